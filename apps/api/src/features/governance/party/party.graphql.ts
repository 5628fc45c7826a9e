import { Field, ID, ObjectType } from '@nestjs/graphql'
import type { BallotOutcome } from '@solmu/domain/governance/ballot-result.js'
import type { PartyOfMatter, VoiceRule } from '@solmu/domain/governance/charter-rules.js'
import type { AskedKind, PartyAnswer, PartyDemand } from '@solmu/domain/governance/party-answer.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { BallotOutcomeEnum } from '../ballot/ballot-kinds.graphql.js'
import { PartyOfMatterEnum, VoiceRuleEnum } from '../charter/charter-kinds.graphql.js'
import { AskedKindEnum, PartyAnswerEnum, PartyDemandEnum } from './party-kinds.graphql.js'

@ObjectType({ description: 'One of those that a party is: a body, the head office, an organisation that funds.' })
export class PartyVoice {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  name!: LocalizedText
}

@ObjectType({ description: 'An answer of a party.' })
export class PartySaid {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { nullable: true, description: 'Of a party that is several, which of them; null where that cannot be told.' })
  voice!: LocalizedText | null

  @Field(() => PartyAnswerEnum, { description: 'What it is.' })
  answer!: PartyAnswer

  @Field(() => String, { description: 'Who has answered for the party; of an answer that was written down, where that can be read too.' })
  saidBy!: string

  @Field(() => IsoDay, { description: 'When.' })
  saidOn!: string

  @Field(() => String, { description: 'Why.' })
  reason!: string

  @Field(() => Boolean, { description: 'Whether the party has answered here itself; else those who lead the procedure have written it down.' })
  isOwn!: boolean

  @Field(() => Boolean, { description: 'Whether it counts: the last one of its voice.' })
  isLast!: boolean
}

@ObjectType({ description: 'A party that the charter asks beside the voters, with what it has answered.' })
export class AskedParty {
  @Field(() => PartyOfMatterEnum, { description: 'Which one.' })
  party!: PartyOfMatter

  @Field(() => PartyDemandEnum, { description: 'Whether its consent is needed, or it may veto.' })
  demand!: PartyDemand

  @Field(() => PartyAnswerEnum, { nullable: true, description: 'What it says as a whole; null as long as nobody has answered for it.' })
  answer!: PartyAnswer | null

  @Field(() => Boolean, { description: 'Whether nothing can be adopted because of it.' })
  isInTheWay!: boolean

  @Field(() => [PartySaid], { description: 'All its answers, the newest first.' })
  said!: PartySaid[]

  @Field(() => [PartyVoice], { description: 'Who it is today; none where that cannot be told.' })
  voices!: PartyVoice[]

  @Field(() => VoiceRuleEnum, { description: 'Whether each of them has to agree, or one is enough.' })
  voiceRule!: VoiceRule

  @Field(() => [PartyVoice], { description: 'For which of them the viewer may answer now.' })
  mine!: PartyVoice[]
}

@ObjectType({ description: 'Whom the charter asks beside the voters about something, and what they have answered.' })
export class PartyAnswers {
  @Field(() => ID, { description: 'What they are about: the proposal, the amendment, the ballot, the item of a meeting or the choice of a centre.' })
  id!: string

  @Field(() => [AskedParty], { description: 'The parties; none where the charter asks nobody.' })
  parties!: AskedParty[]

  @Field(() => Boolean, { description: 'Whether it still takes answers.' })
  isWaiting!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer may write down what a party has answered elsewhere.' })
  mayRecord!: boolean
}

@ObjectType({ description: 'What somebody is asked in the name of a party, with the words that they need to answer.' })
export class PartyQuestion {
  @Field(() => ID, { description: 'Subject, party and voice: what makes it one.' })
  id!: string

  @Field(() => ID, { description: 'What it is about: the proposal, the amendment, the ballot, the item of a meeting or the choice of a centre.' })
  subjectId!: string

  @Field(() => ID, { description: 'The record on whose page that stands: of an item its meeting, else itself.' })
  recordId!: string

  @Field(() => AskedKindEnum, { description: 'Which of them it is.' })
  kind!: AskedKind

  @Field(() => PartyOfMatterEnum, { description: 'In the name of which party.' })
  party!: PartyOfMatter

  @Field(() => PartyVoice, { description: 'For whom.' })
  voice!: PartyVoice

  @Field(() => PartyDemandEnum, { description: 'Whether its consent is needed, or it may veto.' })
  demand!: PartyDemand

  @Field(() => LocalizedTextType, { description: 'What the matter is called.' })
  title!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What is proposed.' })
  content!: LocalizedText

  @Field(() => LocalizedTextType, { nullable: true, description: 'The body that decides; null of the charter.' })
  body!: LocalizedText | null

  @Field(() => BallotOutcomeEnum, { nullable: true, description: 'What the votes have said; null until they are counted.' })
  outcome!: BallotOutcome | null

  @Field(() => PartyAnswerEnum, { nullable: true, description: 'What was answered last; null as long as nothing was.' })
  answer!: PartyAnswer | null

  @Field(() => IsoDay, { nullable: true, description: 'When.' })
  saidOn!: string | null
}

@ObjectType({ description: 'What the parties have answered now.' })
export class PartyAnswersPayload {
  @Field(() => PartyAnswers, { description: 'The answers.' })
  answers!: PartyAnswers
}

@ObjectType({ description: 'What the viewer is asked in the name of parties now.' })
export class PartyQuestionsPayload {
  @Field(() => [PartyQuestion], { description: 'The questions.' })
  questions!: PartyQuestion[]
}
