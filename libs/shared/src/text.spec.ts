import { eachText, isLanguage, pick, sameInAll } from './text.js'

const lapland = { fi: 'Lappi', sv: 'Lappland', en: 'Lapland' }

describe('a text in three languages', () => {
  it.each([
    ['fi', 'Lappi'],
    ['sv', 'Lappland'],
    ['en', 'Lapland']
  ] as const)('is picked in %s', (language, text) => {
    expect(pick(lapland, language)).toEqual({ text, language, isFallback: false })
  })

  it('falls back to Finnish, Swedish, English, and says so', () => {
    expect(pick({ ...lapland, en: '' }, 'en')).toEqual({ text: 'Lappi', language: 'fi', isFallback: true })
    expect(pick({ fi: ' ', sv: 'Lappland', en: '' }, 'en')).toEqual({
      text: 'Lappland',
      language: 'sv',
      isFallback: true
    })
    expect(pick({ fi: '', sv: '', en: 'Lapland' }, 'sv')).toEqual({ text: 'Lapland', language: 'en', isFallback: true })
  })

  it('is blank when it is written in no language', () => {
    expect(pick(sameInAll(''), 'sv')).toEqual({ text: '', language: 'sv', isFallback: false })
  })

  it('knows the languages of the product', () => {
    expect(['fi', 'sv', 'en', 'se', 'FI', '', null].filter(isLanguage)).toEqual(['fi', 'sv', 'en'])
  })
})

it('says the same of a text in each language in which it is written', () => {
  expect(eachText({ fi: 'Kokous', sv: 'Möte', en: ' ' }, (name) => `${name} 3`)).toEqual({ fi: 'Kokous 3', sv: 'Möte 3', en: '' })
})
