import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { IsInt, IsString, IsUUID, MaxLength } from 'class-validator'

@ObjectType({ description: 'That a practice was opened to everybody.' })
export class PracticePublication {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => Date, { description: 'When it was opened.' })
  publishedAt!: Date

  @Field(() => String, { nullable: true, description: 'Who opened it.' })
  publishedBy!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was withdrawn; null while everybody may read it.' })
  withdrawnAt!: Date | null

  @Field(() => String, { description: 'Why it was withdrawn; empty while it was not.' })
  reason!: string
}

@InputType({ description: 'A practice that is opened to everybody.' })
export class PublishPracticeInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  practiceId!: string

  @Field(() => Int, { description: 'The version that was looked at.' })
  @IsInt()
  expectedVersion!: number
}

@InputType({ description: 'A practice that is open to everybody, and is to be so no longer.' })
export class WithdrawPracticeInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  practiceId!: string

  @Field(() => Int, { description: 'The version that was looked at.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(2000)
  reason!: string
}

@InputType({ description: 'A file that shows something, and is taken away.' })
export class RemoveShownFileInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  fileId!: string
}
