import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { callState, readCall } from '@solmu/domain/onboarding/membership-call.js'
import { throwIssues } from '@solmu/domain/text-fields.js'
import { todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { nameOf } from '../../network/network.sql.js'
import type { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import type { MembershipCall, MembershipCallInput, SaveMembershipCallInput } from './membership-call.graphql.js'

type Row = Omit<MembershipCall, 'state' | 'mayManage'> & { readonly isPublished: boolean; readonly isWithdrawn: boolean }

const CALLS = `SELECT c.id, json_build_object('id', u.id, 'name', ${nameOf('u')}, 'type', u.type) AS unit, c.title, c.body, c.opens_on AS "opensOn", c.closes_on AS "closesOn",
    c.published_at IS NOT NULL AS "isPublished", c.withdrawn_at IS NOT NULL AS "isWithdrawn", c.version,
    (SELECT count(*)::int FROM application a WHERE a.call_id = c.id) AS "applicationCount"
  FROM membership_call c JOIN unit_now u ON u.id = c.unit_id WHERE c.consortium_id = $1`

const CENTRES = `SELECT u.id, ${nameOf('u')} AS name, u.type FROM unit_now u WHERE u.consortium_id = $1 AND u.is_open AND u.type IN ('headquarters', 'regional_centre')
  ORDER BY u.type, u.name_fi COLLATE "fi-x-icu"`

/** Open calls for members. */
@Injectable()
export class MembershipCallService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** Those that the viewer sees, the newest first. */
  async list(): Promise<MembershipCall[]> {
    const rows = await this.db.sql<Row>(`${CALLS} ORDER BY c.closes_on DESC, c.id`, [currentViewer().consortiumId])
    return rows.map((row) => this.shown(row))
  }

  /** @throws DomainError NOT_FOUND */
  async one(id: string): Promise<MembershipCall> {
    const [row] = await this.db.sql<Row>(`${CALLS} AND c.id = $2`, [currentViewer().consortiumId, id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['callId'] })
    return this.shown(row)
  }

  /** The centres, and the head office, for which the viewer looks after applications. */
  async centres(): Promise<OrgUnitRefType[]> {
    const units = await this.db.sql<OrgUnitRefType>(CENTRES, [currentViewer().consortiumId])
    return units.filter(({ id }) => this.access.may('application.manage', { unitId: id }))
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, CALL_STATE for one that is over, and what is wrong with the fields */
  async save(input: SaveMembershipCallInput): Promise<MembershipCall> {
    const known = input.callId ? await this.toChange({ callId: input.callId, expectedVersion: input.expectedVersion ?? 0 }) : null
    const unitId = known ? known.unit.id : await this.place(input.unitId)
    const { call, issues } = readCall(input)
    throwIssues(issues)
    const id = known?.id ?? newId()
    const values = [JSON.stringify(call.title), JSON.stringify(call.body), call.opensOn, call.closesOn]
    if (known) await this.db.sql('UPDATE membership_call SET title = $2, body = $3, opens_on = $4, closes_on = $5, version = version + 1 WHERE id = $1', [id, ...values])
    else
      await this.db.sql(
        'INSERT INTO membership_call (id, consortium_id, unit_id, title, body, opens_on, closes_on, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
        [id, currentViewer().consortiumId, unitId, ...values, currentViewer().userId]
      )
    const before = known ? { opensOn: known.opensOn, closesOn: known.closesOn } : {}
    this.audit.note({ subjectType: 'membership_call', subjectId: id, unitId, before, after: { opensOn: call.opensOn, closesOn: call.closesOn } })
    return this.one(id)
  }

  /** Shows a call to everybody. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, CALL_STATE for one that is published or over */
  async publish(input: MembershipCallInput): Promise<MembershipCall> {
    const call = await this.toChange(input)
    if (call.state !== 'draft' || call.closesOn < todayIn()) throw new DomainError('CALL_STATE')
    await this.db.sql('UPDATE membership_call SET published_at = now(), version = version + 1 WHERE id = $1', [call.id])
    return this.changed(call)
  }

  /** Takes a call back; applications that came by it go on. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, CALL_STATE */
  async withdraw(input: MembershipCallInput): Promise<MembershipCall> {
    const call = await this.toChange(input)
    if (call.state === 'draft') throw new DomainError('CALL_STATE')
    await this.db.sql('UPDATE membership_call SET withdrawn_at = now(), version = version + 1 WHERE id = $1', [call.id])
    return this.changed(call)
  }

  /** @throws DomainError NOT_FOUND for a unit that takes no applications, NOT_ALLOWED */
  async place(unitId: string): Promise<string> {
    const units = await this.db.sql<OrgUnitRefType>(CENTRES, [currentViewer().consortiumId])
    if (!units.some(({ id }) => id === unitId)) throw new DomainError('NOT_FOUND', { path: ['unitId'] })
    this.access.check('application.manage', { unitId })
    return unitId
  }

  private async changed(before: MembershipCall): Promise<MembershipCall> {
    const call = await this.one(before.id)
    this.audit.note({ subjectType: 'membership_call', subjectId: call.id, unitId: call.unit.id, before: { state: before.state }, after: { state: call.state } })
    return call
  }

  private async toChange({ callId, expectedVersion }: MembershipCallInput): Promise<MembershipCall> {
    await this.one(callId).then(({ unit }) => this.access.check('application.manage', { unitId: unit.id }))
    await this.db.sql('SELECT id FROM membership_call WHERE id = $1 FOR NO KEY UPDATE', [callId])
    const call = await this.one(callId)
    if (call.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    if (call.state === 'withdrawn') throw new DomainError('CALL_STATE')
    return call
  }

  private shown({ isPublished, isWithdrawn, ...row }: Row): MembershipCall {
    return { ...row, state: callState({ ...row, isPublished, isWithdrawn }, todayIn()), mayManage: this.access.may('application.manage', { unitId: row.unit.id }) }
  }
}
