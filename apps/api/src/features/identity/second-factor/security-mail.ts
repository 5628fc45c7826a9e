import { Injectable } from '@nestjs/common'
import type { Language } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Outbox } from '../../../core/mail/outbox.js'
import { type CredentialEvent, credentialMail } from '../user/credential-mail.js'

/** Tells the viewer by mail of every change to what opens their account, so that a change by somebody else is noticed. */
@Injectable()
export class SecurityMail {
  constructor(
    private readonly db: Db,
    private readonly outbox: Outbox
  ) {}

  async tell(event: CredentialEvent): Promise<void> {
    const { userId } = currentViewer()
    const [row] = await this.db.sql<{ language: Language }>('SELECT language FROM app_user WHERE id = $1', [userId])
    if (row) await this.outbox.queue({ toUserId: userId, ...credentialMail(event, row.language, new Date()) })
  }
}
