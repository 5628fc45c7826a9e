import { type Actor, TestApp } from '../../../testing/harness.js'
import { demoPassword } from '../../../demo/demo-network.js'
import { aSecondConsortium } from '../../network/second-consortium.js'

type Change = { field: string; before: string[] | null; after: string[] | null; isHidden: boolean }
type Entry = {
  id: string
  number: number
  action: string
  outcome: string
  subjectType: string | null
  subjectId: string | null
  ip: string | null
  via: string
  changes: Change[]
  details: Record<string, unknown>
}
type Page = { nodes: Entry[]; totalCount: number }

const FIELDS = `nodes { id number action outcome subjectType subjectId ip via details changes { field before after isHidden } } totalCount`
const LIST = `query ($filter: AuditEntryFilter) { auditEntries(filter: $filter) { ${FIELDS} } }`
const HISTORY = `query ($type: String!, $id: ID!) { recordHistory(subjectType: $type, subjectId: $id) { ${FIELDS} } }`
const USER = 'query ($id: ID!) { user(id: $id) { displayName } }'
const UPDATE = 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { viewer { version } } }'

let app: TestApp
let administrator: Actor
let member: Actor
let memberId: string
beforeAll(async () => {
  app = await TestApp.start()
  administrator = await app.as('administrator')
  member = await app.as('unit_member')
  memberId = (await member.get<{ viewer: { id: string } }>('{ viewer { id } }')).viewer.id
})
afterAll(() => app.stop())

const version = async (actor: Actor) => (await actor.get<{ viewer: { version: number } }>('{ viewer { version } }')).viewer.version
const update = async (actor: Actor, change: object) =>
  actor.get(UPDATE, { input: { ...change, expectedVersion: await version(actor) } })
const list = async (filter: object = {}) => (await administrator.get<{ auditEntries: Page }>(LIST, { filter })).auditEntries
const history = async (actor: Actor, type: string, id: string) =>
  (await actor.get<{ recordHistory: Page }>(HISTORY, { type, id })).recordHistory
const codeOf = async (actor: Actor, document: string, variables: object) =>
  (await actor.ask(document, variables as Record<string, unknown>)).errors?.[0]?.extensions.code
const lastRow = async () =>
  (await app.rows('SELECT action, outcome, error_code, subject_type, subject_id, details, via FROM audit_entry ORDER BY recorded_at DESC LIMIT 1'))[0]

