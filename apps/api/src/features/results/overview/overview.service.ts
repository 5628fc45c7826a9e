import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { completeness } from '@solmu/domain/results/completeness.js'
import { effectiveDueOn, isLate } from '@solmu/domain/results/lateness.js'
import { daysLate, type MayDo, type QueueFacts, reviewQueue } from '@solmu/domain/results/review-queue.js'
import { daysBetween, type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { isUuid } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import type { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import type {
  CompletenessArgs,
  CompletenessCell,
  CompletenessRow,
  CompletenessTable,
  OverviewRound,
  QueueItem,
  RegionStanding,
  RoundOverview,
  UnitStanding
} from './overview.graphql.js'
import { OverviewQueries, type RoundsPicture, type StandingRow } from './overview.queries.js'

const roundsShown = 8

/** Where the rounds stand, and what there is to do about them. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly queries: OverviewQueries,
    private readonly access: Access
  ) {}

  /** @throws DomainError NOT_FOUND for a round that does not exist or is out of sight */
  async ofRound(roundId: string): Promise<RoundOverview> {
    if (!isUuid(roundId)) throw new DomainError('NOT_FOUND')
    const picture = await this.queries.ofRound(roundId)
    const [round] = picture.rounds
    if (!round) throw new DomainError('NOT_FOUND')
    const today = todayIn()
    return { round, completeness: completeness(picture.returns, today), regions: regionsOf(picture, today) }
  }

  /** Centres, or the units of one, by the newest rounds. */
  async table({ centreId, periodKind, rounds }: CompletenessArgs): Promise<CompletenessTable> {
    const picture = await this.queries.ofNewest(periodKind ?? 'quarter', rounds ?? roundsShown)
    const today = todayIn()
    const returns = centreId == null ? picture.returns : picture.returns.filter((one) => one.centreId === centreId)
    const by = centreId == null ? ('centreId' as const) : ('unitId' as const)
    const cells = (own: readonly StandingRow[]): CompletenessCell[] =>
      picture.rounds.map(({ id }) => cellOf(id, { own, by, today }))
    const rows = picture.units.flatMap((node): CompletenessRow[] => {
      const own = returns.filter((one) => one[by] === node.id)
      return own.length === 0 ? [] : [{ node, cells: cells(own) }]
    })
    return { rounds: [...picture.rounds], rows, totals: picture.rounds.map(({ id }) => cellOf(id, { own: returns, by: 'centreId', today })) }
  }

  /** What waits for the viewer in the open rounds, the most blocking first. */
  async queue(): Promise<QueueItem[]> {
    const picture = await this.queries.ofOpenRounds()
    const today = todayIn()
    const names = new Map(picture.units.map((unit) => [unit.id, unit]))
    const rounds = new Map(picture.rounds.map((round) => [round.id, round]))
    const may: MayDo = (action, unitId) => this.access.may(action, unitId === null ? {} : { unitId })
    return reviewQueue(factsOf(picture, today), may, today).flatMap(({ roundId, unitId, centreId, ...item }) => {
      const round = rounds.get(roundId)
      const named = (id: string | null): OrgUnitRefType | null => (id === null ? null : (names.get(id) ?? null))
      return round ? [{ ...item, round, unit: named(unitId), centre: named(centreId), daysLate: daysLate(item, today) }] : []
    })
  }
}

function regionsOf({ returns, regions, units }: RoundsPicture, today: IsoDate): RegionStanding[] {
  const byCentre = groupBy(returns, ({ centreId }) => centreId ?? '')
  const standing = (centre: OrgUnitRefType | null): RegionStanding[] => {
    const own = byCentre.get(centre?.id ?? '') ?? []
    const region = regions.find(({ centreId }) => centreId === centre?.id)
    if (own.length === 0 && !region) return []
    return [
      {
        centre,
        state: region?.state ?? 'open',
        completeness: completeness(own, today),
        units: units.flatMap((unit) => own.filter(({ unitId }) => unitId === unit.id).map((one) => unitOf(one, unit, today)))
      }
    ]
  }
  return [...units.filter(({ type }) => type !== 'local_unit'), null].flatMap(standing)
}

function unitOf(row: StandingRow, unit: OrgUnitRefType, today: IsoDate): UnitStanding {
  const dueOn = effectiveDueOn(row)
  const late = isLate(row, today)
  return {
    ...{ returnId: row.id, unit, state: row.state, dueOn, isLate: late, firstSentOn: row.firstSentOn },
    daysLate: late ? daysBetween(dueOn, today) : 0,
    isExtended: row.extendedUntil !== null && row.extendedUntil > row.dueOn,
    heldSince: new Date(row.heldSince),
    openQuestionCount: row.openQuestionCount,
    remindedAt: row.remindedAt === null ? null : new Date(row.remindedAt)
  }
}

function cellOf(
  roundId: string,
  { own, by, today }: { own: readonly StandingRow[]; by: 'centreId' | 'unitId'; today: IsoDate }
): CompletenessCell {
  const asked = own.filter((one) => one.roundId === roundId)
  const single = by === 'unitId' ? asked[0] : undefined
  return {
    roundId,
    completeness: asked.length === 0 ? null : completeness(asked, today),
    state: single?.state ?? null,
    returnId: single?.id ?? null
  }
}

function factsOf({ rounds, returns, regions }: RoundsPicture, today: IsoDate): QueueFacts {
  const days = ({ id, verifyBy, acceptBy }: OverviewRound) => ({ roundId: id, verifyBy, acceptBy })
  return {
    rounds: rounds.map(days),
    regions,
    returns: returns.map((row) => ({
      ...{ returnId: row.id, roundId: row.roundId, unitId: row.unitId, centreId: row.centreId, state: row.state },
      isLate: isLate(row, today),
      dueOn: effectiveDueOn(row)
    }))
  }
}
