/** The plan of a project: how it stands, its timeline with the table beside it, and what has moved since a baseline. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useViewer } from '../../../app/viewer.js'
import { useParams } from '@tanstack/react-router'
import { IconCalendarStats, IconPlus, IconTable } from '@tabler/icons-react'
import { useState } from 'react'
import { planStates } from '@solmu/domain/portfolio/plan.js'
import { toApiError } from '../../../graphql/api-error.js'
import { Button } from '../../../ui/button.js'
import { Dialog } from '../../../ui/dialog.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { PageHeader } from '../../../ui/page-header.js'
import { RemoveDialog } from '../../../ui/remove-dialog.js'
import { Section } from '../../../ui/section.js'
import { Segmented } from '../../../ui/segmented.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { ProjectCrumb, ProjectsCrumb } from '../portfolio-words.js'
import { PlanBaselines, useBaseline } from './plan-baseline.js'
import { fittingZoom, projectDays } from './plan-scale.js'
import { PlanGantt } from './plan-gantt.js'
import { PlanItemDialog } from './plan-item-dialog.js'
import { PlanItemFacts } from './plan-item-facts.js'
import { PlanLights } from './plan-lights.js'
import { narrowed, PlanTable, usePlanExport } from './plan-table.js'
import { type Plan, type PlannedProject, type PlanRow, projectPlanQuery, removePlanItemMutation } from './plan.operations.js'
import { type PlanSearch, planSearchSchema, planViews, planZooms } from './plan.search.js'
import { PlanTabs, useNameOf } from './plan-words.js'
import styles from './plan.module.css'

export function PlanPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return <ProjectPlan id={id} />
}

export function ProjectPlan({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(projectPlanQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded plan={data.projectPlan} project={data.project} />
  if (!error) return <Skeleton withHeading lines={12} />
  if (toApiError(error).kind !== 'missing') return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t('portfolio.missing')} breadcrumb={[<ProjectsCrumb key="list" />]} />
      <EmptyState title={t('portfolio.missingText')} />
    </>
  )
}

interface Of {
  readonly plan: Plan
  readonly project: PlannedProject
}
type Opened = { readonly is: 'add' } | { readonly is: 'seen' | 'edit' | 'remove'; readonly id: string } | null

function Loaded({ plan, project }: Of) {
  const t = useText()
  const [search, change] = useListSearch(planSearchSchema)
  const [opened, setOpened] = useState<Opened>(null)
  const { brief, items } = useBaseline(plan, search.baseline)
  const rows = narrowed(plan, search)
  const mayAdd = plan.isOpen && (plan.mayLead || (plan.partners.some(({ mayWrite }) => mayWrite) && plan.items.length > 0))
  const onOpen = ({ id, mayWrite }: PlanRow) => setOpened({ is: mayWrite ? 'edit' : 'seen', id })
  const add = mayAdd && (
    <Button variant="primary" icon={IconPlus} onClick={() => setOpened({ is: 'add' })}>
      {t('projectPlan.add')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('projectPlan.title')} breadcrumb={[<ProjectsCrumb key="list" />, <ProjectCrumb key="project" id={project.id} name={project.title} />]} meta={t('projectPlan.meta')} actions={add} />
      <PlanTabs projectId={project.id} current="plan" mayReadRisks={plan.mayReadRisks} />
      {plan.items.length === 0 ? (
        <EmptyState title={t('projectPlan.none')} text={t(mayAdd ? 'projectPlan.noneText' : 'projectPlan.noneRead')} />
      ) : (
        <>
          <PlanLights plan={plan} />
          <Parts {...{ plan, project, rows, search, change, onOpen }} baseline={items} />
          <PlanBaselines {...{ plan, brief, items }} onChoose={(baseline) => change({ baseline })} />
        </>
      )}
      <Dialogs plan={plan} opened={opened} onOpen={setOpened} />
    </>
  )
}

interface PartsProps extends Of {
  readonly rows: readonly PlanRow[]
  readonly search: PlanSearch
  readonly change: (part: Partial<PlanSearch>) => void
  readonly onOpen: (row: PlanRow) => void
  readonly baseline: ReturnType<typeof useBaseline>['items']
}

function Parts({ plan, project, rows, search, change, onOpen, baseline }: PartsProps) {
  const t = useText()
  const onExport = usePlanExport(plan, project, rows)
  const view = search.view ?? 'timeline'
  const { today } = useViewer()
  // All of it is seen first; whoever looks closer stays there.
  const fitting = fittingZoom([...plan.items, ...projectDays(plan)], today)
  const zoom = search.zoom ?? fitting
  const icons = { timeline: IconCalendarStats, table: IconTable } as const
  return (
    <Section title={t('projectPlan.parts')}>
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('projectPlan.search') }} filters={useFilters(plan, search, change)} summary={t('projectPlan.count', { count: rows.length })} />
      <div className={styles.toolbar}>
        <Segmented label={t('projectPlan.view')} value={view} options={planViews.map((value) => ({ value, label: t(`projectPlan.view.${value}`), icon: icons[value] }))} onChange={(value) => change({ view: value === 'timeline' ? undefined : value })} />
        {view === 'timeline' && <Segmented label={t('projectPlan.zoom')} value={zoom} options={planZooms.map((value) => ({ value, label: t(`projectPlan.zoom.${value}`) }))} onChange={(value) => change({ zoom: value === fitting ? undefined : value })} />}
        <Button size="small" onClick={onExport}>
          {t('ui.table.export')}
        </Button>
      </div>
      {view === 'table' ? <PlanTable {...{ plan, rows, search, change, onOpen }} /> : rows.length === 0 ? <EmptyState title={t('projectPlan.noHits')} /> : <PlanGantt {...{ plan, rows, baseline, onOpen }} zoom={zoom} />}
    </Section>
  )
}

function useFilters(plan: Plan, search: PlanSearch, change: PartsProps['change']): readonly Filter[] {
  const t = useText()
  const nameOf = useNameOf(plan.partners)
  return [
    { id: 'states', label: t('projectPlan.field.state'), isMultiple: true, options: planStates.map((value) => ({ value, label: t(`projectPlan.state.${value}`) })), values: search.states ?? [], onChange: (values) => change({ states: values.length === 0 ? undefined : planStates.filter((state) => values.includes(state)) }) },
    { id: 'partner', label: t('projectPlan.field.partner'), options: plan.partners.map(({ id }) => ({ value: id, label: nameOf(id) })), values: search.partner ? [search.partner] : [], onChange: ([partner]) => change({ partner }) },
    { id: 'critical', label: t('projectPlan.criticalFilter'), options: [{ value: 'yes', label: t('projectPlan.criticalOnly') }], values: search.critical ? ['yes'] : [], onChange: (values) => change({ critical: values.length > 0 || undefined }) }
  ]
}

function Dialogs({ plan, opened, onOpen }: { readonly plan: Plan; readonly opened: Opened; readonly onOpen: (opened: Opened) => void }) {
  const t = useText()
  const [remove] = useMutation(removePlanItemMutation)
  const onClose = () => onOpen(null)
  if (!opened) return null
  const row = opened.is === 'add' ? null : (plan.items.find(({ id }) => id === opened.id) ?? null)
  if (opened.is === 'add') return <PlanItemDialog plan={plan} row={null} onClose={onClose} />
  if (!row) return null
  if (opened.is === 'edit') return <PlanItemDialog plan={plan} row={row} onClose={onClose} onRemove={() => onOpen({ is: 'remove', id: row.id })} />
  if (opened.is === 'seen') {
    return (
      <Dialog title={row.name} isOpen onClose={onClose}>
        <PlanItemFacts plan={plan} row={row} />
      </Dialog>
    )
  }
  const away = async () => {
    await remove({ variables: { input: { projectId: plan.projectId, itemId: row.id, expectedVersion: row.version } } })
    showToast({ kind: 'done', text: t('projectPlan.removed') })
  }
  return (
    <RemoveDialog title={t('projectPlan.removeOne', { name: row.name })} submit={t('projectPlan.remove')} remove={away} onClose={onClose}>
      {t('projectPlan.removeText')}
    </RemoveDialog>
  )
}
