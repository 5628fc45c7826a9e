import { registerEnumType } from '@nestjs/graphql'

export enum DecisionPublicationEnum {
  body = 'body',
  members = 'members',
  public = 'public'
}
registerEnumType(DecisionPublicationEnum, {
  name: 'DecisionPublication',
  description: 'Who reads a decision.',
  valuesMap: {
    body: { description: 'Those who keep the register of the body, and those who have something to do because of it.' },
    members: { description: 'Everybody in the network.' },
    public: { description: 'Everybody.' }
  }
})

export enum DecisionEndEnum {
  revoked = 'revoked',
  replaced = 'replaced'
}
registerEnumType(DecisionEndEnum, {
  name: 'DecisionEnd',
  description: 'How a later decision ended one.',
  valuesMap: { revoked: { description: 'It was taken back.' }, replaced: { description: 'Another one stands in its place.' } }
})

export enum DecisionStateEnum {
  in_force = 'in_force',
  revoked = 'revoked',
  replaced = 'replaced'
}
registerEnumType(DecisionStateEnum, {
  name: 'DecisionState',
  description: 'Whether a decision holds.',
  valuesMap: { in_force: { description: 'It holds.' }, revoked: { description: 'It was taken back.' }, replaced: { description: 'Another one stands in its place.' } }
})

export enum DecisionProgressEnum {
  overdue = 'overdue',
  open = 'open',
  done = 'done',
  nothing = 'nothing'
}
registerEnumType(DecisionProgressEnum, {
  name: 'DecisionProgress',
  description: 'How far what follows from a decision has been done.',
  valuesMap: {
    overdue: { description: 'Something is late.' },
    open: { description: 'Something is left to do.' },
    done: { description: 'All of it is done.' },
    nothing: { description: 'Nothing follows from it.' }
  }
})

export enum DecisionTaskStateEnum {
  overdue = 'overdue',
  due_soon = 'due_soon',
  coming = 'coming',
  done = 'done',
  dropped = 'dropped'
}
registerEnumType(DecisionTaskStateEnum, {
  name: 'DecisionTaskState',
  description: 'Where a task of a decision stands.',
  valuesMap: {
    overdue: { description: 'It is late.' },
    due_soon: { description: 'It is due within a fortnight.' },
    coming: { description: 'It is due later.' },
    done: { description: 'It is done.' },
    dropped: { description: 'It need not be done any more.' }
  }
})

export enum DecisionSourceEnum {
  register = 'register',
  membership = 'membership'
}
registerEnumType(DecisionSourceEnum, {
  name: 'DecisionSource',
  description: 'Where a decision that was found is kept.',
  valuesMap: { register: { description: 'In the register of decisions.' }, membership: { description: 'With the application or the member that it is about.' } }
})
