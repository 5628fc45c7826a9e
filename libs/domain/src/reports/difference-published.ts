/**
 * What explains the difference between two published figures, out of nothing but what is published: what their readers do not
 * see, and figures that are withheld, take part in no step.
 * Source: issue "Reports", item 5.
 */
import { chosenClause, type Clause, type DifferenceStep, explainDifference, type WorkedFigure } from './difference.js'
import type { CellLens } from './edition.js'
import type { PublishedFigure } from './publication-figure.js'

/** Where a published figure stands. */
export interface PublishedAddress {
  readonly editionId: string
  readonly audienceId: string
  readonly indicatorId: string
  readonly breakdown: string
  readonly lens: CellLens
  readonly area: string
  readonly period: string
}

export interface PublishedFigures {
  /** A figure of a publication that the viewer reads; undefined for every other. */
  readonly figureOf: (address: PublishedAddress) => PublishedFigure | undefined
  /** The figures of the places one level below; none where that is not read. */
  readonly partsOf: (address: PublishedAddress) => readonly PublishedFigure[]
  /** Whether the figures of an indicator add up, and in how many decimals they are. */
  readonly indicatorOf: (indicatorId: string) => { readonly decimals: number; readonly isRatio: boolean }
}

/** The steps between two published figures; null where one of them is withheld or is not there. */
export function explainPublished(one: PublishedAddress, other: PublishedAddress, source: PublishedFigures): { readonly decimals: number; readonly steps: readonly DifferenceStep[] | null } {
  const decimals = Math.max(...[one, other].map(({ indicatorId }) => source.indicatorOf(indicatorId).decimals))
  return { decimals, steps: explainDifference(one, other, { clauses, figureOf: (address) => worked(address, source, decimals) }) }
}

const clauses: readonly Clause<PublishedAddress>[] = [
  chosenClause('edition', 'editionId'),
  chosenClause('audience', 'audienceId'),
  chosenClause('area', 'lens', 'area'),
  chosenClause('period', 'period'),
  chosenClause('category', 'breakdown'),
  chosenClause('indicator', 'indicatorId')
]

function worked(address: PublishedAddress, { figureOf, partsOf, indicatorOf }: PublishedFigures, decimals: number): WorkedFigure | null {
  const figure = figureOf(address)
  const indicator = indicatorOf(address.indicatorId)
  if (!figure || figure.mark === 'withheld' || (indicator.isRatio && figure.value === null)) return null
  const scale = 10n ** BigInt(decimals - indicator.decimals)
  const { value, numerator, denominator } = figure
  const parts = indicator.isRatio ? null : partsTold(figure, partsOf(address), scale)
  return { value: value === null ? null : value * scale, numerator, denominator, parts }
}

/** The parts, where all of them are told and make up the figure. */
function partsTold({ value }: PublishedFigure, parts: readonly PublishedFigure[], scale: bigint): Map<string, bigint> | null {
  const sum = parts.reduce((total, part) => total + (part.value ?? 0n), 0n)
  if (parts.length === 0 || parts.some(({ mark }) => mark === 'withheld') || sum !== (value ?? 0n)) return null
  return new Map(parts.map((part) => [part.area, (part.value ?? 0n) * scale]))
}
