import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { BallotMethod, BallotSecrecy } from '@solmu/domain/governance/ballot.js'
import type { BallotOutcome, BallotRule } from '@solmu/domain/governance/ballot-result.js'
import type { BallotAction, BallotGuard, BallotState } from '@solmu/domain/governance/ballot.workflow.js'
import type { BodyKind, Secrecy } from '@solmu/domain/governance/charter-rules.js'
import type { ProposalKind } from '@solmu/domain/governance/proposal.workflow.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { AbstentionRuleEnum, BodyKindEnum, MajorityBaseEnum, MajorityShareEnum, QuorumBaseEnum, SecrecyRuleEnum, TieRuleEnum } from '../charter/charter-kinds.graphql.js'
import { ProposalKindEnum } from '../proposal/proposal-kinds.graphql.js'
import { BallotActionEnum, BallotGuardEnum, BallotMethodEnum, BallotOutcomeEnum, BallotSecrecyEnum, BallotStateEnum, TieBreakerEnum } from './ballot-kinds.graphql.js'

@ObjectType({ description: 'The body that votes.' })
export class BallotBody {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'Its name.' })
  name!: LocalizedText

  @Field(() => BodyKindEnum, { description: 'What kind of body it is.' })
  kind!: BodyKind
}

@ObjectType({ description: 'What can be voted for.' })
export class BallotOptionType {
  @Field(() => ID, { description: 'The code that the ballots name.' })
  code!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  name!: LocalizedText

  @Field(() => Boolean, { description: 'Whether it, or the candidate, has withdrawn since the ballot was opened.' })
  isWithdrawn!: boolean
}

@ObjectType({ description: 'The rules of the charter that were fixed when the ballot was opened.' })
export class BallotRuleType {
  @Field(() => MajorityShareEnum, { description: 'How many votes carry.' })
  share!: BallotRule['majority']['share']

  @Field(() => MajorityBaseEnum, { description: 'What is counted.' })
  of!: BallotRule['majority']['of']

  @Field(() => AbstentionRuleEnum, { description: 'Whether blank votes are counted.' })
  abstentions!: BallotRule['majority']['abstentions']

  @Field(() => TieRuleEnum, { description: 'What settles votes that stand equally.' })
  tie!: BallotRule['tie']

  @Field(() => QuorumBaseEnum, { description: 'Of what the quorum is a share.' })
  quorumOf!: BallotRule['quorum']['of']

  @Field(() => Int, { description: 'How many have to take part.' })
  quorumNeeded!: number
}

@ObjectType({ description: 'Something that can be done with a ballot.' })
export class BallotStepType {
  @Field(() => BallotActionEnum, { description: 'What.' })
  action!: BallotAction

  @Field(() => [BallotGuardEnum], { description: 'What stands in the way; empty when nothing does.' })
  blockedBy!: readonly BallotGuard[]
}

@ObjectType({ description: 'The proposal on which a ballot is.' })
export class BallotProposal {
  @Field(() => ProposalKindEnum, { description: 'How it is decided, which limits the methods of the ballot.' })
  kind!: ProposalKind

  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText
}

@ObjectType({ description: 'The version of the charter on whose adoption a ballot is.' })
export class BallotAmendment {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => Int, { description: 'Which version it is.' })
  number!: number
}

@ObjectType({ description: 'The decision that was recorded of a ballot.' })
export class BallotDecision {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'Its number in the register.' })
  number!: string
}

@ObjectType({ description: 'The key of those who have as many votes.' })
export class BallotKey {
  @Field(() => Int, { description: 'How many votes.' })
  votes!: number

  @Field(() => String, { description: 'The key, as SPKI in base64.' })
  key!: string
}

@ObjectType({ description: 'Something that is voted on.' })
export class Ballot {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What it is about.' })
  description!: LocalizedText

  @Field(() => BallotBody, { description: 'Who votes.' })
  body!: BallotBody

  @Field(() => String, { description: 'The kind of matter by whose rule it is decided.' })
  matter!: string

  @Field(() => BallotMethodEnum, { description: 'How it is filled in and counted.' })
  method!: BallotMethod

  @Field(() => BallotSecrecyEnum, { description: 'Whether it is seen who voted for what.' })
  secrecy!: BallotSecrecy

  @Field(() => [BallotOptionType], { description: 'What can be voted for; nothing of a question.' })
  options!: BallotOptionType[]

  @Field(() => Int, { description: 'How many are chosen.' })
  seats!: number

  @Field(() => Int, { description: 'The most points that an option can be given, or those to share out, where points are given.' })
  maxScore!: number

  @Field(() => BallotStateEnum, { description: 'Where it stands.' })
  state!: BallotState

  @Field(() => Date, { nullable: true, description: 'When it opens by itself; null for one that is opened by hand.' })
  opensAt!: Date | null

  @Field(() => Date, { description: 'Until when votes are taken.' })
  closesAt!: Date

  @Field(() => Boolean, { description: 'Whether votes are taken now.' })
  takesBallots!: boolean

  @Field(() => Date, { nullable: true, description: 'When it was announced; null of one that was opened at once.' })
  announcedAt!: Date | null

  @Field(() => Date, { nullable: true, description: 'When it was opened; null before that.' })
  openedAt!: Date | null

