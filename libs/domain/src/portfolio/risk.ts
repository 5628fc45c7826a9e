/**
 * Risks and issues of a project. A risk may come: how likely it is and how hard it would hit, from 1 to 5 each. An issue is there
 * already. A risk that comes true becomes an issue, which names it.
 * Source: issue "Portfolio", item 3 (risks and issues with owners).
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'
import { TextFields, throwIssues } from '../text-fields.js'

export const riskKinds = ['risk', 'issue'] as const
export type RiskKind = (typeof riskKinds)[number]

/** open: something has to be done · watched: it is kept an eye on · came_true: it has become an issue; of risks alone · closed: over. */
export const riskStates = ['open', 'watched', 'came_true', 'closed'] as const
export type RiskState = (typeof riskStates)[number]

export const riskLevels = ['low', 'medium', 'high'] as const
export type RiskLevel = (typeof riskLevels)[number]

export interface RiskDraft {
  readonly kind: RiskKind
  readonly title: string
  readonly text: string
  readonly likelihood: number
  readonly impact: number
  readonly partnerId: string
  /** Who sees to it, as a role. */
  readonly owner: string
  /** What is done about it. */
  readonly measures: string
  readonly dueOn: IsoDate | null
  readonly state: RiskState
}

export const isRiskOpen = (state: RiskState): boolean => state === 'open' || state === 'watched'

/** What a risk can become; an issue is never one that came true. */
export const riskStatesAfter = (kind: RiskKind, from: RiskState | null): readonly RiskState[] => {
  if (from === 'came_true') return ['came_true']
  return riskStates.filter((state) => state !== 'came_true' || (kind === 'risk' && from !== null && isRiskOpen(from)))
}

/**
 * How high a risk is.
 *
 * @example riskLevel({ likelihood: 3, impact: 5 }) // 'high'
 */
export function riskLevel({ likelihood, impact }: Pick<RiskDraft, 'likelihood' | 'impact'>): RiskLevel {
  const score = likelihood * impact
  return score >= 15 ? 'high' : score >= 6 ? 'medium' : 'low'
}

const isGrade = (grade: number): boolean => Number.isInteger(grade) && grade >= 1 && grade <= 5

/**
 * Reads what somebody has written about a risk. An issue is certain: its likelihood is 5.
 *
 * @throws DomainError each thing that is wrong, at its field; RISK_STATE for one that has come true and is over as a risk
 */
export function readRisk(given: RiskDraft, from: RiskState | null): RiskDraft {
  const fields = new TextFields()
  const said = {
    title: fields.text(['title'], given.title, { most: 200 }),
    text: fields.text(['text'], given.text, { most: 4000, isLong: true }),
    owner: fields.text(['owner'], given.owner, { most: 120 }),
    measures: fields.text(['measures'], given.measures, { most: 4000, isLong: true })
  }
  if (!/[\p{L}\p{N}]/u.test(said.title)) fields.refuse('REQUIRED', ['title'])
  const likelihood = given.kind === 'issue' ? 5 : given.likelihood
  const wrong = Object.entries({ likelihood, impact: given.impact }).filter(([, grade]) => !isGrade(grade))
  for (const [name] of wrong) fields.refuse('OUT_OF_RANGE', [name], { min: 1, max: 5 })
  const isHigh = isRiskOpen(given.state) && riskLevel({ likelihood, impact: given.impact }) === 'high'
  if (isHigh && said.measures === '') fields.refuse('REQUIRED', ['measures'])
  throwIssues(fields.issues)
  if (!riskStatesAfter(given.kind, from).includes(given.state)) throw new DomainError('RISK_STATE', { path: ['state'], params: { state: given.state } })
  return { ...given, ...said, likelihood }
}

/** How many open risks stand at each place of the five by five, as `likelihood-impact`. */
export function riskMatrix(risks: readonly Pick<RiskDraft, 'kind' | 'state' | 'likelihood' | 'impact'>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { kind, state, likelihood, impact } of risks) {
    const place = `${likelihood}-${impact}`
    if (kind === 'risk' && isRiskOpen(state)) counts.set(place, (counts.get(place) ?? 0) + 1)
  }
  return counts
}
