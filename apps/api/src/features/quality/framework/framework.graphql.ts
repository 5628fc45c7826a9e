import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { FrameworkKind, FrameworkSubject } from '@solmu/domain/quality/framework.js'
import type { ChangeKind, ChangeSubject } from '@solmu/domain/quality/framework-difference.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { IsBoolean, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { FrameworkContentType } from './framework-content.graphql.js'
import {
  FrameworkChangeKindEnum,
  FrameworkChangeSubjectEnum,
  FrameworkKindEnum,
  FrameworkSubjectEnum,
  VersionStateEnum
} from './framework-kinds.graphql.js'

@ObjectType('QualityFrameworkVersion', { description: 'A version of a quality framework.' })
export class QualityFrameworkVersionType {
  @Field(() => ID, { description: 'The id of the version.' })
  id!: string

  @Field(() => ID, { description: 'The framework.' })
  frameworkId!: string

  @Field(() => Int, { description: 'Which one it is, from 1.' })
  number!: number

  @Field(() => VersionStateEnum, { description: 'Where it stands.' })
  state!: 'draft' | 'released'

  @Field(() => LocalizedTextType, { description: 'What is new in it, for those who are committed to the one before.' })
  news!: LocalizedText

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it holds; null for a draft.' })
  validFrom!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The day on which the next one takes over; null when there is none.' })
  validTo!: string | null

  @Field(() => Date, { description: 'When it was written last.' })
  changedAt!: Date

  @Field(() => String, { nullable: true, description: 'Who wrote it last; null when it came with the product.' })
  changedBy!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was released.' })
  releasedAt!: Date | null

  @Field(() => String, { nullable: true, description: 'Who released it; null when it came with the product.' })
  releasedBy!: string | null

  @Field(() => Int, { description: 'How many times it was written; a change must name it.' })
  version!: number

  @Field(() => Int, { description: 'How many criteria it has.' })
  criterionCount!: number

  @Field(() => Int, { description: 'How many sections it has.' })
  sectionCount!: number
}

@ObjectType('QualityFramework', { description: 'A framework by which quality is looked at.' })
export class QualityFrameworkType {
  @Field(() => ID, { description: 'The id of the framework.' })
  id!: string

  @Field(() => String, { description: 'Its code; never changes.' })
  code!: string

  @Field(() => FrameworkKindEnum, { description: 'What it is; never changes.' })
  kind!: FrameworkKind

  @Field(() => LocalizedTextType, { description: 'What its newest version is called.' })
  name!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What its newest version is for.' })
  description!: LocalizedText

  @Field(() => FrameworkSubjectEnum, { description: 'Of what a score is, by its newest version.' })
  subject!: FrameworkSubject

  @Field(() => String, { nullable: true, description: 'The framework of the product that it is or was copied from; null for one of the network’s own.' })
  shippedCode!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was retired; null while it is offered.' })
  retiredAt!: Date | null

  @Field(() => String, { description: 'Why it was retired.' })
  retiredReason!: string

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'One place in which two versions differ.' })
export class FrameworkChange {
  @Field(() => FrameworkChangeKindEnum, { description: 'How they differ.' })
  kind!: ChangeKind

  @Field(() => FrameworkChangeSubjectEnum, { description: 'What differs.' })
  subject!: ChangeSubject

  @Field(() => String, { description: 'The code of the scale, section, criterion or band; of an anchor that of its criterion. Else empty.' })
  code!: string

  @Field(() => Int, { nullable: true, description: 'Of a level or an anchor: its points.' })
  level!: number | null

  @Field(() => String, { nullable: true, description: 'Which field was changed.' })
  field!: string | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'What it said before; null when there was nothing.' })
  before!: LocalizedText | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'What it says; null when there is nothing.' })
  after!: LocalizedText | null
}

@ObjectType({ description: 'What differs between two versions of a framework.' })
export class FrameworkDifference {
  @Field(() => QualityFrameworkVersionType, { description: 'The version that is looked at from.' })
  from!: QualityFrameworkVersionType

