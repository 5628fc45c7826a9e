import { addDays, isValidOn } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { organisationRoles } from './organisation.js'
import { admissionIssues, roleDifference, roleIssues, type RolePeriod } from './organisation-roles.js'

const day = (number: number) => addDays('2020-01-01', number)

const aPeriod: fc.Arbitrary<RolePeriod> = fc.record({
  role: fc.constantFrom(...organisationRoles),
  validFrom: fc.integer({ min: 0, max: 20 }).map(day),
  validTo: fc.option(fc.integer({ min: 0, max: 20 }).map(day))
})

const codes = (roles: readonly RolePeriod[]) => roleIssues(roles).map(({ code, path }) => [code, ...path])

describe('roleIssues', () => {
  const member: RolePeriod = { role: 'member', validFrom: '2020-01-01', validTo: '2022-01-01' }

  it('lets an organisation be several things at once, and one thing again later', () => {
    const again = { ...member, validFrom: '2022-01-01', validTo: null }
    expect(codes([member, again, ...organisationRoles.slice(1).map((role) => ({ ...member, role }))])).toEqual([])
  })

  it('names the second of two that overlap, and each that has no day', () => {
    const roles = [member, { ...member, validTo: '2020-01-01' }, { ...member, validFrom: '2021-12-31', validTo: null }]
    expect(codes(roles)).toEqual([
      ['INVALID_DATE', 'roles', 1, 'validTo'],
      ['RANGE_OVERLAPS', 'roles', 2, 'validFrom']
    ])
  })

  it('finds nothing wrong exactly where each role has days and none is held twice on one of them', () => {
    fc.assert(
      fc.property(fc.array(aPeriod, { maxLength: 6 }), (roles) => {
        const hasDays = roles.every(({ validFrom, validTo }) => validTo === null || validTo > validFrom)
        const isHeldOnce = Array.from({ length: 22 }, (_none, number) => day(number)).every((each) =>
          organisationRoles.every((role) => roles.filter((period) => period.role === role && isValidOn(period, each)).length <= 1)
        )
        expect(roleIssues(roles).length === 0).toBe(hasDays && isHeldOnce)
      })
    )
  })
})

describe('roleDifference', () => {
  it('leads from any set of roles to any other and touches nothing that stays', () => {
    const some = fc.uniqueArray(aPeriod, { maxLength: 6, selector: (period) => JSON.stringify(period) })
    fc.assert(
      fc.property(some, some, (before, after) => {
        const { ended, begun } = roleDifference(before, after)
        const text = (periods: readonly RolePeriod[]) => periods.map((period) => JSON.stringify(period)).sort()
        const left = before.filter((period) => !ended.includes(period))
        expect(text([...left, ...begun])).toEqual(text(after))
        expect(ended.some((period) => text(after).includes(JSON.stringify(period)))).toBe(false)
      })
    )
  })
})

describe('admissionIssues', () => {
  const since = '2026-01-01'
  const member: RolePeriod = { role: 'member', validFrom: '2020-01-01', validTo: null }
  const past: RolePeriod = { role: 'member', validFrom: '2010-01-01', validTo: since }
  const partner: RolePeriod = { role: 'partner', validFrom: '2026-05-01', validTo: null }
  const codes = (before: readonly RolePeriod[], after: readonly RolePeriod[], day: string | null = since) => admissionIssues(before, after, day).map(({ code, path }) => [code, ...path])

  it('refuses to begin, end or change what a membership writes', () => {
    expect(codes([], [partner, member])).toEqual([['MEMBER_BY_ADMISSION', 'roles', 1, 'role']])
    expect(codes([member], [])).toEqual([['MEMBER_BY_ADMISSION', 'roles']])
    expect(codes([member], [{ ...member, validTo: '2026-06-01' }])).toEqual([['MEMBER_BY_ADMISSION', 'roles', 0, 'role']])
  })

  it('leaves alone what stays, what lies before, every other role, and whoever still enters founders', () => {
    expect(codes([member], [member, partner])).toEqual([])
    expect(codes([], [past])).toEqual([])
    expect(codes([], [member], null)).toEqual([])
  })
})
