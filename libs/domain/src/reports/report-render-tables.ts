/** Tables, and charts and maps with the tables that say the same. */
import { empty } from './report-block.js'
import type { BookAddress, BookPlace, ReportBook } from './report-book.js'
import { fillIn } from './report-fill.js'
import { runPeriod } from './publication-figure.js'
import type { FramedIndicator } from './publication-frame.js'
import type { RenderedBlock, RenderedCell, RenderedColumn, RenderedRow, RenderedTable } from './report-rendered.js'
import type { ChartBlock, MapBlock, TableBlock } from './report-template.js'
import { reportWords } from './report-words.js'

/** One step of an axis: a place, a period or a category, with where its figures stand. */
interface Step {
  readonly label: string
  readonly isTotal: boolean
  readonly at: Omit<BookAddress, 'indicator'>
}

interface Item {
  readonly code: string
  readonly indicator: FramedIndicator | null
}

const itemsOf = (codes: readonly string[], blockId: string, book: ReportBook): Item[] => codes.map((code) => ({ code, indicator: book.indicator(code, blockId) }))

/** The name of an indicator with its unit, which a column of figures needs. */
function headingOf({ code, indicator }: Item, book: ReportBook): string {
  const unit = book.unitOf(indicator)
  return unit === '' ? book.nameOf(indicator, code) : `${book.nameOf(indicator, code)}, ${unit}`
}

export function renderTable(block: TableBlock, book: ReportBook): RenderedBlock {
  const items = itemsOf(block.indicators, block.id, book)
  const steps = stepsOf(block, book)
  const title = fillIn(block.title, book, block)
  const cell = (item: Item, { at }: Step): RenderedCell => book.cell({ indicator: item.indicator, ...at })
  const caption = [title, ...captionOf(block, book)].join(', ')
  const table: RenderedTable = block.isTurned
    ? {
        ...{ caption, corner: axisName(block, book) },
        columns: items.map((item) => ({ label: headingOf(item, book), isTotal: false, isText: false })),
        rows: steps.map((step) => ({ label: step.label, code: '', isTotal: step.isTotal, cells: items.map((item) => cell(item, step)) }))
      }
    : {
        ...{ caption, corner: reportWords.indicator[book.language] },
        columns: steps.map(columnOf),
        rows: items.map((item): RenderedRow => ({ label: headingOf(item, book), code: item.code, isTotal: false, cells: steps.map((step) => cell(item, step)) }))
      }
  const notes = block.axis === 'places' ? lackOf(block, book) : []
  return { ...empty(block), level: 2, title, table, notes }
}

/** A division that the publication does not hold is told as such: an empty table would say that there is nothing. */
function lackOf({ lens, place }: Pick<TableBlock, 'lens' | 'place'>, book: ReportBook): string[] {
  return lens === null || book.placesOf(lens, place).length === 0 ? [reportWords.noPlaces[book.language]] : []
}

const columnOf = ({ label, isTotal }: Step): RenderedColumn => ({ label, isTotal, isText: false })

/** What a table shows, as far as its axis does not say it. */
function captionOf({ axis, place: rule, ...spot }: Pick<TableBlock, 'axis' | 'place' | 'period' | 'back'>, book: ReportBook): string[] {
  const place = book.place(rule)?.name
  return [...(axis === 'places' || place === undefined ? [] : [place]), axis === 'periods' ? book.runName() : book.periodName(book.period(spot))]
}

function axisName({ axis, lens, dimension }: Pick<TableBlock, 'axis' | 'lens' | 'dimension'>, book: ReportBook): string {
  if (axis === 'places') return lens === null ? reportWords.place[book.language] : book.lensName(lens)
  if (axis === 'periods') return reportWords.period[book.language]
  const found = book.source.frame.dimensions.find(({ code }) => code === dimension)
  return found ? book.text(found.name) : ''
}

function stepsOf(block: TableBlock, book: ReportBook): Step[] {
  if (block.axis === 'places') return placeSteps(block, book)
  return block.axis === 'periods' ? periodSteps(block, book) : categorySteps(block, book)
}

function placeSteps({ lens, place: rule, hasTotal, ...spot }: Pick<TableBlock, 'lens' | 'place' | 'hasTotal' | 'period' | 'back'>, book: ReportBook): Step[] {
  const period = book.period(spot)
  const step = (place: BookPlace, isTotal: boolean): Step => ({ label: place.name, isTotal, at: { place, period } })
  const whole = hasTotal ? book.place(rule) : null
  return [...(lens === null ? [] : book.placesOf(lens, rule)).map((place) => step(place, false)), ...(whole ? [step(whole, true)] : [])]
}

