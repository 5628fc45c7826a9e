import { Field, Int, ObjectType } from '@nestjs/graphql'
import type { Procedure } from '@solmu/domain/governance/charter-rules.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { ProcedureEnum } from '../charter/charter-kinds.graphql.js'
import { MeetingLink } from './meeting-item.graphql.js'
import { MeetingBody } from './meeting.graphql.js'

@ObjectType({ description: 'A matter on which a body may decide.' })
export class MeetingMatter {
  @Field(() => String, { description: 'Its key.' })
  key!: string

  @Field(() => LocalizedTextType, { description: 'What it is called, where the charter has made it itself; else empty.' })
  name!: LocalizedText

  @Field(() => Int, { description: 'How many days of notice it demands with the body.' })
  noticeDays!: number
}

@ObjectType({ description: 'A body whose meetings the viewer plans.' })
export class MeetingPlace {
  @Field(() => MeetingBody, { description: 'Which one.' })
  body!: MeetingBody

  @Field(() => [ProcedureEnum], { description: 'How it may decide.' })
  procedures!: Procedure[]

  @Field(() => Int, { description: 'How many days of notice it gives at the least.' })
  noticeDays!: number

  @Field(() => [MeetingMatter], { description: 'On what it may decide.' })
  matters!: MeetingMatter[]

  @Field(() => [MeetingLink], { description: 'The proposals to it that have not ended.' })
  proposals!: MeetingLink[]

  @Field(() => [MeetingLink], { description: 'The versions of the charter that are proposed to it, with their numbers.' })
  amendments!: MeetingLink[]

  @Field(() => [MeetingLink], { description: 'Its ballots that were counted.' })
  ballots!: MeetingLink[]
}
