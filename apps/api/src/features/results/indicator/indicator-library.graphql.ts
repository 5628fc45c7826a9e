import { Field, Int, ObjectType } from '@nestjs/graphql'

@ObjectType({ description: 'What of the library that comes with the product the consortium does not have.' })
export class IndicatorLibraryGap {
  @Field(() => Int, { description: 'How many groups are missing.' })
  groupCount!: number

  @Field(() => Int, { description: 'How many dimensions are missing.' })
  dimensionCount!: number

  @Field(() => Int, { description: 'How many indicators are missing.' })
  indicatorCount!: number
}

@ObjectType({ description: 'What the library that comes with the product has added; what was there stays as it is.' })
export class InstallIndicatorLibraryPayload {
  @Field(() => Int, { description: 'How many groups were added.' })
  groupCount!: number

  @Field(() => Int, { description: 'How many dimensions were added.' })
  dimensionCount!: number

  @Field(() => Int, { description: 'How many indicators were added.' })
  indicatorCount!: number

  @Field(() => Int, { description: 'How many check rules were added.' })
  checkRuleCount!: number
}
