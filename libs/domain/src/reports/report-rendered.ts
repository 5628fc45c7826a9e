/**
 * A report as somebody reads it: every text in one language, every figure formatted, every mark explained. The web, the paper
 * and the workbook are made of this and of nothing else, so they cannot tell different things.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import type { Period } from '@solmu/shared/periods.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import type { CellLens } from './edition.js'
import type { CareRule } from './publication.js'
import type { PublicationFrame } from './publication-frame.js'
import { type FigureMark, figureMarks, type PublishedFigure } from './publication-figure.js'
import type { ReportBlockKind } from './report-template.js'
import type { Paragraph } from './report-text.js'

/** not_published: the publication does not hold the figure · text: a cell that holds words. */
export const reportMarks = [...figureMarks, 'not_published', 'text'] as const
export type ReportMark = FigureMark | 'not_published' | 'text'

export interface RenderedCell {
  /** As it is shown: a number in the way of the language, a mark, or words. */
  readonly text: string
  readonly mark: ReportMark
  /** The number with a point; null for everything else. */
  readonly value: string | null
  /** What is counted, in words; empty for words. */
  readonly unit: string
  /** What a mark means, or what is uncertain of a number; empty for a plain number. */
  readonly explanation: string
}

export interface RenderedComparison {
  /** With what it is compared. */
  readonly label: string
  readonly cell: RenderedCell
  /** The difference or the share, in words; null where one of the two is no number. */
  readonly change: string | null
}

export interface RenderedFigure {
  readonly code: string
  readonly label: string
  readonly cell: RenderedCell
  /** Place, period and unit. */
  readonly note: string
  readonly comparison: RenderedComparison | null
}

export interface RenderedColumn {
  readonly label: string
  readonly isTotal: boolean
  /** True for a column of words, which stand at the left. */
  readonly isText: boolean
}

export interface RenderedRow {
  readonly label: string
  /** The code of an indicator or of a field; empty for places. */
  readonly code: string
  readonly isTotal: boolean
  readonly cells: readonly RenderedCell[]
}

export interface RenderedTable {
  /** What it shows, with place and period. */
  readonly caption: string
  /** The heading of the names of the rows. */
  readonly corner: string
  readonly columns: readonly RenderedColumn[]
  readonly rows: readonly RenderedRow[]
}

export interface RenderedChart {
  readonly form: 'bars' | 'lines'
  readonly unit: string
  readonly categories: readonly string[]
  readonly series: readonly { readonly name: string; readonly cells: readonly RenderedCell[] }[]
}

export interface RenderedMapArea {
  readonly area: string
  readonly name: string
  readonly municipalityCodes: readonly string[]
  readonly cell: RenderedCell
}

export interface RenderedMap {
  readonly lens: string
  readonly unit: string
  /** How fine its figures are, for the limits of its classes. */
  readonly decimals: number
  readonly areas: readonly RenderedMapArea[]
}

export interface RenderedStep {
  readonly level: string
  readonly label: string
  readonly paragraphs: readonly Paragraph[]
  readonly figures: readonly RenderedFigure[]
}

export interface RenderedEntry {
  readonly term: string
  readonly text: string
  readonly note: string
}

/** A block; what its kind does not have is empty. A chart and a map always have a table beside them that says the same. */
export interface RenderedBlock {
  readonly id: string
  readonly kind: ReportBlockKind
  /** Of its title: 2 or 3; 0 for a block without one. */
  readonly level: number
  readonly title: string
  readonly paragraphs: readonly Paragraph[]
  readonly figures: readonly RenderedFigure[]
  readonly table: RenderedTable | null
  readonly chart: RenderedChart | null
  readonly map: RenderedMap | null
  readonly steps: readonly RenderedStep[]
  readonly entries: readonly RenderedEntry[]
  /** What stands in small print under it. */
  readonly notes: readonly string[]
}

/** What a report refers to and its publication does not know. */
export interface UnresolvedReference {
  readonly blockId: string
  readonly reference: string
}

export interface RenderedPlace {
  readonly lens: string
  readonly area: string
  readonly name: string
}

export interface RenderedReport {
  readonly title: string
  readonly subtitle: string
  readonly language: Language
  /** For which place it is made; null for a report of the whole. */
  readonly place: RenderedPlace | null
  readonly blocks: readonly RenderedBlock[]
  readonly unresolved: readonly UnresolvedReference[]
}

/** How many of the returns that were asked for stand behind a publication. */
export interface ReportCompleteness {
  readonly givenUnits: number
  readonly askedUnits: number
  readonly givenReturns: number
  readonly askedReturns: number
  /** Where units may be named. */
  readonly missingUnits: readonly LocalizedText[]
}

/** A publication as a report reads it: what its audience reads, and nothing else. */
export interface ReportSource {
  readonly edition: {
    readonly year: number
    readonly number: number
    readonly firstPeriod: Period
    readonly lastPeriod: Period
    readonly certifiedOn: IsoDate
    readonly sha256: string
    readonly reason: string
  }
  readonly frame: PublicationFrame
  readonly narrative: LocalizedText
  readonly care: CareRule | null
  /** Of the run, the first one first. */
  readonly periods: readonly Period[]
  readonly completeness: ReportCompleteness
  readonly figures: readonly PublishedFigure[]
}

/** In which language, and for which place. */
export interface ReportRequest {
  readonly language: Language
  readonly place: { readonly lens: CellLens; readonly area: string } | null
}
