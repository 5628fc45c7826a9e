import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { AmendmentState, ProposalOption } from '@solmu/domain/governance/proposal.js'
import type { BallotOutcome } from '@solmu/domain/governance/ballot-result.js'
import type { BallotState } from '@solmu/domain/governance/ballot.workflow.js'
import type { ProposalAction, ProposalGuard, ProposalKind, ProposalState } from '@solmu/domain/governance/proposal.workflow.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { BallotOutcomeEnum, BallotStateEnum } from '../ballot/ballot-kinds.graphql.js'
import { GovernedOrganisation } from '../mandate/mandate.graphql.js'
import * as kinds from './proposal-kinds.graphql.js'

@ObjectType({ description: 'A body to which proposals are made.' })
export class ProposalBody {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  name!: LocalizedText
}

@ObjectType('ProposalOption', { description: 'One of those between which members choose.' })
export class ProposalOptionType {
  @Field(() => String, { description: 'Its key, by which ballots name it.' })
  key!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText
}

@ObjectType({ description: 'A text of a proposal; every change of one that was opened is a version of its own.' })
export class ProposalVersion {
  @Field(() => Int, { description: 'Which one it is, from 1.' })
  number!: number

  @Field(() => LocalizedTextType, { description: 'What the proposal is called.' })
  title!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What it says.' })
  content!: LocalizedText

  @Field(() => [ProposalOptionType], { description: 'Between what members choose; empty where they say yes or no.' })
  options!: ProposalOption[]

  @Field(() => Int, { description: 'How many are chosen.' })
  seats!: number

  @Field(() => String, { description: 'Why it was changed; empty for the first.' })
  why!: string

  @Field(() => ID, { nullable: true, description: 'The amendment that it took in.' })
  amendmentId!: string | null

  @Field(() => Date, { description: 'When it was made.' })
  madeAt!: Date
}

@ObjectType({ description: 'A change that a member would make to the text of a proposal.' })
export class ProposalAmendment {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => Int, { description: 'The version that it would change.' })
  onNumber!: number

  @Field(() => GovernedOrganisation, { description: 'Who brings it.' })
  organisation!: GovernedOrganisation

  @Field(() => LocalizedTextType, { description: 'What the text would say; a language that is left out stays as it is.' })
  content!: LocalizedText

  @Field(() => String, { description: 'Why.' })
  reason!: string

  @Field(() => kinds.AmendmentStateEnum, { description: 'Where it stands.' })
  state!: AmendmentState

  @Field(() => String, { description: 'What was answered.' })
  answer!: string

  @Field(() => Date, { description: 'When it was brought.' })
  madeAt!: Date

  @Field(() => Boolean, { description: 'Whether the viewer may take it back.' })
  mayWithdraw!: boolean
}

@ObjectType({ description: 'That a member does not consent to a proposal.' })
export class ProposalObjection {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => GovernedOrganisation, { description: 'Who objects.' })
  organisation!: GovernedOrganisation

  @Field(() => String, { description: 'Why.' })
  reason!: string

  @Field(() => Date, { description: 'When they objected.' })
  madeAt!: Date

  @Field(() => Date, { nullable: true, description: 'When they took it back; null while it stands.' })
  withdrawnAt!: Date | null

  @Field(() => Boolean, { description: 'Whether the viewer may take it back.' })
  mayWithdraw!: boolean
}

@ObjectType('ProposalStep', { description: 'A step that the viewer may take, or could once nothing stood in the way.' })
export class ProposalStepType {
  @Field(() => kinds.ProposalActionEnum, { description: 'Which one.' })
  action!: ProposalAction

  @Field(() => [kinds.ProposalGuardEnum], { description: 'What stands in the way; empty when nothing does.' })
  blockedBy!: ProposalGuard[]
}

@ObjectType({ description: 'An organisation in whose name the viewer may speak, with its unit.' })
export class ProposalPlace {
  @Field(() => GovernedOrganisation, { description: 'The organisation.' })
  organisation!: GovernedOrganisation

  @Field(() => OrgUnitRefType, { description: 'The unit.' })
  unit!: OrgUnitRefType
}

@ObjectType({ description: 'A ballot on a proposal.' })
export class ProposalBallot {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText

  @Field(() => BallotStateEnum, { description: 'Where it stands.' })
  state!: BallotState

  @Field(() => Date, { description: 'Until when votes are taken.' })
  closesAt!: Date

