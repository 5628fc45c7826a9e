/**
 * What a consortium looks at when it chooses new operators: criteria with a question, what each score from 0 to 4 means, and
 * a weight. They are data with versions; an application is assessed by the version that held when its assessment began.
 * Source: requirement 17 (five operator selection criteria); issue "Onboarding", item 2.
 */
import { DomainError } from '../errors.js'
import { TextFields, throwIssues } from '../text-fields.js'
import type { LocalizedText } from '@solmu/shared/text.js'

export const lowestScore = 0
export const highestScore = 4
export const scoreValues = [0, 1, 2, 3, 4] as const
/** Scores that lie as far apart as this are talked about before the assessment is closed. */
export const farApart = 2
export const mostCriteria = 12
export const highestWeight = 100

export interface CriterionAnchors {
  readonly code: string
  readonly weight: number
  readonly name: LocalizedText
  readonly question: LocalizedText
  /** What each score means, from 0 to 4. */
  readonly anchors: readonly LocalizedText[]
}

export interface CriteriaContent {
  readonly criteria: readonly CriterionAnchors[]
}

/**
 * Reads a set of criteria as somebody has written it.
 *
 * @throws DomainError what is wrong, each at its field: REQUIRED, TOO_LONG, UNKNOWN_WORD, DUPLICATE_KEY, OUT_OF_RANGE
 */
export function readCriteria(given: CriteriaContent): CriteriaContent {
  const fields = new TextFields()
  if (given.criteria.length === 0 || given.criteria.length > mostCriteria) fields.refuse('OUT_OF_RANGE', ['criteria'], { min: 1, max: mostCriteria })
  const seen = new Set<string>()
  const criteria = given.criteria.map((each, place) => {
    const path = ['criteria', place]
    const code = fields.key([...path, 'code'], each.code)
    if (seen.has(code)) fields.refuse('DUPLICATE_KEY', [...path, 'code'], { value: code })
    seen.add(code)
    if (!Number.isInteger(each.weight) || each.weight < 1 || each.weight > highestWeight) fields.refuse('OUT_OF_RANGE', [...path, 'weight'], { min: 1, max: highestWeight })
    if (each.anchors.length !== scoreValues.length) fields.refuse('OUT_OF_RANGE', [...path, 'anchors'], { min: scoreValues.length, max: scoreValues.length })
    return {
      code,
      weight: each.weight,
      name: fields.localized([...path, 'name'], each.name, { most: 200, isNeeded: true }),
      question: fields.localized([...path, 'question'], each.question, { most: 1000, isNeeded: true, isLong: true }),
      anchors: each.anchors.map((anchor, score) => fields.localized([...path, 'anchors', score], anchor, { most: 1000, isNeeded: true, isLong: true }))
    }
  })
  throwIssues(fields.issues)
  return { criteria }
}

/** The criterion of a code. @throws DomainError UNKNOWN_REFERENCE */
export function criterionOf({ criteria }: CriteriaContent, code: string): CriterionAnchors {
  const found = criteria.find((each) => each.code === code)
  if (!found) throw new DomainError('UNKNOWN_REFERENCE', { params: { value: code } })
  return found
}
