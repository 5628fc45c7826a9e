import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'
import type { DecisionProgress, DecisionPublication, DecisionState } from '@solmu/domain/governance/decision.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { IsEnum, IsOptional, IsString, MaxLength } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { LanguageEnum } from '../../identity/user/user.graphql.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import * as kinds from './decision-kinds.graphql.js'

@ArgsType()
export class DecisionListArgs {
  @Field(() => String, { nullable: true, description: 'Words that are all to be found, by their stems or beginnings; all decisions when none are given.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  words?: string | null

  @Field(() => LanguageEnum, { nullable: true, description: 'In which language the places that were found are shown; Finnish when none is named.' })
  @IsOptional()
  @IsEnum(LanguageEnum)
  language?: Language | null
}

@ObjectType({ description: 'A piece of a text in which words were found.' })
export class DecisionHeadlinePart {
  @Field(() => String, { description: 'The text as it is written; never markup.' })
  text!: string

  @Field(() => Boolean, { description: 'Whether it is what was looked for.' })
  isHit!: boolean
}

@ObjectType({ description: 'What a decision on membership was about.' })
export class FoundMembershipDecision {
  @Field(() => String, { description: 'admitted, rejected, returned, expelled or founding.' })
  outcome!: string

  @Field(() => String, { description: 'Whom it was about.' })
  name!: string

  @Field(() => ID, { nullable: true, description: 'The application that was decided; null when it was none.' })
  applicationId!: string | null

  @Field(() => ID, { nullable: true, description: 'The membership, when there is one.' })
  membershipId!: string | null
}

@ObjectType({ description: 'A decision as a list shows it.' })
export class ListedDecision {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => kinds.DecisionSourceEnum, { description: 'Where it is kept.' })
  source!: 'register' | 'membership'

  @Field(() => String, { description: 'Its number: the year and the number within it.' })
  number!: string

  @Field(() => Int, { description: 'The year of the decision.' })
  year!: number

  @Field(() => LocalizedTextType, { nullable: true, description: 'What it is called; null for one on membership, which is told by what it was about.' })
  title!: LocalizedText | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'Which body decided, as it was called then; null for one on membership.' })
  bodyName!: LocalizedText | null

  @Field(() => OrgUnitRefType, { nullable: true, description: 'The unit that keeps it.' })
  unit!: OrgUnitRefType | null

  @Field(() => IsoDay, { description: 'When it was decided.' })
  decidedOn!: string

  @Field(() => kinds.DecisionStateEnum, { description: 'Whether it holds.' })
  state!: DecisionState

  @Field(() => kinds.DecisionPublicationEnum, { nullable: true, description: 'Who reads it; null for one on membership.' })
  publication!: DecisionPublication | null

  @Field(() => Boolean, { description: 'Whether everybody reads it without signing in: the consortium is open to all.' })
  isOpenToAll!: boolean

  @Field(() => kinds.DecisionProgressEnum, { description: 'How far what follows from it has been done.' })
  progress!: DecisionProgress

  @Field(() => Int, { description: 'How many tasks follow from it, without those that were dropped.' })
  taskCount!: number

  @Field(() => Int, { description: 'How many of them are done.' })
  doneCount!: number

  @Field(() => LocalizedTextType, { nullable: true, description: 'Who is answerable for it; null for nobody.' })
  responsible!: LocalizedText | null

  @Field(() => IsoDay, { nullable: true, description: 'The last day on which it is carried out in time.' })
  dueOn!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'When it is looked at again.' })
  reviewOn!: string | null

  @Field(() => Boolean, { description: 'Whether that day is near or has passed.' })
  isReviewDue!: boolean

  @Field(() => Float, { description: 'How well it fits what was looked for; 0 when nothing was.' })
  rank!: number

  @Field(() => [DecisionHeadlinePart], { description: 'Where the words were found; empty when none were looked for.' })
  headline!: DecisionHeadlinePart[]

  @Field(() => FoundMembershipDecision, { nullable: true, description: 'Of one on membership: what it was about.' })
  membership!: FoundMembershipDecision | null
}
