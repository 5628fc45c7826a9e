import { registerEnumType } from '@nestjs/graphql'

export enum ApplicationStateEnum {
  draft = 'draft',
  submitted = 'submitted',
  under_assessment = 'under_assessment',
  returned = 'returned',
  in_decision = 'in_decision',
  admitted = 'admitted',
  rejected = 'rejected',
  withdrawn = 'withdrawn'
}
registerEnumType(ApplicationStateEnum, {
  name: 'ApplicationState',
  description: 'Where an application stands; see docs/workflows/application.md.',
  valuesMap: {
    draft: { description: 'The applicant writes.' },
    submitted: { description: 'It has come in.' },
    under_assessment: { description: 'The centre scores it.' },
    returned: { description: 'The applicant completes it.' },
    in_decision: { description: 'It is with those who decide.' },
    admitted: { description: 'The organisation was admitted.' },
    rejected: { description: 'The application was rejected.' },
    withdrawn: { description: 'It was taken back, by the applicant, the centre or time.' }
  }
})

export enum ApplicationLanguageEnum {
  fi = 'fi',
  sv = 'sv',
  en = 'en'
}
registerEnumType(ApplicationLanguageEnum, {
  name: 'ApplicationLanguage',
  description: 'In which language somebody is written to.',
  valuesMap: { fi: { description: 'Finnish.' }, sv: { description: 'Swedish.' }, en: { description: 'English.' } }
})

export enum LikenessKindEnum {
  organisation = 'organisation',
  application = 'application'
}
registerEnumType(LikenessKindEnum, {
  name: 'ApplicationLikenessKind',
  description: 'What looks like the applicant.',
  valuesMap: { organisation: { description: 'An organisation of the register.' }, application: { description: 'Another application that is open.' } }
})
