import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { mostCriteria } from '@solmu/domain/onboarding/criteria.js'
import { type DecisionBody, type MajorityKind, mostSteps, type StepKind } from '@solmu/domain/onboarding/decision-path.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsEnum, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'

export enum DecisionBodyEnum {
  regional_board = 'regional_board',
  head_office = 'head_office',
  member_vote = 'member_vote'
}
registerEnumType(DecisionBodyEnum, {
  name: 'DecisionBody',
  description: 'Who decides on membership.',
  valuesMap: {
    regional_board: { description: 'The board of the regional centre.' },
    head_office: { description: 'The national head office.' },
    member_vote: { description: 'The members by a vote.' }
  }
})

export enum PathStepKindEnum {
  decide = 'decide',
  confirm = 'confirm'
}
registerEnumType(PathStepKindEnum, {
  name: 'PathStepKind',
  description: 'What a body does.',
  valuesMap: { decide: { description: 'It weighs the matter itself.' }, confirm: { description: 'It sees to it that it was decided rightly.' } }
})

export enum MajorityKindEnum {
  simple = 'simple',
  absolute = 'absolute',
  two_thirds = 'two_thirds'
}
registerEnumType(MajorityKindEnum, {
  name: 'MajorityKind',
  description: 'Which majority carries.',
  valuesMap: {
    simple: { description: 'More votes for than against.' },
    absolute: { description: 'More than half of those present who are not recused.' },
    two_thirds: { description: 'Two thirds of the votes for or against.' }
  }
})

@ObjectType({ description: 'A step of a decision path.' })
export class PathStepType {
  @Field(() => PathStepKindEnum, { description: 'What the body does.' })
  kind!: StepKind

  @Field(() => DecisionBodyEnum, { description: 'Which body.' })
  body!: DecisionBody

  @Field(() => Int, { description: 'How many must be present who are not recused.' })
  quorum!: number

  @Field(() => MajorityKindEnum, { description: 'Which majority carries.' })
  majority!: MajorityKind
}

@ObjectType({ description: 'By which path applications are decided.' })
export class DecisionPathContent {
  @Field(() => [PathStepType], { description: 'The steps after the centre has prepared, in order.' })
  steps!: PathStepType[]

  @Field(() => Int, { description: 'For how many days from the decision a membership can begin on it.' })
  validityDays!: number

  @Field(() => Int, { description: 'For how many days it can be appealed against.' })
  appealDays!: number

  @Field(() => DecisionBodyEnum, { description: 'Before whom.' })
  appealBody!: DecisionBody

  @Field(() => Int, { description: 'After how many months whoever was refused may apply again.' })
  reapplyMonths!: number
}

@ObjectType({ description: 'A criterion by which applications are assessed.' })
export class ApplicationCriterion {
  @Field(() => String, { description: 'Its code.' })
  code!: string

  @Field(() => Int, { description: 'Its weight among the others.' })
  weight!: number

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  name!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What is asked.' })
  question!: LocalizedText

  @Field(() => [LocalizedTextType], { description: 'What each score means, from 0 to 4.' })
  anchors!: LocalizedText[]
}

@ObjectType({ isAbstract: true })
abstract class RulesVersion {
  @Field(() => ID, { nullable: true, description: 'Its id; null for what ships with the product.' })
  id!: string | null

  @Field(() => Int, { description: 'Which one it is, from 1; 0 for what ships with the product.' })
  number!: number

  @Field(() => Boolean, { description: 'Whether it is still being written.' })
  isDraft!: boolean

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it holds; null for a draft and for what ships.' })
  validFrom!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The day on which the next one takes over; null when there is none.' })
  validTo!: string | null

  @Field(() => Boolean, { description: 'Whether it holds today.' })
  isInForce!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'A version of the decision path.' })
export class DecisionPathVersion extends RulesVersion {
  @Field(() => DecisionPathContent, { description: 'What it says.' })
  content!: DecisionPathContent
}

