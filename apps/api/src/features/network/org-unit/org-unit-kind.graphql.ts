import { registerEnumType } from '@nestjs/graphql'

export enum OrgUnitKindEnum {
  headquarters = 'headquarters',
  regional_centre = 'regional_centre',
  workshop = 'workshop',
  work_centre = 'work_centre',
  association = 'association',
  cooperative = 'cooperative',
  participation_site = 'participation_site',
  educational_project = 'educational_project',
  social_enterprise = 'social_enterprise'
}
registerEnumType(OrgUnitKindEnum, {
  name: 'OrgUnitKind',
  description: 'What a unit does; the head office and the centres are their own kinds.',
  valuesMap: {
    headquarters: { description: 'The national head office (pääkonttori).' },
    regional_centre: { description: 'A regional centre (aluekeskus).' },
    workshop: { description: 'A workshop (työpaja).' },
    work_centre: { description: 'A work centre (työkeskus).' },
    association: { description: 'An association of the field (yhdistys).' },
    cooperative: { description: 'A cooperative (osuuskunta).' },
    participation_site: { description: 'A site for participation work (osallisuustyökohde).' },
    educational_project: { description: 'A project of an educational institution (oppilaitoshanke).' },
    social_enterprise: { description: 'A social enterprise (yhteiskunnallinen yritys).' }
  }
})
