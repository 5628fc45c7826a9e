/**
 * What a person must know before a change is made: the network of the day as it
 * would be without the change beside the network as it would be with it.
 * Source: requirements 5, 7 and 18.
 */
import { isValidOn, type IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { municipalitiesOn, type MunicipalityFact } from '../geography/succession.js'
import type { UnitDetails } from './change.js'
import { detailNames } from './change-operations.js'
import type { NetworkRecords, ServiceFact, SuccessionFact, UnitPeriod, UnitType } from './facts.js'
import { factShapes } from './fact-shapes.js'
import { unitsOn } from './lives.js'
import { plannedLosses, uncoveredBy, type PlannedLoss, type Uncovered } from './planned-losses.js'
import { centresServing } from './territory.js'
import { linksOn } from './tree.js'

/** A unit with its place in the tree. */
export interface UnitPlace {
  readonly unitId: string
  readonly type: UnitType
  readonly name: LocalizedText
  readonly parentId: string | null
}

export interface OpenedUnit extends UnitPlace {
  /** True when it had closed before. */
  readonly isAgain: boolean
}

export interface RenamedUnit {
  readonly unitId: string
  readonly from: LocalizedText
  readonly to: LocalizedText
}

export interface AmendedUnit {
  readonly unitId: string
  /** What becomes different, apart from the name. */
  readonly details: readonly (keyof UnitDetails)[]
}

export interface MovedUnit {
  readonly unitId: string
  readonly fromId: string | null
  readonly toId: string | null
}

export interface PassedMunicipality {
  readonly municipalityCode: string
  readonly fromId: string | null
  readonly toId: string | null
}

export type Continued = Pick<SuccessionFact, 'predecessorId' | 'successorId' | 'kind' | 'share'>

export type ServicePart = Pick<ServiceFact, 'municipalityCode' | 'share'>

/** How a unit divides its work, by code; nothing means that it works for the municipality it stands in. */
export interface DividedWork {
  readonly unitId: string
  readonly before: readonly ServicePart[]
  readonly after: readonly ServicePart[]
}

/** How large a centre is; 0 where it does not exist. */
export interface CentreSize {
  readonly unitId: string
  readonly localUnitsBefore: number
  readonly localUnitsAfter: number
  readonly municipalitiesBefore: number
  readonly municipalitiesAfter: number
}

/** What a change brings about on its day. Every list is in the order of the ids or the codes. */
export interface Consequences {
  readonly day: IsoDate
  readonly opened: readonly OpenedUnit[]
  readonly closed: readonly UnitPlace[]
  readonly renamed: readonly RenamedUnit[]
  readonly amended: readonly AmendedUnit[]
  readonly moved: readonly MovedUnit[]
  /** Which units are continued by which, and how much of them. */
  readonly continued: readonly Continued[]
  readonly passed: readonly PassedMunicipality[]
  readonly work: readonly DividedWork[]
  /** The centres that gain or lose units or municipalities, open or close. */
  readonly centres: readonly CentreSize[]
  /** The municipalities of the mainland that the change leaves to nobody, and from which day on. */
  readonly uncovered: readonly Uncovered[]
  /** What was already planned for later and no longer comes as it was. */
  readonly planned: readonly PlannedLoss[]
}

/** The network on one day. */
interface Picture {
  readonly units: ReadonlyMap<string, UnitPeriod>
  readonly parents: ReadonlyMap<string, string>
  /** The centre of each municipality that exists. */
  readonly centres: ReadonlyMap<string, string>
  readonly localUnits: ReadonlyMap<string, readonly string[]>
  readonly municipalities: ReadonlyMap<string, readonly string[]>
  readonly work: ReadonlyMap<string, readonly ServicePart[]>
}

/**
 * What a change brings about.
 *
 * @param before the network without the change, and `after` with it: for an undo, the other way round.
 * @param at the day from which the change takes effect, and the municipalities of the country.
 * @example consequencesOf(records, applyDelta(records, plan.delta), { municipalities, day: change.effectiveOn })
 */
export function consequencesOf(
  before: NetworkRecords,
  after: NetworkRecords,
  at: { readonly municipalities: readonly MunicipalityFact[]; readonly day: IsoDate }
): Consequences {
  const [was, is] = [pictureOf(before, at), pictureOf(after, at)]
  return {
    day: at.day,
    opened: missingFrom(was, is).map((place) => ({ ...place, isAgain: hasLived(after, place.unitId, at.day) })),
    closed: missingFrom(is, was),
    ...amendments(was, is),
    moved: movesBetween(was, is),
    continued: newSuccessions(before, after),
    passed: passedBetween(was, is),
    work: workBetween(was, is),
    centres: sizesOf(was, is),
    uncovered: uncoveredBy(before, after, at),
    planned: plannedLosses(before, after, at.day)
  }
}

function pictureOf(
  records: NetworkRecords,
  { municipalities, day }: { readonly municipalities: readonly MunicipalityFact[]; readonly day: IsoDate }
): Picture {
  const units = new Map(unitsOn(records.units, day).map((unit) => [unit.id, unit]))
  const parents = new Map([...linksOn(records.links, day)].map(([unitId, link]) => [unitId, link.parentId]))
  const serving = centresServing(records, day)
  const living = municipalitiesOn(municipalities, day)
  const centres = new Map(
    living.flatMap(({ code }): [string, string][] => {
      const centreId = serving.get(code)
      return centreId === undefined ? [] : [[code, centreId]]
    })
  )
  const localIds = [...units.values()].filter(({ type }) => type === 'local_unit').map(({ id }) => id)
  const work = new Map<string, ServicePart[]>()
  for (const { unitId, municipalityCode, share } of records.services.filter((service) => isValidOn(service, day))) {
    work.set(unitId, [...(work.get(unitId) ?? []), { municipalityCode, share }])
  }
  return {
    units,
    parents,
    centres,
    localUnits: gathered(localIds, (id) => parents.get(id)),
    municipalities: gathered([...centres.keys()], (code) => centres.get(code)),
    work: new Map([...work].map(([unitId, parts]) => [unitId, parts.sort(byCode)]))
  }
}

/** Ids by what they belong to, each list in order. */
function gathered(ids: readonly string[], ownerOf: (id: string) => string | undefined): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const id of [...ids].sort()) {
    const owner = ownerOf(id)
    if (owner === undefined) continue
    const group = groups.get(owner)
    if (group) group.push(id)
    else groups.set(owner, [id])
  }
  return groups
}

