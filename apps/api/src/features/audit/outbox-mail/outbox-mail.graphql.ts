import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { Language } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator'
import { ConnectionOf, PageArgs } from '../../../core/graphql/page.js'
import { LanguageEnum } from '../../identity/user/user.graphql.js'

export enum MailStateEnum {
  queued = 'queued',
  sent = 'sent',
  kept = 'kept',
  failed = 'failed'
}
registerEnumType(MailStateEnum, {
  name: 'MailState',
  description: 'What has become of a message.',
  valuesMap: {
    queued: { description: 'It waits for the worker.' },
    sent: { description: 'The mail server has taken it.' },
    kept: { description: 'No mail server is configured: it is kept here to be read.' },
    failed: { description: 'The mail server refused or did not answer; it is tried again.' }
  }
})

@ObjectType('OutboxMail', { description: 'A message that the system has sent or is about to send.' })
export class OutboxMailType {
  @Field(() => ID, { description: 'The id of the message.' })
  id!: string

  @Field(() => String, { description: 'The e-mail to which it goes.' })
  recipient!: string

  @Field(() => String, { description: 'The subject.' })
  subject!: string

  @Field(() => String, { description: 'The text.' })
  text!: string

  @Field(() => LanguageEnum, { description: 'The language in which it is written.' })
  language!: Language

  @Field(() => MailStateEnum, { description: 'What has become of it.' })
  state!: MailStateEnum

  @Field(() => Int, { description: 'How often sending was tried.' })
  attempts!: number

  @Field(() => String, { nullable: true, description: 'Why the last try failed.' })
  lastError!: string | null

  @Field(() => Date, { description: 'When it was written.' })
  createdAt!: Date

  @Field(() => Date, { nullable: true, description: 'When it was sent or kept.' })
  sentAt!: Date | null
}

@ObjectType({ description: 'A page of messages, the newest first.' })
export class OutboxMailConnection extends ConnectionOf(OutboxMailType, 'messages') {}

@InputType({ description: 'Which messages to list; what is left out does not narrow the list.' })
export class OutboxMailFilter {
  @Field(() => String, { nullable: true, description: 'A part of the recipient or the subject.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null

  @Field(() => MailStateEnum, { nullable: true, description: 'Those in this state.' })
  @IsOptional()
  state?: MailStateEnum | null
}

@ArgsType()
export class OutboxMailListArgs extends PageArgs {
  @Field(() => OutboxMailFilter, { nullable: true, description: 'Which messages.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => OutboxMailFilter)
  filter?: OutboxMailFilter | null
}
