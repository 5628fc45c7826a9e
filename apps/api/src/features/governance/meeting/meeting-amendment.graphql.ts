import { Field, ID, Int, ObjectType } from '@nestjs/graphql'

@ObjectType({ description: 'The amendment of the charter that an item is about: a version that never changes, beside the one by which it is decided.' })
export class MeetingAmendment {
  @Field(() => ID, { description: 'The version of the charter that is proposed.' })
  id!: string

  @Field(() => Int, { description: 'Its number.' })
  number!: number

  @Field(() => String, { description: 'Why it is proposed; may be empty.' })
  reason!: string

  @Field(() => ID, { nullable: true, description: 'The version that held when it was proposed; null of the first charter.' })
  againstId!: string | null

  @Field(() => Int, { nullable: true, description: 'The number of that version.' })
  againstNumber!: number | null
}
