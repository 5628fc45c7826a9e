/** Who is committed to what: the register and the table of all against all, with search, filters and order in the address. */
import { useQuery } from '@apollo/client/react'
import { IconDownload, IconSignature } from '@tabler/icons-react'
import { useState } from 'react'
import { commitmentStates, commitmentSubjects } from '@solmu/domain/quality/commitment.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Segmented } from '../../../ui/segmented.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { placesQuery } from '../../results/places.operations.js'
import { commitmentListSearchSchema, type CommitmentListSearch, type CommitmentSort } from './commitment-list.search.js'
import { CommitmentMatrix } from './commitment-matrix.js'
import { isOnOlder, listedCommitments } from './commitment-rows.js'
import { boundName, CommitmentLink, CommitmentStateMark, useTermText } from './commitment-words.js'
import { type Commitment, commitmentsQuery } from './commitment.operations.js'
import { RegisterTabs } from './register-tabs.js'
import { RequestDialog } from './request-dialog.js'
import styles from './commitment.module.css'

type Change = (part: Partial<CommitmentListSearch>) => void

/** An empty choice is left out of the address. */
const orNone = <Value,>(values: readonly Value[]) => (values.length === 0 ? undefined : [...values])

function useFilters({ commitments, search, change }: { readonly commitments: readonly Commitment[]; readonly search: CommitmentListSearch; readonly change: Change }): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const compare = compareText(language)
  const { data } = useQuery(placesQuery)
  const centres = (data?.networkTree.nodes ?? []).filter(({ type }) => type === 'regional_centre')
  const optionsOf = (some: readonly { id: string; name: { fi: string; sv: string; en: string } }[]) =>
    [...new Map(some.map(({ id, name }) => [id, { value: id, label: pick(name) }])).values()].sort((a, b) => compare(a.label, b.label))
  const one = (values: readonly string[]) => values[0]
  return [
    {
      ...{ id: 'states', label: t('commitment.list.state'), values: search.states ?? [], isMultiple: true },
      options: commitmentStates.map((value) => ({ value, label: t(`commitment.state.${value}`) })),
      onChange: (chosen) => change({ states: orNone(chosen) as CommitmentListSearch['states'] })
    },
    {
      ...{ id: 'frameworks', label: t('commitment.list.framework'), values: search.frameworks ?? [], isMultiple: true },
      options: optionsOf(commitments.map(({ framework }) => framework)),
      onChange: (chosen) => change({ frameworks: orNone(chosen) })
    },
    {
      ...{ id: 'centre', label: t('commitment.list.centre'), values: search.centre ? [search.centre] : [] },
      options: optionsOf(centres),
      onChange: (chosen) => change({ centre: one(chosen) })
    },
    {
      ...{ id: 'organisation', label: t('commitment.list.organisation'), values: search.organisation ? [search.organisation] : [] },
      options: optionsOf(commitments.map(({ organisation }) => organisation)),
      onChange: (chosen) => change({ organisation: one(chosen) })
    },
    {
      ...{ id: 'subject', label: t('commitment.list.subject'), values: search.subject ? [search.subject] : [] },
      options: commitmentSubjects.map((value) => ({ value, label: t(`commitment.subject.${value}`) })),
      onChange: (chosen) => change({ subject: one(chosen) as CommitmentListSearch['subject'] })
    },
    {
      ...{ id: 'needs', label: t('commitment.list.needs'), values: search.needs ? [search.needs] : [] },
      options: (['duty', 'version'] as const).map((value) => ({ value, label: t(`commitment.needs.${value}`) })),
      onChange: (chosen) => change({ needs: one(chosen) as CommitmentListSearch['needs'] })
    }
  ]
}

function useColumns(): readonly Column<Commitment>[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const termText = useTermText()
  return [
    {
      ...{ id: 'bound', header: t('commitment.list.bound'), isSortable: true },
      cell: (one) => (
        <>
          <CommitmentLink commitment={one} />
          <span className={styles.below}>{t(`commitment.subject.${one.subject}`)}</span>
        </>
      )
    },
    {
      ...{ id: 'framework', header: t('commitment.list.framework'), isSortable: true },
      cell: (one) => (
        <>
          {pick(one.framework.name)}
          <span className={styles.below}>
            {t('commitment.list.version', { number: one.frameworkVersion.number })}
            {isOnOlder(one) && ` · ${t('commitment.list.newer', { number: one.newerVersion?.number ?? 0 })}`}
          </span>
        </>
      )
    },
    { id: 'due', header: t('commitment.list.term'), isSortable: true, cell: (one) => termText(one) },
    {
      ...{ id: 'duties', header: t('commitment.list.duties') },
      cell: ({ overdueDuties, nextDutyOn }) =>
        overdueDuties > 0 ? <strong className={styles.late}>{t('commitment.list.overdue', { count: overdueDuties })}</strong> : nextDutyOn ? t('commitment.list.nextDuty', { day: format.day(nextDutyOn) }) : ''
    },
    { id: 'state', header: t('commitment.list.state'), isSortable: true, phone: 'figure', cell: ({ state }) => <CommitmentStateMark state={state} /> }
  ]
}

