/** The database goes away under a running application and comes back: nobody has to restart anything. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deletePostgres, type RunningPostgres, startPostgres } from '../../../../../tools/embedded-postgres.mjs'
import { HostedApp } from '../../testing/servers.js'

let dataDir: string
let server: RunningPostgres
let app: HostedApp

const boot = () => HostedApp.start({ DATABASE_URL: server.url, LOG_LEVEL: 'silent', WORKER: 'in-process', WEB_DIR: '/nowhere' })

const stopDatabase = () => server.stop()
const startDatabase = async () => {
  server = await startPostgres({ dataDir, port: server.port, fast: true })
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'solmu-away-'))
  server = await startPostgres({ dataDir, fast: true })
  await HostedApp.migrate(server.url)
  app = await boot()
})
afterAll(async () => {
  await app.stop()
  await server.stop()
  await deletePostgres(dataDir)
})

const COOKIE = `solmu=${'A'.repeat(43)}`

/** Everything that a client can ask of a database, as it is answered at this moment. */
async function answers({ address: of } = app) {
  const json = { 'content-type': 'application/json', cookie: COOKIE }
  const graphql = { method: 'POST', headers: json, body: JSON.stringify({ query: '{ viewer { id } }' }) }
  const login = { method: 'POST', headers: json, body: JSON.stringify({ email: 'a@b.fi', password: 'wrong password' }) }
  const responses = {
    healthz: await fetch(`${of}/healthz`),
    readyz: await fetch(`${of}/readyz`),
    state: await fetch(`${of}/auth/state`),
    login: await fetch(`${of}/auth/login`, login),
    graphql: await fetch(`${of}/graphql`, graphql)
  }
  const entries = Object.entries(responses).map(async ([name, response]) => {
    const body = (await response.json()) as { error?: { code: string; kind: string; errorId: string } }
    return [name, [response.status, body.error?.code ?? 'ok']]
  })
  return Object.fromEntries(await Promise.all(entries)) as Record<string, [number, string]>
}

const present = {
  healthz: [200, 'ok'],
  readyz: [200, 'ok'],
  state: [200, 'ok'],
  login: [401, 'LOGIN_FAILED'],
  graphql: [401, 'NOT_SIGNED_IN']
}
const away = {
  healthz: [200, 'ok'],
  readyz: [503, 'ok'],
  state: [503, 'UNAVAILABLE'],
  login: [503, 'UNAVAILABLE'],
  graphql: [503, 'UNAVAILABLE']
}

it('answers that it is unavailable while the database is away, and serves again when it is back', async () => {
  expect(await answers()).toEqual(present)
  await stopDatabase()
  expect(await answers()).toEqual(away)
  expect(await answers()).toEqual(away)
  await startDatabase()
  expect(await answers()).toEqual(present)
})

it('starts without the database, says that it is not ready, and is once the database is there', async () => {
  await stopDatabase()
  const early = await boot()
  try {
    expect(await answers(early)).toEqual(away)
    await startDatabase()
    expect(await answers(early)).toEqual(present)
  } finally {
    await early.stop()
  }
})

it('does not wait for a request that stood in the middle when the database was killed', async () => {
  let ended = (): void => undefined
  const gone = new Promise<void>((resolve) => (ended = resolve))
  await server.stop()
  server = await startPostgres({ dataDir, port: server.port, fast: true, onExit: () => ended() })
  expect(await answers()).toEqual(present)
  const inFlight = fetch(`${app.address}/auth/state`)
  process.kill(server.pid, 'SIGKILL')
  await gone
  expect([200, 503]).toContain((await inFlight).status)
  expect(await answers()).toEqual(away)
  await startDatabase()
  expect(await answers()).toEqual(present)
})
