import { firstLanguage, inLanguage, rememberLanguage, safeNext } from './languages.js'

beforeEach(() => localStorage.clear())

it('keeps the page when the language changes', () => {
  expect(inLanguage('/fi/network?asOf=2023-11-05', 'sv')).toBe('/sv/network?asOf=2023-11-05')
  expect(inLanguage('/fi', 'en')).toBe('/en')
  expect(inLanguage('/finland', 'en')).toBe('/finland')
})

it('opens in the chosen language, else in the first one of the browser that we have, else in Finnish', () => {
  expect(firstLanguage(['de-DE', 'sv-SE', 'en'])).toBe('sv')
  expect(firstLanguage(['de-DE'])).toBe('fi')
  rememberLanguage('en')
  expect(firstLanguage(['sv-FI'])).toBe('en')
})

it.each(['https://evil.example/fi', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/fi/login', '/sv/first-run', '', undefined])(
  'never leads to %s after signing in',
  (next) => {
    expect(safeNext(next)).toBeNull()
  }
)

it('leads back to a page of ours', () => {
  expect(safeNext('/fi/units/1?asOf=2020-01-01')).toBe('/fi/units/1?asOf=2020-01-01')
  expect(safeNext('/sv')).toBe('/sv')
})