function periodSteps({ place: rule, hasTotal }: Pick<TableBlock, 'place' | 'hasTotal'>, book: ReportBook): Step[] {
  const place = book.place(rule)
  const { periods, edition } = book.source
  const steps = periods.map((period): Step => ({ label: book.periodName(period), isTotal: false, at: { place, period } }))
  const hasRun = hasTotal && periods.length > 1
  return [...steps, ...(hasRun ? [{ label: reportWords.run[book.language], isTotal: true, at: { place, period: runPeriod(edition) } }] : [])]
}

function categorySteps({ dimension, place: rule, hasTotal, ...spot }: TableBlock, book: ReportBook): Step[] {
  const found = book.source.frame.dimensions.find(({ code }) => code === dimension)
  const at = { place: book.place(rule), period: book.period(spot) }
  const steps = (found?.categories ?? []).map(({ code, name }): Step => ({ label: book.text(name), isTotal: false, at: { ...at, breakdown: `${dimension}:${code}` } }))
  return [...steps, ...(hasTotal ? [{ label: reportWords.total[book.language], isTotal: true, at }] : [])]
}

export function renderChart(block: ChartBlock, book: ReportBook): RenderedBlock {
  return block.form === 'bars' ? renderBars(block, book) : renderLines(block, book)
}

function renderBars(block: ChartBlock, book: ReportBook): RenderedBlock {
  const [item] = itemsOf(block.indicators.slice(0, 1), block.id, book)
  const steps = placeSteps({ ...block, hasTotal: false }, book)
  const told = steps.map((step) => ({ step, cell: book.cell({ indicator: item?.indicator ?? null, ...step.at }) }))
  const sorted = block.order === 'value' ? told.sort((a, b) => valueOf(b.cell) - valueOf(a.cell)) : told
  const name = item ? book.nameOf(item.indicator, item.code) : ''
  const categories = sorted.map(({ step }) => step.label)
  const table = {
    caption: `${name}, ${book.periodName(book.period(block))}`,
    corner: axisName({ axis: 'places', lens: block.lens, dimension: null }, book),
    columns: [{ label: item ? headingOf(item, book) : '', isTotal: false, isText: false }],
    rows: sorted.map(({ step, cell }) => ({ label: step.label, code: '', isTotal: false, cells: [cell] }))
  }
  const chart = { form: block.form, unit: book.unitOf(item?.indicator ?? null), categories, series: [{ name, cells: sorted.map(({ cell }) => cell) }] }
  return { ...empty(block), level: 2, title: fillIn(block.title, book, block), chart, table, notes: lackOf(block, book) }
}

/** What has no number comes after what has one. */
const valueOf = ({ value }: RenderedCell): number => (value === null ? Number.NEGATIVE_INFINITY : Number(value))

function renderLines(block: ChartBlock, book: ReportBook): RenderedBlock {
  const items = itemsOf(block.indicators, block.id, book)
  const steps = periodSteps({ place: block.place, hasTotal: false }, book)
  const title = fillIn(block.title, book, block)
  const series = items.map((item) => ({ item, cells: steps.map((step) => book.cell({ indicator: item.indicator, ...step.at })) }))
  return {
    ...empty(block),
    ...{ level: 2, title },
    chart: {
      ...{ form: block.form, unit: book.unitOf(items.find(({ indicator }) => indicator)?.indicator ?? null), categories: steps.map(({ label }) => label) },
      series: series.map(({ item, cells }) => ({ name: book.nameOf(item.indicator, item.code), cells }))
    },
    table: {
      caption: [title, ...captionOf({ ...block, axis: 'periods' }, book)].join(', '),
      corner: reportWords.period[book.language],
      columns: items.map((item) => ({ label: headingOf(item, book), isTotal: false, isText: false })),
      rows: steps.map(({ label }, at) => ({ label, code: '', isTotal: false, cells: series.flatMap(({ cells }) => cells[at] ?? []) }))
    }
  }
}

export function renderMap(block: MapBlock, book: ReportBook): RenderedBlock {
  const indicator = book.indicator(block.indicator, block.id)
  const period = book.period(block)
  const places = block.lens === null ? [] : book.placesOf(block.lens, block.place)
  const areas = places.map((place) => ({ ...place, municipalityCodes: [...place.municipalityCodes], cell: book.cell({ indicator, place, period }) }))
  const unit = book.unitOf(indicator)
  return {
    ...empty(block),
    ...{ level: 2, title: fillIn(block.title, book, block), notes: lackOf(block, book) },
    map: { lens: block.lens ?? '', unit, decimals: indicator?.decimals ?? 0, areas: areas.map(({ area, name, municipalityCodes, cell }) => ({ area, name, municipalityCodes, cell })) },
    table: {
      caption: `${book.nameOf(indicator, block.indicator)}, ${book.periodName(period)}`,
      corner: axisName({ axis: 'places', lens: block.lens, dimension: null }, book),
      columns: [{ label: headingOf({ code: block.indicator, indicator }, book), isTotal: false, isText: false }],
      rows: areas.map(({ name, cell }) => ({ label: name, code: '', isTotal: false, cells: [cell] }))
    }
  }
}
