/**
 * What a live or certified figure rests on, and how it is worked out when some of that is taken from one source and the rest
 * from another: by `consolidate`, like every other figure.
 * Source: issue "Reports", item 5.
 */
import type { Lens, LensDays, Portion } from '../network/lens.js'
import { ratioDecimals } from '../results/aggregate-derived.js'
import { isSummable } from '../results/sheet.js'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { kindOfPeriod } from '@solmu/shared/periods.js'
import { consolidate, type ConsolidatedCell, type ConsolidatedIndicator, daysOf } from './consolidate.js'
import { indicatorsBehind } from './consolidate-behind.js'
import { dayOf } from './consolidate-entries.js'
import type { WorkedFigure } from './difference.js'
import type { CellLens, CellPeriod, EditionFact } from './edition.js'

/** A figure of a return, and how far the return has come: 1 sent, 2 verified, 3 accepted. */
export type SourceFact = EditionFact & { readonly stage: number }

/** Where facts, definitions and the network come from: what stands now, or an edition. */
export interface FigureSource {
  readonly id: string
  readonly facts: readonly SourceFact[]
  readonly indicators: readonly ConsolidatedIndicator[]
  /** By what a definition of a day is told apart from another. */
  readonly definitionOf: (indicatorId: string, day: IsoDate) => string
  /** To which centre a return went; undefined for a return that the source does not know. */
  readonly centreOf: (returnId: string) => string | null | undefined
  readonly areasOf: (unitId: string, lens: Lens, days: LensDays) => readonly Portion[]
  /** Of which periods and divisions it has figures; null for all. */
  readonly periods: readonly CellPeriod[] | null
  readonly lenses: readonly CellLens[] | null
}

/** Which figure is asked for. */
export interface FigureAddress {
  readonly indicatorId: string
  readonly breakdown: string
  readonly lens: CellLens
  /** Empty for the network, and for what lies in no area. */
  readonly area: string
  readonly period: CellPeriod
  /** The day to which it is restated; null as it was. */
  readonly restateTo: IsoDate | null
  /** The least that counts. */
  readonly stage: number
}

/** A statement while it is changed: each kind of thing comes from the one source or the other. */
export interface FigureState extends FigureAddress {
  /** Which returns there are. */
  readonly returns: FigureSource
  /** What was answered in them, as far as it has them. */
  readonly corrections: FigureSource
  readonly definition: FigureSource
  readonly network: FigureSource
}

/** The statement of a figure of one source. */
export const stateOf = (source: FigureSource, address: FigureAddress): FigureState => ({
  ...address,
  ...{ returns: source, corrections: source, definition: source, network: source }
})

/** In how many decimals numerators and denominators are compared. */
export const comparedRatioDecimals = 8

/**
 * The figure of a statement.
 *
 * @param decimals in which the values are compared, no fewer than those of the indicator
 * @returns null where a source does not hold it, or for a ratio that has no value
 */
export function workedFigure(state: FigureState, decimals: number): WorkedFigure | null {
  const indicator = state.definition.indicators.find(({ id }) => id === state.indicatorId)
  if (!indicator || !isHeld(state)) return null
  const indicators = indicatorsBehind([indicator], state.definition.indicators)
  const facts = factsIn(state)
  const { value, numerator, denominator } = cellOf(facts, state, indicators) ?? nothing
  const isSum = isSummable(indicator)
  if (!isSum && value === null) return null
  const ratio = ratioDecimalsOf(indicator, indicators)
  return {
    value: scaled(value, indicator.decimals, decimals),
    numerator: scaled(numerator, ratio[0], comparedRatioDecimals),
    denominator: scaled(denominator, ratio[1], comparedRatioDecimals),
    parts: isSum ? partsOf(facts, state, { indicators, scale: 10n ** BigInt(decimals - indicator.decimals) }) : null,
    placesOf: placesFinder(facts, state)
  }
}

const nothing: Pick<ConsolidatedCell, 'value' | 'numerator' | 'denominator'> = { value: null, numerator: null, denominator: null }

/** The same number in more decimals. */
const scaled = (steps: bigint | null, from: number, to: number): bigint | null => (steps === null ? null : steps * 10n ** BigInt(to - from))

/** In how many decimals `consolidate` tells the parts of a ratio. */
export function ratioDecimalsOf({ sourceClass, decimals, weightIndicatorId }: ConsolidatedIndicator, all: readonly ConsolidatedIndicator[]): readonly [number, number] {
  const weight = all.find(({ id }) => id === weightIndicatorId)?.decimals ?? 0
  return sourceClass === 'derived' ? [ratioDecimals, ratioDecimals] : [decimals + weight, weight]
}

