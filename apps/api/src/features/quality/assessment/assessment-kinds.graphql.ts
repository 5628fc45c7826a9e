import { registerEnumType } from '@nestjs/graphql'

export enum AssessmentStateEnum {
  self = 'self',
  review = 'review',
  consensus = 'consensus',
  reply = 'reply',
  final = 'final',
  cancelled = 'cancelled'
}
registerEnumType(AssessmentStateEnum, {
  name: 'AssessmentState',
  description: 'Where an assessment stands.',
  valuesMap: {
    self: { description: 'The unit answers.' },
    review: { description: 'Its answers are in, and reviewers score.' },
    consensus: { description: 'What differs is settled.' },
    reply: { description: 'The unit may reply.' },
    final: { description: 'It stands.' },
    cancelled: { description: 'It was given up.' }
  }
})

export enum ReviewKindEnum {
  none = 'none',
  peer = 'peer',
  external = 'external'
}
registerEnumType(ReviewKindEnum, {
  name: 'ReviewKind',
  description: 'Who looks beside the unit itself.',
  valuesMap: {
    none: { description: 'Nobody.' },
    peer: { description: 'Reviewers from other centres.' },
    external: { description: 'Somebody from outside the network.' }
  }
})

export enum AssessmentLevelEnum {
  unit = 'unit',
  centre = 'centre',
  network = 'network'
}
registerEnumType(AssessmentLevelEnum, {
  name: 'AssessmentLevel',
  description: 'Who sees what is final, beside those who may read the unit.',
  valuesMap: {
    unit: { description: 'Nobody.' },
    centre: { description: 'The units of its centre.' },
    network: { description: 'The whole network.' }
  }
})

export enum AssessmentFinalKindEnum {
  self = 'self',
  reviewed = 'reviewed'
}
registerEnumType(AssessmentFinalKindEnum, {
  name: 'AssessmentFinalKind',
  description: 'On what a final score rests.',
  valuesMap: {
    self: { description: 'On the answers of the unit.' },
    reviewed: { description: 'On what was agreed after reviews.' }
  }
})

export enum AssessmentActionEnum {
  submit = 'submit',
  withdraw = 'withdraw',
  differ = 'differ',
  agree = 'agree',
  settle = 'settle',
  reply = 'reply',
  lapse = 'lapse',
  cancel = 'cancel'
}
registerEnumType(AssessmentActionEnum, {
  name: 'AssessmentAction',
  description: 'A step of an assessment.',
  valuesMap: {
    submit: { description: 'The unit hands in its answers.' },
    withdraw: { description: 'It takes them back.' },
    differ: { description: 'The last review is in, and levels differ.' },
    agree: { description: 'The last review is in, and no level differs.' },
    settle: { description: 'The last difference is settled.' },
    reply: { description: 'The unit has replied.' },
    lapse: { description: 'The days for a reply have passed.' },
    cancel: { description: 'It is given up.' }
  }
})

export enum AssessmentGuardEnum {
  enough_answered = 'enough_answered',
  no_review = 'no_review',
  has_review = 'has_review',
  no_review_in = 'no_review_in',
  all_reviews_in = 'all_reviews_in',
  levels_differ = 'levels_differ',
  levels_agree = 'levels_agree',
  all_settled = 'all_settled',
  reply_days_over = 'reply_days_over',
  without_round = 'without_round'
}
registerEnumType(AssessmentGuardEnum, {
  name: 'AssessmentGuard',
  description: 'What may stand in the way of a step.',
  valuesMap: {
    enough_answered: { description: 'Too little is answered.' },
    no_review: { description: 'Somebody reviews.' },
    has_review: { description: 'Nobody reviews.' },
    no_review_in: { description: 'A review has been handed in.' },
    all_reviews_in: { description: 'A review is still open.' },
    levels_differ: { description: 'No level differs.' },
    levels_agree: { description: 'Levels differ.' },
    all_settled: { description: 'A difference is not settled.' },
    reply_days_over: { description: 'The days for a reply have not passed.' },
    without_round: { description: 'It belongs to a round.' }
  }
})

export enum AssessmentSortEnum {
  unit = 'unit',
  centre = 'centre',
  framework = 'framework',
  state = 'state',
  score = 'score',
  due = 'due',
  assessed = 'assessed'
}
registerEnumType(AssessmentSortEnum, {
  name: 'AssessmentSort',
  description: 'What a list of assessments is sorted by.',
  valuesMap: {
    unit: { description: 'The name of the unit.' },
    centre: { description: 'The name of the centre.' },
    framework: { description: 'The name of the framework.' },
    state: { description: 'How far it has come.' },
    score: { description: 'The final score; those without come first.' },
    due: { description: 'The day by which it is to be handed in.' },
    assessed: { description: 'The day on which it became final.' }
  }
})

export enum AnswerOutcomeEnum {
  saved = 'saved',
  clash = 'clash',
  refused = 'refused'
}
registerEnumType(AnswerOutcomeEnum, {
  name: 'AnswerOutcome',
  description: 'What became of an answer that was sent.',
  valuesMap: {
    saved: { description: 'It is kept, or stood so already.' },
    clash: { description: 'Somebody has said something else meanwhile; nothing was written.' },
    refused: { description: 'The framework has no place for it; nothing was written.' }
  }
})

export enum EvidenceKindEnum {
  file = 'file',
  link = 'link',
  note = 'note',
  indicator = 'indicator',
  survey = 'survey'
}
registerEnumType(EvidenceKindEnum, {
  name: 'EvidenceKind',
  description: 'What a piece of evidence is.',
  valuesMap: {
    file: { description: 'A file.' },
    link: { description: 'An address on the web.' },
    note: { description: 'A text.' },
    indicator: { description: 'A figure of the results, as it stood when it was taken.' },
    survey: { description: 'What a survey has shown.' }
  }
})
