/**
 * Findings and improvement actions: what is not as it was promised, and what is done about it. Both travel the same way
 * (improvement-workflow.ts) and stand on the same board; an action may be for a finding or stand alone.
 * Source: issue "Quality", item 4; requirements 34, 69-75; design, picture 05.
 */
import type { IsoDate } from '@solmu/shared/dates.js'

/** finding: something that was noticed · action: something that is done, with an owner and a day. */
export const improvementKinds = ['finding', 'action'] as const
export type ImprovementKind = (typeof improvementKinds)[number]

/** From the gravest. An action has that of its finding. */
export const severities = ['critical', 'major', 'minor', 'observation'] as const
export type Severity = (typeof severities)[number]

/** open: known, nobody has begun · in_work · to_verify: said to be done · closed. */
export const improvementStates = ['open', 'in_work', 'to_verify', 'closed'] as const
export type ImprovementState = (typeof improvementStates)[number]

/** hand: somebody wrote it down · assessment: of a criterion of an assessment · rule: a rule opened it. */
export const improvementOrigins = ['hand', 'assessment', 'rule'] as const
export type ImprovementOrigin = (typeof improvementOrigins)[number]

/** verified: somebody else saw that it is done · dropped: it was given up, with a reason · cleared: a rule saw that its cause is gone. */
export const improvementOutcomes = ['verified', 'dropped', 'cleared'] as const
export type ImprovementOutcome = (typeof improvementOutcomes)[number]

export const improvementEvidenceKinds = ['file', 'link', 'note'] as const
export type ImprovementEvidenceKind = (typeof improvementEvidenceKinds)[number]

/** What the strand of a record tells: the steps of the workflow, and what happens without moving it. */
export const improvementEvents = ['opened', 'start', 'done', 'close', 'give_back', 'resume', 'reopen', 'drop', 'clear', 'note', 'change', 'owner'] as const
export type ImprovementEvent = (typeof improvementEvents)[number]

/** One step of the plan of an action. */
export interface PlannedStep {
  readonly text: string
  readonly isDone: boolean
}

/** How much a record may hold. */
export const improvementLimits = { title: 200, text: 8000, note: 4000, step: 300, steps: 30, link: 2000, evidence: 50 } as const

/**
 * Whether the day has passed while it is still to be done. What waits to be verified is no longer its owner's to do.
 *
 * @example isOverdue({ state: 'in_work', dueOn: '2026-01-31' }, '2026-02-01') // true
 */
export const isOverdue = ({ state, dueOn }: { readonly state: ImprovementState; readonly dueOn: IsoDate | null }, today: IsoDate): boolean =>
  dueOn !== null && dueOn < today && (state === 'open' || state === 'in_work')
