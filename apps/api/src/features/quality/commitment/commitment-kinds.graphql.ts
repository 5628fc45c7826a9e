import { registerEnumType } from '@nestjs/graphql'

export enum CommitmentSubjectEnum {
  unit = 'unit',
  organisation = 'organisation'
}
registerEnumType(CommitmentSubjectEnum, {
  name: 'CommitmentSubject',
  description: 'Who is bound.',
  valuesMap: {
    unit: { description: 'The unit.' },
    organisation: { description: 'The organisation that runs it, with all that it does.' }
  }
})

export enum CommitmentStateEnum {
  overdue = 'overdue',
  requested = 'requested',
  expiring = 'expiring',
  signed = 'signed',
  in_force = 'in_force',
  ended = 'ended',
  withdrawn = 'withdrawn'
}
registerEnumType(CommitmentStateEnum, {
  name: 'CommitmentState',
  description: 'Where a commitment stands today; it follows from its days.',
  valuesMap: {
    overdue: { description: 'It is asked for, and its day has passed.' },
    requested: { description: 'It is asked for.' },
    expiring: { description: 'It holds, and ends within sixty days.' },
    signed: { description: 'It is signed, and holds from a later day.' },
    in_force: { description: 'It holds.' },
    ended: { description: 'It holds no longer.' },
    withdrawn: { description: 'It is asked for no more.' }
  }
})

export enum CommitmentEndEnum {
  notice = 'notice',
  renewed = 'renewed',
  withdrawn = 'withdrawn'
}
registerEnumType(CommitmentEndEnum, {
  name: 'CommitmentEnd',
  description: 'How a commitment was ended; one that ran out was not.',
  valuesMap: {
    notice: { description: 'Notice was given.' },
    renewed: { description: 'Another one follows.' },
    withdrawn: { description: 'The request was taken back.' }
  }
})

export enum DutyKindEnum {
  self_assessment = 'self_assessment',
  development_plan = 'development_plan',
  certificate = 'certificate',
  condition = 'condition'
}
registerEnumType(DutyKindEnum, {
  name: 'CommitmentDutyKind',
  description: 'What a commitment obliges to.',
  valuesMap: {
    self_assessment: { description: 'To assess oneself by the framework.' },
    development_plan: { description: 'To plan what is to be better.' },
    certificate: { description: 'To hold a valid certificate.' },
    condition: { description: 'A condition of its own.' }
  }
})

export enum DutyStateEnum {
  overdue = 'overdue',
  due_soon = 'due_soon',
  coming = 'coming',
  done = 'done'
}
registerEnumType(DutyStateEnum, {
  name: 'CommitmentDutyState',
  description: 'Where a duty stands today.',
  valuesMap: {
    overdue: { description: 'Its day has passed.' },
    due_soon: { description: 'Its day is within thirty days.' },
    coming: { description: 'Its day is further away.' },
    done: { description: 'It is done.' }
  }
})

export enum StatementLanguageEnum {
  fi = 'fi',
  sv = 'sv',
  en = 'en'
}
registerEnumType(StatementLanguageEnum, {
  name: 'StatementLanguage',
  description: 'The language in which a statement is shown and signed.',
  valuesMap: { fi: { description: 'Finnish.' }, sv: { description: 'Swedish.' }, en: { description: 'English.' } }
})
