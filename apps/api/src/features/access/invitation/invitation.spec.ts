import { addDays, todayIn } from '@solmu/shared/dates.js'
import { Actor, type TestApp } from '../../../testing/harness.js'
import { PostedApp } from '../../../testing/post.js'

const FIELDS = 'id email state version sendCount expiresAt role unit { id } invitedByName acceptedById'
const INVITE = `mutation ($input: InvitePersonInput!) { invitePerson(input: $input) { invitation { ${FIELDS} } } }`
const RESEND = `mutation ($input: ResendInvitationInput!) { resendInvitation(input: $input) { invitation { ${FIELDS} } } }`
const REVOKE = `mutation ($input: RevokeInvitationInput!) { revokeInvitation(input: $input) { invitation { ${FIELDS} } } }`
const LIST = `query ($filter: InvitationFilter, $sort: InvitationSort, $first: Int, $after: String) {
  invitations(filter: $filter, sort: $sort, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ${FIELDS} } } }`

type Invitation = { id: string; email: string; state: string; version: number; sendCount: number; unit: { id: string } }
type Listed = { invitations: { totalCount: number; pageInfo: { endCursor: string }; nodes: Invitation[] } }

const PASSWORD = 'kolme hirveä lammella illalla'
let posted: PostedApp
let app: TestApp
let coordinator: Actor
let places: { centreId: string; unitId: string; otherUnitId: string }

beforeAll(async () => {
  posted = await PostedApp.start()
  app = posted.app
  coordinator = await app.as('regional_coordinator')
  const { viewer } = await coordinator.get<{ viewer: { assignments: { unit: { id: string } }[] } }>('{ viewer { assignments { unit { id } } } }')
  const centreId = String(viewer.assignments[0]?.unit.id)
  const below = async (isBelow: boolean) =>
    (await app.rows<{ id: string }>(
      `SELECT u.id FROM unit_now u JOIN unit_link l ON l.unit_id = u.id AND l.valid_to IS NULL
       WHERE u.type = 'local_unit' AND u.is_open AND (l.parent_id = $1) = $2 ORDER BY u.name_fi, u.id LIMIT 1`,
      [centreId, isBelow]
    ))[0]!.id
  places = { centreId, unitId: await below(true), otherUnitId: await below(false) }
})
afterAll(() => posted.stop())
afterEach(() => app.rows('DELETE FROM login_failure'))

let number = 0
const newcomer = () => `kutsuttu.${++number}@uusi.example`
const wish = (change: Record<string, unknown> = {}) => ({
  input: { email: newcomer(), language: 'fi', role: 'unit_member', unitId: places.unitId, reason: 'Uusi valmentaja', ...change }
})
const invited = async (actor = coordinator, change: Record<string, unknown> = {}) =>
  (await actor.get<{ invitePerson: { invitation: Invitation } }>(INVITE, wish(change))).invitePerson.invitation
const codesOf = async (actor: Actor, document: string, variables: Record<string, unknown>) =>
  (await actor.ask(document, variables)).errors?.map(({ extensions }) => `${extensions.code} ${extensions.path.join('.')}`.trim())
const show = async (token: string) => answerOf(await app.post('/auth/invitation', { token }))
const accept = async (token: string, more: object = {}, cookie = '') => {
  const form = { token, displayName: 'Uusi Tulija', password: PASSWORD, language: 'fi', ...more }
  return answerOf(await app.post('/auth/invitation/accept', form, cookie ? { cookie } : {}))
}
const answerOf = async (response: Response) => ({
  status: response.status,
  cookie: response.headers.get('set-cookie')?.split(';', 1)[0] ?? '',
  body: (await response.json()) as Record<string, unknown> & { error?: { code: string; path: string[] } }
})
const rolesOf = (email: string) =>
  app.rows(
    `SELECT a.role, a.unit_id, a.source, a.reason, a.valid_from::text, a.valid_to::text FROM role_assignment a
     JOIN app_user u ON u.id = a.user_id WHERE u.email = $1 ORDER BY a.id`,
    [email]
  )

