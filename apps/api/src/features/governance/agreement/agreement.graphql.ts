import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { AgreementAudience, AgreementKind } from '@solmu/domain/governance/agreement.js'
import type { SigningObstacleKind } from '@solmu/domain/governance/agreement-signing.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { GovernedOrganisation } from '../mandate/mandate.graphql.js'
import * as kinds from './agreement-kinds.graphql.js'

import { AgreementAcceptance, AgreementAnnex } from './acceptance.graphql.js'
import { AgreementFile, AgreementParty, AgreementVersion } from './agreement-version.graphql.js'

@ObjectType({ description: 'An agreement of the consortium with its versions.' })
export class Agreement {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => kinds.AgreementKindEnum, { description: 'What it is.' })
  kind!: AgreementKind

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What it is about.' })
  summary!: LocalizedText

  @Field(() => OrgUnitRefType, { description: 'Who looks after it.' })
  ownerUnit!: OrgUnitRefType

  @Field(() => kinds.AgreementAudienceEnum, { description: 'Who reads it.' })
  audience!: AgreementAudience

  @Field(() => Boolean, { description: 'Whether every member of the day is a party.' })
  followsMembers!: boolean

  @Field(() => Boolean, { description: 'Whether a member has to accept it.' })
  requiredOfMembers!: boolean

  @Field(() => Boolean, { description: 'Whether it is signed with a second factor only.' })
  demandsSecondFactor!: boolean

  @Field(() => AgreementVersion, { nullable: true, description: 'The version that is to be read: open, in force, or the last one; null while there is only a draft.' })
  current!: AgreementVersion | null

  @Field(() => [AgreementVersion], { description: 'Its versions, the newest first.' })
  versions!: AgreementVersion[]

  @Field(() => Int, { description: 'How many parties it has today.' })
  partyCount!: number

  @Field(() => [AgreementParty], { description: 'Its parties today.' })
  parties!: AgreementParty[]

  @Field(() => [AgreementAcceptance], { description: 'Who has accepted which version; the newest version first.' })
  acceptances!: AgreementAcceptance[]

  @Field(() => Boolean, { description: 'Whether the viewer looks after it.' })
  mayManage!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer may file signed copies for some party.' })
  mayFile!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'A version with its text and its annexes.' })
export class AgreementText {
  @Field(() => AgreementVersion, { description: 'The version.' })
  version!: AgreementVersion

  @Field(() => LocalizedTextType, { description: 'The text in each language; empty where it is not written.' })
  content!: LocalizedText

  @Field(() => AgreementFile, { nullable: true, description: 'The text as a file; null when there is none.' })
  file!: AgreementFile | null

  @Field(() => [AgreementAnnex], { description: 'Its annexes, in their order.' })
  annexes!: AgreementAnnex[]
}

@ObjectType({ description: 'A party for which the viewer may sign, and by what mandate.' })
export class AgreementSigner {
  @Field(() => GovernedOrganisation, { description: 'The party.' })
  organisation!: GovernedOrganisation

  @Field(() => ID, { description: 'The unit for which the viewer answers.' })
  unitId!: string

  @Field(() => ID, { description: 'The mandate.' })
  mandateId!: string

  @Field(() => String, { description: 'The title of the viewer in it; may be empty.' })
  title!: string

  @Field(() => String, { description: 'Where the right comes from.' })
  basis!: string

  @Field(() => String, { nullable: true, description: 'For whom the viewer stands in; null for nobody.' })
  substituteForName!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The last day of the mandate; null until further notice.' })
  until!: IsoDate | null
}

@ObjectType('AgreementSigningObstacle', { description: 'Why the viewer cannot accept a version.' })
export class AgreementSigningObstacleType {
  @Field(() => kinds.SigningObstacleEnum, { description: 'Why.' })
  kind!: SigningObstacleKind

  @Field(() => GovernedOrganisation, { nullable: true, description: 'The party that it is about; null when it is about none.' })
  organisation!: GovernedOrganisation | null

  @Field(() => IsoDay, { nullable: true, description: 'Of a mandate that comes its first day, of one that ended its last.' })
  on!: IsoDate | null
}

@ObjectType({ description: 'All that somebody needs to accept a version.' })
export class AgreementSigning {
  @Field(() => Agreement, { description: 'The agreement.' })
  agreement!: Agreement

  @Field(() => AgreementText, { description: 'What is accepted.' })
  text!: AgreementText

  @Field(() => [AgreementSigner], { description: 'For whom the viewer may sign; none when no mandate holds or all have accepted.' })
  signers!: AgreementSigner[]

  @Field(() => AgreementSigningObstacleType, { nullable: true, description: 'What stands in the way; null when the viewer may sign for somebody.' })
  obstacle!: AgreementSigningObstacleType | null

  @Field(() => AgreementVersion, { nullable: true, description: 'A newer version that has been opened; null when there is none.' })
  newer!: AgreementVersion | null

  @Field(() => Boolean, { description: 'Whether the viewer has given a second factor in this session.' })
  hasSecondFactor!: boolean
}

@ObjectType({ description: 'The agreement that was changed.' })
export class AgreementPayload {
  @Field(() => Agreement, { description: 'The agreement.' })
  agreement!: Agreement
}
