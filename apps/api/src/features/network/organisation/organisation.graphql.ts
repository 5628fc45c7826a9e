import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'

export enum LegalFormEnum {
  foundation = 'foundation',
  association = 'association',
  municipality = 'municipality',
  joint_authority = 'joint_authority',
  cooperative = 'cooperative',
  limited_company = 'limited_company'
}
registerEnumType(LegalFormEnum, {
  name: 'LegalForm',
  description: 'The legal form of an organisation.',
  valuesMap: {
    foundation: { description: 'A foundation (säätiö).' },
    association: { description: 'A registered association (yhdistys).' },
    municipality: { description: 'A municipality (kunta).' },
    joint_authority: { description: 'A joint authority of municipalities (kuntayhtymä).' },
    cooperative: { description: 'A cooperative (osuuskunta).' },
    limited_company: { description: 'A limited company (osakeyhtiö).' }
  }
})

@ObjectType('Organisation', { description: 'An independent body that keeps units of the consortium.' })
export class OrganisationType {
  @Field(() => ID, { description: 'The id of the organisation.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'The name of the organisation.' })
  name!: LocalizedText

  @Field(() => String, { nullable: true, description: 'The business id, such as 1234567-1; null when not known.' })
  businessId!: string | null

  @Field(() => LegalFormEnum, { description: 'The legal form of the organisation.' })
  legalForm!: `${LegalFormEnum}`
}
