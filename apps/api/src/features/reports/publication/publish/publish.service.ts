import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { rowsOf } from '@solmu/domain/reports/edition-canonical.js'
import type { EditionContents } from '@solmu/domain/reports/edition-contents.js'
import { levelFor } from '@solmu/domain/reports/publication.js'
import { publicationFrame } from '@solmu/domain/reports/publication-frame.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../../core/access/access.js'
import { AuditWriter } from '../../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../../core/context/context.js'
import { Db } from '../../../../core/db/db.js'
import type { Audience } from '../audience/audience.graphql.js'
import { AudienceService } from '../audience/audience.service.js'
import { PUBLICATION, type PublicationRecord } from '../publication-reader.js'
import type { PublicationRef } from '../publication.graphql.js'
import { shownRef } from '../shown-publication.js'
import { PublicationMail } from './publication-mail.js'
import type { PublishEditionInput } from './publish.graphql.js'

type EditionRow = {
  readonly id: string
  readonly state: string
  readonly levels: readonly string[]
  readonly lenses: readonly string[]
  readonly consortiumName: LocalizedText
  readonly parts: Readonly<Record<string, string>>
}

/** What a frame is made of; the names of those parts of an edition. */
const FRAME_PARTS = ['indicators', 'dimensions', 'network', 'geography', 'targets', 'quality'] as const

const EDITION = `SELECT e.id, e.state, e.levels, e.lenses, (e.manifest::jsonb -> 'consortium') -> 'name' AS "consortiumName",
    (SELECT coalesce(json_object_agg(p.name, p.body), '{}') FROM edition_part p WHERE p.edition_id = e.id AND p.name = ANY ($2)) AS parts
  FROM edition e WHERE e.id = $1`

const INSERT = `INSERT INTO edition_publication (edition_id, consortium_id, audience_id, kind, organisation_id, unit_ids, indicator_ids, detail,
    level, frame, narrative_fi, narrative_sv, narrative_en, published_by)
  VALUES ($1, $2, $3, $4, $5, $6::uuid[], $7::uuid[], $8, $9, $10::jsonb, $11, $12, $13, $14) ON CONFLICT DO NOTHING RETURNING audience_id`

/** Publishing: lets audiences read a certified edition, each by its own rule of this day. */
@Injectable()
export class PublishService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly audiences: AudienceService,
    private readonly mail: PublicationMail,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Publishes an edition. An audience that reads it already is left as it is: what was published stays as it was.
   *
   * @throws DomainError NOT_ALLOWED, NOT_FOUND, EDITION_STATE for one that is not certified, AUDIENCE_INACTIVE, LEVEL_MISSING for an
   *   audience for which the edition was not protected carefully enough
   */
  async publish({ editionId, audienceIds, narrative }: PublishEditionInput): Promise<{ publications: PublicationRef[]; toldCount: number }> {
    this.access.check('edition.publish', {})
    const edition = await this.edition(editionId)
    const audiences = await this.audiences.byIds(audienceIds)
    const told: number[] = []
    for (const [place, id] of audienceIds.entries()) {
      const audience = audiences.find((each) => each.id === id)
      const path = ['input', 'audienceIds', place]
      if (!audience) throw new DomainError('NOT_FOUND', { path })
      if (!audience.isActive) throw new DomainError('AUDIENCE_INACTIVE', { path })
      const level = levelFor(audience, edition.levels)
      if (level === null) throw new DomainError('LEVEL_MISSING', { path })
      if (await this.add(edition, audience, { level, narrative })) told.push(await this.mail.tell(editionId, id))
    }
    this.audit.note({ subjectType: 'edition', subjectId: editionId, details: { audiences: told.length } })
    return { publications: await this.refs(editionId, audienceIds), toldCount: told.reduce((sum, count) => sum + count, 0) }
  }

  private async edition(id: string): Promise<EditionRow> {
    const [edition] = await this.db.sql<EditionRow>(EDITION, [id, FRAME_PARTS])
    if (!edition) throw new DomainError('NOT_FOUND', { path: ['input', 'editionId'] })
    if (edition.state !== 'certified') throw new DomainError('EDITION_STATE', { path: ['input', 'editionId'] })
    return edition
  }

  private async add(
    { id, lenses, parts, consortiumName }: EditionRow,
    audience: Audience,
    { level, narrative }: { level: string; narrative: PublishEditionInput['narrative'] }
  ): Promise<boolean> {
    const { detail, unitIds, indicatorIds, kind, organisationId, name } = audience
    const contents = contentsIn(parts)
    const framed = publicationFrame(contents, { detail, unitIds, indicatorIds, lenses, kind }, { audienceName: name, consortiumName })
    const { consortiumId, userId } = currentViewer()
    const texts = [narrative?.fi.trim() ?? '', narrative?.sv.trim() ?? '', narrative?.en.trim() ?? '']
    const rows = await this.db.sql(INSERT, [
      ...[id, consortiumId, audience.id, kind, organisationId, framed.unitIds, indicatorIds, detail, level],
      ...[JSON.stringify(framed.frame), ...texts, userId]
    ])
    return rows.length > 0
  }

  private async refs(editionId: string, audienceIds: readonly string[]): Promise<PublicationRef[]> {
    const rows = await this.db.sql<PublicationRecord>(
      `SELECT ${PUBLICATION}, p.frame FROM edition_publication p JOIN edition e ON e.id = p.edition_id
       WHERE p.edition_id = $1 AND p.audience_id = ANY ($2::uuid[]) ORDER BY array_position($2::uuid[], p.audience_id)`,
      [editionId, audienceIds]
    )
    return rows.map((row) => shownRef(row, row.frame.audienceName))
  }
}

/** The rows of the parts that name what the figures are. */
function contentsIn(parts: Readonly<Record<string, string>>): Pick<EditionContents, (typeof FRAME_PARTS)[number]> {
  const rows = <Name extends (typeof FRAME_PARTS)[number]>(name: Name) => rowsOf<EditionContents[Name][number]>(parts[name] ?? '')
  return {
    indicators: rows('indicators'),
    dimensions: rows('dimensions'),
    network: rows('network'),
    geography: rows('geography'),
    targets: rows('targets'),
    quality: rows('quality')
  } as Pick<EditionContents, (typeof FRAME_PARTS)[number]>
}