@ObjectType({ description: 'A version of the criteria for applications.' })
export class CriteriaSetVersion extends RulesVersion {
  @Field(() => [ApplicationCriterion], { description: 'The criteria in order.' })
  criteria!: ApplicationCriterion[]
}

@InputType({ description: 'A step of a decision path.' })
export class PathStepInput {
  @Field(() => PathStepKindEnum, { description: 'What the body does.' })
  @IsEnum(PathStepKindEnum)
  kind!: StepKind

  @Field(() => DecisionBodyEnum, { description: 'Which body.' })
  @IsEnum(DecisionBodyEnum)
  body!: DecisionBody

  @Field(() => Int, { description: 'How many must be present who are not recused.' })
  @IsInt()
  quorum!: number

  @Field(() => MajorityKindEnum, { description: 'Which majority carries.' })
  @IsEnum(MajorityKindEnum)
  majority!: MajorityKind
}

@InputType({ description: 'The next version of the decision path.' })
export class SaveDecisionPathInput {
  @Field(() => Int, { nullable: true, description: 'The version of the draft that was before the eyes of whoever writes; null when there was none.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => [PathStepInput], { description: 'The steps in order.' })
  @ArrayMaxSize(mostSteps)
  @ValidateNested({ each: true })
  @Type(() => PathStepInput)
  steps!: PathStepInput[]

  @Field(() => Int, { description: 'For how many days from the decision a membership can begin on it.' })
  @IsInt()
  validityDays!: number

  @Field(() => Int, { description: 'For how many days it can be appealed against.' })
  @IsInt()
  appealDays!: number

  @Field(() => DecisionBodyEnum, { description: 'Before whom.' })
  @IsEnum(DecisionBodyEnum)
  appealBody!: DecisionBody

  @Field(() => Int, { description: 'After how many months whoever was refused may apply again.' })
  @IsInt()
  reapplyMonths!: number
}

@InputType({ description: 'A criterion by which applications are assessed.' })
export class ApplicationCriterionInput {
  @Field(() => String, { description: 'Its code.' })
  @IsString()
  @MaxLength(60)
  code!: string

  @Field(() => Int, { description: 'Its weight among the others.' })
  @IsInt()
  weight!: number

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  name!: LocalizedTextType

  @Field(() => LocalizedTextType, { description: 'What is asked.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  question!: LocalizedTextType

  @Field(() => [LocalizedTextType], { description: 'What each score means, from 0 to 4.' })
  @ArrayMaxSize(5)
  @ValidateNested({ each: true })
  @Type(() => LocalizedTextType)
  anchors!: LocalizedTextType[]
}

@InputType({ description: 'The next version of the criteria.' })
export class SaveCriteriaSetInput {
  @Field(() => Int, { nullable: true, description: 'The version of the draft that was before the eyes of whoever writes; null when there was none.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => [ApplicationCriterionInput], { description: 'The criteria in order.' })
  @ArrayMaxSize(mostCriteria)
  @ValidateNested({ each: true })
  @Type(() => ApplicationCriterionInput)
  criteria!: ApplicationCriterionInput[]
}

@InputType({ description: 'Which draft is released, and from when.' })
export class ReleaseRulesInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  id!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever releases it.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => IsoDay, { description: 'The first day on which it holds.' })
  @IsString()
  validFrom!: string
}

@InputType({ description: 'Which draft is thrown away.' })
export class DiscardRulesInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  id!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever throws it away.' })
  @IsInt()
  expectedVersion!: number
}

@ObjectType({ description: 'The decision path with its versions.' })
export class DecisionPathPayload {
  @Field(() => [DecisionPathVersion], { description: 'The versions, the newest first.' })
  paths!: DecisionPathVersion[]
}

@ObjectType({ description: 'The criteria with their versions.' })
export class CriteriaSetPayload {
  @Field(() => [CriteriaSetVersion], { description: 'The versions, the newest first.' })
  sets!: CriteriaSetVersion[]
}
