import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { MembershipEventKind, MembershipState, NoticeManner } from '@solmu/domain/onboarding/membership.js'
import type { MembershipGuard } from '@solmu/domain/onboarding/membership.workflow.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { MembershipEventKindEnum, MembershipGuardEnum, MembershipStateEnum, NoticeMannerEnum } from './membership-kinds.graphql.js'

@ObjectType({ description: 'An organisation, as much of it as a membership needs.' })
export class MemberOrganisation {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  name!: LocalizedText

  @Field(() => String, { nullable: true, description: 'Its business id; null when it has none.' })
  businessId!: string | null
}

@ObjectType({ description: 'The decision on which a membership rests.' })
export class MembershipBasis {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => ID, { nullable: true, description: 'The application that it decided; null for founders.' })
  applicationId!: string | null

  @Field(() => Boolean, { description: 'Whether it is the decision of the founding.' })
  isFounding!: boolean

  @Field(() => String, { description: 'Its number in the minutes.' })
  number!: string

  @Field(() => IsoDay, { description: 'When it was made.' })
  decidedOn!: string

  @Field(() => IsoDay, { nullable: true, description: 'When it was annulled; null when it stands.' })
  annulledOn!: string | null

  @Field(() => String, { description: 'Why it was annulled; empty when it stands.' })
  annulledReason!: string
}

@ObjectType({ description: 'Something that happened to a membership. It never changes.' })
export class MembershipEvent {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => Int, { description: 'Which one it is, from 1.' })
  number!: number

  @Field(() => MembershipEventKindEnum, { description: 'What happened.' })
  kind!: MembershipEventKind

  @Field(() => MembershipStateEnum, { description: 'Where it led.' })
  toState!: MembershipState

  @Field(() => IsoDay, { description: 'The first day on which it holds.' })
  effectiveOn!: string

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which the organisation is no longer a member, as known then.' })
  endsOn!: string | null

  @Field(() => NoticeMannerEnum, { nullable: true, description: 'Of a notice: how it was given.' })
  manner!: NoticeManner | null

  @Field(() => String, { description: 'Why; empty when nothing was said.' })
  reason!: string

  @Field(() => String, { description: 'The number of the decision or the letter.' })
  reference!: string

  @Field(() => String, { description: 'Of a signed notice: what was signed, word for word.' })
  statement!: string

  @Field(() => String, { description: 'Who recorded it; empty when it followed by itself.' })
  actorName!: string

  @Field(() => Date, { description: 'When it was recorded.' })
  recordedAt!: Date
}

@ObjectType({ description: 'An agreement that is required of members and that the organisation has not accepted.' })
export class MissingAgreement {
  @Field(() => ID, { description: 'The agreement.' })
  agreementId!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText
}

@ObjectType({ description: 'A step that the viewer could take for a membership.' })
export class MembershipStepType {
  @Field(() => MembershipEventKindEnum, { description: 'Which one.' })
  action!: MembershipEventKind

  @Field(() => MembershipStateEnum, { description: 'Where it leads.' })
  to!: MembershipState

  @Field(() => Boolean, { description: 'Whether it can be taken now.' })
  isAllowed!: boolean

  @Field(() => [MembershipGuardEnum], { description: 'What stands in its way.' })
  blockedBy!: MembershipGuard[]
}

@ObjectType({ description: 'What can be done with a membership today, and what is in the way.' })
export class MembershipOutlook {
  @Field(() => [MembershipStepType], { description: 'The steps that are the viewer’s to take.' })
  steps!: MembershipStepType[]

  @Field(() => [MissingAgreement], { description: 'The agreements that the organisation has not accepted.' })
  missingAgreements!: MissingAgreement[]

  @Field(() => Int, { description: 'How many required tasks of onboarding are open.' })
  openTasks!: number

  @Field(() => Int, { description: 'How many returns its units have not sent.' })
  openReturns!: number

  @Field(() => Int, { description: 'How long a member that gives notice still belongs, in months.' })
  noticeMonths!: number

  @Field(() => Boolean, { description: 'Whether the viewer holds the mandate to sign for it.' })
  hasMandate!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer looks after the member.' })
  mayManage!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer may give notice for it.' })
  mayLeave!: boolean
}

@ObjectType({ description: 'The membership of an organisation. Whoever joins again has another one.' })
export class Membership {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => MemberOrganisation, { description: 'Whose it is.' })
  organisation!: MemberOrganisation

  @Field(() => OrgUnitRefType, { description: 'The centre to which it belongs.' })
  centre!: OrgUnitRefType

  @Field(() => MembershipStateEnum, { description: 'Where it stands on the day that is asked for.' })
  state!: MembershipState

  @Field(() => IsoDay, { description: 'The first day of it.' })
  admittedOn!: string

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which the organisation is no longer a member, as known on the day that is asked for.' })
  endsOn!: string | null

  @Field(() => Boolean, { description: 'Whether its units are to be closed when it leaves.' })
  closesUnits!: boolean

  @Field(() => MembershipBasis, { description: 'The decision on which it rests.' })
  decision!: MembershipBasis

  @Field(() => [MembershipEvent], { description: 'What happened to it, in order.' })
  events!: MembershipEvent[]

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'The rules of membership in the consortium.' })
export class MembershipRules {
  @Field(() => IsoDay, { nullable: true, description: 'From when members come by admission alone; null while founders are still entered by hand.' })
  admissionSince!: string | null

  @Field(() => Int, { description: 'How long a member that gives notice still belongs, in months.' })
  noticeMonths!: number

  @Field(() => Int, { description: 'How many members of today have no membership yet.' })
  withoutMembership!: number

  @Field(() => Boolean, { description: 'Whether the viewer sets them, and writes the templates of plans.' })
  mayManage!: boolean
}

@ObjectType({ description: 'The membership that was changed.' })
export class MembershipPayload {
  @Field(() => Membership, { description: 'The membership.' })
  membership!: Membership
}

@ObjectType({ description: 'The rules as they are now.' })
export class MembershipRulesPayload {
  @Field(() => MembershipRules, { description: 'The rules.' })
  rules!: MembershipRules
}
