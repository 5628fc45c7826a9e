import { registerEnumType } from '@nestjs/graphql'
import type { ClauseKind } from '@solmu/domain/reports/difference.js'

export const figureSources = ['live', 'edition', 'publication'] as const
export type FigureSourceKind = (typeof figureSources)[number]

export const FigureSourceEnum = { live: 'live', edition: 'edition', publication: 'publication' } as const satisfies { [K in FigureSourceKind]: K }
registerEnumType(FigureSourceEnum, {
  name: 'FigureSource',
  description: 'Where a figure comes from.',
  valuesMap: {
    live: { description: 'From the reports as they stand now.' },
    edition: { description: 'From a certified edition, as the head office reads it.' },
    publication: { description: 'From an edition as an audience reads it.' }
  }
})

export const ClauseEnum = {
  edition: 'edition',
  audience: 'audience',
  returns: 'returns',
  corrections: 'corrections',
  definition: 'definition',
  network: 'network',
  stage: 'stage',
  restated: 'restated',
  area: 'area',
  period: 'period',
  category: 'category',
  indicator: 'indicator'
} as const satisfies { [K in ClauseKind]: K }
registerEnumType(ClauseEnum, {
  name: 'FigureClause',
  description: 'What a figure rests on, in the order in which it is changed from one figure to the other.',
  valuesMap: {
    edition: { description: 'Which edition it is published from.' },
    audience: { description: 'For whom it is published, and how carefully it is protected for them.' },
    returns: { description: 'Which reports are in: late ones, and such as were taken back.' },
    corrections: { description: 'What was answered in the reports that are in both.' },
    definition: { description: 'The definition and formula in force.' },
    network: { description: 'Where units counted, as the source knows the network.' },
    stage: { description: 'How far a report must have come to be counted.' },
    restated: { description: 'As it was, or through the division of another day.' },
    area: { description: 'The division and the area in it.' },
    period: { description: 'The period or run of periods.' },
    category: { description: 'The category, or the whole.' },
    indicator: { description: 'The indicator.' }
  }
})

export const differenceOutcomes = ['explained', 'withheld', 'units_differ', 'unknown'] as const
export type Outcome = (typeof differenceOutcomes)[number]

export const DifferenceOutcomeEnum = {
  explained: 'explained',
  withheld: 'withheld',
  units_differ: 'units_differ',
  unknown: 'unknown'
} as const satisfies { [O in Outcome]: O }
registerEnumType(DifferenceOutcomeEnum, {
  name: 'DifferenceOutcome',
  description: 'Whether the difference between two figures can be told.',
  valuesMap: {
    explained: { description: 'The steps together are the difference, exactly.' },
    withheld: { description: 'One of the figures is withheld, so there is no amount; what the two rest on is shown.' },
    units_differ: { description: 'The figures are measured in different units, and are not subtracted.' },
    unknown: { description: 'One of the figures does not exist.' }
  }
})
