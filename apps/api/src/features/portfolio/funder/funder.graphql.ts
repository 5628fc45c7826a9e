import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { CostModelKey } from '@solmu/domain/portfolio/cost-model.js'
import type { ApplicantKind, CallState, FunderKind } from '@solmu/domain/portfolio/funding-call.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { MoneyType } from '../../../core/graphql/money.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { GovernedOrganisation } from '../../governance/mandate/mandate.graphql.js'
import { ApplicantKindEnum, CallStateEnum, CostModelKeyEnum, FunderKindEnum } from './funder-kinds.graphql.js'

@ObjectType({ description: 'A call by which a funder asks for applications.' })
export class FundingCall {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  name!: LocalizedText

  @Field(() => String, { description: 'The code by which the funder knows it; may be empty.' })
  code!: string

  @Field(() => LocalizedTextType, { description: 'What is asked of applicants and projects.' })
  eligibility!: LocalizedText

  @Field(() => CallStateEnum, { description: 'Where it stands today.' })
  state!: CallState

  @Field(() => IsoDay, { description: 'The first day on which it is open.' })
  opensOn!: string

  @Field(() => IsoDay, { nullable: true, description: 'The last day; null for one that is open until further notice.' })
  closesOn!: string | null

  @Field(() => String, { description: 'The currency of its grants.' })
  currency!: string

  @Field(() => String, { description: 'Where it is told; may be empty.' })
  link!: string

  @Field(() => [String], { description: 'The task areas that it is about, 1a to 4c.' })
  taskAreas!: string[]

  @Field(() => [CostModelKeyEnum], { description: 'The cost models that it allows.' })
  costModels!: CostModelKey[]

  @Field(() => [ApplicantKindEnum], { description: 'Who may apply; everybody when none is named.' })
  applicants!: ApplicantKind[]

  @Field(() => MoneyType, { nullable: true, description: 'The smallest grant.' })
  grantMin!: MoneyType | null

  @Field(() => MoneyType, { nullable: true, description: 'The largest grant.' })
  grantMax!: MoneyType | null

  @Field(() => Int, { nullable: true, description: 'The largest part of the whole that it pays, in hundredths of a per cent.' })
  grantShareMax!: number | null

  @Field(() => Int, { description: 'How many projects answer it.' })
  projectCount!: number

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'A programme of a funder.' })
export class Programme {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  name!: LocalizedText

  @Field(() => String, { description: 'Its code; may be empty.' })
  code!: string

  @Field(() => IsoDay, { description: 'Its first day.' })
  validFrom!: string

  @Field(() => IsoDay, { nullable: true, description: 'The day on which it no longer holds; null when no end is set.' })
  validTo!: string | null

  @Field(() => [FundingCall], { description: 'Its calls, the newest first.' })
  calls!: FundingCall[]

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'A funder, in a list.' })
export class FunderBrief {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => GovernedOrganisation, { description: 'The organisation of the register that it is.' })
  organisation!: GovernedOrganisation

  @Field(() => FunderKindEnum, { description: 'What kind of funder it is.' })
  kind!: FunderKind

  @Field(() => Int, { description: 'How many programmes it has.' })
  programmeCount!: number

  @Field(() => Int, { description: 'How many of its calls are open today.' })
  openCallCount!: number

  @Field(() => Int, { description: 'How many projects answer its calls.' })
  projectCount!: number
}

@ObjectType({ description: 'A funder with its programmes and calls.' })
export class Funder extends FunderBrief {
  @Field(() => String, { description: 'What is good to know of it; may be empty.' })
  note!: string

  @Field(() => [Programme], { description: 'Its programmes, the newest first.' })
  programmes!: Programme[]

  @Field(() => Boolean, { description: 'Whether the viewer keeps it.' })
  mayManage!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'A call with whose it is, to choose from.' })
export class CallChoice {
  @Field(() => FundingCall, { description: 'The call.' })
  call!: FundingCall

  @Field(() => LocalizedTextType, { description: 'The programme.' })
  programme!: LocalizedText

  @Field(() => GovernedOrganisation, { description: 'The funder.' })
  funder!: GovernedOrganisation
}

@ObjectType({ description: 'The funder after a change.' })
export class FunderPayload {
  @Field(() => Funder, { description: 'The funder.' })
  funder!: Funder
}
