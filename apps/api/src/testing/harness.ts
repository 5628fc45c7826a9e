import { randomBytes } from 'node:crypto'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { RoleName } from '@solmu/domain/access/roles.js'
import pg from 'pg'
import { readConfig } from '../core/config/config.js'
import { demoAccounts, demoPassword } from '../demo/demo-network.js'
import { createServer } from '../server.js'

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

  /** Sends a document that must succeed and returns its data. */
  async get<Data = Record<string, unknown>>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const answer = await this.ask<Data>(query, variables)
    if (answer.errors || !answer.data) throw new Error(JSON.stringify(answer.errors ?? answer))
    return answer.data
  }
}

/** A whole application on a database of its own, cloned from the template with the demo network. */
export class TestApp {
  private constructor(
    readonly app: NestFastifyApplication,
    /** The owner's connection: arranges what no operation can, and looks past row-level security. */
    readonly owner: pg.Client,
    /** Where it listens, on a port of its own. */
    readonly address: string,
    private readonly database: string
  ) {}

  /** Boots the product; `overrides` are environment variables. `template` chooses an empty database or the demo. */
  static async start(of: { template?: 'demo' | 'empty'; env?: Record<string, string> } = {}): Promise<TestApp> {
    const base = process.env.TEST_DATABASE_URL
    if (!base) throw new Error('TEST_DATABASE_URL is not set')
    const database = `solmu_test_${randomBytes(6).toString('hex')}`
    await asOwner(base, `CREATE DATABASE ${database} TEMPLATE ${templateName(of.template ?? 'demo')}`)
    const url = withDatabase(base, database)
    const app = await createServer(
      readConfig({ DATABASE_URL: url, WORKER: 'off', LOG_LEVEL: 'silent', DATABASE_POOL: '4', WEB_DIR: '/nowhere', ...of.env })
    )
    await app.listen(0, '127.0.0.1')
    const owner = new pg.Client({ connectionString: url })
    await owner.connect()
    return new TestApp(app, owner, await app.getUrl(), database)
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
    await this.owner.end()
    await this.app.close()
    const base = process.env.TEST_DATABASE_URL
    if (base) await asOwner(base, `DROP DATABASE IF EXISTS ${this.database} WITH (FORCE)`)
  }
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
