import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { Lens } from '@solmu/domain/network/lens.js'
import { ArrayMaxSize, ArrayUnique, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { LensEnum } from '../../network/lens/lens.graphql.js'
import { EditionType } from './edition.graphql.js'

@InputType({ description: 'What an edition is to hold.' })
export class PrepareEditionInput {
  @Field(() => String, { description: 'The first period of its run, such as 2026-Q1.' })
  @IsString()
  @MaxLength(10)
  firstPeriod!: string

  @Field(() => String, { description: 'The last period of its run, of the same length; the same one for a single period.' })
  @IsString()
  @MaxLength(10)
  lastPeriod!: string

  @Field(() => [LensEnum], { description: 'Through which divisions, beside the centres and the units, its figures can be seen.' })
  @ArrayMaxSize(10)
  @ArrayUnique()
  lenses!: Lens[]

  @Field(() => ID, { nullable: true, description: 'The certified edition of the same periods that it corrects.' })
  @IsOptional()
  @IsUUID()
  replacesId?: string | null

  @Field(() => String, { nullable: true, description: 'Why it corrects that one.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string | null
}

@InputType({ isAbstract: true })
abstract class OneEditionInput {
  @Field(() => ID, { description: 'The edition.' })
  @IsUUID()
  editionId!: string

  @Field(() => Int, { description: 'The version that was before the eyes of whoever asks.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'Which edition to prepare anew.' })
export class RenewEditionInput extends OneEditionInput {}

@InputType({ description: 'Which edition to certify.' })
export class CertifyEditionInput extends OneEditionInput {}

@InputType({ description: 'Which edition to drop.' })
export class DropEditionInput extends OneEditionInput {}

@ObjectType({ description: 'What came of preparing an edition.' })
export class PrepareEditionPayload {
  @Field(() => EditionType, { description: 'The edition, which is being prepared.' })
  edition!: EditionType
}

@ObjectType({ description: 'What came of preparing an edition anew.' })
export class RenewEditionPayload {
  @Field(() => EditionType, { description: 'The edition, which is being prepared.' })
  edition!: EditionType
}

@ObjectType({ description: 'What came of certifying an edition.' })
export class CertifyEditionPayload {
  @Field(() => EditionType, { description: 'The edition, with its number, hash and signature.' })
  edition!: EditionType
}

@ObjectType({ description: 'What came of dropping an edition.' })
export class DropEditionPayload {
  @Field(() => ID, { description: 'The id that the edition had.' })
  editionId!: string
}
