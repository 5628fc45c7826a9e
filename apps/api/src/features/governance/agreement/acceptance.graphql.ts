import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { AcceptanceManner } from '@solmu/domain/governance/agreement.js'
import type { ObligationState } from '@solmu/domain/governance/agreement-obligation.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { GovernedOrganisation } from '../mandate/mandate.graphql.js'
import * as kinds from './agreement-kinds.graphql.js'

import { AgreementFile } from './agreement-version.graphql.js'

@ObjectType({ description: 'That a party has accepted a version.' })
export class AgreementAcceptance {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => ID, { description: 'Which version.' })
  versionId!: string

  @Field(() => Int, { description: 'The number of the version.' })
  versionNumber!: number

  @Field(() => GovernedOrganisation, { description: 'Which party.' })
  organisation!: GovernedOrganisation

  @Field(() => kinds.AcceptanceMannerEnum, { description: 'How.' })
  manner!: AcceptanceManner

  @Field(() => Date, { description: 'When it was recorded.' })
  acceptedAt!: Date

  @Field(() => IsoDay, { description: 'The day on which it was signed.' })
  acceptedOn!: string

  @Field(() => String, { description: 'Who signed.' })
  signatoryName!: string

  @Field(() => String, { description: 'Their title.' })
  signatoryTitle!: string

  @Field(() => kinds.AgreementLanguageEnum, { nullable: true, description: 'In which language it was signed; null on paper.' })
  language!: Language | null

  @Field(() => String, { description: 'What was signed, word for word; empty on paper.' })
  statement!: string

  @Field(() => String, { description: 'SHA-256 of what the version says.' })
  contentHash!: string

  @Field(() => Boolean, { nullable: true, description: 'Whether whoever signed had given a second factor; null on paper.' })
  hasSecondFactor!: boolean | null

  @Field(() => String, { nullable: true, description: 'Who filed the copy.' })
  filedBy!: string | null

  @Field(() => AgreementFile, { nullable: true, description: 'The copy; null when it was signed in Solmu, or for those who do not read it.' })
  file!: AgreementFile | null

  @Field(() => String, { description: 'What was said with it.' })
  note!: string
}

@ObjectType({ description: 'Something that an agreement obliges to, once.' })
export class AgreementObligation {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'What it is.' })
  title!: string

  @Field(() => GovernedOrganisation, { nullable: true, description: 'Whose it is; null for whoever looks after the agreement.' })
  organisation!: GovernedOrganisation | null

  @Field(() => IsoDay, { description: 'The last day on which it is done in time.' })
  dueOn!: string

  @Field(() => Int, { nullable: true, description: 'How often it comes again, in months; null for once.' })
  everyMonths!: number | null

  @Field(() => kinds.ObligationStateEnum, { description: 'Where it stands today.' })
  state!: ObligationState

  @Field(() => IsoDay, { nullable: true, description: 'When it was done.' })
  doneOn!: string | null

  @Field(() => String, { description: 'What was said with it.' })
  note!: string

  @Field(() => String, { nullable: true, description: 'Who marked it as done.' })
  doneBy!: string | null

  @Field(() => Boolean, { description: 'Whether the viewer may mark it as done.' })
  mayComplete!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'An annex of a version.' })
export class AgreementAnnex {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText

  @Field(() => AgreementFile, { nullable: true, description: 'The file; null for another agreement.' })
  file!: AgreementFile | null

  @Field(() => ID, { nullable: true, description: 'The agreement that is annexed; null for a file.' })
  otherAgreementId!: string | null

  @Field(() => String, { nullable: true, description: 'SHA-256 of what it said when the version was opened.' })
  contentHash!: string | null
}

