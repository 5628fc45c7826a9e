/**
 * The second lock, table by table: whoever gets past the program and asks the database in the name of a person, from the
 * wrong unit or with a token, reads the rows that the person's roles reach and no other.
 */
import { newId } from '@solmu/shared/ids.js'
import type { RoleName } from '@solmu/domain/access/roles.js'
import pg from 'pg'
import { readConfig } from '../../apps/api/src/core/config/config.js'
import { TestApp } from '../../apps/api/src/testing/harness.js'
import { type Scene, setScene } from './access-targets.js'
import { fillApplications } from './application-rows.js'
import { fillInbox } from './inbox-rows.js'
import { agreementsAt, fillAgreements } from './agreement-rows.js'
import { fillCharter } from './charter-rows.js'
import { table } from './row-reach-table.js'
import { choiceWholes, fillChoices, negotiationsOwned } from './choice-rows.js'
import { budgetsAt, fillPortfolio, viewsOwned } from './portfolio-rows.js'
import { fillProposals } from './proposal-rows.js'
import { fillCommitments } from './commitment-rows.js'
import { fillMembers, plansAt } from './member-rows.js'
import { fillRegister } from './register-rows.js'
import { fillBallots } from './ballot-rows.js'
import { fillMeetings } from './meeting-rows.js'
import { fillDecisions } from './decision-rows.js'
import { expulsionsOwned, fillExpulsions } from './expulsion-rows.js'
import { fillImprovement } from './improvement-rows.js'
import { fillSurveys } from './survey-rows.js'
import { fillAssessments } from './assessment-rows.js'
import { fillQuality } from './quality-rows.js'
import { fillReviews } from './review-rows.js'
import { fillEditions } from './report-rows.js'
import { fillResults } from './result-rows.js'

type Reader = RoleName | 'token' | 'half'
const readers: readonly Reader[] = [
  ...(['administrator', 'national_coordinator', 'regional_coordinator', 'unit_manager', 'unit_member'] as const),
  ...(['reviewer', 'funder', 'auditor', 'token', 'half'] as const)
]

type Sight = { table: string; reads: Readonly<Record<Reader, string>> }
const sights: readonly Sight[] = table
  .split('\n')
  .filter((line) => /^[a-z]/.test(line))
  .map((line) => {
    const [name = '', ...words] = line.trim().split(/\s+/)
    if (words.length !== readers.length) throw new Error(`A broken row: ${line}`)
    return { table: name, reads: Object.fromEntries(readers.map((reader, at) => [reader, words[at]])) as Sight['reads'] }
  })

let app: TestApp
let scene: Scene
let client: pg.Client
const machineId = newId()

beforeAll(async () => {
  app = await TestApp.start()
  scene = await setScene(app)
  await fill()
  const [row] = await app.rows<{ name: string }>('SELECT current_database() AS name')
  const url = new URL(String(process.env.TEST_DATABASE_URL))
  url.pathname = `/${row?.name}`
  client = new pg.Client({ connectionString: readConfig({ DATABASE_URL: url.toString() }).DATABASE_APP_URL })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await app.stop()
})

