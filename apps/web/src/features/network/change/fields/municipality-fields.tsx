/** Municipalities of the day of the change: one by one, or all of a region or a centre at once. */
import { useMemo } from 'react'
import type { FormFieldLook } from '../../../../ui/form-field.js'
import { useFormat } from '../../../../ui/format.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import type { DayNetwork } from '../day-network.js'
import { ChosenList, type ChosenRow } from './chosen-list.js'
import { SearchSelect, type Choice } from './search-select.js'

interface MunicipalitiesOfDay extends FormFieldLook {
  readonly id: string
  readonly network: DayNetwork
}

/** The centre that serves a municipality, in words. */
export function useCentreName(network: DayNetwork): (code: string) => string {
  const t = useText()
  const pick = useLocalized()
  return (code) => {
    const centre = network.centreOf.get(code)
    return centre === undefined ? t('change.field.noCentre') : pick(centre.name)
  }
}

function useMunicipalityChoices(network: DayNetwork): readonly Choice[] {
  const pick = useLocalized()
  const { compare } = useFormat()
  const centreName = useCentreName(network)
  return network.municipalities
    .map(({ code, name }) => ({ value: code, label: pick(name), detail: centreName(code) }))
    .sort((a, b) => compare(a.label, b.label))
}

export interface MunicipalityFieldProps extends MunicipalitiesOfDay {
  readonly value: string | null
  readonly onChange: (code: string | null) => void
}

export function MunicipalityField({ network, value, ...field }: MunicipalityFieldProps) {
  const choices = useMunicipalityChoices(network).map(({ value: code, label }) => ({ value: code, label }))
  return <SearchSelect {...field} choices={choices} value={value} />
}

export interface MunicipalitiesFieldProps extends MunicipalitiesOfDay {
  readonly values: readonly string[]
  readonly onChange: (codes: string[]) => void
  readonly chosenLabel: string
  /** The municipalities of a region can be added at once. */
  readonly hasRegions?: boolean
  /** A field in the row of each chosen municipality. */
  readonly controlOf?: (code: string, name: string) => ChosenRow['control']
}

/** The regions of which something is still to be chosen; `region:` before the code. */
function useRegionChoices(network: DayNetwork, chosen: ReadonlySet<string>): readonly Choice[] {
  const t = useText()
  const pick = useLocalized()
  const { compare } = useFormat()
  return network.regions
    .map(({ code, name, municipalityCodes }) => ({
      value: `region:${code}`,
      label: pick(name),
      count: municipalityCodes.filter((each) => !chosen.has(each)).length
    }))
    .filter(({ count }) => count > 0)
    .map(({ value, label, count }) => ({
      ...{ value, label },
      detail: t('change.field.wholeRegion', { count }),
      group: t('change.field.regions')
    }))
    .sort((a, b) => compare(a.label, b.label))
}

export function MunicipalitiesField(props: MunicipalitiesFieldProps) {
  const { network, values, onChange, chosenLabel, hasRegions = false, controlOf, ...field } = props
  const t = useText()
  const pick = useLocalized()
  const centreName = useCentreName(network)
  const chosen = useMemo(() => new Set(values), [values])
  const own = useMunicipalityChoices(network).filter((choice) => !chosen.has(choice.value))
  const regions = useRegionChoices(network, chosen)
  const group = t('change.field.municipalities')
  // The regions come first: they are few, and nobody scrolls past three hundred municipalities.
  const choices = hasRegions ? [...regions, ...own.map((choice) => ({ ...choice, group }))] : own

  function add(value: string | null): void {
    if (value === null) return
    const region = network.regions.find(({ code }) => value === `region:${code}`)
    onChange([...new Set([...values, ...(region?.municipalityCodes ?? [value])])])
  }
  return (
    <>
      <SearchSelect {...field} choices={choices} value={null} onChange={add} />
      <ChosenList
        label={chosenLabel}
        pickerId={field.id}
        rows={values.map((code) => {
          const municipality = network.municipalityByCode.get(code)
          const label = municipality === undefined ? code : pick(municipality.name)
          return { key: code, label, detail: centreName(code), control: controlOf?.(code, label) }
        })}
        onRemove={(code) => onChange(values.filter((each) => each !== code))}
      />
    </>
  )
}