  @Field(() => BallotOutcomeEnum, { nullable: true, description: 'What came of it; null until it is counted.' })
  outcome!: BallotOutcome | null
}

@ObjectType({ description: 'A proposal to a body of the consortium, as a list shows it.' })
export class ProposalBrief {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => kinds.ProposalKindEnum, { description: 'How it is decided.' })
  kind!: ProposalKind

  @Field(() => kinds.ProposalStateEnum, { description: 'Where it stands.' })
  state!: ProposalState

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText

  @Field(() => ProposalBody, { description: 'To which body it is made.' })
  body!: ProposalBody

  @Field(() => GovernedOrganisation, { description: 'Who makes it.' })
  organisation!: GovernedOrganisation

  @Field(() => OrgUnitRefType, { description: 'The unit in whose name it is made.' })
  unit!: OrgUnitRefType

  @Field(() => IsoDay, { nullable: true, description: 'The last day of the discussion.' })
  discussUntil!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'Of one that asks for consent: the last day on which members may object.' })
  objectUntil!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'When it was opened; null for a draft.' })
  openedOn!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'When it was adopted, rejected or withdrawn.' })
  endedOn!: string | null

  @Field(() => Int, { description: 'How many amendments wait for an answer.' })
  openAmendments!: number

  @Field(() => Int, { description: 'How many objections stand.' })
  standingObjections!: number

  @Field(() => Boolean, { description: 'Whether a ballot on it is open.' })
  isVotedOn!: boolean
}

@ObjectType({ description: 'A proposal to a body of the consortium.' })
export class Proposal extends ProposalBrief {
  @Field(() => String, { description: 'Which matter of the charter it is.' })
  matter!: string

  @Field(() => LocalizedTextType, { description: 'What the matter is called, where the charter has made it itself; else empty.' })
  matterName!: LocalizedText

  @Field(() => Int, { nullable: true, description: 'The number of the charter that holds for it; null for a draft, and where there is none.' })
  charterNumber!: number | null

  @Field(() => IsoDay, { nullable: true, description: 'When the discussion ended.' })
  closedOn!: string | null

  @Field(() => LocalizedTextType, { description: 'What came of it, in words.' })
  outcome!: LocalizedText

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number

  @Field(() => [ProposalVersion], { description: 'Its texts, the newest first.' })
  versions!: ProposalVersion[]

  @Field(() => [ProposalAmendment], { description: 'The amendments, in the order in which they were brought.' })
  amendments!: ProposalAmendment[]

  @Field(() => [ProposalObjection], { description: 'The objections, in the order in which they were raised.' })
  objections!: ProposalObjection[]

  @Field(() => [ProposalBallot], { description: 'The ballots on it that the viewer sees, the newest first.' })
  ballots!: ProposalBallot[]

  @Field(() => [ProposalStepType], { description: 'What the viewer may do with it.' })
  steps!: ProposalStepType[]

  @Field(() => Boolean, { description: 'Whether the viewer may change its text now.' })
  mayEdit!: boolean

  @Field(() => [ProposalPlace], { description: 'In whose name the viewer may bring amendments now.' })
  amendsFor!: ProposalPlace[]

  @Field(() => [ProposalPlace], { description: 'In whose name the viewer may object now.' })
  objectsFor!: ProposalPlace[]
}

@ObjectType({ description: 'A matter on which the charter rules.' })
export class ProposalMatter {
  @Field(() => String, { description: 'Its key.' })
  key!: string

  @Field(() => LocalizedTextType, { description: 'What it is called, where the charter has made it itself; else empty.' })
  name!: LocalizedText

  @Field(() => [ID], { description: 'The units of the viewer that may propose in it.' })
  unitIds!: string[]
}

@ObjectType({ description: 'What somebody needs to make a proposal.' })
export class ProposalChoices {
  @Field(() => [ProposalPlace], { description: 'In whose name the viewer may make one.' })
  places!: ProposalPlace[]

  @Field(() => [ProposalBody], { description: 'To which bodies.' })
  bodies!: ProposalBody[]

  @Field(() => [ProposalMatter], { description: 'In which matters.' })
  matters!: ProposalMatter[]
}

@ObjectType({ description: 'The proposal as it stands now.' })
export class ProposalPayload {
  @Field(() => Proposal, { description: 'The proposal.' })
  proposal!: Proposal
}