/** Rows of everybody and of both consortia in the tables of which the scene has none. */
async function fill(): Promise<void> {
  const { places, records, people } = scene
  const consortiumId = places.head.consortiumId
  await app.rows(`INSERT INTO app_user (id, email, display_name, kind) VALUES ($1, 'kone@machine.invalid', 'Kone', 'machine')`, [machineId])
  await app.rows(`INSERT INTO machine_user VALUES ($1, $2, 'Kohde', $3)`, [machineId, consortiumId, people.administrator.userId])
  await app.rows(
    `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from) VALUES ($1, $2, $3, 'administrator', $4, app.today())`,
    [newId(), consortiumId, machineId, places.head.unitId]
  )
  for (const person of [...Object.values(people), ...Object.values(places), { ...places.head, userId: machineId }]) await fillOf(person)
  for (const { providerId, importId } of Object.values(records)) {
    await app.rows(
      `INSERT INTO identity_provider_group (consortium_id, provider_id, group_value, role, unit_id)
       SELECT p.consortium_id, p.id, 'a', 'unit_member', (SELECT u.id FROM org_unit u WHERE u.consortium_id = p.consortium_id LIMIT 1)
       FROM identity_provider p WHERE p.id = $1`,
      [providerId]
    )
    await app.rows(
      `INSERT INTO network_import_row (consortium_id, import_id, line, cells, outcome, label)
       SELECT consortium_id, id, 1, '[]', 'new', 'Kohde' FROM network_import WHERE id = $1`,
      [importId]
    )
  }
  await fillResults(app, scene)
  await fillEditions(app, scene)
  await fillQuality(app)
  await fillAssessments(app)
  await fillReviews(app)
  await fillImprovement(app)
  await fillCommitments(app)
  await fillDecisions(app)
  await fillMembers(app)
  await fillExpulsions(app)
  await fillInbox(app)
  await fillApplications(app)
  await fillAgreements(app)
  await fillBallots(app)
  await fillCharter(app)
  await fillMeetings(app)
  await fillRegister(app)
  await fillProposals(app)
  await fillChoices(app)
  await fillPortfolio(app)
  await fillSurveys(app)
  await app.rows(`INSERT INTO import_mapping SELECT id, 'units', '{}' FROM consortium`)
  await app.rows(`INSERT INTO role_policy SELECT id, 'reviewer', false FROM consortium`)
  await app.rows(
    `INSERT INTO network_change (id, consortium_id, number, kind, effective_on, reason, operation, delta, unit_ids, municipality_codes)
     SELECT gen_random_uuid(), consortium_id, row_number() OVER (), 'amend', '2026-01-01', 'Kohde', '{}', '{}', ARRAY[id], '{}' FROM org_unit`
  )
}

/** What hangs on an account, and what happened to it. */
async function fillOf({ userId, consortiumId, assignmentId, unitId }: { userId: string; consortiumId: string; assignmentId: string; unitId: string }) {
  const provider = `(SELECT id FROM identity_provider WHERE consortium_id = $2 LIMIT 1)`
  const statements: [string, unknown[]][] = [
    [`INSERT INTO session (id, token_hash, user_id, consortium_id) VALUES (gen_random_uuid(), sha256($1::uuid::text::bytea), $1, $2)`, [userId, consortiumId]],
    [`INSERT INTO totp (user_id, sealed_seed) VALUES ($1, 'x')`, [userId]],
    [`INSERT INTO recovery_code (user_id, code_hash) VALUES ($1, 'x')`, [userId]],
    [
      `INSERT INTO passkey (id, user_id, credential_id, public_key, counter, transports, is_synced, name)
       VALUES (gen_random_uuid(), $1, $1::uuid::text, 'x', 0, '{}', false, 'Kohde')`,
      [userId]
    ],
    [
      `INSERT INTO sign_in_ticket (id, token_hash, user_id, consortium_id, methods, user_agent, expires_at)
       VALUES (gen_random_uuid(), sha256($1::uuid::text::bytea), $1, $2, '{password}', 'x', now() + interval '5 minutes')`,
      [userId, consortiumId]
    ],
    [
      `INSERT INTO passkey_challenge (id, challenge, purpose, user_id, session_id, expires_at)
       SELECT gen_random_uuid(), 'x', 'add', user_id, id, now() FROM session WHERE user_id = $1 LIMIT 1`,
      [userId]
    ],
    [`INSERT INTO password_reset (id, user_id, expires_at) VALUES (gen_random_uuid(), $1, now())`, [userId]],
    [
      `INSERT INTO export_job (id, consortium_id, asked_by, kind, format, language, parameters, title) VALUES ($1, $2, $1, 'publications', 'zip', 'fi', '{}', 'Kohde')
       ON CONFLICT DO NOTHING`,
      [userId, consortiumId]
    ],
    [
      `INSERT INTO export_part (job_id, place, consortium_id, name, target, file_key) VALUES ($1, 0, $2, 'kohde', '{}', gen_random_uuid()) ON CONFLICT DO NOTHING`,
      [userId, consortiumId]
    ],
    [
      `INSERT INTO feed_key (id, consortium_id, user_id, name, prefix, key_hash, has_second_factor, expires_on)
       VALUES (gen_random_uuid(), $2, $1, 'Kohde', 'slf_aaaa', sha256(gen_random_uuid()::text::bytea), true, '2030-01-01')`,
      [userId, consortiumId]
    ],
    [`INSERT INTO erasure_request (user_id, consortium_id) VALUES ($1, $2)`, [userId, consortiumId]],
    [`INSERT INTO external_identity VALUES ('https://login.kohde.example', $1::uuid::text, $1, $2, ${provider})`, [userId, consortiumId]],
    [
      `INSERT INTO access_reminder (consortium_id, assignment_id, user_id, kind, day, step) VALUES ($2, $3, $1, 'review', '2026-01-01', 0)`,
      [userId, consortiumId, assignmentId]
    ],
    [
      `INSERT INTO access_review (id, consortium_id, assignment_id, user_id, unit_id) VALUES (gen_random_uuid(), $2, $3, $1, $4)`,
      [userId, consortiumId, assignmentId, unitId]
    ],
    [
      `SELECT app.audit_append($2, NULL, 'targetDeed', 'done', NULL, NULL, 'user', $1, '{}', 'target')::text`,
      [userId, consortiumId]
    ]
  ]
  for (const [sql, values] of statements) await app.rows(sql, values)
}

