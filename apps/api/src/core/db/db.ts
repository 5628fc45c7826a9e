import type { Socket } from 'node:net'
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import pg from 'pg'
import { DataSource, type EntityManager } from 'typeorm'
import { CONFIG, type Config } from '../config/config.js'
import { contextOrNull, currentContext, type OpenTransaction, type RequestContext, runInContext, type Viewer } from '../context/context.js'
import { isRetryable, toUnavailable } from './db-errors.js'

// Calendar days stay text: a Date would move them by the time zone of the server.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

const MAX_ATTEMPTS = 4

/** DI token of the entity classes; the features own them, so the application hands them in. */
export const ENTITIES = Symbol('entities')

type EntityClass = new () => object

/**
 * The only door to PostgreSQL. Every statement runs in a transaction whose
 * first act tells the database who is asking; row-level security answers to
 * that and to nothing else. Settings are local to the transaction, so that a
 * pooled connection never carries one person's rights to the next.
 */
@Injectable()
export class Db implements OnApplicationShutdown {
  private readonly dataSource: DataSource
  /** One connection more, which those who wait for its work can never have taken. */
  private readonly apart: DataSource
  private readonly opening = new Map<DataSource, Promise<DataSource>>()

  constructor(@Inject(CONFIG) config: Config, @Inject(ENTITIES) entities: EntityClass[]) {
    const sourceOf = (poolSize: number): DataSource => new DataSource({
      type: 'postgres',
      url: config.DATABASE_APP_URL,
      entities,
      poolSize,
      extra: {
        connectionTimeoutMillis: 3000,
        idleTimeoutMillis: 30_000,
        statement_timeout: 5000,
        idle_in_transaction_session_timeout: 15_000,
        application_name: 'solmu',
        // Statements that do not wait for each other's answer share a round trip.
        pipeline: true
      },
      poolErrorHandler: () => undefined
    })
    this.dataSource = sourceOf(config.DATABASE_POOL)
    this.apart = sourceOf(1)
  }

