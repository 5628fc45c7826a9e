import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { Direction, IndicatorUnit } from '@solmu/domain/results/indicator.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IndicatorDirectionEnum, IndicatorUnitEnum } from '../indicator/indicator-kinds.graphql.js'

@ObjectType({ description: 'An indicator, as much of it as a figure needs.' })
export class TargetIndicator {
  @Field(() => ID, { description: 'The id of the indicator.' })
  id!: string

  @Field(() => String, { description: 'Its code.' })
  code!: string

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  name!: LocalizedText

  @Field(() => IndicatorUnitEnum, { description: 'In what it is counted.' })
  unit!: IndicatorUnit

  @Field(() => Int, { description: 'How many decimals its values have.' })
  decimals!: number

  @Field(() => IndicatorDirectionEnum, { description: 'Which way is better.' })
  direction!: Direction
}
