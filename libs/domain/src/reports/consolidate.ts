/**
 * What the figures of units add up to: for every area of every lens, every period and run of periods, every category by
 * itself. The same figures whoever asks: the pages, the editions and what protects them.
 * Source: requirements 5, 7, 18, 42, 53; issue "Reports", item 1.
 */
import { addSums, type Figure, figureOf, lastFigure, noSums, type Sums } from '../results/aggregate.js'
import { type DerivableIndicator, figureOn, restsOn } from '../results/aggregate-derived.js'
import type { Breakdown } from '../results/cell.js'
import type { Indicator } from '../results/indicator.js'
import { isSummable } from '../results/sheet.js'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { kindOfPeriod, validityOfPeriod } from '@solmu/shared/periods.js'
import { entriesOf, type Entry, type EntryFrame } from './consolidate-entries.js'
import type { CellLens, CellPeriod, EditionCell, EditionFact } from './edition.js'

/** An indicator, and how it is worked out if it is. A weighted mean needs its weight among the others. */
export type ConsolidatedIndicator = Indicator & DerivableIndicator

export interface ConsolidationFrame extends EntryFrame {
  readonly indicators: readonly ConsolidatedIndicator[]
  readonly lenses: readonly CellLens[]
  /**
   * Under which areas a figure of a unit and a day counts, as it was or restated: the caller's choice. The shares sum to 1.
   * The day is the last one of the period.
   */
  readonly areasOf: EntryFrame['areasOf']
  /** Single periods, and runs of one kind as `first/last`. */
  readonly periods: readonly CellPeriod[]
  /** margins: also every category of every dimension by itself. */
  readonly breakdowns: 'total' | 'margins'
}

/** A figure with what it rests on. */
export interface ConsolidatedCell extends EditionCell {
  /** Of people: between what their true number lies; null for everything else. */
  readonly lower: bigint | null
  readonly upper: bigint | null
  /** Places of the facts of which a plain sum is made up, each once and as a whole; empty for what is no sum. */
  readonly atoms: readonly number[]
  /** Of a unit that works for several areas: the facts of which only a part counts here, and how much. */
  readonly parts: readonly { readonly place: number; readonly value: number }[]
}

/**
 * Every figure of the frame. Where there is nothing at all, there is no figure, but the network always has its own. Sums,
 * last values and people add up over the areas of every lens to the network; a unit whose share falls under several areas
 * is counted as a unit in each of them.
 *
 * @example consolidate([{ unitId: 'a', indicatorId: 'i', status: 'value', value: 4, … }, { unitId: 'b', …, value: 3, … }],
 *   { indicators: [i], lenses: ['network', 'unit'], areasOf, periods: ['2026-Q1'], breakdowns: 'total' })
 *   // the network: value 7n, atoms [0, 1] · unit a: 4n, [0] · unit b: 3n, [1]
 */
export function consolidate(facts: readonly EditionFact[], frame: ConsolidationFrame): ConsolidatedCell[] {
  const entries = entriesOf(facts, frame)
  const kinds = new Map([...new Set(facts.map(({ period }) => period))].map((period) => [period, kindOfPeriod(period)]))
  return frame.periods.flatMap((period) => {
    const { from, to, kind } = daysOf(period)
    const within = entries.filter((each) => each.periodFrom >= from && each.periodFrom < to && kinds.get(each.period) === kind)
    const summed = [...summedCells(within, { ...frame, period }), ...emptyNetwork(frame, period, within)]
    return [...summed, ...derivedCells(summed, { ...frame, period })]
  })
}

/** The days of a period or of a run of periods. */
export function daysOf(period: CellPeriod): { readonly from: IsoDate; readonly to: IsoDate; readonly kind: string } {
  const [first = '', last = first] = period.split('/')
  return { from: validityOfPeriod(first).validFrom, to: validityOfPeriod(last).validTo, kind: kindOfPeriod(first) }
}

type Frame = Omit<ConsolidationFrame, 'periods'> & { readonly period: CellPeriod }

function summedCells(entries: readonly Entry[], { indicators, period }: Frame): ConsolidatedCell[] {
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]))
  const figures = groupBy(entries, ({ indicatorId, lens, breakdown }) => `${indicatorId}|${lens}|${breakdown}`)
  return [...figures.values()].flatMap((all) => {
    const indicator = byId.get(all[0].indicatorId)
    if (!indicator) return []
    const counted = indicator.aggregation === 'last_value' ? new Set(lastEntries(all)) : null
    return [...groupBy(all, ({ area }) => area).values()].map((ofArea) => cellOf(indicator, { ofArea, counted, period }))
  })
}

/** Of each unit the entries of the last period in which it gave a value, under whichever areas it counted then. */
function lastEntries(entries: readonly Entry[]): Entry[] {
  return [...groupBy(entries, ({ unitId }) => unitId).values()].flatMap((ofUnit) => {
    const given = ofUnit.filter(({ sums }) => sums.valueCount > 0)
    const last = given.reduce((latest, { periodFrom }) => (periodFrom > latest ? periodFrom : latest), '')
    return given.filter(({ periodFrom }) => periodFrom === last)
  })
}

