import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { AcceptanceManner, AcceptanceState, AgreementDue, AgreementStart, PartyRole } from '@solmu/domain/governance/agreement.js'
import type { AgreementAction, AgreementGuard, AgreementVersionState } from '@solmu/domain/governance/agreement.workflow.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { GovernedOrganisation } from '../mandate/mandate.graphql.js'
import * as kinds from './agreement-kinds.graphql.js'

@ObjectType('AgreementDue', { description: 'A day of an agreement that is near.' })
export class AgreementDueType {
  @Field(() => kinds.AgreementDueKindEnum, { description: 'Which day it is.' })
  kind!: AgreementDue['kind']

  @Field(() => IsoDay, { description: 'The last day on which something can be done about it.' })
  on!: string
}

@ObjectType('AgreementStep', { description: 'Something that can be done with a version, or will be once nothing stands in the way.' })
export class AgreementStepType {
  @Field(() => kinds.AgreementActionEnum, { description: 'What.' })
  action!: AgreementAction

  @Field(() => [kinds.AgreementGuardEnum], { description: 'What stands in the way; empty when nothing does.' })
  blockedBy!: AgreementGuard[]
}

@ObjectType({ description: 'A file that belongs to an agreement.' })
export class AgreementFile {
  @Field(() => ID, { description: 'Its id, by which it is fetched.' })
  id!: string

  @Field(() => String, { description: 'Its name.' })
  name!: string

  @Field(() => Int, { description: 'How many bytes it has.' })
  size!: number

  @Field(() => String, { description: 'SHA-256 of what is in it.' })
  hash!: string
}

@ObjectType({ description: 'A version of an agreement, without its text.' })
export class AgreementVersion {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => Int, { description: 'Which one it is, from 1.' })
  number!: number

  @Field(() => kinds.AgreementVersionStateEnum, { description: 'Where it stands.' })
  state!: AgreementVersionState

  @Field(() => kinds.AgreementLanguageEnum, { description: 'The language that decides when they differ.' })
  authoritative!: Language

  @Field(() => LocalizedTextType, { description: 'What is new in it.' })
  news!: LocalizedText

  @Field(() => String, { nullable: true, description: 'SHA-256 of what it says with its annexes; null while it is a draft.' })
  contentHash!: string | null

  @Field(() => kinds.AgreementStartEnum, { description: 'When it comes into force.' })
  starts!: AgreementStart

  @Field(() => IsoDay, { nullable: true, description: 'By when it is to be accepted; null for no day.' })
  acceptBy!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it is to hold.' })
  validFrom!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it no longer holds; null until further notice.' })
  validTo!: string | null

  @Field(() => Int, { nullable: true, description: 'For how many months it goes on each time; null when it does not.' })
  renewalMonths!: number | null

  @Field(() => Int, { nullable: true, description: 'How many months notice takes; null for none.' })
  noticeMonths!: number | null

  @Field(() => IsoDay, { nullable: true, description: 'When it is to be looked at again.' })
  reviewOn!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was opened.' })
  openedAt!: Date | null

  @Field(() => String, { nullable: true, description: 'Who opened it.' })
  openedBy!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'Since when it holds.' })
  inForceOn!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'From when it holds no longer.' })
  endedOn!: string | null

  @Field(() => String, { description: 'Why it was ended; empty when it was not.' })
  endReason!: string

  @Field(() => Int, { description: 'How many parties have accepted it.' })
  acceptedCount!: number

  @Field(() => [AgreementDueType], { description: 'Which of its days are near.' })
  dues!: AgreementDueType[]

  @Field(() => [AgreementStepType], { description: 'What can be done with it.' })
  steps!: AgreementStepType[]

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'That a party has declined the version that is to be accepted.' })
export class AgreementDecline {
  @Field(() => Date, { description: 'When it was said.' })
  declinedAt!: Date

  @Field(() => String, { description: 'Who said it for the party.' })
  signatoryName!: string

  @Field(() => String, { description: 'Their title; may be empty.' })
  signatoryTitle!: string

  @Field(() => String, { description: 'Why.' })
  reason!: string
}

@ObjectType({ description: 'A party of an agreement today, and how it stands with the version that is to be accepted.' })
export class AgreementParty {
  @Field(() => GovernedOrganisation, { description: 'Who.' })
  organisation!: GovernedOrganisation

  @Field(() => kinds.AgreementPartyRoleEnum, { description: 'As what.' })
  role!: PartyRole

  @Field(() => Boolean, { description: 'Whether it is named; else it is a party as a member.' })
  isNamed!: boolean

  @Field(() => OrgUnitRefType, { nullable: true, description: 'A unit that it runs; null when it runs none.' })
  unit!: OrgUnitRefType | null

  @Field(() => ID, { nullable: true, description: 'The centre to which that unit belongs today.' })
  centreId!: string | null

  @Field(() => kinds.AcceptanceStateEnum, { description: 'How it stands.' })
  state!: AcceptanceState

  @Field(() => AgreementDecline, { nullable: true, description: 'What it has said where it has declined; null where it has not.' })
  declined!: AgreementDecline | null

  @Field(() => Int, { nullable: true, description: 'Which version it has accepted last; null for none.' })
  acceptedNumber!: number | null

  @Field(() => IsoDay, { nullable: true, description: 'When.' })
  acceptedOn!: string | null

  @Field(() => kinds.AcceptanceMannerEnum, { nullable: true, description: 'How.' })
  manner!: AcceptanceManner | null

  @Field(() => Boolean, { description: 'Whether the viewer may accept it for this party in Solmu.' })
  maySign!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer holds the mandate to sign for it now, but no role that signs for it.' })
  lacksRole!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer may file a signed copy for this party.' })
  mayFile!: boolean
}

