import fc from 'fast-check'
import { addDays } from '@solmu/shared/dates.js'
import type { Holder } from './reach.js'
import { isReviewed, mayConfirm, reviewDueOn, reviewState, reviewStep, type Reviewed } from './review.js'
import { roleNames, type RoleName } from './roles.js'

const today = '2026-06-01'
const above: Readonly<Record<string, readonly string[]>> = { hq: [], oulu: ['hq'], rokua: ['oulu', 'hq'], levi: ['lappi', 'hq'] }

const role = (name: RoleName, unitId: string, more: Partial<Reviewed> = {}): Reviewed => ({
  ...{ id: `${name} at ${unitId}`, userId: 'somebody', role: name, unitId, consortiumId: 'ours' },
  ...{ validFrom: '2020-01-01', validTo: null, lastConfirmedOn: null },
  ...more
})
const reviewer = (...assignments: Reviewed[]): Holder => ({
  ...{ userId: 'me', assignments, day: today },
  ancestorsOf: (unitId) => above[unitId] ?? []
})

describe('a review', () => {
  it('is due a year after the role began or was last confirmed', () => {
    expect(reviewDueOn({ validFrom: '2025-08-01', lastConfirmedOn: null })).toBe('2026-08-01')
    expect(reviewDueOn({ validFrom: '2020-08-01', lastConfirmedOn: '2025-12-24' })).toBe('2026-12-24')
    expect(reviewDueOn({ validFrom: '2026-01-01', lastConfirmedOn: '2025-12-24' })).toBe('2027-01-01')
  })

  it.each([
    ['2026-05-31', 'overdue'],
    ['2026-06-01', 'due'],
    ['2026-07-01', 'due'],
    ['2026-07-02', 'done']
  ])('of %s is %s', (dueOn, state) => {
    expect(reviewState(dueOn, today)).toBe(state)
  })

  it('is not asked of a role that ends before, is over or still to come', () => {
    expect(isReviewed(role('auditor', 'hq'), today)).toBe(true)
    const lately = { validFrom: '2026-01-01' }
    expect(isReviewed(role('auditor', 'hq', { ...lately, validTo: '2027-01-01' }), today)).toBe(false)
    expect(isReviewed(role('auditor', 'hq', { ...lately, validTo: '2027-01-02' }), today)).toBe(true)
    expect(isReviewed(role('auditor', 'hq', { validTo: today }), today)).toBe(false)
    expect(isReviewed(role('auditor', 'hq', { validFrom: '2026-06-02' }), today)).toBe(false)
  })

  it('is brought to mind a month before, on its day, and then every month', () => {
    const steps = [-31, -30, -1, 0, 29, 30, 59, 60].map((days) => reviewStep(today, addDays(today, days)))
    expect(steps).toEqual([null, -30, -30, 0, 0, 30, 30, 60])
  })
})

describe('confirming', () => {
  it.each<[RoleName, string, RoleName, string, boolean]>([
    ['unit_manager', 'rokua', 'unit_member', 'rokua', true],
    ['unit_manager', 'rokua', 'regional_coordinator', 'rokua', false],
    ['regional_coordinator', 'oulu', 'unit_manager', 'rokua', true],
    ['regional_coordinator', 'oulu', 'unit_manager', 'levi', false],
    ['national_coordinator', 'hq', 'regional_coordinator', 'oulu', true],
    ['national_coordinator', 'hq', 'administrator', 'hq', false],
    ['administrator', 'hq', 'administrator', 'hq', true],
    ['auditor', 'hq', 'unit_member', 'rokua', false]
  ])('%s at %s, the role of %s at %s: %p', (...[mine, at, theirs, where, expected]) => {
    expect(mayConfirm(reviewer(role(mine, at)), role(theirs, where), 2)).toBe(expected)
  })

  it('falls to the national coordinator for the only administrator', () => {
    const national = reviewer(role('national_coordinator', 'hq'))
    expect(mayConfirm(national, role('administrator', 'hq'), 1)).toBe(true)
    expect(mayConfirm(reviewer(role('auditor', 'hq')), role('administrator', 'hq'), 1)).toBe(false)
  })

  it('is never for the holder, nor for the deputy of the holder', () => {
    const deputyFor = role('regional_coordinator', 'oulu').id
    fc.assert(
      fc.property(fc.constantFrom(...roleNames), fc.constantFrom(...Object.keys(above)), fc.constantFrom(1, 2), (name, unitId, count) => {
        expect(mayConfirm(reviewer(role('administrator', 'hq')), role(name, unitId, { userId: 'me' }), count)).toBe(false)
      })
    )
    const deputy = reviewer(role('regional_coordinator', 'oulu', { deputyFor, validTo: '2026-09-01' }))
    expect(mayConfirm(deputy, role('regional_coordinator', 'oulu'), 2)).toBe(false)
    expect(mayConfirm(deputy, role('unit_manager', 'rokua'), 2)).toBe(true)
  })
})
