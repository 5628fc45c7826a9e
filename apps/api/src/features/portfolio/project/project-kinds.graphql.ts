import { registerEnumType } from '@nestjs/graphql'

export enum ProjectKindEnum {
  single = 'single',
  group = 'group',
  sub = 'sub'
}
registerEnumType(ProjectKindEnum, {
  name: 'ProjectKind',
  description: 'What kind of project it is.',
  valuesMap: {
    single: { description: 'One on its own.' },
    group: { description: 'One with sub-projects.' },
    sub: { description: 'A part of a group project.' }
  }
})

export enum ProjectStageEnum {
  idea = 'idea',
  preparation = 'preparation',
  applied = 'applied',
  decided = 'decided',
  running = 'running',
  closing = 'closing',
  ended = 'ended',
  embedded = 'embedded',
  rejected = 'rejected',
  withdrawn = 'withdrawn'
}
registerEnumType(ProjectStageEnum, {
  name: 'ProjectStage',
  description: 'How far a project has come.',
  valuesMap: {
    idea: { description: 'An idea.' },
    preparation: { description: 'It is being prepared.' },
    applied: { description: 'It has been applied for.' },
    decided: { description: 'Money is granted.' },
    running: { description: 'It is under way.' },
    closing: { description: 'It is being closed.' },
    ended: { description: 'It has ended.' },
    embedded: { description: 'What it brought about lives on.' },
    rejected: { description: 'It was not granted.' },
    withdrawn: { description: 'It was given up.' }
  }
})

export enum ProjectActionEnum {
  prepare = 'prepare',
  apply = 'apply',
  complete = 'complete',
  decide = 'decide',
  reject = 'reject',
  start = 'start',
  close = 'close',
  end = 'end',
  embed = 'embed',
  withdraw = 'withdraw',
  revive = 'revive'
}
registerEnumType(ProjectActionEnum, {
  name: 'ProjectAction',
  description: 'A step that a project takes.',
  valuesMap: {
    prepare: { description: 'Somebody begins to write it.' },
    apply: { description: 'The application is sent.' },
    complete: { description: 'The funder asks for more.' },
    decide: { description: 'Money is granted.' },
    reject: { description: 'It is not granted.' },
    start: { description: 'The work begins.' },
    close: { description: 'The work is done.' },
    end: { description: 'The funder has taken the last report.' },
    embed: { description: 'It lives on.' },
    withdraw: { description: 'It is given up.' },
    revive: { description: 'It is taken up again.' }
  }
})

export enum ProjectGuardEnum {
  has_summary = 'has_summary',
  has_tags = 'has_tags',
  has_call = 'has_call',
  call_open = 'call_open',
  may_apply = 'may_apply',
  has_days = 'has_days',
  has_partner = 'has_partner',
  has_model = 'has_model',
  has_budget = 'has_budget',
  within_call = 'within_call',
  has_decision = 'has_decision',
  has_begun = 'has_begun',
  has_passed = 'has_passed',
  no_open_change = 'no_open_change',
  subs_settled = 'subs_settled',
  outputs_named = 'outputs_named',
  lesson_told = 'lesson_told',
  outputs_settled = 'outputs_settled',
  adopted = 'adopted',
  reasoned = 'reasoned'
}
registerEnumType(ProjectGuardEnum, {
  name: 'ProjectGuard',
  description: 'What a gate asks for.',
  valuesMap: {
    has_summary: { description: 'What it is for.' },
    has_tags: { description: 'A task area or a project idea.' },
    has_call: { description: 'The call that it answers.' },
    call_open: { description: 'That the call is open.' },
    has_days: { description: 'When it begins and ends.' },
    has_partner: { description: 'Who carries it out.' },
    has_model: { description: 'A cost model that the call allows.' },
    has_budget: { description: 'A budget.' },
    may_apply: { description: 'Those who carry it out are of kinds that the call takes.' },
    within_call: { description: 'A grant that the call allows.' },
    has_decision: { description: 'The decision of the funder.' },
    has_begun: { description: 'That its first day has come.' },
    has_passed: { description: 'That its last day has passed.' },
    no_open_change: { description: 'That no change waits for the funder.' },
    subs_settled: { description: 'That its sub-projects have ended.' },
    outputs_named: { description: 'What it brought about is named.' },
    lesson_told: { description: 'What it has taught is written.' },
    outputs_settled: { description: 'Each output has a released card, or a reason why there is none.' },
    adopted: { description: 'A unit is known to have one of its cards in use.' },
    reasoned: { description: 'A reason.' }
  }
})

export enum ProjectSortEnum {
  number = 'number',
  title = 'title',
  stage = 'stage',
  ends = 'ends',
  lead = 'lead',
  funder = 'funder'
}
registerEnumType(ProjectSortEnum, {
  name: 'ProjectSort',
  description: 'In which order projects are listed.',
  valuesMap: {
    number: { description: 'By number.' },
    title: { description: 'By title.' },
    stage: { description: 'By stage.' },
    ends: { description: 'By the last day.' },
    lead: { description: 'By the unit that leads.' },
    funder: { description: 'By funder.' }
  }
})

export enum EndingEnum {
  half_year = 'half_year',
  year = 'year',
  passed = 'passed'
}
registerEnumType(EndingEnum, {
  name: 'ProjectEnding',
  description: 'Which projects by when they end.',
  valuesMap: {
    half_year: { description: 'Within half a year.' },
    year: { description: 'Within a year.' },
    passed: { description: 'Their last day has passed.' }
  }
})
