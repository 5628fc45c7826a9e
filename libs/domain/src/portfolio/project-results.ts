/**
 * What a project has achieved: the figures that its units have reported and the head office has accepted, each as far as the
 * project counts it. A figure is told by its unit once; several projects may count it, and what they tell together (gross) is
 * held against what was reported (net). Sums are shared, ratios are worked out of shared numerators and denominators.
 * A figure belongs to the last day of its period, as it does in every consolidation.
 * Source: issue "Portfolio", item 4; requirements 42 and 53.
 */
import { addDays, type IsoDate, isValidOn } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { type DerivableIndicator, figureOn, restsOn } from '../results/aggregate-derived.js'
import { returnSums } from '../results/aggregate-return.js'
import { addSums, type Figure, figureOf, lastFigure, noSums, type Sums } from '../results/aggregate.js'
import type { CellAnswer } from '../results/cell.js'
import type { Indicator } from '../results/indicator.js'
import { isSummable } from '../results/sheet.js'
import { countShares, type SharedFigure, sharesOf, wholeShare } from './shared-results.js'

export type ResultIndicator = Indicator & DerivableIndicator

/** A figure of a unit as it stands, or one that was asked and is not accepted yet. */
export interface ProjectFact extends CellAnswer {
  readonly returnId: string
  readonly versionNumber: number
  readonly unitId: string
  readonly indicatorId: string
  readonly breakdown: string
  readonly period: string
  readonly periodFrom: IsoDate
  /** The day after its last. */
  readonly periodTo: IsoDate
}

/** Which share of a unit's figures a project counts, from a day to a day. */
export interface DeclaredShare {
  readonly unitId: string
  readonly share: number
  readonly validFrom: IsoDate
  readonly validTo: IsoDate | null
}

/** A project that counts an indicator: its days, its units with theirs, and the shares it has declared. */
export interface CountingProject {
  readonly id: string
  readonly startsOn: IsoDate
  readonly endsOn: IsoDate
  readonly units: readonly { readonly unitId: string; readonly partnerId: string; readonly validFrom: IsoDate; readonly validTo: IsoDate | null }[]
  readonly shares: readonly DeclaredShare[]
}

/**
 * The share of a unit's figure of a day that a project counts, in ten-thousandths: nothing outside the days of the project and
 * of the unit in it, the whole where nothing was declared.
 *
 * @example shareOn(project, 'unit', '2026-03-31') // 10000
 */
export function shareOn({ startsOn, endsOn, units, shares }: CountingProject, unitId: string, day: IsoDate): number {
  if (day < startsOn || day > endsOn || !units.some((each) => each.unitId === unitId && isValidOn(each, day))) return 0
  return shares.find((each) => each.unitId === unitId && isValidOn(each, day))?.share ?? wholeShare
}

/** Of a return: what the projects count of it. */
export interface CountedReturn {
  readonly returnId: string
  readonly versionNumber: number
  readonly unitId: string
  readonly period: string
  readonly periodFrom: IsoDate
  readonly day: IsoDate
  /** The shares of the projects, in their order. */
  readonly shares: readonly number[]
  /** What the return says of the indicators behind, by their ids. */
  readonly sums: ReadonlyMap<string, Sums>
}

/** What is asked of the facts: an indicator with all on which it rests, and the projects that count it. */
export interface ResultFrame {
  readonly indicator: ResultIndicator
  readonly library: readonly ResultIndicator[]
  readonly projects: readonly CountingProject[]
}

/** Which facts are needed for an indicator: itself or what it is worked out of, and what weights these. */
export function behind({ indicator, library }: Pick<ResultFrame, 'indicator' | 'library'>): ResultIndicator[] {
  const rests = restsOn([indicator], library)
  const weights = new Set(rests.flatMap(({ weightIndicatorId }) => weightIndicatorId ?? []))
  return [...rests, ...library.filter(({ id }) => weights.has(id) && !rests.some((each) => each.id === id))]
}

