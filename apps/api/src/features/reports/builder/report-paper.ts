/**
 * A report on paper. Charts of bars are drawn, with words for those who do not see them; every chart and map stands as a
 * table too. Nothing in it is told that the report on the screen does not tell.
 */
import type { RenderedBlock, RenderedFigure, RenderedReport, RenderedTable } from '@solmu/domain/reports/report-rendered.js'
import type { Paragraph } from '@solmu/domain/reports/report-text.js'
import type { DocumentBlock, HeadlineFigure, PaperBar, PaperDocument } from '../../../core/pdf/paper.js'

/** As many columns of figures as a line of A4 holds beside a name. */
const columnsOnPage = 7
const shortHash = 12

export type PaperFrame = {
  readonly consortium: string
  /** The edition with its day, as it stands at the foot. */
  readonly edition: string
  readonly sha256: string
  readonly isDemo: boolean
}

export function reportPaper({ title, subtitle, language, blocks }: RenderedReport, { consortium, edition, sha256, isDemo }: PaperFrame): PaperDocument {
  return {
    ...{ language, title, subtitle, author: consortium },
    head: `${consortium} · ${title}`,
    tag: isDemo ? 'Demo' : '',
    foot: `${edition} · SHA-256 ${sha256.slice(0, shortHash)}`,
    blocks: blocks.flatMap(blocksOf)
  }
}

function blocksOf(block: RenderedBlock): DocumentBlock[] {
  const parts: DocumentBlock[] = [
    ...(block.paragraphs.length > 0 ? [rich(block.paragraphs)] : []),
    ...(block.figures.length > 0 ? [figures(block.figures)] : []),
    ...barsOf(block),
    ...(block.table ? tables(block.table, block.notes) : []),
    ...block.steps.flatMap(({ label, paragraphs, figures: own }): DocumentBlock[] => [
      { kind: 'heading', heading: label, level: 3 },
      ...(paragraphs.length > 0 ? [rich(paragraphs)] : []),
      ...(own.length > 0 ? [figures(own)] : [])
    ]),
    ...(block.entries.length > 0 ? [{ kind: 'entries' as const, heading: '', entries: block.entries }] : [])
  ]
  return block.title === '' ? parts : [{ kind: 'heading', heading: block.title, level: block.level || 2 }, ...parts]
}

const rich = (paragraphs: readonly Paragraph[]): DocumentBlock => ({ kind: 'rich', heading: '', paragraphs })
const figures = (items: readonly RenderedFigure[]): DocumentBlock => ({ kind: 'figures', heading: '', items: items.map(headline) })

function headline({ label, cell, note, comparison }: RenderedFigure): HeadlineFigure {
  const compared = comparison && `${comparison.label}: ${comparison.cell.text}${comparison.change === null ? '' : ` (${comparison.change})`}`
  return { label, value: cell.text, note: [note, cell.explanation, compared ?? ''].filter((text) => text !== '').join(' · ') }
}

/** Bars are as long as their numbers; negative numbers have none, and are told by the table. */
function barsOf({ chart, title, table }: RenderedBlock): DocumentBlock[] {
  const [series] = chart?.form === 'bars' ? chart.series : []
  if (!chart || !series || series.cells.length === 0) return []
  const numbers = series.cells.map(({ value }) => (value === null ? null : Math.max(0, Number(value))))
  const most = Math.max(...numbers.map((each) => each ?? 0))
  const bars = series.cells.map(({ text }, at): PaperBar => {
    const number = numbers[at] ?? null
    return { label: chart.categories[at] ?? '', value: text, share: number === null ? null : most === 0 ? 0 : number / most }
  })
  const said = bars.map(({ label, value }) => `${label} ${value}`).join(', ')
  return [{ kind: 'bars', heading: '', alt: `${table?.caption ?? title}: ${said}`, bars }]
}

/** A table that is too wide for the page goes on in another with the same names of rows. */
function tables({ caption, corner, columns, rows }: RenderedTable, notes: readonly string[]): DocumentBlock[] {
  const pieces = Math.max(1, Math.ceil(columns.length / columnsOnPage))
  return Array.from({ length: pieces }, (_, piece): DocumentBlock => {
    const [from, to] = [piece * columnsOnPage, (piece + 1) * columnsOnPage]
    const some = columns.slice(from, to)
    return {
      kind: 'table',
      heading: '',
      caption: pieces === 1 ? caption : `${caption} (${piece + 1}/${pieces})`,
      headings: [corner, ...some.map(({ label }) => label)],
      rows: rows.map(({ label, code, cells, isTotal }) => ({
        cells: [code === '' ? label : `${code} ${label}`, ...cells.slice(from, to).map(({ text }) => text)],
        isTotal
      })),
      notes: piece === pieces - 1 ? [...notes] : [],
      wordColumns: some.flatMap(({ isText }, at) => (isText ? [at + 1] : []))
    }
  })
}
