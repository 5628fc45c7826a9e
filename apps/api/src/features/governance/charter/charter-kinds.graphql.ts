import { registerEnumType } from '@nestjs/graphql'

export enum CharterStandingEnum {
  draft = 'draft',
  proposed = 'proposed',
  coming = 'coming',
  in_force = 'in_force',
  replaced = 'replaced',
  rejected = 'rejected'
}
registerEnumType(CharterStandingEnum, {
  name: 'CharterStanding',
  description: 'Where a version of the charter stands today.',
  valuesMap: {
    draft: { description: 'It is being written.' },
    proposed: { description: 'It is before those who decide.' },
    coming: { description: 'It was adopted, and holds from a later day.' },
    in_force: { description: 'It holds.' },
    replaced: { description: 'Another holds in its place.' },
    rejected: { description: 'It was not adopted.' }
  }
})

export enum CharterActionEnum {
  propose = 'propose',
  adopt = 'adopt',
  reject = 'reject'
}
registerEnumType(CharterActionEnum, {
  name: 'CharterAction',
  description: 'What can be done with a version of the charter.',
  valuesMap: {
    propose: { description: 'To put it before those who decide.' },
    adopt: { description: 'To record that it was adopted.' },
    reject: { description: 'To record that it was not.' }
  }
})

export enum BodyKindEnum {
  assembly = 'assembly',
  board = 'board',
  regional_board = 'regional_board',
  working_group = 'working_group'
}
registerEnumType(BodyKindEnum, {
  name: 'BodyKind',
  description: 'What kind of body it is.',
  valuesMap: {
    assembly: { description: 'The general assembly, in which the members sit.' },
    board: { description: 'The board of the consortium.' },
    regional_board: { description: 'The board of a centre.' },
    working_group: { description: 'A working group.' }
  }
})

export enum ProcedureEnum {
  meeting = 'meeting',
  electronic = 'electronic',
  written = 'written'
}
registerEnumType(ProcedureEnum, {
  name: 'DecisionProcedure',
  description: 'How a body decides.',
  valuesMap: {
    meeting: { description: 'Gathered, in a room or not.' },
    electronic: { description: 'By votes in Solmu within a time.' },
    written: { description: 'By answers on paper or by mail.' }
  }
})

export enum MajorityShareEnum {
  simple = 'simple',
  absolute = 'absolute',
  two_thirds = 'two_thirds',
  three_quarters = 'three_quarters'
}
registerEnumType(MajorityShareEnum, {
  name: 'MajorityShare',
  description: 'How many votes carry.',
  valuesMap: {
    simple: { description: 'More for than against.' },
    absolute: { description: 'More than half of what is counted.' },
    two_thirds: { description: 'At least two thirds of what is counted.' },
    three_quarters: { description: 'At least three quarters of what is counted.' }
  }
})

export enum MajorityBaseEnum {
  given = 'given',
  present = 'present',
  all = 'all'
}
registerEnumType(MajorityBaseEnum, {
  name: 'MajorityBase',
  description: 'What is counted.',
  valuesMap: { given: { description: 'The votes cast.' }, present: { description: 'Everybody present.' }, all: { description: 'Everybody who may vote.' } }
})

export enum AbstentionRuleEnum {
  in = 'in',
  out = 'out'
}
registerEnumType(AbstentionRuleEnum, {
  name: 'AbstentionRule',
  description: 'What becomes of those who abstain.',
  valuesMap: { in: { description: 'They are counted.' }, out: { description: 'They are not.' } }
})

export enum QuorumBaseEnum {
  members = 'members',
  seats = 'seats'
}
registerEnumType(QuorumBaseEnum, {
  name: 'QuorumBase',
  description: 'Of what a quorum is a share.',
  valuesMap: { members: { description: 'Of the members that there are.' }, seats: { description: 'Of the seats, filled or not.' } }
})

export enum TieRuleEnum {
  chair = 'chair',
  lot = 'lot',
  falls = 'falls',
  again = 'again'
}
registerEnumType(TieRuleEnum, {
  name: 'TieRule',
  description: 'What settles votes that stand equally.',
  valuesMap: {
    chair: { description: 'The side of the chair.' },
    lot: { description: 'A lot.' },
    falls: { description: 'Nothing is decided.' },
    again: { description: 'Another vote.' }
  }
})

export enum SecrecyRuleEnum {
  open = 'open',
  secret = 'secret',
  secret_on_request = 'secret_on_request'
}
registerEnumType(SecrecyRuleEnum, {
  name: 'SecrecyRule',
  description: 'Whether votes are secret.',
  valuesMap: { open: { description: 'They are open.' }, secret: { description: 'They are secret.' }, secret_on_request: { description: 'They are when somebody asks for it.' } }
})

export enum PartyOfMatterEnum {
  member = 'member',
  concerned = 'concerned',
  regional_board = 'regional_board',
  board = 'board',
  head_office = 'head_office',
  funder = 'funder'
}
registerEnumType(PartyOfMatterEnum, {
  name: 'PartyOfMatter',
  description: 'Who proposes a matter, vetoes it or consents to it.',
  valuesMap: {
    member: { description: 'Any member.' },
    concerned: { description: 'The member that it is about.' },
    regional_board: { description: 'A regional board.' },
    board: { description: 'The board.' },
    head_office: { description: 'The head office.' },
    funder: { description: 'A funder.' }
  }
})

export enum VoiceRuleEnum {
  all = 'all',
  one = 'one'
}
registerEnumType(VoiceRuleEnum, {
  name: 'CharterVoiceRule',
  description: 'When a party agrees that is several. It refuses as soon as one of them does.',
  valuesMap: {
    all: { description: 'Once each of them has agreed.' },
    one: { description: 'As soon as one of them has.' }
  }
})
