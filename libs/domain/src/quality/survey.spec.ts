import fc from 'fast-check'
import { longestAnswer, surveyWords } from './survey.js'
import { figuresOf, readAnswers } from './survey-answers.js'
import { type AnsweredGroup, shownGroups } from './survey-protection.js'
import { readSurvey, surveyIssues } from './survey-reader.js'
import { aQuestion, aSurvey, inEach, steps } from './testing/surveys.js'

const told = (issues: readonly { code: string; path: readonly (string | number)[] }[]) => issues.map(({ code, path }) => `${code} ${path.join('.')}`)
const issuesOf = (given: unknown) => {
  const read = readAnswers(aSurvey, given)
  return 'issues' in read ? told(read.issues) : read.answers
}

describe('a survey', () => {
  it('is taken in as it is, and can be released when it is written in every language', () => {
    expect(readSurvey(JSON.parse(JSON.stringify(aSurvey)))).toEqual({ content: aSurvey })
    expect(surveyIssues(aSurvey)).toEqual([])
  })

  it.each([
    ['a language that lacks a text', { intro: { ...inEach('x'), easy: '' } }, ['REQUIRED intro.easy']],
    ['questions of words alone', { questions: [aQuestion('a', { kind: 'text' })] }, ['REQUIRED questions']],
    ['two of one code', { questions: [aQuestion('a'), aQuestion('a')] }, ['DUPLICATE_KEY questions.1.code']],
    ['a scale of one step', { questions: [aQuestion('a', { kind: 'scale', options: steps('one') })] }, ['OUT_OF_RANGE questions.0.options']],
    ['options of yes and no', { questions: [aQuestion('a', { options: steps('x', 'y') })] }, ['INVALID_INPUT questions.0.options']],
    ['a mean of what has none', { questions: [aQuestion('a', { meanIndicator: 'O7' })] }, ['INVALID_INPUT questions.0.meanIndicator']],
    ['a help that is half written', { questions: [aQuestion('a', { help: { ...inEach('x'), sv: ' ' } })] }, ['REQUIRED questions.0.help.sv']]
  ])('is not released with %s', (_what, change, issues) => {
    expect(told(surveyIssues({ ...aSurvey, ...change }))).toEqual(issues)
  })

  it('is refused with every fault at its place, whatever is sent', () => {
    const read = readSurvey({ ...aSurvey, audience: 'all', questions: [{ code: 'A b', kind: 'scale', title: 4, options: {} }] })
    expect('issues' in read && told(read.issues)).toEqual(
      expect.arrayContaining(['UNKNOWN_WORD audience', 'UNKNOWN_WORD questions.0.code', 'INVALID_INPUT questions.0.title', 'INVALID_INPUT questions.0.options'])
    )
    fc.assert(fc.property(fc.jsonValue(), (value) => 'issues' in readSurvey(value)))
  })

  it('is read in the language that was chosen, else in Finnish', () => {
    expect(surveyWords({ fi: 'Kyllä', sv: 'Ja', en: 'Yes', easy: '' }, 'easy')).toBe('Kyllä')
    expect(surveyWords({ fi: 'Kyllä', sv: 'Ja', en: 'Yes', easy: 'Joo' }, 'easy')).toBe('Joo')
  })
})

describe('an answer', () => {
  it('keeps what was chosen in the order of the options, and words without what no text has', () => {
    expect(issuesOf({ overall: ['good'], help: ['visit', 'phone', 'visit'], words: ['  Hyvä\u0000\r\npaikka '] })).toEqual({ overall: ['good'], help: ['phone', 'visit'], words: ['Hyvä \npaikka'] })
    expect(issuesOf({ overall: ['poor'], again: [], words: ['  '] })).toEqual({ overall: ['poor'] })
  })

  it.each([
    ['nothing', {}, ['REQUIRED answers.overall']],
    ['no object', 'good', ['INVALID_INPUT answers']],
    ['a question that there is not', { overall: ['good'], name: ['Maija'] }, ['UNKNOWN_WORD answers.name']],
    ['an option that there is not', { overall: ['great'] }, ['UNKNOWN_WORD answers.overall']],
    ['two of one', { overall: ['good', 'fair'] }, ['INVALID_INPUT answers.overall']],
    ['a number', { overall: [3] }, ['INVALID_INPUT answers.overall']],
    ['too many words', { overall: ['good'], words: ['x'.repeat(longestAnswer + 1)] }, ['TOO_LONG answers.words']]
  ])('is refused with %s', (_what, given, issues) => {
    expect(issuesOf(given)).toEqual(issues)
  })

  it('never fails, whatever is sent', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => ['answers', 'issues'].some((key) => key in readAnswers(aSurvey, value))))
  })

  it('counts to a mean on a scale alone', () => {
    const [overall, help] = aSurvey.questions
    expect(figuresOf(overall!, 4, { good: 3, fair: 1 })).toEqual({ n: 4, counts: [{ code: 'poor', count: 0 }, { code: 'fair', count: 1 }, { code: 'good', count: 3 }], meanHundredths: 275 })
    expect(figuresOf(help!, 4, { visit: 4 }).meanHundredths).toBeNull()
  })
})

