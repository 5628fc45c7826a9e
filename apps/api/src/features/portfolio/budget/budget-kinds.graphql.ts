import { registerEnumType } from '@nestjs/graphql'

export enum CostCategoryEnum {
  staff = 'staff',
  side_costs = 'side_costs',
  purchased_services = 'purchased_services',
  travel = 'travel',
  premises = 'premises',
  equipment = 'equipment',
  communication = 'communication',
  participant_costs = 'participant_costs',
  audit = 'audit',
  overhead = 'overhead',
  flat_rate = 'flat_rate',
  lump_sum = 'lump_sum'
}
registerEnumType(CostCategoryEnum, {
  name: 'CostCategory',
  description: 'What money is spent on.',
  valuesMap: {
    staff: { description: 'Staff.' },
    side_costs: { description: 'Side costs of staff.' },
    purchased_services: { description: 'Purchased services.' },
    travel: { description: 'Travel.' },
    premises: { description: 'Premises.' },
    equipment: { description: 'Equipment and materials.' },
    communication: { description: 'Communication.' },
    participant_costs: { description: 'Costs of participants.' },
    audit: { description: 'Audit.' },
    overhead: { description: 'Overhead, as it was.' },
    flat_rate: { description: 'What a flat rate brings.' },
    lump_sum: { description: 'An agreed sum.' }
  }
})

export enum FundingSourceEnum {
  grant = 'grant',
  own_share = 'own_share',
  municipal = 'municipal',
  other_public = 'other_public',
  private = 'private',
  sales = 'sales',
  partner = 'partner'
}
registerEnumType(FundingSourceEnum, {
  name: 'FundingSource',
  description: 'From whose money.',
  valuesMap: {
    grant: { description: 'The grant of the funder.' },
    own_share: { description: 'Of one’s own.' },
    municipal: { description: 'Of a municipality.' },
    other_public: { description: 'Of another public body.' },
    private: { description: 'Private money.' },
    sales: { description: 'What is sold.' },
    partner: { description: 'Of a partner.' }
  }
})

export enum BudgetKindEnum {
  plan = 'plan',
  decision = 'decision',
  change = 'change'
}
registerEnumType(BudgetKindEnum, {
  name: 'BudgetKind',
  description: 'What kind of budget it is.',
  valuesMap: {
    plan: { description: 'Of the application.' },
    decision: { description: 'As it was granted.' },
    change: { description: 'A change after that.' }
  }
})

export enum BudgetStateEnum {
  draft = 'draft',
  proposed = 'proposed',
  locked = 'locked',
  replaced = 'replaced',
  refused = 'refused'
}
registerEnumType(BudgetStateEnum, {
  name: 'BudgetState',
  description: 'Where a budget stands.',
  valuesMap: {
    draft: { description: 'It is being written.' },
    proposed: { description: 'It waits for the funder.' },
    locked: { description: 'It is the base.' },
    replaced: { description: 'A later one took its place.' },
    refused: { description: 'It was not agreed to.' }
  }
})
