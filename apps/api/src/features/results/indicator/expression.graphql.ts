import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { ProblemKind } from '@solmu/domain/results/expression-problem.js'
import { IndicatorType } from './indicator.graphql.js'

export enum FormulaFieldEnum {
  numerator = 'numerator',
  denominator = 'denominator'
}
registerEnumType(FormulaFieldEnum, {
  name: 'FormulaField',
  description: 'A part of a formula.',
  valuesMap: { numerator: { description: 'What is divided.' }, denominator: { description: 'What it is divided by.' } }
})

export enum ExpressionProblemKindEnum {
  syntax = 'syntax',
  too_long = 'too_long',
  too_deep = 'too_deep',
  not_offered = 'not_offered',
  wrong_type = 'wrong_type',
  wrong_count = 'wrong_count',
  unknown_code = 'unknown_code',
  not_in_force = 'not_in_force',
  itself = 'itself',
  cycle = 'cycle'
}
registerEnumType(ExpressionProblemKindEnum, {
  name: 'ExpressionProblemKind',
  description: 'Why an expression cannot be used.',
  valuesMap: {
    syntax: { description: 'It is not written as an expression is.' },
    too_long: { description: 'It has too many characters.' },
    too_deep: { description: 'It nests too deep or has too many parts.' },
    not_offered: { description: 'Texts, lists, members, and functions other than min, max and abs.' },
    wrong_type: { description: 'A number where a truth is needed, or the other way round.' },
    wrong_count: { description: 'A function with too few or too many values.' },
    unknown_code: { description: 'There is no indicator with this code.' },
    not_in_force: { description: 'The indicator is not in force on the day.' },
    itself: { description: 'The indicator would be worked out from itself.' },
    cycle: { description: 'The indicator would be worked out from itself by way of others.' }
  }
})

@ObjectType('ExpressionProblem', { description: 'Why an expression cannot be used, and where.' })
export class ExpressionProblemType {
  @Field(() => FormulaFieldEnum, { description: 'In which part.' })
  field!: `${FormulaFieldEnum}`

  @Field(() => ExpressionProblemKindEnum, { description: 'What is the matter.' })
  kind!: ProblemKind

  @Field(() => Int, { description: 'The first character that it is about, counted from 0.' })
  from!: number

  @Field(() => Int, { description: 'The character after the last.' })
  to!: number

  @Field(() => String, { description: 'What stands there, or the codes of a cycle; empty where there is nothing to name.' })
  name!: string
}

@ObjectType({ description: 'Whether a formula can be used.' })
export class ExpressionCheck {
  @Field(() => Boolean, { description: 'True when it can.' })
  isValid!: boolean

  @Field(() => ExpressionProblemType, { nullable: true, description: 'The first thing that is the matter; null when nothing is.' })
  problem!: ExpressionProblemType | null

  @Field(() => [String], { description: 'The codes that it names, each once.' })
  usedCodes!: string[]

  @Field(() => [IndicatorType], { description: 'The indicators that it names, as far as there are such.' })
  used!: IndicatorType[]
}
