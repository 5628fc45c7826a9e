/**
 * The figures of an edition as disclosure problems: which facts they sum, how small is small, and what it costs readers
 * not to be told.
 */
import type { Indicator } from '../results/indicator.js'
import { groupBy } from '@solmu/shared/groups.js'
import type { ConsolidatedCell, ConsolidatedIndicator } from './consolidate.js'
import type { AtomLabel, DisclosureProblem, KnownEquality, ProtectedCell } from './disclosure.js'
import { cellText, dataClassOf, type EditionFact } from './edition.js'

/** From how many people a figure is told. */
export interface Thresholds {
  readonly persons: number
  readonly survey: number
}

/** One indicator is the sum of others in every return, and everybody knows it. */
export interface KnownParts {
  readonly wholeId: string
  readonly partIds: readonly string[]
}

/** How a figure is part of a problem. */
export interface PlacedCell {
  readonly cell: ConsolidatedCell
  /** Facts with as much of them as counts. */
  readonly amounts: readonly { readonly place: number; readonly amount: number }[]
  readonly threshold: number
  readonly isWithheld: boolean
}

/** How many people are few for an indicator, in its steps; null when it is not about people. */
export function thresholdOf(indicator: Pick<Indicator, 'unit' | 'decimals'>, thresholds: Thresholds): number | null {
  const dataClass = dataClassOf(indicator)
  return dataClass === 'open' ? null : thresholds[dataClass] * 10 ** indicator.decimals
}

/** The facts that a sum is made of. */
export function amountsOf(cell: ConsolidatedCell, facts: readonly EditionFact[]): PlacedCell['amounts'] {
  const whole = cell.atoms.map((place) => ({ place, amount: facts[place]?.value ?? 0 }))
  return [...whole, ...cell.parts.map(({ place, value }) => ({ place, amount: value }))]
}

const worth = { network: 60, centre: 20, unit: 1 } as const

/** An area of a division: more than a unit, less than a regional centre, which leads. */
const worthOfArea = 4

/**
 * What withholding a figure costs its readers: the more the higher it stands, since more readers look there and more rests
 * on it; a whole more than a category, a run of periods more than one of them; and more for a large figure than for a small
 * one, by its logarithm (how many digits are lost), so that one large figure is not dearer than any number of small ones. Figures of
 * the whole and of centres are worth a costly search of their own (`dear`, disclosure-ways).
 * Source: Hundepool et al. (2012), Statistical Disclosure Control, 4.4 (cost functions of secondary suppression; the logarithm is
 * the lambda transformation of τ-ARGUS with lambda 0); the levels are ours.
 *
 * @example weightOf(the network's total of 63 over a run) // 60 · 2 · 1.5 · (1 + 6) = 1260
 */
export function weightOf({ lens, breakdown, period, value }: ConsolidatedCell): number {
  const level = lens === 'network' || lens === 'centre' || lens === 'unit' ? worth[lens] : worthOfArea
  const size = 1 + Math.log2(1 + Math.abs(Number(value ?? 0n)))
  return Math.max(1, Math.round(level * (breakdown === '' ? 2 : 1) * (period.includes('/') ? 1.5 : 1) * size))
}

/** Gives each text a number of its own. */
class Numbers {
  private readonly known = new Map<string, number>()

  of(text: string): number {
    const number = this.known.get(text) ?? this.known.size
    this.known.set(text, number)
    return number
  }
}

/** Where a fact stands: its unit; its indicator, its period, and its category in each dimension. */
function labelsOf(facts: readonly EditionFact[]): (place: number) => AtomLabel {
  const dimensions = [...new Set(facts.flatMap(({ breakdown }) => partsOf(breakdown).map(({ dimension }) => dimension)))].sort()
  const [units, words] = [new Numbers(), new Numbers()]
  return (place) => {
    const { unitId = '', indicatorId = '', period = '', breakdown = '' } = facts[place] ?? {}
    const categories = new Map(partsOf(breakdown).map(({ dimension, category }) => [dimension, category]))
    const slot = [indicatorId, period, ...dimensions.map((dimension) => categories.get(dimension) ?? '')]
    return { place: units.of(unitId), slot: slot.map((word) => words.of(word)) }
  }
}

