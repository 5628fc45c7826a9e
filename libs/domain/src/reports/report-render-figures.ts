/** Figures by themselves, chains of results and forms to be copied. */
import { decimalText } from '@solmu/shared/decimal.js'
import { empty } from './report-block.js'
import type { ReportBook } from './report-book.js'
import { filler, fillIn } from './report-fill.js'
import type { PublishedFigure } from './publication-figure.js'
import type { FramedIndicator } from './publication-frame.js'
import type { RenderedBlock, RenderedCell, RenderedComparison, RenderedFigure, RenderedRow } from './report-rendered.js'
import type { ChainBlock, FigureBlock, FormBlock, Scope } from './report-template.js'
import { paragraphsOf } from './report-text.js'
import { chainWords, reportWords } from './report-words.js'

export function renderFigure(block: FigureBlock, book: ReportBook): RenderedBlock {
  return { ...empty(block), figures: [figureOf(block.indicator, { block, scope: block }, book)] }
}

type Asked = { readonly block: { readonly id: string; readonly compare?: FigureBlock['compare'] }; readonly scope: Scope }

function figureOf(code: string, { block, scope }: Asked, book: ReportBook): RenderedFigure {
  const indicator = book.indicator(code, block.id)
  const place = book.place(scope.place)
  const period = book.period(scope)
  return {
    code,
    label: book.nameOf(indicator, code),
    cell: book.cell({ indicator, place, period }),
    note: [place?.name ?? reportWords.whole[book.language], book.periodName(period), book.unitOf(indicator)].filter((text) => text !== '').join(' · '),
    comparison: comparisonOf({ block, scope }, indicator, book)
  }
}

function comparisonOf({ block, scope }: Asked, indicator: FramedIndicator | null, book: ReportBook): RenderedComparison | null {
  if (!indicator || !block.compare || block.compare === 'none') return null
  return block.compare === 'previous' ? withPrevious(scope, indicator, book) : withTarget(scope, indicator, book)
}

function withPrevious(scope: Scope, indicator: FramedIndicator, book: ReportBook): RenderedComparison | null {
  if (scope.period === 'run') return null
  const place = book.place(scope.place)
  const before = book.period({ period: 'back', back: scope.period === 'last' ? 1 : scope.back + 1 })
  if (before === null) return null
  const [now, was] = [told(book.figure({ indicator, place, period: book.period(scope) })), told(book.figure({ indicator, place, period: before }))]
  return {
    label: `${reportWords.previous[book.language]} (${book.periodName(before)})`,
    cell: book.cell({ indicator, place, period: before }),
    change: now === null || was === null ? null : changeText(now - was, indicator, book)
  }
}

/** The steps of a figure that is a number; null for every other mark, whatever it holds. */
const told = (figure: PublishedFigure | null): bigint | null => (figure?.mark === 'value' ? figure.value : null)

/** A difference with its sign; of shares in points. */
function changeText(steps: bigint, indicator: FramedIndicator, book: ReportBook): string {
  const unit = indicator.unit === 'percent' ? 'score' : indicator.unit
  const text = book.number(steps, { decimals: indicator.decimals, unit })
  const signed = steps > 0n ? `+${text}` : text
  return indicator.unit === 'percent' ? `${signed} ${reportWords.points[book.language]}` : signed
}

function withTarget(scope: Scope, indicator: FramedIndicator, book: ReportBook): RenderedComparison | null {
  const place = book.place(scope.place)
  const address = { indicator, place, period: book.period(scope) }
  const target = book.target(address)
  if (target === null) return null
  const reached = told(book.figure(address))
  const value = decimalText(target, indicator.decimals)
  const cell: RenderedCell = { text: book.number(target, indicator), mark: 'value', value, unit: book.unitOf(indicator), explanation: '' }
  return { label: reportWords.target[book.language], cell, change: reached === null ? null : shareText(reached, target, { indicator, book }) }
}

/** How much of a target was reached, where that can be said; otherwise by how much it was missed. */
function shareText(value: bigint, target: number, { indicator, book }: { readonly indicator: FramedIndicator; readonly book: ReportBook }): string {
  const isShare = indicator.unit === 'percent' || indicator.unit === 'score' || target <= 0 || value < 0n
  if (isShare) return changeText(value - BigInt(target), indicator, book)
  const percent = book.number((value * 100n + BigInt(target) / 2n) / BigInt(target), { decimals: 0, unit: 'percent' })
  return `${percent} ${reportWords.ofTarget[book.language]}`
}

/** Goal, measures, outputs, results, effects and lessons, each with its figures. */
export function renderChain(block: ChainBlock, book: ReportBook): RenderedBlock {
  return {
    ...empty(block),
    ...{ level: 2, title: fillIn(block.title, book, block) },
    steps: block.steps.map(({ level, text, indicators }) => ({
      level,
      label: chainWords[level][book.language],
      paragraphs: paragraphsOf(book.text(text), filler(book, block)),
      figures: indicators.map((code) => figureOf(code, { block, scope: block }, book))
    }))
  }
}

/** The fields of a form in its order, by category and in total, with who is counted. */
export function renderForm(block: FormBlock, book: ReportBook): RenderedBlock {
  const { dimension, categories } = block
  const names = new Map(book.source.frame.dimensions.find(({ code }) => code === dimension)?.categories.map(({ code, name }) => [code, book.text(name)]))
  const place = book.place(block.place)
  const period = book.period(block)
  const title = fillIn(block.title, book, block)
  const parts = dimension === null ? [] : categories
  const rows = block.fields.map(({ code, label, condition, indicator: of }): RenderedRow => {
    const indicator = book.indicator(of, block.id)
    const cellOf = (breakdown: string) => book.cell({ indicator, place, period, breakdown })
    const name = fillIn(label, book, block).trim()
    return {
      ...{ label: name === '' ? book.nameOf(indicator, of) : name, code, isTotal: false },
      cells: [...parts.map((category) => cellOf(`${dimension}:${category}`)), cellOf(''), book.words(fillIn(condition, book, block))]
    }
  })
  const column = (label: string, of: { readonly isTotal?: boolean; readonly isText?: boolean } = {}) => ({ label, isTotal: false, isText: false, ...of })
  return {
    ...empty(block),
    ...{ level: 2, title },
    table: {
      caption: [title, place?.name ?? reportWords.whole[book.language], book.periodName(period)].join(', '),
      corner: reportWords.field[book.language],
      columns: [
        ...parts.map((category) => column(names.get(category) ?? category)),
        column(reportWords.total[book.language], { isTotal: true }),
        column(reportWords.condition[book.language], { isText: true })
      ],
      rows
    }
  }
}
