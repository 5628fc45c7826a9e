import { languages, type Language } from '@solmu/shared/text.js'
import { IsIn, IsInt, IsNotEmpty, IsObject, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator'

/** Somebody begins an application by an open call. */
export class BeginApplicationInput {
  @IsUUID()
  callId!: string

  @IsString()
  @MaxLength(300)
  organisation!: string

  @IsString()
  @MaxLength(200)
  name!: string

  @IsString()
  @MaxLength(254)
  email!: string

  @IsIn(languages)
  language!: Language
}

/** Somebody asks for the links to their applications anew. */
export class AskLinkInput {
  @IsString()
  @IsNotEmpty()
  @MaxLength(254)
  email!: string
}

/** A section as it stands in the form, with the version on which it rests. */
export class SaveSectionInput {
  @IsString()
  @MaxLength(30)
  section!: string

  @IsInt()
  @Min(0)
  @Max(1_000_000)
  expectedVersion!: number

  @IsObject()
  content!: Record<string, unknown>
}

export class WithdrawApplicationInput {
  @IsString()
  @MaxLength(2000)
  reason!: string
}

export class AddApplicationPersonInput {
  @IsString()
  @MaxLength(200)
  name!: string

  @IsString()
  @MaxLength(254)
  email!: string

  @IsIn(languages)
  language!: Language
}

export class ApplicationPersonInput {
  @IsUUID()
  personId!: string
}

export class AnswerApplicationQuestionInput {
  @IsUUID()
  questionId!: string

  @IsString()
  @MaxLength(8000)
  answer!: string
}

export class ApplicationFileInput {
  @IsUUID()
  fileId!: string
}
