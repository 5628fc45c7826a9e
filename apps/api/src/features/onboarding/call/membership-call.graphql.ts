import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { CallState } from '@solmu/domain/onboarding/membership-call.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { IsInt, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'

export enum CallStateEnum {
  draft = 'draft',
  coming = 'coming',
  open = 'open',
  closed = 'closed',
  withdrawn = 'withdrawn'
}
registerEnumType(CallStateEnum, {
  name: 'MembershipCallState',
  description: 'Where a call stands today; it follows from its days.',
  valuesMap: {
    draft: { description: 'Nobody else sees it yet.' },
    coming: { description: 'It opens on a later day.' },
    open: { description: 'Anybody may begin an application by it.' },
    closed: { description: 'Its last day is over.' },
    withdrawn: { description: 'It was taken back.' }
  }
})

@ObjectType({ description: 'An open call for members, of a regional centre or the head office.' })
export class MembershipCall {
  @Field(() => ID, { description: 'Its id, which its public address holds.' })
  id!: string

  @Field(() => OrgUnitRefType, { description: 'Who looks for members.' })
  unit!: OrgUnitRefType

  @Field(() => LocalizedTextType, { description: 'Its title.' })
  title!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What is looked for, and how it is chosen.' })
  body!: LocalizedText

  @Field(() => IsoDay, { description: 'The first day on which an application can be begun.' })
  opensOn!: string

  @Field(() => IsoDay, { description: 'The last day on which one can be begun.' })
  closesOn!: string

  @Field(() => CallStateEnum, { description: 'Where it stands today.' })
  state!: CallState

  @Field(() => Int, { description: 'How many applications the viewer sees that came by it.' })
  applicationCount!: number

  @Field(() => Boolean, { description: 'Whether the viewer may change it.' })
  mayManage!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@InputType({ description: 'A call: a new one, or one that is there already.' })
export class SaveMembershipCallInput {
  @Field(() => ID, { nullable: true, description: 'Which one; null for a new one.' })
  @IsOptional()
  @IsUUID()
  callId?: string | null

  @Field(() => Int, { nullable: true, description: 'The version of the record that was before the eyes of whoever saves.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => ID, { description: 'The centre or head office that looks for members; never changes.' })
  @IsUUID()
  unitId!: string

  @Field(() => LocalizedTextType, { description: 'Its title, in Finnish at least.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  title!: LocalizedTextType

  @Field(() => LocalizedTextType, { description: 'What is looked for, in Finnish at least.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  body!: LocalizedTextType

  @Field(() => IsoDay, { description: 'The first day on which an application can be begun.' })
  @IsString()
  opensOn!: string

  @Field(() => IsoDay, { description: 'The last day on which one can be begun.' })
  @IsString()
  closesOn!: string
}

@InputType({ description: 'Which call, as it was before the eyes of whoever acts.' })
export class MembershipCallInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  callId!: string

  @Field(() => Int, { description: 'The version of the record.' })
  @IsInt()
  expectedVersion!: number
}

@ObjectType({ description: 'The call that was changed.' })
export class MembershipCallPayload {
  @Field(() => MembershipCall, { description: 'The call.' })
  call!: MembershipCall
}
