import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { CellStatus } from '@solmu/domain/results/cell.js'
import type { CorrectionState, ReturnState } from '@solmu/domain/results/return-state.js'
import type { StripStageName, StripStageState } from '@solmu/domain/results/strip.js'
import { DecimalText, IsoDay } from '../../../core/graphql/scalars.js'
import { CellStatusEnum } from '../unit-return/cell/cell.graphql.js'
import { ReturnPersonType, ReturnStateEnum } from '../unit-return/unit-return.graphql.js'
import { CorrectionStateEnum, StripStageNameEnum, StripStageStateEnum } from './approval-kinds.graphql.js'

@ObjectType('StepOption', { description: 'A step that is the viewer’s to take, and what stands in its way.' })
export class StepOptionType {
  @Field(() => String, {
    description:
      'Of a return: submit, withdraw, verify, question, reopen or propose_correction. Of a region: forward, recall, send_back or accept_region.'
  })
  action!: string

  @Field(() => Boolean, { description: 'True when nothing stands in its way; the checks speak only when it is taken.' })
  isAllowed!: boolean

  @Field(() => [String], { description: 'What stands in its way, such as region_open or nothing_later; see docs/workflows/return.md.' })
  blockedBy!: readonly string[]
}

@ObjectType('ReturnStep', { description: 'A step that a return has taken.' })
export class ReturnStepType {
  @Field(() => ID, { description: 'The id of the step.' })
  id!: string

  @Field(() => String, { description: 'What was done, such as submit or question.' })
  action!: string

  @Field(() => ReturnStateEnum, { description: 'Where it stood before.' })
  fromState!: ReturnState

  @Field(() => ReturnStateEnum, { description: 'Where it stood afterwards.' })
  toState!: ReturnState

  @Field(() => Int, { description: 'The version that stood then; 0 before the first.' })
  versionNumber!: number

  @Field(() => String, { description: 'What was said with it; empty when nothing was.' })
  message!: string

  @Field(() => ReturnPersonType, { nullable: true, description: 'Who took it; null when the account is gone.' })
  takenBy!: ReturnPersonType | null

  @Field(() => Date, { description: 'When.' })
  takenAt!: Date
}

@ObjectType('StripStage', { description: 'One hand through which a return goes.' })
export class StripStageType {
  @Field(() => StripStageNameEnum, { description: 'Whose hand.' })
  stage!: StripStageName

  @Field(() => StripStageStateEnum, { description: 'Whether it is over.' })
  state!: StripStageState

  @Field(() => [String], { description: 'Who moves it on from here, by name; empty for those who open and lock.' })
  people!: readonly string[]

  @Field(() => [String], { description: 'Who stands in for somebody here today, by name.' })
  deputies!: readonly string[]

  @Field(() => Date, { nullable: true, description: 'Since when it is under way, or when it was done; null for what is ahead.' })
  since!: Date | null

  @Field(() => IsoDay, { nullable: true, description: 'The last day for it.' })
  dueOn!: string | null

  @Field(() => Boolean, { description: 'True when the return is here and the viewer can move it on.' })
  isWaitingForViewer!: boolean
}

@ObjectType('CorrectedCell', { description: 'A figure as a correction would have it, beside what stood when it was proposed.' })
export class CorrectedCellType {
  @Field(() => ID, { description: 'The indicator.' })
  indicatorId!: string

  @Field(() => String, { description: 'The categories; empty for the figure as a whole.' })
  breakdown!: string

  @Field(() => CellStatusEnum, { description: 'The answer as it is to be.' })
  status!: CellStatus

  @Field(() => DecimalText, { nullable: true, description: 'The value as it is to be.' })
  value!: string | null

  @Field(() => CellStatusEnum, { description: 'The answer that stood.' })
  wasStatus!: CellStatus

  @Field(() => DecimalText, { nullable: true, description: 'The value that stood.' })
  was!: string | null
}

@ObjectType('Correction', { description: 'A change of figures that already stand.' })
export class CorrectionType {
  @Field(() => ID, { description: 'The id of the correction.' })
  id!: string

  @Field(() => CorrectionStateEnum, { description: 'How far it has come.' })
  state!: CorrectionState

  @Field(() => String, { description: 'Why, in the words of the unit.' })
  reason!: string

  @Field(() => [CorrectedCellType], { description: 'What it changes.' })
  cells!: CorrectedCellType[]

  @Field(() => ReturnPersonType, { nullable: true, description: 'Who proposed it.' })
  proposedBy!: ReturnPersonType | null

  @Field(() => Date, { description: 'When it was proposed.' })
  proposedAt!: Date

  @Field(() => ReturnPersonType, { nullable: true, description: 'Who verified it; null while nobody has.' })
  verifiedBy!: ReturnPersonType | null

  @Field(() => Date, { nullable: true, description: 'When it was verified.' })
  verifiedAt!: Date | null

  @Field(() => ReturnPersonType, { nullable: true, description: 'Who decided; null while nobody has.' })
  decidedBy!: ReturnPersonType | null

  @Field(() => Date, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Date | null

  @Field(() => String, { description: 'Why it was decided so; empty when nothing was said.' })
  decisionReason!: string

  @Field(() => Int, { nullable: true, description: 'The version of the return that it made; null when it made none.' })
  versionNumber!: number | null

  @Field(() => [String], { description: 'What the viewer can do with it: verify, accept, reject.' })
  options!: readonly string[]

  @Field(() => Int, { description: 'The version; every step must name it.' })
  version!: number
}
