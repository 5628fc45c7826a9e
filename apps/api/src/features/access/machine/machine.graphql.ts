import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { TokenState } from '@solmu/domain/access/api-token.js'
import { ArrayMaxSize, IsArray, IsBoolean, IsNotEmpty, IsString, IsUUID, MaxLength } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { UserStateEnum } from '../../identity/user/user.graphql.js'

export enum TokenStateEnum {
  active = 'active',
  expiring = 'expiring',
  expired = 'expired',
  revoked = 'revoked'
}
registerEnumType(TokenStateEnum, {
  name: 'TokenState',
  description: 'What has become of a token.',
  valuesMap: {
    active: { description: 'It works.' },
    expiring: { description: 'It works, and ends within two weeks.' },
    expired: { description: 'Its day has come.' },
    revoked: { description: 'Somebody has taken it back.' }
  }
})

@ObjectType('ApiToken', { description: 'What a program asks with; what opens is shown once and kept nowhere.' })
export class ApiTokenType {
  @Field(() => ID, { description: 'The id of the token.' })
  id!: string

  @Field(() => String, { description: 'What it is called.' })
  name!: string

  @Field(() => String, { description: 'Its first letters, by which it is recognised.' })
  prefix!: string

  @Field(() => [String], { description: 'The actions to which it is narrowed.' })
  actions!: string[]

  @Field(() => Boolean, { description: 'False for a token that reads only.' })
  mayWrite!: boolean

  @Field(() => IsoDay, { description: 'The day from which on it no longer works.' })
  expiresOn!: string

  @Field(() => TokenStateEnum, { description: 'What has become of it.' })
  state!: TokenState

  @Field(() => Date, { description: 'When it was made.' })
  createdAt!: Date

  @Field(() => String, { nullable: true, description: 'Who made it.' })
  createdByName!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was last used, to the minute; null when never.' })
  lastUsedAt!: Date | null

  @Field(() => String, { nullable: true, description: 'From which address it was last used.' })
  lastUsedIp!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was taken back.' })
  revokedAt!: Date | null
}

@ObjectType({ description: 'A program with an account; it holds roles as people do, and asks with tokens.' })
export class MachineUser {
  @Field(() => ID, { description: 'The id of the account; roles are given to it under this id.' })
  id!: string

  @Field(() => String, { description: 'What it is called.' })
  displayName!: string

  @Field(() => String, { description: 'What it is for.' })
  purpose!: string

  @Field(() => UserStateEnum, { description: 'Whether its tokens can work.' })
  state!: UserStateEnum

  @Field(() => Date, { description: 'When it was made.' })
  createdAt!: Date

  @Field(() => String, { nullable: true, description: 'Who made it.' })
  createdByName!: string | null

  @Field(() => Int, { description: 'How many roles it holds today.' })
  roleCount!: number

  @Field(() => [ApiTokenType], { description: 'Its tokens, the newest first.' })
  tokens!: ApiTokenType[]
}

@InputType({ description: 'A program that gets an account.' })
export class CreateMachineUserInput {
  @Field(() => String, { description: 'What it is called, at most 200 characters.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  displayName!: string

  @Field(() => String, { description: 'What it is for, and who answers for it, at most 500 characters.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  purpose!: string
}

@InputType({ description: 'A token that is to be made.' })
export class CreateApiTokenInput {
  @Field(() => ID, { description: 'The machine that asks with it.' })
  @IsUUID()
  machineUserId!: string

  @Field(() => String, { description: 'What it is called, at most 100 characters.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name!: string

  @Field(() => [String], { description: 'The actions to which it is narrowed, such as network.read.' })
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  actions!: string[]

  @Field(() => Boolean, { description: 'True for a token that may change things too.' })
  @IsBoolean()
  mayWrite!: boolean

  @Field(() => IsoDay, { description: 'The day from which on it no longer works; a year ahead at the most.' })
  expiresOn!: string
}

@InputType({ description: 'A token that is taken back.' })
export class RevokeApiTokenInput {
  @Field(() => ID, { description: 'The token.' })
  @IsUUID()
  tokenId!: string
}

@ObjectType({ description: 'The machine that was made.' })
export class CreateMachineUserPayload {
  @Field(() => MachineUser, { description: 'The machine.' })
  machine!: MachineUser
}

@ObjectType({ description: 'The token that was made.' })
export class CreateApiTokenPayload {
  @Field(() => String, { description: 'What opens: shown here and never again.' })
  secret!: string

  @Field(() => MachineUser, { description: 'The machine with its tokens.' })
  machine!: MachineUser
}

@ObjectType({ description: 'The machine after its token was taken back.' })
export class RevokeApiTokenPayload {
  @Field(() => MachineUser, { description: 'The machine with its tokens.' })
  machine!: MachineUser
}
