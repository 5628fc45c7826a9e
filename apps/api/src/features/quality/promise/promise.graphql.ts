import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { type MeasureKind, mostPoints, type PromiseLevel } from '@solmu/domain/quality/promise.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsEnum, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { CommittedOrganisation } from '../commitment/commitment.graphql.js'
import { VersionStateEnum } from '../framework/framework-kinds.graphql.js'

export enum PromiseLevelEnum {
  network = 'network',
  organisation = 'organisation',
  unit = 'unit'
}
registerEnumType(PromiseLevelEnum, {
  name: 'PromiseLevel',
  description: 'Whose promise it is.',
  valuesMap: { network: { description: 'The network’s.' }, organisation: { description: 'An organisation’s.' }, unit: { description: 'A unit’s.' } }
})

export enum MeasureKindEnum {
  indicator = 'indicator',
  criterion = 'criterion'
}
registerEnumType(MeasureKindEnum, {
  name: 'PromiseMeasureKind',
  description: 'By what keeping is looked at.',
  valuesMap: { indicator: { description: 'An indicator of the results.' }, criterion: { description: 'A criterion of a quality framework.' } }
})

@InputType('PromiseMeasureInput', { description: 'By what keeping a point is looked at.' })
@ObjectType({ description: 'By what keeping a point is looked at.' })
export class PromiseMeasureType {
  @Field(() => MeasureKindEnum, { description: 'What it is.' })
  @IsEnum(MeasureKindEnum)
  kind!: MeasureKind

  @Field(() => String, { description: 'The code of the indicator, or of the criterion.' })
  @IsString()
  @MaxLength(60)
  code!: string

  @Field(() => String, { description: 'Of a criterion: the code of its framework. Empty for an indicator.' })
  @IsString()
  @MaxLength(60)
  frameworkCode!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  name!: LocalizedTextType
}

@InputType('PromisePointInput', { description: 'One thing that is promised.' })
@ObjectType({ description: 'One thing that is promised.' })
export class PromisePointType {
  @Field(() => LocalizedTextType, { description: 'What.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  text!: LocalizedTextType

  @Field(() => PromiseMeasureType, { nullable: true, description: 'By what keeping is looked at; null when nobody measures it.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PromiseMeasureType)
  measure!: PromiseMeasureType | null
}

@InputType('PromiseContentInput', { description: 'What a promise says.' })
@ObjectType({ description: 'What a promise says.' })
export class PromiseContentType {
  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  title!: LocalizedTextType

  @Field(() => LocalizedTextType, { description: 'To whom, and why.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  intro!: LocalizedTextType

  @Field(() => [PromisePointType], { description: 'What is promised.' })
  @ArrayMaxSize(mostPoints)
  @ValidateNested({ each: true })
  @Type(() => PromisePointType)
  points!: PromisePointType[]
}

@ObjectType({ description: 'A version of a service promise.' })
export class ServicePromiseVersion {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => Int, { description: 'Which one it is, from 1.' })
  number!: number

  @Field(() => VersionStateEnum, { description: 'Where it stands.' })
  state!: 'draft' | 'released'

  @Field(() => PromiseContentType, { description: 'What it says.' })
  content!: PromiseContentType

  @Field(() => IsoDay, { nullable: true, description: 'The first day on which it holds; null for a draft.' })
  validFrom!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'The day on which the next one takes over; null when there is none.' })
  validTo!: string | null

  @Field(() => Int, { description: 'How many times it was written; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'What is promised to those who use a service.' })
export class ServicePromise {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => PromiseLevelEnum, { description: 'Whose it is.' })
  level!: PromiseLevel

  @Field(() => OrgUnitRefType, { description: 'The unit that promises, or looks after the promise; of the network the head office.' })
  unit!: OrgUnitRefType

  @Field(() => CommittedOrganisation, { nullable: true, description: 'The organisation that promises; null when it is not one.' })
  organisation!: CommittedOrganisation | null

  @Field(() => [ServicePromiseVersion], { description: 'Its versions, the newest first; drafts for those who write them.' })
  versions!: ServicePromiseVersion[]

  @Field(() => IsoDay, { nullable: true, description: 'From when on it is promised no more.' })
  withdrawnOn!: string | null

  @Field(() => String, { description: 'Why it was withdrawn.' })
  withdrawnReason!: string

  @Field(() => Boolean, { description: 'Whether everybody can read it today, on the public page of the consortium.' })
  isOpenToAll!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number

  @Field(() => Boolean, { description: 'Whether the viewer may write it.' })
  mayChange!: boolean
}

@InputType({ description: 'What a promise is to say: a new one, the draft of one, or the next version of one that was released.' })
export class SavePromiseInput {
  @Field(() => ID, { nullable: true, description: 'Which promise; null for a new one.' })
  @IsOptional()
  @IsUUID()
  promiseId?: string | null

  @Field(() => Int, { nullable: true, description: 'The version of the draft that was before the eyes of whoever saves; null where there is no draft.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => PromiseLevelEnum, { description: 'Whose it is; never changes.' })
  @IsEnum(PromiseLevelEnum)
  level!: PromiseLevel

  @Field(() => ID, { description: 'The unit that promises or looks after it; never changes.' })
  @IsUUID()
  unitId!: string

  @Field(() => PromiseContentType, { description: 'What it says.' })
  @ValidateNested()
  @Type(() => PromiseContentType)
  content!: PromiseContentType
}

@InputType({ description: 'Which draft is released, and from when it holds.' })
export class ReleasePromiseInput {
  @Field(() => ID, { description: 'Which promise.' })
  @IsUUID()
  promiseId!: string

  @Field(() => Int, { description: 'The version of the draft that was before the eyes of whoever releases it.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => IsoDay, { description: 'The first day on which it holds.' })
  @IsString()
  validFrom!: string
}

@InputType({ description: 'Which promise is given no more, and why.' })
export class WithdrawPromiseInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  promiseId!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever withdraws it.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(2000)
  reason!: string
}

@ObjectType({ description: 'The promise that was changed.' })
export class PromisePayload {
  @Field(() => ServicePromise, { description: 'The promise.' })
  promise!: ServicePromise
}
