import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import pg from 'pg'
import { readConfig } from '../../../core/config/config.js'
import { type Actor, type GraphQLAnswer, TestApp, withDatabase } from '../../../testing/harness.js'
import type { TokenService } from './token.service.js'

const MACHINE = `mutation ($input: CreateMachineUserInput!) { createMachineUser(input: $input) { machine { id displayName tokens { id } } } }`
const TOKEN = `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret machine { tokens { id prefix state } } } }`
const REVOKE = `mutation ($input: RevokeApiTokenInput!) { revokeApiToken(input: $input) { machine { tokens { id state } } } }`
const LIST = '{ machineUsers { id displayName purpose roleCount state tokens { id name prefix actions mayWrite expiresOn state lastUsedAt lastUsedIp } } }'
const UNITS = '{ orgUnits(first: 1) { nodes { id } } }'

type Made = { createApiToken: { secret: string; machine: { tokens: { id: string; prefix: string; state: string }[] } } }

const today = todayIn()
let app: TestApp
let administrator: Actor
let headquarters: string
let consortiumId: string

beforeAll(async () => {
  app = await TestApp.start()
  administrator = await app.as('administrator')
  const [row] = await app.rows<{ id: string; consortium_id: string }>(`SELECT id, consortium_id FROM unit_now WHERE type = 'headquarters' LIMIT 1`)
  headquarters = row!.id
  consortiumId = row!.consortium_id
})
afterAll(() => app.stop())
afterEach(() => app.rows('DELETE FROM login_failure'))

