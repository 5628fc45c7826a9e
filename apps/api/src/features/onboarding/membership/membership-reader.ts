import { Injectable, type OnModuleInit } from '@nestjs/common'
import { type MembershipEventDays, membershipOn } from '@solmu/domain/onboarding/membership.js'
import { membershipSteps, type MembershipSituation, type MembershipPermission } from '@solmu/domain/onboarding/membership.workflow.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import { Records } from '../../../core/records.js'
import { nameOf } from '../../network/network.sql.js'
import type { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import type { Membership, MembershipOutlook, MembershipRules, MissingAgreement } from './membership.graphql.js'

/** A membership with all that happened to it; where it stands depends on the day. */
export type MembershipRow = Omit<Membership, 'state' | 'endsOn'>

/** What is known of a membership beside its own rows, at this moment. */
type Around = {
  readonly id: string
  readonly unitIds: string[]
  readonly missingAgreements: MissingAgreement[]
  readonly openTasks: number
  readonly openReturns: number
  readonly noticeMonths: number
  readonly hasMandate: boolean
}

/** A membership as it stands today, with all that decides what can be done with it. */
export type WeighedMembership = { readonly membership: Membership; readonly situation: MembershipSituation; readonly outlook: MembershipOutlook }

const EVENTS = `(SELECT json_agg(json_build_object('id', e.id, 'number', e.number, 'kind', e.kind, 'toState', e.to_state, 'effectiveOn', e.effective_on, 'endsOn', e.ends_on,
    'manner', e.manner, 'reason', e.reason, 'reference', e.reference, 'statement', e.statement, 'actorName', e.actor_name, 'recordedAt', e.recorded_at) ORDER BY e.number)
  FROM membership_event e WHERE e.membership_id = m.id)`

const MEMBERSHIPS = `SELECT m.id, m.version, m.admitted_on AS "admittedOn", m.closes_units AS "closesUnits",
    json_build_object('id', o.id, 'name', ${nameOf('o')}, 'businessId', o.business_id) AS organisation,
    json_build_object('id', u.id, 'name', ${nameOf('u')}, 'type', u.type) AS centre,
    json_build_object('id', d.id, 'applicationId', d.application_id, 'isFounding', d.outcome = 'founding', 'number', d.number, 'decidedOn', d.decided_on, 'annulledOn', d.annulled_on,
      'annulledReason', d.annulled_reason) AS decision, ${EVENTS} AS events
  FROM membership m JOIN organisation o ON o.id = m.organisation_id JOIN unit_now u ON u.id = m.centre_id JOIN membership_decision d ON d.id = m.decision_id
  WHERE m.consortium_id = $1`

/** The founders are members as the founding recorded them: agreements that came later are not held against them. */
const AROUND = `SELECT m.id, ARRAY(SELECT n.id FROM unit_now n WHERE n.organisation_id = m.organisation_id AND n.is_open) AS "unitIds",
    CASE WHEN d.outcome = 'founding' THEN '[]' ELSE (SELECT coalesce(json_agg(json_build_object('agreementId', a.agreement_id, 'title', a.title)), '[]')
      FROM app.agreements_missing(m.consortium_id, m.organisation_id) a) END AS "missingAgreements",
    app.open_tasks(m.id) AS "openTasks", (SELECT f.open_count FROM app.membership_facts(m.id) f WHERE f.kind = 'returns_closed') AS "openReturns", c.notice_months AS "noticeMonths",
    EXISTS (SELECT 1 FROM mandate t WHERE t.organisation_id = m.organisation_id AND t.kind = 'sign' AND t.user_id = app.user_id() AND t.valid_from <= app.today()
      AND (least(t.valid_to, t.ended_on) IS NULL OR least(t.valid_to, t.ended_on) > app.today())) AS "hasMandate"
  FROM membership m JOIN membership_decision d ON d.id = m.decision_id JOIN consortium c ON c.id = m.consortium_id WHERE m.id = ANY ($1::uuid[])`

const UNITS = `SELECT n.organisation_id AS key, json_build_object('id', n.id, 'name', ${nameOf('n')}, 'type', n.type) AS value
  FROM unit_now n WHERE n.organisation_id = ANY ($1::uuid[]) AND n.is_open AND n.type = 'local_unit' ORDER BY n.name_fi COLLATE "fi-x-icu", n.id`

const RULES = `SELECT c.admission_since AS "admissionSince", c.notice_months AS "noticeMonths",
    (SELECT count(*)::int FROM organisation_role r WHERE r.consortium_id = c.id AND r.role = 'member' AND r.valid_from <= app.today() AND (r.valid_to IS NULL OR r.valid_to > app.today())
      AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.organisation_id = r.organisation_id AND m.admitted_on = r.valid_from)) AS "withoutMembership"
  FROM consortium c WHERE c.id = $1`

/** Reads memberships, for other parts of the feature too. */
@Injectable()
export class MembershipReader implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders,
    private readonly access: Access,
    private readonly records: Records
  ) {}

  onModuleInit(): void {
    this.records.add('membership', 'SELECT m.centre_id AS "unitId" FROM membership m WHERE m.id = $1')
  }

  /** Those that had begun on a day, by name; today with those that are decided and begin later. */
  async list(asOf: IsoDate, organisationId: string | null): Promise<Membership[]> {
    const rows = await this.db.sql<MembershipRow>(`${MEMBERSHIPS} AND ($2::uuid IS NULL OR m.organisation_id = $2) ORDER BY o.name_fi COLLATE "fi-x-icu", m.admitted_on, m.id`, [
      ...[currentViewer().consortiumId, organisationId]
    ])
    return rows.flatMap((row) => shownOn(row, asOf))
  }

  /** Undefined for one that does not exist. */
  async one(id: string): Promise<Membership | undefined> {
    const [row] = await this.db.sql<MembershipRow>(`${MEMBERSHIPS} AND m.id = $2`, [currentViewer().consortiumId, id])
    return row && shownOn(row, todayIn())[0]
  }

  /** The membership as it stands at this moment, with what can be done; undefined for one that does not exist. */
  async weighed(id: string): Promise<WeighedMembership | undefined> {
    const membership = await this.one(id)
    return membership && this.weigh(membership, (await this.around([id]))[0])
  }

  async outlookOf(membership: Membership): Promise<MembershipOutlook> {
    const loader = this.loaders.of<Around>('membershipOutlooks', async (ids) => (await this.around(ids)).map((value) => ({ key: value.id, value })))
    const [around] = await loader.load(membership.id)
    return this.weigh(membership, around).outlook
  }

  /** The open local units that the organisation runs. */
  async unitsOf(organisationId: string): Promise<OrgUnitRefType[]> {
    const loader = this.loaders.of<OrgUnitRefType>('memberUnits', (ids) => this.db.sql(UNITS, [ids]))
    return loader.load(organisationId)
  }

  async rules(): Promise<MembershipRules> {
    const [row] = await this.db.sql<Omit<MembershipRules, 'mayManage'>>(RULES, [currentViewer().consortiumId])
    if (!row) throw new Error('The viewer has no consortium')
    return { ...row, mayManage: this.access.may('member.rule', {}) }
  }

  private around(ids: readonly string[]): Promise<Around[]> {
    return this.db.sql<Around>(AROUND, [ids])
  }

  private weigh(membership: Membership, around: Around | undefined): WeighedMembership {
    if (!around) throw new Error(`Nothing is known of membership ${membership.id}`)
    const { unitIds, missingAgreements, openTasks, openReturns, noticeMonths, hasMandate } = around
    const known = { missingAgreements, openTasks, openReturns, noticeMonths, hasMandate }
    const today = todayIn()
    // What is decided already and begins later counts: nothing is done beside it any more.
    const last = membership.events.at(-1)?.effectiveOn ?? today
    const now = membershipOn(membership.events, last > today ? last : today) ?? { state: membership.state, endsOn: membership.endsOn }
    const situation: MembershipSituation = {
      state: now.state,
      isDecisionStanding: membership.decision.annulledOn === null,
      missingAgreements: known.missingAgreements.length,
      openTasks: known.openTasks,
      hasNotice: now.endsOn !== null,
      isLastDayAhead: now.endsOn !== null && now.endsOn > today,
      wasActive: membership.events.some(({ toState }) => toState === 'active')
    }
    const mayManage = this.access.may('member.manage', { unitId: membership.centre.id })
    const mayLeave = unitIds.some((unitId) => this.access.may('member.leave', { unitId }))
    const may = (permission: MembershipPermission): boolean => (permission === 'member.manage' ? mayManage : mayLeave)
    return { membership, situation, outlook: { ...known, mayManage, mayLeave, steps: membershipSteps(situation, may).map(({ blockedBy, ...step }) => ({ ...step, blockedBy: [...blockedBy] })) } }
  }
}

/** As it stood on a day; nothing of one that had not begun, but today one that begins later. */
function shownOn(row: MembershipRow, day: IsoDate): Membership[] {
  const events = row.events.map((event) => ({ ...event, recordedAt: new Date(event.recordedAt) }))
  const standing = membershipOn(events satisfies MembershipEventDays[], day)
  // Today it is known of an expulsion that has effect later.
  const ahead = day === todayIn() ? events.find(({ kind, effectiveOn, number }) => kind === 'expel' && effectiveOn > day && number === events.length) : undefined
  if (standing) return [{ ...row, events, ...standing, endsOn: ahead?.endsOn ?? standing.endsOn }]
  return day === todayIn() ? [{ ...row, events, state: 'admitted', endsOn: null }] : []
}
