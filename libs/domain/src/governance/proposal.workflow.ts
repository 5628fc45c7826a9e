/**
 * How a proposal travels: it is drafted, discussed with amendments until a day, its text is fixed, and then it is put to the
 * vote, or adopted because nobody objected. The API refuses by this table, the web offers by it, and `app.keep_proposal` holds
 * the same table. The web words a step by `proposal.step.<action>` and an obstacle by `proposal.blocked.<guard>`.
 * Source: issue "Governance", item 4.
 */
import { type IsoDate } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'

/**
 * proposal: yes or no to a text · consent: it is adopted unless a member objects · election: people for seats · selection: one or
 * more of several · score: each option gets a mark · budget: points are shared out.
 */
export const proposalKinds = ['proposal', 'consent', 'election', 'selection', 'score', 'budget'] as const
export type ProposalKind = (typeof proposalKinds)[number]

/** The kinds in which members choose between options, rather than say yes or no to the text. */
export const kindsWithOptions: readonly ProposalKind[] = ['election', 'selection', 'score', 'budget']

/** draft: read by its writers alone · open: under discussion · closed: its text is fixed · voting: it is before the voters. */
export const proposalStates = ['draft', 'open', 'closed', 'voting', 'adopted', 'rejected', 'withdrawn'] as const
export type ProposalState = (typeof proposalStates)[number]

/** What is said when nothing can change any more. */
export const endedProposalStates: readonly ProposalState[] = ['adopted', 'rejected', 'withdrawn']

export const proposalActions = ['open', 'close', 'reopen', 'vote', 'consent', 'adopt', 'reject', 'withdraw'] as const
export type ProposalAction = (typeof proposalActions)[number]

/**
 * has_text: there is a text to discuss · has_day: the day on which discussion ends is ahead · has_options: there are two or more
 * options, and enough for the seats · amendments_answered: every amendment is accepted or turned down · asks_votes: it is of a kind
 * on which votes are cast, or somebody has objected · nobody_objects: no objection stands · consent_time_over: the time in which
 * members may object is over · no_open_ballot: no ballot on it is open, whose count would say what comes of it · consents_given:
 * every party whose consent the charter asks has agreed · no_veto: none that may veto has refused.
 */
export const proposalGuards = ['has_text', 'has_day', 'has_options', 'amendments_answered', 'asks_votes', 'nobody_objects', 'consent_time_over', 'no_open_ballot', 'consents_given', 'no_veto'] as const
export type ProposalGuard = (typeof proposalGuards)[number]

interface ProposalTransition {
  readonly action: ProposalAction
  readonly from: ProposalState
  readonly to: ProposalState
  /** Who takes it: those who wrote it, or those who lead the body's procedure. */
  readonly by: 'writer' | 'lead'
  readonly guards: readonly ProposalGuard[]
}

/** Every step there is. */
export const proposalTransitions: readonly ProposalTransition[] = [
  { action: 'open', from: 'draft', to: 'open', by: 'writer', guards: ['has_text', 'has_day', 'has_options'] },
  { action: 'close', from: 'open', to: 'closed', by: 'lead', guards: ['amendments_answered'] },
  { action: 'reopen', from: 'closed', to: 'open', by: 'lead', guards: ['has_day'] },
  { action: 'vote', from: 'closed', to: 'voting', by: 'lead', guards: ['asks_votes'] },
  { action: 'consent', from: 'closed', to: 'adopted', by: 'lead', guards: ['nobody_objects', 'consent_time_over', 'consents_given', 'no_veto'] },
  { action: 'adopt', from: 'voting', to: 'adopted', by: 'lead', guards: ['no_open_ballot', 'consents_given', 'no_veto'] },
  { action: 'reject', from: 'voting', to: 'rejected', by: 'lead', guards: ['no_open_ballot'] },
  { action: 'withdraw', from: 'draft', to: 'withdrawn', by: 'writer', guards: [] },
  { action: 'withdraw', from: 'open', to: 'withdrawn', by: 'writer', guards: [] },
  { action: 'withdraw', from: 'closed', to: 'withdrawn', by: 'writer', guards: [] }
]

/** What is known of a proposal when somebody asks what can be done. */
export interface ProposalSituation {
  readonly kind: ProposalKind
  readonly state: ProposalState
  readonly hasText: boolean
  readonly optionCount: number
  /** How many are chosen; of an election how many seats there are. */
  readonly seats: number
  /** The last day of the discussion, and of a consent proposal the last day on which members may object. */
  readonly discussUntil: IsoDate | null
  readonly objectUntil: IsoDate | null
  readonly openAmendments: number
  readonly standingObjections: number
  /** Whether a ballot on it is open. */
  readonly isVotedOn: boolean
  /** The parties that stand in the way: those whose consent is missing, and those that have vetoed it. */
  readonly missingConsents: number
  readonly vetoes: number
  readonly today: IsoDate
}

const holds: Readonly<Record<ProposalGuard, (of: ProposalSituation) => boolean>> = {
  has_text: ({ hasText }) => hasText,
  has_day: ({ discussUntil, objectUntil, kind, today }) => discussUntil !== null && discussUntil >= today && (kind !== 'consent' || (objectUntil !== null && objectUntil >= discussUntil)),
  has_options: ({ kind, optionCount, seats }) => !kindsWithOptions.includes(kind) || optionCount >= Math.max(2, seats),
  amendments_answered: ({ openAmendments }) => openAmendments === 0,
  asks_votes: ({ kind, standingObjections }) => kind !== 'consent' || standingObjections > 0,
  nobody_objects: ({ standingObjections }) => standingObjections === 0,
  consent_time_over: ({ objectUntil, today }) => objectUntil !== null && objectUntil < today,
  no_open_ballot: ({ isVotedOn }) => !isVotedOn,
  consents_given: ({ missingConsents }) => missingConsents === 0,
  no_veto: ({ vetoes }) => vetoes === 0
}

/** Whether a step is of this kind of proposal at all: only a consent proposal is adopted without a vote. */
const isOfKind = (action: ProposalAction, { kind }: ProposalSituation): boolean => action !== 'consent' || kind === 'consent'

export interface ProposalStep {
  readonly action: ProposalAction
  readonly to: ProposalState
  readonly by: 'writer' | 'lead'
  /** What stands in the way; empty when nothing does. */
  readonly blockedBy: readonly ProposalGuard[]
}

/**
 * The steps from here, with what stands in their way.
 *
 * @example proposalSteps({ ...draft, hasText: false })[0] // { action: 'open', to: 'open', by: 'writer', blockedBy: ['has_text'] }
 */
export function proposalSteps(situation: ProposalSituation): ProposalStep[] {
  return proposalTransitions
    .filter(({ from, action }) => from === situation.state && isOfKind(action, situation))
    .map(({ action, to, by, guards }) => ({ action, to, by, blockedBy: guards.filter((guard) => !holds[guard](situation)) }))
}

/**
 * Where a step leads. @throws DomainError PROPOSAL_STATE when it cannot be taken from here, with what stands in the way
 *
 * @example takeProposalStep('withdraw', { ...situation, state: 'open' }).to // 'withdrawn'
 */
export function takeProposalStep(action: ProposalAction, situation: ProposalSituation): ProposalStep {
  const step = proposalSteps(situation).find((each) => each.action === action)
  const [guard] = step?.blockedBy ?? []
  if (!step || guard) throw new DomainError('PROPOSAL_STATE', { params: { state: situation.state, ...(guard && { guard }) } })
  return step
}