const isHeld = ({ returns, corrections, network, period, lens }: FigureState): boolean =>
  [returns, corrections].every(({ periods }) => periods?.includes(period) ?? true) && (network.lenses?.includes(lens) ?? true)

/** The facts of the period that count: of the returns of the one source, as answered in the other where that has the return. */
export function factsIn({ returns, corrections, stage, period }: Pick<FigureState, 'returns' | 'corrections' | 'stage' | 'period'>): SourceFact[] {
  const { from, to, kind } = daysOf(period)
  const isWithin = (fact: SourceFact): boolean => fact.periodFrom >= from && fact.periodFrom < to && kindOfPeriod(fact.period) === kind
  const there = returns.facts.filter((fact) => isWithin(fact) && fact.stage >= stage)
  if (returns === corrections) return there
  const ids = new Set(there.map(({ returnId }) => returnId))
  const answered = corrections.facts.filter((fact) => isWithin(fact) && ids.has(fact.returnId))
  const known = new Set(answered.map(({ returnId }) => returnId))
  return [...answered, ...there.filter(({ returnId }) => !known.has(returnId))]
}

type Unmarked = Pick<FigureState, 'network' | 'returns' | 'lens' | 'restateTo'>

/** Under which areas the figures of a return count. */
export function portionsIn({ network, returns, lens, restateTo }: Unmarked, fact: EditionFact): readonly Portion[] {
  if (lens === 'network' || lens === 'unit') return [{ area: lens === 'unit' ? fact.unitId : '', share: 1, isEstimated: false }]
  const day = dayOf(fact)
  if (lens !== 'centre' || restateTo !== null) return network.areasOf(fact.unitId, lens, { day, asOf: restateTo ?? day })
  return [{ area: centreIn({ network, returns }, fact.returnId), share: 1, isEstimated: false }]
}

function centreIn({ network, returns }: Pick<FigureState, 'network' | 'returns'>, returnId: string): string | null {
  const centre = network.centreOf(returnId)
  return centre === undefined ? (returns.centreOf(returnId) ?? null) : centre
}

/** The figure with what is known of its completeness; undefined where there is none. */
export function figureCell(state: FigureState): ConsolidatedCell | undefined {
  const wanted = state.definition.indicators.filter(({ id }) => id === state.indicatorId)
  return cellOf(factsIn(state), state, indicatorsBehind(wanted, state.definition.indicators))
}

function cellOf(facts: readonly SourceFact[], state: FigureState, indicators: readonly ConsolidatedIndicator[]) {
  const { indicatorId, breakdown, lens, area, period, network, restateTo } = state
  const cells = consolidate(facts, {
    ...{ indicators, lenses: [lens], periods: [period], breakdowns: breakdown === '' ? 'total' : 'margins' },
    areasOf: (unitId, through, day) => network.areasOf(unitId, through, { day, asOf: restateTo ?? day }),
    ...(restateTo === null && { centreOf: (returnId: string) => centreIn(state, returnId) })
  })
  return cells.find((cell) => cell.indicatorId === indicatorId && cell.breakdown === breakdown && cell.area === area)
}

/** What each unit has of a sum: those of one unit put together by the same rule. */
function partsOf(
  facts: readonly SourceFact[],
  state: FigureState,
  { indicators, scale }: { readonly indicators: readonly ConsolidatedIndicator[]; readonly scale: bigint }
): Map<string, bigint> {
  return new Map(
    [...groupBy(facts, ({ unitId }) => unitId)].flatMap(([unitId, own]) => {
      const value = cellOf(own, state, indicators)?.value ?? null
      return value === null ? [] : [[unitId, value * scale] as const]
    })
  )
}

/** Where each return of a unit counts: of several areas the one that is asked about, else the one with most of it. */
function placesFinder(facts: readonly SourceFact[], state: FigureState): WorkedFigure['placesOf'] {
  if (state.lens === 'network' || state.lens === 'unit') return undefined
  const returns = new Map([...facts].sort((a, b) => (a.periodFrom < b.periodFrom ? -1 : 1)).map((fact) => [fact.returnId, fact]))
  const placed = groupBy(returns.values(), ({ unitId }) => unitId)
  return (unitId) => new Map((placed.get(unitId) ?? []).map((fact) => [fact.returnId, mainArea(portionsIn(state, fact), state)]))
}

function mainArea(portions: readonly Portion[], { area }: Pick<FigureState, 'area'>): string | null {
  const most = [...portions].sort((a, b) => b.share - a.share)
  return (portions.find((portion) => (portion.area ?? '') === area) ?? most[0])?.area ?? null
}

/** The last day of the period of a figure. */
export const lastDayOf = (period: CellPeriod): IsoDate => addDays(daysOf(period).to, -1)
