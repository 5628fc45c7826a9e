import fc from 'fast-check'
import { addDays, covers } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'
import { deputyRule, shortenedDeputies } from './deputies.js'

const today = '2026-06-01'
const role = { userId: 'me', validFrom: '2020-01-01', validTo: null }
const summer = { userId: 'kaisa', validFrom: '2026-07-01', validTo: '2026-08-01' }

describe('a deputy', () => {
  it('stands in from a day to a day', () => {
    expect(() => deputyRule(role, summer, today)).not.toThrow()
    expect(() => deputyRule(role, { ...summer, validFrom: today, validTo: '2027-06-01' }, today)).not.toThrow()
  })

  it.each<[string, object, object, string]>([
    ['of a deputy', { deputyFor: 'a1', validTo: '2026-12-31' }, {}, 'DEPUTY_REFUSED'],
    ['for oneself', {}, { userId: 'me' }, 'DEPUTY_REFUSED'],
    ['from a day gone by', {}, { validFrom: '2026-05-31' }, 'INVALID_DATE'],
    ['without a day', {}, { validTo: '2026-07-01' }, 'INVALID_DATE'],
    ['for more than a year', {}, { validTo: '2027-07-02' }, 'OUT_OF_RANGE'],
    ['beyond the role', { validTo: '2026-07-20' }, {}, 'OUT_OF_RANGE'],
    ['before the role', { validFrom: '2026-07-02' }, {}, 'OUT_OF_RANGE']
  ])('does not stand in %s', (_case, principal, deputyship, code) => {
    expect(() => deputyRule({ ...role, ...principal }, { ...summer, ...deputyship }, today)).toThrow(
      expect.objectContaining({ code }) as unknown as DomainError
    )
  })
})

describe('the deputies of a role that ends', () => {
  const deputies = fc
    .array(fc.record({ from: fc.integer({ min: 0, max: 20 }), days: fc.integer({ min: 1, max: 20 }) }))
    .map((list) => list.map(({ from, days }) => ({ validFrom: addDays(today, from), validTo: addDays(today, from + days) })))

  it('lose what goes beyond it, and nothing else', () => {
    fc.assert(
      fc.property(deputies, fc.integer({ min: 0, max: 45 }), (list, days) => {
        const ends = addDays(today, days)
        const cut = shortenedDeputies(list, ends)
        expect(cut).toHaveLength(list.filter(({ validTo }) => validTo > ends).length)
        for (const each of cut) expect(covers({ validFrom: today, validTo: ends }, each) || each.validTo === each.validFrom).toBe(true)
      })
    )
  })
})
