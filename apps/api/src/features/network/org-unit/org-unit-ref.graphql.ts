import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { UnitType } from '@solmu/domain/network/facts.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'

export enum OrgUnitTypeEnum {
  headquarters = 'headquarters',
  regional_centre = 'regional_centre',
  local_unit = 'local_unit'
}
registerEnumType(OrgUnitTypeEnum, {
  name: 'OrgUnitType',
  description: 'The level of a unit in the consortium.',
  valuesMap: {
    headquarters: { description: 'The national head office (pääkonttori).' },
    regional_centre: { description: 'A regional centre (aluekeskus).' },
    local_unit: { description: 'A local unit (paikallisyksikkö).' }
  }
})

@ObjectType('OrgUnitRef', { description: 'A unit, as much of it as a link needs.' })
export class OrgUnitRefType {
  @Field(() => ID, { description: 'The id of the unit.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'The name of the unit.' })
  name!: LocalizedText

  @Field(() => OrgUnitTypeEnum, { description: 'The level of the unit.' })
  type!: UnitType
}
