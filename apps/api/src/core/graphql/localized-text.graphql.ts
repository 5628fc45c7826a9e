import { Field, ObjectType } from '@nestjs/graphql'

@ObjectType('LocalizedText', { description: 'The same text in Finnish, Swedish and English.' })
export class LocalizedTextType {
  @Field(() => String, { description: 'In Finnish.' })
  fi!: string

  @Field(() => String, { description: 'In Swedish.' })
  sv!: string

  @Field(() => String, { description: 'In English.' })
  en!: string
}
