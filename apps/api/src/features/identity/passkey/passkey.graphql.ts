import { CustomScalar, Field, ID, InputType, ObjectType, Scalar } from '@nestjs/graphql'
import { IsNotEmpty, IsObject, IsString, IsUUID, MaxLength } from 'class-validator'
import { DomainError } from '@solmu/domain/errors.js'
import { ViewerType } from '../user/user.graphql.js'

/** Stands for a JSON object in the schema. */
export class JsonObject {}

/** What browsers and authenticators say to each other has a shape of its own, which the library checks. */
@Scalar('JSON', () => JsonObject)
export class JsonScalar implements CustomScalar<object, object> {
  description = 'A JSON object whose shape another standard lays down. Only a variable can hold it.'
  serialize = (value: unknown) => value as object
  parseValue = (value: unknown) => {
    if (typeof value !== 'object' || value === null) throw new DomainError('INVALID_INPUT')
    return value
  }
  parseLiteral = (): object => {
    throw new DomainError('INVALID_INPUT')
  }
}

@ObjectType('Passkey', { description: 'A key on a device or in a key ring, with which a person signs in without a password.' })
export class PasskeyType {
  @Field(() => ID, { description: 'The id of the passkey.' })
  id!: string

  @Field(() => String, { description: 'The name that the person gave it.' })
  name!: string

  @Field(() => Date, { description: 'When it was added.' })
  createdAt!: Date

  @Field(() => Date, { nullable: true, description: 'When it was last used; null when never.' })
  lastUsedAt!: Date | null

  @Field(() => Boolean, { description: 'Whether it is kept in a key ring that several devices share.' })
  isSynced!: boolean
}

@ObjectType({ description: 'What the browser needs to make a passkey.' })
export class StartPasskeyPayload {
  @Field(() => ID, { description: 'The challenge; good for five minutes and one answer.' })
  challengeId!: string

  @Field(() => JsonObject, { description: 'PublicKeyCredentialCreationOptionsJSON of WebAuthn.' })
  options!: object
}

@InputType({ description: 'A new passkey.' })
export class AddPasskeyInput {
  @Field(() => ID, { description: 'The challenge that the browser answered.' })
  @IsUUID()
  challengeId!: string

  @Field(() => String, { description: 'A name by which the person knows it again, at most 100 characters.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name!: string

  @Field(() => JsonObject, { description: 'RegistrationResponseJSON of WebAuthn.' })
  @IsObject()
  response!: object
}

@ObjectType({ description: 'The passkey is in use.' })
export class AddPasskeyPayload {
  @Field(() => PasskeyType, { description: 'The new passkey.' })
  passkey!: PasskeyType

  @Field(() => [String], {
    description: 'Ten recovery codes, shown this once, when it is the first second factor; otherwise empty.'
  })
  recoveryCodes!: string[]

  @Field(() => ViewerType, { description: 'The person who is signed in.' })
  viewer!: ViewerType
}

@InputType({ description: 'Another name for a passkey.' })
export class RenamePasskeyInput {
  @Field(() => ID, { description: 'One of one’s own passkeys.' })
  @IsUUID()
  passkeyId!: string

  @Field(() => String, { description: 'The name, at most 100 characters.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name!: string
}

@ObjectType({ description: 'The passkey under its new name.' })
export class RenamePasskeyPayload {
  @Field(() => PasskeyType, { description: 'The passkey.' })
  passkey!: PasskeyType
}

@InputType({ description: 'The passkey that is removed.' })
export class RemovePasskeyInput {
  @Field(() => ID, { description: 'One of one’s own passkeys.' })
  @IsUUID()
  passkeyId!: string
}

@ObjectType({ description: 'The passkey no longer opens anything.' })
export class RemovePasskeyPayload {
  @Field(() => ViewerType, { description: 'The person who is signed in.' })
  viewer!: ViewerType
}
