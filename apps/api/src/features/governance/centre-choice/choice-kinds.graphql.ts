import { registerEnumType } from '@nestjs/graphql'

export enum CentreChoiceStateEnum {
  draft = 'draft',
  open = 'open',
  closed = 'closed',
  decided = 'decided',
  cancelled = 'cancelled'
}
registerEnumType(CentreChoiceStateEnum, {
  name: 'CentreChoiceState',
  description: 'Where the choice of a regional centre stands.',
  valuesMap: {
    draft: { description: 'It is being prepared, and read by those who prepare it alone.' },
    open: { description: 'It is being assessed.' },
    closed: { description: 'The assessment is over, and its scores are shown.' },
    decided: { description: 'It was decided.' },
    cancelled: { description: 'It was given up.' }
  }
})

export enum CentreChoiceActionEnum {
  open = 'open',
  close = 'close',
  decide = 'decide',
  cancel = 'cancel'
}
registerEnumType(CentreChoiceActionEnum, {
  name: 'CentreChoiceAction',
  description: 'A step of the choice of a regional centre.',
  valuesMap: {
    open: { description: 'The assessment begins.' },
    close: { description: 'The assessment ends.' },
    decide: { description: 'What was decided is recorded.' },
    cancel: { description: 'It is given up.' }
  }
})

export enum CentreChoiceGuardEnum {
  has_candidates = 'has_candidates',
  has_assessors = 'has_assessors',
  has_weights = 'has_weights',
  has_day = 'has_day',
  is_scored = 'is_scored'
}
registerEnumType(CentreChoiceGuardEnum, {
  name: 'CentreChoiceGuard',
  description: 'What can stand in the way of a step.',
  valuesMap: {
    has_candidates: { description: 'There are fewer than two candidates.' },
    has_assessors: { description: 'Nobody assesses.' },
    has_weights: { description: 'No criterion counts.' },
    has_day: { description: 'The last day of the assessment is missing or has passed.' },
    is_scored: { description: 'A candidate has no points on a criterion that counts.' }
  }
})
