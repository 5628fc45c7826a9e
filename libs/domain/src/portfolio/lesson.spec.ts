import fc from 'fast-check'
import { DomainError } from '../errors.js'
import { demandLesson, type Lesson, readLesson } from './lesson.js'

const lesson: Lesson = { language: 'fi', title: 'Kahvila kylillä', tried: 'Pidimme kahvilaa.', came: 'Kävijöitä oli vähän.', otherwise: 'Kysyisimme ensin.', taskAreas: ['3d'], targetGroup: '', themes: '', learnedOn: '2026-03-01' }
const today = '2026-11-24'
const refusal = (of: Partial<Lesson>): string[] => {
  try {
    readLesson({ ...lesson, ...of }, today)
    return []
  } catch (error) {
    const { code, path, issues } = error as DomainError
    return issues.length > 0 ? issues.map((issue) => `${issue.code} ${issue.path.join('.')}`) : [`${code} ${path.join('.')}`]
  }
}

describe('a lesson', () => {
  it.each<[string, Partial<Lesson>, string[]]>([
    ['is whole', {}, []],
    ['says what was tried, what came of it, and what would be done otherwise', { tried: ' ', came: '', otherwise: '\n' }, ['REQUIRED tried', 'REQUIRED came', 'REQUIRED otherwise']],
    ['is not of tomorrow', { learnedOn: '2026-11-25' }, ['OUT_OF_RANGE learnedOn']],
    ['is of no year that cannot be', { learnedOn: '7560-01-01' }, ['OUT_OF_RANGE learnedOn']],
    ['knows its task areas', { taskAreas: ['9z'] }, ['UNKNOWN_WORD taskAreas']],
    ['ends somewhere', { came: 'a'.repeat(4001) }, ['TOO_LONG came']]
  ])('%s', (_what, of, expected) => expect(refusal(of)).toEqual(expected))

  it('keeps each of its themes once, and reads what it has read as the same', () => {
    expect(readLesson({ ...lesson, themes: ' tilat,Tilat ,, raha  työhön ' }, today).themes).toBe('tilat, raha työhön')
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zä ]{0,8}$/u), { maxLength: 10 }), (themes) => {
        const once = readLesson({ ...lesson, themes: themes.join(',') }, today)
        expect(readLesson(once, today)).toEqual(once)
      })
    )
  })

  it('is the last one of a project that has ended', () => {
    expect(() => demandLesson('ended', 0)).toThrow(DomainError)
    expect(() => demandLesson('embedded', 0)).toThrow(DomainError)
    for (const [stage, left] of [['ended', 1], ['closing', 0], ['running', 0]] as const) expect(() => demandLesson(stage, left)).not.toThrow()
  })
})
