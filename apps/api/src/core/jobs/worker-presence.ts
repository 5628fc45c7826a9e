import { setTimeout } from 'node:timers/promises'
import pg from 'pg'

/** How soon a worker that has lost the connection by which others see it tries for a new one. */
const RECONNECT_MS = 1000

/** A machine that is gone without a word is noticed within a minute. */
const NOTICE_SQL = 'SET tcp_keepalives_idle = 20; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3'

const STARTING = `hashtextextended('solmu.worker.starting', 0)`
const keyOf = (id: string): string => `hashtextextended('solmu.worker.' || ${id}, 0)`

/**
 * Frees the jobs of workers that are gone. A worker that is starting may have taken a job before the others can see it:
 * while one is, nothing is freed.
 */
export const FREE_JOBS_SQL = `
  WITH quiet AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(${STARTING}) AS holds),
  gone AS MATERIALIZED (
    SELECT w.id FROM quiet, (SELECT DISTINCT j.locked_by AS id FROM graphile_worker.jobs j WHERE j.locked_by IS NOT NULL) w
    WHERE quiet.holds AND pg_try_advisory_xact_lock(${keyOf('w.id')})
  )
  SELECT (SELECT array_agg(id) FROM gone) AS gone,
    graphile_worker.force_unlock_workers(ARRAY(SELECT id FROM gone)) FROM quiet WHERE quiet.holds`

/**
 * By this the workers of one database see which of them live: each holds a lock under its name on a connection of its
 * own, and PostgreSQL lets go of it when the process ends, however it ends.
 */
export class WorkerPresence {
  private isOver = false
  private client: pg.Client

  private constructor(
    private readonly url: string,
    client: pg.Client
  ) {
    this.client = client
  }

  /** Says that a worker is starting; to be called before it may take a job. */
  static async announce(url: string): Promise<WorkerPresence> {
    const presence = new WorkerPresence(url, await connect(url))
    try {
      await presence.client.query(`SELECT pg_advisory_lock_shared(${STARTING})`)
      return presence
    } catch (error) {
      await presence.end()
      throw error
    }
  }

  /** Says that the worker lives, under the name by which it locks its jobs, until `end`. */
  async begin(name: string): Promise<void> {
    await this.hold(name)
    await this.client.query(`SELECT pg_advisory_unlock_shared(${STARTING})`)
  }

  /** The worker has let go of its jobs. */
  async end(): Promise<void> {
    this.isOver = true
    await this.client.end().catch(() => undefined)
  }

  private async hold(name: string): Promise<void> {
    await this.client.query(`SELECT pg_advisory_lock(${keyOf('$1::text')})`, [name])
    this.client.once('end', () => void this.holdAgain(name))
  }

  private async holdAgain(name: string): Promise<void> {
    while (!this.isOver) {
      await setTimeout(RECONNECT_MS, undefined, { ref: false })
      if (this.isOver) return
      try {
        this.client = await connect(this.url)
        await (this.isOver ? this.client.end() : this.hold(name))
        return
      } catch {
        await this.client.end().catch(() => undefined)
      }
    }
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'solmu worker', connectionTimeoutMillis: 3000 })
  // A lost connection ends, and that is what is waited for.
  client.on('error', () => undefined)
  await client.connect()
  await client.query(NOTICE_SQL)
  return client
}
