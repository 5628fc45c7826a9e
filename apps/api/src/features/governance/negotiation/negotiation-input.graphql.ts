import { Field, ID, InputType, Int } from '@nestjs/graphql'
import { mostLinks } from '@solmu/domain/governance/evidence-link.js'
import { type AuthorityKind, mostNegotiators } from '@solmu/domain/governance/negotiation.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsEnum, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { EvidenceLinkInput } from '../evidence-link.graphql.js'
import { AuthorityKindEnum } from './negotiation-kinds.graphql.js'

@InputType({ description: 'Somebody who negotiates.' })
export class NegotiatorInput {
  @Field(() => ID, { nullable: true, description: 'Their account; null for somebody without one.' })
  @IsOptional()
  @IsUUID()
  userId?: string | null

  @Field(() => String, { description: 'The name of somebody without an account; of others it is their own.' })
  @IsString()
  @MaxLength(400)
  personName!: string
}

@InputType({ description: 'A mandate to negotiate as it is prepared.' })
export class SaveNegotiationInput {
  @Field(() => ID, { nullable: true, description: 'Which draft is changed; null for a new one.' })
  @IsOptional()
  @IsUUID()
  negotiationId?: string | null

  @Field(() => Int, { nullable: true, description: 'Of one that is changed: the version of the record that was seen.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => String, { description: 'With which authority.' })
  @IsString()
  @MaxLength(600)
  authority!: string

  @Field(() => AuthorityKindEnum, { description: 'What kind of authority it is.' })
  @IsEnum(AuthorityKindEnum)
  authorityKind!: AuthorityKind

  @Field(() => String, { description: 'About what.' })
  @IsString()
  @MaxLength(600)
  subject!: string

  @Field(() => String, { description: 'Within which limits.' })
  @IsString()
  @MaxLength(20000)
  limits!: string

  @Field(() => ID, { nullable: true, description: 'The body that gives it.' })
  @IsOptional()
  @IsUUID()
  bodyId?: string | null

  @Field(() => ID, { nullable: true, description: 'The decision that gives it.' })
  @IsOptional()
  @IsUUID()
  decisionId?: string | null

  @Field(() => IsoDay, { description: 'The first day on which it holds.' })
  @IsString()
  validFrom!: string

  @Field(() => IsoDay, { description: 'The last day on which it holds.' })
  @IsString()
  validTo!: string

  @Field(() => [NegotiatorInput], { description: 'Who negotiates.' })
  @ArrayMaxSize(2 * mostNegotiators)
  @ValidateNested({ each: true })
  @Type(() => NegotiatorInput)
  negotiators!: NegotiatorInput[]
}

@InputType({ description: 'Which mandate is given.' })
export class GiveNegotiationInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  negotiationId!: string

  @Field(() => Int, { description: 'The version of the record that was seen.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'What the network says from now on.' })
export class WriteNegotiationPositionInput {
  @Field(() => ID, { description: 'In which negotiation.' })
  @IsUUID()
  negotiationId!: string

  @Field(() => Int, { description: 'The number of the position that was seen; 0 where there was none.' })
  @IsInt()
  onNumber!: number

  @Field(() => String, { description: 'What it says.' })
  @IsString()
  @MaxLength(40000)
  content!: string

  @Field(() => String, { description: 'Why it was changed; of the first one it may be empty.' })
  @IsString()
  @MaxLength(2000)
  why!: string
}

@InputType({ description: 'A meeting with the authority.' })
export class RecordNegotiationMeetingInput {
  @Field(() => ID, { description: 'In which negotiation.' })
  @IsUUID()
  negotiationId!: string

  @Field(() => ID, { nullable: true, description: 'Which meeting is corrected; null for a new one.' })
  @IsOptional()
  @IsUUID()
  negotiationMeetingId?: string | null

  @Field(() => Int, { nullable: true, description: 'Of one that is corrected: the version of the record that was seen.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => IsoDay, { description: 'When it was held.' })
  @IsString()
  metOn!: string

  @Field(() => String, { description: 'Where.' })
  @IsString()
  @MaxLength(600)
  place!: string

  @Field(() => String, { description: 'Who was there.' })
  @IsString()
  @MaxLength(4000)
  people!: string

  @Field(() => String, { description: 'What was said.' })
  @IsString()
  @MaxLength(40000)
  notes!: string

  @Field(() => [EvidenceLinkInput], { description: 'Where its papers are.' })
  @ArrayMaxSize(2 * mostLinks)
  @ValidateNested({ each: true })
  @Type(() => EvidenceLinkInput)
  links!: EvidenceLinkInput[]
}

@InputType({ description: 'What came of a negotiation.' })
export class EndNegotiationInput extends GiveNegotiationInput {
  @Field(() => String, { description: 'What came of it.' })
  @IsString()
  @MaxLength(20000)
  outcome!: string

  @Field(() => IsoDay, { description: 'When.' })
  @IsString()
  outcomeOn!: string

  @Field(() => ID, { nullable: true, description: 'The decision by which the network took it up.' })
  @IsOptional()
  @IsUUID()
  outcomeDecisionId?: string | null
}
