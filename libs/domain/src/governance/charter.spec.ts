import fc from 'fast-check'
import { TextFields } from '../text-fields.js'
import { bodyGaps, bodyIssues, bodyStanding, type SeatFact, seatIssues, sitsOn, termState } from './body.js'
import { shippedRules } from './charter-library.js'
import { bodyRule, earliestMeeting, matterRule, noticeDaysFor, readRules, votesOf } from './charter-rules.js'
import { adoptionIssues, charterStanding, charterStates, charterSteps, charterTransitions, demandCharterStep, readCharter } from './charter.js'
import { abstentionRules, areVotes, carries, isTied, majorityBases, type MajorityRule, majorityShares, outcomeOf, quorum, tieRules, type Votes } from './majority.js'

const votes = (of: Partial<Votes>): Votes => ({ for: 0, against: 0, abstain: 0, present: 30, all: 40, ...of })
const codesOf = (issues: readonly { code: string }[]): string[] => issues.map(({ code }) => code)

describe('a majority at its boundary', () => {
  it.each<[string, MajorityRule, Partial<Votes>, boolean]>([
    ['simple: an exact half', { share: 'simple', of: 'given', abstentions: 'out' }, { for: 5, against: 5 }, false],
    ['simple: one more', { share: 'simple', of: 'given', abstentions: 'out' }, { for: 6, against: 5, abstain: 9 }, true],
    ['simple, blank votes in', { share: 'simple', of: 'given', abstentions: 'in' }, { for: 6, against: 5, abstain: 1 }, false],
    ['absolute of given: an exact half', { share: 'absolute', of: 'given', abstentions: 'out' }, { for: 5, against: 5 }, false],
    ['absolute of given, blank votes in', { share: 'absolute', of: 'given', abstentions: 'in' }, { for: 6, against: 5, abstain: 1 }, false],
    ['absolute of present: half', { share: 'absolute', of: 'present', abstentions: 'in' }, { for: 15, against: 1 }, false],
    ['absolute of present: one more', { share: 'absolute', of: 'present', abstentions: 'in' }, { for: 16, against: 14 }, true],
    ['absolute of present without the blank', { share: 'absolute', of: 'present', abstentions: 'out' }, { for: 11, against: 9, abstain: 10 }, true],
    ['absolute of all: half', { share: 'absolute', of: 'all', abstentions: 'in' }, { for: 20 }, false],
    ['absolute of all: one more', { share: 'absolute', of: 'all', abstentions: 'in' }, { for: 21 }, true],
    ['two thirds exactly', { share: 'two_thirds', of: 'given', abstentions: 'out' }, { for: 20, against: 10 }, true],
    ['two thirds less one', { share: 'two_thirds', of: 'given', abstentions: 'out' }, { for: 19, against: 10 }, false],
    ['two thirds, one blank vote in', { share: 'two_thirds', of: 'given', abstentions: 'in' }, { for: 18, against: 9, abstain: 1 }, false],
    ['three quarters exactly', { share: 'three_quarters', of: 'given', abstentions: 'out' }, { for: 21, against: 7 }, true],
    ['three quarters less one', { share: 'three_quarters', of: 'given', abstentions: 'out' }, { for: 20, against: 7 }, false],
    ['three quarters of all exactly', { share: 'three_quarters', of: 'all', abstentions: 'in' }, { for: 30 }, true],
    ['three quarters of all less one', { share: 'three_quarters', of: 'all', abstentions: 'in' }, { for: 29 }, false]
  ])('%s', (_what, rule, of, expected) => {
    expect(carries(rule, votes(of))).toBe(expected)
  })

  const anyRule = fc.record({ share: fc.constantFrom(...majorityShares), of: fc.constantFrom(...majorityBases), abstentions: fc.constantFrom(...abstentionRules) })
  const anyVotes = fc.record({ for: fc.nat(40), against: fc.nat(40), abstain: fc.nat(40), away: fc.nat(20), silent: fc.nat(20) }).map(({ away, silent, ...given }) => {
    const present = given.for + given.against + given.abstain + silent
    return { ...given, present, all: present + away }
  })

  it('without a vote for it nothing carries and nothing is tied: nobody votes, or all are blank', () => {
    fc.assert(fc.property(anyRule, anyVotes, (rule, of) => !carries(rule, { ...of, for: 0 }) && !isTied(rule, { ...of, for: 0 })))
  })

  it('one more vote for it never takes it down, one more against never lifts it, and the order of strictness holds', () => {
    fc.assert(
      fc.property(anyRule, anyVotes, (rule, of) => {
        const more = { ...of, for: of.for + 1, present: of.present + 1, all: of.all + 1 }
        if (carries(rule, of)) expect(carries(rule, more)).toBe(true)
        else expect(carries(rule, { ...of, against: of.against + 1, present: of.present + 1, all: of.all + 1 })).toBe(false)
        const held = majorityShares.map((share) => carries({ ...rule, share }, of))
        expect(held).toEqual(held.toSorted((a, b) => Number(b) - Number(a)))
      })
    )
  })

  it('never both carries and is tied, and the tie rule is asked of a tie alone', () => {
    fc.assert(
      fc.property(anyRule, fc.constantFrom(...tieRules), anyVotes, (rule, tie, of) => {
        const outcome = outcomeOf(rule, tie, of)
        expect(outcome === 'carries').toBe(carries(rule, of))
        expect(outcome === 'tie').toBe(isTied(rule, of) && tie !== 'falls')
      })
    )
    expect(areVotes(votes({ for: 31 }))).toBe(false)
    expect(areVotes(votes({ for: 0.5 }))).toBe(false)
    expect(areVotes(votes({ present: 41 }))).toBe(false)
  })
})

