import { Injectable } from '@nestjs/common'
import { newId } from '@solmu/shared/ids.js'
import { currentContext } from '../context/context.js'
import { Db } from '../db/db.js'
import { Jobs } from '../jobs/jobs.js'

/** A message to one person, already in their language. */
export type Message = { toUserId: string; subject: string; text: string }

/** Writes messages into the outbox in the transaction of the deed that causes them; the worker sends them. */
@Injectable()
export class Outbox {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs
  ) {}

  /** Queues a message within the viewer's consortium, or the one that is named when nobody is signed in yet. */
  async queue(message: Message, consortiumId = currentContext().viewer?.consortiumId): Promise<void> {
    const id = newId()
    await this.db.sql('SELECT app.queue_mail($1, $2, $3, $4, $5)', [
      id,
      consortiumId,
      message.toUserId,
      message.subject,
      message.text
    ])
    await this.jobs.add('mail:send', { mailId: id }, `mail:${id}`)
  }
}
