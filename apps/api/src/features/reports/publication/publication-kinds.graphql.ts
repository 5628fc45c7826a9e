import { registerEnumType } from '@nestjs/graphql'
import type { AudienceDetail, AudienceKind } from '@solmu/domain/reports/publication.js'
import type { FigureMark } from '@solmu/domain/reports/publication-figure.js'
import type { StrandKind } from '@solmu/domain/reports/publication-strand.js'

export const AudienceKindEnum = { funder: 'funder', members: 'members', public: 'public' } as const satisfies { [K in AudienceKind]: K }
registerEnumType(AudienceKindEnum, {
  name: 'AudienceKind',
  description: 'Who the readers of an audience are.',
  valuesMap: {
    funder: { description: 'The people of one organisation.' },
    members: { description: 'Everybody in the network.' },
    public: { description: 'Everybody, signed in or not.' }
  }
})

export const AudienceDetailEnum = { network: 'network', centre: 'centre', unit: 'unit' } as const satisfies { [D in AudienceDetail]: D }
registerEnumType(AudienceDetailEnum, {
  name: 'AudienceDetail',
  description: 'How far down an audience reads.',
  valuesMap: {
    network: { description: 'The whole and the divisions of the country.' },
    centre: { description: 'The regional centres too.' },
    unit: { description: 'Every unit too.' }
  }
})

export const FigureMarkEnum = {
  value: 'value',
  withheld: 'withheld',
  missing: 'missing',
  not_applicable: 'not_applicable',
  not_asked: 'not_asked'
} as const satisfies { [M in FigureMark]: M }
registerEnumType(FigureMarkEnum, {
  name: 'FigureMark',
  description: 'Whether a published figure is a number, or why it is none.',
  valuesMap: {
    value: { description: 'A number; zero is one.' },
    withheld: { description: 'Withheld, so that nobody can be recognised.' },
    missing: { description: 'Asked, and not received.' },
    not_applicable: { description: 'Does not apply.' },
    not_asked: { description: 'Nobody was asked.' }
  }
})

export const StrandKindEnum = { sum: 'sum', partial: 'partial', apart: 'apart' } as const satisfies { [K in StrandKind]: K }
registerEnumType(StrandKindEnum, {
  name: 'StrandKind',
  description: 'How the parts of a figure make it up.',
  valuesMap: {
    sum: { description: 'They add up to it.' },
    partial: { description: 'Some of them are withheld.' },
    apart: { description: 'They do not add up, as ratios never do.' }
  }
})

export const QuestionStateEnum = { open: 'open', answered: 'answered' } as const
registerEnumType(QuestionStateEnum, {
  name: 'QuestionState',
  description: 'Whether a question has been answered.',
  valuesMap: { open: { description: 'It waits for an answer.' }, answered: { description: 'It has been answered.' } }
})
