/**
 * What has to hold for the facts of a network, on every day of its life. The
 * rules return findings instead of throwing, so that an import can show them
 * all at once. They take the facts group by group (the links of one unit, the
 * centres of one municipality), so that the work grows with the facts and not
 * with their square.
 * Source: requirements 3, 5, 7 and 18; architecture, "Time is in the model from day one".
 */
import { addDays, isEmpty, isValidOn, overlaps, type IsoDate, type Validity } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import type { MunicipalityFact } from '../geography/succession.js'
import type { LinkFact, NetworkFacts, ServiceFact, SuccessionFact, TerritoryFact, UnitFact, UnitType } from './facts.js'
import { firstDayOutside, lifeOn, unitsById, type UnitLives } from './lives.js'

export const networkRules = {
  'validity.empty': 'A fact must hold on at least one day.',
  'period.overlap': 'A unit is one thing at a time: its periods share no day.',
  'unit.type': 'A unit keeps its level and its consortium in all its periods.',
  'headquarters.single': 'A consortium has one head office at a time.',
  'link.unit_known': 'Both ends of a link must be known units of one consortium.',
  'link.level': 'A centre belongs to the head office, a local unit to a centre, the head office to nobody.',
  'link.within_life': 'A link holds only while both of its units exist.',
  'link.overlap': 'A unit has one parent at a time.',
  'link.gap': 'A centre or a local unit has a parent on every day of its life.',
  'territory.centre': 'Only a regional centre has a territory.',
  'territory.within_life': 'A territory holds only while its centre exists.',
  'territory.municipality': 'A territory names a municipality that exists all the time that it holds.',
  'territory.overlap': 'A municipality is served by one centre at a time.',
  'service.unit_known': 'A declared part of work belongs to a known unit.',
  'service.within_life': 'A declared part of work holds only while its unit exists.',
  'service.municipality': 'A declared part of work names a municipality that exists all the time that it holds.',
  'service.overlap': 'A unit declares one part of its work for a municipality at a time.',
  'service.share': 'The declared parts of a unit are above 0 and sum to 1 on every day on which it has any.',
  'succession.units': 'A succession leads from a unit that exists the day before to another that exists on the day.',
  'succession.share': 'The shares of a predecessor are above 0 and sum to 1; to at most 1 when it lives on.'
} as const

export type NetworkRule = keyof typeof networkRules

export interface Finding {
  readonly rule: NetworkRule
  readonly unitId: string
  /** The first day on which the rule does not hold. */
  readonly day: IsoDate
  /** The other unit that the finding is about, null when there is none. */
  readonly otherId: string | null
  /** The municipality that the finding is about, null when there is none. */
  readonly municipalityCode: string | null
}

type Units = ReadonlyMap<string, UnitLives>
type Municipalities = ReadonlyMap<string, MunicipalityFact>

const parentTypes: Readonly<Record<UnitType, UnitType | null>> = {
  headquarters: null,
  regional_centre: 'headquarters',
  local_unit: 'regional_centre'
}

/** How far the sum of shares may stray from 1, for thirds written as decimals. */
const shareTolerance = 0.001

/**
 * Every breach of the rules, in a fixed order; an empty list means that the network holds together.
 *
 * @param municipalities when given, territories and services are also checked against the lives of the municipalities.
 * @param only when given, the findings that name one of these units, whether as the unit or as the other one; no more
 * work than one look at each fact is spent on the rest of the network.
 * @example validateNetwork(facts, municipalities, new Set(['a'])) // is there anything wrong around unit a?
 */
export function validateNetwork(
  facts: NetworkFacts,
  municipalities?: readonly MunicipalityFact[],
  only?: ReadonlySet<string>
): Finding[] {
  const known = municipalities && new Map(municipalities.map((each) => [each.code, each]))
  if (!only) return findingsIn(facts, known)
  const names = (id: string | null): boolean => id !== null && only.has(id)
  return findingsIn(around(facts, only), known).filter(({ unitId, otherId }) => names(unitId) || names(otherId))
}

/** The facts that can make a finding that names one of the units. */
function around(facts: NetworkFacts, only: ReadonlySet<string>): NetworkFacts {
  const children = facts.links.flatMap((link) => (only.has(link.parentId) ? [link.unitId] : []))
  const linked = new Set([...only, ...children])
  const links = facts.links.filter((link) => linked.has(link.unitId))
  const served = new Set(
    facts.territories.flatMap((fact) => (only.has(fact.unitId) ? [fact.municipalityCode] : []))
  )
  const successions = facts.successions.filter((each) => only.has(each.predecessorId) || only.has(each.successorId))
  const needed = new Set([
    ...linked,
    ...links.map((link) => link.parentId),
    ...successions.flatMap((each) => [each.predecessorId, each.successorId]),
    ...facts.units.flatMap((unit) => (unit.type === 'headquarters' ? [unit.id] : []))
  ])
  return {
    units: facts.units.filter((unit) => needed.has(unit.id)),
    links,
    territories: facts.territories.filter((fact) => served.has(fact.municipalityCode)),
    services: facts.services.filter((service) => only.has(service.unitId)),
    successions
  }
}

