import { Field, ID, Int, ObjectType } from '@nestjs/graphql'

@ObjectType('ShownFile', { description: 'A file that shows something.' })
export class ShownFileType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'What it is called.' })
  name!: string

  @Field(() => Int, { description: 'How large it is, in bytes.' })
  size!: number

  @Field(() => Date, { description: 'When it was added.' })
  addedAt!: Date

  @Field(() => String, { nullable: true, description: 'Who added it.' })
  addedBy!: string | null
}
