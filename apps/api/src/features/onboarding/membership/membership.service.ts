import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { membershipOn, type MembershipEventKind, noticeIssues } from '@solmu/domain/onboarding/membership.js'
import { type MembershipPermission, takeMembershipStep } from '@solmu/domain/onboarding/membership.workflow.js'
import { noticeStatement } from '@solmu/domain/onboarding/notice-statement.js'
import { type IsoDate, isIsoDate, todayIn } from '@solmu/shared/dates.js'
import { pick } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { LeavingUnits } from '../leaving/leaving-units.js'
import { MembershipLetters } from './membership-letters.js'
import { MembershipReader, type WeighedMembership } from './membership-reader.js'
import { MembershipWriter, type NewEvent } from './membership-writer.js'
import type { GiveMembershipNoticeInput, MembershipListArgs, ReasonedMembershipInput, SetMembershipRulesInput, TakeBackMembershipNoticeInput } from './membership-input.graphql.js'
import type { Membership, MembershipRules } from './membership.graphql.js'

type Of = { readonly membershipId: string; readonly expectedVersion: number }

/** Activates, suspends and ends memberships; what follows from it is done by the database. */
@Injectable()
export class MembershipService {
  constructor(
    private readonly reader: MembershipReader,
    private readonly writer: MembershipWriter,
    private readonly letters: MembershipLetters,
    private readonly units: LeavingUnits,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError INVALID_INPUT for what is no day */
  list({ asOf, organisationId = null }: MembershipListArgs): Promise<Membership[]> {
    return this.reader.list(asOf ? dayOf(asOf, 'asOf') : todayIn(), organisationId)
  }

  /** @throws DomainError NOT_FOUND */
  async one(id: string): Promise<Membership> {
    const found = await this.reader.one(id)
    if (!found) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return found
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, MEMBERSHIP_STATE while something that is required is missing */
  activate(input: Of): Promise<Membership> {
    return this.move('activate', input, {})
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, MEMBERSHIP_STATE, REQUIRED without a reason */
  suspend(input: ReasonedMembershipInput): Promise<Membership> {
    return this.move('suspend', input, { reason: reasonOf(input) })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, MEMBERSHIP_STATE, REQUIRED without a reason */
  reinstate(input: ReasonedMembershipInput): Promise<Membership> {
    return this.move('reinstate', input, { reason: reasonOf(input) })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, MEMBERSHIP_STATE once the day has come */
  async takeBack(input: TakeBackMembershipNoticeInput): Promise<Membership> {
    const weighed = await this.weighed(input, 'take_back')
    await this.units.reopen(weighed.membership, weighed.membership.endsOn ?? todayIn())
    return this.record('take_back', weighed, { effectiveOn: todayIn(), reason: input.reason.trim() })
  }

  /**
   * Gives notice: signed here by whoever holds the mandate, with the statement that was shown; or recorded from a letter by those
   * who look after the member. Where it says so, the member's units end in the network on the day.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE also when the statement is another one, MEMBERSHIP_STATE, MANDATE_MISSING,
   *   and what is wrong with the days
   */
  async giveNotice(input: GiveMembershipNoticeInput): Promise<Membership> {
    const weighed = await this.weighed(input, 'give_notice', input.manner === 'signed' ? 'member.leave' : 'member.manage')
    const { membership, outlook } = weighed
    const days = { givenOn: dayOf(input.givenOn, 'givenOn'), endsOn: dayOf(input.endsOn, 'endsOn') }
    const today = todayIn()
    const [issue] = noticeIssues(days, { today, noticeMonths: outlook.noticeMonths, since: membership.admittedOn })
    if (issue) throw issue
    const given = input.manner === 'signed' ? signed(input, { membership, ...days, hasMandate: outlook.hasMandate }) : onPaper(input)
    const last = membership.events.at(-1)?.effectiveOn ?? membership.admittedOn
    const effectiveOn = days.givenOn < last ? last : days.givenOn
    const after = await this.record('give_notice', weighed, { ...given, effectiveOn, endsOn: days.endsOn, closesUnits: input.closesUnits, reason: input.reason.trim(), manner: input.manner })
    if (input.closesUnits) await this.units.close(after, days.endsOn)
    return after
  }

  rules(): Promise<MembershipRules> {
    return this.reader.rules()
  }

  /** @throws DomainError NOT_ALLOWED, FOUNDERS_MISSING while some member has no membership, OUT_OF_RANGE for a day after today */
  async setRules(input: SetMembershipRulesInput): Promise<MembershipRules> {
    this.access.check('member.rule', {})
    const before = await this.reader.rules()
    const admissionSince = input.admissionSince ? dayOf(input.admissionSince, 'admissionSince') : null
    if (admissionSince !== null && admissionSince > todayIn()) throw new DomainError('OUT_OF_RANGE', { path: ['admissionSince'], params: { max: todayIn() } })
    await this.writer.setRules({ admissionSince, noticeMonths: input.noticeMonths })
    const after = await this.reader.rules()
    const told = ({ admissionSince: admissionFrom, noticeMonths: noticeMonthCount }: MembershipRules) => ({ admissionFrom, noticeMonthCount })
    this.audit.note({ subjectType: 'consortium', subjectId: currentViewer().consortiumId, before: told(before), after: told(after) })
    return after
  }

  private async move(kind: MembershipEventKind, input: Of, said: Partial<NewEvent>): Promise<Membership> {
    return this.record(kind, await this.weighed(input, kind), { effectiveOn: todayIn(), ...said })
  }

  /** The membership, when the viewer may take the step and nothing stands in its way. */
  private async weighed({ membershipId, expectedVersion }: Of, kind: MembershipEventKind, only?: MembershipPermission): Promise<WeighedMembership & { readonly to: Membership['state'] }> {
    const found = await this.reader.weighed(membershipId)
    if (!found) throw new DomainError('NOT_FOUND', { path: ['membershipId'] })
    const { membership, situation, outlook } = found
    this.audit.note({ subjectType: 'membership', subjectId: membership.id, unitId: membership.centre.id })
    const holds = { 'member.manage': outlook.mayManage, 'member.leave': outlook.mayLeave }
    const may = (permission: MembershipPermission): boolean => holds[permission] && (only === undefined || only === permission)
    // What may not be done at all is not looked at further.
    if (!may('member.manage') && !may('member.leave')) throw new DomainError('NOT_ALLOWED')
    const to = takeMembershipStep(kind, situation, may)
    if (membership.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return { ...found, to }
  }

  private async record(kind: MembershipEventKind, { membership, situation, to }: WeighedMembership & { readonly to: Membership['state'] }, said: Partial<NewEvent> & { readonly effectiveOn: IsoDate }) {
    const last = membership.events.at(-1)?.effectiveOn ?? said.effectiveOn
    await this.writer.record(membership.id, { ...said, kind, from: situation.state, to, effectiveOn: said.effectiveOn < last ? last : said.effectiveOn })
    const after = await this.one(membership.id)
    const told = (of: Membership) => ({ state: membershipOn(of.events, todayIn())?.state ?? of.state, endsOn: of.endsOn })
    this.audit.note({ before: told(membership), after: told(after) })
    await this.letters.moved(after, kind)
    return after
  }
}

/** @throws DomainError INVALID_INPUT for what is no day */
function dayOf(given: string, field: string): IsoDate {
  if (!isIsoDate(given)) throw new DomainError('INVALID_INPUT', { path: [field] })
  return given
}

/** @throws DomainError REQUIRED */
function reasonOf({ reason }: ReasonedMembershipInput): string {
  const given = reason.trim()
  if (given === '') throw new DomainError('REQUIRED', { path: ['reason'] })
  return given
}

type Signing = { readonly membership: Membership; readonly givenOn: IsoDate; readonly endsOn: IsoDate; readonly hasMandate: boolean }

/** @throws DomainError MANDATE_MISSING, REQUIRED without a language, OUT_OF_RANGE for another day, STALE for another statement */
function signed({ language, statement, closesUnits }: GiveMembershipNoticeInput, { membership, givenOn, endsOn, hasMandate }: Signing): Partial<NewEvent> {
  if (!hasMandate) throw new DomainError('MANDATE_MISSING')
  if (!language) throw new DomainError('REQUIRED', { path: ['language'] })
  if (givenOn !== todayIn()) throw new DomainError('OUT_OF_RANGE', { path: ['givenOn'], params: { min: todayIn(), max: todayIn() } })
  const said = noticeStatement(language, { organisation: pick(membership.organisation.name, language).text, givenOn, endsOn, closesUnits, signatory: currentViewer().displayName })
  if (said !== statement) throw new DomainError('STALE', { path: ['statement'] })
  return { statement, language }
}

/** @throws DomainError REQUIRED when it is not said where the letter is kept */
function onPaper({ reference }: GiveMembershipNoticeInput): Partial<NewEvent> {
  const kept = reference.trim()
  if (kept === '') throw new DomainError('REQUIRED', { path: ['reference'] })
  return { reference: kept }
}
