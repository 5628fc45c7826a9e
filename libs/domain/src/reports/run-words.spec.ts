import { runWords } from './run-words.js'

test.each([
  ['2026-Q1', '2026-Q2', 'fi', 'tammi–kesäkuu 2026'],
  ['2026-Q3', '2026-Q3', 'fi', 'heinä–syyskuu 2026'],
  ['2026-09', '2026-09', 'fi', 'syyskuu 2026'],
  ['2026-Q1', '2026-Q4', 'sv', '2026'],
  ['2026', '2026', 'sv', '2026'],
  ['2026-T1', '2026-T2', 'sv', 'januari–augusti 2026'],
  ['2025-Q3', '2026-Q2', 'en', 'July 2025–June 2026']
] as const)('%s to %s in %s is %s', (first, last, language, words) => {
  expect(runWords(first, last, language)).toBe(words)
})

test('what is no period has no words', () => {
  expect(() => runWords('2026-Q5', '2026-Q5', 'fi')).toThrow(RangeError)
})
