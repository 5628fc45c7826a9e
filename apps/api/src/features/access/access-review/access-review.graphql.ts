import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { ReviewState } from '@solmu/domain/access/review.js'
import type { ErrorCode } from '@solmu/domain/errors.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, ArrayNotEmpty, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { ConnectionOf, PageArgs } from '../../../core/graphql/page.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { AssignmentReview, PersonNameType, RoleAssignmentType } from '../role-assignment/role-assignment.graphql.js'

/** How many roles can be confirmed at once. */
export const MOST_AT_ONCE = 100

export enum ReviewStateEnum {
  overdue = 'overdue',
  due = 'due',
  done = 'done'
}
registerEnumType(ReviewStateEnum, {
  name: 'ReviewState',
  description: 'How the review of a role stands.',
  valuesMap: {
    overdue: { description: 'Its day has passed.' },
    due: { description: 'It is due within 30 days.' },
    done: { description: 'It was confirmed, or given, less than eleven months ago.' }
  }
})

export enum AccessReviewSortEnum {
  unit = 'unit',
  person = 'person',
  due = 'due'
}
registerEnumType(AccessReviewSortEnum, {
  name: 'AccessReviewSort',
  description: 'What the roles under review are sorted by.',
  valuesMap: {
    unit: { description: 'By unit, and within it by person.' },
    person: { description: 'By person.' },
    due: { description: 'By the day on which the review is due.' }
  }
})

@ObjectType('AccessReview', { description: 'A role that is reviewed once a year.' })
export class AccessReviewType {
  @Field(() => RoleAssignmentType, { description: 'The assignment.' })
  assignment!: RoleAssignmentType

  @Field(() => PersonNameType, { description: 'Who holds it.' })
  person!: PersonNameType

  @Field(() => IsoDay, { description: 'The day by which it has to be confirmed.' })
  dueOn!: string

  @Field(() => ReviewStateEnum, { description: 'How the review stands.' })
  state!: ReviewState

  @Field(() => AssignmentReview, { nullable: true, description: 'The last confirmation; null when there was none.' })
  lastConfirmed!: AssignmentReview | null

  @Field(() => Boolean, { description: 'Whether the viewer may confirm it; nobody confirms their own.' })
  mayConfirm!: boolean
}

@ObjectType({ description: 'How far the review has come within the viewer’s reach, their own roles left out.' })
export class AccessReviewProgress {
  @Field(() => Int, { description: 'All roles that are reviewed.' })
  totalCount!: number

  @Field(() => Int, { description: 'Those that are up to date.' })
  doneCount!: number

  @Field(() => Int, { description: 'Those that are due within 30 days.' })
  dueCount!: number

  @Field(() => Int, { description: 'Those whose day has passed.' })
  overdueCount!: number
}

@ObjectType({ description: 'A page of the roles under review.' })
export class AccessReviewConnection extends ConnectionOf(AccessReviewType, 'roles') {
  @Field(() => AccessReviewProgress, { description: 'How far the review has come.' })
  progress!: AccessReviewProgress
}

@InputType({ description: 'Which roles to list; what is left out does not narrow the list.' })
export class AccessReviewFilter {
  @Field(() => String, { nullable: true, description: 'A part of the name of the person or the unit.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null

  @Field(() => [ReviewStateEnum], { nullable: true, description: 'Those in one of these states.' })
  @IsOptional()
  states?: ReviewStateEnum[] | null
}

@ArgsType()
export class AccessReviewListArgs extends PageArgs {
  @Field(() => AccessReviewFilter, { nullable: true, description: 'Which roles.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AccessReviewFilter)
  filter?: AccessReviewFilter | null

  @Field(() => AccessReviewSortEnum, { nullable: true, description: 'By unit when not given.' })
  @IsOptional()
  sort?: AccessReviewSortEnum | null

  @Field(() => Boolean, { nullable: true, description: 'Last first.' })
  @IsOptional()
  descending?: boolean | null
}

@InputType({ description: 'A role that is confirmed.' })
export class ConfirmedRoleInput {
  @Field(() => ID, { description: 'The assignment.' })
  @IsUUID()
  assignmentId!: string

  @Field(() => Int, { description: 'The version that was looked at.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'Roles that are still needed.' })
export class ConfirmAccessInput {
  @Field(() => [ConfirmedRoleInput], { description: `The roles, at most ${MOST_AT_ONCE}.` })
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_AT_ONCE)
  @ValidateNested({ each: true })
  @Type(() => ConfirmedRoleInput)
  roles!: ConfirmedRoleInput[]
}

@ObjectType({ description: 'A role that was not confirmed.' })
export class RefusedConfirmation {
  @Field(() => ID, { description: 'The assignment.' })
  assignmentId!: string

  @Field(() => String, { description: 'Why not: NOT_FOUND, NOT_ALLOWED or STALE.' })
  code!: ErrorCode
}

@ObjectType({ description: 'What became of the roles; each was decided on its own.' })
export class ConfirmAccessPayload {
  @Field(() => [ID], { description: 'The assignments that were confirmed.' })
  confirmedIds!: string[]

  @Field(() => [RefusedConfirmation], { description: 'Those that were not.' })
  refused!: RefusedConfirmation[]

  @Field(() => AccessReviewProgress, { description: 'How far the review has come now.' })
  progress!: AccessReviewProgress
}
