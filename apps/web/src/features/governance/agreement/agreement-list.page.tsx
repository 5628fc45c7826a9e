/** The register of agreements: what has been agreed, where it stands and how many have accepted it. */
import { useQuery } from '@apollo/client/react'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { agreementKinds } from '@solmu/domain/governance/agreement.js'
import { agreementVersionStates } from '@solmu/domain/governance/agreement.workflow.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { type Language, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { isAmong, saysIt } from '../list-search.js'
import { agreementListSearchSchema, type AgreementListSearch, type AgreementSort } from './agreement.search.js'
import { AgreementLink, AgreementTabs, useVersionTerm, VersionStateMark } from './agreement-words.js'
import { type Agreement, agreementsQuery } from './agreement.operations.js'
import styles from '../governance.module.css'

type Change = (part: Partial<AgreementListSearch>) => void

const stateOf = ({ current }: Agreement) => current?.state ?? 'draft'

const needs: Readonly<Record<NonNullable<AgreementListSearch['needs']>, (one: Agreement) => boolean>> = {
  mine: ({ parties }) => parties.some(({ maySign }) => maySign),
  late: ({ parties }) => parties.some(({ state }) => state === 'late'),
  expiring: ({ versions }) => versions.some(({ dues }) => dues.length > 0)
}

function fits(one: Agreement, { q, kinds, states, party, needs: need }: AgreementListSearch): boolean {
  return (
    isAmong(kinds, one.kind) &&
    isAmong(states, stateOf(one)) &&
    (party === undefined || one.parties.some(({ organisation }) => organisation.id === party)) &&
    (need === undefined || needs[need](one)) &&
    saysIt(q, [...Object.values(one.title), ...Object.values(one.summary)])
  )
}

export function listedAgreements(all: readonly Agreement[], search: AgreementListSearch, language: Language): readonly Agreement[] {
  const compare = compareText(language)
  const title = (one: Agreement) => one.title[language] || one.title.fi
  const orders: Readonly<Record<AgreementSort, (one: Agreement) => string>> = {
    ...{ title, kind: ({ kind }) => String(agreementKinds.indexOf(kind)), state: (one) => String(agreementVersionStates.indexOf(stateOf(one))) },
    accepted: ({ current, partyCount }) => String(Math.round((100 * (current?.acceptedCount ?? 0)) / Math.max(1, partyCount))).padStart(3, '0'),
    validTo: ({ current }) => current?.endedOn ?? current?.validTo ?? '9999'
  }
  const order = orders[search.sort ?? 'kind']
  const sorted = all.filter((one) => fits(one, search)).sort((a, b) => compare(order(a), order(b)) || compare(title(a), title(b)))
  return search.desc ? sorted.reverse() : sorted
}

function useFilters({ all, search, change }: { readonly all: readonly Agreement[]; readonly search: AgreementListSearch; readonly change: Change }): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  const compare = compareText(useLanguage())
  const parties = [...new Map(all.flatMap((each) => each.parties).map(({ organisation }) => [organisation.id, { value: organisation.id, label: pick(organisation.name) }])).values()].sort((a, b) => compare(a.label, b.label))
  return [
    {
      ...{ id: 'kinds', label: t('agreement.field.kind'), values: search.kinds ?? [], isMultiple: true },
      options: agreementKinds.map((value) => ({ value, label: t(`agreement.kind.${value}`) })),
      onChange: (chosen) => change({ kinds: chosen.length === 0 ? undefined : ([...chosen] as AgreementListSearch['kinds']) })
    },
    {
      ...{ id: 'states', label: t('agreement.field.state'), values: search.states ?? [], isMultiple: true },
      options: agreementVersionStates.map((value) => ({ value, label: t(`agreement.state.${value}`) })),
      onChange: (chosen) => change({ states: chosen.length === 0 ? undefined : ([...chosen] as AgreementListSearch['states']) })
    },
    { ...{ id: 'party', label: t('agreement.field.party'), values: search.party ? [search.party] : [], options: parties }, onChange: ([party]) => change({ party }) },
    {
      ...{ id: 'needs', label: t('agreement.field.needs'), values: search.needs ? [search.needs] : [] },
      options: (['mine', 'late', 'expiring'] as const).map((value) => ({ value, label: t(`agreement.needs.${value}`) })),
      onChange: ([need]) => change({ needs: need as AgreementListSearch['needs'] })
    }
  ]
}

