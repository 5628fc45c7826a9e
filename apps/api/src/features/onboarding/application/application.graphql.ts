import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { ApplicationState } from '@solmu/domain/onboarding/application.workflow.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { ApplicationLanguageEnum, ApplicationStateEnum, LikenessKindEnum } from './application-kinds.graphql.js'

@ObjectType({ description: 'The organisation of the register that an applicant is.' })
export class ApplicantOrganisation {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  name!: LocalizedText
}

@ObjectType({ description: 'The call by which an application came.' })
export class ApplicationCall {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'Its title.' })
  title!: LocalizedText
}

@ObjectType({ description: 'An application for membership.' })
export class Application {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'What the applicant calls the organisation.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'Its business id; null until a right one was told.' })
  businessId!: string | null

  @Field(() => ApplicationStateEnum, { description: 'Where it stands.' })
  state!: ApplicationState

  @Field(() => OrgUnitRefType, { description: 'To whom it is made: a regional centre, or the head office.' })
  centre!: OrgUnitRefType

  @Field(() => ApplicationCall, { nullable: true, description: 'The call by which it came; null when the centre invited the organisation.' })
  call!: ApplicationCall | null

  @Field(() => ApplicantOrganisation, { nullable: true, description: 'The organisation of the register that it is; null while nobody has said so.' })
  organisation!: ApplicantOrganisation | null

  @Field(() => Boolean, { description: 'Whether the centre has found that it is no organisation of the register.' })
  isNewOrganisation!: boolean

  @Field(() => ApplicationLanguageEnum, { description: 'In which language it was begun.' })
  language!: Language

  @Field(() => Int, { description: 'Which version of the form it answers; see libs/domain.' })
  formVersion!: number

  @Field(() => Date, { description: 'When it was begun.' })
  createdAt!: Date

  @Field(() => Date, { description: 'When it was changed last.' })
  changedAt!: Date

  @Field(() => Date, { nullable: true, description: 'When it was sent last; null for one that never was.' })
  submittedAt!: Date | null

  @Field(() => Date, { nullable: true, description: 'When it was taken back.' })
  withdrawnAt!: Date | null

  @Field(() => String, { description: 'Why it was taken back, when that was told.' })
  withdrawalReason!: string

  @Field(() => Date, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Date | null

  @Field(() => Date, { nullable: true, description: 'When what it said was erased; the bare record stays.' })
  erasedAt!: Date | null

  @Field(() => Int, { description: 'Questions that wait for the applicant.' })
  openQuestions!: number

  @Field(() => Int, { description: 'Answers that nobody has looked at.' })
  newAnswers!: number

  @Field(() => Boolean, { description: 'Whether the viewer looks after it.' })
  mayManage!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer may ask the applicant.' })
  mayAsk!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'A page that shows what an applicant says.' })
export class ApplicationLink {
  @Field(() => String, { description: 'What it is called.' })
  title!: string

  @Field(() => String, { description: 'Its address as it was typed.' })
  url!: string
}

@ObjectType({ description: 'One answer of an application; one of its parts says what was answered.' })
export class ApplicationAnswer {
  @Field(() => String, { description: 'Which field of the section.' })
  field!: string

  @Field(() => String, { description: 'The text as it was typed; empty for choices and links.' })
  text!: string

  @Field(() => [String], { description: 'The options that were chosen.' })
  choices!: string[]

  @Field(() => [ApplicationLink], { description: 'The pages that were named.' })
  links!: ApplicationLink[]
}

@ObjectType({ description: 'A section of an application.' })
export class ApplicationSectionType {
  @Field(() => String, { description: 'Which section of the form.' })
  section!: string

  @Field(() => [ApplicationAnswer], { description: 'What was answered.' })
  answers!: ApplicationAnswer[]

  @Field(() => String, { description: 'Who wrote last.' })
  changedBy!: string

  @Field(() => Date, { description: 'When.' })
  changedAt!: Date
}

@ObjectType({ description: 'A document of an application.' })
export class ApplicationFile {
  @Field(() => ID, { description: 'Its id, by which it is fetched.' })
  id!: string

  @Field(() => String, { description: 'To which section it belongs.' })
  section!: string

  @Field(() => String, { description: 'What it is called.' })
  name!: string

  @Field(() => Int, { description: 'How large it is, in bytes.' })
  size!: number

  @Field(() => String, { description: 'Who added it.' })
  addedBy!: string

  @Field(() => Date, { description: 'When.' })
  addedAt!: Date
}

@ObjectType({ description: 'Somebody who writes an application, by a link in a mail.' })
export class ApplicationPerson {
  @Field(() => ID, { description: 'Their id.' })
  id!: string

  @Field(() => String, { description: 'Their name.' })
  name!: string

  @Field(() => String, { description: 'Where they are written to.' })
  email!: string

  @Field(() => ApplicationLanguageEnum, { description: 'In which language.' })
  language!: Language

  @Field(() => Date, { nullable: true, description: 'Until when their newest link holds; null when none does.' })
  linkUntil!: Date | null

  @Field(() => Date, { nullable: true, description: 'When a link was sent to them last.' })
  sentAt!: Date | null
}

@ObjectType({ description: 'A question to the applicant, with its answer.' })
export class ApplicationQuestion {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { nullable: true, description: 'About which section; null for all of it.' })
  section!: string | null

  @Field(() => String, { description: 'What is asked.' })
  body!: string

  @Field(() => String, { nullable: true, description: 'Who asked.' })
  askedBy!: string | null

  @Field(() => Date, { description: 'When.' })
  askedAt!: Date

  @Field(() => String, { description: 'The answer; empty while there is none.' })
  answer!: string

  @Field(() => String, { description: 'Who answered.' })
  answeredBy!: string

  @Field(() => Date, { nullable: true, description: 'When; null while it waits.' })
  answeredAt!: Date | null

  @Field(() => Date, { nullable: true, description: 'When somebody took note of the answer, or stopped asking.' })
  settledAt!: Date | null

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'Something that has happened with an application.' })
export class ApplicationEvent {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => Date, { description: 'When.' })
  at!: Date

  @Field(() => String, { description: 'What; the web words it.' })
  kind!: string

  @Field(() => ApplicationStateEnum, { nullable: true, description: 'From which state it moved.' })
  from!: ApplicationState | null

  @Field(() => ApplicationStateEnum, { nullable: true, description: 'To which state.' })
  to!: ApplicationState | null

  @Field(() => String, { description: 'Who; empty for the clock.' })
  actorName!: string

  @Field(() => Boolean, { description: 'Whether it was the applicant.' })
  isApplicant!: boolean

  @Field(() => String, { description: 'What was said about it.' })
  note!: string
}

@ObjectType({ description: 'Something that may be the same body as the applicant.' })
export class ApplicationLikeness {
  @Field(() => LikenessKindEnum, { description: 'What it is.' })
  kind!: 'organisation' | 'application'

  @Field(() => ID, { description: 'The id of the organisation or application.' })
  otherId!: string

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  name!: LocalizedText

  @Field(() => String, { nullable: true, description: 'Its business id.' })
  businessId!: string | null

  @Field(() => Boolean, { description: 'Whether it has the same business id.' })
  isExact!: boolean

  @Field(() => Boolean, { description: 'Whether the centre has found it to be another body.' })
  isDismissed!: boolean
}
