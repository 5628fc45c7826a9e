import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { mostFigures } from '@solmu/domain/reports/export-job.js'
import { Access } from '../../../core/access/access.js'
import { Db } from '../../../core/db/db.js'
import type { ConsolidationInput } from '../consolidation/consolidation.graphql.js'
import { ConsolidationFiles } from './consolidation-files.js'
import type { ConsolidationPiece } from './consolidation-tables.js'
import type { ExportRecord, PartRecord } from './export-job-store.js'
import type { ExportMaker, MadeExport, MadePart, PlannedPart } from './export-maker.js'

/** So many indicators are read at once. */
const PIECE = 5

/** How long one statement may take: nobody waits for it. */
const PATIENCE = "SET LOCAL statement_timeout = '120s'"

/** What live figures add up to, a few indicators at a time. */
@Injectable()
export class ConsolidationMaker implements ExportMaker {
  readonly kind = 'consolidation'

  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly files: ConsolidationFiles
  ) {}

  plan(record: ExportRecord): Promise<PlannedPart[]> {
    this.demand()
    const { indicatorIds } = inputOf(record)
    const pieces = Array.from({ length: Math.ceil(indicatorIds.length / PIECE) }, (_none, place) => indicatorIds.slice(place * PIECE, (place + 1) * PIECE))
    return Promise.resolve(pieces.map((ids, place) => ({ name: String(place + 1), target: { indicatorIds: ids } })))
  }

  async make(record: ExportRecord, { target }: PartRecord): Promise<Buffer> {
    this.demand()
    const piece = await this.db.read(async () => {
      await this.db.sql(PATIENCE)
      return this.files.piece(fileOf(record), target.indicatorIds as string[])
    })
    const max = mostFigures[fileOf(record).format]
    if (piece.rows.length > max) throw new DomainError('EXPORT_TOO_LARGE', { params: { max } })
    return Buffer.from(JSON.stringify(piece))
  }

  join(record: ExportRecord, parts: readonly MadePart[]): Promise<MadeExport> {
    const pieces = parts.map(({ bytes }) => JSON.parse(bytes.toString()) as ConsolidationPiece)
    return this.db.read(() => this.files.join(fileOf(record), pieces))
  }

  mayStill(): Promise<boolean> {
    return Promise.resolve(this.access.holdsAnywhere('return.read'))
  }

  private demand(): void {
    if (!this.access.holdsAnywhere('return.read')) throw new DomainError('NOT_ALLOWED')
  }
}

const inputOf = ({ parameters }: ExportRecord): ConsolidationInput => parameters as ConsolidationInput
const fileOf = (record: ExportRecord) => ({ input: inputOf(record), format: record.format as 'xlsx' | 'csv', language: record.language })
