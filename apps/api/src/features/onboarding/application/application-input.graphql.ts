import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { Language } from '@solmu/shared/text.js'
import { IsBoolean, IsEnum, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { Application } from './application.graphql.js'
import { ApplicationLanguageEnum, LikenessKindEnum } from './application-kinds.graphql.js'

@InputType({ description: 'Which organisation is invited to apply.' })
export class InviteApplicantInput {
  @Field(() => ID, { description: 'The centre or head office to which it applies.' })
  @IsUUID()
  centreId!: string

  @Field(() => String, { description: 'What the organisation is called.' })
  @IsString()
  @MaxLength(300)
  organisation!: string

  @Field(() => String, { description: 'To whom the mail goes.' })
  @IsString()
  @MaxLength(200)
  name!: string

  @Field(() => String, { description: 'At which address.' })
  @IsString()
  @MaxLength(254)
  email!: string

  @Field(() => ApplicationLanguageEnum, { description: 'In which language.' })
  @IsEnum(ApplicationLanguageEnum)
  language!: Language
}

@InputType({ description: 'One of those who write an application.' })
export class ApplicationPersonInput {
  @Field(() => ID, { description: 'Which application.' })
  @IsUUID()
  applicationId!: string

  @Field(() => ID, { description: 'Who.' })
  @IsUUID()
  personId!: string
}

@InputType({ description: 'What the applicant is asked.' })
export class AskApplicantInput {
  @Field(() => ID, { description: 'Which application.' })
  @IsUUID()
  applicationId!: string

  @Field(() => String, { nullable: true, description: 'About which section; null for all of it.' })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  section?: string | null

  @Field(() => String, { description: 'The question.' })
  @IsString()
  @MaxLength(4000)
  body!: string
}

@InputType({ description: 'Which question is settled.' })
export class SettleApplicationQuestionInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  questionId!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever settles.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'Which organisation of the register an applicant is.' })
export class IdentifyApplicantInput {
  @Field(() => ID, { description: 'Which application.' })
  @IsUUID()
  applicationId!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever says so.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => ID, { nullable: true, description: 'The organisation; null for one that the register does not have.' })
  @IsOptional()
  @IsUUID()
  organisationId?: string | null
}

@InputType({ description: 'What looks like an applicant and is another body.' })
export class DismissLikenessInput {
  @Field(() => ID, { description: 'Which application.' })
  @IsUUID()
  applicationId!: string

  @Field(() => LikenessKindEnum, { description: 'What looks like it.' })
  @IsEnum(LikenessKindEnum)
  kind!: 'organisation' | 'application'

  @Field(() => ID, { description: 'Its id.' })
  @IsUUID()
  otherId!: string

  @Field(() => Boolean, { description: 'Whether it is another body; false takes that back.' })
  @IsBoolean()
  isAnother!: boolean
}

@InputType({ description: 'Which draft is closed, and why.' })
export class CloseApplicationInput {
  @Field(() => ID, { description: 'Which application.' })
  @IsUUID()
  applicationId!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever closes it.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(2000)
  reason!: string
}

@ObjectType({ description: 'The application that was changed.' })
export class ApplicationPayload {
  @Field(() => Application, { description: 'The application.' })
  application!: Application
}
