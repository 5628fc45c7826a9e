import { registerEnumType } from '@nestjs/graphql'

export enum PlanKindEnum {
  onboarding = 'onboarding',
  exit = 'exit'
}
registerEnumType(PlanKindEnum, {
  name: 'PlanKind',
  description: 'What a plan is for.',
  valuesMap: { onboarding: { description: 'From admission to activation.' }, exit: { description: 'From a notice to the last day.' } }
})

export enum TaskLevelEnum {
  unit = 'unit',
  centre = 'centre',
  hq = 'hq'
}
registerEnumType(TaskLevelEnum, {
  name: 'TaskLevel',
  description: 'Whose task it is.',
  valuesMap: { unit: { description: 'The member’s own unit.' }, centre: { description: 'Its centre.' }, hq: { description: 'The head office.' } }
})

export enum PlanTaskKindEnum {
  document = 'document',
  training = 'training',
  data_import = 'data_import',
  role_given = 'role_given',
  unit_opened = 'unit_opened',
  agreement_signed = 'agreement_signed',
  commitment_signed = 'commitment_signed',
  first_round = 'first_round',
  mandate_recorded = 'mandate_recorded',
  buddy = 'buddy',
  visit = 'visit',
  returns_closed = 'returns_closed',
  units_closed = 'units_closed',
  other = 'other'
}
registerEnumType(PlanTaskKindEnum, {
  name: 'PlanTaskKind',
  description: 'What a task asks for; some kinds are told by the facts of the network.',
  valuesMap: {
    document: { description: 'A document.' },
    training: { description: 'A training.' },
    data_import: { description: 'Figures of before.' },
    role_given: { description: 'A manager has a role at a unit of the member: told by facts.' },
    unit_opened: { description: 'A unit is open in the network: told by facts.' },
    agreement_signed: { description: 'Every agreement required of members is accepted: told by facts.' },
    commitment_signed: { description: 'A commitment to quality is signed: told by facts.' },
    first_round: { description: 'A first return has been sent: told by facts.' },
    mandate_recorded: { description: 'A mandate to sign holds: told by facts.' },
    buddy: { description: 'A buddy unit is chosen: told by the plan.' },
    visit: { description: 'A visit.' },
    returns_closed: { description: 'No return is open: told by facts.' },
    units_closed: { description: 'No unit is open after the last day: told by facts.' },
    other: { description: 'Something else.' }
  }
})
