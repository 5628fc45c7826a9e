import { addDays, instantIn, todayIn } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { shippedRules } from './charter-library.js'
import type { MajorityRule, QuorumRule } from './majority.js'
import { areSigners, demandNotice, type ItemGathering, itemIssues, itemOutcome, lastDayToCall, meetingQuorum, noticeGiven, noticeOf, proxyIssues, type ProxyGiven, seatsPresent } from './meeting.js'
import { readAgenda } from './meeting-draft.js'
import { TextFields } from '../text-fields.js'
import { calendarText, foldedLine, meetingCalendar } from './meeting-calendar.js'
import { meetingActions, meetingStates, meetingSteps, takeMeetingStep } from './meeting.workflow.js'

const simple: MajorityRule = { share: 'simple', of: 'given', abstentions: 'out' }
const half: QuorumRule = { of: 'seats', share: { top: 1, bottom: 2, isExceeded: false }, atLeast: 1 }
const seat = (seatId: string, of: Partial<ProxyGiven> = {}): ProxyGiven => ({ seatId, way: 'in_person', proxyHolderId: null, proxyBasis: null, proxyPaperId: null, leftAt: null, weight: 1, ...of })
const proxy = (seatId: string, proxyHolderId: string, of: Partial<ProxyGiven> = {}): ProxyGiven => seat(seatId, { way: 'proxy', proxyHolderId, proxyBasis: 'word', ...of })
const room = (there: number, all: number): ProxyGiven[] => Array.from({ length: all }, (_, place) => seat(`s${place}`, place < there ? {} : { way: 'absent' }))
const gathering = (attendance: readonly ProxyGiven[], of: Partial<ItemGathering> = {}): ItemGathering => ({ rule: half, seats: attendance.length, attendance, matter: { majority: simple, tie: 'chair' }, ...of })
const record = (of: object = {}) => ({ handling: 'voted' as const, votes: null, tieBreak: null, recused: [], ...of })

describe('the notice', () => {
  it('counts whole days where the consortium is, whatever the clocks do between', () => {
    // Clocks are put forward on 29 March 2026.
    const items = [{ kind: 'decision' as const, matter: 'ordinary' }]
    const of = (calledAt: Date) => noticeOf(shippedRules, { kind: 'board', items, startsAt: instantIn('2026-04-02', '00:30'), calledAt })
    expect(of(instantIn('2026-03-25', '23:59'))).toEqual({ demanded: 7, given: 7, lastDay: '2026-03-25', isInTime: true })
    expect(of(instantIn('2026-03-26', '00:00'))).toMatchObject({ given: 6, isInTime: false })
  })

  it('is as long as the longest that a matter of the agenda demands', () => {
    const of = (kind: 'decision' | 'discussion') => noticeOf(shippedRules, { kind: 'assembly', items: [{ kind, matter: 'charter_amendment' }], startsAt: instantIn('2026-06-01', '12:00'), calledAt: instantIn('2026-05-01', '12:00') }).demanded
    expect([of('decision'), of('discussion')]).toEqual([30, 14])
  })

  it('is in time on its last day, and not on the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 }), fc.integer({ min: 0, max: 3000 }), (days, offset) => {
        const meetingOn = addDays('2026-01-01', offset)
        expect(noticeGiven(lastDayToCall(meetingOn, days), meetingOn)).toBe(days)
        expect(noticeGiven(addDays(lastDayToCall(meetingOn, days), 1), meetingOn)).toBe(Math.max(0, days - 1))
        expect(todayIn(undefined, instantIn(meetingOn, '12:00'))).toBe(meetingOn)
      })
    )
  })

  it('stands although it is short when all agree and it is said why', () => {
    const short = { demanded: 7, given: 2, lastDay: '2026-01-01', isInTime: false }
    expect(() => demandNotice(short, { reason: 'Kiire', missing: 1 })).toThrow('NOTICE_SHORT')
    expect(() => demandNotice(short, { reason: '', missing: 0 })).toThrow('REQUIRED')
    expect(() => demandNotice(short, { reason: 'Kiire', missing: 0 })).not.toThrow()
    expect(() => demandNotice({ ...short, isInTime: true }, { reason: '', missing: 9 })).not.toThrow()
  })
})

