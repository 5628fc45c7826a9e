import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { ErrorParams } from '@solmu/domain/errors.js'
import { Type } from 'class-transformer'
import { IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator'
import { ConnectionOf, PageArgs } from '../../../core/graphql/page.js'
import { IsoDay, ParamsScalar } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'

export enum AuditOutcomeEnum {
  done = 'done',
  refused = 'refused'
}
registerEnumType(AuditOutcomeEnum, { name: 'AuditOutcome', description: 'Whether it was done or refused.' })

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

  @Field(() => ParamsScalar, { description: 'What else is worth knowing of it.' })
  details!: ErrorParams

  @Field(() => String, { description: 'The request in which it happened; the log has the same id.' })
  requestId!: string

  @Field(() => String, { description: 'The SHA-256 of the entry and of the hash before it.' })
  hash!: string
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
  @Field(() => String, { nullable: true, description: 'A part of the actor’s name, the action or the unit’s name.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null

  @Field(() => String, { nullable: true, description: 'Exactly this operation.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  action?: string | null

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