describe('a quorum', () => {
  const half = { of: 'members', share: { top: 1, bottom: 2, isExceeded: true }, atLeast: 3 } as const
  it.each([
    [half, { members: 8, seats: 9, present: 5, recused: 0 }, { needed: 5, there: 5, isMet: true }],
    [half, { members: 8, seats: 9, present: 4, recused: 0 }, { needed: 5, there: 4, isMet: false }],
    [half, { members: 8, seats: 9, present: 5, recused: 1 }, { needed: 5, there: 4, isMet: false }],
    [half, { members: 2, seats: 9, present: 2, recused: 0 }, { needed: 3, there: 2, isMet: false }],
    [{ ...half, of: 'seats' as const }, { members: 5, seats: 9, present: 5, recused: 0 }, { needed: 5, there: 5, isMet: true }],
    [{ ...half, share: { top: 1, bottom: 3, isExceeded: false } }, { members: 9, seats: 9, present: 3, recused: 0 }, { needed: 3, there: 3, isMet: true }],
    [{ ...half, share: { top: 1, bottom: 3, isExceeded: false } }, { members: 10, seats: 9, present: 3, recused: 0 }, { needed: 4, there: 3, isMet: false }],
    [{ ...half, share: { top: 0, bottom: 1, isExceeded: false }, atLeast: 0 }, { members: 0, seats: 0, present: 0, recused: 0 }, { needed: 1, there: 0, isMet: false }]
  ])('%j with %j', (rule, there, expected) => {
    expect(quorum(rule, there)).toEqual(expected)
  })

  it('is never won by a recusal', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), (members, present, recused) => {
        if (quorum(half, { members, seats: members, present, recused }).isMet) expect(quorum(half, { members, seats: members, present, recused: 0 }).isMet).toBe(true)
      })
    )
  })
})

describe('rules', () => {
  it('ship whole, and are read back as they are', () => {
    const fields = new TextFields()
    expect(readRules(fields, shippedRules)).toEqual(shippedRules)
    expect(fields.issues).toEqual([])
  })

  it('name what is wrong at its field', () => {
    const fields = new TextFields()
    const [first, ...others] = shippedRules.matters
    readRules(fields, {
      votes: { headquarters: 1, regional_centre: -1, local_unit: 1 },
      bodies: shippedRules.bodies.slice(1).map((each) => ({ ...each, noticeDays: 1.5, procedures: [], quorum: { ...each.quorum, share: { top: 2, bottom: 2, isExceeded: true } } })),
      matters: [{ ...first!, majority: { share: 'simple', of: 'all', abstentions: 'in' }, whoMayPropose: [] }, { ...first!, matter: 'own_one' }, { ...first!, matter: 'own_one', noticeDays: 999 }, ...others.slice(1)]
    })
    expect([...new Set(fields.issues.map(({ code, path }) => `${code} ${path.slice(1).filter((each) => typeof each === 'string').join('.')}`))].sort()).toEqual([
      'DUPLICATE_KEY matters.matter',
      'INVALID_INPUT matters.majority',
      'OUT_OF_RANGE bodies.noticeDays',
      'OUT_OF_RANGE bodies.quorum.top',
      'OUT_OF_RANGE matters.noticeDays',
      'OUT_OF_RANGE votes.regional_centre',
      'REQUIRED bodies',
      'REQUIRED bodies.procedures',
      'REQUIRED matters',
      'REQUIRED matters.name.fi',
      'REQUIRED matters.whoMayPropose'
    ])
  })

  it('give each member its votes, each matter its rule and each meeting its notice', () => {
    expect(votesOf(shippedRules, [])).toBe(1)
    expect(votesOf({ votes: { headquarters: 3, regional_centre: 2, local_unit: 1 } }, ['local_unit', 'regional_centre'])).toBe(2)
    expect(votesOf({ votes: { headquarters: 3, regional_centre: 2, local_unit: 1 } }, [])).toBe(0)
    expect(matterRule(shippedRules, 'something_else').matter).toBe('ordinary')
    expect(() => bodyRule({ bodies: [] }, 'board')).toThrow(RangeError)
    expect(() => matterRule({ matters: [] }, 'budget')).toThrow(RangeError)
    expect(noticeDaysFor(shippedRules, 'assembly', ['budget', 'charter_amendment'])).toBe(30)
    expect(earliestMeeting(shippedRules, { kind: 'board', matters: ['ordinary'], noticedOn: '2026-02-25' })).toBe('2026-03-05')
  })
})

