import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { ReportBlock, ReportParameter } from '@solmu/domain/reports/report-template.js'
import type { BlockChangeKind } from '@solmu/domain/reports/report-versions.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { ConnectionOf, PageArgs } from '../../../core/graphql/page.js'
import { ParamsScalar } from '../../../core/graphql/scalars.js'
import { ReportBlocksScalar, ReportChangeKindEnum, ReportParameterEnum, type ReportVersionState, ReportVersionStateEnum } from './report-kinds.graphql.js'

@ObjectType({ description: 'What stands in the way of releasing a version.' })
export class ReportFault {
  @Field(() => [String], { description: 'Where it is within the blocks, such as 3, text, sv.' })
  path!: readonly string[]

  @Field(() => String, { description: 'What it is, as a code for a message.' })
  code!: string

  @Field(() => ParamsScalar, { description: 'What the message fills in.' })
  params!: Readonly<Record<string, string | number>>
}

@ObjectType({ description: 'A version of a report template. Once released it never changes.' })
export class ReportTemplateVersion {
  @Field(() => ID, { description: 'The id of the version.' })
  id!: string

  @Field(() => ID, { description: 'The template.' })
  templateId!: string

  @Field(() => Int, { description: 'Which one of its template, from 1.' })
  number!: number

  @Field(() => ReportVersionStateEnum, { description: 'Whether it can still be changed.' })
  state!: ReportVersionState

  @Field(() => LocalizedTextType, { description: 'What reports made of it are called.' })
  name!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What such a report is for.' })
  description!: LocalizedText

  @Field(() => ReportParameterEnum, { description: 'For what such a report is made.' })
  parameter!: ReportParameter

  @Field(() => String, { nullable: true, description: 'The division whose areas it is made for; null for every other parameter.' })
  lens!: string | null

  @Field(() => ReportBlocksScalar, { description: 'Its blocks, in their order.' })
  blocks!: readonly ReportBlock[]

  @Field(() => String, { description: 'What changed, in the words of whoever released it.' })
  note!: string

  @Field(() => String, { nullable: true, description: 'Who saved it last, by the name of today; null where nobody is named.' })
  savedBy!: string | null

  @Field(() => Date, { description: 'When it was saved last.' })
  savedAt!: Date

  @Field(() => String, { nullable: true, description: 'Who released it, by the name of today; null for a draft.' })
  releasedBy!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was released; null for a draft.' })
  releasedAt!: Date | null

  @Field(() => Int, { description: 'How often it has been saved; whoever changes it must name it.' })
  version!: number

  @Field(() => Int, { description: 'To how many publications it is attached.' })
  attachedCount!: number
}

@ObjectType({ description: 'A report template: what a report tells, block by block, in three languages.' })
export class ReportTemplate {
  @Field(() => ID, { description: 'The id of the template.' })
  id!: string

  @Field(() => String, { description: 'Its key, which never changes.' })
  key!: string

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  name!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What reports made of it are for.' })
  description!: LocalizedText

  @Field(() => ReportParameterEnum, { description: 'For what such a report is made.' })
  parameter!: ReportParameter

  @Field(() => String, { nullable: true, description: 'The division whose areas it is made for; null for every other parameter.' })
  lens!: string | null

  @Field(() => Boolean, { description: 'True when it came with the product.' })
  isShipped!: boolean

  @Field(() => Boolean, { description: 'True when it is no longer used for new reports.' })
  isRetired!: boolean

  @Field(() => LocalizedTextType, { nullable: true, description: 'The template of which it is a copy, as it is called now.' })
  copiedFromName!: LocalizedText | null

  @Field(() => Int, { description: 'The version of the template itself; whoever changes it must name it.' })
  version!: number
}

@ObjectType({ description: 'A page of report templates.' })
export class ReportTemplateConnection extends ConnectionOf(ReportTemplate, 'report templates') {}

@ArgsType()
export class ReportTemplateListArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'A part of a name, a description or a key.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null

  @Field(() => Boolean, { nullable: true, description: 'True for those that are no longer used too.' })
  @IsOptional()
  @IsBoolean()
  includeRetired?: boolean | null
}

@ObjectType({ description: 'A field of a block that reads otherwise.' })
export class ReportFieldChange {
  @Field(() => [String], { description: 'Which field, such as text, sv.' })
  path!: readonly string[]

  @Field(() => String, { nullable: true, description: 'How it read: a text as it is, all else as JSON; null for nothing.' })
  was!: string | null

  @Field(() => String, { nullable: true, description: 'How it reads.' })
  now!: string | null
}

@ObjectType({ description: 'What became of a block from one version to another.' })
export class ReportBlockChange {
  @Field(() => String, { description: 'The id of the block.' })
  blockId!: string

  @Field(() => String, { description: 'Its kind.' })
  blockKind!: string

  @Field(() => ReportChangeKindEnum, { description: 'What became of it.' })
  change!: BlockChangeKind

  @Field(() => Int, { nullable: true, description: 'Its place in the one version, from 0; null where it does not stand.' })
  was!: number | null

  @Field(() => Int, { nullable: true, description: 'Its place in the other.' })
  now!: number | null

  @Field(() => [ReportFieldChange], { description: 'The fields that read otherwise.' })
  fields!: readonly ReportFieldChange[]
}

@ObjectType({ description: 'What differs between two versions.' })
export class ReportDifference {
  @Field(() => ReportTemplateVersion, { description: 'The one version.' })
  one!: ReportTemplateVersion

  @Field(() => ReportTemplateVersion, { description: 'The other.' })
  other!: ReportTemplateVersion

  @Field(() => [ReportBlockChange], { description: 'What differs, in the order of the other version; what went comes last.' })
  changes!: readonly ReportBlockChange[]
}
