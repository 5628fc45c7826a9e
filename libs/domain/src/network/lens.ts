/**
 * Under which area a figure counts. Every figure belongs to a unit or to a
 * municipality and to a day; a lens is a way to divide the country: by the
 * consortium's own regional centres, by an official division, or by a trait of
 * the municipalities. A figure can be seen through the division of its own day
 * ("as it was") or through that of any other day ("restated"), and either way
 * it is counted exactly once: the shares of its portions sum to 1, and what has
 * no area stands under null.
 *
 * A restated figure follows the successions of the units and the mergers of the
 * municipalities. Where they leave the way open, equal parts and the nearest
 * known place stand in, and the portion says that it is estimated.
 * Source: requirements 5, 7 and 18; peers, "As-of consolidation with restated series".
 */
import { isValidOn, type IsoDate } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { divisions, type MembershipFact } from '../geography/divisions.js'
import type { MunicipalityFact } from '../geography/succession.js'
import type { NetworkFacts } from './facts.js'
import { areaOfMunicipality, areasOfCode, areasOfUnit, indexLens } from './lens-index.js'
import type { AreaShare, LensIndex } from './lens-index.js'
import { spansOf } from './lens-spans.js'
import { walk } from './lens-walk.js'

export const lenses = ['centre', ...divisions, 'language_status', 'urban_rural'] as const

/**
 * A way to divide the country. The areas of `centre` are the ids of regional centres, those of a division its codes,
 * those of the last two the traits themselves.
 */
export type Lens = (typeof lenses)[number]

/** A municipality with its traits, which are known for those of today. */
export interface LensMunicipality extends MunicipalityFact {
  readonly languageStatus: string | null
  /** `urban`, `semi_urban` or `rural`. */
  readonly urbanRural: string | null
}

/** What the lenses read. */
export type LensFacts = Pick<NetworkFacts, 'units' | 'links' | 'territories' | 'successions' | 'services'> & {
  readonly municipalities: readonly LensMunicipality[]
  readonly memberships: readonly MembershipFact[]
}

/** To whom a figure belongs. */
export type LensSubject = { readonly unitId: string } | { readonly municipalityCode: string }

/** The day of a figure, and the day whose division it is seen through. */
export interface LensDays {
  readonly day: IsoDate
  readonly asOf: IsoDate
}

/** A part of a figure. */
export interface Portion {
  /** Null for what belongs to no area. */
  readonly area: string | null
  /** Above 0, at most 1. */
  readonly share: number
  /** True when the facts do not say it and equal parts or the nearest known place stand in. */
  readonly isEstimated: boolean
}

/** A part of every figure of the days from `from` up to but without `to`; null stands for ever. */
export interface Span extends Portion {
  readonly from: IsoDate | null
  readonly to: IsoDate | null
}

/** A unit that counts under an area, with all or a part of its work. */
export interface UnitShare {
  readonly unitId: string
  readonly share: number
}

/** Answers for one set of facts. Areas are in the order of their codes, null last. */
export interface LensReader {
  /** The areas under which a figure counts, each once; the shares sum to 1. A stranger's counts under null. */
  assign(subject: LensSubject, lens: Lens, days: LensDays): Portion[]
  /**
   * The same for the figures of every day there is: as it was when `restateTo` is null, otherwise restated to that
   * day. In the order of their beginnings; on each day the shares sum to 1.
   */
  spans(subject: LensSubject, lens: Lens, restateTo: IsoDate | null): Span[]
  /** The units that exist on a day under each area, in the order of the facts; under null those without one. */
  unitsIn(lens: Lens, day: IsoDate): Map<string | null, UnitShare[]>
  /** The codes of the municipalities that live on a day under each area; under null those without one. */
  municipalitiesIn(lens: Lens, day: IsoDate): Map<string | null, string[]>
}

/**
 * Puts the facts in order once, so that each answer costs no more than what it has to look at.
 *
 * @example a unit in Kuhmoinen (291), which moved from Central Finland to Pirkanmaa in 2021:
 * const reader = lensReader(facts)
 * reader.assign({ unitId }, 'region', { day: '2020-06-01', asOf: '2020-06-01' }) // [{ area: '13', share: 1, … }]
 * reader.assign({ unitId }, 'region', { day: '2020-06-01', asOf: '2026-01-01' }) // [{ area: '06', share: 1, … }]
 */
export function lensReader(facts: LensFacts): LensReader {
  const index = indexLens(facts)
  return {
    assign: (subject, lens, days) => assign(index, { subject, lens }, days),
    spans: (subject, lens, restateTo) =>
      spansOf(index, { subject, lens, restateTo }, (days) => assign(index, { subject, lens }, days)),
    unitsIn: (lens, day) => unitsIn(index, lens, day),
    municipalitiesIn: (lens, day) => municipalitiesIn(index, lens, day)
  }
}

function assign(index: LensIndex, { subject, lens }: { subject: LensSubject; lens: Lens }, days: LensDays): Portion[] {
  const at = { lens, day: days.asOf }
  if ('municipalityCode' in subject) return joined(areasOfCode(index, subject.municipalityCode, at))
  const unit = index.units.get(subject.unitId)
  if (!unit) return [{ area: null, share: 1, isEstimated: false }]
  const portions = walk(index, unit, days).flatMap((part) =>
    areasOfUnit(index, part.unit, at).map(({ area, share, isEstimated }) => ({
      area,
      share: part.share * share,
      isEstimated: part.isEstimated || isEstimated
    }))
  )
  return joined(portions)
}

/** Portions of one area become one, which is estimated when any part of it is. */
function joined(portions: readonly AreaShare[]): Portion[] {
  if (portions.length === 1) return [...portions]
  return [...groupBy(portions, ({ area }) => area)]
    .sort(byArea)
    .map(([area, group]) => ({
      area,
      share: group.reduce((whole, { share }) => whole + share, 0),
      isEstimated: group.some(({ isEstimated }) => isEstimated)
    }))
}

function unitsIn(index: LensIndex, lens: Lens, day: IsoDate): Map<string | null, UnitShare[]> {
  const found = [...index.units.values()]
    .filter((unit) => unit.lives.some((life) => isValidOn(life, day)))
    .flatMap((unit) =>
      joined(areasOfUnit(index, unit, { lens, day })).map(({ area, share }) => ({ area, unitId: unit.id, share }))
    )
  return inOrder(found, ({ unitId, share }) => ({ unitId, share }))
}

function municipalitiesIn(index: LensIndex, lens: Lens, day: IsoDate): Map<string | null, string[]> {
  const living = [...index.municipalities.values()].filter(({ fact }) => isValidOn(fact, day))
  const found = living.map(({ fact: { code } }) => ({ code, area: areaOfMunicipality(index, code, { lens, day }) }))
  return inOrder(found, ({ code }) => code)
}

function inOrder<T extends { readonly area: string | null }, R>(
  found: readonly T[],
  what: (item: T) => R
): Map<string | null, R[]> {
  const groups = [...groupBy(found, ({ area }) => area)].sort(byArea)
  return new Map(groups.map(([area, items]) => [area, items.map(what)]))
}

function byArea([a]: readonly [string | null, unknown], [b]: readonly [string | null, unknown]): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return a < b ? -1 : a > b ? 1 : 0
}
