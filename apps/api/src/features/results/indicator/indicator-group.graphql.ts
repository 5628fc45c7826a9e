import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { IndicatorTextInput } from './indicator-text.graphql.js'
import { IndicatorGroupType } from './indicator.graphql.js'

@InputType({ description: 'A group to add, after the others.' })
export class CreateIndicatorGroupInput {
  @Field(() => String, { description: 'The key, which never changes.' })
  @IsString()
  @MaxLength(30)
  code!: string

  @Field(() => IndicatorTextInput, { description: 'Its name.' })
  @ValidateNested()
  @Type(() => IndicatorTextInput)
  name!: IndicatorTextInput
}

@InputType({ description: 'What a group is to be called, and where it is to stand.' })
export class ChangeIndicatorGroupInput {
  @Field(() => ID, { description: 'The group.' })
  @IsUUID()
  groupId!: string

  @Field(() => IndicatorTextInput, { description: 'Its name.' })
  @ValidateNested()
  @Type(() => IndicatorTextInput)
  name!: IndicatorTextInput

  @Field(() => Int, { nullable: true, description: 'Its place among the groups, from 1; as before when not given.' })
  @IsOptional()
  @IsInt()
  position?: number | null

  @Field(() => Int, { description: 'The version that was changed.' })
  @IsInt()
  expectedVersion!: number
}

@ObjectType({ description: 'The group as it was added.' })
export class CreateIndicatorGroupPayload {
  @Field(() => IndicatorGroupType, { description: 'The group.' })
  group!: IndicatorGroupType
}

@ObjectType({ description: 'The group as it was changed.' })
export class ChangeIndicatorGroupPayload {
  @Field(() => IndicatorGroupType, { description: 'The group.' })
  group!: IndicatorGroupType
}
