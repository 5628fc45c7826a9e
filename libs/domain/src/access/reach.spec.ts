import { addDays } from '@solmu/shared/dates.js'
import { sized } from '@solmu/shared/testing/size.js'
import fc from 'fast-check'
import { allActions, type Action } from './actions.js'
import {
  actionsOf,
  mayActOn,
  mayEndRole,
  mayGiveRole,
  unitsFor,
  type Assignment,
  type Holder,
  type RoleTable,
  type Target
} from './reach.js'
import { entrustedBy, roleNames, roles, type Grants, type Reach, type RoleName } from './roles.js'

/** hq over oulu and lappi; rokua below oulu, levi below lappi. */
const above: Readonly<Record<string, readonly string[]>> = {
  hq: [],
  oulu: ['hq'],
  lappi: ['hq'],
  rokua: ['oulu', 'hq'],
  levi: ['lappi', 'hq']
}
const unitIds = Object.keys(above)
const today = '2026-06-01'

const held = (role: RoleName, unitId: string, more: Partial<Assignment> = {}): Assignment => ({
  role,
  unitId,
  consortiumId: 'ours',
  validFrom: '2020-01-01',
  validTo: null,
  ...more
})
const holder = (...assignments: Assignment[]): Holder => ({
  userId: 'me',
  assignments,
  day: today,
  ancestorsOf: (unitId) => above[unitId] ?? []
})
const at = (unitId: string): Target => ({ consortiumId: 'ours', unitId })

const unitId = fc.constantFrom(...unitIds)
const assignment = fc
  .record({
    role: fc.constantFrom(...roleNames),
    unitId,
    consortiumId: fc.constantFrom('ours', 'theirs'),
    from: fc.integer({ min: -3, max: 3 }),
    length: fc.option(fc.integer({ min: 1, max: 4 }))
  })
  .map(({ from, length, ...rest }) => ({
    ...rest,
    validFrom: addDays(today, from),
    validTo: length === null ? null : addDays(today, from + length)
  }))
const target = fc.record({
  consortiumId: fc.constantFrom('ours', 'theirs'),
  unitId: fc.option(unitId),
  ownerUserId: fc.option(fc.constantFrom('me', 'other'))
})
const action = fc.constantFrom(...allActions)

