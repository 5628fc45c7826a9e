import { Field, InputType, Int, ObjectType } from '@nestjs/graphql'
import { IsString, MaxLength } from 'class-validator'
import { PasskeyType } from '../passkey/passkey.graphql.js'
import { ViewerType } from '../user/user.graphql.js'

@ObjectType('ViewerSecurity', { description: 'How the person who is signed in proves who they are.' })
export class ViewerSecurityType {
  @Field(() => Boolean, { description: 'Whether the person can sign in with a password.' })
  hasPassword!: boolean

  @Field(() => Boolean, { description: 'Whether one-time codes of an authenticator app are in use.' })
  hasTotp!: boolean

  @Field(() => Int, { description: 'How many recovery codes have not been used.' })
  recoveryCodesLeft!: number

  @Field(() => [PasskeyType], { description: 'The passkeys, the oldest first.' })
  passkeys!: PasskeyType[]

  @Field(() => Boolean, {
    description: 'True while a role demands a second factor that this session has not given; only setting one up is possible.'
  })
  lacksSecondFactor!: boolean

  @Field(() => Boolean, { description: 'Whether a second factor was given in this session.' })
  hasSecondFactor!: boolean

  @Field(() => Date, { description: 'When the person last proved who they are in this session.' })
  provedAt!: Date

  @Field(() => Date, { description: 'When this session ends unless it is used.' })
  sessionEndsAt!: Date
}

@ObjectType({ description: 'What an authenticator app needs; nothing is in use before the first code.' })
export class StartTotpPayload {
  @Field(() => String, { description: 'The secret in Base32, for typing in.' })
  secret!: string

  @Field(() => String, { description: 'The secret as an otpauth address.' })
  uri!: string

  @Field(() => String, { description: 'The address as a QR code, an SVG document.' })
  qrSvg!: string
}

@InputType({ description: 'The first code of the authenticator app.' })
export class ConfirmTotpInput {
  @Field(() => String, { description: 'Six digits; blanks do not matter.' })
  @IsString()
  @MaxLength(50)
  code!: string
}

@ObjectType({ description: 'One-time codes are in use; the recovery codes are shown this once.' })
export class ConfirmTotpPayload {
  @Field(() => [String], { description: 'Ten recovery codes, each good for one sign-in; empty when the person has some already.' })
  recoveryCodes!: string[]

  @Field(() => ViewerType, { description: 'The person who is signed in.' })
  viewer!: ViewerType
}

@ObjectType({ description: 'One-time codes are no longer in use.' })
export class RemoveTotpPayload {
  @Field(() => ViewerType, { description: 'The person who is signed in.' })
  viewer!: ViewerType
}

@ObjectType({ description: 'New recovery codes, shown this once; those from before are void.' })
export class RenewRecoveryCodesPayload {
  @Field(() => [String], { description: 'Ten recovery codes, each good for one sign-in.' })
  recoveryCodes!: string[]

  @Field(() => ViewerType, { description: 'The person who is signed in.' })
  viewer!: ViewerType
}
