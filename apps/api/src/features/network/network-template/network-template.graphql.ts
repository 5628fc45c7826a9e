import { Field, ID, InputType, ObjectType } from '@nestjs/graphql'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { NetworkChangeType } from '../network-change/network-change.graphql.js'

@ObjectType({ description: 'A regional centre that a template proposes.' })
export class TemplateCentre {
  @Field(() => ID, { description: 'The key of the centre within the template.' })
  key!: string

  @Field(() => LocalizedTextType, { description: 'The name.' })
  name!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'The municipality in which it would stand.' })
  municipalityName!: LocalizedText

  @Field(() => [LocalizedTextType], { description: 'The regions that it would serve.' })
  regionNames!: LocalizedText[]
}

@ObjectType({ description: 'An organisation that the sources name as a founder or partner.' })
export class TemplateOrganisation {
  @Field(() => ID, { description: 'The key of the organisation within the template.' })
  key!: string

  @Field(() => LocalizedTextType, { description: 'The name.' })
  name!: LocalizedText
}

@ObjectType({ description: 'A network that a new consortium can start from.' })
export class NetworkTemplateType {
  @Field(() => Boolean, { description: 'True while the consortium has nothing but its head office, so that it can start from it.' })
  canStart!: boolean

  @Field(() => [TemplateCentre], { description: 'The centres.' })
  centres!: TemplateCentre[]

  @Field(() => [TemplateOrganisation], { description: 'The organisations.' })
  organisations!: TemplateOrganisation[]
}

@InputType({ description: 'From which day the consortium has the centres of the template.' })
export class StartFromTemplateInput {
  @Field(() => IsoDay, { description: 'The first day of the centres; not before the head office began.' })
  effectiveOn!: string
}

@ObjectType({ description: 'The change that brought in the template.' })
export class StartFromTemplatePayload {
  @Field(() => NetworkChangeType, { description: 'The change; it can be undone like any other.' })
  change!: NetworkChangeType
}
