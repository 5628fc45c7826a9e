import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { demoPassword } from '../../../demo/demo-network.js'
import { Browser } from '../../../testing/browser.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { anAudience, anEdition } from '../../../testing/publications.js'
import { anIndicator } from '../../../testing/results.js'
import { codeOf as totpCodeOf, enrolTotp, laterSteps } from '../../../testing/second-factors.js'

const ACCOUNT = `query ($id: ID!) { personAccount(id: $id) { id version deactivatedAt deactivationReason deactivatedByName
  erasureRequestedAt roleCount deputyCount sessionCount invitationCount hasSecondFactor closingProblems erasureProblems } }`
const DEACTIVATE = `mutation ($input: DeactivatePersonInput!) { deactivatePerson(input: $input) { user { state } account { version deactivatedAt } } }`
const REACTIVATE = `mutation ($input: ReactivatePersonInput!) { reactivatePerson(input: $input) { user { state } account { version } } }`
const ERASE = `mutation ($input: ErasePersonInput!) { erasePerson(input: $input) { user { displayName email state } } }`
const RESET = `mutation ($input: ResetSecondFactorInput!) { resetSecondFactor(input: $input) { account { hasSecondFactor sessionCount } } }`
const REQUEST = `mutation ($isWanted: Boolean!) { requestErasure(input: { isWanted: $isWanted }) { erasureRequestedAt } }`

type Account = { version: number; closingProblems: string[]; erasureProblems: string[]; roleCount: number; sessionCount: number }

const today = todayIn()
let app: TestApp
let administrator: Actor
let unitId: string

beforeAll(async () => {
  app = await TestApp.start()
  administrator = await app.as('administrator')
  unitId = (await app.rows<{ id: string }>(`SELECT id FROM unit_now WHERE type = 'local_unit' AND is_open ORDER BY name_fi, id LIMIT 1`))[0]!.id
})
afterAll(() => app.stop())

/** A person with one role and a session. */
async function aPerson(name = 'Raili Rinnekoski-Ahtola', role = 'unit_member'): Promise<Actor & { userId: string; email: string; name: string }> {
  const userId = newId()
  const email = `raili.${userId}@oma.example`
  await app.rows(
    `INSERT INTO app_user (id, email, display_name, password_hash) SELECT $1, $2, $3, password_hash FROM app_user WHERE password_is_demo LIMIT 1`,
    [userId, email, name]
  )
  await app.rows(
    `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from, reason)
     SELECT $1, consortium_id, $2, $3, id, '2020-01-01', $5 FROM org_unit WHERE id = $4`,
    [newId(), userId, role, unitId, `${name} aloitti työt (${email})`]
  )
  return Object.assign(await app.signIn(email, demoPassword), { userId, email, name })
}
const accountOf = async (id: string) => (await administrator.get<{ personAccount: Account }>(ACCOUNT, { id })).personAccount
const codeOf = async (actor: Actor, document: string, variables: Record<string, unknown>) =>
  (await actor.ask(document, variables)).errors?.[0]?.extensions.code
