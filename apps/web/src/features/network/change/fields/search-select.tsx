/** Chooses one from a long list by any part of its name; or adds one after another to a list. */
import { Select } from '@mantine/core'
import { useMemo, useState, type ReactNode } from 'react'
import { FormField, type FormFieldLook } from '../../../../ui/form-field.js'
import { useText } from '../../../../ui/text.js'
import styles from '../change.module.css'

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

/** Whether every word that was typed is part of the label or its detail. */
function fits({ label, detail = '' }: Choice, typed: string): boolean {
  const text = `${label} ${detail}`.toLocaleLowerCase('fi')
  return typed
    .toLocaleLowerCase('fi')
    .split(/\s+/)
    .every((word) => text.includes(word))
}

interface Option {
  value: string
  label: string
}

interface OptionGroup {
  group: string
  items: Option[]
}

/** The choices as the list wants them: those with a group under its heading. */
function grouped(choices: readonly Choice[]): (Option | OptionGroup)[] {
  const groups = new Map<string, Option[]>()
  for (const { group = '', value, label } of choices) groups.set(group, [...(groups.get(group) ?? []), { value, label }])
  return [...groups].flatMap(([group, items]): (Option | OptionGroup)[] => (group === '' ? items : [{ group, items }]))
}

export function SearchSelect(props: SearchSelectProps) {
  const { id, choices, value, onChange, onSearch, isSearching = false, ...look } = props
  const { placeholder, ...field } = look
  const t = useText()
  const [typed, setTyped] = useState('')
  const chosen = choices.find((choice) => choice.value === value)
  // The box holds the name of what is chosen, and that is not a search.
  const wanted = chosen !== undefined && typed === chosen.label ? '' : typed.trim()
  const shown = useMemo(() => {
    const fitting = onSearch === undefined && wanted !== '' ? choices.filter((choice) => fits(choice, wanted)) : choices
    const first = fitting.slice(0, most)
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
    <FormField id={id} {...field}>
      {(control) => (
        <Select
          id={control.id}
          error={control['aria-invalid'] ?? false}
          // Select puts its own description over ours; what stands here is put over both.
          attributes={{ input: { 'aria-describedby': control['aria-describedby'] } }}
          data={shown}
          filter={({ options }) => options}
          searchable
          allowDeselect={false}
          searchValue={typed}
          onSearchChange={search}
          value={value}
          onChange={choose}
          placeholder={placeholder ?? t('change.field.typeToSearch')}
          nothingFoundMessage={isSearching ? t('ui.loading') : t('change.field.nothingFound', { text: typed })}
          withScrollArea={false}
          classNames={{ options: styles.options }}
          comboboxProps={{ withinPortal: false }}
          renderOption={({ option }) => <OptionText label={option.label} detail={details.get(option.value)} />}
        />
      )}
    </FormField>
  )
}

function OptionText({ label, detail }: { readonly label: ReactNode; readonly detail: string | undefined }) {
  return (
    <span>
      {label}
      {detail !== undefined && detail !== '' && <span className={styles.optionDetail}> · {detail}</span>}
    </span>
  )
}