function ListActions({ rows }: { readonly rows: readonly Commitment[] }) {
  const t = useText()
  const pick = useLocalized()
  const lang = useLanguage()
  const { today } = useViewer()
  const termText = useTermText()
  const [mayAsk, maySign] = [useCan('commitment.manage'), useCan('commitment.sign')]
  const [isAsking, setAsking] = useState(false)
  function save() {
    const heads = ['bound', 'subject', 'unit', 'organisation', 'framework', 'versionNumber', 'state', 'term', 'signatory', 'overdueDuties'].map((column) => t(`commitment.list.${column}`))
    const table = rows.map((one) => [
      ...[pick(boundName(one)), t(`commitment.subject.${one.subject}`), pick(one.unit.name), pick(one.organisation.name), pick(one.framework.name), one.frameworkVersion.number],
      ...[t(`commitment.state.${one.state}`), termText(one), one.signatoryName, one.overdueDuties]
    ])
    saveRows({ name: t('commitment.list.file', { date: today }), language: lang, rows: [heads, ...table] })
  }
  return (
    <>
      <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
        {t('ui.table.export')}
      </Button>
      {maySign && (
        <ButtonLink to="/$lang/quality/commitments/sign" params={{ lang }} icon={IconSignature}>
          {t('commitment.sign.open')}
        </ButtonLink>
      )}
      {mayAsk && (
        <Button variant="primary" onClick={() => setAsking(true)}>
          {t('commitment.request.open')}
        </Button>
      )}
      {isAsking && <RequestDialog onClose={() => setAsking(false)} />}
    </>
  )
}

const narrowing = ['q', 'states', 'frameworks', 'subject', 'centre', 'unit', 'organisation', 'needs'] as const

function NoCommitments({ search, change }: { readonly search: CommitmentListSearch; readonly change: Change }) {
  const t = useText()
  if (narrowing.every((part) => search[part] === undefined)) return <EmptyState title={t('commitment.list.none')} text={t('commitment.list.noneText')} />
  const clear = () => change(Object.fromEntries(narrowing.map((part) => [part, undefined])))
  return <EmptyState title={t('commitment.list.noHits')} text={t('commitment.list.noHitsText')} action={<Button onClick={clear}>{t('commitment.list.clear')}</Button>} />
}

/** Whether everybody is shown against every framework, or in a list. */
function View({ search, change }: { readonly search: CommitmentListSearch; readonly change: Change }) {
  const t = useText()
  return (
    <Segmented
      label={t('commitment.list.view')}
      options={(['list', 'matrix'] as const).map((value) => ({ value, label: t(`commitment.view.${value}`) }))}
      value={search.view ?? 'list'}
      onChange={(view) => change({ view: view === 'list' ? undefined : view })}
    />
  )
}

const none: readonly Commitment[] = []

/** A table of nobody says less than why there is none. */
const showsMatrix = (rows: readonly Commitment[] | undefined, { view }: CommitmentListSearch): rows is readonly Commitment[] => view === 'matrix' && rows !== undefined && rows.length > 0

export function CommitmentListPage() {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const format = useFormat()
  const [search, change] = useListSearch(commitmentListSearchSchema)
  const { data, error, refetch, loading } = useQuery(commitmentsQuery, { variables: { withEnded: true }, fetchPolicy: 'cache-and-network' })
  const columns = useColumns()
  const all = data ? data.commitments : none
  const rows = data && listedCommitments(all, search, language)
  return (
    <>
      <PageHeader title={t('commitment.list.title')} meta={t('commitment.list.meta', { day: format.day(today) })} actions={<ListActions rows={rows ?? []} />} />
      <RegisterTabs />
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('commitment.list.search') }}
        filters={useFilters({ commitments: all, search, change })}
        summary={rows && t('commitment.list.count', { count: rows.length })}
      >
        <View {...{ search, change }} />
      </FilterBar>
      {showsMatrix(rows, search) ? (
        <CommitmentMatrix commitments={rows} />
      ) : (
        <DataTable
          caption={t('commitment.list.title')}
          columns={columns}
          rows={rows}
          rowKey={(one) => one.id}
          sort={{ column: search.sort ?? 'state', descending: search.desc ?? false }}
          onSort={({ column, descending }) => change({ sort: column === 'state' ? undefined : (column as CommitmentSort), desc: descending || undefined })}
          isRefreshing={loading}
          error={data ? undefined : error}
          onRetry={() => void refetch()}
          empty={<NoCommitments {...{ search, change }} />}
        />
      )}
    </>
  )
}
