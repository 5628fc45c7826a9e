import { compareFractions, fraction, plus } from '@solmu/shared/fraction.js'
import fc from 'fast-check'
import { type BallotChoice, type BallotMethod, sideOf } from './ballot.js'
import { countPoints, seat } from './ballot-count.js'
import { countSchulze, type RankedBallot } from './ballot-schulze.js'
import { countStv, type TransferableBallot } from './ballot-stv.js'

const names = ['a', 'b', 'c', 'd', 'e']
/** As it is written in the literature: so many ballots that rank the letters in this order. */
const written = (text: string) => text.split(',').map((each) => ({ weight: Number.parseInt(each, 10), letters: [...each.replace(/[\d ]/g, '')] }))

const someCandidates = fc.integer({ min: 2, max: 5 }).map((count) => names.slice(0, count))
const aRanking = (candidates: readonly string[]) => fc.shuffledSubarray([...candidates], { minLength: 0 })
/** Rankings with ties: a shuffled subset, cut into groups. */
const aRankedBallot = (candidates: readonly string[]): fc.Arbitrary<RankedBallot> =>
  fc.tuple(aRanking(candidates), fc.infiniteStream(fc.boolean()), fc.integer({ min: 1, max: 4 })).map(([order, joins, weight]) => {
    const ranking: string[][] = []
    for (const each of order) {
      const last = ranking.at(-1)
      if (last && joins.next().value) last.push(each)
      else ranking.push([each])
    }
    return { ranking, weight }
  })
const anElection = someCandidates.chain((candidates) => fc.record({ candidates: fc.constant(candidates), ballots: fc.array(aRankedBallot(candidates), { maxLength: 9 }) }))

describe('points', () => {
  it('are added by weight, and candidates whom nobody stands for are not counted', () => {
    const count = countPoints(['a', 'b', 'c'], [
      { points: { a: 1, b: 1 }, weight: 2 },
      { points: { b: 1, gone: 1 }, weight: 1 }
    ])
    expect(count).toEqual({ points: { a: 2, b: 3, c: 0 }, standing: [['b'], ['a'], ['c']] })
  })

  it('name those who are tied for the last seat instead of choosing', () => {
    expect(seat([['a'], ['b', 'c']], 2)).toEqual({ elected: ['a'], tied: ['b', 'c'], tiedSeats: 1 })
    expect(seat([['a', 'b'], ['c']], 2)).toEqual({ elected: ['a', 'b'], tied: [], tiedSeats: 0 })
    expect(seat([], 1)).toEqual({ elected: [], tied: [], tiedSeats: 0 })
  })

  it('do not depend on who cast which ballot, nor on what candidates are called', () => {
    const aPointBallot = fc.record({ points: fc.dictionary(fc.constantFrom(...names), fc.integer({ min: 0, max: 5 })), weight: fc.integer({ min: 1, max: 3 }) })
    fc.assert(
      fc.property(fc.array(aPointBallot, { maxLength: 8 }), fc.shuffledSubarray(names, { minLength: 5 }), (ballots, renamed) => {
        const to = new Map(names.map((each, place) => [each, renamed[place] ?? each]))
        const anew = ballots.map(({ points, weight }) => ({ points: Object.fromEntries(Object.entries(points).map(([name, given]) => [to.get(name) ?? name, given])), weight }))
        const before = countPoints(names, ballots).standing.map((group) => group.map((each) => to.get(each)).sort())
        expect(countPoints(renamed, [...anew].reverse()).standing.map((group) => [...group].sort())).toEqual(before)
      })
    )
  })
})

describe('the method of Schulze', () => {
  it('gives the worked example of its author', () => {
    const ballots = written('5acbed,5adecb,8bedac,3cabed,7caebd,2cbade,7dceba,8ebadc').map(({ weight, letters }) => ({ weight, ranking: letters.map((each) => [each]) }))
    const { standing, paths } = countSchulze(names, ballots)
    expect(standing).toEqual([['e'], ['a'], ['c'], ['b'], ['d']])
    expect(Object.fromEntries(paths.get('e') ?? [])).toEqual({ a: 25, b: 28, c: 28, d: 31 })
    expect(Object.fromEntries(paths.get('a') ?? [])).toEqual({ b: 28, c: 28, d: 30, e: 24 })
  })

  it('has every candidate stand equally when nobody has chosen', () => {
    expect(countSchulze(['a', 'b', 'c'], [{ ranking: [], weight: 3 }]).standing).toEqual([['a', 'b', 'c']])
  })

  it('elects whoever beats all others, finds the strongest paths, and does not depend on order or names', () => {
    fc.assert(
      fc.property(anElection, ({ candidates, ballots }) => {
        const { preferred, paths, standing } = countSchulze(candidates, ballots)
        const beats = (one: string, other: string) => (preferred.get(one)?.get(other) ?? 0) > (preferred.get(other)?.get(one) ?? 0)
        const winner = candidates.find((one) => candidates.every((other) => one === other || beats(one, other)))
        if (winner !== undefined) expect(standing[0]).toEqual([winner])
        for (const [one, row] of paths) for (const [other, strength] of row) expect(strength).toBe(strongestByHand({ one, other, candidates, preferred }))
        expect(countSchulze([...candidates].reverse(), [...ballots].reverse()).standing.map((group) => [...group].sort())).toEqual(standing.map((group) => [...group].sort()))
      })
    )
  })

  it('never drops a winner whom a ballot comes to prefer', () => {
    fc.assert(
      fc.property(anElection, fc.nat(), ({ candidates, ballots }, which) => {
        const [best = []] = countSchulze(candidates, ballots).standing
        const [winner] = best
        if (best.length !== 1 || winner === undefined || ballots.length === 0) return
        const raised = ballots.map((ballot, place) => (place === which % ballots.length ? { ...ballot, ranking: [[winner], ...ballot.ranking.map((group) => group.filter((each) => each !== winner)).filter((group) => group.length > 0)] } : ballot))
        expect(countSchulze(candidates, raised).standing[0]).toEqual([winner])
      })
    )
  })
})

