/**
 * "Why this number?": a published figure as the sum of the parts that its reader may see, one level further down at a time,
 * and what has changed in it since the edition that was replaced. Parts that are withheld are named and have no number.
 * Source: issue "Reports", items 1 and 2; design, "Report (04-funder)".
 */
import type { CellLens } from './edition.js'
import type { PublishedFigure } from './publication-figure.js'

/** sum: the parts add up to the figure · partial: some parts are not told · apart: the parts do not add up, as in ratios. */
export type StrandKind = 'sum' | 'partial' | 'apart'

export interface StrandStep {
  readonly figure: PublishedFigure
  readonly kind: StrandKind
  /** Through which lens the parts are seen; null where nothing further may be read. */
  readonly partsLens: CellLens | null
  readonly parts: readonly PublishedFigure[]
  /** What the parts have more than the figure: people whom several of them count. Null where it is not known. */
  readonly overlap: bigint | null
}

/** What parts a figure has: those of the network are its centres, those of a centre its units. */
export interface StrandSource {
  /** The figures one level down, in the order in which they are read; empty where the audience reads no further. */
  readonly partsOf: (figure: PublishedFigure) => readonly PublishedFigure[]
  /** True for figures that are worked out of totals, and never added up. */
  readonly isRatio: boolean
}

/** What is not there at all is nothing. */
const steps = (figure: PublishedFigure | undefined): bigint => figure?.value ?? 0n

/** One step of the strand. */
export function strandStep(figure: PublishedFigure, { partsOf, isRatio }: StrandSource): StrandStep {
  const parts = partsOf(figure)
  const partsLens = parts[0]?.lens ?? null
  if (isRatio || parts.length === 0) return { figure, kind: 'apart', partsLens, parts, overlap: null }
  if (figure.mark !== 'value' || parts.some(({ mark }) => mark === 'withheld')) return { figure, kind: 'partial', partsLens, parts, overlap: null }
  const overlap = parts.reduce((total, part) => total + steps(part), 0n) - steps(figure)
  return { figure, kind: overlap === 0n ? 'sum' : 'apart', partsLens, parts, overlap: overlap > 0n && figure.isGross ? overlap : null }
}

/**
 * The strand from a figure down to one of its places: at each level the parts, of which the one that leads on is named by
 * `path`. Ends where the reader may see no further.
 *
 * @param path the areas that are opened on the way down, the widest first; what is no part of its step ends the way
 */
export function strandOf(figure: PublishedFigure, path: readonly string[], source: StrandSource): StrandStep[] {
  const strand = [strandStep(figure, source)]
  for (const area of path) {
    const next = strand.at(-1)?.parts.find((part) => part.area === area)
    if (!next) break
    strand.push(strandStep(next, source))
  }
  return strand
}

/** A part of the difference between two editions of a figure. */
export interface DifferenceClause {
  /** Which place has changed; null for what is not told apart. */
  readonly area: string | null
  readonly was: bigint | null
  readonly now: bigint | null
  readonly amount: bigint
}

export interface EditionDifference {
  readonly was: bigint
  readonly now: bigint
  /** Add up to `now - was` exactly. */
  readonly clauses: readonly DifferenceClause[]
}

/**
 * Why a figure is another one than in the edition that was replaced, by the places that the reader may see in both. What they
 * do not explain stands in one clause without a place. Null when one of the two figures is not told.
 *
 * @example 324 became 318: Pori −4, Karjala −2
 */
export function editionDifference(
  figures: { readonly was: PublishedFigure | undefined; readonly now: PublishedFigure },
  parts: { readonly was: readonly PublishedFigure[]; readonly now: readonly PublishedFigure[] },
  isRatio: boolean
): EditionDifference | null {
  const { was, now } = figures
  if (was?.mark !== 'value' || now.mark !== 'value' || was.value === null || now.value === null) return null
  const total = now.value - was.value
  const told = isRatio ? [] : changedParts(parts.was, parts.now)
  const rest = told.reduce((left, { amount }) => left - amount, total)
  const clauses = rest === 0n ? told : [...told, { area: null, was: null, now: null, amount: rest }]
  return { was: was.value, now: now.value, clauses }
}

/** A part counts where both editions tell it; where one has nothing of it at all, it is nothing there. */
function changedParts(before: readonly PublishedFigure[], after: readonly PublishedFigure[]): DifferenceClause[] {
  const earlier = new Map(before.map((part) => [part.area, part]))
  const later = new Map(after.map((part) => [part.area, part]))
  return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((area) => {
    const [was, now] = [earlier.get(area), later.get(area)]
    if ([was, now].some((part) => part?.mark === 'withheld')) return []
    const amount = steps(now) - steps(was)
    return amount === 0n ? [] : [{ area, was: was ? was.value : null, now: now ? now.value : null, amount }]
  })
}
