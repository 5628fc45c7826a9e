import { createHash } from 'node:crypto'
import { faults, lotOf, recount } from '../../../../tools/recount.mjs'
import fc from 'fast-check'
import { type BallotChoice, type BallotMethod, ballotMethods, type BallotPaper, isBlank, readBallot, readChoice, votesPossible, votesThatTell } from './ballot.js'
import { type BallotLog, ballotLogFormat, choiceText, drawLot, linesText } from './ballot-log.js'
import { type BallotLine, type BallotRule, type BallotTerms, countBallot } from './ballot-result.js'
import { ballotSteps, opensByClock, takeBallotStep, takesBallots } from './ballot.workflow.js'
import type { MajorityRule } from './majority.js'
import { TextFields } from '../text-fields.js'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const name = (fi: string) => ({ fi, sv: '', en: '' })
const codes = ['o1', 'o2', 'o3', 'o4', 'o5']
const paper = (method: BallotMethod, of: Partial<BallotPaper> = {}): BallotPaper => ({ method, options: codes.slice(0, 3).map((code) => ({ code, name: name(code), isWithdrawn: false })), maxScore: 5, ...of })
const simple: MajorityRule = { share: 'simple', of: 'given', abstentions: 'out' }
const rule = (of: Partial<BallotRule> = {}): BallotRule => ({ majority: simple, quorum: { of: 'members', share: { top: 0, bottom: 1, isExceeded: false }, atLeast: 1 }, tie: 'again', ...of })
const terms = (method: BallotMethod, of: Partial<BallotTerms> = {}): BallotTerms => ({
  ...{ method, options: method === 'yes_no' ? [] : codes.slice(0, 3), withdrawn: [], seats: 1, rule: rule(), roll: { members: 10, seats: 10, weight: 10 }, lot: method === 'yes_no' ? ['yes', 'no'] : codes },
  ...of
})
const lines = (...choices: BallotChoice[]): BallotLine[] => choices.map((choice, place) => ({ by: `m${place}`, weight: 1, choice }))
const votes = (yes: number, no: number, abstain = 0): BallotLine[] =>
  lines(...(['yes', 'no', 'abstain'] as const).flatMap((answer) => Array.from({ length: { yes, no, abstain }[answer] }, () => ({ answer }))))
const code = (work: () => unknown): unknown => {
  try {
    work()
  } catch (error) {
    return (error as { code?: string }).code
  }
  return null
}

describe('a choice', () => {
  it.each<[BallotMethod, unknown, BallotChoice | 'CHOICE_INVALID']>([
    ['yes_no', { answer: 'abstain' }, { answer: 'abstain' }],
    ['yes_no', { answer: 'maybe' }, 'CHOICE_INVALID'],
    ['yes_no', null, 'CHOICE_INVALID'],
    ['plurality', { points: { o2: 1 } }, { points: { o2: 1 } }],
    ['plurality', { points: {} }, { points: {} }],
    ['plurality', { points: { o1: 1, o2: 1 } }, 'CHOICE_INVALID'],
    ['plurality', { points: { o2: 2 } }, 'CHOICE_INVALID'],
    ['approval', { points: { o3: 1, o1: 1, o2: 0 } }, { points: { o1: 1, o3: 1 } }],
    ['approval', { points: { gone: 1 } }, 'CHOICE_INVALID'],
    ['approval', { points: [1] }, 'CHOICE_INVALID'],
    ['score', { points: { o1: 5, o2: 1 } }, { points: { o1: 5, o2: 1 } }],
    ['score', { points: { o1: 6 } }, 'CHOICE_INVALID'],
    ['score', { points: { o1: -1 } }, 'CHOICE_INVALID'],
    ['score', { points: { o1: 0.5 } }, 'CHOICE_INVALID'],
    ['budget', { points: { o1: 4, o2: 1 } }, { points: { o1: 4, o2: 1 } }],
    ['budget', { points: { o3: 2 } }, { points: { o3: 2 } }],
    ['budget', { points: { o1: 4, o2: 2 } }, 'CHOICE_INVALID'],
    ['budget', { points: { o1: 6 } }, 'CHOICE_INVALID'],
    ['schulze', { ranking: [['o2', 'o1'], ['o3']] }, { ranking: [['o1', 'o2'], ['o3']] }],
    ['schulze', { ranking: [['o2'], ['o2']] }, 'CHOICE_INVALID'],
    ['schulze', { ranking: [[]] }, 'CHOICE_INVALID'],
    ['schulze', { ranking: 'o1' }, 'CHOICE_INVALID'],
    ['stv', { ranking: [['o3'], ['o1']] }, { ranking: [['o3'], ['o1']] }],
    ['stv', { ranking: [['o3', 'o1']] }, 'CHOICE_INVALID']
  ])('of %s that says %j is read', (method, given, wanted) => {
    if (typeof wanted === 'string') expect(code(() => readChoice(paper(method), given))).toBe(wanted)
    else expect(readChoice(paper(method), given)).toEqual(wanted)
  })

  it('names nobody who has withdrawn', () => {
    const withdrawn = paper('approval', { options: [{ code: 'o1', name: name('a'), isWithdrawn: true }, { code: 'o2', name: name('b'), isWithdrawn: false }] })
    expect(code(() => readChoice(withdrawn, { points: { o1: 1 } }))).toBe('CHOICE_INVALID')
    expect(readChoice(withdrawn, { points: { o2: 1 } })).toEqual({ points: { o2: 1 } })
  })

  it('is written in one line that tells it from every other', () => {
    expect([{ answer: 'no' } as const, { points: { o2: 1, o1: 3 } }, { ranking: [['o2'], ['o1', 'o3']] }, { ranking: [] }].map(choiceText)).toEqual(['no', 'o1:3,o2:1', 'o2>o1=o3', ''])
  })
})

