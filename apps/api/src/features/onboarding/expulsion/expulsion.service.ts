import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { appealUntil } from '@solmu/domain/onboarding/decision-path.js'
import { answerManner, demandExpulsion, type ExpulsionAction, firstExpulsionDay, firstHearingDay } from '@solmu/domain/onboarding/expulsion.js'
import { todayIn } from '@solmu/shared/dates.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { dayOf, needed } from '../assessment/assessment-input.js'
import { readBallot } from '../decision/decision-input.js'
import { DecisionOffice } from '../decision/decision-office.js'
import { DecisionWriter } from '../decision/decision-writer.js'
import { ExpulsionLetters } from './expulsion-letters.js'
import { daysOf, ExpulsionReader } from './expulsion-reader.js'
import { ExpulsionWriter } from './expulsion-writer.js'
import type { AnswerExpulsionInput, DropExpulsionInput, MemberExpulsion, ProposeExpulsionInput, RecordExpulsionInput } from './expulsion.graphql.js'

/** Expels members: it is proposed, the member is heard, and only then it is decided. */
@Injectable()
export class ExpulsionService {
  constructor(
    private readonly reader: ExpulsionReader,
    private readonly writer: ExpulsionWriter,
    private readonly decisions: DecisionWriter,
    private readonly office: DecisionOffice,
    private readonly letters: ExpulsionLetters,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, REQUIRED, OUT_OF_RANGE for the day, ALREADY_EXISTS, MEMBERSHIP_STATE for who is no member */
  async propose({ membershipId, grounds, hearingUntil }: ProposeExpulsionInput): Promise<MemberExpulsion> {
    const member = await this.writer.member(membershipId)
    this.office.demand('member.manage', member.centreId)
    this.audit.note({ subjectType: 'membership', subjectId: membershipId, unitId: member.centreId })
    const [day, first] = [dayOf(hearingUntil, 'hearingUntil'), firstHearingDay(todayIn())]
    if (day < first) throw new DomainError('OUT_OF_RANGE', { path: ['hearingUntil'], params: { min: first } })
    const id = await this.writer.add({ membershipId, ...member, grounds: needed(grounds, 'grounds', 5000), hearingUntil: day })
    this.audit.note({ details: { hearingUntil: day } })
    return this.told(id, 'proposed')
  }

  /**
   * Signed for the member by whoever holds the mandate, or as those who look after it have received it.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, MANDATE_MISSING, STALE, EXPULSION_BLOCKED, REQUIRED
   */
  async answer({ expulsionId, expectedVersion, statement, statementName }: AnswerExpulsionInput): Promise<MemberExpulsion> {
    const { hasMandate, mayFile } = await this.demand('answer', expulsionId, expectedVersion)
    const said = needed(statement, 'statement', 5000)
    const manner = answerManner(statementName, { hasMandate, mayRecord: mayFile })
    await this.writer.answer(expulsionId, { statement: said, manner, name: manner === 'signed' ? currentViewer().displayName : statementName.trim() })
    this.audit.note({ details: { manner } })
    return this.told(expulsionId, 'answered')
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, EXPULSION_BLOCKED, REQUIRED */
  async drop({ expulsionId, expectedVersion, reason }: DropExpulsionInput): Promise<MemberExpulsion> {
    await this.demand('drop', expulsionId, expectedVersion)
    await this.writer.drop(expulsionId, needed(reason, 'reason', 2000))
    return this.told(expulsionId, 'dropped')
  }

  /**
   * Records that a member is expelled, by the ballot of the body that decides first on the path; whoever records it confirms it
   * for the head office. The member's units end in the network on the day.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, EXPULSION_BLOCKED while the member can still answer, RECUSED, and what is
   *   wrong with the ballot
   */
  async decide(input: RecordExpulsionInput): Promise<MemberExpulsion> {
    const { id, organisationId, centre } = await this.demand('decide', input.expulsionId, input.expectedVersion)
    const { content } = await this.office.pathToday()
    const [step] = content.steps
    if (!step) throw new DomainError('PATH_STATE')
    const people = await this.office.people({ centreId: centre.id, body: step.body, day: dayOf(input.decidedOn, 'decidedOn') })
    const ballot = readBallot(input, 'favour', { step, people })
    const effectiveOn = dayOf(input.effectiveOn, 'effectiveOn')
    const first = firstExpulsionDay(ballot.decidedOn, todayIn())
    if (effectiveOn < first) throw new DomainError('OUT_OF_RANGE', { path: ['effectiveOn'], params: { min: first } })
    await this.writer.decide(id, ballot)
    const about = { applicationId: null, organisationId, centreId: centre.id, expulsionId: id, outcome: 'expelled', body: step.body, round: 1 } as const
    const days = { decidedOn: ballot.decidedOn, effectiveOn, validUntil: null, appealUntil: appealUntil(content, ballot.decidedOn) }
    const decisionId = await this.decisions.addDecision({ ...about, ...days, number: ballot.number, reasons: ballot.reasons, conditions: ballot.conditions, document: ballot.basis })
    this.audit.note({ subjectType: 'membership_decision', subjectId: decisionId, details: { outcome: 'expelled', number: ballot.number } })
    return this.told(id, 'decided')
  }

  /** The proposal as it was seen, when the viewer may take the step and nothing stands in its way. */
  private async demand(action: ExpulsionAction, id: string, expectedVersion: number): Promise<MemberExpulsion> {
    const { membershipId, centre, actions, hasMandate, mayFile } = await this.reader.one(id)
    this.audit.note({ subjectType: 'membership', subjectId: membershipId, unitId: centre.id })
    if (!actions.some((each) => each.action === action)) throw new DomainError('NOT_ALLOWED')
    // Whoever has no mandate is told so whatever they have seen.
    if (action === 'answer' && !hasMandate && !mayFile) throw new DomainError('MANDATE_MISSING')
    const found = await this.reader.seen(id, expectedVersion)
    demandExpulsion(action, daysOf(found), todayIn())
    return found
  }

  private async told(id: string, what: Parameters<ExpulsionLetters['tell']>[1]): Promise<MemberExpulsion> {
    const expulsion = await this.reader.one(id)
    await this.letters.tell(expulsion, what)
    return expulsion
  }
}
