import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { IsUUID } from 'class-validator'
import type { SignInMethod } from '@solmu/domain/identity/second-factor.js'

export enum SignInMethodEnum {
  password = 'password',
  totp = 'totp',
  recovery_code = 'recovery_code',
  passkey = 'passkey',
  provider = 'provider'
}
registerEnumType(SignInMethodEnum, { name: 'SignInMethod', description: 'A way in which a person proved who they are.' })

@ObjectType('Session', { description: 'One sign-in of the person on one device.' })
export class SessionType {
  @Field(() => ID, { description: 'The id of the session.' })
  id!: string

  @Field(() => String, { nullable: true, description: 'The device, such as iPhone; null when it did not say.' })
  device!: string | null

  @Field(() => String, { nullable: true, description: 'The browser, such as Firefox 143; null when it did not say.' })
  browser!: string | null

  @Field(() => String, { nullable: true, description: 'The operating system, such as Windows 11; null when it did not say.' })
  system!: string | null

  @Field(() => String, { nullable: true, description: 'The address from which it was last used; null when not known.' })
  ipAddress!: string | null

  @Field(() => [SignInMethodEnum], { description: 'How the person signed in.' })
  methods!: SignInMethod[]

  @Field(() => Date, { description: 'When the person signed in.' })
  createdAt!: Date

  @Field(() => Date, { description: 'When it was last used, to the minute.' })
  lastSeenAt!: Date

  @Field(() => Boolean, { description: 'True for the session that asks.' })
  isCurrent!: boolean
}

@InputType({ description: 'The session that ends.' })
export class EndSessionInput {
  @Field(() => ID, { description: 'One of one’s own sessions.' })
  @IsUUID()
  sessionId!: string
}

@ObjectType({ description: 'What is left after a session has ended.' })
export class EndSessionPayload {
  @Field(() => [SessionType], { description: 'One’s living sessions, the present one first.' })
  sessions!: SessionType[]
}

@ObjectType({ description: 'What is left after all sessions but the present one have ended.' })
export class EndOtherSessionsPayload {
  @Field(() => Int, { description: 'How many sessions ended.' })
  endedCount!: number

  @Field(() => [SessionType], { description: 'One’s living sessions: the present one.' })
  sessions!: SessionType[]
}
