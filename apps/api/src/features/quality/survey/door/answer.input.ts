import { IsHexadecimal, IsNotEmpty, IsObject, IsString, Length, MaxLength } from 'class-validator'

/** What stands after the # of a link or of the address of a device. */
export class SurveyDoorInput {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  token!: string
}

/** An answer: what was chosen or written, by question. What it may hold is for the survey to say. */
export class SurveyAnswerInput extends SurveyDoorInput {
  @IsObject()
  answers!: Record<string, unknown>
}

/** An answer on a device, with a number that it makes up for each. */
export class KioskAnswerInput extends SurveyAnswerInput {
  @IsString()
  @IsHexadecimal()
  @Length(32, 32)
  nonce!: string
}
