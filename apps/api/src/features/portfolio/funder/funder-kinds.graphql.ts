import { registerEnumType } from '@nestjs/graphql'

export enum FunderKindEnum {
  structural_fund = 'structural_fund',
  state = 'state',
  ngo_grants = 'ngo_grants',
  wellbeing_county = 'wellbeing_county',
  municipality = 'municipality',
  employment_area = 'employment_area',
  foundation = 'foundation',
  company = 'company',
  other = 'other'
}
registerEnumType(FunderKindEnum, {
  name: 'FunderKind',
  description: 'What kind of funder it is.',
  valuesMap: {
    structural_fund: { description: 'A body that grants money of the structural funds.' },
    state: { description: 'A ministry or another authority of the state.' },
    ngo_grants: { description: 'Grants for associations and foundations.' },
    wellbeing_county: { description: 'A wellbeing services county.' },
    municipality: { description: 'A municipality.' },
    employment_area: { description: 'An employment area.' },
    foundation: { description: 'A foundation or a fund.' },
    company: { description: 'A company.' },
    other: { description: 'Another funder.' }
  }
})

export enum ApplicantKindEnum {
  association = 'association',
  foundation = 'foundation',
  municipality = 'municipality',
  joint_authority = 'joint_authority',
  cooperative = 'cooperative',
  limited_company = 'limited_company'
}
registerEnumType(ApplicantKindEnum, {
  name: 'ApplicantKind',
  description: 'Who may apply, by legal form.',
  valuesMap: {
    association: { description: 'An association.' },
    foundation: { description: 'A foundation.' },
    municipality: { description: 'A municipality.' },
    joint_authority: { description: 'A joint authority of municipalities.' },
    cooperative: { description: 'A co-operative.' },
    limited_company: { description: 'A limited company.' }
  }
})

export enum CallStateEnum {
  coming = 'coming',
  open = 'open',
  closed = 'closed'
}
registerEnumType(CallStateEnum, {
  name: 'CallState',
  description: 'Where a call stands today.',
  valuesMap: {
    coming: { description: 'It opens later.' },
    open: { description: 'It is open.' },
    closed: { description: 'Its last day has passed.' }
  }
})

export enum CallPartEnum {
  opensOn = 'opensOn',
  closesOn = 'closesOn',
  costModels = 'costModels',
  grantMin = 'grantMin',
  grantMax = 'grantMax',
  grantShareMax = 'grantShareMax',
  applicants = 'applicants',
  eligibility = 'eligibility'
}
registerEnumType(CallPartEnum, {
  name: 'CallPart',
  description: 'A part of a call on which an application rests.',
  valuesMap: {
    opensOn: { description: 'When it opens.' },
    closesOn: { description: 'When it closes.' },
    costModels: { description: 'The cost models that it allows.' },
    grantMin: { description: 'The smallest grant.' },
    grantMax: { description: 'The largest grant.' },
    grantShareMax: { description: 'The largest share of the whole.' },
    applicants: { description: 'Who may apply.' },
    eligibility: { description: 'What is asked of applicants.' }
  }
})

export enum CostModelKeyEnum {
  flat_40 = 'flat_40',
  flat_7 = 'flat_7',
  flat_1_5 = 'flat_1_5',
  unit_1720 = 'unit_1720',
  side_cost = 'side_cost',
  lump_sum = 'lump_sum',
  actual = 'actual'
}
registerEnumType(CostModelKeyEnum, {
  name: 'CostModelKey',
  description: 'How what was spent becomes what is paid.',
  valuesMap: {
    flat_40: { description: 'Salaries, and a flat rate of 40 % of them for everything else.' },
    flat_7: { description: 'Direct costs, and a flat rate of 7 % of them.' },
    flat_1_5: { description: 'Direct costs, and a flat rate of 1.5 % of them.' },
    unit_1720: { description: 'Hours by the price of an hour of 1,720 a year, and a flat rate.' },
    side_cost: { description: 'Gross pay with a fixed share for side costs, and other costs as they were.' },
    lump_sum: { description: 'An agreed sum for an agreed output.' },
    actual: { description: 'Costs as they were.' }
  }
})
