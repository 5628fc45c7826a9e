import { addDays, type IsoDate, isValidOn } from '@solmu/shared/dates.js'
import { validityOfPeriod } from '@solmu/shared/periods.js'
import fc from 'fast-check'
import type { Membership, UnitRule } from './round.js'
import { isAsked, roundMembers } from './round-membership.js'

const period = '2026-Q3'
const { validFrom, validTo } = validityOfPeriod(period)
const lastDay = addDays(validTo, -1)
const all: UnitRule = { kind: 'all' }

type Period = { id: string; kind: 'workshop' | 'association'; validFrom: IsoDate; validTo: IsoDate | null }
const unit = (id: string, from: IsoDate, to: IsoDate | null, kind: Period['kind'] = 'workshop'): Period => ({ id, kind, validFrom: from, validTo: to })
const link = (unitId: string, parentId: string, from: IsoDate, to: IsoDate | null = null) => ({ unitId, parentId, validFrom: from, validTo: to })
const facts = (units: Period[], links: ReturnType<typeof link>[] = []) => ({ units: units.map((each) => ({ ...each, type: 'local_unit' as const })), links })
const ask = (units: Period[], membership: Membership, rule: UnitRule = all, links: ReturnType<typeof link>[] = []) =>
  roundMembers(facts(units, links), { period, membership, unitRule: rule })

describe('who reports', () => {
  test('is whoever was there on the last day, under the centre of that day', () => {
    const links = [link('stays', 'south', '2020-01-01', '2026-09-30'), link('stays', 'north', '2026-09-30')]
    const { members, absent } = ask(
      [unit('stays', '2020-01-01', null), unit('closed', '2020-01-01', '2026-09-30'), unit('comes', '2026-10-01', null)],
      'last_day',
      all,
      links
    )
    expect(members).toEqual([{ unitId: 'stays', centreId: 'north', day: '2026-09-30' }])
    expect(absent).toEqual([
      { unitId: 'closed', reason: 'closed' },
      { unitId: 'comes', reason: 'not_open_yet' }
    ])
  })

  test('is whoever was there at all when any day counts, as it was on its last day there', () => {
    const links = [link('closed', 'south', '2020-01-01', '2026-08-01'), link('closed', 'north', '2026-08-01', '2026-09-01')]
    const { members } = ask([unit('closed', '2020-01-01', '2026-09-01'), unit('gone', '2020-01-01', '2026-07-01')], 'any_day', all, links)
    expect(members).toEqual([{ unitId: 'closed', centreId: 'north', day: '2026-08-31' }])
  })

  test('is never a centre', () => {
    const units = [{ ...unit('south', '2020-01-01', null), type: 'regional_centre' as const }]
    expect(roundMembers({ units, links: [] }, { period, membership: 'last_day', unitRule: all })).toEqual({ members: [], absent: [] })
  })

  test('is whoever the rule asks, by what the unit was on that day', () => {
    const units = [unit('a', '2020-01-01', '2026-09-01', 'association'), unit('a', '2026-09-01', null, 'workshop'), unit('b', '2020-01-01', null, 'association')]
    const links = [link('a', 'south', '2020-01-01'), link('b', 'north', '2020-01-01')]
    const of = (rule: UnitRule) => ask(units, 'last_day', rule, links).members.map(({ unitId }) => unitId)
    expect(of({ kind: 'kinds', unitKinds: ['association'] })).toEqual(['b'])
    expect(of({ kind: 'centres', centreIds: ['south'] })).toEqual(['a'])
    expect(of({ kind: 'list', unitIds: ['b', 'x'] })).toEqual(['b'])
    expect(ask(units, 'last_day', { kind: 'list', unitIds: ['b'] }, links).absent).toEqual([{ unitId: 'a', reason: 'outside_rule' }])
    expect(isAsked({ kind: 'centres', centreIds: ['south'] }, { unitId: 'c', centreId: null, kind: 'workshop' })).toBe(false)
  })
})

/** Lives of units around the period, with breaks between their periods. */
const lives = fc.array(
  fc.record({ id: fc.constantFrom('a', 'b', 'c'), cuts: fc.uniqueArray(fc.integer({ min: -60, max: 150 }), { minLength: 1, maxLength: 5 }), isOpen: fc.boolean() }),
  { maxLength: 3 }
)
const periodsOf = (all: readonly { id: string; cuts: readonly number[]; isOpen: boolean }[]): Period[] =>
  [...new Map(all.map((life) => [life.id, life])).values()].flatMap(({ id, cuts, isOpen }) => {
    const days = [...cuts].sort((a, b) => a - b).map((day) => addDays(validFrom, day))
    const pairs = days.flatMap((from, place) => (place % 2 === 0 ? [{ from, to: days[place + 1] ?? null }] : []))
    return pairs.filter(({ to }) => to !== null || isOpen).map(({ from, to }) => unit(id, from, to))
  })
const everyDay = Array.from({ length: 92 }, (_, index) => addDays(validFrom, index))

describe('on whatever lives units have', () => {
  test('membership says day by day who was there', () => {
    fc.assert(
      fc.property(lives, (random) => {
        const units = periodsOf(random)
        const there = (id: string, day: IsoDate) => units.some((each) => each.id === id && isValidOn(each, day))
        const ids = [...new Set(units.map(({ id }) => id))]
        const named = (membership: Membership) => ask(units, membership).members.map(({ unitId }) => unitId).sort()
        expect(named('last_day')).toEqual(ids.filter((id) => there(id, lastDay)).sort())
        expect(named('any_day')).toEqual(ids.filter((id) => everyDay.some((day) => there(id, day))).sort())
        for (const { unitId, day } of ask(units, 'any_day').members) {
          expect(day).toBe(everyDay.filter((each) => there(unitId, each)).at(-1))
        }
      })
    )
  })

  test('everybody either reports or is absent for a reason, and no rule asks more than all', () => {
    fc.assert(
      fc.property(lives, fc.subarray(['a', 'b', 'c']), fc.constantFrom<Membership>('last_day', 'any_day'), (random, listed, membership) => {
        const units = periodsOf(random)
        const [whole, some] = [ask(units, membership), ask(units, membership, { kind: 'list', unitIds: listed })]
        for (const { members, absent } of [whole, some]) {
          const ids = [...members, ...absent].map(({ unitId }) => unitId)
          expect(ids.sort()).toEqual([...new Set(units.map(({ id }) => id))].sort())
        }
        expect(some.members.every(({ unitId }) => listed.includes(unitId) && whole.members.some((each) => each.unitId === unitId))).toBe(true)
      })
    )
  })
})
