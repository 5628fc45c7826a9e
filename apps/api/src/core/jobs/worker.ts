import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'
import { Logger as WorkerLogger, type Runner, run, type TaskList } from 'graphile-worker'
import type { Logger } from 'pino'
import { CONFIG, type Config } from '../config/config.js'
import { newContext, runInContext, type Viewer } from '../context/context.js'
import { Db } from '../db/db.js'
import { LOGGER } from '../http/logger.js'
import type { JobName, JobOrigin, JobPayloads } from './jobs.js'

/** What does the job of each name; the application hands them in. */
export type JobHandlers = { [Name in JobName]: (payload: JobPayloads[Name]) => Promise<void> }

/** DI token of the handlers. */
export const JOB_HANDLERS = Symbol('job-handlers')

const RETRY_MS = 2000

/**
 * Takes jobs from the queue, in the same process as the API or in one of its
 * own. While the database is away it waits and tries again.
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
        this.runner = await this.start()
        // Asked to stop while it was starting: onModuleDestroy found no runner to stop yet.
        if (this.stopped) await this.runner.stop()
        await this.runner.promise
      } catch (error) {
        this.logger.warn({ err: error }, 'worker waits for the database')
      }
      if (!this.stopped) await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref())
    }
  }

  private async start(): Promise<Runner> {
    const runner = await run({
      pgPool: await this.db.sharedPool(),
      taskList: this.taskList(),
      crontab: '7 * * * * session:sweep',
      concurrency: 2,
      pollInterval: 2000,
      noHandleSignals: true,
      schema: 'graphile_worker',
      logger: new WorkerLogger(() => (level, message) => this.logger.debug({ worker: level }, message))
    })
    this.logger.info('worker ready')
    return runner
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
  return { userId: origin.userId, consortiumId: origin.consortiumId, sessionId: '', displayName: '', held: [] }
}