describe('a charter', () => {
  const content = { sections: [{ number: '1', heading: { fi: 'Nimi' }, text: { fi: 'Liiton nimi on Solmu.' } }], rules: shippedRules }

  it('travels by its table', () => {
    for (const state of charterStates) {
      expect(charterSteps(state)).toEqual(charterTransitions.filter(({ from, isDeed }) => isDeed && from === state).map(({ action }) => action))
      for (const action of ['propose', 'adopt', 'reject'] as const) {
        if (charterSteps(state).includes(action)) expect(() => demandCharterStep(action, state)).not.toThrow()
        else expect(() => demandCharterStep(action, state)).toThrow('CHARTER_STATE')
      }
    }
  })

  it.each([
    ['in_force', '2026-06-02', null, 'coming'],
    ['in_force', '2026-06-01', null, 'in_force'],
    ['replaced', '2025-01-01', '2026-06-02', 'in_force'],
    ['replaced', '2025-01-01', '2026-06-01', 'replaced'],
    ['draft', null, null, 'draft']
  ] as const)('%s from %s to %s is %s', (state, validFrom, validTo, standing) => {
    expect(charterStanding({ state, validFrom, validTo }, '2026-06-01')).toBe(standing)
  })

  it('is read with its sections, and says what is wrong with them', () => {
    expect(readCharter(content).sections[0]).toEqual({ number: '1', heading: { fi: 'Nimi', sv: '', en: '' }, text: { fi: 'Liiton nimi on Solmu.', sv: '', en: '' } })
    expect(() => readCharter({ ...content, sections: [] })).toThrow('REQUIRED')
    expect(() => readCharter({ ...content, sections: [...content.sections, ...content.sections] })).toThrow('DUPLICATE_KEY')
    expect(() => readCharter({ ...content, sections: [{ ...content.sections[0]!, number: 'x' }] })).toThrow('UNKNOWN_WORD')
  })

  const facts = { proposedOn: '2026-04-01', rules: shippedRules, today: '2026-06-01', newestFrom: '2025-01-01' }
  const adoption = { decidedOn: '2026-05-02', validFrom: '2026-07-01', votes: votes({ for: 21, against: 7 }) }
  it.each([
    ['is adopted on the first day in time, by exactly three quarters', {}, []],
    ['is decided a day too early', { decidedOn: '2026-05-01' }, ['NOTICE_MISSING']],
    ['is decided tomorrow', { decidedOn: '2026-06-02' }, ['OUT_OF_RANGE']],
    ['holds before it was decided', { validFrom: '2026-05-01' }, ['OUT_OF_RANGE']],
    ['falls one vote short', { votes: votes({ for: 20, against: 7 }) }, ['MAJORITY_MISSING']],
    ['has more votes than people', { votes: votes({ for: 31 }) }, ['VOTES_IMPOSSIBLE']]
  ])('%s', (_what, of, expected) => {
    expect(codesOf(adoptionIssues({ ...adoption, ...of }, facts))).toEqual(expected)
  })

  it('is adopted by its founders without an older one, and after the newest one', () => {
    expect(adoptionIssues({ ...adoption, decidedOn: '2026-04-01', votes: votes({}) }, { ...facts, rules: null, newestFrom: null })).toEqual([])
    expect(codesOf(adoptionIssues({ ...adoption, validFrom: '2026-07-01' }, { ...facts, newestFrom: '2026-07-01' }))).toEqual(['OUT_OF_RANGE'])
  })
})

