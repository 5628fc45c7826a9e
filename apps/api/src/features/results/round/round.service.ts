import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { cancelRefusal, changeRefusals, openRefusal } from '@solmu/domain/results/round-change.js'
import { planSeries } from '@solmu/domain/results/round-days.js'
import { renamed } from '@solmu/domain/results/round-name.js'
import { todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { type CheckedRound, RoundChecks } from './round-checks.js'
import type { CollectionRoundType } from './round.graphql.js'
import type { CancelRoundInput, ChangeRoundInput, CreateRoundInput, OpenRoundInput, PlanRoundsInput } from './round-input.graphql.js'
import { RoundMembers } from './round-members.js'
import { RoundReader } from './round-reader.js'
import { shownRound } from './round-row.js'
import { type HeldRound, RoundWriter } from './round-writer.js'

/** What becomes of collection rounds. */
@Injectable()
export class RoundService {
  constructor(
    private readonly access: Access,
    private readonly checks: RoundChecks,
    private readonly writer: RoundWriter,
    private readonly reader: RoundReader,
    private readonly members: RoundMembers,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Plans a round.
   *
   * @throws DomainError NOT_ALLOWED, and what `RoundChecks.checked` finds wrong
   */
  async create(input: CreateRoundInput): Promise<CollectionRoundType> {
    this.access.check('round.manage', {})
    const checked = await this.checks.checked(input, null)
    const id = await this.writer.add(checked)
    this.note(id, checked.period)
    this.audit.note({ after: recordOf(checked) })
    return this.fresh(id)
  }

  /**
   * Changes a round, as far as what it has come to allows.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, ROUND_STATE with the reason in `code`, and what `RoundChecks.checked` finds
   */
  async change(input: ChangeRoundInput): Promise<CollectionRoundType> {
    const held = await this.held(input)
    const checked = await this.checks.checked(input, held.id)
    const refusals = changeRefusals(held, checked)
    if (refusals[0]) throw refusals.length === 1 ? refusals[0] : new DomainError('INVALID_INPUT', { issues: refusals })
    await this.writer.change(held.id, checked)
    this.audit.note({ before: recordOf(held), after: recordOf(checked) })
    return this.fresh(held.id)
  }

  /**
   * Opens a round: whoever reports gets a return, and each of their centres a region.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, ROUND_STATE
   */
  async open(input: OpenRoundInput): Promise<CollectionRoundType> {
    const held = await this.held(input)
    const refusal = openRefusal(held)
    if (refusal) throw refusal
    await this.writer.open(held.id, todayIn())
    const count = await this.members.sync(held.consortiumId)
    this.audit.note({ details: { period: held.period, count }, before: { state: held.state }, after: { state: 'open' } })
    return this.fresh(held.id)
  }

  /**
   * Calls a round off. What units have written stays readable.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, REQUIRED at `reason`, ROUND_STATE when somebody has sent
   */
  async cancel(input: CancelRoundInput): Promise<CollectionRoundType> {
    const held = await this.held(input)
    const reason = input.reason.trim()
    if (reason === '') throw new DomainError('REQUIRED', { path: ['reason'] })
    const refusal = cancelRefusal(held)
    if (refusal) throw refusal
    await this.writer.cancel(held.id, reason)
    this.audit.note({ before: { state: held.state }, after: { state: 'cancelled', stateReason: reason } })
    return this.fresh(held.id)
  }

  /**
   * Copies a round for the periods that follow it.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, OUT_OF_RANGE at `count`, and what `RoundChecks.checked` finds wrong
   */
  async plan({ roundId, count }: PlanRoundsInput): Promise<CollectionRoundType[]> {
    const held = await this.held({ roundId, expectedVersion: null })
    const ids: string[] = []
    for (const next of planSeries(held, count)) {
      const name = renamed(held.name, held.period, next.period)
      ids.push(await this.writer.add(await this.checks.checked({ ...inputOf(held), ...next, name }, null)))
    }
    this.audit.note({ details: { period: held.period, count } })
    return (await this.reader.some(ids)).map(shownRound)
  }

  private async held(of: { roundId: string; expectedVersion: number | null }): Promise<HeldRound> {
    this.access.check('round.manage', {})
    this.audit.note({ subjectType: 'collection_round', subjectId: of.roundId })
    const held = await this.writer.hold(of.roundId, of.expectedVersion)
    this.note(held.id, held.period)
    return held
  }

  private note(subjectId: string, period: string): void {
    this.audit.note({ subjectType: 'collection_round', subjectId, details: { period } })
  }

  private async fresh(id: string): Promise<CollectionRoundType> {
    const [row] = await this.reader.some([id])
    if (!row) throw new DomainError('NOT_FOUND')
    return shownRound(row)
  }
}

/** What somebody would have to say to have the same round again. */
function inputOf({ indicators, ...held }: HeldRound): CreateRoundInput {
  const { unitRule, reminderDays, ...round } = shownRound(held)
  const asked = indicators.map((each) => ({ ...each, dimensionCodes: [...each.dimensionCodes] }))
  return { ...round, unitRule, reminderDays, indicators: asked }
}

/** What the trail compares; the indicators as how many there are. */
const recordOf = ({ name, period, unitRule, indicators, reminderDays, ...round }: CheckedRound) => {
  const { opensOn, dueOn, graceUntil, verifyBy, acceptBy, membership } = round
  return {
    ...{ name, period, opensOn, dueOn, graceUntil, verifyBy, acceptBy, membershipKind: membership },
    ...{ unitRuleKind: unitRule.kind, indicatorCount: indicators.length, reminderDays: reminderDays.join(', ') }
  }
}
