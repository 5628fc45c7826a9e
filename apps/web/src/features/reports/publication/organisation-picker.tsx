/** Chooses an organisation by a part of its name or business id, among all of them; the API narrows the list. */
import { useQuery } from '@apollo/client/react'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { SearchList } from '../../../ui/search-list.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { organisationChoicesQuery, type OrganisationChoice } from './publication.operations.js'

/** How long the reader may pause before the list follows what was typed, in ms. */
const typingPause = 200

interface OrganisationPickerProps {
  readonly id: string
  readonly value: OrganisationChoice | null
  readonly error?: string | undefined
  readonly onChange: (organisation: OrganisationChoice | null) => void
}

/** Those that fit what was typed; the chosen one is always among them. */
function useFound(value: OrganisationChoice | null, typed: string) {
  const say = useLocalized()
  const [asked] = useDebouncedValue(typed, typingPause)
  // The box holds the name of what is chosen, and that is not a search.
  const search = asked.trim() === '' || (value !== null && asked === say(value.name)) ? null : asked.trim()
  const { data, previousData, loading } = useQuery(organisationChoicesQuery, { variables: { search } })
  const found = (data ?? previousData)?.organisations.nodes ?? []
  return { choices: value === null || found.some(({ id }) => id === value.id) ? found : [value, ...found], isSearching: loading }
}

export function OrganisationPicker({ id, value, error, onChange }: OrganisationPickerProps) {
  const t = useText()
  const say = useLocalized()
  const [typed, setTyped] = useState('')
  const { choices, isSearching } = useFound(value, typed)
  const choiceOf = (wanted: string | null) => choices.find((each) => each.id === wanted)
  return (
    <SearchList
      id={id}
      label={t('publication.audience.organisationId')}
      help={t('publication.audience.organisationHelp')}
      {...(error && { error })}
      options={choices.map((each) => ({ value: each.id, label: say(each.name) }))}
      value={value?.id ?? null}
      onChange={(wanted) => onChange(choiceOf(wanted) ?? null)}
      typed={typed}
      onType={setTyped}
      placeholder={t('publication.audience.choose')}
      nothingFound={isSearching ? t('ui.loading') : t('publication.audience.noOrganisation', { text: typed })}
      detailOf={(wanted) => choiceOf(wanted)?.businessId ?? undefined}
      isLow
    />
  )
}
