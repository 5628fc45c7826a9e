import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { earliestEnd } from '@solmu/domain/onboarding/membership.js'
import { mostEntrustedMonths, sendBy } from '@solmu/domain/onboarding/leaving.js'
import { addDays, addMonths, type IsoDate, isIsoDate, todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Db } from '../../../core/db/db.js'
import { nameOf } from '../../network/network.sql.js'
import type { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { MembershipReader, type WeighedMembership } from '../membership/membership-reader.js'
import type { MemberOrganisation } from '../membership/membership.graphql.js'
import { LeavingUnits } from './leaving-units.js'
import type { EntrustMemberReturnsInput, HandOverMemberUnitInput, LeavingUnitType, MemberLeaving, MemberLeavingArgs, MemberReturn, StandIn } from './leaving.graphql.js'

type ReturnRow = Omit<MemberReturn, 'sendBy'> & { readonly dueOn: IsoDate }

const UNITS = `SELECT u.id, ${nameOf('u')} AS name, u.type FROM unit_now u WHERE u.id = ANY ($1::uuid[])`
const ORGANISATIONS = `SELECT o.id, ${nameOf('o')} AS name, o.business_id AS "businessId" FROM organisation o WHERE o.id = ANY ($1::uuid[])`

/** Those that the viewer reads: row-level security leaves the others out. */
const RETURNS = `SELECT r.id, json_build_object('id', u.id, 'name', ${nameOf('u')}, 'type', u.type) AS unit, ${nameOf('c')} AS "roundName", c.period,
    greatest(c.due_on, r.extended_until) AS "dueOn", r.unit_id IN (SELECT app.closed_units_owing($1)) AS "isOrphaned",
    ARRAY(SELECT e.display_name FROM app.entrusted_with($1) e WHERE e.unit_id = r.unit_id ORDER BY e.display_name) AS "entrustedTo"
  FROM unit_return r JOIN collection_round c ON c.id = r.round_id JOIN unit_now u ON u.id = r.unit_id
  WHERE r.id IN (SELECT app.member_returns($1)) ORDER BY "dueOn", u.name_fi COLLATE "fi-x-icu", r.id`

const STAND_INS = 'SELECT user_id AS id, display_name AS name FROM app.return_stand_ins($1) WHERE EXISTS (SELECT app.closed_units_owing($1)) ORDER BY display_name COLLATE "fi-x-icu", user_id'

/** What becomes of the units and the open returns of a member that leaves. */
@Injectable()
export class LeavingService {
  constructor(
    private readonly members: MembershipReader,
    private readonly units: LeavingUnits,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND, INVALID_INPUT for what is no day */
  async of({ membershipId, endsOn = null, closesUnits = null }: MemberLeavingArgs): Promise<MemberLeaving> {
    if (endsOn !== null && !isIsoDate(endsOn)) throw new DomainError('INVALID_INPUT', { path: ['endsOn'] })
    const { membership, outlook } = await this.weighed(membershipId)
    const day = endsOn ?? membership.endsOn ?? earliestEnd(todayIn(), outlook.noticeMonths)
    const returns = await this.db.sql<ReturnRow>(RETURNS, [membershipId])
    return {
      endsOn: day,
      units: await this.told({ membership, outlook }, { endsOn: day, closesUnits: closesUnits ?? membership.closesUnits }),
      returns: returns.map(({ dueOn, ...row }) => ({ ...row, sendBy: sendBy(dueOn, day) })),
      standIns: await this.db.sql<StandIn>(STAND_INS, [membershipId])
    }
  }

  /**
   * Hands a unit over to another member from the day on which its own leaves; the roles at it go on.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, MEMBERSHIP_STATE unless the member is leaving, UNKNOWN_REFERENCE for a unit that
   *   is none of its, or an organisation that is no other active member, NETWORK_REFUSED
   */
  async handOver({ membershipId, unitId, toOrganisationId, expectedVersion }: HandOverMemberUnitInput): Promise<MemberLeaving> {
    const { membership } = await this.managed(membershipId)
    const { endsOn, organisation } = membership
    if (membership.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    if (endsOn === null || endsOn <= todayIn()) throw new DomainError('MEMBERSHIP_STATE', { params: { state: membership.state } })
    const units = await this.units.fates(membership, { endsOn, closesUnits: true })
    if (!units.some((each) => each.unitId === unitId)) throw new DomainError('UNKNOWN_REFERENCE', { path: ['unitId'] })
    this.access.check('network.change', { unitId })
    const others = await this.members.list(todayIn(), toOrganisationId)
    if (toOrganisationId === organisation.id || !others.some(({ state }) => state === 'active')) throw new DomainError('UNKNOWN_REFERENCE', { path: ['toOrganisationId'] })
    await this.units.handOver(membership, { unitId, toOrganisationId, endsOn })
    this.audit.note({ details: { unitId, toOrganisationId, effectiveOn: endsOn } })
    return this.of({ membershipId })
  }

  /**
   * Entrusts somebody with the returns of the units that closed with a member: they fill them in and send them, and the centre
   * approves them as ever.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, REQUIRED without a reason, OUT_OF_RANGE for a day that has passed or is too far off,
   *   UNKNOWN_REFERENCE for somebody who may not, MEMBERSHIP_STATE when no such return is open
   */
  async entrust({ membershipId, userId, lastDay, reason }: EntrustMemberReturnsInput): Promise<MemberLeaving> {
    const { membership } = await this.managed(membershipId)
    if (!isIsoDate(lastDay)) throw new DomainError('INVALID_INPUT', { path: ['lastDay'] })
    const [min, max] = [todayIn(), addMonths(todayIn(), mostEntrustedMonths)]
    if (lastDay < min || lastDay > max) throw new DomainError('OUT_OF_RANGE', { path: ['lastDay'], params: { min, max } })
    const why = reason.trim()
    if (why === '') throw new DomainError('REQUIRED', { path: ['reason'] })
    const standIns = await this.db.sql<StandIn>(STAND_INS, [membershipId])
    if (standIns.length === 0) throw new DomainError('MEMBERSHIP_STATE', { params: { state: membership.state } })
    if (!standIns.some(({ id }) => id === userId)) throw new DomainError('UNKNOWN_REFERENCE', { path: ['userId'] })
    const [row] = await this.db.sql<{ count: number }>('SELECT app.entrust_returns($1, $2, $3, $4) AS count', [membershipId, userId, addDays(lastDay, 1), why])
    this.audit.note({ details: { userId, lastDay, unitCount: row?.count ?? 0 } })
    return this.of({ membershipId })
  }

  private async weighed(membershipId: string): Promise<WeighedMembership> {
    const found = await this.members.weighed(membershipId)
    if (!found) throw new DomainError('NOT_FOUND', { path: ['membershipId'] })
    return found
  }

  private async managed(membershipId: string): Promise<WeighedMembership> {
    const found = await this.weighed(membershipId)
    this.audit.note({ subjectType: 'membership', subjectId: membershipId, unitId: found.membership.centre.id })
    if (!found.outlook.mayManage) throw new DomainError('NOT_ALLOWED')
    return found
  }

  private async told({ membership, outlook }: Pick<WeighedMembership, 'membership' | 'outlook'>, of: { readonly endsOn: IsoDate; readonly closesUnits: boolean }): Promise<LeavingUnitType[]> {
    const fates = await this.units.fates(membership, of)
    const units = new Map((await this.db.sql<OrgUnitRefType>(UNITS, [fates.map(({ unitId }) => unitId)])).map((unit) => [unit.id, unit]))
    const takers = new Map((await this.db.sql<MemberOrganisation>(ORGANISATIONS, [fates.flatMap(({ toOrganisationId }) => toOrganisationId ?? [])])).map((each) => [each.id, each]))
    const isLeaving = membership.endsOn !== null && membership.endsOn > todayIn()
    return fates.flatMap(({ unitId, fate, day, toOrganisationId }) => {
      const unit = units.get(unitId)
      const mayHandOver = isLeaving && fate !== 'passes' && fate !== 'closed' && outlook.mayManage && this.access.may('network.change', { unitId })
      return unit ? [{ unit, fate, day, to: takers.get(toOrganisationId ?? '') ?? null, mayHandOver }] : []
    })
  }
}