describe('a body', () => {
  const board = { kind: 'board', seats: 3, validFrom: '2025-01-01', validTo: null } as const
  const seat = (of: Partial<SeatFact> = {}): SeatFact => ({ id: 'a', role: 'member', substituteFor: null, validFrom: '2025-01-01', validTo: null, endedOn: null, ...of })
  const day = '2026-06-01'

  it.each([
    [[], ['no_chair', 'vacant']],
    [[seat({ role: 'chair' }), seat({ role: 'vice_chair' }), seat()], []],
    [[seat({ role: 'chair' }), seat(), seat()], ['no_substitute']],
    [[seat({ role: 'chair', id: 'c' }), seat({ substituteFor: 'c' }), seat(), seat({ role: 'secretary' })], ['vacant']],
    [[seat({ role: 'chair', validTo: '2026-08-30' }), seat({ role: 'vice_chair' }), seat()], ['expiring']],
    [[seat({ role: 'chair', validTo: '2026-08-31' }), seat({ role: 'vice_chair' }), seat()], []],
    [[seat({ role: 'chair', validTo: '2026-08-30' }), seat({ role: 'chair', validFrom: '2026-08-30' }), seat({ role: 'vice_chair' }), seat()], []]
  ])('with %j lacks %j', (all, gaps) => {
    expect(bodyStanding(board, all, day).gaps).toEqual(gaps)
    expect(gaps.every((gap) => bodyGaps.some((each) => each === gap))).toBe(true)
  })

  it('tells the last day of the first term that nobody follows', () => {
    const chair = seat({ role: 'chair', validTo: '2026-08-30' })
    expect(bodyStanding(board, [chair, seat({ validTo: '2026-07-01' })], day).lastDay).toBe('2026-06-30')
    expect(bodyStanding(board, [chair, seat({ role: 'chair', validFrom: '2026-08-30' })], day).lastDay).toBeNull()
  })

  it('has no empty seats when it is the assembly', () => {
    expect(bodyStanding({ kind: 'assembly', seats: 0 }, [seat({ role: 'chair' }), seat({ role: 'vice_chair' })], day)).toMatchObject({ vacant: 0, gaps: [] })
  })

  it('knows terms by their days', () => {
    expect(sitsOn(seat({ validTo: day }), day)).toBe(false)
    expect(sitsOn(seat({ validTo: '2027-01-01', endedOn: day }), day)).toBe(false)
    expect(termState(seat({ validTo: '2026-08-30' }), day)).toBe('expiring')
    expect(termState(seat({ validFrom: '2026-07-01' }), day)).toBe('coming')
    expect(termState(seat({ endedOn: '2025-01-01' }), day)).toBe('ended')
  })

  it('is founded and filled within its bounds', () => {
    expect(codesOf(bodyIssues({ ...board, seats: 0 }))).toEqual(['OUT_OF_RANGE'])
    expect(bodyIssues({ ...board, kind: 'assembly', seats: 0 })).toEqual([])
    expect(codesOf(bodyIssues({ ...board, validTo: '2025-01-01' }))).toEqual(['DAYS_REVERSED'])
    const given = { role: 'member', substituteFor: null, validFrom: '2026-01-01', validTo: null } as const
    expect(seatIssues(board, [seat(), seat()], given)).toEqual([])
    expect(codesOf(seatIssues(board, [seat(), seat(), seat()], given))).toEqual(['BODY_FULL'])
    expect(codesOf(seatIssues(board, [seat(), seat(), seat({ validFrom: '2027-01-01' })], given))).toEqual(['BODY_FULL'])
    expect(seatIssues(board, [seat(), seat(), seat({ validTo: '2026-01-01' })], given)).toEqual([])
    expect(seatIssues(board, [seat(), seat(), seat()], { ...given, role: 'secretary' })).toEqual([])
    expect(codesOf(seatIssues(board, [], { ...given, validFrom: '2024-12-31' }))).toEqual(['OUT_OF_RANGE'])
    expect(codesOf(seatIssues(board, [], { ...given, validTo: '2025-12-31' }))).toEqual(['DAYS_REVERSED'])
  })
})
