import { Injectable } from '@nestjs/common'
import { mayEndRole, mayGiveRole } from '@solmu/domain/access/reach.js'
import type { RoleName } from '@solmu/domain/access/roles.js'
import { DomainError } from '@solmu/domain/errors.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'

/** A role that is about to be given, at once or by an invitation. */
export type GiftInput = {
  readonly role: RoleName
  readonly unitId: string
  readonly organisationId?: string | null | undefined
  readonly validFrom: IsoDate
  readonly validTo?: IsoDate | null | undefined
  /** Null while the person has no account yet. */
  readonly userId: string | null
}

type Offer = Pick<GiftInput, 'role' | 'unitId' | 'organisationId' | 'validTo'>

/** Whether the viewer may give a role: the one place that decides, for gifts, invitations and renewals. */
@Injectable()
export class GiftRules {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Checks unit, right, days and organisation.
   *
   * @throws DomainError NOT_FOUND for a unit out of sight, NOT_ALLOWED, INVALID_DATE, REQUIRED or NO_FUNDER at organisationId
   */
  async check(gift: GiftInput): Promise<void> {
    const [unit] = await this.db.sql<{ id: string }>('SELECT id FROM org_unit WHERE id = $1', [gift.unitId])
    if (!unit) throw new DomainError('NOT_FOUND', { path: ['unitId'] })
    const { role, unitId, userId, validFrom } = gift
    const validTo = gift.validTo ?? null
    const organisationId = gift.organisationId ?? null
    this.audit.note({ unitId, details: { role, ...(userId ? { userId } : {}) } })
    if (!this.mayGive({ role, unitId, userId, organisationId, validTo })) throw new DomainError('NOT_ALLOWED', { path: ['role'] })
    if (validTo !== null && validTo <= validFrom) throw new DomainError('INVALID_DATE', { path: ['validTo'] })
    await this.checkOrganisation({ role, organisationId, validFrom })
  }

  /** Whether the role is the viewer's to give, whatever its days and whether its organisation funds. */
  mayGive({ role, unitId, userId = null, organisationId = null, validTo = null }: Offer & { readonly userId?: string | null }): boolean {
    const { consortiumId } = currentViewer()
    return mayGiveRole(this.access.holder(), { role, unitId, consortiumId, userId, organisationId, validTo })
  }

  /** Whether the viewer may take back an offered role: whoever could have given it, as with roles themselves. */
  mayTakeBack({ role, unitId, organisationId = null }: Offer): boolean {
    const { consortiumId } = currentViewer()
    return mayEndRole(this.access.holder(), { role, unitId, organisationId, consortiumId, validFrom: todayIn(), validTo: null })
  }

  /** @throws DomainError NOT_ALLOWED for an offered role that the viewer may not take back */
  checkTakingBack(offer: Offer): void {
    if (!this.mayTakeBack(offer)) throw new DomainError('NOT_ALLOWED')
  }

  /** A funder stands for an organisation that is one on the first day; nobody else stands for any. */
  private async checkOrganisation(of: { role: RoleName; organisationId: string | null; validFrom: IsoDate }): Promise<void> {
    const { role, organisationId, validFrom } = of
    const path = ['organisationId']
    if (role !== 'funder') {
      if (organisationId !== null) throw new DomainError('INVALID_INPUT', { path })
      return
    }
    if (organisationId === null) throw new DomainError('REQUIRED', { path })
    const [organisation] = await this.db.sql<{ isFunder: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM organisation_role r WHERE r.organisation_id = o.id AND r.role = 'funder'
         AND r.valid_from <= $2 AND (r.valid_to IS NULL OR r.valid_to > $2)) AS "isFunder" FROM organisation o WHERE o.id = $1`,
      [organisationId, validFrom]
    )
    if (!organisation) throw new DomainError('NOT_FOUND', { path })
    if (!organisation.isFunder) throw new DomainError('NO_FUNDER', { path })
  }
}
