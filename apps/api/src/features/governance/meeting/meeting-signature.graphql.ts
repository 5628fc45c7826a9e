import { Field, ID, ObjectType } from '@nestjs/graphql'
import type { SignerRole } from '@solmu/domain/governance/meeting.js'
import * as kinds from './meeting-kinds.graphql.js'

@ObjectType({ description: 'Somebody who signs the minutes.' })
export class MeetingSignature {
  @Field(() => ID, { description: 'Who, by their id.' })
  userId!: string

  @Field(() => String, { description: 'Their name.' })
  name!: string

  @Field(() => kinds.SignerRoleEnum, { description: 'As what.' })
  role!: SignerRole

  @Field(() => Date, { nullable: true, description: 'When they signed the minutes as they are; null as long as they have not.' })
  signedAt!: Date | null

  @Field(() => Boolean, { nullable: true, description: 'Whether they gave a second factor when they signed; null as long as they have not.' })
  hasSecondFactor!: boolean | null

  @Field(() => Boolean, { description: 'Whether it is the viewer.' })
  isMine!: boolean
}