/** The units of the second picture that the first does not show. */
const missingFrom = (first: Picture, second: Picture): UnitPlace[] =>
  idsIn(second.units)
    .filter((unitId) => !first.units.has(unitId))
    .flatMap((unitId) => {
      const unit = second.units.get(unitId)
      if (!unit) return []
      return [{ unitId, type: unit.type, name: unit.name, parentId: second.parents.get(unitId) ?? null }]
    })

const hasLived = ({ units }: NetworkRecords, unitId: string, day: IsoDate): boolean =>
  units.some((period) => period.id === unitId && period.validFrom < day)

function amendments(was: Picture, is: Picture): Pick<Consequences, 'renamed' | 'amended'> {
  const renamed: RenamedUnit[] = []
  const amended: AmendedUnit[] = []
  for (const unitId of idsIn(is.units)) {
    const [before, after] = [was.units.get(unitId), is.units.get(unitId)]
    if (!before || !after || factShapes.units.contentOf(before) === factShapes.units.contentOf(after)) continue
    const details = detailNames.filter((name) => name !== 'name' && before[name] !== after[name])
    if (details.length > 0) amended.push({ unitId, details })
    if (JSON.stringify(textsOf(before)) !== JSON.stringify(textsOf(after))) {
      renamed.push({ unitId, from: before.name, to: after.name })
    }
  }
  return { renamed, amended }
}

const textsOf = ({ name: { fi, sv, en } }: UnitPeriod): readonly string[] => [fi, sv, en]

const movesBetween = (was: Picture, is: Picture): MovedUnit[] =>
  idsIn(is.units).flatMap((unitId) => {
    const [fromId = null, toId = null] = [was.parents.get(unitId), is.parents.get(unitId)]
    return was.units.has(unitId) && fromId !== toId ? [{ unitId, fromId, toId }] : []
  })

function newSuccessions(before: NetworkRecords, after: NetworkRecords): Continued[] {
  const { textOf, keyOf } = factShapes.successions
  const known = new Set(before.successions.map(textOf))
  return after.successions
    .filter((each) => !known.has(textOf(each)))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map(({ predecessorId, successorId, kind, share }) => ({ predecessorId, successorId, kind, share }))
}

const passedBetween = (was: Picture, is: Picture): PassedMunicipality[] =>
  idsIn(was.centres, is.centres).flatMap((municipalityCode) => {
    const [fromId = null, toId = null] = [was.centres.get(municipalityCode), is.centres.get(municipalityCode)]
    return fromId === toId ? [] : [{ municipalityCode, fromId, toId }]
  })

/** Of units that close nothing is said: that they work no more goes without saying. */
const workBetween = (was: Picture, is: Picture): DividedWork[] =>
  idsIn(was.work, is.work).flatMap((unitId) => {
    const [before = [], after = []] = [was.work.get(unitId), is.work.get(unitId)]
    return is.units.has(unitId) && JSON.stringify(before) !== JSON.stringify(after) ? [{ unitId, before, after }] : []
  })

function sizesOf(was: Picture, is: Picture): CentreSize[] {
  const isCentre = (unitId: string): boolean =>
    [was, is].some(({ units }) => units.get(unitId)?.type === 'regional_centre')
  return idsIn(was.units, is.units)
    .filter((unitId) => isCentre(unitId) && belongings(was, unitId) !== belongings(is, unitId))
    .map((unitId) => ({
      unitId,
      localUnitsBefore: was.localUnits.get(unitId)?.length ?? 0,
      localUnitsAfter: is.localUnits.get(unitId)?.length ?? 0,
      municipalitiesBefore: was.municipalities.get(unitId)?.length ?? 0,
      municipalitiesAfter: is.municipalities.get(unitId)?.length ?? 0
    }))
}

const belongings = ({ units, localUnits, municipalities }: Picture, unitId: string): string =>
  JSON.stringify([units.has(unitId), localUnits.get(unitId), municipalities.get(unitId)])

const idsIn = (...maps: readonly ReadonlyMap<string, unknown>[]): string[] =>
  [...new Set(maps.flatMap((map) => [...map.keys()]))].sort()

const byCode = (a: ServicePart, b: ServicePart): number => (a.municipalityCode < b.municipalityCode ? -1 : 1)
