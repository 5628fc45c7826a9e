/**
 * Golden cases: each rule that a charter knows, one below its boundary, at it and one above. Every number was worked out by hand.
 */
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { methodsOfKind } from './ballot.js'
import { type BallotLine, type BallotTerms, countBallot } from './ballot-result.js'
import { shippedRules } from './charter-library.js'
import { bodyKinds, bodyRule, type CharterRules, earliestMeeting, type MatterRule, matterRule, noticeDaysFor, partiesOfMatters, procedures, secrecyRules, voteClasses, votesOf } from './charter-rules.js'
import { adoptionIssues, firstDayToDecide } from './charter.js'
import { abstentionRules, type AbstentionRule, carries, isTied, majorityBases, type MajorityBase, type MajorityShare, majorityShares, outcomeOf, quorum, tieRules, type Votes } from './majority.js'
import { countedBy, itemIssues, type ItemGathering, itemOutcome, noticeOf, proxyIssues, type SeatAttendance, votingWeights } from './meeting.js'
import { askedParties, partyAnswers, partyDemands, partySays, standsInTheWay } from './party-answer.js'
import { mayPropose } from './proposal.js'
import { proposalKinds } from './proposal.workflow.js'

type Majority = readonly [MajorityShare, MajorityBase, AbstentionRule]
/** Votes of sixteen who are present, of twenty who may vote. */
const cast = (inFavour: number, against: number, abstain: number): Votes => ({ for: inFavour, against, abstain, present: 16, all: 20 })

/** How many votes for it are just enough, with so many against and so many blank. */
const majorities: readonly (readonly [...Majority, enough: number, against: (inFavour: number) => number, abstain: number])[] = [
  // Of those given: one vote more for it is one less against, so that as many are counted.
  ['absolute', 'given', 'out', 5, (yes) => 8 - yes, 4], // more than half of 8
  ['absolute', 'given', 'in', 7, (yes) => 8 - yes, 4], // more than half of 12
  ['two_thirds', 'given', 'out', 6, (yes) => 9 - yes, 3], // two thirds of 9
  ['two_thirds', 'given', 'in', 8, (yes) => 9 - yes, 3], // two thirds of 12
  ['three_quarters', 'given', 'out', 6, (yes) => 8 - yes, 4], // three quarters of 8
  ['three_quarters', 'given', 'in', 9, (yes) => 10 - yes, 2], // three quarters of 12
  // Of the sixteen who are present.
  ['absolute', 'present', 'out', 7, () => 1, 4], // more than half of 12
  ['absolute', 'present', 'in', 9, () => 1, 4], // more than half of 16
  ['two_thirds', 'present', 'out', 8, () => 1, 4], // two thirds of 12
  ['two_thirds', 'present', 'in', 11, () => 1, 4], // 10.67 of 16
  ['three_quarters', 'present', 'out', 9, () => 1, 4], // three quarters of 12
  ['three_quarters', 'present', 'in', 12, () => 1, 2], // three quarters of 16
  // Of the twenty who may vote.
  ['absolute', 'all', 'out', 9, () => 1, 4], // more than half of 16
  ['absolute', 'all', 'in', 11, () => 1, 4], // more than half of 20
  ['two_thirds', 'all', 'out', 11, () => 1, 4], // 10.67 of 16
  ['two_thirds', 'all', 'in', 14, () => 1, 1], // 13.33 of 20
  ['three_quarters', 'all', 'out', 12, () => 1, 4], // three quarters of 16
  ['three_quarters', 'all', 'in', 15, () => 1, 0], // three quarters of 20
  // A simple one is more for than against, whatever the base: with blank votes in, they stand with those against.
  ['simple', 'given', 'out', 6, () => 5, 4],
  ['simple', 'given', 'in', 8, () => 3, 4],
  ['simple', 'present', 'out', 6, () => 5, 4],
  ['simple', 'present', 'in', 8, () => 3, 4],
  ['simple', 'all', 'out', 6, () => 5, 4],
  ['simple', 'all', 'in', 8, () => 3, 4]
]

describe.each(majorities)('%s of %s, blank votes %s', (share, of, abstentions, enough, against, abstain) => {
  it.each([
    ['one below', enough - 1, false],
    ['at', enough, true],
    ['one above', enough + 1, true]
  ] as const)('%s its boundary: %i for it', (_where, yes, expected) => {
    const rule = { share, of, abstentions }
    const votes = cast(yes, Math.max(0, against(yes)), abstain)
    expect(carries(rule, votes)).toBe(expected)
    // One below a simple majority is the exact half, and of that the tie rule is asked; of any other majority it is not.
    expect(tieRules.map((tie) => outcomeOf(rule, tie, votes))).toEqual(tieRules.map((tie) => (expected ? 'carries' : share === 'simple' && tie !== 'falls' ? 'tie' : 'falls')))
    expect(isTied(rule, votes)).toBe(!expected && share === 'simple')
  })
})