describe('an entry', () => {
  it('puts a name to the ids that it keeps, and nothing else', async () => {
    const [unit] = await app.rows<{ id: string; name: string }>(`SELECT id, name_fi AS name FROM unit_now WHERE type = 'headquarters' LIMIT 1`)
    const GRANT = 'mutation ($input: GrantRoleInput!) { grantRole(input: $input) { user { id } } }'
    const input = { userId: memberId, role: 'reviewer', unitId: unit!.id, validFrom: '2099-01-01', reason: 'Nimien koe' }
    await administrator.get(GRANT, { input })
    const NAMES = '{ auditEntries(filter: { action: "grantRole" }, first: 1) { nodes { names { id name { fi } } } } }'
    const { auditEntries } = await administrator.get<{ auditEntries: { nodes: { names: { id: string }[] }[] } }>(NAMES)
    const names = auditEntries.nodes[0]?.names ?? []
    expect(names).toContainEqual({ id: unit!.id, name: { fi: unit!.name } })
    expect(names.map(({ id }) => id).sort()).toEqual([memberId, unit!.id].sort())
  })

  it('says what changed, from where and by what means, and of a name only that it changed', async () => {
    await update(member, { displayName: 'Uusi Nimi', theme: 'dark' })
    const [entry] = (await list({ action: 'updateProfile' })).nodes
    expect(entry).toMatchObject({ outcome: 'done', subjectType: 'user', subjectId: memberId, via: 'session', ip: '127.0.0.1' })
    expect(entry?.changes).toEqual([
      { field: 'theme', before: ['system'], after: ['dark'], isHidden: false },
      { field: 'displayName', before: ['•••'], after: ['•••'], isHidden: true }
    ])
    const stored = await app.rows(`SELECT before, after, details FROM audit_entry WHERE action = 'updateProfile'`)
    expect(JSON.stringify(stored)).not.toContain('Nimi')
  })

  it('says nothing of what was not changed after all', async () => {
    await update(member, { theme: 'dark' })
    expect((await list({ action: 'updateProfile' })).nodes[0]?.changes).toEqual([])
  })

  it('is found by its id, and by nobody who may not read it', async () => {
    const [entry] = (await list()).nodes
    const one = 'query ($id: ID!) { auditEntry(id: $id) { number } }'
    expect(await administrator.get(one, { id: entry?.id })).toEqual({ auditEntry: { number: entry?.number } })
    expect(await codeOf(administrator, one, { id: memberId })).toBe('NOT_FOUND')
    expect(await codeOf(member, one, { id: entry?.id })).toBe('NOT_ALLOWED')
    const stranger = await app.signIn((await aSecondConsortium(app)).email, demoPassword)
    expect(await codeOf(stranger, one, { id: entry?.id })).toBe('NOT_FOUND')
  })

  it('is found by person, kind of record, outcome and day, and each narrows the list', async () => {
    await member.ask(UPDATE, { input: { theme: 'light', expectedVersion: 0 } })
    const mine = await list({ actorId: memberId })
    expect(new Set(mine.nodes.map(({ action }) => action))).toEqual(new Set(['signIn', 'updateProfile', 'auditEntry']))
    expect((await list({ actorId: memberId, outcome: 'refused' })).nodes.map(({ action }) => action)).toEqual(['updateProfile', 'auditEntry'])
    expect((await list({ subjectType: 'user', actorId: memberId })).totalCount).toBeLessThan(mine.totalCount)
    expect((await list({ subjectType: 'nothing' })).totalCount).toBe(0)
    expect((await list({ to: '2020-01-01' })).totalCount).toBe(0)
  })

  it('is found by its record alone, which a search by its id does not promise', async () => {
    const everything = await list({ subjectId: memberId })
    expect(everything.totalCount).toBeGreaterThan(0)
    expect(new Set(everything.nodes.map(({ subjectId }) => subjectId))).toEqual(new Set([memberId]))
    expect((await list({ subjectId: memberId, subjectType: 'org_unit' })).totalCount).toBe(0)
    const file = await fetch(`${app.address}/files/audit.json?subjectId=${memberId}`, { headers: { cookie: administrator.cookie } })
    const { entries } = (await file.json()) as { entries: Entry[] }
    expect(entries.length).toBeGreaterThan(0)
    expect(entries.filter(({ subjectId }) => subjectId !== memberId)).toEqual([])
  })

  it('tells what its record is called', async () => {
    const kinds = { user: 'app_user', org_unit: 'unit_now', organisation: 'organisation', collection_round: 'collection_round' }
    const more = { indicator_group: 'indicator_group', dimension: 'dimension', indicator: 'indicator', check_rule: 'check_rule', unit_return: 'unit_return' }
    const [consortium] = await app.rows<{ id: string }>('SELECT id FROM consortium WHERE is_demo')
    const [head] = await app.rows<{ id: string }>(`SELECT id FROM org_unit WHERE type = 'headquarters' AND consortium_id = $1`, [consortium!.id])
    const ids = new Map<string, string>()
    for (const [kind, table] of Object.entries({ ...kinds, ...more })) {
      const from = table === 'app_user' ? `app_user WHERE email = 'riitta.kosonen@solmu.example'` : `${table} WHERE consortium_id = '${consortium!.id}'`
      const [row] = await app.rows<{ id: string }>(`SELECT id FROM ${from} LIMIT 1`)
      if (row) ids.set(kind, row.id)
      if (row) await app.rows(`SELECT app.audit_append($1, NULL, 'nameIt', 'done', NULL, $2, $3, $4, '{}', 'spec')`, [consortium!.id, head!.id, kind, row.id])
    }
    const NAMED = '{ auditEntries(filter: { action: "nameIt" }, first: 50) { nodes { subjectType subjectName { fi } } } }'
    type Named = { subjectType: string; subjectName: { fi: string } | null }
    const { auditEntries } = await administrator.get<{ auditEntries: { nodes: Named[] } }>(NAMED)
    expect(auditEntries.nodes.map(({ subjectType }) => subjectType).sort()).toEqual([...ids.keys()].sort())
    expect(ids.size).toBeGreaterThan(6)
    expect(auditEntries.nodes.filter(({ subjectName }) => !subjectName?.fi.trim()).map(({ subjectType }) => subjectType)).toEqual([])
    const [round] = await app.rows<{ name: string }>('SELECT name_fi AS name FROM collection_round WHERE id = $1', [ids.get('collection_round')])
    expect(auditEntries.nodes.find(({ subjectType }) => subjectType === 'collection_round')?.subjectName?.fi).toBe(round?.name)
  })
})

