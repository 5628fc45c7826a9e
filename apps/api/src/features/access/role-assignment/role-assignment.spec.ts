import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'

const GRANT = `mutation ($input: GrantRoleInput!) {
  grantRole(input: $input) { user { id assignments { id role version validTo reason source unit { id } givenBy { displayName }
    endedBy { displayName } organisation { id } deputies { id } mayEnd mayRenew } } } }`
const END = `mutation ($input: EndRoleInput!) { endRole(input: $input) { user { assignments { id validTo } } } }`

type Assignment = { id: string; role: string; version: number; validTo: string | null; unit: { id: string } }
type Granted = { grantRole: { user: { id: string; assignments: Assignment[] } } }

const today = todayIn()
let app: TestApp
let administrator: Actor
let member: string
let unit: string

beforeAll(async () => {
  app = await TestApp.start()
  administrator = await app.as('administrator')
  const [row] = await app.rows<{ user_id: string; unit_id: string }>(
    `SELECT user_id, unit_id FROM role_assignment WHERE role = 'unit_member' AND valid_to IS NULL ORDER BY id LIMIT 1`
  )
  member = row!.user_id
  unit = row!.unit_id
})
afterAll(() => app.stop())

const gift = (change: Record<string, unknown> = {}) => ({
  input: { userId: member, role: 'unit_manager', unitId: unit, validFrom: today, reason: 'Sovittu johtoryhmässä', ...change }
})
const codeOf = async (actor: Actor, document: string, variables: Record<string, unknown>) =>
  (await actor.ask(document, variables)).errors?.[0]?.extensions.code
const count = () => app.rows('SELECT count(*), sum(version) FROM role_assignment')

/** Makes an account with one role, from the owner's side, and signs it in. */
async function aHolder(role: string, unitId: string, more: { validTo?: string; organisationId?: string } = {}): Promise<Actor & { userId: string; assignmentId: string }> {
  const [userId, assignmentId] = [newId(), newId()]
  const email = `${role}.${userId}@toimija.example`
  await app.rows(
    `INSERT INTO app_user (id, email, display_name, password_hash) SELECT $1, $2, $3, password_hash FROM app_user
     WHERE password_is_demo LIMIT 1`,
    [userId, email, `Toimija ${role}`]
  )
  await app.rows(
    `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from, valid_to, organisation_id)
     SELECT $1, o.consortium_id, $2, $3, o.id, '2020-01-01', $5, $6 FROM org_unit o WHERE o.id = $4`,
    [assignmentId, userId, role, unitId, more.validTo ?? null, more.organisationId ?? null]
  )
  return Object.assign(await app.signIn(email, 'solmu-demo-2026'), { userId, assignmentId })
}
const versionOf = async (id: string) => (await app.rows<{ version: number }>('SELECT version FROM role_assignment WHERE id = $1', [id]))[0]!.version
const unitNamed = async (name: string) =>
  (await app.rows<{ id: string }>('SELECT u.id FROM unit_now u JOIN consortium c ON c.id = u.consortium_id AND c.is_demo WHERE u.name_fi = $1', [name]))[0]!.id

