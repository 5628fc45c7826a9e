import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { ErasureProblem } from '@solmu/domain/identity/erasure.js'
import { IsBoolean, IsInt, IsNotEmpty, IsString, IsUUID, MaxLength } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { UserKindEnum, UserType } from '../../identity/user/user.graphql.js'

export enum ErasureProblemEnum {
  erased = 'erased',
  active = 'active',
  has_role = 'has_role',
  retention = 'retention'
}
registerEnumType(ErasureProblemEnum, {
  name: 'ErasureProblem',
  description: 'What stands in the way of erasing a person.',
  valuesMap: {
    erased: { description: 'It has been done already.' },
    active: { description: 'The account is in use; it has to be closed first.' },
    has_role: { description: 'A role holds or will hold; it has to be ended first.' },
    retention: { description: 'The account was closed too short a time ago, and the person has not asked for it.' }
  }
})

export enum ClosingProblemEnum {
  oneself = 'oneself',
  last_administrator = 'last_administrator',
  held_elsewhere = 'held_elsewhere'
}
registerEnumType(ClosingProblemEnum, {
  name: 'ClosingProblem',
  description: 'What stands in the way of closing an account.',
  valuesMap: {
    oneself: { description: 'Nobody closes their own account.' },
    last_administrator: { description: 'The consortium would be left without an administrator.' },
    held_elsewhere: { description: 'The account is in use outside this consortium too: end the roles here instead.' }
  }
})
export type ClosingProblem = 'oneself' | 'last_administrator' | 'held_elsewhere'

@ObjectType({ description: 'An account as those see it who look after accounts: what hangs on it, and what may be done to it.' })
export class PersonAccount {
  @Field(() => ID, { description: 'The id of the person or machine.' })
  id!: string

  @Field(() => UserKindEnum, { description: 'Whether it is a person’s or a machine’s.' })
  kind!: 'person' | 'machine'

  @Field(() => Int, { description: 'The version; a change must name it.' })
  version!: number

  @Field(() => Date, { description: 'When the account was made.' })
  createdAt!: Date

  @Field(() => Date, { nullable: true, description: 'When it was closed; null while it is in use.' })
  deactivatedAt!: Date | null

  @Field(() => String, { nullable: true, description: 'Who closed it.' })
  deactivatedByName!: string | null

  @Field(() => String, { nullable: true, description: 'Why it was closed.' })
  deactivationReason!: string | null

  @Field(() => Date, { nullable: true, description: 'When the person was erased.' })
  erasedAt!: Date | null

  @Field(() => Date, { nullable: true, description: 'When the person asked to be erased.' })
  erasureRequestedAt!: Date | null

  @Field(() => IsoDay, { nullable: true, description: 'From which day on the person may be erased without having asked for it.' })
  erasableFrom!: string | null

  @Field(() => Int, { description: 'How many roles hold today or will hold, other than as somebody’s deputy.' })
  roleCount!: number

  @Field(() => Int, { description: 'How many deputyships end when the account is closed: those who stand in for the person, and where the person stands in.' })
  deputyCount!: number

  @Field(() => Int, { description: 'How many open invitations the person has given; they end when the account is closed.' })
  invitationCount!: number

  @Field(() => Int, { description: 'How many sessions are open.' })
  sessionCount!: number

  @Field(() => Boolean, { description: 'Whether the person has set up a second factor.' })
  hasSecondFactor!: boolean

  @Field(() => Int, { description: 'How many tokens of a machine still work.' })
  tokenCount!: number

  @Field(() => [ClosingProblemEnum], { description: 'What stands in the way of closing the account.' })
  closingProblems!: ClosingProblem[]

  @Field(() => [ErasureProblemEnum], { description: 'What stands in the way of erasing the person.' })
  erasureProblems!: ErasureProblem[]
}

@InputType({ description: 'An account that is closed: nothing of it is lost, and nobody signs in with it.' })
export class DeactivatePersonInput {
  @Field(() => ID, { description: 'Whose account.' })
  @IsUUID()
  userId!: string

  @Field(() => String, { description: 'Why, at most 500 characters.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason!: string

  @Field(() => Int, { description: 'The version that the viewer has seen.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'An account that is opened again.' })
export class ReactivatePersonInput {
  @Field(() => ID, { description: 'Whose account.' })
  @IsUUID()
  userId!: string

  @Field(() => Int, { description: 'The version that the viewer has seen.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'A person whose sessions end.' })
export class EndSessionsOfInput {
  @Field(() => ID, { description: 'Whose sessions.' })
  @IsUUID()
  userId!: string
}

@InputType({ description: 'A person who has lost every second factor.' })
export class ResetSecondFactorInput {
  @Field(() => ID, { description: 'Whose second factors.' })
  @IsUUID()
  userId!: string

  @Field(() => String, { description: 'Why, and how it was made sure who asks, at most 500 characters.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason!: string
}

@InputType({ description: 'A person who is erased for good.' })
export class ErasePersonInput {
  @Field(() => ID, { description: 'Who.' })
  @IsUUID()
  userId!: string

  @Field(() => String, { description: 'The name of the person, written out as proof that the right one is meant.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  confirmation!: string

  @Field(() => Int, { description: 'The version that the viewer has seen.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'Whether one wishes to be erased.' })
export class RequestErasureInput {
  @Field(() => Boolean, { description: 'True to ask for it, false to take the request back.' })
  @IsBoolean()
  isWanted!: boolean
}

@ObjectType({ description: 'The account after it was closed.' })
export class DeactivatePersonPayload {
  @Field(() => UserType, { description: 'The person.' })
  user!: UserType

  @Field(() => PersonAccount, { description: 'The account.' })
  account!: PersonAccount
}

@ObjectType({ description: 'The account after it was opened again.' })
export class ReactivatePersonPayload {
  @Field(() => UserType, { description: 'The person.' })
  user!: UserType

  @Field(() => PersonAccount, { description: 'The account.' })
  account!: PersonAccount
}

@ObjectType({ description: 'The account, with no session open.' })
export class EndSessionsOfPayload {
  @Field(() => Int, { description: 'How many sessions have ended.' })
  endedCount!: number

  @Field(() => PersonAccount, { description: 'The account.' })
  account!: PersonAccount
}

@ObjectType({ description: 'The account, without any second factor.' })
export class ResetSecondFactorPayload {
  @Field(() => PersonAccount, { description: 'The account.' })
  account!: PersonAccount
}

@ObjectType({ description: 'What is left of the person.' })
export class ErasePersonPayload {
  @Field(() => UserType, { description: 'The pseudonym.' })
  user!: UserType

  @Field(() => PersonAccount, { description: 'The account.' })
  account!: PersonAccount
}

@ObjectType({ description: 'Whether one’s wish to be erased stands.' })
export class RequestErasurePayload {
  @Field(() => Date, { nullable: true, description: 'When it was asked for; null when it is not.' })
  erasureRequestedAt!: Date | null
}
