import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { ProvidedPerson } from '@solmu/domain/identity/provider.js'
import { newId } from '@solmu/shared/ids.js'
import type { Language } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { contextOrNull } from '../../../core/context/context.js'
import { SecretBox } from '../../../core/crypto/secret-box.js'
import { Db } from '../../../core/db/db.js'
import type { Journey } from './provider-client.js'
import type { ProviderRow } from './provider.queries.js'

const CONTEXT = 'provider-journey'

/** What the browser carries to the provider and back, sealed. */
export type Luggage = Journey & {
  readonly providerId: string
  readonly language: Language
  readonly to: string
  /** The person who links the provider to their own account; null when somebody signs in. */
  readonly linkTo: string | null
  readonly until: number
}

type Outcome = 'signed_in' | 'created' | 'no_account' | 'email_taken' | 'closed' | 'no_role'

const refusals: Readonly<Record<Exclude<Outcome, 'signed_in' | 'created'>, 'NO_ACCOUNT' | 'EMAIL_TAKEN' | 'LOGIN_FAILED'>> = {
  no_account: 'NO_ACCOUNT',
  no_role: 'NO_ACCOUNT',
  email_taken: 'EMAIL_TAKEN',
  closed: 'LOGIN_FAILED'
}

/** What is kept of people who come through a provider. */
@Injectable()
export class ProviderVault {
  constructor(
    private readonly db: Db,
    private readonly box: SecretBox,
    private readonly audit: AuditWriter
  ) {}

  seal(luggage: Luggage): string {
    return this.box.seal(JSON.stringify(luggage), CONTEXT)
  }

  open(sealed: string | undefined): Luggage | null {
    if (!sealed) return null
    try {
      return JSON.parse(this.box.open(sealed, CONTEXT)) as Luggage
    } catch {
      return null
    }
  }

  /**
   * Lets somebody in whom the provider vouches for.
   *
   * @throws DomainError NO_ACCOUNT, EMAIL_TAKEN, LOGIN_FAILED
   */
  async enter(
    provider: ProviderRow,
    of: { subject: string; language: Language; person: ProvidedPerson }
  ): Promise<{ userId: string; consortiumId: string }> {
    const { email, displayName, groups } = of.person
    const row = await this.db.write(async () => {
      const [found] = await this.db.sql<{ user_id: string; consortium_id: string; outcome: Outcome }>(
        'SELECT * FROM app.provider_sign_in($1, $2, $3, $4, $5, $6, $7, $8)',
        [provider.id, provider.issuer, of.subject, email, displayName ?? email, of.language, groups, newId()]
      )
      if (found?.outcome === 'created') {
        const note = { subjectType: 'user', subjectId: found.user_id, details: { providerId: provider.id } }
        await this.audit.done('providerAccountCreated', note, { userId: found.user_id, consortiumId: found.consortium_id })
      }
      return found
    })
    if (!row) throw new DomainError('NO_ACCOUNT')
    const { user_id: userId, consortium_id: consortiumId, outcome } = row
    if (outcome === 'signed_in' || outcome === 'created') return { userId, consortiumId }
    if (userId) await this.audit.refused('signIn', refusals[outcome], { actor: { userId, consortiumId } })
    throw new DomainError(refusals[outcome])
  }

  /**
   * Links a provider's subject to the account of the person who is signed in.
   *
   * @throws DomainError NOT_SIGNED_IN when somebody else is by now, ALREADY_EXISTS when the subject is somebody's
   */
  async link(provider: ProviderRow, of: { subject: string; userId: string }): Promise<void> {
    const viewer = contextOrNull()?.viewer
    if (viewer?.userId !== of.userId || viewer.consortiumId !== provider.consortiumId) throw new DomainError('NOT_SIGNED_IN')
    await this.db.write(async () => {
      const rows = await this.db.sql(
        `INSERT INTO external_identity (issuer, subject, user_id, consortium_id, provider_id)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING 1 AS made`,
        [provider.issuer, of.subject, of.userId, provider.consortiumId, provider.id]
      )
      if (rows.length === 0) throw new DomainError('ALREADY_EXISTS')
      await this.audit.done('linkIdentity', { subjectType: 'user', subjectId: of.userId, details: { providerId: provider.id } })
    })
  }
}
