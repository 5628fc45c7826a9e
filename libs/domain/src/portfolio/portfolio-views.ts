/**
 * The portfolio as a whole: by what it is looked at, where nothing is done, what looks alike, and what ends when. The sums come
 * from the database in one piece; what they mean is said here.
 * Source: issue "Portfolio", item 5; requirement 50 (short scattered projects are the problem; gather, steer, compare, embed).
 */
import { addMonths, type IsoDate } from '@solmu/shared/dates.js'
import { type Period, periodContaining, validityOfPeriod } from '@solmu/shared/periods.js'
import { TextFields, throwIssues } from '../text-fields.js'

/** A project about two task areas is found under both; its money is shared out evenly among them, so that the groups add up. */
export const portfolioGroupings = ['region', 'funder', 'programme', 'call', 'taskArea', 'stage', 'idea', 'lead', 'endYear'] as const
export type PortfolioGrouping = (typeof portfolioGroupings)[number]

/** Groupings under which one project is found more than once. */
export const isShared = (by: PortfolioGrouping): boolean => by === 'taskArea' || by === 'idea'

export const viewPages = ['overview', 'coverage', 'endings', 'overlaps'] as const
export type ViewPage = (typeof viewPages)[number]

export interface ViewDraft {
  readonly name: string
  readonly page: ViewPage
  readonly search: Readonly<Record<string, unknown>>
}

const longestSearch = 3000

/**
 * Reads a search that somebody keeps under a name.
 *
 * @throws DomainError REQUIRED, TOO_LONG at `name` · INVALID_INPUT at `search` for what no address holds
 */
export function readView({ name, page, search }: { readonly name: string; readonly page: ViewPage; readonly search: string }): ViewDraft {
  const fields = new TextFields()
  const draft = { name: fields.text(['name'], name, { most: 80 }), page, search: searchIn(search) }
  if (draft.name === '') fields.refuse('REQUIRED', ['name'])
  if (draft.search === null) fields.refuse('INVALID_INPUT', ['search'])
  throwIssues(fields.issues)
  return { ...draft, search: draft.search ?? {} }
}

function searchIn(text: string): Readonly<Record<string, unknown>> | null {
  if (text.length > longestSearch) return null
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** How many months before its end a project is told of where nothing else is said. */
export const usualEndingMonths = 9
export const endingMonthsRange = { min: 1, max: 36 } as const

/**
 * Whether it is time to tell of an ending: what comes after it has to be applied for.
 *
 * @example isEndingNear('2027-05-31', { today: '2026-09-01', months: 9 }) // true
 */
export const isEndingNear = (endsOn: IsoDate, { today, months }: { readonly today: IsoDate; readonly months: number }): boolean => endsOn >= today && endsOn <= addMonths(today, months)

export interface QuarterOfMoney {
  readonly quarter: Period
  /** In minor units, of one currency. */
  readonly decided: bigint
}

/**
 * The turn of a quarter at which most of the decided money is gone; null when nothing falls.
 *
 * @param quarters in order, without a gap
 * @returns the quarter after the fall, and how much of what there was before is gone, in whole per cent
 * @example deepestFall([{ quarter: '2026-Q4', decided: 100n }, { quarter: '2027-Q1', decided: 51n }], '2026-11-05') // { quarter: '2027-Q1', lost: 49n, percent: 49 }
 */
export function deepestFall(quarters: readonly QuarterOfMoney[], today: IsoDate): { readonly quarter: Period; readonly lost: bigint; readonly percent: number } | null {
  const now = validityOfPeriod(periodContaining('quarter', today)).validFrom
  const falls = quarters.flatMap(({ quarter, decided }, at) => {
    const before = quarters[at - 1]?.decided ?? decided
    const isAhead = validityOfPeriod(quarter).validFrom > now
    return isAhead && decided < before ? [{ quarter, lost: before - decided, percent: Number(((before - decided) * 100n + before / 2n) / before) }] : []
  })
  return falls.reduce<(typeof falls)[number] | null>((deepest, fall) => (deepest === null || fall.lost > deepest.lost ? fall : deepest), null)
}

/** What is known of a region and a task area or an idea on a day. */
export interface CoverageFacts {
  /** Decided projects that run on the day. */
  readonly running: number
  /** Decided projects that begin later. */
  readonly coming: number
  /** Projects that have been applied for or are being prepared. */
  readonly hoped: number
  /** The last day of the latest one that has ended before the day. */
  readonly lastEndedOn: IsoDate | null
}

/** covered: something runs · coming: something decided begins later · hoped: something is applied for · ended: there was something · never: nothing so far */
export const coverageStates = ['covered', 'coming', 'hoped', 'ended', 'never'] as const
export type CoverageState = (typeof coverageStates)[number]

/**
 * How a place of the matrix is covered; whatever is not covered is a gap, and says what there is of it.
 *
 * @example coverageState({ running: 0, coming: 0, hoped: 0, lastEndedOn: '2025-12-31' }) // 'ended'
 */
export function coverageState({ running, coming, hoped, lastEndedOn }: CoverageFacts): CoverageState {
  if (running > 0) return 'covered'
  if (coming > 0) return 'coming'
  if (hoped > 0) return 'hoped'
  return lastEndedOn === null ? 'never' : 'ended'
}