describe('giving a role', () => {
  test('takes effect, is recorded with who gave it and why, and can be ended with a reason', async () => {
    const { grantRole } = await administrator.get<Granted>(GRANT, gift({ validTo: addDays(today, 30) }))
    const given = grantRole.user.assignments.find((each) => each.role === 'unit_manager')
    expect(given).toMatchObject({
      ...{ unit: { id: unit }, validTo: addDays(today, 30), reason: 'Sovittu johtoryhmässä', source: 'manual' },
      ...{ givenBy: { displayName: 'Maarit Oinonen' }, endedBy: null, deputies: [], mayEnd: true, mayRenew: true }
    })
    const ending = { assignmentId: given!.id, validTo: today, expectedVersion: given!.version, reason: ' Tehtävä päättyi ' }
    await administrator.get(END, { input: ending })
    const [kept] = await app.rows(
      `SELECT u.display_name AS name, a.end_reason, a.ended_at IS NOT NULL AS is_ended FROM role_assignment a
       JOIN app_user u ON u.id = a.ended_by WHERE a.id = $1`,
      [given!.id]
    )
    expect(kept).toEqual({ name: 'Maarit Oinonen', end_reason: 'Tehtävä päättyi', is_ended: true })
    const trail = await app.rows(`SELECT action, outcome, unit_id, subject_id FROM audit_entry ORDER BY number DESC LIMIT 2`)
    expect(trail).toEqual([
      { action: 'endRole', outcome: 'done', unit_id: unit, subject_id: given!.id },
      { action: 'grantRole', outcome: 'done', unit_id: unit, subject_id: given!.id }
    ])
  })

  test.each([
    ['an unknown person', { userId: newId() }, 'NOT_FOUND'],
    ['an unknown unit', { unitId: newId() }, 'NOT_FOUND'],
    ['an id that is none', { unitId: 'x' }, 'NOT_FOUND'],
    ['an end before the start', { validTo: addDays(today, -1) }, 'INVALID_DATE'],
    ['a role that is held already', { role: 'unit_member' }, 'RANGE_OVERLAPS'],
    ['no reason', { reason: '  ' }, 'REQUIRED'],
    ['a reason that says nothing', { reason: 'ok' }, 'TOO_SHORT'],
    ['a reason that says too much', { reason: 'a'.repeat(501) }, 'TOO_LONG']
  ])('refuses %s', async (_case, change, code) => {
    const before = await count()
    expect(await codeOf(administrator, GRANT, gift(change))).toBe(code)
    expect(await count()).toEqual(before)
  })

  test.each(['unit_member', 'reviewer', 'funder', 'auditor'] as const)('is refused to the %s, and nothing is changed', async (role) => {
    const before = await count()
    expect(await codeOf(await app.as(role), GRANT, gift())).toBe('NOT_ALLOWED')
    expect(await count()).toEqual(before)
  })

  test('asks again who one is after a while', async () => {
    const actor = await app.signIn('maarit.oinonen@solmu.example', 'solmu-demo-2026')
    await app.rows(`UPDATE session SET proved_at = now() - interval '11 minutes' WHERE user_id = (SELECT id FROM app_user WHERE email = $1)`, [
      'maarit.oinonen@solmu.example'
    ])
    expect(await codeOf(actor, GRANT, gift())).toBe('PROOF_REQUIRED')
    await app.rows(`UPDATE session SET proved_at = now()`)
  })

  test('two at once make one role', async () => {
    const both = await Promise.all([1, 2].map(() => administrator.ask(GRANT, gift({ role: 'reviewer' }))))
    expect(both.map((answer) => answer.errors?.[0]?.extensions.code ?? 'done').sort()).toEqual(['RANGE_OVERLAPS', 'done'])
  })
})

describe('nobody gives what they do not hold', () => {
  test.each([
    ['national_coordinator', 'regional_coordinator', 'Itä-Suomi', 'done'],
    ['national_coordinator', 'administrator', 'Pääkonttori', 'NOT_ALLOWED'],
    ['regional_coordinator', 'unit_manager', 'Karjalan Työsilta', 'done'],
    ['regional_coordinator', 'unit_manager', 'Rovaniemen Roihu', 'NOT_ALLOWED'],
    ['regional_coordinator', 'national_coordinator', 'Karjalan Työsilta', 'NOT_ALLOWED'],
    ['regional_coordinator', 'auditor', 'Karjalan Työsilta', 'NOT_ALLOWED'],
    ['unit_manager', 'reviewer', 'Karjalan Työsilta', 'NOT_ALLOWED'],
    ['unit_manager', 'unit_manager', 'Karjalan Työsilta', 'done'],
    ['unit_manager', 'unit_member', 'Lieksan Lauttaus', 'NOT_ALLOWED'],
    ['unit_manager', 'regional_coordinator', 'Karjalan Työsilta', 'NOT_ALLOWED']
  ] as const)('%s, the role of %s at %s: %s', async (role, given, at, expected) => {
    const unitId = await unitNamed(at)
    const actor = await app.as(role)
    const colleague = await aHolder('unit_member', await unitNamed('Karjalan Työsilta'))
    const before = await count()
    const answer = await codeOf(actor, GRANT, gift({ userId: colleague.userId, role: given, unitId }))
    expect(answer ?? 'done').toBe(expected)
    if (expected !== 'done') expect(await count()).toEqual(before)
  })

  test('not even to themselves', async () => {
    const coordinator = await app.as('national_coordinator')
    const { viewer } = await coordinator.get<{ viewer: { id: string } }>('{ viewer { id } }')
    expect(await codeOf(coordinator, GRANT, gift({ userId: viewer.id, role: 'reviewer' }))).toBe('NOT_ALLOWED')
  })

  test('is kept by the database too: a coordinator’s row elsewhere is refused', async () => {
    const [row] = await app.rows<{ id: string }>(`SELECT id FROM app_user WHERE email = 'eeva-liisa.turunen@solmu.example'`)
    const [place] = await app.rows<{ consortium_id: string; id: string }>(`SELECT consortium_id, id FROM unit_now WHERE name_fi = 'Rovaniemen Roihu'`)
    const attempt = app.rows(
      `BEGIN; SET LOCAL ROLE solmu_app; SELECT set_config('app.user_id', '${row!.id}', true), set_config('app.consortium_id', '${place!.consortium_id}', true);
       INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from)
         VALUES ('${newId()}', '${place!.consortium_id}', '${member}', 'unit_manager', '${place!.id}', '2026-01-01'); COMMIT`
    )
    await expect(attempt).rejects.toMatchObject({ code: '42501' })
    await app.rows('ROLLBACK')
  })

  test('and an administrator of another consortium does not even learn that the person exists', async () => {
    const outsider = await anOutsider()
    expect(await codeOf(outsider, GRANT, gift())).toBe('NOT_FOUND')
  })
})

