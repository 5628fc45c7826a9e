import { hash } from '@node-rs/argon2'
import type { LocalizedText } from '@solmu/shared/text.js'
import { todayIn } from '@solmu/shared/dates.js'
import type pg from 'pg'
import { ARGON2 } from '../features/identity/user/passwords.js'
import { loadDemoApplications } from './demo-applications.js'
import { demoAssessments } from './demo-assessments.js'
import { demoAudiences } from './demo-audiences.js'
import { loadDemoImprovement } from './demo-improvement.js'
import { loadDemoAgreements } from './demo-agreements.js'
import { loadDemoBodies } from './demo-bodies.js'
import { loadDemoDecisions } from './demo-decisions.js'
import { loadDemoCommitments } from './demo-commitments.js'
import { loadDemoInbox } from './demo-inbox.js'
import { insert } from './demo-insert.js'
import { demoQuality } from './demo-quality.js'
import { demoAccounts, demoNetwork, demoPassword } from './demo-network.js'
import { loadDemoLessons } from './demo-lessons.js'
import { loadDemoCards } from './demo-cards.js'
import { loadDemoChoices } from './demo-choices.js'
import { loadDemoMeetings, publishDemoMinutes } from './demo-meetings.js'
import { loadDemoNegotiations } from './demo-negotiations.js'
import { loadDemoPortfolio } from './demo-portfolio.js'
import { loadDemoProposals } from './demo-proposals.js'
import { loadDemoMemberships } from './demo-memberships.js'
import { demoReports } from './demo-reports.js'
import type { DemoNetwork, DemoReference, DemoUnit } from './demo-network.types.js'
import { loadDemoPublicProjects } from './demo-public-projects.js'
import { demoReviews } from './demo-reviews.js'
import { loadDemoResults } from './demo-results-loader.js'
import { loadDemoSelection } from './demo-selection.js'
import { loadDemoSurveys } from './demo-surveys.js'

type Row = object

/** Writes the demo network into an empty database; the reference geography must be there already. */
export async function loadDemoNetwork(client: pg.ClientBase): Promise<void> {
  const demo = demoNetwork(todayIn(), await readReference(client))
  const passwordHash = await hash(demoPassword, ARGON2)
  for (const [table, rows] of tables(demo, passwordHash)) await insert(client, table, rows)
  await client.query(seatsSql)
  await loadDemoResults(client, demo, todayIn())
  for (const [table, rows] of demoQuality(demo.consortium.id)) await insert(client, table, rows)
  for (const [table, rows] of demoAssessments(demo, todayIn(), unitOf(demo, 'unit_manager'))) await insert(client, table, rows)
  for (const [table, rows] of demoReviews(demo, todayIn())) await insert(client, table, rows)
  await loadDemoSurveys(client, demo, todayIn())
  await loadDemoCommitments(client, demo, { today: todayIn(), asker: officeOf(demo) })
  await loadDemoAgreements(client, demo, todayIn())
  await loadDemoBodies(client, demo, { today: todayIn(), office: officeOf(demo) })
  await loadDemoProposals(client, demo, { today: todayIn(), office: officeOf(demo) })
  await loadDemoChoices(client, demo, { today: todayIn(), office: officeOf(demo), centreId: unitOf(demo, 'regional_coordinator') })
  await loadDemoNegotiations(client, demo, { today: todayIn(), office: officeOf(demo) })
  await loadDemoPortfolio(client, demo, { today: todayIn(), office: officeOf(demo) })
  await loadDemoPublicProjects(client, demo.consortium.id, { today: todayIn(), office: officeOf(demo) })
  await loadDemoImprovement(client, { demo, today: todayIn(), officeId: officeOf(demo) })
  await loadDemoCards(client, demo, { today: todayIn(), office: officeOf(demo) })
  await loadDemoLessons(client, { consortiumId: demo.consortium.id, today: todayIn(), office: officeOf(demo) })
  await loadDemoMemberships(client, demo, { today: todayIn(), asker: officeOf(demo) })
  await loadDemoApplications(client, demo, { today: todayIn(), asker: officeOf(demo), centreId: unitOf(demo, 'regional_coordinator'), officeId: unitOf(demo, 'national_coordinator') })
  await loadDemoSelection(client, { today: todayIn(), office: officeOf(demo) })
  await loadDemoMeetings(client, demo, { today: todayIn(), officeId: unitOf(demo, 'national_coordinator') })
  await loadDemoDecisions(client, demo, { today: todayIn(), officeId: unitOf(demo, 'national_coordinator'), centreId: unitOf(demo, 'regional_coordinator'), unitId: unitOf(demo, 'unit_manager') })
  await publishDemoMinutes(client)
  await loadDemoInbox(client, { consortiumId: demo.consortium.id, unitId: unitOf(demo, 'unit_manager'), today: todayIn() })
  await insert(client, 'audience', demoAudiences(demo.consortium.id))
  for (const [table, rows] of demoReports(demo.consortium.id, officeOf(demo))) await insert(client, table, rows)
  await client.query(
    `INSERT INTO app_meta (key, value) VALUES ('demo_password', $1), ('demo_accounts', $2), ('demo_editions', 'wanted')`,
    [demoPassword, JSON.stringify(demoAccounts)]
  )
  await client.query(`SELECT app.audit_append($1, NULL, 'demoLoaded', 'done', NULL, NULL, 'consortium', $1, '{}', 'start')`, [
    demo.consortium.id
  ])
}

