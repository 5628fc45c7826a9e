import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql'
import { IsBoolean, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'

@InputType({ description: 'Something that is put off.' })
export class PutOffWorkItemInput {
  @IsString()
  @MaxLength(200)
  @Field(() => ID, { description: 'What.' })
  itemId!: string

  @Field(() => IsoDay, { description: 'The day on which it comes back; within ninety days.' })
  until!: string

  @IsBoolean()
  @Field(() => Boolean, { defaultValue: false, description: 'Whether the viewer knows that it will be late by then.' })
  acceptsPastDue!: boolean
}

@InputType({ description: 'Something that is handed on.' })
export class HandOnWorkItemInput {
  @IsString()
  @MaxLength(200)
  @Field(() => ID, { description: 'What.' })
  itemId!: string

  @IsUUID()
  @Field(() => ID, { description: 'To whom.' })
  userId!: string

  @IsOptional()
  @IsString()
  @MaxLength(500)
  @Field(() => String, { nullable: true, description: 'What is said with it.' })
  note?: string | null
}

@InputType({ description: 'Something that is taken back.' })
export class TakeBackWorkItemInput {
  @IsString()
  @MaxLength(200)
  @Field(() => ID, { description: 'What.' })
  itemId!: string
}

@InputType({ description: 'Something that is given back.' })
export class GiveBackWorkItemInput {
  @IsString()
  @MaxLength(200)
  @Field(() => ID, { description: 'What.' })
  itemId!: string

  @IsUUID()
  @Field(() => ID, { description: 'To whom: who had handed it on.' })
  userId!: string
}

@ArgsType()
export class WorkItemColleagueArgs {
  @IsString()
  @MaxLength(200)
  @Field(() => ID, { description: 'What is to be handed on.' })
  itemId!: string

  @IsOptional()
  @IsString()
  @MaxLength(100)
  @Field(() => String, { nullable: true, description: 'Part of the name.' })
  search?: string | null
}

@ObjectType({ description: 'Something that waits and was changed; ask for what waits anew.' })
export class WorkItemPayload {
  @Field(() => ID, { description: 'What.' })
  itemId!: string
}
