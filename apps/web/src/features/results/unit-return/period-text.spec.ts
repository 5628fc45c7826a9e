import { periodShort, periodText } from './period-text.js'

it.each([
  ['2026-Q3', 'fi', 'heinä–syyskuu 2026'],
  ['2026-T1', 'fi', 'tammi–huhtikuu 2026'],
  ['2026-09', 'sv', 'september 2026'],
  ['2026-Q1', 'en', 'January–March 2026'],
  ['2026', 'fi', '2026'],
  ['nonsense', 'fi', 'nonsense']
] as const)('says %s in %s as %s', (period, language, text) => {
  expect(periodText(period, language)).toBe(text)
})

it('says a period in the head of a column', () => {
  expect(['2026-Q3', '2026-09', '2026'].map(periodShort)).toEqual(['3/2026', '9/2026', '2026'])
})
