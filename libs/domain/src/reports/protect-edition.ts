/**
 * What is withheld of an edition for readers who are served at one level of care: over all lenses, areas, units, periods,
 * runs and categories together, since whoever reads one table can read the others.
 *
 * Counts of people are sums, and protected as such. A mean is protected by the people behind it: it is told where enough of
 * them are, and never where the others would give them away. Whatever is worked out of figures is told where all of these
 * are told, and then says nothing that they do not.
 * Source: requirements 42, 53, 77; issue "Reports", item 3.
 */
import { restsOn } from '../results/aggregate-derived.js'
import { groupBy } from '@solmu/shared/groups.js'
import type { ConsolidatedCell, ConsolidatedIndicator } from './consolidate.js'
import type { Protector } from './disclosure-protect.js'
import { type CellAddress, cellText, dataClassOf, type EditionFact } from './edition.js'
import { amountsOf, equalitiesOf, type KnownParts, type PlacedCell, problemOf, thresholdOf, type Thresholds, tiedIndicators } from './protect-problem.js'

/**
 * primary: small itself · secondary: would give another away, or was withheld before · derived: worked out of one that is
 * withheld. No reader is told which.
 */
export type WithheldKind = 'primary' | 'secondary' | 'derived'

export interface WithheldCell {
  readonly address: CellAddress
  readonly kind: WithheldKind
}

export interface EditionCare {
  readonly indicators: readonly ConsolidatedIndicator[]
  readonly thresholds: Thresholds
  /** Whether a zero is told, or counts as small. */
  readonly showsZero: boolean
  /**
   * What stays withheld whatever it is: figures that the edition before withheld and that have not changed since, and those
   * that a less careful level withholds.
   */
  readonly earlier: readonly CellAddress[]
  readonly relations?: readonly KnownParts[]
}

interface Work extends EditionCare {
  readonly cells: readonly ConsolidatedCell[]
  readonly facts: readonly EditionFact[]
  readonly byId: ReadonlyMap<string, ConsolidatedIndicator>
  readonly byText: ReadonlyMap<string, ConsolidatedCell>
  readonly isEarlier: ReadonlySet<string>
  readonly protector: Protector
  readonly kinds: Map<string, WithheldKind>
}

/**
 * The figures that are not told. Facts and figures are those of one `consolidate`.
 *
 * @example await protectEdition(cells, facts, { indicators, thresholds: { persons: 5, survey: 10 }, showsZero: true, earlier: [] }, solver)
 *   // [{ address: { lens: 'unit', area: 'a', … }, kind: 'primary' }, …]
 */
export async function protectEdition(
  cells: readonly ConsolidatedCell[],
  facts: readonly EditionFact[],
  { solver, ...care }: EditionCare & { readonly solver: Protector }
): Promise<WithheldCell[]> {
  const work: Work = {
    ...{ ...care, cells: cells.filter(({ value }) => value !== null), facts, protector: solver, kinds: new Map() },
    byId: new Map(care.indicators.map((indicator) => [indicator.id, indicator])),
    byText: new Map(cells.map((cell) => [cellText(cell), cell])),
    isEarlier: new Set(care.earlier.map(cellText))
  }
  await protectSums(work)
  await protectMeans(work)
  withholdDerived(work)
  return work.cells.flatMap((cell) => {
    const kind = work.kinds.get(cellText(cell))
    const { indicatorId, breakdown, lens, area, period } = cell
    return kind ? [{ address: { indicatorId, breakdown, lens, area, period }, kind }] : []
  })
}

const isMean = ({ aggregation, unit, sourceClass }: ConsolidatedIndicator): boolean =>
  sourceClass !== 'derived' && (aggregation === 'weighted_mean' || unit === 'percent' || unit === 'score')

/** Indicators that are tied to each other together, and each of the others by itself. */
async function protectSums(work: Work): Promise<void> {
  const { indicators, relations = [] } = work
  const summed = indicators.filter((indicator) => indicator.sourceClass !== 'derived' && !isMean(indicator) && dataClassOf(indicator) !== 'open')
  const ofIndicator = groupBy(work.cells, ({ indicatorId }) => indicatorId)
  await Promise.all(tiedIndicators(summed, relations).map((tied) => protectTied(work, { tied, ofIndicator })))
}

interface Tied {
  readonly tied: readonly ConsolidatedIndicator[]
  readonly ofIndicator: ReadonlyMap<string, readonly ConsolidatedCell[]>
}