async function aMachine(role: string | null = 'national_coordinator'): Promise<string> {
  const made = await administrator.get<{ createMachineUser: { machine: { id: string } } }>(MACHINE, { input: { displayName: 'Raportointi', purpose: 'Tietovarasto lukee verkoston' } })
  const { id } = made.createMachineUser.machine
  if (role) {
    await administrator.get(`mutation ($input: GrantRoleInput!) { grantRole(input: $input) { user { id } } }`, {
      input: { userId: id, role, unitId: headquarters, validFrom: today, reason: 'Tietovarasto' }
    })
  }
  return id
}
const wish = (machineUserId: string, change: object = {}) => ({
  input: { machineUserId, name: 'Tuotanto', actions: ['network.read'], mayWrite: false, expiresOn: addDays(today, 90), ...change }
})
const aToken = async (machineUserId: string, change: object = {}) => {
  const { secret, machine } = (await administrator.get<Made>(TOKEN, wish(machineUserId, change))).createApiToken
  return { secret, id: String(machine.tokens[0]?.id) }
}
/** Asks as a program does: no cookie, a token in the header. */
async function ask(secret: string, query: string, variables: object = {}): Promise<GraphQLAnswer & { error?: { code: string }; cookie: string | null }> {
  const response = await fetch(`${app.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
    body: JSON.stringify({ query, variables })
  })
  return { status: response.status, cookie: response.headers.get('set-cookie'), ...((await response.json()) as { data: null }) }
}
const codesOf = (answer: GraphQLAnswer) => answer.errors?.map(({ extensions }) => extensions.code)

describe('a token', () => {
  test('is shown once, kept as a hash, and recognised by its first letters', async () => {
    const machine = await aMachine()
    const { secret } = await aToken(machine)
    expect(secret).toMatch(/^slm_[\w-]{43}$/)
    const [kept] = await app.rows<{ row: string }>('SELECT t::text AS row FROM api_token t WHERE user_id = $1', [machine])
    expect([kept?.row.includes(secret), kept?.row.includes(secret.slice(0, 8))]).toEqual([false, true])
    const listed = JSON.stringify(await administrator.get(LIST))
    expect([listed.includes(secret), listed.includes(secret.slice(0, 8))]).toEqual([false, true])
    const [trail] = await app.rows<{ count: number }>(`SELECT count(*)::int AS count FROM audit_entry e WHERE e::text LIKE '%' || $1 || '%'`, [secret.slice(4)])
    expect(trail?.count).toBe(0)
  })

  test('reads what it was made for, without a cookie, and shows when and from where it was used', async () => {
    const { secret, id } = await aToken(await aMachine())
    expect(await ask(secret, UNITS)).toMatchObject({ status: 200, cookie: null, data: { orgUnits: { nodes: [{ id: expect.any(String) }] } } })
    expect(await app.rows('SELECT last_used_ip FROM api_token WHERE id = $1 AND last_used_at > now() - interval $$1 minute$$', [id])).toEqual([{ last_used_ip: '127.0.0.1' }])
    expect(await app.rows('SELECT 1 FROM session WHERE user_id = (SELECT user_id FROM api_token WHERE id = $1)', [id])).toEqual([])
    const file = (bearer: string) => fetch(`${app.address}/files/network.csv`, { headers: { authorization: `Bearer ${bearer}` } })
    expect([(await file(secret)).status, (await file(`slm_${'A'.repeat(43)}`)).status]).toEqual([200, 401])
    expect(await app.rows(`SELECT via, token_id FROM audit_entry WHERE action = 'exportNetwork' ORDER BY recorded_at DESC LIMIT 1`)).toEqual([{ via: 'token', token_id: id }])
  })

  test('reaches no further than its actions, in the program and straight at the database', async () => {
    const machine = await aMachine()
    const { secret } = await aToken(machine)
    expect(codesOf(await ask(secret, '{ users { totalCount } }'))).toEqual(['NOT_ALLOWED'])
    const [name] = (await app.rows<{ name: string }>('SELECT current_database() AS name'))
    const url = readConfig({ DATABASE_URL: withDatabase(String(process.env.TEST_DATABASE_URL), String(name?.name)) }).DATABASE_APP_URL
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      const count = async (scope: string) => {
        await client.query('BEGIN')
        await client.query(`SELECT set_config('app.user_id', $1, true), set_config('app.consortium_id', $2, true), set_config('app.scope', $3, true)`, [machine, consortiumId, scope])
        const { rows } = await client.query<{ units: number; people: number; entries: number }>(
          `SELECT (SELECT count(*)::int FROM org_unit) AS units, (SELECT count(*)::int FROM role_assignment WHERE user_id <> $1) AS people,
             (SELECT count(*)::int FROM audit_entry) AS entries`,
          [machine]
        )
        await client.query('ROLLBACK')
        return Object.values(rows[0] ?? {}).map((each) => each > 0)
      }
      expect(await count('network.read')).toEqual([true, false, false])
      expect(await count('-')).toEqual([false, false, false])
      expect(await count('')).toEqual([true, true, true])
    } finally {
      await client.end()
    }
  })

  test('never reaches beyond the roles of its machine, and a lost role counts with the next request', async () => {
    const machine = await aMachine('unit_member')
    const { secret } = await aToken(machine, { actions: ['network.read', 'audit.read'] })
    expect(codesOf(await ask(secret, '{ auditEntries { totalCount } }'))).toEqual(['NOT_ALLOWED'])
    expect(codesOf(await ask(secret, UNITS))).toBeUndefined()
    await app.rows('UPDATE role_assignment SET valid_to = app.today() WHERE user_id = $1', [machine])
    expect(codesOf(await ask(secret, UNITS))).toEqual(['NOT_ALLOWED'])
  })

  test('changes nothing unless it may, and never does what takes a person', async () => {
    const machine = await aMachine('administrator')
    const grant = `mutation ($input: InvitePersonInput!) { invitePerson(input: $input) { invitation { id } } }`
    const input = { email: 'kone.kutsui@x.example', language: 'fi', role: 'unit_member', unitId: headquarters, reason: 'Automaatti' }
    const reader = await aToken(machine, { actions: ['access.manage', 'network.read'] })
    expect(codesOf(await ask(reader.secret, grant, { input }))).toEqual(['NOT_ALLOWED'])
    const writer = await aToken(machine, { actions: ['access.manage', 'network.read'], mayWrite: true })
    expect(codesOf(await ask(writer.secret, grant, { input }))).toBeUndefined()
    const [entry] = await app.rows(`SELECT via, token_id, actor_id FROM audit_entry WHERE action = 'invitePerson' AND outcome = 'done' ORDER BY number DESC LIMIT 1`)
    expect(entry).toEqual({ via: 'token', token_id: writer.id, actor_id: machine })
    expect(codesOf(await ask(writer.secret, MACHINE, { input: { displayName: 'Toinen', purpose: 'x' } }))).toEqual(['NOT_ALLOWED'])
    expect(codesOf(await ask(writer.secret, 'mutation { updateProfile(input: { displayName: "x", expectedVersion: 1 }) { viewer { id } } }'))).toEqual(['NOT_ALLOWED'])
  })

  test.each<[string, (of: { id: string; machine: string }) => Promise<unknown>]>([
    ['revoked', ({ id }) => administrator.get(REVOKE, { input: { tokenId: id } })],
    ['expired', ({ id }) => app.rows('UPDATE api_token SET expires_on = app.today() WHERE id = $1', [id])],
    ['of a closed machine', ({ machine }) => app.rows('UPDATE app_user SET deactivated_at = now() WHERE id = $1', [machine])]
  ])('%s opens nothing any more, and trying is on record', async (_state, kill) => {
    const machine = await aMachine()
    const token = await aToken(machine)
    expect((await ask(token.secret, UNITS)).status).toBe(200)
    await kill({ id: token.id, machine })
    expect(await ask(token.secret, UNITS)).toMatchObject({ status: 401, error: { code: 'NOT_SIGNED_IN' } })
    expect(await app.rows(`SELECT outcome, error_code, token_id FROM audit_entry WHERE action = 'useToken' AND actor_id = $1`, [machine])).toEqual([
      { outcome: 'refused', error_code: 'NOT_SIGNED_IN', token_id: token.id }
    ])
  })

  test('that is wrong counts against its address, and never for the cookie that came along', async () => {
    const good = await aToken(await aMachine())
    const response = await fetch(`${app.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer nonsense', cookie: administrator.cookie },
      body: JSON.stringify({ query: UNITS })
    })
    expect(response.status).toBe(401)
    const statuses: number[] = []
    for (let round = 0; round < 8; round++) statuses.push((await ask(`slm_${'A'.repeat(42)}${round}`, UNITS)).status)
    expect([statuses[0], statuses.at(-1)]).toEqual([401, 429])
    expect((await ask(good.secret, UNITS)).status).toBe(200)
    expect((await app.rows(`SELECT 1 FROM audit_entry WHERE action = 'useToken' AND consortium_id IS NULL`)).length).toBeGreaterThan(0)
  })

  test('signs nobody in: what belongs to sign-in does not know it', async () => {
    const { secret } = await aToken(await aMachine())
    const state = await fetch(`${app.address}/auth/state`, { headers: { authorization: `Bearer ${secret}` } })
    expect([state.headers.get('set-cookie'), ((await state.json()) as { signedIn: boolean }).signedIn]).toEqual([null, false])
  })
})

