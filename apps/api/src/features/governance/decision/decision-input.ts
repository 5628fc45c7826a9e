import { type DecisionDays, decisionDayIssues, decisionVoteIssues } from '@solmu/domain/governance/decision.js'
import { longestDecision } from '@solmu/domain/governance/meeting.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { dayOf } from '../day-input.js'
import type { DecisionTaskInput, RecordDecisionInput } from './decision-input.graphql.js'

export interface DecisionDetails extends DecisionDays {
  readonly title: LocalizedText
  readonly content: LocalizedText
  readonly bodyName: LocalizedText
  readonly basis: LocalizedText
  readonly dissent: string
}

const dayOrNone = (given: string | null | undefined, field: string): IsoDate | null => (given ? dayOf(given, field) : null)

/** What is recorded, as it was written. @throws DomainError each thing that is wrong, at its field */
export function readDecision(input: RecordDecisionInput): DecisionDetails {
  const fields = new TextFields()
  const days = { decidedOn: dayOf(input.decidedOn, 'decidedOn'), dueOn: dayOrNone(input.dueOn, 'dueOn'), reviewOn: dayOrNone(input.reviewOn, 'reviewOn') }
  const details = {
    title: fields.localized(['title'], input.title, { most: 300, isNeeded: true }),
    content: fields.localized(['content'], input.content, { most: longestDecision, isLong: true, isNeeded: 'in_any' }),
    bodyName: fields.localized(['bodyName'], input.bodyName, { most: 200, isNeeded: true }),
    basis: fields.localized(['basis'], input.basis, { most: 1000, isLong: true, isNeeded: 'in_any' }),
    dissent: fields.text(['dissent'], input.dissent, { most: 5000, isLong: true })
  }
  throwIssues([...fields.issues, ...decisionDayIssues(days, todayIn()), ...decisionVoteIssues(input.votes ?? null)])
  return { ...details, ...days }
}

/** A task as it was written. @throws DomainError REQUIRED, INVALID_DATE, DAYS_REVERSED for one that is due before the decision */
export function readTask({ title, dueOn }: DecisionTaskInput, decidedOn: IsoDate, path: readonly (string | number)[] = []): { title: string; dueOn: IsoDate } {
  const fields = new TextFields()
  const read = { title: fields.text([...path, 'title'], title, { most: 500 }), dueOn: dayOf(dueOn, 'dueOn') }
  if (read.title === '') fields.refuse('REQUIRED', [...path, 'title'])
  if (read.dueOn < decidedOn) fields.refuse('DAYS_REVERSED', [...path, 'dueOn'])
  throwIssues(fields.issues)
  return read
}
