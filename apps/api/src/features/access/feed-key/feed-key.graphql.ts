import { Field, ID, InputType, ObjectType } from '@nestjs/graphql'
import type { TokenState } from '@solmu/domain/access/api-token.js'
import { IsNotEmpty, IsString, IsUUID, MaxLength } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { TokenStateEnum } from '../machine/machine.graphql.js'

@ObjectType('FeedKey', { description: 'With what a spreadsheet of the viewer asks for published figures; what opens is shown once and kept nowhere.' })
export class FeedKeyType {
  @Field(() => ID, { description: 'The id of the key.' })
  id!: string

  @Field(() => String, { description: 'What it is called.' })
  name!: string

  @Field(() => String, { description: 'Its first letters, by which it is recognised.' })
  prefix!: string

  @Field(() => IsoDay, { description: 'The day from which on it no longer works.' })
  expiresOn!: string

  @Field(() => TokenStateEnum, { description: 'What has become of it.' })
  state!: TokenState

  @Field(() => Date, { description: 'When it was made.' })
  createdAt!: Date

  @Field(() => Date, { nullable: true, description: 'When it was last used, to the minute; null when never.' })
  lastUsedAt!: Date | null

  @Field(() => String, { nullable: true, description: 'From which address it was last used.' })
  lastUsedIp!: string | null
}

@InputType({ description: 'A key that is to be made for oneself.' })
export class CreateFeedKeyInput {
  @Field(() => String, { description: 'What it is called, at most 100 characters.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name!: string

  @Field(() => IsoDay, { description: 'The day from which on it no longer works; a year ahead at the most.' })
  expiresOn!: string
}

@InputType({ description: 'A key that is taken back.' })
export class RevokeFeedKeyInput {
  @Field(() => ID, { description: 'The key.' })
  @IsUUID()
  feedKeyId!: string
}

@ObjectType({ description: 'The key that was made.' })
export class CreateFeedKeyPayload {
  @Field(() => String, { description: 'What opens: shown here and never again.' })
  secret!: string

  @Field(() => [FeedKeyType], { description: 'The keys of the viewer, the newest first.' })
  feedKeys!: FeedKeyType[]
}

@ObjectType({ description: 'The keys that are left after one was taken back.' })
export class RevokeFeedKeyPayload {
  @Field(() => [FeedKeyType], { description: 'The keys of the viewer, the newest first.' })
  feedKeys!: FeedKeyType[]
}