describe('the quorum', () => {
  it.each([
    ['an exact half is enough where a half is asked', false, 4, true],
    ['an exact half is not enough where more is asked', true, 4, false],
    ['nobody is never enough', false, 0, false]
  ])('%s', (_, isExceeded, there, isMet) => {
    expect(meetingQuorum(gathering(room(there, 8), { rule: { ...half, share: { ...half.share, isExceeded } } }), []).isMet).toBe(isMet)
  })

  it('is lost by a recusal of somebody who is there, and not by one of somebody who is not', () => {
    expect(meetingQuorum(gathering(room(4, 8)), ['s0'])).toEqual({ needed: 4, there: 3, isMet: false })
    expect(meetingQuorum(gathering(room(4, 8)), ['s7']).isMet).toBe(true)
  })

  it('counts those for whom somebody stands who is there, and loses them with that one', () => {
    const all = [seat('a'), proxy('b', 'a'), seat('c', { way: 'absent' })]
    expect(seatsPresent(all).map(({ seatId }) => seatId)).toEqual(['a', 'b'])
    expect(seatsPresent([{ ...all[0]!, leftAt: new Date() }, ...all.slice(1)])).toEqual([])
  })

  it('is never won by a recusal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 20 }), (there, all, recused) => {
        const of = gathering(room(Math.min(there, all), all))
        const with_ = meetingQuorum(of, Array.from({ length: recused }, (_, place) => `s${place}`))
        expect(with_.needed).toBe(meetingQuorum(of, []).needed)
        expect(with_.isMet && !meetingQuorum(of, []).isMet).toBe(false)
      })
    )
  })
})

describe('proxies', () => {
  const codes = (all: readonly ProxyGiven[], most = 1) => proxyIssues(all, most).map(({ code }) => code)
  it.each([
    ['one for another', [seat('a'), proxy('b', 'a')], []],
    ['more than the charter lets one hold', [seat('a'), proxy('b', 'a'), proxy('c', 'a')], ['PROXY_LIMIT']],
    ['for oneself', [proxy('a', 'a')], ['PROXY_HOLDER']],
    ['of one who is not there', [seat('a', { way: 'absent' }), proxy('b', 'a')], ['PROXY_HOLDER']],
    ['handed on', [seat('a'), proxy('b', 'a'), proxy('c', 'b')], ['PROXY_HOLDER']],
    ['without its document', [seat('a'), proxy('b', 'a', { proxyBasis: 'document' })], ['REQUIRED']],
    ['of which nothing is known', [seat('a'), proxy('b', 'a', { proxyBasis: null })], ['REQUIRED']]
  ])('%s', (_, all, expected) => {
    expect(codes(all)).toEqual(expected)
  })

  it('are refused as many as are too many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 8 }), (most, given) => {
        expect(codes([seat('a'), ...Array.from({ length: given }, (_, place) => proxy(`b${place}`, 'a'))], most)).toHaveLength(Math.max(0, given - most))
      })
    )
  })
})

describe('what comes of an item', () => {
  const votes = (inFavour: number, against: number, abstain = 0) => ({ for: inFavour, against, abstain })
  it.each([
    ['more for than against', record({ votes: votes(3, 1) }), 'chair', 'carried'],
    ['more against', record({ votes: votes(1, 3) }), 'chair', 'not_carried'],
    ['no votes at all', record({ votes: votes(0, 0) }), 'chair', 'not_carried'],
    ['only blank votes', record({ votes: votes(0, 0, 4) }), 'chair', 'not_carried'],
    ['a tie before the chair has spoken', record({ votes: votes(2, 2) }), 'chair', 'tie'],
    ['a tie with the chair for it', record({ votes: votes(2, 2), tieBreak: 'for' }), 'chair', 'carried'],
    ['a tie with the lot against it', record({ votes: votes(2, 2), tieBreak: 'against' }), 'lot', 'not_carried'],
    ['a tie that falls', record({ votes: votes(2, 2) }), 'falls', 'not_carried'],
    ['a tie that is voted on again', record({ votes: votes(2, 2) }), 'again', 'adjourned'],
    ['nobody asks for a vote', record({ handling: 'unanimous' }), 'chair', 'carried'],
    ['too few once one is recused', record({ handling: 'unanimous', recused: ['s0'] }), 'chair', 'no_quorum'],
    ['it is taken up later', record({ handling: 'adjourned' }), 'chair', 'adjourned']
  ] as const)('%s', (_, of, tie, outcome) => {
    expect(itemOutcome('decision', of, gathering(room(4, 8), { matter: { majority: simple, tie } }))).toBe(outcome)
  })

  it('counts the votes of the recused nowhere', () => {
    expect(itemIssues('decision', record({ votes: votes(3, 1), recused: ['s0'] }), gathering(room(4, 4)))[0]?.code).toBe('VOTES_IMPOSSIBLE')
    expect(itemIssues('information', record({ votes: votes(1, 0) }), gathering(room(4, 4)))[0]?.code).toBe('INVALID_INPUT')
    expect(itemIssues('decision', record(), gathering(room(4, 4)))[0]?.code).toBe('REQUIRED')
  })
})

