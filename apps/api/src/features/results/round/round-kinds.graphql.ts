import { registerEnumType } from '@nestjs/graphql'

export enum RoundStateEnum {
  planned = 'planned',
  open = 'open',
  locked = 'locked',
  cancelled = 'cancelled'
}
registerEnumType(RoundStateEnum, {
  name: 'RoundState',
  description: 'Where a collection round stands.',
  valuesMap: {
    planned: { description: 'It has not opened yet.' },
    open: { description: 'Units report.' },
    locked: { description: 'The period is closed for good.' },
    cancelled: { description: 'It was called off.' }
  }
})

export enum PeriodKindEnum {
  year = 'year',
  third = 'third',
  quarter = 'quarter',
  month = 'month'
}
registerEnumType(PeriodKindEnum, {
  name: 'PeriodKind',
  description: 'How long a reporting period is.',
  valuesMap: {
    year: { description: 'A calendar year.' },
    third: { description: 'Four months (tertiaali).' },
    quarter: { description: 'Three months.' },
    month: { description: 'A month.' }
  }
})

export enum RoundMembershipEnum {
  last_day = 'last_day',
  any_day = 'any_day'
}
registerEnumType(RoundMembershipEnum, {
  name: 'RoundMembership',
  description: 'On which days of the period a unit must have been there to report.',
  valuesMap: {
    last_day: { description: 'On the last day of the period.' },
    any_day: { description: 'On any day of the period; it counts as it was on its last day there.' }
  }
})

export enum UnitRuleKindEnum {
  all = 'all',
  centres = 'centres',
  kinds = 'kinds',
  list = 'list'
}
registerEnumType(UnitRuleKindEnum, {
  name: 'UnitRuleKind',
  description: 'By what it is said which units report.',
  valuesMap: {
    all: { description: 'Every local unit.' },
    centres: { description: 'The local units under some centres.' },
    kinds: { description: 'The local units of some kinds.' },
    list: { description: 'The local units of a list.' }
  }
})

export enum RoundDayKindEnum {
  opens = 'opens',
  due = 'due',
  grace = 'grace',
  verify = 'verify',
  accept = 'accept'
}
registerEnumType(RoundDayKindEnum, {
  name: 'RoundDayKind',
  description: 'What a day is to a round.',
  valuesMap: {
    opens: { description: 'It opens.' },
    due: { description: 'The last day on which a return is on time.' },
    grace: { description: 'The last day on which a late return is taken without more time being given.' },
    verify: { description: 'The last day for the centres to verify.' },
    accept: { description: 'The last day for the head office to accept.' }
  }
})

export enum RoundSortEnum {
  period = 'period',
  name = 'name',
  due = 'due',
  state = 'state'
}
registerEnumType(RoundSortEnum, {
  name: 'RoundSort',
  description: 'By what rounds are sorted.',
  valuesMap: {
    period: { description: 'By the first day of the period.' },
    name: { description: 'By name, as in Finnish.' },
    due: { description: 'By the deadline.' },
    state: { description: 'By state: open, planned, locked, cancelled.' }
  }
})

export enum UnitAbsenceEnum {
  closed = 'closed',
  not_open_yet = 'not_open_yet',
  outside_rule = 'outside_rule'
}
registerEnumType(UnitAbsenceEnum, {
  name: 'UnitAbsence',
  description: 'Why a unit does not report in a round.',
  valuesMap: {
    closed: { description: 'It was closed on the days that count.' },
    not_open_yet: { description: 'It opened later.' },
    outside_rule: { description: 'It was there; the rule asks others.' }
  }
})
