import { Inject, Injectable } from '@nestjs/common'
import { createTransport, type Transporter } from 'nodemailer'
import { CONFIG, type Config } from '../config/config.js'
import { Db } from '../db/db.js'

type QueuedMail = { recipient: string; subject: string; body: string; language: string }

/**
 * Sends what stands in the outbox. With SMTP_URL it goes out by SMTP; without
 * one it is kept, and administrators read it in the web.
 */
@Injectable()
export class Mailer {
  private readonly transport: Transporter | null

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Db
  ) {
    this.transport = config.SMTP_URL
      ? createTransport({ url: config.SMTP_URL, connectionTimeout: 10_000, socketTimeout: 20_000 })
      : null
  }

  /**
   * Delivers one message of the outbox. A message that was delivered before is
   * passed over, so a job that runs twice sends once.
   *
   * @throws Error when the server does not take it: the queue tries again later
   */
  async send(mailId: string): Promise<void> {
    const [mail] = await this.db.write(() => this.db.sql<QueuedMail>('SELECT * FROM app.take_mail($1)', [mailId]))
    if (!mail) return
    if (!this.transport) return this.finish(mailId, 'kept', null)
    try {
      await this.transport.sendMail({
        from: this.config.MAIL_FROM,
        to: { name: '', address: mail.recipient },
        subject: mail.subject,
        text: mail.body,
        messageId: `<${mailId}@${new URL(this.config.PUBLIC_URL).hostname}>`,
        headers: { 'Content-Language': mail.language, 'Auto-Submitted': 'auto-generated' }
      })
    } catch (error) {
      await this.finish(mailId, 'failed', smtpReason(error))
      throw error
    }
    await this.finish(mailId, 'sent', null)
  }

  private async finish(mailId: string, state: 'sent' | 'kept' | 'failed', reason: string | null): Promise<void> {
    await this.db.write(() => this.db.sql('SELECT app.finish_mail($1, $2, $3)', [mailId, state, reason]))
  }
}

/** What the mail server said, short enough for a list. */
function smtpReason(error: unknown): string {
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  return [code, responseCode].filter(Boolean).join(' ') || 'unknown'
}
