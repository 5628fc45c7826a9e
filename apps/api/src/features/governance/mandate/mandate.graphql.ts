import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { MandateBasis, MandateGap, MandateKind, MandateState, MandateUse } from '@solmu/domain/governance/mandate.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { MandateBasisEnum, MandateGapEnum, MandateKindEnum, MandateStateEnum, MandateUseEnum } from './mandate-kinds.graphql.js'

@ObjectType({ description: 'An organisation, as much of it as mandates and agreements need.' })
export class GovernedOrganisation {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  name!: LocalizedText
}

@ObjectType({ description: 'What shows the right behind a mandate: minutes, an extract, a power of attorney.' })
export class MandateFile {
  @Field(() => String, { description: 'Its name.' })
  name!: string

  @Field(() => Int, { description: 'How many bytes it has.' })
  size!: number

  @Field(() => String, { description: 'SHA-256 of what is in it.' })
  hash!: string
}

@ObjectType({ description: 'That somebody may sign, vote or report for an organisation, from a day to a day.' })
export class Mandate {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => GovernedOrganisation, { description: 'For which organisation.' })
  organisation!: GovernedOrganisation

  @Field(() => OrgUnitRefType, { description: 'The unit that looks after it.' })
  unit!: OrgUnitRefType

  @Field(() => ID, { nullable: true, description: 'The centre to which that unit belongs today.' })
  centreId!: string | null

  @Field(() => MandateKindEnum, { description: 'What they may do.' })
  kind!: MandateKind

  @Field(() => String, { description: 'Who holds it.' })
  personName!: string

  @Field(() => String, { description: 'Their title; empty when it is not recorded.' })
  title!: string

  @Field(() => String, { nullable: true, description: 'Their e-mail address; null for those who do not keep the record.' })
  email!: string | null

  @Field(() => Boolean, { description: 'Whether they have an account: without one they sign on paper.' })
  hasAccount!: boolean

  @Field(() => MandateUseEnum, { description: 'Whether they can use it in Solmu on the day that was asked about.' })
  use!: MandateUse

  @Field(() => Boolean, { description: 'Whether it is the viewer’s own.' })
  isMine!: boolean

  @Field(() => IsoDay, { description: 'The first day on which it holds.' })
  validFrom!: string

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it no longer holds; null until further notice.' })
  validTo!: string | null

  @Field(() => MandateStateEnum, { description: 'Where it stands on the day that was asked about.' })
  state!: MandateState

  @Field(() => ID, { nullable: true, description: 'The mandate of the person for whom they stand in; null for whoever holds it first.' })
  substituteFor!: string | null

  @Field(() => String, { nullable: true, description: 'The name of that person.' })
  substituteForName!: string | null

  @Field(() => Int, { nullable: true, description: 'Which of the substitutes is asked first, from 1.' })
  substituteOrder!: number | null

  @Field(() => MandateBasisEnum, { description: 'Where the right comes from.' })
  basisKind!: MandateBasis

  @Field(() => String, { description: 'Which decision or document that is.' })
  basis!: string

  @Field(() => MandateFile, { nullable: true, description: 'That decision or document as a file; null when none was sent.' })
  file!: MandateFile | null

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it no longer holds because it was ended.' })
  endedOn!: string | null

  @Field(() => String, { description: 'Why it was ended.' })
  endReason!: string

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number

  @Field(() => Boolean, { description: 'Whether the viewer may change and end it.' })
  mayManage!: boolean
}

@ObjectType({ description: 'How an organisation stands with one kind of mandate.' })
export class MandateHoldingType {
  @Field(() => MandateKindEnum, { description: 'Which kind.' })
  kind!: MandateKind

  @Field(() => MandateGapEnum, { description: 'What is missing.' })
  gap!: MandateGap

  @Field(() => Mandate, { nullable: true, description: 'Whoever is asked first; null when nobody holds it.' })
  holder!: Mandate | null

  @Field(() => IsoDay, { nullable: true, description: 'The last day before somebody is missing; null when there is none in sight.' })
  until!: string | null

  @Field(() => [Mandate], { description: 'Who stands in, or may do the same, in the order in which they are asked.' })
  substitutes!: Mandate[]
}

@ObjectType({ description: 'A member of the consortium with what is missing of its mandates.' })
export class MemberMandates {
  @Field(() => GovernedOrganisation, { description: 'The member.' })
  organisation!: GovernedOrganisation

  @Field(() => OrgUnitRefType, { nullable: true, description: 'A unit that it runs; null when it runs none.' })
  unit!: OrgUnitRefType | null

  @Field(() => ID, { nullable: true, description: 'The centre to which that unit belongs today.' })
  centreId!: string | null

  @Field(() => [MandateHoldingType], { description: 'Each kind of mandate.' })
  holdings!: MandateHoldingType[]

  @Field(() => Boolean, { description: 'Whether the viewer may record mandates for it.' })
  mayManage!: boolean
}

@ObjectType({ description: 'An organisation for which the viewer may record mandates, with the unit that looks after them.' })
export class MandatePlace {
  @Field(() => GovernedOrganisation, { description: 'The organisation.' })
  organisation!: GovernedOrganisation

  @Field(() => OrgUnitRefType, { description: 'The unit.' })
  unit!: OrgUnitRefType
}

@ObjectType({ description: 'Somebody with an account who works in a unit of an organisation.' })
export class MandateCandidate {
  @Field(() => ID, { description: 'Their id.' })
  id!: string

  @Field(() => String, { description: 'Their name.' })
  name!: string
}

@ObjectType({ description: 'The mandate that was recorded or changed.' })
export class MandatePayload {
  @Field(() => Mandate, { description: 'The mandate.' })
  mandate!: Mandate
}
