import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { ReturnState } from '@solmu/domain/results/return-state.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import type { ReturnRecord } from './return-record.js'

export enum ReturnStateEnum {
  not_started = 'not_started',
  draft = 'draft',
  submitted = 'submitted',
  returned = 'returned',
  verified = 'verified',
  accepted = 'accepted',
  locked = 'locked'
}
registerEnumType(ReturnStateEnum, {
  name: 'ReturnState',
  description: 'Where a return stands, and who has it.',
  valuesMap: {
    not_started: { description: 'Nobody has written yet.' },
    draft: { description: 'The unit writes.' },
    submitted: { description: 'The regional centre has it.' },
    returned: { description: 'The unit has it back; only what is questioned is open.' },
    verified: { description: 'The centre has approved it; the head office is next.' },
    accepted: { description: 'The head office has accepted the region.' },
    locked: { description: 'The period is closed; only corrections remain.' }
  }
})

@ObjectType('ReturnPerson', { description: 'Somebody who has to do with a return, named.' })
export class ReturnPersonType {
  @Field(() => ID, { description: 'The id of the person.' })
  id!: string

  @Field(() => String, { description: 'The name that others see.' })
  displayName!: string
}

@ObjectType('UnitReturn', { description: 'What one unit reports in one round.' })
export class UnitReturnType {
  @Field(() => ID, { description: 'The id of the return.' })
  id!: string

  @Field(() => ReturnStateEnum, { description: 'Where it stands.' })
  state!: ReturnState

  @Field(() => Boolean, { description: 'True when it was not sent by the day on which it is due; more time that was given is not late.' })
  isLate!: boolean

  @Field(() => IsoDay, { description: 'The last day on which it is on time: that of the round, or of the extension.' })
  effectiveDueOn!: string

  @Field(() => IsoDay, { nullable: true, description: 'The last day of the extension; null when none was given.' })
  extendedUntil!: string | null

  @Field(() => String, { description: 'Why more time was given; empty when none was.' })
  extensionReason!: string

  @Field(() => Date, { description: 'Since when whoever has it has had it.' })
  heldSince!: Date

  @Field(() => Int, { description: 'The newest version that was sent; 0 when none was.' })
  number!: number

  @Field(() => Int, { description: 'The version; every step must name it.' })
  version!: number

  @Field(() => String, { description: 'The period before, of the same kind, such as 2026-Q2.' })
  previousPeriod!: string

  /** What resolvers of other slices need beyond what clients see. */
  record!: ReturnRecord

  /** How many figures were answered, where that is known already. */
  givenCount?: number
}

export enum ReturnVersionKindEnum {
  submission = 'submission',
  correction = 'correction'
}
registerEnumType(ReturnVersionKindEnum, {
  name: 'ReturnVersionKind',
  description: 'How a version of a return came about.',
  valuesMap: {
    submission: { description: 'The unit sent it.' },
    correction: { description: 'The head office accepted a correction.' }
  }
})

@ObjectType('ReturnVersion', { description: 'What was sent at some time; it never changes.' })
export class ReturnVersionType {
  @Field(() => Int, { description: 'The number of the version, from 1.' })
  number!: number

  @Field(() => ReturnVersionKindEnum, { description: 'How it came about.' })
  kind!: `${ReturnVersionKindEnum}`

  @Field(() => String, { description: 'Why it was made; empty for what was simply sent.' })
  reason!: string

  @Field(() => Date, { description: 'When it was made.' })
  madeAt!: Date

  @Field(() => String, { nullable: true, description: 'Who made it; null when nobody is known.' })
  madeBy!: string | null
}
