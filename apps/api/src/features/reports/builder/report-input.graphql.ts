import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { ReportParameter } from '@solmu/domain/reports/report-template.js'
import { Type } from 'class-transformer'
import { IsDefined, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { ReportBlocksScalar, ReportParameterEnum } from './report-kinds.graphql.js'
import { ReportTemplate, ReportTemplateVersion } from './report-template.graphql.js'

@InputType({ description: 'A text of a report template in the three languages.' })
export class ReportTextInput {
  @Field(() => String, { description: 'In Finnish.' })
  @IsString()
  @MaxLength(2000)
  fi!: string

  @Field(() => String, { description: 'In Swedish; may be empty.' })
  @IsString()
  @MaxLength(2000)
  sv!: string

  @Field(() => String, { description: 'In English; may be empty.' })
  @IsString()
  @MaxLength(2000)
  en!: string
}

@InputType({ description: 'A report template to add, or to be called or described otherwise.' })
export class SaveReportTemplateInput {
  @Field(() => ID, { nullable: true, description: 'Which one; a new one when not given.' })
  @IsOptional()
  @IsUUID()
  templateId?: string | null

  @Field(() => ReportTextInput, { description: 'Its name, at most 200 characters.' })
  @ValidateNested()
  @Type(() => ReportTextInput)
  name!: ReportTextInput

  @Field(() => ReportTextInput, { description: 'What reports made of it are for.' })
  @ValidateNested()
  @Type(() => ReportTextInput)
  description!: ReportTextInput

  @Field(() => ReportParameterEnum, { description: 'For what such a report is made; settled once a version has been released.' })
  parameter!: ReportParameter

  @Field(() => String, { nullable: true, description: 'The division, where it is made for areas.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  lens?: string | null

  @Field(() => Int, { nullable: true, description: 'The version that was before the eyes of whoever changes it.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null
}

@InputType({ isAbstract: true })
abstract class OneTemplateInput {
  @Field(() => ID, { description: 'The template.' })
  @IsUUID()
  templateId!: string
}

@InputType({ isAbstract: true })
abstract class SeenTemplateInput extends OneTemplateInput {
  @Field(() => Int, { description: 'The version that was before the eyes of whoever asks.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'The blocks of the draft of a template.' })
export class SaveReportDraftInput extends OneTemplateInput {
  @Field(() => ReportBlocksScalar, { description: 'All of them, in their order.' })
  @IsDefined()
  blocks!: unknown

  @Field(() => Int, { nullable: true, description: 'The version of the draft that was before the eyes of whoever saves; nothing where there is no draft yet.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null
}

@InputType({ description: 'Which draft to drop.' })
export class DiscardReportDraftInput extends SeenTemplateInput {}

@InputType({ description: 'Which draft to release.' })
export class ReleaseReportDraftInput extends SeenTemplateInput {
  @Field(() => String, { description: 'What has changed since the last one; may be empty for the first.' })
  @IsString()
  @MaxLength(2000)
  note!: string
}

@InputType({ description: 'Which template to copy.' })
export class CopyReportTemplateInput extends OneTemplateInput {
  @Field(() => ReportTextInput, { description: 'What the copy is called.' })
  @ValidateNested()
  @Type(() => ReportTextInput)
  name!: ReportTextInput
}

@InputType({ description: 'Which template is no longer used.' })
export class RetireReportTemplateInput extends SeenTemplateInput {}

@InputType({ description: 'Which template is used again.' })
export class RestoreReportTemplateInput extends SeenTemplateInput {}

@ObjectType({ description: 'The template as it is now.' })
export class ReportTemplatePayload {
  @Field(() => ReportTemplate, { description: 'The template.' })
  template!: ReportTemplate
}

@ObjectType({ description: 'The draft as it is now.' })
export class ReportDraftPayload {
  @Field(() => ReportTemplateVersion, { description: 'The draft.' })
  version!: ReportTemplateVersion
}

@ObjectType({ description: 'What was added of the templates that come with the product; what was there stays as it is.' })
export class InstallReportTemplatesPayload {
  @Field(() => Int, { description: 'How many templates were added.' })
  addedCount!: number
}