it('no kind of majority is without its golden case', () => {
  const all = majorityShares.flatMap((share) => majorityBases.flatMap((of) => abstentionRules.map((abstentions) => `${share} ${of} ${abstentions}`)))
  expect(majorities.map(([share, of, abstentions]) => `${share} ${of} ${abstentions}`).sort()).toEqual(all.sort())
})

describe('a quorum', () => {
  const rule = (of: 'members' | 'seats', top: number, bottom: number, isExceeded: boolean, atLeast = 1) => ({ of, share: { top, bottom, isExceeded }, atLeast })
  it.each([
    ['more than half of ten members', rule('members', 1, 2, true), 6],
    ['half of ten members', rule('members', 1, 2, false), 5],
    ['a third of ten members, of which a part counts whole', rule('members', 1, 3, false), 4],
    ['more than a third of nine seats', rule('seats', 1, 3, true), 4],
    ['a third of nine seats', rule('seats', 1, 3, false), 3],
    ['all of nine seats', rule('seats', 1, 1, false), 9],
    ['three at the least, where the share is less', rule('seats', 1, 9, false, 3), 3],
    ['none, for a body that is always competent: but somebody', rule('members', 0, 1, false), 1]
  ])('of %s is met from %j on', (_what, of, needed) => {
    const there = (present: number, recused = 0) => quorum(of, { members: 10, seats: 9, present, recused }).isMet
    expect([there(needed - 1), there(needed), there(needed + 1)]).toEqual([false, true, true])
    // A recusal takes one of those there away, and nothing from what is needed.
    expect([there(needed, 1), there(needed + 1, 1), there(needed + 2, 1)]).toEqual([false, true, true])
  })
})

const seat = (seatId: string, of: Partial<SeatAttendance> = {}): SeatAttendance => ({ seatId, way: 'in_person', proxyHolderId: null, leftAt: null, weight: 1, ...of })

it.each([
  [[], ['a'], 'all', null],
  [[], ['a'], 'one', null],
  [['a+'], ['a'], 'all', 'agrees'],
  [['a+'], ['a', 'b'], 'all', null],
  [['a+'], ['a', 'b'], 'one', 'agrees'],
  [['a+', 'b+'], ['a', 'b'], 'all', 'agrees'],
  [['a+', 'b-'], ['a', 'b'], 'all', 'refuses'],
  [['a+', 'b-'], ['a', 'b'], 'one', 'refuses'],
  // Who is no party any more is not waited for; one that nobody can name agrees as it is written down.
  [['a+', 'gone+'], ['a'], 'all', 'agrees'],
  [['gone+'], ['a'], 'all', null],
  [['?+'], [], 'all', 'agrees'],
  [['?-'], [], 'one', 'refuses']
] as const)('a party that has said %j and is %j, by the rule %s, says %s', (said, voices, rule, answer) => {
  const each = said.map((one) => ({ voiceId: one.startsWith('?') ? null : one.slice(0, -1), answer: one.endsWith('+') ? ('agrees' as const) : ('refuses' as const) }))
  expect(partySays(each, { voices, rule })).toBe(answer)
})

