/** Members that come and go: how far each plan is, what is due next and what blocks it. */
import { useQuery } from '@apollo/client/react'
import { IconDownload } from '@tabler/icons-react'
import { planKinds } from '@solmu/domain/onboarding/plan.js'
import { useViewer } from '../../../app/viewer.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { type PlanListSearch, planListSearchSchema, type PlanSort } from './plan-list.search.js'
import { listedPlans, type PlanRow } from './plan-rows.js'
import { PlanTable } from './plan-table.js'
import { type Plan, plansQuery } from './plan.operations.js'

type Change = (part: Partial<PlanListSearch>) => void

function useFilters({ plans, search, change }: { readonly plans: readonly Plan[]; readonly search: PlanListSearch; readonly change: Change }): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  const compare = compareText(useLanguage())
  const centres = [...new Map(plans.map(({ centre }) => [centre.id, { value: centre.id, label: pick(centre.name) }])).values()].sort((a, b) => compare(a.label, b.label))
  return [
    {
      ...{ id: 'kind', label: t('plan.list.plan'), values: search.kind ? [search.kind] : [] },
      options: planKinds.map((value) => ({ value, label: t(`plan.kind.${value}`) })),
      onChange: (chosen) => change({ kind: chosen[0] as PlanListSearch['kind'] })
    },
    { ...{ id: 'centre', label: t('membership.list.centre'), values: search.centre ? [search.centre] : [] }, options: centres, onChange: (chosen) => change({ centre: chosen[0] }) },
    {
      ...{ id: 'show', label: t('plan.list.show'), values: search.show ? [search.show] : [] },
      options: (['late', 'all'] as const).map((value) => ({ value, label: t(`plan.show.${value}`) })),
      onChange: (chosen) => change({ show: chosen[0] as PlanListSearch['show'] })
    }
  ]
}

function ListActions({ rows }: { readonly rows: readonly PlanRow[] }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const { today } = useViewer()
  function save() {
    const heads = ['plan.list.member', 'plan.list.plan', 'membership.list.centre', 'plan.list.done', 'plan.list.next', 'plan.list.late', 'plan.list.blockers'].map((key) => t(key))
    const table = rows.map(({ plan, progress, blockers }) => [
      ...[pick(plan.organisation.name), t(`plan.kind.${plan.kind}`), pick(plan.centre.name), progress.percent, progress.nextDue === null ? '' : format.day(progress.nextDue)],
      ...[progress.overdue, blockers.map(({ title }) => pick(title)).join('; ')]
    ])
    saveRows({ name: t('plan.list.file', { date: today }), language: lang, rows: [heads, ...table] })
  }
  return (
    <>
      <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
        {t('ui.table.export')}
      </Button>
      <ButtonLink to="/$lang/members/plans/templates" params={{ lang }}>
        {t('plan.template.open')}
      </ButtonLink>
    </>
  )
}

function NoPlans({ search, change }: { readonly search: PlanListSearch; readonly change: Change }) {
  const t = useText()
  const narrowing = ['q', 'kind', 'centre', 'show'] as const
  if (narrowing.every((part) => search[part] === undefined)) return <EmptyState title={t('plan.list.none')} text={t('plan.list.noneText')} />
  const clear = () => change({ q: undefined, kind: undefined, centre: undefined, show: undefined })
  return <EmptyState title={t('plan.list.noHits')} text={t('membership.list.noHitsText')} action={<Button onClick={clear}>{t('membership.list.clear')}</Button>} />
}

export function PlanListPage() {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const [search, change] = useListSearch(planListSearchSchema)
  const { data, error, refetch, loading } = useQuery(plansQuery, { variables: {}, fetchPolicy: 'cache-and-network' })
  const all = data?.membershipPlans ?? []
  const rows = data && listedPlans(all, search, { language, today })
  return (
    <>
      <PageHeader title={t('plan.list.title')} meta={t('plan.list.meta')} actions={<ListActions rows={rows ?? []} />} />
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('plan.list.search') }}
        filters={useFilters({ plans: all, search, change })}
        summary={rows && t('plan.list.count', { count: rows.length })}
      />
      <PlanTable
        caption={t('plan.list.title')}
        rows={rows}
        sort={{ column: search.sort ?? 'next', descending: search.desc ?? false }}
        onSort={({ column, descending }) => change({ sort: column === 'next' ? undefined : (column as PlanSort), desc: descending || undefined })}
        isRefreshing={loading}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        empty={<NoPlans {...{ search, change }} />}
      />
    </>
  )
}
