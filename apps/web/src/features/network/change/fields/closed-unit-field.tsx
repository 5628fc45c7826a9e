/** A unit that has closed by the day of the change. */
import { useQuery } from '@apollo/client/react'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { FormFieldLook } from '../../../../ui/form-field.js'
import { useFormat } from '../../../../ui/format.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import { closedUnitChoicesQuery } from '../change.operations.js'
import { SearchSelect, type Choice } from './search-select.js'

const typingPause = 200

export interface ClosedUnitFieldProps extends FormFieldLook {
  readonly id: string
  readonly day: IsoDate
  readonly value: string | null
  /** The unit that is chosen, when it was chosen elsewhere and the list may not have it. */
  readonly chosen: Choice | null
  readonly onChange: (unitId: string | null) => void
}

export function ClosedUnitField({ day, value, chosen, onChange, ...field }: ClosedUnitFieldProps) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, typingPause)
  const { data, previousData, loading } = useQuery(closedUnitChoicesQuery, {
    variables: { search: asked || null, asOf: day }
  })
  const closed = ((data ?? previousData)?.orgUnits.nodes ?? [])
    .filter(({ validTo }) => validTo !== null && validTo <= day)
    .map(({ id, name, municipality, validTo }) => ({
      value: id,
      label: pick(name),
      detail: t('change.field.closedOn', { place: pick(municipality.name), day: format.day(validTo ?? day) })
    }))
  const isListed = chosen === null || closed.some((choice) => choice.value === chosen.value)
  return (
    <SearchSelect
      {...field}
      choices={isListed ? closed : [chosen, ...closed]}
      value={value}
      onSearch={setTyped}
      isSearching={loading}
      onChange={onChange}
    />
  )
}
