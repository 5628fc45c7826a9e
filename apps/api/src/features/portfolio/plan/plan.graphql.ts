import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { PlanKind, PlanState } from '@solmu/domain/portfolio/plan.js'
import type { PlanChange } from '@solmu/domain/portfolio/plan-baseline.js'
import type { LightReasonCode, PlanColour, SaidColour } from '@solmu/domain/portfolio/plan-light.js'
import { ArrayMaxSize, IsUUID } from 'class-validator'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { LightReasonEnum, PlanChangeEnum, PlanColourEnum, PlanKindEnum, PlanStateEnum } from './plan-kinds.graphql.js'

@ObjectType({ description: 'A partner of a project, as those see it who plan.' })
export class PlanPartner {
  @Field(() => ID, { description: 'Its id in the project.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  name!: LocalizedText

  @Field(() => Boolean, { description: 'Whether it leads the project.' })
  isLead!: boolean

  @Field(() => IsoDay, { description: 'Its first day in the project.' })
  validFrom!: string

  @Field(() => IsoDay, { nullable: true, description: 'The day on which it is no longer in it; null until the end.' })
  validTo!: string | null

  @Field(() => Boolean, { description: 'Whether the viewer plans its part.' })
  mayWrite!: boolean
}

@ObjectType({ description: 'A work package, a task, a milestone or a deliverable.' })
export class PlanItemType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => PlanKindEnum, { description: 'What it is.' })
  kind!: PlanKind

  @Field(() => ID, { nullable: true, description: 'The package that it is in; null for a package.' })
  packageId!: string | null

  @Field(() => Int, { description: 'Its number among its like in its package.' })
  number!: number

  @Field(() => String, { description: 'What it is called.' })
  name!: string

  @Field(() => ID, { description: 'The partner that does it.' })
  partnerId!: string

  @Field(() => String, { description: 'Who sees to it, as a role; may be empty.' })
  owner!: string

  @Field(() => String, { description: 'What there is to say of it; may be empty.' })
  note!: string

  @Field(() => String, { description: 'Of a deliverable: where it is; may be empty.' })
  link!: string

  @Field(() => IsoDay, { description: 'Its first day.' })
  startsOn!: string

  @Field(() => IsoDay, { description: 'Its last day.' })
  endsOn!: string

  @Field(() => Int, { nullable: true, description: 'How far it is, in per cent; of a package by the length of its tasks, null without any.' })
  progress!: number | null

  @Field(() => PlanStateEnum, { description: 'Where it stands.' })
  state!: PlanState

  @Field(() => IsoDay, { nullable: true, description: 'When it was done.' })
  doneOn!: string | null

  @Field(() => IsoDay, { description: 'The first day on which it could begin by what it waits for.' })
  earliest!: string

  @Field(() => Int, { nullable: true, description: 'How many days it can slip before the end of the plan does; null of packages and of what is past.' })
  slack!: number | null

  @Field(() => Boolean, { description: 'Whether every day that it slips moves the end of the plan.' })
  isCritical!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer may change it.' })
  mayWrite!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'That one thing waits until another has ended.' })
export class PlanLinkType {
  @Field(() => ID, { description: 'What has to end first.' })
  fromId!: string

  @Field(() => ID, { description: 'What waits for it.' })
  toId!: string

  @Field(() => Int, { description: 'How many days it waits after that.' })
  lagDays!: number
}

@ObjectType({ description: 'Why a traffic light is not green.' })
export class LightReasonType {
  @Field(() => LightReasonEnum, { description: 'What it is.' })
  code!: LightReasonCode

  @Field(() => PlanColourEnum, { description: 'How much it weighs.' })
  colour!: SaidColour

  @Field(() => Int, { description: 'How many there are.' })
  count!: number

  @Field(() => Int, { description: 'By how many days, the most of them; nothing where days do not matter.' })
  days!: number
}

@ObjectType({ description: 'What somebody has said by hand of how it stands.' })
export class SaidLightType {
  @Field(() => PlanColourEnum, { description: 'The colour.' })
  colour!: SaidColour

  @Field(() => String, { description: 'Why.' })
  reason!: string

  @Field(() => IsoDay, { description: 'The last day on which it holds.' })
  until!: string

