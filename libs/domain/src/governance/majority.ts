/**
 * When votes carry and when a body may decide at all: exact comparisons of whole numbers, so that an exact half, two thirds
 * and three quarters fall on the same side everywhere. What an exact half, no votes at all, only blank votes and a recusal lead
 * to stands here and nowhere else.
 * Source: issue "Governance", item 1; requirement 19; the charter in force.
 */

/**
 * simple: more for than against · absolute: more than half of what is counted · two_thirds, three_quarters: at least so much of
 * what is counted.
 */
export const majorityShares = ['simple', 'absolute', 'two_thirds', 'three_quarters'] as const
export type MajorityShare = (typeof majorityShares)[number]

/** given: the votes cast · present: of everybody present · all: of everybody who may vote, present or not. */
export const majorityBases = ['given', 'present', 'all'] as const
export type MajorityBase = (typeof majorityBases)[number]

/** in: whoever abstains is counted, and so weighs as if against · out: whoever abstains is not there. */
export const abstentionRules = ['in', 'out'] as const
export type AbstentionRule = (typeof abstentionRules)[number]

export interface MajorityRule {
  readonly share: MajorityShare
  readonly of: MajorityBase
  readonly abstentions: AbstentionRule
}

/** Votes, or the weights of votes: whole numbers. Whoever is recused is in none of them. */
export interface Votes {
  readonly for: number
  readonly against: number
  readonly abstain: number
  readonly present: number
  readonly all: number
}

const parts: Readonly<Record<Exclude<MajorityShare, 'simple' | 'absolute'>, readonly [number, number]>> = { two_thirds: [2, 3], three_quarters: [3, 4] }

/** Of how many votes the share is asked. @example countedVotes({ share: 'absolute', of: 'given', abstentions: 'out' }, votes) */
export function countedVotes({ of, abstentions }: MajorityRule, votes: Votes): number {
  if (of === 'given') return votes.for + votes.against + (abstentions === 'in' ? votes.abstain : 0)
  return votes[of] - (abstentions === 'out' ? votes.abstain : 0)
}

/**
 * Whether the votes carry. Without a vote for it nothing carries: not when nobody votes, and not when all are blank.
 *
 * @example carries({ share: 'two_thirds', of: 'given', abstentions: 'out' }, { for: 2, against: 1, abstain: 4, present: 7, all: 9 }) // true
 */
export function carries(rule: MajorityRule, votes: Votes): boolean {
  if (votes.for <= 0) return false
  if (rule.share === 'simple') return votes.for > votesAgainst(rule, votes)
  const counted = countedVotes(rule, votes)
  if (rule.share === 'absolute') return 2 * votes.for > counted
  const [top, bottom] = parts[rule.share]
  return bottom * votes.for >= top * counted
}

/** Those against under a simple majority; whoever abstains is with them where abstentions are counted. */
const votesAgainst = ({ abstentions }: MajorityRule, { against, abstain }: Votes): number => against + (abstentions === 'in' ? abstain : 0)

/**
 * Whether the votes stand equally, so that the tie rule is asked. Only a simple majority knows a tie: of any other a half is
 * not enough, and the matter falls. No votes at all are no tie.
 *
 * @example isTied({ share: 'simple', of: 'given', abstentions: 'out' }, { for: 3, against: 3, abstain: 1, present: 7, all: 9 }) // true
 */
export const isTied = (rule: MajorityRule, votes: Votes): boolean => rule.share === 'simple' && votes.for > 0 && votes.for === votesAgainst(rule, votes)

/** chair: the side of the chair · lot: drawn · falls: nothing is decided · again: the matter is voted on once more. */
export const tieRules = ['chair', 'lot', 'falls', 'again'] as const
export type TieRule = (typeof tieRules)[number]

/** carries · falls · tie: the chair, the lot or another vote is asked. */
export type Outcome = 'carries' | 'falls' | 'tie'

/** What votes lead to. @example outcomeOf(simple, 'falls', { for: 3, against: 3, abstain: 0, present: 6, all: 9 }) // 'falls' */
export function outcomeOf(rule: MajorityRule, tie: TieRule, votes: Votes): Outcome {
  if (carries(rule, votes)) return 'carries'
  return tie !== 'falls' && isTied(rule, votes) ? 'tie' : 'falls'
}

/** What is wrong with numbers of votes: each whole and not negative, no more votes than people present, nor more present than there are. */
export const areVotes = ({ for: inFavour, against, abstain, present, all }: Votes): boolean =>
  [inFavour, against, abstain, present, all].every((each) => Number.isSafeInteger(each) && each >= 0) && inFavour + against + abstain <= present && present <= all

/** Of what the quorum is a share: of the members that there are, or of the seats, filled or not. */
export const quorumBases = ['members', 'seats'] as const
export type QuorumBase = (typeof quorumBases)[number]

export interface QuorumRule {
  readonly of: QuorumBase
  /** Top over bottom; exceeded where "more than" is meant. A body that is always competent has 0 over 1. */
  readonly share: { readonly top: number; readonly bottom: number; readonly isExceeded: boolean }
  readonly atLeast: number
}

/** How many there are, and how many of those present are recused from the matter. */
export interface Attendance {
  readonly members: number
  readonly seats: number
  readonly present: number
  readonly recused: number
}

export interface QuorumState {
  readonly needed: number
  /** Those present who are not recused. */
  readonly there: number
  readonly isMet: boolean
}

/**
 * Whether a body may decide. A recusal takes away from those who are there and never from what is needed, so that a quorum can
 * be lost by it. Without anybody there is none, whatever the rule says.
 *
 * @example quorum({ of: 'members', share: { top: 1, bottom: 2, isExceeded: true }, atLeast: 3 }, { members: 8, seats: 9, present: 5, recused: 1 }).isMet // false
 */
export function quorum({ of, share, atLeast }: QuorumRule, { members, seats, present, recused }: Attendance): QuorumState {
  const whole = of === 'members' ? members : seats
  const part = share.isExceeded ? Math.floor((whole * share.top) / share.bottom) + 1 : Math.ceil((whole * share.top) / share.bottom)
  const needed = Math.max(part, atLeast, 1)
  const there = present - recused
  return { needed, there, isMet: there >= needed }
}
