import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { CommitmentEnd, CommitmentState, CommitmentSubject } from '@solmu/domain/quality/commitment.js'
import type { DutyKind, DutyState } from '@solmu/domain/quality/commitment-duty.js'
import type { FrameworkKind } from '@solmu/domain/quality/framework.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { FrameworkKindEnum } from '../framework/framework-kinds.graphql.js'
import { CommitmentEndEnum, CommitmentStateEnum, CommitmentSubjectEnum, DutyKindEnum, DutyStateEnum, StatementLanguageEnum } from './commitment-kinds.graphql.js'

@ObjectType({ description: 'An organisation, as much of it as a link needs.' })
export class CommittedOrganisation {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  name!: LocalizedText
}

@ObjectType({ description: 'A quality framework, as much of it as a commitment needs.' })
export class CommittedFramework {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'Its code.' })
  code!: string

  @Field(() => FrameworkKindEnum, { description: 'What it is.' })
  kind!: FrameworkKind

  @Field(() => LocalizedTextType, { description: 'What the version calls it.' })
  name!: LocalizedText
}

@ObjectType({ description: 'A version of a framework, as much of it as a commitment needs.' })
export class CommittedVersion {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => Int, { description: 'Which one it is, from 1.' })
  number!: number

  @Field(() => IsoDay, { description: 'The first day on which it holds.' })
  validFrom!: string

  @Field(() => IsoDay, { nullable: true, description: 'The day on which the next one takes over; null when there is none.' })
  validTo!: string | null

  @Field(() => LocalizedTextType, { description: 'What is new in it.' })
  news!: LocalizedText
}

@ObjectType({ description: 'What a unit takes on beside the framework.' })
export class CommitmentConditionType {
  @Field(() => String, { description: 'What it is.' })
  text!: string

  @Field(() => IsoDay, { nullable: true, description: 'By when it is done first; null for one that simply holds.' })
  dueOn!: string | null

  @Field(() => Int, { nullable: true, description: 'How often it is done again, in months; null for once.' })
  everyMonths!: number | null
}

@ObjectType({ description: 'Something that a commitment obliges to, once.' })
export class CommitmentDuty {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => DutyKindEnum, { description: 'What it is.' })
  kind!: DutyKind

  @Field(() => String, { description: 'Of a condition: its words. Else empty.' })
  title!: string

  @Field(() => IsoDay, { description: 'The last day on which it is done in time.' })
  dueOn!: string

  @Field(() => Int, { nullable: true, description: 'How often it comes again, in months; null for once.' })
  everyMonths!: number | null

  @Field(() => DutyStateEnum, { description: 'Where it stands today.' })
  state!: DutyState

  @Field(() => IsoDay, { nullable: true, description: 'When it was done.' })
  doneOn!: string | null

  @Field(() => String, { description: 'What shows that it was done.' })
  evidence!: string

  @Field(() => String, { description: 'Where that is found; empty when nowhere.' })
  evidenceUrl!: string

  @Field(() => String, { nullable: true, description: 'Who marked it as done.' })
  doneBy!: string | null

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'A commitment to a version of a quality framework: asked for, or signed.' })
export class Commitment {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => CommittedFramework, { description: 'To which framework.' })
  framework!: CommittedFramework

  @Field(() => CommittedVersion, { description: 'To which version: that is asked for, or was signed.' })
  frameworkVersion!: CommittedVersion

  @Field(() => CommittedVersion, { nullable: true, description: 'The version that holds today, when it is a later one; null else.' })
  newerVersion!: CommittedVersion | null

  @Field(() => CommitmentSubjectEnum, { description: 'Who is bound.' })
  subject!: CommitmentSubject

  @Field(() => OrgUnitRefType, { description: 'The unit that is bound, or looks after what its organisation is bound by.' })
  unit!: OrgUnitRefType

  @Field(() => ID, { nullable: true, description: 'The centre to which the unit belongs today.' })
  centreId!: string | null

  @Field(() => CommittedOrganisation, { description: 'The organisation that runs the unit; of an organisation’s commitment whoever is bound.' })
  organisation!: CommittedOrganisation

  @Field(() => CommitmentStateEnum, { description: 'Where it stands today.' })
  state!: CommitmentState

  @Field(() => String, { nullable: true, description: 'Who asked for it; null when nobody did.' })
  requestedBy!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was asked for.' })
  requestedAt!: Date | null

  @Field(() => IsoDay, { nullable: true, description: 'By when it was asked for.' })
  dueOn!: string | null

  @Field(() => String, { description: 'What was said with the request.' })
  requestNote!: string

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it holds; null until it is signed.' })
  validFrom!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it no longer holds; null until further notice.' })
  validTo!: string | null

  @Field(() => [CommitmentConditionType], { description: 'On which conditions.' })
  conditions!: CommitmentConditionType[]

  @Field(() => String, { description: 'Who signed it, as it was signed.' })
  signatoryName!: string

  @Field(() => String, { description: 'Their title.' })
  signatoryTitle!: string

  @Field(() => String, { description: 'On whose behalf they signed.' })
  onBehalfOf!: string

  @Field(() => String, { description: 'What gave them the right to.' })
  mandateBasis!: string

  @Field(() => StatementLanguageEnum, { nullable: true, description: 'In which language it was signed.' })
  language!: Language | null

  @Field(() => String, { description: 'What was signed, word for word; empty until then.' })
  statement!: string

  @Field(() => String, { nullable: true, description: 'SHA-256 of what the version said when it was signed.' })
  contentHash!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was signed.' })
  signedAt!: Date | null

  @Field(() => Boolean, { nullable: true, description: 'Whether whoever signed had given a second factor.' })
  hasSecondFactor!: boolean | null

  @Field(() => ID, { nullable: true, description: 'The commitment that it renews.' })
  renewsId!: string | null

  @Field(() => ID, { nullable: true, description: 'The commitment that renews it.' })
  renewedById!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it no longer holds because it was ended.' })
  endedOn!: string | null

  @Field(() => CommitmentEndEnum, { nullable: true, description: 'How it was ended.' })
  endKind!: CommitmentEnd | null

  @Field(() => String, { description: 'Why it was ended.' })
  endReason!: string

  @Field(() => String, { nullable: true, description: 'Who ended it.' })
  endedBy!: string | null

  @Field(() => Int, { description: 'How many of its duties are overdue.' })
  overdueDuties!: number

  @Field(() => IsoDay, { nullable: true, description: 'When the next of its duties is due; null when none is open.' })
  nextDutyOn!: string | null

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number

  @Field(() => Boolean, { description: 'Whether the viewer may sign, renew and end it.' })
  maySign!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer may take the request back, or end it for the network.' })
  mayManage!: boolean
}

@ObjectType({ description: 'A unit for which the viewer may sign, with the organisation that runs it.' })
export class CommitmentPlace {
  @Field(() => OrgUnitRefType, { description: 'The unit.' })
  unit!: OrgUnitRefType

  @Field(() => CommittedOrganisation, { description: 'The organisation.' })
  organisation!: CommittedOrganisation
}

@ObjectType({ description: 'What was asked for.' })
export class RequestCommitmentsPayload {
  @Field(() => [Commitment], { description: 'The requests.' })
  commitments!: Commitment[]

  @Field(() => Int, { description: 'How many units were left out, because they have been asked already or are bound to this version.' })
  skippedCount!: number
}

@ObjectType({ description: 'The commitment that was changed.' })
export class CommitmentPayload {
  @Field(() => Commitment, { description: 'The commitment.' })
  commitment!: Commitment
}