describe('reading', () => {
  it('of a person’s record is on record: whose, and by whom', async () => {
    await administrator.get(USER, { id: memberId })
    expect(await lastRow()).toMatchObject({
      ...{ action: 'user', outcome: 'done', subject_type: 'user', subject_id: memberId, via: 'session' }
    })
  })

  it('that is refused is on record too', async () => {
    await codeOf(administrator, USER, { id: '0198aaaa-0000-7000-8000-000000000000' })
    expect(await lastRow()).toMatchObject({ action: 'user', outcome: 'refused', error_code: 'NOT_FOUND' })
    await codeOf(member, USER, { id: memberId })
    expect(await lastRow()).toMatchObject({ action: 'user', outcome: 'refused', error_code: 'NOT_ALLOWED' })
  })

  it('of the trail and of mail is on record, with what narrowed it but not with what was searched for', async () => {
    await list({ search: 'Aino Salmela', outcome: 'done' })
    expect(await lastRow()).toMatchObject({ action: 'auditEntries', subject_type: 'audit_trail', details: { filters: 'outcome, search' } })
    await administrator.get('{ outboxMails { totalCount } }')
    expect(await lastRow()).toMatchObject({ action: 'outboxMails', subject_type: 'outbox_mail', details: {} })
  })

  it('takes one connection at a time, so that as many can read as there are connections', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => administrator.ask(USER, { id: memberId })))
    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([])
  })
})

