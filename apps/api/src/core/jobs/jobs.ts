import { Injectable } from '@nestjs/common'
import { currentContext } from '../context/context.js'
import { Db } from '../db/db.js'

/** Every kind of job and what it is told. Payloads hold ids, never personal data. */
export type JobPayloads = {
  'mail:send': { mailId: string }
  'session:sweep': Record<string, never>
  'audit:checkpoint': Record<string, never>
  'access:remind': Record<string, never>
  'password-reset:send': { requestId: string }
  'people:daily': Record<string, never>
  'results:daily': Record<string, never>
  'results:escalate': Record<string, never>
  'improvement:daily': Record<string, never>
  'improvement:run': { consortiumId: string }
  'quality:daily': Record<string, never>
  'survey:hourly': Record<string, never>
  'application:link': { requestId: string }
  'application:daily': Record<string, never>
  'agreement:daily': Record<string, never>
  'ballot:clock': Record<string, never>
  'ballot:wipe': Record<string, never>
  'body:daily': Record<string, never>
  'decision:daily': Record<string, never>
  'evidence:remove': { fileKey: string }
  'import:check': { importId: string }
  'import:apply': { importId: string }
  'import:undo': { importId: string }
  'report:prepare': { editionId: string }
  'export:make': { exportId: string }
  'export:sweep': Record<string, never>
  'inbox:digest': Record<string, never>
  'inbox:daily': Record<string, never>
}

export type JobName = keyof JobPayloads

/** Who caused the job: it runs with their rights and not with more. */
export type JobOrigin = { requestId: string; userId: string | null; consortiumId: string | null }

/** How often a job is tried, at growing distances: ten times are some four hours. */
const tries = 10
/** A mail server may be away over a long weekend: some five days. */
const triesOf: Readonly<Partial<Record<JobName, number>>> = { 'mail:send': 30 }

/**
 * Puts work that must not be lost into the queue: a row, written in the same
 * transaction as the deed that asks for it. It is done once the deed is
 * committed, and not at all when the deed is rolled back.
 */
@Injectable()
export class Jobs {
  constructor(private readonly db: Db) {}

  /** Enqueues a job; with a `key` a waiting job of the same key is replaced instead of doubled. */
  async add<Name extends JobName>(name: Name, payload: JobPayloads[Name], key?: string): Promise<void> {
    const { requestId, viewer } = currentContext()
    const origin: JobOrigin = {
      requestId,
      userId: viewer?.userId ?? null,
      consortiumId: viewer?.consortiumId ?? null
    }
    await this.db.sql(
      'SELECT graphile_worker.add_job($1::text, payload := $2::json, job_key := $3::text, max_attempts := $4::integer)',
      [name, JSON.stringify({ payload, origin }), key ?? null, triesOf[name] ?? tries]
    )
  }
}
