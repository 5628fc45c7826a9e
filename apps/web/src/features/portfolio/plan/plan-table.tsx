/** The table beside the timeline: the same parts, to be searched, sorted and taken out as a file. */
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { useFormat } from '../../../ui/format.js'
import { useLanguage, useText } from '../../../ui/text.js'
import type { Plan, PlannedProject, PlanRow } from './plan.operations.js'
import type { PlanSearch, PlanSort } from './plan.search.js'
import { PlanStateMark, useNameOf, usePartNumber } from './plan-words.js'
import governance from '../../governance/governance.module.css'

type Change = (part: Partial<PlanSearch>) => void

interface TableProps {
  readonly plan: Plan
  readonly rows: readonly PlanRow[]
  readonly search: PlanSearch
  readonly change: Change
  readonly onOpen: (row: PlanRow) => void
}

/** What the filters of the page leave; a package stays as long as something in it does. */
export function narrowed({ items }: Plan, { q, states, partner, critical }: PlanSearch): readonly PlanRow[] {
  const like = q?.trim().toLocaleLowerCase() ?? ''
  const fits = (row: PlanRow): boolean =>
    (like === '' || `${row.name}\n${row.owner}`.toLocaleLowerCase().includes(like)) && (!states || states.includes(row.state)) && (!partner || row.partnerId === partner) && (!critical || row.isCritical)
  const kept = items.filter(fits)
  const groups = new Set(kept.map(({ packageId }) => packageId))
  return items.filter((row) => kept.includes(row) || groups.has(row.id))
}

type Key = (row: PlanRow) => string | number
const keys: Readonly<Record<Exclude<PlanSort, 'order'>, Key>> = { name: ({ name }) => name, starts: ({ startsOn }) => startsOn, ends: ({ endsOn }) => endsOn, progress: ({ progress }) => progress ?? -1, slack: ({ slack }) => slack ?? Number.MAX_SAFE_INTEGER }

function sorted(rows: readonly PlanRow[], { sort = 'order', desc = false }: PlanSearch, compare: (a: string, b: string) => number): readonly PlanRow[] {
  if (sort === 'order') return desc ? [...rows].reverse() : rows
  const key = keys[sort]
  return [...rows].sort((a, b) => {
    const [one, other] = [key(a), key(b)]
    const way = typeof one === 'string' ? compare(one, String(other)) : one - Number(other)
    return desc ? -way : way
  })
}

function useColumns({ plan, onOpen }: TableProps): readonly Column<PlanRow>[] {
  const t = useText()
  const format = useFormat()
  const numberOf = usePartNumber(plan.items)
  const nameOf = useNameOf(plan.partners)
  const waits = (row: PlanRow) => plan.links.filter(({ toId }) => toId === row.id).flatMap(({ fromId }) => plan.items.find(({ id }) => id === fromId) ?? [])
  return [
    { id: 'order', header: t('projectPlan.field.number'), isSortable: true, phone: 'fact', cell: numberOf },
    { id: 'name', header: t('projectPlan.field.name'), isSortable: true, phone: 'title', cell: (row) => <Named row={row} onOpen={onOpen} /> },
    { id: 'partner', header: t('projectPlan.field.partner'), cell: ({ partnerId, owner }) => <>{nameOf(partnerId)}{owner !== '' && <span className={governance.below}>{owner}</span>}</> },
    { id: 'starts', header: t('projectPlan.field.starts'), isSortable: true, cell: ({ startsOn }) => format.day(startsOn) },
    { id: 'ends', header: t('projectPlan.field.ends'), isSortable: true, cell: ({ endsOn }) => format.day(endsOn) },
    { id: 'state', header: t('projectPlan.field.state'), cell: ({ state }) => <PlanStateMark state={state} /> },
    { id: 'progress', header: t('projectPlan.field.progress'), isSortable: true, isNumeric: true, phone: 'figure', cell: ({ progress, kind }) => (progress === null || kind === 'milestone' || kind === 'deliverable' ? '' : format.number(progress)) },
    { id: 'slack', header: t('projectPlan.field.slack'), isSortable: true, isNumeric: true, cell: ({ slack, isCritical }) => (slack === null ? '' : <>{format.number(slack)}{isCritical && <span className={governance.below}>{t('projectPlan.critical')}</span>}</>) },
    { id: 'waits', header: t('projectPlan.field.waits'), cell: (row) => waits(row).map(numberOf).join(', ') }
  ]
}

function Named({ row, onOpen }: { readonly row: PlanRow; readonly onOpen: (row: PlanRow) => void }) {
  const t = useText()
  return (
    <>
      <Button size="small" variant="quiet" onClick={() => onOpen(row)}>
        {row.name}
      </Button>
      <span className={governance.below}>{t(`projectPlan.kind.${row.kind}`)}</span>
      {row.link !== '' && <a href={row.link} rel="noreferrer">{t('projectPlan.openLink')}</a>}
    </>
  )
}

export function PlanTable(props: TableProps) {
  const t = useText()
  const { compare } = useFormat()
  const { search, rows, change } = props
  return (
    <DataTable
      caption={t('projectPlan.table')}
      columns={useColumns(props)}
      rows={sorted(rows, search, compare)}
      rowKey={({ id }) => id}
      sort={{ column: search.sort ?? 'order', descending: search.desc ?? false }}
      onSort={({ column, descending }) => change({ sort: column as PlanSort, desc: descending || undefined })}
      empty={<EmptyState title={t('projectPlan.noHits')} />}
    />
  )
}

const fileColumns = ['number', 'kind', 'name', 'partner', 'owner', 'starts', 'ends', 'state', 'progress', 'slack', 'waits', 'link'] as const

/** Takes out what is shown. */
export function usePlanExport(plan: Plan, project: PlannedProject, rows: readonly PlanRow[]): () => void {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const numberOf = usePartNumber(plan.items)
  const nameOf = useNameOf(plan.partners)
  return () => {
    const told = rows.map((row) => [
      ...[numberOf(row), t(`projectPlan.kind.${row.kind}`), row.name, nameOf(row.partnerId), row.owner, row.startsOn, row.endsOn, t(`projectPlan.state.${row.state}`), row.progress ?? '', row.slack ?? ''],
      ...[plan.links.filter(({ toId }) => toId === row.id).flatMap(({ fromId }) => plan.items.filter(({ id }) => id === fromId)).map(numberOf).join(' '), row.link]
    ])
    saveRows({ name: t('projectPlan.file', { number: project.number.replace('/', '-'), date: today }), language, rows: [fileColumns.map((id) => t(`projectPlan.field.${id}`)), ...told] })
  }
}
