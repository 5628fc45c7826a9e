/**
 * Who works in a project: roles without names, for each partner, with how much of full-time work each month takes. A role that one
 * person holds takes no more than one full-time year of work in a year; two need the head count to say so.
 * Source: issue "Portfolio", item 3 (staff as FTE per period).
 */
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { kindOfPeriod, isPeriod, type Period, periodContaining, shiftPeriod, validityOfPeriod } from '@solmu/shared/periods.js'
import { DomainError } from '../errors.js'
import { TextFields, throwIssues } from '../text-fields.js'
import { type PlanFrame, timeOf } from './plan.js'
import { longestProjectYears } from './project.js'

export interface StaffMonth {
  readonly month: Period
  /** In hundredths of full-time work. */
  readonly fte: number
}

export interface StaffDraft {
  readonly partnerId: string
  readonly packageId: string | null
  readonly role: string
  readonly headCount: number
  readonly months: readonly StaffMonth[]
}

export const mostHeads = 200

/**
 * Reads what somebody has written about a role. Months without work are left out, the others stand in their order.
 *
 * @throws DomainError each thing that is wrong, at its field; FTE_ABOVE_HEADS for more than the heads can do
 */
export function readStaff(given: StaffDraft, frame: PlanFrame): StaffDraft {
  const fields = new TextFields()
  const role = fields.text(['role'], given.role, { most: 120 })
  if (!/[\p{L}\p{N}]/u.test(role)) fields.refuse('REQUIRED', ['role'])
  const areHeads = Number.isInteger(given.headCount) && given.headCount >= 1 && given.headCount <= mostHeads
  if (!areHeads) fields.refuse('OUT_OF_RANGE', ['headCount'], { min: 1, max: mostHeads })
  const partner = frame.partners.find(({ id }) => id === given.partnerId)
  if (!partner) fields.refuse('NOT_FOUND', ['partnerId'])
  if (given.months.length > longestProjectYears * 12) fields.refuse('OUT_OF_RANGE', ['months'], { min: 0, max: longestProjectYears * 12 })
  const seen = new Set<string>()
  const months = given.months.flatMap((each, at) => {
    if (seen.has(each.month)) return [new DomainError('ALREADY_EXISTS', { path: ['months', at, 'month'] })]
    seen.add(each.month)
    return monthIssues(each, { at, heads: areHeads ? given.headCount : mostHeads, frame, partner })
  })
  throwIssues([...fields.issues, ...months])
  return { ...given, role, months: given.months.filter(({ fte }) => fte > 0).sort((a, b) => (a.month < b.month ? -1 : 1)) }
}

interface MonthOf {
  readonly at: number
  readonly heads: number
  readonly frame: PlanFrame
  readonly partner: PlanFrame['partners'][number] | undefined
}

function monthIssues({ month, fte }: StaffMonth, of: MonthOf): DomainError[] {
  const { at, heads } = of
  const path = ['months', at, 'fte']
  if (!isPeriod(month) || kindOfPeriod(month) !== 'month') return [new DomainError('INVALID_INPUT', { path: ['months', at, 'month'] })]
  if (!Number.isInteger(fte) || fte < 0) return [new DomainError('OUT_OF_RANGE', { path, params: { min: 0, max: heads } })]
  if (fte > heads * 100) return [new DomainError('FTE_ABOVE_HEADS', { path, params: { heads } })]
  return fte === 0 ? [] : placeIssues(month, of, path)
}

function placeIssues(month: Period, { frame, partner }: MonthOf, path: readonly (string | number)[]): DomainError[] {
  const [from, to] = timeOf(frame)
  if (!isWithin(month, { from, to })) return [new DomainError('OUT_OF_RANGE', { path, params: { min: from, max: to } })]
  const there = partner && { from: partner.validFrom, to: partner.validTo ? addDays(partner.validTo, -1) : to }
  return there && !isWithin(month, there) ? [new DomainError('PARTNER_AWAY', { path, params: { from: there.from, to: partner.validTo ?? to } })] : []
}

/** Whether a month has a day in common with days of which the last counts. */
const isWithin = (month: Period, { from, to }: { readonly from: IsoDate; readonly to: IsoDate }): boolean => validityOfPeriod(month).validTo > from && validityOfPeriod(month).validFrom <= to

/** The months of a project, from its first to its last; none while its days are not known. */
export function monthsOf(startsOn: IsoDate | null, endsOn: IsoDate | null): Period[] {
  if (startsOn === null || endsOn === null) return []
  const months: Period[] = []
  for (let month = periodContaining('month', startsOn); month <= endsOn.slice(0, 7) && months.length <= longestProjectYears * 12; month = shiftPeriod(month, 1)) months.push(month)
  return months
}

/**
 * Sums of full-time work by whatever tells the rows apart, month by month, in hundredths: sums of any kind add up to the same whole.
 *
 * @example staffSums([row], () => 'all').get('all')?.get('2026-01') // 50
 */
export function staffSums(rows: readonly StaffDraft[], keyOf: (row: StaffDraft) => string): ReadonlyMap<string, ReadonlyMap<Period, number>> {
  const sums = new Map<string, Map<Period, number>>()
  for (const row of rows) {
    const of = sums.get(keyOf(row)) ?? new Map<Period, number>()
    for (const { month, fte } of row.months) of.set(month, (of.get(month) ?? 0) + fte)
    sums.set(keyOf(row), of)
  }
  return sums
}

/** Person-months in hundredths: a full-time month is a hundred. */
export const personMonths = (months: readonly StaffMonth[]): number => months.reduce((sum, { fte }) => sum + fte, 0)
