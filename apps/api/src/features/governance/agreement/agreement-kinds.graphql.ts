import { registerEnumType } from '@nestjs/graphql'

export enum AgreementKindEnum {
  founding_document = 'founding_document',
  consortium = 'consortium',
  framework = 'framework',
  purchase = 'purchase',
  consensus = 'consensus',
  data_protection = 'data_protection'
}
registerEnumType(AgreementKindEnum, {
  name: 'AgreementKind',
  description: 'What an agreement is.',
  valuesMap: {
    founding_document: { description: 'The founding document of the consortium.' },
    consortium: { description: 'The consortium agreement.' },
    framework: { description: 'A framework agreement.' },
    purchase: { description: 'An agreement of purchase.' },
    consensus: { description: 'A consensus agreement on how to work together.' },
    data_protection: { description: 'An agreement on the processing of personal data.' }
  }
})

export enum AgreementPartyRoleEnum {
  party = 'party',
  founder = 'founder',
  buyer = 'buyer',
  provider = 'provider',
  funder = 'funder',
  controller = 'controller',
  processor = 'processor'
}
registerEnumType(AgreementPartyRoleEnum, {
  name: 'AgreementPartyRole',
  description: 'As what an organisation is a party.',
  valuesMap: {
    party: { description: 'As a party.' },
    founder: { description: 'As a founder.' },
    buyer: { description: 'As the buyer.' },
    provider: { description: 'As the provider.' },
    funder: { description: 'As the funder.' },
    controller: { description: 'As the controller of personal data.' },
    processor: { description: 'As the processor of personal data.' }
  }
})

export enum AgreementAudienceEnum {
  all = 'all',
  parties = 'parties'
}
registerEnumType(AgreementAudienceEnum, {
  name: 'AgreementAudience',
  description: 'Who reads an agreement.',
  valuesMap: {
    all: { description: 'Everybody who reads agreements.' },
    parties: { description: 'Its parties and those who look after it.' }
  }
})

export enum AgreementStartEnum {
  all_accepted = 'all_accepted',
  on_day = 'on_day'
}
registerEnumType(AgreementStartEnum, {
  name: 'AgreementStart',
  description: 'When a version comes into force.',
  valuesMap: {
    all_accepted: { description: 'Once every party has accepted it, and its first day has come.' },
    on_day: { description: 'On its first day, whoever has accepted it.' }
  }
})

export enum AgreementVersionStateEnum {
  draft = 'draft',
  open = 'open',
  in_force = 'in_force',
  replaced = 'replaced',
  expired = 'expired',
  terminated = 'terminated'
}
registerEnumType(AgreementVersionStateEnum, {
  name: 'AgreementVersionState',
  description: 'Where a version stands.',
  valuesMap: {
    draft: { description: 'It is being written.' },
    open: { description: 'It can be accepted, and never changes again.' },
    in_force: { description: 'It holds.' },
    replaced: { description: 'A newer one has taken its place.' },
    expired: { description: 'Its time is over.' },
    terminated: { description: 'Notice was given of it, or it was taken back.' }
  }
})

export enum AcceptanceMannerEnum {
  signed = 'signed',
  filed = 'filed'
}
registerEnumType(AcceptanceMannerEnum, {
  name: 'AcceptanceManner',
  description: 'How a version was accepted.',
  valuesMap: {
    signed: { description: 'In Solmu, by whoever holds the mandate.' },
    filed: { description: 'On paper, of which a copy is kept.' }
  }
})

export enum AcceptanceStateEnum {
  declined = 'declined',
  late = 'late',
  waiting = 'waiting',
  older = 'older',
  accepted = 'accepted',
  none = 'none'
}
registerEnumType(AcceptanceStateEnum, {
  name: 'AcceptanceState',
  description: 'How a party stands with the version that is to be accepted.',
  valuesMap: {
    declined: { description: 'It has said that it does not accept it.' },
    late: { description: 'It has not accepted it, and the day has passed.' },
    waiting: { description: 'It has not accepted it yet.' },
    older: { description: 'It has accepted an older version only.' },
    accepted: { description: 'It has accepted it.' },
    none: { description: 'It is not asked.' }
  }
})

export enum AgreementDueKindEnum {
  expiring = 'expiring',
  notice = 'notice',
  review = 'review'
}
registerEnumType(AgreementDueKindEnum, {
  name: 'AgreementDueKind',
  description: 'Which day of an agreement is near.',
  valuesMap: {
    expiring: { description: 'It ends.' },
    notice: { description: 'The last day for giving notice before it goes on.' },
    review: { description: 'It is to be looked at again.' }
  }
})

export enum ObligationStateEnum {
  overdue = 'overdue',
  due_soon = 'due_soon',
  coming = 'coming',
  done = 'done'
}
registerEnumType(ObligationStateEnum, {
  name: 'AgreementObligationState',
  description: 'Where an obligation stands today.',
  valuesMap: {
    overdue: { description: 'Its day has passed.' },
    due_soon: { description: 'Its day is within thirty days.' },
    coming: { description: 'Its day is further away.' },
    done: { description: 'It is done.' }
  }
})

export enum AgreementActionEnum {
  open = 'open',
  begin = 'begin',
  replace = 'replace',
  expire = 'expire',
  terminate = 'terminate'
}
registerEnumType(AgreementActionEnum, {
  name: 'AgreementAction',
  description: 'A step of a version.',
  valuesMap: {
    open: { description: 'It is given out for acceptance.' },
    begin: { description: 'It comes into force.' },
    replace: { description: 'A newer one takes its place.' },
    expire: { description: 'Its time is over.' },
    terminate: { description: 'Notice is given of it.' }
  }
})

export enum AgreementGuardEnum {
  has_text = 'has_text',
  has_days = 'has_days',
  has_parties = 'has_parties'
}
registerEnumType(AgreementGuardEnum, {
  name: 'AgreementGuard',
  description: 'What stands in the way of a step.',
  valuesMap: {
    has_text: { description: 'It has no text in the language that decides, and no file.' },
    has_days: { description: 'It does not say from when it holds.' },
    has_parties: { description: 'It has no parties.' }
  }
})

export enum AgreementLanguageEnum {
  fi = 'fi',
  sv = 'sv',
  en = 'en'
}
registerEnumType(AgreementLanguageEnum, {
  name: 'AgreementLanguage',
  description: 'A language in which agreements are written and accepted.',
  valuesMap: {
    fi: { description: 'Finnish.' },
    sv: { description: 'Swedish.' },
    en: { description: 'English.' }
  }
})

export enum SigningObstacleEnum {
  not_open = 'not_open',
  no_role = 'no_role',
  mandate_coming = 'mandate_coming',
  mandate_ended = 'mandate_ended',
  accepted = 'accepted',
  no_mandate = 'no_mandate'
}
registerEnumType(SigningObstacleEnum, {
  name: 'SigningObstacleKind',
  description: 'Why somebody cannot accept a version.',
  valuesMap: {
    not_open: { description: 'It can be accepted no longer, or not yet.' },
    no_role: { description: 'They hold the mandate, but no role that signs at a unit of the party.' },
    mandate_coming: { description: 'Their mandate holds from a later day.' },
    mandate_ended: { description: 'Their mandate has ended.' },
    accepted: { description: 'The party has accepted it already.' },
    no_mandate: { description: 'They hold no mandate of a party.' }
  }
})