async function protectTied(work: Work, { tied, ofIndicator }: Tied): Promise<void> {
  const { relations = [], facts, showsZero, thresholds } = work
  const placed = tied.flatMap((indicator) =>
    (ofIndicator.get(indicator.id) ?? []).map((cell): PlacedCell => {
      const isWithheld = work.isEarlier.has(cellText(cell))
      return { cell, amounts: amountsOf(cell, facts), threshold: thresholdOf(indicator, thresholds) ?? 0, isWithheld }
    })
  )
  const known = new Set(tied.map(({ id }) => id))
  const own = relations.filter(({ wholeId, partIds }) => [wholeId, ...partIds].every((id) => known.has(id)))
  await withhold(work, problemOf(placed, facts, { showsZero, equalities: equalitiesOf(own, facts) }))
}

async function withhold({ protector, kinds }: Work, problem: ReturnType<typeof problemOf>): Promise<void> {
  if (problem.cells.length === 0) return
  const { primary, secondary } = await protector.protect(problem)
  for (const id of primary) kinds.set(id, 'primary')
  for (const id of secondary) if (!kinds.has(id)) kinds.set(id, 'secondary')
}

/**
 * A mean is as small as the people behind it, whose number its weight says. Means and their weights together tell sums, so
 * among the means of an indicator they are withheld as if they were the number of people itself.
 */
async function protectMeans(work: Work): Promise<void> {
  const ofIndicator = groupBy(work.cells, ({ indicatorId }) => indicatorId)
  const protectMean = (indicator: ConsolidatedIndicator): Promise<void> => {
    const given = new Set(work.facts.flatMap(({ indicatorId, value, returnId }) => (indicatorId === indicator.id && value !== null ? [returnId] : [])))
    const placed = (ofIndicator.get(indicator.id) ?? []).flatMap((cell) => placedMean(cell, { indicator, given, work }) ?? [])
    return withhold(work, problemOf(placed, work.facts, { showsZero: true }))
  }
  await Promise.all(work.indicators.filter(isMean).map(protectMean))
}

interface Mean {
  readonly indicator: ConsolidatedIndicator
  /** The returns in which it was given. */
  readonly given: ReadonlySet<string>
  readonly work: Work
}

function placedMean(cell: ConsolidatedCell, { indicator, given, work }: Mean): PlacedCell | null {
  const text = cellText(cell)
  const weights = work.byId.get(indicator.weightIndicatorId ?? '')
  const people = weights && dataClassOf(weights) !== 'open' ? work.byText.get(cellText({ ...cell, indicatorId: weights.id })) : undefined
  if (!weights || people?.value == null) {
    // Of how many people it is the mean nobody knows: they may be few.
    work.kinds.set(text, 'primary')
    return null
  }
  const isOfWithheld = work.kinds.has(cellText(people))
  if (isOfWithheld) work.kinds.set(text, 'derived')
  const amounts = amountsOf(people, work.facts).filter(({ place }) => given.has(work.facts[place]?.returnId ?? ''))
  const threshold = work.thresholds[dataClassOf(indicator) === 'survey' ? 'survey' : 'persons'] * 10 ** weights.decimals
  return { cell, amounts, threshold, isWithheld: isOfWithheld || work.isEarlier.has(text) }
}

/** What is worked out is told where all that it rests on is told; of parts that are nowhere nobody knows how small they are. */
function withholdDerived({ indicators, cells, byText, kinds, isEarlier }: Work): void {
  for (const indicator of indicators.filter(({ sourceClass }) => sourceClass === 'derived')) {
    const parts = restsOn([indicator], indicators)
    for (const cell of cells.filter(({ indicatorId }) => indicatorId === indicator.id)) {
      const text = cellText(cell)
      const isHidden = parts.some((part) => {
        const ofPart = byText.get(cellText({ ...cell, indicatorId: part.id }))
        return ofPart ? kinds.has(cellText(ofPart)) : dataClassOf(part) !== 'open'
      })
      if (parts.length === 0 || isHidden || isEarlier.has(text)) kinds.set(text, 'derived')
    }
  }
}

/** How much of an edition is withheld, in numbers of figures. */
export interface WithheldShare {
  readonly all: number
  readonly primary: number
  readonly secondary: number
  readonly derived: number
  /** Of all figures, from 0 to 1. */
  readonly share: number
}

/**
 * What withholding costs: figures without a value are not counted, since there is nothing to withhold.
 *
 * @example withheldShare(cells, withheld) // { all: 200, primary: 12, secondary: 6, derived: 2, share: 0.1 }
 */
export function withheldShare(cells: readonly ConsolidatedCell[], withheld: readonly WithheldCell[]): WithheldShare {
  const all = cells.filter(({ value }) => value !== null).length
  const count = (of: WithheldKind): number => withheld.filter(({ kind }) => kind === of).length
  return { all, primary: count('primary'), secondary: count('secondary'), derived: count('derived'), share: all === 0 ? 0 : withheld.length / all }
}
