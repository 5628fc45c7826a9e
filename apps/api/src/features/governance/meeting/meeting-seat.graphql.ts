import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { AttendanceWay, ProxyBasis } from '@solmu/domain/governance/meeting.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import * as kinds from './meeting-kinds.graphql.js'

@ObjectType({ description: 'A seat in a meeting: a member of the consortium, or a seat of the body.' })
export class MeetingSeatRef {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'Whose it is.' })
  label!: LocalizedText
}

@ObjectType({ description: 'Somebody who may come for a seat.' })
export class MeetingPerson {
  @Field(() => String, { description: 'Their name.' })
  name!: string

  @Field(() => Boolean, { description: 'Whether they stand in for whoever holds it.' })
  isSubstitute!: boolean
}

@ObjectType({ description: 'A seat, with the people who may come for it.' })
export class MeetingSeat {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'Whose it is.' })
  label!: LocalizedText

  @Field(() => Int, { description: 'How many votes it has.' })
  weight!: number

  @Field(() => [MeetingPerson], { description: 'Who may come for it, whoever holds it first.' })
  people!: MeetingPerson[]
}

@ObjectType({ description: 'Somebody with an account who can be chosen to sign the minutes.' })
export class MeetingSignerChoice {
  @Field(() => ID, { description: 'Their id.' })
  userId!: string

  @Field(() => String, { description: 'Their name.' })
  name!: string
}

@ObjectType({ description: 'How a seat was there.' })
export class MeetingAttendance {
  @Field(() => MeetingSeatRef, { description: 'Which one.' })
  seat!: MeetingSeatRef

  @Field(() => Int, { description: 'How many votes it has.' })
  weight!: number

  @Field(() => String, { description: 'Who came for it; empty for nobody.' })
  personName!: string

  @Field(() => kinds.AttendanceWayEnum, { description: 'How.' })
  way!: AttendanceWay

  @Field(() => MeetingSeatRef, { nullable: true, description: 'The seat whose people stood for it.' })
  proxyHolder!: MeetingSeatRef | null

  @Field(() => kinds.ProxyBasisEnum, { nullable: true, description: 'By what that is known.' })
  proxyBasis!: ProxyBasis | null

  @Field(() => ID, { nullable: true, description: 'The document that shows it.' })
  proxyPaperId!: string | null

  @Field(() => Date, { nullable: true, description: 'Since when.' })
  arrivedAt!: Date | null

  @Field(() => Date, { nullable: true, description: 'Until when, when they left before the end.' })
  leftAt!: Date | null

  @Field(() => Boolean, { description: 'Whether it is there now.' })
  isPresent!: boolean
}