describe('what a person may act on', () => {
  it.each<[RoleName, string, Action, string[]]>([
    ['administrator', 'hq', 'access.manage', unitIds],
    ['national_coordinator', 'hq', 'access.read', unitIds],
    ['national_coordinator', 'hq', 'access.manage', unitIds],
    ['regional_coordinator', 'oulu', 'access.manage', ['oulu', 'rokua']],
    ['unit_manager', 'rokua', 'access.manage', ['rokua']],
    ['auditor', 'hq', 'access.manage', []],
    ['national_coordinator', 'hq', 'access.administer', []],
    ['funder', 'hq', 'network.read', []],
    ['funder', 'hq', 'publication.read', []],
    ['regional_coordinator', 'oulu', 'access.read', ['oulu', 'rokua']],
    ['regional_coordinator', 'oulu', 'audit.read', ['oulu', 'rokua']],
    ['unit_manager', 'rokua', 'access.read', ['rokua']],
    ['unit_manager', 'oulu', 'access.read', ['oulu']],
    ['unit_member', 'rokua', 'access.read', []],
    ['unit_member', 'rokua', 'network.read', unitIds],
    ['funder', 'hq', 'audit.read', []]
  ])('%s at %s, %s: %p', (...[role, unit, asked, expected]) => {
    const units = unitIds.map((id) => ({ id, consortiumId: 'ours' }))
    expect(unitsFor(holder(held(role, unit)), asked, units).map(({ id }) => id)).toEqual(expected)
  })

  it('is one’s own profile, and nobody else’s', () => {
    const me = holder(held('unit_member', 'rokua'))
    expect(mayActOn(me, 'profile.manage', { consortiumId: 'ours', ownerUserId: 'me' })).toBe(true)
    expect(mayActOn(me, 'profile.manage', { consortiumId: 'ours', ownerUserId: 'other' })).toBe(false)
    expect(mayActOn(me, 'profile.manage', { consortiumId: 'ours' })).toBe(false)
  })

  it('is the consortium as a whole only for whoever reaches the network', () => {
    const whole = { consortiumId: 'ours' }
    expect(mayActOn(holder(held('auditor', 'hq')), 'audit.read', whole)).toBe(true)
    expect(mayActOn(holder(held('regional_coordinator', 'oulu')), 'audit.read', whole)).toBe(false)
  })

  it('is nothing without an assignment, and nothing without a grant', () => {
    fc.assert(
      fc.property(fc.array(assignment), action, target, (assignments, asked, what) => {
        expect(mayActOn(holder(), asked, what)).toBe(false)
        const ungranted = assignments.filter(({ role }) => roles[role][asked] === undefined)
        expect(mayActOn(holder(...ungranted), asked, what)).toBe(false)
      })
    )
  })

  it('is nothing before an assignment begins and from its end on', () => {
    const temporary = holder(held('administrator', 'hq', { validFrom: '2026-06-01', validTo: '2026-06-02' }))
    const on = (day: string) => mayActOn({ ...temporary, day }, 'access.manage', at('hq'))
    expect(['2026-05-31', '2026-06-01', '2026-06-02'].map(on)).toEqual([false, true, false])
    expect(actionsOf(temporary.assignments, '2026-06-02')).toEqual(new Set())
  })

  it('is nothing of another consortium', () => {
    fc.assert(
      fc.property(fc.array(assignment), action, target, (assignments, asked, what) => {
        const foreign = assignments.filter(({ consortiumId }) => consortiumId !== what.consortiumId)
        expect(mayActOn(holder(...foreign), asked, what)).toBe(false)
      })
    )
  })

  it('only grows with more assignments, and only as far as one of them carries', () => {
    fc.assert(
      fc.property(fc.array(assignment), action, target, (assignments, asked, what) => {
        const alone = assignments.some((each) => mayActOn(holder(each), asked, what))
        expect(mayActOn(holder(...assignments), asked, what)).toBe(alone)
        if (alone) expect(actionsOf(assignments, today).has(asked)).toBe(true)
      })
    )
  })
})

const tableWith = (role: RoleName, grants: Grants): RoleTable => ({
  ...(Object.fromEntries(roleNames.map((name) => [name, {}])) as Record<RoleName, Grants>),
  [role]: grants
})
const reaches: readonly Reach[] = ['own', 'unit', 'subtree', 'network']

describe('a wider reach', () => {
  it('includes every narrower one', () => {
    fc.assert(
      fc.property(assignment, target, (given, what) => {
        const allowed = reaches.map((reach) =>
          mayActOn({ ...holder(given), table: tableWith(given.role, { 'access.read': reach }) }, 'access.read', what)
        )
        for (const place of [1, 2, 3]) if (allowed[place - 1]) expect(allowed[place]).toBe(true)
      })
    )
  })
})

