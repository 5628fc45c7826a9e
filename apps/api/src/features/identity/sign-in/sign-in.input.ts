import { IsIn, IsNotEmpty, IsObject, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'

/** The second factor after the password, as a code. */
export class SecondFactorInput {
  @IsString()
  @MaxLength(100)
  ticket!: string

  @IsIn(['totp', 'recovery_code'])
  method!: 'totp' | 'recovery_code'

  @IsString()
  @IsNotEmpty()
  @MaxLength(50)
  code!: string
}

/** Which passkey is asked for: with a ticket one of the person’s, without one whichever they have. */
export class PasskeyOptionsInput {
  @IsOptional()
  @IsString()
  @MaxLength(100)
  ticket?: string | null
}

/** What an authenticator answered. */
export class PasskeyInput extends PasskeyOptionsInput {
  @IsUUID()
  challengeId!: string

  @IsObject()
  response!: object
}

/** A fresh proof of who is at the keyboard; which fields it needs follows from the method. */
export class ProofInput {
  @IsIn(['password', 'totp', 'passkey'])
  method!: 'password' | 'totp' | 'passkey'

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  password?: string | null

  @IsOptional()
  @IsString()
  @MaxLength(50)
  code?: string | null

  @IsOptional()
  @IsUUID()
  challengeId?: string | null

  @IsOptional()
  @IsObject()
  response?: object | null
}
