import { shortAreaName } from './area-names.js'
import { wayToLens } from './lens-days.js'

describe('the way to a division that is not known on a day', () => {
  it.each([
    ['employment_area', '2023-11-05', { reason: 'not_yet', day: '2025-01-01' }],
    ['vitality_centre', '2025-12-31', { reason: 'not_yet', day: '2026-01-01' }],
    ['ely_centre', '2026-01-01', { reason: 'no_more', day: '2025-12-31' }],
    ['wellbeing_county', '2017-12-31', { reason: 'not_yet', day: '2018-01-01' }],
    ['region', '2012-12-31', { reason: 'not_yet', day: '2013-01-01' }]
  ] as const)('%s on %s', (lens, asOf, way) => {
    expect(wayToLens(lens, asOf)).toEqual(way)
  })

  it.each([
    ['employment_area', '2025-01-01'],
    ['ely_centre', '2025-12-31'],
    ['urban_rural', '2013-01-01']
  ] as const)('%s is known on %s', (lens, asOf) => {
    expect(wayToLens(lens, asOf)).toBeNull()
  })
})

describe('the short name of an area', () => {
  it.each([
    ['Itä-Uudenmaan hyvinvointialue', 'fi', 'Itä-Uudenmaan'],
    ['Lapin ELY-keskus', 'fi', 'Lapin'],
    ['Östra Nylands välfärdsområde', 'sv', 'Östra Nylands'],
    ['NTM-centralen i Nyland', 'sv', 'Nyland'],
    ['East Uusimaa wellbeing services county', 'en', 'East Uusimaa'],
    ['Espoo-Kauniainen', 'fi', 'Espoo-Kauniainen'],
    ['Åland', 'sv', 'Åland']
  ] as const)('%s in %s is %s', (name, language, short) => {
    expect(shortAreaName(name, language)).toBe(short)
  })
})
