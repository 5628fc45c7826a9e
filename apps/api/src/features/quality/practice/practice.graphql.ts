import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { PracticeKind } from '@solmu/domain/quality/practice.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsBoolean, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { FrameworkChange } from '../framework/framework.graphql.js'
import { VersionStateEnum } from '../framework/framework-kinds.graphql.js'
import { PracticeCardType } from './practice-card.graphql.js'

export enum PracticeKindEnum {
  recommendation = 'recommendation',
  practice = 'practice'
}
registerEnumType(PracticeKindEnum, {
  name: 'PracticeKind',
  description: 'What a good practice is to the units.',
  valuesMap: { recommendation: { description: 'What the network asks of its units.' }, practice: { description: 'What has worked somewhere.' } }
})

@ObjectType('PracticeSection', { description: 'A section of a practice.' })
@InputType('PracticeSectionInput', { description: 'A section of a practice.' })
export class PracticeSectionType {
  @Field(() => String, { description: 'Its code: the same section has the same in every version.' })
  @IsString()
  @MaxLength(60)
  code!: string

  @Field(() => LocalizedTextType, { description: 'Its heading.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  title!: LocalizedTextType

  @Field(() => LocalizedTextType, { description: 'What it says.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  text!: LocalizedTextType
}

@ObjectType('PracticeTexts', { isAbstract: true })
@InputType('PracticeTextsInput', { isAbstract: true })
abstract class PracticeTexts {
  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  name!: LocalizedTextType

  @Field(() => LocalizedTextType, { description: 'What it is, in a few words.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  summary!: LocalizedTextType

  @Field(() => LocalizedTextType, { description: 'For whom, and when.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  audience!: LocalizedTextType

  @Field(() => [PracticeSectionType], { description: 'Its sections.' })
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => PracticeSectionType)
  sections!: PracticeSectionType[]

  @Field(() => LocalizedTextType, { description: 'On what it rests.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  sources!: LocalizedTextType
}

@ObjectType('PracticeContent', { description: 'What a version says.' })
export class PracticeContentType extends PracticeTexts {
  @Field(() => PracticeCardType, { description: 'On what evidence it rests, what it costs and how it is adopted.' })
  card!: PracticeCardType
}

@InputType('PracticeContentInput', { description: 'What a version is to say.' })
export class PracticeContentInput extends PracticeTexts {
  @Field(() => PracticeCardType, { nullable: true, description: 'On what evidence it rests, what it costs and how it is adopted; none keeps it empty.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PracticeCardType)
  card?: PracticeCardType | null
}

@ObjectType('PracticeVersion', { description: 'A version of a practice.' })
export class PracticeVersionType {
  @Field(() => ID, { description: 'The id of the version.' })
  id!: string

  @Field(() => Int, { description: 'Which one it is, from 1.' })
  number!: number

  @Field(() => VersionStateEnum, { description: 'Where it stands.' })
  state!: 'draft' | 'released'

  @Field(() => PracticeContentType, { description: 'What it says.' })
  content!: PracticeContentType

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it holds; null for a draft.' })
  validFrom!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The day on which the next one takes over.' })
  validTo!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The day on which it should be looked through again.' })
  reviewOn!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was released.' })
  releasedAt!: Date | null

  @Field(() => String, { nullable: true, description: 'Who released it.' })
  releasedBy!: string | null

  @Field(() => Int, { description: 'How many times it was written; a change must name it.' })
  version!: number
}

@ObjectType('PracticeProject', { description: 'The project out of which a practice came.' })
export class PracticeProjectType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText
}

@ObjectType('Practice', { description: 'A recommendation or a good practice.' })
export class PracticeType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => PracticeKindEnum, { description: 'What it is to the units.' })
  kind!: PracticeKind

  @Field(() => LocalizedTextType, { description: 'What its newest version is called.' })
  name!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What its newest version is, in a few words.' })
  summary!: LocalizedText

  @Field(() => Date, { nullable: true, description: 'When it was retired; null while it is offered.' })
  retiredAt!: Date | null

  @Field(() => String, { description: 'Why it was retired.' })
  retiredReason!: string

  @Field(() => Int, { description: 'How many times it was changed; a change must name it.' })
  version!: number

  @Field(() => [PracticeVersionType], { description: 'Its versions, the newest first; drafts for those who write them.' })
  versions!: PracticeVersionType[]

  @Field(() => Int, { description: 'How many local units there are today.' })
  unitCount!: number

  @Field(() => PracticeProjectType, { nullable: true, description: 'The project out of which it came; null where it is of none that the viewer reads.' })
  project!: PracticeProjectType | null

  @Field(() => Int, { description: 'How many of them are known to have it in use.' })
  inUseCount!: number

  @Field(() => Int, { description: 'How many had it in use, and have not shown in time that they still do.' })
  unknownCount!: number

  @Field(() => Int, { description: 'How many have stopped using it.' })
  stoppedCount!: number

  @Field(() => Int, { description: 'How many are considering it.' })
  consideringCount!: number

  @Field(() => Int, { description: 'How many have said that it is not for them.' })
  notForUsCount!: number
}

@ObjectType('PracticeDifference', { description: 'What differs between two versions of a practice.' })
export class PracticeDifferenceType {
  @Field(() => [FrameworkChange], { description: 'The changes: of sections by their codes, else of the practice as a whole.' })
  changes!: FrameworkChange[]
}

@ArgsType()
export class PracticeDifferenceArgs {
  @Field(() => ID, { description: 'The older version.' })
  @IsUUID()
  fromVersionId!: string

  @Field(() => ID, { description: 'The newer version of the same practice.' })
  @IsUUID()
  toVersionId!: string
}

@InputType({ description: 'A practice to be begun.' })
export class CreatePracticeInput {
  @Field(() => PracticeKindEnum, { description: 'What it is to the units; never changes.' })
  kind!: PracticeKind

  @Field(() => PracticeContentInput, { description: 'What it says so far.' })
  @ValidateNested()
  @Type(() => PracticeContentInput)
  content!: PracticeContentInput
}

@InputType({ description: 'A practice of which the next version is begun.' })
export class StartPracticeDraftInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  practiceId!: string

  @Field(() => Int, { description: 'The version of the practice that was looked at.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'What a draft is to say.' })
export class SavePracticeDraftInput {
  @Field(() => ID, { description: 'Which draft.' })
  @IsUUID()
  versionId!: string

  @Field(() => Int, { description: 'The version of the draft that was looked at.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => PracticeContentInput, { description: 'What it says.' })
  @ValidateNested()
  @Type(() => PracticeContentInput)
  content!: PracticeContentInput

  @Field(() => IsoDay, { nullable: true, description: 'The day on which it should be looked through again.' })
  @IsOptional()
  reviewOn?: string | null
}

@InputType({ description: 'A draft to be released.' })
export class ReleasePracticeInput {
  @Field(() => ID, { description: 'Which draft.' })
  @IsUUID()
  versionId!: string

  @Field(() => Int, { description: 'The version of the draft that was looked at.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => IsoDay, { description: 'The first day on which it holds.' })
  validFrom!: string
}

@InputType({ description: 'A practice to be retired, or offered again.' })
export class RetirePracticeInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  practiceId!: string

  @Field(() => Int, { description: 'The version of the practice that was looked at.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => Boolean, { description: 'True retires it, false offers it again.' })
  @IsBoolean()
  isRetired!: boolean

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(2000)
  reason!: string
}

@ObjectType({ description: 'A practice after it was changed.' })
export class PracticePayload {
  @Field(() => PracticeType, { description: 'As it stands now.' })
  practice!: PracticeType
}
