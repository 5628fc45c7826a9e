import { registerEnumType } from '@nestjs/graphql'

export enum AuthorityKindEnum {
  ministry = 'ministry',
  vitality_centre = 'vitality_centre',
  wellbeing_county = 'wellbeing_county',
  municipality = 'municipality',
  employment_area = 'employment_area',
  social_insurance = 'social_insurance',
  other = 'other'
}
registerEnumType(AuthorityKindEnum, {
  name: 'AuthorityKind',
  description: 'What kind of authority the network negotiates with.',
  valuesMap: {
    ministry: { description: 'A ministry.' },
    vitality_centre: { description: 'An economic development centre of the state, or the centre that develops and administers them.' },
    wellbeing_county: { description: 'A wellbeing services county.' },
    municipality: { description: 'A municipality.' },
    employment_area: { description: 'An employment area.' },
    social_insurance: { description: 'The Social Insurance Institution.' },
    other: { description: 'Another authority.' }
  }
})

export enum NegotiationStateEnum {
  draft = 'draft',
  given = 'given',
  ended = 'ended'
}
registerEnumType(NegotiationStateEnum, {
  name: 'NegotiationState',
  description: 'Where a mandate to negotiate stands.',
  valuesMap: {
    draft: { description: 'It is being prepared.' },
    given: { description: 'The negotiators may speak for the network.' },
    ended: { description: 'What came of it is written down.' }
  }
})

export enum NegotiationGapEnum {
  source = 'source',
  negotiators = 'negotiators',
  limits = 'limits'
}
registerEnumType(NegotiationGapEnum, {
  name: 'NegotiationGap',
  description: 'What a mandate lacks before it can be given.',
  valuesMap: {
    source: { description: 'Neither a body nor a decision that gives it.' },
    negotiators: { description: 'Nobody who negotiates.' },
    limits: { description: 'No limits within which they do.' }
  }
})
