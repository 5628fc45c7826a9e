/**
 * A report template (raporttipohja) says what a report tells, block by block, in three languages and without a single figure
 * of its own. Released versions never change; a report is a released version applied to a publication.
 * Source: issue "Reports", item 5; requirements 42, 53, 77; funder reporting 4.1, 4.3 and 4.4.
 */
import type { LocalizedText } from '@solmu/shared/text.js'
import type { CellLens } from './edition.js'

/** For what a report is made: for the whole that its audience reads, for a regional centre, or for an area of a division. */
export const reportParameters = ['none', 'centre', 'area'] as const
export type ReportParameter = (typeof reportParameters)[number]

/** whole: all that the audience reads · parameter: the place for which the report is made. */
export const reportPlaces = ['whole', 'parameter'] as const
export type ReportPlaceRule = (typeof reportPlaces)[number]

/** run: the whole run of the edition · last: its last period · back: a stated number of periods before the last. */
export const periodRules = ['run', 'last', 'back'] as const
export type PeriodRule = (typeof periodRules)[number]

export const reportComparisons = ['none', 'previous', 'target'] as const
export const tableAxes = ['places', 'periods', 'categories'] as const
export const chartForms = ['bars', 'lines'] as const
export const placeOrders = ['name', 'value'] as const

/** The links of a chain of results, in their order. Source: funder reporting 4.3. */
export const chainLevels = ['goal', 'measure', 'output', 'result', 'effect', 'learning'] as const
export type ChainLevel = (typeof chainLevels)[number]

interface BlockOf<Kind extends string> {
  /** Unique in its version, and kept when the block moves, so that versions can be laid side by side. */
  readonly id: string
  readonly kind: Kind
}

/** Which place and which period of the publication. */
export interface Scope {
  readonly place: ReportPlaceRule
  readonly period: PeriodRule
  /** How many periods before the last; read with the rule `back` alone. */
  readonly back: number
}

export interface HeadingBlock extends BlockOf<'heading'> {
  readonly level: number
  readonly text: LocalizedText
}

/** Running text with placeholders; of Markdown paragraphs, lists, bold and links alone. */
export interface TextBlock extends BlockOf<'text'> {
  readonly text: LocalizedText
  readonly place: ReportPlaceRule
}

/** What the head office wrote when it published. */
export interface NarrativeBlock extends BlockOf<'narrative'> {
  readonly title: LocalizedText
}

export interface FigureBlock extends BlockOf<'figure'>, Scope {
  readonly indicator: string
  readonly compare: (typeof reportComparisons)[number]
}

export interface TableBlock extends BlockOf<'table'>, Scope {
  readonly title: LocalizedText
  readonly indicators: readonly string[]
  readonly axis: (typeof tableAxes)[number]
  /** Of places: the division. */
  readonly lens: string | null
  /** Of categories: the dimension. */
  readonly dimension: string | null
  /** True when the axis runs down the page and the indicators across it. */
  readonly isTurned: boolean
  readonly hasTotal: boolean
}

export interface ChartBlock extends BlockOf<'chart'>, Scope {
  readonly title: LocalizedText
  readonly form: (typeof chartForms)[number]
  /** One for bars; for lines as many as are measured in one unit. */
  readonly indicators: readonly string[]
  /** Of bars: the division. */
  readonly lens: string | null
  readonly order: (typeof placeOrders)[number]
}

export interface MapBlock extends BlockOf<'map'>, Scope {
  readonly title: LocalizedText
  readonly indicator: string
  readonly lens: string | null
}

export interface ChainStep {
  readonly level: ChainLevel
  readonly text: LocalizedText
  readonly indicators: readonly string[]
}

/** goal → measure → output → result → effect → what was learned. */
export interface ChainBlock extends BlockOf<'chain'>, Scope {
  readonly title: LocalizedText
  readonly steps: readonly ChainStep[]
}

export interface FormField {
  /** The code that the form of the funder has. */
  readonly code: string
  /** Blank for the name of the indicator. */
  readonly label: LocalizedText
  /** Who is counted; may be blank. */
  readonly condition: LocalizedText
  readonly indicator: string
}

/** Fields in the order of a form that somebody else has drawn, to be copied into it. */
export interface FormBlock extends BlockOf<'form'>, Scope {
  readonly title: LocalizedText
  readonly dimension: string | null
  /** The columns before the total. */
  readonly categories: readonly string[]
  readonly fields: readonly FormField[]
}

/** How many returns stand behind the figures, who is missing, and what is uncertain. */
export interface CompletenessBlock extends BlockOf<'completeness'> {
  readonly title: LocalizedText
}

/** The definitions of the indicators that the report uses. */
export interface DefinitionsBlock extends BlockOf<'definitions'> {
  readonly title: LocalizedText
}

/** Edition, hash, protection and marks. */
export interface ColophonBlock extends BlockOf<'colophon'> {
  readonly title: LocalizedText
}

export type ReportBlock =
  | HeadingBlock
  | TextBlock
  | NarrativeBlock
  | FigureBlock
  | TableBlock
  | ChartBlock
  | MapBlock
  | ChainBlock
  | FormBlock
  | CompletenessBlock
  | DefinitionsBlock
  | ColophonBlock

export type ReportBlockKind = ReportBlock['kind']
export type BlockOfKind<Kind extends ReportBlockKind> = Extract<ReportBlock, { readonly kind: Kind }>

/** What a version holds. */
export interface ReportContents {
  readonly name: LocalizedText
  readonly description: LocalizedText
  readonly parameter: ReportParameter
  /** The division of an area; null for every other parameter. */
  readonly lens: CellLens | null
  readonly blocks: readonly ReportBlock[]
}

/** A template as the product ships it: data, installed into a consortium as a released version. */
export interface ShippedReport extends ReportContents {
  readonly key: string
}

/** What is wrong with a block, and where: `['3', 'text', 'sv']`. */
export interface ReportFault {
  readonly path: readonly string[]
  readonly code: ReportFaultCode
  readonly params: Readonly<Record<string, string | number>>
}

/** Faults of form: such blocks are not even kept as a draft. */
export const shapeFaults = ['not_a_list', 'too_many', 'unknown_kind', 'bad_id', 'twice', 'wrong_type', 'too_long', 'not_allowed'] as const
export type ShapeFaultCode = (typeof shapeFaults)[number]

export type ReportFaultCode = ShapeFaultCode | ContentFaultCode
/** Faults of contents: a draft may have them, a released version may not. */
export type ContentFaultCode =
  | 'no_blocks'
  | 'empty'
  | 'language_missing'
  | 'unknown_indicator'
  | 'unknown_lens'
  | 'unknown_dimension'
  | 'unknown_category'
  | 'unknown_placeholder'
  | 'no_parameter'
  | 'previous_of_run'
  | 'mixed_units'
  | 'not_broken_down'
  | 'bad_link'
