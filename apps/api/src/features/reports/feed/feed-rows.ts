/** A publication as the sets of the feed hold it. */
import type { PublishedFigure } from '@solmu/domain/reports/publication-figure.js'
import { runPeriod } from '@solmu/domain/reports/publication-figure.js'
import { unitWords } from '@solmu/domain/results/file-layout.js'
import { validityOfPeriod } from '@solmu/shared/periods.js'
import { type Language, type LocalizedText, pick, sameInAll } from '@solmu/shared/text.js'
import type { EdmRow } from '../../../core/odata/odata-model.js'
import { lensNames } from '../publication/export/export-words.js'
import { type NamedFigure, namedFigures } from '../publication/export/publication-tables.js'
import type { PublicationRecord } from '../publication/publication-reader.js'
import { isRatio, periodsOf } from '../publication/shown-publication.js'

const textIn = (text: LocalizedText, language: Language): string => pick(text, language).text
const lensName = (lens: string, language: Language): string => textIn(lensNames[lens] ?? sameInAll(lens), language)

/** An area by one text. @example areaId('centre', '0199…') // 'centre:0199…' */
const areaId = (lens: string, area: string): string => (area === '' ? lens : `${lens}:${area}`)

/** A run without the slash that would part an address. @example periodId('2026-Q1/2026-Q2') // '2026-Q1~2026-Q2' */
const periodId = (period: string): string => period.replace('/', '~')

export function figureRows(record: PublicationRecord, figures: readonly PublishedFigure[], language: Language): EdmRow[] {
  return namedFigures(record, figures, language).map((named) => figureRow(named, record.editionId))
}

function figureRow({ figure, exported, indicator: { code } }: NamedFigure, editionId: string): EdmRow {
  const { lens, area, period, breakdown, mark, unitCount, missingCount, isGross, isEstimated } = figure
  const place = { AreaId: areaId(lens, area), PeriodId: periodId(period), Breakdown: breakdown }
  return {
    ...{ Id: [code, place.AreaId, place.PeriodId, breakdown].join('|'), EditionId: editionId },
    ...{ IndicatorCode: code, IndicatorName: exported.indicator, Division: lens, DivisionName: exported.lens },
    ...{ ...place, AreaName: exported.area, BreakdownName: exported.breakdown ?? '', Measure: exported.measure },
    ...{ Value: exported.value, Mark: mark, MarkText: exported.mark ?? '', Numerator: exported.numerator, Denominator: exported.denominator },
    ...{ Returns: unitCount, MissingReturns: missingCount, IsGross: isGross, IsEstimated: isEstimated }
  }
}

export function indicatorRows({ frame }: PublicationRecord, language: Language): EdmRow[] {
  return frame.indicators.map((indicator, place) => ({
    ...{ Code: indicator.code, Name: textIn(indicator.name, language), Definition: textIn(indicator.definition, language) },
    ...{ DefinitionVersion: indicator.definitionNumber, Group: textIn(indicator.groupName, language), Position: place + 1 },
    ...{ Measure: unitWords[indicator.unit][language], Decimals: indicator.decimals, Direction: indicator.direction, IsRatio: isRatio(indicator) }
  }))
}

export function areaRows({ frame }: PublicationRecord, language: Language): EdmRow[] {
  return frame.areas.map(({ lens, area, name, parent, municipalityCodes }) => ({
    ...{ Id: areaId(lens, area), Division: lens, DivisionName: lensName(lens, language), Code: area, Name: textIn(name, language) },
    ...{ ParentId: parent === null ? null : areaId('centre', parent), MunicipalityCodes: municipalityCodes.join(',') }
  }))
}

export function periodRows(record: PublicationRecord): EdmRow[] {
  const periods = periodsOf(record)
  const rows = periods.map((period, place) => periodRow(period, period, place))
  const run = runPeriod(record)
  return periods.includes(run) ? rows : [...rows, { ...periodRow(record.firstPeriod, record.lastPeriod, periods.length), Id: periodId(run), IsRun: true }]
}

function periodRow(first: string, last: string, place: number): EdmRow {
  const [FirstDay, EndDay] = [validityOfPeriod(first).validFrom, validityOfPeriod(last).validTo]
  return { Id: first, FirstDay, EndDay, IsRun: false, Position: place + 1 }
}

/** An edition that was published to the audience, as much of it as is listed. */
export type FedEdition = Pick<
  PublicationRecord,
  'editionId' | 'year' | 'number' | 'firstPeriod' | 'lastPeriod' | 'certifiedAt' | 'sha256' | 'replacesId' | 'replacedById' | 'reason' | 'kind' | 'organisationId' | 'certifiedBy'
>

/** @param urlOf the feed of an edition */
export function editionRows(editions: readonly FedEdition[], servedId: string, urlOf: (editionId: string) => string): EdmRow[] {
  return editions.map((each) => ({
    ...{ Id: each.editionId, Year: each.year, Number: each.number, FirstPeriod: each.firstPeriod, LastPeriod: each.lastPeriod },
    ...{ CertifiedAt: each.certifiedAt.toISOString(), CertifiedBy: each.certifiedBy, Sha256: each.sha256, Reason: each.reason },
    ...{ ReplacesId: each.replacesId, ReplacedById: each.replacedById, IsServed: each.editionId === servedId, Url: urlOf(each.editionId) }
  }))
}