describe('a funder', () => {
  const organisation = async (role: string) =>
    (
      await app.rows<{ id: string }>(
        `SELECT o.id FROM organisation o WHERE EXISTS (SELECT 1 FROM organisation_role r WHERE r.organisation_id = o.id AND r.role = $1)
           AND (SELECT count(*) FROM organisation_role r WHERE r.organisation_id = o.id) = 1 LIMIT 1`,
        [role]
      )
    )[0]!.id
  const funder = (change: Record<string, unknown>) => gift({ role: 'funder', ...change })

  test('represents an organisation that funds', async () => {
    const organisationId = await organisation('funder')
    const { grantRole } = await administrator.get<Granted>(GRANT, funder({ organisationId }))
    expect(grantRole.user.assignments.find((each) => each.role === 'funder')).toMatchObject({ organisation: { id: organisationId } })
  })

  test('of nobody, of no funder or of an unknown one is refused, and so is anybody else bound to one', async () => {
    expect(await codeOf(administrator, GRANT, funder({}))).toBe('REQUIRED')
    expect(await codeOf(administrator, GRANT, funder({ organisationId: await organisation('member') }))).toBe('NO_FUNDER')
    expect(await codeOf(administrator, GRANT, funder({ organisationId: newId() }))).toBe('NOT_FOUND')
    expect(await codeOf(administrator, GRANT, gift({ organisationId: await organisation('funder') }))).toBe('INVALID_INPUT')
  })

  test('sees whom they represent, and nothing of the network, its people or its register', async () => {
    const actor = await app.as('funder')
    const own = `{ viewer { actions assignments { role organisation { name { fi } } unit { name { fi } } } } workItems { id } }`
    const { viewer } = await actor.get<{ viewer: { actions: string[]; assignments: unknown[] } }>(own)
    expect(viewer.actions.sort()).toEqual(['inbox.manage', 'inbox.read', 'party.answer', 'profile.manage', 'publication.read'])
    expect(viewer.assignments).toMatchObject([{ role: 'funder', organisation: { name: { fi: 'Osallisuusrahasto' } } }])
    for (const refused of ['{ networkTree { asOf } }', '{ orgUnits { totalCount } }', '{ organisations { totalCount } }', '{ users { totalCount } }']) {
      expect([refused, await codeOf(actor, refused, {})]).toEqual([refused, 'NOT_ALLOWED'])
    }
    const [me] = await app.rows<{ id: string; consortium_id: string }>(
      `SELECT a.user_id AS id, a.consortium_id FROM role_assignment a JOIN app_user u ON u.id = a.user_id WHERE u.email = 'leena.kurki@solmu.example'`
    )
    await app.rows('BEGIN')
    await app.rows('SET LOCAL ROLE solmu_app')
    await app.rows(`SELECT set_config('app.user_id', $1, true), set_config('app.consortium_id', $2, true)`, [me!.id, me!.consortium_id])
    const [seen] = await app.rows(
      `SELECT (SELECT count(*)::int FROM org_unit) AS units, (SELECT count(*)::int FROM unit_link) AS links,
         (SELECT count(*)::int FROM organisation) AS organisations, (SELECT count(*)::int FROM app_user) AS people,
         (SELECT count(*)::int FROM organisation_role) AS roles, (SELECT count(*)::int FROM app.organisations_for('publication.read')) AS own`
    )
    await app.rows('ROLLBACK')
    expect(seen).toEqual({ units: 1, links: 0, organisations: 1, people: 1, roles: 0, own: 1 })
  })
})

