import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { ApplicationState } from '@solmu/domain/onboarding/application.workflow.js'
import type { StepOutcome } from '@solmu/domain/onboarding/ballot.js'
import type { DecisionBody } from '@solmu/domain/onboarding/decision-path.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { IsBoolean, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { ProcedureActionType } from '../assessment/assessment.graphql.js'
import { ProcedureFile } from '../procedure-file/procedure-file.graphql.js'
import { DecisionBodyEnum, DecisionPathContent } from '../rules/rules.graphql.js'

export enum StepOutcomeEnum {
  favour = 'favour',
  reject = 'reject',
  return = 'return'
}
registerEnumType(StepOutcomeEnum, {
  name: 'DecisionStepOutcome',
  description: 'What a body has decided.',
  valuesMap: {
    favour: { description: 'The application goes on along its path, or is admitted by the last step.' },
    reject: { description: 'The applicant is refused.' },
    return: { description: 'It goes back to the centre.' }
  }
})

export enum DecisionOutcomeEnum {
  admitted = 'admitted',
  rejected = 'rejected',
  returned = 'returned',
  expelled = 'expelled',
  founding = 'founding'
}
registerEnumType(DecisionOutcomeEnum, {
  name: 'MembershipDecisionOutcome',
  description: 'What a decision on membership says.',
  valuesMap: {
    admitted: { description: 'The applicant is admitted.' },
    rejected: { description: 'The applicant is refused.' },
    returned: { description: 'The application was sent back.' },
    expelled: { description: 'A member is expelled.' },
    founding: { description: 'A member of the founding.' }
  }
})
export type DecisionOutcome = `${DecisionOutcomeEnum}`

export enum AppealOutcomeEnum {
  upheld = 'upheld',
  annulled = 'annulled',
  inadmissible = 'inadmissible'
}
registerEnumType(AppealOutcomeEnum, {
  name: 'AppealOutcome',
  description: 'What an appeal came to.',
  valuesMap: {
    upheld: { description: 'The decision stands.' },
    annulled: { description: 'The decision is annulled; it is decided anew.' },
    inadmissible: { description: 'It was not looked at, because it came too late.' }
  }
})
export type AppealOutcome = `${AppealOutcomeEnum}`

@ObjectType('DecisionParticipant', { description: 'Somebody who was there when a body decided.' })
@InputType('DecisionParticipantInput', { description: 'Somebody who was there when a body decided.' })
export class DecisionParticipant {
  @Field(() => String, { description: 'Their name.' })
  @IsString()
  @MaxLength(200)
  name!: string

  @Field(() => ID, { nullable: true, description: 'Their account, when they have one; their name is the account’s then.' })
  @IsOptional()
  @IsUUID()
  userId?: string | null

  @Field(() => Boolean, { description: 'Whether they were recused.' })
  @IsBoolean()
  isRecused!: boolean

  @Field(() => String, { description: 'What binds them to the applicant; needed of whoever was recused.' })
  @IsString()
  @MaxLength(500)
  conflict!: string
}

@ObjectType({ description: 'A step of the path, as a body has taken it.' })
export class DecisionStepRecord {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => Int, { description: 'In which round: every decision that is annulled, and every step that sends back, begins another.' })
  round!: number

  @Field(() => Int, { description: 'Which step of the path, from 0.' })
  step!: number

  @Field(() => DecisionBodyEnum, { description: 'Which body.' })
  body!: DecisionBody

  @Field(() => IsoDay, { description: 'When.' })
  decidedOn!: string

  @Field(() => String, { description: 'Under which number.' })
  number!: string

  @Field(() => [DecisionParticipant], { description: 'Who was there.' })
  participants!: DecisionParticipant[]

  @Field(() => Int, { description: 'Votes for it.' })
  votesFor!: number

  @Field(() => Int, { description: 'Votes against it.' })
  votesAgainst!: number

  @Field(() => Int, { description: 'Abstentions.' })
  votesAbstain!: number

  @Field(() => StepOutcomeEnum, { description: 'What was decided.' })
  outcome!: StepOutcome

  @Field(() => String, { description: 'Why.' })
  reasons!: string

  @Field(() => String, { description: 'On which conditions.' })
  conditions!: string

  @Field(() => String, { description: 'On which ballot or minutes a vote of the members rests; empty for other bodies.' })
  basis!: string

  @Field(() => [ProcedureFile], { description: 'Its minutes and what else belongs to it.' })
  files!: ProcedureFile[]
}

