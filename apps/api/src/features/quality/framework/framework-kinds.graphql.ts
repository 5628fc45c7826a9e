import { registerEnumType } from '@nestjs/graphql'

export enum FrameworkKindEnum {
  assessed = 'assessed',
  certificate = 'certificate'
}
registerEnumType(FrameworkKindEnum, {
  name: 'FrameworkKind',
  description: 'What a quality framework is.',
  valuesMap: {
    assessed: { description: 'It has criteria, and gives a score.' },
    certificate: { description: 'The standard of somebody else, of which only the certificate is kept.' }
  }
})

export enum FrameworkSubjectEnum {
  site = 'site',
  organisation = 'organisation',
  centre = 'centre'
}
registerEnumType(FrameworkSubjectEnum, {
  name: 'FrameworkSubject',
  description: 'Of what a score is.',
  valuesMap: {
    site: { description: 'One site or team.' },
    organisation: { description: 'An organisation with all its sites.' },
    centre: { description: 'A regional centre with its network.' }
  }
})

export enum FrameworkAggregationEnum {
  none = 'none',
  mean = 'mean'
}
registerEnumType(FrameworkAggregationEnum, {
  name: 'FrameworkAggregation',
  description: 'What may be made of the scores of several subjects.',
  valuesMap: {
    none: { description: 'Nothing: each stands by itself.' },
    mean: { description: 'They may be averaged.' }
  }
})

export enum ScaleKindEnum {
  points = 'points',
  met = 'met',
  percent = 'percent'
}
registerEnumType(ScaleKindEnum, {
  name: 'FrameworkScaleKind',
  description: 'How a criterion is answered.',
  valuesMap: {
    points: { description: 'By a level with a name.' },
    met: { description: 'Met, or not met.' },
    percent: { description: 'By a whole percent, from which the level follows.' }
  }
})

export enum ScoringMethodEnum {
  sum = 'sum',
  mean = 'mean',
  share_met = 'share_met'
}
registerEnumType(ScoringMethodEnum, {
  name: 'FrameworkScoringMethod',
  description: 'How the answers become a score.',
  valuesMap: {
    sum: { description: 'The sum of points times weight.' },
    mean: { description: 'The mean of the points by weight.' },
    share_met: { description: 'The share of the weight whose criteria are met, in percent.' }
  }
})

export enum SkipRuleEnum {
  leave_out = 'leave_out',
  lowest = 'lowest',
  no_score = 'no_score'
}
registerEnumType(SkipRuleEnum, {
  name: 'FrameworkSkipRule',
  description: 'What a criterion that was skipped with a reason does to the score.',
  valuesMap: {
    leave_out: { description: 'It is left out.' },
    lowest: { description: 'It counts as the lowest level.' },
    no_score: { description: 'There is no score.' }
  }
})

export enum VersionStateEnum {
  draft = 'draft',
  released = 'released'
}
registerEnumType(VersionStateEnum, {
  name: 'FrameworkVersionState',
  description: 'Where a version stands.',
  valuesMap: { draft: { description: 'It is being written.' }, released: { description: 'It holds from a day on, and never changes.' } }
})

export enum FrameworkChangeKindEnum {
  added = 'added',
  removed = 'removed',
  moved = 'moved',
  changed = 'changed'
}
registerEnumType(FrameworkChangeKindEnum, {
  name: 'FrameworkChangeKind',
  description: 'How two versions differ in one place.',
  valuesMap: {
    added: { description: 'The newer version alone has it.' },
    removed: { description: 'The older version alone has it.' },
    moved: { description: 'It stands in another section or place.' },
    changed: { description: 'One of its fields says something else.' }
  }
})

export enum FrameworkChangeSubjectEnum {
  framework = 'framework',
  scoring = 'scoring',
  scale = 'scale',
  level = 'level',
  section = 'section',
  criterion = 'criterion',
  anchor = 'anchor',
  band = 'band'
}
registerEnumType(FrameworkChangeSubjectEnum, {
  name: 'FrameworkChangeSubject',
  description: 'What differs.',
  valuesMap: {
    framework: { description: 'What is said of the whole.' },
    scoring: { description: 'How the score comes about.' },
    scale: { description: 'A scale.' },
    level: { description: 'A level of a scale.' },
    section: { description: 'A section.' },
    criterion: { description: 'A criterion.' },
    anchor: { description: 'What a level means for a criterion.' },
    band: { description: 'A band of scores.' }
  }
})
