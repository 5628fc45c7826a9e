import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { ClaimNames } from '@solmu/domain/identity/provider.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { isUuid } from '@solmu/shared/ids.js'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import type { IdentityProviderType, LinkedIdentityType } from './provider.graphql.js'

/** A provider as it is kept; the secret is sealed. */
export type ProviderRow = ClaimNames & {
  readonly id: string
  readonly consortiumId: string
  readonly name: LocalizedText
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string | null
  readonly scopes: string
}

const NAME = `json_build_object('fi', p.name_fi, 'sv', p.name_sv, 'en', p.name_en) AS name`

const SETTINGS = `p.id, p.consortium_id AS "consortiumId", ${NAME}, p.issuer, p.client_id AS "clientId", p.scopes,
  p.email_claim AS "emailClaim", p.name_claim AS "nameClaim", p.groups_claim AS "groupsClaim",
  p.second_factor_values AS "secondFactorValues"`

const GROUPS = `coalesce((SELECT json_agg(json_build_object('groupValue', g.group_value, 'role', g.role,
    'unit', json_build_object('id', o.id, 'type', o.type,
      'name', json_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en)), 'organisationId', g.organisation_id)
    ORDER BY g.group_value, g.role, o.name_fi, o.id)
  FROM identity_provider_group g JOIN unit_now o ON o.id = g.unit_id WHERE g.provider_id = p.id), '[]') AS groups`

const LIST = `SELECT ${SETTINGS}, p.client_secret IS NOT NULL AS "hasSecret", p.creates_accounts AS "createsAccounts",
    p.is_active AS "isActive", p.version, ${GROUPS},
    (SELECT count(*)::int FROM external_identity e WHERE e.provider_id = p.id) AS "linkedCount"
  FROM identity_provider p`

/** Reads of identity providers: those of one's consortium, and what sign-in needs of all of them. */
@Injectable()
export class ProviderQueries {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders
  ) {}

  /** @throws DomainError NOT_FOUND for one that is not there or switched off */
  async forSignIn(id: string): Promise<ProviderRow> {
    const sql = `SELECT ${SETTINGS}, p.client_secret AS "clientSecret" FROM app.identity_providers() p WHERE p.id = $1`
    const [row] = isUuid(id) ? await this.db.askAsNobody<ProviderRow>(sql, [id]) : []
    if (!row) throw new DomainError('NOT_FOUND')
    return row
  }

  /** The providers of the viewer's consortium, with what their groups give. */
  list(): Promise<IdentityProviderType[]> {
    return this.db.sql<IdentityProviderType>(`${LIST} ORDER BY p.name_fi COLLATE "fi-x-icu", p.id`)
  }

  /** @throws DomainError NOT_FOUND */
  async one(id: string): Promise<IdentityProviderType> {
    const [row] = await this.db.sql<IdentityProviderType>(`${LIST} WHERE p.id = $1`, [id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return row
  }

  /** The providers through which a person can sign in, as a field of theirs. */
  linkedOf(userId: string): Promise<LinkedIdentityType[]> {
    return this.loaders
      .of<LinkedIdentityType>('linkedIdentities', async ([only]) => {
        const rows = await this.linkedTo(only ?? '')
        return rows.map((value) => ({ key: only ?? '', value }))
      })
      .load(userId)
  }

  /** The same within an operation. */
  linkedTo(userId: string): Promise<LinkedIdentityType[]> {
    return this.db.sql<LinkedIdentityType>(
      `SELECT encode(sha256(convert_to(e.issuer || ' ' || e.subject, 'UTF8')), 'hex') AS id, e.issuer,
         coalesce((SELECT ${NAME} FROM app.identity_providers() p WHERE p.id = e.provider_id),
           json_build_object('fi', e.issuer, 'sv', e.issuer, 'en', e.issuer)) AS name,
         e.linked_at AS "linkedAt", e.last_used_at AS "lastUsedAt"
       FROM external_identity e WHERE e.user_id = $1 ORDER BY e.linked_at`,
      [userId]
    )
  }
}
