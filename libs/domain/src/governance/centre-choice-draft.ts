/**
 * What is written of the choice of a regional centre: its criteria with their weights, the candidates with what they bring forward,
 * who assesses them; then the points with what they rest on, and the votes of the units.
 * Source: issue "Governance", item 6; S3 (the ten ways to choose a regional centre).
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { type GivenText, TextFields, throwIssues } from '../text-fields.js'
import { candidateTotals, centreCriteria, type ChoiceFacts, type Criterion, mostScore, mostWeight, type Score, type VoteCount } from './centre-choice.js'
import { type EvidenceLink, readLinks } from './evidence-link.js'

export const mostCandidates = 12
export const mostAssessors = 15
/** How many criteria a choice can add to those of the source. */
export const mostOwnCriteria = 8
/** The key of one's own criterion: its points hang on it, and its name may change while the choice is a draft. */
const ownKey = /^own_[a-z0-9]{1,20}$/u
/** How many files a candidate brings, and each assessor for a candidate. */
export const mostCentrePapers = 10
/** More votes than a region has units. */
export const mostCentreVotes = 10_000

export interface CandidateDraft {
  readonly unitId: string
  readonly statement: string
  readonly links: readonly EvidenceLink[]
}

type GivenCriterion = Omit<Criterion, 'name'> & { readonly name?: GivenText | null }

interface GivenChoice {
  readonly title: GivenText
  readonly description: GivenText
  /** What the centre will be called where the region has none yet; null where the keeper of one is chosen. */
  readonly newCentreName: GivenText | null
  readonly criteria: readonly GivenCriterion[]
  readonly closesOn: IsoDate | null
  readonly candidates: readonly CandidateDraft[]
  readonly assessorIds: readonly string[]
}

export interface ChoiceDraft extends Omit<GivenChoice, 'title' | 'description' | 'newCentreName' | 'criteria'> {
  readonly title: LocalizedText
  readonly description: LocalizedText
  readonly newCentreName: LocalizedText | null
  readonly criteria: readonly Criterion[]
}

/** Whether a criterion is one of the source, and is called by its key. */
export const isSourceCriterion = (key: string): key is (typeof centreCriteria)[number] => centreCriteria.some((each) => each === key)

function readCriteria(fields: TextFields, given: readonly GivenCriterion[]): Criterion[] {
  const keys = given.map(({ key }) => key)
  const own = given.flatMap(({ key, weight, name }, at): Criterion[] => {
    if (!Number.isInteger(weight) || weight < 0 || weight > mostWeight) fields.refuse('OUT_OF_RANGE', ['criteria', at, 'weight'], { min: 0, max: mostWeight })
    if (keys.indexOf(key) !== at) fields.refuse('ALREADY_EXISTS', ['criteria', at, 'key'])
    if (isSourceCriterion(key)) return []
    if (!ownKey.test(key)) {
      fields.refuse('UNKNOWN_WORD', ['criteria', at, 'key'], { value: key.slice(0, 40) })
      return []
    }
    return [{ key, weight, name: fields.localized(['criteria', at, 'name'], name ?? { fi: '' }, { most: 120, isNeeded: true }) }]
  })
  if (own.length > mostOwnCriteria) fields.refuse('OUT_OF_RANGE', ['criteria'], { min: 0, max: centreCriteria.length + mostOwnCriteria })
  // In the order of the source, then one's own; one of the source that is left out counts for nothing.
  return [...centreCriteria.map((key) => ({ key, weight: given.find((each) => each.key === key)?.weight ?? 0 })), ...own]
}

/** Refuses what stands in a list twice, and lists that are too long. */
function demandOnce(fields: TextFields, name: string, { ids, most, field }: { readonly ids: readonly string[]; readonly most: number; readonly field: readonly string[] }): void {
  if (ids.length > most) fields.refuse('OUT_OF_RANGE', [name], { min: 0, max: most })
  ids.forEach((id, at) => {
    if (ids.indexOf(id) !== at) fields.refuse('ALREADY_EXISTS', [name, at, ...field])
  })
}

/**
 * Reads a draft.
 *
 * @throws DomainError each thing that is wrong, at its field
 */
export function readCentreChoice(given: GivenChoice): ChoiceDraft {
  const fields = new TextFields()
  demandOnce(fields, 'candidates', { ids: given.candidates.map(({ unitId }) => unitId), most: mostCandidates, field: ['unitId'] })
  demandOnce(fields, 'assessorIds', { ids: given.assessorIds, most: mostAssessors, field: [] })
  const draft = {
    title: fields.localized(['title'], given.title, { most: 200, isNeeded: true }),
    description: fields.localized(['description'], given.description, { most: 4000, isLong: true }),
    newCentreName: given.newCentreName && fields.localized(['newCentreName'], given.newCentreName, { most: 200, isNeeded: true }),
    criteria: readCriteria(fields, given.criteria),
    closesOn: given.closesOn,
    candidates: given.candidates.map(({ unitId, statement, links }, at) => ({ unitId, statement: fields.text(['candidates', at, 'statement'], statement, { most: 4000, isLong: true }), links: readLinks(fields, ['candidates', at, 'links'], links) })),
    assessorIds: given.assessorIds
  }
  throwIssues(fields.issues)
  return draft
}