describe('a draft', () => {
  const issues = (given: Parameters<typeof readBallot>[1]) => {
    const fields = new TextFields()
    return { draft: readBallot(fields, given), codes: fields.issues.map((each) => `${each.code} ${each.path.join('.')}`) }
  }
  it('of a question has neither options nor seats', () => {
    expect(issues({ title: { fi: 'Talousarvio' }, method: 'yes_no', options: [{ fi: 'x' }], seats: 9, maxScore: 9 })).toMatchObject({ codes: [], draft: { options: [], seats: 1, maxScore: 1 } })
  })
  it.each<[Parameters<typeof readBallot>[1], string[]]>([
    [{ title: { fi: '' }, method: 'yes_no', options: [], seats: 1, maxScore: 1 }, ['REQUIRED title.fi']],
    [{ title: { fi: 'V' }, method: 'stv', options: [], seats: 1, maxScore: 1 }, ['OUT_OF_RANGE options']],
    [{ title: { fi: 'V' }, method: 'stv', options: [{ fi: 'A' }, { fi: 'a' }], seats: 3, maxScore: 1 }, ['DUPLICATE_KEY options.1.fi', 'OUT_OF_RANGE seats']],
    [{ title: { fi: 'V' }, method: 'score', options: [{ fi: 'A' }, { fi: '' }], seats: 1, maxScore: 11 }, ['REQUIRED options.1.fi', 'OUT_OF_RANGE maxScore']]
  ])('says what is wrong with it', (given, wanted) => expect(issues(given).codes).toEqual(wanted))
})