function useColumns(): readonly Column<Agreement>[] {
  const t = useText()
  const format = useFormat()
  const pick = useLocalized()
  const term = useVersionTerm()
  return [
    {
      ...{ id: 'title', header: t('agreement.field.title'), isSortable: true },
      cell: (one) => (
        <>
          <AgreementLink agreement={one} />
          <span className={styles.below}>{pick(one.ownerUnit.name)}</span>
        </>
      )
    },
    { id: 'kind', header: t('agreement.field.kind'), isSortable: true, cell: ({ kind }) => t(`agreement.kind.${kind}`) },
    {
      ...{ id: 'validTo', header: t('agreement.field.version'), isSortable: true },
      cell: ({ current, versions }) => (
        <>
          {t('agreement.versionNumber', { number: current?.number ?? 1 })}
          <span className={styles.below}>{[current && term(current), ...versions.flatMap(({ dues }) => dues.map(({ kind, on }) => t(`agreement.due.${kind}`, { day: format.day(on) })))].filter(Boolean).join(' · ')}</span>
        </>
      )
    },
    { id: 'accepted', header: t('agreement.field.accepted'), isSortable: true, isNumeric: true, cell: ({ current, partyCount }) => t('agreement.acceptedOf', { count: current?.acceptedCount ?? 0, all: partyCount }) },
    { id: 'state', header: t('agreement.field.state'), isSortable: true, phone: 'figure', cell: (one) => <VersionStateMark state={stateOf(one)} /> }
  ]
}

/** The version that is to be read, as the file tells it: number, state, first and last day, acceptances. */
function versionCells({ current }: Agreement, state: string): (string | number)[] {
  if (current === null) return ['', state, '', '', 0]
  return [current.number, state, current.inForceOn ?? current.validFrom ?? '', current.endedOn ?? current.validTo ?? '', current.acceptedCount]
}

function ListActions({ rows }: { readonly rows: readonly Agreement[] }) {
  const t = useText()
  const pick = useLocalized()
  const lang = useLanguage()
  const { today } = useViewer()
  const mayAdd = useCan('agreement.manage')
  const save = () => {
    const heads = ['title', 'kind', 'owner', 'version', 'state', 'validFrom', 'validTo', 'acceptedCount', 'partyCount'].map((field) => t(`agreement.field.${field}`))
    const table = rows.map((one) => [pick(one.title), t(`agreement.kind.${one.kind}`), pick(one.ownerUnit.name), ...versionCells(one, t(`agreement.state.${stateOf(one)}`)), one.partyCount])
    saveRows({ name: t('agreement.file', { date: today }), language: lang, rows: [heads, ...table] })
  }
  return (
    <>
      <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
        {t('ui.table.export')}
      </Button>
      {mayAdd && (
        <ButtonLink variant="primary" icon={IconPlus} to="/$lang/agreements/new" params={{ lang }}>
          {t('agreement.new.open')}
        </ButtonLink>
      )}
    </>
  )
}

const narrowing = ['q', 'kinds', 'states', 'party', 'needs'] as const

function NoAgreements({ search, change }: { readonly search: AgreementListSearch; readonly change: Change }) {
  const t = useText()
  if (narrowing.every((part) => search[part] === undefined)) return <EmptyState title={t('agreement.none')} text={t('agreement.noneText')} />
  const clear = () => change(Object.fromEntries(narrowing.map((part) => [part, undefined])))
  return <EmptyState title={t('agreement.noHits')} text={t('agreement.noHitsText')} action={<Button onClick={clear}>{t('agreement.clear')}</Button>} />
}

export function AgreementListPage() {
  const t = useText()
  const language = useLanguage()
  const format = useFormat()
  const { today } = useViewer()
  const [search, change] = useListSearch(agreementListSearchSchema)
  const { data, error, refetch, loading } = useQuery(agreementsQuery, { fetchPolicy: 'cache-and-network' })
  const rows = data && listedAgreements(data.agreements, search, language)
  const filters = useFilters({ all: data?.agreements ?? [], search, change })
  return (
    <>
      <PageHeader title={t('agreement.title')} meta={t('agreement.meta', { day: format.day(today) })} actions={<ListActions rows={rows ?? []} />} />
      <AgreementTabs />
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('agreement.search') }} filters={filters} summary={rows && t('agreement.count', { count: rows.length })} />
      <DataTable
        caption={t('agreement.title')}
        columns={useColumns()}
        rows={rows}
        rowKey={({ id }) => id}
        sort={{ column: search.sort ?? 'kind', descending: search.desc ?? false }}
        onSort={({ column, descending }) => change({ sort: column === 'kind' ? undefined : (column as AgreementSort), desc: descending || undefined })}
        isRefreshing={loading}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        empty={<NoAgreements {...{ search, change }} />}
      />
    </>
  )
}
