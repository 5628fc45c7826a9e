import { manifestText, signedText } from './edition-manifest.js'
import { cellPeriodsOf, isWithinRun, periodRun, standingInEdition } from './edition-run.js'
import { demandPlace, demandStep } from './edition-steps.js'

const codeOf = (work: () => unknown): string => {
  try {
    work()
    return ''
  } catch (error) {
    return (error as { code: string }).code
  }
}

it('is periods of one kind, one right after the other', () => {
  expect(periodRun('2025-Q4', '2026-Q2')).toEqual({ kind: 'quarter', first: '2025-Q4', last: '2026-Q2', from: '2025-10-01', to: '2026-07-01', periods: ['2025-Q4', '2026-Q1', '2026-Q2'] })
  expect(cellPeriodsOf(periodRun('2025-Q4', '2026-Q1'))).toEqual(['2025-Q4', '2026-Q1', '2025-Q4/2026-Q1'])
  expect(cellPeriodsOf(periodRun('2026', '2026'))).toEqual(['2026'])
  expect([codeOf(() => periodRun('2026-Q1', '2026-03')), codeOf(() => periodRun('x', 'x')), codeOf(() => periodRun('2026-Q2', '2026-Q1'))]).toEqual(['INVALID_INPUT', 'INVALID_INPUT', 'DAYS_REVERSED'])
  expect(codeOf(() => periodRun('2000-01', '2002-01'))).toBe('OUT_OF_RANGE')
  expect(periodRun('2000-01', '2001-12').periods).toHaveLength(24)
})

it('holds the periods all of whose days it has', () => {
  const run = periodRun('2026-Q1', '2026-Q2')
  expect(['2026-Q1', '2026-05', '2026-Q3', '2026-T1', '2026-T2', '2026'].filter((period) => isWithinRun(run, period))).toEqual(['2026-Q1', '2026-05', '2026-T1'])
})

it.each([
  ['accepted', true, 1, 'included'],
  ['locked', false, 2, 'included'],
  ['locked', true, 0, 'missing'],
  ['verified', true, 1, 'missing'],
  ['not_started', true, 0, 'missing'],
  ['submitted', false, 1, null]
] as const)('a return that is %s (member: %s, versions: %i) is %s', (state, isMember, number, standing) => {
  expect(standingInEdition({ state, isMember, number })).toBe(standing)
})

it('certifies the same periods again only in the place of the edition that stands', () => {
  const first = { id: 'a', year: 2026, number: 1, isReplaced: true }
  const second = { id: 'b', year: 2026, number: 2, isReplaced: false }
  expect(codeOf(() => demandPlace([], { replacesId: null, reason: '' }))).toBe('')
  expect(codeOf(() => demandPlace([], { replacesId: 'a', reason: 'x' }))).toBe('NOT_FOUND')
  expect(codeOf(() => demandPlace([second, first], { replacesId: null, reason: '' }))).toBe('EDITION_EXISTS')
  expect(codeOf(() => demandPlace([second, first], { replacesId: 'a', reason: 'x' }))).toBe('EDITION_EXISTS')
  expect(codeOf(() => demandPlace([second, first], { replacesId: 'b', reason: '' }))).toBe('REQUIRED')
  expect(codeOf(() => demandPlace([second, first], { replacesId: 'b', reason: 'x' }))).toBe('')
})

it('lets nothing become of what is certified', () => {
  for (const step of ['renew', 'certify', 'drop'] as const) expect(codeOf(() => demandStep('certified', step))).toBe('EDITION_STATE')
  expect(codeOf(() => demandStep('preparing', 'certify'))).toBe('EDITION_STATE')
  expect(codeOf(() => demandStep('prepared', 'certify'))).toBe('')
})

it('names parts in one order, and signs what no other text can stand for', () => {
  const part = (name: 'facts' | 'rounds') => ({ name, rowCount: 1, byteCount: 2, sha256: name })
  const manifest = { consortium: { id: 'c', name: { fi: 'a', sv: 'b', en: 'c' } }, editionId: 'e', year: 2026, number: 1, run: periodRun('2026', '2026'), lenses: [], replaces: null, certifiedAt: '', certifiedBy: '' }
  const text = manifestText({ ...manifest, parts: [part('facts'), part('rounds')] })
  expect(text).toBe(manifestText({ ...manifest, parts: [part('rounds'), part('facts')] }))
  expect(text.indexOf('"rounds"')).toBeLessThan(text.indexOf('"facts"'))
  expect(signedText('c', 'h').split('\n')).toEqual(['solmu edition 1', 'c', 'h'])
})
