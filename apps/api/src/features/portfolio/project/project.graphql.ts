import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { LegalForm } from '@solmu/domain/network/organisation.js'
import type { CostModelKey } from '@solmu/domain/portfolio/cost-model.js'
import type { CallPart } from '@solmu/domain/portfolio/funding-call.js'
import type { ProjectKind } from '@solmu/domain/portfolio/project.js'
import type { ProjectAction, ProjectGuard, ProjectStage } from '@solmu/domain/portfolio/project.workflow.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { MoneyType } from '../../../core/graphql/money.graphql.js'
import { ConnectionOf } from '../../../core/graphql/page.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { GovernedOrganisation } from '../../governance/mandate/mandate.graphql.js'
import { LegalFormEnum } from '../../network/organisation/organisation-kinds.graphql.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { CallPartEnum, CallStateEnum, CostModelKeyEnum } from '../funder/funder-kinds.graphql.js'
import { ProjectActionEnum, ProjectGuardEnum, ProjectKindEnum, ProjectStageEnum } from './project-kinds.graphql.js'

@ObjectType({ description: 'The call that a project answers, and whose it is.' })
export class ProjectCall {
  @Field(() => ID, { description: 'The id of the call.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What the call is called.' })
  name!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'The programme.' })
  programme!: LocalizedText

  @Field(() => ID, { description: 'The id of the funder.' })
  funderId!: string

  @Field(() => GovernedOrganisation, { description: 'The funder.' })
  funder!: GovernedOrganisation

  @Field(() => CallStateEnum, { description: 'Where the call stands today.' })
  state!: 'coming' | 'open' | 'closed'
}

@ObjectType({ description: 'A project, in a list.' })
export class ProjectBrief {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'Its number: the year and the number within it.' })
  number!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText

  @Field(() => String, { description: 'Its short name; may be empty.' })
  acronym!: string

  @Field(() => ProjectKindEnum, { description: 'What kind of project it is.' })
  kind!: ProjectKind

  @Field(() => ProjectStageEnum, { description: 'How far it has come.' })
  stage!: ProjectStage

  @Field(() => IsoDay, { description: 'Since when.' })
  stageSince!: string

  @Field(() => OrgUnitRefType, { description: 'The unit that leads it.' })
  lead!: OrgUnitRefType

  @Field(() => OrgUnitRefType, { nullable: true, description: 'The regional centre of the unit that leads it.' })
  centre!: OrgUnitRefType | null

  @Field(() => ProjectCall, { nullable: true, description: 'The call that it answers.' })
  call!: ProjectCall | null

  @Field(() => IsoDay, { nullable: true, description: 'Its first day.' })
  startsOn!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'Its last day.' })
  endsOn!: string | null

  @Field(() => [String], { description: 'The task areas that it is about, 1a to 4c.' })
  taskAreas!: string[]

  @Field(() => [String], { description: 'The questions of the project ideas that it asks, 1a to 6a.' })
  ideas!: string[]

  @Field(() => Int, { description: 'How many organisations carry it out, its lead among them.' })
  partnerCount!: number

  @Field(() => MoneyType, { nullable: true, description: 'What it costs, by the base or else the newest budget; null where there is none, or for those who do not read its money.' })
  total!: MoneyType | null

  @Field(() => MoneyType, { nullable: true, description: 'What of it comes from the funder.' })
  grant!: MoneyType | null
}

@ObjectType({ description: 'Projects of the portfolio.' })
export class ProjectConnection extends ConnectionOf(ProjectBrief, 'projects') {}

@ObjectType({ description: 'Somebody who carries a project out and whom its call does not take.' })
export class IneligiblePartner {
  @Field(() => LocalizedTextType, { description: 'The name of the organisation.' })
  name!: LocalizedText

  @Field(() => LegalFormEnum, { description: 'Its legal form.' })
  legalForm!: LegalForm
}

@ObjectType({ description: 'An organisation that carries out a project.' })
export class ProjectPartner {
  @Field(() => ID, { description: 'Its id in the project.' })
  id!: string

  @Field(() => GovernedOrganisation, { description: 'The organisation.' })
  organisation!: GovernedOrganisation

  @Field(() => Boolean, { description: 'Whether it leads the project.' })
  isLead!: boolean

