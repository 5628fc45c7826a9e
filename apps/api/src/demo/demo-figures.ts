/**
 * The invented figures of the demo: what a unit of some size would report for a quarter. The same unit and quarter give
 * the same figures, and they hold together: nobody is sent by more instances than came, and nobody is in work six months
 * after an end who had not ended.
 */
import { type Cell } from '@solmu/domain/results/cell.js'
import { shiftPeriod, type Period } from '@solmu/shared/periods.js'
import { demoNumber } from './demo-id.js'
import { indicatorId } from './demo-indicators.js'

const groups = ['i', 'ii', 'iii', 'unknown'] as const
type Group = (typeof groups)[number]
type ByGroup = Readonly<Record<Group, number | null>>

/** What the demo asks each quarter: code, whether it is broken down by customer group, and whether it has to be given. */
export const askedQuarterly: readonly { readonly code: string; readonly byGroup: boolean; readonly isRequired: boolean }[] = [
  ...['A1', 'A2', 'A3', 'A4', 'B1', 'B2', 'B3', 'B4', 'B5'].map((code) => ({ code, byGroup: true, isRequired: true })),
  ...['C1', 'C2', 'D1', 'D2'].map((code) => ({ code, byGroup: false, isRequired: true })),
  ...['O7', 'E1', 'E2', 'E4'].map((code) => ({ code, byGroup: false, isRequired: false }))
]

/** Between -1 and 1, always the same for the same words. */
const swing = (key: string): number => demoNumber(key, 2001) / 1000 - 1

/** How many people a unit coaches at a time: 14 to 110. */
const sizeOf = (unitId: string): number => 14 + demoNumber(`size:${unitId}`, 97)

const quarterNumber = (period: Period): number => Number(period.slice(0, 4)) * 4 + Number(period.slice(6))

interface Quarter {
  readonly unitId: string
  readonly period: Period
}

/** How far a figure strays from what the size of a unit says: people in coaching come and go slowly. */
const spreadOf = (code: string): number => (code.startsWith('A1') ? 0.05 : 0.22)

function share({ unitId, period }: Quarter, code: string, of: number): number {
  return Math.max(0, Math.round(of * (1 + spreadOf(code) * swing(`${code}:${unitId}:${period}`))))
}

const parts: Readonly<Record<Exclude<Group, 'unknown'>, number>> = { i: 0.2, ii: 0.53, iii: 0.27 }

/** People in coaching by customer group. */
function coached({ unitId, period }: Quarter): ByGroup {
  const trend = 1 + 0.012 * (quarterNumber(period) - 8104) + 0.04 * swing(`year:${unitId}:${period.slice(0, 4)}`)
  const of = (group: Exclude<Group, 'unknown'>): number => share({ unitId, period }, `A1${group}`, sizeOf(unitId) * trend * parts[group])
  return { i: of('i'), ii: of('ii'), iii: of('iii'), unknown: demoNumber(`A1?${unitId}:${period}`, 9) === 0 ? 1 : 0 }
}

/** A part of the people of each group; null where the question does not apply to the group. */
const portion = (quarter: Quarter, code: string, { of, factors }: { of: ByGroup; factors: readonly (number | null)[] }): ByGroup =>
  Object.fromEntries(
    groups.map((group, index) => {
      const factor = factors[index] ?? null
      return [group, factor === null ? null : share(quarter, code + group, (of[group] ?? 0) * factor)]
    })
  ) as Record<Group, number | null>

const fewerOf = (a: ByGroup, b: ByGroup): ByGroup =>
  Object.fromEntries(groups.map((group) => [group, a[group] === null ? null : Math.min(a[group] ?? 0, b[group] ?? 0)])) as Record<Group, number | null>

const ended = (quarter: Quarter): ByGroup => portion(quarter, 'A3', { of: coached(quarter), factors: [0.3, 0.23, 0.15, 0] })

