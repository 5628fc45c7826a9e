import { IsObject, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator'

/** A ballot, and the token that its holder has made up. */
export class BallotTokenInput {
  @IsUUID()
  ballotId!: string

  @IsString()
  @Matches(/^[A-Za-z0-9_-]{43}$/)
  token!: string
}

/** What is put into the box. The padding makes every request as long as every other. */
export class BoxedBallotInput extends BallotTokenInput {
  @IsString()
  @Matches(/^[A-Za-z0-9_-]{512}$/)
  signature!: string

  @IsObject()
  choice!: Record<string, unknown>

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  padding?: string
}
