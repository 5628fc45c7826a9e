import { Field, InputType, ObjectType } from '@nestjs/graphql'
import { IsString, MaxLength } from 'class-validator'

@InputType({ description: 'Something on the web that shows what is said.' })
export class EvidenceLinkInput {
  @Field(() => String, { description: 'What it is called; its address when left empty.' })
  @IsString()
  @MaxLength(400)
  title!: string

  @Field(() => String, { description: 'Its address.' })
  @IsString()
  @MaxLength(2000)
  url!: string
}

@ObjectType({ description: 'Something on the web that shows what is said.' })
export class EvidenceLinkType {
  @Field(() => String, { description: 'What it is called.' })
  title!: string

  @Field(() => String, { description: 'Its address.' })
  url!: string
}
