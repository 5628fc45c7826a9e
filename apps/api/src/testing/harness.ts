import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { RoleName } from '@solmu/domain/access/roles.js'
import pg from 'pg'
import { demoAccounts, demoPassword } from '../demo/demo-roles.js'
import type { Declared } from './declared.js'
import { type CalledBy, HostedApp, type Remote } from './servers.js'

// Calendar days are texts, as they are in the product.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** What GraphQL answers, with errors as the product promises them. */
export type GraphQLAnswer<Data = Record<string, unknown>> = {
  status: number
  data: Data | null
  errors?: { message: string; path?: (string | number)[]; extensions: WireExtensions }[]
}
type WireExtensions = {
  code: string
  kind: string
  path: (string | number)[]
  params: Record<string, unknown>
  errorId: string
  issues?: { code: string; path: string[] }[]
}

/** Someone who asks, with or without a session. */
export class Actor {
  constructor(
    private readonly address: string,
    readonly cookie: string
  ) {}

  /** Sends a document and returns what came back, refusals included. */
  async ask<Data = Record<string, unknown>>(
    query: string,
    variables: Record<string, unknown> = {}
  ): Promise<GraphQLAnswer<Data>> {
    const response = await fetch(`${this.address}/graphql`, {
      method: 'POST',
      headers: { cookie: this.cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables })
    })
    return { status: response.status, ...((await response.json()) as { data: Data | null }) }
  }

  /** Sends a document that must succeed and returns its data; asks again, as the answer says, while the machine is too busy. */
  async get<Data = Record<string, unknown>>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    let answer = await this.ask<Data>(query, variables)
    for (let more = 5; answer.status === 503 && more > 0; more--) {
      await setTimeout(1000)
      answer = await this.ask<Data>(query, variables)
    }
    if (answer.errors || !answer.data) throw new Error(JSON.stringify(answer.errors ?? answer))
    return answer.data
  }
}

/** What a spec file wants: the demo (unless it says `empty`), and settings as environment variables. */
export type Wanted = { template?: 'demo' | 'empty'; env?: Record<string, string> }

/** A whole application on a database of its own, cloned from a template, in a process beside the tests. */
export class TestApp {
  private constructor(
    private readonly server: HostedApp,
    private readonly database: TestDatabase
  ) {}

  /** Boots the built product; `env` are environment variables. `template` chooses an empty database or the demo. */
  static async start(of: Wanted = {}): Promise<TestApp> {
    const database = await TestDatabase.clone(of.template ?? 'demo')
    return new TestApp(await HostedApp.start({ ...settingsFor(database.url), ...of.env }), database)
  }

  /** Where it listens, on a port of its own. */
  get address(): string {
    return this.server.address
  }

  /** The owner's connection: arranges what no operation can, and looks past row-level security. */
  get owner(): pg.Client {
    return this.database.owner
  }

  /**
   * What no request reaches: a provider by the name of its class, called in the name of a viewer if one is given.
   * Arguments and results travel as JSON: `app.provider<SetupService>('SetupService').offerFirstRun()`.
   */
  provider<Provider>(name: string, by?: CalledBy): Remote<Provider> {
    return this.server.provider<Provider>(name, by)
  }

  /** The text of every statement that the application sends to PostgreSQL while the work is done; fails when there is none. */
  statementsOf(work: () => Promise<unknown>): Promise<string[]> {
    return this.server.statementsOf(work)
  }

  /** Every operation and route with what it demands, and the schema as a text. */
  declared(): Promise<Declared & { schema: string }> {
    return this.server.declared()
  }

  /** Signs in as the demo account of a role. */
  as(role: RoleName): Promise<Actor> {
    const account = demoAccounts.find((each) => each.role === role)
    if (!account) throw new Error(`No demo account for ${role}`)
    return this.signIn(account.email, demoPassword)
  }

  /** Signs in through the front door. */
  async signIn(email: string, password: string): Promise<Actor> {
    const response = await this.post('/auth/login', { email, password })
    const cookie = response.headers.get('set-cookie')?.split(';', 1)[0]
    if (response.status !== 200 || !cookie) throw new Error(`Could not sign in: ${await response.text()}`)
    return new Actor(this.address, cookie)
  }

  /** Someone who is not signed in. */
  get anonymous(): Actor {
    return new Actor(this.address, '')
  }

  /** Sends a REST request. */
  post(path: string, payload: object, headers: Record<string, string> = {}): Promise<Response> {
    const body = JSON.stringify(payload)
    return fetch(`${this.address}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })
  }

  /** Rows as the owner sees them. */
  async rows<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.owner.query<Row>(sql, values)).rows
  }

  async stop(): Promise<void> {
    await this.server.stop()
    await this.database.leave()
  }
}

/** A database with the connection of its owner. */
export class TestDatabase {
  private constructor(
    readonly url: string,
    readonly owner: pg.Client,
    private readonly isOurs: boolean
  ) {}

  /** A fresh clone of one of the templates, which goes when it is left. */
  static async clone(kind: 'demo' | 'empty'): Promise<TestDatabase> {
    const name = `solmu_test_${randomBytes(6).toString('hex')}`
    await asOwner(serverUrl(), `CREATE DATABASE ${name} TEMPLATE ${templateName(kind)} STRATEGY FILE_COPY`)
    const url = withDatabase(serverUrl(), name)
    return new TestDatabase(url, await connected(url), true)
  }

  /** One that somebody else has made, and drops. */
  static async at(url: string): Promise<TestDatabase> {
    return new TestDatabase(url, await connected(url), false)
  }

  async leave(): Promise<void> {
    await this.owner.end()
    if (this.isOurs) await asOwner(serverUrl(), `DROP DATABASE IF EXISTS ${new URL(this.url).pathname.slice(1)} WITH (FORCE)`)
  }
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

/** Settings of an application under test: quiet, and without what runs by itself. */
export function settingsFor(url: string): Record<string, string> {
  return { DATABASE_URL: url, WORKER: 'off', LOG_LEVEL: 'silent', DATABASE_POOL: '6', WEB_DIR: '/nowhere', RATE_LIMIT_FACTOR: '1000' }
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL
  if (!url) throw new Error('TEST_DATABASE_URL is not set')
  return url
}

/** The database from which every test file's own is cloned. */
export function templateName(kind: 'demo' | 'empty'): string {
  return `solmu_template_${kind}`
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.toString()
}

/** Runs one statement on the server's own database. */
export async function asOwner(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
