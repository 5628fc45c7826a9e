import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'

@ObjectType('PersonOverlap', { description: 'How many of the people whom two units counted are the same; nothing else is known of them.' })
export class PersonOverlapType {
  @Field(() => ID, { description: 'The id of the overlap.' })
  id!: string

  @Field(() => ID, { description: 'The indicator that counts them.' })
  indicatorId!: string

  @Field(() => String, { description: 'The combination of categories; empty for the figure as a whole.' })
  breakdown!: string

  @Field(() => String, { description: 'The period, such as 2026-Q3.' })
  period!: string

  @Field(() => OrgUnitRefType, { description: 'The unit that declared it.' })
  unit!: OrgUnitRefType

  @Field(() => OrgUnitRefType, { description: 'The unit that is to confirm it.' })
  otherUnit!: OrgUnitRefType

  @Field(() => Int, { description: 'How many people.' })
  count!: number

  @Field(() => Boolean, { description: 'True when both units have said so; before that it counts for nothing.' })
  isConfirmed!: boolean

  @Field(() => Date, { description: 'When it was declared.' })
  declaredAt!: Date

  @Field(() => Date, { nullable: true, description: 'When it was confirmed; null before that.' })
  confirmedAt!: Date | null

  @Field(() => Int, { description: 'The version; every change must name it.' })
  version!: number
}

@ArgsType()
export class PersonOverlapArgs {
  @Field(() => ID, { description: 'One of the two units.' })
  @IsUUID()
  unitId!: string

  @Field(() => String, { nullable: true, description: 'A period; all of them when not given.' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  period?: string | null
}

@InputType({ description: 'How many people two units have in common, as one of them sees it.' })
export class DeclareOverlapInput {
  @Field(() => ID, { description: 'An indicator that counts people.' })
  @IsUUID()
  indicatorId!: string

  @Field(() => String, { description: 'The combination of categories; empty for the figure as a whole.' })
  @IsString()
  @MaxLength(300)
  breakdown!: string

  @Field(() => String, { description: 'The period.' })
  @IsString()
  @MaxLength(20)
  period!: string

  @Field(() => ID, { description: 'The unit that declares.' })
  @IsUUID()
  unitId!: string

  @Field(() => ID, { description: 'The unit with which it shares them.' })
  @IsUUID()
  otherUnitId!: string

  @Field(() => Int, { description: 'How many people; no more than the unit has reported.' })
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  count!: number

  @Field(() => Int, { description: 'The version of what the two have declared so far; 0 when that is nothing.' })
  @IsInt()
  @Min(0)
  expectedVersion!: number
}

@InputType({ description: 'Which overlap.' })
export class OverlapStepInput {
  @Field(() => ID, { description: 'The overlap.' })
  @IsUUID()
  overlapId!: string

  @Field(() => Int, { description: 'The version that the viewer looked at.' })
  @IsInt()
  @Min(1)
  expectedVersion!: number
}

@ObjectType({ description: 'The overlap as it is now.' })
export class OverlapPayload {
  @Field(() => PersonOverlapType, { description: 'The overlap.' })
  overlap!: PersonOverlapType
}

@ObjectType({ description: 'What is no longer there.' })
export class RemoveOverlapPayload {
  @Field(() => ID, { description: 'The id of the overlap that was removed.' })
  overlapId!: string
}
