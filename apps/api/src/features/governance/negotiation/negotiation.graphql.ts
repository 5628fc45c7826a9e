import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { EvidenceLink } from '@solmu/domain/governance/evidence-link.js'
import type { AuthorityKind, NegotiationGap, NegotiationState } from '@solmu/domain/governance/negotiation.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { EvidenceLinkType } from '../evidence-link.graphql.js'
import { AuthorityKindEnum, NegotiationGapEnum, NegotiationStateEnum } from './negotiation-kinds.graphql.js'

@ObjectType({ description: 'Somebody who negotiates.' })
export class Negotiator {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => ID, { nullable: true, description: 'Their account; null for somebody without one.' })
  userId!: string | null

  @Field(() => String, { description: 'Who it is.' })
  name!: string
}

@ObjectType({ description: 'What the network says in a negotiation.' })
export class NegotiationPosition {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => Int, { description: 'Its number, from 1.' })
  number!: number

  @Field(() => String, { description: 'What it says.' })
  content!: string

  @Field(() => String, { description: 'Why it was changed; empty of the first one.' })
  why!: string

  @Field(() => Date, { description: 'When it was written.' })
  writtenAt!: Date
}

@ObjectType({ description: 'A meeting with the authority.' })
export class NegotiationMeeting {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => IsoDay, { description: 'When it was held.' })
  metOn!: string

  @Field(() => String, { description: 'Where; may be empty.' })
  place!: string

  @Field(() => String, { description: 'Who was there.' })
  people!: string

  @Field(() => String, { description: 'What was said.' })
  notes!: string

  @Field(() => [EvidenceLinkType], { description: 'Where its papers are.' })
  links!: EvidenceLink[]

  @Field(() => Int, { description: 'The version of the record.' })
  version!: number
}

@ObjectType({ description: 'A decision or a body on which a mandate rests.' })
export class NegotiationSource {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  name!: LocalizedText
}

@ObjectType({ description: 'A mandate to negotiate with an authority, in a list.' })
export class NegotiationBrief {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'Its number: the year and the number within it.' })
  number!: string

  @Field(() => String, { description: 'With which authority.' })
  authority!: string

  @Field(() => AuthorityKindEnum, { description: 'What kind of authority it is.' })
  authorityKind!: AuthorityKind

  @Field(() => String, { description: 'About what.' })
  subject!: string

  @Field(() => NegotiationStateEnum, { description: 'Where it stands.' })
  state!: NegotiationState

  @Field(() => IsoDay, { description: 'The first day on which it holds.' })
  validFrom!: string

  @Field(() => IsoDay, { description: 'The last day on which it holds.' })
  validTo!: string

  @Field(() => Int, { description: 'How many meetings there were.' })
  meetingCount!: number

  @Field(() => Boolean, { description: 'Whether it ends soon, or has passed, without an outcome.' })
  isEnding!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer negotiates.' })
  isMine!: boolean
}

@ObjectType({ description: 'A mandate to negotiate with an authority.' })
export class Negotiation extends NegotiationBrief {
  @Field(() => String, { description: 'Within which limits.' })
  limits!: string

  @Field(() => NegotiationSource, { nullable: true, description: 'The body that gives it.' })
  body!: NegotiationSource | null

  @Field(() => NegotiationSource, { nullable: true, description: 'The decision that gives it; null too for those who do not read it.' })
  decision!: NegotiationSource | null

  @Field(() => [Negotiator], { description: 'Who negotiates.' })
  negotiators!: Negotiator[]

  @Field(() => [NegotiationPosition], { description: 'What the network says, the newest first.' })
  positions!: NegotiationPosition[]

  @Field(() => [NegotiationMeeting], { description: 'The meetings with the authority, the newest first.' })
  meetings!: NegotiationMeeting[]

  @Field(() => String, { description: 'What came of it; empty until it has ended.' })
  outcome!: string

  @Field(() => IsoDay, { nullable: true, description: 'When.' })
  outcomeOn!: string | null

  @Field(() => NegotiationSource, { nullable: true, description: 'The decision by which the network took it up.' })
  outcomeDecision!: NegotiationSource | null

  @Field(() => [NegotiationGapEnum], { description: 'Of a draft: what it lacks before it can be given.' })
  gaps!: NegotiationGap[]

  @Field(() => Boolean, { description: 'Whether the viewer leads it.' })
  mayManage!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer may write positions and meetings now.' })
  mayWrite!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'Somebody who can be named a negotiator.' })
export class NegotiationPerson {
  @Field(() => ID, { description: 'Whose account.' })
  id!: string

  @Field(() => String, { description: 'Who it is.' })
  name!: string
}

@ObjectType({ description: 'The mandate after a change.' })
export class NegotiationPayload {
  @Field(() => Negotiation, { description: 'The mandate.' })
  negotiation!: Negotiation
}
