import { registerEnumType } from '@nestjs/graphql'

export enum CheckKindEnum {
  required = 'required',
  range = 'range',
  parts = 'parts',
  change = 'change',
  outlier = 'outlier',
  expression = 'expression'
}
registerEnumType(CheckKindEnum, {
  name: 'CheckKind',
  description: 'What a check rule asks.',
  valuesMap: {
    required: { description: 'Has every figure that is asked an answer?' },
    range: { description: 'Does a figure lie between two limits?' },
    parts: { description: 'How does an indicator stand to the sum of others?' },
    change: { description: 'How much has a figure changed since the period before?' },
    outlier: { description: 'Is a figure usual, by up to eight periods before?' },
    expression: { description: 'Is an expression over totals true?' }
  }
})

export enum CheckSeverityEnum {
  error = 'error',
  warning = 'warning',
  info = 'info'
}
registerEnumType(CheckSeverityEnum, {
  name: 'CheckSeverity',
  description: 'What becomes of a finding.',
  valuesMap: {
    error: { description: 'It blocks sending.' },
    warning: { description: 'It needs a written explanation.' },
    info: { description: 'It is a remark.' }
  }
})

export enum CheckScopeEnum {
  all = 'all',
  groups = 'groups',
  indicators = 'indicators'
}
registerEnumType(CheckScopeEnum, {
  name: 'CheckScope',
  description: 'Which indicators a rule looks at.',
  valuesMap: {
    all: { description: 'All that are asked.' },
    groups: { description: 'Those of some groups.' },
    indicators: { description: 'Those that are named.' }
  }
})

export enum CheckLevelEnum {
  cell = 'cell',
  total = 'total'
}
registerEnumType(CheckLevelEnum, {
  name: 'CheckLevel',
  description: 'What a rule compares.',
  valuesMap: {
    cell: { description: 'Each figure, with its breakdown.' },
    total: { description: 'The indicator as a whole.' }
  }
})

export enum CheckRelationEnum {
  equals = 'equals',
  at_most = 'at_most',
  at_least = 'at_least'
}
registerEnumType(CheckRelationEnum, {
  name: 'CheckRelation',
  description: 'How each indicator must stand to the sum of the parts.',
  valuesMap: {
    equals: { description: 'It is the sum.' },
    at_most: { description: 'It is at most the sum.' },
    at_least: { description: 'It is at least the sum.' }
  }
})

export enum ChangeDirectionEnum {
  both = 'both',
  up = 'up',
  down = 'down'
}
registerEnumType(ChangeDirectionEnum, {
  name: 'ChangeDirection',
  description: 'Which way of a change is looked at.',
  valuesMap: {
    both: { description: 'Growth and decline.' },
    up: { description: 'Growth alone.' },
    down: { description: 'Decline alone.' }
  }
})
