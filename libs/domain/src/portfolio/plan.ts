/**
 * The plan of a project: work packages, and in them tasks with their days, milestones and deliverables with theirs. Whatever is
 * planned lies within the time of the project, of the partner that does it, and of its package.
 * Source: issue "Portfolio", item 3; requirement 52 (work packages, milestones, deliverables).
 */
import { compareDates, daysBetween, type IsoDate } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'
import { TextFields, throwIssues } from '../text-fields.js'
import { projectYears } from './project.js'
import { isSettled, type ProjectStage } from './project.workflow.js'

/** package: a work package · task: a piece of work with its days · milestone: a day on which something is reached · deliverable: what is handed over, and when. */
export const planKinds = ['package', 'task', 'milestone', 'deliverable'] as const
export type PlanKind = (typeof planKinds)[number]

export const planStates = ['planned', 'underway', 'done', 'cancelled'] as const
export type PlanState = (typeof planStates)[number]

export interface PlanDays {
  readonly startsOn: IsoDate
  readonly endsOn: IsoDate
}

/** What moves, and what it waits for. */
export interface PlanItem extends PlanDays {
  readonly id: string
  readonly kind: PlanKind
  /** The package that it is in; null for a package. */
  readonly packageId: string | null
  readonly partnerId: string
  /** From 0 to 100; of a task only. */
  readonly progress: number
  readonly state: PlanState
}

export interface PlanItemDraft extends Omit<PlanItem, 'id'> {
  readonly name: string
  /** Who sees to it, as a role: no name of a person is needed. */
  readonly owner: string
  readonly note: string
  /** Of a deliverable: where it is. */
  readonly link: string
}

/** What decides where a plan can lie. */
export interface PlanFrame {
  readonly startsOn: IsoDate | null
  readonly endsOn: IsoDate | null
  readonly partners: readonly { readonly id: string; readonly validFrom: IsoDate; readonly validTo: IsoDate | null }[]
}

export const mostPlanItems = 500
/** The longest wait between two things, in days; less than nothing would let the later begin before the earlier ends. */
export const longestLag = 365

/** Whether something has a day rather than days. */
export const isPoint = (kind: PlanKind): boolean => kind === 'milestone' || kind === 'deliverable'

/** Whether it moves no more: it is done, or will not be. */
export const isPast = (state: PlanState): boolean => state === 'done' || state === 'cancelled'

/** Whether a project is still planned: until it has been settled. */
export const isPlanned = (stage: ProjectStage): boolean => !isSettled(stage)

/** How many days something takes, its first and last among them. */
export const lengthOf = ({ startsOn, endsOn }: PlanDays): number => daysBetween(startsOn, endsOn) + 1

/**
 * Reads what somebody has written about a part of the plan. What has a day ends on it; what is done is wholly done, and what
 * has not begun not at all.
 *
 * @throws DomainError each thing that is wrong, at its field
 */
export function readPlanItem(given: PlanItemDraft, frame: PlanFrame): PlanItemDraft {
  const fields = new TextFields()
  const said = {
    name: fields.text(['name'], given.name, { most: 200 }),
    owner: fields.text(['owner'], given.owner, { most: 120 }),
    note: fields.text(['note'], given.note, { most: 4000, isLong: true }),
    link: fields.text(['link'], given.link, { most: 1000 })
  }
  if (!/[\p{L}\p{N}]/u.test(said.name)) fields.refuse('REQUIRED', ['name'])
  if (said.link !== '' && !/^https?:\/\/\S+$/u.test(said.link)) fields.refuse('INVALID_WEBSITE', ['link'])
  if ((given.kind === 'package') !== (given.packageId === null)) fields.refuse('REQUIRED', ['packageId'])
  const days = { startsOn: given.startsOn, endsOn: isPoint(given.kind) ? given.startsOn : given.endsOn }
  const progress = readProgress(fields, given)
  throwIssues([...fields.issues, ...dayIssues({ ...days, partnerId: given.partnerId }, frame)])
  return { ...given, ...said, ...days, progress }
}

function readProgress(fields: TextFields, { kind, state, progress }: PlanItemDraft): number {
  if (kind !== 'task') return state === 'done' ? 100 : 0
  if (state === 'done') return 100
  if (state === 'planned') return 0
  if (!Number.isInteger(progress) || progress < 0 || progress > 99) fields.refuse('OUT_OF_RANGE', ['progress'], { min: 0, max: 99 })
  return progress
}

/** The first and the last day on which anything can be planned. */
export const timeOf = ({ startsOn, endsOn }: Pick<PlanFrame, 'startsOn' | 'endsOn'>): readonly [IsoDate, IsoDate] => [startsOn ?? projectYears.min, endsOn ?? projectYears.max]

/**
 * What is wrong with days of a plan, by the project and the partner.
 *
 * @example dayIssues({ ...task, endsOn: '2031-01-01' }, frame)[0]?.code // 'OUT_OF_RANGE', at `endsOn`
 */
export function dayIssues({ startsOn, endsOn, partnerId }: PlanDays & Pick<PlanItem, 'partnerId'>, frame: PlanFrame): DomainError[] {
  const [min, max] = timeOf(frame)
  const partner = frame.partners.find(({ id }) => id === partnerId)
  if (!partner) return [new DomainError('NOT_FOUND', { path: ['partnerId'] })]
  if (compareDates(endsOn, startsOn) < 0) return [new DomainError('DAYS_REVERSED', { path: ['endsOn'] })]
  if (startsOn < min || startsOn > max) return [new DomainError('OUT_OF_RANGE', { path: ['startsOn'], params: { min, max } })]
  if (endsOn > max) return [new DomainError('OUT_OF_RANGE', { path: ['endsOn'], params: { min, max } })]
  return isThere(partner, { startsOn, endsOn }) ? [] : [new DomainError('PARTNER_AWAY', { path: ['startsOn'], params: { from: partner.validFrom, to: partner.validTo ?? max } })]
}

const isThere = ({ validFrom, validTo }: PlanFrame['partners'][number], { startsOn, endsOn }: PlanDays): boolean => startsOn >= validFrom && (validTo === null || endsOn < validTo)

/**
 * The days that a package has to have so that all in it fits; null when nothing is in it.
 *
 * @example hullOf([{ startsOn: '2026-01-01', endsOn: '2026-02-01' }, { startsOn: '2026-01-15', endsOn: '2026-03-01' }]) // 2026-01-01 to 2026-03-01
 */
export function hullOf(days: readonly PlanDays[]): PlanDays | null {
  const [first] = days
  if (!first) return null
  return days.reduce((hull, each) => ({ startsOn: each.startsOn < hull.startsOn ? each.startsOn : hull.startsOn, endsOn: each.endsOn > hull.endsOn ? each.endsOn : hull.endsOn }), first)
}

/**
 * How far a package has come: the progress of its tasks weighted by their length, rounded down so that only what is wholly done
 * is a hundred. Null without tasks.
 *
 * @example progressOf([{ ...task, progress: 100 }, { ...task, progress: 0 }]) // 50
 */
export function progressOf(items: readonly PlanItem[]): number | null {
  const tasks = items.filter(({ kind, state }) => kind === 'task' && state !== 'cancelled')
  if (tasks.length === 0) return null
  const length = tasks.reduce((sum, task) => sum + lengthOf(task), 0)
  return Math.floor(tasks.reduce((sum, task) => sum + lengthOf(task) * task.progress, 0) / length)
}
