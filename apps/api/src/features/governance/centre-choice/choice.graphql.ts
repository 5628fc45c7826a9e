import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { EvidenceLink } from '@solmu/domain/governance/evidence-link.js'
import type { ChoiceAction, ChoiceGuard, ChoiceState } from '@solmu/domain/governance/centre-choice.workflow.js'
import type { BallotState } from '@solmu/domain/governance/ballot.workflow.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { BallotStateEnum } from '../ballot/ballot-kinds.graphql.js'
import { EvidenceLinkType } from '../evidence-link.graphql.js'
import { GovernedOrganisation } from '../mandate/mandate.graphql.js'
import { CentreChoiceActionEnum, CentreChoiceGuardEnum, CentreChoiceStateEnum } from './choice-kinds.graphql.js'

@ObjectType({ description: 'How much a criterion counts.' })
export class CentreCriterion {
  @Field(() => String, { description: 'Its key.' })
  key!: string

  @Field(() => Int, { description: 'Its weight; only how the weights stand to each other counts.' })
  weight!: number

  @Field(() => LocalizedTextType, { nullable: true, description: 'What it is called; null for one of the source, which is called by its key.' })
  name!: LocalizedText | null
}

@ObjectType({ description: 'A file that shows something of a candidate.' })
export class CentrePaper {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => ID, { description: 'Of which candidate.' })
  candidateId!: string

  @Field(() => ID, { nullable: true, description: 'The assessor who rests points on it; null where it was brought forward with the candidate.' })
  assessorId!: string | null

  @Field(() => String, { description: 'What it is called.' })
  fileName!: string

  @Field(() => Int, { description: 'How many bytes it has.' })
  fileSize!: number

  @Field(() => Boolean, { description: 'Whether the viewer may take it away now.' })
  mayRemove!: boolean
}

@ObjectType({ description: 'A unit that stands for the centre of its region.' })
export class CentreCandidate {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => OrgUnitRefType, { description: 'The unit.' })
  unit!: OrgUnitRefType

  @Field(() => GovernedOrganisation, { description: 'The member that ran it when it was named.' })
  organisation!: GovernedOrganisation

  @Field(() => String, { description: 'What it says for itself.' })
  statement!: string

  @Field(() => [EvidenceLinkType], { description: 'What shows it.' })
  links!: EvidenceLink[]

  @Field(() => IsoDay, { nullable: true, description: 'Since when it no longer stands.' })
  withdrawnOn!: string | null

  @Field(() => String, { description: 'Why it no longer stands; else empty.' })
  withdrawReason!: string

  @Field(() => Int, { nullable: true, description: 'How many votes of the units it got; null until they are counted and the assessment is closed.' })
  votes!: number | null
}

@ObjectType({ description: 'Somebody who scores the candidates.' })
export class CentreAssessor {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => ID, { description: 'Whose account.' })
  userId!: string

  @Field(() => String, { description: 'Who it is.' })
  name!: string

  @Field(() => Boolean, { description: 'Whether it is the viewer.' })
  isMine!: boolean

  @Field(() => Boolean, { description: 'Whether they are recused: their points count for nobody.' })
  isRecused!: boolean

  @Field(() => Int, { description: 'How many of the points that count they have given.' })
  scoredCount!: number

  @Field(() => Int, { description: 'How many there are to give.' })
  scoreCount!: number

  @Field(() => [ID], { description: 'The candidates for which they work or stand by a mandate today.' })
  tiedTo!: string[]
}

@ObjectType({ description: 'The points of an assessor for a candidate on a criterion.' })
export class CentreScore {
  @Field(() => ID, { description: 'Whose.' })
  assessorId!: string

  @Field(() => ID, { description: 'For which candidate.' })
  candidateId!: string

  @Field(() => String, { description: 'On which criterion.' })
  criterion!: string

  @Field(() => Int, { description: 'From 0 to 4.' })
  points!: number

  @Field(() => String, { description: 'On what they rest.' })
  evidence!: string
}

@ObjectType({ description: 'That an assessor has an interest in who is chosen.' })
export class CentreConflict {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => ID, { description: 'Which assessor.' })
  assessorId!: string

  @Field(() => ID, { nullable: true, description: 'The candidate that it concerns; null for all.' })
  candidateId!: string | null

  @Field(() => String, { description: 'What the interest is.' })
  reason!: string

  @Field(() => Boolean, { description: 'Whether it recuses the assessor.' })
  isRecused!: boolean

  @Field(() => Boolean, { description: 'Whether the assessor told it.' })
  isDeclared!: boolean

  @Field(() => Boolean, { description: 'Whether it was noted after the assessment was closed: the points of who is recused stay to be seen, and no longer count.' })
  isLate!: boolean

  @Field(() => Date, { description: 'When it was noted.' })
  notedAt!: Date
}

@ObjectType({ description: 'Where the votes of the units come from.' })
export class CentreVote {
  @Field(() => ID, { nullable: true, description: 'The ballot; null where they were counted elsewhere.' })
  ballotId!: string | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'What the ballot is called.' })
  ballotTitle!: LocalizedText | null

  @Field(() => BallotStateEnum, { nullable: true, description: 'Where the ballot stands.' })
  ballotState!: BallotState | null

  @Field(() => String, { description: 'Where they were counted; empty for a ballot.' })
  source!: string
}

@ObjectType({ description: 'What was decided, in the register.' })
export class CentreDecision {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { nullable: true, description: 'Its number; null for those who do not read it.' })
  number!: string | null
}

