import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Db } from '../../../core/db/db.js'
import { NetworkChangeService } from '../../network/network-change/network-change.service.js'
import { dayOf } from '../day-input.js'
import { DecisionRecordService } from '../decision/decision-record.service.js'
import { ChoiceDeeds } from './choice-deeds.js'
import type { CarryOutCentreChoiceInput, DecideCentreChoiceInput } from './choice-input.graphql.js'
import type { CentreChoice } from './choice.graphql.js'

/** Records who was chosen, in the register of decisions, and carries it out as a change of the network like any other. */
@Injectable()
export class OutcomeService {
  constructor(
    private readonly deeds: ChoiceDeeds,
    private readonly decisions: DecisionRecordService,
    private readonly network: NetworkChangeService,
    private readonly db: Db
  ) {}

  /**
   * @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, CHOICE_STATE before the assessment is closed, PARTY_IN_THE_WAY
   *   while a party that the charter asks has not agreed, REQUIRED without a reason, OUT_OF_RANGE for a day before the decision, and what is wrong with the decision
   */
  async decide(input: DecideCentreChoiceInput): Promise<CentreChoice> {
    const before = await this.deeds.seen(input)
    const chosen = before.candidates.find(({ id, withdrawnOn }) => id === input.candidateId && withdrawnOn === null)
    if (!chosen) throw new DomainError('NOT_FOUND', { path: ['candidateId'] })
    if (before.state !== 'closed') throw new DomainError('CHOICE_STATE', { params: { state: before.state } })
    if (before.isHeld) throw new DomainError('PARTY_IN_THE_WAY')
    const [why, effectiveOn] = [readWhy(input.why), dayOf(input.effectiveOn, 'effectiveOn')]
    const decision = await this.decisions.record(input.decision)
    if (effectiveOn < decision.decidedOn) throw new DomainError('OUT_OF_RANGE', { path: ['effectiveOn'], params: { min: decision.decidedOn, max: '' } })
    await this.db.sql(
      `UPDATE centre_choice SET state = 'decided', chosen_id = $2, why = $3, effective_on = $4, decision_id = $5, ended_on = app.today(), version = version + 1 WHERE id = $1`,
      [before.id, chosen.id, JSON.stringify(why), effectiveOn, decision.id]
    )
    return this.deeds.done(before, { details: { name: chosen.organisation.name.fi, decisionNumber: decision.number }, before: { state: before.state }, after: { state: 'decided', effectiveOn } })
  }

  /**
   * Changes the network as was decided, by the rules and with the checks of every change of it.
   *
   * @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, CHOICE_STATE when there is nothing to carry out, NETWORK_REFUSED with every reason
   */
  async carryOut(input: CarryOutCentreChoiceInput): Promise<CentreChoice> {
    const before = await this.deeds.seen(input)
    const { handover, effectiveOn, decision, title } = before
    if (before.state !== 'decided' || effectiveOn === null || !handover || handover.changeNumber !== null) throw new DomainError('CHOICE_STATE', { params: { state: before.state } })
    const { unitId, parentId, organisationId, municipalityCode, streetAddress } = handover
    const details = { organisationId, municipalityCode, streetAddress }
    const operation =
      parentId !== null ? { open: { type: 'regional_centre' as const, parentId, details: { ...details, name: before.newCentreName } } } : { amend: { unitId: unitId ?? before.centre.id, details } }
    const change = await this.network.change({
      ...{ effectiveOn, reason: title.fi, decidedBy: decision?.number ?? null, expectedRevision: input.expectedRevision },
      operation
    })
    await this.db.sql('UPDATE centre_choice SET network_change_id = $2, version = version + 1 WHERE id = $1', [before.id, change.id])
    return this.deeds.done(before, { details: { number: change.number, effectiveOn }, before: {}, after: { isCarriedOut: true } })
  }
}

/** @throws DomainError REQUIRED for nothing in any language, TOO_LONG */
function readWhy(given: LocalizedText): LocalizedText {
  const fields = new TextFields()
  const why = fields.localized(['why'], given, { most: 4000, isLong: true, isNeeded: 'in_any' })
  throwIssues(fields.issues)
  return why
}
