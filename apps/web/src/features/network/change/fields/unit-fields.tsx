/** Units of the day of the change, chosen by a part of their name, their municipality or their centre. */
import { useMemo } from 'react'
import type { FormFieldLook } from '../../../../ui/form-field.js'
import { useFormat } from '../../../../ui/format.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import type { NetworkNode } from '../../network.types.js'
import type { DayNetwork } from '../day-network.js'
import { ChosenList } from './chosen-list.js'
import { SearchSelect, type Choice } from './search-select.js'

/** What stands beside the name of a unit: its level or its centre, and its municipality. */
export function useUnitDetail(network: DayNetwork): (node: NetworkNode) => string {
  const t = useText()
  const pick = useLocalized()
  return (node) => {
    const centre = node.type === 'local_unit' ? network.byId.get(node.parentId ?? '') : undefined
    const above = centre === undefined ? t(`network.type.${node.type}`) : pick(centre.name)
    return `${above}, ${pick(node.municipalityName)}`
  }
}

function useUnitChoices(network: DayNetwork, accepts: (node: NetworkNode) => boolean): readonly Choice[] {
  const pick = useLocalized()
  const { compare } = useFormat()
  const detailOf = useUnitDetail(network)
  return network.nodes
    .filter(accepts)
    .map((node) => ({ value: node.id, label: pick(node.name), detail: detailOf(node) }))
    .sort((a, b) => compare(a.label, b.label))
}

interface UnitsOfDay extends FormFieldLook {
  readonly id: string
  readonly network: DayNetwork
  /** Which units can be chosen. */
  readonly accepts: (node: NetworkNode) => boolean
}

export interface UnitFieldProps extends UnitsOfDay {
  readonly value: string | null
  readonly onChange: (unitId: string | null) => void
}

export function UnitField({ network, accepts, value, ...field }: UnitFieldProps) {
  const choices = useUnitChoices(network, accepts)
  const isThere = value !== null && choices.some((choice) => choice.value === value)
  return <SearchSelect {...field} choices={choices} value={isThere ? value : null} />
}

export interface UnitsFieldProps extends UnitsOfDay {
  readonly values: readonly string[]
  readonly onChange: (unitIds: string[]) => void
  /** What the list of the chosen is: read out. */
  readonly chosenLabel: string
}

export function UnitsField({ network, accepts, values, onChange, chosenLabel, ...field }: UnitsFieldProps) {
  const t = useText()
  const pick = useLocalized()
  const detailOf = useUnitDetail(network)
  const chosen = useMemo(() => new Set(values), [values])
  const choices = useUnitChoices(network, (node) => accepts(node) && !chosen.has(node.id))
  return (
    <>
      <SearchSelect
        {...field}
        choices={choices}
        value={null}
        onChange={(id) => (id === null ? undefined : onChange([...values, id]))}
      />
      <ChosenList
        label={chosenLabel}
        pickerId={field.id}
        rows={values.map((id) => {
          const node = network.byId.get(id)
          return {
            key: id,
            label: node === undefined ? t('change.field.absentUnit') : pick(node.name),
            detail: node && detailOf(node)
          }
        })}
        onRemove={(id) => onChange(values.filter((each) => each !== id))}
      />
    </>
  )
}

export interface CentreFieldProps extends FormFieldLook {
  readonly id: string
  readonly network: DayNetwork
  readonly value: string | null
  /** A centre that cannot be chosen: the one that closes. */
  readonly except?: string | null
  readonly onChange: (unitId: string | null) => void
}

export function CentreField({ except, ...field }: CentreFieldProps) {
  return <UnitField {...field} accepts={(node) => node.type === 'regional_centre' && node.id !== except} />
}
