/**
 * Projects of the network: who leads them with whom, what they are about, with whose money and until when. A group project is
 * made of sub-projects, each with a lead of its own.
 * Source: issue "Portfolio", item 1; requirements 40 and 50-57.
 */
import { addYears, compareDates, isIsoDate, type IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { taskAreas } from '../results/indicator-details.js'
import { type GivenText, TextFields, throwIssues } from '../text-fields.js'
import { type CostModelKey, highestRate, isRate, needsRate } from './cost-model.js'

/** single: on its own · group: one with sub-projects · sub: a part of a group project. */
export const projectKinds = ['single', 'group', 'sub'] as const
export type ProjectKind = (typeof projectKinds)[number]

/** The six project ideas of the source and their questions (a, b, c …); the words are the web's. */
export const projectIdeas = [1, 2, 3, 4, 5, 6] as const
export const ideaQuestions: Readonly<Record<number, readonly string[]>> = { 1: ['a', 'b'], 2: ['a', 'b', 'c'], 3: ['a', 'b', 'c', 'd'], 4: ['a', 'b', 'c'], 5: ['a', 'b', 'c', 'd', 'e'], 6: ['a'] }
/** Every question of every idea, as it is tagged: 1a … 6a. */
export const ideaTags: readonly string[] = projectIdeas.flatMap((idea) => (ideaQuestions[idea] ?? []).map((question) => `${idea}${question}`))

/** The first and the last year in which a project of the register can fall; a year like 7560 is a slip of the hand. */
export const projectYears = { min: '1990-01-01', max: '2099-12-31' } as const
/** A project lasts no longer than a programme period and the years in which it is closed. */
export const longestProjectYears = 10
export const currencies = ['EUR', 'SEK', 'NOK', 'DKK'] as const

export interface ProjectDraft {
  readonly title: LocalizedText
  readonly summary: LocalizedText
  readonly acronym: string
  /** The number by which the funder knows it; may be empty until there is one. */
  readonly funderCode: string
  readonly currency: string
  readonly startsOn: IsoDate | null
  readonly endsOn: IsoDate | null
  readonly taskAreas: readonly string[]
  readonly ideas: readonly string[]
  readonly costModel: CostModelKey | null
  readonly costRate: number | null
}

export type GivenProject = Omit<ProjectDraft, 'title' | 'summary'> & { readonly title: GivenText; readonly summary: GivenText }

/**
 * Reads what somebody has written about a project.
 *
 * @throws DomainError each thing that is wrong, at its field
 */
export function readProject(given: GivenProject): ProjectDraft {
  const fields = new TextFields()
  const draft: ProjectDraft = {
    title: fields.localized(['title'], given.title, { most: 300, isNeeded: true }),
    summary: fields.localized(['summary'], given.summary, { most: 5000, isLong: true }),
    acronym: fields.text(['acronym'], given.acronym, { most: 40 }),
    funderCode: fields.text(['funderCode'], given.funderCode, { most: 60 }),
    currency: given.currency,
    ...{ startsOn: given.startsOn, endsOn: given.endsOn, costModel: given.costModel, costRate: given.costRate },
    taskAreas: chosenOf(fields, 'taskAreas', { given: given.taskAreas, known: taskAreas }),
    ideas: chosenOf(fields, 'ideas', { given: given.ideas, known: ideaTags })
  }
  if (!currencies.some((each) => each === given.currency)) fields.refuse('UNKNOWN_WORD', ['currency'], { value: given.currency.slice(0, 40) })
  readDays(fields, given)
  readRate(fields, given)
  throwIssues(fields.issues)
  return draft
}

function chosenOf(fields: TextFields, name: string, { given, known }: { readonly given: readonly string[]; readonly known: readonly string[] }): string[] {
  const unknown = given.find((each) => !known.includes(each))
  if (unknown !== undefined) fields.refuse('UNKNOWN_WORD', [name], { value: unknown.slice(0, 40) })
  return known.filter((each) => given.includes(each))
}

/** Whether a day can be one of a project or a call. */
export const isProjectDay = (day: IsoDate): boolean => isIsoDate(day) && day >= projectYears.min && day <= projectYears.max

/** Refuses days that cannot be those of a project: a year like 7560, the end before the beginning, or half a lifetime between them. */
function readDays(fields: TextFields, { startsOn, endsOn }: Pick<GivenProject, 'startsOn' | 'endsOn'>): void {
  const { min, max } = projectYears
  const wrong = Object.entries({ startsOn, endsOn }).filter(([, day]) => day !== null && !isProjectDay(day))
  for (const [name] of wrong) fields.refuse('OUT_OF_RANGE', [name], { min, max })
  if (startsOn === null || endsOn === null || wrong.length > 0) return
  if (compareDates(endsOn, startsOn) < 0) fields.refuse('DAYS_REVERSED', ['endsOn'])
  const latest = addYears(startsOn, longestProjectYears)
  if (endsOn > latest) fields.refuse('OUT_OF_RANGE', ['endsOn'], { min: startsOn, max: latest })
}

function readRate(fields: TextFields, { costModel, costRate }: Pick<GivenProject, 'costModel' | 'costRate'>): void {
  if (costModel !== null && costRate === null && needsRate(costModel)) fields.refuse('REQUIRED', ['costRate'])
  if (costRate !== null && !isRate(costRate)) fields.refuse('OUT_OF_RANGE', ['costRate'], { min: 0.01, max: highestRate / 100 })
}

/** What an application rests on: once it is sent, the funder decides on it, and changes come by change requests alone. */
export const lockedParts = ['kind', 'groupId', 'leadUnitId', 'callId', 'currency', 'startsOn', 'endsOn', 'costModel', 'costRate'] as const
export type LockedPart = (typeof lockedParts)[number]
export type LockedParts = Readonly<Record<LockedPart, string | number | null>>

/**
 * The first part of an application that somebody would change.
 *
 * @example firstLocked(sent, { ...sent, endsOn: '2027-12-31' }) // 'endsOn'
 */
export const firstLocked = (before: LockedParts, after: LockedParts): LockedPart | undefined => lockedParts.find((part) => before[part] !== after[part])
