import { DomainError } from '@solmu/domain/errors.js'
import { criteriaOf, type FrameworkContent, scaleOf } from '@solmu/domain/quality/framework.js'
import { levelOf } from '@solmu/domain/quality/framework-score.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import type { ReviewAnswerType } from './review.graphql.js'
import type { ReviewAnswerInput, SettleCriterionInput } from './review.input.js'
import type { Settled } from './settlement-writer.js'

type Path = readonly (string | number)[]
type Given = Pick<ReviewAnswerInput, 'criterionCode' | 'value' | 'skipped'>

/** The level or the reason that is given, as the framework takes it. */
function readLevel(content: FrameworkContent, { criterionCode, value = null, skipped }: Given, of: { fields: TextFields; path: Path }) {
  const { fields, path } = of
  const criterion = criteriaOf(content).find(({ code }) => code === criterionCode)
  const scale = criterion && scaleOf(content, criterion)
  if (!scale) throw new DomainError('UNKNOWN_REFERENCE', { path: [...path, 'criterionCode'] })
  if (value !== null && !levelOf(scale, value)) fields.refuse('OUT_OF_RANGE', [...path, 'value'])
  const why = fields.text([...path, 'skipped'], skipped, { most: 1000, isLong: true })
  if (value !== null && why !== '') fields.refuse('INVALID_INPUT', [...path, 'skipped'])
  return { criterionCode: criterion.code, value, skipped: why === '' ? null : why }
}

/**
 * A reviewer's answer.
 *
 * @throws DomainError UNKNOWN_REFERENCE, OUT_OF_RANGE, INVALID_INPUT, TOO_LONG
 */
export function readAnswer(content: FrameworkContent, given: ReviewAnswerInput, place: number): ReviewAnswerType {
  const [fields, path] = [new TextFields(), ['answers', place]]
  const level = readLevel(content, given, { fields, path })
  const comment = fields.text([...path, 'comment'], given.comment, { most: 4000, isLong: true })
  throwIssues(fields.issues)
  return { ...level, comment, version: given.expectedVersion }
}

/**
 * What is agreed, with the reason for it.
 *
 * @throws DomainError as for an answer, and REQUIRED without a level or a reason
 */
export function readSettled(content: FrameworkContent, given: SettleCriterionInput): Settled {
  const fields = new TextFields()
  const level = readLevel(content, given, { fields, path: [] })
  const reason = fields.text(['reason'], given.reason, { most: 2000, isLong: true })
  if (reason === '') fields.refuse('REQUIRED', ['reason'])
  if (level.value === null && level.skipped === null) fields.refuse('REQUIRED', ['value'])
  throwIssues(fields.issues)
  return { ...level, reason, version: given.expectedVersion }
}
