import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type Factors, factorsToAsk, type SecondFactor } from '@solmu/domain/identity/second-factor.js'
import { sessionEndsAt } from '@solmu/domain/identity/session.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db, hasTransaction } from '../../../core/db/db.js'
import { Passkeys } from '../passkey/passkeys.js'
import { asPerson, type Person } from '../session/as-person.js'
import type { ViewerSecurityType } from './second-factor.graphql.js'

const FACTORS = `EXISTS (SELECT 1 FROM totp t WHERE t.user_id = u.id AND t.confirmed_at IS NOT NULL) AS "hasTotp",
  (SELECT count(*)::int FROM recovery_code r WHERE r.user_id = u.id AND r.used_at IS NULL) AS "recoveryCodesLeft",
  (SELECT count(*)::int FROM passkey p WHERE p.user_id = u.id) AS "passkeyCount"`

type SecurityRow = Factors & {
  hasPassword: boolean
  hasSecondFactor: boolean
  needsSecondFactor: boolean
  provedAt: Date
  createdAt: Date
  lastSeenAt: Date
}

/** Reads of how a person proves who they are: one's own, and nobody else's. */
@Injectable()
export class SecurityQueries {
  constructor(
    private readonly db: Db,
    private readonly passkeys: Passkeys
  ) {}

  /** The second factors that the viewer has set up. */
  async factors(): Promise<Factors> {
    const sql = `SELECT ${FACTORS} FROM app_user u WHERE u.id = $1`
    const [row] = await this.db.sql<Factors>(sql, [currentViewer().userId])
    return row ?? { hasTotp: false, recoveryCodesLeft: 0, passkeyCount: 0 }
  }

  /** The ways in which somebody who is about to sign in can give a second factor; empty for those who have none. */
  async waysOf(person: Person): Promise<SecondFactor[]> {
    return factorsToAsk(await asPerson(person, () => this.db.read(() => this.factors())))
  }

  /** Everything that the page of one's own sign-in shows. */
  security(): Promise<ViewerSecurityType> {
    return hasTransaction() ? this.read() : this.db.read(() => this.read())
  }

  private async read(): Promise<ViewerSecurityType> {
    const { userId, sessionId } = currentViewer()
    const [row] = await this.db.sql<SecurityRow>(
      `SELECT ${FACTORS}, u.password_hash IS NOT NULL AS "hasPassword", s.has_second_factor AS "hasSecondFactor",
         app.needs_second_factor(u.id, s.consortium_id) AS "needsSecondFactor", s.proved_at AS "provedAt",
         s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt"
       FROM app_user u JOIN session s ON s.user_id = u.id AND s.id = $2 WHERE u.id = $1`,
      [userId, sessionId]
    )
    if (!row) throw new DomainError('NOT_SIGNED_IN')
    const times = { createdAt: new Date(row.createdAt), lastSeenAt: new Date(row.lastSeenAt) }
    return {
      hasPassword: row.hasPassword,
      hasTotp: row.hasTotp,
      recoveryCodesLeft: row.recoveryCodesLeft,
      passkeys: await this.passkeys.own(),
      lacksSecondFactor: row.needsSecondFactor && !row.hasSecondFactor,
      hasSecondFactor: row.hasSecondFactor,
      provedAt: new Date(row.provedAt),
      sessionEndsAt: sessionEndsAt(times)
    }
  }
}
