import { registerEnumType } from '@nestjs/graphql'

export enum BallotMethodEnum {
  yes_no = 'yes_no',
  plurality = 'plurality',
  approval = 'approval',
  score = 'score',
  budget = 'budget',
  schulze = 'schulze',
  stv = 'stv'
}
registerEnumType(BallotMethodEnum, {
  name: 'BallotMethod',
  description: 'How a ballot is filled in and counted.',
  valuesMap: {
    yes_no: { description: 'For, against, or abstaining.' },
    plurality: { description: 'One option is chosen; those with most votes win.' },
    approval: { description: 'As many options are approved as one likes.' },
    score: { description: 'Points are given to each option.' },
    budget: { description: 'So many points are shared out among the options.' },
    schulze: { description: 'The options are put in order, and compared pair by pair by the method of Schulze.' },
    stv: { description: 'The options are put in order, and seats filled by the single transferable vote.' }
  }
})

export enum BallotSecrecyEnum {
  open = 'open',
  secret = 'secret'
}
registerEnumType(BallotSecrecyEnum, {
  name: 'BallotSecrecy',
  description: 'Whether it is seen who voted for what.',
  valuesMap: { open: { description: 'Everybody sees it once it is counted.' }, secret: { description: 'Nobody ever does.' } }
})

export enum BallotStateEnum {
  draft = 'draft',
  announced = 'announced',
  open = 'open',
  closed = 'closed',
  cancelled = 'cancelled'
}
registerEnumType(BallotStateEnum, {
  name: 'BallotState',
  description: 'Where a ballot stands. One whose time is over is open until it is counted, and takes no votes.',
  valuesMap: {
    draft: { description: 'It is being written.' },
    announced: { description: 'Its rules are fixed, and it opens by itself.' },
    open: { description: 'The roll is frozen, and votes are cast.' },
    closed: { description: 'It was counted.' },
    cancelled: { description: 'It was given up.' }
  }
})

export enum BallotActionEnum {
  announce = 'announce',
  open = 'open',
  count = 'count',
  cancel = 'cancel'
}
registerEnumType(BallotActionEnum, {
  name: 'BallotAction',
  description: 'What can be done with a ballot by whoever looks after it.',
  valuesMap: {
    announce: { description: 'To give notice of when it opens.' },
    open: { description: 'To let votes in.' },
    count: { description: 'To close and count it.' },
    cancel: { description: 'To give it up.' }
  }
})

export enum BallotGuardEnum {
  opens_later = 'opens_later',
  opens_at_once = 'opens_at_once',
  closing_ahead = 'closing_ahead',
  time_over = 'time_over'
}
registerEnumType(BallotGuardEnum, {
  name: 'BallotGuard',
  description: 'What stands in the way of a step.',
  valuesMap: {
    opens_later: { description: 'A time at which it opens must lie ahead.' },
    opens_at_once: { description: 'It opens by itself at its time.' },
    closing_ahead: { description: 'Its closing must lie ahead.' },
    time_over: { description: 'The time for voting must be over.' }
  }
})

export enum BallotAnswerEnum {
  yes = 'yes',
  no = 'no',
  abstain = 'abstain'
}
registerEnumType(BallotAnswerEnum, {
  name: 'BallotAnswer',
  description: 'The answer to a question.',
  valuesMap: { yes: { description: 'For it.' }, no: { description: 'Against it.' }, abstain: { description: 'Neither: a blank vote.' } }
})

export enum BallotOutcomeEnum {
  carried = 'carried',
  rejected = 'rejected',
  elected = 'elected',
  tied = 'tied',
  all_blank = 'all_blank',
  no_quorum = 'no_quorum',
  no_ballots = 'no_ballots'
}
registerEnumType(BallotOutcomeEnum, {
  name: 'BallotOutcome',
  description: 'What the votes led to.',
  valuesMap: {
    carried: { description: 'The question was carried.' },
    rejected: { description: 'The question fell.' },
    elected: { description: 'Somebody, or something, was chosen.' },
    tied: { description: 'The votes stand equally, and the tie rule is asked.' },
    all_blank: { description: 'All votes were blank.' },
    no_quorum: { description: 'Too few took part.' },
    no_ballots: { description: 'Nobody voted.' }
  }
})

export enum TieBreakerEnum {
  chair = 'chair',
  record = 'record'
}
registerEnumType(TieBreakerEnum, {
  name: 'TieBreaker',
  description: 'As whom the viewer decides between those who stand equally.',
  valuesMap: { chair: { description: 'As the chair of the body.' }, record: { description: 'By recording what the chair has said, where nobody leads the body by an account of their own.' } }
})