  @Field(() => QualityFrameworkVersionType, { description: 'The version that is compared with it.' })
  to!: QualityFrameworkVersionType

  @Field(() => [FrameworkChange], { description: 'Everything that differs, in the order of the second one.' })
  changes!: FrameworkChange[]
}

@ArgsType()
export class FrameworkDifferenceArgs {
  @Field(() => ID, { description: 'The version that is looked at from.' })
  @IsUUID()
  fromVersionId!: string

  @Field(() => ID, { description: 'The version that is compared with it; of the same framework.' })
  @IsUUID()
  toVersionId!: string
}

@InputType({ description: 'A new framework, as a draft: with its content, as a copy of a version, or empty.' })
export class CreateFrameworkInput {
  @Field(() => String, { description: 'Its code, in small letters; never changes.' })
  @IsString()
  @MaxLength(60)
  code!: string

  @Field(() => LocalizedTextType, { nullable: true, description: 'What it is called, unless its content says it.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => LocalizedTextType)
  name?: LocalizedTextType | null

  @Field(() => FrameworkContentType, { nullable: true, description: 'What it says.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => FrameworkContentType)
  content?: FrameworkContentType | null

  @Field(() => ID, { nullable: true, description: 'The version of which it is a copy.' })
  @IsOptional()
  @IsUUID()
  copyOfVersionId?: string | null
}

@InputType({ isAbstract: true })
abstract class OneFrameworkInput {
  @Field(() => ID, { description: 'The framework.' })
  @IsUUID()
  frameworkId!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever asks.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'Of which framework a draft is begun, as a copy of its newest version.' })
export class StartFrameworkDraftInput extends OneFrameworkInput {}

@InputType({ description: 'Whether a framework is offered.' })
export class RetireFrameworkInput extends OneFrameworkInput {
  @Field(() => Boolean, { description: 'True to retire it, false to offer it again.' })
  @IsBoolean()
  isRetired!: boolean

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(2000)
  reason!: string
}

@InputType({ isAbstract: true })
abstract class OneDraftInput {
  @Field(() => ID, { description: 'The draft.' })
  @IsUUID()
  versionId!: string

  @Field(() => Int, { description: 'The version of the draft that was before the eyes of whoever asks.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'What a draft is to say.' })
export class SaveFrameworkDraftInput extends OneDraftInput {
  @Field(() => FrameworkContentType, { description: 'What it says.' })
  @ValidateNested()
  @Type(() => FrameworkContentType)
  content!: FrameworkContentType

  @Field(() => LocalizedTextType, { description: 'What is new in it.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  news!: LocalizedTextType
}

@InputType({ description: 'Which draft is given up.' })
export class DropFrameworkDraftInput extends OneDraftInput {}

@InputType({ description: 'Which draft is released, and from when it holds.' })
export class ReleaseFrameworkInput extends OneDraftInput {
  @Field(() => IsoDay, { description: 'The first day on which it holds.' })
  @IsString()
  validFrom!: string
}

@ObjectType({ description: 'The framework that was changed.' })
export class FrameworkPayload {
  @Field(() => QualityFrameworkType, { description: 'The framework.' })
  framework!: QualityFrameworkType
}

@ObjectType({ description: 'The version that was changed, with its framework.' })
export class FrameworkVersionPayload extends FrameworkPayload {
  @Field(() => QualityFrameworkVersionType, { description: 'The version.' })
  frameworkVersion!: QualityFrameworkVersionType
}

@ObjectType({ description: 'What was given up; a framework that had nothing but the draft goes with it.' })
export class DropFrameworkDraftPayload {
  @Field(() => ID, { description: 'The draft.' })
  versionId!: string

  @Field(() => Boolean, { description: 'Whether the framework went with it.' })
  isFrameworkGone!: boolean
}

@ObjectType({ description: 'What was added of the frameworks that come with the product; what was there stays as it is.' })
export class InstallFrameworksPayload {
  @Field(() => Int, { description: 'How many were added.' })
  count!: number
}
