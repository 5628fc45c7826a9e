/**
 * The figures of a return as a table for a spreadsheet: blocks of indicators that are broken down alike, one column for
 * each category of the first dimension, one row for each indicator and each category of the further ones. A hidden row and
 * a hidden column carry keys, so that the table is understood when it comes back with its columns moved.
 * Source: design, "data entry"; issue "Results", item 3.
 */
import { type Language, type LocalizedText, pick } from '@solmu/shared/text.js'
import { tableField } from './answer-words.js'
import { breakdownOf, breakdownsOf, categoriesOf, type Breakdown } from './cell.js'
import { rangeOf } from './cell-rules.js'
import type { ReturnForm } from './file-intake.js'
import type { Dimension, IndicatorUnit } from './indicator.js'
import type { Sheet, SheetCell, SheetRow } from './sheet.js'

/** With which the key of a sheet begins; the number is that of the layout. */
export const sheetMark = 'solmu-return:1'

/** What the first cell of a row in the key column says when the row is not one of figures. */
export const rowMarks = { columns: '#columns', headings: '#headings' } as const

/** The keys of the columns that explain a row, in their order. */
export const labelKeys = ['@code', '@name', '@part', '@unit'] as const
export type LabelKey = (typeof labelKeys)[number]

/** The key of the column of an indicator that is not broken down. */
export const wholeKey = 'value'

const words = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

export const layoutWords = {
  sheet: words('Luvut', 'Siffror', 'Figures'),
  guide: words(
    'Kirjoita luvut valkoisiin ruutuihin. Nolla on luku: tyhjä ruutu ei muuta mitään. Puuttuva tieto on .. ja sen syy kaksoispisteen jälkeen (..: ei saatu), ei sovellu on . ja ei kysytty on ei kys.',
    'Skriv siffrorna i de vita rutorna. Noll är en siffra: en tom ruta ändrar ingenting. En uppgift som saknas är .. och orsaken följer efter ett kolon (..: fick inte), ej tillämplig är . och ej frågad är ej fr.',
    'Write the figures in the white cells. Zero is a figure: an empty cell changes nothing. Missing is .. with the reason after a colon (..: not received), not applicable is . and not asked is n. asked'
  ),
  '@code': words('Koodi', 'Kod', 'Code'),
  '@name': words('Mittari', 'Indikator', 'Indicator'),
  '@part': words('Erittely', 'Indelning', 'Breakdown'),
  '@unit': words('Yksikkö', 'Enhet', 'Unit'),
  whole: words('Luku', 'Siffra', 'Figure')
} as const

export const unitWords: Readonly<Record<IndicatorUnit, LocalizedText>> = {
  count: words('kpl', 'st.', 'count'),
  persons: words('henkilöä', 'personer', 'people'),
  euro: words('€', '€', '€'),
  hours: words('tuntia', 'timmar', 'hours'),
  fte: words('henkilötyövuotta', 'årsverken', 'full-time equivalents'),
  percent: words('%', '%', '%'),
  score: words('pistettä', 'poäng', 'points')
}

/** key: for the machine · title, text, heading, label: for people · answer: to be filled in · closed: a figure that may not be written now · blank: nothing is asked here. */
export interface LayoutField {
  readonly kind: 'key' | 'title' | 'text' | 'heading' | 'label' | 'answer' | 'closed' | 'blank'
  readonly value: string | number | null
  /** Of an answer: which numbers are taken, as ordinary numbers. */
  readonly limits?: { readonly min: number; readonly max: number; readonly decimals: number }
}

export interface LayoutRow {
  readonly isHidden: boolean
  readonly fields: readonly LayoutField[]
}

/** A table to be written; its first row and its first column are hidden. */
export interface Layout {
  readonly name: string
  readonly rows: readonly LayoutRow[]
}

/** Rows that have the same columns. */
export interface LayoutBlock {
  readonly dimension: Dimension | null
  readonly rows: readonly SheetRow[]
}

/** The key of a row of figures. @example rowKey('CUSTOMERS', 'gender:f') // 'CUSTOMERS/gender:f' */
export const rowKey = (code: string, part: Breakdown): string => (part === '' ? code : `${code}/${part}`)

/** What the first cell of the sheet says: which return it is, and how it stood when the file was made. */
export function sheetKey({ roundId, unitId, period, clock }: ReturnForm): string {
  return [sheetMark, `round=${roundId}`, `unit=${unitId}`, `period=${period}`, `clock=${clock}`].join(' ')
}

