/** A field that chooses one from a list that is narrowed by typing; what may be chosen is told by its owner. */
import { Select } from '@mantine/core'
import { classNames } from './class-names.js'
import { FormField, type FormFieldLook } from './form-field.js'
import styles from './search-list.module.css'

export interface SearchOption {
  readonly value: string
  readonly label: string
}

export interface SearchOptionGroup {
  /** The heading. */
  readonly group: string
  readonly items: readonly SearchOption[]
}

export interface SearchListProps extends FormFieldLook {
  readonly id: string
  /** What is shown, already narrowed by what was typed. */
  readonly options: readonly (SearchOption | SearchOptionGroup)[]
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly typed: string
  readonly onType: (text: string) => void
  readonly placeholder: string
  /** Stands in place of the options when there are none. */
  readonly nothingFound: string
  /** What stands beside the label of an option: what tells it from another of the same name. */
  readonly detailOf: (value: string) => string | undefined
  /** In a dialog, the list must be low enough not to be cut off by it. */
  readonly isLow?: boolean
}

export function SearchList(props: SearchListProps) {
  const { id, options, value, onChange, typed, onType, placeholder, nothingFound, detailOf, isLow = false, ...look } = props
  return (
    <FormField id={id} {...look}>
      {(control) => (
        <Select
          id={control.id}
          error={control['aria-invalid'] ?? false}
          // Select puts its own description over ours; what stands here is put over both.
          attributes={{ input: { 'aria-describedby': control['aria-describedby'] } }}
          data={options.map((option) => ('items' in option ? { ...option, items: [...option.items] } : option))}
          filter={({ options: all }) => all}
          searchable
          allowDeselect={false}
          searchValue={typed}
          onSearchChange={onType}
          value={value}
          onChange={onChange}
          placeholder={placeholder}
          nothingFoundMessage={nothingFound}
          withScrollArea={false}
          classNames={{ options: classNames(styles.options, isLow && styles.low) }}
          // Inside its owner, so that in a dialog it belongs to the dialog.
          comboboxProps={{ withinPortal: false }}
          renderOption={({ option }) => <OptionText label={option.label} detail={detailOf(option.value)} />}
        />
      )}
    </FormField>
  )
}

function OptionText({ label, detail }: { readonly label: string; readonly detail: string | undefined }) {
  return (
    <span>
      {label}
      {detail !== undefined && detail !== '' && <span className={styles.detail}> · {detail}</span>}
    </span>
  )
}
