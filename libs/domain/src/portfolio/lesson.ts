/**
 * What a project has taught those who carried it out: what was tried, what came of it, and what they would do otherwise. It is
 * written in one language, by those who were there, for those who come next; nobody translates it before it can be found.
 * Source: issue "Portfolio", item 6; requirement 43 (results vanish when projects end).
 */
import { type IsoDate, isIsoDate } from '@solmu/shared/dates.js'
import { isLanguage, type Language } from '@solmu/shared/text.js'
import { DomainError } from '../errors.js'
import { taskAreas } from '../results/indicator-details.js'
import { TextFields, throwIssues } from '../text-fields.js'
import { projectYears } from './project.js'
import type { ProjectStage } from './project.workflow.js'

/** The texts of a lesson, in the order in which they are read. */
export const lessonTexts = ['tried', 'came', 'otherwise'] as const
export type LessonText = (typeof lessonTexts)[number]

export interface Lesson extends Readonly<Record<LessonText, string>> {
  readonly language: Language
  readonly title: string
  readonly taskAreas: readonly string[]
  readonly targetGroup: string
  /** Words by which it is found, with commas between them. */
  readonly themes: string
  readonly learnedOn: IsoDate
}

export const lessonLimits = { title: 200, text: 4000, tag: 200 } as const

/**
 * Takes a lesson in.
 *
 * @throws DomainError REQUIRED for the title and each of the three texts, TOO_LONG, INVALID_INPUT, UNKNOWN_WORD for a task area, OUT_OF_RANGE for a day to come
 */
export function readLesson(given: Lesson, today: IsoDate): Lesson {
  const fields = new TextFields()
  const needed = (name: LessonText | 'title', most: number) => {
    const text = fields.text([name], given[name], { most, isLong: name !== 'title' })
    if (text === '') fields.refuse('REQUIRED', [name])
    return text
  }
  const lesson: Lesson = {
    language: given.language,
    title: needed('title', lessonLimits.title),
    ...{ tried: needed('tried', lessonLimits.text), came: needed('came', lessonLimits.text), otherwise: needed('otherwise', lessonLimits.text) },
    taskAreas: taskAreas.filter((area) => given.taskAreas.includes(area)),
    targetGroup: fields.text(['targetGroup'], given.targetGroup, { most: lessonLimits.tag }),
    themes: readThemes(fields, given.themes),
    learnedOn: given.learnedOn
  }
  const unknown = given.taskAreas.find((area) => !taskAreas.some((each) => each === area))
  if (unknown !== undefined) fields.refuse('UNKNOWN_WORD', ['taskAreas'], { value: unknown.slice(0, 40) })
  if (!isLanguage(given.language)) fields.refuse('UNKNOWN_WORD', ['language'], { value: String(given.language).slice(0, 40) })
  if (!isIsoDate(given.learnedOn) || given.learnedOn < projectYears.min || given.learnedOn > today) fields.refuse('OUT_OF_RANGE', ['learnedOn'], { min: projectYears.min, max: today })
  throwIssues(fields.issues)
  return lesson
}

/** Each word once, as it was written first. */
function readThemes(fields: TextFields, given: string): string {
  const themes = fields.text(['themes'], given, { most: lessonLimits.tag }).split(',').map((theme) => theme.trim().replace(/\s+/gu, ' '))
  const once = themes.filter((theme, place) => theme !== '' && themes.findIndex((each) => each.toLocaleLowerCase('fi') === theme.toLocaleLowerCase('fi')) === place)
  return once.join(', ')
}

/**
 * What was passed by a gate stays: a project that has ended has taught something.
 *
 * @throws DomainError PROJECT_STAGE
 */
export function demandLesson(stage: ProjectStage, left: number): void {
  if ((stage === 'ended' || stage === 'embedded') && left === 0) throw new DomainError('PROJECT_STAGE', { params: { stage, action: 'end', blockedBy: 'lesson_told' } })
}