it('takes an amendment of the charter as that matter alone, with the day from which it is to hold', () => {
  const none = { fi: '', sv: '', en: '' }
  const issues = (of: object) => {
    const fields = new TextFields()
    readAgenda(fields, [{ kind: 'decision', matter: 'charter_amendment', title: { ...none, fi: 'Muutos' }, proposalText: none, amendmentId: 'c3', effectiveFrom: '2027-01-01', ...of }], ['charter_amendment', 'ordinary'])
    return fields.issues.map(({ code, path }) => [code, path.at(-1)])
  }
  expect(issues({})).toEqual([])
  expect(issues({ matter: 'ordinary' })).toEqual([['INVALID_INPUT', 'amendmentId']])
  expect(issues({ proposalId: 'p1' })).toEqual([['INVALID_INPUT', 'amendmentId']])
  expect(issues({ effectiveFrom: null })).toEqual([['REQUIRED', 'effectiveFrom']])
  expect(issues({ effectiveFrom: '2027-02-30' })).toEqual([['INVALID_DATE', 'effectiveFrom']])
  expect(issues({ amendmentId: null, effectiveFrom: null, matter: 'ordinary' })).toEqual([])
})

it('is signed by one chair and somebody else, each once', () => {
  const by = (...roles: ('chair' | 'secretary' | 'checker')[]) => areSigners(roles.map((role, place) => ({ role, userId: `u${place}` })))
  expect([by('chair'), by('chair', 'secretary'), by('secretary', 'checker'), by('chair', 'chair')]).toEqual([false, true, false, false])
  expect(areSigners([{ role: 'chair', userId: 'u' }, { role: 'checker', userId: 'u' }])).toBe(false)
})

it('goes its way in steps, and says what stands in them', () => {
  const situation = { state: 'draft' as const, hasCharter: true, isProcedureAllowed: true, itemCount: 1, unrecordedCount: 0, hasSigners: true, freedCount: 0, startsAt: new Date(2), now: new Date(1), isDayReached: true }
  const ends = meetingStates.filter((state) => meetingSteps({ ...situation, state }).length === 0)
  expect(ends).toEqual(['published', 'cancelled'])
  expect(takeMeetingStep('call', situation)).toBe('called')
  expect(() => takeMeetingStep('call', { ...situation, itemCount: 0 })).toThrow('MEETING_STATE')
  for (const action of meetingActions) expect(() => takeMeetingStep(action, { ...situation, state: 'published' })).toThrow('MEETING_STATE')
  // What waited for a party is recorded once it waits no longer.
  expect(meetingSteps({ ...situation, state: 'published', freedCount: 1 }).map(({ action }) => action)).toEqual(['record_freed'])
})

describe('the calendar', () => {
  it('folds lines at 75 bytes, and they unfold to what they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const line = `SUMMARY:${calendarText(text)}`
        const folded = foldedLine(line)
        expect(folded.split('\r\n').every((each) => new TextEncoder().encode(each).length <= 75)).toBe(true)
        expect(folded.replaceAll('\r\n ', '')).toBe(line)
      })
    )
  })

  it('says of a cancelled meeting that it is, and nothing else than where and when', () => {
    const name = { fi: 'Hallitus', sv: '', en: '' }
    const meeting = { id: 'a', body: name, title: { fi: 'Kokous; 1, jatko', sv: '', en: '' }, startsAt: new Date('2026-06-01T13:00:00Z'), endsAt: new Date('2026-06-01T15:00:00Z'), place: 'Oulu', remoteLink: '', isCancelled: true, sequence: 3, changedAt: new Date(0) }
    expect(meetingCalendar([meeting], 'sv').split('\r\n')).toEqual([
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Solmu//Meetings//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', 'BEGIN:VEVENT', 'UID:a@solmu', 'DTSTAMP:19700101T000000Z', 'LAST-MODIFIED:19700101T000000Z'],
      ...['SEQUENCE:3', 'DTSTART:20260601T130000Z', 'DTEND:20260601T150000Z', 'SUMMARY:Hallitus: Kokous\\; 1\\, jatko', 'LOCATION:Oulu', 'STATUS:CANCELLED', 'END:VEVENT', 'END:VCALENDAR', '']
    ])
  })
})