const leaf = (key: string, n: number): AnsweredGroup => ({ key, n, within: [] })
const group = (key: string, within: readonly AnsweredGroup[]): AnsweredGroup => ({ key, n: within.reduce((sum, { n }) => sum + n, 0), within })
const centreOf = (key: string, counts: readonly number[]) => group(key, counts.map((n, place) => leaf(`${key}${place}`, n)))
const network = (centres: readonly (readonly number[])[]) => group('all', centres.map((counts, place) => centreOf(`c${place}`, counts)))
const shown = (root: AnsweredGroup, least = 10) => [...shownGroups(root, least)].sort()

describe('what is shown of a round', () => {
  it.each([
    ['nothing of nine', [[9]], []],
    ['a unit of ten, and what is the same', [[10]], ['all', 'c0', 'c00']],
    ['a small one beside one of ten is within the whole alone', [[10, 9]], ['all', 'c0']],
    ['the smallest gives way, no other', [[12, 15, 4]], ['all', 'c0', 'c01']],
    ['small ones together are enough', [[12, 6, 4]], ['all', 'c0', 'c00']],
    ['nobody beside them hides nothing', [[12, 0, 11]], ['all', 'c0', 'c00', 'c02']],
    ['a small centre hides the smallest of the others, with a unit of it', [[20, 12], [30, 15], [3]], ['all', 'c00', 'c1', 'c10', 'c11']]
  ])('%s', (_what, centres, keys) => {
    expect(shown(network(centres))).toEqual(keys)
  })

  /** Everything that adding and taking away shown tables gives: how often each unit is in it. The attacker knows no rule of ours. */
  function* derived(tables: readonly (readonly number[])[], at = 0, sum: readonly number[] = []): Generator<readonly number[]> {
    const table = tables[at]
    if (!table) return yield sum
    for (const sign of [0, 1, -1]) yield* derived(tables, at + 1, table.map((times, place) => (sum[place] ?? 0) + sign * times))
  }
  const unitsIn = (root: AnsweredGroup): readonly AnsweredGroup[] => (root.within.length === 0 ? [root] : root.within.flatMap(unitsIn))
  const groupsIn = (root: AnsweredGroup): readonly AnsweredGroup[] => [root, ...root.within.flatMap(groupsIn)]

  it('lets nobody work out a group of fewer than the minimum, from all tables of all groups', () => {
    const size = fc.integer({ min: 0, max: 24 })
    const nest = (centres: number, units: number) => fc.array(fc.array(size, { minLength: 1, maxLength: units }), { minLength: 1, maxLength: centres })
    const sizes = fc.oneof(nest(2, 3), nest(3, 2))
    fc.assert(
      fc.property(sizes, fc.integer({ min: 10, max: 14 }), (centres, least) => {
        const root = network(centres)
        const units = unitsIn(root)
        const keys = shownGroups(root, least)
        const tables = groupsIn(root).filter(({ key }) => keys.has(key)).map((one) => units.map((unit) => (unitsIn(one).includes(unit) ? 1 : 0)))
        for (const times of derived(tables)) {
          if (!times.every((each) => each === 0 || each === 1)) continue
          const people = units.reduce((sum, { n }, place) => sum + n * (times[place] ?? 0), 0)
          expect(people === 0 || people >= least).toBe(true)
        }
      }),
      { numRuns: 40 }
    )
  })

  it('shows the whole whenever it has enough and something within can give way, and never anything below', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 }), (centres) => {
        const root = network(centres)
        const keys = shownGroups(root, 10)
        expect(keys.has('all')).toBe(root.n >= 10)
        for (const { key, n } of groupsIn(root)) if (keys.has(key)) expect(n).toBeGreaterThanOrEqual(10)
      })
    )
  })
})
