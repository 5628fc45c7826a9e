import fc from 'fast-check'
import { divisionCsv } from './division-csv.js'
import { decimalsFor, hasAreas, rowsOf, sortedRows, totalsOf } from './division-rows.js'
import type { DivisionArea } from './division.operations.js'
import { aDivision, classDivision, countyDivision, missingDivision, regionDivision } from './testing/division-examples.js'

const nameOf = ({ area, name }: DivisionArea) => ({ name: name?.fi ?? area ?? 'Ei alueella', short: name?.fi ?? '' })
const rows = (division = regionDivision()) => rowsOf(division, nameOf)
const compare = (a: string, b: string) => a.localeCompare(b, 'fi')

describe('the rows of a division', () => {
  it('keep what lies in no area as the last row, without a code', () => {
    expect(rows(countyDivision()).map(({ key, code, name }) => [key, code, name])).toEqual([
      ['13', '13', 'Pohjois-Savon hyvinvointialue'],
      ['19', '19', 'Pohjois-Pohjanmaan hyvinvointialue'],
      ['none', null, 'Ei alueella']
    ])
  })

  it('put classes in the order of their legend, each with a pattern of its own', () => {
    expect(rows(classDivision()).map(({ key, code, texture }) => [key, code, texture])).toEqual([
      ['urban', null, 'plain'],
      ['semi_urban', null, 'lines'],
      ['rural', null, 'dots']
    ])
  })

  it('know when the division is not there on the day', () => {
    expect(hasAreas(rows())).toBe(true)
    expect(hasAreas(rows(missingDivision('employment_area', '2023-11-05')))).toBe(false)
  })

  it('sum to the whole country, also when shares are thirds', () => {
    expect(totalsOf(rows())).toEqual({ municipalities: 6, population: 473524, unitCount: 4 })
    const unit = regionDivision().areas[0]!.units[0]!.unit
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 60 }), (parts, units) => {
        const division = aDivision(
          'region',
          Array.from({ length: parts }, (_none, place) => ({
            area: String(place),
            municipalityCodes: [],
            population: 0,
            units: Array.from({ length: units }, () => [unit, 1 / parts] as const)
          }))
        )
        expect(totalsOf(rows(division)).unitCount).toBeCloseTo(units, 4)
      })
    )
  })
})

describe('the order of the rows', () => {
  it('follows the chosen column, and leaves what lies in no area last', () => {
    const keys = (order: 'name' | 'units' | 'code', descending: boolean) =>
      sortedRows(rows(countyDivision()), { order, descending }, compare).map(({ key }) => key)
    expect(keys('name', false)).toEqual(['19', '13', 'none'])
    expect(keys('units', true)).toEqual(['13', '19', 'none'])
    expect(keys('code', true)).toEqual(['19', '13', 'none'])
  })
})

describe('the decimals of unit counts', () => {
  it.each([
    [[4, 2, 0], 0],
    [[1.3, 0.7, 1], 1],
    [[0.1 + 0.2, 0.7], 1],
    [[1.25, 0.75], 2],
    [[1 / 3], 2]
  ])('%p need %i', (counts, decimals) => {
    expect(decimalsFor(counts)).toBe(decimals)
  })
})

describe('the file of a division', () => {
  it('holds the rows, the total, the days and the source', () => {
    const text = divisionCsv(countyDivision(), rows(countyDivision()), { t: (id) => id, language: 'fi' })
    expect(text.slice(1).trimEnd().split('\r\n')).toEqual([
      'division.one.wellbeing_county;division.table.code;network.table.municipalities;network.table.population;network.table.units;division.csv.populationDate;network.table.asOf',
      'Pohjois-Savon hyvinvointialue;13;3;209543;2;2022-12-31;2023-11-05',
      'Pohjois-Pohjanmaan hyvinvointialue;19;2;252305;1;2022-12-31;2023-11-05',
      'Ei alueella;.;1;11676;1;2022-12-31;2023-11-05',
      'network.table.total;.;6;473524;4;2022-12-31;2023-11-05',
      'division.csv.source;"Aluejaot: Tilastokeskus 2026, CC BY 4.0"'
    ])
  })

  it('writes shares with the decimal mark of the reader', () => {
    expect(divisionCsv(regionDivision(), rows(), { t: (id) => id, language: 'fi' })).toContain('Pohjois-Savo;11;1;121543;1,3;')
    expect(divisionCsv(regionDivision(), rows(), { t: (id) => id, language: 'en' })).toContain('Pohjois-Savo,11,1,121543,1.3,')
  })
})
