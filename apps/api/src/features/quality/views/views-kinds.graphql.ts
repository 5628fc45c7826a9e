import { registerEnumType } from '@nestjs/graphql'

export enum CellMarkEnum {
  value = 'value',
  skipped = 'skipped',
  missing = 'missing',
  not_asked = 'not_asked'
}
registerEnumType(CellMarkEnum, {
  name: 'QualityCellMark',
  description: 'What stands in a cell of the heat map.',
  valuesMap: {
    value: { description: 'The level that was given.' },
    skipped: { description: 'Left out with a reason.' },
    missing: { description: 'Asked and not answered, or no result in sight.' },
    not_asked: { description: 'The version by which the unit was assessed does not ask it in the same way.' }
  }
})

export enum FinalKindEnum {
  self = 'self',
  reviewed = 'reviewed'
}
registerEnumType(FinalKindEnum, {
  name: 'QualityFinalKind',
  description: 'On what a result rests.',
  valuesMap: { self: { description: 'What the unit said itself.' }, reviewed: { description: 'What was agreed after reviews.' } }
})

export enum ResultLevelEnum {
  unit = 'unit',
  centre = 'centre',
  network = 'network'
}
registerEnumType(ResultLevelEnum, {
  name: 'QualityResultLevel',
  description: 'For whom a result is published.',
  valuesMap: {
    unit: { description: 'The unit and those above it.' },
    centre: { description: 'The units of the same centre too.' },
    network: { description: 'Everybody in the network.' }
  }
})

export enum AssociationReadingEnum {
  higher_with_higher = 'higher_with_higher',
  lower_with_higher = 'lower_with_higher',
  cannot_tell = 'cannot_tell',
  constant = 'constant',
  too_few = 'too_few'
}
registerEnumType(AssociationReadingEnum, {
  name: 'AssociationReading',
  description: 'What may be said of an association. None of it is about causes.',
  valuesMap: {
    higher_with_higher: { description: 'Higher results go with higher scores.' },
    lower_with_higher: { description: 'Lower results go with higher scores.' },
    cannot_tell: { description: 'The interval holds zero.' },
    constant: { description: 'All scores or all results are the same, so nothing can be estimated.' },
    too_few: { description: 'Too few units.' }
  }
})

export enum MixGroupEnum {
  all = 'all',
  lower = 'lower',
  middle = 'middle',
  higher = 'higher',
  unknown = 'unknown'
}
registerEnumType(MixGroupEnum, {
  name: 'CaseMixGroup',
  description: 'A group of units that are alike in what parts them.',
  valuesMap: {
    all: { description: 'All of them: there are too few to part.' },
    lower: { description: 'Those with the least of it.' },
    middle: { description: 'Those in the middle.' },
    higher: { description: 'Those with the most of it.' },
    unknown: { description: 'Those of which it is not known.' }
  }
})
