/** Chooses a unit by a part of its name; the API narrows the list while it is typed. */
import { useQuery } from '@apollo/client/react'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { SearchList } from '../../ui/search-list.js'
import { useLocalized, useText } from '../../ui/text.js'
import { unitChoicesQuery, type UnitChoice } from './user.operations.js'

/** How long the reader may pause before the list follows what was typed, in ms. */
const typingPause = 200

export interface UnitPickerProps {
  readonly id: string
  readonly value: UnitChoice | null
  readonly onChange: (unit: UnitChoice | null) => void
  readonly error?: string
  /** Another label and help than those for where a role is held. */
  readonly label?: string
  readonly help?: string
}

/** The units that fit what was typed; the chosen one is always among them. */
function useUnitsFound(value: UnitChoice | null, typed: string) {
  const pick = useLocalized()
  const [asked] = useDebouncedValue(typed, typingPause)
  // The box holds the name of the chosen unit, and that is not a search.
  const isChosenName = value !== null && asked === pick(value.name)
  const search = asked.trim() === '' || isChosenName ? null : asked.trim()
  const { data, previousData, loading } = useQuery(unitChoicesQuery, { variables: { search } })
  const found = (data ?? previousData)?.orgUnits.nodes ?? []
  const isListed = value === null || found.some((unit) => unit.id === value.id)
  return { choices: isListed ? found : [value, ...found], isSearching: loading }
}

export function UnitPicker({ id, value, onChange, error, label, help }: UnitPickerProps) {
  const t = useText()
  const pick = useLocalized()
  const [typed, setTyped] = useState('')
  const { choices, isSearching } = useUnitsFound(value, typed)
  const detailOf = ({ type, municipality }: UnitChoice) => `${t(`admin.unitType.${type}`)}, ${pick(municipality.name)}`
  const unitOf = (unitId: string | null) => choices.find(({ id: each }) => each === unitId)
  return (
    <SearchList
      id={id}
      label={label ?? t('admin.grant.unit')}
      help={help ?? t('admin.grant.unitHelp')}
      error={error}
      options={choices.map((unit) => ({ value: unit.id, label: pick(unit.name) }))}
      value={value?.id ?? null}
      onChange={(unitId) => onChange(unitOf(unitId) ?? null)}
      typed={typed}
      onType={setTyped}
      placeholder={t('admin.grant.unitPlaceholder')}
      nothingFound={isSearching ? t('ui.loading') : t('admin.grant.noUnit', { text: typed })}
      detailOf={(unitId) => {
        const unit = unitOf(unitId)
        return unit && detailOf(unit)
      }}
      isLow
    />
  )
}
