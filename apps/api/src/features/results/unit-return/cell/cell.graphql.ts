import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { CellStatus } from '@solmu/domain/results/cell.js'
import type { CellReview } from '@solmu/domain/results/return-state.js'
import type { CellReply } from '@solmu/domain/results/return.workflow-cells.js'
import { DecimalText } from '../../../../core/graphql/scalars.js'

export enum CellStatusEnum {
  value = 'value',
  missing = 'missing',
  not_applicable = 'not_applicable',
  not_asked = 'not_asked'
}
registerEnumType(CellStatusEnum, {
  name: 'CellStatus',
  description: 'What was answered. Zero, missing, not applicable and not asked are four different answers.',
  valuesMap: {
    value: { description: 'A figure, zero among them.' },
    missing: { description: 'Asked, and not received.' },
    not_applicable: { description: 'The unit has no such thing.' },
    not_asked: { description: 'The unit was not asked, or did not ask.' }
  }
})

export enum CellReviewEnum {
  open = 'open',
  approved = 'approved',
  questioned = 'questioned'
}
registerEnumType(CellReviewEnum, {
  name: 'CellReview',
  description: 'What the reviewers have said of a figure.',
  valuesMap: {
    open: { description: 'Nothing yet.' },
    approved: { description: 'It stands as verified.' },
    questioned: { description: 'They ask about it; it is to be mended or answered.' }
  }
})

export enum CellReplyEnum {
  mended = 'mended',
  confirmed = 'confirmed'
}
registerEnumType(CellReplyEnum, {
  name: 'CellReply',
  description: 'How the unit has answered a question about a figure.',
  valuesMap: {
    mended: { description: 'With another answer.' },
    confirmed: { description: 'With the word that it is right, and why.' }
  }
})

@ObjectType('CellAnswer', { description: 'An answer as it stood at some time.' })
export class CellAnswerType {
  @Field(() => CellStatusEnum, { description: 'What was answered.' })
  status!: CellStatus

  @Field(() => DecimalText, { nullable: true, description: 'The value; null unless the status is value.' })
  value!: string | null
}

@ObjectType({ description: 'A figure of the working copy after it was saved.' })
export class SavedCell {
  @Field(() => ID, { description: 'The indicator.' })
  indicatorId!: string

  @Field(() => String, { description: 'The categories, such as customer_group:ii,gender:f; empty for the figure as a whole.' })
  breakdown!: string

  @Field(() => CellStatusEnum, { nullable: true, description: 'What stands there; null when nothing does.' })
  status!: CellStatus | null

  @Field(() => DecimalText, { nullable: true, description: 'The value; null unless the status is value.' })
  value!: string | null

  @Field(() => String, { description: 'Why it is missing or does not apply; empty when nothing was said.' })
  note!: string

  @Field(() => Int, { description: 'The version; whoever changes the figure must name it. 0 when nothing stands there.' })
  version!: number

  @Field(() => CellReviewEnum, { description: 'What the reviewers have said.' })
  review!: CellReview

  @Field(() => CellReplyEnum, { nullable: true, description: 'How a question was answered; null while it waits, and where there is none.' })
  answered!: CellReply | null
}