/** Every path there is, one after the other. */
function strongestByHand(of: { one: string; other: string; candidates: readonly string[]; preferred: ReadonlyMap<string, ReadonlyMap<string, number>> }): number {
  const { one, other, candidates, preferred } = of
  const votes = (from: string, to: string): number => preferred.get(from)?.get(to) ?? 0
  const step = (from: string, to: string): number => (votes(from, to) > votes(to, from) ? votes(from, to) : 0)
  const walk = (from: string, left: readonly string[]): number =>
    Math.max(step(from, other), ...left.map((next) => Math.min(step(from, next), walk(next, left.filter((each) => each !== next)))))
  return walk(one, candidates.filter((each) => each !== one && each !== other))
}

describe('the single transferable vote', () => {
  const stv = (candidates: string[], seats: number, ballots: readonly TransferableBallot[]) => countStv({ candidates, seats, lot: candidates }, ballots)
  const value = (top: number, bottom = 1) => fraction(BigInt(top), BigInt(bottom))

  it('counts the election of food with which the method is explained as it is done there', () => {
    // Source: Wikipedia, "Single transferable vote", the example of twenty guests, three of five dishes and a Droop quota of 6.
    // a has 12 of a quota of 6: half of each of its ballots moves on, c by 4 and e by 2; then b is out in favour of d.
    const ballots = written('4d,2bd,8ac,4ae,1c,1e').map(({ weight, letters }) => ({ weight, ranking: letters }))
    const { quota, elected, rounds } = stv(['d', 'b', 'a', 'c', 'e'], 3, ballots)
    expect([quota, elected]).toEqual([6, ['a', 'd', 'c']])
    expect(rounds.map(({ transferred }) => transferred)).toEqual([{ candidate: 'a', reason: 'surplus' }, { candidate: 'b', reason: 'fewest' }, { candidate: 'd', reason: 'surplus' }, { candidate: 'e', reason: 'fewest' }, null])
    expect(rounds[1]?.votes).toEqual({ d: value(4), b: value(2), c: value(5), e: value(3) })
  })

  it('moves a surplus on in exact parts', () => {
    const { quota, rounds } = stv(['a', 'b', 'c'], 2, [
      { ranking: ['a', 'b'], weight: 5 },
      { ranking: ['a', 'c'], weight: 2 },
      { ranking: ['c'], weight: 2 }
    ])
    expect(quota).toBe(4)
    // 3 of 7 votes are not needed: 15/7 go to b, 6/7 to c.
    expect(rounds[1]?.votes).toEqual({ b: value(15, 7), c: value(20, 7) })
  })

  it('names those whom only the lot could part', () => {
    const { rounds, elected } = stv(['a', 'b', 'c'], 1, [
      { ranking: ['a'], weight: 2 },
      { ranking: ['b'], weight: 1 },
      { ranking: ['c'], weight: 1 }
    ])
    expect(rounds[0]).toMatchObject({ transferred: { candidate: 'c', reason: 'fewest' }, tied: ['b', 'c'] })
    expect(elected).toEqual(['a'])
  })

  it('elects no more than there are seats, loses no vote, and gives a party with the quotas its seats', () => {
    const anElectionOfSeats = someCandidates.chain((candidates) =>
      fc.record({
        candidates: fc.constant(candidates),
        seats: fc.integer({ min: 1, max: candidates.length }),
        ballots: fc.array(fc.record({ ranking: aRanking(candidates), weight: fc.integer({ min: 1, max: 4 }) }), { maxLength: 9 })
      })
    )
    fc.assert(
      fc.property(anElectionOfSeats, ({ candidates, seats, ballots }) => {
        const { elected, quota, rounds } = stv(candidates, seats, ballots)
        expect(new Set(elected).size).toBe(seats)
        const cast = ballots.reduce((sum, { ranking, weight }) => (ranking.length > 0 ? sum + weight : sum), 0)
        let kept = value(0)
        for (const { votes, exhausted, transferred } of rounds) {
          const held = Object.values(votes).reduce(plus, plus(exhausted, kept))
          expect(compareFractions(held, value(cast))).toBe(0)
          if (transferred?.reason === 'surplus') kept = plus(kept, value(quota))
        }
        for (const candidate of candidates) {
          const first = ballots.reduce((sum, { ranking, weight }) => (ranking[0] === candidate ? sum + weight : sum), 0)
          if (first >= quota) expect(elected).toContain(candidate)
        }
      })
    )
  })
})

it.each<[BallotMethod, BallotChoice, string | null]>([
  ['yes_no', { answer: 'no' }, 'no'],
  ['yes_no', { answer: 'abstain' }, null],
  ['plurality', { points: { o2: 1 } }, 'o2'],
  ['plurality', { points: {} }, null],
  ['approval', { points: { o2: 1 } }, null],
  ['score', { points: { o2: 5 } }, null],
  ['schulze', { ranking: [['o2'], ['o1']] }, null]
])('by %s, %j takes the side %s', (method, choice, side) => expect(sideOf(method, choice)).toBe(side))
