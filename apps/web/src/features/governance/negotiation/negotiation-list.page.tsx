/** Who speaks for the network with which authority: the mandates, those that end soon, and what came of them. */
import { useQuery } from '@apollo/client/react'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { authorityKinds, negotiationStates } from '@solmu/domain/governance/negotiation.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { type Language, useLanguage, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { isAmong, isWanted, saysIt } from '../list-search.js'
import { NegotiationStateMark } from './negotiation-words.js'
import { type NegotiationBrief, negotiationsQuery } from './negotiation.operations.js'
import { type NegotiationListSearch, negotiationListSearchSchema, type NegotiationSort } from './negotiation.search.js'
import styles from '../governance.module.css'

type Change = (part: Partial<NegotiationListSearch>) => void

/** The newest first, unless another order is asked for. */
export function listedNegotiations(all: readonly NegotiationBrief[], search: NegotiationListSearch, language: Language): readonly NegotiationBrief[] {
  const compare = compareText(language)
  const serial = ({ number }: NegotiationBrief) => number.replace(/\d+/gu, (digits) => digits.padStart(8, '0'))
  const orders: Readonly<Record<NegotiationSort, (a: NegotiationBrief, b: NegotiationBrief) => number>> = {
    number: (a, b) => compare(serial(b), serial(a)),
    subject: (a, b) => compare(a.subject, b.subject),
    authority: (a, b) => compare(a.authority, b.authority),
    state: (a, b) => negotiationStates.indexOf(a.state) - negotiationStates.indexOf(b.state),
    validTo: (a, b) => compare(a.validTo, b.validTo)
  }
  const { q, states, kind, sort = 'number', desc } = search
  const fits = (one: NegotiationBrief) => isAmong(states, one.state) && isWanted(kind, one.authorityKind) && saysIt(q, [one.number, one.subject, one.authority])
  const sorted = all.filter(fits).sort((a, b) => orders[sort](a, b) || orders.number(a, b))
  return desc ? sorted.reverse() : sorted
}

function useFilters({ search, change }: { readonly search: NegotiationListSearch; readonly change: Change }): readonly Filter[] {
  const t = useText()
  return [
    {
      ...{ id: 'states', label: t('negotiation.field.state'), values: search.states ?? [], isMultiple: true },
      options: negotiationStates.map((value) => ({ value, label: t(`negotiation.state.${value}`) })),
      onChange: (chosen) => change({ states: chosen.length === 0 ? undefined : ([...chosen] as NegotiationListSearch['states']) })
    },
    {
      ...{ id: 'kind', label: t('negotiation.field.authorityKind'), values: search.kind ? [search.kind] : [] },
      options: authorityKinds.map((value) => ({ value, label: t(`negotiation.kind.${value}`) })),
      onChange: ([kind]) => change({ kind: kind as NegotiationListSearch['kind'] })
    }
  ]
}

function useColumns(): readonly Column<NegotiationBrief>[] {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  return [
    {
      ...{ id: 'subject', header: t('negotiation.field.subject'), isSortable: true },
      cell: ({ id, subject, isMine }) => (
        <>
          <TextLink to="/$lang/governance/negotiations/$id" params={{ lang, id }}>
            {subject}
          </TextLink>
          {isMine && <span className={styles.below}>{t('negotiation.youNegotiate')}</span>}
        </>
      )
    },
    { id: 'number', header: t('negotiation.field.number'), isSortable: true, cell: ({ number }) => number },
    {
      ...{ id: 'authority', header: t('negotiation.field.authority'), isSortable: true },
      cell: ({ authority, authorityKind }) => (
        <>
          {authority}
          <span className={styles.below}>{t(`negotiation.kind.${authorityKind}`)}</span>
        </>
      )
    },
    { id: 'meetings', header: t('negotiation.field.meetingCount'), isNumeric: true, cell: ({ meetingCount }) => meetingCount },
    { id: 'validTo', header: t('negotiation.field.validTo'), isSortable: true, cell: ({ validTo, isEnding }) => <span className={isEnding ? styles.late : undefined}>{format.day(validTo)}</span> },
    { id: 'state', header: t('negotiation.field.state'), isSortable: true, phone: 'figure', cell: ({ state }) => <NegotiationStateMark state={state} /> }
  ]
}

function ListActions({ rows }: { readonly rows: readonly NegotiationBrief[] }) {
  const t = useText()
  const lang = useLanguage()
  const { today } = useViewer()
  const mayAdd = useCan('negotiation.manage')
  const save = () => {
    const heads = ['number', 'subject', 'authority', 'authorityKind', 'state', 'validFrom', 'validTo', 'meetingCount'].map((field) => t(`negotiation.field.${field}`))
    const table = rows.map((one) => [one.number, one.subject, one.authority, t(`negotiation.kind.${one.authorityKind}`), t(`negotiation.state.${one.state}`), one.validFrom, one.validTo, one.meetingCount])
    saveRows({ name: t('negotiation.file', { date: today }), language: lang, rows: [heads, ...table] })
  }
  return (
    <>
      <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
        {t('ui.table.export')}
      </Button>
      {mayAdd && (
        <ButtonLink variant="primary" icon={IconPlus} to="/$lang/governance/negotiations/new" params={{ lang }}>
          {t('negotiation.new.open')}
        </ButtonLink>
      )}
    </>
  )
}

const narrowing = ['q', 'states', 'kind'] as const

function NoNegotiations({ search, change }: { readonly search: NegotiationListSearch; readonly change: Change }) {
  const t = useText()
  if (narrowing.every((part) => search[part] === undefined)) return <EmptyState title={t('negotiation.none')} text={t('negotiation.noneText')} />
  const clear = () => change(Object.fromEntries(narrowing.map((part) => [part, undefined])))
  return <EmptyState title={t('negotiation.noHits')} action={<Button onClick={clear}>{t('negotiation.clear')}</Button>} />
}

export function NegotiationListPage() {
  const t = useText()
  const language = useLanguage()
  const [search, change] = useListSearch(negotiationListSearchSchema)
  const { data, error, refetch, loading } = useQuery(negotiationsQuery, { fetchPolicy: 'cache-and-network' })
  const rows = data && listedNegotiations(data.negotiations, search, language)
  return (
    <>
      <PageHeader title={t('negotiation.title')} meta={t('negotiation.meta')} actions={<ListActions rows={rows ?? []} />} />
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('negotiation.search') }} filters={useFilters({ search, change })} summary={rows && t('negotiation.count', { count: rows.length })} />
      <DataTable
        caption={t('negotiation.title')}
        columns={useColumns()}
        rows={rows}
        rowKey={({ id }) => id}
        sort={{ column: search.sort ?? 'number', descending: search.desc ?? false }}
        onSort={({ column, descending }) => change({ sort: column === 'number' ? undefined : (column as NegotiationSort), desc: descending || undefined })}
        isRefreshing={loading}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        empty={<NoNegotiations {...{ search, change }} />}
      />
    </>
  )
}
