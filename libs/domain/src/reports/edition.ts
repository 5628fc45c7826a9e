/**
 * An edition (laitos): the figures of a run of periods as the head office certified them on a day, with all that they rest
 * on. What is certified never changes; a correction makes another edition, which names the one that it replaces.
 * Source: requirements 42, 53, 77; issue "Reports", item 2.
 */
import type { Breakdown, CellAnswer } from '../results/cell.js'
import type { Indicator, IndicatorUnit } from '../results/indicator.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { Period, PeriodKind } from '@solmu/shared/periods.js'
import type { Lens } from '../network/lens.js'

export const editionStates = ['preparing', 'prepared', 'failed', 'certified'] as const
export type EditionState = (typeof editionStates)[number]

/** A figure of a unit, as it stands in the version of the return that the head office accepted. Values are in steps. */
export interface EditionFact extends CellAnswer {
  readonly returnId: string
  readonly unitId: string
  readonly indicatorId: string
  readonly breakdown: Breakdown
  readonly period: Period
  readonly periodKind: PeriodKind
  readonly periodFrom: IsoDate
}

/** `network` is the whole; a unit is its own area; a lens has its areas. */
export type CellLens = 'network' | Lens | 'unit'

/** One of the run, or the run as a whole: `2026-Q1/2026-Q2`. */
export type CellPeriod = string

/** Where a figure of an edition stands. */
export interface CellAddress {
  readonly indicatorId: string
  /** Empty for the figure as a whole, otherwise one category of one dimension. */
  readonly breakdown: Breakdown
  readonly lens: CellLens
  /** Empty for the network. */
  readonly area: string
  readonly period: CellPeriod
}

/** A figure of an edition before anything is withheld. Numbers are in steps of the indicator. */
export interface EditionCell extends CellAddress {
  readonly value: bigint | null
  readonly numerator: bigint | null
  readonly denominator: bigint | null
  readonly unitCount: number
  readonly missingCount: number
  readonly notApplicableCount: number
  readonly notAskedCount: number
  readonly isGross: boolean
  /** True when a part of a unit stands under the area by a share that nobody has declared. */
  readonly isEstimated: boolean
}

/** persons: people, of whom few could be recognised · survey: answers of people · open: neither. */
export const dataClasses = ['persons', 'survey', 'open'] as const
export type DataClass = (typeof dataClasses)[number]

const classes: Readonly<Record<IndicatorUnit, DataClass>> = {
  persons: 'persons',
  count: 'persons',
  score: 'survey',
  percent: 'persons',
  ...{ euro: 'open', hours: 'open', fte: 'open' }
}

/**
 * How an indicator has to be protected. Counts are taken for people: most are (placements, coaching started), and the rest
 * loses little.
 */
export function dataClassOf({ unit }: Pick<Indicator, 'unit'>): DataClass {
  return classes[unit]
}

/** A text under which a figure is found again. */
export function cellText({ indicatorId, breakdown, lens, area, period }: CellAddress): string {
  return `${indicatorId}|${lens}|${area}|${period}|${breakdown}`
}
