import { Field, Int, ObjectType } from '@nestjs/graphql'
import type { ReportMark } from '@solmu/domain/reports/report-rendered.js'
import { DecimalText } from '../../../core/graphql/scalars.js'
import { ReportMarkEnum } from './report-kinds.graphql.js'

@ObjectType({ description: 'A piece of a paragraph with one look.' })
export class ReportRun {
  @Field(() => String, { description: 'Its text.' })
  text!: string

  @Field(() => Boolean, { description: 'True for emphasis.' })
  isStrong!: boolean

  @Field(() => String, { nullable: true, description: 'Where it leads, for a link.' })
  href!: string | null
}

@ObjectType({ description: 'A paragraph of a report.' })
export class ReportParagraph {
  @Field(() => String, { description: 'paragraph, bullet or number.' })
  style!: string

  @Field(() => [ReportRun], { description: 'Its pieces.' })
  runs!: readonly ReportRun[]
}

@ObjectType({ description: 'A cell of a report, ready to be shown.' })
export class RenderedCell {
  @Field(() => String, { description: 'As it is shown: a number in the way of the language, a mark, or words.' })
  text!: string

  @Field(() => ReportMarkEnum, { description: 'Whether it is a number, words, or why it is neither.' })
  mark!: ReportMark

  @Field(() => DecimalText, { nullable: true, description: 'The number; null for everything else.' })
  value!: string | null

  @Field(() => String, { description: 'What is counted, in words; empty for words.' })
  unit!: string

  @Field(() => String, { description: 'What a mark means, or what is uncertain of a number; empty for a plain number.' })
  explanation!: string
}

@ObjectType({ description: 'With what a figure is compared.' })
export class RenderedComparison {
  @Field(() => String, { description: 'What it is.' })
  label!: string

  @Field(() => RenderedCell, { description: 'The figure with which it is compared.' })
  cell!: RenderedCell

  @Field(() => String, { nullable: true, description: 'The difference or the share, in words; null where it cannot be told.' })
  change!: string | null
}

@ObjectType({ description: 'A figure of a report.' })
export class RenderedFigure {
  @Field(() => String, { description: 'The code of its indicator.' })
  code!: string

  @Field(() => String, { description: 'What it is called.' })
  label!: string

  @Field(() => RenderedCell, { description: 'The figure.' })
  cell!: RenderedCell

  @Field(() => String, { description: 'Place, period and unit.' })
  note!: string

  @Field(() => RenderedComparison, { nullable: true, description: 'With what it is compared.' })
  comparison!: RenderedComparison | null
}

@ObjectType({ description: 'A column of a table.' })
export class RenderedColumn {
  @Field(() => String, { description: 'Its heading.' })
  label!: string

  @Field(() => Boolean, { description: 'True for totals.' })
  isTotal!: boolean

  @Field(() => Boolean, { description: 'True for words.' })
  isText!: boolean
}

@ObjectType({ description: 'A row of a table.' })
export class RenderedRow {
  @Field(() => String, { description: 'Its name.' })
  label!: string

  @Field(() => String, { description: 'The code of its indicator or field; empty for places.' })
  code!: string

  @Field(() => Boolean, { description: 'True for totals.' })
  isTotal!: boolean

  @Field(() => [RenderedCell], { description: 'Its cells, one for each column.' })
  cells!: readonly RenderedCell[]
}

@ObjectType({ description: 'A table of a report.' })
export class RenderedTable {
  @Field(() => String, { description: 'What it shows, with place and period.' })
  caption!: string

  @Field(() => String, { description: 'The heading of the names of the rows.' })
  corner!: string

  @Field(() => [RenderedColumn], { description: 'Its columns, beside the names of the rows.' })
  columns!: readonly RenderedColumn[]

  @Field(() => [RenderedRow], { description: 'Its rows.' })
  rows!: readonly RenderedRow[]
}

@ObjectType({ description: 'A line or a set of bars.' })
export class RenderedSeries {
  @Field(() => String, { description: 'What it is called.' })
  name!: string

  @Field(() => [RenderedCell], { description: 'Its figures, one for each category.' })
  cells!: readonly RenderedCell[]
}

@ObjectType({ description: 'A chart; the table of its block says the same.' })
export class RenderedChart {
  @Field(() => String, { description: 'bars or lines.' })
  form!: string

  @Field(() => String, { description: 'What is counted, in words.' })
  unit!: string

  @Field(() => [String], { description: 'Along the axis: places or periods.' })
  categories!: readonly string[]

