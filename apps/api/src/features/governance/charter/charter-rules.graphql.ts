import { Field, InputType, Int, ObjectType } from '@nestjs/graphql'
import { type BodyKind, mostMatters, type PartyOfMatter, type Procedure, type Secrecy, type VoiceRule } from '@solmu/domain/governance/charter-rules.js'
import type { AbstentionRule, MajorityBase, MajorityShare, QuorumBase, TieRule } from '@solmu/domain/governance/majority.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsBoolean, IsEnum, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import * as kinds from './charter-kinds.graphql.js'

@InputType('CharterQuorumInput', { description: 'How many must be there.' })
@ObjectType('CharterQuorum', { description: 'How many must be there.' })
export class CharterQuorum {
  @Field(() => kinds.QuorumBaseEnum, { description: 'Of what it is a share.' })
  @IsEnum(kinds.QuorumBaseEnum)
  of!: QuorumBase

  @Field(() => Int, { description: 'The upper number of the share.' })
  @IsInt()
  top!: number

  @Field(() => Int, { description: 'The lower number of the share.' })
  @IsInt()
  bottom!: number

  @Field(() => Boolean, { description: 'Whether it takes more than the share.' })
  @IsBoolean()
  isExceeded!: boolean

  @Field(() => Int, { description: 'How many at the least, whatever the share.' })
  @IsInt()
  atLeast!: number
}

@InputType('CharterBodyRuleInput', { description: 'How a kind of body decides.' })
@ObjectType('CharterBodyRule', { description: 'How a kind of body decides.' })
export class CharterBodyRule {
  @Field(() => kinds.BodyKindEnum, { description: 'Which kind.' })
  @IsEnum(kinds.BodyKindEnum)
  kind!: BodyKind

  @Field(() => CharterQuorum, { description: 'How many must be there.' })
  @ValidateNested()
  @Type(() => CharterQuorum)
  quorum!: CharterQuorum

  @Field(() => Int, { description: 'How many whole days there are between the notice and the meeting at the least.' })
  @IsInt()
  noticeDays!: number

  @Field(() => Int, { description: 'How many others one person may stand for.' })
  @IsInt()
  proxiesAtMost!: number

  @Field(() => [kinds.ProcedureEnum], { description: 'In which ways it decides.' })
  @IsEnum(kinds.ProcedureEnum, { each: true })
  @ArrayMaxSize(3)
  procedures!: Procedure[]
}

@InputType('CharterMajorityInput', { description: 'Which majority carries.' })
@ObjectType('CharterMajority', { description: 'Which majority carries.' })
export class CharterMajority {
  @Field(() => kinds.MajorityShareEnum, { description: 'How many votes.' })
  @IsEnum(kinds.MajorityShareEnum)
  share!: MajorityShare

  @Field(() => kinds.MajorityBaseEnum, { description: 'Of what.' })
  @IsEnum(kinds.MajorityBaseEnum)
  of!: MajorityBase

  @Field(() => kinds.AbstentionRuleEnum, { description: 'Whether those who abstain are counted.' })
  @IsEnum(kinds.AbstentionRuleEnum)
  abstentions!: AbstentionRule
}

@InputType('CharterMatterRuleInput', { description: 'How a kind of matter is decided.' })
@ObjectType('CharterMatterRule', { description: 'How a kind of matter is decided.' })
export class CharterMatterRule {
  @Field(() => String, { description: 'The key of the matter.' })
  @IsString()
  @MaxLength(30)
  matter!: string

  @Field(() => LocalizedTextType, { description: 'What one of the charter’s own is called; empty of the common ones.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  name!: LocalizedText

  @Field(() => kinds.BodyKindEnum, { description: 'Which body decides.' })
  @IsEnum(kinds.BodyKindEnum)
  decidedBy!: BodyKind

  @Field(() => Int, { nullable: true, description: 'The days of notice where the matter demands more than the body; null where it does not.' })
  @IsOptional()
  @IsInt()
  noticeDays!: number | null

  @Field(() => CharterMajority, { description: 'Which majority carries.' })
  @ValidateNested()
  @Type(() => CharterMajority)
  majority!: CharterMajority

  @Field(() => kinds.TieRuleEnum, { description: 'What settles votes that stand equally.' })
  @IsEnum(kinds.TieRuleEnum)
  tie!: TieRule

  @Field(() => kinds.SecrecyRuleEnum, { description: 'Whether votes are secret.' })
  @IsEnum(kinds.SecrecyRuleEnum)
  secrecy!: Secrecy

  @Field(() => Boolean, { description: 'Whether a vote can be changed until closing.' })
  @IsBoolean()
  mayChange!: boolean

  @Field(() => [kinds.PartyOfMatterEnum], { description: 'Who may propose it.' })
  @IsEnum(kinds.PartyOfMatterEnum, { each: true })
  @ArrayMaxSize(6)
  whoMayPropose!: PartyOfMatter[]

  @Field(() => [kinds.PartyOfMatterEnum], { description: 'Who may veto it.' })
  @IsEnum(kinds.PartyOfMatterEnum, { each: true })
  @ArrayMaxSize(6)
  veto!: PartyOfMatter[]

  @Field(() => [kinds.PartyOfMatterEnum], { description: 'Whose consent it takes.' })
  @IsEnum(kinds.PartyOfMatterEnum, { each: true })
  @ArrayMaxSize(6)
  consent!: PartyOfMatter[]

  @Field(() => kinds.VoiceRuleEnum, { description: 'When a party agrees that is several: once each of them has, or as soon as one of them has.' })
  @IsEnum(kinds.VoiceRuleEnum)
  voices!: VoiceRule
}

@InputType('CharterVotesInput', { description: 'The votes of a member by what it runs; of several the most.' })
@ObjectType('CharterVotes', { description: 'The votes of a member by what it runs; of several the most.' })
export class CharterVotes {
  @Field(() => Int, { description: 'Of one that runs the head office.' })
  @IsInt()
  headquarters!: number

  @Field(() => Int, { description: 'Of one that runs a regional centre.' })
  @IsInt()
  regional_centre!: number

  @Field(() => Int, { description: 'Of one that runs a local unit.' })
  @IsInt()
  local_unit!: number
}

@InputType('CharterRulesInput', { description: 'The rules of a charter as data.' })
@ObjectType('CharterRules', { description: 'The rules of a charter as data.' })
export class CharterRulesType {
  @Field(() => CharterVotes, { nullable: true, description: 'How votes are weighed; null where each member has one.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CharterVotes)
  votes!: CharterVotes | null

  @Field(() => [CharterBodyRule], { description: 'The rule of each kind of body.' })
  @ArrayMaxSize(4)
  @ValidateNested({ each: true })
  @Type(() => CharterBodyRule)
  bodies!: CharterBodyRule[]

  @Field(() => [CharterMatterRule], { description: 'The rule of each kind of matter.' })
  @ArrayMaxSize(mostMatters)
  @ValidateNested({ each: true })
  @Type(() => CharterMatterRule)
  matters!: CharterMatterRule[]
}