it('has a row for every table that belongs to somebody', async () => {
  const found = await app.rows<{ name: string }>(
    `SELECT DISTINCT t.table_name AS name FROM information_schema.tables t JOIN information_schema.columns c USING (table_schema, table_name)
     WHERE t.table_schema = 'public' AND t.table_type = 'BASE TABLE'
       AND (c.column_name IN ('consortium_id', 'user_id', 'unit_id') OR t.table_name IN ('consortium', 'app_user')) ORDER BY 1`
  )
  expect(sights.map((sight) => sight.table).sort()).toEqual(found.map(({ name }) => name))
})

it('has rows of both consortia in each, so that empty means refused', async () => {
  for (const sight of sights) {
    const rows = await app.rows(`SELECT 1 FROM ${sight.table}`)
    expect([sight.table, rows.length > 1]).toEqual([sight.table, true])
  }
})

describe.each(readers)('%s', (reader) => {
  it('reads of each table what its row says', async () => {
    const wrong: string[] = []
    for (const sight of sights) {
      const [wanted, seen] = [await wantedBy(reader, sight), await seenBy(reader, sight.table)]
      if (wanted.join() !== seen.join()) wrong.push(`${sight.table}: ${seen.length} rows instead of ${wanted.length} (${sight.reads[reader]})`)
    }
    expect(wrong).toEqual([])
  })

  it('reads nothing at all in the name of the other consortium but what is its own as a person', async () => {
    const wrong: string[] = []
    for (const sight of sights.filter((each) => !ofAccounts.has(each.table))) {
      const seen = await seenBy(reader, sight.table, scene.places.twinHead.consortiumId)
      if (seen.length > 0) wrong.push(`${sight.table}: ${seen.length} rows`)
    }
    expect(wrong).toEqual([])
  })
})

/** An account belongs to no consortium, and so does what opens it. */
const ofAccounts = new Set([
  ...['app_user', 'external_identity', 'passkey', 'passkey_challenge', 'recovery_code', 'session', 'sign_in_ticket', 'totp']
])

const FINGERPRINT = `md5(t::text)`

const personOf = (reader: Reader): { userId: string; consortiumId: string } => {
  if (reader === 'token') return { userId: machineId, consortiumId: scene.places.head.consortiumId }
  return scene.people[reader === 'half' ? 'administrator' : reader]
}

