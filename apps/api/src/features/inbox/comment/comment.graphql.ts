import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { recordKinds, type RecordKind } from '@solmu/domain/inbox/records.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'

export const RecordKindEnum = Object.fromEntries(Object.keys(recordKinds).map((kind) => [kind, kind])) as { [Kind in RecordKind]: Kind }

registerEnumType(RecordKindEnum, {
  name: 'RecordKind',
  description: 'A kind of record about which people talk.',
  valuesMap: Object.fromEntries(Object.entries(recordKinds).map(([kind, { name }]) => [kind, { description: `About a record of the kind “${name.en}”.` }]))
})

@ObjectType({ description: 'A colleague, as much of them as a mention needs.' })
export class Colleague {
  @Field(() => ID, { description: 'The id of their account.' })
  userId!: string

  @Field(() => String, { description: 'Their name.' })
  displayName!: string
}

@ObjectType({ description: 'A colleague who could be mentioned or take something over.' })
export class OfferedColleague extends Colleague {
  @Field(() => String, { description: 'The role by which they may.' })
  role!: string

  @Field(() => LocalizedTextType, { nullable: true, description: 'The unit at which they hold it; null when the viewer does not see it.' })
  unitName!: LocalizedText | null
}

export const DiscussionActorEnum = { person: 'person', former: 'former', system: 'system', hidden: 'hidden' } as const
export type DiscussionActor = keyof typeof DiscussionActorEnum

registerEnumType(DiscussionActorEnum, {
  name: 'DiscussionActor',
  description: 'Who said or did something, as far as the reader may know.',
  valuesMap: {
    person: { description: 'Somebody whose name the reader knows.' },
    former: { description: 'Somebody whose data was erased.' },
    system: { description: 'Solmu itself, by the clock.' },
    hidden: { description: 'Somebody whom the reader does not see.' }
  }
})

@ObjectType({ description: 'What was said about a record, or done to it.' })
export class DiscussionEntry {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => Date, { description: 'When.' })
  at!: Date

  @Field(() => Colleague, { nullable: true, description: 'Who; null for anybody who has no name for the reader.' })
  person!: Colleague | null

  @Field(() => DiscussionActorEnum, { description: 'What is known of who it was.' })
  actor!: DiscussionActor

  @Field(() => String, { nullable: true, description: 'The operation that was done; null for a comment.' })
  deed!: string | null

  @Field(() => String, { nullable: true, description: 'What was said, with mentions as @[id]; empty when it was taken away, null for a deed.' })
  body!: string | null

  @Field(() => [Colleague], { description: 'Those who are mentioned.' })
  mentioned!: Colleague[]

  @Field(() => Date, { nullable: true, description: 'When it was last mended; null when it never was.' })
  editedAt!: Date | null

  @Field(() => Date, { nullable: true, description: 'When it was taken away; null when it is there.' })
  deletedAt!: Date | null

  @Field(() => Boolean, { description: 'Whether the viewer may mend it now.' })
  mayEdit!: boolean

  @Field(() => Boolean, { description: 'Whether the viewer may take it away.' })
  mayDelete!: boolean
}

@ObjectType({ description: 'What people have said about a record and done to it.' })
export class Discussion {
  @Field(() => [DiscussionEntry], { description: 'The newest entries, the newest last.' })
  entries!: DiscussionEntry[]

  @Field(() => Boolean, { description: 'Whether there are earlier ones.' })
  hasEarlier!: boolean

  @Field(() => Int, { description: 'How many comments there are, those that were taken away left out.' })
  commentCount!: number

  @Field(() => Boolean, { description: 'Whether the viewer may say something.' })
  mayComment!: boolean
}

@ArgsType()
export class RecordArgs {
  @IsString()
  @Field(() => RecordKindEnum, { description: 'The kind of record.' })
  subjectType!: RecordKind

  @IsUUID()
  @Field(() => ID, { description: 'Which one.' })
  subjectId!: string
}

@ArgsType()
export class DiscussionArgs extends RecordArgs {
  @IsInt()
  @Min(1)
  @Max(500)
  @Field(() => Int, { defaultValue: 50, description: 'How many of the newest entries.' })
  first!: number

  @Field(() => Boolean, { defaultValue: false, description: 'Whether deeds are left out.' })
  commentsOnly!: boolean
}

@ArgsType()
export class ColleagueArgs extends RecordArgs {
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @Field(() => String, { nullable: true, description: 'Part of the name.' })
  search?: string | null
}

@InputType({ description: 'What somebody says about a record.' })
export class AddCommentInput {
  @IsString()
  @Field(() => RecordKindEnum, { description: 'The kind of record.' })
  subjectType!: RecordKind

  @IsUUID()
  @Field(() => ID, { description: 'Which one.' })
  subjectId!: string

  @IsString()
  @Field(() => String, { description: 'Plain text; a colleague is mentioned as @[id]. Up to 4,000 characters.' })
  body!: string
}

@InputType({ description: 'A comment, mended.' })
export class EditCommentInput {
  @IsUUID()
  @Field(() => ID, { description: 'Which one.' })
  commentId!: string

  @IsString()
  @Field(() => String, { description: 'What it says now.' })
  body!: string
}

@InputType({ description: 'A comment that is taken away.' })
export class DeleteCommentInput {
  @IsUUID()
  @Field(() => ID, { description: 'Which one.' })
  commentId!: string
}

@ObjectType({ description: 'A comment as it stands now.' })
export class CommentPayload {
  @Field(() => DiscussionEntry, { description: 'The comment.' })
  entry!: DiscussionEntry
}
