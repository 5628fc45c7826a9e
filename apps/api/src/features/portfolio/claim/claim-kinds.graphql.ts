import { registerEnumType } from '@nestjs/graphql'

export enum ClaimStateEnum {
  draft = 'draft',
  with_lead = 'with_lead',
  with_funder = 'with_funder',
  certified = 'certified',
  paid = 'paid',
  withdrawn = 'withdrawn'
}
registerEnumType(ClaimStateEnum, {
  name: 'ClaimState',
  description: 'Where a claim stands.',
  valuesMap: {
    draft: { description: 'It is being put together by the partner.' },
    with_lead: { description: 'It waits for the lead of the project.' },
    with_funder: { description: 'It waits for the word of the funder.' },
    certified: { description: 'The funder has accepted it.' },
    paid: { description: 'The money has come.' },
    withdrawn: { description: 'It was taken back.' }
  }
})

export enum ClaimActionEnum {
  send = 'send',
  give_back = 'give_back',
  forward = 'forward',
  reopen = 'reopen',
  certify = 'certify',
  pay = 'pay',
  withdraw = 'withdraw'
}
registerEnumType(ClaimActionEnum, {
  name: 'ClaimAction',
  description: 'A step of a claim.',
  valuesMap: {
    send: { description: 'To the lead.' },
    give_back: { description: 'Back to the partner.' },
    forward: { description: 'To the funder.' },
    reopen: { description: 'Back to the lead.' },
    certify: { description: 'The funder has accepted it.' },
    pay: { description: 'The money has come.' },
    withdraw: { description: 'It is taken back.' }
  }
})

export enum ClaimGuardEnum {
  has_lines = 'has_lines',
  within_model = 'within_model',
  all_judged = 'all_judged',
  none_again = 'none_again',
  reasoned = 'reasoned'
}
registerEnumType(ClaimGuardEnum, {
  name: 'ClaimGuard',
  description: 'What a step of a claim asks for.',
  valuesMap: {
    has_lines: { description: 'Something is claimed.' },
    within_model: { description: 'Every line is one that the cost model takes.' },
    all_judged: { description: 'Every line is accepted, parked or refused.' },
    none_again: { description: 'No line of it that was parked has come again in a later claim.' },
    reasoned: { description: 'A reason is given.' }
  }
})

export enum ClaimVerdictEnum {
  claimed = 'claimed',
  accepted = 'accepted',
  parked = 'parked',
  refused = 'refused'
}
registerEnumType(ClaimVerdictEnum, {
  name: 'ClaimVerdict',
  description: 'What was said of a line of a claim.',
  valuesMap: {
    claimed: { description: 'Nothing yet.' },
    accepted: { description: 'It is paid.' },
    parked: { description: 'It is left out until it is clear, and can be claimed again.' },
    refused: { description: 'It is never paid.' }
  }
})

export enum RecoveryActEnum {
  decide = 'decide',
  lift = 'lift',
  repay = 'repay'
}
registerEnumType(RecoveryActEnum, {
  name: 'RecoveryAct',
  description: 'What happens to money that was paid.',
  valuesMap: {
    decide: { description: 'The funder takes it back.' },
    lift: { description: 'The funder does not take it back after all.' },
    repay: { description: 'It has been paid back.' }
  }
})