function findingsIn(facts: NetworkFacts, municipalities: Municipalities | undefined): Finding[] {
  const units = unitsById(facts.units)
  const linksOf = groupBy(facts.links, (link) => link.unitId)
  return [
    ...facts.units.flatMap((period) => checkPeriod(units, period)),
    ...[...units.values()].flatMap(severalPeriods),
    ...severalHeadquarters(units),
    ...facts.links.flatMap((link) => checkLink(units, link)),
    ...[...linksOf.values()].flatMap(severalParents),
    ...[...units.values()].flatMap((unit) => gapsOf(unit, linksOf.get(unit.id) ?? [])),
    ...facts.territories.flatMap((territory) => checkTerritory(units, territory)),
    ...(municipalities ? checkMunicipalities(facts.territories, 'territory.municipality', municipalities) : []),
    ...[...groupBy(facts.territories, (territory) => territory.municipalityCode).values()].flatMap(severalCentres),
    ...facts.services.flatMap((service) => checkService(units, service)),
    ...(municipalities ? checkMunicipalities(facts.services, 'service.municipality', municipalities) : []),
    ...[...groupBy(facts.services, (service) => service.unitId).values()].flatMap(checkServiceShares),
    ...facts.successions.flatMap((succession) => checkSuccession(units, succession)),
    ...checkSuccessionShares(units, facts.successions)
  ]
}

function checkPeriod(units: Units, period: UnitFact): Finding[] {
  const at = { unitId: period.id, day: period.validFrom }
  const unit = units.get(period.id)
  const isSame = unit?.type === period.type && unit.consortiumId === period.consortiumId
  return [
    ...(isEmpty(period) ? [found('validity.empty', at)] : []),
    ...(isSame ? [] : [found('unit.type', at)])
  ]
}

function severalPeriods({ id, periods }: UnitLives): Finding[] {
  return clashes(periods).map(([a, b]) => found('period.overlap', { unitId: id, day: laterBeginning(a, b) }))
}

function severalHeadquarters(units: Units): Finding[] {
  const offices = [...units.values()].filter((unit) => unit.type === 'headquarters')
  return [...groupBy(offices, (office) => office.consortiumId).values()].flatMap((group) =>
    clashes(group.flatMap(({ id, lives }) => lives.map((life) => ({ ...life, id }))))
      .filter(([a, b]) => a.id !== b.id)
      .map(([a, b]) => found('headquarters.single', { unitId: b.id, day: laterBeginning(a, b), otherId: a.id }))
  )
}

function checkLink(units: Units, link: LinkFact): Finding[] {
  const unit = units.get(link.unitId)
  const parent = units.get(link.parentId)
  const at = (rule: NetworkRule, day = link.validFrom): Finding =>
    found(rule, { unitId: link.unitId, day, otherId: link.parentId })
  if (!unit || !parent || unit.consortiumId !== parent.consortiumId) return [at('link.unit_known')]
  const findings: Finding[] = []
  if (isEmpty(link)) findings.push(at('validity.empty'))
  if (parentTypes[unit.type] !== parent.type) findings.push(at('link.level'))
  for (const { lives } of [unit, parent]) {
    const day = firstDayOutside(lives, link)
    if (day !== null) findings.push(at('link.within_life', day))
  }
  return findings
}

/** The links of one unit. */
function severalParents(links: readonly LinkFact[]): Finding[] {
  return clashes(links).map(([a, b]) =>
    found('link.overlap', { unitId: b.unitId, day: laterBeginning(a, b), otherId: a.parentId })
  )
}

/** The days from which a unit that exists has no parent: when it begins, or when a parent leaves it. */
function gapsOf(unit: UnitLives, links: readonly LinkFact[]): Finding[] {
  if (unit.type === 'headquarters') return []
  const ends = links.flatMap((link) => (link.validTo === null ? [] : [link.validTo]))
  return [...new Set([...unit.lives.map((life) => life.validFrom), ...ends])]
    .sort()
    .filter((day) => lifeOn(unit.lives, day) !== null && !links.some((link) => isValidOn(link, day)))
    .map((day) => found('link.gap', { unitId: unit.id, day }))
}

function checkTerritory(units: Units, territory: TerritoryFact): Finding[] {
  const { unitId, municipalityCode, validFrom } = territory
  const unit = units.get(unitId)
  const at = (rule: NetworkRule, day = validFrom): Finding => found(rule, { unitId, day, municipalityCode })
  if (unit?.type !== 'regional_centre') return [at('territory.centre')]
  if (isEmpty(territory)) return [at('validity.empty')]
  const day = firstDayOutside(unit.lives, territory)
  return day === null ? [] : [at('territory.within_life', day)]
}