/** Whoever works at the head office. */
function officeOf({ users }: DemoNetwork): string {
  const email = demoAccounts.find(({ role }) => role === 'national_coordinator')?.email
  const user = users.find((each) => each.email === email)
  if (!user) throw new Error('The demo has nobody at its head office')
  return user.id
}

/** Where the demo's own account of a role works. */
function unitOf({ users, roleAssignments }: DemoNetwork, role: string): string {
  const email = demoAccounts.find((each) => each.role === role)?.email
  const user = users.find((each) => each.email === email)
  const assignment = roleAssignments.find((each) => each.userId === user?.id && each.role === role)
  if (!assignment) throw new Error(`The demo has nobody as ${role}`)
  return assignment.unitId
}

/** An organisation has its seat where its first unit stands, a city in itself. */
const seatsSql = `
  UPDATE organisation o SET town = coalesce(
    (SELECT m.name_fi FROM unit_period p JOIN municipality m ON m.code = p.municipality_code
      WHERE p.organisation_id = o.id ORDER BY p.valid_from, p.unit_id LIMIT 1),
    (SELECT m.name_fi FROM municipality m WHERE o.name_en = 'City of ' || m.name_fi AND m.valid_to IS NULL))`

async function readReference(client: pg.ClientBase): Promise<DemoReference> {
  const memberships = await client.query(
    `SELECT y.year, m.municipality_code AS "municipalityCode", m.area_code AS "regionCode"
     FROM generate_series(2013, extract(year FROM app.today())::int) AS y(year)
     JOIN municipality_area m ON m.division = 'region'
       AND daterange(m.valid_from, m.valid_to) @> make_date(y.year, 1, 1)
     ORDER BY y.year, m.municipality_code`
  )
  const mergers = await client.query(
    `SELECT code AS "endedCode", valid_to::text AS "effectiveOn" FROM municipality WHERE valid_to IS NOT NULL ORDER BY code`
  )
  const points = await client.query(
    `SELECT code AS "municipalityCode", lon, lat FROM municipality WHERE valid_to IS NULL ORDER BY code`
  )
  return { memberships: memberships.rows, mergers: mergers.rows, points: points.rows }
}

function tables(demo: DemoNetwork, passwordHash: string): [string, Row[]][] {
  const identities = demo.units.map(({ id, consortiumId, type, code }) => ({ id, consortiumId, type, code }))
  const units = [...new Map(identities.map((unit) => [unit.id, unit])).values()]
  return [
    ['consortium', [named(demo.consortium)]],
    ['organisation', demo.organisations.map(named)],
    ['organisation_role', [...demo.organisationRoles]],
    ['org_unit', units],
    ['unit_period', demo.units.map(periodOf)],
    ['unit_link', [...demo.links]],
    ['unit_service_area', [...demo.services]],
    ['unit_territory', [...demo.territories]],
    ['unit_succession', [...demo.successions]],
    ['app_user', demo.users.map((row) => ({ ...row, passwordHash, passwordIsDemo: true }))],
    ['role_assignment', [...demo.roleAssignments]],
    ['access_review', [...demo.reviews]]
  ]
}

/** A row of `unit_period`: what stays the same all its life is told by `org_unit`. */
function periodOf({ id: unitId, ...unit }: DemoUnit): Row {
  const row = Object.entries(named(unit)).filter(([key]) => key !== 'type' && key !== 'code')
  return { unitId, ...Object.fromEntries(row) }
}

function named<T extends { readonly name: LocalizedText }>({ name, ...row }: T): Row {
  return { ...row, nameFi: name.fi, nameSv: name.sv, nameEn: name.en }
}