describe('a tie', () => {
  const attendance = ['a', 'b', 'c', 'd'].map((each) => seat(each))
  const gathering = (tie: MatterRule['tie']): ItemGathering => ({ ...countedBy(shippedRules, 'board', 'ordinary'), matter: { ...matterRule(shippedRules, 'ordinary'), tie }, seats: 5, attendance })
  const voted = (inFavour: number, against: number, tieBreak: 'for' | 'against' | null = null) => ({ handling: 'voted' as const, votes: { for: inFavour, against, abstain: 0 }, tieBreak, recused: [] })

  it.each([
    ['chair', 'tie', 'carried', 'not_carried', ['MEETING_TIE']],
    ['lot', 'tie', 'carried', 'not_carried', ['MEETING_TIE']],
    ['falls', 'not_carried', 'not_carried', 'not_carried', []],
    ['again', 'adjourned', 'adjourned', 'adjourned', []]
  ] as const)('by the rule %s', (tie, silent, onFor, onAgainst, issues) => {
    const outcome = (...of: Parameters<typeof voted>) => itemOutcome('decision', voted(...of), gathering(tie))
    expect([outcome(1, 2), outcome(2, 2), outcome(2, 1)]).toEqual(['not_carried', silent, 'carried'])
    expect([outcome(2, 2, 'for'), outcome(2, 2, 'against')]).toEqual([onFor, onAgainst])
    expect(itemIssues('decision', voted(2, 2), gathering(tie)).map(({ code }) => code)).toEqual(issues)
  })

  const ballot = (tie: MatterRule['tie'], lot = ['yes', 'no']): BallotTerms => ({
    ...{ method: 'yes_no', options: [], withdrawn: [], seats: 1, lot, roll: { members: 4, seats: 4, weight: 4 } },
    rule: { majority: { share: 'simple', of: 'given', abstentions: 'out' }, tie, quorum: { of: 'members', share: { top: 1, bottom: 2, isExceeded: false }, atLeast: 1 } }
  })
  const lines = (yes: number, no: number): BallotLine[] => [...Array<'yes'>(yes).fill('yes'), ...Array<'no'>(no).fill('no')].map((answer, place) => ({ by: `m${place}`, weight: 1, choice: { answer } }))
  it.each([
    ['chair', 'tied'],
    ['lot', 'carried'],
    ['falls', 'rejected'],
    ['again', 'tied']
  ] as const)('in a ballot by the rule %s', (tie, expected) => {
    expect([lines(1, 2), lines(2, 2), lines(2, 1)].map((log) => countBallot(ballot(tie), log).outcome)).toEqual(['rejected', expected, 'carried'])
    expect(countBallot(ballot(tie, ['no', 'yes']), lines(2, 2)).outcome).toBe(tie === 'lot' ? 'rejected' : expected)
  })
})

describe('votes', () => {
  const rules: Pick<CharterRules, 'votes'> = { votes: { headquarters: 5, regional_centre: 3, local_unit: 1 } }
  it('are one each, or the most of the classes of a member; none without a class', () => {
    expect(voteClasses.map((each) => votesOf({ votes: 'one_each' }, [each]))).toEqual([1, 1, 1])
    expect(voteClasses.map((each) => votesOf(rules, [each]))).toEqual([5, 3, 1])
    expect([votesOf(rules, []), votesOf(rules, ['local_unit', 'regional_centre'])]).toEqual([0, 3])
    expect(votesOf({ votes: { headquarters: 0, regional_centre: 0, local_unit: 1 } }, ['headquarters'])).toBe(0)
  })

  it('weigh at the boundary: two of weight three carry against five, and not against six', () => {
    const attendance = [seat('a', { weight: 3 }), seat('b', { weight: 3 }), seat('c', { weight: 5 }), seat('d', { weight: 1 })]
    const decided = (against: number) => itemOutcome('decision', { handling: 'voted', votes: { for: 6, against, abstain: 0 }, tieBreak: null, recused: [] }, { ...countedBy(shippedRules, 'board', 'ordinary'), seats: 4, attendance })
    expect([decided(5), decided(6)]).toEqual(['carried', 'tie'])
    expect(votingWeights(attendance, ['c'])).toEqual({ present: 7, all: 7 })
  })
})

describe('a notice', () => {
  const rules = { ...shippedRules, matters: [...shippedRules.matters, { ...matterRule(shippedRules, 'ordinary'), matter: 'long_one', noticeDays: 45 }] }
  const calledOn: IsoDate = '2026-03-01'
  const items = (matter: string, kind: 'decision' | 'discussion' = 'decision') => [{ kind, matter }]
  it.each(bodyKinds)('of a meeting of the %s leaves its days whole between the two', (kind) => {
    const days = bodyRule(rules, kind).noticeDays
    const inTime = (after: number) => noticeOf(rules, { kind, items: items('ordinary'), calledAt: new Date(`${calledOn}T21:59:00Z`), startsAt: new Date(`${addDays(calledOn, after)}T05:00:00Z`) }).isInTime
    expect([inTime(days), inTime(days + 1), inTime(days + 2)]).toEqual([false, true, true])
    expect(earliestMeeting(rules, { kind, matters: ['ordinary'], noticedOn: calledOn })).toBe(addDays(calledOn, days + 1))
  })

  it('is the longest that what is decided demands; what is only discussed demands none', () => {
    expect(noticeDaysFor(rules, 'assembly', ['budget'])).toBe(14)
    expect(noticeDaysFor(rules, 'assembly', ['centre_choice', 'budget'])).toBe(21)
    expect(noticeDaysFor(rules, 'assembly', ['long_one', 'charter_amendment'])).toBe(45)
    const demanded = (kind: 'decision' | 'discussion') => noticeOf(rules, { kind: 'assembly', items: items('long_one', kind), calledAt: new Date('2026-03-01T08:00:00Z'), startsAt: new Date('2026-05-01T08:00:00Z') }).demanded
    expect([demanded('decision'), demanded('discussion')]).toEqual([45, 14])
  })
})

