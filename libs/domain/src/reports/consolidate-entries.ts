/**
 * What each return brings to each area: the entries of which the figures of a consolidation are put together.
 * Source: issue "Reports", item 1.
 */
import type { Sums } from '../results/aggregate.js'
import { marginsOf, type ReturnSums, returnSums } from '../results/aggregate-return.js'
import type { Breakdown } from '../results/cell.js'
import type { Indicator } from '../results/indicator.js'
import type { Portion } from '../network/lens.js'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { validityOfPeriod } from '@solmu/shared/periods.js'
import { answersByShare } from './consolidate-share.js'
import type { CellLens, EditionFact } from './edition.js'

/** What one return brings to one area in one breakdown. */
export interface Entry {
  readonly indicatorId: string
  readonly breakdown: Breakdown
  readonly lens: CellLens
  readonly area: string
  readonly unitId: string
  readonly period: string
  readonly periodFrom: IsoDate
  readonly sums: Sums
  readonly isEstimated: boolean
  /** The facts that it rests on, with as much of them as counts here. */
  readonly answers: readonly PlacedFact[]
  /** True when a part of each counts elsewhere. */
  readonly isDivided: boolean
}

/** A fact, and where it stands among all. */
export interface PlacedFact extends EditionFact {
  readonly place: number
}

export interface EntryFrame {
  readonly indicators: readonly Indicator[]
  readonly lenses: readonly CellLens[]
  readonly areasOf: (unitId: string, lens: Exclude<CellLens, 'network' | 'unit'>, day: IsoDate) => readonly Portion[]
  /**
   * By centres as it was: to which centre a return went, that of the last day of its period on which the unit was there; null
   * for none. Where this is left out, `areasOf` says it.
   */
  readonly centreOf?: (returnId: string) => string | null
  readonly breakdowns: 'total' | 'margins'
}

/** The day of a figure: the last one of its period, on which the unit was what it is counted as. */
export function dayOf({ period }: Pick<EditionFact, 'period'>): IsoDate {
  return addDays(validityOfPeriod(period).validTo, -1)
}

/** The entries of all returns, return by return. */
export function entriesOf(facts: readonly EditionFact[], frame: EntryFrame): Entry[] {
  const placed = facts.map((fact, place): PlacedFact => ({ ...fact, place }))
  return [...groupBy(placed, ({ returnId }) => returnId).values()].flatMap((ofReturn) => {
    const said = sayingsOf(ofReturn, frame)
    return frame.lenses.flatMap((lens) => entriesThrough(lens, { fact: ofReturn[0], said, frame }))
  })
}

/** By indicator, in the order of the frame, and by share: the sums of a return in each breakdown. */
type Sayings = readonly (readonly (readonly ReturnSums<PlacedFact>[])[])[]

/** What a return says for given shares. Lenses with the same shares say the same, so it is worked out once. */
function sayingsOf(ofReturn: readonly PlacedFact[], { indicators, breakdowns }: EntryFrame): (shares: readonly number[]) => Sayings {
  const byIndicator = groupBy(ofReturn, ({ indicatorId }) => indicatorId)
  const known = new Map(indicators.map((indicator) => [indicator.id, indicator]))
  const keys = breakdowns === 'margins' ? marginsOf : () => ['']
  const worked = new Map<string, Sayings>()
  return (shares) => {
    const key = shares.length === 1 ? '' : shares.join(' ')
    const before = worked.get(key)
    if (before) return before
    const divided = (id: string | null): (readonly PlacedFact[])[] => {
      const indicator = known.get(id ?? '')
      return indicator ? answersByShare(indicator, byIndicator.get(indicator.id) ?? [], shares) : []
    }
    const sayings = indicators.map((indicator) => {
      const [own, weights] = [divided(indicator.id), divided(indicator.weightIndicatorId)]
      return shares.map((_share, place) => returnSums(indicator, { own: own[place] ?? [], weights: weights[place] ?? [] }, keys))
    })
    worked.set(key, sayings)
    return sayings
  }
}

interface OneReturn {
  /** Any of its facts, which says where and when. */
  readonly fact: PlacedFact
  readonly said: (shares: readonly number[]) => Sayings
  readonly frame: EntryFrame
}

function entriesThrough(lens: CellLens, { fact, said, frame }: OneReturn): Entry[] {
  const { unitId, period, periodFrom } = fact
  const portions = portionsOf(lens, fact, frame)
  const isDivided = portions.length > 1
  const sayings = said(portions.map(({ share }) => share))
  return frame.indicators.flatMap(({ id: indicatorId }, row) =>
    portions.flatMap(({ area, isEstimated }, place) =>
      (sayings[row]?.[place] ?? []).map(({ breakdown, sums, answers }): Entry => ({
        indicatorId, breakdown, lens, area: area ?? '', unitId, period, periodFrom, sums, isEstimated, answers, isDivided
      }))
    )
  )
}

const whole = (area: string): readonly Portion[] => [{ area, share: 1, isEstimated: false }]

function portionsOf(lens: CellLens, fact: EditionFact, { areasOf, centreOf }: EntryFrame): readonly Portion[] {
  if (lens === 'network') return whole('')
  if (lens === 'centre' && centreOf) return whole(centreOf(fact.returnId) ?? '')
  return lens === 'unit' ? whole(fact.unitId) : areasOf(fact.unitId, lens, dayOf(fact))
}
