/** Narrows the trail to one person and to one unit, each found by a part of its name, and shows the one record to which it is narrowed. */
import { useQuery } from '@apollo/client/react'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useCan } from '../../app/viewer.js'
import { Button } from '../../ui/button.js'
import { SearchList } from '../../ui/search-list.js'
import { useLocalized, useText } from '../../ui/text.js'
import { recordName } from './audit-subject.js'
import { auditPeopleQuery, auditUnitsQuery, type AuditRow } from './audit.operations.js'
import type { AuditSearch } from './audit.search.js'
import styles from './audit.module.css'

const typingPause = 200

interface Option {
  readonly value: string
  readonly label: string
}

interface PickerProps {
  readonly value: string | undefined
  /** The name of the chosen one, when the list of entries has it. */
  readonly chosen: string | undefined
  readonly onChange: (value: string | undefined) => void
}

/** What is typed in the box, and what of it is a search: the name of the chosen one is none. */
function useTyped(chosen: string | undefined) {
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, typingPause)
  return { typed, setTyped, search: asked.trim() === '' || asked === chosen ? null : asked.trim() }
}

interface BoxProps extends PickerProps {
  readonly id: string
  readonly label: string
  readonly found: readonly Option[]
  readonly typed: string
  readonly onType: (text: string) => void
}

function Box({ id, label, value, chosen, found, typed, onType, onChange }: BoxProps) {
  const t = useText()
  const isListed = value === undefined || found.some((option) => option.value === value)
  const options = isListed ? found : [{ value, label: chosen ?? value }, ...found]
  const clear = () => {
    onType('')
    onChange(undefined)
  }
  return (
    <div>
      <SearchList
        id={id}
        label={label}
        options={options}
        value={value ?? null}
        onChange={(next) => onChange(next ?? undefined)}
        typed={typed}
        onType={onType}
        placeholder={t('audit.filter.placeholder')}
        nothingFound={t('audit.filter.nothing')}
        detailOf={() => undefined}
      />
      {value !== undefined && (
        <Button size="small" onClick={clear}>
          {t('audit.filter.clear', { what: options.find((option) => option.value === value)?.label ?? label })}
        </Button>
      )}
    </div>
  )
}

function PersonBox(props: PickerProps) {
  const t = useText()
  const { typed, setTyped, search } = useTyped(props.chosen)
  const { data, previousData } = useQuery(auditPeopleQuery, { variables: { search } })
  const found = ((data ?? previousData)?.users.nodes ?? []).map(({ id, displayName }) => ({ value: id, label: displayName }))
  return <Box {...props} id="audit-person" label={t('audit.person')} found={found} typed={typed} onType={setTyped} />
}

function UnitBox(props: PickerProps) {
  const t = useText()
  const pick = useLocalized()
  const { typed, setTyped, search } = useTyped(props.chosen)
  const { data, previousData } = useQuery(auditUnitsQuery, { variables: { search } })
  const found = ((data ?? previousData)?.orgUnits.nodes ?? []).map(({ id, name }) => ({ value: id, label: pick(name) }))
  return <Box {...props} id="audit-unit" label={t('audit.unit')} found={found} typed={typed} onType={setTyped} />
}

/** The record whose entries are shown, by its name as far as the entries tell it. */
function RecordChip({ id, entries, onClear }: { readonly id: string; readonly entries: AuditPickersProps['entries']; readonly onClear: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const entry = entries?.find(({ subjectId }) => subjectId === id)
  const what = entry ? recordName(entry, t, pick) : t('audit.subject')
  return (
    <div className={styles.record}>
      <span>{t('audit.filter.record')}</span>
      <Button size="small" onClick={onClear}>
        {t('audit.filter.clear', { what })}
      </Button>
    </div>
  )
}

export interface AuditPickersProps {
  readonly search: AuditSearch
  readonly entries: readonly AuditRow[] | undefined
  readonly onChange: (part: Partial<AuditSearch>) => void
}

export function AuditPickers({ search, entries, onChange }: AuditPickersProps) {
  const pick = useLocalized()
  const seesPeople = useCan('access.read')
  const actor = entries?.find(({ actorId }) => actorId === search.person)?.actorName
  const unit = entries?.find((entry) => entry.unit?.id === search.unit)?.unit
  return (
    <div className={styles.pickers}>
      {seesPeople && (
        <PersonBox value={search.person} chosen={actor ?? undefined} onChange={(person) => onChange({ person })} />
      )}
      <UnitBox value={search.unit} chosen={unit ? pick(unit.name) : undefined} onChange={(next) => onChange({ unit: next })} />
      {search.record !== undefined && (
        <RecordChip id={search.record} entries={entries} onClear={() => onChange({ record: undefined })} />
      )}
    </div>
  )
}
