import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql'
import type { ImprovementKind, ImprovementOrigin, ImprovementState, Severity } from '@solmu/domain/quality/improvement.js'
import type { ImprovementStep } from '@solmu/domain/quality/improvement-workflow.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsBoolean, IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength, ValidateNested } from 'class-validator'
import { PageArgs } from '../../../core/graphql/page.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { ImprovementEvidenceKindEnum, ImprovementKindEnum, ImprovementOriginEnum, ImprovementSortEnum, ImprovementStateEnum, ImprovementStepEnum, SeverityEnum } from './improvement-kinds.graphql.js'

@InputType({ description: 'Which findings and actions to list; what is left out does not narrow the list.' })
export class ImprovementFilter {
  @Field(() => [ImprovementKindEnum], { nullable: true, description: 'Findings, actions.' })
  @IsOptional()
  kinds?: ImprovementKind[] | null

  @Field(() => [ImprovementStateEnum], { nullable: true, description: 'Those that stand there; all that are not closed when not given.' })
  @IsOptional()
  states?: ImprovementState[] | null

  @Field(() => [SeverityEnum], { nullable: true, description: 'Those that are so grave.' })
  @IsOptional()
  severities?: Severity[] | null

  @Field(() => [ImprovementOriginEnum], { nullable: true, description: 'Those that come from there.' })
  @IsOptional()
  origins?: ImprovementOrigin[] | null

  @Field(() => ID, { nullable: true, description: 'Those of a regional centre and the units under it today.' })
  @IsOptional()
  @IsUUID()
  centreId?: string | null

  @Field(() => ID, { nullable: true, description: 'Those of one unit.' })
  @IsOptional()
  @IsUUID()
  unitId?: string | null

  @Field(() => ID, { nullable: true, description: 'Those of one owner.' })
  @IsOptional()
  @IsUUID()
  ownerId?: string | null

  @Field(() => ID, { nullable: true, description: 'Those about one quality framework.' })
  @IsOptional()
  @IsUUID()
  frameworkId?: string | null

  @Field(() => ID, { nullable: true, description: 'The actions for one finding.' })
  @IsOptional()
  @IsUUID()
  findingId?: string | null

  @Field(() => ID, { nullable: true, description: 'The actions by which one practice is taken into use.' })
  @IsOptional()
  @IsUUID()
  practiceId?: string | null

  @Field(() => Boolean, { nullable: true, description: 'True: what is overdue alone.' })
  @IsOptional()
  @IsBoolean()
  isOverdue?: boolean | null

  @Field(() => String, { nullable: true, description: 'A part of the title, the text or the name of the unit.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null
}

@ArgsType()
export class ImprovementListArgs extends PageArgs {
  @Field(() => ImprovementFilter, { nullable: true, description: 'Which ones.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ImprovementFilter)
  filter?: ImprovementFilter | null

  @Field(() => ImprovementSortEnum, { nullable: true, description: 'In which order; by urgency when not given.' })
  @IsOptional()
  sort?: ImprovementSortEnum | null

  @Field(() => Boolean, { nullable: true, description: 'True turns the order round.' })
  @IsOptional()
  @IsBoolean()
  descending?: boolean | null
}

@InputType({ description: 'One step of a plan.' })
export class ImprovementPlanStepInput {
  @Field(() => String, { description: 'What is to be done.' })
  @IsString()
  @MaxLength(300)
  text!: string

  @Field(() => Boolean, { description: 'Whether it is done.' })
  @IsBoolean()
  isDone!: boolean
}

/** What can be said of a record when it is opened, and later. */
@InputType({ isAbstract: true })
abstract class ImprovementSayingInput {
  @Field(() => SeverityEnum, { description: 'How grave it is; an action for a finding has that of its finding.' })
  severity!: Severity

  @Field(() => String, { description: 'What it is, in a line.' })
  @IsString()
  @MaxLength(400)
  title!: string

  @Field(() => String, { description: 'What it is; may be empty.' })
  @IsString()
  @MaxLength(10_000)
  text!: string

  @Field(() => ID, { nullable: true, description: 'Whose it is to do: somebody who works at the unit. An action needs one.' })
  @IsOptional()
  @IsUUID()
  ownerId?: string | null

  @Field(() => IsoDay, { nullable: true, description: 'By when. An action needs a day.' })
  @IsOptional()
  dueOn?: string | null

  @Field(() => [ImprovementPlanStepInput], { description: 'The plan.' })
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => ImprovementPlanStepInput)
  steps!: ImprovementPlanStepInput[]

  @Field(() => ID, { nullable: true, description: 'The quality framework that it is about, by which its effect is measured.' })
  @IsOptional()
  @IsUUID()
  frameworkId?: string | null

  @Field(() => String, { nullable: true, description: 'The criterion; the whole score without one.' })
  @IsOptional()
  @Matches(/^[a-z][a-z0-9_]{0,29}$/)
  criterionCode?: string | null

  @Field(() => ID, { nullable: true, description: 'The good practice that is taken into use.' })
  @IsOptional()
  @IsUUID()
  practiceId?: string | null
}

@InputType({ description: 'A finding or an action to be opened.' })
export class OpenImprovementInput extends ImprovementSayingInput {
  @Field(() => ImprovementKindEnum, { description: 'Which of the two.' })
  kind!: ImprovementKind

  @Field(() => ID, { description: 'Where.' })
  @IsUUID()
  unitId!: string

  @Field(() => ID, { nullable: true, description: 'The finding that an action is for.' })
  @IsOptional()
  @IsUUID()
  findingId?: string | null

  @Field(() => ID, { nullable: true, description: 'The assessment that it comes from.' })
  @IsOptional()
  @IsUUID()
  assessmentId?: string | null
}

@InputType({ description: 'What a finding or an action is to say.' })
export class ChangeImprovementInput extends ImprovementSayingInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  improvementId!: string

  @Field(() => Int, { description: 'The version that was looked at.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'A step to be taken.' })
export class MoveImprovementInput {
  @Field(() => ID, { description: 'With which finding or action.' })
  @IsUUID()
  improvementId!: string

  @Field(() => ImprovementStepEnum, { description: 'Which step.' })
  step!: ImprovementStep

  @Field(() => String, { nullable: true, description: 'What is said with it; some steps need a reason.' })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  message?: string | null

  @Field(() => Int, { description: 'The version that was looked at.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'A note on how it goes.' })
export class NoteImprovementInput {
  @Field(() => ID, { description: 'On which finding or action.' })
  @IsUUID()
  improvementId!: string

  @Field(() => String, { description: 'What there is to say.' })
  @IsString()
  @MaxLength(4000)
  text!: string
}

@InputType({ description: 'What shows that it was done: a link or a few words. Files come by POST /api/quality/improvements/:id/evidence.' })
export class AddImprovementEvidenceInput {
  @Field(() => ID, { description: 'Of which finding or action.' })
  @IsUUID()
  improvementId!: string

  @Field(() => ImprovementEvidenceKindEnum, { description: 'A link or a note.' })
  kind!: 'file' | 'link' | 'note'

  @Field(() => String, { description: 'What it is called.' })
  @IsString()
  @MaxLength(400)
  title!: string

  @Field(() => String, { description: 'What it shows; a note says it here.' })
  @IsString()
  @MaxLength(4000)
  note!: string

  @Field(() => String, { nullable: true, description: 'The address of a link.' })
  @IsOptional()
  @IsString()
  @MaxLength(3000)
  url?: string | null
}

@InputType({ description: 'Evidence to be taken back.' })
export class RemoveImprovementEvidenceInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  evidenceId!: string
}
