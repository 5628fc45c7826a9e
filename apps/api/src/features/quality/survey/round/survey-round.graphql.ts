import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { SurveyAudience, SurveyText } from '@solmu/domain/quality/survey.js'
import type { SurveyLevel, SurveyRoundStanding } from '@solmu/domain/quality/survey-round.js'
import { IsoDay } from '../../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../../network/org-unit/org-unit-ref.graphql.js'
import { SurveyAudienceEnum, SurveyTextType } from '../survey-content.graphql.js'

export enum SurveyRoundStandingEnum {
  coming = 'coming',
  open = 'open',
  over = 'over',
  closed = 'closed',
  cancelled = 'cancelled'
}
registerEnumType(SurveyRoundStandingEnum, {
  name: 'SurveyRoundStanding',
  description: 'Where a round of a survey stands.',
  valuesMap: {
    coming: { description: 'Its first day has not come.' },
    open: { description: 'It takes answers.' },
    over: { description: 'Its last day has passed; it is summed up within a day.' },
    closed: { description: 'It has ended, and is shown as far as enough people have answered.' },
    cancelled: { description: 'It was given up; nothing of it is shown.' }
  }
})

export enum SurveyLevelEnum {
  unit = 'unit',
  centre = 'centre',
  all = 'all'
}
registerEnumType(SurveyLevelEnum, {
  name: 'SurveyLevel',
  description: 'Whose answers stand together.',
  valuesMap: {
    unit: { description: 'Those of a unit.' },
    centre: { description: 'Those of the units of a centre.' },
    all: { description: 'Those of all units of the round.' }
  }
})

@ObjectType('SurveyRoundUnit', { description: 'A unit in which a survey is asked.' })
export class SurveyRoundUnitType {
  @Field(() => OrgUnitRefType, { description: 'The unit.' })
  unit!: OrgUnitRefType

  @Field(() => OrgUnitRefType, { nullable: true, description: 'Its centre on the day on which the round was opened.' })
  centre!: OrgUnitRefType | null

  @Field(() => Int, { description: 'Links that were made.' })
  linkCount!: number

  @Field(() => Int, { description: 'Links by which somebody has answered.' })
  usedCount!: number

  @Field(() => Int, { description: 'Answers on devices.' })
  kioskCount!: number

  @Field(() => Boolean, { description: 'Whether the viewer may make links and open devices for it.' })
  mayManage!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer fills in the returns of the unit.' })
  mayReport!: boolean
}

@ObjectType('SurveyKiosk', { description: 'A device on which people answer one after the other, for a day.' })
export class SurveyKioskType {
  @Field(() => ID, { description: 'The id of the opening.' })
  id!: string

  @Field(() => ID, { description: 'The unit.' })
  unitId!: string

  @Field(() => IsoDay, { description: 'The day for which it was opened.' })
  openedOn!: string

  @Field(() => String, { nullable: true, description: 'Who opened it.' })
  openedBy!: string | null

  @Field(() => Boolean, { description: 'Whether it takes answers now.' })
  isOpen!: boolean
}

@ObjectType('SurveyCount', { description: 'How many people chose an option.' })
export class SurveyCountType {
  @Field(() => String, { description: 'The option.' })
  code!: string

  @Field(() => Int, { description: 'How many.' })
  count!: number
}

@ObjectType('SurveyFigure', { description: 'What a group answered to a question; only where enough people have.' })
export class SurveyFigureType {
  @Field(() => SurveyLevelEnum, { description: 'Whose answers they are.' })
  level!: SurveyLevel

  @Field(() => OrgUnitRefType, { description: 'The unit, the centre, or whose round it is.' })
  unit!: OrgUnitRefType

  @Field(() => String, { description: 'The question.' })
  questionCode!: string

  @Field(() => Int, { description: 'How many people answered it.' })
  n!: number

  @Field(() => [SurveyCountType], { description: 'How many chose what, in the order of the options; none of answers in words.' })
  counts!: SurveyCountType[]

  @Field(() => Float, { nullable: true, description: 'The mean step, 1 for the lowest; null where there is no scale.' })
  mean!: number | null
}

@ObjectType('SurveyWords', { description: 'An answer in words. Nothing tells which answers of one person belong together.' })
export class SurveyWordsType {
  @Field(() => ID, { description: 'The id of the text.' })
  id!: string

