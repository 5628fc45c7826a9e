/**
 * What a change takes from the days after it: facts that were already known to
 * begin later and no longer do so as they were, and municipalities that nobody
 * serves any more.
 */
import { intersection, isValidOn, type IsoDate, type Validity } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import type { MunicipalityFact } from '../geography/succession.js'
import { factShapes, type FactKind, type FactShape } from './fact-shapes.js'
import type { NetworkRecords, TerritoryFact } from './facts.js'

/** A fact that was planned. */
export interface PlannedLoss {
  readonly kind: FactKind
  readonly unitId: string
  /** The parent, the municipality or the successor that the fact names; null for what the unit itself was to be. */
  readonly otherId: string | null
  /** When it was to begin. */
  readonly day: IsoDate
  /** True when nothing is left of it, false when it holds on fewer days. */
  readonly isDropped: boolean
}

/** A municipality of the mainland that a change leaves to nobody. */
export interface Uncovered {
  readonly municipalityCode: string
  readonly day: IsoDate
}

interface Planned<F> {
  readonly kind: FactKind
  readonly namesOf: (fact: F) => { readonly unitId: string; readonly otherId: string | null }
}

/** The facts that were to begin after a day and that the other network does not have as they were. */
export function plannedLosses(before: NetworkRecords, after: NetworkRecords, day: IsoDate): PlannedLoss[] {
  const losses = [
    ...lossesAmong(before.units, after.units, {
      kind: 'units',
      day,
      shape: factShapes.units,
      namesOf: ({ id }) => ({ unitId: id, otherId: null })
    }),
    ...lossesAmong(before.links, after.links, {
      kind: 'links',
      day,
      shape: factShapes.links,
      namesOf: ({ unitId, parentId }) => ({ unitId, otherId: parentId })
    }),
    ...lossesAmong(before.territories, after.territories, {
      kind: 'territories',
      day,
      shape: factShapes.territories,
      namesOf: ({ unitId, municipalityCode }) => ({ unitId, otherId: municipalityCode })
    }),
    ...lossesAmong(before.services, after.services, {
      kind: 'services',
      day,
      shape: factShapes.services,
      namesOf: ({ unitId, municipalityCode }) => ({ unitId, otherId: municipalityCode })
    }),
    ...lostSuccessions(before, after, day)
  ]
  const keyed = losses.map((loss) => ({ key: JSON.stringify([loss.day, loss.kind, loss.unitId, loss.otherId]), loss }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ loss }) => loss)
}

function lossesAmong<F extends Validity>(
  before: readonly F[],
  after: readonly F[],
  { kind, day, shape, namesOf }: Planned<F> & { readonly day: IsoDate; readonly shape: FactShape<F> }
): PlannedLoss[] {
  const planned = before.filter((fact) => fact.validFrom > day)
  if (planned.length === 0) return []
  const kept = groupBy(after, shape.contentOf)
  return planned.flatMap((fact): PlannedLoss[] => {
    const shared = (kept.get(shape.contentOf(fact)) ?? []).flatMap((other) => intersection(other, fact) ?? [])
    const isWhole = shared.some(({ validFrom, validTo }) => validFrom === fact.validFrom && validTo === fact.validTo)
    return isWhole ? [] : [{ kind, ...namesOf(fact), day: fact.validFrom, isDropped: shared.length === 0 }]
  })
}

function lostSuccessions(before: NetworkRecords, after: NetworkRecords, day: IsoDate): PlannedLoss[] {
  const kept = new Set(after.successions.map(factShapes.successions.keyOf))
  return before.successions
    .filter((each) => each.effectiveOn > day && !kept.has(factShapes.successions.keyOf(each)))
    .map(({ predecessorId, successorId, effectiveOn }) => ({
      kind: 'successions',
      unitId: predecessorId,
      otherId: successorId,
      day: effectiveOn,
      isDropped: true
    }))
}

/** The municipalities of the mainland that were served and are not, each with the first such day from `day` on. */
export function uncoveredBy(
  before: NetworkRecords,
  after: NetworkRecords,
  { municipalities, day }: { readonly municipalities: readonly MunicipalityFact[]; readonly day: IsoDate }
): Uncovered[] {
  const [was, is] = [before, after].map(({ territories }) => groupBy(territories, (fact) => fact.municipalityCode))
  const losses = municipalities.flatMap((municipality): Uncovered[] => {
    if (!municipality.isMainland) return []
    const { code } = municipality
    const first = firstLost(was?.get(code) ?? [], is?.get(code) ?? [], { municipality, day })
    return first === undefined ? [] : [{ municipalityCode: code, day: first }]
  })
  return losses.sort((a, b) => (a.municipalityCode < b.municipalityCode ? -1 : 1))
}

/** A loss begins on the day itself, where a fact of before begins, or where one of after ends. */
function firstLost(
  before: readonly TerritoryFact[],
  after: readonly TerritoryFact[],
  { municipality, day }: { readonly municipality: MunicipalityFact; readonly day: IsoDate }
): IsoDate | undefined {
  const ends = after.flatMap(({ validTo }) => (validTo === null ? [] : [validTo]))
  const isServed = (facts: readonly TerritoryFact[], on: IsoDate): boolean => facts.some((fact) => isValidOn(fact, on))
  return [day, ...before.map((fact) => fact.validFrom), ...ends]
    .filter((turn) => turn >= day && isValidOn(municipality, turn))
    .sort()
    .find((turn) => isServed(before, turn) && !isServed(after, turn))
}