  @Field(() => Date, { nullable: true, description: 'When it was counted or cancelled.' })
  endedAt!: Date | null

  @Field(() => String, { description: 'Why it was cancelled; else empty.' })
  endReason!: string

  @Field(() => Boolean, { description: 'Whether a vote can be changed until closing.' })
  mayChange!: boolean

  @Field(() => BallotRuleType, { nullable: true, description: 'By which rules it is counted; null before it is opened.' })
  rule!: BallotRuleType | null

  @Field(() => String, { nullable: true, description: 'The SHA-256 of the seed of the lot, to which the ballot has been bound since it was opened.' })
  lotCommitment!: string | null

  @Field(() => [BallotKey], { description: 'Of a secret ballot the public keys by which credentials are known, one for each number of votes that a member has.' })
  publicKeys!: BallotKey[]

  @Field(() => Int, { description: 'How many are on the roll.' })
  rollCount!: number

  @Field(() => Int, { description: 'How many of them have voted, or fetched their right to; recused ones are not among them.' })
  votedCount!: number

  @Field(() => Int, { description: 'For how many that have not voted the viewer may vote.' })
  waitingCount!: number

  @Field(() => BallotOutcomeEnum, { nullable: true, description: 'What came of it; null until it is counted.' })
  outcome!: BallotOutcome | null

  @Field(() => Boolean, { description: 'Whether nothing is decided by what it has carried: a consent that the charter asks is missing, or a party has vetoed it.' })
  isHeld!: boolean

  @Field(() => BallotProposal, { nullable: true, description: 'The proposal on which it is, when it is on one.' })
  proposal!: BallotProposal | null

  @Field(() => BallotAmendment, { nullable: true, description: 'The version of the charter on whose adoption it is, when it is on one.' })
  amendment!: BallotAmendment | null

  @Field(() => IsoDay, { nullable: true, description: 'Of one on the charter: the first day on which the version is to hold.' })
  effectiveFrom!: string | null

  @Field(() => BallotDecision, { nullable: true, description: 'The decision that was recorded of it, as far as the viewer reads it.' })
  decision!: BallotDecision | null

  @Field(() => Boolean, { description: 'Whether the viewer may record now what was decided by it.' })
  mayRecordDecision!: boolean

  @Field(() => [BallotStepType], { description: 'What the viewer may do with it.' })
  steps!: BallotStepType[]

  @Field(() => TieBreakerEnum, { nullable: true, description: 'As whom the viewer decides between those who stand equally; null when nothing waits for them.' })
  breaksTie!: 'chair' | 'record' | null

  @Field(() => Boolean, { description: 'Whether the viewer looks after it.' })
  mayManage!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'A member, or a seat of a board, that may vote.' })
export class BallotSeat {
  @Field(() => ID, { description: 'Its id, which is random.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'Whose it is.' })
  name!: LocalizedText

  @Field(() => Int, { description: 'How many votes it has.' })
  weight!: number

  @Field(() => Boolean, { description: 'Whether it has voted, or fetched its right to.' })
  hasVoted!: boolean

  @Field(() => String, { description: 'Why it is recused; empty when it is not.' })
  recusedReason!: string

  @Field(() => Boolean, { description: 'Whether the viewer may vote for it.' })
  isMine!: boolean

  @Field(() => String, { nullable: true, description: 'What was cast for it, as JSON, in an open ballot; null for everybody else’s and where nothing was.' })
  choice!: string | null
}

@ObjectType({ description: 'A ballot with its roll, and once it is counted with its log.' })
export class BallotDetail {
  @Field(() => Ballot, { description: 'The ballot.' })
  ballot!: Ballot

  @Field(() => [BallotSeat], { description: 'Who may vote, by name.' })
  roll!: BallotSeat[]

  @Field(() => String, { nullable: true, description: 'The published log, from which tools/recount.mjs counts it again: JSON of the format solmu-ballot-log-1. Null until it is counted.' })
  log!: string | null
}

@ObjectType({ description: 'A kind of matter on which the charter in force rules.' })
export class BallotMatter {
  @Field(() => ID, { description: 'Its key.' })
  matter!: string

  @Field(() => LocalizedTextType, { description: 'What one of the charter’s own is called; empty of the common ones.' })
  name!: LocalizedText

  @Field(() => SecrecyRuleEnum, { description: 'Whether votes on it are secret.' })
  secrecy!: Secrecy

  @Field(() => Int, { description: 'How many whole days the charter wants between the notice and the closing.' })
  noticeDays!: number
}

@ObjectType({ description: 'A body for which the viewer may write ballots, with the matters that it decides.' })
export class BallotPlace {
  @Field(() => BallotBody, { description: 'The body.' })
  body!: BallotBody

  @Field(() => [BallotMatter], { description: 'The matters.' })
  matters!: BallotMatter[]
}

@ObjectType({ description: 'The ballot that was written or changed.' })
export class BallotPayload {
  @Field(() => BallotDetail, { description: 'The ballot.' })
  ballot!: BallotDetail
}

@ObjectType({ description: 'A right to vote: the signature under what was blinded, which nobody but the browser that blinded it can use.' })
export class BallotCredentialPayload {
  @Field(() => String, { description: 'The blind signature, in base64url.' })
  blindSignature!: string
}
