import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { Lens } from '@solmu/domain/network/lens.js'
import type { EditionState } from '@solmu/domain/reports/edition.js'
import type { PeriodKind } from '@solmu/shared/periods.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator'
import { ConnectionOf, PageArgs } from '../../../core/graphql/page.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { LensEnum } from '../../network/lens/lens.graphql.js'
import { PeriodKindEnum } from '../../results/round/round-kinds.graphql.js'

export enum EditionStateEnum {
  preparing = 'preparing',
  prepared = 'prepared',
  failed = 'failed',
  certified = 'certified'
}
registerEnumType(EditionStateEnum, {
  name: 'EditionState',
  description: 'Where an edition stands.',
  valuesMap: {
    preparing: { description: 'What it rests on is being copied, and its figures worked out.' },
    prepared: { description: 'It is there to be looked at, and waits to be certified.' },
    failed: { description: 'It could not be prepared.' },
    certified: { description: 'It stands, and never changes.' }
  }
})

@ObjectType('EditionRef', { description: 'A certified edition, as much of it as a link needs.' })
export class EditionRefType {
  @Field(() => ID, { description: 'The id of the edition.' })
  id!: string

  @Field(() => Int, { nullable: true, description: 'The year in which it was certified; null before.' })
  year!: number | null

  @Field(() => Int, { nullable: true, description: 'Which one of the year; null before.' })
  number!: number | null

  @Field(() => Date, { nullable: true, description: 'When it was certified; null before.' })
  certifiedAt!: Date | null
}

@ObjectType('Edition', { description: 'The figures of a run of periods as the head office certifies them, with all that they rest on.' })
export class EditionType {
  @Field(() => ID, { description: 'The id of the edition.' })
  id!: string

  @Field(() => EditionStateEnum, { description: 'Where it stands.' })
  state!: EditionState

  @Field(() => Int, { nullable: true, description: 'The year in which it was certified; null before.' })
  year!: number | null

  @Field(() => Int, { nullable: true, description: 'Which one of the year, from 1; null before.' })
  number!: number | null

  @Field(() => PeriodKindEnum, { description: 'How long the periods of its run are.' })
  periodKind!: PeriodKind

  @Field(() => String, { description: 'The first period of its run, such as 2026-Q1.' })
  firstPeriod!: string

  @Field(() => String, { description: 'The last period of its run.' })
  lastPeriod!: string

  @Field(() => IsoDay, { description: 'The first day of the run.' })
  periodFrom!: string

  @Field(() => IsoDay, { description: 'The first day after the run.' })
  periodTo!: string

  @Field(() => [LensEnum], { description: 'Through which divisions, beside the centres and the units, its figures can be seen.' })
  lenses!: Lens[]

  @Field(() => EditionRefType, { nullable: true, description: 'The edition of the same periods that it corrects.' })
  replaces!: EditionRefType | null

  @Field(() => EditionRefType, { nullable: true, description: 'The edition that was certified in its place.' })
  replacedBy!: EditionRefType | null

  @Field(() => String, { description: 'Why it corrects the one before; empty otherwise.' })
  reason!: string

  @Field(() => Int, { description: 'How many steps of its preparation are done.' })
  doneCount!: number

  @Field(() => Int, { description: 'How many steps there are; 0 as long as nobody knows.' })
  totalCount!: number

  @Field(() => String, { nullable: true, description: 'Why it could not be prepared, as the code of an error.' })
  failure!: string | null

  @Field(() => Int, { description: 'In how many groups of figures far more is withheld than it takes, because the search for the fewest did not end in time.' })
  hastyCount!: number

  @Field(() => String, { description: 'Who had it prepared.' })
  preparedBy!: string

  @Field(() => Date, { description: 'When it was prepared last.' })
  preparedAt!: Date

  @Field(() => String, { nullable: true, description: 'Who certified it; null before.' })
  certifiedBy!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was certified; null before.' })
  certifiedAt!: Date | null

  @Field(() => String, { nullable: true, description: 'The SHA-256 of its manifest, in hex; null before it is certified.' })
  sha256!: string | null

  @Field(() => String, { nullable: true, description: 'The Ed25519 signature of the hash, in base64; null before.' })
  signature!: string | null

  @Field(() => String, { nullable: true, description: 'The key that signed it: the beginning of the SHA-256 of the public key; null before.' })
  keyId!: string | null

  @Field(() => Int, { description: 'How many returns it holds.' })
  includedCount!: number

  @Field(() => Int, { description: 'How many returns were asked for and are not accepted.' })
  missingCount!: number

  @Field(() => Int, { description: 'The version; whoever changes it must name it.' })
  version!: number
}

@ObjectType({ description: 'A page of editions.' })
export class EditionConnection extends ConnectionOf(EditionType, 'editions') {}

@InputType({ description: 'Which editions to list; what is left out does not narrow the list.' })
export class EditionFilter {
  @Field(() => [EditionStateEnum], { nullable: true, description: 'Those in one of these states.' })
  @IsOptional()
  @ArrayMaxSize(4)
  states?: EditionState[] | null

  @Field(() => Int, { nullable: true, description: 'Those about a period of this year.' })
  @IsOptional()
  @IsInt()
  @Min(1900)
  @Max(2199)
  year?: number | null

  @Field(() => String, { nullable: true, description: 'A part of a period, of the number (2/2026), of the hash or of a name.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null
}

@ArgsType()
export class EditionListArgs extends PageArgs {
  @Field(() => EditionFilter, { nullable: true, description: 'Which editions.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => EditionFilter)
  filter?: EditionFilter | null
}
