/** Publications as the API shows them. */
import type { CellLens } from '@solmu/domain/reports/edition.js'
import { careOf } from '@solmu/domain/reports/publication.js'
import { headlines, type PublishedFigure as Figure, runPeriod } from '@solmu/domain/reports/publication-figure.js'
import { type FramedIndicator, type PublicationFrame, runTarget } from '@solmu/domain/reports/publication-frame.js'
import { ratioDecimals } from '@solmu/domain/results/aggregate-derived.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { decimalText } from '@solmu/shared/decimal.js'
import { groupBy } from '@solmu/shared/groups.js'
import { kindOfPeriod, shiftPeriod } from '@solmu/shared/periods.js'
import type { PublicationRecord, ReturnBehind } from './publication-reader.js'
import type {
  Publication,
  PublicationCompleteness,
  PublicationRef,
  PublishedCategory,
  PublishedEdition,
  PublishedIndicator,
  PublishedQuality,
  PublishedTarget
} from './publication.graphql.js'
import type { PublishedFigure } from './published-figure.graphql.js'

/** Worked out of totals, or a mean of means: its parts are never added up. */
export const isRatio = ({ sourceClass, aggregation }: Pick<FramedIndicator, 'sourceClass' | 'aggregation'>): boolean =>
  sourceClass === 'derived' || aggregation === 'weighted_mean' || aggregation === 'none'

export function shownIndicator(indicator: FramedIndicator): PublishedIndicator {
  const { id, code, name, definition, definitionNumber, definitionFrom, groupName, unit, decimals, direction } = indicator
  return { id, code, name, definition, definitionNumber, definitionFrom, groupName, unit, decimals, direction, isRatio: isRatio(indicator) }
}

/** A number of steps as a text; numbers of parts of ratios have decimals of their own, and no zeros at their end. */
export const stepsText = (steps: bigint | null, decimals: number): string | null => (steps === null ? null : decimalText(Number(steps), decimals))
const ratioText = (steps: bigint | null): string | null => stepsText(steps, ratioDecimals)?.replace(/\.?0+$/, '') ?? null

export function shownFigure(figure: Figure, { decimals, sourceClass }: Pick<FramedIndicator, 'decimals' | 'sourceClass'>): PublishedFigure {
  const { indicatorId, lens, area, period, breakdown, mark, unitCount, missingCount, isGross, isEstimated } = figure
  // What a mean is weighted with is no count that anybody would want to read.
  const isDerived = sourceClass === 'derived'
  return {
    ...{ indicatorId, lens, area, period, breakdown, mark, unitCount, missingCount, isGross, isEstimated },
    value: stepsText(figure.value, decimals),
    numerator: isDerived ? ratioText(figure.numerator) : null,
    denominator: isDerived ? ratioText(figure.denominator) : null
  }
}

export function shownEdition(record: Omit<PublicationRecord, 'frame' | 'narrative'>): PublishedEdition {
  const { editionId: id, year, number, firstPeriod, lastPeriod, certifiedAt, certifiedBy, sha256, replacesId, reason } = record
  return { id, year, number, firstPeriod, lastPeriod, certifiedAt, certifiedBy, sha256, replacesId, reason }
}

export function shownRef(record: Omit<PublicationRecord, 'frame' | 'narrative'>, audienceName: LocalizedText): PublicationRef {
  const { audienceId, kind, publishedAt, replacedById } = record
  return { edition: shownEdition(record), audienceId, audienceKind: kind, audienceName, publishedAt, replacedById }
}

/** The single periods of a run. */
export function periodsOf({ firstPeriod, lastPeriod }: Pick<PublicationRecord, 'firstPeriod' | 'lastPeriod'>): string[] {
  const periods = [firstPeriod]
  const limit = kindOfPeriod(firstPeriod) === 'month' ? 1200 : 400
  while (periods.at(-1) !== lastPeriod && periods.length < limit) periods.push(shiftPeriod(periods.at(-1) ?? firstPeriod, 1))
  return periods
}

export function categoriesIn({ dimensions }: Pick<PublicationFrame, 'dimensions'>): PublishedCategory[] {
  return dimensions.flatMap(({ code, name: dimensionName, categories }) =>
    categories.map((category) => ({ breakdown: `${code}:${category.code}`, dimensionName, name: category.name }))
  )
}

