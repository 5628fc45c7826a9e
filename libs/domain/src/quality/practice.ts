/**
 * Recommendations and good practices: what has been found to work, written down once for all units, in versions. Its versions
 * follow one another as those of a framework do (framework-versions.ts).
 * Source: issue "Quality", item 4; requirement 39 (the network's "current care" of job coaching).
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { DomainError } from '../errors.js'
import { type GivenText, TextFields } from '../text-fields.js'
import { emptyContent, type FrameworkContent } from './framework.js'
import { cardDifference, cardIssues, emptyCard, type GivenCard, type PracticeCard, readCard } from './practice-card.js'
import { type FrameworkChange, frameworkDifference } from './framework-difference.js'

/** recommendation: what the network asks of its units · practice: what has worked somewhere. */
export const practiceKinds = ['recommendation', 'practice'] as const
export type PracticeKind = (typeof practiceKinds)[number]

/** How far a unit has come with it; a unit that has said nothing has not looked yet. stopped: it was in use. */
export const uptakeStates = ['considering', 'in_use', 'not_for_us', 'stopped'] as const
export type UptakeState = (typeof uptakeStates)[number]

export interface PracticeSection {
  readonly code: string
  readonly title: LocalizedText
  readonly text: LocalizedText
}

/** What a version says. */
export interface PracticeContent {
  readonly name: LocalizedText
  readonly summary: LocalizedText
  /** For whom, and when. */
  readonly audience: LocalizedText
  readonly sections: readonly PracticeSection[]
  /** On what it rests: research, experience, law; one a line. */
  readonly sources: LocalizedText
  readonly card: PracticeCard
}

export const practiceLimits = { title: 200, summary: 1000, text: 8000, sections: 20 } as const

/** As it is written. */
export interface GivenPractice {
  readonly name: GivenText
  readonly summary: GivenText
  readonly audience: GivenText
  readonly sections: readonly { readonly code: string; readonly title: GivenText; readonly text: GivenText }[]
  readonly sources: GivenText
  readonly card?: GivenCard | null | undefined
}

/**
 * Takes a practice in, finished or not.
 *
 * @returns its content, or all that is wrong with it: REQUIRED for the Finnish name, TOO_LONG, INVALID_INPUT, UNKNOWN_WORD for
 *   a code, DUPLICATE_KEY for a code that stands twice
 */
export function readPractice(given: GivenPractice): { readonly content: PracticeContent } | { readonly issues: readonly DomainError[] } {
  const fields = new TextFields()
  const long = { most: practiceLimits.text, isLong: true }
  if (given.sections.length > practiceLimits.sections) fields.refuse('TOO_LONG', ['sections'], { max: practiceLimits.sections })
  const codes = given.sections.map(({ code }) => code)
  const content = {
    name: fields.localized(['name'], given.name, { most: practiceLimits.title, isNeeded: true }),
    summary: fields.localized(['summary'], given.summary, { most: practiceLimits.summary, isLong: true }),
    audience: fields.localized(['audience'], given.audience, { most: practiceLimits.summary, isLong: true }),
    sections: given.sections.map(({ code, title, text }, place) => {
      if (codes.indexOf(code) !== place) fields.refuse('DUPLICATE_KEY', ['sections', place, 'code'])
      return {
        code: fields.key(['sections', place, 'code'], code),
        title: fields.localized(['sections', place, 'title'], title, { most: practiceLimits.title }),
        text: fields.localized(['sections', place, 'text'], text, long)
      }
    }),
    sources: fields.localized(['sources'], given.sources, { most: practiceLimits.summary * 4, isLong: true }),
    card: given.card ? readCard(fields, given.card) : emptyCard
  }
  return fields.issues.length > 0 ? { issues: fields.issues } : { content }
}

/**
 * What keeps a draft from being released: nobody can follow a practice that says nothing, and nobody should one that rests
 * on nothing. What a project leaves behind says besides on what evidence, at what cost and how it is adopted.
 *
 * @returns REQUIRED, each at its field
 */
export function practiceIssues({ summary, audience, sections, sources, card }: PracticeContent, isOfProject = false): readonly DomainError[] {
  const fields = new TextFields()
  const need = (path: readonly (string | number)[], text: LocalizedText) => {
    if (text.fi.trim() === '') fields.refuse('REQUIRED', [...path, 'fi'])
  }
  need(['summary'], summary)
  need(['audience'], audience)
  need(['sources'], sources)
  if (sections.length === 0) fields.refuse('REQUIRED', ['sections'])
  for (const [place, { title, text }] of sections.entries()) {
    need(['sections', place, 'title'], title)
    need(['sections', place, 'text'], text)
  }
  if (isOfProject) cardIssues(fields, card)
  return fields.issues
}

/** As a framework without criteria: audience in the place of the notice, texts in that of the guidance. */
const asFramework = ({ name, summary, audience, sections, sources }: PracticeContent): FrameworkContent => ({
  ...{ ...emptyContent, name, description: summary, notice: audience, source: sources },
  sections: sections.map(({ code, title, text }) => ({ code, title, guidance: text, criteria: [] }))
})

const fieldNames: Readonly<Record<string, string>> = { description: 'summary', notice: 'audience', source: 'sources', guidance: 'text' }

/**
 * Everything that differs between two versions, told by the codes of sections and the names of fields.
 *
 * @example practiceDifference(first, second) // [{ kind: 'changed', subject: 'section', code: 'steps', field: 'text', … }]
 */
export function practiceDifference(before: PracticeContent, after: PracticeContent): readonly FrameworkChange[] {
  const changes = frameworkDifference(asFramework(before), asFramework(after)).map((change) => ({ ...change, field: change.field && (fieldNames[change.field] ?? change.field) }))
  return [...changes, ...cardDifference(before.card, after.card)]
}

/** Whether the day has come on which a practice should be looked through again. */
export const isReviewDue = (reviewOn: IsoDate | null, today: IsoDate): boolean => reviewOn !== null && reviewOn <= today
