import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { ProgressText } from '@solmu/domain/portfolio/progress-report.js'
import type { PartState, ProgressAction, ProgressGuard, ReportState } from '@solmu/domain/portfolio/progress-report.workflow.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { MoneyType } from '../../../core/graphql/money.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { ProgressActionEnum, ProgressGuardEnum, ProgressPartStateEnum, ProgressReportStateEnum, ProgressTextEnum } from './progress-kinds.graphql.js'

@ObjectType({ description: 'A progress report, in a list.' })
export class ProgressReportBrief {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => ID, { description: 'The project.' })
  projectId!: string

  @Field(() => String, { description: 'The number of the project.' })
  projectNumber!: string

  @Field(() => LocalizedTextType, { description: 'What the project is called.' })
  title!: LocalizedText

  @Field(() => Int, { description: 'Its number within the project.' })
  number!: number

  @Field(() => String, { description: 'The period on which it reports.' })
  period!: string

  @Field(() => IsoDay, { description: 'The day by which it is due.' })
  dueOn!: string

  @Field(() => ProgressReportStateEnum, { description: 'Where it stands.' })
  state!: ReportState

  @Field(() => Boolean, { description: 'Whether its day has passed and it is not with the funder.' })
  isLate!: boolean

  @Field(() => Int, { description: 'How many parts it has.' })
  partCount!: number

  @Field(() => Int, { description: 'How many of them the lead has.' })
  sentCount!: number

  @Field(() => Int, { description: 'How many questions of the funder are not answered.' })
  openQuestions!: number
}

@ObjectType({ description: 'The report that comes next.' })
export class NextProgressReport {
  @Field(() => String, { description: 'Its period.' })
  period!: string

  @Field(() => IsoDay, { description: 'The day by which it would be due.' })
  dueOn!: string
}

@ObjectType({ description: 'The progress reports of a project.' })
export class ProgressReports {
  @Field(() => [ProgressReportBrief], { description: 'All of them, the newest first.' })
  reports!: ProgressReportBrief[]

  @Field(() => NextProgressReport, { nullable: true, description: 'What the viewer may begin next; null for those who begin none.' })
  next!: NextProgressReport | null
}

@ObjectType({ description: 'A figure of a report: out of the accepted figures while it is written, as it was sent afterwards.' })
export class ProgressFigureType {
  @Field(() => ID, { description: 'The indicator in the project.' })
  projectIndicatorId!: string

  @Field(() => String, { description: 'The code of the indicator.' })
  code!: string

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  name!: LocalizedText

  @Field(() => String, { nullable: true, description: 'The figure of the period.' })
  period!: string | null

  @Field(() => String, { nullable: true, description: 'The figure of the time of the project so far.' })
  soFar!: string | null

  @Field(() => String, { nullable: true, description: 'What is aimed at by the end.' })
  target!: string | null

  @Field(() => Int, { description: 'How many figures of units were asked so far.' })
  asked!: number

  @Field(() => Int, { description: 'How many of them are accepted.' })
  given!: number
}

@ObjectType({ description: 'What is told in words.' })
export class ProgressTextType {
  @Field(() => ProgressTextEnum, { description: 'On what.' })
  key!: ProgressText

  @Field(() => String, { description: 'The words; may be empty.' })
  text!: string

  @Field(() => Boolean, { description: 'Whether the viewer can write it now.' })
  isOpen!: boolean
}

@ObjectType({ description: 'A cell that came back, with what is asked of it.' })
export class ProgressMark {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => ID, { nullable: true, description: 'The part in which it is; null for one of the report as a whole.' })
  partId!: string | null

  @Field(() => String, { description: 'The cell: `figure:` and the indicator in the project, or `text:` and what it is about.' })
  cell!: string

  @Field(() => String, { description: 'What is asked of it.' })
  comment!: string

  @Field(() => String, { description: 'The answer; empty while there is none.' })
  reply!: string

  @Field(() => Boolean, { description: 'Whether it still waits.' })
  isOpen!: boolean

  @Field(() => Date, { description: 'When it was marked.' })
  madeAt!: Date
}

@ObjectType({ description: 'A step that can be taken with a report or a part.' })
export class ProgressStepType {
  @Field(() => ProgressActionEnum, { description: 'The step.' })
  action!: ProgressAction

  @Field(() => [ProgressGuardEnum], { description: 'What stands in its way.' })
  blockedBy!: ProgressGuard[]

  @Field(() => Boolean, { description: 'Whether cells must be marked.' })
  needsMarks!: boolean
}

