import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { FileRow, RowFault } from '@solmu/domain/network/import-cells.js'
import { type ColumnMapping, type ImportKind, importFields, type MappingBasis } from '@solmu/domain/network/import-fields.js'
import type { PlannedRow, RowOutcome } from '@solmu/domain/network/import-unit-plan.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { isUuid } from '@solmu/shared/ids.js'
import { Db } from '../../../core/db/db.js'
import type { SheetFormat } from '../../../core/files/sheet-reader.js'
import { DEFAULT_PAGE, type Page, type PageArgs, pageStart, toPage } from '../../../core/graphql/page.js'
import type { ImportRow, ImportRowListArgs, ImportStateEnum, ImportTotal, NetworkImportType } from './network-import.graphql.js'
import * as sql from './network-import.sql.js'

/** An import as it is kept. */
export type ImportRecord = Omit<NetworkImportType, 'columns' | 'fields' | 'kind' | 'state'> & {
  readonly kind: ImportKind
  readonly state: `${ImportStateEnum}`
  readonly format: SheetFormat
  readonly fileKey: string
  readonly columns: readonly { readonly heading: string; readonly samples: string[]; readonly basis?: { readonly field: string; readonly is: MappingBasis } }[]
  readonly mapping: ColumnMapping
  readonly effectiveOn: IsoDate
  readonly changeId: string | null
}

/** A row that is to be brought in, with what it was seen to do. */
export type CheckedRow = FileRow & { readonly outcome: RowOutcome }

/** What bringing in a row came to: what it is about, and what that was before. */
export type BroughtIn = { readonly line: number; readonly subjectId: string; readonly before: object | null }

export type StoredRow = Omit<ImportRow, 'issues' | 'readings'> & { readonly issues: readonly RowFault[]; readonly subjectId: string | null; readonly before: unknown }

/** Imports and their rows in the database. */
@Injectable()
export class NetworkImportQueries {
  constructor(private readonly db: Db) {}

  /** @throws DomainError NOT_FOUND for one that does not exist or that the viewer may not see */
  async one(id: string): Promise<ImportRecord> {
    return this.found(await this.find(id))
  }

  async find(id: string): Promise<ImportRecord | null> {
    const [record] = isUuid(id) ? await this.db.sql<ImportRecord>(sql.ONE_SQL, [id]) : []
    return record ?? null
  }

  /**
   * The import, which nobody else changes until the transaction ends.
   *
   * @throws DomainError NOT_FOUND
   */
  async hold(id: string): Promise<ImportRecord> {
    const [record] = isUuid(id) ? await this.db.sql<ImportRecord>(sql.HELD_SQL, [id]) : []
    return this.found(record)
  }

  private found(record: ImportRecord | null | undefined): ImportRecord {
    if (!record) throw new DomainError('NOT_FOUND', { path: ['importId'] })
    return record
  }

  /** @throws DomainError INVALID_CURSOR */
  async page(args: PageArgs, isCounted: boolean): Promise<Page<NetworkImportType>> {
    const first = args.first ?? DEFAULT_PAGE
    const [instant = null, id = null] = pageStart(args.after, ['string', 'string']) ?? []
    if (instant !== null && (Number.isNaN(Date.parse(String(instant))) || !isUuid(id))) {
      throw new DomainError('INVALID_CURSOR', { path: ['after'] })
    }
    const rows = await this.db.sql<ImportRecord & { instant: string }>(sql.PAGE_SQL, [instant, id, first + 1])
    const totalCount = isCounted ? await this.count(sql.COUNT_SQL, []) : 0
    const page = toPage(rows, { first, totalCount, cursor: (row) => [row.instant, row.id] })
    return { ...page, nodes: page.nodes.map(toldImport) }
  }

  /** @throws DomainError INVALID_CURSOR */
  async rowPage({ importId, outcomes, ...args }: ImportRowListArgs, isCounted: boolean): Promise<Page<StoredRow>> {
    const first = args.first ?? DEFAULT_PAGE
    const [after = 0] = pageStart(args.after, ['number']) ?? []
    if (!Number.isInteger(after)) throw new DomainError('INVALID_CURSOR', { path: ['after'] })
    const wanted = outcomes?.length ? outcomes : null
    const rows = await this.rows(importId, { after: Number(after), outcomes: wanted, limit: first + 1 })
    const totalCount = isCounted ? await this.count(sql.ROW_COUNT_SQL, [importId, wanted]) : 0
    return toPage(rows, { first, totalCount, cursor: (row) => [row.line] })
  }

