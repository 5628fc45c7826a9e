/** What each column of the file is taken for, and from which day the changes hold. */
import { useMutation } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { missingFields } from '@solmu/domain/network/import-fields.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { ErrorSummary, type SummaryError } from '../../../ui/error-summary.js'
import { TextField } from '../../../ui/form-field.js'
import { ErrorGlyph, WarningGlyph } from '../../../ui/glyphs.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { fieldName } from './import-words.js'
import { checkImportMutation, type ImportColumn, type NetworkImport } from './import.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from './import.module.css'

const dayId = 'import-effectiveOn'
const columnId = (place: number) => `import-column-${place}`

/** The chosen field of each column in the order of the file; empty for a column that is left out. */
type Mapping = readonly string[]

/** The columns whose field another column before them fills already. */
function repeated(mapping: Mapping): readonly number[] {
  return mapping.flatMap((field, place) => (field !== '' && mapping.indexOf(field) < place ? [place] : []))
}

interface MappingState {
  readonly mapping: Mapping
  readonly day: string
}

/** Everything that keeps the file from being checked, each with the control that mends it. */
function useProblems(of: NetworkImport, { mapping, day }: MappingState) {
  const t = useText()
  const { today } = useViewer()
  const effectiveOn = readDayText(day, today)
  const twice = repeated(mapping)
  const missing = missingFields(of.kind, mapping)
  const firstFree = mapping.indexOf('')
  const summary: readonly SummaryError[] = [
    ...missing.map((field) => ({
      fieldId: firstFree === -1 ? undefined : columnId(firstFree),
      text: t('import.columns.missingOne', { field: fieldName(field, t) })
    })),
    ...twice.map((place) => ({
      fieldId: columnId(place),
      text: t('import.columns.twice', { field: fieldName(mapping[place] ?? '', t) })
    })),
    ...(effectiveOn === null ? [{ fieldId: dayId, text: t('errors.INVALID_DATE') }] : [])
  ]
  return { summary, missing, twice, effectiveOn }
}

interface NumberedColumn extends ImportColumn {
  readonly place: number
}

interface MappingTableProps {
  readonly of: NetworkImport
  readonly mapping: Mapping
  readonly twice: readonly number[]
  readonly onChange: (mapping: Mapping) => void
}

function MappingTable({ of, mapping, twice, onChange }: MappingTableProps) {
  const t = useText()
  const replace = (place: number, field: string) => onChange(mapping.map((old, at) => (at === place ? field : old)))
  const optionText = ({ name, isRequired }: NetworkImport['fields'][number]) =>
    isRequired ? t('import.columns.required', { field: fieldName(name, t) }) : fieldName(name, t)
  const columns: readonly Column<NumberedColumn>[] = [
    { id: 'heading', header: t('import.columns.heading'), cell: ({ heading }) => heading },
    {
      id: 'samples',
      header: t('import.columns.samples'),
      cell: ({ samples }) => <span className={styles.samples}>{samples.filter((sample) => sample !== '').join(' · ')}</span>
    },
    {
      id: 'field',
      header: t('import.columns.field'),
      width: '18rem',
      cell: ({ heading, place, field, basis }) => (
        <>
        <select
          id={columnId(place)}
          className={fields.input}
          aria-label={t('import.columns.choose', { heading })}
          aria-invalid={twice.includes(place) || undefined}
          value={mapping[place]}
          onChange={(event) => replace(place, event.target.value)}
        >
          <option value="">{t('import.columns.leaveOut')}</option>
          {of.fields.map((field) => (
            <option key={field.name} value={field.name}>
              {optionText(field)}
            </option>
          ))}
        </select>
        {basis && mapping[place] === field && <Basis basis={basis} />}
        </>
      )
    }
  ]
  return (
    <DataTable
      caption={t('import.columns.title')}
      columns={columns}
      rows={of.columns.map((column, place) => ({ ...column, place }))}
      rowKey={({ place }) => String(place)}
    />
  )
}

/** Why a column was taken for its field: a guess waits for somebody to look at it. */
function Basis({ basis }: { readonly basis: NonNullable<ImportColumn['basis']> }) {
  const t = useText()
  if (basis === 'known') return null
  return (
    <span className={styles.basis}>
      {basis === 'guessed' && <WarningGlyph size={14} />}
      {t(`import.columns.basis.${basis}`)}
    </span>
  )
}

/** Which required fields have no column yet. */
function Missing({ missing }: { readonly missing: readonly string[] }) {
  const t = useText()
  return (
    <div role="status">
      {missing.length > 0 && (
        <p className={styles.missing}>
          <ErrorGlyph size={16} />
          {t('import.columns.missing', {
            count: missing.length,
            fields: missing.map((field) => fieldName(field, t)).join(', ')
          })}
        </p>
      )}
    </div>
  )
}

function useCheck(of: NetworkImport, onStarted: () => void) {
  const describe = useErrorMessage()
  const [mutate, { loading }] = useMutation(checkImportMutation)
  const [refusal, setRefusal] = useState<string | null>(null)
  async function check(mapping: Mapping, effectiveOn: string): Promise<void> {
    const columns = of.columns.map(({ heading }, place) => ({ heading, field: mapping[place] || null }))
    try {
      await mutate({ variables: { input: { importId: of.id, columns, effectiveOn } } })
      onStarted()
    } catch (error) {
      setRefusal(describe(error).text)
    }
  }
  return { check, refusal, forget: () => setRefusal(null), isStarting: loading }
}

export interface ColumnStepProps {
  readonly of: NetworkImport
  /** The rows are being looked at. */
  readonly onStarted: () => void
}

export function ColumnStep({ of, onStarted }: ColumnStepProps) {
  const t = useText()
  const language = useLanguage()
  const [mapping, setMapping] = useState<Mapping>(of.columns.map(({ field }) => field ?? ''))
  const [day, setDay] = useState(dayInField(of.effectiveOn, language))
  const [attempt, setAttempt] = useState(0)
  // What a public list says holds since whenever it says; a draft holds not yet.
  const hasDay = of.kind !== 'projects' && of.kind !== 'practices'
  const { check, refusal, forget, isStarting } = useCheck(of, onStarted)
  const { summary, missing, twice, effectiveOn } = useProblems(of, { mapping, day })
  const found = of.columns.filter(({ field }) => field !== null).length
  function submit(event: FormEvent) {
    event.preventDefault()
    forget()
    setAttempt((before) => before + 1)
    if (summary.length === 0 && effectiveOn !== null) void check(mapping, effectiveOn)
  }
  const shown = attempt === 0 ? [] : [...summary, ...(refusal === null ? [] : [{ text: refusal }])]
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={shown} attempt={attempt} />
      <Section title={t('import.columns.title')} note={t('import.columns.found', { found, count: of.columns.length })}>
        <p className={styles.intro}>{t('import.columns.about')}</p>
        <MappingTable {...{ of, mapping, twice }} onChange={setMapping} />
        <Missing missing={missing} />
      </Section>
      <Section title={t(hasDay ? 'import.day.title' : 'import.columns.start')} className={styles.daySection}>
        {hasDay && <TextField
          id={dayId}
          label={t('import.day.label')}
          help={t(`import.day.help.${of.kind === 'organisations' ? 'organisations' : 'units'}`)}
          value={day}
          autoComplete="off"
          error={attempt > 0 && effectiveOn === null ? t('errors.INVALID_DATE') : undefined}
          onChange={(event) => setDay(event.target.value)}
        />}
        <Button type="submit" variant="primary" isBusy={isStarting}>
          {t('import.columns.check', { count: of.rowCount })}
        </Button>
      </Section>
    </form>
  )
}
