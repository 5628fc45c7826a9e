import fc from 'fast-check'
import { languages } from '@solmu/shared/text.js'
import { importFields, importKinds, missingFields, plainWord, proposeMapping } from './import-fields.js'

describe('what columns are taken for', () => {
  it.each([
    ['units', ['Avain', 'Nimi suomeksi', 'Taso', 'Kuntanumero', 'Kunta', 'Keskus'], ['key', 'name.fi', 'type', 'municipality', null, null]],
    ['units', ['Nyckel', 'Namn', 'Nivå', 'Kommun', 'Överordnad enhet'], ['key', 'name.fi', 'type', 'municipality', 'parent']],
    ['units', ['KEY', ' name ', 'Level:', 'E-MAIL', 'Longitude'], ['key', 'name.fi', 'type', 'email', 'lon']],
    ['organisations', ['Y-tunnus', 'Nimi', 'Kunta', 'Roolit'], ['businessId', 'name.fi', null, 'roles']],
    ['organisations', ['FO-nummer', 'Namn på svenska', 'Webbplats'], ['businessId', 'name.sv', 'website']]
  ] as const)('in a file of %s headed %j is %j', (kind, headings, fields) => {
    expect(proposeMapping(kind, headings, {})).toEqual(fields)
  })

  it('is first what it was taken for before', () => {
    const remembered = { Otsikko: 'name.fi', Kunta: null, Outo: 'no.such.field' }
    expect(proposeMapping('units', ['Otsikko', 'Nimi', 'Kunta', 'Outo'], remembered)).toEqual(['name.fi', null, null, null])
  })

  it('is known from every heading of our own files', () => {
    for (const kind of importKinds) {
      for (const { name, headings } of importFields(kind)) {
        for (const heading of headings) {
          for (const language of languages) expect(proposeMapping(kind, [heading[language]], {})).toEqual([name])
        }
      }
    }
  })

  it('is never one field twice, and never a field that there is not', () => {
    const kind = fc.constantFrom(...importKinds)
    const word = fc.oneof(fc.string(), fc.constantFrom('Nimi', 'Namn', 'Kunta', 'Kuntanumero', 'Avain', 'key', 'Osoite', '__proto__', 'toString'))
    const fields = fc.constantFrom(null, 'name.fi', 'key', 'phone', 'nothing')
    fc.assert(
      fc.property(kind, fc.uniqueArray(word), fc.dictionary(word, fields), (of, headings, remembered) => {
        const proposed = proposeMapping(of, headings, remembered)
        const filled = proposed.filter((field) => field !== null)
        expect(proposed).toHaveLength(headings.length)
        expect(new Set(filled).size).toBe(filled.length)
        const known = importFields(of).map(({ name }) => name)
        for (const field of filled) expect(known).toContain(field)
      })
    )
  })
})

describe('what has to be filled', () => {
  it('is the key, the name and the level of units', () => {
    expect(missingFields('units', [])).toEqual(['key', 'name.fi', 'type'])
    expect(missingFields('units', ['key', 'type', 'phone', 'name.fi'])).toEqual([])
  })

  it('is the name and one of the keys of organisations', () => {
    expect(missingFields('organisations', [])).toEqual(['businessId', 'name.fi'])
    expect(missingFields('organisations', ['key', 'name.fi'])).toEqual([])
    expect(missingFields('organisations', ['businessId', 'name.fi'])).toEqual([])
  })
})

it('reads words without case, blanks and signs', () => {
  expect(plainWord(' Nimi (suomeksi) ')).toBe('nimisuomeksi')
  expect(plainWord('E-Post')).toBe('epost')
  expect(plainWord('Ylä\u0308')).toBe(plainWord('ylä̈'))
})
