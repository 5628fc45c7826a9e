import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { AdoptionDepth, AdoptionFunding, AdoptionState, FollowUpAnswer, FollowUpMonths } from '@solmu/domain/quality/adoption.js'
import type { UptakeState } from '@solmu/domain/quality/practice.js'
import { IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { ShownFileType } from '../../../core/graphql/shown-file.graphql.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'

export enum UptakeStateEnum {
  considering = 'considering',
  in_use = 'in_use',
  not_for_us = 'not_for_us',
  stopped = 'stopped'
}
registerEnumType(UptakeStateEnum, {
  name: 'PracticeUptakeState',
  description: 'How far a unit has come with a practice; one that has said nothing has not looked yet.',
  valuesMap: {
    considering: { description: 'It is thinking about it.' },
    in_use: { description: 'It does so.' },
    not_for_us: { description: 'It does not, for a reason.' },
    stopped: { description: 'It did so, and does no more, for a reason.' }
  }
})

export enum AdoptionStateEnum {
  considering = 'considering',
  in_use = 'in_use',
  unknown = 'unknown',
  stopped = 'stopped',
  not_for_us = 'not_for_us'
}
registerEnumType(AdoptionStateEnum, {
  name: 'PracticeAdoptionState',
  description: 'What is known today of a practice in a unit.',
  valuesMap: {
    considering: { description: 'The unit is thinking about it.' },
    in_use: { description: 'It is in use, and that was shown in time.' },
    unknown: { description: 'It was in use, and nobody has shown in time that it still is.' },
    stopped: { description: 'It was in use, and is no more.' },
    not_for_us: { description: 'It is not for the unit.' }
  }
})

export enum AdoptionDepthEnum {
  trying = 'trying',
  part = 'part',
  full = 'full',
  base = 'base'
}
registerEnumType(AdoptionDepthEnum, {
  name: 'PracticeDepth',
  description: 'How deep a practice goes in a unit.',
  valuesMap: {
    trying: { description: 'One or two workers try it.' },
    part: { description: 'With some customers or in some places.' },
    full: { description: 'As it is written.' },
    base: { description: 'It is part of the basic work, whoever comes and goes.' }
  }
})

export enum AdoptionFundingEnum {
  none = 'none',
  own = 'own',
  municipal = 'municipal',
  state = 'state',
  project = 'project',
  sales = 'sales',
  other = 'other'
}
registerEnumType(AdoptionFundingEnum, {
  name: 'PracticeFunding',
  description: 'From what a practice is paid in a unit.',
  valuesMap: {
    none: { description: 'It costs nothing more.' },
    own: { description: 'From the own money of the organisation.' },
    municipal: { description: 'By a municipality or an employment area.' },
    state: { description: 'By the state or a wellbeing services county.' },
    project: { description: 'By a project.' },
    sales: { description: 'From what the unit sells.' },
    other: { description: 'From something else.' }
  }
})

export enum FollowUpAnswerEnum {
  in_use = 'in_use',
  no_evidence = 'no_evidence',
  stopped = 'stopped'
}
registerEnumType(FollowUpAnswerEnum, {
  name: 'PracticeFollowUpAnswer',
  description: 'Whether a practice is still in use.',
  valuesMap: {
    in_use: { description: 'It is, and this shows it.' },
    no_evidence: { description: 'Perhaps, but nothing shows it.' },
    stopped: { description: 'It is not, for a reason.' }
  }
})

@ObjectType('PracticeFollowUp', { description: 'A question that waits: whether a practice is still in use.' })
export class PracticeFollowUpType {
  @Field(() => IsoDay, { description: 'When the use began.' })
  begunOn!: string

  @Field(() => Int, { description: 'After how many months it is asked: 6, 12 or 24.' })
  months!: FollowUpMonths

  @Field(() => IsoDay, { description: 'The day from which it waits.' })
  dueOn!: string

  @Field(() => IsoDay, { description: 'The last day; after it nothing is known of the use.' })
  deadline!: string
}

@ObjectType('PracticeFollowUpGiven', { description: 'What a unit has answered.' })
export class PracticeFollowUpGivenType {
  @Field(() => IsoDay, { description: 'When the use began that was asked about.' })
  begunOn!: string

  @Field(() => Int, { description: 'After how many months it was asked.' })
  months!: FollowUpMonths

  @Field(() => FollowUpAnswerEnum, { description: 'What was answered.' })
  answer!: FollowUpAnswer

  @Field(() => String, { description: 'The evidence, or the reason.' })
  text!: string

  @Field(() => String, { description: 'Where it is to be seen on the web; may be empty.' })
  link!: string

  @Field(() => IsoDay, { description: 'When.' })
  answeredOn!: string

  @Field(() => String, { nullable: true, description: 'Who.' })
  answeredBy!: string | null
}

@ObjectType('PracticeUptake', { description: 'How far a unit has come with a practice.' })
export class PracticeUptakeType {
  @Field(() => OrgUnitRefType, { description: 'The unit.' })
  unit!: OrgUnitRefType

  @Field(() => OrgUnitRefType, { nullable: true, description: 'Its centre today.' })
  centre!: OrgUnitRefType | null

  @Field(() => UptakeStateEnum, { nullable: true, description: 'How far it said that it has come; null: it has not looked yet.' })
  state!: UptakeState | null

  @Field(() => AdoptionStateEnum, { nullable: true, description: 'What is known of it today; null: it has not looked yet.' })
  standing!: AdoptionState | null

  @Field(() => String, { description: 'Why it is not for them, or how they do it; may be empty.' })
  reason!: string

  @Field(() => IsoDay, { nullable: true, description: 'Since when.' })
  since!: string | null

  @Field(() => AdoptionDepthEnum, { nullable: true, description: 'How deep it goes; null where it is not in use or nobody has said.' })
  depth!: AdoptionDepth | null

  @Field(() => AdoptionFundingEnum, { nullable: true, description: 'From what it is paid; null: nobody has said.' })
  funding!: AdoptionFunding | null

  @Field(() => String, { description: 'Who knows more: an office or a job, not a person; may be empty.' })
  contact!: string

  @Field(() => IsoDay, { nullable: true, description: 'When the present use began; null where it is not in use.' })
  begunOn!: string | null

  @Field(() => PracticeFollowUpType, { nullable: true, description: 'The question that waits for the unit; null when none does.' })
  followUp!: PracticeFollowUpType | null

  @Field(() => [PracticeFollowUpGivenType], { description: 'What it has answered, the oldest first.' })
  answers!: PracticeFollowUpGivenType[]

  @Field(() => [ShownFileType], { description: 'The files that show its use, the oldest first.' })
  files!: ShownFileType[]

  @Field(() => Int, { description: 'How many times it was said; 0 when it never was.' })
  version!: number

  @Field(() => Boolean, { description: 'Whether the viewer may say it.' })
  mayChange!: boolean
}

@ObjectType('PracticeSpreadPoint', { description: 'How many units stood where with a practice on a day.' })
export class PracticeSpreadPointType {
  @Field(() => IsoDay, { description: 'The day.' })
  day!: string

  @Field(() => Int, { description: 'Known to have it in use.' })
  inUse!: number

  @Field(() => Int, { description: 'Had it in use, and had not shown in time that they still did.' })
  unknown!: number

  @Field(() => Int, { description: 'Had stopped.' })
  stopped!: number

  @Field(() => Int, { description: 'Were considering it.' })
  considering!: number
}

@ObjectType('PracticeRetention', { description: 'How many of those whose 6, 12 or 24 months have come still had a practice in use.' })
export class PracticeRetentionType {
  @Field(() => Int, { description: 'After how many months.' })
  months!: FollowUpMonths

  @Field(() => Int, { description: 'Times of use whose day has come.' })
  asked!: number

  @Field(() => Int, { description: 'Still in use, with evidence.' })
  kept!: number

  @Field(() => Int, { description: 'Had ended.' })
  stopped!: number

  @Field(() => Int, { description: 'Nobody has shown it.' })
  unknown!: number

  @Field(() => Int, { description: 'The time to answer is not over.' })
  open!: number
}

@InputType({ description: 'How far a unit has come with a practice.' })
export class SetPracticeUptakeInput {
  @Field(() => ID, { description: 'Which practice.' })
  @IsUUID()
  practiceId!: string

  @Field(() => ID, { description: 'Which unit.' })
  @IsUUID()
  unitId!: string

  @Field(() => UptakeStateEnum, { description: 'How far.' })
  state!: UptakeState

  @Field(() => String, { description: 'How, or why it is not for them or no more.' })
  @IsString()
  @MaxLength(2000)
  reason!: string

  @Field(() => IsoDay, { description: 'Since when.' })
  since!: string

  @Field(() => AdoptionDepthEnum, { nullable: true, description: 'How deep it goes, where it is in use.' })
  @IsOptional()
  depth?: AdoptionDepth | null

  @Field(() => AdoptionFundingEnum, { nullable: true, description: 'From what it is paid.' })
  @IsOptional()
  funding?: AdoptionFunding | null

  @Field(() => String, { nullable: true, description: 'Who knows more.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  contact?: string | null

  @Field(() => Int, { description: 'The version that was looked at; 0 when nothing was said before.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'Whether a unit still has a practice in use.' })
export class AnswerPracticeFollowUpInput {
  @Field(() => ID, { description: 'Which practice.' })
  @IsUUID()
  practiceId!: string

  @Field(() => ID, { description: 'Which unit.' })
  @IsUUID()
  unitId!: string

  @Field(() => Int, { description: 'Which question: after 6, 12 or 24 months.' })
  @IsIn([6, 12, 24])
  months!: FollowUpMonths

  @Field(() => FollowUpAnswerEnum, { description: 'The answer.' })
  answer!: FollowUpAnswer

  @Field(() => String, { description: 'The evidence that it is in use, or the reason why no more.' })
  @IsString()
  @MaxLength(2000)
  text!: string

  @Field(() => String, { nullable: true, description: 'Where the evidence is to be seen on the web.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  link?: string | null
}