describe('giving a role', () => {
  const give = (giver: Holder, role: RoleName, unit: string) =>
    mayGiveRole(giver, { role, unitId: unit, consortiumId: 'ours' })

  it('is for administrators, who give every role at every unit of their consortium', () => {
    const administrator = holder(held('administrator', 'hq'))
    for (const role of roleNames) for (const unit of unitIds) expect(give(administrator, role, unit)).toBe(true)
    expect(mayGiveRole(administrator, { role: 'unit_member', unitId: 'hq', consortiumId: 'theirs' })).toBe(false)
  })

  it.each<[RoleName, string, RoleName, string, boolean]>([
    ['national_coordinator', 'hq', 'regional_coordinator', 'oulu', true],
    ['national_coordinator', 'hq', 'reviewer', 'hq', true],
    ['national_coordinator', 'hq', 'auditor', 'hq', false],
    ['national_coordinator', 'hq', 'funder', 'hq', true],
    ['national_coordinator', 'hq', 'administrator', 'hq', false],
    ['national_coordinator', 'hq', 'unit_manager', 'rokua', true],
    ['regional_coordinator', 'oulu', 'unit_manager', 'rokua', true],
    ['regional_coordinator', 'oulu', 'unit_member', 'rokua', true],
    ['regional_coordinator', 'oulu', 'regional_coordinator', 'oulu', true],
    ['regional_coordinator', 'oulu', 'unit_manager', 'levi', false],
    ['regional_coordinator', 'oulu', 'national_coordinator', 'oulu', false],
    ['regional_coordinator', 'oulu', 'auditor', 'rokua', false],
    ['unit_manager', 'rokua', 'unit_member', 'rokua', true],
    ['unit_manager', 'rokua', 'unit_manager', 'rokua', true],
    ['unit_manager', 'rokua', 'regional_coordinator', 'rokua', false],
    ['unit_manager', 'rokua', 'unit_member', 'oulu', false],
    ['unit_member', 'rokua', 'unit_member', 'rokua', false],
    ['auditor', 'hq', 'unit_member', 'rokua', false],
    ['funder', 'hq', 'funder', 'hq', false]
  ])('a %s at %s gives a %s at %s: %p', (...[role, at, given, where, expected]) => {
    expect(give(holder(held(role, at)), given, where)).toBe(expected)
  })

  it('is for those who stand behind the figures without writing them', () => {
    const writers = roleNames.filter((role) => roles[role]['return.edit'])
    expect(writers.filter((role) => roles[role]['return.verify'] ?? roles[role]['return.accept'])).toEqual([])
    expect(writers.every((role) => give(holder(held('regional_coordinator', 'oulu')), role, 'rokua'))).toBe(true)
  })

  it('is for nobody who holds nothing', () => {
    expect(give(holder(), 'unit_member', 'rokua')).toBe(false)
  })

  it('to oneself is for administrators alone', () => {
    const toMe = { role: 'unit_member', unitId: 'rokua', consortiumId: 'ours', userId: 'me' } as const
    for (const role of roleNames) expect(mayGiveRole(holder(held(role, 'hq')), toMe)).toBe(role === 'administrator')
  })

  it('in another’s place does not outlast the absence', () => {
    const deputy = (role: RoleName) => holder(held(role, 'hq', { deputyFor: 'a1', validTo: '2026-08-01' }))
    const until = (validTo: string | null) => ({ role: 'unit_member', unitId: 'rokua', consortiumId: 'ours', validTo }) as const
    for (const role of ['administrator', 'national_coordinator'] as const) {
      expect(mayGiveRole(deputy(role), until('2026-08-01'))).toBe(true)
      expect(mayGiveRole(deputy(role), until('2026-08-02'))).toBe(false)
      expect(mayGiveRole(deputy(role), until(null))).toBe(false)
    }
  })

  it('that is bound to an organisation takes the same organisation, or the reach of the network', () => {
    const table: RoleTable = { ...roles, funder: { ...roles.funder, 'access.manage': 'unit' } }
    const gift = { role: 'funder', unitId: 'hq', consortiumId: 'ours' } as const
    const funder = { ...holder(held('funder', 'hq', { organisationId: 'fund' })), table }
    expect(mayGiveRole(funder, { ...gift, organisationId: 'fund' })).toBe(true)
    expect(mayGiveRole(funder, { ...gift, organisationId: 'other' })).toBe(false)
    expect(mayGiveRole(funder, gift)).toBe(false)
  })

  const table: RoleTable = {
    ...roles,
    regional_coordinator: { 'network.read': 'network', 'access.manage': 'subtree', 'access.read': 'subtree' },
    unit_manager: { 'network.read': 'network', 'access.read': 'unit' },
    reviewer: { 'audit.read': 'own' },
    auditor: { 'access.read': 'network' }
  }
  const coordinator = { ...holder(held('regional_coordinator', 'oulu')), table }
  const gives = (role: RoleName, unit: string) => give(coordinator, role, unit)

  it('takes the right to manage access at the unit', () => {
    expect(gives('unit_manager', 'rokua')).toBe(true)
    expect(gives('unit_manager', 'oulu')).toBe(true)
    expect(gives('unit_manager', 'levi')).toBe(false)
    expect(gives('unit_manager', 'hq')).toBe(false)
  })

  it('gives nothing that the giver does not hold, and nothing that reaches further', () => {
    expect(gives('reviewer', 'rokua')).toBe(false)
    expect(gives('auditor', 'rokua')).toBe(false)
    expect(gives('administrator', 'oulu')).toBe(false)
    expect(gives('regional_coordinator', 'rokua')).toBe(true)
  })

  it('never lets the receiver do what the giver could not', () => {
    const reach = fc.constantFrom(...reaches)
    const grants = fc.dictionary(fc.constantFrom<Action>('access.read', 'audit.read', 'access.manage'), reach)
    fc.assert(
      fc.property(grants, grants, fc.array(unitId, { minLength: 3, maxLength: 3 }), (mine, theirs, units) => {
        fc.pre(mine['access.manage'] !== 'network')
        const own: RoleTable = { ...roles, regional_coordinator: mine as Grants, unit_manager: theirs as Grants }
        const giver = { ...holder(held('regional_coordinator', units[0]!)), table: own }
        const receiver = { ...holder(held('unit_manager', units[1]!)), table: own }
        fc.pre(give(giver, 'unit_manager', units[1]!))
        for (const asked of allActions) {
          const what = at(units[2]!)
          if (mayActOn(receiver, asked, what)) expect(mayActOn(giver, asked, what)).toBe(true)
        }
      })
    )
  })
})

