/**
 * The plan of a member that comes or goes: tasks with a level, a day, an owner, and what they wait for. Some kinds are told by
 * facts and done by themselves; the others are ticked off with what shows it. What blocks is worked out, never written down.
 * Source: issue "Onboarding and agreements", item 4; requirement 18 (onboarding checklist).
 */
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'

/** onboarding: from admission to activation · exit: from a notice to the last day. */
export const planKinds = ['onboarding', 'exit'] as const
export type PlanKind = (typeof planKinds)[number]

/** Whose task it is: the member's own unit, its centre, or the head office. */
export const taskLevels = ['unit', 'centre', 'hq'] as const
export type TaskLevel = (typeof taskLevels)[number]

export const taskKinds = [
  ...(['document', 'training', 'data_import', 'role_given', 'unit_opened', 'agreement_signed', 'commitment_signed'] as const),
  ...(['first_round', 'mandate_recorded', 'buddy', 'visit', 'returns_closed', 'units_closed', 'other'] as const)
] as const
export type TaskKind = (typeof taskKinds)[number]

/** Kinds that the facts of the network tell: nobody ticks them off. */
export const factKinds = ['role_given', 'unit_opened', 'agreement_signed', 'commitment_signed', 'first_round', 'mandate_recorded', 'buddy', 'returns_closed', 'units_closed'] as const satisfies readonly TaskKind[]
export const isFact = (kind: TaskKind): boolean => (factKinds as readonly TaskKind[]).includes(kind)

export const taskStates = ['overdue', 'due_soon', 'open', 'waiting', 'done'] as const
export type TaskState = (typeof taskStates)[number]

/** How many days before its day a task is told to be due soon. */
export const taskDueSoonDays = 14

/** A task as far as it decides what comes next. */
export interface TaskFacts {
  readonly code: string
  readonly level: TaskLevel
  readonly isRequired: boolean
  readonly dueOn: IsoDate
  /** Done by whoever ticked it off, or by the facts. */
  readonly isDone: boolean
  /** Codes of the tasks that come first. */
  readonly dependsOn: readonly string[]
}

/** The tasks that a task still waits for. */
export const waitsFor = <Task extends TaskFacts>(task: TaskFacts, tasks: readonly Task[]): Task[] =>
  task.isDone ? [] : tasks.filter(({ code, isDone }) => !isDone && task.dependsOn.includes(code))

/** @example taskState({ ...task, isDone: false, dueOn: '2026-05-31' }, tasks, '2026-06-01') // 'overdue' */
export function taskState(task: TaskFacts, tasks: readonly TaskFacts[], today: IsoDate): TaskState {
  if (task.isDone) return 'done'
  if (task.dueOn < today) return 'overdue'
  if (waitsFor(task, tasks).length > 0) return 'waiting'
  return task.dueOn <= addDays(today, taskDueSoonDays) ? 'due_soon' : 'open'
}

/** How far a plan is. */
export interface PlanProgress {
  readonly done: number
  readonly total: number
  /** Whole percent of all tasks, rounded down, so that 100 means all. */
  readonly percent: number
  readonly openRequired: number
  readonly overdue: number
  /** The earliest day of what is open; null when nothing is. */
  readonly nextDue: IsoDate | null
}

/** @example planProgress([], today) // { done: 0, total: 0, percent: 100, openRequired: 0, overdue: 0, nextDue: null } */
export function planProgress(tasks: readonly TaskFacts[], today: IsoDate): PlanProgress {
  const open = tasks.filter(({ isDone }) => !isDone)
  const done = tasks.length - open.length
  return {
    done,
    total: tasks.length,
    percent: tasks.length === 0 ? 100 : Math.floor((100 * done) / tasks.length),
    openRequired: open.filter(({ isRequired }) => isRequired).length,
    overdue: open.filter(({ dueOn }) => dueOn < today).length,
    nextDue: open.map(({ dueOn }) => dueOn).sort()[0] ?? null
  }
}

/**
 * What holds the plan up: the open required tasks that can be done now and that others wait for, or that are late. A task that
 * itself waits is not named, but the one that it waits for.
 */
export function blockersOf<Task extends TaskFacts>(tasks: readonly Task[], today: IsoDate): Task[] {
  const ahead = tasks.filter((task) => !task.isDone && waitsFor(task, tasks).length === 0)
  return ahead.filter((task) => task.dueOn < today ? task.isRequired : tasks.some((other) => !other.isDone && other.isRequired && other.dependsOn.includes(task.code)))
}

/**
 * What is wrong with ticking a task off: facts tell it, it still waits for another, or nothing shows that it was done.
 *
 * @example completionIssues({ kind: 'unit_opened', … })[0]?.code // 'TASK_BY_FACT'
 */
export function completionIssues(
  task: TaskFacts & { readonly kind: TaskKind },
  tasks: readonly TaskFacts[],
  given: { readonly doneOn: IsoDate; readonly note: string; readonly today: IsoDate }
): DomainError[] {
  if (isFact(task.kind)) return [new DomainError('TASK_BY_FACT', { path: ['taskId'] })]
  const issues: DomainError[] = []
  if (waitsFor(task, tasks).length > 0) issues.push(new DomainError('TASK_WAITS', { path: ['taskId'] }))
  if (given.doneOn > given.today) issues.push(new DomainError('OUT_OF_RANGE', { path: ['doneOn'], params: { max: given.today } }))
  if (given.note.trim() === '') issues.push(new DomainError('REQUIRED', { path: ['note'] }))
  return issues
}
