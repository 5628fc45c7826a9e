import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { aSecondConsortium, asOutsider } from '../../network/second-consortium.js'

const APPOINT = `mutation ($input: AppointDeputyInput!) { appointDeputy(input: $input) { assignment { id
  deputies { id version validFrom validTo person { id displayName } } } } }`
const END = `mutation ($input: EndDeputyshipInput!) { endDeputyship(input: $input) { assignment { deputies { id validTo } } } }`
const END_ROLE = `mutation ($input: EndRoleInput!) { endRole(input: $input) { user { id } } }`
const CANDIDATES = `query ($assignmentId: ID!, $search: String) { deputyCandidates(assignmentId: $assignmentId, search: $search) { id displayName unit { name { fi } } } }`

type Deputies = { id: string; version: number; validFrom: string; validTo: string; person: { id: string; displayName: string } }[]
type Candidate = { id: string; displayName: string }

const today = todayIn()
let app: TestApp
let administrator: Actor
let manager: Actor
let principal: { id: string; user_id: string; version: number }
let deputyId: string

beforeAll(async () => {
  app = await TestApp.start()
  administrator = await app.as('administrator')
  manager = await app.as('unit_manager')
  principal = await assignmentOf('mikko.hyvarinen@solmu.example')
  deputyId = (await assignmentOf('riitta.kosonen@solmu.example')).user_id
})
afterAll(() => app.stop())

const assignmentOf = async (email: string) =>
  (
    await app.rows<{ id: string; user_id: string; version: number }>(
      `SELECT a.id, a.user_id, a.version FROM role_assignment a JOIN app_user u ON u.id = a.user_id
       WHERE u.email = $1 AND a.valid_to IS NULL`,
      [email]
    )
  )[0]!
const absence = (change: Record<string, unknown> = {}) => ({
  input: { assignmentId: principal.id, userId: deputyId, validFrom: today, validTo: addDays(today, 14), reason: 'Kesäloma', ...change }
})
const codeOf = async (actor: Actor, document: string, variables: Record<string, unknown>) =>
  (await actor.ask(document, variables)).errors?.[0]?.extensions.code
const appoint = async (actor: Actor, change: Record<string, unknown> = {}) =>
  (await actor.get<{ appointDeputy: { assignment: { deputies: Deputies } } }>(APPOINT, absence(change))).appointDeputy.assignment.deputies
const rid = () => app.rows(`DELETE FROM role_assignment WHERE source = 'deputy'`)
const mailTo = (userId: string) => app.rows<{ subject: string; text: string }>(`SELECT subject, text FROM outbox_mail WHERE user_id = $1 ORDER BY created_at DESC`, [userId])

describe('a deputy for an absence', () => {
  afterEach(rid)

  test('is named by the holder, told by mail together with them, and can do what the role allows', async () => {
    const member = await app.as('unit_member')
    const actionsOf = async () => (await member.get<{ viewer: { actions: string[] } }>('{ viewer { actions } }')).viewer.actions
    expect(await actionsOf()).not.toContain('access.manage')
    const [deputyship] = await appoint(manager)
    expect(deputyship).toMatchObject({ validFrom: today, validTo: addDays(today, 14), person: { displayName: 'Riitta Kosonen' } })
    expect(await actionsOf()).toContain('access.manage')
    const own = await member.get<{ viewer: { assignments: { source: string; deputyFor: { displayName: string } | null }[] } }>(
      '{ viewer { assignments { source role deputyFor { displayName } } } }'
    )
    expect(own.viewer.assignments).toContainEqual(expect.objectContaining({ source: 'deputy', deputyFor: { displayName: 'Mikko Hyvärinen' } }))
    expect((await mailTo(deputyId))[0]?.subject).toBe('Sijaisuus: Riitta Kosonen toimii henkilön Mikko Hyvärinen sijaisena')
    expect((await mailTo(principal.user_id))[0]?.text).toContain('Rooli: Yksikön johtaja, Karjalan Työsilta.')
  })

  test('is named also by whoever could give the role, and by nobody else', async () => {
    expect(await appoint(await app.as('regional_coordinator'))).toHaveLength(1)
    await rid()
    for (const role of ['auditor'] as const) expect(await codeOf(await app.as(role), APPOINT, absence())).toBe('NOT_ALLOWED')
    for (const role of ['unit_member', 'reviewer', 'funder'] as const) expect(await codeOf(await app.as(role), APPOINT, absence())).toBe('NOT_FOUND')
    expect(await codeOf(await asOutsider(app, await aSecondConsortium(app)), APPOINT, absence())).toBe('NOT_FOUND')
    expect(await app.rows(`SELECT 1 FROM role_assignment WHERE source = 'deputy'`)).toEqual([])
  })

  test('can be named by a member, who manages no access', async () => {
    const member = await app.as('unit_member')
    const own = await assignmentOf('riitta.kosonen@solmu.example')
    const change = { assignmentId: own.id, userId: principal.user_id }
    const [deputyship] = await appoint(member, change)
    const input = { deputyshipId: deputyship!.id, expectedVersion: deputyship!.version, validTo: addDays(today, 3), reason: 'Palaan aiemmin' }
    expect(await codeOf(member, END, { input: { ...input, expectedVersion: 9 } })).toBe('STALE')
    expect(await codeOf(await app.as('auditor'), END, { input })).toBe('NOT_ALLOWED')
    await member.get(END, { input })
    expect((await mailTo(principal.user_id))[0]?.subject).toMatch(/^Sijaisuus päättyy/)
    expect(await codeOf(member, END, { input: { ...input, expectedVersion: 2, validTo: addDays(today, 5) } })).toBe('INVALID_DATE')
  })

  test.each([
    ['for oneself', () => ({ userId: principal.user_id }), 'DEPUTY_REFUSED'],
    ['by somebody far away', async () => ({ userId: (await assignmentOf('antti.keskitalo@solmu.example')).user_id }), 'NOT_FOUND'],
    ['by nobody', () => ({ userId: newId() }), 'NOT_FOUND'],
    ['from yesterday', () => ({ validFrom: addDays(today, -1) }), 'INVALID_DATE'],
    ['without a day', () => ({ validTo: today }), 'INVALID_DATE'],
    ['for longer than a year', () => ({ validTo: addDays(today, 367) }), 'OUT_OF_RANGE'],
    ['without a reason', () => ({ reason: '' }), 'REQUIRED']
  ] as const)('is refused %s', async (_case, change, code) => {
    expect(await codeOf(manager, APPOINT, absence(await change()))).toBe(code)
  })

  test('names no deputy in turn, and gives nothing that outlasts the absence', async () => {
    const [deputyship] = await appoint(manager)
    const member = await app.as('unit_member')
    const other = await assignmentOf('eeva-liisa.turunen@solmu.example')
    expect(await codeOf(member, APPOINT, absence({ assignmentId: deputyship!.id, userId: other.user_id }))).toBe('DEPUTY_REFUSED')
    const grant = `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { user { id } } }`
    const [unit] = await app.rows<{ unit_id: string }>('SELECT unit_id FROM role_assignment WHERE id = $1', [principal.id])
    const gift = { userId: principal.user_id, role: 'unit_member', unitId: unit!.unit_id, validFrom: today, reason: 'Sijaisena annettu' }
    expect(await codeOf(member, grant, { input: gift })).toBe('NOT_ALLOWED')
    expect(await codeOf(member, grant, { input: { ...gift, validTo: addDays(today, 15) } })).toBe('NOT_ALLOWED')
    expect(await codeOf(member, grant, { input: { ...gift, validTo: addDays(today, 14) } })).toBeUndefined()
    await app.rows(`UPDATE role_assignment SET valid_to = valid_from WHERE reason = 'Sijaisena annettu'`)
  })

  test('goes when the role goes, in the same operation', async () => {
    await appoint(manager)
    const input = { assignmentId: principal.id, expectedVersion: principal.version, validTo: addDays(today, 5), reason: 'Siirtyy muualle' }
    await administrator.get(END_ROLE, { input })
    const [deputy] = await app.rows(`SELECT valid_to, end_reason, ended_by IS NOT NULL AS told FROM role_assignment WHERE deputy_for = $1`, [principal.id])
    expect(deputy).toEqual({ valid_to: addDays(today, 5), end_reason: 'Siirtyy muualle', told: true })
    await app.rows('UPDATE role_assignment SET valid_to = NULL WHERE id = $1', [principal.id])
  })
})