it('an amendment is decided from its day on, by its majority, and holds after every other', () => {
  const facts = { proposedOn: '2026-04-01', rules: shippedRules, today: '2026-06-01', newestFrom: '2026-05-20' } as const
  const codes = (of: Partial<{ decidedOn: IsoDate; validFrom: IsoDate; inFavour: number }>) =>
    adoptionIssues({ decidedOn: of.decidedOn ?? '2026-05-02', validFrom: of.validFrom ?? '2026-05-21', votes: cast(of.inFavour ?? 9, 3, 0) }, facts).map(({ code }) => code)
  expect(firstDayToDecide(shippedRules, '2026-04-01')).toBe('2026-05-02')
  expect([codes({ decidedOn: '2026-05-01' }), codes({ decidedOn: '2026-05-02' }), codes({ decidedOn: '2026-05-03' })]).toEqual([['NOTICE_MISSING'], [], []])
  expect([codes({ decidedOn: '2026-06-01', validFrom: '2026-06-01' }), codes({ decidedOn: '2026-06-02', validFrom: '2026-06-02' })]).toEqual([[], ['OUT_OF_RANGE']])
  expect([codes({ inFavour: 8 }), codes({ inFavour: 9 }), codes({ inFavour: 10 })]).toEqual([['MAJORITY_MISSING'], [], []])
  expect([codes({ validFrom: '2026-05-20' }), codes({ validFrom: '2026-05-21' }), codes({ validFrom: '2026-05-22' })]).toEqual([['OUT_OF_RANGE'], [], []])
})

describe('parties', () => {
  it.each([
    ['member', { headquarters: false, regional_centre: true, local_unit: true }],
    ['concerned', { headquarters: false, regional_centre: true, local_unit: true }],
    ['regional_board', { headquarters: false, regional_centre: true, local_unit: false }],
    ['board', { headquarters: true, regional_centre: false, local_unit: false }],
    ['head_office', { headquarters: true, regional_centre: false, local_unit: false }],
    ['funder', { headquarters: false, regional_centre: false, local_unit: false }]
  ] as const)('propose, where only the %s may', (party, expected) => {
    const rules = { matters: [{ ...matterRule(shippedRules, 'ordinary'), whoMayPropose: [party] }] }
    expect(Object.fromEntries(voteClasses.map((unitType) => [unitType, mayPropose(rules, { matter: 'ordinary', unitType })]))).toEqual(expected)
    expect(partiesOfMatters).toContain(party)
  })

  it('stand in the way with a consent that is not there, and with a veto that is', () => {
    expect(partyDemands.map((demand) => [null, ...partyAnswers].map((answer) => standsInTheWay(demand, answer)))).toEqual([
      [true, false, true],
      [false, false, true]
    ])
    expect(askedParties({ consent: ['funder'], veto: ['funder', 'board'] })).toEqual([{ party: 'funder', demand: 'consent' }, { party: 'board', demand: 'veto' }])
    expect(askedParties({ consent: [], veto: [] })).toEqual([])
  })
})

it.each([0, 1, 2])('one person stands for at most %i others', (most) => {
  const holder = seat('a')
  const given = (count: number) => Array.from({ length: count }, (_none, place) => ({ ...seat(`p${place}`, { way: 'proxy', proxyHolderId: 'a' }), proxyBasis: 'word' as const, proxyPaperId: null }))
  const codes = (count: number) => proxyIssues([{ ...holder, proxyBasis: null, proxyPaperId: null }, ...given(count)], most).map(({ code }) => code)
  expect([codes(most), codes(most + 1)]).toEqual([[], ['PROXY_LIMIT']])
})

it('each kind of proposal has its methods, and each body its procedures, that the charter ships with', () => {
  expect(proposalKinds.filter((kind) => methodsOfKind[kind].length === 0)).toEqual([])
  expect(new Set(shippedRules.bodies.flatMap(({ procedures: ways }) => ways))).toEqual(new Set(procedures))
  expect(new Set(shippedRules.matters.map(({ secrecy }) => secrecy))).toEqual(new Set(secrecyRules))
})
