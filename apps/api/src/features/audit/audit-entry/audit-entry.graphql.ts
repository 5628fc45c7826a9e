import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { ErrorParams } from '@solmu/domain/errors.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { ConnectionOf, PageArgs } from '../../../core/graphql/page.js'
import { IsoDay, ParamsScalar } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'

export enum AuditOutcomeEnum {
  done = 'done',
  refused = 'refused'
}
registerEnumType(AuditOutcomeEnum, { name: 'AuditOutcome', description: 'Whether it was done or refused.' })

export enum AuditViaEnum {
  session = 'session',
  token = 'token',
  job = 'job',
  system = 'system'
}
registerEnumType(AuditViaEnum, {
  name: 'AuditVia',
  description: 'By what means somebody acted.',
  valuesMap: {
    session: { description: 'Signed in, with a browser.' },
    token: { description: 'A machine with an API token.' },
    job: { description: 'Work in the background that somebody had asked for.' },
    system: { description: 'The program by itself.' }
  }
})

@ObjectType('AuditChange', { description: 'A field of the record that changed. Of personal data only that it changed.' })
export class AuditChangeType {
  @Field(() => String, { description: 'The field, such as validTo or name.fi.' })
  field!: string

  @Field(() => [String], { nullable: true, description: 'What it held before; null when nothing.' })
  before!: string[] | null

  @Field(() => [String], { nullable: true, description: 'What it holds after; null when nothing.' })
  after!: string[] | null

  @Field(() => Boolean, { description: 'True where the values are personal or secret and were not kept.' })
  isHidden!: boolean
}

@ObjectType('AuditName', { description: 'What stands behind an id.' })
export class AuditNameType {
  @Field(() => ID, { description: 'The id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'The name of the person, unit or organisation.' })
  name!: LocalizedText
}

@ObjectType('AuditEntry', { description: 'One act, done or refused; never changed and never removed.' })
export class AuditEntryType {
  @Field(() => ID, { description: 'The id of the entry.' })
  id!: string

  @Field(() => Int, { description: 'Its place in the consortium’s chain, from 1 without gaps.' })
  number!: number

  @Field(() => Date, { description: 'When it was recorded.' })
  recordedAt!: Date

  @Field(() => ID, { nullable: true, description: 'Who did it; null for the system itself.' })
  actorId!: string | null

  @Field(() => String, { nullable: true, description: 'The name, where the viewer may see the person.' })
  actorName!: string | null

  @Field(() => String, { description: 'What was done: the operation, such as grantRole.' })
  action!: string

  @Field(() => AuditOutcomeEnum, { description: 'Whether it was done or refused.' })
  outcome!: AuditOutcomeEnum

  @Field(() => String, { nullable: true, description: 'Why it was refused: the code of the error.' })
  errorCode!: string | null

  @Field(() => OrgUnitRefType, { nullable: true, description: 'The unit that it concerns.' })
  unit!: OrgUnitRefType | null

  @Field(() => String, { nullable: true, description: 'The kind of record that it concerns.' })
  subjectType!: string | null

  @Field(() => ID, { nullable: true, description: 'The record that it concerns.' })
  subjectId!: string | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'The name of that record, where it has one that the viewer may see.' })
  subjectName!: LocalizedText | null

  @Field(() => [AuditChangeType], { description: 'What the record held before and after, field by field.' })
  changes!: AuditChangeType[]

  @Field(() => String, { nullable: true, description: 'From which address; null for what the program did itself, and for those who may not read the trail.' })
  ip!: string | null

  @Field(() => AuditViaEnum, { nullable: true, description: 'By what means; null for entries from before this was recorded.' })
  via!: AuditViaEnum | null

  @Field(() => ID, { nullable: true, description: 'The API token that was used.' })
  tokenId!: string | null

  @Field(() => ParamsScalar, { description: 'What else is worth knowing of it.' })
  details!: ErrorParams

  @Field(() => String, { description: 'The request in which it happened; the log has the same id.' })
  requestId!: string

  @Field(() => String, { description: 'The SHA-256 of the entry and of the hash before it.' })
  hash!: string

  @Field(() => String, { description: 'The hash of the entry before it; empty for the first.' })
  previousHash!: string
}

@ObjectType({ description: 'A page of the audit trail, the newest first.' })
export class AuditEntryConnection extends ConnectionOf(AuditEntryType, 'entries') {}

@ObjectType({ description: 'Whether every entry still follows from the one before it.' })
export class AuditChain {
  @Field(() => Boolean, { description: 'True when no entry was changed, removed or put in between.' })
  isUnbroken!: boolean

  @Field(() => Int, { description: 'How many entries there are.' })
  entryCount!: number

  @Field(() => Int, { nullable: true, description: 'The first entry that does not follow; null when all do.' })
  firstBrokenNumber!: number | null

  @Field(() => String, { nullable: true, description: 'The hash of the last entry; keep it outside to notice a cut-off end.' })
  headHash!: string | null

  @Field(() => Date, { description: 'When this was worked out.' })
  checkedAt!: Date
}

@InputType({ description: 'Which entries to list; what is left out does not narrow the list.' })
export class AuditEntryFilter {
  @Field(() => String, { nullable: true, description: 'A part of the actor’s name, the action, the unit’s name, the request or the id of the record.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null

  @Field(() => String, { nullable: true, description: 'Exactly this operation.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  action?: string | null

  @Field(() => ID, { nullable: true, description: 'What this person did.' })
  @IsOptional()
  @IsUUID()
  actorId?: string | null

  @Field(() => ID, { nullable: true, description: 'What concerns this unit.' })
  @IsOptional()
  @IsUUID()
  unitId?: string | null

  @Field(() => String, { nullable: true, description: 'What concerns records of this kind.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  subjectType?: string | null

  @Field(() => ID, { nullable: true, description: 'What concerns this record.' })
  @IsOptional()
  @IsUUID()
  subjectId?: string | null

  @Field(() => AuditOutcomeEnum, { nullable: true, description: 'Only what was done, or only what was refused.' })
  @IsOptional()
  outcome?: AuditOutcomeEnum | null

  @Field(() => IsoDay, { nullable: true, description: 'From this day on.' })
  @IsOptional()
  from?: string | null

  @Field(() => IsoDay, { nullable: true, description: 'Up to and with this day.' })
  @IsOptional()
  to?: string | null
}

@ArgsType()
export class AuditEntryListArgs extends PageArgs {
  @Field(() => AuditEntryFilter, { nullable: true, description: 'Which entries.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AuditEntryFilter)
  filter?: AuditEntryFilter | null
}

@ArgsType()
export class RecordHistoryArgs extends PageArgs {
  @Field(() => String, { description: 'The kind of record, such as user, org_unit or organisation.' })
  @IsNotEmpty()
  @MaxLength(100)
  subjectType!: string

  @Field(() => ID, { description: 'The id of the record.' })
  @IsUUID()
  subjectId!: string
}