interface AreaEntries {
  readonly ofArea: readonly [Entry, ...Entry[]]
  /** Of last values those that count, the last; null for all. */
  readonly counted: ReadonlySet<Entry> | null
  readonly period: CellPeriod
}

function cellOf(indicator: Indicator, { ofArea, counted, period }: AreaEntries): ConsolidatedCell {
  const [{ indicatorId, breakdown, lens, area }] = ofArea
  const valued = counted ? ofArea.filter((entry) => counted.has(entry)) : ofArea
  const whole = totalOf(ofArea)
  const figure = counted ? lastFigure(whole, totalOf(valued)) : figureOf(indicator.aggregation, whole)
  const isEstimated = valued.some((entry) => entry.isEstimated)
  const people = boundsOf(indicator, figure, valued)
  return { ...{ indicatorId, breakdown, lens, area, period }, ...figure, isEstimated, ...people, ...madeOf(indicator, figure, valued) }
}

const totalOf = (entries: readonly Entry[]): Sums => entries.reduce((sums, entry) => addSums(sums, entry.sums), noSums)

/** People of several units and periods: no fewer than the most of one, and no more than all together. */
export function boundsOf(
  { aggregation }: Pick<Indicator, 'aggregation'>,
  { value }: Pick<Figure, 'value'>,
  entries: readonly { readonly sums: Pick<Sums, 'valueSum'> }[]
): Pick<Figure, 'lower' | 'upper' | 'isGross'> {
  if (aggregation !== 'distinct_persons' || value === null) return { lower: null, upper: null, isGross: false }
  const lower = entries.reduce((most, { sums }) => (sums.valueSum > most ? sums.valueSum : most), 0n)
  return { lower, upper: value, isGross: value > lower }
}

function madeOf(indicator: Indicator, { value }: Figure, entries: readonly Entry[]): Pick<ConsolidatedCell, 'atoms' | 'parts'> {
  const isAlone = indicator.aggregation === 'none' && indicator.unit !== 'percent' && indicator.unit !== 'score'
  if (value === null || !(isSummable(indicator) || isAlone)) return { atoms: [], parts: [] }
  const valued = entries.flatMap(({ answers, isDivided }) =>
    answers.flatMap(({ place, value: own }) => (own === null ? [] : [{ place, value: own, isPart: isDivided && !isAlone }]))
  )
  return {
    atoms: valued.filter(({ isPart }) => !isPart).map(({ place }) => place),
    parts: valued.filter(({ isPart }) => isPart).map(({ place, value: part }) => ({ place, value: part }))
  }
}

/** The network's figures of which nothing is known: they are told to be nothing. */
function emptyNetwork({ indicators, lenses }: Pick<Frame, 'indicators' | 'lenses'>, period: CellPeriod, within: readonly Entry[]): ConsolidatedCell[] {
  if (!lenses.includes('network')) return []
  const known = new Set(within.filter(({ lens, breakdown }) => lens === 'network' && breakdown === '').map(({ indicatorId }) => indicatorId))
  return indicators
    .filter(({ id, sourceClass }) => sourceClass !== 'derived' && !known.has(id))
    .map(({ id: indicatorId }) => ({ ...nowhere, ...figureOf('sum', noSums), indicatorId, period }))
}

const nowhere = { breakdown: '', lens: 'network', area: '', isEstimated: false, atoms: [], parts: [] } as const

/** What is worked out of the others, place by place; by categories where all that it rests on is known by them. */
function derivedCells(summed: readonly ConsolidatedCell[], { indicators, period }: Frame): ConsolidatedCell[] {
  const library = new Map(indicators.map((indicator) => [indicator.code, indicator]))
  const derived = indicators.filter(({ sourceClass }) => sourceClass === 'derived').map((indicator) => {
    return { indicator, rests: restsOn([indicator], indicators) }
  })
  const day = addDays(daysOf(period).to, -1)
  const places = groupBy(summed, ({ lens, area, breakdown }) => `${lens}|${area}|${breakdown}`)
  return [...places.values()].flatMap((cells) => {
    const [{ lens, area, breakdown }] = cells
    const here = new Map(cells.map((cell) => [cell.indicatorId, cell]))
    return derived
      .filter(({ rests }) => isKnown(breakdown, rests, here))
      .map(({ indicator, rests }) => ({
        ...{ indicatorId: indicator.id, breakdown, lens, area, period, atoms: [], parts: [] },
        ...figureOn(indicator, { day, library, given: ({ id }) => here.get(id) ?? null }),
        isEstimated: rests.some(({ id }) => here.get(id)?.isEstimated)
      }))
  })
}

/** A whole as soon as any of its parts is there, a category when all of them are. */
function isKnown(breakdown: Breakdown, rests: readonly Indicator[], here: ReadonlyMap<string, unknown>): boolean {
  const isHere = ({ id }: Indicator): boolean => here.has(id)
  return rests.length > 0 && (breakdown === '' ? rests.some(isHere) : rests.every(isHere))
}
