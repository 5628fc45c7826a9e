/** What is asked of every method of counting, and the same voters counted by each of them. */
import fc from 'fast-check'
import { type BallotChoice, type BallotMethod, ballotMethods } from './ballot.js'
import { type BallotLine, type BallotResult, type BallotTerms, countBallot } from './ballot-result.js'
import { countSchulze } from './ballot-schulze.js'

const everybody = ['m', 'n', 'c', 'k', 'x']
const terms = (method: BallotMethod, of: Partial<BallotTerms> = {}): BallotTerms => ({
  ...{ method, options: everybody.slice(0, 4), withdrawn: [], seats: 1, lot: method === 'yes_no' ? ['yes', 'no'] : everybody, roll: { members: 100, seats: 100, weight: 1000 } },
  rule: { majority: { share: 'simple', of: 'given', abstentions: 'out' }, tie: 'again', quorum: { of: 'members', share: { top: 0, bottom: 1, isExceeded: false }, atLeast: 1 } },
  ...of
})

describe('the capital of Tennessee', () => {
  // 42 voters live by Memphis, 26 by Nashville, 15 by Chattanooga, 17 by Knoxville, and each likes what lies nearer better. Source of the
  // voters and the winners: electowiki.org, "Tennessee example"; the same in Wikipedia's articles on each of the methods.
  const voters = [['mnck', 42], ['nckm', 26], ['cknm', 15], ['kcnm', 17]] as const
  const counted = (method: BallotMethod, choice: (order: readonly string[]) => BallotChoice): BallotResult =>
    countBallot(terms(method), voters.map(([order, weight]) => ({ by: order, weight, choice: choice([...order]) })))
  const ranked = (order: readonly string[]): BallotChoice => ({ ranking: order.map((each) => [each]) })
  const points = (most: readonly number[]) => (order: readonly string[]): BallotChoice => ({ points: Object.fromEntries(order.flatMap((each, place) => (most[place] ? [[each, most[place]]] : []))) })

  it('is Memphis by plurality, and Nashville by approval of two, by points for places and by pairs', () => {
    expect(counted('plurality', points([1]))).toMatchObject({ elected: ['m'], tallies: { m: 42, n: 26, c: 15, k: 17 } })
    expect(counted('approval', points([1, 1]))).toMatchObject({ elected: ['n'], tallies: { m: 42, n: 68, c: 58, k: 32 } })
    expect(counted('score', points([3, 2, 1]))).toMatchObject({ elected: ['n'], tallies: { m: 126, n: 194, c: 173, k: 107 } })
    expect(counted('schulze', ranked)).toMatchObject({ elected: ['n'], standing: [['n'], ['c'], ['k'], ['m']] })
  })

  it('is Knoxville by votes that move on: Chattanooga goes first, then Nashville', () => {
    const { elected, rounds } = counted('stv', ranked)
    expect([elected, rounds.map(({ out }) => out)]).toEqual([['k'], ['c', 'n', null]])
  })
})

const aChoice = (method: BallotMethod, options: readonly string[]): fc.Arbitrary<BallotChoice> => {
  if (method === 'yes_no') return fc.constantFrom('yes', 'no', 'abstain').map((answer) => ({ answer }) as BallotChoice)
  const order = fc.shuffledSubarray([...options], method === 'plurality' ? { maxLength: 1 } : {})
  if (method === 'stv' || method === 'schulze') return order.map((some) => ({ ranking: some.map((each) => [each]) }))
  return fc.tuple(order, fc.array(fc.integer({ min: 1, max: method === 'score' || method === 'budget' ? 5 : 1 }), { minLength: 5, maxLength: 5 })).map(([some, given]) => ({ points: Object.fromEntries(some.map((each, place) => [each, given[place] ?? 1])) }))
}
interface Election {
  readonly of: BallotTerms
  readonly lines: readonly BallotLine[]
}
const anElection = (method: BallotMethod): fc.Arbitrary<Election> =>
  fc.integer({ min: 2, max: 5 }).chain((count) => {
    const options = method === 'yes_no' ? [] : everybody.slice(0, count)
    return fc.record({ seats: fc.integer({ min: 1, max: 3 }), choices: fc.array(fc.tuple(aChoice(method, options), fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 7 }) }).map(({ seats, choices }) => ({
      of: terms(method, { options, seats }),
      lines: choices.map(([choice, weight], place) => ({ by: `v${place}`, weight, choice }))
    }))
  })

