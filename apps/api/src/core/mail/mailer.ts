import { Inject, Injectable } from '@nestjs/common'
import { createTransport, type Transporter } from 'nodemailer'
import { CONFIG, type Config } from '../config/config.js'
import { SecretBox } from '../crypto/secret-box.js'
import { Db } from '../db/db.js'
import { LINK_PLACE, linkContext } from './outbox.js'

type QueuedMail = { recipient: string; subject: string; body: string; language: string; link: string | null }

/** What became of a message; the text only where it is kept to be read. */
type Outcome = { state: 'sent' | 'kept' | 'failed'; reason?: string; text?: string }

/**
 * Sends what stands in the outbox. With SMTP_URL it goes out by SMTP, and a
 * link that opens something stands nowhere any more; without one it is kept
 * whole, and administrators read it in the web.
 */
@Injectable()
export class Mailer {
  private readonly transport: Transporter | null

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Db,
    private readonly box: SecretBox
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
    const text = mail.link ? mail.body.replace(LINK_PLACE, () => this.box.open(mail.link ?? '', linkContext(mailId))) : mail.body
    if (!this.transport) return this.finish(mailId, { state: 'kept', text })
    try {
      await this.transport.sendMail({
        from: this.config.MAIL_FROM,
        to: { name: '', address: mail.recipient },
        subject: mail.subject,
        text,
        messageId: `<${mailId}@${new URL(this.config.PUBLIC_URL).hostname}>`,
        headers: { 'Content-Language': mail.language, 'Auto-Submitted': 'auto-generated' }
      })
    } catch (error) {
      await this.finish(mailId, { state: 'failed', reason: smtpReason(error) })
      throw error
    }
    await this.finish(mailId, { state: 'sent' })
  }

  private async finish(mailId: string, { state, reason, text }: Outcome): Promise<void> {
    const values = [mailId, state, reason ?? null, text ?? null]
    await this.db.write(() => this.db.sql('SELECT app.finish_mail($1, $2, $3, $4)', values))
  }
}

/** What the mail server said, short enough for a list. */
function smtpReason(error: unknown): string {
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  return [code, responseCode].filter(Boolean).join(' ') || 'unknown'
}