@ObjectType({ description: 'An appeal against a decision on membership.' })
export class MembershipAppeal {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => IsoDay, { description: 'When it came in.' })
  receivedOn!: string

  @Field(() => String, { description: 'Who appeals.' })
  appellant!: string

  @Field(() => String, { description: 'On which grounds.' })
  grounds!: string

  @Field(() => Boolean, { description: 'Whether it came in time.' })
  isInTime!: boolean

  @Field(() => AppealOutcomeEnum, { nullable: true, description: 'What it came to; null while it is open.' })
  outcome!: AppealOutcome | null

  @Field(() => IsoDay, { nullable: true, description: 'When that was decided.' })
  decidedOn!: string | null

  @Field(() => String, { description: 'Why.' })
  outcomeReasons!: string

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'A decision on membership. It never changes; it can be annulled.' })
export class MembershipDecision {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => DecisionOutcomeEnum, { description: 'What it says.' })
  outcome!: DecisionOutcome

  @Field(() => String, { description: 'Of which body it is: one of the path, or founding_meeting.' })
  body!: string

  @Field(() => String, { description: 'Its number.' })
  number!: string

  @Field(() => ID, { nullable: true, description: 'On which application; null of founders and of members who are expelled.' })
  applicationId!: string | null

  @Field(() => ID, { nullable: true, description: 'The organisation, once there is one.' })
  organisationId!: string | null

  @Field(() => LocalizedTextType, { description: 'The name of the organisation or of the applicant.' })
  name!: LocalizedText

  @Field(() => OrgUnitRefType, { nullable: true, description: 'The centre; null when it is of none.' })
  centre!: OrgUnitRefType | null

  @Field(() => IsoDay, { description: 'When it was made.' })
  decidedOn!: string

  @Field(() => IsoDay, { description: 'From when it has effect.' })
  effectiveOn!: string

  @Field(() => IsoDay, { nullable: true, description: 'The last day on which a membership can begin on it.' })
  validUntil!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The last day on which it can be appealed against.' })
  appealUntil!: string | null

  @Field(() => String, { description: 'Why.' })
  reasons!: string

  @Field(() => String, { description: 'On which conditions.' })
  conditions!: string

  @Field(() => String, { description: 'Where it is written down; empty when nowhere else.' })
  document!: string

  @Field(() => ID, { nullable: true, description: 'The hearing of a member that was expelled.' })
  expulsionId!: string | null

  @Field(() => [ProcedureFile], { description: 'Its documents; the minutes of bodies stand at their steps.' })
  files!: ProcedureFile[]

  @Field(() => IsoDay, { nullable: true, description: 'When it was annulled; null while it holds.' })
  annulledOn!: string | null

  @Field(() => String, { description: 'Why it was annulled.' })
  annulledReason!: string

  @Field(() => MembershipAppeal, { nullable: true, description: 'The appeal against it.' })
  appeal!: MembershipAppeal | null
}

@ObjectType({ description: 'How an application is decided, and how far that is.' })
export class ApplicationDecision {
  @Field(() => ID, { description: 'Of which application.' })
  applicationId!: string

  @Field(() => OrgUnitRefType, { description: 'The centre to which it is made.' })
  centre!: OrgUnitRefType

  @Field(() => String, { description: 'The state of the application.' })
  state!: ApplicationState

  @Field(() => Int, { description: 'The version of the procedure; 0 before the assessment has begun.' })
  version!: number

  @Field(() => DecisionPathContent, { description: 'The path: the one with which it went to decision, before that the one that holds today.' })
  path!: DecisionPathContent

  @Field(() => Int, { description: 'Which version of the path; 0 for what ships.' })
  pathNumber!: number

  @Field(() => Date, { nullable: true, description: 'When it went to decision.' })
  sentAt!: Date | null

  @Field(() => String, { description: 'What the centre proposes.' })
  proposal!: string

  @Field(() => Int, { description: 'The round.' })
  round!: number

  @Field(() => Int, { nullable: true, description: 'Which step is next; null when none is.' })
  nextStep!: number | null

  @Field(() => [DecisionStepRecord], { description: 'The steps that were taken, in all rounds.' })
  steps!: DecisionStepRecord[]

  @Field(() => [MembershipDecision], { description: 'The decisions, the newest first.' })
  decisions!: MembershipDecision[]

  @Field(() => [ProcedureActionType], { description: 'What can be done, and what stands in the way.' })
  actions!: ProcedureActionType[]

  @Field(() => Boolean, { description: 'Whether the viewer prepares it.' })
  mayManage!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer records the next step.' })
  mayRecord!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer records appeals.' })
  mayDecide!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer annuls decisions and settles appeals.' })
  mayAnnul!: boolean
}

@ObjectType({ description: 'The decision that was changed.' })
export class ApplicationDecisionPayload {
  @Field(() => ApplicationDecision, { description: 'How the application is decided.' })
  decision!: ApplicationDecision
}

@ObjectType({ description: 'What became of a decision.' })
export class VerdictPayload {
  @Field(() => MembershipDecision, { description: 'The decision.' })
  made!: MembershipDecision

  @Field(() => ApplicationDecision, { nullable: true, description: 'How the application is decided on which it was made; null when it was made on none.' })
  decision!: ApplicationDecision | null
}

@ObjectType({ description: 'A decision on membership with all that it rests on.' })
export class MembershipDecisionRecord {
  @Field(() => MembershipDecision, { description: 'The decision.' })
  decision!: MembershipDecision

  @Field(() => [DecisionStepRecord], { description: 'The steps by which it was reached; none of founders and of members who are expelled.' })
  steps!: DecisionStepRecord[]

  @Field(() => [ProcedureActionType], { description: 'What can be done with it, and what stands in the way.' })
  actions!: ProcedureActionType[]

  @Field(() => Boolean, { description: 'Whether the viewer records appeals against it.' })
  mayAppeal!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer annuls it and settles appeals.' })
  mayAnnul!: boolean
}

@ObjectType({ description: 'Somebody who may be named as having decided.' })
export class DecisionCandidate {
  @Field(() => ID, { nullable: true, description: 'Whose account; null for somebody who sits in the body without one.' })
  userId!: string | null

  @Field(() => String, { description: 'Their name.' })
  name!: string

  @Field(() => LocalizedTextType, { description: 'The body in which they sit, else the unit where they have a role.' })
  place!: LocalizedText
}

@ObjectType({ description: 'The decisions that were recorded.' })
export class MembershipDecisionsPayload {
  @Field(() => [MembershipDecision], { description: 'The decisions.' })
  decisions!: MembershipDecision[]
}
