/** Chooses one from a long list by any part of its name; or adds one after another to a list. */
import { useMemo, useState } from 'react'
import { groupBy } from '@solmu/shared/groups.js'
import type { FormFieldLook } from '../../../../ui/form-field.js'
import { SearchList, type SearchOption, type SearchOptionGroup } from '../../../../ui/search-list.js'
import { useText } from '../../../../ui/text.js'

export interface Choice {
  readonly value: string
  readonly label: string
  /** Beside the label: what tells it from another of the same name. Searched too. */
  readonly detail?: string
  /** The heading under which it stands. */
  readonly group?: string
}

export interface SearchSelectProps extends FormFieldLook {
  readonly id: string
  readonly choices: readonly Choice[]
  /** Null when nothing is chosen, and always when each choice is added to a list elsewhere. */
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly placeholder?: string
  /** Given when the API narrows the list: called with what was typed. */
  readonly onSearch?: (text: string) => void
  readonly isSearching?: boolean
}

/** How many are shown at once: beyond these it is quicker to type. */
const most = 50

/**
 * Those of which every word that was typed is part of the label or its detail; first those that are meant by the
 * label alone, so that a centre comes before the units of that centre.
 */
function fitting(choices: readonly Choice[], typed: string): readonly Choice[] {
  const words = typed.toLocaleLowerCase('fi').split(/\s+/)
  const has = (text: string) => words.every((word) => text.toLocaleLowerCase('fi').includes(word))
  const byLabel = choices.filter(({ label }) => has(label))
  return [...byLabel, ...choices.filter(({ label, detail = '' }) => !has(label) && has(`${label} ${detail}`))]
}

/** The choices as the list wants them: those with a group under its heading. */
function grouped(choices: readonly Choice[]): (SearchOption | SearchOptionGroup)[] {
  const groups = groupBy(choices, ({ group = '' }) => group)
  return [...groups].flatMap(([group, items]): (SearchOption | SearchOptionGroup)[] => {
    const options = items.map(({ value, label }) => ({ value, label }))
    return group === '' ? options : [{ group, items: options }]
  })
}

export function SearchSelect(props: SearchSelectProps) {
  const { choices, value, onChange, onSearch, isSearching = false, placeholder, ...field } = props
  const t = useText()
  const [typed, setTyped] = useState('')
  const chosen = choices.find((choice) => choice.value === value)
  // The box holds the name of what is chosen, and that is not a search.
  const wanted = chosen !== undefined && typed === chosen.label ? '' : typed.trim()
  const shown = useMemo(() => {
    const first = (onSearch === undefined && wanted !== '' ? fitting(choices, wanted) : choices).slice(0, most)
    // The list knows the name of what is chosen only when it is in it.
    return grouped(chosen === undefined || first.includes(chosen) ? first : [chosen, ...first])
  }, [choices, chosen, wanted, onSearch])
  const details = useMemo(() => new Map(choices.map((choice) => [choice.value, choice.detail])), [choices])

  function search(text: string): void {
    setTyped(text)
    onSearch?.(text === chosen?.label ? '' : text.trim())
  }
  function choose(next: string | null): void {
    onChange(next)
    if (value === null) search('')
  }
  return (
    <SearchList
      {...field}
      options={shown}
      value={value}
      onChange={choose}
      typed={typed}
      onType={search}
      placeholder={placeholder ?? t('change.field.typeToSearch')}
      nothingFound={isSearching ? t('ui.loading') : t('change.field.nothingFound', { text: typed })}
      detailOf={(each) => details.get(each)}
    />
  )
}
