import { listedRounds, meanOfRound } from './survey-rounds.js'
import { listedSurveys } from './survey-list.page.js'
import type { Survey } from './survey.operations.js'
import type { SurveyRound } from './survey-round.operations.js'

const inAll = (fi: string) => ({ fi, sv: `${fi} sv`, en: fi, easy: fi })
const survey = (code: string, of: Partial<Survey> = {}) =>
  ({ id: code, code, name: inAll(code), audience: 'customer', retiredAt: null, versions: [{ state: 'released' }], openRoundCount: 0, endedRoundCount: 0, ...of }) as Survey
const codes = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

it('lists surveys by name, finds them in any language, and leaves retired ones out until they are asked for', () => {
  const all = [survey('b', { audience: 'employer' }), survey('a'), survey('old', { retiredAt: '2026-01-01' }), survey('draft', { versions: [{ state: 'draft' }] as Survey['versions'] })]
  expect(codes(listedSurveys(all, {}, 'fi'))).toEqual(['a', 'b', 'draft'])
  expect(codes(listedSurveys(all, { q: 'B SV' }, 'fi'))).toEqual(['b'])
  expect(codes(listedSurveys(all, { states: ['retired'] }, 'fi'))).toEqual(['old'])
  expect(codes(listedSurveys(all, { audiences: ['employer'], desc: true }, 'fi'))).toEqual(['b'])
})

const figure = (level: string, n: number, mean: number | null, questionCode = 'overall') => ({ level, n, mean, questionCode })
const round = (id: string, of: object = {}) =>
  ({ id, closesOn: '2026-01-01', standing: 'closed', owner: { name: { fi: id, sv: '', en: '' } }, usedCount: 0, kioskCount: 0, figures: [], ...of }) as unknown as SurveyRound

it('lists the rounds that end last first, and those of a standing or an owner', () => {
  const all = [round('a'), round('b', { closesOn: '2026-05-01', standing: 'open' }), round('c', { closesOn: '2025-05-01', usedCount: 9 })]
  expect(codes(listedRounds(all, {}, 'fi'))).toEqual(['b', 'a', 'c'])
  expect(codes(listedRounds(all, { standings: ['closed'], q: 'C' }, 'fi'))).toEqual(['c'])
  expect(codes(listedRounds(all, { sort: 'answers', desc: true }, 'fi'))[0]).toBe('c')
})

it('tells the mean of the widest group that is shown, and none where nothing is', () => {
  const shown = round('a', { figures: [figure('unit', 12, 3), figure('all', 30, 4), figure('all', 30, null, 'words')] })
  expect(meanOfRound(shown, 'overall')).toEqual({ mean: 4, n: 30 })
  expect(meanOfRound(shown, 'words')).toBeNull()
  expect(meanOfRound(round('b'), 'overall')).toBeNull()
})
