import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'

const GRANT = `mutation ($input: GrantRoleInput!) {
  grantRole(input: $input) { user { id assignments { id role version validTo unit { id } } } } }`
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
  input: { userId: member, role: 'unit_manager', unitId: unit, validFrom: today, ...change }
})
const codeOf = async (actor: Actor, document: string, variables: Record<string, unknown>) =>
  (await actor.ask(document, variables)).errors?.[0]?.extensions.code

describe('giving a role', () => {
  test('takes effect, is recorded with who gave it, and can be ended', async () => {
    const { grantRole } = await administrator.get<Granted>(GRANT, gift({ validTo: addDays(today, 30) }))
    const given = grantRole.user.assignments.find((each) => each.role === 'unit_manager')
    expect(given).toMatchObject({ unit: { id: unit }, validTo: addDays(today, 30) })
    const [kept] = await app.rows<{ given_by: string; name: string }>(
      `SELECT u.display_name AS name FROM role_assignment a JOIN app_user u ON u.id = a.given_by WHERE a.id = $1`,
      [given!.id]
    )
    expect(kept).toEqual({ name: 'Maarit Oinonen' })
    await administrator.get(END, { input: { assignmentId: given!.id, validTo: today, expectedVersion: given!.version } })
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
    ['a role that is held already', { role: 'unit_member' }, 'RANGE_OVERLAPS']
  ])('refuses %s', async (_case, change, code) => {
    expect(await codeOf(administrator, GRANT, gift(change))).toBe(code)
  })

  test.each(['national_coordinator', 'regional_coordinator', 'unit_manager', 'unit_member', 'reviewer', 'funder', 'auditor'] as const)(
    'is refused to the %s, and nothing is changed',
    async (role) => {
      const count = () => app.rows('SELECT count(*) FROM role_assignment')
      const before = await count()
      expect(await codeOf(await app.as(role), GRANT, gift())).toBe('NOT_ALLOWED')
      expect(await count()).toEqual(before)
    }
  )

  test('is refused to an administrator of another consortium, who does not even learn that the person exists', async () => {
    const outsider = await anOutsider()
    expect(await codeOf(outsider, GRANT, gift())).toBe('NOT_FOUND')
  })

  test('two at once make one role', async () => {
    const both = await Promise.all([1, 2].map(() => administrator.ask(GRANT, gift({ role: 'reviewer' }))))
    expect(both.map((answer) => answer.errors?.[0]?.extensions.code ?? 'done').sort()).toEqual(['RANGE_OVERLAPS', 'done'])
  })
})

describe('ending a role', () => {
  const assignmentOf = async (role: string) => {
    const [row] = await app.rows<{ id: string; version: number }>(
      `SELECT id, version FROM role_assignment WHERE role = $1 AND valid_to IS NULL LIMIT 1`,
      [role]
    )
    return { assignmentId: row!.id, expectedVersion: row!.version }
  }

  test('keeps the last administrator', async () => {
    const input = { ...(await assignmentOf('administrator')), validTo: today }
    expect(await codeOf(administrator, END, { input })).toBe('LAST_ADMINISTRATOR')
  })

  test.each([
    ['in the past', { validTo: addDays(today, -1) }, 'INVALID_DATE'],
    ['of a version that is gone', { validTo: today, expectedVersion: 99 }, 'STALE'],
    ['that nobody holds', { validTo: today, assignmentId: newId() }, 'NOT_FOUND']
  ])('refuses one %s', async (_case, change, code) => {
    const input = { ...(await assignmentOf('auditor')), ...change }
    expect(await codeOf(administrator, END, { input })).toBe(code)
  })

  test('is refused to those who may not', async () => {
    const input = { ...(await assignmentOf('auditor')), validTo: today }
    expect(await codeOf(await app.as('national_coordinator'), END, { input })).toBe('NOT_ALLOWED')
    expect(await codeOf(await anOutsider(), END, { input })).toBe('NOT_FOUND')
  })
})

describe('the directory of people', () => {
  type Users = { users: { totalCount: number; nodes: { id: string; displayName: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } }
  const LIST = `query ($filter: UserFilter, $first: Int, $after: String, $descending: Boolean, $sort: UserSort) {
    users(filter: $filter, first: $first, after: $after, descending: $descending, sort: $sort) {
      totalCount nodes { id displayName state assignments { role unit { name { fi } } } } pageInfo { endCursor hasNextPage } } }`

  test('pages through everyone once, in Finnish order, both ways', async () => {
    const walk = async (variables: Record<string, unknown>) => {
      const names: string[] = []
      for (let after: string | null = null, more = true; more; ) {
        const { users }: Users = await administrator.get<Users>(LIST, { ...variables, first: 7, after })
        names.push(...users.nodes.map((node) => node.displayName))
        after = users.pageInfo.endCursor
        more = users.pageInfo.hasNextPage
      }
      return names
    }
    const names = await walk({})
    const [{ count }] = await app.rows<{ count: string }>('SELECT count(*) FROM app_user WHERE display_name <> $1', ['Ulla Ulkopuolinen']) as [{ count: string }]
    expect(names).toHaveLength(Number(count))
    expect(names).toEqual([...names].sort(new Intl.Collator('fi').compare))
    expect(await walk({ descending: true })).toEqual([...names].reverse())
    expect((await walk({ sort: 'last_login' })).sort()).toEqual([...names].sort())
  })

  test('takes % and _ as they stand', async () => {
    expect((await administrator.get<Users>(LIST, { filter: { search: '%' } })).users.totalCount).toBe(0)
    expect((await administrator.get<Users>(LIST, { filter: { search: 'salmela' } })).users.totalCount).toBe(1)
  })

  test('shows a regional coordinator the people of the region, a manager those of the unit, a member nobody', async () => {
    const all = (await administrator.get<Users>(LIST)).users.totalCount
    const regional = (await (await app.as('regional_coordinator')).get<Users>(LIST)).users
    expect(regional.totalCount).toBeGreaterThan(1)
    expect(regional.totalCount).toBeLessThan(all / 3)
    const managed = (await (await app.as('unit_manager')).get<Users>(LIST)).users
    expect(managed.totalCount).toBeLessThan(6)
    expect(await codeOf(await app.as('unit_member'), LIST, {})).toBe('NOT_ALLOWED')
    expect(await codeOf(await app.as('funder'), LIST, {})).toBe('NOT_ALLOWED')
  })

  test.each([['garbage', 'INVALID_CURSOR'], ['WyJhIiwiYiJd', 'INVALID_CURSOR']])('refuses the cursor %s', async (after, code) => {
    expect(await codeOf(administrator, LIST, { after })).toBe(code)
  })

  test.each([0, -1, 101])('refuses a page of %s', async (first) => {
    const answer = await administrator.ask(LIST, { first })
    expect(answer.errors?.[0]?.extensions).toMatchObject({ kind: 'invalid', path: ['first'] })
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
