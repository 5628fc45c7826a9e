/** Which plans a search finds, how far each is and what holds it up, and in which order. */
import { isMember } from '@solmu/domain/onboarding/membership.js'
import { blockersOf, planProgress, type PlanProgress } from '@solmu/domain/onboarding/plan.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { compareText } from '../../../ui/format.js'
import type { Language } from '../../../ui/text.js'
import type { PlanListSearch, PlanSort } from './plan-list.search.js'
import type { Plan, PlanTask } from './plan.operations.js'

export interface PlanRow {
  readonly plan: Plan
  readonly progress: PlanProgress
  readonly blockers: readonly PlanTask[]
}

/** Whether somebody still works by it: it was not given up, not all of it is done, and the member has not gone. */
const isOpen = ({ plan, progress }: PlanRow): boolean => plan.closedOn === null && progress.percent < 100 && (isMember(plan.state) || plan.kind === 'exit')

/** Those that go on, unless all are asked for; the name decides between equals. */
export function listedPlans(plans: readonly Plan[], search: PlanListSearch, of: { readonly language: Language; readonly today: IsoDate }): readonly PlanRow[] {
  const compare = compareText(of.language)
  const name = ({ plan }: PlanRow): string => plan.organisation.name[of.language] || plan.organisation.name.fi
  const orders: Readonly<Record<PlanSort, (row: PlanRow) => string>> = {
    name,
    centre: ({ plan }) => plan.centre.name[of.language] || plan.centre.name.fi,
    done: ({ progress }) => String(progress.percent).padStart(3, '0'),
    // What is done has no next day and stands last.
    next: ({ progress }) => progress.nextDue ?? '9999'
  }
  const { q, kind, centre, show } = search
  const order = orders[search.sort ?? 'next']
  const rows = plans.map((plan) => ({ plan, progress: planProgress(plan.tasks, of.today), blockers: blockersOf(plan.tasks, of.today) }))
  const found = rows.filter(
    (row) =>
      (show === 'all' || isOpen(row)) &&
      (show !== 'late' || row.progress.overdue > 0) &&
      (kind === undefined || row.plan.kind === kind) &&
      (centre === undefined || row.plan.centre.id === centre) &&
      (q === undefined || Object.values(row.plan.organisation.name).join(' ').toLocaleLowerCase('fi').includes(q.trim().toLocaleLowerCase('fi')))
  )
  const sorted = [...found].sort((a, b) => compare(order(a), order(b)) || compare(name(a), name(b)))
  return search.desc ? sorted.reverse() : sorted
}