describe('who could stand in', () => {
  const names = async (actor: Actor, search: string | null = null) =>
    (await actor.get<{ deputyCandidates: Candidate[] }>(CANDIDATES, { assignmentId: principal.id, search })).deputyCandidates.map(({ displayName }) => displayName)

  test('are people of the same centre and the head office, by name', async () => {
    const found = await names(manager)
    expect(found).toEqual(expect.arrayContaining(['Riitta Kosonen', 'Timo Räsänen', 'Eeva-Liisa Turunen', 'Aino Salmela']))
    for (const absent of ['Mikko Hyvärinen', 'Antti Keskitalo', 'Leena Kurki']) expect(found).not.toContain(absent)
    expect(found).toEqual([...found].sort(new Intl.Collator('fi').compare))
    expect(await names(manager, 'kosonen')).toEqual(['Riitta Kosonen'])
    expect(await names(manager, '%')).toEqual([])
  })

  test('are told to the holder and to those who manage access there, and to nobody else', async () => {
    expect(await names(await app.as('regional_coordinator'))).toContain('Riitta Kosonen')
    for (const role of ['auditor', 'unit_member', 'funder'] as const) {
      expect(await codeOf(await app.as(role), CANDIDATES, { assignmentId: principal.id })).toBe('NOT_FOUND')
    }
  })

  test('for a funder are people of the same organisation alone', async () => {
    const own = await assignmentOf('leena.kurki@solmu.example')
    const funder = await app.as('funder')
    expect((await funder.get<{ deputyCandidates: Candidate[] }>(CANDIDATES, { assignmentId: own.id })).deputyCandidates).toEqual([])
  })
})

describe('straight at the database', () => {
  test('a deputyship that gives more than the role is refused', async () => {
    const own = await assignmentOf('riitta.kosonen@solmu.example')
    const [row] = await app.rows<{ consortium_id: string; unit_id: string }>('SELECT consortium_id, unit_id FROM role_assignment WHERE id = $1', [own.id])
    const insert = async (role: string, validTo: string) => {
      await app.rows('BEGIN')
      try {
        await app.rows('SET LOCAL ROLE solmu_app')
        await app.rows(`SELECT set_config('app.user_id', $1, true), set_config('app.consortium_id', $2, true)`, [own.user_id, row!.consortium_id])
        await app.rows(
          `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from, valid_to, deputy_for, source)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'deputy')`,
          [newId(), row!.consortium_id, principal.user_id, role, row!.unit_id, today, validTo, own.id]
        )
        return 'done'
      } catch (error) {
        return (error as { code: string }).code
      } finally {
        await app.rows('ROLLBACK')
      }
    }
    expect(await insert('unit_member', addDays(today, 5))).toBe('done')
    expect(await insert('administrator', addDays(today, 5))).toBe('42501')
  })
})