const scopes: Readonly<Partial<Record<Reader, string>>> = { token: 'network.read', half: '-' }

/** The rows as the application's role reads them while the database believes that this one asks. */
async function seenBy(reader: Reader, name: string, consortiumId = personOf(reader).consortiumId): Promise<string[]> {
  await client.query('BEGIN READ ONLY')
  try {
    await client.query(
      `SELECT set_config('app.user_id', $1, true), set_config('app.consortium_id', $2, true), set_config('app.scope', $3, true)`,
      [personOf(reader).userId, consortiumId, scopes[reader] ?? '']
    )
    const { rows } = await client.query<{ row: string }>(`SELECT ${FINGERPRINT} AS row FROM ${name} t ORDER BY 1`)
    return rows.map(({ row }) => row)
  } finally {
    await client.query('ROLLBACK')
  }
}

/** The rows as the owner knows them to be within a reach; nothing here asks the functions that the policies rest on. */
async function wantedBy(reader: Reader, sight: Sight): Promise<string[]> {
  const { userId, consortiumId } = personOf(reader)
  const conditions = sight.reads[reader].split('+').map((word) => conditionOf(sight.table, word))
  const rows = await app.rows<{ row: string }>(
    `WITH viewer AS (SELECT $1::uuid AS id, $2::uuid AS consortium), mine AS (
       SELECT a.unit_id, a.organisation_id FROM role_assignment a, viewer v WHERE a.user_id = v.id AND a.consortium_id = v.consortium
         AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
     ), below AS (
       SELECT unit_id AS id FROM mine UNION SELECT l.unit_id FROM unit_link l JOIN mine m ON m.unit_id = l.parent_id
         WHERE l.valid_from <= app.today() AND (l.valid_to IS NULL OR l.valid_to > app.today())
     )
     SELECT ${FINGERPRINT} AS row FROM ${sight.table} t, viewer v WHERE ${conditions.map((each) => `(${each})`).join(' OR ')} ORDER BY 1`,
    [userId, consortiumId]
  )
  return rows.map(({ row }) => row)
}

/** What an assessor has scored is the assessor's alone until all have handed in. */
const openScores = '(app.scores_open(t.application_id) OR EXISTS (SELECT 1 FROM application_assessor s WHERE s.id = t.assessor_id AND s.user_id = v.id))'

/** The rows whose consortium is not told by a column of that name, or that are not all read. */
const wholes: Readonly<Record<string, string>> = {
  consortium: 't.id = v.consortium',
  app_user: `t.id IN (SELECT a.user_id FROM role_assignment a WHERE a.consortium_id = v.consortium
    UNION SELECT m.user_id FROM machine_user m WHERE m.consortium_id = v.consortium)`,
  application_score: `t.consortium_id = v.consortium AND ${openScores}`,
  ...choiceWholes
}

/** The rows at some units, where a column unit_id does not tell. A return also belongs to the centre that its unit was under. */
const ofUnits: Readonly<Record<string, (units: string) => string>> = {
  ...Object.fromEntries(
    ['application_assessor', 'application_decision_step', 'application_procedure', 'application_visit', 'membership_appeal', 'member_expulsion', 'procedure_file'].map((name) => [name, (units: string) => `t.centre_id IN (${units})`])
  ),
  application_score: (units) => `t.centre_id IN (${units}) AND ${openScores}`,
  app_user: (units) => `t.id IN (SELECT a.user_id FROM role_assignment a WHERE a.unit_id IN (${units}))`,
  survey_round: (units) => `t.unit_id IN (${units}) OR t.id IN (SELECT n.round_id FROM survey_round_unit n WHERE n.unit_id IN (${units}))`,
  membership_plan: plansAt,
  membership_task: plansAt,
  application: (units) => `t.centre_id IN (${units})`,
  ...Object.fromEntries(
    ['person', 'section', 'file', 'question', 'event', 'not_same'].map((part) => [
      `application_${part}`,
      (units: string) => `t.application_id IN (SELECT a.id FROM application a WHERE a.centre_id IN (${units}))`
    ])
  ),
  ...agreementsAt,
  ...budgetsAt,
  region_return: (units) => `t.centre_id IN (${units})`,
  result_rollup: (units) => `t.node_id IN (${units})`,
  person_overlap: (units) => `t.unit_id IN (${units}) OR t.other_unit_id IN (${units})`,
  unit_return: (units) => `t.unit_id IN (${units}) OR t.centre_id IN (${units})`,
  ...Object.fromEntries(
    ['cell_comment', 'check_explanation', 'correction', 'fact', 'return_cell', 'return_presence', 'return_step', 'return_version'].map((each) => [
      each,
      (units: string) => `t.unit_id IN (${units}) OR t.return_id IN (SELECT r.id FROM unit_return r WHERE r.centre_id IN (${units}))`
    ])
  )
}

