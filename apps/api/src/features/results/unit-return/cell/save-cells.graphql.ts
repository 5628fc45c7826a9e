import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import type { CellStatus } from '@solmu/domain/results/cell.js'
import type { ErrorParams } from '@solmu/domain/errors.js'
import { IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { DecimalText, ParamsScalar } from '../../../../core/graphql/scalars.js'
import { UnitReturnType } from '../unit-return.graphql.js'
import { CellStatusEnum, SavedCell } from './cell.graphql.js'

@InputType({ description: 'A figure as it is to be.' })
export class CellInput {
  @Field(() => ID, { description: 'The indicator.' })
  indicatorId!: string

  @Field(() => String, { description: 'The categories, such as customer_group:ii,gender:f; empty for the figure as a whole.' })
  breakdown!: string

  @Field(() => CellStatusEnum, { nullable: true, description: 'The answer; value when it is left out.' })
  status?: CellStatus | null

  @Field(() => DecimalText, { nullable: true, description: 'The value; left out unless the answer is one.' })
  value?: string | null

  @Field(() => String, { nullable: true, description: 'Why it is missing or does not apply; at most 2,000 characters.' })
  note?: string | null

  @Field(() => Int, { description: 'The version that was before one’s eyes; 0 for an empty place.' })
  expectedVersion!: number

  @Field(() => Boolean, { nullable: true, description: 'True to take the answer away; everything else is then of no account.' })
  isCleared?: boolean | null
}

/**
 * Hundreds of figures at once: the service looks at each by the rules of the domain, so the input goes by the validation
 * of classes, which would cost more than the whole write.
 */
@InputType({ description: 'Figures of a return that are to be saved.' })
export class SaveCellsInput {
  @Field(() => ID, { description: 'The return.' })
  returnId!: string

  @Field(() => [CellInput], { description: 'The figures, at most 2,000; each is saved, or answered for, by itself.' })
  cells!: CellInput[]
}

@ObjectType({ description: 'What somebody else has written meanwhile.' })
export class TheirCell {
  @Field(() => CellStatusEnum, { description: 'What they answered.' })
  status!: CellStatus

  @Field(() => DecimalText, { nullable: true, description: 'Their value; null unless the status is value.' })
  value!: string | null

  @Field(() => String, { description: 'Their note; empty when they wrote none.' })
  note!: string

  @Field(() => Int, { description: 'The version; whoever writes over it must name it.' })
  version!: number

  @Field(() => String, { nullable: true, description: 'Who it was; null when the figure came from elsewhere.' })
  changedBy!: string | null

  @Field(() => Date, { description: 'When it was.' })
  changedAt!: Date
}

@ObjectType({ description: 'A figure that was not saved, because somebody else has written there meanwhile.' })
export class SaveConflict {
  @Field(() => ID, { description: 'The indicator.' })
  indicatorId!: string

  @Field(() => String, { description: 'The categories.' })
  breakdown!: string

  @Field(() => TheirCell, { nullable: true, description: 'What stands there now; null when the other has emptied the place.' })
  theirs!: TheirCell | null
}

@ObjectType({ description: 'A figure that was not saved, because it cannot be.' })
export class SaveRefusal {
  @Field(() => ID, { description: 'The indicator.' })
  indicatorId!: string

  @Field(() => String, { description: 'The categories.' })
  breakdown!: string

  @Field(() => String, { description: 'Why, as one of the codes of errors.' })
  code!: string

  @Field(() => ParamsScalar, { description: 'What the message of the code fills in.' })
  params!: ErrorParams
}

@ObjectType({ description: 'What became of the figures.' })
export class SaveCellsPayload {
  @Field(() => UnitReturnType, { description: 'The return.' })
  unitReturn!: UnitReturnType

  @Field(() => [SavedCell], { description: 'What stands now where it was saved.' })
  cells!: SavedCell[]

  @Field(() => [SaveConflict], { description: 'Where somebody else has written meanwhile; nothing was overwritten.' })
  conflicts!: SaveConflict[]

  @Field(() => [SaveRefusal], { description: 'What cannot be saved, and why.' })
  refusals!: SaveRefusal[]
}

@InputType({ description: 'The word that a questioned figure is right.' })
export class ConfirmCellInput {
  @Field(() => ID, { description: 'The return.' })
  @IsUUID()
  returnId!: string

  @Field(() => ID, { description: 'The indicator.' })
  @IsUUID()
  indicatorId!: string

  @Field(() => String, { description: 'The categories; empty for the figure as a whole.' })
  @IsString()
  @MaxLength(300)
  breakdown!: string

  @Field(() => String, { description: 'Why it is right; at most 2,000 characters.' })
  @IsString()
  text!: string

  @Field(() => Int, { nullable: true, description: 'The version of the figure that was before one’s eyes; refused as STALE when there is another.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null
}

@ObjectType({ description: 'The figure after it was confirmed.' })
export class ConfirmCellPayload {
  @Field(() => UnitReturnType, { description: 'The return.' })
  unitReturn!: UnitReturnType

  @Field(() => SavedCell, { description: 'The figure.' })
  cell!: SavedCell
}