  @Field(() => [RenderedSeries], { description: 'Its lines or bars.' })
  series!: readonly RenderedSeries[]
}

@ObjectType({ description: 'An area of a map.' })
export class RenderedMapArea {
  @Field(() => String, { description: 'Its key within the division.' })
  area!: string

  @Field(() => String, { description: 'Its name.' })
  name!: string

  @Field(() => [String], { description: 'The municipalities in it.' })
  municipalityCodes!: readonly string[]

  @Field(() => RenderedCell, { description: 'Its figure.' })
  cell!: RenderedCell
}

@ObjectType({ description: 'A map; the table of its block says the same.' })
export class RenderedMap {
  @Field(() => String, { description: 'The division.' })
  lens!: string

  @Field(() => String, { description: 'What is counted, in words.' })
  unit!: string

  @Field(() => Int, { description: 'How many decimals its figures have.' })
  decimals!: number

  @Field(() => [RenderedMapArea], { description: 'Its areas.' })
  areas!: readonly RenderedMapArea[]
}

@ObjectType({ description: 'A link of a chain of results.' })
export class RenderedStep {
  @Field(() => String, { description: 'goal, measure, output, result, effect or learning.' })
  level!: string

  @Field(() => String, { description: 'The same in words.' })
  label!: string

  @Field(() => [ReportParagraph], { description: 'What is said.' })
  paragraphs!: readonly ReportParagraph[]

  @Field(() => [RenderedFigure], { description: 'By which figures.' })
  figures!: readonly RenderedFigure[]
}

@ObjectType({ description: 'A word and what it means.' })
export class RenderedEntry {
  @Field(() => String, { description: 'The word.' })
  term!: string

  @Field(() => String, { description: 'What it means.' })
  text!: string

  @Field(() => String, { description: 'What else is known; may be empty.' })
  note!: string
}

@ObjectType({ description: 'A block of a report, as it is read; what its kind does not have is empty.' })
export class RenderedBlock {
  @Field(() => String, { description: 'The id of the block.' })
  id!: string

  @Field(() => String, { description: 'Its kind.' })
  kind!: string

  @Field(() => Int, { description: 'The level of its title: 2 or 3; 0 for a block without one.' })
  level!: number

  @Field(() => String, { description: 'Its title; may be empty.' })
  title!: string

  @Field(() => [ReportParagraph], { description: 'Running text.' })
  paragraphs!: readonly ReportParagraph[]

  @Field(() => [RenderedFigure], { description: 'Figures by themselves.' })
  figures!: readonly RenderedFigure[]

  @Field(() => RenderedTable, { nullable: true, description: 'A table.' })
  table!: RenderedTable | null

  @Field(() => RenderedChart, { nullable: true, description: 'A chart.' })
  chart!: RenderedChart | null

  @Field(() => RenderedMap, { nullable: true, description: 'A map.' })
  map!: RenderedMap | null

  @Field(() => [RenderedStep], { description: 'A chain of results.' })
  steps!: readonly RenderedStep[]

  @Field(() => [RenderedEntry], { description: 'Words and what they mean.' })
  entries!: readonly RenderedEntry[]

  @Field(() => [String], { description: 'What stands in small print under it.' })
  notes!: readonly string[]
}

@ObjectType({ description: 'What a report refers to and its publication does not know.' })
export class UnresolvedReference {
  @Field(() => String, { description: 'The block.' })
  blockId!: string

  @Field(() => String, { description: 'The code to which it refers.' })
  reference!: string
}

@ObjectType({ description: 'The place for which a report is made.' })
export class RenderedPlace {
  @Field(() => String, { description: 'The division.' })
  lens!: string

  @Field(() => String, { description: 'Its key within the division.' })
  area!: string

  @Field(() => String, { description: 'Its name.' })
  name!: string
}

@ObjectType({ description: 'A report as its reader sees it: every text in one language, every figure formatted, every mark explained.' })
export class RenderedReport {
  @Field(() => String, { description: 'Its title.' })
  title!: string

  @Field(() => String, { description: 'Period, edition and audience.' })
  subtitle!: string

  @Field(() => String, { description: 'In which language it is.' })
  language!: string

  @Field(() => RenderedPlace, { nullable: true, description: 'For which place it is made; null for a report of the whole.' })
  place!: RenderedPlace | null

  @Field(() => [RenderedBlock], { description: 'Its blocks.' })
  blocks!: readonly RenderedBlock[]

  @Field(() => [UnresolvedReference], { description: 'What it refers to and its publication does not know.' })
  unresolved!: readonly UnresolvedReference[]
}