  @Field(() => SurveyLevelEnum, { description: 'In which group it was written.' })
  level!: SurveyLevel

  @Field(() => ID, { description: 'The unit, the centre, or whose round it is.' })
  unitId!: string

  @Field(() => String, { description: 'The question.' })
  questionCode!: string

  @Field(() => String, { description: 'What was written.' })
  body!: string

  @Field(() => IsoDay, { nullable: true, description: 'When it was hidden; null while it is shown.' })
  hiddenOn!: string | null

  @Field(() => String, { description: 'Why it was hidden.' })
  hiddenReason!: string

  @Field(() => Boolean, { description: 'Whether the viewer may hide it or show it again.' })
  mayHide!: boolean
}

@ObjectType('SurveyRound', { description: 'A survey, open in units from a day to a day.' })
export class SurveyRoundType {
  @Field(() => ID, { description: 'The id of the round.' })
  id!: string

  @Field(() => ID, { description: 'The survey.' })
  surveyId!: string

  @Field(() => ID, { description: 'The version that is asked.' })
  versionId!: string

  @Field(() => Int, { description: 'The number of the version.' })
  versionNumber!: number

  @Field(() => SurveyTextType, { description: 'What the survey is called.' })
  name!: SurveyText

  @Field(() => SurveyAudienceEnum, { description: 'Who is asked.' })
  audience!: SurveyAudience

  @Field(() => OrgUnitRefType, { description: 'Who asks: a unit for itself, or whoever stands above the units.' })
  owner!: OrgUnitRefType

  @Field(() => IsoDay, { description: 'The first day on which it takes answers.' })
  opensOn!: string

  @Field(() => IsoDay, { description: 'The last day on which it takes answers.' })
  closesOn!: string

  @Field(() => SurveyRoundStandingEnum, { description: 'Where it stands.' })
  standing!: SurveyRoundStanding

  @Field(() => IsoDay, { nullable: true, description: 'The day on which it ended.' })
  closedOn!: string | null

  @Field(() => Int, { description: 'Of fewer answers nothing is shown.' })
  minimum!: number

  @Field(() => Int, { description: 'Units in sight in which it is asked.' })
  unitCount!: number

  @Field(() => Int, { description: 'Links that were made for them.' })
  linkCount!: number

  @Field(() => Int, { description: 'Answers by link.' })
  usedCount!: number

  @Field(() => Int, { description: 'Answers on devices.' })
  kioskCount!: number

  @Field(() => Int, { description: 'Groups in sight of which something is shown.' })
  shownGroupCount!: number

  @Field(() => Boolean, { description: 'Whether the viewer may give it more time and end it.' })
  mayManage!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType('SurveyPlace', { description: 'A unit in which the viewer may ask a survey.' })
export class SurveyPlaceType {
  @Field(() => OrgUnitRefType, { description: 'The unit.' })
  unit!: OrgUnitRefType

  @Field(() => OrgUnitRefType, { nullable: true, description: 'Its centre today.' })
  centre!: OrgUnitRefType | null
}

@ObjectType({ description: 'The round that was changed.' })
export class SurveyRoundPayload {
  @Field(() => SurveyRoundType, { description: 'The round.' })
  round!: SurveyRoundType
}

@ObjectType({ description: 'A device that was opened. Its address is told this once.' })
export class OpenSurveyKioskPayload extends SurveyRoundPayload {
  @Field(() => SurveyKioskType, { description: 'The opening.' })
  kiosk!: SurveyKioskType

  @Field(() => String, { description: 'What opens the device, for the address after its #.' })
  code!: string

  @Field(() => String, { description: 'The address with the code as a QR code, as SVG.' })
  qrSvg!: string
}

@ObjectType({ description: 'What became of the figures of a survey in a return.' })
export class FillReturnFromSurveyPayload {
  @Field(() => ID, { description: 'The return.' })
  returnId!: string

  @Field(() => String, { description: 'Its period, such as 2026-Q3.' })
  period!: string

  @Field(() => Int, { description: 'Figures that stand there now as the survey says.' })
  savedCount!: number

  @Field(() => Int, { description: 'Other figures that stood there already and were kept.' })
  keptCount!: number
}

@ObjectType({ description: 'The answer in words that was hidden or shown again.' })
export class HideSurveyWordsPayload {
  @Field(() => SurveyWordsType, { description: 'The text.' })
  words!: SurveyWordsType
}
