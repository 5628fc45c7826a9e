import { Field, ID, InputType, Int } from '@nestjs/graphql'
import { mostAssessors, mostCandidates, mostOwnCriteria } from '@solmu/domain/governance/centre-choice-draft.js'
import { centreCriteria } from '@solmu/domain/governance/centre-choice.js'
import { mostLinks } from '@solmu/domain/governance/evidence-link.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { RecordDecisionInput } from '../decision/decision-input.graphql.js'
import { EvidenceLinkInput } from '../evidence-link.graphql.js'
import { CentreChoiceActionEnum } from './choice-kinds.graphql.js'

@InputType({ description: 'How much a criterion counts.' })
export class CentreCriterionInput {
  @Field(() => String, { description: 'Its key.' })
  @IsString()
  @MaxLength(60)
  key!: string

  @Field(() => Int, { description: 'Its weight, 0 where it does not count.' })
  @IsInt()
  weight!: number

  @Field(() => LocalizedTextType, { nullable: true, description: 'What it is called; null for one of the source, which is called by its key.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => LocalizedTextType)
  name?: LocalizedText | null
}

@InputType({ description: 'A unit that stands for the centre of its region.' })
export class CentreCandidateInput {
  @Field(() => ID, { description: 'Which unit.' })
  @IsUUID()
  unitId!: string

  @Field(() => String, { description: 'What it says for itself.' })
  @IsString()
  @MaxLength(8000)
  statement!: string

  @Field(() => [EvidenceLinkInput], { description: 'What shows it.' })
  @ArrayMaxSize(2 * mostLinks)
  @ValidateNested({ each: true })
  @Type(() => EvidenceLinkInput)
  links!: EvidenceLinkInput[]
}

@InputType({ description: 'The choice of a regional centre as it is prepared.' })
export class SaveCentreChoiceInput {
  @Field(() => ID, { nullable: true, description: 'Which draft is changed; null for a new one.' })
  @IsOptional()
  @IsUUID()
  choiceId?: string | null

  @Field(() => Int, { nullable: true, description: 'Of one that is changed: the version of the record that was seen.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => ID, { nullable: true, description: 'The regional centre whose keeper is chosen; null where the region has none yet.' })
  @IsOptional()
  @IsUUID()
  unitId?: string | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'What the centre will be called where the region has none yet; else null.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => LocalizedTextType)
  newCentreName?: LocalizedText | null

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  title!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'Why it is made, and how.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  description!: LocalizedText

  @Field(() => [CentreCriterionInput], { description: 'The criteria; one that is left out does not count.' })
  @ArrayMaxSize(2 * (centreCriteria.length + mostOwnCriteria))
  @ValidateNested({ each: true })
  @Type(() => CentreCriterionInput)
  criteria!: CentreCriterionInput[]

  @Field(() => IsoDay, { nullable: true, description: 'The last day on which the assessors score.' })
  @IsOptional()
  @IsString()
  closesOn?: string | null

  @Field(() => [CentreCandidateInput], { description: 'Who stands.' })
  @ArrayMaxSize(2 * mostCandidates)
  @ValidateNested({ each: true })
  @Type(() => CentreCandidateInput)
  candidates!: CentreCandidateInput[]

  @Field(() => [ID], { description: 'Who assesses.' })
  @ArrayMaxSize(2 * mostAssessors)
  @IsUUID('all', { each: true })
  assessorIds!: string[]
}

@InputType({ isAbstract: true })
abstract class OfCentreChoiceInput {
  @Field(() => ID, { description: 'Which choice.' })
  @IsUUID()
  choiceId!: string

  @Field(() => Int, { description: 'The version of the record that was seen.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'Which step of which choice.' })
export class MoveCentreChoiceInput extends OfCentreChoiceInput {
  @Field(() => CentreChoiceActionEnum, { description: 'Which step; deciding is an operation of its own.' })
  @IsIn(['open', 'close', 'cancel'])
  action!: 'open' | 'close' | 'cancel'

  @Field(() => String, { description: 'Of one that is given up: why; else empty.' })
  @IsString()
  @MaxLength(2000)
  reason!: string
}

@InputType({ description: 'That a candidate no longer stands.' })
export class WithdrawCentreCandidateInput extends OfCentreChoiceInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  candidateId!: string

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(2000)
  reason!: string
}

@InputType({ description: 'The points that an assessor gives a candidate on a criterion.' })
export class CentreScoreInput {
  @Field(() => ID, { description: 'Which candidate.' })
  @IsUUID()
  candidateId!: string

  @Field(() => String, { description: 'On which criterion.' })
  @IsString()
  @MaxLength(60)
  criterion!: string

  @Field(() => Int, { description: 'From 0, nothing, to 4, fully.' })
  @IsInt()
  points!: number

  @Field(() => String, { description: 'On what it rests.' })
  @IsString()
  @MaxLength(4000)
  evidence!: string
}

@InputType({ description: 'The points of one assessor; what is not named stays as it was.' })
export class ScoreCentreCandidatesInput {
  @Field(() => ID, { description: 'Of which choice.' })
  @IsUUID()
  choiceId!: string

  @Field(() => [CentreScoreInput], { description: 'The points.' })
  @ArrayMaxSize(mostCandidates * (centreCriteria.length + mostOwnCriteria))
  @ValidateNested({ each: true })
  @Type(() => CentreScoreInput)
  scores!: CentreScoreInput[]
}

@InputType({ description: 'That an assessor has an interest in who is chosen.' })
export class NoteCentreConflictInput {
  @Field(() => ID, { description: 'In which choice.' })
  @IsUUID()
  choiceId!: string

  @Field(() => ID, { description: 'Which assessor: oneself, or anybody for those who lead the choice.' })
  @IsUUID()
  assessorId!: string

  @Field(() => ID, { nullable: true, description: 'The candidate that it concerns; null for all.' })
  @IsOptional()
  @IsUUID()
  candidateId?: string | null

  @Field(() => String, { description: 'What the interest is.' })
  @IsString()
  @MaxLength(2000)
  reason!: string

  @Field(() => Boolean, { description: 'Whether the assessor is recused: then their points count for nobody.' })
  @IsBoolean()
  isRecused!: boolean
}

@InputType({ description: 'Which option of a ballot a candidate is.' })
export class CentreBallotOptionInput {
  @Field(() => ID, { description: 'The candidate.' })
  @IsUUID()
  candidateId!: string

  @Field(() => String, { description: 'The code of the option.' })
  @IsString()
  @MaxLength(30)
  code!: string
}

@InputType({ description: 'How many votes a candidate got.' })
export class CentreVotesInput {
  @Field(() => ID, { description: 'The candidate.' })
  @IsUUID()
  candidateId!: string

  @Field(() => Int, { description: 'How many.' })
  @IsInt()
  votes!: number
}

@InputType({ description: 'The votes of the units: a ballot that is read, or votes that were counted elsewhere.' })
export class RecordCentreVoteInput extends OfCentreChoiceInput {
  @Field(() => ID, { nullable: true, description: 'The ballot; null where the votes were counted elsewhere.' })
  @IsOptional()
  @IsUUID()
  ballotId?: string | null

  @Field(() => [CentreBallotOptionInput], { description: 'Of a ballot: which of its options each candidate is.' })
  @ArrayMaxSize(mostCandidates)
  @ValidateNested({ each: true })
  @Type(() => CentreBallotOptionInput)
  options!: CentreBallotOptionInput[]

  @Field(() => [CentreVotesInput], { description: 'Of votes that were counted elsewhere: how many each candidate got.' })
  @ArrayMaxSize(mostCandidates)
  @ValidateNested({ each: true })
  @Type(() => CentreVotesInput)
  counts!: CentreVotesInput[]

  @Field(() => String, { description: 'Of votes that were counted elsewhere: where.' })
  @IsString()
  @MaxLength(1000)
  source!: string
}

@InputType({ description: 'Who was chosen, why, and from which day.' })
export class DecideCentreChoiceInput extends OfCentreChoiceInput {
  @Field(() => ID, { description: 'Who was chosen.' })
  @IsUUID()
  candidateId!: string

  @Field(() => LocalizedTextType, { description: 'Why, in one language at the least: needed above all where criteria and votes do not name the same one.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  why!: LocalizedText

  @Field(() => IsoDay, { description: 'From which day it keeps the centre.' })
  @IsString()
  effectiveOn!: string

  @Field(() => RecordDecisionInput, { description: 'The decision as it goes to the register.' })
  @ValidateNested()
  @Type(() => RecordDecisionInput)
  decision!: RecordDecisionInput
}

@InputType({ description: 'That the network is changed as was decided.' })
export class CarryOutCentreChoiceInput extends OfCentreChoiceInput {
  @Field(() => Int, { description: 'The revision of the network that the preview showed.' })
  @IsInt()
  expectedRevision!: number
}

@InputType({ description: 'That a file of a candidate is taken away.' })
export class RemoveCentrePaperInput {
  @Field(() => ID, { description: 'In which choice.' })
  @IsUUID()
  choiceId!: string

  @Field(() => ID, { description: 'Which file: one’s own as an assessor, or one of the candidate for those who lead the choice.' })
  @IsUUID()
  paperId!: string
}
