/**
 * How a meeting travels: it is planned, called under the charter of that day, opened, closed, its minutes are signed by those
 * chosen to, and published. The API refuses by this table, the web offers by it, and `app.keep_meeting` holds the same table. The
 * web words a step by `meeting.step.<action>` and an obstacle by `meeting.blocked.<guard>`.
 * Source: issue "Governance", item 3.
 */
import { DomainError } from '../errors.js'
import type { MeetingDuty } from './meeting-duties.js'

/** draft: being planned · called: the notice is out · open: it is held · closed: minutes are written and signed · signed: nothing changes any more. */
export const meetingStates = ['draft', 'called', 'open', 'closed', 'signed', 'published', 'cancelled'] as const
export type MeetingState = (typeof meetingStates)[number]

/** sign is taken by each who was chosen to; the last of them makes the minutes signed. */
export const meetingActions = ['call', 'open', 'close', 'sign', 'publish', 'record_freed', 'cancel'] as const
export type MeetingAction = (typeof meetingActions)[number]

/**
 * has_charter: a charter is in force that rules on notice and quorum · procedure_allowed: the charter lets the body decide in this
 * way · has_agenda: something is on the agenda · starts_ahead: it has not begun · day_reached: its day has come · items_recorded:
 * of every item it is known what came of it, and in words what was decided · signers_named: a chair and somebody else sign.
 */
export const meetingGuards = ['has_charter', 'procedure_allowed', 'has_agenda', 'starts_ahead', 'day_reached', 'items_recorded', 'signers_named'] as const
export type MeetingGuard = (typeof meetingGuards)[number]

export interface MeetingTransition {
  readonly action: MeetingAction
  readonly from: MeetingState
  readonly to: MeetingState
  /** Who takes it: those with that duty, or those who were chosen to sign. */
  readonly by: MeetingDuty | 'sign'
  readonly guards: readonly MeetingGuard[]
}

/** Every step there is. */
export const meetingTransitions: readonly MeetingTransition[] = [
  { action: 'call', from: 'draft', to: 'called', by: 'plan', guards: ['has_charter', 'procedure_allowed', 'has_agenda', 'starts_ahead'] },
  { action: 'open', from: 'called', to: 'open', by: 'lead', guards: ['day_reached'] },
  { action: 'close', from: 'open', to: 'closed', by: 'lead', guards: ['items_recorded'] },
  { action: 'sign', from: 'closed', to: 'signed', by: 'sign', guards: ['items_recorded', 'signers_named'] },
  { action: 'publish', from: 'signed', to: 'published', by: 'publish', guards: [] },
  // What the meeting has carried waits until its parties agree; then it is recorded as well.
  { action: 'record_freed', from: 'published', to: 'published', by: 'publish', guards: [] },
  { action: 'cancel', from: 'draft', to: 'cancelled', by: 'plan', guards: [] },
  { action: 'cancel', from: 'called', to: 'cancelled', by: 'plan', guards: [] }
]

/** What is known of a meeting when somebody asks what can be done. */
export interface MeetingSituation {
  readonly state: MeetingState
  readonly hasCharter: boolean
  readonly isProcedureAllowed: boolean
  readonly itemCount: number
  /** How many items there are of which it is not known what came of them. */
  readonly unrecordedCount: number
  readonly hasSigners: boolean
  /** How many decisions are not in the register yet, for which no party stands in the way any longer. */
  readonly freedCount: number
  readonly startsAt: Date
  readonly now: Date
  /** Whether the day of the meeting has come where the consortium is. */
  readonly isDayReached: boolean
}

const holds: Readonly<Record<MeetingGuard, (of: MeetingSituation) => boolean>> = {
  has_charter: ({ hasCharter }) => hasCharter,
  procedure_allowed: ({ hasCharter, isProcedureAllowed }) => !hasCharter || isProcedureAllowed,
  has_agenda: ({ itemCount }) => itemCount > 0,
  starts_ahead: ({ startsAt, now }) => startsAt > now,
  day_reached: ({ isDayReached }) => isDayReached,
  items_recorded: ({ unrecordedCount }) => unrecordedCount === 0,
  signers_named: ({ hasSigners }) => hasSigners
}

export interface MeetingStep {
  readonly action: MeetingAction
  readonly to: MeetingState
  readonly by: MeetingDuty | 'sign'
  /** What stands in the way; empty when nothing does. */
  readonly blockedBy: readonly MeetingGuard[]
}

/** The steps from here. @example meetingSteps({ ...situation, state: 'published' }) // [] */
export const meetingSteps = (of: MeetingSituation): MeetingStep[] =>
  meetingTransitions.filter(({ action, from }) => from === of.state && (action !== 'record_freed' || of.freedCount > 0)).map(({ action, to, by, guards }) => ({ action, to, by, blockedBy: guards.filter((guard) => !holds[guard](of)) }))

/** Where a step leads. @throws DomainError MEETING_STATE when it cannot be taken from here, with what stands in the way */
export function takeMeetingStep(action: MeetingAction, of: MeetingSituation): MeetingState {
  const step = meetingSteps(of).find((each) => each.action === action)
  const guard = step?.blockedBy[0]
  if (!step || guard) throw new DomainError('MEETING_STATE', { params: { state: of.state, ...(guard && { guard }) } })
  return step.to
}

/** What can be written when: the agenda and the frame until it is held, what happened from its opening until it is signed. */
export const meetingPhases = { plan: ['draft'], papers: ['draft', 'called', 'open', 'closed'], record: ['open', 'closed'] } as const satisfies Readonly<Record<string, readonly MeetingState[]>>

/** @throws DomainError MEETING_STATE when that is not written at this time */
export function demandMeetingPhase(phase: keyof typeof meetingPhases, state: MeetingState): void {
  const states: readonly MeetingState[] = meetingPhases[phase]
  if (!states.includes(state)) throw new DomainError('MEETING_STATE', { params: { state } })
}
