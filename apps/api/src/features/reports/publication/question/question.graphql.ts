import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { LocalizedText } from '@solmu/shared/text.js'
import { IsInt, IsString, IsUUID, MaxLength } from 'class-validator'
import { LocalizedTextType } from '../../../../core/graphql/localized-text.graphql.js'
import { QuestionStateEnum } from '../publication-kinds.graphql.js'
import { FigureInput } from '../derivation.graphql.js'

@ObjectType({ description: 'A question about a published figure, and its answer.' })
export class EditionQuestion {
  @Field(() => ID, { description: 'The id of the question.' })
  id!: string

  @Field(() => ID, { description: 'The edition.' })
  editionId!: string

  @Field(() => ID, { description: 'The audience among which it was asked.' })
  audienceId!: string

  @Field(() => ID, { description: 'The indicator.' })
  indicatorId!: string

  @Field(() => LocalizedTextType, { nullable: true, description: 'The name of the indicator; null where the asker alone may know it.' })
  indicatorName!: LocalizedText | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'The name of the place; null where the asker alone may know it.' })
  areaName!: LocalizedText | null

  @Field(() => String, { description: 'The division through which the figure is seen.' })
  lens!: string

  @Field(() => String, { description: 'The place; empty for the network.' })
  area!: string

  @Field(() => String, { description: 'The period or run.' })
  period!: string

  @Field(() => String, { description: 'The category; empty for the whole.' })
  breakdown!: string

  @Field(() => String, { description: 'What is asked.' })
  text!: string

  @Field(() => String, { description: 'Who asked.' })
  askedBy!: string

  @Field(() => Date, { description: 'When.' })
  askedAt!: Date

  @Field(() => QuestionStateEnum, { description: 'Whether it has been answered.' })
  state!: 'open' | 'answered'

  @Field(() => String, { nullable: true, description: 'The answer.' })
  answer!: string | null

  @Field(() => String, { nullable: true, description: 'Who answered.' })
  answeredBy!: string | null

  @Field(() => Date, { nullable: true, description: 'When.' })
  answeredAt!: Date | null

  @Field(() => Boolean, { description: 'True when the viewer may answer it.' })
  mayAnswer!: boolean

  @Field(() => Int, { description: 'Grows with every change.' })
  version!: number
}

@InputType({ description: 'A question about a published figure.' })
export class AskAboutFigureInput extends FigureInput {
  @Field(() => String, { description: 'What is asked.' })
  @IsString()
  @MaxLength(2000)
  text!: string
}

@InputType({ description: 'The answer to a question.' })
export class AnswerQuestionInput {
  @Field(() => ID, { description: 'The question.' })
  @IsUUID()
  questionId!: string

  @Field(() => String, { description: 'The answer.' })
  @IsString()
  @MaxLength(4000)
  answer!: string

  @Field(() => Int, { description: 'The version that was looked at.' })
  @IsInt()
  expectedVersion!: number
}

@ObjectType({ description: 'A question that was asked or answered.' })
export class QuestionPayload {
  @Field(() => EditionQuestion, { description: 'The question.' })
  question!: EditionQuestion
}
