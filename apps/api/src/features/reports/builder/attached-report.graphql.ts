import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { ReportParameter } from '@solmu/domain/reports/report-template.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { languages } from '@solmu/shared/text.js'
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { ReportBlocksScalar, ReportParameterEnum } from './report-kinds.graphql.js'

@ObjectType({ description: 'A place for which a report can be made.' })
export class ReportPlaceChoice {
  @Field(() => String, { description: 'The id of the centre, or the code of the area.' })
  area!: string

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  name!: LocalizedText
}

@ObjectType({ description: 'A report that the readers of a publication see: one released version of a template, for ever the same.' })
export class AttachedReport {
  @Field(() => ID, { description: 'The id under which it is read.' })
  id!: string

  @Field(() => ID, { description: 'The edition.' })
  editionId!: string

  @Field(() => ID, { description: 'The audience.' })
  audienceId!: string

  @Field(() => ID, { description: 'The template.' })
  templateId!: string

  @Field(() => ID, { description: 'The version of the template.' })
  versionId!: string

  @Field(() => Int, { description: 'Which one of its template.' })
  versionNumber!: number

  @Field(() => LocalizedTextType, { description: 'What the report is called.' })
  name!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What it is for.' })
  description!: LocalizedText

  @Field(() => ReportParameterEnum, { description: 'For what it is made.' })
  parameter!: ReportParameter

  @Field(() => String, { nullable: true, description: 'The division, where it is made for areas.' })
  lens!: string | null

  @Field(() => [ReportPlaceChoice], { description: 'For which places it can be made; none where it is made for the whole.' })
  places!: ReportPlaceChoice[]

  @Field(() => Date, { description: 'When it was attached.' })
  attachedAt!: Date
}

@InputType({ isAbstract: true })
abstract class ReportOnPublication {
  @Field(() => ID, { description: 'The version of the template.' })
  @IsUUID()
  versionId!: string

  @Field(() => ID, { description: 'The edition.' })
  @IsUUID()
  editionId!: string

  @Field(() => ID, { description: 'The audience.' })
  @IsUUID()
  audienceId!: string
}

@InputType({ description: 'Which version of a template to attach, and to which publication.' })
export class AttachReportInput extends ReportOnPublication {}

@InputType({ description: 'Which report its readers see no longer.' })
export class DetachReportInput {
  @Field(() => ID, { description: 'The attached report.' })
  @IsUUID()
  attachedId!: string
}

@InputType({ description: 'For which places a report could be made of a publication.' })
export class ReportPlacesInput extends ReportOnPublication {}

@InputType({ description: 'Which report to try, and on which publication.' })
export class ReportPreviewInput extends ReportOnPublication {
  @Field(() => ReportBlocksScalar, { nullable: true, description: 'Blocks that are not saved yet, in the place of those of the version.' })
  @IsOptional()
  blocks?: unknown

  @Field(() => String, { description: 'In which language: fi, sv or en.' })
  @IsIn(languages)
  language!: Language

  @Field(() => String, { nullable: true, description: 'For which place, where the report is made for one.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  place?: string | null
}

@InputType({ description: 'Which report to read, and how.' })
export class RenderedReportInput {
  @Field(() => ID, { description: 'The attached report.' })
  @IsUUID()
  attachedId!: string

  @Field(() => String, { description: 'In which language: fi, sv or en.' })
  @IsIn(languages)
  language!: Language

  @Field(() => String, { nullable: true, description: 'For which place, where the report is made for one.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  place?: string | null
}

@ObjectType({ description: 'The attached report.' })
export class AttachReportPayload {
  @Field(() => AttachedReport, { description: 'The report as its readers see it.' })
  report!: AttachedReport
}

@ObjectType({ description: 'What is seen no longer.' })
export class DetachReportPayload {
  @Field(() => ID, { description: 'The report that was attached.' })
  attachedId!: string
}