describe('making one', () => {
  test.each<[string, object, string]>([
    ['without an action', { actions: [] }, 'REQUIRED'],
    ['for an action that only people do', { actions: ['access.administer'] }, 'INVALID_INPUT'],
    ['that lives longer than a year', { expiresOn: addDays(today, 366) }, 'INVALID_DATE'],
    ['that is over already', { expiresOn: today }, 'INVALID_DATE'],
    ['for a machine that is not there', { machineUserId: newId() }, 'NOT_FOUND']
  ])('%s is refused', async (_what, change, code) => {
    expect(codesOf(await administrator.ask(TOKEN, wish(await aMachine(null), change)))).toEqual([code])
  })

  test('is for people no token: one is made for machines only, and by administrators only', async () => {
    const { viewer } = await administrator.get<{ viewer: { id: string } }>('{ viewer { id } }')
    expect(codesOf(await administrator.ask(TOKEN, wish(viewer.id)))).toEqual(['NOT_FOUND'])
    expect(codesOf(await (await app.as('national_coordinator')).ask(TOKEN, wish(await aMachine(null))))).toEqual(['NOT_ALLOWED'])
  })

  test('warns whoever made it two weeks before the end, once', async () => {
    const machine = await aMachine()
    const { viewer } = await administrator.get<{ viewer: { id: string; email: string } }>('{ viewer { id email } }')
    await aToken(machine, { name: 'Pian loppuva', expiresOn: addDays(today, 14) })
    await aToken(machine, { name: 'Ei vielä', expiresOn: addDays(today, 15) })
    const warn = () => app.provider<TokenService>('TokenService', { viewer: { userId: viewer.id, consortiumId } }).warn()
    await warn()
    await warn()
    const mails = await app.rows<{ recipient: string; subject: string }>(`SELECT recipient, subject FROM outbox_mail WHERE subject LIKE 'API-tunniste%'`)
    expect(mails).toEqual([{ recipient: viewer.email, subject: expect.stringContaining('Pian loppuva') }])
  })
})
