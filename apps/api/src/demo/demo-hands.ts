/** The people of the demo at their work: what they do is done by the same services as in daily work, with its entry in the audit trail. */
import type { INestApplicationContext, Type } from '@nestjs/common'
import { newId } from '@solmu/shared/ids.js'
import type pg from 'pg'
import { AuditWriter } from '../core/audit/audit-writer.js'
import { currentContext, type HeldRole, newContext, runInContext, unbounded, type Viewer } from '../core/context/context.js'
import { Db } from '../core/db/db.js'

export const office = 'aino.salmela@solmu.example'

export abstract class DemoHands {
  protected readonly db: Db
  private readonly audit: AuditWriter

  constructor(
    private readonly app: INestApplicationContext,
    protected readonly client: pg.ClientBase
  ) {
    this.db = app.get(Db, { strict: false })
    this.audit = app.get(AuditWriter, { strict: false })
  }

  protected get<Service>(type: Type<Service>): Service {
    return this.app.get<Service>(type, { strict: false })
  }

  /** Does something in one transaction with its entry in the audit trail, as every operation is done. */
  protected deed<Result>(email: string, name: string, work: () => Promise<Result>): Promise<Result> {
    return this.as(email, () =>
      this.db.write(async () => {
        const result = await work()
        await this.audit.done(name, currentContext().note)
        return result
      })
    )
  }

  protected async as<Result>(email: string, work: () => Promise<Result>): Promise<Result> {
    const viewer = await this.viewer(email)
    return runInContext(newContext({ requestId: newId(), ip: '', viewer }), work)
  }

  /** As the clock does it, and whoever casts a secret ballot. */
  protected asNobody<Result>(work: () => Promise<Result>): Promise<Result> {
    return runInContext(newContext({ requestId: newId(), ip: '', viewer: null }), work)
  }

  private async viewer(email: string): Promise<Viewer> {
    const { rows } = await this.client.query<{ userId: string; consortiumId: string; displayName: string; held: HeldRole[] }>(
      `SELECT u.id AS "userId", a.consortium_id AS "consortiumId", u.display_name AS "displayName", app.held_by(u.id, a.consortium_id) AS held
       FROM app_user u JOIN role_assignment a ON a.user_id = u.id WHERE u.email = $1 LIMIT 1`,
      [email]
    )
    if (!rows[0]) throw new Error(`Nobody in the demo is ${email}`)
    return { ...unbounded, ...rows[0], sessionId: '' }
  }
}
