/**
 * Ranked ballots for several seats by the single transferable vote: the Droop quota, and surpluses that move on in parts of all
 * the ballots that make them up (weighted inclusive Gregory), reckoned in exact fractions.
 * Source: The Scottish Local Government Elections Order 2007, rules 45-52, without its rounding to five decimals.
 */
import { compareFractions, fraction, type Fraction, minus, over, plus, times } from '@solmu/shared/fraction.js'

/** Candidates by preference, the best first, no two equal; those who are not named get nothing of the ballot. */
export interface TransferableBallot {
  readonly ranking: readonly string[]
  /** How many votes the ballot carries; a whole number. */
  readonly weight: number
}

export interface StvRound {
  /** What each candidate still in the count holds. */
  readonly votes: Readonly<Record<string, Fraction>>
  readonly elected: readonly string[]
  /** Who was taken out, for want of votes or after their surplus had moved on; null in the last round. */
  readonly transferred: { readonly candidate: string; readonly reason: 'surplus' | 'fewest' } | null
  /** Votes that name nobody who is still in the count. */
  readonly exhausted: Fraction
  /** Those among whom the earlier rounds do not tell who has fewest, so that the order of the lot did; empty when there was no such tie. */
  readonly tied: readonly string[]
}

export interface StvCount {
  readonly quota: number
  /** In the order in which they were elected. */
  readonly elected: readonly string[]
  readonly rounds: readonly StvRound[]
}

interface Paper {
  readonly ranking: readonly string[]
  readonly value: Fraction
  /** Whom it counts for; null when it names nobody who may still get it. */
  readonly holder: string | null
}

interface State {
  readonly papers: readonly Paper[]
  /** Neither elected nor out: those who get votes still. */
  readonly hopeful: readonly string[]
  readonly elected: readonly string[]
  /** Elected ones whose surplus has still to move on. */
  readonly waiting: readonly string[]
  readonly rounds: readonly StvRound[]
}

/** The votes of each round, the latest first. */
type History = readonly Readonly<Record<string, Fraction>>[]

const zero = fraction(0n)
const total = (papers: readonly Paper[]): Fraction => papers.reduce((sum, { value }) => plus(sum, value), zero)

/**
 * Elects so many of the candidates.
 *
 * @param lot all candidates in the order drawn by lot before the count: among equals the one named first goes on
 * @example countStv({ candidates: ['a', 'b'], seats: 1, lot: ['a', 'b'] }, [{ ranking: ['b'], weight: 3 }]).elected // ['b']
 */
export function countStv({ candidates, seats, lot }: { readonly candidates: readonly string[]; readonly seats: number; readonly lot: readonly string[] }, ballots: readonly TransferableBallot[]): StvCount {
  const papers = ballots.flatMap(({ ranking, weight }): Paper[] => {
    const holder = ranking.find((each) => candidates.includes(each))
    return holder === undefined ? [] : [{ ranking, value: fraction(BigInt(weight)), holder }]
  })
  const quota = Number(total(papers).top / BigInt(seats + 1)) + 1
  let state: State = { papers, hopeful: candidates, elected: [], waiting: [], rounds: [] }
  while (state.elected.length < seats && state.hopeful.length > 0) state = nextRound(state, { quota, seats, lot })
  return { quota, elected: state.elected, rounds: state.rounds }
}

function nextRound(state: State, { quota, seats, lot }: { readonly quota: number; readonly seats: number; readonly lot: readonly string[] }): State {
  const { hopeful, papers, rounds } = state
  const inCount = [...state.waiting, ...hopeful]
  const votes = Object.fromEntries(inCount.map((each) => [each, total(papers.filter(({ holder }) => holder === each))]))
  const history = [votes, ...rounds.map((round) => round.votes).reverse()]
  const byVotes = [...inCount].sort((a, b) => compareHistory(history, a, b) || lot.indexOf(a) - lot.indexOf(b))
  const left = seats - state.elected.length
  const standing = byVotes.filter((each) => hopeful.includes(each))
  const reached = standing.filter((each) => compareFractions(votes[each] ?? zero, fraction(BigInt(quota))) >= 0)
  // With no more candidates than seats each of them is elected, with a quota or without.
  const elected = hopeful.length <= left ? standing : reached.slice(0, left)
  const waiting = byVotes.filter((each) => state.waiting.includes(each) || elected.includes(each))
  const after: State = { ...state, hopeful: hopeful.filter((each) => !elected.includes(each)), elected: [...state.elected, ...elected], waiting }
  const round: StvRound = { votes, elected, exhausted: total(papers.filter(({ holder }) => holder === null)), transferred: null, tied: [] }
  if (after.elected.length >= seats || after.hopeful.length === 0) return { ...after, hopeful: [], rounds: [...rounds, round] }
  const [first] = waiting
  return first === undefined ? leastOut(after, { round, history, last: standing.at(-1) ?? '' }) : surplusMoved(after, { round, from: first, quota })
}

/** By the latest round in which they differed, the one with more first. */
function compareHistory(history: History, a: string, b: string): number {
  for (const votes of history) {
    const difference = compareFractions(votes[b] ?? zero, votes[a] ?? zero)
    if (difference !== 0) return difference
  }
  return 0
}

/** The ballots of somebody elected move on with the part of their value that was not needed. */
function surplusMoved(state: State, { round, from, quota }: { readonly round: StvRound; readonly from: string; readonly quota: number }): State {
  const held = round.votes[from] ?? zero
  const share = over(minus(held, fraction(BigInt(quota))), held) ?? zero
  const moved = { ...state, waiting: state.waiting.filter((each) => each !== from), rounds: [...state.rounds, { ...round, transferred: { candidate: from, reason: 'surplus' as const } }] }
  return share.top === 0n ? moved : { ...moved, papers: passedOn(moved, { from, share }) }
}

/** The one with fewest votes goes, and the ballots move on whole. */
function leastOut(state: State, { round, history, last }: { readonly round: StvRound; readonly history: History; readonly last: string }): State {
  const equal = state.hopeful.filter((each) => compareHistory(history, each, last) === 0)
  const said: StvRound = { ...round, transferred: { candidate: last, reason: 'fewest' }, tied: equal.length > 1 ? equal : [] }
  const without = { ...state, hopeful: state.hopeful.filter((each) => each !== last), rounds: [...state.rounds, said] }
  return { ...without, papers: passedOn(without, { from: last, share: fraction(1n) }) }
}

const passedOn = ({ papers, hopeful }: State, { from, share }: { readonly from: string; readonly share: Fraction }): Paper[] =>
  papers.map((paper) => (paper.holder === from ? { ...paper, value: times(paper.value, share), holder: paper.ranking.find((each) => hopeful.includes(each)) ?? null } : paper))