const owned: Readonly<Record<string, string>> = {
  ...expulsionsOwned,
  ...negotiationsOwned,
  ...viewsOwned,
  app_user: 't.id = v.id',
  export_job: 't.asked_by = v.id',
  export_part: 't.job_id IN (SELECT j.id FROM export_job j WHERE j.asked_by = v.id)',
  audit_entry: `t.subject_type = 'user' AND t.subject_id = v.id`,
  quality_review: 't.reviewer_id = v.id AND t.consortium_id = v.consortium',
  quality_review_answer: 't.review_id IN (SELECT r.id FROM quality_review r WHERE r.reviewer_id = v.id AND r.consortium_id = v.consortium)',
  reviewer_interest: 't.user_id = v.id AND t.consortium_id = v.consortium',
  // Also what a colleague has handed on to one.
  work_item_mark: '(t.user_id = v.id OR t.delegate_id = v.id) AND t.consortium_id = v.consortium'
}

/** The rows of which a version was released. */
const released: Readonly<Record<string, string>> = {
  charter_version: `t.consortium_id = v.consortium AND t.state <> 'draft'`,
  quality_framework: `t.id IN (SELECT f.framework_id FROM quality_framework_version f WHERE f.consortium_id = v.consortium AND f.state = 'released')`,
  practice: `t.id IN (SELECT f.practice_id FROM practice_version f WHERE f.consortium_id = v.consortium AND f.state = 'released')`
}

/** The rows of an audience, by the column that names it or the editions that are published for it. */
function publishedTo(name: string, which: string): string {
  const audiences = `SELECT a.id FROM audience a WHERE a.consortium_id = v.consortium AND ${which}`
  if (name === 'edition') return `t.id IN (SELECT p.edition_id FROM edition_publication p WHERE p.audience_id IN (${audiences}))`
  if (name === 'report_version') return `t.id IN (SELECT r.version_id FROM report_attachment r WHERE r.audience_id IN (${audiences}))`
  return `t.${name === 'audience' ? 'id' : 'audience_id'} IN (${audiences})`
}

function conditionOf(name: string, word: string): string {
  const at = (units: string) => ofUnits[name]?.(units) ?? `t.unit_id IN (${units})`
  const placed = { organisation: 't.id IN (SELECT organisation_id FROM mine)', unit_period: at('SELECT unit_id FROM mine') }
  const conditions: Readonly<Record<string, string>> = {
    all: wholes[name] ?? 't.consortium_id = v.consortium',
    region: at('SELECT id FROM below'),
    unit: at('SELECT unit_id FROM mine'),
    own: owned[name] ?? 't.user_id = v.id',
    place: placed[name as keyof typeof placed] ?? 't.id IN (SELECT unit_id FROM mine)',
    out: released[name] ?? `t.consortium_id = v.consortium AND t.state = 'released'`,
    open: publishedTo(name, `a.kind = 'members'`),
    paid: publishedTo(name, `a.kind = 'funder' AND a.organisation_id IN (SELECT organisation_id FROM mine)`),
    '-': 'false'
  }
  const condition = conditions[word]
  if (!condition) throw new Error(`Nobody knows what ${word} means`)
  return condition
}
