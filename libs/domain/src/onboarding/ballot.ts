/**
 * What a body has decided: who was there, who was recused and why, and how those who were not have voted. Recused people
 * count neither for the quorum nor among the votes, and whoever is recused does not record the decision either.
 * Source: issue "Onboarding", item 3.
 */
import { DomainError } from '../errors.js'
import { carries } from '../governance/majority.js'
import { type DecisionBody, majorityOfKind, type PathStep } from './decision-path.js'

export interface Participant {
  readonly name: string
  /** The account of the person, when they have one. */
  readonly userId: string | null
  readonly isRecused: boolean
  /** What binds them to the applicant; needed of whoever is recused. */
  readonly conflict: string
}

/** favour: the application goes on along its path · reject · return: it goes back to the centre. */
export const stepOutcomes = ['favour', 'reject', 'return'] as const
export type StepOutcome = (typeof stepOutcomes)[number]

export interface Ballot {
  readonly participants: readonly Participant[]
  readonly votesFor: number
  readonly votesAgainst: number
  readonly votesAbstain: number
  readonly outcome: StepOutcome
}

export const mostParticipants = 200

/** Those who are there and may vote. */
export const present = (participants: readonly Participant[]): number => participants.filter(({ isRecused }) => !isRecused).length

const nameKey = (name: string): string => name.trim().toLocaleLowerCase('fi')

/**
 * Whether somebody is among the recused: by their account; by their name only where nobody's account is said.
 *
 * @example isRecusedIn([{ name: 'Aino', userId: null, isRecused: true, conflict: 'x' }], { userId: 'u1', name: 'aino' }) // true
 */
export const isRecusedIn = (participants: readonly Participant[], who: { readonly userId: string; readonly name: string }): boolean =>
  participants.some(({ isRecused, userId, name }) => isRecused && (userId === null ? nameKey(name) === nameKey(who.name) : userId === who.userId))

/** Those who have declared that something binds them, and still are said to vote. */
export const boundIssues = (participants: readonly Participant[], bound: readonly string[]): DomainError[] =>
  participants.flatMap(({ userId, isRecused }, place) =>
    !isRecused && userId !== null && bound.includes(userId) ? [new DomainError('PARTICIPANT_BOUND', { path: ['participants', place, 'isRecused'], params: { value: place + 1 } })] : []
  )

/** Whether it has to be said on which ballot or minutes a step rests: of the members, who do not vote here. */
export const needsBasis = (body: DecisionBody): boolean => body === 'member_vote'

/** What is wrong with who is said to have been there. */
function participantIssues(participants: readonly Participant[]): DomainError[] {
  const known = new Set<string>()
  return participants.flatMap(({ name, userId, isRecused, conflict }, place) => {
    const key = nameKey(name)
    // Two people may have the same name when both have an account.
    const isTwice = known.has(userId ?? key)
    known.add(userId ?? key)
    return [
      ...(key === '' ? [new DomainError('REQUIRED', { path: ['participants', place, 'name'] })] : []),
      ...(key !== '' && isTwice ? [new DomainError('DUPLICATE_KEY', { path: ['participants', place, 'name'], params: { value: place + 1 } })] : []),
      ...(isRecused && conflict.trim() === '' ? [new DomainError('REQUIRED', { path: ['participants', place, 'conflict'] })] : [])
    ]
  })
}

/**
 * What is wrong with a ballot, for the step of the path that it is of. The API refuses by it, the form says it beforehand,
 * and the database looks at the quorum and the majority once more.
 *
 * @example ballotIssues({ ...step, quorum: 3 }, { ...ballot, participants: two })[0]?.code // 'QUORUM_MISSING'
 */
export function ballotIssues({ quorum, majority }: Pick<PathStep, 'quorum' | 'majority'>, ballot: Ballot): DomainError[] {
  const issues = participantIssues(ballot.participants)
  const there = present(ballot.participants)
  const votes = [ballot.votesFor, ballot.votesAgainst, ballot.votesAbstain]
  if (!votes.every((each) => Number.isInteger(each) && each >= 0)) return [...issues, new DomainError('INVALID_NUMBER', { path: ['votesFor'] })]
  const sum = votes.reduce((all, each) => all + each, 0)
  if (there < quorum) issues.push(new DomainError('QUORUM_MISSING', { path: ['participants'], params: { quorum, present: there } }))
  if (sum !== there) issues.push(new DomainError('VOTES_MISCOUNTED', { path: ['votesFor'], params: { votes: sum, present: there } }))
  else if (ballot.outcome !== 'return' && (ballot.outcome === 'favour') !== carries(majorityOfKind[majority], { for: ballot.votesFor, against: ballot.votesAgainst, abstain: ballot.votesAbstain, present: there, all: there })) {
    issues.push(new DomainError('OUTCOME_AGAINST_VOTES', { path: ['outcome'] }))
  }
  return issues
}
