import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { QuestionKind, SurveyAudience, SurveyContent, SurveyOption, SurveyQuestion, SurveyText } from '@solmu/domain/quality/survey.js'
import { surveyLimits } from '@solmu/domain/quality/survey-reader.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsBoolean, IsString, MaxLength, ValidateNested } from 'class-validator'

export enum SurveyAudienceEnum {
  customer = 'customer',
  employer = 'employer',
  partner = 'partner',
  staff = 'staff',
  other = 'other'
}
registerEnumType(SurveyAudienceEnum, {
  name: 'SurveyAudience',
  description: 'Who is asked.',
  valuesMap: {
    customer: { description: 'Customers of the coaching.' },
    employer: { description: 'Employers.' },
    partner: { description: 'Partners.' },
    staff: { description: 'Those who work in the network.' },
    other: { description: 'Others.' }
  }
})

export enum SurveyQuestionKindEnum {
  scale = 'scale',
  yes_no = 'yes_no',
  single = 'single',
  multiple = 'multiple',
  text = 'text'
}
registerEnumType(SurveyQuestionKindEnum, {
  name: 'SurveyQuestionKind',
  description: 'How a question is answered.',
  valuesMap: {
    scale: { description: 'By one of named steps; the first counts 1, each next one more.' },
    yes_no: { description: 'By yes or no.' },
    single: { description: 'By one of the options.' },
    multiple: { description: 'By any of the options.' },
    text: { description: 'In a few words.' }
  }
})

@InputType('SurveyTextInput', { description: 'The same text in the languages of surveys; an empty one has not been written yet.' })
@ObjectType('SurveyText', { description: 'The same text in the languages of surveys.' })
export class SurveyTextType implements SurveyText {
  @Field(() => String, { description: 'In Finnish.' })
  @IsString()
  @MaxLength(10_000)
  fi!: string

  @Field(() => String, { description: 'In Swedish.' })
  @IsString()
  @MaxLength(10_000)
  sv!: string

  @Field(() => String, { description: 'In English.' })
  @IsString()
  @MaxLength(10_000)
  en!: string

  @Field(() => String, { description: 'In easy Finnish (selkokieli).' })
  @IsString()
  @MaxLength(10_000)
  easy!: string
}

const words = (description: string): PropertyDecorator => (target, key) => {
  Field(() => SurveyTextType, { description })(target, key)
  ValidateNested()(target, key as string)
  Type(() => SurveyTextType)(target, key as string)
}

const code = (description: string): PropertyDecorator => (target, key) => {
  Field(() => String, { description })(target, key)
  IsString()(target, key as string)
  MaxLength(60)(target, key as string)
}

@InputType('SurveyOptionInput', { description: 'A step of a scale, or something that can be chosen.' })
@ObjectType('SurveyOption', { description: 'A step of a scale, or something that can be chosen.' })
export class SurveyOptionType implements SurveyOption {
  @code('Its code.')
  code!: string

  @words('What it says.')
  label!: SurveyText
}

@InputType('SurveyQuestionInput', { description: 'A question of a survey.' })
@ObjectType('SurveyQuestion', { description: 'A question of a survey.' })
export class SurveyQuestionType implements SurveyQuestion {
  @code('Its code.')
  code!: string

  @Field(() => SurveyQuestionKindEnum, { description: 'How it is answered.' })
  @IsString()
  kind!: QuestionKind

  @words('What is asked.')
  title!: SurveyText

  @words('What helps to answer it; empty for nothing.')
  help!: SurveyText

  @Field(() => Boolean, { description: 'Whether it has to be answered.' })
  @IsBoolean()
  isRequired!: boolean

  @Field(() => [SurveyOptionType], { description: 'The steps of a scale from the lowest, or what can be chosen.' })
  @ArrayMaxSize(surveyLimits.options)
  @ValidateNested({ each: true })
  @Type(() => SurveyOptionType)
  options!: SurveyOptionType[]

  @code('The indicator whose value its mean is; empty for none.')
  meanIndicator!: string

  @code('The indicator whose value its number of answers is; empty for none.')
  countIndicator!: string
}

@InputType('SurveyContentInput', { description: 'What a survey says.' })
@ObjectType('SurveyContent', { description: 'What a survey says.' })
export class SurveyContentType implements SurveyContent {
  @Field(() => SurveyAudienceEnum, { description: 'Who is asked.' })
  @IsString()
  audience!: SurveyAudience

  @words('What it is called.')
  name!: SurveyText

  @words('What stands before the questions.')
  intro!: SurveyText

  @words('What stands after them.')
  thanks!: SurveyText

  @Field(() => [SurveyQuestionType], { description: 'Its questions in their order.' })
  @ArrayMaxSize(surveyLimits.questions)
  @ValidateNested({ each: true })
  @Type(() => SurveyQuestionType)
  questions!: SurveyQuestionType[]
}
