import { registerEnumType } from '@nestjs/graphql'

export enum MembershipStateEnum {
  admitted = 'admitted',
  active = 'active',
  notice_given = 'notice_given',
  suspended = 'suspended',
  left = 'left',
  expelled = 'expelled',
  lapsed = 'lapsed'
}
registerEnumType(MembershipStateEnum, {
  name: 'MembershipState',
  description: 'Where a membership stands on a day; it follows from its events.',
  valuesMap: {
    admitted: { description: 'Admitted by a decision, and getting ready.' },
    active: { description: 'A member with every right.' },
    notice_given: { description: 'It leaves on a day that is known.' },
    suspended: { description: 'Its rights rest.' },
    left: { description: 'It has left by notice.' },
    expelled: { description: 'It was expelled by a decision.' },
    lapsed: { description: 'Its admission was annulled, and its application came to nothing.' }
  }
})

export enum MembershipEventKindEnum {
  admit = 'admit',
  activate = 'activate',
  give_notice = 'give_notice',
  take_back = 'take_back',
  suspend = 'suspend',
  reinstate = 'reinstate',
  expel = 'expel',
  restore = 'restore',
  lapse = 'lapse'
}
registerEnumType(MembershipEventKindEnum, {
  name: 'MembershipEventKind',
  description: 'What happens to a membership.',
  valuesMap: {
    admit: { description: 'A decision takes the organisation in.' },
    activate: { description: 'It becomes a member with every right.' },
    give_notice: { description: 'It gives notice.' },
    take_back: { description: 'It takes its notice back.' },
    suspend: { description: 'Its rights rest from here.' },
    reinstate: { description: 'It has its rights again.' },
    expel: { description: 'A decision ends it.' },
    restore: { description: 'The decision that ended it was annulled.' },
    lapse: { description: 'The application on which it rested was rejected or withdrawn after its admission had been annulled.' }
  }
})

export enum MembershipGuardEnum {
  decision_stands = 'decision_stands',
  agreements_accepted = 'agreements_accepted',
  tasks_done = 'tasks_done',
  last_day_ahead = 'last_day_ahead',
  has_notice = 'has_notice',
  no_notice = 'no_notice',
  was_active = 'was_active',
  never_active = 'never_active',
  decided = 'decided'
}
registerEnumType(MembershipGuardEnum, {
  name: 'MembershipGuard',
  description: 'What a step of a membership asks for.',
  valuesMap: {
    decision_stands: { description: 'The decision that it rests on was not annulled.' },
    agreements_accepted: { description: 'Every agreement required of members is accepted.' },
    tasks_done: { description: 'Every required task of onboarding is done.' },
    last_day_ahead: { description: 'The notice has not taken effect yet.' },
    has_notice: { description: 'Notice was given.' },
    no_notice: { description: 'No notice was given.' },
    was_active: { description: 'It has been active before.' },
    never_active: { description: 'It has never been active.' },
    decided: { description: 'A decision of its own, which nobody takes by hand.' }
  }
})

export enum NoticeMannerEnum {
  signed = 'signed',
  paper = 'paper'
}
registerEnumType(NoticeMannerEnum, {
  name: 'NoticeManner',
  description: 'How notice was given.',
  valuesMap: {
    signed: { description: 'Signed here by the mandated signatory.' },
    paper: { description: 'By a letter that was recorded.' }
  }
})

export enum NoticeLanguageEnum {
  fi = 'fi',
  sv = 'sv',
  en = 'en'
}
registerEnumType(NoticeLanguageEnum, {
  name: 'NoticeLanguage',
  description: 'In which language a notice was signed.',
  valuesMap: { fi: { description: 'Finnish.' }, sv: { description: 'Swedish.' }, en: { description: 'English.' } }
})
