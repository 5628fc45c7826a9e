import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'

export enum ReminderSkipEnum {
  sent = 'sent',
  nobody = 'nobody'
}
registerEnumType(ReminderSkipEnum, {
  name: 'ReminderSkip',
  description: 'Why nobody was reminded.',
  valuesMap: {
    sent: { description: 'The unit has nothing to send.' },
    nobody: { description: 'Nobody fills in the returns of the unit.' }
  }
})

@InputType({ description: 'Whom to remind of what.' })
export class RemindUnitsInput {
  @Field(() => ID, { description: 'The round; it must be open.' })
  @IsUUID()
  roundId!: string

  @Field(() => [ID], { description: 'The units; at most 500.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  unitIds!: string[]

  @Field(() => String, { nullable: true, description: 'A few words of one’s own, put under the reminder.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  message?: string | null
}

@ObjectType({ description: 'A unit of which nobody was reminded, and why.' })
export class SkippedReminder {
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string

  @Field(() => ReminderSkipEnum, { description: 'Why.' })
  reason!: `${ReminderSkipEnum}`
}

@ObjectType({ description: 'Who was reminded.' })
export class RemindUnitsPayload {
  @Field(() => [ID], { description: 'The units of which somebody was reminded.' })
  remindedUnitIds!: string[]

  @Field(() => Int, { description: 'How many people got a message.' })
  recipientCount!: number

  @Field(() => [SkippedReminder], { description: 'The units of which nobody was.' })
  skipped!: SkippedReminder[]
}