/** The rows that follow each other and are broken down by the same dimension first. What is worked out has no row. */
export function blocksOf({ rows }: Pick<Sheet, 'rows'>): LayoutBlock[] {
  const blocks: { dimension: Dimension | null; rows: SheetRow[] }[] = []
  for (const row of rows) {
    if (row.cells.length === 0) continue
    const dimension = row.dimensions[0] ?? null
    const last = blocks.at(-1)
    if (last && last.dimension?.code === dimension?.code) last.rows.push(row)
    else blocks.push({ dimension, rows: [row] })
  }
  return blocks
}

/** The keys of the columns of figures of a block. */
export function columnKeys({ dimension }: LayoutBlock): string[] {
  return dimension ? dimension.categories.map(({ code }) => breakdownOf({ [dimension.code]: code })) : [wholeKey]
}

/**
 * The headings of the columns of figures of a block.
 *
 * @example columnHeadings(byGender, 'fi') // ['Naiset', 'Miehet', 'Ei tietoa']
 */
export function columnHeadings({ dimension }: LayoutBlock, language: Language): string[] {
  return dimension ? dimension.categories.map(({ name }) => pick(name, language).text) : [layoutWords.whole[language]]
}

/** The categories of the further dimensions of a row, as breakdowns; the empty one when there are none. */
export const partsOf = ({ dimensions }: Pick<SheetRow, 'dimensions'>): Breakdown[] => breakdownsOf(dimensions.slice(1))

const field = (kind: LayoutField['kind'], value: LayoutField['value'] = null): LayoutField => ({ kind, value })
const shown = (...fields: LayoutField[]): LayoutRow => ({ isHidden: false, fields })

/** The return as a table in a language. */
export function layoutOf(form: ReturnForm, language: Language): Layout {
  const title = [pick(form.unitName, language).text, pick(form.roundName, language).text, form.period].join(' · ')
  return {
    name: layoutWords.sheet[language],
    rows: [
      { isHidden: true, fields: [field('key', sheetKey(form))] },
      shown(field('key'), field('title', title)),
      shown(field('key'), field('text', layoutWords.guide[language])),
      ...blocksOf(form.sheet).flatMap((block) => [shown(), ...blockRows(block, language)])
    ]
  }
}

function blockRows(block: LayoutBlock, language: Language): LayoutRow[] {
  const keys = columnKeys(block)
  const headings = [...labelKeys.map((key) => layoutWords[key][language]), ...columnHeadings(block, language)]
  return [
    { isHidden: true, fields: [rowMarks.columns, ...labelKeys, ...keys].map((key) => field('key', key)) },
    shown(field('key', rowMarks.headings), ...headings.map((heading) => field('heading', heading))),
    ...block.rows.flatMap((row) => partsOf(row).map((part) => figureRow(row, { part, keys, language })))
  ]
}

function figureRow(row: SheetRow, of: { part: Breakdown; keys: readonly string[]; language: Language }): LayoutRow {
  const { part, keys, language } = of
  const { code, unit } = row.indicator
  const labels = [code, pick(row.version.name, language).text, partLabel(row, part, language), unitWords[unit][language]]
  const cells = new Map(row.cells.map((cell) => [cell.breakdown, cell]))
  const answers = keys.map((key) => answerField(row, cells.get(joined(part, key))))
  return shown(field('key', rowKey(code, part)), ...labels.map((label) => field('label', label)), ...answers)
}

/** The breakdown where a row and a column meet. */
export function joined(part: Breakdown, columnKey: string): Breakdown {
  return breakdownOf({ ...categoriesOf(part), ...(columnKey === wholeKey ? {} : categoriesOf(columnKey)) })
}

function partLabel({ dimensions }: SheetRow, part: Breakdown, language: Language): string {
  const categories = categoriesOf(part)
  return dimensions
    .slice(1)
    .map(({ code, categories: all }) => all.find((each) => each.code === categories[code]))
    .flatMap((category) => (category ? [pick(category.name, language).text] : []))
    .join(' · ')
}

function answerField({ indicator }: SheetRow, at: SheetCell | undefined): LayoutField {
  if (!at) return field('blank')
  const value = tableField(at.cell, indicator.decimals)
  if (!at.isWritable) return field('closed', value)
  return { kind: 'answer', value, limits: { ...rangeOf(indicator), decimals: indicator.decimals } }
}
