/**
 * What has to hold for the facts of a network, on every day of its life. The
 * rules return findings instead of throwing, so that an import can show them
 * all at once.
 * Source: requirements 3, 5 and 7; architecture, "Time is in the model from day one".
 */
import { addDays, covers, isEmpty, isValidOn, overlaps, type IsoDate, type Validity } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import type { MunicipalityFact } from '../geography/succession.js'
import type { LinkFact, NetworkFacts, SuccessionFact, TerritoryFact, UnitFact, UnitType } from './facts.js'

export const networkRules = {
  'validity.empty': 'A fact must hold on at least one day.',
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
  'succession.units': 'A succession leads from one known unit to another that exists on the day.',
  'succession.share': 'The shares of a predecessor are above 0 and sum to 1; to at most 1 when it lives on.'
} as const

export type NetworkRule = keyof typeof networkRules

export interface Finding {
  readonly rule: NetworkRule
  readonly unitId: string
  /** The first day on which the rule does not hold. */
  readonly day: IsoDate
  /** The other unit or the municipality that the finding is about. */
  readonly otherId: string | null
}

type Index = ReadonlyMap<string, UnitFact>

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
 * @param municipalities when given, territories are also checked against the lives of the municipalities.
 */
export function validateNetwork(facts: NetworkFacts, municipalities?: readonly MunicipalityFact[]): Finding[] {
  const units: Index = new Map(facts.units.map((unit) => [unit.id, unit]))
  const linksOf = groupBy(facts.links, (link) => link.unitId)
  return [
    ...facts.units.flatMap((unit) =>
      isEmpty(unit) ? [{ rule: 'validity.empty' as const, unitId: unit.id, day: unit.validFrom, otherId: null }] : []
    ),
    ...severalHeadquarters(facts.units),
    ...facts.links.flatMap((link) => checkLink(units, link)),
    ...overlapping(facts.links, 'link.overlap', (link) => link.unitId),
    ...facts.units.flatMap((unit) => gapsOf(unit, linksOf.get(unit.id) ?? [])),
    ...facts.territories.flatMap((territory) => checkTerritory(units, territory)),
    ...(municipalities ? checkMunicipalities(facts.territories, municipalities) : []),
    ...overlapping(facts.territories, 'territory.overlap', (territory) => territory.municipalityCode),
    ...facts.successions.flatMap((succession) => checkSuccession(units, succession)),
    ...checkShares(units, facts.successions)
  ]
}

function severalHeadquarters(units: readonly UnitFact[]): Finding[] {
  const offices = units.filter((unit) => unit.type === 'headquarters')
  return pairs(offices)
    .filter(([a, b]) => a.consortiumId === b.consortiumId && overlaps(a, b))
    .map(([a, b]) => ({
      rule: 'headquarters.single',
      unitId: b.id,
      day: latest(a.validFrom, b.validFrom),
      otherId: a.id
    }))
}

function checkLink(units: Index, link: LinkFact): Finding[] {
  const unit = units.get(link.unitId)
  const parent = units.get(link.parentId)
  const at = (rule: NetworkRule, day = link.validFrom): Finding => ({
    rule,
    unitId: link.unitId,
    day,
    otherId: link.parentId
  })
  if (!unit || !parent || unit.consortiumId !== parent.consortiumId) return [at('link.unit_known')]
  const findings: Finding[] = []
  if (isEmpty(link)) findings.push(at('validity.empty'))
  if (parentTypes[unit.type] !== parent.type) findings.push(at('link.level'))
  for (const end of [unit, parent]) {
    if (!covers(end, link)) findings.push(at('link.within_life', firstOutside(end, link)))
  }
  return findings
}

function checkTerritory(units: Index, territory: TerritoryFact): Finding[] {
  const unit = units.get(territory.unitId)
  const at = (rule: NetworkRule, day = territory.validFrom): Finding => ({
    rule,
    unitId: territory.unitId,
    day,
    otherId: territory.municipalityCode
  })
  if (unit?.type !== 'regional_centre') return [at('territory.centre')]
  if (isEmpty(territory)) return [at('validity.empty')]
  return covers(unit, territory) ? [] : [at('territory.within_life', firstOutside(unit, territory))]
}

function checkMunicipalities(
  territories: readonly TerritoryFact[],
  municipalities: readonly MunicipalityFact[]
): Finding[] {
  const lives = new Map(municipalities.map((municipality) => [municipality.code, municipality]))
  return territories.flatMap((territory): Finding[] => {
    const { unitId, municipalityCode: otherId } = territory
    const life = lives.get(otherId)
    if (life && covers(life, territory)) return []
    const day = life ? firstOutside(life, territory) : territory.validFrom
    return [{ rule: 'territory.municipality', unitId, day, otherId }]
  })
}

function overlapping<F extends Validity & { readonly unitId: string }>(
  facts: readonly F[],
  rule: 'link.overlap' | 'territory.overlap',
  keyOf: (fact: F) => string
): Finding[] {
  return [...groupBy(facts, keyOf)].flatMap(([key, group]) =>
    pairs(group)
      .filter(([a, b]) => overlaps(a, b))
      .map(([a, b]) => ({ rule, unitId: b.unitId, day: latest(a.validFrom, b.validFrom), otherId: key }))
  )
}

function gapsOf(unit: UnitFact, own: readonly LinkFact[]): Finding[] {
  if (unit.type === 'headquarters' || isEmpty(unit)) return []
  const ends = own.flatMap((link) => (link.validTo === null ? [] : [link.validTo]))
  return [...new Set([unit.validFrom, ...ends])]
    .sort()
    .filter((day) => isValidOn(unit, day) && !own.some((link) => isValidOn(link, day)))
    .map((day) => ({ rule: 'link.gap', unitId: unit.id, day, otherId: null }))
}

function checkSuccession(units: Index, succession: SuccessionFact): Finding[] {
  const { predecessorId, successorId, effectiveOn } = succession
  const predecessor = units.get(predecessorId)
  const successor = units.get(successorId)
  const isSound =
    predecessor !== undefined &&
    successor !== undefined &&
    predecessorId !== successorId &&
    isValidOn(predecessor, addDays(effectiveOn, -1)) &&
    isValidOn(successor, effectiveOn)
  return isSound ? [] : [{ rule: 'succession.units', unitId: predecessorId, day: effectiveOn, otherId: successorId }]
}

function checkShares(units: Index, successions: readonly SuccessionFact[]): Finding[] {
  const groups = groupBy(successions, ({ predecessorId, effectiveOn }) => `${effectiveOn}/${predecessorId}`)
  return [...groups.values()].flatMap((group): Finding[] => {
    const { predecessorId, effectiveOn } = group[0]
    const predecessor = units.get(predecessorId)
    const livesOn = predecessor !== undefined && isValidOn(predecessor, effectiveOn)
    const sum = group.reduce((whole, { share }) => whole + share, 0)
    const isWhole = sum <= 1 + shareTolerance && (livesOn || sum >= 1 - shareTolerance)
    const isSound = isWhole && group.every(({ share }) => share > 0)
    return isSound ? [] : [{ rule: 'succession.share', unitId: predecessorId, day: effectiveOn, otherId: null }]
  })
}

/** The first day of `inner` that lies outside `outer`. */
const firstOutside = (outer: Validity, inner: Validity): IsoDate =>
  inner.validFrom < outer.validFrom ? inner.validFrom : latest(inner.validFrom, outer.validTo ?? inner.validFrom)

const latest = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b)

const pairs = <T>(items: readonly T[]): [T, T][] =>
  items.flatMap((a, place) => items.slice(place + 1).map((b): [T, T] => [a, b]))
