import { isValidOn } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { aMunicipality, anyDay, municipalityLives } from './testing/municipality-arbitraries.js'
import { municipalitiesOn, municipalityCarrying, shapeCodeOf, shapesDay, shapesOn } from './succession.js'

/** Maaninka joined Kuopio in 2015, Juankoski in 2017; a chain of two and a merger to come are made up. */
const all = [
  aMunicipality('297'),
  aMunicipality('476', { validTo: '2015-01-01', successorCode: '297' }),
  aMunicipality('174', { validTo: '2017-01-01', successorCode: '297' }),
  aMunicipality('001', { validTo: '2016-01-01', successorCode: '002' }),
  aMunicipality('002', { validTo: '2020-01-01', successorCode: '003' }),
  aMunicipality('003'),
  aMunicipality('004', { validTo: '2028-01-01', successorCode: '003' }),
  aMunicipality('900', { validTo: '2018-01-01', successorCode: null })
]

describe('who carries the code of a municipality', () => {
  it.each([
    ['476', '2014-12-31', '476'],
    ['476', '2015-01-01', '297'],
    ['001', '2015-12-31', '001'],
    ['001', '2016-01-01', '002'],
    ['001', '2020-01-01', '003'],
    ['004', '2027-12-31', '004'],
    ['004', '2028-01-01', '003'],
    ['900', '2018-01-01', null],
    ['297', '2012-12-31', null],
    ['999', '2020-01-01', null]
  ])('%s on %s: %s', (code, day, carrier) => {
    expect(municipalityCarrying(all, code, day)).toBe(carrier)
  })

  it('is a municipality that lives on the day, and itself while it lives', () => {
    fc.assert(
      fc.property(municipalityLives, anyDay, (lives, day) => {
        for (const life of lives) {
          const carrier = municipalityCarrying(lives, life.code, day)
          if (isValidOn(life, day)) expect(carrier).toBe(life.code)
          if (carrier !== null) expect(municipalitiesOn(lives, day).map(({ code }) => code)).toContain(carrier)
        }
      })
    )
  })

  it('is nobody when the data runs in a ring', () => {
    const ring = [
      aMunicipality('001', { validTo: '2020-01-01', successorCode: '002' }),
      aMunicipality('002', { validTo: '2020-01-01', successorCode: '001' })
    ]
    expect(municipalityCarrying(ring, '001', '2021-01-01')).toBeNull()
  })
})

describe('the shapes of the map', () => {
  it('depict each code by the municipality that continues it', () => {
    expect(['297', '476', '174', '001', '004', '900'].map((code) => shapeCodeOf(all, code))).toEqual([
      '297',
      '297',
      '297',
      '003',
      '004',
      null
    ])
  })

  it('are decided before a merger by the municipality that lives on', () => {
    expect(shapesOn(all, '2014-06-01').get('297')).toBe('297')
    expect(shapesOn(all, '2014-06-01').has('476')).toBe(false)
  })

  it('are decided by the earliest of those that formed a municipality that did not live yet', () => {
    const formed = [
      aMunicipality('010', { validFrom: '2020-01-01' }),
      aMunicipality('012', { validTo: '2020-01-01', successorCode: '010' }),
      aMunicipality('011', { validTo: '2020-01-01', successorCode: '010' })
    ]
    expect([...shapesOn(formed, '2019-06-01')]).toEqual([['010', '011']])
    expect([...shapesOn(formed, '2020-06-01')]).toEqual([['010', '010']])
  })

  it('are decided after a merger to come by the municipality that continues both', () => {
    expect(shapesOn(all, '2027-12-31').get('004')).toBe('004')
    expect(shapesOn(all, '2028-01-01').get('004')).toBe('003')
    expect(shapesOn(all, '2028-01-01').get('003')).toBe('003')
  })

  it('exist for municipalities of the day they were drawn on, and show one that lives on the day asked for', () => {
    fc.assert(
      fc.property(municipalityLives, anyDay, (lives, day) => {
        const drawn = municipalitiesOn(lives, shapesDay).map(({ code }) => code)
        const living = municipalitiesOn(lives, day).map(({ code }) => code)
        for (const [shape, code] of shapesOn(lives, day)) {
          expect(drawn).toContain(shape)
          expect(living).toContain(code)
          if (living.includes(shape)) expect(code).toBe(shape)
        }
      })
    )
  })
})
