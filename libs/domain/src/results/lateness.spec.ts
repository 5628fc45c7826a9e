import { addDays } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { effectiveDueOn, isLate, lastSendingDay, mayStillSend } from './lateness.js'
import { returnStates } from './return-state.js'

const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2026-10-01', days))
const days = fc.record({ dueOn: day, grace: fc.nat(20), extendedUntil: fc.option(day) }).map(({ dueOn, grace, extendedUntil }) => ({
  dueOn,
  graceUntil: addDays(dueOn, grace),
  extendedUntil
}))
const state = fc.constantFrom(...returnStates)

const round = { dueOn: '2026-10-15', graceUntil: '2026-10-22', extendedUntil: null }

it.each([
  ['2026-10-15', false, true],
  ['2026-10-16', true, true],
  ['2026-10-22', true, true],
  ['2026-10-23', true, false]
])('a draft on %s: late %s, may be sent %s', (on, late, maySend) => {
  expect(isLate({ ...round, state: 'draft' }, on)).toBe(late)
  expect(mayStillSend({ ...round, state: 'draft' }, on)).toBe(maySend)
})

it('an extension that ends before the deadline shortens nothing', () => {
  const extended = { ...round, extendedUntil: '2026-10-10' }
  expect(effectiveDueOn(extended)).toBe('2026-10-15')
  expect(lastSendingDay(extended)).toBe('2026-10-22')
})

it('what is on time may be sent, and whoever has been given time is not late in it', () => {
  fc.assert(
    fc.property(days, state, day, (clock, at, on) => {
      if (!isLate({ ...clock, state: at }, on)) expect(at !== 'draft' || mayStillSend({ ...clock, state: at }, on)).toBe(true)
      if (clock.extendedUntil !== null && on <= clock.extendedUntil) {
        expect(isLate({ ...clock, state: at }, on)).toBe(false)
        expect(mayStillSend({ ...clock, state: at }, on)).toBe(true)
      }
    })
  )
})

it('nothing that was sent is late, and answers to questions are taken on any day', () => {
  fc.assert(
    fc.property(days, state, day, (clock, at, on) => {
      const isWithUnit = at === 'not_started' || at === 'draft'
      expect(isLate({ ...clock, state: at }, on)).toBe(isWithUnit && on > effectiveDueOn(clock))
      expect(mayStillSend({ ...clock, state: 'returned' }, on)).toBe(true)
    })
  )
})
