/**
 * A publication as tables: the figures, what they are about, and the dictionary. They hold nothing that changes after
 * publishing, so the same publication always makes the same tables.
 */
import { careOf } from '@solmu/domain/reports/publication.js'
import type { PublishedFigure } from '@solmu/domain/reports/publication-figure.js'
import type { FramedIndicator } from '@solmu/domain/reports/publication-frame.js'
import { ratioDecimals } from '@solmu/domain/results/aggregate-derived.js'
import { unitWords } from '@solmu/domain/results/file-layout.js'
import { decimalNumber } from '@solmu/shared/decimal.js'
import { type Language, type LocalizedText, pick, sameInAll } from '@solmu/shared/text.js'
import { Day, type TableValue } from '../../../../core/files/sheet-writer.js'
import type { PublicationRecord } from '../publication-reader.js'
import { categoriesIn } from '../shown-publication.js'
import { columns, lensNames, marks, protectionText, said } from './export-words.js'

export type ColumnKey = keyof typeof columns
export const columnKeys = Object.keys(columns) as ColumnKey[]

/** A figure as a program reads it; the cells of a table are the same values. */
export type ExportedFigure = Readonly<Record<ColumnKey, string | number | null>>

const textIn = (text: LocalizedText, language: Language): string => pick(text, language).text

/** A figure as it was published, beside what a program reads of it. */
export type NamedFigure = { readonly figure: PublishedFigure; readonly indicator: FramedIndicator; readonly exported: ExportedFigure }

/** Figures as programs read them, in the order of the library, the whole before its parts. */
export const exportedFigures = (record: PublicationRecord, figures: readonly PublishedFigure[], language: Language): ExportedFigure[] =>
  namedFigures(record, figures, language).map(({ exported }) => exported)

/** Figures in the order of the library, the whole before its parts. */
export function namedFigures(record: PublicationRecord, figures: readonly PublishedFigure[], language: Language): NamedFigure[] {
  const { indicators, areas } = record.frame
  const places = new Map(areas.map((area, place) => [`${area.lens}|${area.area}`, { place, name: textIn(area.name, language) }]))
  const categories = new Map(categoriesIn(record.frame).map((each) => [each.breakdown, `${textIn(each.dimensionName, language)}: ${textIn(each.name, language)}`]))
  const placeOf = ({ lens, area }: PublishedFigure) => places.get(`${lens}|${area}`)
  const order = new Map(indicators.map(({ id }, place) => [id, place]))
  const rank = (figure: PublishedFigure) => [order.get(figure.indicatorId) ?? 0, placeOf(figure)?.place ?? areas.length] as const
  const known = figures.filter(({ indicatorId }) => order.has(indicatorId))
  const sorted = known.sort((a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1] || compare(keyOf(a), keyOf(b)))
  return sorted.flatMap((figure) => {
    const indicator = indicators[order.get(figure.indicatorId) ?? -1]
    if (!indicator) return []
    const area = placeOf(figure)?.name ?? figure.area
    return [{ figure, indicator, exported: exported(figure, { indicator, language, area, breakdown: categories.get(figure.breakdown) ?? figure.breakdown }) }]
  })
}

const keyOf = ({ lens, area, period, breakdown }: PublishedFigure): string => [lens, area, breakdown, period.replace('/', '~')].join('|')
const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

const number = (steps: bigint | null, decimals: number): number | null => (steps === null ? null : decimalNumber(Number(steps), decimals))
const orNull = (text: string): string | null => (text === '' ? null : text)

type Named = { readonly indicator: FramedIndicator; readonly language: Language; readonly area: string; readonly breakdown: string }

function exported(figure: PublishedFigure, { indicator, language, area, breakdown }: Named): ExportedFigure {
  const { lens, mark, unitCount, missingCount, isGross, isEstimated } = figure
  const isDerived = indicator.sourceClass === 'derived'
  const notes = [...(isGross ? [said.gross[language]] : []), ...(isEstimated ? [said.estimated[language]] : [])]
  return {
    ...{ code: indicator.code, indicator: textIn(indicator.name, language) },
    ...{ lensKey: lens, lens: textIn(lensNames[lens] ?? sameInAll(lens), language), areaKey: orNull(figure.area), area },
    ...{ period: figure.period, breakdownKey: orNull(figure.breakdown), breakdown: orNull(breakdown), measure: unitWords[indicator.unit][language] },
    ...{ value: number(figure.value, indicator.decimals), mark: orNull(marks[mark][language]) },
    numerator: isDerived ? number(figure.numerator, ratioDecimals) : null,
    denominator: isDerived ? number(figure.denominator, ratioDecimals) : null,
    ...{ units: unitCount, missing: missingCount, note: orNull(notes.join('; ')) }
  }
}

export const headings = (language: Language): string[] => columnKeys.map((key) => columns[key][0][language])
export const rowOf = (figure: ExportedFigure): (string | number | null)[] => columnKeys.map((key) => figure[key])

/** The day of an instant in Finland. */
const dayOf = (instant: Date): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Helsinki' }).format(instant)

/** What the figures are about, line by line. */
export function aboutLines(record: PublicationRecord, language: Language): (readonly [string, TableValue])[] {
  const { year, number, firstPeriod, lastPeriod, frame, certifiedAt, sha256, reason, narrative, level } = record
  const care = careOf(level)
  return [
    [said.edition[language], `${number}/${year}`],
    [said.run[language], firstPeriod === lastPeriod ? firstPeriod : `${firstPeriod}–${lastPeriod}`],
    [said.certified[language], new Day(dayOf(certifiedAt))],
    [said.sha256[language], sha256],
    [said.audience[language], textIn(frame.audienceName, language)],
    [said.source[language], textIn(frame.consortiumName, language)],
    ...(reason === '' ? [] : ([[said.reason[language], reason]] as const)),
    ...(care ? ([[said.protection[language], protectionText(care, language)]] as const) : []),
    [said.marks[language], said.marksMeaning[language]],
    ...(textIn(narrative, language) === '' ? [] : ([[said.narrative[language], textIn(narrative, language)]] as const))
  ]
}

/** What every column, indicator and category means. */
export function dictionaryRows({ frame }: PublicationRecord, language: Language): string[][] {
  const head = [said.kind, said.key, said.name, said.meaning].map((word) => word[language])
  const ofColumns = columnKeys.map((key) => [said.column[language], key, columns[key][0][language], columns[key][1][language]])
  const ofIndicators = frame.indicators.map((each) => [
    ...[said.indicator[language], each.code, textIn(each.name, language)],
    `${textIn(each.definition, language)} (${said.version[language]} ${each.definitionNumber}, ${unitWords[each.unit][language]})`
  ])
  const ofCategories = categoriesIn(frame).map(({ breakdown, dimensionName, name }) => [
    ...[said.category[language], breakdown, textIn(name, language), textIn(dimensionName, language)]
  ])
  return [head, ...ofColumns, ...ofIndicators, ...ofCategories]
}