/** The same choice, with everybody called otherwise. */
function renamed(choice: BallotChoice, to: ReadonlyMap<string, string>): BallotChoice {
  const name = (code: string): string => to.get(code) ?? code
  if ('answer' in choice) return choice
  if ('ranking' in choice) return { ranking: choice.ranking.map((group) => group.map(name)) }
  return { points: Object.fromEntries(Object.entries(choice.points).map(([code, given]) => [name(code), given])) }
}
/** What a result says of whom, without the order in which equals are named. */
const said = ({ outcome, elected, tied, tiedSeats, standing, tallies, quota }: BallotResult, to: ReadonlyMap<string, string> = new Map()) => {
  const name = (code: string): string => to.get(code) ?? code
  return {
    ...{ outcome, tiedSeats, quota, elected: elected.map(name).sort(), tied: tied.map(name).sort(), standing: standing.map((group) => group.map(name).sort()) },
    tallies: Object.fromEntries(Object.entries(tallies).map(([code, votes]) => [name(code), votes] as const).sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}

describe.each(ballotMethods)('a count by %s', (method) => {
  it('is anonymous: who cast which ballot, and in which order they came, is of no account', () => {
    fc.assert(
      fc.property(anElection(method), fc.infiniteStream(fc.nat()), ({ of, lines }, keys) => {
        const mixed = lines.map((line) => ({ line, key: keys.next().value ?? 0 })).sort((a, b) => a.key - b.key).map(({ line }, place) => ({ ...line, by: `w${place}` }))
        expect(said(countBallot(of, mixed))).toEqual(said(countBallot(of, lines)))
      })
    )
  })

  it('is neutral: what the options are called, and in which order they stand on the paper, is of no account', () => {
    fc.assert(
      fc.property(anElection(method), fc.shuffledSubarray(everybody, { minLength: 5 }), ({ of, lines }, names) => {
        const to = new Map(everybody.map((each, place) => [each, names[place] ?? each]))
        const anew = { ...of, options: of.options.map((each) => to.get(each) ?? each).reverse(), lot: of.lot.map((each) => to.get(each) ?? each) }
        expect(said(countBallot(anew, lines.map((line) => ({ ...line, choice: renamed(line.choice, to) }))))).toEqual(said(countBallot(of, lines), to))
      })
    )
  })

  it('counts a ballot of weight three as three ballots', () => {
    fc.assert(
      fc.property(anElection(method), ({ of, lines }) => {
        const single = lines.flatMap(({ weight, ...line }) => Array.from({ length: weight }, (_none, place) => ({ ...line, by: `${line.by}-${place}`, weight: 1 })))
        expect(said(countBallot(of, single))).toEqual(said(countBallot(of, lines)))
      })
    )
  })
})

/** All sets of so many. */
const setsOf = <Item>(items: readonly Item[], size: number): Item[][] =>
  size === 0 ? [[]] : items.flatMap((first, place) => setsOf(items.slice(place + 1), size - 1).map((others) => [first, ...others]))

describe.each(['plurality', 'approval', 'score', 'budget'] as const)('by %s', (method) => {
  it('those elected are in every best set of seats, and with those who are tied in one of them, as a search through all sets finds', () => {
    fc.assert(
      fc.property(anElection(method), ({ of, lines }) => {
        const has = (code: string): number => lines.reduce((sum, { choice, weight }) => sum + ('points' in choice ? (choice.points[code] ?? 0) * weight : 0), 0)
        const chosen = of.options.filter((each) => has(each) > 0)
        fc.pre(chosen.length > 0)
        const sets = setsOf(chosen, Math.min(of.seats, chosen.length)).map((set) => ({ set, points: set.reduce((sum, each) => sum + has(each), 0) }))
        const best = sets.filter(({ points }) => points === Math.max(...sets.map((each) => each.points))).map(({ set }) => set)
        const { elected, tied } = countBallot(of, lines)
        expect([...elected].sort()).toEqual(chosen.filter((each) => best.every((set) => set.includes(each))).sort())
        expect([...elected, ...tied].sort()).toEqual(chosen.filter((each) => best.some((set) => set.includes(each))).sort())
      })
    )
  })
})

describe('by pairs', () => {
  type Ballots = Parameters<typeof countSchulze>[1]
  const ranked = (lines: readonly BallotLine[]): Ballots => lines.map(({ choice, weight }) => ({ ranking: 'ranking' in choice ? choice.ranking : [], weight }))
  const beats = (of: BallotTerms, ballots: Ballots) => {
    const { preferred } = countSchulze(of.options, ballots)
    const votes = (one: string, other: string): number => preferred.get(one)?.get(other) ?? 0
    return (one: string, other: string): boolean => votes(one, other) > votes(other, one)
  }

  it('whoever loses to every other never wins alone', () => {
    fc.assert(
      fc.property(anElection('schulze'), ({ of, lines }) => {
        const loses = beats(of, ranked(lines))
        const loser = of.options.find((one) => of.options.every((other) => one === other || loses(other, one)))
        if (loser !== undefined) expect(countSchulze(of.options, ranked(lines)).standing[0]).not.toEqual([loser])
      })
    )
  })

  it('whoever wins alone does not win when every ballot is turned round', () => {
    fc.assert(
      fc.property(anElection('schulze'), ({ of, lines }) => {
        // Those who are not named stand last together, and so first once it is turned.
        const whole = ranked(lines).map(({ ranking, weight }) => ({ ranking: [...ranking, of.options.filter((each) => !ranking.flat().includes(each))].filter((group) => group.length > 0), weight }))
        const [first = []] = countSchulze(of.options, whole).standing
        fc.pre(first.length === 1)
        const [turned = []] = countSchulze(of.options, whole.map(({ ranking, weight }) => ({ ranking: [...ranking].reverse(), weight }))).standing
        expect(turned).not.toEqual(first)
      })
    )
  })

  it('nobody from outside the smallest set whose members beat all others wins', () => {
    fc.assert(
      fc.property(anElection('schulze'), ({ of, lines }) => {
        const wins = beats(of, ranked(lines))
        const sizes = of.options.map((_none, place) => place + 1)
        const smith = sizes.flatMap((size) => setsOf(of.options, size)).find((set) => set.every((one) => of.options.every((other) => set.includes(other) || wins(one, other)))) ?? []
        expect((countSchulze(of.options, ranked(lines)).standing[0] ?? []).filter((each) => !smith.includes(each))).toEqual([])
      })
    )
  })
})
