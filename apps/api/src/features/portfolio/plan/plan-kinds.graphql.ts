import { registerEnumType } from '@nestjs/graphql'

export enum PlanKindEnum {
  package = 'package',
  task = 'task',
  milestone = 'milestone',
  deliverable = 'deliverable'
}
registerEnumType(PlanKindEnum, {
  name: 'PlanItemKind',
  description: 'What a part of a plan is.',
  valuesMap: {
    package: { description: 'A work package.' },
    task: { description: 'A piece of work with its days.' },
    milestone: { description: 'A day on which something is reached.' },
    deliverable: { description: 'What is handed over, and when.' }
  }
})

export enum PlanStateEnum {
  planned = 'planned',
  underway = 'underway',
  done = 'done',
  cancelled = 'cancelled'
}
registerEnumType(PlanStateEnum, {
  name: 'PlanItemState',
  description: 'Where a part of a plan stands.',
  valuesMap: {
    planned: { description: 'It has not begun.' },
    underway: { description: 'It is being done.' },
    done: { description: 'It is done.' },
    cancelled: { description: 'It will not be done.' }
  }
})

export enum PlanChangeEnum {
  same = 'same',
  moved = 'moved',
  new = 'new',
  gone = 'gone'
}
registerEnumType(PlanChangeEnum, {
  name: 'PlanChange',
  description: 'What has become of a part of a plan since a baseline.',
  valuesMap: {
    same: { description: 'It is where it was.' },
    moved: { description: 'Its days have moved.' },
    new: { description: 'It was not there then.' },
    gone: { description: 'It is there no more.' }
  }
})

export enum PlanColourEnum {
  none = 'none',
  green = 'green',
  amber = 'amber',
  red = 'red'
}
registerEnumType(PlanColourEnum, {
  name: 'PlanColour',
  description: 'The colour of a traffic light.',
  valuesMap: {
    none: { description: 'Nothing is planned, so nothing is said.' },
    green: { description: 'All is well.' },
    amber: { description: 'It needs an eye.' },
    red: { description: 'It needs something to be done.' }
  }
})

export enum LightReasonEnum {
  overdue = 'overdue',
  milestone_missed = 'milestone_missed',
  slipped = 'slipped',
  outside = 'outside',
  high_risk = 'high_risk',
  issue_open = 'issue_open'
}
registerEnumType(LightReasonEnum, {
  name: 'LightReasonCode',
  description: 'Why a traffic light is not green.',
  valuesMap: {
    overdue: { description: 'Tasks or deliverables are late.' },
    milestone_missed: { description: 'A milestone was missed.' },
    slipped: { description: 'The end lies later than in the newest baseline.' },
    outside: { description: 'Something lies outside the days of the project.' },
    high_risk: { description: 'Open risks are high.' },
    issue_open: { description: 'Open issues weigh heavily.' }
  }
})
