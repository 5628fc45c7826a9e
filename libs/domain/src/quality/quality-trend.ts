/**
 * What has changed from one round of assessment to the next, for a unit and over many. Only what measures the same is laid
 * side by side; where scores may not be averaged, units are counted and nothing else.
 * Source: issue "Quality", item 5; domain/quality-frameworks, 3.2 ("a score is of one site").
 */
import { criteriaOf, type FrameworkContent, mayAverage } from './framework.js'
import { isSameMeasure, likeCriteria, positionOf, type QualityResult } from './quality-result.js'
import { scaleOf } from './framework.js'

/** How a criterion moved between two rounds. */
export interface CriterionChange {
  readonly code: string
  readonly before: number
  readonly after: number
  /** In steps of its own scale, from 0 to 1 of its width: what is compared when scales differ. */
  readonly moved: number
}

/** From an earlier round of a unit to a later one. */
export interface ResultChange {
  readonly unitId: string
  readonly from: QualityResult
  readonly to: QualityResult
  /** Null when either has no score, or the two versions do not measure the same. */
  readonly score: number | null
  /** Whether the scores measure the same. */
  readonly isComparable: boolean
  /** Those that both asked in the same way and both gave a value. */
  readonly criteria: readonly CriterionChange[]
}

export type ContentOf = (versionId: string) => FrameworkContent | undefined

/** A difference of scores that have two decimals, without the dust of binary numbers. */
const difference = (after: number, before: number): number => (Math.round(after * 100) - Math.round(before * 100)) / 100

/**
 * What changed between two results of a unit.
 *
 * @returns undefined when a version is not known
 */
export function changeBetween(from: QualityResult, to: QualityResult, contentOf: ContentOf): ResultChange | undefined {
  const [before, after] = [contentOf(from.versionId), contentOf(to.versionId)]
  if (!before || !after) return undefined
  const isComparable = from.versionId === to.versionId || isSameMeasure(before, after)
  const like = new Set(likeCriteria(before, after))
  const criteria = criteriaOf(after).flatMap((criterion): CriterionChange[] => {
    const [old, now] = [from.values.get(criterion.code), to.values.get(criterion.code)]
    const scale = scaleOf(after, criterion)
    if (!like.has(criterion.code) || !scale || old == null || now == null) return []
    const [start, end] = [positionOf(scale, old), positionOf(scale, now)]
    return start === null || end === null ? [] : [{ code: criterion.code, before: old, after: now, moved: end - start }]
  })
  const score = isComparable && from.score !== null && to.score !== null ? difference(to.score, from.score) : null
  return { unitId: to.unitId, from, to, score, isComparable, criteria }
}

/** The last change of each unit: from its round before to the one that counts. Units with one round have none. */
export const lastChanges = (byUnit: ReadonlyMap<string, readonly QualityResult[]>, contentOf: ContentOf): ResultChange[] =>
  [...byUnit.values()].flatMap(([now, before]) => (now && before ? (changeBetween(before, now, contentOf) ?? []) : []))

/** How a criterion moved over many units. */
export interface CriterionMovement {
  readonly code: string
  /** Units that have both rounds: the n of this row. */
  readonly unitCount: number
  readonly better: number
  readonly same: number
  readonly worse: number
  /** Mean change in points; null where the framework does not let scores be averaged. */
  readonly meanChange: number | null
}

/**
 * The criteria in which most units became better, the first one first. They are ordered by how many more became better than
 * worse, as a share of those that have both rounds; never by a mean, which not every framework allows.
 *
 * @example mostImproved(ips25, changes)[0] // { code: 'ips_15', unitCount: 12, better: 7, same: 4, worse: 1, meanChange: null }
 */
export function mostImproved(content: FrameworkContent, changes: readonly ResultChange[]): CriterionMovement[] {
  const moved = new Map<string, CriterionChange[]>()
  for (const change of changes.flatMap(({ criteria }) => criteria)) moved.set(change.code, [...(moved.get(change.code) ?? []), change])
  const rows = criteriaOf(content).flatMap(({ code }): CriterionMovement[] => {
    const all = moved.get(code) ?? []
    if (all.length === 0) return []
    const count = (sign: number): number => all.filter((each) => Math.sign(each.after - each.before) === sign).length
    const sum = all.reduce((whole, { after, before }) => whole + after - before, 0)
    return [{ code, unitCount: all.length, better: count(1), same: count(0), worse: count(-1), meanChange: mayAverage(content) ? sum / all.length : null }]
  })
  const net = ({ better, worse, unitCount }: CriterionMovement): number => (better - worse) / unitCount
  return rows.map((row, place) => ({ row, place })).sort((a, b) => net(b.row) - net(a.row) || b.row.better - a.row.better || a.place - b.place).map(({ row }) => row)
}

/** Units by how much their score rose, the most first; those whose scores cannot be compared stay out. */
export const mostRisen = (changes: readonly ResultChange[]): (ResultChange & { readonly score: number })[] =>
  changes
    .flatMap((change) => (change.score !== null && change.score > 0 ? [{ ...change, score: change.score }] : []))
    .sort((a, b) => b.score - a.score || (a.unitId < b.unitId ? -1 : 1))
