import { Inject, Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { rowsOf } from '@solmu/domain/reports/edition-canonical.js'
import { copiedTexts, type EditionContents } from '@solmu/domain/reports/edition-contents.js'
import { editionChanges } from '@solmu/domain/reports/edition-difference.js'
import { explainChanges } from '@solmu/domain/reports/edition-effects.js'
import { frameOfEdition, periodsOfEdition } from '@solmu/domain/reports/edition-frame.js'
import { copiedParts, type CopiedPart } from '@solmu/domain/reports/edition-manifest.js'
import type { Logger } from 'pino'
import { Db } from '../../../core/db/db.js'
import { asDomainError } from '../../../core/errors/wire-error.js'
import { LOGGER } from '../../../core/http/logger.js'
import { figuresOf } from './edition-figures.js'
import { EditionProtection } from './edition-protection.js'
import { cellRow, changeRows, type ChangeRow, workedOutTexts } from './edition-rows.js'
import { EditionSnapshot } from './edition-snapshot.js'
import { type EditionRecord, EditionStore, runOf } from './edition-store.js'
import { EditionWriter } from './edition-writer.js'

type Done = () => Promise<void>

/**
 * Prepares editions, in the name of whoever asked for it. What an edition rests on is read in one transaction that sees one
 * moment, its figures are worked out beside it, and everything is written in one transaction: an edition is prepared or it is
 * not. A job that runs twice finds that the edition has gone on and does nothing.
 */
@Injectable()
export class EditionWork {
  constructor(
    private readonly db: Db,
    private readonly snapshot: EditionSnapshot,
    private readonly protection: EditionProtection,
    private readonly store: EditionStore,
    private readonly writer: EditionWriter,
    @Inject(LOGGER) private readonly logger: Logger
  ) {}

  /** Does what the job `report:prepare` asks for. */
  async prepare(editionId: string): Promise<void> {
    const record = await this.db.read(() => this.store.find(editionId))
    if (record?.state !== 'preparing') return
    try {
      await this.prepareOne(record)
    } catch (error) {
      const refusal = asDomainError(error)
      // The queue tries again when the database is back.
      if (refusal?.kind === 'unavailable') throw error
      if (!refusal) this.logger.error({ err: error, editionId }, 'an edition was not prepared')
      await this.db.write(() => this.store.fail(editionId, refusal?.code ?? 'INTERNAL'))
    }
  }

  private async prepareOne(record: EditionRecord): Promise<void> {
    const run = runOf(record)
    const { contents, care } = await this.db.read(
      async () => ({ contents: await this.snapshot.read(run, record.lenses), care: await this.protection.care() }),
      'REPEATABLE READ'
    )
    if (!contents.returns.some(({ standing }) => standing === 'included')) throw new DomainError('EDITION_EMPTY')
    const periods = periodsOfEdition(run, contents.rounds)
    const steps = new Steps((done) => this.progress(record, done, 2 + periods.length + care.levels.length), 1)
    await steps.begin()
    const cells = await figuresOf(contents.facts, frameOfEdition(contents, { run, lenses: record.lenses }), steps.next)
    const { rows: protection, hastyCount } = await this.protection.protect({ record, contents, cells, care }, steps.next)
    const rows = { cells: cells.map(cellRow), protection, changes: await this.changes(record, contents) }
    const texts = { ...copiedTexts(contents), ...workedOutTexts(rows) }
    await this.writer.complete(record, { texts, returns: contents.returns, facts: contents.facts, levels: care.levels, hastyCount, ...rows }, steps.count + 1)
  }

  private async changes(record: EditionRecord, after: EditionContents): Promise<ChangeRow[]> {
    const { replacesId } = record
    if (replacesId === null) return []
    const parts = await this.db.read(() => this.store.parts(replacesId))
    const before = contentsOf(new Map(parts.map(({ name, body }) => [name as CopiedPart, body])))
    const changes = editionChanges(before, after)
    return changeRows(explainChanges({ before, after }, changes, periodsOfEdition(runOf(record), after.rounds)), { before, after })
  }

  private progress({ id }: EditionRecord, done: number, total: number): Promise<void> {
    return this.db.write(() => this.store.progress(id, done, total))
  }
}

/** Counts steps and tells each. */
class Steps {
  constructor(
    private readonly tell: (done: number) => Promise<void>,
    public count: number
  ) {}

  begin(): Promise<void> {
    return this.tell(this.count)
  }

  readonly next: Done = () => this.tell(++this.count)
}

/** What an edition rests on, read from its parts again. */
function contentsOf(bodies: ReadonlyMap<CopiedPart, string>): EditionContents {
  const parts = copiedParts.map((name) => [name, rowsOf(bodies.get(name) ?? '')] as const)
  return Object.fromEntries(parts) as unknown as EditionContents
}
