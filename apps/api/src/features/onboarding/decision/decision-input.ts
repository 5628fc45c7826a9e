/** Reads what people write about decisions on membership. */
import { DomainError } from '@solmu/domain/errors.js'
import { type Ballot, ballotIssues, type StepOutcome } from '@solmu/domain/onboarding/ballot.js'
import type { PathStep } from '@solmu/domain/onboarding/decision-path.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { currentViewer } from '../../../core/context/context.js'
import { dayOf } from '../assessment/assessment-input.js'
import type { BallotInput } from './decision-input.graphql.js'

/** A day that has come. @throws DomainError INVALID_INPUT, OUT_OF_RANGE */
export function pastDay(given: string, field: string, min?: IsoDate): IsoDate {
  const [day, today] = [dayOf(given, field), todayIn()]
  if (day > today || (min !== undefined && day < min)) throw new DomainError('OUT_OF_RANGE', { path: [field], params: { ...(min !== undefined && { min }), max: today } })
  return day
}

/** What is said with a ballot. */
export type ReadBallot = Ballot & { readonly decidedOn: IsoDate; readonly number: string; readonly reasons: string; readonly conditions: string }

/**
 * A ballot of a step, with all that is wrong with it, each at its field.
 *
 * @throws DomainError RECUSED when whoever records it is, REQUIRED, OUT_OF_RANGE, and what `ballotIssues` finds
 */
export function readBallot(input: BallotInput, outcome: StepOutcome, of: { readonly step: Pick<PathStep, 'quorum' | 'majority'>; readonly notBefore?: IsoDate }): ReadBallot {
  if (input.amRecused) throw new DomainError('RECUSED')
  const decidedOn = pastDay(input.decidedOn, 'decidedOn', of.notBefore)
  const fields = new TextFields()
  const text = (name: 'number' | 'reasons', most: number): string => {
    const read = fields.text([name], input[name], { most, isLong: name === 'reasons' })
    if (read === '') fields.refuse('REQUIRED', [name])
    return read
  }
  const said = { number: text('number', 60), reasons: text('reasons', 5000), conditions: fields.text(['conditions'], input.conditions, { most: 5000, isLong: true }) }
  const participants = input.participants.map(({ name, isRecused, conflict }) => ({ name: name.trim(), userId: null, isRecused, conflict: conflict.trim() }))
  const ballot = { participants, votesFor: input.votesFor, votesAgainst: input.votesAgainst, votesAbstain: input.votesAbstain, outcome }
  const me = participants.find(({ name }) => name.toLocaleLowerCase('fi') === currentViewer().displayName.toLocaleLowerCase('fi'))
  if (me?.isRecused) throw new DomainError('RECUSED')
  throwIssues([...fields.issues, ...ballotIssues(of.step, ballot)])
  return { ...ballot, ...said, decidedOn }
}
