import { asked, derived, words, type LibraryIndicator } from './library-entry.js'

const shared = 'Verkoston yhteinen mittaristo'
const oulu = 'Oulun työhönvalmennuksen mittarit 2022'

export const qualityIndicators: readonly LibraryIndicator[] = [
  derived({
    code: 'O6',
    group: 'quality',
    unit: 'count',
    origin: 'oulu',
    name: words('Asiakaskyselyn vastaukset', 'Svar på kundenkäten', 'Answers to the customer survey'),
    definition: words(
      'Asiakaskyselyyn kauden aikana saadut vastaukset (D2).',
      'Svar på kundenkäten under perioden (D2).',
      'Answers to the customer survey during the period (D2).'
    ),
    numerator: 'D2',
    source: oulu,
    taskAreas: ['2c']
  }),
  asked({
    code: 'O7',
    group: 'quality',
    unit: 'score',
    decimals: 2,
    aggregation: 'weighted_mean',
    weight: 'D2',
    origin: 'oulu',
    name: words('Asiakaskyselyn keskiarvo (1–5)', 'Kundenkätens medelvärde (1–5)', 'Customer survey mean (1–5)'),
    definition: words(
      'Asiakaskyselyn kokonaisarvion keskiarvo asteikolla 1–5. Yksiköiden keskiarvot painotetaan vastausten määrällä.',
      'Medelvärdet av helhetsbedömningen i kundenkäten på skalan 1–5. Enheternas medelvärden vägs med antalet svar.',
      'The mean of the overall judgement in the customer survey, from 1 to 5. Means of units are weighted by the number of answers.'
    ),
    source: oulu,
    taskAreas: ['2c']
  }),
  asked({
    code: 'Q1',
    group: 'quality',
    unit: 'count',
    name: words('Työnantajakysely, vastauksia', 'Arbetsgivarenkät, svar', 'Employer survey, answers'),
    definition: words(
      'Kauden aikana saadut vastaukset työnantajille lähetettyyn kyselyyn.',
      'Svar under perioden på enkäten till arbetsgivare.',
      'Answers received during the period to the survey sent to employers.'
    ),
    source: shared,
    taskAreas: ['2c']
  }),
  asked({
    code: 'Q2',
    group: 'quality',
    unit: 'score',
    decimals: 2,
    aggregation: 'weighted_mean',
    weight: 'Q1',
    name: words(
      'Työnantajakyselyn keskiarvo (1–5)',
      'Arbetsgivarenkätens medelvärde (1–5)',
      'Employer survey mean (1–5)'
    ),
    definition: words(
      'Työnantajakyselyn kokonaisarvion keskiarvo asteikolla 1–5, painotettuna vastausten määrällä.',
      'Medelvärdet av helhetsbedömningen i arbetsgivarenkäten på skalan 1–5, vägt med antalet svar.',
      'The mean of the overall judgement in the employer survey, from 1 to 5, weighted by the number of answers.'
    ),
    source: shared,
    taskAreas: ['2c']
  }),
  asked({
    code: 'Q3',
    group: 'quality',
    unit: 'count',
    direction: 'neutral',
    name: words('Omavalvonnan havainnot', 'Iakttagelser i egenkontrollen', 'Self-monitoring findings'),
    definition: words(
      'Kauden aikana kirjatut omavalvonnan poikkeamat ja havainnot.',
      'Avvikelser och iakttagelser i egenkontrollen som antecknats under perioden.',
      'Deviations and findings of self-monitoring put on record during the period.'
    ),
    source: shared,
    taskAreas: ['2c']
  }),
  asked({
    code: 'Q4',
    group: 'quality',
    unit: 'count',
    name: words(
      'Korjatut omavalvonnan havainnot',
      'Åtgärdade iakttagelser i egenkontrollen',
      'Self-monitoring findings put right'
    ),
    definition: words(
      'Kauden aikana korjatut havainnot, myös aiemmin kirjatut.',
      'Iakttagelser som åtgärdats under perioden, även tidigare antecknade.',
      'Findings put right during the period, also those recorded earlier.'
    ),
    source: shared,
    taskAreas: ['2c']
  })
]
