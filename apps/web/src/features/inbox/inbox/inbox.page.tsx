/** What waits for the viewer and for their role: with search, filters and order in the address, and what can be done with each. */
import { useQuery } from '@apollo/client/react'
import { IconDownload } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { type WorkItem, workItemsQuery } from '../home.operations.js'
import { useChangeOf, useHomeNetwork } from '../use-home-network.js'
import { workItemText, type WorkItemTexts } from '../work-item-text.js'
import { Group } from '../work-queue.js'
import { inboxRows, type InboxRow } from './inbox-rows.js'
import { type InboxSearch, inboxSearchSchema, inboxShows, inboxSorts } from './inbox.search.js'
import { InboxTabs } from './inbox-tabs.js'
import { ItemActs, ItemMark } from './item-acts.js'
import styles from './inbox.module.css'

type Change = (part: Partial<InboxSearch>) => void

const urgencies = ['late', 'today', 'soon', 'later'] as const
const narrowing = ['q', 'show', 'whose', 'kinds', 'unit'] as const
const nothing: readonly WorkItem[] = []

/** What the sentences of the rows need. */
function useTexts(): WorkItemTexts {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { today } = useViewer()
  const mayGiveRoles = useCan('access.manage')
  const changeOf = useChangeOf(useHomeNetwork().data)
  return useMemo(() => ({ t, pick, format, today, mayGiveRoles, changeOf }), [t, pick, format, today, mayGiveRoles, changeOf])
}

function useFilters(rows: readonly InboxRow[], search: InboxSearch, change: Change): readonly Filter[] {
  const t = useText()
  const compare = compareText(useLanguage())
  const unique = (pairs: readonly (readonly [string, string])[]) =>
    [...new Map(pairs)].map(([value, label]) => ({ value, label })).sort((a, b) => compare(a.label, b.label))
  const kinds = unique(rows.map(({ item, kindName }) => [item.kind, kindName] as const))
  const units = unique(rows.flatMap(({ item, unitName }) => (item.unit ? [[item.unit.id, unitName] as const] : [])))
  return [
    {
      ...{ id: 'show', label: t('inbox.show'), values: search.show ? [search.show] : [] },
      options: inboxShows.map((value) => ({ value, label: t(`inbox.show.${value}`) })),
      onChange: ([show]) => change({ show: show as InboxSearch['show'] })
    },
    {
      ...{ id: 'whose', label: t('inbox.whose'), values: search.whose ? [search.whose] : [] },
      options: (['mine', 'role', 'from'] as const).map((value) => ({ value, label: t(`inbox.whose.${value}`) })),
      onChange: ([whose]) => change({ whose: whose as InboxSearch['whose'] })
    },
    {
      ...{ id: 'kinds', label: t('inbox.kind'), values: search.kinds ?? [], isMultiple: true, options: kinds },
      onChange: (values) => change({ kinds: values.length === 0 ? undefined : ([...values] as InboxSearch['kinds']) })
    },
    { ...{ id: 'unit', label: t('inbox.unit'), values: search.unit ? [search.unit] : [], options: units }, onChange: ([unit]) => change({ unit }) },
    {
      ...{ id: 'sort', label: t('inbox.sort'), values: search.sort ? [search.sort] : [] },
      options: inboxSorts.map((value) => ({ value, label: t(`inbox.sort.${value}`) })),
      onChange: ([sort]) => change({ sort: sort as InboxSearch['sort'] })
    }
  ]
}

function Export({ rows }: { readonly rows: readonly InboxRow[] }) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  function save() {
    const heads = ['title', 'explanation', 'kind', 'unit', 'urgency', 'dueOn', 'standing', 'putOffUntil', 'person'].map((column) => t(`inbox.column.${column}`))
    const table = rows.map(({ item, title, explanation, kindName, unitName }) => [
      ...[title, explanation, kindName, unitName, t(`inbox.urgency.${item.urgency}`), item.dueOn ?? '', t(`inbox.show.${item.standing}`)],
      ...[item.mark?.putOffUntil ?? '', item.mark?.person?.displayName ?? item.from?.person?.displayName ?? '']
    ])
    saveRows({ name: t('inbox.file', { date: today }), language, rows: [heads, ...table] })
  }
  return (
    <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
      {t('ui.table.export')}
    </Button>
  )
}

function Nothing({ search, change }: { readonly search: InboxSearch; readonly change: Change }) {
  const t = useText()
  if (narrowing.every((part) => search[part] === undefined)) return <EmptyState title={t('inbox.none')} text={t('inbox.noneText')} />
  const clear = () => change(Object.fromEntries(narrowing.map((part) => [part, undefined])))
  return <EmptyState title={t('inbox.noHits')} text={t('inbox.noHitsText')} action={<Button onClick={clear}>{t('inbox.clear')}</Button>} />
}

interface ListProps {
  readonly rows: readonly InboxRow[]
  readonly sort: InboxSearch['sort']
  readonly texts: WorkItemTexts
  readonly onChange: () => Promise<unknown>
}

/** In groups by urgency; in any other order as one. */
function List({ rows, sort, texts, onChange }: ListProps) {
  const t = useText()
  const drawn = rows.map(({ item, title }, rank) => ({ item, rank, mark: <ItemMark item={item} />, more: <ItemActs item={item} title={title} onChange={onChange} /> }))
  if (sort !== undefined && sort !== 'urgency') return <Group heading={t('inbox.sorted', { order: t(`inbox.sort.${sort}`) })} rows={drawn} texts={texts} />
  return urgencies.map((urgency) => {
    const own = drawn.filter(({ item }) => item.urgency === urgency)
    return own.length > 0 && <Group key={urgency} urgency={urgency} heading={t(`home.group.${urgency}`, { count: own.length })} rows={own} texts={texts} />
  })
}

/** The items with their sentences. */
function useRows(items: readonly WorkItem[], texts: WorkItemTexts): readonly InboxRow[] {
  return useMemo(
    () => items.map((item): InboxRow => ({ item, ...workItemText(item, texts), unitName: item.unit ? texts.pick(item.unit.name) : '', kindName: texts.t(`inbox.kind.${item.kind}`) })),
    [items, texts]
  )
}

function Actions({ rows }: { readonly rows: readonly InboxRow[] }) {
  const t = useText()
  const lang = useLanguage()
  return (
    <>
      <Export rows={rows} />
      <ButtonLink to="/$lang/profile/notifications" params={{ lang }}>
        {t('inbox.preferences')}
      </ButtonLink>
    </>
  )
}

export function InboxPage() {
  const t = useText()
  const language = useLanguage()
  const [search, change] = useListSearch(inboxSearchSchema)
  const { data, error, refetch } = useQuery(workItemsQuery, { fetchPolicy: 'cache-and-network' })
  const texts = useTexts()
  const all = useRows(data ? data.workItems : nothing, texts)
  const rows = inboxRows(all, search, language)
  const list = rows.length === 0 ? <Nothing {...{ search, change }} /> : <List rows={rows} sort={search.sort} texts={texts} onChange={() => refetch()} />
  return (
    <>
      <PageHeader title={t('inbox.title')} meta={t('inbox.meta')} actions={<Actions rows={rows} />} />
      <InboxTabs />
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('inbox.search') }}
        filters={useFilters(all, search, change)}
        summary={data && t('inbox.count', { count: rows.length })}
      />
      {data ? <div className={styles.list}>{list}</div> : <Coming error={error} onRetry={() => void refetch()} />}
    </>
  )
}

/** While the list is on its way, or why it did not come. */
function Coming({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  return error ? <ErrorNotice error={error} onRetry={onRetry} /> : <Skeleton lines={6} />
}