describe('ending a role', () => {
  const ended = (id: string, expectedVersion: number, more = {}) => ({
    input: { assignmentId: id, expectedVersion, validTo: today, reason: 'Tehtävä päättyi', ...more }
  })
  const assignmentOf = async (role: string) =>
    (await app.rows<{ id: string; version: number }>(`SELECT a.id, a.version FROM role_assignment a JOIN consortium c ON c.id = a.consortium_id AND c.is_demo
         WHERE a.role = $1 AND a.valid_to IS NULL ORDER BY a.created_at, a.id LIMIT 1`, [role]))[0]!

  test('keeps the last administrator, with a deputy, a machine or a deactivated one beside', async () => {
    const { id, version } = await assignmentOf('administrator')
    expect(await codeOf(administrator, END, ended(id, version))).toBe('LAST_ADMINISTRATOR')
    const head = await unitNamed('Pääkonttori')
    const others = [await aHolder('administrator', head), await aHolder('administrator', head), await aHolder('administrator', head, { validTo: addDays(today, 9) })]
    await app.rows(`UPDATE app_user SET deactivated_at = now() WHERE id = $1`, [others[0]!.userId])
    await app.rows(`UPDATE app_user SET kind = 'machine', password_hash = NULL WHERE id = $1`, [others[1]!.userId])
    await app.rows(`UPDATE role_assignment SET deputy_for = $2 WHERE id = $1`, [others[2]!.assignmentId, id])
    expect(await codeOf(administrator, END, ended(id, version))).toBe('LAST_ADMINISTRATOR')
    await app.rows(`DELETE FROM role_assignment WHERE id = ANY ($1)`, [others.map(({ assignmentId }) => assignmentId)])
  })

  test.each([
    ['on the spot', 0, 'NOT_FOUND'],
    ['from tomorrow', 1, 'LAST_ADMINISTRATOR']
  ])('of two administrators who end each other %s lets one stay', async (_when, days, refusal) => {
    const { id, version } = await assignmentOf('administrator')
    const other = await aHolder('administrator', await unitNamed('Pääkonttori'))
    const validTo = addDays(today, days)
    const answers = await Promise.all([
      codeOf(other, END, ended(id, version, { validTo })),
      codeOf(administrator, END, ended(other.assignmentId, 1, { validTo }))
    ])
    expect(answers.map((code) => code ?? 'done').sort()).toEqual([refusal, 'done'])
    const left = await app.rows(`SELECT 1 FROM role_assignment WHERE id = ANY ($1) AND valid_to IS NULL`, [[id, other.assignmentId]])
    expect(left).toHaveLength(1)
    await app.rows(`UPDATE role_assignment SET valid_to = CASE WHEN id = $1 THEN NULL ELSE valid_from END WHERE id = ANY ($2)`, [id, [id, other.assignmentId]])
  })

  test.each([
    ['in the past', { validTo: addDays(today, -1) }, 'INVALID_DATE'],
    ['of a version that is gone', { expectedVersion: 99 }, 'STALE'],
    ['that nobody holds', { assignmentId: newId() }, 'NOT_FOUND'],
    ['without a reason', { reason: ' ' }, 'REQUIRED']
  ])('refuses one %s', async (_case, change, code) => {
    const { id, version } = await assignmentOf('auditor')
    expect(await codeOf(administrator, END, ended(id, version, change))).toBe(code)
  })

  test('is refused to those who could not give it: nobody locks out those above', async () => {
    const auditor = await assignmentOf('auditor')
    expect(await codeOf(await anOutsider(), END, ended(auditor.id, auditor.version))).toBe('NOT_FOUND')
    const above = await assignmentOf('administrator')
    expect(await codeOf(await app.as('national_coordinator'), END, ended(above.id, await versionOf(above.id)))).toBe('NOT_ALLOWED')
    const coordinator = await aHolder('regional_coordinator', unit)
    const manager = await aHolder('unit_manager', unit)
    expect(await codeOf(manager, END, ended(coordinator.assignmentId, 1))).toBe('NOT_ALLOWED')
    expect(await codeOf(coordinator, END, ended(manager.assignmentId, 1))).toBeUndefined()
  })

  test('later than it ends is no end', async () => {
    const holder = await aHolder('unit_member', unit, { validTo: addDays(today, 5) })
    expect(await codeOf(administrator, END, ended(holder.assignmentId, 1, { validTo: addDays(today, 6) }))).toBe('INVALID_DATE')
  })
})

