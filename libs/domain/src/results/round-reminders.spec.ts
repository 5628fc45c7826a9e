import { addDays, daysBetween, type IsoDate } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { effectiveDueOn } from './lateness.js'
import { returnStates } from './return-state.js'
import { catchUpDays, type RemindedReturn, reminderOn } from './round-reminders.js'

const draft: RemindedReturn = { state: 'draft', opensOn: '2026-10-01', dueOn: '2026-10-15', extendedUntil: null, reminderDays: [-7, -1, 1, 7] }

describe('a reminder', () => {
  test.each([
    ['2026-10-07', null],
    ['2026-10-08', { day: '2026-10-08', dueOn: '2026-10-15', daysLeft: 7 }],
    // The clock stood still for two days.
    ['2026-10-10', { day: '2026-10-08', dueOn: '2026-10-15', daysLeft: 5 }],
    ['2026-10-11', null],
    ['2026-10-14', { day: '2026-10-14', dueOn: '2026-10-15', daysLeft: 1 }],
    ['2026-10-16', { day: '2026-10-16', dueOn: '2026-10-15', daysLeft: -1 }],
    ['2026-10-25', null]
  ])('of a return that is due on 15 October is on %s %j', (day, expected) => expect(reminderOn(draft, day)).toEqual(expected))

  test('follows the time that a unit was given', () => {
    const extended = { ...draft, extendedUntil: '2026-10-30' }
    expect(reminderOn(extended, '2026-10-16')).toBeNull()
    expect(reminderOn(extended, '2026-10-23')).toEqual({ day: '2026-10-23', dueOn: '2026-10-30', daysLeft: 7 })
  })

  test('is not of a day before the round opened', () => {
    expect(reminderOn({ ...draft, opensOn: '2026-10-09' }, '2026-10-09')).toBeNull()
  })
})

const returns = fc.record({
  state: fc.constantFrom(...returnStates),
  opensOn: fc.constant('2026-10-01'),
  dueOn: fc.nat(40).map((days) => addDays('2026-10-01', days)),
  extendedUntil: fc.option(fc.nat(80).map((days) => addDays('2026-10-01', days))),
  reminderDays: fc.uniqueArray(fc.integer({ min: -60, max: 60 }), { maxLength: 8 })
})

test('whatever the round, a clock that runs every day sends each reminder once, on its day, and only to those who have not sent', () => {
  fc.assert(
    fc.property(returns, (of) => {
      const sent = new Set<IsoDate>()
      for (let day: IsoDate = '2026-09-01'; day < '2027-03-01'; day = addDays(day, 1)) {
        const due = reminderOn(of, day)
        if (due === null || sent.has(due.day)) continue
        expect(due.day).toBe(day)
        sent.add(due.day)
      }
      const dueOn = effectiveDueOn(of)
      const expected = of.reminderDays.map((distance) => addDays(dueOn, distance)).filter((day) => day >= of.opensOn)
      const isUnsent = of.state === 'not_started' || of.state === 'draft'
      expect([...sent]).toEqual(isUnsent ? expected.sort() : [])
    })
  )
})

test('no reminder is older than what is made up for', () => {
  fc.assert(
    fc.property(returns, fc.nat(200), (of, days) => {
      const today = addDays('2026-09-01', days)
      const due = reminderOn(of, today)
      if (due) expect(daysBetween(due.day, today)).toBeLessThanOrEqual(catchUpDays)
    })
  )
})
