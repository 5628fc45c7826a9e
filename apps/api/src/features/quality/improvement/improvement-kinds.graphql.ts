import { registerEnumType } from '@nestjs/graphql'

export enum ImprovementKindEnum {
  finding = 'finding',
  action = 'action'
}
registerEnumType(ImprovementKindEnum, {
  name: 'ImprovementKind',
  description: 'What a record of the board is.',
  valuesMap: { finding: { description: 'Something that was noticed.' }, action: { description: 'Something that is done, with an owner and a day.' } }
})

export enum SeverityEnum {
  critical = 'critical',
  major = 'major',
  minor = 'minor',
  observation = 'observation'
}
registerEnumType(SeverityEnum, {
  name: 'ImprovementSeverity',
  description: 'How grave it is.',
  valuesMap: {
    critical: { description: 'It endangers somebody, or the promise as a whole.' },
    major: { description: 'A requirement is not met.' },
    minor: { description: 'A requirement is met in part.' },
    observation: { description: 'Worth a look.' }
  }
})

export enum ImprovementStateEnum {
  open = 'open',
  in_work = 'in_work',
  to_verify = 'to_verify',
  closed = 'closed'
}
registerEnumType(ImprovementStateEnum, {
  name: 'ImprovementState',
  description: 'Where it stands.',
  valuesMap: {
    open: { description: 'Nobody has begun.' },
    in_work: { description: 'It is being worked on.' },
    to_verify: { description: 'It is said to be done; somebody else is to see that it is.' },
    closed: { description: 'It is over.' }
  }
})

export enum ImprovementOriginEnum {
  hand = 'hand',
  assessment = 'assessment',
  rule = 'rule'
}
registerEnumType(ImprovementOriginEnum, {
  name: 'ImprovementOrigin',
  description: 'Where it comes from.',
  valuesMap: { hand: { description: 'Somebody wrote it down.' }, assessment: { description: 'An assessment.' }, rule: { description: 'A rule opened it.' } }
})

export enum ImprovementOutcomeEnum {
  verified = 'verified',
  dropped = 'dropped',
  cleared = 'cleared'
}
registerEnumType(ImprovementOutcomeEnum, {
  name: 'ImprovementOutcome',
  description: 'How it ended.',
  valuesMap: {
    verified: { description: 'Somebody else has seen that it is done.' },
    dropped: { description: 'It was given up, with a reason.' },
    cleared: { description: 'The rule that opened it saw that its cause is gone.' }
  }
})

export enum ImprovementStepEnum {
  start = 'start',
  done = 'done',
  resume = 'resume',
  close = 'close',
  give_back = 'give_back',
  drop = 'drop',
  reopen = 'reopen'
}
registerEnumType(ImprovementStepEnum, {
  name: 'ImprovementStep',
  description: 'What can be done with it.',
  valuesMap: {
    start: { description: 'Work begins.' },
    done: { description: 'It is said to be done.' },
    resume: { description: 'It was not done, after all.' },
    close: { description: 'Somebody else has seen that it is done.' },
    give_back: { description: 'Whoever verifies is not convinced.' },
    drop: { description: 'It is given up.' },
    reopen: { description: 'It came back.' }
  }
})

export enum ImprovementEffectEnum {
  better = 'better',
  same = 'same',
  worse = 'worse',
  not_measured = 'not_measured',
  no_baseline = 'no_baseline',
  incomparable = 'incomparable'
}
registerEnumType(ImprovementEffectEnum, {
  name: 'ImprovementEffect',
  description: 'Whether it helped.',
  valuesMap: {
    better: { description: 'The next assessment shows more.' },
    same: { description: 'It shows the same.' },
    worse: { description: 'It shows less.' },
    not_measured: { description: 'There is no final assessment after it was done yet.' },
    no_baseline: { description: 'Nothing was measured before it was opened.' },
    incomparable: { description: 'The criterion, its scale or the scoring was changed in between.' }
  }
})

export enum ImprovementSortEnum {
  urgency = 'urgency',
  opened = 'opened',
  due = 'due',
  severity = 'severity',
  unit = 'unit',
  title = 'title'
}
registerEnumType(ImprovementSortEnum, {
  name: 'ImprovementSort',
  description: 'The order of the board.',
  valuesMap: {
    urgency: { description: 'What is overdue first, then by day and severity; what is closed last.' },
    opened: { description: 'By the day on which it was opened.' },
    due: { description: 'By the day by which it is to be done; those without one last.' },
    severity: { description: 'The gravest first.' },
    unit: { description: 'By the name of the unit.' },
    title: { description: 'By its title.' }
  }
})

export enum ImprovementEvidenceKindEnum {
  file = 'file',
  link = 'link',
  note = 'note'
}
registerEnumType(ImprovementEvidenceKindEnum, {
  name: 'ImprovementEvidenceKind',
  description: 'What shows that it was done.',
  valuesMap: { file: { description: 'A file.' }, link: { description: 'A page elsewhere.' }, note: { description: 'A few words.' } }
})
