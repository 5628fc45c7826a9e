/** Reads what people write into the assessment of an application. */
import { DomainError } from '@solmu/domain/errors.js'
import { type GivenScore, isScore } from '@solmu/domain/onboarding/consolidation.js'
import { type CriteriaContent, highestScore, lowestScore } from '@solmu/domain/onboarding/criteria.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { type IsoDate, isIsoDate, todayIn } from '@solmu/shared/dates.js'
import type { CriterionNoteInput, SaveApplicationScoresInput, SaveSiteVisitInput } from './assessment-input.graphql.js'
import type { WrittenVisit } from './assessment-writer.js'

/** @throws DomainError INVALID_INPUT for what is no day */
export function dayOf(given: string, field: string): IsoDate {
  if (!isIsoDate(given)) throw new DomainError('INVALID_INPUT', { path: [field] })
  return given
}

/** @throws DomainError REQUIRED, TOO_LONG */
export function needed(given: string, field: string, most: number): string {
  const fields = new TextFields()
  const text = fields.text([field], given, { most, isLong: true })
  if (text === '') fields.refuse('REQUIRED', [field])
  throwIssues(fields.issues)
  return text
}

/** A day that has not passed. @throws DomainError INVALID_INPUT, OUT_OF_RANGE */
export function dueDay(given: string): IsoDate {
  const [day, today] = [dayOf(given, 'dueOn'), todayIn()]
  if (day < today) throw new DomainError('OUT_OF_RANGE', { path: ['dueOn'], params: { min: today } })
  return day
}

/** @throws DomainError UNKNOWN_REFERENCE for a criterion that is not asked, OUT_OF_RANGE for what is no score, DUPLICATE_KEY */
export function readScores({ scores }: Pick<SaveApplicationScoresInput, 'scores'>, { criteria }: CriteriaContent): GivenScore[] {
  const fields = new TextFields()
  const seen = new Set<string>()
  const read = scores.map(({ criterion, score, reason, evidence }) => {
    const path = ['scores', criterion]
    if (!criteria.some(({ code }) => code === criterion)) fields.refuse('UNKNOWN_REFERENCE', path, { value: criterion })
    if (seen.has(criterion)) fields.refuse('DUPLICATE_KEY', path, { value: criterion })
    seen.add(criterion)
    if (score != null && !isScore(score)) fields.refuse('OUT_OF_RANGE', [...path, 'score'], { min: lowestScore, max: highestScore })
    const texts = { reason: fields.text([...path, 'reason'], reason, { most: 4000, isLong: true }), evidence: fields.text([...path, 'evidence'], evidence, { most: 1000, isLong: true }) }
    return { criterion, score: score ?? null, ...texts }
  })
  throwIssues(fields.issues)
  return read
}

/** What is written about criteria, by their codes. @throws DomainError UNKNOWN_REFERENCE */
export function readNotes(given: readonly CriterionNoteInput[], { criteria }: CriteriaContent, field: string): Record<string, string> {
  const fields = new TextFields()
  const notes = given.flatMap(({ criterion, text }) => {
    if (!criteria.some(({ code }) => code === criterion)) fields.refuse('UNKNOWN_REFERENCE', [field, criterion], { value: criterion })
    const read = fields.text([field, criterion], text, { most: 3000, isLong: true })
    return read === '' ? [] : [[criterion, read] as const]
  })
  throwIssues(fields.issues)
  return Object.fromEntries(notes)
}

/** @throws DomainError what is wrong with a visit, each at its field */
export function readVisit(input: SaveSiteVisitInput, criteria: CriteriaContent): WrittenVisit {
  const fields = new TextFields()
  const isDone = input.state === 'done'
  const text = (name: 'visitors' | 'findings' | 'cancelReason', most: number, isNeeded: boolean): string => {
    const read = fields.text([name], input[name], { most, isLong: true })
    if (isNeeded && read === '') fields.refuse('REQUIRED', [name])
    return read
  }
  const plannedOn = dayOf(input.plannedOn, 'plannedOn')
  const visitedOn = isDone ? dayOf(input.visitedOn ?? '', 'visitedOn') : null
  const today = todayIn()
  if (visitedOn !== null && visitedOn > today) fields.refuse('OUT_OF_RANGE', ['visitedOn'], { max: today })
  const texts = { visitors: text('visitors', 500, true), findings: text('findings', 5000, isDone), cancelReason: input.state === 'cancelled' ? text('cancelReason', 1000, true) : '' }
  throwIssues(fields.issues)
  return { state: input.state, plannedOn, visitedOn, ...texts, observations: readNotes(input.observations, criteria, 'observations') }
}
