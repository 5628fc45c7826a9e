/**
 * Makes a report: a version of a template, applied to what one audience reads of an edition, in one language. It reads
 * nothing else and knows no clock, so the same report is always the same.
 * Source: issue "Reports", items 3, 5 and 6.
 */
import { ReportBook } from './report-book.js'
import { empty } from './report-block.js'
import { renderChain, renderFigure, renderForm } from './report-render-figures.js'
import { renderColophon, renderCompleteness, renderDefinitions } from './report-render-notes.js'
import { renderChart, renderMap, renderTable } from './report-render-tables.js'
import type { RenderedBlock, RenderedReport, ReportRequest, ReportSource } from './report-rendered.js'
import { asWritten, filler, fillIn } from './report-fill.js'
import type { BlockOfKind, ReportBlock, ReportBlockKind, ReportContents } from './report-template.js'
import { paragraphsOf } from './report-text.js'
import { indicatorsOf } from './report-uses.js'
import { reportWords } from './report-words.js'

type Version = Pick<ReportContents, 'name' | 'blocks'>

/**
 * The report as its reader sees it.
 *
 * @example renderReport({ name, blocks }, source, { language: 'sv', place: null }).blocks[0].title // 'Resultat januari–juni 2026'
 */
export function renderReport(version: Version, source: ReportSource, request: ReportRequest): RenderedReport {
  const book = new ReportBook(source, request)
  const place = book.parameter()
  const used = indicatorsOf(version.blocks)
  // What one language names and another does not is missing from the publication all the same.
  for (const block of version.blocks) for (const code of indicatorsOf([block])) book.indicator(code, block.id)
  // What is said about the figures of a report needs all of them to have been told, so such blocks come last, in their places.
  const isAfter = ({ kind }: ReportBlock): boolean => kind === 'completeness'
  const first = version.blocks.map((block) => (isAfter(block) ? null : renderBlock(block, book, used)))
  const blocks = version.blocks.map((block, order) => first[order] ?? renderBlock(block, book, used))
  const { edition, frame } = source
  return {
    title: [book.text(version.name), ...(place ? [place.name] : [])].join(', '),
    subtitle: [book.runName(), `${reportWords.edition[book.language]} ${edition.number}/${edition.year}`, book.text(frame.audienceName)].join(' · '),
    language: request.language,
    place: place && { lens: place.lens, area: place.area, name: place.name },
    blocks: levelled(blocks.filter((block) => !isNothing(block))),
    unresolved: book.unresolved
  }
}

/** Tables, charts and maps stand under the heading before them; what comes before any heading, and what ends a report, stands beside. */
function levelled(blocks: readonly RenderedBlock[]): RenderedBlock[] {
  const first = blocks.findIndex(({ kind, level }) => kind === 'heading' && level === 2)
  const isUnder = ({ kind }: RenderedBlock, at: number): boolean => (kind === 'table' || kind === 'chart' || kind === 'map') && first >= 0 && at > first
  return blocks.map((block, at) => (isUnder(block, at) ? { ...block, level: 3 } : block))
}

/** A narrative that nobody wrote leaves nothing behind, not even its title. */
const isNothing = ({ kind, paragraphs }: RenderedBlock): boolean => kind === 'narrative' && paragraphs.length === 0

type Renderers = { readonly [Kind in ReportBlockKind]: (block: BlockOfKind<Kind>, book: ReportBook, used: readonly string[]) => RenderedBlock }

const renderers: Renderers = {
  heading: (block, book) => ({ ...empty(block), level: block.level, title: fillIn(block.text, book, block) }),
  text: (block, book) => ({ ...empty(block), paragraphs: paragraphsOf(book.text(block.text), filler(book, block)) }),
  narrative: (block, book) => ({
    ...empty(block),
    ...{ level: 2, title: fillIn(block.title, book, block), paragraphs: paragraphsOf(book.text(book.source.narrative), asWritten) }
  }),
  figure: renderFigure,
  table: renderTable,
  chart: renderChart,
  map: renderMap,
  chain: renderChain,
  form: renderForm,
  completeness: renderCompleteness,
  definitions: renderDefinitions,
  colophon: renderColophon
}

function renderBlock<Kind extends ReportBlockKind>(block: BlockOfKind<Kind>, book: ReportBook, used: readonly string[]): RenderedBlock {
  return renderers[block.kind as Kind](block, book, used)
}
