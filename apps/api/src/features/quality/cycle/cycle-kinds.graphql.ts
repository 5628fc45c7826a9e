import { registerEnumType } from '@nestjs/graphql'

export enum CycleStateEnum {
  planned = 'planned',
  open = 'open',
  closed = 'closed',
  cancelled = 'cancelled'
}
registerEnumType(CycleStateEnum, {
  name: 'AssessmentCycleState',
  description: 'Where a round of assessment stands.',
  valuesMap: {
    planned: { description: 'Nobody has begun.' },
    open: { description: 'The units answer.' },
    closed: { description: 'It is over.' },
    cancelled: { description: 'It was called off.' }
  }
})

export enum CycleSortEnum {
  opens = 'opens',
  due = 'due',
  name = 'name',
  state = 'state'
}
registerEnumType(CycleSortEnum, {
  name: 'AssessmentCycleSort',
  description: 'What a list of rounds is sorted by.',
  valuesMap: {
    opens: { description: 'The first day.' },
    due: { description: 'The day by which units hand in.' },
    name: { description: 'The name.' },
    state: { description: 'How far it has come.' }
  }
})

export enum CycleActEnum {
  open = 'open',
  close = 'close',
  cancel = 'cancel'
}
registerEnumType(CycleActEnum, {
  name: 'AssessmentCycleAct',
  description: 'What is done with a round as a whole.',
  valuesMap: {
    open: { description: 'It is opened: the units begin.' },
    close: { description: 'It is closed: what was not handed in is given up.' },
    cancel: { description: 'It is called off.' }
  }
})
