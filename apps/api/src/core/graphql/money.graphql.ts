import { Field, InputType, ObjectType } from '@nestjs/graphql'
import { Matches } from 'class-validator'

@ObjectType('Money', { description: 'An amount of money, exact to its smallest unit.' })
export class MoneyType {
  @Field(() => String, { description: 'A whole number of the smallest unit of the currency: of euros in cents.' })
  minorUnits!: string

  @Field(() => String, { description: 'The three letters of the currency.' })
  currency!: string
}

@InputType({ description: 'An amount of money.' })
export class MoneyInput {
  @Field(() => String, { description: 'A whole number of the smallest unit of the currency: of euros in cents.' })
  @Matches(/^-?(0|[1-9]\d{0,17})$/)
  minorUnits!: string

  @Field(() => String, { description: 'The three letters of the currency.' })
  @Matches(/^[A-Z]{3}$/)
  currency!: string
}
