import { type Language, languages } from '@solmu/shared/text.js'
import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator'

/** The token of a link, as it stands after its #. */
export class InvitationLinkInput {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  token!: string
}

/** What somebody without an account fills in; whoever is signed in sends the token alone. */
export class AcceptInvitationInput extends InvitationLinkInput {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  displayName?: string | null

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  password?: string | null

  @IsOptional()
  @IsIn(languages)
  language?: Language | null
}
