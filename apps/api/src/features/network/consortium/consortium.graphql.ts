import { Field, ID, ObjectType } from '@nestjs/graphql'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'

@ObjectType('Consortium', { description: 'A contract consortium: the head office, its regional centres and their units.' })
export class ConsortiumType {
  @Field(() => ID, { description: 'The id of the consortium.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'The name of the consortium.' })
  name!: LocalizedText

  @Field(() => Boolean, { description: 'True when everything in it is invented, for trying the product out.' })
  isDemo!: boolean
}
