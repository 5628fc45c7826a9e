/** What a choice comes to, by the rules of the domain, and how its exact numbers are told. */
import { agreementOf, candidateTotals, type ChoiceFacts, type Criterion, leadersOf, oppositePairs, smallestMoves, voteRanks, weightRanges } from '@solmu/domain/governance/centre-choice.js'
import { type Fraction, toSteps } from '@solmu/shared/fraction.js'
import type { Choice } from './choice.operations.js'

/** A number as it is shown: in two decimals. */
export const shownNumber = (value: Fraction): number => (toSteps(value, 2) ?? 0) / 100

/** Exactly, where two decimals do not tell it: "27/10" is 2.70, "10/3" is not 3.33. @example exactText(fraction(10n, 3n)) // '10/3' */
export const exactText = ({ top, bottom }: Fraction): string => (100n % bottom === 0n ? '' : `${top}/${bottom}`)

/** Whom the figures are about, by those who stand, with the weights that are asked about. */
export function factsOf({ candidates, scores, assessors }: Pick<Choice, 'candidates' | 'scores' | 'assessors'>, criteria: readonly Criterion[]): ChoiceFacts {
  return {
    criteria,
    candidateIds: candidates.filter(({ withdrawnOn }) => withdrawnOn === null).map(({ id }) => id),
    scores,
    recusedIds: assessors.filter(({ isRecused }) => isRecused).map(({ id }) => id)
  }
}

/** Everything that the page tells of a choice under some weights. */
export function outcomeOf(choice: Choice, criteria: readonly Criterion[]) {
  const facts = factsOf(choice, criteria)
  const totals = candidateTotals(facts)
  const counted = choice.candidates.filter(({ id, votes }) => votes !== null && facts.candidateIds.includes(id))
  const votes = voteRanks(counted.map(({ id, votes: count }) => ({ candidateId: id, votes: count ?? 0 })))
  const [byCriteria, byVote] = [leadersOf(totals), leadersOf(votes)]
  return {
    ...{ facts, totals, votes, byCriteria, byVote, agreement: agreementOf(byCriteria, byVote), opposite: oppositePairs(totals, votes) },
    ...{ ranges: weightRanges(facts, totals), moves: smallestMoves(facts, totals) }
  }
}
export type ChoiceOutcome = ReturnType<typeof outcomeOf>
