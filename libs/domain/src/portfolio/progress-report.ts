/**
 * What a progress report is made of: figures, which come from the approved facts and are locked once they are sent, and texts.
 * Each of them is a cell that can be marked when it comes back.
 * Source: issue "Portfolio", item 4.
 */
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { isPeriod, type Period, shiftPeriod, validityOfPeriod } from '@solmu/shared/periods.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { DomainError } from '../errors.js'

/** done: what was done · results: what came of it · deviations: what went otherwise, and why · money: on the use of the money · next: what comes next. */
export const progressTexts = ['done', 'results', 'deviations', 'money', 'next'] as const
export type ProgressText = (typeof progressTexts)[number]
/** What cannot be left out. */
export const neededTexts: readonly ProgressText[] = ['done', 'results']

export type ProgressTexts = Readonly<Partial<Record<ProgressText, string>>>

/** A figure as it was sent. Amounts are texts, since they travel so. */
export interface ProgressFigure {
  readonly projectIndicatorId: string
  readonly code: string
  readonly name: LocalizedText
  /** Of the period of the report, and of the time of the project so far. */
  readonly period: string | null
  readonly soFar: string | null
  readonly target: string | null
  readonly asked: number
  readonly given: number
}

export const textCell = (text: ProgressText): string => `text:${text}`
export const figureCell = (projectIndicatorId: string): string => `figure:${projectIndicatorId}`

/** The cells that can be marked. */
export const cellsOf = (figures: readonly Pick<ProgressFigure, 'projectIndicatorId'>[]): string[] => [...figures.map(({ projectIndicatorId }) => figureCell(projectIndicatorId)), ...progressTexts.map(textCell)]

/** What has to be told and is not. */
export const untoldTexts = (texts: ProgressTexts): ProgressText[] => neededTexts.filter((text) => (texts[text] ?? '').trim() === '')

/**
 * Whether a text can be written: all of them until they are sent, afterwards only what was marked.
 *
 * @param marked the cells that are open, none while nothing has come back
 */
export function isTextOpen(text: ProgressText, of: { readonly isWith: boolean; readonly marked: readonly string[] | null }): boolean {
  return of.isWith && (of.marked === null || of.marked.includes(textCell(text)))
}

/**
 * The figures of a part that is sent again: what was marked is taken from the facts of the day, everything else stays as it was
 * sent. A figure that is new since then comes in.
 */
export function refilled<Of extends Pick<ProgressFigure, 'projectIndicatorId'>>(before: readonly Of[], fresh: readonly Of[], marked: readonly string[]): Of[] {
  const sent = new Map(before.map((figure) => [figure.projectIndicatorId, figure]))
  return fresh.map((figure) => (marked.includes(figureCell(figure.projectIndicatorId)) ? figure : (sent.get(figure.projectIndicatorId) ?? figure)))
}

/** How many days after its period a report is due where nothing else is said. */
const customaryDays = 30

/**
 * The report that comes next: the period after the newest one, or the first of the project, and its last day.
 *
 * @example nextReport(['2026-T1'], '2026-01-01') // { period: '2026-T2', dueOn: '2026-09-30' }
 */
export function nextReport(periods: readonly Period[], startsOn: IsoDate): { readonly period: Period; readonly dueOn: IsoDate } {
  const newest = [...periods].sort((one, other) => (validityOfPeriod(one).validTo < validityOfPeriod(other).validTo ? -1 : 1)).at(-1)
  const period = newest ? shiftPeriod(newest, 1) : `${startsOn.slice(0, 4)}-T${Math.ceil(Number(startsOn.slice(5, 7)) / 4)}`
  return { period, dueOn: addDays(validityOfPeriod(period).validTo, customaryDays - 1) }
}

/** What is wrong with a report that is begun: its period must share days with the project, and its last day lie after the period has begun. */
export function reportIssue({ period, dueOn }: { readonly period: string; readonly dueOn: IsoDate }, { startsOn, endsOn }: { readonly startsOn: IsoDate; readonly endsOn: IsoDate }): DomainError | null {
  if (!isPeriod(period)) return new DomainError('INVALID_INPUT', { path: ['period'] })
  const { validFrom, validTo } = validityOfPeriod(period)
  if (validTo <= startsOn || validFrom > endsOn) return new DomainError('OUT_OF_RANGE', { path: ['period'], params: { min: startsOn, max: endsOn } })
  const [min, max] = [validFrom, addDays(validTo, 730)]
  return dueOn < min || dueOn > max ? new DomainError('OUT_OF_RANGE', { path: ['dueOn'], params: { min, max } }) : null
}

/** Whether a report is late: its day has passed, and the centre has not passed it on. */
export const isReportLate = ({ state, dueOn }: { readonly state: string; readonly dueOn: IsoDate }, today: IsoDate): boolean => dueOn < today && (state === 'open' || state === 'with_centre')
