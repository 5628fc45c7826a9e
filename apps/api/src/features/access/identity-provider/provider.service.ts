import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { newId } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { SecretBox } from '../../../core/crypto/secret-box.js'
import { Db } from '../../../core/db/db.js'
import { ProviderClient, secretContext } from './provider-client.js'
import type { IdentityProviderType, LinkedIdentityType, ProviderGroupInput, SaveIdentityProviderInput } from './provider.graphql.js'
import { ProviderQueries } from './provider.queries.js'

const COLUMNS = `name_fi, name_sv, name_en, issuer, client_id, scopes, email_claim, name_claim, groups_claim,
  second_factor_values, creates_accounts, is_active`

const INSERT = `INSERT INTO identity_provider (id, consortium_id, ${COLUMNS})
  VALUES ($1, app.consortium_id(), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`

const UPDATE = `UPDATE identity_provider SET (${COLUMNS}, version) = ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, version + 1)
  WHERE id = $1 AND version = $14 RETURNING id`

/** The identity providers of a consortium, and one's own links to them. */
@Injectable()
export class ProviderService {
  constructor(
    private readonly db: Db,
    private readonly providers: ProviderQueries,
    private readonly client: ProviderClient,
    private readonly box: SecretBox,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Makes or changes a provider.
   *
   * @throws DomainError PROVIDER_NOT_ALLOWED for an issuer that the installation may not ask, NOT_FOUND, STALE, REQUIRED
   */
  async save(input: SaveIdentityProviderInput): Promise<IdentityProviderType> {
    this.client.demandAllowed(input.issuer.trim())
    const before = input.providerId ? await this.providers.one(input.providerId) : null
    const id = before?.id ?? newId()
    this.audit.note({ subjectType: 'identity_provider', subjectId: id })
    const values = [id, ...valuesOf(input)]
    if (before) {
      const rows = await this.db.sql(UPDATE, [...values, input.expectedVersion ?? 0])
      if (rows.length === 0) throw new DomainError('STALE', { path: ['expectedVersion'] })
    } else {
      await this.db.sql(INSERT, values)
    }
    await this.keepSecret(id, input.clientSecret)
    await this.keepGroups(id, input.groups)
    this.client.forget(id)
    const after = await this.providers.one(id)
    this.audit.note({ before: before ? told(before) : {}, after: told(after) })
    return after
  }

  /**
   * Asks a provider for its description, as sign-in would.
   *
   * @throws DomainError NOT_FOUND, PROVIDER_FAILED with the reason
   */
  async check(providerId: string): Promise<IdentityProviderType> {
    const provider = await this.providers.one(providerId)
    const [row] = await this.db.sql<{ secret: string | null }>('SELECT client_secret AS secret FROM identity_provider WHERE id = $1', [
      providerId
    ])
    this.audit.note({ subjectType: 'identity_provider', subjectId: providerId })
    const { consortiumId } = currentViewer()
    await this.client.check({ ...provider, consortiumId, clientSecret: row?.secret ?? null })
    return provider
  }

  /** The viewer's own links. */
  mine(): Promise<LinkedIdentityType[]> {
    return this.providers.linkedTo(currentViewer().userId)
  }

  /**
   * Ends one of the viewer's own links.
   *
   * @throws DomainError NOT_FOUND, LAST_WAY_IN when they could not sign in any more
   */
  async unlink(linkId: string): Promise<LinkedIdentityType[]> {
    const { userId } = currentViewer()
    const links = await this.mine()
    if (!links.some(({ id }) => id === linkId)) throw new DomainError('NOT_FOUND', { path: ['linkId'] })
    const [row] = await this.db.sql<{ yes: boolean }>(
      `SELECT u.password_hash IS NOT NULL OR EXISTS (SELECT 1 FROM passkey k WHERE k.user_id = u.id) AS yes
       FROM app_user u WHERE u.id = $1`,
      [userId]
    )
    if (links.length === 1 && !row?.yes) throw new DomainError('LAST_WAY_IN', { path: ['linkId'] })
    await this.db.sql(
      `DELETE FROM external_identity e WHERE e.user_id = $1
         AND encode(sha256(convert_to(e.issuer || ' ' || e.subject, 'UTF8')), 'hex') = $2`,
      [userId, linkId]
    )
    this.audit.note({ subjectType: 'user', subjectId: userId })
    return this.mine()
  }

  private async keepSecret(id: string, secret: string | null | undefined): Promise<void> {
    if (!secret) return
    await this.db.sql('UPDATE identity_provider SET client_secret = $2 WHERE id = $1', [id, this.box.seal(secret, secretContext(id))])
  }

  /** @throws DomainError NOT_FOUND for a funder out of sight: a reference alone would not ask row-level security */
  private async checkFunders(groups: readonly ProviderGroupInput[]): Promise<void> {
    const named = groups.flatMap(({ role, organisationId }) => (role === 'funder' && organisationId ? [organisationId] : []))
    const rows = await this.db.sql<{ id: string }>('SELECT id FROM organisation WHERE id = ANY ($1)', [named])
    const place = groups.findIndex(({ role, organisationId }) => role === 'funder' && !rows.some(({ id }) => id === organisationId))
    if (place >= 0) throw new DomainError('NOT_FOUND', { path: ['groups', place, 'organisationId'] })
  }

  /** @throws DomainError NOT_FOUND for a unit or funder out of sight, REQUIRED for a funder without organisation */
  private async keepGroups(id: string, groups: readonly ProviderGroupInput[]): Promise<void> {
    groups.forEach(({ role, organisationId }, place) => {
      const isFunder = role === 'funder'
      if (isFunder && !organisationId) throw new DomainError('REQUIRED', { path: ['groups', place, 'organisationId'] })
    })
    const units = await this.db.sql<{ id: string }>('SELECT id FROM org_unit WHERE id = ANY ($1)', [groups.map(({ unitId }) => unitId)])
    const place = groups.findIndex(({ unitId }) => !units.some((unit) => unit.id === unitId))
    if (place >= 0) throw new DomainError('NOT_FOUND', { path: ['groups', place, 'unitId'] })
    await this.checkFunders(groups)
    await this.db.sql('DELETE FROM identity_provider_group WHERE provider_id = $1', [id])
    await this.db.sql(
      `INSERT INTO identity_provider_group (consortium_id, provider_id, group_value, role, unit_id, organisation_id)
       SELECT app.consortium_id(), $1, trim(g."groupValue"), g.role, g."unitId", g."organisationId"
       FROM jsonb_to_recordset($2::jsonb) AS g("groupValue" text, role text, "unitId" uuid, "organisationId" uuid)
       ON CONFLICT DO NOTHING`,
      [id, JSON.stringify(groups.map((group) => ({ ...group, organisationId: group.role === 'funder' ? group.organisationId : null })))]
    )
  }
}

function valuesOf(input: SaveIdentityProviderInput): unknown[] {
  const { name, issuer, clientId, emailClaim, nameClaim, groupsClaim, createsAccounts, isActive } = input
  const scopes = [...new Set(['openid', ...input.scopes.split(/\s+/).filter((scope) => scope !== '')])].join(' ')
  const values = input.secondFactorValues.map((value) => value.trim()).filter((value) => value !== '')
  return [
    ...[name.fi.trim(), name.sv.trim(), name.en.trim(), issuer.trim(), clientId.trim(), scopes],
    ...[emailClaim.trim(), nameClaim.trim(), groupsClaim?.trim() || null, values, createsAccounts, isActive]
  ]
}

/** What the audit trail keeps of the settings. */
function told({ issuer, clientId, scopes, groupsClaim, createsAccounts, isActive, groups, secondFactorValues }: IdentityProviderType) {
  const given = groups.map(({ groupValue, role, unit }) => `${groupValue} → ${role} @ ${unit.id}`).join(', ')
  return { issuer, clientId, scopes, groupsClaim, createsAccounts, isActive, groups: given, secondFactorValues: secondFactorValues.join(', ') }
}