describe('the way of a ballot', () => {
  const at = (text: string) => new Date(text)
  it('closes at an instant, also in the hour that comes twice when summer time ends', () => {
    // 03:30 in Helsinki on 25 October 2026 comes at 00:30 and again at 01:30 UTC.
    const closesAt = at('2026-10-25T00:30:00Z')
    expect([at('2026-10-25T00:29:59.999Z'), closesAt, at('2026-10-25T01:29:00Z')].map((now) => takesBallots({ state: 'open', opensAt: null, closesAt, now }))).toEqual([true, false, false])
  })
  it('opens at an instant, also on the night when the clock skips an hour, and for nobody but the clock', () => {
    // There is no 03:30 in Helsinki on 29 March 2026: at 01:00 UTC the clock goes from 03:00 to 04:00.
    const opensAt = at('2026-03-29T01:00:00Z')
    expect([at('2026-03-29T00:59:59.999Z'), opensAt].map((now) => opensByClock({ state: 'announced', opensAt, now }))).toEqual([false, true])
    expect([opensByClock({ state: 'draft', opensAt, now: opensAt }), opensByClock({ state: 'announced', opensAt: null, now: opensAt })]).toEqual([false, false])
    expect(ballotSteps({ state: 'announced', opensAt, closesAt: at('2026-04-01T00:00:00Z'), now: opensAt }).map(({ action }) => action)).toEqual(['cancel'])
  })
  it.each([
    ['2026-01-02T00:00:00Z', ['announce', 'open:opens_at_once', 'cancel']],
    ['2026-01-01T12:00:00Z', ['announce:opens_later', 'open:opens_at_once', 'cancel']],
    ['2026-01-04T00:00:00Z', ['announce:opens_later', 'open:opens_at_once', 'cancel']]
  ])('that opens at %s is announced as long as that lies ahead, and before its closing', (opensAt, steps) => {
    const of = { state: 'draft' as const, opensAt: at(opensAt), closesAt: at('2026-01-03T00:00:00Z'), now: at('2026-01-01T12:00:00Z') }
    expect(ballotSteps(of).map(({ action, blockedBy }) => [action, ...blockedBy].join(':'))).toEqual(steps)
  })
  it('is secret only where no number of votes is that of fewer than three', () => {
    expect(votesThatTell([{ votes: 1, members: 12 }, { votes: 2, members: 3 }])).toEqual([])
    expect(votesThatTell([{ votes: 1, members: 2 }, { votes: 2, members: 3 }, { votes: 3, members: 1 }])).toEqual([1, 3])
  })
  it.each([
    ['draft', '2026-01-01T12:00:00Z', ['announce:opens_later', 'open', 'cancel'], 'BALLOT_STATE'],
    ['open', '2026-01-01T11:00:00Z', ['count:time_over', 'cancel'], 'BALLOT_STATE'],
    ['open', '2026-01-01T12:00:00Z', ['count', 'cancel'], null],
    ['closed', '2026-01-02T12:00:00Z', [], 'BALLOT_STATE'],
    ['cancelled', '2026-01-02T12:00:00Z', [], 'BALLOT_STATE']
  ] as const)('from %s at %s', (state, now, steps, counted) => {
    const of = { state, opensAt: null, closesAt: state === 'draft' ? at('2026-01-03T00:00:00Z') : at('2026-01-01T12:00:00Z'), now: at(now) }
    expect(ballotSteps(of).map(({ action, blockedBy }) => [action, ...blockedBy].join(':'))).toEqual(steps)
    expect(code(() => takeBallotStep('count', of))).toBe(counted)
  })
  it('is not opened after it was to close', () => expect(code(() => takeBallotStep('open', { state: 'draft', opensAt: null, closesAt: at('2026-01-01T00:00:00Z'), now: at('2026-01-01T00:00:00Z') }))).toBe('BALLOT_STATE'))
})

