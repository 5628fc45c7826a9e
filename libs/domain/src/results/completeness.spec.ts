import { addDays } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { completeness, percentOf, type CountedReturn } from './completeness.js'
import { returnStates } from './return-state.js'

const today = '2026-11-02'
const day = fc.integer({ min: -40, max: 40 }).map((days) => addDays(today, days))
const counted: fc.Arbitrary<CountedReturn> = fc.record({
  state: fc.constantFrom(...returnStates),
  dueOn: day,
  extendedUntil: fc.option(day),
  firstSentOn: fc.option(day)
})

it('counts each return once, and no part is larger than its whole', () => {
  fc.assert(
    fc.property(fc.array(counted), (returns) => {
      const { total, received, onTime, late, verified, accepted } = completeness(returns, today)
      expect(total).toBe(returns.length)
      expect(received + late).toBeLessThanOrEqual(total)
      expect(onTime).toBeLessThanOrEqual(received)
      expect(verified).toBeLessThanOrEqual(received)
      expect(accepted).toBeLessThanOrEqual(verified)
    })
  )
})

it('adds up over parts of the network', () => {
  fc.assert(
    fc.property(fc.array(counted), fc.array(counted), (one, other) => {
      const [a, b, both] = [completeness(one, today), completeness(other, today), completeness([...one, ...other], today)]
      for (const key of ['total', 'received', 'onTime', 'late', 'verified', 'accepted'] as const) {
        expect(both[key]).toBe(a[key] + b[key])
      }
    })
  )
})

it('more time is not lateness, and what came back has come', () => {
  const one = { dueOn: '2026-10-31', extendedUntil: null, firstSentOn: null } as const
  expect(completeness([{ ...one, state: 'draft' }], today).late).toBe(1)
  expect(completeness([{ ...one, state: 'draft', extendedUntil: '2026-11-05' }], today).late).toBe(0)
  expect(completeness([{ ...one, state: 'returned', firstSentOn: '2026-10-31' }], today)).toMatchObject({ received: 1, onTime: 1, late: 0 })
  const extended = { ...one, state: 'submitted', extendedUntil: '2026-11-05', firstSentOn: '2026-11-01' } as const
  expect(completeness([extended], today).onTime).toBe(1)
})

it.each([
  [0, 0, null],
  [0, 5, 0],
  [1, 300, 1],
  [52, 53, 98],
  [299, 300, 99],
  [300, 300, 100]
])('%d of %d is %p per cent', (part, whole, percent) => {
  expect(percentOf(part, whole)).toBe(percent)
})