@ObjectType({ description: 'The part of a partner in a progress report.' })
export class ProgressPart {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => ID, { description: 'The partner.' })
  partnerId!: string

  @Field(() => LocalizedTextType, { description: 'The organisation.' })
  name!: LocalizedText

  @Field(() => ProgressPartStateEnum, { description: 'Where it stands.' })
  state!: PartState

  @Field(() => [ProgressFigureType], { description: 'Its figures.' })
  figures!: ProgressFigureType[]

  @Field(() => [ProgressTextType], { description: 'Its texts.' })
  texts!: ProgressTextType[]

  @Field(() => IsoDay, { nullable: true, description: 'On which day the figures were taken from what was accepted; null before it is sent.' })
  factsOn!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'When it was last sent.' })
  sentOn!: string | null

  @Field(() => [ProgressStepType], { description: 'The steps that the viewer may take.' })
  steps!: ProgressStepType[]

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'What the checks have found in a report.' })
export class ProgressFinding {
  @Field(() => String, { description: 'The rule.' })
  ruleCode!: string

  @Field(() => String, { description: 'The figures that it is about: an explanation is void as soon as they are others.' })
  about!: string

  @Field(() => LocalizedTextType, { description: 'What was found.' })
  message!: LocalizedText

  @Field(() => ID, { nullable: true, description: 'The indicator in the project; null where it is about the whole.' })
  projectIndicatorId!: string | null

  @Field(() => String, { description: 'How the lead explains it; empty while it does not.' })
  explanation!: string
}

@ObjectType({ description: 'The money of the project in a report.' })
export class ProgressMoney {
  @Field(() => MoneyType, { description: 'What the locked budget holds.' })
  budget!: MoneyType

  @Field(() => MoneyType, { description: 'What is claimed of it.' })
  claimed!: MoneyType

  @Field(() => MoneyType, { description: 'What of that the funder has accepted.' })
  certified!: MoneyType

  @Field(() => MoneyType, { description: 'What of that is paid.' })
  paid!: MoneyType
}

@ObjectType({ description: 'A question of the funder about a cell of a report.' })
export class ProgressQuestion {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'The cell.' })
  cell!: string

  @Field(() => String, { description: 'The question.' })
  question!: string

  @Field(() => Date, { description: 'When it was asked.' })
  askedAt!: Date

  @Field(() => String, { description: 'The answer; empty while there is none.' })
  answer!: string

  @Field(() => Date, { nullable: true, description: 'When it was answered.' })
  answeredAt!: Date | null

  @Field(() => Int, { description: 'The version of the record; an answer must name it.' })
  version!: number
}

@ObjectType({ description: 'What happened to a report.' })
export class ProgressEvent {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => ID, { nullable: true, description: 'The part; null for the report as a whole.' })
  partId!: string | null

  @Field(() => ProgressActionEnum, { description: 'The step.' })
  action!: ProgressAction

  @Field(() => String, { description: 'What was said; may be empty.' })
  reason!: string

  @Field(() => Date, { description: 'When.' })
  at!: Date
}

@ObjectType({ description: 'A progress report of a project.' })
export class ProgressReport extends ProgressReportBrief {
  @Field(() => [ProgressFigureType], { description: 'The figures of the whole project.' })
  figures!: ProgressFigureType[]

  @Field(() => [ProgressTextType], { description: 'What the lead tells.' })
  texts!: ProgressTextType[]

  @Field(() => IsoDay, { nullable: true, description: 'On which day the figures were taken from what was accepted; null while it is written.' })
  factsOn!: string | null

  @Field(() => ProgressMoney, { nullable: true, description: 'The money; null where nothing is decided.' })
  money!: ProgressMoney | null

  @Field(() => [ProgressFinding], { description: 'What the checks have found.' })
  findings!: ProgressFinding[]

  @Field(() => [ProgressPart], { description: 'The parts of the partners, that of the lead first.' })
  parts!: ProgressPart[]

  @Field(() => [ProgressMark], { description: 'The cells that came back, the newest first.' })
  marks!: ProgressMark[]

  @Field(() => [ProgressQuestion], { description: 'The questions of the funder, the newest first.' })
  questions!: ProgressQuestion[]

  @Field(() => [ProgressEvent], { description: 'What happened, the newest first.' })
  events!: ProgressEvent[]

  @Field(() => [ProgressStepType], { description: 'The steps that the viewer may take.' })
  steps!: ProgressStepType[]

  @Field(() => Boolean, { description: 'Whether the viewer writes for the lead now.' })
  mayWrite!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer records what the funder asks.' })
  mayAsk!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer answers the funder.' })
  mayAnswer!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}