const partsOf = (breakdown: string): { dimension: string; category: string }[] =>
  breakdown === '' ? [] : breakdown.split(',').map((part) => ({ dimension: part.split(':')[0] ?? '', category: part }))

/** The problem of some figures; its cells are named by `cellText`. */
export function problemOf(
  placed: readonly PlacedCell[],
  facts: readonly EditionFact[],
  { showsZero, equalities = [] }: { readonly showsZero: boolean; readonly equalities?: readonly KnownEquality[] }
): DisclosureProblem {
  const places = new Map<number, number>()
  const atoms: number[] = []
  const [areas, labels] = [new Numbers(), labelsOf(facts)]
  const atomOf = (place: number): number => {
    const atom = places.get(place) ?? atoms.push(facts[place]?.value ?? 0) - 1
    places.set(place, atom)
    return atom
  }
  const cells = placed.map(({ cell, amounts, threshold, isWithheld }): ProtectedCell => ({
    id: cellText(cell),
    atoms: amounts.map(({ place }) => atomOf(place)),
    parts: amounts.map(({ amount }) => amount),
    weight: weightOf(cell),
    area: areas.of(`${cell.lens}|${cell.area}`),
    threshold,
    isWithheld
  }))
  // Of facts in no figure nobody is told anything, so they are free to be whatever the equality needs.
  const known = equalities.map((each) => ({ atoms: each.atoms.map(atomOf), equals: each.equals.map(atomOf) }))
  return { atoms, labels: [...places.keys()].map(labels), cells, equalities: known, showsZero }
}

/** What is known to be equal in each return where it holds: in all, and category by category where all are asked by the same. */
export function equalitiesOf(relations: readonly KnownParts[], facts: readonly EditionFact[]): KnownEquality[] {
  const places = facts.flatMap(({ value }, place) => (value === null ? [] : [place]))
  const byReturn = [...groupBy(places, (place) => facts[place]?.returnId ?? '').values()]
  return relations.flatMap((relation) => byReturn.flatMap((own) => equalitiesIn(relation, own, facts)))
}

function equalitiesIn({ wholeId, partIds }: KnownParts, own: readonly number[], facts: readonly EditionFact[]): KnownEquality[] {
  const of = (id: string): number[] => own.filter((place) => facts[place]?.indicatorId === id)
  const [whole, parts] = [of(wholeId), partIds.map(of)]
  if (whole.length === 0 || parts.some(({ length }) => length === 0)) return []
  const breakdownOf = (place: number): string => facts[place]?.breakdown ?? ''
  const isAlike = parts.every((part) => part.length === whole.length && part.every((place) => whole.some((each) => breakdownOf(each) === breakdownOf(place))))
  const all = { atoms: whole, equals: parts.flat() }
  const each = whole.map((place) => ({ atoms: [place], equals: parts.flat().filter((part) => breakdownOf(part) === breakdownOf(place)) }))
  const total = (list: readonly number[]): number => list.reduce((sum, place) => sum + (facts[place]?.value ?? 0), 0)
  return (isAlike ? each : [all]).filter(({ atoms, equals }) => total(atoms) === total(equals))
}

/** Indicators that are tied to each other by what is known of them, in one group; every other in its own. */
export function tiedIndicators(indicators: readonly ConsolidatedIndicator[], relations: readonly KnownParts[]): ConsolidatedIndicator[][] {
  const group = new Map(indicators.map(({ id }) => [id, id]))
  for (const { wholeId, partIds } of relations) {
    const all = new Set([wholeId, ...partIds].map((id) => group.get(id)))
    for (const [id, root] of group) if (all.has(root)) group.set(id, group.get(wholeId) ?? id)
  }
  return [...groupBy(indicators, ({ id }) => group.get(id) ?? id).values()].map((tied) => [...tied])
}
