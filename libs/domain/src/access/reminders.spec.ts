import { addDays } from '@solmu/shared/dates.js'
import { remindersOn, type ReminderFacts } from './reminders.js'
import type { Reviewed } from './review.js'
import type { RoleName } from './roles.js'

const today = '2026-06-01'
const above: Readonly<Record<string, readonly string[]>> = { hq: [], oulu: ['hq'], rokua: ['oulu', 'hq'] }

const role = (userId: string, name: RoleName, unitId: string, more: Partial<Reviewed> = {}): Reviewed => ({
  ...{ id: `${name} of ${userId}`, userId, role: name, unitId, consortiumId: 'ours' },
  ...{ validFrom: '2024-01-01', validTo: null, lastConfirmedOn: '2026-05-01' },
  ...more
})
const staff = [
  role('root', 'administrator', 'hq'),
  role('nat', 'national_coordinator', 'hq'),
  role('reg', 'regional_coordinator', 'oulu'),
  role('man', 'unit_manager', 'rokua')
]
const remind = (assignments: readonly Reviewed[], on: Partial<ReminderFacts> = {}) =>
  remindersOn({ assignments, ancestorsOf: (unitId) => above[unitId] ?? [], administratorCount: 1, today, ...on }).map(
    ({ kind, userId, step }) => `${kind} ${userId} ${step}`
  )

describe('a role that ends', () => {
  const member = (days: number) => role('mem', 'unit_member', 'rokua', { validTo: addDays(today, days) })

  it.each([
    [31, []],
    [30, ['role_ends mem -30', 'role_to_renew man -30']],
    [8, ['role_ends mem -30', 'role_to_renew man -30']],
    [7, ['role_ends mem -7', 'role_to_renew man -7']],
    [1, ['role_ends mem -7', 'role_to_renew man -7']],
    [0, []]
  ])('in %i days reminds the holder and those next to the unit', (days, expected) => {
    expect(remind([...staff, member(days)])).toEqual(expected)
  })

  it('turns to the next level where the unit has nobody else', () => {
    const manager = role('man', 'unit_manager', 'rokua', { validTo: addDays(today, 5) })
    expect(remind([...staff.slice(0, 3), manager])).toEqual(['role_ends man -7', 'role_to_renew reg -7'])
    expect(remind([...staff.slice(0, 2), manager])).toEqual(['role_ends man -7', 'role_to_renew root -7', 'role_to_renew nat -7'])
  })

  it('reminds nobody when a term follows, and only the deputy of a deputyship', () => {
    const follows = role('mem', 'unit_member', 'rokua', { id: 'next', validFrom: addDays(today, 5) })
    expect(remind([...staff, member(5), follows])).toEqual([])
    expect(remind([...staff, { ...member(5), deputyFor: 'man' }])).toEqual(['role_ends mem -7'])
  })
})

describe('a review', () => {
  const member = (confirmed: string) => role('mem', 'unit_member', 'rokua', { lastConfirmedOn: confirmed })

  it.each([
    ['2025-07-02', []],
    ['2025-07-01', ['review man -30']],
    ['2025-06-01', ['review man 0']],
    ['2025-05-02', ['review man 30']]
  ])('of a role confirmed on %s reminds those next to the unit', (confirmed, expected) => {
    expect(remind([...staff, member(confirmed)])).toEqual(expected)
  })

  it('never reminds the holder, and of the only administrator the national coordinator', () => {
    const due = { lastConfirmedOn: '2025-06-01' }
    expect(remind([role('root', 'administrator', 'hq', due), ...staff.slice(1)])).toEqual(['review nat 0'])
    expect(remind([...staff.slice(0, 3), role('man', 'unit_manager', 'rokua', due)])).toEqual(['review reg 0'])
  })
})