@ObjectType({ description: 'The change of the network that carries out what was decided.' })
export class CentreHandover {
  @Field(() => ID, { nullable: true, description: 'The regional centre; null where one begins.' })
  unitId!: string | null

  @Field(() => ID, { nullable: true, description: 'Where a regional centre begins: the unit that it stands under; else null.' })
  parentId!: string | null

  @Field(() => ID, { description: 'Who keeps it from then on.' })
  organisationId!: string

  @Field(() => String, { description: 'The code of the municipality in which it then stands.' })
  municipalityCode!: string

  @Field(() => String, { description: 'Its address then; empty where the unit has none.' })
  streetAddress!: string

  @Field(() => Int, { nullable: true, description: 'The number of the change, once it was made and as long as nobody undid it.' })
  changeNumber!: number | null

  @Field(() => Boolean, { description: 'Whether the viewer may make it.' })
  mayCarryOut!: boolean
}

@ObjectType({ description: 'Something that can be done with a choice.' })
export class CentreChoiceStep {
  @Field(() => CentreChoiceActionEnum, { description: 'What.' })
  action!: ChoiceAction

  @Field(() => [CentreChoiceGuardEnum], { description: 'What stands in the way; empty when nothing does.' })
  blockedBy!: ChoiceGuard[]
}

@ObjectType({ description: 'The choice of a regional centre, in a list.' })
export class CentreChoiceBrief {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText

  @Field(() => OrgUnitRefType, { description: 'The regional centre whose keeper is chosen; the head office where the region has none yet.' })
  centre!: OrgUnitRefType

  @Field(() => LocalizedTextType, { nullable: true, description: 'What the centre will be called where the region has none yet; else null.' })
  newCentreName!: LocalizedText | null

  @Field(() => CentreChoiceStateEnum, { description: 'Where it stands.' })
  state!: ChoiceState

  @Field(() => IsoDay, { nullable: true, description: 'The last day on which the assessors score.' })
  closesOn!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'When the assessment began.' })
  openedOn!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'When it was decided or given up.' })
  endedOn!: string | null

  @Field(() => Int, { description: 'How many stand.' })
  candidateCount!: number

  @Field(() => GovernedOrganisation, { nullable: true, description: 'Who was chosen.' })
  chosen!: GovernedOrganisation | null

  @Field(() => Boolean, { description: 'Whether the viewer is one of its assessors.' })
  isMine!: boolean
}

@ObjectType({ description: 'The choice of a regional centre.' })
export class CentreChoice extends CentreChoiceBrief {
  @Field(() => LocalizedTextType, { description: 'Why it is made, and how.' })
  description!: LocalizedText

  @Field(() => GovernedOrganisation, { nullable: true, description: 'Who keeps the centre today; null where the region has none yet.' })
  keeper!: GovernedOrganisation | null

  @Field(() => [CentreCriterion], { description: 'The criteria.' })
  criteria!: CentreCriterion[]

  @Field(() => IsoDay, { nullable: true, description: 'When the assessment was closed.' })
  closedOn!: string | null

  @Field(() => String, { description: 'Why it was given up; else empty.' })
  endReason!: string

  @Field(() => [CentreCandidate], { description: 'Who stands or has stood.' })
  candidates!: CentreCandidate[]

  @Field(() => [CentreAssessor], { description: 'Who assesses.' })
  assessors!: CentreAssessor[]

  @Field(() => [CentreScore], { description: 'The viewer’s own points, and once the assessment is closed everybody’s.' })
  scores!: CentreScore[]

  @Field(() => [CentreConflict], { description: 'Which interests were noted.' })
  conflicts!: CentreConflict[]

  @Field(() => [CentrePaper], { description: 'The files of the candidates and the viewer’s own, and once the assessment is closed everybody’s.' })
  papers!: CentrePaper[]

  @Field(() => CentreVote, { nullable: true, description: 'Where the votes of the units come from; null while there are none.' })
  vote!: CentreVote | null

  @Field(() => Boolean, { description: 'Whether a party that the charter asks stands in the way of deciding: of its ballot, or of the choice itself where there is no ballot.' })
  isHeld!: boolean

  @Field(() => ID, { nullable: true, description: 'The candidate that was chosen.' })
  chosenId!: string | null

  @Field(() => LocalizedTextType, { description: 'Why it was chosen; else empty.' })
  why!: LocalizedText

  @Field(() => IsoDay, { nullable: true, description: 'From which day it keeps the centre.' })
  effectiveOn!: string | null

  @Field(() => CentreDecision, { nullable: true, description: 'The decision in the register.' })
  decision!: CentreDecision | null

  @Field(() => CentreHandover, { nullable: true, description: 'How the network changes; null until it is decided, and where the centre stays with who has it.' })
  handover!: CentreHandover | null

  @Field(() => [CentreChoiceStep], { description: 'What the viewer may do with it.' })
  steps!: CentreChoiceStep[]

  @Field(() => Boolean, { description: 'Whether the viewer leads it.' })
  mayManage!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer may give points now.' })
  mayScore!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'Somebody who can be named.' })
export class CentrePerson {
  @Field(() => ID, { description: 'Whose account.' })
  id!: string

  @Field(() => String, { description: 'Who it is.' })
  name!: string
}

@ObjectType({ description: 'The choice after a change.' })
export class CentreChoicePayload {
  @Field(() => CentreChoice, { description: 'The choice.' })
  choice!: CentreChoice
}
