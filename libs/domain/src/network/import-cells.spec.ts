import fc from 'fast-check'
import { addDays, daysBetween } from '@solmu/shared/dates.js'
import { readDay, readNumber, RowReader } from './import-cells.js'
import { codeOf, labelOf, languageWords, legalFormWords, organisationRoleWords, sizeClassWords, unitKindWords, unitTypeWords } from './import-words.js'

const aDay = fc.integer({ min: 0, max: daysBetween('1950-01-01', '2150-01-01') }).map((days) => addDays('1950-01-01', days))

describe('a day', () => {
  it.each([
    ['5.11.2026', '2026-11-05'],
    ['05.11.2026', '2026-11-05'],
    ['5. 11. 2026', '2026-11-05'],
    ['2026-11-05', '2026-11-05'],
    ['46331', '2026-11-05'],
    ['29.2.2024', '2024-02-29']
  ])('is read from %j', (text, day) => {
    expect(readDay(text)).toBe(day)
  })

  it.each(['', '29.2.2023', '31.4.2024', '11/5/2026', '5.11.26', '2026-13-01', '1.1.1800', '123456', '5.11', 'huomenna'])('is not read from %j', (text) => {
    expect(readDay(text)).toBeNull()
  })

  it('is read back however it was written', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        const finnish = day.split('-').reverse().map(Number).join('.')
        const counted = String(daysBetween('1899-12-30', day))
        expect([day, finnish, counted].map(readDay)).toEqual([day, day, day])
      })
    )
  })
})

describe('a number', () => {
  it.each([
    ['25,46816', 25.46816],
    ['25.46816', 25.46816],
    ['1 234,5', 1234.5],
    ['1\u00a0234,5', 1234.5],
    ['\u22125', -5],
    ['-0,5', -0.5]
  ])('is read from %j', (text, number) => {
    expect(readNumber(text)).toBe(number)
  })

  it.each(['', '1,2,3', '1.2,3', '1e5', 'NaN', 'Infinity', '--1', '0x10', ','])('is not read from %j', (text) => {
    expect(readNumber(text)).toBeNull()
  })

  it('is read back exactly', () => {
    fc.assert(
      fc.property(fc.double({ min: 19, max: 71, noNaN: true }), (number) => {
        expect([readNumber(String(number)), readNumber(String(number).replace('.', ','))]).toEqual([number, number])
      })
    )
  })
})

describe('a row', () => {
  const reader = (cells: Record<string, string>) => new RowReader(Object.keys(cells), Object.values(cells))

  it('gives what stands in its cells, and nothing for what is blank', () => {
    const row = reader({ phone: ' 040 1 ', town: '  ' })
    expect([row.text('phone', 40), row.text('town', 40), row.text('email', 40)]).toEqual(['040 1', null, null])
    expect(row.faults).toEqual([])
  })

  it('says what is wrong with each cell', () => {
    const row = reader({ phone: '12345', note: 'a\u0007b', lat: '91', lon: 'x', openedOn: '1.13.2024', kind: 'torni', roles: 'jäsen, kuningas' })
    expect(row.text('phone', 4)).toBeNull()
    expect(row.text('note', 40)).toBeNull()
    expect(row.number('lat', 59, 71)).toBeNull()
    expect(row.number('lon', 19, 32)).toBeNull()
    expect(row.day('openedOn')).toBeNull()
    expect(row.word('kind', unitKindWords)).toBeNull()
    expect(row.words('roles', organisationRoleWords)).toEqual(['member'])
    expect(row.required('town', 10)).toBeNull()
    expect(row.faults).toEqual([
      { field: 'phone', code: 'TOO_LONG', params: { max: 4 } },
      { field: 'note', code: 'INVALID_INPUT', params: {} },
      { field: 'lat', code: 'OUT_OF_RANGE', params: { min: 59, max: 71 } },
      { field: 'lon', code: 'INVALID_NUMBER', params: {} },
      { field: 'openedOn', code: 'INVALID_DATE', params: {} },
      { field: 'kind', code: 'UNKNOWN_WORD', params: { value: 'torni' } },
      { field: 'roles', code: 'UNKNOWN_WORD', params: { value: 'kuningas' } },
      { field: 'town', code: 'REQUIRED', params: {} }
    ])
  })
})

describe('words', () => {
  const tables = { unitTypeWords, unitKindWords, legalFormWords, sizeClassWords, organisationRoleWords, languageWords }

  it.each(Object.entries(tables))('of %s are each known for one code only, in every language', (_name, table) => {
    for (const [code, words] of Object.entries(table as Record<string, readonly string[]>)) {
      for (const word of [code, ...words]) expect([word, codeOf(table as never, word.toUpperCase())]).toEqual([word, code])
    }
  })

  it('are labels in three languages', () => {
    expect((['fi', 'sv', 'en'] as const).map((language) => labelOf(unitKindWords, 'workshop', language))).toEqual(['Työpaja', 'Verkstad', 'Workshop'])
  })
})
