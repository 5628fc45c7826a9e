/**
 * How a project travels from an idea to what remains of it: every step that it can take, as a table, and the engine that says
 * which of them can be taken now and what each gate still asks for. The API refuses by it, the web offers by it, and the table is
 * copied into the database, which refuses whatever is not in it. The web words a step by `project.step.<action>` and what a gate
 * lacks by `project.gate.<guard>`.
 * Source: issue "Portfolio", item 1; requirement 50 (LU and RC enter, RC steers, HQ and funders read).
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'

export const projectStages = ['idea', 'preparation', 'applied', 'decided', 'running', 'closing', 'ended', 'embedded', 'rejected', 'withdrawn'] as const
export type ProjectStage = (typeof projectStages)[number]

/**
 * prepare: somebody begins to write it · apply: the application is sent · complete: the funder asks for more · decide: money is
 * granted · reject: it is not · start: the work begins · close: it is done, and what was spent is settled · end: the funder has
 * taken the last report · embed: what it brought about lives on · withdraw: it is given up before it has begun · revive: it is
 * taken up again.
 */
export const projectActions = ['prepare', 'apply', 'complete', 'decide', 'reject', 'start', 'close', 'end', 'embed', 'withdraw', 'revive'] as const
export type ProjectAction = (typeof projectActions)[number]

/**
 * has_summary: what it is for is written · has_tags: a task area or a project idea is named · has_call: it answers a call ·
 * call_open: the call is open today · may_apply: the call takes applicants like those who carry it out · has_days: when it begins and ends · has_budget: something is budgeted · has_model: a cost
 * model is chosen, of those that the call allows · within_call: the grant and its share are what the call allows · has_partner:
 * somebody carries it out · has_decision: the decision of the funder is recorded as the base · has_begun, has_passed: its first
 * or last day has come · no_open_change: no change waits for the funder · subs_settled: its sub-projects have come as far ·
 * outputs_named: what it brought about is named · lesson_told: what it has taught is written · outputs_settled: each result has a released card or a reason why none · adopted:
 * a unit has one of its cards in use and has shown so in time · reasoned: a reason is given.
 */
export const projectGuards = [
  ...(['has_summary', 'has_tags', 'has_call', 'call_open', 'may_apply', 'has_days', 'has_partner', 'has_model', 'has_budget', 'within_call'] as const),
  ...(['has_decision', 'has_begun', 'has_passed', 'no_open_change', 'subs_settled', 'outputs_named', 'lesson_told', 'outputs_settled', 'adopted', 'reasoned'] as const)
] as const
export type ProjectGuard = (typeof projectGuards)[number]

/** The actions of the catalogue that steps ask for, at the unit that leads the project. */
export type ProjectPermission = 'project.edit' | 'project.steer'

/** What the database must know of a step. */
export interface ProjectTransition {
  readonly action: ProjectAction
  readonly from: ProjectStage
  readonly to: ProjectStage
  readonly permission: ProjectPermission
  readonly guards: readonly ProjectGuard[]
}

const step = ([from, action, to]: readonly [ProjectStage, ProjectAction, ProjectStage], permission: ProjectPermission, ...guards: ProjectGuard[]): ProjectTransition => ({ action, from, to, permission, guards })

/** Every step there is. Whatever is not here cannot be done, neither through the API nor in the database. */
export const projectTransitions: readonly ProjectTransition[] = [
  step(['idea', 'prepare', 'preparation'], 'project.edit', 'has_summary', 'has_tags'),
  step(['preparation', 'apply', 'applied'], 'project.edit', 'has_call', 'call_open', 'may_apply', 'has_days', 'has_partner', 'has_model', 'has_budget', 'within_call'),
  step(['applied', 'complete', 'preparation'], 'project.edit', 'reasoned'),
  step(['applied', 'decide', 'decided'], 'project.steer', 'has_decision'),
  step(['applied', 'reject', 'rejected'], 'project.steer', 'reasoned'),
  step(['decided', 'start', 'running'], 'project.edit', 'has_begun'),
  step(['running', 'close', 'closing'], 'project.edit', 'no_open_change'),
  step(['closing', 'end', 'ended'], 'project.steer', 'has_passed', 'subs_settled', 'outputs_named', 'lesson_told'),
  step(['ended', 'embed', 'embedded'], 'project.steer', 'outputs_settled', 'adopted', 'reasoned'),
  ...(['idea', 'preparation', 'applied', 'decided'] as const).map((from) => step([from, 'withdraw', 'withdrawn'], 'project.edit', 'reasoned')),
  ...(['rejected', 'withdrawn'] as const).map((from) => step([from, 'revive', 'preparation'], 'project.steer', 'reasoned'))
]

