/** Reads what people write into a commitment. */
import { DomainError } from '@solmu/domain/errors.js'
import { type CommitmentCondition, type CommitmentDays, endOf } from '@solmu/domain/quality/commitment.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { type IsoDate, isIsoDate, todayIn } from '@solmu/shared/dates.js'
import type { CommitmentConditionInput, CompleteDutyInput, EndCommitmentInput, SignCommitmentInput } from './commitment-input.graphql.js'

/** @throws DomainError what is wrong with them, each at its place */
export function readConditions(given: readonly CommitmentConditionInput[]): CommitmentCondition[] {
  const fields = new TextFields()
  const conditions = given.map(({ text: said, dueOn, everyMonths }, place) => {
    const path = ['conditions', place]
    const text = fields.text([...path, 'text'], said, { most: 500 })
    if (text === '') fields.refuse('REQUIRED', [...path, 'text'])
    if (dueOn && !isIsoDate(dueOn)) fields.refuse('INVALID_INPUT', [...path, 'dueOn'])
    if (everyMonths && !dueOn) fields.refuse('REQUIRED', [...path, 'dueOn'])
    return { text, dueOn: dueOn ?? null, everyMonths: everyMonths ?? null }
  })
  throwIssues(fields.issues)
  return conditions
}

/** @throws DomainError REQUIRED for each part that is missing */
export function readMandate(input: Pick<SignCommitmentInput, 'title' | 'onBehalfOf' | 'basis'>): { title: string; onBehalfOf: string; basis: string } {
  const fields = new TextFields()
  const read = (name: 'title' | 'onBehalfOf' | 'basis', most: number): string => {
    const text = fields.text([name], input[name], { most })
    if (text === '') fields.refuse('REQUIRED', [name])
    return text
  }
  const mandate = { title: read('title', 200), onBehalfOf: read('onBehalfOf', 300), basis: read('basis', 500) }
  throwIssues(fields.issues)
  return mandate
}

/** @throws DomainError INVALID_INPUT for what is no day, OUT_OF_RANGE for one that has passed */
export function readDueDay(given: string, today: string): string {
  if (!isIsoDate(given)) throw new DomainError('INVALID_INPUT', { path: ['dueOn'] })
  if (given < today) throw new DomainError('OUT_OF_RANGE', { path: ['dueOn'], params: { min: today } })
  return given
}

/** The later of two days; the first when there is no other. */
export const later = (day: IsoDate, other: IsoDate | null): IsoDate => (other !== null && other > day ? other : day)

/** @throws DomainError INVALID_INPUT for what is no day */
export function dayOf(given: string, field: string): IsoDate {
  if (!isIsoDate(given)) throw new DomainError('INVALID_INPUT', { path: [field] })
  return given
}

/**
 * The first day on which a commitment no longer holds, and why; a request is taken back today.
 *
 * @throws DomainError COMMITMENT_STATE when it has ended, REQUIRED without a reason, OUT_OF_RANGE for the day
 */
export function readEnd(input: Pick<EndCommitmentInput, 'reason' | 'endsOn'>, of: CommitmentDays): { at: IsoDate; reason: string } {
  const today = todayIn()
  const end = endOf(of)
  if (of.endedOn !== null || (end !== null && end <= today)) throw new DomainError('COMMITMENT_STATE')
  const reason = input.reason.trim()
  if (reason === '') throw new DomainError('REQUIRED', { path: ['reason'] })
  const on = of.signedAt ? dayOf(input.endsOn, 'endsOn') : today
  if (on < today || (end !== null && on > end)) throw new DomainError('OUT_OF_RANGE', { path: ['endsOn'], params: { min: today } })
  return { at: later(on, of.validFrom), reason }
}

/**
 * When a duty was done, and what shows it.
 *
 * @throws DomainError OUT_OF_RANGE for a day before the commitment or after today, REQUIRED without evidence, INVALID_WEBSITE
 */
export function readCompletion(input: CompleteDutyInput, { validFrom }: Pick<CommitmentDays, 'validFrom'>): { doneOn: IsoDate; evidence: string; evidenceUrl: string } {
  const today = todayIn()
  const doneOn = dayOf(input.doneOn, 'doneOn')
  if (doneOn > today || (validFrom !== null && doneOn < validFrom)) throw new DomainError('OUT_OF_RANGE', { path: ['doneOn'], params: { min: validFrom ?? doneOn, max: today } })
  const evidence = input.evidence.trim()
  if (evidence === '') throw new DomainError('REQUIRED', { path: ['evidence'] })
  return { doneOn, evidence, evidenceUrl: webAddress(input.evidenceUrl) }
}

/** An address of the web as a person writes it; empty when there is none. @throws DomainError INVALID_WEBSITE */
function webAddress(given: string): string {
  const text = given.trim()
  if (text === '') return ''
  const parsed = URL.parse(text)
  if (!parsed || !['https:', 'http:'].includes(parsed.protocol)) throw new DomainError('INVALID_WEBSITE', { path: ['evidenceUrl'] })
  return text
}
