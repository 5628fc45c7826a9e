import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type AbsentUnit, roundMembers } from '@solmu/domain/results/round-membership.js'
import { addYears, type IsoDate } from '@solmu/shared/dates.js'
import { isPeriod, type Period, validityOfPeriod } from '@solmu/shared/periods.js'
import { NetworkQueries } from '../../network/network.queries.js'
import type { NetworkPicture } from '../../network/network-picture.js'
import type { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import type { LeftOutUnit, PreviewedUnit, PreviewRoundInput, RoundPreview } from './round-input.graphql.js'
import { RoundReader } from './round-reader.js'
import { shownRound } from './round-row.js'
import { ruleOf } from './round-rule.js'

const collator = new Intl.Collator('fi')
const byName = (a: { unit: OrgUnitRefType }, b: { unit: OrgUnitRefType }): number => collator.compare(a.unit.name.fi, b.unit.name.fi)

/** Says who would report in a round before there is one. */
@Injectable()
export class RoundPreviews {
  constructor(
    private readonly network: NetworkQueries,
    private readonly rounds: RoundReader
  ) {}

  /** @throws DomainError INVALID_INPUT at `period`, and what `ruleOf` finds wrong */
  async of({ period, membership, unitRule }: PreviewRoundInput): Promise<RoundPreview> {
    if (!isPeriod(period)) throw new DomainError('INVALID_INPUT', { path: ['period'] })
    const picture = await this.network.ofAllTimes()
    const rule = ruleOf(unitRule, picture)
    const { members, absent } = roundMembers(picture.facts, { period, membership, unitRule: rule })
    const units = members.flatMap(({ unitId, centreId, day }): PreviewedUnit[] => {
      const unit = refOn(picture, unitId, day)
      return unit ? [{ id: unitId, unit, centre: centreId === null ? null : refOn(picture, centreId, day) }] : []
    })
    const leftOut = absent.flatMap((each): LeftOutUnit[] => {
      const unit = refOn(picture, each.unitId, validityOfPeriod(period).validTo)
      return unit && isNear(picture, each, period) ? [{ unit, reason: each.reason }] : []
    })
    const others = (await this.rounds.aboutPeriod(period)).map(shownRound)
    return { units: units.sort(byName), leftOut: leftOut.sort(byName), others }
  }
}

function refOn(picture: NetworkPicture, id: string, day: IsoDate): OrgUnitRefType | null {
  const unit = picture.unitOn(id, day)
  return unit && { id, type: unit.type, name: unit.name }
}

/** Whoever was there within a year of the period may be missed by somebody; what lies further back is history. */
function isNear({ facts }: NetworkPicture, { unitId, reason }: AbsentUnit, period: Period): boolean {
  if (reason === 'outside_rule') return true
  const { validFrom, validTo } = validityOfPeriod(period)
  const [first, last] = [addYears(validFrom, -1), addYears(validTo, 1)]
  return facts.units.some((unit) => unit.id === unitId && unit.validFrom < last && (unit.validTo === null || unit.validTo > first))
}
