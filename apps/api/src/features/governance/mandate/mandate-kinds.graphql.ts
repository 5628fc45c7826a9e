import { registerEnumType } from '@nestjs/graphql'

export enum MandateKindEnum {
  sign = 'sign',
  vote = 'vote',
  report = 'report'
}
registerEnumType(MandateKindEnum, {
  name: 'MandateKind',
  description: 'What somebody may do for an organisation.',
  valuesMap: {
    sign: { description: 'To bind it: to accept agreements.' },
    vote: { description: 'To speak for it where the consortium decides.' },
    report: { description: 'To stand behind its figures.' }
  }
})

export enum MandateBasisEnum {
  board_decision = 'board_decision',
  register_extract = 'register_extract',
  power_of_attorney = 'power_of_attorney',
  office = 'office',
  other = 'other'
}
registerEnumType(MandateBasisEnum, {
  name: 'MandateBasis',
  description: 'Where the right comes from.',
  valuesMap: {
    board_decision: { description: 'A decision of the board.' },
    register_extract: { description: 'The public register of associations or of trade.' },
    power_of_attorney: { description: 'A power of attorney.' },
    office: { description: 'The office that the person holds.' },
    other: { description: 'Something else, which is written beside it.' }
  }
})

export enum MandateStateEnum {
  expiring = 'expiring',
  in_force = 'in_force',
  coming = 'coming',
  ended = 'ended'
}
registerEnumType(MandateStateEnum, {
  name: 'MandateState',
  description: 'Where a mandate stands on the day that was asked about; it follows from its days.',
  valuesMap: {
    expiring: { description: 'It holds, and ends within sixty days.' },
    in_force: { description: 'It holds.' },
    coming: { description: 'It holds from a later day.' },
    ended: { description: 'It holds no longer.' }
  }
})

export enum MandateGapEnum {
  missing = 'missing',
  expiring = 'expiring',
  on_paper = 'on_paper',
  no_substitute = 'no_substitute',
  none = 'none'
}
registerEnumType(MandateGapEnum, {
  name: 'MandateGap',
  description: 'What is missing of a kind of mandate in an organisation.',
  valuesMap: {
    missing: { description: 'Nobody holds it.' },
    expiring: { description: 'It ends within sixty days, and nobody follows.' },
    on_paper: { description: 'It is held, but nobody of those who hold it can sign in Solmu.' },
    no_substitute: { description: 'Nobody stands in.' },
    none: { description: 'Nothing.' }
  }
})

export enum MandateUseEnum {
  able = 'able',
  no_account = 'no_account',
  no_role = 'no_role'
}
registerEnumType(MandateUseEnum, {
  name: 'MandateUse',
  description: 'Whether whoever holds a mandate can use it in Solmu.',
  valuesMap: {
    able: { description: 'They can.' },
    no_account: { description: 'They have no account: they act on paper.' },
    no_role: { description: 'They have an account, but no role that signs at a unit of the organisation.' }
  }
})
