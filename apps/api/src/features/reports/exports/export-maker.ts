import type { ExportKind } from '@solmu/domain/reports/export-job.js'
import type { ExportRecord, PartRecord } from './export-job-store.js'

/** What a piece is of, as ids and numbers. */
export type ExportTarget = Readonly<Record<string, string | number | readonly string[]>>

/** A piece of a file before it is made; its name is that of the file in the archive, if it becomes one. */
export type PlannedPart = { readonly name: string; readonly target: ExportTarget }

/** A piece with its bytes. */
export type MadePart = { readonly name: string; readonly bytes: Buffer }

export type MadeExport = { readonly fileName: string; readonly contentType: string; readonly bytes: Buffer }

/**
 * How the files of one kind are made, in the name of whoever asked. Every step asks for the rights of the moment: what may not
 * be read any more is not found.
 */
export interface ExportMaker {
  readonly kind: ExportKind
  /** The pieces, in an order that does not change. @throws DomainError EXPORT_EMPTY */
  plan(record: ExportRecord): Promise<PlannedPart[]>
  /** The bytes of one piece. @throws DomainError NOT_FOUND, NOT_ALLOWED for what may not be read any more */
  make(record: ExportRecord, part: PartRecord): Promise<Buffer>
  /** The file of all pieces. @throws DomainError EXPORT_TOO_LARGE */
  join(record: ExportRecord, parts: readonly MadePart[]): Promise<MadeExport>
  /** Whether all that is in the file may still be read. */
  mayStill(record: ExportRecord): Promise<boolean>
}
