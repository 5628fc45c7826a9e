import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { CellStatus } from '@solmu/domain/results/cell.js'
import type { CellReview } from '@solmu/domain/results/return-state.js'
import type { CellReply } from '@solmu/domain/results/return.workflow-cells.js'
import type { AskedIndicator } from '@solmu/domain/results/sheet.js'
import { DecimalText } from '../../../../core/graphql/scalars.js'
import { CellAnswerType, CellReplyEnum, CellReviewEnum, CellStatusEnum } from '../cell/cell.graphql.js'

@ObjectType({ description: 'One category of a figure.' })
export class CellCategory {
  @Field(() => String, { description: 'The code of the dimension, such as gender.' })
  dimension!: string

  @Field(() => String, { description: 'The code of the category, such as f.' })
  category!: string
}

@ObjectType('SheetCell', { description: 'One place of the sheet of a return.' })
export class SheetCellType {
  @Field(() => String, { description: 'The categories as one text, such as customer_group:ii,gender:f; empty for the figure as a whole.' })
  breakdown!: string

  @Field(() => [CellCategory], { description: 'The categories, one for each dimension.' })
  categories!: CellCategory[]

  @Field(() => CellStatusEnum, { nullable: true, description: 'What was answered; null while nothing was.' })
  status!: CellStatus | null

  @Field(() => DecimalText, { nullable: true, description: 'The value; null unless the status is value.' })
  value!: string | null

  @Field(() => String, { description: 'Why it is missing or does not apply; empty when nothing was said.' })
  note!: string

  @Field(() => CellReviewEnum, { description: 'What the reviewers have said.' })
  review!: CellReview

  @Field(() => CellReplyEnum, { nullable: true, description: 'How a question was answered; null while it waits, and where there is none.' })
  answered!: CellReply | null

  @Field(() => Int, { description: 'The version; whoever changes the figure must name it. 0 while nothing was answered.' })
  version!: number

  @Field(() => String, { nullable: true, description: 'Who wrote it last; null when nobody has, or the figure came from elsewhere.' })
  changedBy!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was written last.' })
  changedAt!: Date | null

  @Field(() => Boolean, { description: 'True when the state of the return lets the unit write here.' })
  isWritable!: boolean

  @Field(() => CellAnswerType, { nullable: true, description: 'What the unit sent for the period before; null when it sent nothing.' })
  previous!: CellAnswerType | null

  @Field(() => DecimalText, { nullable: true, description: 'The unit’s target for the period; null when none is set.' })
  target!: string | null

  @Field(() => Int, { description: 'How much was said of the figure.' })
  commentCount!: number
}

@ObjectType('SheetRow', { description: 'One indicator of the sheet of a return, with its figures.' })
export class SheetRowType {
  @Field(() => ID, { description: 'The id of the indicator.' })
  indicatorId!: string

  @Field(() => Boolean, { description: 'True when the round demands an answer.' })
  isRequired!: boolean

  @Field(() => Boolean, { description: 'True when “does not apply” is an answer.' })
  allowsNotApplicable!: boolean

  @Field(() => [SheetCellType], { description: 'Its figures, the last dimension changing fastest; none where the indicator is worked out.' })
  cells!: SheetCellType[]

  @Field(() => DecimalText, { nullable: true, description: 'The one figure, their sum, or what is worked out; null when there is none.' })
  total!: string | null

  @Field(() => DecimalText, { nullable: true, description: 'The same of the period before.' })
  previousTotal!: string | null

  @Field(() => DecimalText, { nullable: true, description: 'The unit’s target for the figure as a whole; null when none is set.' })
  target!: string | null

  /** What resolvers need beyond what clients see. */
  asked!: AskedIndicator
}

@ObjectType({ description: 'A figure that differs between two versions of a return.' })
export class ReturnDifference {
  @Field(() => ID, { description: 'The indicator.' })
  indicatorId!: string

  @Field(() => String, { description: 'The categories.' })
  breakdown!: string

  @Field(() => CellAnswerType, { nullable: true, description: 'What stood before; null when nothing did.' })
  before!: CellAnswerType | null

  @Field(() => CellAnswerType, { nullable: true, description: 'What stands after; null when nothing does.' })
  after!: CellAnswerType | null
}

@ObjectType({ description: 'What a figure was in a version that was sent, or is in the working copy.' })
export class CellHistoryEntry {
  @Field(() => Int, { nullable: true, description: 'The version of the return that brought it; null for the working copy.' })
  versionNumber!: number | null

  @Field(() => CellStatusEnum, { description: 'What was answered.' })
  status!: CellStatus

  @Field(() => DecimalText, { nullable: true, description: 'The value; null unless the status is value.' })
  value!: string | null

  @Field(() => String, { nullable: true, description: 'Who sent the version, or wrote the figure last; null when nobody is known.' })
  changedBy!: string | null

  @Field(() => Date, { description: 'When the version was sent, or the figure written.' })
  changedAt!: Date
}
