/** The rows of a file with what each does and what is wrong with it, by the outcome that is chosen. */
import { useQuery } from '@apollo/client/react'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { useFormat } from '../../../ui/format.js'
import { ErrorGlyph, WarningGlyph } from '../../../ui/glyphs.js'
import { Pager, useKeysetPages } from '../../../ui/pager.js'
import { Section } from '../../../ui/section.js'
import { Status } from '../../../ui/status.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { fileAddress } from '../export/download-menu.js'
import { ImportCell } from './import-cell.js'
import { countOf, faultText, fieldName, outcomes, outcomeStatus } from './import-words.js'
import { importRowsQuery, type ImportOutcome, type ImportRow, type NetworkImport } from './import.operations.js'
import styles from './import.module.css'

/** How many rows one page has. */
const pageSize = 50

type Choice = ImportOutcome | 'all'

export interface ImportRowsProps {
  readonly of: NetworkImport
  readonly choice: Choice
  readonly onChoose: (choice: Choice) => void
}

/** The counts of the outcomes; each narrows the table to its rows. */
function Counts({ of, choice, onChoose }: ImportRowsProps) {
  const t = useText()
  const format = useFormat()
  const choices: readonly { readonly value: Choice; readonly count: number }[] = [
    { value: 'all', count: of.rowCount },
    ...outcomes.map((value) => ({ value, count: countOf(of, value) }))
  ]
  return (
    <fieldset className={styles.counts} data-print="never">
      <legend className="visually-hidden">{t('import.rows.filter')}</legend>
      {choices.map(({ value, count }) => (
        <label key={value} data-checked={choice === value || undefined} data-outcome={value}>
          <input type="radio" name="import-outcome" value={value} checked={choice === value} onChange={() => onChoose(value)} />
          <span className={styles.count}>{format.number(count)}</span> <span>{t(`import.outcome.${value}`, { count })}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** The faults of a row, each with the name of its field; of a row that comes in, what is odd about it. */
function Faults({ issues, outcome }: Pick<ImportRow, 'issues' | 'outcome'>) {
  const t = useText()
  const describe = useErrorMessage()
  if (issues.length === 0) return null
  const Glyph = outcome === 'wrong' ? ErrorGlyph : WarningGlyph
  return (
    <ul className={styles.faults}>
      {issues.map(({ field, code, params }, place) => (
        <li key={place}>
          <Glyph size={14} />
          <span>
            {field !== null && <b>{fieldName(field, t)}: </b>}
            {faultText({ code, params }, t, describe)}
          </span>
        </li>
      ))}
    </ul>
  )
}

function useColumns({ columns, kind }: NetworkImport): readonly Column<ImportRow>[] {
  const t = useText()
  return [
    { id: 'line', header: t('import.rows.line'), isNumeric: true, cell: ({ line }) => String(line) },
    { id: 'label', header: t('import.rows.label'), cell: ({ label }) => label },
    {
      id: 'outcome',
      header: t('import.rows.outcome'),
      cell: ({ outcome }) => <Status status={outcomeStatus[outcome]} label={t(`import.rows.outcome.${outcome}`)} />
    },
    { id: 'faults', header: t('import.rows.faults'), cell: (row) => <Faults {...row} /> },
    ...columns.map(({ heading, field }, place) => ({
      id: `cell-${place}`,
      // Of a list of others, what a column was taken for is looked at with its cells.
      header: kind === 'projects' && field !== null ? t('import.rows.takenFor', { heading, field: fieldName(field, t) }) : heading,
      cell: (row: ImportRow) => <ImportCell {...{ row, place, field }} />
    }))
  ]
}

/** The faults as a file, to mend the rows by. */
function FaultsLink({ id }: Pick<NetworkImport, 'id'>) {
  const t = useText()
  const lang = useLanguage()
  return <a href={fileAddress(`/files/imports/${encodeURIComponent(id)}/faults.csv`, { lang })}>{t('import.rows.download')}</a>
}

export function ImportRows(props: ImportRowsProps) {
  const { of, choice } = props
  const t = useText()
  const outcome = choice === 'all' ? null : [choice]
  const pages = useKeysetPages(`${of.id} ${choice}`)
  const { data, previousData, error, refetch, loading } = useQuery(importRowsQuery, {
    variables: { importId: of.id, outcomes: outcome, first: pageSize, after: pages.after },
    // The rows say something else after each check.
    fetchPolicy: 'network-only'
  })
  const list = (data ?? previousData)?.importRows
  return (
    <Section title={t('import.rows.title')} aside={of.wrongCount > 0 && <FaultsLink id={of.id} />}>
      <Counts {...props} />
      <div className={styles.sheet}>
        <DataTable
          caption={t('import.rows.caption')}
          columns={useColumns(of)}
          rows={list?.nodes}
          rowKey={({ line }) => String(line)}
          phone="scroll"
          isRefreshing={loading}
          error={error}
          onRetry={() => void refetch()}
          empty={<EmptyState title={t('import.rows.none')} />}
          footer={
            list && <Pager pages={pages} count={list.nodes.length} totalCount={list.totalCount} pageInfo={list.pageInfo} />
          }
        />
      </div>
    </Section>
  )
}
