import { roleNames, roles } from '@solmu/domain/access/roles.js'
import { navigationFor, sectionOf, tabsFor } from './navigation.js'

const sectionsOf = (role: keyof typeof roles) =>
  navigationFor(Object.keys(roles[role])).flatMap((group) => group.sections.map((section) => section.to))

it('gives each role the sections that its rights open, in one order', () => {
  const open = ['/$lang', '/$lang/inbox', '/$lang/network', '/$lang/network/units']
  const rounds = '/$lang/results/rounds'
  const library = ['/$lang/results/indicators', '/$lang/results/rules']
  const figures = ['/$lang/results', '/$lang/results/returns', rounds, '/$lang/results/targets', '/$lang/results/overlaps', ...library]
  const inOrder = ['', '/association', '/resourcing', '/assessments', '/rounds', '/reviewers', '/reviews', '/commitments', '/competence', '/improvements', '/practices', '/surveys', '/frameworks']
  const quality = (...more: readonly string[]) => inOrder.filter((path) => ['', '/assessments', '/rounds', '/frameworks', ...more].includes(path)).map((path) => `/$lang/quality${path}`)
  const ofWhole = ['/commitments', '/improvements', '/practices', '/surveys', '/association', '/resourcing']
  const ofStaff = ['/competence', ...ofWhole]
  const members = ['/$lang/members', '/$lang/members/applications', '/$lang/members/pipeline', '/$lang/members/decisions', '/$lang/members/calls', '/$lang/members/criteria', '/$lang/members/decision-path', '/$lang/members/plans']
  const ownPlans = ['/$lang/members', '/$lang/members/plans']
  const governance = ['/$lang/governance/charter', '/$lang/governance/bodies', '/$lang/governance/meetings', '/$lang/governance/proposals', '/$lang/governance/answers', '/$lang/governance/ballots', '/$lang/governance/centre-choices', '/$lang/governance/decisions']
  const agreed = ['/$lang/agreements', '/$lang/mandates', ...governance]
  const portfolio = ['/$lang/portfolio/projects', '/$lang/portfolio', '/$lang/portfolio/funders', '/$lang/portfolio/knowledge', '/$lang/portfolio/public']
  const funded = '/$lang/portfolio/funded'
  const known = (ofQuality: readonly string[], ofMembers: readonly string[] = [], ofTalks: readonly string[] = [], ofMoney: readonly string[] = []) => [...open, '/$lang/organisations', ...ofMembers, ...agreed, ...ofTalks, ...portfolio, ...ofMoney, ...figures, ...quality(...ofQuality), '/$lang/publications', '/$lang/exports', '/$lang/reports']
  const who = ['/$lang/admin/users', '/$lang/admin/roles', '/$lang/admin/access', '/$lang/admin/access-review']
  const access = [...who, '/$lang/admin/invitations']
  const ways = ['/$lang/admin/machines', '/$lang/admin/identity-providers']
  expect(sectionsOf('administrator')).toEqual([...known(ofWhole, members, [], [funded]), '/$lang/reports/editions', '/$lang/reports/templates', ...access, ...ways, '/$lang/admin/outbox', '/$lang/admin/audit'])
  expect(sectionsOf('national_coordinator')).toEqual([...known(['/reviewers', ...ofStaff], members, ['/$lang/governance/negotiations'], [funded]), '/$lang/reports/editions', '/$lang/reports/templates', '/$lang/reports/audiences', ...access, '/$lang/admin/audit'])
  expect(sectionsOf('unit_manager')).toEqual([...known(ofStaff, ownPlans), ...access])
  expect(sectionsOf('unit_member')).toEqual(known(ofStaff, ownPlans))
  expect(sectionsOf('reviewer')).toEqual([...open, '/$lang/members', '/$lang/mandates', ...governance, ...portfolio, rounds, ...library, ...quality('/reviews', '/commitments', '/practices', '/resourcing'), '/$lang/publications', '/$lang/exports'])
  expect(sectionsOf('funder')).toEqual(['/$lang', '/$lang/inbox', '/$lang/governance/answers', funded, '/$lang/publications', '/$lang/exports'])
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
  ['/fi/agreements/versions/0199/sign', '/$lang/agreements'],
  ['/fi/mandates/gaps', '/$lang/mandates'],
  ['/fi/governance/proposals/0199/compare', '/$lang/governance/proposals'],
  ['/fi/governance/decisions/0199', '/$lang/governance/decisions'],
  ['/fi/governance/bodies/0199', '/$lang/governance/bodies'],
  ['/fi/governance/charter/compare', '/$lang/governance/charter'],
  ['/fi/network/imports/0199', '/$lang/network'],
  ['/fi/admin/users/0199', '/$lang/admin/users'],
  ['/fi/results/returns/0199/review', '/$lang/results/returns'],
  ['/fi/results/calendar', '/$lang/results/rounds'],
  ['/fi/results/groups', '/$lang/results/indicators'],
  ['/fi/reports', '/$lang/reports'],
  ['/fi/reports/editions/0199', '/$lang/reports/editions'],
  ['/fi/reports/audiences', '/$lang/reports/audiences'],
  ['/fi/reports/templates/0199', '/$lang/reports/templates'],
  ['/fi/publications/0199/0199', '/$lang/publications'],
  ['/fi/exports', '/$lang/exports'],
  ['/fi/portfolio/projects/0199/edit', '/$lang/portfolio/projects'],
  ['/fi/portfolio/coverage', '/$lang/portfolio'],
  ['/fi/portfolio/funders/0199', '/$lang/portfolio/funders'],
  ['/fi/portfolio/public', '/$lang/portfolio/public'],
  ['/sv/portfolio/knowledge', '/$lang/portfolio/knowledge'],
  ['/fi/portfolio/funded', '/$lang/portfolio/funded'],
  ['/fi/profile', null],
  ['/fi/accessibility', null]
])('%s belongs to %s', (path, section) => {
  expect(sectionOf(path)).toBe(section)
})
