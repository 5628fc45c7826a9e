/** Reads what people write about decisions on membership. */
import { DomainError } from '@solmu/domain/errors.js'
import { type Ballot, ballotIssues, boundIssues, isRecusedIn, needsBasis, type Participant, type StepOutcome } from '@solmu/domain/onboarding/ballot.js'
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
export type ReadBallot = Ballot & { readonly decidedOn: IsoDate; readonly number: string; readonly reasons: string; readonly conditions: string; readonly basis: string }

/** Somebody who may be named: by the account and the name that it has, or by a name alone. */
export type KnownPerson = { readonly userId: string | null; readonly name: string }

export type BallotOf = {
  readonly step: Pick<PathStep, 'quorum' | 'majority' | 'body'>
  readonly notBefore?: IsoDate
  /** Who may be named by an account. */
  readonly people: readonly KnownPerson[]
  /** The accounts of those who have declared that something binds them. */
  readonly bound?: readonly string[]
}

/**
 * A ballot of a step, with all that is wrong with it, each at its field.
 *
 * @throws DomainError RECUSED when whoever records it is, REQUIRED, OUT_OF_RANGE, UNKNOWN_REFERENCE for an account that may not be
 *   named, and what `ballotIssues` and `boundIssues` find
 */
export function readBallot(input: BallotInput, outcome: StepOutcome, { step, notBefore, people, bound = [] }: BallotOf): ReadBallot {
  if (input.amRecused) throw new DomainError('RECUSED')
  const decidedOn = pastDay(input.decidedOn, 'decidedOn', notBefore)
  const fields = new TextFields()
  const text = (name: 'number' | 'reasons' | 'basis', most: number, isNeeded = true): string => {
    const read = fields.text([name], input[name], { most, isLong: name !== 'number' })
    if (isNeeded && read === '') fields.refuse('REQUIRED', [name])
    return read
  }
  const said = { number: text('number', 60), reasons: text('reasons', 5000), conditions: fields.text(['conditions'], input.conditions, { most: 5000, isLong: true }) }
  const basis = text('basis', 1000, needsBasis(step.body))
  const participants = readParticipants(input, people)
  const ballot = { participants, votesFor: input.votesFor, votesAgainst: input.votesAgainst, votesAbstain: input.votesAbstain, outcome }
  const { userId, displayName } = currentViewer()
  if (isRecusedIn(participants, { userId, name: displayName })) throw new DomainError('RECUSED')
  throwIssues([...fields.issues, ...boundIssues(participants, bound), ...ballotIssues(step, ballot)])
  return { ...ballot, ...said, basis, decidedOn }
}

/** Whoever has an account is called as it is. @throws DomainError UNKNOWN_REFERENCE */
function readParticipants({ participants }: Pick<BallotInput, 'participants'>, people: readonly KnownPerson[]): Participant[] {
  return participants.map(({ name, userId = null, isRecused, conflict }, place) => {
    const person = userId === null ? undefined : people.find((each) => each.userId === userId)
    if (userId !== null && !person) throw new DomainError('UNKNOWN_REFERENCE', { path: ['participants', place, 'userId'], params: { value: place + 1 } })
    return { name: person?.name ?? name.trim(), userId, isRecused, conflict: conflict.trim() }
  })
}
