import { type Language, languages } from '@solmu/shared/text.js'
import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator'

/** Whose password is forgotten. */
export class PasswordResetInput {
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  email!: string

  @IsIn(languages)
  language!: Language
}

/** The token of a link, as it stands after its #. */
export class LinkInput {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  token!: string
}

/** A link and the password that it sets. */
export class NewPasswordInput extends LinkInput {
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  password!: string
}