export type GivenScore = Pick<Score, 'candidateId' | 'criterion' | 'points'> & { readonly evidence: string }

/**
 * Reads the points that one assessor gives: for candidates that stand, on criteria that count, from nothing to fully, each once, and
 * each with what it rests on.
 *
 * @throws DomainError each thing that is wrong, at its field
 */
export function readScores(given: readonly GivenScore[], { criteria, candidateIds }: { readonly criteria: readonly Criterion[]; readonly candidateIds: readonly string[] }): GivenScore[] {
  const fields = new TextFields()
  const keyOf = ({ candidateId, criterion }: GivenScore): string => `${candidateId} ${criterion}`
  const keys = given.map(keyOf)
  const scores = given.map((score, at) => {
    if (!candidateIds.includes(score.candidateId)) fields.refuse('NOT_FOUND', ['scores', at, 'candidateId'])
    if (!criteria.some(({ key, weight }) => key === score.criterion && weight > 0)) fields.refuse('NOT_FOUND', ['scores', at, 'criterion'])
    if (!Number.isInteger(score.points) || score.points < 0 || score.points > mostScore) fields.refuse('OUT_OF_RANGE', ['scores', at, 'points'], { min: 0, max: mostScore })
    if (keys.indexOf(keyOf(score)) !== at) fields.refuse('ALREADY_EXISTS', ['scores', at])
    const evidence = fields.text(['scores', at, 'evidence'], score.evidence, { most: 2000, isLong: true })
    if (evidence === '') fields.refuse('REQUIRED', ['scores', at, 'evidence'])
    return { ...score, evidence }
  })
  throwIssues(fields.issues)
  return scores
}

/**
 * Reads votes that were counted elsewhere: for each candidate that stands, once.
 *
 * @throws DomainError each thing that is wrong, at its field
 */
export function readVotes(counts: readonly VoteCount[], { candidateIds, source }: { readonly candidateIds: readonly string[]; readonly source: string }): { readonly counts: readonly VoteCount[]; readonly source: string } {
  const fields = new TextFields()
  demandOnce(fields, 'counts', { ids: counts.map(({ candidateId }) => candidateId), most: mostCandidates, field: ['candidateId'] })
  counts.forEach(({ candidateId, votes }, at) => {
    if (!candidateIds.includes(candidateId)) fields.refuse('NOT_FOUND', ['counts', at, 'candidateId'])
    if (!Number.isInteger(votes) || votes < 0 || votes > mostCentreVotes) fields.refuse('OUT_OF_RANGE', ['counts', at, 'votes'], { min: 0, max: mostCentreVotes })
  })
  if (candidateIds.some((id) => !counts.some(({ candidateId }) => candidateId === id))) fields.refuse('REQUIRED', ['counts'])
  const text = fields.text(['source'], source, { most: 500 })
  if (text === '') fields.refuse('REQUIRED', ['source'])
  throwIssues(fields.issues)
  return { counts, source: text }
}

/** The ballots of which the votes of units are read: one option or as many as one likes. */
export const ballotMethodsOfCentres = ['plurality', 'approval'] as const

/**
 * What each candidate got in a ballot of the units; `options` says which of its options is which candidate.
 *
 * @example votesInBallot({ o1: 3 }, [{ candidateId: 'a', code: 'o1' }]) // [{ candidateId: 'a', votes: 3 }]
 */
export const votesInBallot = (tallies: Readonly<Record<string, number>>, options: readonly { readonly candidateId: string; readonly code: string }[]): VoteCount[] =>
  options.map(({ candidateId, code }) => ({ candidateId, votes: tallies[code] ?? 0 }))

export interface Spread {
  /** How many points count. */
  readonly count: number
  readonly least: number
  readonly most: number
}

/** How far those that count lie apart on one criterion; null where nobody has scored. @example spreadOf([3, 1]) // { count: 2, least: 1, most: 3 } */
export function spreadOf(points: readonly number[]): Spread | null {
  return points.length === 0 ? null : { count: points.length, least: Math.min(...points), most: Math.max(...points) }
}

/** Whether everybody who stands can be ranked: on each criterion that counts they have points from somebody who is not recused. */
export function isScored(facts: Omit<ChoiceFacts, 'scores'>, scored: readonly Omit<Score, 'points'>[]): boolean {
  const totals = candidateTotals({ ...facts, scores: scored.map((each) => ({ ...each, points: 0 })) })
  return totals.length > 0 && totals.every(({ total }) => total !== null)
}
