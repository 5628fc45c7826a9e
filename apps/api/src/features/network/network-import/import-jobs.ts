import { setImmediate } from 'node:timers/promises'
import { Inject, Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { PlannedRow } from '@solmu/domain/network/import-unit-plan.js'
import type { Logger } from 'pino'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Db } from '../../../core/db/db.js'
import { asDomainError } from '../../../core/errors/wire-error.js'
import { readSheet } from '../../../core/files/sheet-reader.js'
import { LOGGER } from '../../../core/http/logger.js'
import { FileStorage } from '../../../core/storage/storage.js'
import { ImportWork } from './import-work.js'
import { type CheckedRow, type ImportRecord, NetworkImportQueries } from './network-import.queries.js'
import type { Brought, WorkedOut } from './import-steps.js'
import { TAKE_TIME_SQL } from './network-import.sql.js'

/** How many rows are written or read between two reports of progress. */
const CHUNK = 500

/**
 * The long work of imports, in the name of the person who asked for it. A job that runs twice finds that the import has
 * gone on and does nothing; whatever goes wrong is recorded with the import.
 */
@Injectable()
export class ImportJobs {
  constructor(
    private readonly db: Db,
    private readonly imports: NetworkImportQueries,
    private readonly work: ImportWork,
    private readonly storage: FileStorage,
    private readonly audit: AuditWriter,
    @Inject(LOGGER) private readonly logger: Logger
  ) {}

  /** Looks at every row of the file. */
  check(importId: string): Promise<void> {
    return this.run(importId, { from: 'checking', back: 'failed' }, async (record) => {
      const { rows } = await readSheet(await this.storage.get(record.fileKey), record.format)
      const { rows: planned, totals } = await this.work.of(record.kind).plan(record, rows)
      await this.db.write(() => this.imports.forgetRows(importId))
      const cells = new Map(rows.map((row) => [row.line, row.cells]))
      await inChunks(planned, async (chunk, done) => {
        const seen = chunk.map((row: PlannedRow) => ({ ...row, cells: cells.get(row.line) ?? [] }))
        await this.db.write(async () => {
          await this.imports.addRows(importId, seen)
          await this.imports.progress(importId, done)
        })
      })
      await this.db.write(() => this.imports.checked(importId, planned, totals))
    })
  }

  /**
   * Brings the rows in, all of them in one transaction. They are worked out and written while others go on with their
   * work; only when those come in the way are they held back and it is all done once more.
   */
  apply(importId: string): Promise<void> {
    return this.run(importId, { from: 'applying', back: 'failed' }, async (record) => {
      const rows = await this.soundRows(importId)
      const work = this.work.of(record.kind)
      const workedOut = await work.workOut?.(record, rows)
      if (workedOut && (await this.isBroughtIn(record, workedOut))) return
      await this.inOneGo(async () => {
        if ((await this.imports.hold(importId)).state !== 'applying') return
        const { changeId, rows: broughtIn, totals } = await work.bringIn(record, rows)
        await this.imports.keep(importId, broughtIn)
        await this.applied(record, changeId, totals)
      })
    })
  }

  /** Takes back what an import brought in, all of it in one transaction. */
  undo(importId: string): Promise<void> {
    return this.run(importId, { from: 'undoing', back: 'applied' }, (record) =>
      this.inOneGo(async () => {
        await this.work.of(record.kind).undo(record)
        await this.checkStill(record)
        await this.imports.end(importId, { state: 'undone', failure: null, finishedAt: null })
        await this.audit.done('importUndone', auditNote(record))
      })
    )
  }

  /** The rows without faults, read a part at a time, so that others see how far it has come. */
  private async soundRows(importId: string): Promise<CheckedRow[]> {
    const rows: CheckedRow[] = []
    for (;;) {
      const after = rows.at(-1)?.line ?? 0
      const chunk = await this.db.write(async () => {
        const read = await this.imports.rows(importId, { after, outcomes: ['new', 'changed', 'unchanged'], limit: CHUNK })
        await this.imports.progress(importId, rows.length + read.length)
        return read
      })
      rows.push(...chunk.map(({ line, cells, outcome }) => ({ line, cells, outcome })))
      if (chunk.length < CHUNK) return rows
      await setImmediate()
    }
  }

  /** False when others came in the way; nothing has been changed then. */
  private async isBroughtIn(record: ImportRecord, { rows, write, record: put }: WorkedOut): Promise<boolean> {
    try {
      await this.inOneGo(async () => {
        await write()
        await this.imports.keep(record.id, rows)
        const changeId = await put()
        await this.checkStill(record)
        await this.applied(record, changeId)
      })
      return true
    } catch (error) {
      const refusal = asDomainError(error)
      if (!refusal || refusal.kind === 'unavailable') throw error
      return false
    }
  }

  private async applied(record: ImportRecord, changeId: string | null, totals?: Brought['totals']): Promise<void> {
    await this.imports.applied(record.id, changeId, totals)
    await this.audit.done('importApplied', auditNote(record))
  }

  /** A job that runs twice must not do its work twice. */
  private async checkStill({ id, state }: ImportRecord): Promise<void> {
    if ((await this.imports.hold(id)).state !== state) throw new DomainError('STALE')
  }

  private inOneGo(work: () => Promise<void>): Promise<void> {
    return this.db.write(async () => {
      await this.db.sql(TAKE_TIME_SQL)
      await work()
    })
  }

  private async run(
    importId: string,
    { from, back }: { from: ImportRecord['state']; back: ImportRecord['state'] },
    work: (record: ImportRecord) => Promise<void>
  ): Promise<void> {
    const record = await this.db.read(() => this.imports.find(importId))
    if (record?.state !== from) return
    try {
      await work(record)
    } catch (error) {
      const refusal = asDomainError(error)
      // The queue tries again when the database is back.
      if (refusal?.kind === 'unavailable') throw error
      if (!refusal) this.logger.error({ err: error, importId }, 'import failed')
      const finishedAt = back === 'applied' ? record.finishedAt : null
      await this.db.write(async () => {
        if ((await this.imports.hold(importId)).state !== from) return
        await this.imports.end(importId, { state: back, failure: refusal?.code ?? 'INTERNAL', finishedAt })
      })
    }
  }
}

const auditNote = ({ id, kind, rowCount, newCount, changedCount }: ImportRecord) => ({
  subjectType: 'network_import',
  subjectId: id,
  details: { kind, rows: rowCount, new: newCount, changed: changedCount }
})

async function inChunks<Item>(items: readonly Item[], work: (chunk: readonly Item[], done: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += CHUNK) {
    await work(items.slice(from, from + CHUNK), Math.min(items.length, from + CHUNK))
    await setImmediate()
  }
}
