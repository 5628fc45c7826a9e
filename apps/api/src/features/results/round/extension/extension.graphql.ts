import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { IsInt, IsString, IsUUID, MaxLength } from 'class-validator'
import { IsoDay } from '../../../../core/graphql/scalars.js'
import { UnitReturnType } from '../../unit-return/unit-return.graphql.js'

@InputType({ description: 'More time for one unit.' })
export class ExtendReturnInput {
  @Field(() => ID, { description: 'The return.' })
  @IsUUID()
  returnId!: string

  @Field(() => IsoDay, { description: 'The last day on which the return is on time.' })
  until!: string

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(1000)
  reason!: string

  @Field(() => Int, { description: 'The version that was seen.' })
  @IsInt()
  expectedVersion!: number
}

@ObjectType({ description: 'The return with its new deadline.' })
export class ExtendReturnPayload {
  @Field(() => UnitReturnType, { description: 'The return.' })
  unitReturn!: UnitReturnType
}
