/**
 * Service promises (palvelulupaus): what a unit, an organisation or the network promises those whom it serves, in points that can
 * be looked at. What was released never changes; it holds from a day until the next version takes over.
 * Source: requirement 61 (publish, version, measure keeping).
 */
import { languages, type LocalizedText } from '@solmu/shared/text.js'
import type { DomainError } from '../errors.js'
import { keyPattern, TextFields } from '../text-fields.js'

/** Whose promise it is. */
export const promiseLevels = ['network', 'organisation', 'unit'] as const
export type PromiseLevel = (typeof promiseLevels)[number]

/** By what keeping is looked at: an indicator of the results, or a criterion of a quality framework. */
export const measureKinds = ['indicator', 'criterion'] as const
export type MeasureKind = (typeof measureKinds)[number]

export interface PromiseMeasure {
  readonly kind: MeasureKind
  /** The code of the indicator, or of the criterion. */
  readonly code: string
  /** Of a criterion: the code of its framework. Empty for an indicator. */
  readonly frameworkCode: string
  /** What it is called, so that it can be read without the library. */
  readonly name: LocalizedText
}

export interface PromisePoint {
  readonly text: LocalizedText
  /** Null for a point that nobody measures. */
  readonly measure: PromiseMeasure | null
}

export interface PromiseContent {
  readonly title: LocalizedText
  readonly intro: LocalizedText
  readonly points: readonly PromisePoint[]
}

export const mostPoints = 20

const codePattern = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$/

/** Reads what somebody wrote; every issue has the path to its field. A draft may lack anything but its Finnish title. */
export function readPromise(given: PromiseContent): { readonly content: PromiseContent; readonly issues: readonly DomainError[] } {
  const fields = new TextFields()
  const content: PromiseContent = {
    title: fields.localized(['title'], given.title, { most: 200, isNeeded: true }),
    intro: fields.localized(['intro'], given.intro, { most: 2000, isLong: true }),
    points: given.points.map(({ text, measure }, place) => ({
      text: fields.localized(['points', place, 'text'], text, { most: 500, isNeeded: true }),
      measure: measure && readMeasure(fields, measure, ['points', place, 'measure'])
    }))
  }
  if (content.points.length > mostPoints) fields.refuse('TOO_LONG', ['points'], { max: mostPoints })
  return { content, issues: fields.issues }
}

function readMeasure(fields: TextFields, { kind, code, frameworkCode, name }: PromiseMeasure, path: readonly (string | number)[]): PromiseMeasure {
  const pattern = kind === 'indicator' ? codePattern : keyPattern
  return {
    kind,
    code: fields.key([...path, 'code'], code, pattern),
    frameworkCode: kind === 'indicator' ? '' : fields.key([...path, 'frameworkCode'], frameworkCode),
    name: fields.localized([...path, 'name'], name, { most: 300 })
  }
}

/** How many texts a language lacks; a public promise is better complete, and may be released without. */
export function missingPromiseTexts({ title, intro, points }: PromiseContent): Readonly<Record<(typeof languages)[number], number>> {
  const texts = [title, intro, ...points.map(({ text }) => text)].filter(({ fi }) => fi !== '')
  const count = (language: (typeof languages)[number]): number => texts.filter((text) => text[language] === '').length
  return { fi: count('fi'), sv: count('sv'), en: count('en') }
}
