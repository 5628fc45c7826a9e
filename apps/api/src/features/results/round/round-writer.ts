import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { AskedInRound, RoundStanding } from '@solmu/domain/results/round-change.js'
import { newId } from '@solmu/shared/ids.js'
import { kindOfPeriod, validityOfPeriod } from '@solmu/shared/periods.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { CheckedRound } from './round-checks.js'
import { ROUND, type RoundRow } from './round-row.js'

/** A round that is locked for a change, with what it asks and how many have sent. */
export type HeldRound = RoundRow & RoundStanding & { readonly indicators: AskedInRound[] }

const VALUES = `name_fi, name_sv, name_en, instructions_fi, instructions_sv, instructions_en, period, period_kind, period_from,
  period_to, opens_on, due_on, grace_until, verify_by, accept_by, membership, unit_rule, reminder_days`
const PLACES = VALUES.split(',').map((_, index) => `$${index + 2}`)

/** Writes rounds, in the transaction of the caller. */
@Injectable()
export class RoundWriter {
  constructor(private readonly db: Db) {}

  /**
   * Locks a round before it is looked at: of two who change it at once the second finds another version.
   *
   * @throws DomainError NOT_FOUND, STALE
   */
  async hold(roundId: string, expectedVersion: number | null): Promise<HeldRound> {
    const [round] = await this.db.sql<RoundRow>(
      `SELECT ${ROUND} FROM collection_round c WHERE c.id = $1 FOR NO KEY UPDATE OF c`,
      [roundId]
    )
    if (!round) throw new DomainError('NOT_FOUND', { path: ['roundId'] })
    if (expectedVersion !== null && round.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const indicators = await this.db.sql<AskedInRound>(
      `SELECT n.indicator_id AS "indicatorId", n.dimension_codes AS "dimensionCodes", n.is_required AS "isRequired",
         n.allows_not_applicable AS "allowsNotApplicable"
       FROM round_indicator n WHERE n.round_id = $1 ORDER BY n.position, n.indicator_id`,
      [roundId]
    )
    const [sent] = await this.db.sql<{ count: number }>(
      'SELECT count(*)::int AS count FROM unit_return r WHERE r.round_id = $1 AND r.number > 0',
      [roundId]
    )
    return { ...round, indicators, sentCount: sent?.count ?? 0 }
  }

  /** Enters a planned round; returns its id. */
  async add(round: CheckedRound): Promise<string> {
    const id = newId()
    const { consortiumId, userId } = currentViewer()
    const next = PLACES.length + 2
    await this.db.sql(
      `INSERT INTO collection_round (id, ${VALUES}, consortium_id, created_by, state_by)
       VALUES ($1, ${PLACES.join(', ')}, $${next}, $${next + 1}, $${next + 1})`,
      [id, ...valuesOf(round), consortiumId, userId]
    )
    await this.setIndicators(id, round.indicators)
    return id
  }

  /** Writes what a round is to be from now on. */
  async change(id: string, round: CheckedRound): Promise<void> {
    await this.db.sql(
      `UPDATE collection_round SET (${VALUES}) = ROW (${PLACES.join(', ')}), version = version + 1 WHERE id = $1`,
      [id, ...valuesOf(round)]
    )
    await this.setIndicators(id, round.indicators)
  }

  /** Opens a round; one that is opened ahead of its day has that day today. */
  async open(id: string, today: string): Promise<void> {
    await this.db.sql(
      `UPDATE collection_round SET state = 'open', opens_on = least(opens_on, $2::date), state_reason = '', state_by = $3,
         state_at = now(), version = version + 1 WHERE id = $1`,
      [id, today, currentViewer().userId]
    )
  }

  /** Calls a round off. */
  async cancel(id: string, reason: string): Promise<void> {
    await this.db.sql(
      `UPDATE collection_round SET state = 'cancelled', state_reason = $2, state_by = $3, state_at = now(), version = version + 1
       WHERE id = $1`,
      [id, reason, currentViewer().userId]
    )
  }

  private async setIndicators(roundId: string, indicators: readonly AskedInRound[]): Promise<void> {
    const { consortiumId } = currentViewer()
    const asked = indicators.map((each, index) => ({ ...each, position: index + 1 }))
    await this.db.sql('DELETE FROM round_indicator WHERE round_id = $1', [roundId])
    await this.db.sql(
      `INSERT INTO round_indicator (round_id, indicator_id, consortium_id, position, dimension_codes, is_required, allows_not_applicable)
       SELECT $1, n."indicatorId", $2, n.position, ARRAY(SELECT jsonb_array_elements_text(n."dimensionCodes")), n."isRequired",
         n."allowsNotApplicable"
       FROM jsonb_to_recordset($3::jsonb) AS n ("indicatorId" uuid, position integer, "dimensionCodes" jsonb, "isRequired" boolean,
         "allowsNotApplicable" boolean)`,
      [roundId, consortiumId, JSON.stringify(asked)]
    )
  }
}

function valuesOf({ name, instructions, period, unitRule, ...round }: CheckedRound): unknown[] {
  const { validFrom, validTo } = validityOfPeriod(period)
  return [
    ...[name.fi, name.sv, name.en, instructions.fi, instructions.sv, instructions.en],
    ...[period, kindOfPeriod(period), validFrom, validTo],
    ...[round.opensOn, round.dueOn, round.graceUntil, round.verifyBy, round.acceptBy],
    ...[round.membership, JSON.stringify(unitRule), round.reminderDays]
  ]
}