const closing = async (userId: string, change: object = {}) => ({
  input: { userId, reason: 'Työsuhde päättyi', expectedVersion: (await accountOf(userId)).version, ...change }
})
const endRoles = (userId: string) => app.rows('UPDATE role_assignment SET valid_to = app.today() WHERE user_id = $1', [userId])
const file = (actor: Actor, path: string) => fetch(`${app.address}/files/${path}`, { headers: { cookie: actor.cookie } })
/** The text of every row of every table, as the owner sees it. */
async function wholeDatabase(): Promise<string> {
  const tables = await app.rows<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'graphile_worker') ORDER BY 1`
  )
  const texts = []
  for (const { name } of tables) texts.push(...(await app.rows<{ row: string }>(`SELECT t::text AS row FROM ${name} t`)).map(({ row }) => row))
  return texts.join('\n')
}

describe('closing an account', () => {
  test('ends every session with the next request, keeps the roles on record, and can be undone', async () => {
    const person = await aPerson()
    expect(await accountOf(person.userId)).toMatchObject({ roleCount: 1, sessionCount: 1, closingProblems: [] })
    await administrator.get(DEACTIVATE, await closing(person.userId))
    expect((await person.ask('{ viewer { id } }')).status).toBe(401)
    expect((await app.post('/auth/login', { email: person.email, password: demoPassword })).status).toBe(401)
    await app.rows('DELETE FROM login_failure')
    const account = await accountOf(person.userId)
    expect(account).toMatchObject({ deactivationReason: 'Työsuhde päättyi', deactivatedByName: expect.any(String), roleCount: 1 })
    await administrator.get(REACTIVATE, { input: { userId: person.userId, expectedVersion: account.version } })
    expect((await person.ask('{ viewer { id } }')).status).toBe(401)
    await app.signIn(person.email, demoPassword)
    const entries = await app.rows(`SELECT action, before, after FROM audit_entry WHERE subject_id = $1 AND action LIKE '%activatePerson' ORDER BY number`, [person.userId])
    expect(entries).toMatchObject([
      { action: 'deactivatePerson', before: { state: 'active' }, after: { state: 'deactivated' } },
      { action: 'reactivatePerson' }
    ])
  })

  test('ends all sessions of a person at once, and leaves the account open', async () => {
    const person = await aPerson()
    const elsewhere = await app.signIn(person.email, demoPassword)
    const end = 'mutation ($input: EndSessionsOfInput!) { endSessionsOf(input: $input) { account { sessionCount } } }'
    expect(await administrator.get(end, { input: { userId: person.userId } })).toEqual({ endSessionsOf: { account: { sessionCount: 0 } } })
    for (const actor of [person, elsewhere]) expect((await actor.ask('{ viewer { id } }')).status).toBe(401)
    await app.signIn(person.email, demoPassword)
  })

  test('revokes the invitations that the person has given', async () => {
    const person = await aPerson('Raili Kutsuja', 'unit_manager')
    await person.get(`mutation ($input: InvitePersonInput!) { invitePerson(input: $input) { invitation { id } } }`, {
      input: { email: 'kutsuttu@x.example', language: 'fi', role: 'unit_member', unitId, reason: 'Uusi valmentaja' }
    })
    expect(await accountOf(person.userId)).toMatchObject({ invitationCount: 1 })
    await administrator.get(DEACTIVATE, await closing(person.userId))
    expect(await app.rows('SELECT token_hash, revoked_at FROM invitation WHERE invited_by = $1', [person.userId])).toEqual([
      { token_hash: null, revoked_at: expect.any(Date) }
    ])
  })

  test('ends the deputyships that the person has given and holds, and tells the other side in their language', async () => {
    const [person, other] = [await aPerson('Raili Poistuva'), await aPerson('Veikko Jäävä', 'unit_manager')]
    await app.rows(`UPDATE app_user SET language = 'sv' WHERE id = $1`, [other.userId])
    const stand = async (principal: string, deputy: string, from: number, to: number) => {
      const id = newId()
      await app.rows(
        `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from, valid_to, reason, source, deputy_for)
         SELECT $1, consortium_id, $3, role, unit_id, $4, $5, 'Poissa', 'deputy', id FROM role_assignment WHERE user_id = $2 AND deputy_for IS NULL`,
        [id, principal, deputy, addDays(today, from), addDays(today, to)]
      )
      return id
    }
    const given = await stand(person.userId, other.userId, -2, 9)
    const held = await stand(other.userId, person.userId, 3, 20)
    const past = await stand(other.userId, person.userId, -20, -10)
    expect(await accountOf(person.userId)).toMatchObject({ roleCount: 1, deputyCount: 2 })
    await administrator.get(DEACTIVATE, await closing(person.userId))
    const rows = await app.rows(
      `SELECT id, valid_from, valid_to, end_reason, ended_by IS NOT NULL AS told FROM role_assignment WHERE id = ANY ($1) ORDER BY id`,
      [[given, held, past]]
    )
    expect(rows).toEqual([
      { id: given, valid_from: addDays(today, -2), valid_to: today, end_reason: 'Työsuhde päättyi', told: true },
      { id: held, valid_from: addDays(today, 3), valid_to: addDays(today, 3), end_reason: 'Työsuhde päättyi', told: true },
      { id: past, valid_from: addDays(today, -20), valid_to: addDays(today, -10), end_reason: null, told: false }
    ])
    expect(await accountOf(person.userId)).toMatchObject({ roleCount: 1, deputyCount: 0 })
    const mails = await app.rows<{ subject: string; text: string }>(`SELECT subject, text FROM outbox_mail WHERE user_id = $1 ORDER BY subject`, [other.userId])
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Ställföreträdarskapet har upphört: Raili Poistuva för Veikko Jäävä',
      'Ställföreträdarskapet har upphört: Veikko Jäävä för Raili Poistuva'
    ])
    expect(mails[0]?.text).toContain('kontot för Raili Poistuva har inaktiverats')
    expect(await app.rows('SELECT 1 FROM outbox_mail WHERE user_id = $1', [person.userId])).toEqual([])
    await app.rows('UPDATE role_assignment SET valid_to = app.today() WHERE user_id = $1 AND valid_to IS NULL', [person.userId])
    await app.rows(`UPDATE app_user SET deactivated_at = now() - interval '31 days' WHERE id = $1`, [person.userId])
    const { version, erasureProblems } = await accountOf(person.userId)
    expect(erasureProblems).toEqual([])
    await administrator.get(ERASE, { input: { userId: person.userId, confirmation: person.name, expectedVersion: version } })
  })

  test('is refused for oneself, for the last administrator, without a reason and on an old version', async () => {
    const me = (await administrator.get<{ viewer: { id: string } }>('{ viewer { id } }')).viewer.id
    expect(await accountOf(me)).toMatchObject({ closingProblems: expect.arrayContaining(['oneself']) })
    expect(await codeOf(administrator, DEACTIVATE, await closing(me))).toBe('NOT_ONESELF')
    const person = await aPerson('Raili Pääkäyttäjä', 'administrator')
    const wide = (await app.rows<{ id: string }>(`SELECT id FROM unit_now WHERE type = 'headquarters' LIMIT 1`))[0]!.id
    await app.rows('UPDATE role_assignment SET unit_id = $2 WHERE user_id = $1', [person.userId, wide])
    await app.rows(`UPDATE role_assignment SET valid_to = $2 WHERE role = 'administrator' AND user_id <> $1`, [person.userId, addDays(today, 1)])
    expect(await codeOf(administrator, DEACTIVATE, await closing(person.userId))).toBe('LAST_ADMINISTRATOR')
    await app.rows(`UPDATE role_assignment SET valid_to = NULL WHERE role = 'administrator'`)
    expect(await codeOf(administrator, DEACTIVATE, await closing(person.userId, { reason: ' ' }))).toBe('REQUIRED')
    expect(await codeOf(administrator, DEACTIVATE, await closing(person.userId, { expectedVersion: 99 }))).toBe('STALE')
    expect((await person.ask('{ viewer { id } }')).status).toBe(200)
  })

  test('takes a fresh proof and the right, in the program and in the database', async () => {
    const person = await aPerson()
    for (const role of ['national_coordinator', 'regional_coordinator', 'auditor'] as const) {
      const actor = await app.as(role)
      expect(await codeOf(actor, DEACTIVATE, { input: { userId: person.userId, reason: 'En pidä hänestä', expectedVersion: 1 } })).toBe('NOT_ALLOWED')
    }
    const variables = await closing(person.userId)
    await app.rows(`UPDATE session SET proved_at = now() - interval '11 minutes'`)
    expect(await codeOf(administrator, DEACTIVATE, variables)).toBe('PROOF_REQUIRED')
    await app.rows(`UPDATE session SET proved_at = now()`)
    await app.rows('BEGIN')
    await app.rows('SET LOCAL ROLE solmu_app')
    await app.rows(`SELECT set_config('app.user_id', $1, true), set_config('app.consortium_id', (SELECT ''), true)`, [person.userId])
    await expect(app.rows('SELECT app.deactivate_person($1, $2)', [person.userId, 'x'])).rejects.toMatchObject({ code: '42501' })
    await app.rows('ROLLBACK')
  })
})

describe('a person who has lost every second factor', () => {
  /** Somebody with an app, recovery codes and a passkey. */
  async function aPersonWithFactors() {
    const person = await aPerson('Raili Puhelimeton')
    const browser = new Browser(app.address)
    await browser.login(person.email, demoPassword)
    const { secret } = await enrolTotp(browser)
    await app.rows(
      `INSERT INTO passkey (id, user_id, credential_id, public_key, counter, transports, is_synced, name) VALUES ($1, $2, $3, 'x', 0, '{}', false, 'Avain')`,
      [newId(), person.userId, `key-${person.userId}`]
    )
    return { person, browser, secret }
  }
  const resetting = (userId: string, change: object = {}) => ({ input: { userId, reason: 'Puhelin katosi, soitettu takaisin', ...change } })
  const leftOf = async (userId: string) => {
    const tables = ['totp', 'passkey', 'recovery_code', 'session', 'sign_in_ticket']
    const counts = tables.map((table) => `(SELECT count(*)::int FROM ${table} WHERE user_id = $1) AS ${table}`)
    return (await app.rows(`SELECT ${counts.join(', ')}`, [userId]))[0]
  }

  test('gets a fresh start: everything goes, a mail says so, and the password alone opens the account again', async () => {
    const { person, browser, secret } = await aPersonWithFactors()
    const waiting = new Browser(app.address)
    const { body } = await waiting.login(person.email, demoPassword)
    await app.rows(`UPDATE app_user SET language = 'en' WHERE id = $1`, [person.userId])
    expect(await accountOf(person.userId)).toMatchObject({ hasSecondFactor: true })
    const done = await administrator.get(RESET, resetting(person.userId))
    expect(done).toEqual({ resetSecondFactor: { account: { hasSecondFactor: false, sessionCount: 0 } } })
    expect(await leftOf(person.userId)).toEqual({ totp: 0, passkey: 0, recovery_code: 0, session: 0, sign_in_ticket: 0 })
    expect((await browser.ask('{ viewer { id } }')).status).toBe(401)
    await laterSteps(app)
    const late = await waiting.post('/auth/second-factor', { ticket: body.ticket, method: 'totp', code: totpCodeOf(secret) })
    expect(late.status).not.toBe(200)
    expect((await new Browser(app.address).login(person.email, demoPassword)).body).toEqual({ ok: true })
    const mails = await app.rows<{ subject: string; text: string }>('SELECT subject, text FROM outbox_mail WHERE user_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1', [person.userId])
    expect(mails[0]).toMatchObject({ subject: 'Your second factors were reset', text: expect.stringContaining('contact your consortium’s administrator') })
    expect(await app.rows(`SELECT outcome, details FROM audit_entry WHERE action = 'resetSecondFactor' AND subject_id = $1`, [person.userId])).toEqual([
      { outcome: 'done', details: expect.objectContaining({ hadTotp: true, passkeys: 1 }) }
    ])
    expect(await codeOf(administrator, RESET, resetting(person.userId))).toBe('NOT_FOUND')
  })

  test('is helped by administrators with a fresh proof and a reason, by nobody else, and never by themselves', async () => {
    const { person } = await aPersonWithFactors()
    for (const role of ['national_coordinator', 'regional_coordinator', 'auditor'] as const) {
      expect(await codeOf(await app.as(role), RESET, resetting(person.userId))).toBe('NOT_ALLOWED')
    }
    const me = (await administrator.get<{ viewer: { id: string } }>('{ viewer { id } }')).viewer.id
    expect(await codeOf(administrator, RESET, resetting(me))).toBe('NOT_ONESELF')
    expect(await codeOf(administrator, RESET, resetting(newId()))).toBe('NOT_FOUND')
    expect(await codeOf(administrator, RESET, resetting(person.userId, { reason: ' ' }))).toBe('REQUIRED')
    await app.rows(`UPDATE session SET proved_at = now() - interval '11 minutes'`)
    expect(await codeOf(administrator, RESET, resetting(person.userId))).toBe('PROOF_REQUIRED')
    await app.rows(`UPDATE session SET proved_at = now()`)
    expect(await leftOf(person.userId)).toMatchObject({ totp: 1, passkey: 1, recovery_code: 10 })
  })

  test('the database refuses it too to whoever is not an administrator, and for oneself', async () => {
    const { person } = await aPersonWithFactors()
    const [admin] = await app.rows<{ user_id: string; consortium_id: string }>(`SELECT user_id, consortium_id FROM role_assignment WHERE role = 'administrator' AND valid_to IS NULL LIMIT 1`)
    for (const [actor, target] of [[person.userId, person.userId], [person.userId, admin!.user_id], [admin!.user_id, admin!.user_id]]) {
      await app.rows('BEGIN')
      await app.rows('SET LOCAL ROLE solmu_app')
      await app.rows(`SELECT set_config('app.user_id', $1, true), set_config('app.consortium_id', $2, true)`, [actor, admin!.consortium_id])
      await expect(app.rows('SELECT * FROM app.reset_second_factor($1)', [target])).rejects.toMatchObject({ code: '42501' })
      await app.rows('ROLLBACK')
    }
    expect(await leftOf(person.userId)).toMatchObject({ totp: 1, passkey: 1 })
  })
})

describe('what is kept about a person', () => {
  test('is theirs to take, without secrets, and it is on record', async () => {
    const person = await aPerson()
    const response = await file(person, 'my-data.json')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
    const text = await response.text()
    const data = JSON.parse(text) as Record<string, never>
    expect(data).toMatchObject({
      profile: { email: person.email, display_name: person.name, has_password: true },
      roles: [{ role: 'unit_member', reason: expect.stringContaining('aloitti') }],
      account: { session: [{ user_id: person.userId }] },
      audit: [expect.objectContaining({ action: 'signIn', actor_id: person.userId })]
    })
    expect(text).not.toMatch(/argon2|token_hash|password_hash/)
    expect(await app.rows(`SELECT action FROM audit_entry WHERE actor_id = $1 AND action = 'exportOwnData'`, [person.userId])).toHaveLength(1)
  })

  test('goes to administrators too, and to nobody else', async () => {
    const person = await aPerson()
    const mine = await file(administrator, `persons/${person.userId}/data.json`)
    expect([mine.status, JSON.parse(await mine.text()).profile.email]).toEqual([200, person.email])
    expect(await app.rows(`SELECT outcome FROM audit_entry WHERE subject_id = $1 AND action = 'exportPersonData'`, [person.userId])).toEqual([{ outcome: 'done' }])
    expect((await file(await app.as('national_coordinator'), `persons/${person.userId}/data.json`)).status).toBe(403)
    expect((await file(person, `persons/${person.userId}/data.json`)).status).toBe(403)
    expect((await file(administrator, `persons/${newId()}/data.json`)).status).toBe(404)
    expect((await fetch(`${app.address}/files/my-data.json`)).status).toBe(401)
  })

  test('is listed in a file as far as one’s sight goes', async () => {
    const all = await (await file(administrator, 'persons.csv?lang=fi&kind=person')).text()
    const few = await (await file(await app.as('regional_coordinator'), 'persons.csv?lang=sv')).text()
    expect(all.split('\n')[0]).toContain('Nimi;Sähköposti;Roolit')
    expect(few.split('\n')[0]).toContain('Namn;E-post;Roller')
    expect(few.split('\n').length).toBeLessThan(all.split('\n').length)
    expect((await file(administrator, 'persons.xlsx?lang=en')).headers.get('content-type')).toContain('spreadsheetml')
    expect((await file(administrator, 'persons.csv?role=king')).status).toBe(400)
    expect(await app.rows(`SELECT DISTINCT action FROM audit_entry WHERE action = 'exportPeople'`)).toHaveLength(1)
  })
})

describe('erasing a person', () => {
  const erasing = async (userId: string, confirmation: string) => ({
    input: { userId, confirmation, expectedVersion: (await accountOf(userId)).version }
  })

  test('is refused while something stands in the way, and says what', async () => {
    const person = await aPerson()
    expect(await accountOf(person.userId)).toMatchObject({ erasureProblems: ['active', 'has_role'] })
    const answer = await administrator.ask(ERASE, await erasing(person.userId, person.name))
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'ERASURE_REFUSED', params: { problems: 'active, has_role' } })
    await endRoles(person.userId)
    await administrator.get(DEACTIVATE, await closing(person.userId))
    expect((await accountOf(person.userId)).erasureProblems).toEqual(['retention'])
    await app.rows(`UPDATE app_user SET deactivated_at = now() - interval '31 days' WHERE id = $1`, [person.userId])
    expect((await accountOf(person.userId)).erasureProblems).toEqual([])
    expect(await codeOf(administrator, ERASE, await erasing(person.userId, 'Joku Muu'))).toBe('INVALID_INPUT')
    await app.rows(`UPDATE role_assignment SET valid_to = NULL WHERE user_id = $1`, [person.userId])
    expect((await accountOf(person.userId)).erasureProblems).toEqual(['has_role'])
  })

  test('a person can ask for it and take it back; then it need not wait', async () => {
    const person = await aPerson()
    expect(await person.get(REQUEST, { isWanted: true })).toMatchObject({ requestErasure: { erasureRequestedAt: expect.any(String) } })
    expect(await person.get(REQUEST, { isWanted: false })).toEqual({ requestErasure: { erasureRequestedAt: null } })
    await person.get(REQUEST, { isWanted: true })
    expect(await person.get('{ viewer { erasureRequestedAt } }')).toMatchObject({ viewer: { erasureRequestedAt: expect.any(String) } })
    const items = `{ workItems { kind params } }`
    const kindsOf = async (actor: Actor) => JSON.stringify((await actor.get<{ workItems: object[] }>(items)).workItems.filter((item) => (item as { kind: string }).kind === 'erasure_requested'))
    expect(await kindsOf(administrator)).toContain(person.userId)
    expect(await kindsOf(await app.as('national_coordinator'))).toBe('[]')
    await endRoles(person.userId)
    await administrator.get(DEACTIVATE, await closing(person.userId))
    expect((await accountOf(person.userId)).erasureProblems).toEqual([])
  })

  test('leaves neither name nor address anywhere in the database, and the audit trail unbroken', async () => {
    const person = await aPerson('Vieno Tuulenkylmänen')
    const other = await aPerson('Vieno Toinenkin')
    await person.get('mutation { requestErasure(input: { isWanted: true }) { erasureRequestedAt } }')
    await app.rows(
      `INSERT INTO outbox_mail (id, consortium_id, user_id, recipient, language, subject, text)
       SELECT $1, consortium_id, $2, $3, 'fi', 'Hei Vieno Tuulenkylmänen', 'Vieno Tuulenkylmänen, tervetuloa' FROM role_assignment LIMIT 1`,
      [newId(), person.userId, person.email]
    )
    await app.rows(`UPDATE role_assignment SET reason = 'Vieno Tuulenkylmänen jäi pois, sijainen' WHERE user_id = $1`, [other.userId])
    await app.rows(`UPDATE unit_period SET email = $1 WHERE unit_id = $2`, [person.email, unitId])
    await endRoles(person.userId)
    await administrator.get(DEACTIVATE, await closing(person.userId, { reason: 'Vieno Tuulenkylmänen pyysi' }))
    expect(await wholeDatabase()).toContain('Vieno Tuulenkylmänen')
    const actions = () => app.rows('SELECT number, action, actor_id, subject_id, hash FROM audit_entry WHERE actor_id = $1 ORDER BY number', [person.userId])
    const before = await actions()
    const pseudonym = `Poistettu henkilö ${person.userId.slice(-4).toUpperCase()}`
    const done = await administrator.get(ERASE, await erasing(person.userId, person.name))
    expect(done).toEqual({ erasePerson: { user: { displayName: pseudonym, email: `erased-${person.userId}@erased.invalid`, state: 'erased' } } })
    const text = (await wholeDatabase()).toLowerCase()
    expect([text.includes('tuulenkylmänen'), text.includes(person.email)]).toEqual([false, false])
    expect(text).toContain(`${pseudonym} jäi pois, sijainen`.toLowerCase())
    expect(text).toContain('vieno toinenkin')
    expect(await actions()).toEqual(before)
    expect(before.length).toBeGreaterThan(1)
    for (const table of ['session', 'password_reset', 'erasure_request', 'totp', 'passkey', 'recovery_code']) {
      expect([table, await app.rows(`SELECT 1 FROM ${table} WHERE user_id = $1`, [person.userId])]).toEqual([table, []])
    }
    const [consortium] = await app.rows<{ consortium_id: string }>('SELECT consortium_id FROM role_assignment WHERE user_id = $1', [person.userId])
    await app.rows(`SELECT set_config('app.consortium_id', $1, false)`, [consortium?.consortium_id])
    expect(await app.rows('SELECT first_broken FROM app.audit_verify()')).toEqual([{ first_broken: null }])
    const names = await administrator.get<{ auditEntries: { nodes: { actorName: string }[] } }>(
      `query ($id: ID!) { auditEntries(filter: { actorId: $id }) { nodes { actorName } } }`,
      { id: person.userId }
    )
    expect(new Set(names.auditEntries.nodes.map(({ actorName }) => actorName))).toEqual(new Set([pseudonym]))
    expect(await codeOf(administrator, ERASE, await erasing(person.userId, pseudonym))).toBe('ERASURE_REFUSED')
    expect(await codeOf(administrator, REACTIVATE, { input: { userId: person.userId, expectedVersion: (await accountOf(person.userId)).version } })).toBe('STALE')
  })

  test('leaves a certified edition as it is, which names the person no more', async () => {
    const person = await aPerson('Vieno Laitosnimetty')
    const [indicatorId, audienceId] = [await anIndicator(app), await anAudience(app, { kind: 'members', detail: 'unit' })]
    const [unit] = await app.rows<{ centreId: string }>('SELECT parent_id AS "centreId" FROM unit_link WHERE unit_id = $1 AND valid_to IS NULL', [unitId])
    const place = { centreId: unit?.centreId ?? '', name: 'Itä', units: [{ id: unitId, name: 'Karjala' }] }
    const editionId = await anEdition(app, {
      ...{ indicators: [indicatorId], places: [place], cells: [{ indicatorId, lens: 'unit', area: unitId, period: '2026-Q1', value: 7 }] },
      ...{ firstPeriod: '2026-Q1', lastPeriod: '2026-Q1', returns: [{ unitId, centreId: place.centreId, period: '2026-Q1', sentBy: person.name }] }
    })
    const office = await app.as('national_coordinator')
    await office.get('mutation ($input: PublishEditionInput!) { publishEdition(input: $input) { toldCount } }', { input: { editionId, audienceIds: [audienceId] } })
    const sentBy = async () => {
      const input = { editionId, audienceId, indicatorId, lens: 'unit', area: unitId, period: '2026-Q1' }
      const asked = 'query ($input: DerivationInput!) { publishedDerivation(input: $input) { returns { sentBy } } }'
      return (await office.get<{ publishedDerivation: { returns: { sentBy: string }[] } }>(asked, { input })).publishedDerivation.returns[0]?.sentBy
    }
    const bytes = () => app.rows('SELECT e::text, (SELECT json_agg(r) FROM edition_return r WHERE r.edition_id = e.id), (SELECT json_agg(p) FROM edition_part p WHERE p.edition_id = e.id) FROM edition e WHERE e.id = $1', [editionId])
    expect(await sentBy()).toBe(person.name)
    const before = await bytes()
    await person.get('mutation { requestErasure(input: { isWanted: true }) { erasureRequestedAt } }')
    await endRoles(person.userId)
    await administrator.get(DEACTIVATE, await closing(person.userId))
    await administrator.get(ERASE, await erasing(person.userId, person.name))
    expect(await sentBy()).toBe(`Poistettu henkilö ${person.userId.slice(-4).toUpperCase()}`)
    expect(await bytes()).toEqual(before)
    expect((await wholeDatabase()).toLowerCase()).not.toContain('laitosnimetty')
  })

  test('changes nothing for a namesake', async () => {
    const [one, other] = [await aPerson('Kaimo Kaimanen'), await aPerson('Kaimo Kaimanen')]
    await one.get('mutation { requestErasure(input: { isWanted: true }) { erasureRequestedAt } }')
    await endRoles(one.userId)
    await administrator.get(DEACTIVATE, await closing(one.userId))
    await administrator.get(ERASE, await erasing(one.userId, 'Kaimo Kaimanen'))
    expect(await other.get('{ viewer { displayName email } }')).toEqual({ viewer: { displayName: 'Kaimo Kaimanen', email: other.email } })
  })
})
