import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { IsBoolean, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { ReturnPersonType } from '../unit-return.graphql.js'

export enum CellCommentKindEnum {
  comment = 'comment',
  question = 'question',
  answer = 'answer'
}
registerEnumType(CellCommentKindEnum, {
  name: 'CellCommentKind',
  description: 'What a comment is.',
  valuesMap: {
    comment: { description: 'Said in passing.' },
    question: { description: 'Asked by a reviewer who gave the figure back.' },
    answer: { description: 'Said by the unit to a question.' }
  }
})

@ObjectType('CellComment', { description: 'What somebody has said of a figure, or of the return as a whole.' })
export class CellCommentType {
  @Field(() => ID, { description: 'The id of the comment.' })
  id!: string

  @Field(() => ID, { nullable: true, description: 'The indicator; null for talk about the return as a whole.' })
  indicatorId!: string | null

  @Field(() => String, { nullable: true, description: 'The categories of the figure; null for talk about the return as a whole.' })
  breakdown!: string | null

  @Field(() => CellCommentKindEnum, { description: 'What it is.' })
  kind!: `${CellCommentKindEnum}`

  @Field(() => String, { description: 'What was said.' })
  text!: string

  @Field(() => ReturnPersonType, { nullable: true, description: 'Who said it; null when the account is gone.' })
  author!: ReturnPersonType | null

  @Field(() => Date, { description: 'When it was said.' })
  writtenAt!: Date

  @Field(() => Int, { description: 'The version of the return of which it speaks; 0 before the first.' })
  versionNumber!: number
}

@InputType({ description: 'Something to say of a figure, or of the return as a whole.' })
export class CommentCellInput {
  @Field(() => ID, { description: 'The return.' })
  @IsUUID()
  returnId!: string

  @Field(() => ID, { nullable: true, description: 'The indicator; left out for the return as a whole.' })
  @IsOptional()
  @IsUUID()
  indicatorId?: string | null

  @Field(() => String, { nullable: true, description: 'The categories; left out for the return as a whole.' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  breakdown?: string | null

  @Field(() => String, { description: 'What to say; at most 2,000 characters.' })
  @IsString()
  text!: string
}

@ObjectType({ description: 'The comment that was written.' })
export class CommentCellPayload {
  @Field(() => CellCommentType, { description: 'The comment.' })
  comment!: CellCommentType
}

@ObjectType('Presence', { description: 'Somebody who has the return open right now.' })
export class PresenceType {
  @Field(() => ReturnPersonType, { description: 'Who it is.' })
  person!: ReturnPersonType

  @Field(() => String, { nullable: true, description: 'The figure they are at, as indicator id, slash and categories; null when at none.' })
  cell!: string | null

  @Field(() => Date, { description: 'When they were last heard of.' })
  seenAt!: Date

  @Field(() => Boolean, { description: 'True for oneself.' })
  isSelf!: boolean
}

@InputType({ description: 'A sign of life of somebody who has a return open.' })
export class TouchReturnInput {
  @Field(() => ID, { description: 'The return.' })
  @IsUUID()
  returnId!: string

  @Field(() => String, { nullable: true, description: 'The figure one is at, as indicator id, slash and categories; left out when at none.' })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  cell?: string | null

  @Field(() => Boolean, { nullable: true, description: 'True when the form is being closed.' })
  @IsOptional()
  @IsBoolean()
  isLeaving?: boolean | null
}

@ObjectType({ description: 'Who has the return open.' })
export class TouchReturnPayload {
  @Field(() => [PresenceType], { description: 'Everybody who has been heard of within the last minute, oneself first.' })
  presence!: PresenceType[]
}
