import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { Db } from '../../../../core/db/db.js'
import { contentTypes } from '../../../../core/files/sheet-writer.js'
import { etagOf, type OpenAnswer, openAnswer } from '../../../../core/open-answer.js'
import { said } from '../export/export-words.js'
import { bytesOf, type TableFormat } from '../export/publication-files.js'
import { exportedFigures } from '../export/publication-tables.js'
import { type OpenEdition, openPublication, type OpenPublication, type OpenRow, openText } from './open-record.js'

const EDITIONS = `SELECT o.edition_id AS id, o.audience_id AS "audienceId", o.year, o.number, o.first_period AS "firstPeriod", o.last_period AS "lastPeriod",
    o.certified_at AS "certifiedAt", o.sha256, o.replaces_id AS "replacesId", o.reason, o.published_at AS "publishedAt"
  FROM app.open_editions($1) o`

/** One edition, or the newest when none is named. */
export type WhichEdition = { readonly consortiumId: string; readonly editionId: string | null }

/** How many answers are kept: what was published of an edition never changes, and whoever reads it may come in thousands. */
const mostKept = 24

/** Results that everybody may read, signed in or not: only what was published to the public audience. */
@Injectable()
export class OpenResultsService {
  private readonly kept = new Map<string, Promise<OpenAnswer>>()

  constructor(private readonly db: Db) {}

  /** The consortia that publish anything to everybody. */
  async consortia(): Promise<OpenAnswer> {
    const rows = await this.db.askAsNobody<{ id: string; name: LocalizedText }>('SELECT id, name FROM app.open_consortia()', [])
    return openAnswer({ consortia: rows })
  }

  /** What a consortium has published to everybody, the newest first. @throws DomainError NOT_FOUND when there is nothing */
  async editions(consortiumId: string): Promise<OpenAnswer> {
    const editions = await this.listed(consortiumId)
    const replacedBy = new Map(editions.map(({ id, replacesId }) => [replacesId, id]))
    return openAnswer({ editions: editions.map((edition) => ({ ...edition, replacedById: replacedBy.get(edition.id) ?? null })) })
  }

  /** What the page shows. @throws DomainError NOT_FOUND when the consortium publishes nothing to everybody, or not this edition */
  async results(which: WhichEdition): Promise<OpenAnswer> {
    const edition = await this.edition(which)
    return this.keep(`page ${edition.id}`, async () => {
      const body = openText(await this.read(which.consortiumId, edition))
      return { body, etag: etagOf(body), contentType: contentTypes.json, fileName: null }
    })
  }

  /** All of it as a file, breakdowns too. @throws DomainError NOT_FOUND */
  async file(which: WhichEdition, { format, language }: { format: TableFormat; language: Language }): Promise<OpenAnswer> {
    const edition = await this.edition(which)
    return this.keep(`${format} ${language} ${edition.id}`, async () => {
      const { record, figures: told, isDemo } = await this.read(which.consortiumId, edition)
      const body = await bytesOf({ record, told, figures: exportedFigures(record, told, language), language, isDemo }, format)
      const fileName = `${said.file[language]}-${record.year}-${record.number}.${format}`
      return { body, etag: etagOf(body), contentType: { ...contentTypes, zip: 'application/zip' }[format], fileName }
    })
  }

  /** Whether it is still open to everybody has been asked before; the answer itself is made once. */
  private async keep(key: string, make: () => Promise<OpenAnswer>): Promise<OpenAnswer> {
    const known = this.kept.get(key)
    const answer = known ?? make()
    // The latest stands last; the one that nobody has asked for the longest goes.
    this.kept.delete(key)
    this.kept.set(key, answer)
    for (const old of [...this.kept.keys()].slice(0, -mostKept)) this.kept.delete(old)
    return answer.catch((error: unknown) => {
      this.kept.delete(key)
      throw error
    })
  }

  private async listed(consortiumId: string): Promise<OpenEdition[]> {
    const editions = isUuid(consortiumId) ? await this.db.askAsNobody<OpenEdition>(EDITIONS, [consortiumId]) : []
    if (editions.length === 0) throw new DomainError('NOT_FOUND')
    return editions
  }

  private async edition({ consortiumId, editionId }: WhichEdition): Promise<OpenEdition> {
    const editions = await this.listed(consortiumId)
    const edition = editionId === null ? editions[0] : editions.find(({ id }) => id === editionId)
    if (!edition) throw new DomainError('NOT_FOUND')
    return edition
  }

  private async read(consortiumId: string, edition: OpenEdition): Promise<OpenPublication> {
    const [row] = await this.db.askAsNobody<OpenRow>('SELECT publication, cells, returns FROM app.open_results($1, $2)', [consortiumId, edition.id])
    if (!row) throw new DomainError('NOT_FOUND')
    return openPublication(edition, row)
  }
}
