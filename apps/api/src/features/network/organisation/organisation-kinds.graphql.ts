import { registerEnumType } from '@nestjs/graphql'

export enum LegalFormEnum {
  foundation = 'foundation',
  association = 'association',
  municipality = 'municipality',
  joint_authority = 'joint_authority',
  wellbeing_county = 'wellbeing_county',
  state = 'state',
  parish = 'parish',
  cooperative = 'cooperative',
  limited_company = 'limited_company',
  other = 'other'
}
registerEnumType(LegalFormEnum, {
  name: 'LegalForm',
  description: 'The legal form of an organisation.',
  valuesMap: {
    foundation: { description: 'A foundation (säätiö).' },
    association: { description: 'A registered association (yhdistys).' },
    municipality: { description: 'A municipality (kunta).' },
    joint_authority: { description: 'A joint authority of municipalities (kuntayhtymä).' },
    wellbeing_county: { description: 'A wellbeing services county (hyvinvointialue).' },
    state: { description: 'An authority or agency of the State (valtio).' },
    parish: { description: 'A parish (seurakunta).' },
    cooperative: { description: 'A cooperative (osuuskunta).' },
    limited_company: { description: 'A limited company (osakeyhtiö).' },
    other: { description: 'Another form.' }
  }
})

export enum SizeClassEnum {
  micro = 'micro',
  small = 'small',
  medium = 'medium',
  large = 'large'
}
registerEnumType(SizeClassEnum, {
  name: 'SizeClass',
  description: 'The size of an organisation by its yearly staff.',
  valuesMap: {
    micro: { description: 'Under 10.' },
    small: { description: 'From 10 to 49.' },
    medium: { description: 'From 50 to 249.' },
    large: { description: '250 and more.' }
  }
})

export enum OrganisationRoleEnum {
  member = 'member',
  founder = 'founder',
  commissioner = 'commissioner',
  funder = 'funder',
  partner = 'partner'
}
registerEnumType(OrganisationRoleEnum, {
  name: 'OrganisationRole',
  description: 'What an organisation is to the consortium; that it keeps units follows from the units.',
  valuesMap: {
    member: { description: 'A member of the consortium (jäsen).' },
    founder: { description: 'One of its founders (perustaja).' },
    commissioner: { description: 'Buys or commissions services (tilaaja).' },
    funder: { description: 'Pays for projects or activity (rahoittaja).' },
    partner: { description: 'Works with the consortium (kumppani).' }
  }
})

export enum OrganisationLanguageEnum {
  fi = 'fi',
  sv = 'sv',
  en = 'en',
  se = 'se'
}
registerEnumType(OrganisationLanguageEnum, {
  name: 'OrganisationLanguage',
  description: 'A language in which an organisation serves.',
  valuesMap: {
    fi: { description: 'Finnish.' },
    sv: { description: 'Swedish.' },
    en: { description: 'English.' },
    se: { description: 'A Sámi language.' }
  }
})
