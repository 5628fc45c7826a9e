import { Injectable } from '@nestjs/common'
import { type Factors, factorsToAsk } from '@solmu/domain/identity/second-factor.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { SessionService } from '../session/session.service.js'
import type { CredentialEvent } from '../user/credential-mail.js'
import { RecoveryCodes } from './recovery-codes.js'
import { SecurityMail } from './security-mail.js'
import { SecurityQueries } from './security.queries.js'

/** What follows for a person's other sessions and codes when a second factor comes or goes. */
@Injectable()
export class FactorChange {
  constructor(
    private readonly db: Db,
    private readonly security: SecurityQueries,
    private readonly codes: RecoveryCodes,
    private readonly sessions: SessionService,
    private readonly mail: SecurityMail
  ) {}

  factors(): Promise<Factors> {
    return this.security.factors()
  }

  /**
   * True while the viewer has no second factor. Their row is locked, so that of two factors added at the same time only
   * one is the first, and of two removed only one is the last.
   */
  async isFirst(): Promise<boolean> {
    await this.db.sql('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`solmu.factors.${currentViewer().userId}`])
    return factorsToAsk(await this.factors()).length === 0
  }

  /** The first factor brings recovery codes, and ends the sessions that were opened without one. */
  async added(event: CredentialEvent, isFirst: boolean): Promise<string[]> {
    await this.mail.tell(event)
    if (!isFirst) return []
    await this.sessions.endOthers()
    return this.codes.renew()
  }

  /** With the last factor the recovery codes go, and no session has a second factor any more. */
  async removed(event: CredentialEvent): Promise<void> {
    await this.mail.tell(event)
    if (!(await this.isFirst())) return
    await this.codes.remove()
    await this.db.sql('SELECT app.drop_second_factor()')
  }

  told(event: CredentialEvent): Promise<void> {
    return this.mail.tell(event)
  }
}