describe('what ballots lead to', () => {
  const half = rule({ quorum: { of: 'members', share: { top: 1, bottom: 2, isExceeded: true }, atLeast: 1 } })
  it.each<[string, BallotTerms, BallotLine[], object]>([
    ['nobody votes', terms('yes_no'), [], { outcome: 'no_ballots', ballots: 0 }],
    ['all are blank', terms('yes_no'), votes(0, 0, 4), { outcome: 'rejected', blank: 4 }],
    ['all are blank in an election', terms('approval'), lines({ points: {} }, { points: {} }), { outcome: 'all_blank', elected: [], blank: 2 }],
    ['an exact half', terms('yes_no'), votes(3, 3), { outcome: 'tied', tied: ['yes', 'no'] }],
    ['an exact half that falls', terms('yes_no', { rule: rule({ tie: 'falls' }) }), votes(3, 3), { outcome: 'rejected', tied: [] }],
    ['an exact half by lot', terms('yes_no', { rule: rule({ tie: 'lot' }), lot: ['no', 'yes'] }), votes(3, 3), { outcome: 'rejected', byLot: ['yes', 'no'] }],
    ['exactly two thirds', terms('yes_no', { rule: rule({ majority: { ...simple, share: 'two_thirds' } }) }), votes(4, 2), { outcome: 'carried' }],
    ['less than two thirds', terms('yes_no', { rule: rule({ majority: { ...simple, share: 'two_thirds' } }) }), votes(5, 3), { outcome: 'rejected' }],
    ['half of all', terms('yes_no', { rule: rule({ majority: { share: 'absolute', of: 'all', abstentions: 'in' } }) }), votes(5, 0), { outcome: 'rejected' }],
    ['more than half of all', terms('yes_no', { rule: rule({ majority: { share: 'absolute', of: 'all', abstentions: 'in' } }) }), votes(6, 0), { outcome: 'carried' }],
    ['a quorum that is just met', terms('yes_no', { rule: half }), votes(6, 0), { outcome: 'carried', quorum: { needed: 6, there: 6, isMet: true } }],
    // One of six is recused: those on the roll stay ten, and five cannot decide.
    ['a quorum lost by recusal', terms('yes_no', { rule: half, roll: { members: 10, seats: 10, weight: 9 } }), votes(5, 0), { outcome: 'no_quorum', quorum: { needed: 6, there: 5, isMet: false } }],
    ['blank ballots make a quorum', terms('plurality', { rule: half }), lines({ points: { o1: 1 } }, ...Array.from({ length: 5 }, () => ({ points: {} }))), { outcome: 'elected', elected: ['o1'], blank: 5 }],
    ['a candidate withdraws from points', terms('plurality', { withdrawn: ['o1'] }), lines({ points: { o1: 1 } }, { points: { o1: 1 } }, { points: { o2: 1 } }), { outcome: 'elected', elected: ['o2'], blank: 2 }],
    ['a candidate withdraws from an order', terms('schulze', { withdrawn: ['o1'] }), lines({ ranking: [['o1'], ['o3']] }, { ranking: [['o1'], ['o3']] }, { ranking: [['o2']] }), { elected: ['o3'] }],
    ['the last seat is tied', terms('approval', { seats: 2 }), lines({ points: { o1: 1 } }, { points: { o1: 1, o2: 1, o3: 1 } }), { outcome: 'elected', elected: ['o1'], tied: ['o2', 'o3'], tiedSeats: 1 }],
    ['the last seat goes by lot', terms('approval', { seats: 2, rule: rule({ tie: 'lot' }), lot: ['o3', 'o2', 'o1'] }), lines({ points: { o1: 1 } }, { points: { o1: 1, o2: 1, o3: 1 } }), { elected: ['o1', 'o3'], tied: [], byLot: ['o2', 'o3'] }],
    ['nobody is elected without a vote', terms('plurality', { seats: 3 }), lines({ points: { o2: 1 } }), { elected: ['o2'], tied: [] }],
    ['weights count', terms('score'), [{ by: 'a', weight: 3, choice: { points: { o1: 2 } } }, { by: 'b', weight: 1, choice: { points: { o2: 5 } } }], { elected: ['o1'], tallies: { o1: 6, o2: 5, o3: 0 } }],
    ['seats by transferable votes', terms('stv', { seats: 2 }), lines({ ranking: [['o1'], ['o2']] }, { ranking: [['o1'], ['o2']] }, { ranking: [['o3']] }), { elected: ['o1', 'o3'], quota: 2 }]
  ])('%s', (_title, of, log, wanted) => expect(countBallot(of, log)).toMatchObject(wanted))
})

