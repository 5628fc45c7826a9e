import { type Language, languages } from '@solmu/shared/text.js'
import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator'

/** What the first administrator of an empty installation fills in. */
export class FirstRunInput {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  token!: string

  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  consortiumName!: string

  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  displayName!: string

  @IsString()
  @IsNotEmpty()
  @MaxLength(254)
  email!: string

  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  password!: string

  @IsIn(languages)
  language!: Language
}
