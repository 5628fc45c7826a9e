import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isPartName, partNames } from '@solmu/domain/reports/edition-manifest.js'
import { Access } from '../../../core/access/access.js'
import { Db } from '../../../core/db/db.js'
import { pack } from '../../../core/files/archive.js'
import { EditionFiles } from '../edition/edition-files.js'
import { EditionStore } from '../edition/edition-store.js'
import type { ExportRecord, PartRecord } from './export-job-store.js'
import type { ExportMaker, MadeExport, MadePart, PlannedPart } from './export-maker.js'
import { said } from './export-words.js'

const MANIFEST = 'manifest'

/** All that a certified edition rests on: its parts byte by byte as they were hashed, and the signed manifest. */
@Injectable()
export class EditionMaker implements ExportMaker {
  readonly kind = 'edition'

  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly store: EditionStore,
    private readonly files: EditionFiles
  ) {}

  async plan(record: ExportRecord): Promise<PlannedPart[]> {
    this.access.check('edition.read', {})
    const editionId = editionOf(record)
    const kept = new Set((await this.db.read(() => this.store.parts(editionId))).map(({ name }) => name))
    if (kept.size === 0) throw new DomainError('NOT_FOUND')
    const parts = partNames.filter((name) => kept.has(name)).map((part) => ({ name: `parts/${part}.jsonl`, target: { editionId, part } }))
    return [{ name: 'manifest.json', target: { editionId, part: MANIFEST } }, ...parts]
  }

  async make(record: ExportRecord, { target }: PartRecord): Promise<Buffer> {
    this.access.check('edition.read', {})
    const part = String(target.part)
    if (part === MANIFEST) return (await this.files.manifest(editionOf(record))).bytes
    if (!isPartName(part)) throw new DomainError('NOT_FOUND')
    return (await this.files.part(editionOf(record), part)).bytes
  }

  join({ title, language }: ExportRecord, parts: readonly MadePart[]): Promise<MadeExport> {
    const bytes = pack(new Map(parts.map((part) => [part.name, part.bytes])))
    const [, number = '', year = ''] = /(\d+)\/(\d+)$/.exec(title) ?? []
    return Promise.resolve({ fileName: `${said.editionFile[language]}-${year}-${number}.zip`, contentType: 'application/zip', bytes })
  }

  mayStill(record: ExportRecord): Promise<boolean> {
    if (!this.access.may('edition.read', {})) return Promise.resolve(false)
    return this.db.read(async () => (await this.store.find(editionOf(record))) !== null)
  }
}

const editionOf = ({ parameters }: ExportRecord): string => (parameters as { editionId: string }).editionId
