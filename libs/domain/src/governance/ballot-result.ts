/**
 * What the ballots lead to: by the method, the quorum and the tie rule that were fixed when the ballot was opened. It is a function of
 * the published log alone; `tools/recount.mjs` works the same out without any of this.
 * What is defined here: without any ballot nothing is decided; blank ballots count for the quorum and for nobody; a candidate who
 * has withdrawn is taken off every ballot, and those below move up; an exact half is a tie where the majority is a simple one;
 * nobody is elected without a vote.
 * Source: issue "Governance", item 5; requirement 19.
 */
import { type Fraction } from '@solmu/shared/fraction.js'
import { type BallotChoice, type BallotMethod, isBlank, withoutWithdrawn } from './ballot.js'
import { countPoints, seat, type Standing } from './ballot-count.js'
import { countSchulze } from './ballot-schulze.js'
import { countStv, type StvRound } from './ballot-stv.js'
import { type MajorityRule, outcomeOf, quorum, type QuorumRule, type QuorumState, type TieRule } from './majority.js'

/** The rules of the charter as they were when the ballot was opened. */
export interface BallotRule {
  readonly majority: MajorityRule
  readonly quorum: QuorumRule
  readonly tie: TieRule
}

/** One ballot of the log. */
export interface BallotLine {
  /** Of an open ballot the member, of a secret one the tracker that its receipt shows. */
  readonly by: string
  readonly weight: number
  readonly choice: BallotChoice
}

export interface BallotTerms {
  readonly method: BallotMethod
  /** The codes of all options, in the order of the paper. */
  readonly options: readonly string[]
  readonly withdrawn: readonly string[]
  readonly seats: number
  readonly rule: BallotRule
  readonly roll: {
    readonly members: number
    readonly seats: number
    /** The votes of all on the roll but those who are recused. */
    readonly weight: number
  }
  /** The options, or yes and no, in the order drawn by lot: among equals the one named first goes on. */
  readonly lot: readonly string[]
}

/**
 * carried, rejected: of a question · elected: at least one option, maybe with seats left open by a tie · tied: nobody but the tie
 * rule can say · all_blank: nobody was chosen · no_quorum: too few took part · no_ballots: nobody did.
 */
export const ballotOutcomes = ['carried', 'rejected', 'elected', 'tied', 'all_blank', 'no_quorum', 'no_ballots'] as const
export type BallotOutcome = (typeof ballotOutcomes)[number]

/** A round of transferable votes; numbers are written as whole numbers or fractions. */
export interface ResultRound {
  readonly votes: Readonly<Record<string, string>>
  readonly elected: readonly string[]
  readonly out: string | null
  readonly reason: 'surplus' | 'fewest' | null
  readonly exhausted: string
  readonly tied: readonly string[]
}

export interface BallotResult {
  readonly outcome: BallotOutcome
  readonly ballots: number
  readonly weight: number
  readonly blank: number
  readonly quorum: QuorumState
  /** What each option has, or each answer: votes, points, or first preferences. */
  readonly tallies: Readonly<Record<string, number>>
  /** Of how many ballots each of a pair was preferred to the other, of the method that asks; else empty. */
  readonly pairs: readonly { readonly one: string; readonly other: string; readonly votes: number }[]
  readonly rounds: readonly ResultRound[]
  readonly quota: number | null
  readonly standing: Standing
  readonly elected: readonly string[]
  /** Those who stand equally, and for how many seats; left to the tie rule unless the lot has parted them. */
  readonly tied: readonly string[]
  readonly tiedSeats: number
  /** Among whom the lot has decided; empty where it was not needed. */
  readonly byLot: readonly string[]
}

type Counted = Omit<BallotResult, 'outcome' | 'ballots' | 'weight' | 'blank' | 'quorum'> & { readonly outcome: 'carried' | 'rejected' | 'elected' | 'tied' }

const nothing = { pairs: [], rounds: [], quota: null, standing: [], elected: [], tied: [], tiedSeats: 0, byLot: [] } as const
const weightOf = (lines: readonly BallotLine[]): number => lines.reduce((sum, { weight }) => sum + weight, 0)

/**
 * Counts a ballot.
 *
 * @example countBallot({ ...terms, method: 'yes_no' }, []).outcome // 'no_ballots'
 */
export function countBallot(terms: BallotTerms, log: readonly BallotLine[]): BallotResult {
  const lines = log.map((line) => ({ ...line, choice: withoutWithdrawn(line.choice, terms.withdrawn) }))
  const blank = lines.filter(({ choice }) => isBlank(choice))
  const state = quorum(terms.rule.quorum, { members: terms.roll.members, seats: terms.roll.seats, present: lines.length, recused: 0 })
  const counted = terms.method === 'yes_no' ? countAnswers(terms, lines) : countElection(terms, lines)
  const said = { ballots: lines.length, weight: weightOf(lines), blank: weightOf(blank), quorum: state }
  const undecided = lines.length === 0 ? 'no_ballots' : !state.isMet ? 'no_quorum' : terms.method !== 'yes_no' && blank.length === lines.length ? 'all_blank' : null
  return undecided === null ? { ...counted, ...said } : { ...counted, ...nothing, pairs: counted.pairs, rounds: counted.rounds, ...said, outcome: undecided }
}