/** Elections of every method, with withdrawals, weights, ties and quorums. */
const aChoice = (method: BallotMethod, options: readonly string[]): fc.Arbitrary<BallotChoice> => {
  if (method === 'yes_no') return fc.constantFrom('yes', 'no', 'abstain').map((answer) => ({ answer }) as BallotChoice)
  if (method === 'stv') return fc.shuffledSubarray([...options]).map((order) => ({ ranking: order.map((each) => [each]) }))
  if (method === 'schulze') return fc.tuple(fc.shuffledSubarray([...options]), fc.array(fc.boolean(), { minLength: 5, maxLength: 5 })).map(([order, joins]) => {
    const ranking: string[][] = []
    order.forEach((each, place) => (place > 0 && joins[place] ? ranking.at(-1)?.push(each) : ranking.push([each])))
    return { ranking }
  })
  const most = method === 'score' || method === 'budget' ? 5 : 1
  return fc.shuffledSubarray([...options], method === 'plurality' ? { maxLength: 1 } : {}).chain((chosen) => fc.tuple(...chosen.map((each) => fc.tuple(fc.constant(each), fc.integer({ min: 1, max: most }))))).map((points) => ({ points: Object.fromEntries(points) }))
}
const aRule = fc.record({
  majority: fc.constantFrom<MajorityRule>(simple, { ...simple, abstentions: 'in' }, { share: 'absolute', of: 'present', abstentions: 'out' }, { share: 'two_thirds', of: 'given', abstentions: 'in' }, { share: 'three_quarters', of: 'all', abstentions: 'in' }),
  quorum: fc.record({ of: fc.constantFrom('members' as const, 'seats' as const), share: fc.constantFrom({ top: 0, bottom: 1, isExceeded: false }, { top: 1, bottom: 3, isExceeded: false }, { top: 1, bottom: 2, isExceeded: true }), atLeast: fc.integer({ min: 1, max: 3 }) }),
  tie: fc.constantFrom('chair' as const, 'lot' as const, 'falls' as const, 'again' as const)
})
const aLog = (method: BallotMethod): fc.Arbitrary<BallotLog> =>
  fc.integer({ min: 2, max: 5 }).chain((count) => {
    const options = method === 'yes_no' ? [] : codes.slice(0, count)
    return fc.record({ rule: aRule, seats: fc.integer({ min: 1, max: 3 }), withdrawn: fc.subarray(options.slice(1)).map((some) => some.slice(0, 1)), choices: fc.array(fc.tuple(aChoice(method, options), fc.integer({ min: 1, max: 3 })), { maxLength: 9 }), seed: fc.string() }).map(({ rule: by, seats, withdrawn, choices, seed }) => {
      const log = choices.map(([choice, weight], place) => ({ by: `m${place}`, weight, choice }))
      const roll = { members: 10, seats: 12, weight: 30 }
      const result = countBallot({ method, options, withdrawn, seats, rule: by, roll, lot: drawLot({ seed, lines: log, options }, hash) }, log)
      return { format: ballotLogFormat, ballot: { id: 'b', title: name('B'), method, secrecy: 'open', options: options.map((each) => ({ code: each, name: name(each) })), withdrawn, seats, rule: by, roll }, lot: { commitment: hash(seed), seed }, lines: log, result }
    })
  })

describe.each(ballotMethods)('a ballot by %s', (method) => {
  it('is counted the same by the script that stands alone, and by whoever gets the log in another order', () => {
    fc.assert(
      fc.property(aLog(method), (log) => {
        expect(faults(log)).toEqual([])
        const turned = { ...log, lines: [...log.lines].reverse() }
        expect(lotOf(turned)).toEqual(lotOf(log))
        expect(recount(turned)).toEqual(recount(log))
      }),
      { numRuns: 300 }
    )
  })

  it('is not what was published once a ballot says something else', () => {
    fc.assert(
      fc.property(aLog(method), (log) => {
        const [first, ...others] = log.lines
        fc.pre(first !== undefined && !isBlank(first.choice))
        const without = { ...log, lines: others }
        expect(faults(without)).not.toEqual([])
        expect(linesText(without.lines)).not.toBe(linesText(log.lines))
      }),
      { numRuns: 50 }
    )
  })
})

it.each(['plurality', 'approval', 'score', 'budget', 'schulze'] as const)('never takes the seat from a winner of %s to whom a vote is added', (method) => {
  fc.assert(
    fc.property(aLog(method), ({ ballot, lines: log, result }) => {
      const [winner] = result.elected
      fc.pre(winner !== undefined && result.byLot.length === 0)
      const choice: BallotChoice = method === 'schulze' ? { ranking: [[winner ?? '']] } : { points: { [winner ?? '']: 1 } }
      const after = countBallot({ ...ballot, options: ballot.options.map((each) => each.code), lot: codes }, [...log, { by: 'x', weight: 1, choice }])
      expect(after.elected).toContain(winner)
    }),
    { numRuns: 100 }
  )
})

it('the numbers of votes that somebody may have are known before anybody is on a roll', () => {
  const classes = { headquarters: 3, regional_centre: 1, local_unit: 1 }
  expect([votesPossible('assembly', classes), votesPossible('assembly', { ...classes, local_unit: 0 }), votesPossible('assembly', 'one_each'), votesPossible('board', classes)]).toEqual([[1, 3], [1, 3], [1], [1]])
})