  /** Runs one statement in the transaction of the current operation and returns its rows. */
  sql<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.open().sql<Row>(text, values)
  }

  /** TypeORM's manager of the current write transaction. */
  get manager(): EntityManager {
    const { manager } = this.open()
    if (!manager) throw new Error('A read has no entity manager: use sql, or do it in a mutation')
    return manager
  }

  private open(): OpenTransaction {
    const { transaction } = currentContext()
    if (!transaction) throw new Error('There is no open transaction here')
    return transaction
  }

  /**
   * Runs `work` in a read-only transaction on a connection of its own. The
   * transaction begins together with its first statement, in one round trip.
   *
   * @param isolation REPEATABLE READ lets all statements see the database as it was at the first one
   * @throws DomainError UNAVAILABLE when the database cannot be reached
   */
  async read<T>(work: () => Promise<T>, isolation: 'READ COMMITTED' | 'REPEATABLE READ' = 'READ COMMITTED'): Promise<T> {
    const context = currentContext()
    const client = await this.connect()
    let isOpen = false
    let isBroken = false
    const sql = async <Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> => {
      const statement = { text, values: values as unknown[] }
      if (isOpen) return (await client.query<pg.QueryResultRow>(statement)).rows as Row[]
      isOpen = true
      const results = await sendTogether(client, [{ text: `BEGIN ISOLATION LEVEL ${isolation} READ ONLY; ${settingsSql(context)}` }, statement])
      return results[1]?.rows as Row[]
    }
    try {
      const result = await runInContext({ ...context, transaction: { sql, manager: null } }, work)
      if (isOpen) await client.query('COMMIT')
      return result
    } catch (error) {
      if (isOpen) await client.query('ROLLBACK').catch(() => (isBroken = true))
      throw toUnavailable(error)
    } finally {
      client.release(isBroken)
    }
  }

  /** Runs one statement on its own, as nobody: what sign-in needs goes through the functions that are open to it. */
  async askAsNobody<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    const pool = this.pool(await this.initialised())
    try {
      return (await pool.query<pg.QueryResultRow>(text, values as unknown[])).rows as Row[]
    } catch (error) {
      throw toUnavailable(error)
    }
  }

  /**
   * Runs `work` in one writing transaction; when the database asks for it
   * (serialisation failure, deadlock) the whole of it is tried again in a new
   * one, so nothing outside the database may happen inside.
   */
  write<T>(work: () => Promise<T>): Promise<T> {
    return tryAgain(() => this.writeOnce(this.dataSource, work))
  }

  /**
   * The same on the connection that is kept apart: for what must be done at once, while others hold all connections of the pool and wait
   * for it.
   */
  writeApart<T>(work: () => Promise<T>): Promise<T> {
    return tryAgain(() => this.writeOnce(this.apart, work))
  }

  /** Runs one statement in a writing transaction of its own, all in one round trip; tried again like any other. */
  writeAlone(text: string, values: readonly unknown[]): Promise<void> {
    return tryAgain(() => this.sendAlone(text, values))
  }

  private async sendAlone(text: string, values: readonly unknown[]): Promise<void> {
    const client = await this.connect()
    let isBroken = true
    try {
      const statement = { text, values: values as unknown[] }
      await sendTogether(client, [{ text: `BEGIN; ${settingsSql(currentContext())}` }, statement, { text: 'COMMIT' }])
      isBroken = false
    } finally {
      // What failed may still have answers on their way: its connection is not used again.
      client.release(isBroken)
    }
  }

  private async writeOnce<T>(source: DataSource, work: () => Promise<T>): Promise<T> {
    const context = currentContext()
    const runner = (await this.ready(source)).createQueryRunner()
    try {
      await runner.startTransaction()
      await runner.query(settingsSql(context))
      const sql = <Row>(text: string, values?: readonly unknown[]) =>
        runner.query(text, values as unknown[], true).then((result) => result.records as Row[])
      const result = await runInContext({ ...context, transaction: { sql, manager: runner.manager } }, work)
      await runner.commitTransaction()
      return result
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined)
      throw error
    } finally {
      await runner.release().catch(() => undefined)
    }
  }

  /** True when the database answers. */
  async isReachable(): Promise<boolean> {
    try {
      const client = await this.connect()
      try {
        await client.query('SELECT 1')
        return true
      } finally {
        client.release()
      }
    } catch {
      return false
    }
  }

  /** Connections of this process: all, idle, and callers in line. */
  poolState(): { total: number; idle: number; waiting: number } {
    const pool = this.dataSource.isInitialized ? this.pool(this.dataSource) : null
    return { total: pool?.totalCount ?? 0, idle: pool?.idleCount ?? 0, waiting: pool?.waitingCount ?? 0 }
  }

  /** The data source; connects when nothing has yet. */
  initialised(): Promise<DataSource> {
    return this.ready(this.dataSource)
  }

  private async ready(source: DataSource): Promise<DataSource> {
    if (source.isInitialized && !this.opening.has(source)) return source
    const opening = this.opening.get(source) ?? this.initialise(source).finally(() => this.opening.delete(source))
    this.opening.set(source, opening)
    try {
      return await opening
    } catch (error) {
      throw toUnavailable(error)
    }
  }

  private async initialise(source: DataSource): Promise<DataSource> {
    const dataSource = await source.initialize()
    const pool = this.pool(dataSource)
    // A connection that the server drops is replaced; whoever was using it gets the error itself.
    pool.on('error', () => undefined)
    pool.on('connect', (client) => client.on('error', () => undefined))
    return dataSource
  }

  private async connect(): Promise<pg.PoolClient> {
    try {
      return await this.pool(await this.initialised()).connect()
    } catch (error) {
      throw toUnavailable(error)
    }
  }

  /** The pool, shared with TypeORM; the worker takes its connections from it too. */
  async sharedPool(): Promise<pg.Pool> {
    return this.pool(await this.initialised())
  }

  private pool(dataSource: DataSource): pg.Pool {
    return (dataSource.driver as unknown as { master: pg.Pool }).master
  }

  async onApplicationShutdown(): Promise<void> {
    for (const source of [this.dataSource, this.apart]) if (source.isInitialized) await source.destroy()
  }
}

async function tryAgain<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write()
    } catch (error) {
      if (attempt >= MAX_ATTEMPTS || !isRetryable(error)) throw toUnavailable(error)
      await new Promise((resolve) => setTimeout(resolve, 10 * 2 ** attempt * Math.random()))
    }
  }
}

/** The statement that tells the database who is asking. Both values are ids of ours, quoted all the same. */
function settingsSql(context: RequestContext): string {
  const quoted = (value: string) => pg.escapeLiteral(value)
  const viewer = context.viewer
  return (
    `SELECT set_config('app.user_id', ${quoted(viewer?.userId ?? '')}, true), ` +
    `set_config('app.consortium_id', ${quoted(viewer?.consortiumId ?? '')}, true), ` +
    `set_config('app.scope', ${quoted(scopeText(viewer))}, true), ` +
    `set_config('app.request_id', ${quoted(context.requestId)}, true)`
  )
}

/** What app.scope() in the database reads: empty for no bounds, a dash for nothing at all. */
function scopeText(viewer: Viewer | null): string {
  if (!viewer || viewer.scope === null) return ''
  return viewer.scope.join(',') || '-'
}

/** Sends statements in one packet; their answers come back in order. */
async function sendTogether(client: pg.PoolClient, statements: readonly pg.QueryConfig[]): Promise<pg.QueryResult[]> {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  stream.cork()
  const answers = statements.map((statement) => client.query(statement))
  stream.uncork()
  return Promise.all(answers)
}

/** True while an operation has a transaction open. */
export function hasTransaction(): boolean {
  return contextOrNull()?.transaction != null
}
