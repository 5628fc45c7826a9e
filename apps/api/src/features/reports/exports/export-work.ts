import { createHash } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { rolesText } from '@solmu/domain/reports/export-job.js'
import { newId } from '@solmu/shared/ids.js'
import type { Logger } from 'pino'
import { contextOrNull, currentContext, currentViewer, type HeldRole, runInContext, type Viewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { asDomainError } from '../../../core/errors/wire-error.js'
import { LOGGER } from '../../../core/http/logger.js'
import { FileStorage } from '../../../core/storage/storage.js'
import { ExportJobStore, type ExportRecord, type PartRecord } from './export-job-store.js'
import type { ExportMaker, MadeExport } from './export-maker.js'
import { ExportMakers } from './export-makers.js'
import { ExportOutcome } from './export-outcome.js'

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Thrown where a piece would be made of an export that was cancelled meanwhile. */
class Cancelled extends Error {}

/** What somebody lost between asking and making; whatever the reader of it could not find is one of these. */
const lostCodes = new Set(['NOT_FOUND', 'NOT_ALLOWED'])

/**
 * Makes the files that were asked for, in the name of whoever asked and with what they hold now. A piece that is made stays: a
 * job that was killed goes on after the last of them.
 */
@Injectable()
export class ExportWork {
  constructor(
    private readonly db: Db,
    private readonly store: ExportJobStore,
    private readonly makers: ExportMakers,
    private readonly storage: FileStorage,
    private readonly told: ExportOutcome,
    @Inject(LOGGER) private readonly logger: Logger
  ) {}

  /** Does what the job `export:make` asks for. */
  async make(exportId: string): Promise<void> {
    const found = await this.db.read(() => this.store.find(exportId))
    if (!found || !['queued', 'running'].includes(found.state)) return
    await asHolder(this.db, found, async () => {
      try {
        await this.makeOne(found)
      } catch (error) {
        await this.failed(found, error)
      }
    })
  }

  private async makeOne(record: ExportRecord): Promise<void> {
    const maker = this.makers.of(record.kind)
    await this.begin(record)
    const parts = await this.partsOf(record, maker)
    for (const part of parts) if (part.sha256 === null) await this.makePart(record, maker, part)
    const made = await maker.join(record, await this.read(parts))
    // What was there when its piece was made may be out of sight by now.
    const planned = { ...record, targets: parts.map(({ target }) => target) }
    if (!(await maker.mayStill(planned))) throw new DomainError('EXPORT_RIGHT_LOST')
    await this.finish(record, made)
  }

  private begin({ id }: ExportRecord): Promise<void> {
    return this.db.write(async () => {
      await this.holdAlive(id)
      await this.store.begin(id, rolesText(currentViewer().held))
    })
  }

  private async partsOf(record: ExportRecord, maker: ExportMaker): Promise<PartRecord[]> {
    const known = await this.db.read(() => this.store.parts(record.id))
    if (known.length > 0) return known
    const planned = await maker.plan(record)
    return this.db.write(async () => {
      await this.holdAlive(record.id)
      await this.store.plan(record.id, planned)
      return this.store.parts(record.id)
    })
  }

  private async makePart(record: ExportRecord, maker: ExportMaker, part: PartRecord): Promise<void> {
    const bytes = await maker.make(record, part)
    await this.storage.put(bytes, 'application/octet-stream', part.fileKey)
    await this.db.write(async () => {
      await this.holdAlive(record.id)
      await this.store.partDone(record.id, { place: part.place, sha256: sha256Of(bytes), byteCount: bytes.length })
    })
  }

  private async read(parts: readonly PartRecord[]) {
    const made = []
    for (const { name, fileKey } of parts) made.push({ name, bytes: Buffer.from(await this.storage.get(fileKey)) })
    return made
  }

  private async finish(record: ExportRecord, { fileName, contentType, bytes }: MadeExport): Promise<void> {
    const fileKey = record.fileKey ?? newId()
    await this.db.write(async () => {
      await this.holdAlive(record.id)
      await this.store.reserve(record.id, fileKey)
    })
    await this.storage.put(bytes, contentType, fileKey)
    await this.db.write(async () => {
      await this.holdAlive(record.id)
      await this.store.finish(record.id, { fileKey, fileName, contentType, byteCount: bytes.length, sha256: sha256Of(bytes) })
      await this.told.tell(record, { isDone: true, details: { bytes: bytes.length } })
    })
  }

  /** @throws Cancelled when its person has cancelled it, or it has come to an end under another worker */
  private async holdAlive(id: string): Promise<void> {
    const { state } = await this.store.hold(id)
    if (state !== 'queued' && state !== 'running') throw new Cancelled()
  }

  private async failed(record: ExportRecord, error: unknown): Promise<void> {
    if (error instanceof Cancelled) return
    const refusal = asDomainError(error)
    // The queue tries again when the database is back.
    if (refusal?.kind === 'unavailable') throw error
    if (!refusal) this.logger.error({ err: error, exportId: record.id }, 'an export was not made')
    const code = refusal?.code ?? 'INTERNAL'
    const failure = lostCodes.has(code) ? 'EXPORT_RIGHT_LOST' : code
    await this.db.write(async () => {
      if (!['queued', 'running'].includes((await this.store.hold(record.id)).state)) return
      await this.store.end(record.id, 'failed', failure)
      await this.told.tell(record, { isDone: false, details: { reason: failure } })
    })
  }
}

/** Runs work with what the person of a job holds at this moment, narrowed as the request was that asked for it. */
async function asHolder(db: Db, { narrowedTo }: ExportRecord, work: () => Promise<void>): Promise<void> {
  const held = await db.read(async () => (await db.sql<{ held: HeldRole[] }>('SELECT app.my_held() AS held'))[0]?.held ?? [])
  const viewer = contextOrNull()?.viewer
  if (!viewer) return
  const scope = narrowedTo === null ? null : (narrowedTo as Viewer['scope'])
  await runInContext({ ...currentContext(), viewer: { ...viewer, held, scope }, loaders: new Map() }, work)
}
