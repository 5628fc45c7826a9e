/** Chooses a unit by a part of its name; the API narrows the list while it is typed. */
import { useQuery } from '@apollo/client/react'
import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { FormField } from '../../ui/form-field.js'
import { useLocalized, useText } from '../../ui/text.js'
import { unitChoicesQuery, type UnitChoice } from './user.operations.js'
import styles from '../../ui/admin-pages.module.css'

/** How long the reader may pause before the list follows what was typed, in ms. */
const typingPause = 200

export interface UnitPickerProps {
  readonly id: string
  readonly value: UnitChoice | null
  readonly onChange: (unit: UnitChoice | null) => void
  readonly error?: string
}

export function UnitPicker({ id, value, onChange, error }: UnitPickerProps) {
  const t = useText()
  const pick = useLocalized()
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, typingPause)
  // The box holds the name of the chosen unit, and that is not a search.
  const isChosenName = value !== null && asked === pick(value.name)
  const search = asked.trim() === '' || isChosenName ? null : asked.trim()
  const { data, previousData, loading } = useQuery(unitChoicesQuery, { variables: { search } })
  const found = (data ?? previousData)?.orgUnits.nodes ?? []
  const choices = value && !found.some((unit) => unit.id === value.id) ? [value, ...found] : found
  return (
    <FormField id={id} label={t('admin.grant.unit')} help={t('admin.grant.unitHelp')} error={error}>
      {(control) => (
        <Select
          {...control}
          data={choices.map((unit) => ({ value: unit.id, label: pick(unit.name) }))}
          filter={({ options }) => options}
          searchable
          searchValue={typed}
          onSearchChange={setTyped}
          value={value?.id ?? null}
          onChange={(unitId) => onChange(choices.find((unit) => unit.id === unitId) ?? null)}
          placeholder={t('admin.grant.unitPlaceholder')}
          nothingFoundMessage={loading ? t('ui.loading') : t('admin.grant.noUnit', { text: typed })}
          withScrollArea={false}
          classNames={{ options: styles.options }}
          // Inside the dialog, so that the list belongs to it; the list is low enough not to be cut off by it.
          comboboxProps={{ withinPortal: false }}
          renderOption={({ option }) => {
            const unit = choices.find((one) => one.id === option.value)
            return (
              <span>
                {option.label}
                {unit && (
                  <span>
                    {' '}
                    · {t(`admin.unitType.${unit.type}`)}, {pick(unit.municipality.name)}
                  </span>
                )}
              </span>
            )
          }}
        />
      )}
    </FormField>
  )
}