/** The returns that some project counts. */
export function countedReturns(facts: readonly ProjectFact[], frame: ResultFrame): CountedReturn[] {
  const rests = behind(frame)
  return [...groupBy(facts, ({ returnId }) => returnId).values()].flatMap((ofReturn) => {
    const [{ returnId, unitId, period, periodFrom, periodTo }] = ofReturn
    const day = addDays(periodTo, -1)
    const shares = frame.projects.map((project) => shareOn(project, unitId, day))
    if (shares.every((share) => share === 0)) return []
    const of = (indicatorId: string | null) => ofReturn.filter((fact) => fact.indicatorId === indicatorId)
    const sums = rests.flatMap((each) => {
      const [whole] = returnSums(each, { own: of(each.id), weights: of(each.weightIndicatorId) }, () => [''])
      return whole ? [[each.id, whole.sums] as const] : []
    })
    if (sums.length === 0) return []
    return [{ returnId, versionNumber: Math.max(...ofReturn.map(({ versionNumber }) => versionNumber)), unitId, period, periodFrom, day, shares, sums: new Map(sums) }]
  })
}

/** What one of the projects counts of the sums of a return. */
export function sharedSums(sums: Sums, shares: readonly number[], at: number): Sums {
  if (shares[at] === 0) return noSums
  const part = (whole: bigint): bigint => sharesOf(whole, shares)[at] ?? 0n
  return { ...sums, valueSum: part(sums.valueSum), weightedSum: part(sums.weightedSum), weightSum: part(sums.weightSum) }
}

const isGiven = ({ valueCount }: Sums): boolean => valueCount > 0

/** Of last values each unit counts with the last one that it gave. */
function lastOnly(returns: readonly CountedReturn[], indicatorId: string): CountedReturn[] {
  const given = returns.filter(({ sums }) => isGiven(sums.get(indicatorId) ?? noSums))
  return [...groupBy(given, ({ unitId }) => unitId).values()].map((ofUnit) => ofUnit.reduce((last, each) => (each.periodFrom > last.periodFrom ? each : last)))
}

/** The figure of a project out of the returns that it counts. */
export function projectFigure(returns: readonly CountedReturn[], frame: ResultFrame, at: number): Figure {
  const counted = returns.filter(({ shares }) => shares[at] !== 0)
  const total = (of: readonly CountedReturn[], id: string): Sums => of.map(({ sums, shares }) => sharedSums(sums.get(id) ?? noSums, shares, at)).reduce(addSums, noSums)
  const given = ({ id, aggregation }: ResultIndicator): Figure => {
    const whole = total(counted, id)
    return aggregation === 'last_value' ? lastFigure(whole, total(lastOnly(counted, id), id)) : figureOf(aggregation, whole)
  }
  const day = counted.reduce((latest, each) => (each.day > latest ? each.day : latest), '')
  return figureOn(frame.indicator, { day, library: new Map([frame.indicator, ...frame.library].map((each) => [each.code, each])), given })
}

/** What projects tell of the same figures together, and what was reported; null of what is not added up, such as ratios. */
export interface GrossAndNet {
  readonly gross: bigint
  readonly net: bigint
  /** What each project counts, in their order. */
  readonly byProject: readonly bigint[]
}

/**
 * Gross and net of the returns that projects count. Of last values only the last of each unit takes part.
 *
 * @example two projects that both count all of a unit's 10: gross 20, net 10
 */
export function grossAndNet(returns: readonly CountedReturn[], { indicator, projects }: Pick<ResultFrame, 'indicator' | 'projects'>): GrossAndNet | null {
  if (!isSummable(indicator)) return null
  const told = indicator.aggregation === 'last_value' ? lastOnly(returns, indicator.id) : returns
  const figures = told.flatMap(({ sums, shares }): SharedFigure[] => {
    const own = sums.get(indicator.id) ?? noSums
    return isGiven(own) ? [{ figure: own.valueSum, shares: projects.map(({ id }, at) => ({ projectId: id, share: shares[at] ?? 0 })) }] : []
  })
  const { byProject, gross, net } = countShares(figures)
  return { gross, net, byProject: projects.map(({ id }) => byProject.get(id) ?? 0n) }
}

/** How many figures were asked of the units of a project, how many are accepted, and whose are missing. */
export interface ResultCompleteness {
  readonly asked: number
  readonly given: number
  readonly missingUnitIds: readonly string[]
}

export function completenessOf(returns: readonly CountedReturn[], at: number): ResultCompleteness {
  const counted = returns.filter(({ shares }) => shares[at] !== 0)
  const isMissing = ({ sums }: CountedReturn): boolean => [...sums.values()].every((each) => !isGiven(each)) && [...sums.values()].some(({ missingCount }) => missingCount > 0)
  const missing = counted.filter(isMissing)
  return { asked: counted.length, given: counted.length - missing.length, missingUnitIds: [...new Set(missing.map(({ unitId }) => unitId))] }
}
