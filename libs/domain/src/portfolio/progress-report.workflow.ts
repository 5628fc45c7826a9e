/**
 * How a progress report travels: each partner tells its part, the lead puts the parts together, the centre approves and passes it
 * on, the funder accepts. Whoever gives it back marks cells and says of each what is asked; only these can be changed then.
 * Source: issue "Portfolio", item 4; peers 13, "Return only what is questioned".
 */
import { DomainError } from '../errors.js'

export const partStates = ['draft', 'sent', 'returned'] as const
export type PartState = (typeof partStates)[number]

export const reportStates = ['open', 'with_centre', 'with_funder', 'accepted'] as const
export type ReportState = (typeof reportStates)[number]

export const progressSubjects = ['part', 'report'] as const
export type ProgressSubject = (typeof progressSubjects)[number]

/** send: a part goes to the lead · put_together: the report goes to the centre · approve: the centre passes it on to the funder · accept: the funder has accepted it · give_back: with marked cells. */
export const progressActions = ['send', 'put_together', 'approve', 'accept', 'give_back'] as const
export type ProgressAction = (typeof progressActions)[number]

/** texts_told: what has to be told is told · marks_replied: each marked cell has its answer · parts_sent: every part is there · explained: what the checks have found is explained · marked: cells are marked. */
export const progressGuards = ['texts_told', 'marks_replied', 'parts_sent', 'explained', 'marked'] as const
export type ProgressGuard = (typeof progressGuards)[number]

/** At a unit of the partner, at the unit that leads, and at the centre, which records the funder's word as well. */
export type ProgressPermission = 'claim.write' | 'project.edit' | 'project.steer'

export interface ProgressTransition {
  readonly subject: ProgressSubject
  readonly action: ProgressAction
  readonly from: PartState | ReportState
  readonly to: PartState | ReportState
  readonly permission: ProgressPermission
  readonly guards: readonly ProgressGuard[]
}

const ofPart = (...[from, action, to, permission, ...guards]: readonly [PartState, ProgressAction, PartState, ProgressPermission, ...ProgressGuard[]]): ProgressTransition => ({ subject: 'part', action, from, to, permission, guards })
const ofReport = (...[from, action, to, permission, ...guards]: readonly [ReportState, ProgressAction, ReportState, ProgressPermission, ...ProgressGuard[]]): ProgressTransition => ({ subject: 'report', action, from, to, permission, guards })

/** Every step there is. Whatever is not here cannot be done. */
export const progressTransitions: readonly ProgressTransition[] = [
  ofPart('draft', 'send', 'sent', 'claim.write', 'texts_told'),
  ofPart('returned', 'send', 'sent', 'claim.write', 'texts_told', 'marks_replied'),
  ofPart('sent', 'give_back', 'returned', 'project.edit', 'marked'),
  ofReport('open', 'put_together', 'with_centre', 'project.edit', 'parts_sent', 'texts_told', 'marks_replied', 'explained'),
  ofReport('with_centre', 'give_back', 'open', 'project.steer', 'marked'),
  ofReport('with_centre', 'approve', 'with_funder', 'project.steer'),
  ofReport('with_funder', 'give_back', 'open', 'project.steer', 'marked'),
  ofReport('with_funder', 'accept', 'accepted', 'project.steer')
]

/** What is known when somebody asks what can be done with a part or a report. */
export interface ProgressSituation {
  readonly subject: ProgressSubject
  readonly state: PartState | ReportState
  readonly untold: number
  readonly unreplied: number
  readonly unsent: number
  readonly unexplained: number
}

const holds: Readonly<Record<Exclude<ProgressGuard, 'marked'>, (of: ProgressSituation) => boolean>> = {
  texts_told: ({ untold }) => untold === 0,
  marks_replied: ({ unreplied }) => unreplied === 0,
  parts_sent: ({ unsent }) => unsent === 0,
  explained: ({ unexplained }) => unexplained === 0
}

export interface ProgressStep {
  readonly action: ProgressAction
  readonly to: PartState | ReportState
  readonly blockedBy: readonly ProgressGuard[]
  readonly needsMarks: boolean
}

export type MayProgress = (permission: ProgressPermission) => boolean

/**
 * The steps that somebody may take, with what stands in their way. A part moves only while the lead has the report.
 *
 * @example progressSteps({ subject: 'report', state: 'with_funder', … }, () => true).map(({ action }) => action) // ['give_back', 'accept']
 */
export function progressSteps(situation: ProgressSituation, may: MayProgress): ProgressStep[] {
  return progressTransitions
    .filter(({ subject, from, permission }) => subject === situation.subject && from === situation.state && may(permission))
    .map(({ action, to, guards }) => ({ action, to, blockedBy: guards.filter((guard) => guard !== 'marked' && !holds[guard](situation)), needsMarks: guards.includes('marked') }))
}

/**
 * Where a step leads.
 *
 * @param marks how many cells are marked
 * @throws DomainError NOT_ALLOWED · PROGRESS_STATE (params: state, action, blockedBy) · REQUIRED at `marks`
 */
export function takeProgressStep(action: ProgressAction, of: { readonly situation: ProgressSituation; readonly marks: number }, may: MayProgress): PartState | ReportState {
  const { subject, state } = of.situation
  const ways = progressTransitions.filter((each) => each.subject === subject && each.action === action)
  const known = ways.filter(({ from }) => from === state)
  if (!(known.length > 0 ? known : ways).some(({ permission }) => may(permission))) throw new DomainError('NOT_ALLOWED')
  const choice = progressSteps(of.situation, may).find((each) => each.action === action)
  if (!choice) throw new DomainError('PROGRESS_STATE', { params: { state, action } })
  const [blockedBy] = choice.blockedBy
  if (blockedBy) throw new DomainError('PROGRESS_STATE', { params: { state, action, blockedBy } })
  if (choice.needsMarks && of.marks === 0) throw new DomainError('REQUIRED', { path: ['marks'] })
  return choice.to
}
