/** What has been spent in a project: found, sorted, recorded, brought in from a file and taken out as one. */
import { useApolloClient, useMutation, useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { IconPlus, IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { fundingSources } from '@solmu/domain/portfolio/budget.js'
import { useViewer } from '../../../app/viewer.js'
import type { ResultOf } from '../../../graphql/graphql.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { DayFilter } from '../../../ui/day-filter.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { exportPage, readAll, saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { amountText, useMoney } from '../../../ui/money.js'
import { Pager, useKeysetPages } from '../../../ui/pager.js'
import { RemoveDialog } from '../../../ui/remove-dialog.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { CostDialog } from './cost-dialog.js'
import { CostImportDialog } from './cost-import-dialog.js'
import { MoneyPage, type OfMoney, usePartnerName } from './money-words.js'
import { type Cost, projectCostsQuery, removeProjectCostMutation } from './money.operations.js'
import { type CostListSearch, costListSearchSchema, type CostSort } from './money.search.js'
import styles from '../../governance/governance.module.css'

type Change = (part: Partial<CostListSearch>) => void
const narrowing = ['q', 'partner', 'categories', 'sources', 'claimed', 'from', 'to'] as const

const filterOf = ({ q, partner, categories, sources, claimed, from, to }: CostListSearch) => ({
  ...{ search: q ?? null, partnerId: partner ?? null, categories: categories ?? null, sources: sources ?? null },
  ...{ from: from ?? null, to: to ?? null, isClaimed: claimed === undefined ? null : claimed === 'yes' }
})
const orderOf = ({ sort, desc }: CostListSearch) => ({ sort: sort ?? null, descending: sort === undefined ? true : (desc ?? null) })

export function CostsPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return <ProjectCosts id={id} />
}

export function ProjectCosts({ id }: { readonly id: string }) {
  return (
    <MoneyPage id={id} part="costs">
      {(of) => <Costs {...of} />}
    </MoneyPage>
  )
}

function useFilters({ partners, categories }: OfMoney['spending'], search: CostListSearch, change: Change): readonly Filter[] {
  const t = useText()
  const nameOf = usePartnerName(partners)
  const single = (name: 'partner' | 'claimed', label: string, options: Filter['options']): Filter => ({ ...{ id: name, label, options, values: search[name] ? [search[name]] : [] }, onChange: ([value]) => change({ [name]: value }) })
  const several = (name: 'categories' | 'sources', label: string, options: Filter['options']): Filter => ({
    ...{ id: name, label, options, values: search[name] ?? [], isMultiple: true },
    onChange: (chosen) => change({ [name]: chosen.length === 0 ? undefined : [...chosen] })
  })
  return [
    ...(partners.length > 1 ? [single('partner', t('money.field.partner'), partners.map(({ id }) => ({ value: id, label: nameOf(id) })))] : []),
    several('categories', t('money.field.category'), categories.map((value) => ({ value, label: t(`portfolio.category.${value}`) }))),
    several('sources', t('money.field.source'), fundingSources.map((value) => ({ value, label: t(`portfolio.source.${value}`) }))),
    single('claimed', t('money.field.claim'), (['yes', 'no'] as const).map((value) => ({ value, label: t(`money.claimed.${value}`) })))
  ]
}

function useColumns({ spending }: OfMoney, acts: { readonly edit: (cost: Cost) => void; readonly remove: (cost: Cost) => void }): readonly Column<Cost>[] {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  const money = useMoney()
  const nameOf = usePartnerName(spending.partners)
  return [
    {
      ...{ id: 'document', header: t('money.field.document'), isSortable: true },
      cell: ({ document, corrects, note }) => (
        <>
          {document}
          {corrects !== '' && <span className={styles.below}>{t('money.correctsDocument', { document: corrects })}</span>}
          {note !== '' && <span className={styles.below}>{note}</span>}
        </>
      )
    },
    { id: 'day', header: t('money.field.day'), isSortable: true, cell: ({ day }) => format.day(day) },
    { id: 'partner', header: t('money.field.partner'), isSortable: true, cell: ({ partnerId }) => nameOf(partnerId) },
    { id: 'category', header: t('money.field.category'), isSortable: true, cell: ({ category, source }) => <>{t(`portfolio.category.${category}`)}<span className={styles.below}>{t(`portfolio.source.${source}`)}</span></> },
    { id: 'claim', header: t('money.field.claim'), cell: ({ claim }) => (claim ? <TextLink to="/$lang/portfolio/claims/$id" params={{ lang, id: claim.id }}>{t('money.claimNumber', { number: claim.number, state: t(`money.state.${claim.state}`) })}</TextLink> : t('money.unclaimed')) },
    { id: 'amount', header: t('money.field.amount'), isSortable: true, isNumeric: true, phone: 'figure', cell: ({ amount, exchange }) => <>{money(amount)}{exchange && <span className={styles.below}>{t('money.exchange.told', { original: money(exchange.original), rate: exchange.rate, source: exchange.source, day: format.day(exchange.day) })}</span>}</> },
    {
      ...{ id: 'acts', header: '', spokenHeader: t('money.acts') },
      cell: (cost) =>
        cost.mayEdit && (
          <span className={styles.acts}>
            <Button size="small" variant="quiet" onClick={() => acts.edit(cost)} aria-label={t('money.cost.editOne', { document: cost.document })}>
              {t('money.cost.edit')}
            </Button>
            <Button size="small" variant="quiet" onClick={() => acts.remove(cost)} aria-label={t('money.cost.removeOne', { document: cost.document })}>
              {t('money.cost.remove')}
            </Button>
          </span>
        )
    }
  ]
}

const fileColumns = ['document', 'day', 'partner', 'category', 'source', 'amount', 'currency', 'original', 'rate', 'rateDay', 'rateSource', 'corrects', 'note', 'claim'] as const

function useExport({ project, spending }: OfMoney, search: CostListSearch): () => void {
  const t = useText()
  const client = useApolloClient()
  const language = useLanguage()
  const { today } = useViewer()
  const nameOf = usePartnerName(spending.partners)
  const rowOf = ({ document, day, partnerId, category, source, amount, exchange, corrects, note, claim }: Cost) => [
    ...[document, day, nameOf(partnerId), t(`portfolio.category.${category}`), t(`portfolio.source.${source}`), Number(amountText(amount)), amount.currency],
    ...(exchange ? [`${amountText(exchange.original)} ${exchange.original.currency}`, exchange.rate, exchange.day, exchange.source] : ['', '', '', '']),
    ...[corrects, note],
    claim ? claim.number : ''
  ]
  async function save(): Promise<void> {
    const read = async (after: string | null) => {
      const { data } = await client.query({ query: projectCostsQuery, variables: { projectId: project.id, filter: filterOf(search), ...orderOf(search), first: exportPage, after }, fetchPolicy: 'network-only' })
      return data?.projectCosts ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
    }
    const rows = (await readAll(read)).map(rowOf)
    saveRows({ name: t('money.costFile', { number: project.number.replace('/', '-'), date: today }), language, rows: [fileColumns.map((id) => t(`money.field.${id}`)), ...rows] })
  }
  return () => void save()
}

function NoCosts({ search, change, mayWrite }: { readonly search: CostListSearch; readonly change: Change; readonly mayWrite: boolean }) {
  const t = useText()
  if (narrowing.every((part) => search[part] === undefined)) return <EmptyState title={t('money.noCosts')} text={t(mayWrite ? 'money.noCostsText' : 'money.noCostsRead')} />
  return <EmptyState title={t('money.noHits')} action={<Button onClick={() => change(Object.fromEntries(narrowing.map((part) => [part, undefined])))}>{t('money.clear')}</Button>} />
}

type Opened = { readonly kind: 'edit' | 'remove'; readonly cost: Cost } | { readonly kind: 'add' | 'import' }

function Dialogs({ of, opened, onClose, onDone }: { readonly of: OfMoney; readonly opened: Opened | null; readonly onClose: () => void; readonly onDone: () => void }) {
  const t = useText()
  const [remove] = useMutation(removeProjectCostMutation)
  if (!opened) return null
  if (opened.kind === 'import') return <CostImportDialog {...of} {...{ onClose, onDone }} />
  if (opened.kind !== 'remove') return <CostDialog {...of} {...{ onClose, onDone }} cost={'cost' in opened ? opened.cost : null} />
  const { id: costId, version: expectedVersion, document } = opened.cost
  const away = async () => {
    await remove({ variables: { input: { projectId: of.project.id, costId, expectedVersion } } })
    showToast({ kind: 'done', text: t('money.cost.removed') })
    onDone()
  }
  return (
    <RemoveDialog title={t('money.cost.removeOne', { document })} submit={t('money.cost.remove')} remove={away} onClose={onClose}>
      {t('money.cost.removeText')}
    </RemoveDialog>
  )
}

function Acts({ onOpen }: { readonly onOpen: (opened: Opened) => void }) {
  const t = useText()
  return (
    <div className={styles.acts}>
      <Button variant="primary" icon={IconPlus} onClick={() => onOpen({ kind: 'add' })}>
        {t('money.cost.add')}
      </Button>
      <Button icon={IconUpload} onClick={() => onOpen({ kind: 'import' })}>
        {t('money.import.open')}
      </Button>
    </div>
  )
}

const pageSize = 50

function Costs(of: OfMoney) {
  const t = useText()
  const [search, change] = useListSearch(costListSearchSchema)
  const [opened, setOpened] = useState<Opened | null>(null)
  const variables = { projectId: of.project.id, filter: filterOf(search), ...orderOf(search) }
  const pages = useKeysetPages(JSON.stringify(variables))
  const { data, previousData, error, refetch, loading } = useQuery(projectCostsQuery, { variables: { ...variables, first: pageSize, after: pages.after }, fetchPolicy: 'cache-and-network' })
  const list = (data ?? previousData)?.projectCosts
  const onExport = useExport(of, search)
  const mayWrite = of.spending.isOpen && of.spending.partners.some((partner) => partner.mayWrite)
  const columns = useColumns(of, { edit: (cost) => setOpened({ kind: 'edit', cost }), remove: (cost) => setOpened({ kind: 'remove', cost }) })
  return (
    <>
      {mayWrite && <Acts onOpen={setOpened} />}
      <Narrowing {...{ of, search, change }} list={list} />
      <DataTable
        caption={t('money.tab.costs')}
        columns={columns}
        rows={list?.nodes}
        rowKey={({ id }) => id}
        sort={sortOf(search)}
        onSort={({ column, descending }) => change({ sort: column as CostSort, desc: descending || undefined })}
        isRefreshing={loading}
        error={list ? undefined : error}
        onRetry={() => void refetch()}
        empty={<NoCosts {...{ search, change, mayWrite }} />}
        footer={list && <Pager pages={pages} count={list.nodes.length} totalCount={list.totalCount} pageInfo={list.pageInfo} onExport={onExport} />}
      />
      <Dialogs {...{ of, opened }} onClose={() => setOpened(null)} onDone={() => void refetch()} />
    </>
  )
}

/** The newest first, until somebody sorts. */
const sortOf = (search: CostListSearch) => ({ column: search.sort ?? 'day', descending: orderOf(search).descending ?? false })

type CostList = ResultOf<typeof projectCostsQuery>['projectCosts']

function Narrowing({ of, search, change, list }: { readonly of: OfMoney; readonly search: CostListSearch; readonly change: Change; readonly list: CostList | undefined }) {
  const t = useText()
  const money = useMoney()
  const { today } = useViewer()
  return (
    <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('money.searchCosts') }} filters={useFilters(of.spending, search, change)} summary={list && t('money.costCount', { count: list.totalCount, sum: money(list.sum) })}>
      <DayFilter label={t('money.field.from')} day={search.from} today={today} onChange={(from) => change({ from })} />
      <DayFilter label={t('money.field.to')} day={search.to} today={today} onChange={(to) => change({ to })} />
    </FilterBar>
  )
}