/** The territories that hold one municipality. */
function severalCentres(territories: readonly TerritoryFact[]): Finding[] {
  return clashes(territories).map(([a, b]) =>
    found('territory.overlap', {
      unitId: b.unitId,
      day: laterBeginning(a, b),
      otherId: a.unitId,
      municipalityCode: b.municipalityCode
    })
  )
}

function checkMunicipalities(
  facts: readonly (TerritoryFact | ServiceFact)[],
  rule: 'territory.municipality' | 'service.municipality',
  municipalities: Municipalities
): Finding[] {
  return facts.flatMap((fact): Finding[] => {
    const { unitId, municipalityCode } = fact
    const municipality = municipalities.get(municipalityCode)
    const day = firstDayOutside(municipality ? [municipality] : [], fact)
    return day === null ? [] : [found(rule, { unitId, day, municipalityCode })]
  })
}

function checkService(units: Units, service: ServiceFact): Finding[] {
  const { unitId, municipalityCode, validFrom, share } = service
  const at = (rule: NetworkRule, day = validFrom): Finding => found(rule, { unitId, day, municipalityCode })
  const unit = units.get(unitId)
  if (!unit) return [at('service.unit_known')]
  if (isEmpty(service)) return [at('validity.empty')]
  const day = firstDayOutside(unit.lives, service)
  return [...(share > 0 ? [] : [at('service.share')]), ...(day === null ? [] : [at('service.within_life', day)])]
}

/** The services of one unit: no two for one municipality, and the whole on every day on which there is any. */
function checkServiceShares(services: readonly [ServiceFact, ...ServiceFact[]]): Finding[] {
  const [{ unitId }] = services
  const turns = services.flatMap(({ validFrom, validTo }) => (validTo === null ? [validFrom] : [validFrom, validTo]))
  const isWrong = (day: IsoDate): boolean => {
    const current = services.filter((service) => isValidOn(service, day))
    return current.length > 0 && Math.abs(sumOf(current) - 1) > shareTolerance
  }
  return [
    ...[...groupBy(services, (service) => service.municipalityCode).values()]
      .flatMap(clashes)
      .map(([a, b]) => {
        const { municipalityCode } = b
        return found('service.overlap', { unitId, day: laterBeginning(a, b), municipalityCode })
      }),
    ...[...new Set(turns)]
      .sort()
      .filter(isWrong)
      .map((day) => found('service.share', { unitId, day }))
  ]
}

function checkSuccession(units: Units, succession: SuccessionFact): Finding[] {
  const { predecessorId, successorId, effectiveOn } = succession
  const existsOn = (id: string, day: IsoDate): boolean => lifeOn(units.get(id)?.lives ?? [], day) !== null
  const isSound =
    predecessorId !== successorId &&
    existsOn(predecessorId, addDays(effectiveOn, -1)) &&
    existsOn(successorId, effectiveOn)
  return isSound ? [] : [found('succession.units', { unitId: predecessorId, day: effectiveOn, otherId: successorId })]
}

function checkSuccessionShares(units: Units, successions: readonly SuccessionFact[]): Finding[] {
  const groups = groupBy(successions, ({ predecessorId, effectiveOn }) => `${effectiveOn}/${predecessorId}`)
  return [...groups.values()].flatMap((group): Finding[] => {
    const { predecessorId, effectiveOn } = group[0]
    const livesOn = lifeOn(units.get(predecessorId)?.lives ?? [], effectiveOn) !== null
    const sum = sumOf(group)
    const isWhole = sum <= 1 + shareTolerance && (livesOn || sum >= 1 - shareTolerance)
    const isSound = isWhole && group.every(({ share }) => share > 0)
    return isSound ? [] : [found('succession.share', { unitId: predecessorId, day: effectiveOn })]
  })
}

type Others = Partial<Pick<Finding, 'otherId' | 'municipalityCode'>>

function found(rule: NetworkRule, at: Pick<Finding, 'unitId' | 'day'> & Others): Finding {
  return { rule, otherId: null, municipalityCode: null, ...at }
}

const sumOf = (parts: readonly { readonly share: number }[]): number =>
  parts.reduce((whole, { share }) => whole + share, 0)

const laterBeginning = (a: Validity, b: Validity): IsoDate => (a.validFrom > b.validFrom ? a.validFrom : b.validFrom)

/** The pairs that share a day. */
const clashes = <T extends Validity>(items: readonly T[]): [T, T][] =>
  items.flatMap((a, place) =>
    items
      .slice(place + 1)
      .filter((b) => overlaps(a, b))
      .map((b): [T, T] => [a, b])
  )
