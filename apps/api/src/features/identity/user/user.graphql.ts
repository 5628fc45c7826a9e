import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { Language } from '@solmu/shared/text.js'
import { IsInt, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator'

export enum LanguageEnum {
  fi = 'fi',
  sv = 'sv',
  en = 'en'
}
export enum ThemeEnum {
  system = 'system',
  light = 'light',
  dark = 'dark'
}
export enum DensityEnum {
  compact = 'compact',
  normal = 'normal',
  relaxed = 'relaxed'
}
export enum UserStateEnum {
  active = 'active',
  locked = 'locked',
  deactivated = 'deactivated',
  erased = 'erased'
}
export enum UserKindEnum {
  person = 'person',
  machine = 'machine'
}
registerEnumType(UserKindEnum, { name: 'UserKind', description: 'Whether a person signs in or a program asks with tokens.' })
registerEnumType(LanguageEnum, { name: 'Language', description: 'A language of the product.' })
registerEnumType(ThemeEnum, { name: 'Theme', description: 'How the pages look; system follows the device.' })
registerEnumType(DensityEnum, { name: 'Density', description: 'How tightly rows of tables stand.' })
registerEnumType(UserStateEnum, { name: 'UserState', description: 'Whether a person can sign in.' })

@ObjectType('Viewer', { description: 'The person who is signed in.' })
export class ViewerType {
  @Field(() => ID, { description: 'The id of the person.' })
  id!: string

  @Field(() => String, { description: 'The name that others see.' })
  displayName!: string

  @Field(() => String, { description: 'The e-mail with which the person signs in.' })
  email!: string

  @Field(() => LanguageEnum, { description: 'The language of the pages and of messages.' })
  language!: Language

  @Field(() => ThemeEnum, { description: 'The chosen look.' })
  theme!: 'system' | 'light' | 'dark'

  @Field(() => DensityEnum, { description: 'The chosen density of rows.' })
  density!: 'compact' | 'normal' | 'relaxed'

  @Field(() => Int, { description: 'The version of the profile; a change must name it.' })
  version!: number

  @Field(() => [String], { description: 'Every action that the person may do somewhere, such as network.read.' })
  actions!: string[]

  @Field(() => Boolean, { description: 'True while the password is the one that all demo accounts share.' })
  passwordIsDemo!: boolean
}

@ObjectType('User', { description: 'A person with an account.' })
export class UserType {
  @Field(() => ID, { description: 'The id of the person.' })
  id!: string

  @Field(() => String, { description: 'The name that others see.' })
  displayName!: string

  @Field(() => String, { description: 'The e-mail with which the person signs in.' })
  email!: string

  @Field(() => LanguageEnum, { description: 'The language in which the person gets messages.' })
  language!: Language

  @Field(() => UserKindEnum, { description: 'Whether it is a person or a machine.' })
  kind!: 'person' | 'machine'

  @Field(() => UserStateEnum, { description: 'Whether the person can sign in now.' })
  state!: UserStateEnum

  @Field(() => Date, { nullable: true, description: 'When the person last signed in; null when never.' })
  lastLoginAt!: Date | null
}

@InputType({ description: 'Changes to one’s own profile; what is left out stays.' })
export class UpdateProfileInput {
  @Field(() => String, { nullable: true, description: 'The name that others see, at most 200 characters.' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  displayName?: string | null

  @Field(() => LanguageEnum, { nullable: true, description: 'The language of the pages and of messages.' })
  @IsOptional()
  language?: LanguageEnum | null

  @Field(() => ThemeEnum, { nullable: true, description: 'The look.' })
  @IsOptional()
  theme?: ThemeEnum | null

  @Field(() => DensityEnum, { nullable: true, description: 'The density of rows.' })
  @IsOptional()
  density?: DensityEnum | null

  @Field(() => Int, { description: 'The version that the change was made to.' })
  @IsInt()
  expectedVersion!: number
}

@ObjectType({ description: 'The profile after the change.' })
export class UpdateProfilePayload {
  @Field(() => ViewerType, { description: 'The person who is signed in.' })
  viewer!: ViewerType
}

@InputType({ description: 'A new password, with the present one as proof.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The present password.' })
  @IsString()
  @MaxLength(1000)
  currentPassword!: string

  @Field(() => String, { description: 'The new password, at least 12 characters and hard to guess.' })
  @IsString()
  @MaxLength(1000)
  newPassword!: string
}

@ObjectType({ description: 'The profile after the change of password; all other sessions have ended.' })
export class ChangePasswordPayload {
  @Field(() => ViewerType, { description: 'The person who is signed in.' })
  viewer!: ViewerType
}
