import { Injectable } from '@nestjs/common'
import { newId } from '@solmu/shared/ids.js'
import { currentContext } from '../context/context.js'
import { SecretBox } from '../crypto/secret-box.js'
import { Db } from '../db/db.js'
import { Jobs } from '../jobs/jobs.js'

/** What a message says. A link that opens something stands apart from the text, which has LINK_PLACE where it goes. */
export type Letter = { subject: string; text: string; link?: string }

/** A message to one person, already in their language. */
export type Message = Letter & { toUserId: string }

/** Where the link comes in; whoever reads the outbox sees this instead. */
export const LINK_PLACE = '•••'

/** The purpose for which the link of a message is sealed. */
export const linkContext = (mailId: string): string => `mail-link:${mailId}`

/** Writes messages into the outbox in the transaction of the deed that causes them; the worker sends them. */
@Injectable()
export class Outbox {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly box: SecretBox
  ) {}

  /** Queues a message within the viewer's consortium, or the one that is named when nobody is signed in yet. */
  async queue(message: Message, consortiumId = currentContext().viewer?.consortiumId): Promise<void> {
    await this.put(message, (id, link) =>
      this.db.sql('SELECT app.queue_mail($1, $2, $3, $4, $5, $6)', [
        ...[id, consortiumId, message.toUserId, message.subject, message.text, link]
      ])
    )
  }

  /** Queues a message to the address of an invitation, which need not belong to anybody yet. */
  async queueInvitation(invitationId: string, letter: Letter): Promise<void> {
    await this.put(letter, (id, link) =>
      this.db.sql('SELECT app.queue_invitation_mail($1, $2, $3, $4, $5)', [id, invitationId, letter.subject, letter.text, link])
    )
  }

  /** Queues a message to somebody who writes an application for membership, and has no account. */
  async queueApplicant(personId: string, letter: Letter): Promise<void> {
    await this.put(letter, (id, link) => this.db.sql('SELECT app.queue_application_mail($1, $2, $3, $4, $5)', [id, personId, letter.subject, letter.text, link]))
  }

  private async put({ link }: Letter, write: (id: string, sealedLink: string | null) => Promise<unknown>): Promise<void> {
    const id = newId()
    await write(id, link === undefined ? null : this.box.seal(link, linkContext(id)))
    await this.jobs.add('mail:send', { mailId: id }, `mail:${id}`)
  }
}
