import { ArgsType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { ArchivedFormat, ExportKind, ExportState, ExportStep } from '@solmu/domain/reports/export-job.js'
import type { Language } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { ConnectionOf, PageArgs } from '../../../core/graphql/page.js'
import { ConsolidationInput } from '../consolidation/consolidation.graphql.js'

export enum ExportKindEnum {
  publications = 'publications',
  consolidation = 'consolidation',
  edition = 'edition'
}
registerEnumType(ExportKindEnum, {
  name: 'ExportKind',
  description: 'What is in a file that was asked for.',
  valuesMap: {
    publications: { description: 'All published results that the viewer reads.' },
    consolidation: { description: 'What live figures add up to.' },
    edition: { description: 'All that an edition rests on, as it was certified.' }
  }
})

export enum ExportStateEnum {
  queued = 'queued',
  running = 'running',
  done = 'done',
  failed = 'failed',
  cancelled = 'cancelled'
}
registerEnumType(ExportStateEnum, {
  name: 'ExportState',
  description: 'How far the making of a file has come.',
  valuesMap: {
    queued: { description: 'It waits for its turn.' },
    running: { description: 'It is being made.' },
    done: { description: 'It can be fetched until it expires.' },
    failed: { description: 'It could not be made.' },
    cancelled: { description: 'Its person cancelled it.' }
  }
})

export enum ExportStepEnum {
  cancel = 'cancel',
  retry = 'retry'
}
registerEnumType(ExportStepEnum, {
  name: 'ExportStep',
  description: 'What can be done with a file that was asked for.',
  valuesMap: { cancel: { description: 'Stop making it.' }, retry: { description: 'Make it again, or go on where it stopped.' } }
})

export enum ArchivedFormatEnum {
  xlsx = 'xlsx',
  csv = 'csv',
  json = 'json',
  adx = 'adx',
  pdf = 'pdf'
}
registerEnumType(ArchivedFormatEnum, {
  name: 'ArchivedFormat',
  description: 'In which forms each publication goes into the archive.',
  valuesMap: {
    xlsx: { description: 'A workbook.' },
    csv: { description: 'A text file with its dictionary.' },
    json: { description: 'For programs.' },
    adx: { description: 'ADX of IHE, for health information systems.' },
    pdf: { description: 'To be read.' }
  }
})

export enum TableFormatEnum {
  xlsx = 'xlsx',
  csv = 'csv'
}
registerEnumType(TableFormatEnum, {
  name: 'TableFormat',
  description: 'In which form a table goes out.',
  valuesMap: { xlsx: { description: 'A workbook.' }, csv: { description: 'An archive of text files, with the dictionary beside the figures.' } }
})

export enum FileLanguageEnum {
  fi = 'fi',
  sv = 'sv',
  en = 'en'
}
registerEnumType(FileLanguageEnum, {
  name: 'FileLanguage',
  description: 'In which language the headings and notes of a file are.',
  valuesMap: { fi: { description: 'Finnish.' }, sv: { description: 'Swedish.' }, en: { description: 'English.' } }
})

@ObjectType('ExportJob', { description: 'A file that the viewer has asked for.' })
export class ExportJobType {
  @Field(() => ID, { description: 'The id of the export; its file is at /api/exports/<id>/file.' })
  id!: string

  @Field(() => ExportKindEnum, { description: 'What is in it.' })
  kind!: ExportKind

  @Field(() => String, { description: 'What it is called, in the language of the file.' })
  title!: string

  @Field(() => String, { description: 'Its form: xlsx, csv or zip.' })
  format!: string

  @Field(() => ExportStateEnum, { description: 'How far it has come.' })
  state!: ExportState

  @Field(() => [ExportStepEnum], { description: 'What can be done with it.' })
  steps!: ExportStep[]

  @Field(() => Int, { description: 'How many of its parts are made.' })
  doneCount!: number

  @Field(() => Int, { description: 'How many parts it has; 0 while that is not known.' })
  totalCount!: number

  @Field(() => String, { nullable: true, description: 'Why it could not be made: a code of an error.' })
  failure!: string | null

  @Field(() => String, { nullable: true, description: 'The name of the file; null before it is made.' })
  fileName!: string | null

  @Field(() => Float, { nullable: true, description: 'How many bytes it has.' })
  byteCount!: number | null

  @Field(() => String, { nullable: true, description: 'The SHA-256 of its bytes.' })
  sha256!: string | null

  @Field(() => Date, { description: 'When it was asked for, or asked for again.' })
  askedAt!: Date

  @Field(() => Date, { nullable: true, description: 'When it was made, failed or was cancelled.' })
  finishedAt!: Date | null

  @Field(() => Date, { nullable: true, description: 'Until when it can be fetched.' })
  expiresAt!: Date | null

  @Field(() => Boolean, { description: 'True once its file has had its time.' })
  isRemoved!: boolean

  @Field(() => Int, { description: 'Its version.' })
  version!: number
}

@ObjectType({ description: 'A page of the files that the viewer has asked for.' })
export class ExportJobConnection extends ConnectionOf(ExportJobType, 'exports') {}

@InputType({ description: 'Which exports to list.' })
export class ExportJobFilter {
  @Field(() => String, { nullable: true, description: 'A part of the title or of the name of the file.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string | null

  @Field(() => [ExportStateEnum], { nullable: true, description: 'Only those in one of these states.' })
  @IsOptional()
  @ArrayMaxSize(10)
  states?: ExportState[] | null
}

@ArgsType()
export class ExportJobListArgs extends PageArgs {
  @Field(() => ExportJobFilter, { nullable: true, description: 'Which ones; all when not given.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ExportJobFilter)
  filter?: ExportJobFilter | null
}

@InputType({ isAbstract: true })
abstract class FileInput {
  @Field(() => FileLanguageEnum, { description: 'The language of headings and notes.' })
  @IsIn(['fi', 'sv', 'en'])
  language!: Language
}

@InputType({ description: 'All publications that the viewer reads, as one archive.' })
export class RequestPublicationsExportInput extends FileInput {
  @Field(() => [ArchivedFormatEnum], { description: 'In which forms each of them.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @ArrayUnique()
  formats!: ArchivedFormat[]
}

@InputType({ description: 'A consolidation as a file.' })
export class RequestConsolidationExportInput extends FileInput {
  @Field(() => ConsolidationInput, { description: 'Which figures, and how.' })
  @ValidateNested()
  @Type(() => ConsolidationInput)
  consolidation!: ConsolidationInput

  @Field(() => TableFormatEnum, { description: 'In which form.' })
  format!: 'xlsx' | 'csv'
}

@InputType({ description: 'All that a certified edition rests on, as one archive.' })
export class RequestEditionExportInput extends FileInput {
  @Field(() => ID, { description: 'The edition.' })
  @IsUUID()
  editionId!: string
}

@InputType({ isAbstract: true })
abstract class OneExportInput {
  @Field(() => ID, { description: 'The export.' })
  @IsUUID()
  exportId!: string

  @Field(() => Int, { description: 'The version that was before the eyes of whoever asks.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'Which export to stop.' })
export class CancelExportInput extends OneExportInput {}

@InputType({ description: 'Which export to make again.' })
export class RetryExportInput extends OneExportInput {}

@ObjectType({ description: 'What became of an export.' })
export class ExportPayload {
  @Field(() => ExportJobType, { description: 'The export.' })
  export!: ExportJobType
}