describe('the history of a record', () => {
  it('of one’s own account is everyone’s own to read, without the addresses of others', async () => {
    await administrator.get(USER, { id: memberId })
    const { nodes } = await history(member, 'user', memberId)
    expect(nodes.find(({ action }) => action === 'user')).toMatchObject({ ip: null })
    expect(nodes.find(({ action }) => action === 'updateProfile')).toMatchObject({ ip: '127.0.0.1' })
  })

  it('of another is missing for those who may not read the trail', async () => {
    const [other] = await app.rows<{ id: string }>('SELECT id FROM app_user WHERE id <> $1 LIMIT 1', [memberId])
    expect(await codeOf(member, HISTORY, { type: 'user', id: other?.id })).toBe('NOT_FOUND')
    expect(await codeOf(member, HISTORY, { type: 'org_unit', id: memberId })).toBe('NOT_FOUND')
  })

  it('shows nothing of another consortium', async () => {
    const stranger = await app.signIn((await aSecondConsortium(app)).email, demoPassword)
    expect((await history(stranger, 'user', memberId)).nodes).toEqual([])
    expect((await history(administrator, 'user', memberId)).totalCount).toBeGreaterThan(0)
  })

  it('of a person holds their roles, and that of a unit what happened there', async () => {
    const [at] = await app.rows<{ id: string; version: number; unit: string }>(
      'SELECT id, version, unit_id AS unit FROM role_assignment WHERE user_id = $1 LIMIT 1',
      [memberId]
    )
    await app.rows(
      `SELECT app.audit_append(a.consortium_id, NULL, 'endRole', 'done', NULL, a.unit_id, 'role_assignment', a.id,
         jsonb_build_object('userId', a.user_id), 'spec', NULL, 'system', NULL, '{"validTo": null}', '{"validTo": "2027-01-01"}')
       FROM role_assignment a WHERE a.id = $1`,
      [at?.id]
    )
    const wanted = expect.objectContaining({
      action: 'endRole',
      changes: [{ field: 'validTo', before: null, after: ['2027-01-01'], isHidden: false }]
    })
    expect((await history(administrator, 'user', memberId)).nodes).toContainEqual(wanted)
    expect((await history(administrator, 'org_unit', String(at?.unit))).nodes).toContainEqual(wanted)
    expect((await history(administrator, 'role_assignment', String(at?.id))).nodes).toEqual([wanted])
  })

  it('reaches as far as the reader’s own units', async () => {
    const coordinator = await app.as('regional_coordinator')
    const { viewer } = await coordinator.get<{ viewer: { id: string } }>('{ viewer { id } }')
    const [elsewhere] = await app.rows<{ id: string }>(
      `SELECT u.id FROM unit_now u JOIN consortium c ON c.id = u.consortium_id AND c.is_demo
       WHERE u.type = 'regional_centre' AND u.id NOT IN (SELECT a.unit_id FROM role_assignment a WHERE a.user_id = $1) LIMIT 1`,
      [viewer.id]
    )
    await app.rows(
      `SELECT app.audit_append(consortium_id, NULL, 'changeNetwork', 'done', NULL, id, 'org_unit', id, '{}', 'spec') FROM org_unit WHERE id = $1`,
      [elsewhere?.id]
    )
    expect((await history(administrator, 'org_unit', String(elsewhere?.id))).totalCount).toBe(1)
    expect((await history(coordinator, 'org_unit', String(elsewhere?.id))).totalCount).toBe(0)
  })
})

describe('the trail as a file', () => {
  const file = (actor: Actor, path: string) => fetch(`${app.address}/files/${path}`, { headers: { cookie: actor.cookie } })

  it.each(['csv', 'xlsx', 'json'])('comes out as %s to be saved, and that is on record', async (format) => {
    const response = await file(administrator, `audit.${format}?lang=sv&action=updateProfile`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-disposition')).toMatch(new RegExp(`^attachment; filename="handelselogg-.*\\.${format}"`))
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(100)
    expect(await lastRow()).toMatchObject({ action: 'exportAuditTrail', details: { format, filters: 'action' } })
  })

  it('holds what the same filter shows on the screen', async () => {
    const shown = await list({ action: 'updateProfile', outcome: 'done' })
    const { entries } = (await (await file(administrator, 'audit.json?action=updateProfile&outcome=done')).json()) as { entries: Entry[] }
    expect(entries.map(({ number }) => number)).toEqual(shown.nodes.map(({ number }) => number))
    const csv = await (await file(administrator, 'audit.csv?lang=fi&action=updateProfile&outcome=done')).text()
    expect(csv.trim().split('\n')).toHaveLength(shown.nodes.length + 1)
    expect(csv).toContain('theme: dark')
  })

  it('is refused to those who may not read it, in a form that is not there, and with a filter that is none', async () => {
    expect((await file(member, 'audit.csv')).status).toBe(403)
    expect((await file(administrator, 'audit.pdf')).status).toBe(404)
    expect((await file(administrator, 'audit.csv?actorId=x')).status).toBe(400)
    expect((await file(app.anonymous, 'audit.csv')).status).toBe(401)
  })
})
