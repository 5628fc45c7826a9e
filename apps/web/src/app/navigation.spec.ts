import { roleNames, roles } from '@solmu/domain/access/roles.js'
import { navigationFor, sectionOf, tabsFor } from './navigation.js'

const sectionsOf = (role: keyof typeof roles) =>
  navigationFor(Object.keys(roles[role])).flatMap((group) => group.sections.map((section) => section.to))

it('gives each role the sections that its rights open, in one order', () => {
  const open = ['/$lang', '/$lang/network', '/$lang/network/units']
  const known = [...open, '/$lang/organisations']
  const who = ['/$lang/admin/users', '/$lang/admin/roles', '/$lang/admin/access', '/$lang/admin/access-review']
  const access = [...who, '/$lang/admin/invitations']
  const ways = ['/$lang/admin/machines', '/$lang/admin/identity-providers']
  expect(sectionsOf('administrator')).toEqual([...known, ...access, ...ways, '/$lang/admin/outbox', '/$lang/admin/audit'])
  expect(sectionsOf('national_coordinator')).toEqual([...known, ...access, '/$lang/admin/audit'])
  expect(sectionsOf('unit_manager')).toEqual([...known, ...access])
  expect(sectionsOf('unit_member')).toEqual(known)
  expect(sectionsOf('funder')).toEqual(['/$lang'])
})

it('leaves no heading without sections', () => {
  for (const role of roleNames) {
    for (const group of navigationFor(Object.keys(roles[role]))) expect(group.sections.length).toBeGreaterThan(0)
  }
  expect(navigationFor([])).toEqual([])
})

it('has at most four tabs, so that the fifth can open the rest', () => {
  for (const role of roleNames) expect(tabsFor(Object.keys(roles[role])).length).toBeLessThanOrEqual(4)
})

it.each([
  ['/fi', '/$lang'],
  ['/fi/network', '/$lang/network'],
  ['/sv/network/units', '/$lang/network/units'],
  ['/en/units/0199', '/$lang/network/units'],
  ['/fi/organisations/new', '/$lang/organisations'],
  ['/fi/network/imports/0199', '/$lang/network'],
  ['/fi/admin/users/0199', '/$lang/admin/users'],
  ['/fi/profile', null],
  ['/fi/accessibility', null]
])('%s belongs to %s', (path, section) => {
  expect(sectionOf(path)).toBe(section)
})
