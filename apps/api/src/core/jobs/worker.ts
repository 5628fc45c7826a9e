import { EventEmitter } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'
import { Logger as WorkerLogger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import type { Logger } from 'pino'
import { CONFIG, type Config } from '../config/config.js'
import { newContext, runInContext, unbounded, type Viewer } from '../context/context.js'
import { Db } from '../db/db.js'
import { LOGGER } from '../http/logger.js'
import type { JobName, JobOrigin, JobPayloads } from './jobs.js'
import { FREE_JOBS_SQL, WorkerPresence } from './worker-presence.js'

/** What does the job of each name; the application hands them in. */
export type JobHandlers = { [Name in JobName]: (payload: JobPayloads[Name]) => Promise<void> }

/** DI token of the handlers. */
export const JOB_HANDLERS = Symbol('job-handlers')

const RETRY_MS = 2000

/** What is done by the clock, in UTC: minute, hour, day, month, weekday, job. */
const CRONTAB = [
  '7 * * * * session:sweep',
  '23 1 * * * audit:checkpoint',
  '12 3 * * * access:remind',
  '41 2 * * * export:sweep',
  '34 3 * * * people:daily',
  '48 3 * * * results:escalate',
  '56 3 * * * improvement:daily',
  '52 3 * * * quality:daily',
  '19 * * * * survey:hourly',
  '44 3 * * * application:daily',
  '8 4 * * * agreement:daily',
  // A ballot is open by its times, whenever this comes round; the letters and the count are just not kept waiting.
  '* * * * * ballot:clock',
  '9 4 * * * decision:daily',
  '14 4 * * * body:daily',
  // On the hour, whatever hour that is in Helsinki: the rule says when mails are collected.
  '0 * * * * inbox:digest',
  '28 2 * * * inbox:daily',
  '0 3,4 * * * results:daily'
].join('\n')

/** How often a worker looks for jobs of workers that were killed: at once when it starts, and then so often. */
const FREE_JOBS_MS = 60_000

/**
 * Takes jobs from the queue, in the same process as the API or in one of its
 * own. While the database is away it waits and tries again. The job of a worker
 * that was killed is taken up by the next one that starts, or within a minute by
 * any that runs.
 */
@Injectable()
export class JobWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private runner: Runner | null = null
  private stopped = false
  private starting: Promise<void> | null = null

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(JOB_HANDLERS) private readonly handlers: JobHandlers,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly db: Db
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.WORKER === 'in-process') this.starting = this.keepRunning()
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true
    await this.runner?.stop().catch(() => undefined)
    await this.starting
  }

  private async keepRunning(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.runUntilItEnds()
      } catch (error) {
        this.logger.warn({ err: error }, 'worker waits for the database')
      }
      if (!this.stopped) await setTimeout(RETRY_MS, null, { ref: false })
    }
  }

  /** Other workers see this one before it takes its first job, and until it has let go of its last. */
  private async runUntilItEnds(): Promise<void> {
    const presence = await WorkerPresence.announce(this.config.DATABASE_APP_URL)
    try {
      const events: WorkerEvents = new EventEmitter()
      const named = new Promise<string>((name) => events.once('pool:create', ({ workerPool }) => name(workerPool.id)))
      const runner = await this.run(events)
      this.runner = runner
      const ended = runner.promise.finally(() => (this.runner = null))
      const [begun] = await Promise.allSettled([named.then((name) => presence.begin(name))])
      this.logger.info('worker ready')
      // Asked to stop while it was starting: onModuleDestroy found no runner to stop yet.
      if (this.stopped || begun.status === 'rejected') await runner.stop()
      else void this.freeJobs(ended)
      await ended
      if (begun.status === 'rejected') throw begun.reason
    } finally {
      await presence.end()
    }
  }

  private async run(events: WorkerEvents): Promise<Runner> {
    return run({
      events,
      pgPool: await this.db.sharedPool(),
      taskList: this.taskList(),
      crontab: CRONTAB,
      concurrency: 2,
      pollInterval: 2000,
      noHandleSignals: true,
      schema: 'graphile_worker',
      logger: new WorkerLogger(() => (level, message) => this.logger.debug({ worker: level }, message))
    })
  }

  /** Frees what workers that are gone have left behind, until the runner ends. */
  private async freeJobs(ended: Promise<unknown>): Promise<void> {
    let isOver = false
    const over = () => (isOver = true)
    const end = ended.then(over, over)
    while (!isOver) {
      const isDone = await this.freeJobsOnce().catch((error: unknown) => {
        this.logger.warn({ err: error }, 'the jobs of workers that are gone were not looked for')
        return false
      })
      await Promise.race([end, setTimeout(isDone ? FREE_JOBS_MS : RETRY_MS, null, { ref: false })])
    }
  }

  /** False when a worker was just starting, so that nothing could be told. */
  private async freeJobsOnce(): Promise<boolean> {
    const pool = await this.db.sharedPool()
    const { rows } = await pool.query<{ gone: string[] | null }>(FREE_JOBS_SQL)
    const gone = rows[0]?.gone
    if (gone) this.logger.warn({ workers: gone }, 'the jobs of workers that are gone were freed')
    return rows.length > 0
  }

  private taskList(): TaskList {
    const names = Object.keys(this.handlers) as JobName[]
    return Object.fromEntries(
      names.map((name) => [
        name,
        (job: unknown) => {
          const { payload, origin } = job as { payload?: JobPayloads[JobName]; origin?: JobOrigin }
          const context = newContext({ requestId: origin?.requestId ?? `cron:${name}`, ip: '', viewer: viewerOf(origin) })
          const handler = this.handlers[name] as (payload: unknown) => Promise<void>
          return runInContext(context, () => handler(payload ?? {}))
        }
      ])
    )
  }
}

/** Whoever caused the job, as the database knows them. No role comes along: a handler acts by no right of the program. */
function viewerOf(origin?: JobOrigin): Viewer | null {
  if (!origin?.userId || !origin.consortiumId) return null
  return { userId: origin.userId, consortiumId: origin.consortiumId, sessionId: '', displayName: '', held: [], ...unbounded }
}
