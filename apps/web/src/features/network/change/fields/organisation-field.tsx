/** The organisation that keeps a unit, found in the register by its name or business id. */
import { useQuery } from '@apollo/client/react'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { FormFieldLook } from '../../../../ui/form-field.js'
import { useLocalized } from '../../../../ui/text.js'
import { organisationChoicesQuery } from '../change.operations.js'
import type { DetailsForm } from '../change-form.js'
import { SearchSelect } from './search-select.js'

/** How long the reader may pause before the list follows what was typed, in ms. */
const typingPause = 200

export interface OrganisationFieldProps extends FormFieldLook {
  readonly id: string
  readonly value: DetailsForm['organisation']
  readonly onChange: (organisation: DetailsForm['organisation']) => void
}

export function OrganisationField({ value, onChange, ...field }: OrganisationFieldProps) {
  const pick = useLocalized()
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, typingPause)
  const { data, previousData, loading } = useQuery(organisationChoicesQuery, { variables: { search: asked || null } })
  const found = (data ?? previousData)?.organisations.nodes ?? []
  const isListed = value === null || found.some((each) => each.id === value.id)
  const all = isListed ? found : [{ ...value, businessId: null }, ...found]
  return (
    <SearchSelect
      {...field}
      choices={all.map(({ id, name, businessId }) => ({ value: id, label: pick(name), detail: businessId ?? undefined }))}
      value={value?.id ?? null}
      onSearch={setTyped}
      isSearching={loading}
      onChange={(id) => {
        const chosen = all.find((each) => each.id === id)
        onChange(chosen === undefined ? null : { id: chosen.id, name: { ...chosen.name } })
      }}
    />
  )
}