  @Field(() => Date, { description: 'When it was said.' })
  saidAt!: Date
}

@ObjectType({ description: 'The traffic light of a project, or of one of its packages.' })
export class PlanLightType {
  @Field(() => ID, { description: 'The project.' })
  projectId!: string

  @Field(() => ID, { nullable: true, description: 'The package; null for the whole project.' })
  packageId!: string | null

  @Field(() => PlanColourEnum, { description: 'What the rules say.' })
  colour!: PlanColour

  @Field(() => [LightReasonType], { description: 'Why; none when it is green.' })
  reasons!: LightReasonType[]

  @Field(() => SaidLightType, { nullable: true, description: 'What somebody says instead, as long as it holds.' })
  said!: SaidLightType | null
}

@ObjectType({ description: 'A plan as it was on a day.' })
export class PlanBaselineBrief {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => Int, { description: 'Its number in the project.' })
  number!: number

  @Field(() => String, { description: 'What it is called; may be empty.' })
  name!: string

  @Field(() => Boolean, { description: 'Whether the decision of the funder froze it.' })
  isDecision!: boolean

  @Field(() => IsoDay, { description: 'The day on which it was frozen.' })
  takenOn!: string
}

@ObjectType({ description: 'First and last day.' })
export class PlanDaysType {
  @Field(() => IsoDay, { description: 'The first day.' })
  startsOn!: string

  @Field(() => IsoDay, { description: 'The last day.' })
  endsOn!: string
}

@ObjectType({ description: 'A part of a plan, then and now.' })
export class PlanDifferenceType {
  @Field(() => ID, { description: 'The part.' })
  id!: string

  @Field(() => PlanKindEnum, { description: 'What it is.' })
  kind!: PlanKind

  @Field(() => String, { description: 'What it is called, or was when it is gone.' })
  name!: string

  @Field(() => PlanChangeEnum, { description: 'What has become of it.' })
  change!: PlanChange

  @Field(() => PlanDaysType, { nullable: true, description: 'Its days then; null when it was not there.' })
  before!: PlanDaysType | null

  @Field(() => PlanDaysType, { nullable: true, description: 'Its days now; null when it is there no more.' })
  now!: PlanDaysType | null

  @Field(() => Int, { description: 'By how many days its beginning has moved.' })
  startMoved!: number

  @Field(() => Int, { description: 'By how many days its end has moved.' })
  endMoved!: number
}

@ObjectType({ description: 'A baseline against the plan as it is now.' })
export class PlanBaseline extends PlanBaselineBrief {
  @Field(() => [PlanDifferenceType], { description: 'Everything in either, once.' })
  differences!: PlanDifferenceType[]
}

@ObjectType({ description: 'The plan of a project.' })
export class ProjectPlan {
  @Field(() => ID, { description: 'The project.' })
  projectId!: string

  @Field(() => IsoDay, { nullable: true, description: 'The first day of the project.' })
  startsOn!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The last day of the project.' })
  endsOn!: string | null

  @Field(() => Boolean, { description: 'Whether the project is still planned.' })
  isOpen!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer plans the whole of it.' })
  mayLead!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer reads its risks and its staff.' })
  mayReadRisks!: boolean

  @Field(() => [PlanPartner], { description: 'Who carries it out.' })
  partners!: PlanPartner[]

  @Field(() => [PlanItemType], { description: 'All of the plan: each package and what is in it, by number.' })
  items!: PlanItemType[]

  @Field(() => [PlanLinkType], { description: 'What waits for what.' })
  links!: PlanLinkType[]

  @Field(() => [PlanBaselineBrief], { description: 'The plan as it was, the newest first.' })
  baselines!: PlanBaselineBrief[]

  @Field(() => [PlanLightType], { description: 'The light of the project, then those of its packages.' })
  lights!: PlanLightType[]
}

@ObjectType({ description: 'The plan after a change.' })
export class ProjectPlanPayload {
  @Field(() => ProjectPlan, { description: 'The plan.' })
  plan!: ProjectPlan
}

@ArgsType()
export class PlanLightArgs {
  @Field(() => [ID], { description: 'Which projects, a hundred at the most.' })
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  projectIds!: string[]
}
