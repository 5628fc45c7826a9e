/** A consolidation as tables: one row for each indicator, category, area and period, and what one has to know beside it. */
import { liveMark } from '@solmu/domain/reports/export-job.js'
import { traits } from '@solmu/domain/reports/publication-frame.js'
import { runWords } from '@solmu/domain/reports/run-words.js'
import { unitWords } from '@solmu/domain/results/file-layout.js'
import { type Language, type LocalizedText, pick } from '@solmu/shared/text.js'
import type { TableValue } from '../../../core/files/sheet-writer.js'
import type { Consolidation, ConsolidationArea, ConsolidationFigure, ConsolidationIndicator, ConsolidationInput } from '../consolidation/consolidation.graphql.js'
import { columns, lensNames, marks, said as common } from '../publication/export/export-words.js'
import { compareWords, moreColumns, said, stageWords } from './export-words.js'

const textIn = (text: LocalizedText, language: Language): string => pick(text, language).text

const columnsOfFile = { ...columns, ...moreColumns }
const order = [
  ...(['code', 'indicator', 'lensKey', 'lens', 'areaKey', 'area', 'period', 'breakdownKey', 'breakdown', 'measure', 'value', 'mark'] as const),
  ...(['earlier', 'target', 'lower', 'upper', 'numerator', 'denominator', 'units', 'missing', 'note'] as const)
]

/** What a piece of a consolidation brings to the file. */
export type ConsolidationPiece = {
  readonly rows: readonly (readonly TableValue[])[]
  readonly dictionary: readonly (readonly TableValue[])[]
  readonly missing: readonly (readonly TableValue[])[]
}

export const figureHeadings = (language: Language): string[] => order.map((key) => columnsOfFile[key][0][language])
export const missingHeadings = (language: Language): string[] => [said.unit, said.period, said.state].map((word) => word[language])

export function pieceOf(answer: Consolidation, { lens, language }: { readonly lens: string; readonly language: Language }): ConsolidationPiece {
  return {
    rows: figureRows(answer, { lens, language }),
    dictionary: answer.indicators.map((each) => [
      ...[common.indicator[language], each.code, textIn(each.name, language)],
      `${textIn(each.definition, language)} (${common.version[language]} ${each.versionNumber}, ${unitWords[each.unit][language]})`
    ]),
    missing: answer.missing.map(({ unit, period, state }) => [textIn(unit.name, language), period, state])
  }
}

type Around = { readonly lens: string; readonly language: Language }

function figureRows(answer: Consolidation, of: Around): TableValue[][] {
  const indicators = new Map(answer.indicators.map((indicator) => [indicator.id, indicator]))
  const categories = new Map(answer.dimension?.categories.map(({ code, name }) => [`${answer.dimension?.code ?? ''}:${code}`, name]))
  const run = `${answer.columns[0]?.period ?? ''}/${answer.columns.at(-2)?.period ?? ''}`
  const isAsked = askedIn(answer)
  const categoryOf = (breakdown: string): string => {
    const name = categories.get(breakdown)
    return name ? textIn(name, of.language) : breakdown
  }
  return answer.rows.flatMap(({ indicatorId, breakdown, areaPlace }, row) =>
    answer.columns.flatMap(({ period }, column): TableValue[][] => {
      const [figure, indicator, area] = [answer.values[row]?.[column], indicators.get(indicatorId), answer.areas[areaPlace]]
      if (!figure || !indicator || !area) return []
      const earlier = answer.comparedValues?.[row]?.[column]?.value ?? null
      const place = { area, period: period ?? run, breakdown, category: categoryOf(breakdown) }
      return [rowOf(figure, { ...of, ...place, indicator, isAsked: isAsked(areaPlace, period), earlier })]
    })
  )
}

/** Whether anything was asked of an area in a period; of a single period the whole run says it. */
function askedIn({ completeness, columns }: Consolidation): (areaPlace: number, period: string | null) => boolean {
  const asked = new Set(completeness.filter(({ askedCount }) => askedCount > 0).map(({ areaPlace, period }) => `${areaPlace}|${period ?? ''}`))
  return (areaPlace, period) => asked.has(`${areaPlace}|${columns.length === 1 ? '' : (period ?? '')}`)
}

type Placed = Around & {
  readonly indicator: ConsolidationIndicator
  readonly area: ConsolidationArea
  readonly period: string
  readonly breakdown: string
  readonly category: string
  readonly isAsked: boolean
  readonly earlier: string | null
}

const orNull = (text: string): string | null => (text === '' ? null : text)
const numberOf = (text: string | null): number | null => (text === null ? null : Number(text))

function rowOf(figure: ConsolidationFigure, of: Placed): TableValue[] {
  const { language, lens, indicator, area } = of
  const shownLens = area.isWhole ? 'network' : lens
  const notes = [...(figure.isGross ? [common.gross[language]] : []), ...(figure.isEstimated ? [common.estimated[language]] : [])]
  const cells: Readonly<Record<(typeof order)[number], TableValue>> = {
    ...{ code: indicator.code, indicator: textIn(indicator.name, language), lensKey: shownLens, lens: lensName(shownLens, language) },
    ...{ areaKey: area.area, area: areaName(of), period: of.period, breakdownKey: orNull(of.breakdown), breakdown: orNull(of.category) },
    ...{ measure: unitWords[indicator.unit][language], value: numberOf(figure.value) },
    mark: orNull(marks[liveMark(figure.value, figure, of.isAsked)][language]),
    ...{ earlier: numberOf(of.earlier), target: numberOf(figure.target), lower: numberOf(figure.lower), upper: numberOf(figure.upper) },
    ...{ numerator: numberOf(figure.numerator), denominator: numberOf(figure.denominator) },
    ...{ units: figure.unitCount, missing: figure.missingCount, note: orNull(notes.join('; ')) }
  }
  return order.map((key) => cells[key])
}

const lensName = (lens: string, language: Language): string => lensNames[lens]?.[language] ?? lens

function areaName({ area: { area, isWhole, name }, lens, language }: Pick<Placed, 'area' | 'lens' | 'language'>): string {
  if (isWhole) return lensName('network', language)
  if (area === null) return said.noArea[language]
  const known = name ?? traits[lens]?.[area]
  return known ? textIn(known, language) : area
}

export type AboutConsolidation = { readonly consortium: LocalizedText; readonly reader: string; readonly madeAt: Date }

/** What the figures are, line by line. */
export function aboutLines(input: ConsolidationInput, language: Language, of: AboutConsolidation): [string, TableValue][] {
  const line = (key: keyof typeof said, value: string): [string, TableValue] => [said[key][language], value]
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', dateStyle: 'short', timeStyle: 'short' }).format(of.madeAt)
  return [
    line('consolidation', said.live[language]),
    line('period', runWords(input.from, input.to, language)),
    line('division', lensName(input.lens, language)),
    line('divisionOf', input.restateTo ?? said.asItWas[language]),
    line('stage', stageWords[input.stage ?? 'accepted'][language]),
    ...(input.dimension ? [line('breakdown', input.dimension)] : []),
    ...(input.compare ? [line('compare', compareWords[input.compare][language])] : []),
    [common.source[language], textIn(of.consortium, language)],
    line('by', of.reader),
    line('made', made),
    [common.marks[language], common.marksMeaning[language]]
  ]
}

/** What every column means; the indicators follow. */
export function columnRows(language: Language): string[][] {
  const head = [common.kind, common.key, common.name, common.meaning].map((word) => word[language])
  return [head, ...order.map((key) => [common.column[language], key, columnsOfFile[key][0][language], columnsOfFile[key][1][language]])]
}