describe('ending a role', () => {
  const ends = (role: RoleName, at: string, of: RoleName, where: string) => mayEndRole(holder(held(role, at)), held(of, where))

  it('is for those who could give it: nobody locks out those who stand above', () => {
    expect(ends('unit_manager', 'rokua', 'unit_member', 'rokua')).toBe(true)
    expect(ends('unit_manager', 'oulu', 'regional_coordinator', 'oulu')).toBe(false)
    expect(ends('regional_coordinator', 'oulu', 'regional_coordinator', 'oulu')).toBe(true)
    expect(ends('regional_coordinator', 'hq', 'national_coordinator', 'hq')).toBe(false)
    expect(ends('national_coordinator', 'hq', 'administrator', 'hq')).toBe(false)
    expect(ends('administrator', 'hq', 'administrator', 'hq')).toBe(true)
  })

  it('agrees with giving it to somebody else', () => {
    fc.assert(
      fc.property(fc.array(assignment), assignment, (mine, theirs) => {
        const me = holder(...mine)
        expect(mayEndRole(me, theirs)).toBe(mayGiveRole(me, { ...theirs, validTo: today }))
      })
    )
  })
})

describe('any sequence of gifts', () => {
  const person = fc.constantFrom('ann', 'bo', 'cid', 'dee')
  const gift = fc.record({ from: person, to: person, role: fc.constantFrom(...roleNames), unitId })

  /** What a person may do, or entrust others with, at which unit, as one set. */
  const power = (assignments: readonly Assignment[], userId: string) =>
    new Set(
      allActions.flatMap((action) =>
        unitIds
          .filter((unit) =>
            [action, ...(entrustedBy[action] ?? [])].some((each) =>
              mayActOn({ ...holder(...assignments), userId }, each, at(unit))
            )
          )
          .map((unit) => `${action} ${unit}`)
      )
    )

  it('leaves everybody together with no more than the first givers held, administrators aside', () => {
    const first = fc.array(fc.record({ who: person, role: fc.constantFrom(...roleNames.filter((name) => name !== 'administrator')), unitId }), {
      minLength: 1,
      maxLength: 4
    })
    fc.assert(
      fc.property(first, fc.array(gift, { maxLength: 25 }), (start, gifts) => {
        const books = new Map<string, Assignment[]>(['ann', 'bo', 'cid', 'dee'].map((who) => [who, []]))
        for (const { who, role, unitId: place } of start) books.get(who)?.push(held(role, place))
        const everybody = () => new Set([...books].flatMap(([who, own]) => [...power(own, who)]))
        const before = everybody()
        for (const { from, to, role, unitId: place } of gifts) {
          const giver = { ...holder(...(books.get(from) ?? [])), userId: from }
          const what = { role, unitId: place, consortiumId: 'ours', userId: to }
          if (!mayGiveRole(giver, what)) continue
          expect(to).not.toBe(from)
          const own = power(books.get(from) ?? [], from)
          expect([...power([held(role, place)], to)].filter((each) => !own.has(each))).toEqual([])
          books.get(to)?.push(held(role, place))
        }
        expect([...everybody()].filter((each) => !before.has(each))).toEqual([])
      }),
      { numRuns: sized({ usual: 60, nightly: 400 }) }
    )
  })
})
