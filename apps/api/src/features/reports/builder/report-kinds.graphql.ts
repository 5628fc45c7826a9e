import { registerEnumType } from '@nestjs/graphql'
import type { ReportMark } from '@solmu/domain/reports/report-rendered.js'
import type { ReportParameter } from '@solmu/domain/reports/report-template.js'
import type { BlockChangeKind } from '@solmu/domain/reports/report-versions.js'
import { GraphQLScalarType } from 'graphql'

export const ReportParameterEnum = { none: 'none', centre: 'centre', area: 'area' } as const satisfies { [P in ReportParameter]: P }
registerEnumType(ReportParameterEnum, {
  name: 'ReportParameter',
  description: 'For what a report is made.',
  valuesMap: {
    none: { description: 'For all that its audience reads.' },
    centre: { description: 'For one regional centre at a time.' },
    area: { description: 'For one area of a division at a time.' }
  }
})

export type ReportVersionState = 'draft' | 'released'
export const ReportVersionStateEnum = { draft: 'draft', released: 'released' } as const satisfies { [S in ReportVersionState]: S }
registerEnumType(ReportVersionStateEnum, {
  name: 'ReportVersionState',
  description: 'Whether a version of a report template can still be changed.',
  valuesMap: { draft: { description: 'It is being written.' }, released: { description: 'It never changes again.' } }
})

export const ReportChangeKindEnum = { added: 'added', removed: 'removed', changed: 'changed', moved: 'moved' } as const satisfies { [C in BlockChangeKind]: C }
registerEnumType(ReportChangeKindEnum, {
  name: 'ReportChangeKind',
  description: 'What became of a block from one version to another.',
  valuesMap: {
    added: { description: 'It was added.' },
    removed: { description: 'It was removed.' },
    changed: { description: 'It reads otherwise; it may have moved too.' },
    moved: { description: 'It stands elsewhere and reads the same.' }
  }
})

export const ReportMarkEnum = {
  value: 'value',
  withheld: 'withheld',
  missing: 'missing',
  not_applicable: 'not_applicable',
  not_asked: 'not_asked',
  not_published: 'not_published',
  text: 'text'
} as const satisfies { [M in ReportMark]: M }
registerEnumType(ReportMarkEnum, {
  name: 'ReportMark',
  description: 'Whether a cell of a report is a number, words, or why it is neither.',
  valuesMap: {
    value: { description: 'A number; zero is one.' },
    withheld: { description: 'Withheld, so that nobody can be recognised.' },
    missing: { description: 'Asked, and not received.' },
    not_applicable: { description: 'Does not apply.' },
    not_asked: { description: 'Nobody was asked.' },
    not_published: { description: 'The publication does not hold it.' },
    text: { description: 'Words.' }
  }
})

/** Blocks are checked field by field when they are read (`parseBlocks`), so the schema takes them as they come. */
export const ReportBlocksScalar = new GraphQLScalarType({
  name: 'ReportBlocks',
  description: 'The blocks of a report template, as a JSON list of objects, each with an id and a kind.',
  serialize: (value) => value,
  parseValue: (value) => value
})
