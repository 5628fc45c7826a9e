import { registerEnumType } from '@nestjs/graphql'

export enum ProposalKindEnum {
  proposal = 'proposal',
  consent = 'consent',
  election = 'election',
  selection = 'selection',
  score = 'score',
  budget = 'budget'
}
registerEnumType(ProposalKindEnum, {
  name: 'ProposalKind',
  description: 'How a proposal is decided.',
  valuesMap: {
    proposal: { description: 'Yes or no to its text.' },
    consent: { description: 'It is adopted unless a member objects.' },
    election: { description: 'People are elected to seats.' },
    selection: { description: 'One or more of several options are chosen.' },
    score: { description: 'Each option gets a mark.' },
    budget: { description: 'Points are shared out among the options.' }
  }
})

export enum ProposalStateEnum {
  draft = 'draft',
  open = 'open',
  closed = 'closed',
  voting = 'voting',
  adopted = 'adopted',
  rejected = 'rejected',
  withdrawn = 'withdrawn'
}
registerEnumType(ProposalStateEnum, {
  name: 'ProposalState',
  description: 'Where a proposal stands.',
  valuesMap: {
    draft: { description: 'It is being written, and read by its writers alone.' },
    open: { description: 'It is under discussion.' },
    closed: { description: 'The discussion is over, and its text is fixed.' },
    voting: { description: 'It is before the voters.' },
    adopted: { description: 'It was adopted.' },
    rejected: { description: 'It was voted down.' },
    withdrawn: { description: 'Whoever made it took it back.' }
  }
})

export enum ProposalActionEnum {
  open = 'open',
  close = 'close',
  reopen = 'reopen',
  vote = 'vote',
  consent = 'consent',
  adopt = 'adopt',
  reject = 'reject',
  withdraw = 'withdraw'
}
registerEnumType(ProposalActionEnum, {
  name: 'ProposalAction',
  description: 'A step of a proposal.',
  valuesMap: {
    open: { description: 'It is opened for discussion.' },
    close: { description: 'The discussion ends.' },
    reopen: { description: 'The discussion begins again.' },
    vote: { description: 'It is put to the vote.' },
    consent: { description: 'It is adopted because nobody objected.' },
    adopt: { description: 'The vote has carried it.' },
    reject: { description: 'The vote has not carried it.' },
    withdraw: { description: 'It is taken back.' }
  }
})

export enum ProposalGuardEnum {
  has_text = 'has_text',
  has_day = 'has_day',
  has_options = 'has_options',
  amendments_answered = 'amendments_answered',
  asks_votes = 'asks_votes',
  nobody_objects = 'nobody_objects',
  consent_time_over = 'consent_time_over',
  no_open_ballot = 'no_open_ballot',
  consents_given = 'consents_given',
  no_veto = 'no_veto'
}
registerEnumType(ProposalGuardEnum, {
  name: 'ProposalGuard',
  description: 'What can stand in the way of a step.',
  valuesMap: {
    has_text: { description: 'There is no text to discuss.' },
    has_day: { description: 'The days on which discussion and objections end are missing or have passed.' },
    has_options: { description: 'There are too few options.' },
    amendments_answered: { description: 'An amendment waits for an answer.' },
    asks_votes: { description: 'Nobody has objected, so there is nothing to vote on.' },
    nobody_objects: { description: 'An objection stands.' },
    consent_time_over: { description: 'Members may still object.' },
    no_open_ballot: { description: 'A ballot on it is open, and its count says what comes of it.' },
    consents_given: { description: 'A party whose consent the charter asks has not agreed.' },
    no_veto: { description: 'A party that may veto it has refused.' }
  }
})

export enum AmendmentStateEnum {
  open = 'open',
  accepted = 'accepted',
  rejected = 'rejected',
  withdrawn = 'withdrawn'
}
registerEnumType(AmendmentStateEnum, {
  name: 'AmendmentState',
  description: 'Where an amendment stands.',
  valuesMap: {
    open: { description: 'It waits for an answer.' },
    accepted: { description: 'It is part of the text.' },
    rejected: { description: 'It was turned down.' },
    withdrawn: { description: 'Whoever brought it took it back.' }
  }
})