function countAnswers({ rule, roll, lot }: BallotTerms, lines: readonly BallotLine[]): Counted {
  const sum = (answer: string): number => weightOf(lines.filter(({ choice }) => 'answer' in choice && choice.answer === answer))
  const tallies = { yes: sum('yes'), no: sum('no'), abstain: sum('abstain') }
  const outcome = outcomeOf(rule.majority, rule.tie, { for: tallies.yes, against: tallies.no, abstain: tallies.abstain, present: weightOf(lines), all: roll.weight })
  if (outcome !== 'tie') return { ...nothing, tallies, outcome: outcome === 'carries' ? 'carried' : 'rejected' }
  const sides = ['yes', 'no']
  if (rule.tie !== 'lot') return { ...nothing, tallies, tied: sides, tiedSeats: 1, outcome: 'tied' }
  return { ...nothing, tallies, byLot: sides, outcome: lot.find((each) => sides.includes(each)) === 'yes' ? 'carried' : 'rejected' }
}

function countElection(terms: BallotTerms, lines: readonly BallotLine[]): Counted {
  const candidates = terms.options.filter((each) => !terms.withdrawn.includes(each))
  if (terms.method === 'stv') return countTransferable(terms, candidates, lines)
  const said = terms.method === 'schulze' ? countOrder(candidates, lines) : countGiven(candidates, lines)
  const { elected, tied, tiedSeats } = seat(said.electable, terms.seats)
  const isDrawn = terms.rule.tie === 'lot' && tied.length > 0
  const drawn = isDrawn ? terms.lot.filter((each) => tied.includes(each)).slice(0, tiedSeats) : []
  const winners = [...elected, ...drawn]
  const outcome = winners.length > 0 ? 'elected' : 'tied'
  const left = isDrawn ? { tied: [], tiedSeats: 0, byLot: tied } : { tied, tiedSeats, byLot: [] }
  return { ...nothing, tallies: said.tallies, pairs: said.pairs, standing: said.standing, elected: winners, ...left, outcome }
}

type Order = Pick<Counted, 'tallies' | 'pairs' | 'standing'> & { readonly electable: Standing }

function countGiven(candidates: readonly string[], lines: readonly BallotLine[]): Order {
  const { points, standing } = countPoints(candidates, lines.map(({ choice, weight }) => ({ points: 'points' in choice ? choice.points : {}, weight })))
  const electable = standing.filter(([first = '']) => (points[first] ?? 0) > 0)
  return { tallies: points, pairs: [], standing, electable }
}

function countOrder(candidates: readonly string[], lines: readonly BallotLine[]): Order {
  const ranked = lines.map(({ choice, weight }) => ({ ranking: 'ranking' in choice ? choice.ranking : [], weight }))
  const { preferred, standing } = countSchulze(candidates, ranked)
  const pairs = [...preferred].flatMap(([one, row]) => [...row].map(([other, votes]) => ({ one, other, votes })))
  const tallies = Object.fromEntries(candidates.map((each) => [each, ranked.reduce((sum, { ranking, weight }) => (ranking[0]?.includes(each) ? sum + weight : sum), 0)]))
  return { tallies, pairs, standing, electable: standing }
}

const written = ({ top, bottom }: Fraction): string => (bottom === 1n ? String(top) : `${top}/${bottom}`)

function countTransferable(terms: BallotTerms, candidates: readonly string[], lines: readonly BallotLine[]): Counted {
  const papers = lines.map(({ choice, weight }) => ({ ranking: 'ranking' in choice ? choice.ranking.flat() : [], weight }))
  const { quota, elected, rounds } = countStv({ candidates, seats: terms.seats, lot: terms.lot }, papers)
  const tallies = Object.fromEntries(candidates.map((each) => [each, papers.reduce((sum, { ranking, weight }) => (ranking[0] === each ? sum + weight : sum), 0)]))
  const byLot = terms.options.filter((each) => rounds.some(({ tied }) => tied.includes(each)))
  return { ...nothing, tallies, rounds: rounds.map(roundSaid), quota, standing: elected.map((each) => [each]), elected, byLot, outcome: elected.length > 0 ? 'elected' : 'tied' }
}

const roundSaid = ({ votes, elected, transferred, exhausted, tied }: StvRound): ResultRound => ({
  votes: Object.fromEntries(Object.entries(votes).map(([code, value]) => [code, written(value)])),
  elected,
  out: transferred?.candidate ?? null,
  reason: transferred?.reason ?? null,
  exhausted: written(exhausted),
  tied
})