  @Field(() => [OrgUnitRefType], { description: 'With which of its units; none for one from outside the network.' })
  units!: OrgUnitRefType[]

  @Field(() => IsoDay, { description: 'Its first day in the project.' })
  validFrom!: string

  @Field(() => IsoDay, { nullable: true, description: 'The day on which it is no longer in it; null until the end.' })
  validTo!: string | null

  @Field(() => MoneyType, { nullable: true, description: 'Of one that leaves: what is budgeted for it after that, which a change of the budget has to settle.' })
  budgetedAfter!: MoneyType | null

  @Field(() => MoneyType, { nullable: true, description: 'Of one that leaves: what is recorded as spent by it after that, which a correction has to settle.' })
  costsAfter!: MoneyType | null

  @Field(() => Int, { description: 'Of one that leaves: how many of its claims have not been certified yet. It can still claim what it spent before.' })
  openClaims!: number

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'A step that a project has taken.' })
export class ProjectEvent {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => ProjectActionEnum, { description: 'The step.' })
  action!: ProjectAction

  @Field(() => ProjectStageEnum, { description: 'Where it led.' })
  toStage!: ProjectStage

  @Field(() => String, { description: 'Why; may be empty.' })
  reason!: string

  @Field(() => Date, { description: 'When.' })
  at!: Date
}

@ObjectType({ description: 'A step that the viewer could take with a project.' })
export class ProjectStepOption {
  @Field(() => ProjectActionEnum, { description: 'The step.' })
  action!: ProjectAction

  @Field(() => ProjectStageEnum, { description: 'Where it leads.' })
  to!: ProjectStage

  @Field(() => [ProjectGuardEnum], { description: 'What its gate still asks for.' })
  blockedBy!: ProjectGuard[]

  @Field(() => Boolean, { description: 'Whether a reason has to be given.' })
  needsReason!: boolean
}

@ObjectType({ description: 'A project that belongs to a group project, or the one that it belongs to.' })
export class RelatedProject {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText

  @Field(() => ProjectStageEnum, { description: 'How far it has come.' })
  stage!: ProjectStage
}

@ObjectType({ description: 'A project with its partners and its way so far.' })
export class Project extends ProjectBrief {
  @Field(() => LocalizedTextType, { description: 'What it is for.' })
  summary!: LocalizedText

  @Field(() => String, { description: 'The number by which the funder knows it; may be empty.' })
  funderCode!: string

  @Field(() => String, { description: 'The currency of its money.' })
  currency!: string

  @Field(() => CostModelKeyEnum, { nullable: true, description: 'By which model its costs are reckoned.' })
  costModel!: CostModelKey | null

  @Field(() => Int, { nullable: true, description: 'The rate of the model where it is another than that of the list, in hundredths of a per cent.' })
  costRate!: number | null

  @Field(() => [CallPartEnum], { description: 'What has changed in the call since it was applied for.' })
  callChanges!: CallPart[]

  @Field(() => [IneligiblePartner], { description: 'While it is prepared: those who carry it out and whom its call does not take.' })
  ineligible!: IneligiblePartner[]

  @Field(() => RelatedProject, { nullable: true, description: 'The group project that it belongs to.' })
  group!: RelatedProject | null

  @Field(() => [RelatedProject], { description: 'Of a group project: its sub-projects.' })
  subs!: RelatedProject[]

  @Field(() => [ProjectPartner], { description: 'Who carries it out, its lead first.' })
  partners!: ProjectPartner[]

  @Field(() => [ProjectEvent], { description: 'Its way so far, the newest first.' })
  events!: ProjectEvent[]

  @Field(() => [ProjectStepOption], { description: 'What the viewer can do with it.' })
  steps!: ProjectStepOption[]

  @Field(() => Boolean, { description: 'Whether the viewer may change what is said of it.' })
  mayEdit!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer reads its money.' })
  mayReadMoney!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'What is needed to register a project.' })
export class ProjectChoices {
  @Field(() => [OrgUnitRefType], { description: 'The units for which the viewer may register one.' })
  leads!: OrgUnitRefType[]

  @Field(() => [RelatedProject], { description: 'The group projects of which it could be a part.' })
  groups!: RelatedProject[]
}

@ObjectType({ description: 'The project after a change.' })
export class ProjectPayload {
  @Field(() => Project, { description: 'The project.' })
  project!: Project
}
