/**
 * Templates of plans: data of each consortium, with versions. A draft may be unfinished; what is released makes the plans of
 * those who are admitted, or give notice, from its day on, and never changes.
 * Source: issue "Onboarding and agreements", item 4.
 */
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { DomainError } from '../errors.js'
import { type TaskKind, taskKinds, type TaskLevel, taskLevels } from './plan.js'

/** The first day of the versions that ship: from the beginning, before anybody could have been admitted. */
export const shippedTemplateFrom: IsoDate = '2000-01-01'

/** One line of a template. */
export interface TemplateTask {
  /** By which other tasks name it. */
  readonly code: string
  readonly title: LocalizedText
  readonly help: LocalizedText
  readonly level: TaskLevel
  readonly kind: TaskKind
  /** Days from admission; of an exit plan days from the last day, before it when below zero. */
  readonly days: number
  readonly isRequired: boolean
  readonly dependsOn: readonly string[]
}

export const mostTasks = 60
export const mostTaskDays = 1100
const codePattern = /^[a-z][a-z0-9_]{0,39}$/

/** The day on which a task is due. */
export const dueDay = (start: IsoDate, { days }: Pick<TemplateTask, 'days'>): IsoDate => addDays(start, days)

/**
 * All that is wrong with a template, each with the path to the field: nothing to do, no title, a code twice or unfit, days out
 * of bounds, a task that waits for one that is not there, or a circle.
 *
 * @example templateIssues([]) // [REQUIRED at tasks]
 */
export function templateIssues(tasks: readonly TemplateTask[]): DomainError[] {
  if (tasks.length === 0) return [new DomainError('REQUIRED', { path: ['tasks'] })]
  if (tasks.length > mostTasks) return [new DomainError('OUT_OF_RANGE', { path: ['tasks'], params: { max: mostTasks } })]
  const circle = inCircle(tasks)
  return tasks.flatMap((task, place) => [
    ...fieldIssues(task, place),
    ...(tasks.findIndex(({ code }) => code === task.code) < place ? [new DomainError('DUPLICATE_KEY', { path: ['tasks', place, 'code'] })] : []),
    ...dependencyIssue(task, { place, known: tasks.map(({ code }) => code), isInCircle: circle.has(task.code) })
  ])
}

function fieldIssues({ code, title, days, level, kind }: TemplateTask, place: number): DomainError[] {
  const at = (field: string) => ({ path: ['tasks', place, field] })
  return [
    ...(codePattern.test(code) ? [] : [new DomainError('INVALID_INPUT', at('code'))]),
    ...(title.fi.trim() === '' ? [new DomainError('REQUIRED', at('title'))] : []),
    ...(Object.values(title).some((text) => text.length > 200) ? [new DomainError('TOO_LONG', { ...at('title'), params: { max: 200 } })] : []),
    ...(Number.isInteger(days) && Math.abs(days) <= mostTaskDays ? [] : [new DomainError('OUT_OF_RANGE', { ...at('days'), params: { min: -mostTaskDays, max: mostTaskDays } })]),
    ...(taskLevels.includes(level) && taskKinds.includes(kind) ? [] : [new DomainError('INVALID_INPUT', at('kind'))])
  ]
}

function dependencyIssue({ dependsOn }: TemplateTask, of: { readonly place: number; readonly known: readonly string[]; readonly isInCircle: boolean }): DomainError[] {
  const path = ['tasks', of.place, 'dependsOn']
  if (dependsOn.some((code) => !of.known.includes(code))) return [new DomainError('UNKNOWN_REFERENCE', { path })]
  return of.isInCircle ? [new DomainError('TASKS_IN_CIRCLE', { path })] : []
}

/** The codes of tasks that wait for themselves, by way of others: those that are left when whatever can be done is done. */
function inCircle(tasks: readonly TemplateTask[]): ReadonlySet<string> {
  const known = new Set(tasks.map(({ code }) => code))
  let left = [...tasks]
  for (;;) {
    const waiting = new Set(left.map(({ code }) => code))
    const next = left.filter(({ dependsOn }) => dependsOn.some((code) => known.has(code) && waiting.has(code)))
    if (next.length === left.length) return new Set(left.map(({ code }) => code))
    left = next
  }
}