/** What is known when somebody asks what can be done. */
export interface ProjectSituation {
  readonly stage: ProjectStage
  readonly today: IsoDate
  readonly startsOn: IsoDate | null
  readonly endsOn: IsoDate | null
  readonly hasSummary: boolean
  readonly hasTags: boolean
  readonly hasCall: boolean
  readonly isCallOpen: boolean
  /** Those who carry it out and whom the call does not take. */
  readonly ineligible: number
  readonly partners: number
  /** Whether a cost model is chosen that the call allows. */
  readonly isModelAllowed: boolean
  /** What is budgeted in the newest version, in minor units. */
  readonly budgeted: bigint
  /** Whether what is asked of the funder is what the call allows. */
  readonly isWithinCall: boolean
  readonly hasDecision: boolean
  /** Changes that wait for the funder. */
  readonly openChanges: number
  /** Sub-projects that have not ended, been rejected or withdrawn. */
  readonly openSubs: number
  /** Results that are named, and of them those that have neither a released card nor a reason why none. */
  readonly outputs: number
  readonly openOutputs: number
  /** Lessons that are written. */
  readonly lessons: number
  /** Units that are known to have one of its cards in use today. */
  readonly adopters: number
}

const holds: Readonly<Record<Exclude<ProjectGuard, 'reasoned'>, (of: ProjectSituation) => boolean>> = {
  has_summary: ({ hasSummary }) => hasSummary,
  has_tags: ({ hasTags }) => hasTags,
  has_call: ({ hasCall }) => hasCall,
  call_open: ({ isCallOpen }) => isCallOpen,
  may_apply: ({ ineligible }) => ineligible === 0,
  has_days: ({ startsOn, endsOn }) => startsOn !== null && endsOn !== null,
  has_partner: ({ partners }) => partners > 0,
  has_model: ({ isModelAllowed }) => isModelAllowed,
  has_budget: ({ budgeted }) => budgeted > 0n,
  within_call: ({ isWithinCall }) => isWithinCall,
  has_decision: ({ hasDecision }) => hasDecision,
  has_begun: ({ startsOn, today }) => startsOn !== null && startsOn <= today,
  has_passed: ({ endsOn, today }) => endsOn !== null && endsOn < today,
  no_open_change: ({ openChanges }) => openChanges === 0,
  subs_settled: ({ openSubs }) => openSubs === 0,
  outputs_named: ({ outputs }) => outputs > 0,
  lesson_told: ({ lessons }) => lessons > 0,
  outputs_settled: ({ outputs, openOutputs }) => outputs > 0 && openOutputs === 0,
  adopted: ({ adopters }) => adopters > 0
}

/** One step as it stands now. */
export interface ProjectStep {
  readonly action: ProjectAction
  readonly to: ProjectStage
  /** What the gate still asks for, in the order of the list; a reason that is still to be given is no obstacle. */
  readonly blockedBy: readonly ProjectGuard[]
  readonly needsReason: boolean
}

/** Says whether somebody holds an action at the unit that leads the project. */
export type MayMove = (permission: ProjectPermission) => boolean

/**
 * The steps that are somebody's to take from here, with what their gates still ask for.
 *
 * @example projectSteps({ ...situation, stage: 'idea', hasTags: false }, () => true)[0] // { action: 'prepare', to: 'preparation', blockedBy: ['has_tags'], needsReason: false }
 */
export function projectSteps(situation: ProjectSituation, may: MayMove): ProjectStep[] {
  return projectTransitions
    .filter(({ from, permission }) => from === situation.stage && may(permission))
    .map(({ action, to, guards }) => ({ action, to, blockedBy: guards.filter((guard) => guard !== 'reasoned' && !holds[guard](situation)), needsReason: guards.includes('reasoned') }))
}

/**
 * Where a step leads.
 *
 * @throws DomainError NOT_ALLOWED when it is another's to take · PROJECT_STAGE when there is no such step from here, or the gate
 *   asks for something (params: stage, action, blockedBy) · REQUIRED at `reason` without the reason that it asks for
 */
export function takeProjectStep(action: ProjectAction, of: { readonly situation: ProjectSituation; readonly reason: string }, may: MayMove): ProjectStage {
  const { stage } = of.situation
  const ways = projectTransitions.filter((each) => each.action === action)
  const known = ways.filter(({ from }) => from === stage)
  // Whoever may never take the step is told so, wherever the project stands.
  if (!(known.length > 0 ? known : ways).some(({ permission }) => may(permission))) throw new DomainError('NOT_ALLOWED')
  const choice = projectSteps(of.situation, may).find((each) => each.action === action)
  if (!choice) throw new DomainError('PROJECT_STAGE', { params: { stage, action } })
  const [blockedBy] = choice.blockedBy
  if (blockedBy) throw new DomainError('PROJECT_STAGE', { params: { stage, action, blockedBy } })
  if (choice.needsReason && of.reason.trim() === '') throw new DomainError('REQUIRED', { path: ['reason'] })
  return choice.to
}

/** Whether what is said about the project itself can still be changed: until it is applied for. After that, by change requests. */
export const isProjectOpen = (stage: ProjectStage): boolean => stage === 'idea' || stage === 'preparation'

/** Whether money is granted and its base stands. */
export const isGranted = (stage: ProjectStage): boolean => ['decided', 'running', 'closing', 'ended', 'embedded'].includes(stage)

/** Whether nothing is expected of it any more, as far as its partners and its money go. */
export const isSettled = (stage: ProjectStage): boolean => ['ended', 'embedded', 'rejected', 'withdrawn'].includes(stage)
