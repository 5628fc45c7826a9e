import { addDays } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import {
  daysThatDecisionsAreSoon,
  decisionDayIssues,
  decisionNumber,
  decisionProgress,
  decisionPublications,
  decisionState,
  decisionTaskState,
  decisionTaskStates,
  decisionVoteIssues,
  endRefusal,
  headlineParts,
  hitEnd,
  hitStart,
  isReviewDue,
  mayOpenTo
} from './decision.js'

const today = '2026-06-01'

describe('a decision', () => {
  it('is named by its year and number, and holds until a later one ends it', () => {
    expect(decisionNumber({ year: 2026, serial: 7 })).toBe('2026/7')
    expect([null, 'revoked' as const, 'replaced' as const].map((endKind) => decisionState({ endKind }))).toEqual(['in_force', 'revoked', 'replaced'])
  })

  it.each([
    [{ decidedOn: today, dueOn: today, reviewOn: addDays(today, 1) }, []],
    [{ decidedOn: addDays(today, 1), dueOn: null, reviewOn: null }, ['OUT_OF_RANGE decidedOn']],
    [{ decidedOn: today, dueOn: addDays(today, -1), reviewOn: today }, ['DAYS_REVERSED dueOn', 'DAYS_REVERSED reviewOn']]
  ])('has its days in order: %j', (days, codes) => {
    expect(decisionDayIssues(days, today).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(codes)
  })

  it.each([
    [null, true],
    [{ for: 3, against: 2, abstain: 0 }, true],
    [{ for: 0, against: 0, abstain: 4 }, true],
    [{ for: 0, against: 0, abstain: 0 }, false],
    [{ for: -1, against: 2, abstain: 0 }, false],
    [{ for: 1.5, against: 2, abstain: 0 }, false]
  ])('has votes that can have been counted: %j', (votes, isFine) => {
    expect(decisionVoteIssues(votes).length === 0).toBe(isFine)
  })

  it('is ended by exactly one of two decisions, the later, and once', () => {
    const recorded = fc.record({ day: fc.integer({ min: 0, max: 3 }), serial: fc.integer({ min: 1, max: 3 }) })
    fc.assert(
      fc.property(recorded, recorded, (one, other) => {
        const made = ({ day, serial }: typeof one, id: string) => ({ id, decidedOn: addDays(today, day), year: 2026, serial, endKind: null })
        const [a, b] = [made(one, 'a'), made(other, 'b')]
        const isSame = a.decidedOn === b.decidedOn && a.serial === b.serial
        expect([endRefusal(a, b), endRefusal(b, a)].filter((each) => each === null)).toHaveLength(isSame ? 0 : 1)
        expect(endRefusal(a, a)).toBe('DECISION_NOT_LATER')
        expect(endRefusal({ ...a, endKind: 'revoked' }, b)).toBe('DECISION_STATE')
        expect(endRefusal(a, { ...b, endKind: 'replaced' })).toBe('DECISION_STATE')
      })
    )
  })

  it('is opened to more people, never to fewer', () => {
    const open = decisionPublications.flatMap((now) => decisionPublications.filter((next) => mayOpenTo(now, next)).map((next) => `${now}>${next}`))
    expect(open).toEqual(['body>members', 'body>public', 'members>public'])
  })

  it.each([
    [null, null, false],
    [addDays(today, daysThatDecisionsAreSoon), null, true],
    [addDays(today, daysThatDecisionsAreSoon + 1), null, false],
    [addDays(today, -400), null, true],
    [today, 'revoked' as const, false]
  ])('to be looked at on %s, ended %s: near is %s', (reviewOn, endKind, isDue) => {
    expect(isReviewDue({ reviewOn, endKind }, today)).toBe(isDue)
  })
})

describe('what follows from it', () => {
  it.each([
    [addDays(today, -1), null, false, 'overdue'],
    [today, null, false, 'due_soon'],
    [addDays(today, daysThatDecisionsAreSoon + 1), null, false, 'coming'],
    [addDays(today, -1), today, false, 'done'],
    [addDays(today, -1), null, true, 'dropped']
  ])('due %s, done %s, dropped %s is %s', (dueOn, doneOn, isDropped, state) => {
    expect(decisionTaskState({ dueOn, doneOn, isDropped }, today)).toBe(state)
  })

  it('is as far as its furthest behind, whatever the order, and what was dropped counts for nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...decisionTaskStates)), (states) => {
        const progress = decisionProgress(states)
        expect(decisionProgress([...states].reverse())).toBe(progress)
        expect(decisionProgress([...states, 'dropped'])).toBe(progress)
        expect(decisionProgress([...states, 'overdue'])).toBe('overdue')
        expect(progress === 'done').toBe(states.includes('done') && states.every((state) => state === 'done' || state === 'dropped'))
      })
    )
  })
})

it('a headline keeps every word and is cut at what was found, whatever stands in the text', () => {
  const words = fc.array(fc.record({ text: fc.string({ minLength: 1 }).filter((text) => !text.includes(hitStart) && !text.includes(hitEnd)), isHit: fc.boolean() }))
  fc.assert(
    fc.property(words, (parts) => {
      const headline = parts.map(({ text, isHit }) => (isHit ? hitStart + text + hitEnd : text)).join('')
      const cut = headlineParts(headline)
      expect(cut.map(({ text }) => text).join('')).toBe(parts.map(({ text }) => text).join(''))
      expect(cut.filter(({ isHit }) => isHit).map(({ text }) => text)).toEqual(parts.filter(({ isHit }) => isHit).map(({ text }) => text))
    })
  )
})