describe('an invitation', () => {
  test('brings somebody new an account and the role, once, and tells whoever gave it', async () => {
    const { email, id } = await invited(coordinator, { displayName: 'Uusi Tulija' })
    const letter = await posted.letterTo(email)
    expect(letter).toContain('Yksikön työntekijä')
    const token = await posted.tokenTo(email)
    expect(await show(token)).toMatchObject({
      status: 200,
      body: { email, displayName: 'Uusi Tulija', role: 'unit_member', hasAccount: false, language: 'fi' }
    })
    const done = await accept(token)
    expect(done).toMatchObject({ status: 200, body: { ok: true } })
    const me = await new Actor(app.address, done.cookie).get('{ viewer { displayName email } }')
    expect(me).toEqual({ viewer: { displayName: 'Uusi Tulija', email } })
    expect(await rolesOf(email)).toEqual([
      {
        ...{ role: 'unit_member', unit_id: places.unitId, source: 'invitation', reason: 'Uusi valmentaja' },
        ...{ valid_from: todayIn(), valid_to: null }
      }
    ])
    expect(await accept(token)).toMatchObject({ status: 404, body: { error: { code: 'LINK_EXPIRED' } } })
    expect(await show(token)).toMatchObject({ body: { error: { code: 'LINK_EXPIRED' } } })
    const { email: giver } = (await coordinator.get<{ viewer: { email: string } }>('{ viewer { email } }')).viewer
    expect(await posted.letterTo(giver)).toContain('Uusi Tulija otti vastaan kutsusi')
    const [entry] = await app.rows(`SELECT actor_id, subject_id, details FROM audit_entry WHERE action = 'acceptInvitation'`)
    expect(entry).toMatchObject({ subject_id: id, details: { role: 'unit_member' } })
  })

  test.each([
    ['sv', 'Inbjudan till Solmu', 'Medarbetare på enheten', '/sv/invitation#'],
    ['en', 'Invitation to Solmu', 'Unit member', '/en/invitation#']
  ])('speaks the language of the invited: %s', async (language, _subject, role, path) => {
    const { email } = await invited(coordinator, { language })
    const letter = await posted.letterTo(email)
    expect(letter).toContain(role)
    expect(letter).toContain(path)
  })

  test('leaves its link neither in the database nor in what administrators read', async () => {
    const { email } = await invited()
    const token = await posted.tokenTo(email)
    const [row] = await app.rows<{ text: string; sealed_link: string | null; state: string }>(
      'SELECT text, sealed_link, state FROM outbox_mail WHERE recipient = $1',
      [email]
    )
    expect(row).toMatchObject({ state: 'sent', sealed_link: null, text: expect.stringContaining('•••') })
    const [hits] = await app.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM invitation i WHERE i::text LIKE '%' || $1 || '%'`,
      [token]
    )
    expect([row?.text.includes(token), hits?.count]).toEqual([false, 0])
  })

  test('dies with the next one that is sent, and three mails are enough for a day', async () => {
    const first = await invited()
    const old = await posted.tokenTo(first.email)
    const resend = (expectedVersion: number) => coordinator.ask<{ resendInvitation: { invitation: Invitation } }>(RESEND, { input: { invitationId: first.id, expectedVersion } })
    const second = (await resend(first.version)).data!.resendInvitation.invitation
    expect(second).toMatchObject({ sendCount: 2, state: 'open' })
    expect(await show(old)).toMatchObject({ body: { error: { code: 'LINK_EXPIRED' } } })
    expect(await show(await posted.tokenTo(first.email))).toMatchObject({ status: 200 })
    expect((await resend(first.version)).errors?.[0]?.extensions.code).toBe('STALE')
    const third = (await resend(second.version)).data!.resendInvitation.invitation
    expect((await resend(third.version)).errors?.[0]?.extensions).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' })
  })

  test('says whether the viewer may send it anew or take it back, as those acts answer', async () => {
    const administrator = await app.as('administrator')
    const one = await invited(administrator, { role: 'regional_coordinator', unitId: places.centreId })
    const manager = await app.as('unit_manager')
    const ASK = 'query ($filter: InvitationFilter) { invitations(filter: $filter) { nodes { id version mayResend mayRevoke } } }'
    for (const actor of [administrator, coordinator, manager]) {
      const { invitations } = await actor.get<{ invitations: { nodes: { id: string; version: number; mayResend: boolean; mayRevoke: boolean }[] } }>(ASK, { filter: { search: one.email } })
      const [seen] = invitations.nodes
      const input = { invitationId: one.id, expectedVersion: one.version + 99 }
      const codes = await codesOf(actor, REVOKE, { input })
      expect(codes?.[0]).toMatch(seen ? /^STALE/ : /^NOT_FOUND/)
      if (seen) expect(seen).toMatchObject({ id: one.id, mayResend: true, mayRevoke: true })
    }
    await administrator.get(REVOKE, { input: { invitationId: one.id, expectedVersion: one.version } })
    const { invitations } = await administrator.get<{ invitations: { nodes: object[] } }>(ASK, { filter: { search: one.email } })
    expect(invitations.nodes[0]).toMatchObject({ mayResend: false, mayRevoke: false })
  })

  test('opens nothing once it is revoked or too old; an old one can be sent anew', async () => {
    const one = await invited()
    const token = await posted.tokenTo(one.email)
    await coordinator.get(REVOKE, { input: { invitationId: one.id, expectedVersion: one.version } })
    expect(await accept(token)).toMatchObject({ body: { error: { code: 'LINK_EXPIRED' } } })
    expect(await codesOf(coordinator, RESEND, { input: { invitationId: one.id, expectedVersion: one.version + 1 } })).toEqual(['STALE expectedVersion'])
    const other = await invited()
    const late = await posted.tokenTo(other.email)
    await app.rows(`UPDATE invitation SET expires_at = now() WHERE id = $1`, [other.id])
    expect(await accept(late)).toMatchObject({ body: { error: { code: 'LINK_EXPIRED' } } })
    const again = await coordinator.get(RESEND, { input: { invitationId: other.id, expectedVersion: other.version } })
    expect(again).toMatchObject({ resendInvitation: { invitation: { state: 'open' } } })
  })

  test('of somebody who is there already waits until they have signed in', async () => {
    const email = 'aino.salmela@solmu.example'
    await invited(coordinator, { email, validTo: addDays(todayIn(), 30) })
    const token = await posted.tokenTo(email)
    expect(await show(token)).toMatchObject({ body: { hasAccount: true } })
    expect(await accept(token)).toMatchObject({ status: 401, body: { error: { code: 'NOT_SIGNED_IN' } } })
    expect(await accept(token, {}, coordinator.cookie)).toMatchObject({ body: { error: { code: 'INVITATION_FOR_ANOTHER' } } })
    const [before] = await app.rows('SELECT password_hash FROM app_user WHERE email = $1', [email])
    const aino = await app.signIn(email, 'solmu-demo-2026')
    const done = await accept(token, {}, aino.cookie)
    expect([done.status, done.cookie]).toEqual([200, ''])
    expect(await rolesOf(email)).toContainEqual(expect.objectContaining({ role: 'unit_member', unit_id: places.unitId, source: 'invitation' }))
    expect((await app.rows('SELECT password_hash FROM app_user WHERE email = $1', [email]))[0]).toEqual(before)
  })

  test('brings back somebody whose last role has ended, with a new password and without passing their second factor', async () => {
    const { email } = await invited()
    await accept(await posted.tokenTo(email))
    await app.rows(`UPDATE role_assignment SET valid_from = '2020-01-01', valid_to = app.today() WHERE user_id = (SELECT id FROM app_user WHERE email = $1)`, [email])
    await invited(coordinator, { email })
    const token = await posted.tokenTo(email)
    const done = await accept(token, { password: 'aivan toinen salasana nyt' })
    expect([done.status, done.cookie]).toEqual([200, ''])
    expect((await app.post('/auth/login', { email, password: PASSWORD })).status).toBe(401)
    await app.signIn(email, 'aivan toinen salasana nyt')
  })

  test('is refused when whoever gave it may not give it any more', async () => {
    const manager = await app.as('unit_manager')
    const { viewer } = await manager.get<{ viewer: { id: string; assignments: { unit: { id: string } }[] } }>('{ viewer { id assignments { unit { id } } } }')
    const { email } = await invited(manager, { unitId: viewer.assignments[0]?.unit.id })
    const token = await posted.tokenTo(email)
    await app.rows(`UPDATE role_assignment SET valid_to = app.today() WHERE user_id = $1`, [viewer.id])
    expect(await accept(token)).toMatchObject({ status: 409, body: { error: { code: 'INVITATION_VOID' } } })
    expect(await rolesOf(email)).toEqual([])
    await app.rows(`UPDATE role_assignment SET valid_to = NULL WHERE user_id = $1`, [viewer.id])
  })

  test.each([
    [{ password: 'short' }, 'PASSWORD_TOO_SHORT', 'password'],
    [{ displayName: ' ' }, 'REQUIRED', 'displayName'],
    [{ password: null }, 'REQUIRED', 'password']
  ])('keeps its link when the form is wrong: %p', async (change, code, field) => {
    const { email } = await invited()
    const token = await posted.tokenTo(email)
    expect(await accept(token, change)).toMatchObject({ status: 400, body: { error: { code, path: [field] } } })
    expect(await show(token)).toMatchObject({ status: 200 })
  })

  test('is accepted once by two who press at the same time', async () => {
    const { email } = await invited()
    const token = await posted.tokenTo(email)
    const answers = await Promise.all([accept(token), accept(token), accept(token)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404])
    expect(await rolesOf(email)).toHaveLength(1)
  })
})

describe('who may invite whom', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['a unit elsewhere', { unitId: 'other' }, 'NOT_ALLOWED role'],
    ['a role that they do not hold', { role: 'administrator' }, 'NOT_ALLOWED role'],
    ['an address that is none', { email: 'not an address' }, 'INVALID_EMAIL email'],
    ['a day that has passed', { validTo: '2020-01-01' }, 'INVALID_DATE validTo'],
    ['no reason', { reason: '  ' }, 'REQUIRED reason'],
    ['an organisation for no funder', { organisationId: '0199aaaa-0000-7000-8000-000000000000' }, 'INVALID_INPUT organisationId'],
    ['a unit that is not there', { unitId: '0199aaaa-0000-7000-8000-000000000000' }, 'NOT_FOUND unitId']
  ])('%s is refused', async (_what, change, code) => {
    const fill = change.unitId === 'other' ? { unitId: places.otherUnitId } : change
    const before = await app.rows('SELECT count(*) FROM invitation')
    expect(await codesOf(coordinator, INVITE, wish(fill))).toEqual([code])
    expect(await app.rows('SELECT count(*) FROM invitation')).toEqual(before)
  })

  test('the same role is offered once at a time', async () => {
    const { email } = await invited()
    expect(await codesOf(coordinator, INVITE, wish({ email }))).toEqual(['ALREADY_EXISTS'])
  })

  test('an address that has an account elsewhere looks like any other', async () => {
    const [known] = await app.rows<{ email: string }>(
      `SELECT u.email FROM app_user u JOIN role_assignment a ON a.user_id = u.id WHERE a.unit_id = $1 LIMIT 1`,
      [places.otherUnitId]
    )
    const shape = async (email: string) => {
      const answer = await coordinator.get<{ invitePerson: { invitation: Invitation } }>(INVITE, wish({ email }))
      const told = Object.entries(answer.invitePerson.invitation).filter(([name]) => !['id', 'email', 'expiresAt'].includes(name))
      return Object.fromEntries(told)
    }
    expect(await shape(String(known?.email))).toEqual(await shape(newcomer()))
  })

  test('the list shows one’s own reach only, filtered, sorted and page by page', async () => {
    const administrator = await app.as('administrator')
    await invited(administrator, { unitId: places.otherUnitId })
    const all = (await administrator.get<Listed>(LIST, {})).invitations
    const mine = (await coordinator.get<Listed>(LIST, {})).invitations
    expect(all.nodes.map(({ unit }) => unit.id)).toContain(places.otherUnitId)
    expect(mine.nodes.map(({ unit }) => unit.id)).not.toContain(places.otherUnitId)
    expect(mine.totalCount).toBe(mine.nodes.length)
    const revoked = (await coordinator.get<Listed>(LIST, { filter: { state: 'revoked' } })).invitations
    expect([...new Set(revoked.nodes.map(({ state }) => state))]).toEqual(['revoked'])
    const found = (await coordinator.get<Listed>(LIST, { filter: { search: 'AINO.salm' } })).invitations
    expect(found.nodes.map(({ email }) => email)).toEqual(['aino.salmela@solmu.example'])
    const collected: string[] = []
    let after: string | null = null
    do {
      const page: Listed['invitations'] = (await coordinator.get<Listed>(LIST, { sort: 'email', first: 4, after })).invitations
      collected.push(...page.nodes.map(({ email }) => email))
      after = page.nodes.length === 4 ? page.pageInfo.endCursor : null
    } while (after)
    expect(collected).toEqual(mine.nodes.map(({ email }) => email).sort())
    expect((await (await app.as('unit_member')).ask(LIST)).errors?.[0]?.extensions.code).toBe('NOT_ALLOWED')
  })
})