describe('the roles', () => {
  test('tell whoever sets the rules of sign-in how many have no second factor, and nobody else', async () => {
    const of = async (actor: Actor) =>
      (await actor.get<{ roles: { name: string; holderCount: number; holdersWithoutSecondFactor: number | null }[] }>(
        '{ roles { name holderCount holdersWithoutSecondFactor } }'
      )).roles.find(({ name }) => name === 'reviewer')
    const before = await of(administrator)
    expect(before?.holdersWithoutSecondFactor).toBe(before?.holderCount)
    await app.rows(
      `INSERT INTO totp (user_id, sealed_seed, confirmed_at) SELECT id, 'x', now() FROM app_user WHERE email = 'hannu.rautio@solmu.example'`
    )
    expect((await of(administrator))?.holdersWithoutSecondFactor).toBe(before!.holdersWithoutSecondFactor! - 1)
    await app.rows('DELETE FROM totp')
    expect((await of(await app.as('auditor')))?.holdersWithoutSecondFactor).toBeNull()
  })
})

describe('renewing a role', () => {
  const RENEW = `mutation ($input: RenewRoleInput!) { renewRole(input: $input) { user { assignments { role validFrom validTo reason givenBy { displayName } } } } }`
  const renewal = (assignmentId: string, expectedVersion = 1) => ({ input: { assignmentId, expectedVersion } })

  test('adds a term as long, once, and by those who may give it', async () => {
    const holder = await aHolder('unit_member', unit, { validTo: addDays(today, 5) })
    expect(await codeOf(await app.as('auditor'), RENEW, renewal(holder.assignmentId))).toBe('NOT_ALLOWED')
    expect(await codeOf(administrator, RENEW, renewal(holder.assignmentId, 2))).toBe('STALE')
    const both = await Promise.all([1, 2].map(() => administrator.ask(RENEW, renewal(holder.assignmentId))))
    expect(both.map((answer) => answer.errors?.[0]?.extensions.code ?? 'done').sort()).toEqual(['RANGE_OVERLAPS', 'done'])
    const terms = await app.rows(`SELECT valid_from, valid_to FROM role_assignment WHERE user_id = $1 ORDER BY valid_from`, [holder.userId])
    expect(terms).toHaveLength(2)
    expect(terms[1]).toMatchObject({ valid_from: addDays(today, 5) })
  })

  test('is refused for one without an end, and to the holder', async () => {
    const open = await aHolder('unit_member', unit)
    expect(await codeOf(administrator, RENEW, renewal(open.assignmentId))).toBe('INVALID_DATE')
    const manager = await aHolder('unit_manager', unit, { validTo: addDays(today, 5) })
    expect(await codeOf(manager, RENEW, renewal(manager.assignmentId))).toBe('NOT_ALLOWED')
  })
})

/** Someone who administers a consortium of their own and has no part in the demo. */
async function anOutsider(): Promise<Actor> {
  const email = 'ulla.ulkopuolinen@muualla.example'
  const known = await app.rows('SELECT 1 FROM app_user WHERE email = $1', [email])
  if (known.length === 0) {
    const [consortium, organisation, headquarters, user] = [newId(), newId(), newId(), newId()]
    await app.rows(`INSERT INTO consortium (id, name_fi, name_sv, name_en) VALUES ($1, 'Muu', 'Annat', 'Other')`, [consortium])
    await app.rows(
      `INSERT INTO organisation (id, consortium_id, name_fi, name_sv, name_en, legal_form)
       VALUES ($1, $2, 'Muu ry', 'Muu ry', 'Muu ry', 'association')`,
      [organisation, consortium]
    )
    await app.rows(
      `WITH unit AS (INSERT INTO org_unit (id, consortium_id, type) VALUES ($1, $2, 'headquarters') RETURNING id, consortium_id)
       INSERT INTO unit_period (unit_id, consortium_id, organisation_id, kind, name_fi, name_sv, name_en, municipality_code, valid_from)
       SELECT id, consortium_id, $3, 'headquarters', 'Muu', 'Annat', 'Other', '091', '2020-01-01' FROM unit`,
      [headquarters, consortium, organisation]
    )
    await app.rows(
      `INSERT INTO app_user (id, email, display_name, password_hash) SELECT $1, $2, 'Ulla Ulkopuolinen', password_hash FROM app_user LIMIT 1`,
      [user, email]
    )
    await app.rows(
      `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from) VALUES ($1, $2, $3, 'administrator', $4, '2020-01-01')`,
      [newId(), consortium, user, headquarters]
    )
  }
  return app.signIn(email, 'solmu-demo-2026')
}