/** Whoever is in coaching and did not carry on from the quarter before has begun in this one. */
function begunIn(quarter: Quarter): ByGroup {
  const before = { ...quarter, period: shiftPeriod(quarter.period, -1) }
  const [all, then, left] = [coached(quarter), coached(before), ended(before)]
  const of = (group: Group): number => Math.max(0, (all[group] ?? 0) - (then[group] ?? 0) + (left[group] ?? 0))
  return { i: of('i'), ii: of('ii'), iii: of('iii'), unknown: all.unknown }
}

function peopleOf(quarter: Quarter): Readonly<Record<string, ByGroup>> {
  const all = coached(quarter)
  const begun = fewerOf(begunIn(quarter), all)
  const endedThen = ended({ ...quarter, period: shiftPeriod(quarter.period, -2) })
  return {
    A1: all,
    A2: begun,
    A3: ended(quarter),
    A4: fewerOf({ ...begun, unknown: 0 }, begun),
    B1: portion(quarter, 'B1', { of: all, factors: [0.2, 0.08, 0, 0] }),
    B2: portion(quarter, 'B2', { of: all, factors: [0.08, 0.07, 0, 0] }),
    B3: portion(quarter, 'B3', { of: all, factors: [0.03, 0.05, 0.02, 0] }),
    B4: { ...fewerOf(portion(quarter, 'B4', { of: endedThen, factors: [0.55, 0.35, null, 0] }), endedThen), iii: null },
    B5: { ...portion(quarter, 'B5', { of: endedThen, factors: [0.1, 0.16, null, 0] }), iii: null }
  }
}

function otherFigures(quarter: Quarter): Readonly<Record<string, number>> {
  const { unitId, period } = quarter
  const size = sizeOf(unitId)
  const coaches = Math.max(5, Math.round(size / 10 + swing(`coaches:${unitId}:${period.slice(0, 4)}`) * 2) * 5)
  const euros = (code: string, perPerson: number): number => share(quarter, code, size * perPerson) * 100
  return {
    C1: share(quarter, 'C1', coaches * 1.8),
    C2: share(quarter, 'C2', coaches * 0.17 + 1),
    D1: coaches,
    D2: share(quarter, 'D2', size * 0.32),
    O7: 400 + Math.round(42 * swing(`O7:${unitId}:${period}`)),
    E1: euros('E1', 410),
    E2: euros('E2', 640),
    E4: euros('E4', 230)
  }
}

const answer = (code: string, breakdown: string, value: number | null): Cell => ({
  indicatorId: indicatorId(code),
  breakdown,
  status: value === null ? 'not_applicable' : 'value',
  value
})

const known = new Map<string, readonly Cell[]>()

/** Everything that a unit reports for a quarter. */
export function demoFigures(unitId: string, period: Period): readonly Cell[] {
  const key = `${unitId} ${period}`
  const cells = known.get(key) ?? figuresOf(unitId, period)
  known.set(key, cells)
  return cells
}

function figuresOf(unitId: string, period: Period): readonly Cell[] {
  const people = Object.entries(peopleOf({ unitId, period })).flatMap(([code, byGroup]) =>
    groups.map((group) => answer(code, `customer_group:${group}`, byGroup[group]))
  )
  const others = Object.entries(otherFigures({ unitId, period })).map(([code, value]) => answer(code, '', value))
  return [...people, ...others]
}

/** What a unit aims at in a quarter, by code, in steps: a little more than the same quarter of the year before. */
export function demoTargets(unitId: string, period: Period): Readonly<Record<string, number>> {
  const before = { unitId, period: shiftPeriod(period, -4) }
  const people = peopleOf(before)
  const total = (code: string): number => Object.values(people[code] ?? {}).reduce<number>((sum, each) => sum + (each ?? 0), 0)
  const others = otherFigures(before)
  return {
    ...Object.fromEntries(['A1', 'A2', 'B1', 'B2', 'B4'].map((code) => [code, Math.ceil(total(code) * 1.06) + 1])),
    C1: Math.ceil((others.C1 ?? 0) * 1.05),
    C2: Math.ceil((others.C2 ?? 0) * 1.1),
    D1: others.D1 ?? 0,
    D2: Math.ceil((others.D2 ?? 0) * 1.1)
  }
}
