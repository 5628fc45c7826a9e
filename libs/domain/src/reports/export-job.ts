/**
 * Files that take long to make: what can be asked for, where the making of one stands, and what can be done with it. A file is
 * made as the person who asked, by what they may on the day, and is there for a fortnight.
 * Source: issue "Reports", item 6; requirements 73-77.
 */
import { DomainError } from '../errors.js'
import type { FigureMark } from './publication-figure.js'

export const exportKinds = ['publications', 'consolidation', 'edition'] as const
export type ExportKind = (typeof exportKinds)[number]

export const exportStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export type ExportState = (typeof exportStates)[number]

/** The forms in which each publication can go into the archive of all of them. */
export const archivedFormats = ['xlsx', 'csv', 'json', 'adx', 'pdf'] as const
export type ArchivedFormat = (typeof archivedFormats)[number]

/** How long a file can be fetched. */
export const exportDays = 14

/** So many figures at the most are made while somebody waits; more than that is a job. */
export const immediateFigures = 10_000

/** So many figures at the most fit a file of the consolidation: a spreadsheet opens no more, a text file is read by programs. */
export const mostFigures = { xlsx: 60_000, csv: 1_000_000 } as const

export const exportSteps = ['cancel', 'retry'] as const
export type ExportStep = (typeof exportSteps)[number]

/** An export as far as it matters for what can be done with it. */
export interface ExportStanding {
  readonly state: ExportState
  /** True once its file has had its time. */
  readonly isRemoved: boolean
}

/**
 * What can be done with an export: one that is under way is cancelled; one that came to nothing, or whose file is gone, is made
 * again.
 *
 * @example exportStepsOf({ state: 'running', isRemoved: false }) // ['cancel']
 */
export function exportStepsOf({ state, isRemoved }: ExportStanding): ExportStep[] {
  if (state === 'queued' || state === 'running') return ['cancel']
  return state !== 'done' || isRemoved ? ['retry'] : []
}

/** @throws DomainError EXPORT_STATE */
export function demandExportStep(standing: ExportStanding, step: ExportStep): void {
  if (!exportStepsOf(standing).includes(step)) throw new DomainError('EXPORT_STATE')
}

/** A role as far as it says what somebody may. */
export interface HeldBy {
  readonly role: string
  readonly unitId: string
  readonly organisationId: string | null
}

/** The roles by which a file was made, each as one text, so that they can be held against those of another day. */
export const rolesText = (held: readonly HeldBy[]): string[] =>
  [...new Set(held.map(({ role, unitId, organisationId }) => `${role}:${unitId}:${organisationId ?? ''}`))].sort()

/**
 * Whether somebody still holds every role by which a file was made. One that has been given anew counts.
 *
 * @example holdsStill(['unit_manager:a:'], []) // false
 */
export function holdsStill(roles: readonly string[], held: readonly HeldBy[]): boolean {
  const now = new Set(rolesText(held))
  return roles.every((role) => now.has(role))
}

/** A part of a file that was asked for: whole bytes from the first to the last, both included. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

/**
 * Reads a Range header for a file of so many bytes. One range is served; of several, or of something else, the whole file is, as
 * the standard allows.
 *
 * @returns the range; null for the whole; 'outside' for one that lies beyond the file
 * Source: RFC 9110, 14.1.2
 * @example byteRange('bytes=100-', 500) // { first: 100, last: 499 }
 */
export function byteRange(header: string | undefined, size: number): ByteRange | 'outside' | null {
  const text = header?.trim() ?? ''
  const end = /^bytes=-(\d{1,15})$/.exec(text)
  if (end) return lastBytes(Number(end[1]), size)
  const part = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(text)
  if (!part) return null
  const [first, last] = [Number(part[1]), part[2] ? Number(part[2]) : Infinity]
  if (last < first) return null
  return first >= size ? 'outside' : { first, last: Math.min(last, size - 1) }
}

const lastBytes = (count: number, size: number): ByteRange | 'outside' =>
  count === 0 || size === 0 ? 'outside' : { first: Math.max(0, size - count), last: size - 1 }

/** What is known of a live figure that has no value. */
export interface LiveCounts {
  readonly unitCount: number
  readonly missingCount: number
  readonly notApplicableCount: number
  readonly notAskedCount: number
}

/**
 * Why a figure of the consolidation has no number: what was asked and has not come is missing, and no zero.
 *
 * @param isAsked whether any return of the area and period was asked for
 */
export function liveMark(value: string | null, counts: LiveCounts, isAsked: boolean): FigureMark {
  if (value !== null) return 'value'
  if (counts.missingCount > 0) return 'missing'
  if (counts.notApplicableCount > 0 || counts.unitCount > 0) return 'not_applicable'
  return counts.notAskedCount > 0 || !isAsked ? 'not_asked' : 'missing'
}