  /** The rows after a line, in the order of the file. */
  rows(
    importId: string,
    of: { readonly after: number; readonly outcomes: readonly RowOutcome[] | null; readonly limit: number }
  ): Promise<StoredRow[]> {
    return this.db.sql<StoredRow>(sql.ROWS_SQL, [importId, of.after, of.outcomes, of.limit])
  }

  private async count(statement: string, values: readonly unknown[]): Promise<number> {
    const [row] = await this.db.sql<{ count: number }>(statement, values)
    return row?.count ?? 0
  }

  /** What headings were taken for in earlier files of the consortium. */
  async remembered(kind: ImportKind): Promise<ColumnMapping> {
    const [row] = await this.db.sql<{ mapping: ColumnMapping }>(sql.REMEMBERED_SQL, [kind])
    return row?.mapping ?? {}
  }

  async remember(kind: ImportKind, mapping: ColumnMapping): Promise<void> {
    await this.db.sql(sql.REMEMBER_SQL, [kind, JSON.stringify(mapping)])
  }

  async add(
    given: Pick<ImportRecord, 'id' | 'kind' | 'fileName' | 'fileKey' | 'format' | 'columns' | 'mapping' | 'rowCount'>
  ): Promise<void> {
    const { id, kind, fileName, fileKey, format, columns, mapping, rowCount } = given
    const values = [id, kind, fileName, fileKey, format, JSON.stringify(columns), JSON.stringify(mapping), rowCount]
    await this.db.sql(sql.ADD_SQL, values)
  }

  async startCheck(id: string, mapping: ColumnMapping, effectiveOn: IsoDate): Promise<void> {
    await this.db.sql(sql.START_CHECK_SQL, [id, JSON.stringify(mapping), effectiveOn])
  }

  async start(id: string, state: 'applying' | 'undoing', onlySound: boolean): Promise<void> {
    await this.db.sql(sql.START_SQL, [id, state, onlySound])
  }

  async progress(id: string, doneCount: number): Promise<void> {
    await this.db.sql(sql.PROGRESS_SQL, [id, doneCount])
  }

  async forgetRows(id: string): Promise<void> {
    await this.db.sql(sql.FORGET_ROWS_SQL, [id])
  }

  async addRows(id: string, rows: readonly (PlannedRow & FileRow)[]): Promise<void> {
    const given = rows.map(({ line, cells, outcome, faults, label, subjectId }) => ({
      ...{ line, cells, outcome, label, subjectId },
      issues: faults
    }))
    await this.db.sql(sql.ADD_ROWS_SQL, [id, JSON.stringify(given)])
  }

  async checked(id: string, rows: readonly PlannedRow[], totals: readonly ImportTotal[] = []): Promise<void> {
    const counts = (['new', 'changed', 'unchanged', 'wrong'] as const).map(
      (outcome) => rows.filter((row) => row.outcome === outcome).length
    )
    await this.db.sql(sql.CHECKED_SQL, [id, ...counts, JSON.stringify(totals)])
  }

  /** Keeps what each row is about, and what that was before. */
  async keep(id: string, rows: readonly BroughtIn[]): Promise<void> {
    for (let from = 0; from < rows.length; from += 5000) {
      await this.db.sql(sql.BROUGHT_IN_SQL, [id, JSON.stringify(rows.slice(from, from + 5000))])
    }
  }

  async applied(id: string, changeId: string | null, totals: readonly ImportTotal[] | null = null): Promise<void> {
    await this.db.sql(sql.APPLIED_SQL, [id, changeId, totals && JSON.stringify(totals)])
  }

  async end(id: string, of: { state: ImportRecord['state']; failure: string | null; finishedAt: Date | null }): Promise<void> {
    await this.db.sql(sql.ENDED_SQL, [id, of.state, of.failure, of.finishedAt])
  }
}

/** An import as the API tells it; where its file lies and which change it made is nobody's business. */
export function toldImport({ columns, mapping, kind, ...record }: ImportRecord): NetworkImportType {
  const { id, fileName, state, effectiveOn, onlySound, failure, canUndo, createdAt, finishedAt } = record
  const { rowCount, doneCount, newCount, changedCount, unchangedCount, wrongCount, totals } = record
  return {
    ...{ id, kind, fileName, state, effectiveOn, onlySound, failure, canUndo, createdAt, finishedAt },
    ...{ rowCount, doneCount, newCount, changedCount, unchangedCount, wrongCount, totals },
    columns: columns.map(({ heading, samples, basis }) => {
      const field = mapping[heading] ?? null
      return { heading, samples, field, basis: basis && basis.field === field ? basis.is : null }
    }),
    fields: importFields(kind).map(({ name, isRequired }) => ({ name, isRequired }))
  }
}
