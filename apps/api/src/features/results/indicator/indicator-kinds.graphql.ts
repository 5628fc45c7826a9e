import { registerEnumType } from '@nestjs/graphql'

export enum IndicatorUnitEnum {
  count = 'count',
  persons = 'persons',
  euro = 'euro',
  hours = 'hours',
  fte = 'fte',
  percent = 'percent',
  score = 'score'
}
registerEnumType(IndicatorUnitEnum, {
  name: 'IndicatorUnit',
  description: 'In what an indicator is measured.',
  valuesMap: {
    count: { description: 'Things that are counted, other than people.' },
    persons: { description: 'People.' },
    euro: { description: 'Euros, with two decimals.' },
    hours: { description: 'Hours.' },
    fte: { description: 'Full-time equivalents of one year of work (henkilötyövuosi).' },
    percent: { description: 'Hundredths of something.' },
    score: { description: 'Points on a scale.' }
  }
})

export enum IndicatorAggregationEnum {
  sum = 'sum',
  last_value = 'last_value',
  weighted_mean = 'weighted_mean',
  distinct_persons = 'distinct_persons',
  none = 'none'
}
registerEnumType(IndicatorAggregationEnum, {
  name: 'IndicatorAggregation',
  description: 'How figures of several units or periods become one.',
  valuesMap: {
    sum: { description: 'Added over both.' },
    last_value: { description: 'Added over units; of a run of periods, the last one.' },
    weighted_mean: { description: 'A mean weighted by another indicator, over both.' },
    distinct_persons: { description: 'People, some of whom may be counted twice: the sum is an upper bound.' },
    none: { description: 'Not put together; a derived indicator is worked out of totals instead.' }
  }
})

export enum IndicatorSourceClassEnum {
  manual = 'manual',
  derived = 'derived',
  register = 'register'
}
registerEnumType(IndicatorSourceClassEnum, {
  name: 'IndicatorSourceClass',
  description: 'From where the figures of an indicator come.',
  valuesMap: {
    manual: { description: 'Typed by a unit.' },
    derived: { description: 'Worked out from other indicators.' },
    register: { description: 'Fetched from another system.' }
  }
})

export enum IndicatorDirectionEnum {
  more = 'more',
  less = 'less',
  neutral = 'neutral'
}
registerEnumType(IndicatorDirectionEnum, {
  name: 'IndicatorDirection',
  description: 'Which way is better.',
  valuesMap: {
    more: { description: 'More is better.' },
    less: { description: 'Less is better.' },
    neutral: { description: 'Neither is better.' }
  }
})

export enum CategoryKindEnum {
  category = 'category',
  unknown = 'unknown',
  not_asked = 'not_asked'
}
registerEnumType(CategoryKindEnum, {
  name: 'CategoryKind',
  description: 'What a category of a breakdown says.',
  valuesMap: {
    category: { description: 'One of those that are asked about.' },
    unknown: { description: 'Asked, and not known.' },
    not_asked: { description: 'People who were not asked.' }
  }
})

export enum IndicatorUseKindEnum {
  round = 'round',
  derived = 'derived',
  weight = 'weight',
  target = 'target'
}
registerEnumType(IndicatorUseKindEnum, {
  name: 'IndicatorUseKind',
  description: 'What uses an indicator.',
  valuesMap: {
    round: { description: 'A collection round asks it.' },
    derived: { description: 'A derived indicator is worked out from it.' },
    weight: { description: 'It weights the mean of another indicator.' },
    target: { description: 'A target or baseline is set for it.' }
  }
})
