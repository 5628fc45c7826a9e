import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { ArchivedFormat } from '@solmu/domain/reports/export-job.js'
import { pick, type LocalizedText } from '@solmu/shared/text.js'
import { Db } from '../../../core/db/db.js'
import { pack } from '../../../core/files/archive.js'
import { type ExportFormat, PublicationExportService } from '../publication/export/publication-export.service.js'
import { PublicationReader, type PublicationRecord } from '../publication/publication-reader.js'
import type { ExportRecord, PartRecord } from './export-job-store.js'
import type { ExportMaker, ExportTarget, MadeExport, MadePart, PlannedPart } from './export-maker.js'
import { said } from './export-words.js'

type Listed = Pick<PublicationRecord, 'editionId' | 'audienceId' | 'kind' | 'organisationId' | 'year' | 'number'> & { readonly audienceName: LocalizedText }

const LISTED = `SELECT p.edition_id AS "editionId", p.audience_id AS "audienceId", p.kind, p.organisation_id AS "organisationId", e.year, e.number,
    p.frame -> 'audienceName' AS "audienceName"
  FROM edition_publication p JOIN edition e ON e.id = p.edition_id AND e.state = 'certified'
  ORDER BY e.year, e.number, p.audience_id`

const formatOf: Readonly<Record<ArchivedFormat, ExportFormat>> = { xlsx: 'xlsx', csv: 'csv', json: 'json', adx: 'adx.xml', pdf: 'pdf' }

/** All publications that somebody reads, one file for each and each form, in a folder by edition and audience. */
@Injectable()
export class PublicationsMaker implements ExportMaker {
  readonly kind = 'publications'

  constructor(
    private readonly db: Db,
    private readonly reader: PublicationReader,
    private readonly files: PublicationExportService
  ) {}

  /** How many publications the viewer reads. */
  async count(): Promise<number> {
    return (await this.listed()).length
  }

  async plan({ parameters, language }: ExportRecord): Promise<PlannedPart[]> {
    const { formats } = parameters as { formats: ArchivedFormat[] }
    const listed = await this.db.read(() => this.listed())
    if (listed.length === 0) throw new DomainError('EXPORT_EMPTY')
    return listed.flatMap(({ editionId, audienceId, year, number, audienceName }) =>
      formats.map((format) => {
        const folder = `${year}-${number}/${fileWord(pick(audienceName, language).text)}-${audienceId.slice(-4)}`
        return { name: `${folder}/${said.publicationsFile[language]}-${year}-${number}.${formatOf[format]}`, target: { editionId, audienceId, format } }
      })
    )
  }

  async make({ language }: ExportRecord, { target }: PartRecord): Promise<Buffer> {
    const { editionId, audienceId, format } = ofPublication(target)
    return (await this.files.write(editionId, audienceId, { format: formatOf[format], language })).bytes
  }

  join({ language }: ExportRecord, parts: readonly MadePart[]): Promise<MadeExport> {
    const bytes = pack(new Map(parts.map((part) => [part.name, part.bytes])))
    return Promise.resolve({ fileName: `${said.publicationsFile[language]}.zip`, contentType: 'application/zip', bytes })
  }

  mayStill({ targets }: ExportRecord): Promise<boolean> {
    return this.db.read(async () => {
      const readable = new Set((await this.listed()).map(({ editionId, audienceId }) => `${editionId}/${audienceId}`))
      return targets.map(ofPublication).every(({ editionId, audienceId }) => readable.has(`${editionId}/${audienceId}`))
    })
  }

  private async listed(): Promise<Listed[]> {
    return (await this.db.sql<Listed>(LISTED)).filter((each) => this.reader.isReader(each))
  }
}

const ofPublication = (target: ExportTarget) => target as unknown as { editionId: string; audienceId: string; format: ArchivedFormat }

/** A name as a part of a path: letters and numbers, and a line for all else. */
const fileWord = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60)
