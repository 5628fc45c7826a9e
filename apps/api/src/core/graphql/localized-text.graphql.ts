import { Field, InputType, ObjectType } from '@nestjs/graphql'
import { IsString, MaxLength } from 'class-validator'

@InputType('WrittenTextInput', { description: 'The same text in Finnish, Swedish and English; an empty one has not been written yet.' })
@ObjectType('LocalizedText', { description: 'The same text in Finnish, Swedish and English.' })
export class LocalizedTextType {
  @Field(() => String, { description: 'In Finnish.' })
  @IsString()
  @MaxLength(10_000)
  fi!: string

  @Field(() => String, { description: 'In Swedish.' })
  @IsString()
  @MaxLength(10_000)
  sv!: string

  @Field(() => String, { description: 'In English.' })
  @IsString()
  @MaxLength(10_000)
  en!: string
}
