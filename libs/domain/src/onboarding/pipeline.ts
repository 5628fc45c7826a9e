/**
 * The applications of a centre or of the nation by their stages: how long each has stood where it stands, what it waits for,
 * how many of those begun in a period came how far, and how long each stage takes. Worked out from what has happened
 * (`application_event`); what has not ended is told as still running and never as zero.
 * Source: issue "Onboarding", item 9.
 */
import { daysBetween, type IsoDate } from '@solmu/shared/dates.js'
import { type AssessorDays, assessorState, isAwaited, isOverdue } from './consolidation.js'
import type { DecisionBody } from './decision-path.js'
import type { ApplicationState } from './application.workflow.js'

export const pipelineStages = ['draft', 'submitted', 'returned', 'under_assessment', 'in_decision', 'admitted', 'rejected', 'withdrawn'] as const satisfies readonly ApplicationState[]
export type PipelineStage = (typeof pipelineStages)[number]

/** What an application waits for, in the order in which it is said. */
export const blockers = [
  ...(['applicant_writes', 'applicant_completes', 'question_open', 'assessor_missing', 'score_overdue', 'conflict_undeclared', 'scores_awaited'] as const),
  ...(['to_settle', 'to_close', 'to_send', 'awaits_regional_board', 'awaits_head_office', 'awaits_member_vote'] as const)
] as const
export type Blocker = (typeof blockers)[number]

export interface CardFacts {
  readonly state: ApplicationState
  readonly openQuestions: number
  readonly assessors: readonly AssessorDays[]
  readonly isClosed: boolean
  readonly unsettled: number
  /** Whose step of the path is next; null when it is not in decision. */
  readonly nextBody: DecisionBody | null
}

function assessmentBlocker({ assessors, isClosed, unsettled }: CardFacts, today: IsoDate): Blocker {
  if (isClosed) return 'to_send'
  const able = assessors.filter((each) => !['recused', 'released'].includes(assessorState(each)))
  if (able.length === 0) return 'assessor_missing'
  if (able.some((each) => isOverdue(each, today))) return 'score_overdue'
  if (able.some((each) => assessorState(each) === 'to_declare')) return 'conflict_undeclared'
  if (able.some(isAwaited)) return 'scores_awaited'
  return unsettled > 0 ? 'to_settle' : 'to_close'
}

/**
 * What an application waits for on a day; null when it waits for nothing.
 *
 * @example blockerOf({ ...facts, state: 'in_decision', nextBody: 'head_office' }, today) // 'awaits_head_office'
 */
export function blockerOf(facts: CardFacts, today: IsoDate): Blocker | null {
  if (facts.state === 'draft') return 'applicant_writes'
  if (facts.state === 'returned') return 'applicant_completes'
  if (!['submitted', 'under_assessment', 'in_decision'].includes(facts.state)) return null
  if (facts.openQuestions > 0) return 'question_open'
  if (facts.state === 'submitted') return 'assessor_missing'
  if (facts.state === 'under_assessment') return assessmentBlocker(facts, today)
  return facts.nextBody === null ? null : `awaits_${facts.nextBody}`
}

/** One stay of an application in a stage; a day is null while it is there. */
export interface Stay {
  readonly stage: PipelineStage
  readonly from: IsoDate
  readonly to: IsoDate | null
}

export interface Reached {
  readonly stage: PipelineStage
  readonly on: IsoDate
}

/**
 * The stays of an application, from what happened to it in order.
 *
 * @example staysOf([{ stage: 'draft', on: '2026-01-01' }, { stage: 'submitted', on: '2026-01-05' }])
 *   // [{ stage: 'draft', from: '2026-01-01', to: '2026-01-05' }, { stage: 'submitted', from: '2026-01-05', to: null }]
 */
export const staysOf = (reached: readonly Reached[]): Stay[] => reached.map(({ stage, on }, place) => ({ stage, from: on, to: reached[place + 1]?.on ?? null }))

/** Where nothing more happens by itself; a stay there has no length. */
const resting: readonly PipelineStage[] = ['admitted', 'rejected', 'withdrawn']

export interface StageFigure {
  readonly stage: PipelineStage
  /** How many of the applications came this far. */
  readonly reached: number
  /** Stays that have ended, and stays that have not. */
  readonly ended: number
  readonly running: number
  /** Of those that have ended, in days, in halves; null when none has. */
  readonly medianDays: number | null
  /** Of all, those that have not ended up to the day. */
  readonly longestDays: number | null
}

export interface PipelineFigures {
  readonly from: IsoDate
  readonly to: IsoDate
  /** How many applications were begun in the period, and how many of them are not decided yet: until none is, the figures still move. */
  readonly begun: number
  readonly undecided: number
  readonly stages: readonly StageFigure[]
}

function median(sorted: readonly number[]): number | null {
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/**
 * How far the applications came that were begun in a period, and how long they stood in each stage.
 *
 * @param histories of each application what it reached, in order of time
 * @param of the first and the last day of the period, and the day as of which it is asked
 * @example pipelineFigures([], { from: '2026-01-01', to: '2026-12-31', today }).begun // 0
 */
export function pipelineFigures(histories: readonly (readonly Reached[])[], of: { readonly from: IsoDate; readonly to: IsoDate; readonly today: IsoDate }): PipelineFigures {
  const begun = histories.filter(([first]) => first !== undefined && first.on >= of.from && first.on <= of.to)
  const stays = begun.flatMap(staysOf)
  const stages = pipelineStages.map((stage): StageFigure => {
    const here = resting.includes(stage) ? [] : stays.filter((each) => each.stage === stage)
    const days = (each: Stay): number => daysBetween(each.from, each.to ?? of.today)
    const ended = here.filter(({ to }) => to !== null).map(days).sort((a, b) => a - b)
    return {
      stage,
      reached: begun.filter((history) => history.some((each) => each.stage === stage)).length,
      ended: ended.length,
      running: here.length - ended.length,
      medianDays: median(ended),
      longestDays: here.length === 0 ? null : Math.max(...here.map(days))
    }
  })
  const undecided = begun.filter((history) => !resting.includes(history.at(-1)?.stage ?? 'draft')).length
  return { from: of.from, to: of.to, begun: begun.length, undecided, stages }
}