/** Targets beside the figures of the run, of every place that is read. */
export function targetsOf({ frame, ...record }: PublicationRecord): PublishedTarget[] {
  const periods = periodsOf(record)
  const indicators = new Map(frame.indicators.map((indicator) => [indicator.id, indicator]))
  const groups = groupBy(frame.targets, ({ indicatorId, lens, area }) => `${indicatorId}|${lens}|${area}`)
  return [...groups.values()].flatMap((targets): PublishedTarget[] => {
    const [first] = targets
    const indicator = first && indicators.get(first.indicatorId)
    const target = indicator && runTarget(indicator.aggregation, periods, targets)
    if (!first || !indicator || !target) return []
    const { indicatorId, lens, area } = first
    return [{ indicatorId, lens, area, period: target.period, value: decimalText(target.value, indicator.decimals) }]
  })
}

/** Quality by framework; none in publications from before editions held it. */
export function qualityOf({ quality = [] }: Pick<PublicationFrame, 'quality'>): PublishedQuality[] {
  return quality.map(({ bands, units, ...of }) => ({
    ...of,
    bands: [...bands],
    units: units.map(({ finalKind, ...unit }) => ({ ...unit, isReviewed: finalKind === 'reviewed' }))
  }))
}

/** How many units and returns stand behind a publication; units are named only where they are read. */
export function completenessOf(returns: readonly ReturnBehind[], { areas }: Pick<PublicationFrame, 'areas'>): PublicationCompleteness {
  const names = new Map(areas.filter(({ lens }) => lens === 'unit').map(({ area, name }) => [area, name]))
  const missing = returns.filter(({ state }) => state === 'missing')
  const asked = new Set(returns.map(({ unitKey }) => unitKey))
  const lacking = new Set(missing.map(({ unitKey }) => unitKey))
  const missingIds = new Set(missing.flatMap(({ unitId }) => unitId ?? []))
  return {
    ...{ askedUnits: asked.size, givenUnits: asked.size - lacking.size },
    ...{ askedReturns: returns.length, givenReturns: returns.length - missing.length },
    missingUnits: [...missingIds].flatMap((id) => names.get(id) ?? [])
  }
}

/** Whose figures stand at the head: the network's, or those of the only centre that is read; null where several are, and no whole. */
export function headPlace({ areas }: Pick<PublicationFrame, 'areas'>): { readonly lens: CellLens; readonly area: string } | null {
  const whole = areas.find(({ lens }) => lens === 'network')
  const centres = areas.filter(({ lens }) => lens === 'centre')
  const [one] = whole ? [whole] : centres.length === 1 ? centres : areas.length === 1 ? areas : []
  return one ? { lens: one.lens, area: one.area } : null
}

export type AroundPublication = {
  /** The whole figures of the run for the place at the head. */
  readonly whole: readonly Figure[]
  readonly returns: readonly ReturnBehind[]
  readonly isSubscribed: boolean
}

export function shownPublication(record: PublicationRecord, { whole, returns, isSubscribed }: AroundPublication): Publication {
  const { frame, audienceId, kind, detail, narrative, publishedAt, replacedById } = record
  const targets = targetsOf(record)
  const head = headPlace(frame)
  const aimed = new Set(targets.filter(({ lens, area }) => lens === head?.lens && area === head.area).map(({ indicatorId }) => indicatorId))
  const candidates = frame.indicators.map(({ id, position }) => ({ id, position, hasTarget: aimed.has(id) }))
  return {
    edition: shownEdition(record),
    ...{ audienceId, audienceKind: kind, audienceName: frame.audienceName, detail, narrative, publishedAt, replacedById, isSubscribed },
    personsThreshold: careOf(record.level)?.personsThreshold ?? 1,
    ...{ periods: periodsOf(record), run: runPeriod(record), targets },
    indicators: frame.indicators.map(shownIndicator),
    categories: categoriesIn(frame),
    areas: frame.areas.map((area) => ({ ...area, municipalityCodes: [...area.municipalityCodes] })),
    headlineIds: headlines(candidates, new Map(whole.map((figure) => [figure.indicatorId, figure]))),
    quality: qualityOf(frame),
    completeness: completenessOf(returns, frame)
  }
}
