import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { addDays, daysBetween, type IsoDate } from '@solmu/shared/dates.js'
import { isUuid } from '@solmu/shared/ids.js'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import type { CollectionRoundType, RoundCounts, RoundDay, RoundIndicatorType } from './round.graphql.js'
import { ROUND, type RoundRow, shownRound } from './round-row.js'

type Keyed<Value> = { key: string; value: Value }

/** The longest stretch of the calendar that is asked for at once, in days. */
const longestCalendar = 800

const LATE = `r.state IN ('not_started', 'draft') AND app.today() > greatest(c.due_on, r.extended_until)`
const inState = (state: string): string => `count(*) FILTER (WHERE r.state = '${state}')`

const COUNTS_SQL = `
  SELECT c.id AS key, json_build_object('total', count(r.id), 'notStarted', ${inState('not_started')}, 'draft', ${inState('draft')},
    'submitted', ${inState('submitted')}, 'returned', ${inState('returned')}, 'verified', ${inState('verified')},
    'accepted', ${inState('accepted')}, 'locked', ${inState('locked')},
    'late', count(*) FILTER (WHERE c.state = 'open' AND ${LATE}), 'extended', count(r.extended_until),
    'former', count(*) FILTER (WHERE NOT r.is_member)) AS value
  FROM collection_round c LEFT JOIN unit_return r ON r.round_id = c.id WHERE c.id = ANY ($1::uuid[]) GROUP BY c.id`

const INDICATORS_SQL = `
  SELECT n.round_id AS key, json_build_object('indicatorId', n.indicator_id, 'position', n.position,
    'dimensionCodes', n.dimension_codes, 'isRequired', n.is_required, 'allowsNotApplicable', n.allows_not_applicable,
    'lastDay', c.period_to - 1) AS value
  FROM round_indicator n JOIN collection_round c ON c.id = n.round_id
  WHERE n.round_id = ANY ($1::uuid[]) ORDER BY n.round_id, n.position, n.indicator_id`

const CALENDAR_SQL = `
  SELECT d.day, d.kind, ${ROUND} FROM collection_round c
  CROSS JOIN LATERAL (VALUES (c.opens_on, 'opens', 1), (c.due_on, 'due', 2), (c.grace_until, 'grace', 3), (c.verify_by, 'verify', 4),
    (c.accept_by, 'accept', 5)) AS d (day, kind, place)
  WHERE c.state <> 'cancelled' AND d.day BETWEEN $1 AND $2 ORDER BY d.day, d.place, c.period_from, c.id`

/** Reads rounds and what hangs on them: one statement for all that one request asks for. */
@Injectable()
export class RoundReader {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders
  ) {}

  /** @throws DomainError NOT_FOUND for one that does not exist or is out of sight */
  async one(id: string): Promise<CollectionRoundType> {
    const row = isUuid(id) ? await this.byId(id) : null
    if (!row) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return row
  }

  /** A round, or null when there is none that the viewer may see. */
  async byId(id: string): Promise<CollectionRoundType | null> {
    const loader = this.loaders.of<CollectionRoundType>('rounds', async (ids) =>
      (await this.some(ids)).map((row) => ({ key: row.id, value: shownRound(row) }))
    )
    return (await loader.load(id))[0] ?? null
  }

  /** Rounds as they are now, whatever was read before. */
  some(ids: readonly string[]): Promise<RoundRow[]> {
    return this.db.sql<RoundRow>(
      `SELECT ${ROUND} FROM collection_round c WHERE c.id = ANY ($1::uuid[]) ORDER BY c.period_from, c.id`,
      [ids]
    )
  }

  /** The other rounds about a period that were not called off. */
  async aboutPeriod(period: string): Promise<RoundRow[]> {
    return this.db.sql<RoundRow>(
      `SELECT ${ROUND} FROM collection_round c WHERE c.period = $1 AND c.state <> 'cancelled' ORDER BY c.id`,
      [period]
    )
  }

  /** What a round asks for, in the order of its form. */
  indicatorsOf(roundId: string): Promise<RoundIndicatorType[]> {
    return this.loaders
      .of<RoundIndicatorType>('indicatorsOfRound', (ids) => this.db.sql<Keyed<RoundIndicatorType>>(INDICATORS_SQL, [ids]))
      .load(roundId)
  }

  /** How the returns of a round stand. */
  async countsOf(roundId: string): Promise<RoundCounts | null> {
    const loader = this.loaders.of<RoundCounts>('countsOfRound', (ids) => this.db.sql<Keyed<RoundCounts>>(COUNTS_SQL, [ids]))
    return (await loader.load(roundId))[0] ?? null
  }

  /**
   * The days of all rounds that were not called off, from a day to a day, both included.
   *
   * @throws DomainError DAYS_REVERSED, or OUT_OF_RANGE for more than 800 days
   */
  async calendar(from: IsoDate, to: IsoDate): Promise<RoundDay[]> {
    if (to < from) throw new DomainError('DAYS_REVERSED', { path: ['to'] })
    if (daysBetween(from, to) > longestCalendar) {
      throw new DomainError('OUT_OF_RANGE', { path: ['to'], params: { min: from, max: addDays(from, longestCalendar) } })
    }
    const rows = await this.db.sql<RoundRow & Pick<RoundDay, 'day' | 'kind'>>(CALENDAR_SQL, [from, to])
    return rows.map(({ day, kind, ...row }) => ({ day, kind, round: shownRound(row) }))
  }

  /** For each return whether its unit still belongs to the round. */
  async isMember(returnId: string): Promise<boolean> {
    const loader = this.loaders.of<boolean>('isMemberOfRound', (ids) =>
      this.db.sql<Keyed<boolean>>('SELECT r.id AS key, r.is_member AS value FROM unit_return r WHERE r.id = ANY ($1::uuid[])', [ids])
    )
    return (await loader.load(returnId))[0] ?? true
  }
}
