import type { Mailer } from '../core/mail/mailer.js'
import { PostOffice } from '../core/testing/post-office.js'
import { demoAccounts } from '../demo/demo-roles.js'
import type { PasswordResetService } from '../features/identity/password-reset/password-reset.service.js'
import { TestApp } from './harness.js'

/** An application with a mail server beside it, whose jobs run when they are told to. */
export class PostedApp {
  private constructor(
    readonly app: TestApp,
    readonly post: PostOffice
  ) {}

  static async start(env: Record<string, string> = {}): Promise<PostedApp> {
    const post = new PostOffice()
    const SMTP_URL = await post.open()
    return new PostedApp(await TestApp.start({ env: { SMTP_URL, MAIL_FROM: 'solmu@solmu.example', ...env } }), post)
  }

  /** Does what waits in the queue: answers to requests for a new password first, then every letter. */
  async deliver(): Promise<void> {
    const by = { viewer: await this.someone() }
    const resets = this.app.provider<PasswordResetService>('PasswordResetService', by)
    for (const id of await this.take('password-reset:send', 'requestId')) await resets.send(id)
    const mailer = this.app.provider<Mailer>('Mailer', by)
    for (const id of await this.take('mail:send', 'mailId')) await mailer.send(id)
  }

  private async take(task: string, name: string): Promise<string[]> {
    const rows = await this.app.rows<{ id: string }>(
      `DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t
       WHERE t.id = j.task_id AND t.identifier = $1 RETURNING j.payload #>> ARRAY['payload', $2] AS id`,
      [task, name]
    )
    return rows.map(({ id }) => id).sort()
  }

  private async someone(): Promise<{ userId: string; consortiumId: string }> {
    const [row] = await this.app.rows<{ userId: string; consortiumId: string }>(
      `SELECT a.user_id AS "userId", a.consortium_id AS "consortiumId" FROM role_assignment a JOIN app_user u ON u.id = a.user_id
       WHERE u.email = $1 LIMIT 1`,
      [demoAccounts[0]?.email]
    )
    if (!row) throw new Error('The demo is not there')
    return row
  }

  /** The newest letter to an address, once everything that waits is delivered. */
  async letterTo(address: string): Promise<string> {
    await this.deliver()
    const letter = this.post.textsTo(address).at(-1)
    if (letter === undefined) throw new Error(`No letter came to ${address}`)
    return letter
  }

  /** The token in the link of the newest letter to an address. */
  async tokenTo(address: string): Promise<string> {
    const token = /https?:\S+#([\w-]{43})/.exec(await this.letterTo(address))?.[1]
    if (!token) throw new Error(`No link came to ${address}`)
    return token
  }

  async stop(): Promise<void> {
    await this.app.stop()
    await this.post.close()
  }
}
