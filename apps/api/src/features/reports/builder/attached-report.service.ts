import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { ReportParameter } from '@solmu/domain/reports/report-template.js'
import { isUuid, newId } from '@solmu/shared/ids.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { nameOf } from '../../network/network.sql.js'
import { PublicationReader, type PublicationRecord } from '../publication/publication-reader.js'
import type { AttachedReport, AttachReportInput, ReportPlaceChoice } from './attached-report.graphql.js'
import { ReportStore } from './report-store.js'

export type AttachedRecord = Omit<AttachedReport, 'places'>

const ATTACHED = `a.id, a.edition_id AS "editionId", a.audience_id AS "audienceId", a.version_id AS "versionId", v.template_id AS "templateId",
  v.number AS "versionNumber", ${nameOf('v')} AS name, v.parameter, v.lens, a.attached_at AS "attachedAt",
  json_build_object('fi', v.description_fi, 'sv', v.description_sv, 'en', v.description_en) AS description`
const FROM = 'FROM report_attachment a JOIN report_version v ON v.id = a.version_id WHERE a.detached_at IS NULL'

/** The places for which a report of a publication can be made: the centres or areas whose figures its audience reads. */
export function placesFor({ parameter, lens }: { readonly parameter: ReportParameter; readonly lens: string | null }, { frame }: PublicationRecord): ReportPlaceChoice[] {
  if (parameter === 'none') return []
  const wanted = parameter === 'centre' ? 'centre' : lens
  return frame.areas.filter((area) => area.lens === wanted).map(({ area, name }) => ({ area, name }))
}

/** Reports that the readers of publications see. */
@Injectable()
export class AttachedReportService {
  constructor(
    private readonly db: Db,
    private readonly publications: PublicationReader,
    private readonly store: ReportStore,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** Those of a publication, by their names. @throws DomainError NOT_FOUND also for a publication that is not meant for the viewer */
  async list(editionId: string, audienceId: string): Promise<AttachedReport[]> {
    const record = await this.publications.one(editionId, audienceId)
    const rows = await this.db.sql<AttachedRecord>(
      `SELECT ${ATTACHED} ${FROM} AND a.edition_id = $1 AND a.audience_id = $2 ORDER BY v.name_fi COLLATE "fi-x-icu", v.number DESC, a.id`,
      [editionId, audienceId]
    )
    return rows.map((row) => ({ ...row, places: placesFor(row, record) }))
  }

  /** One of them with its publication. @throws DomainError NOT_FOUND also for one that is not meant for the viewer */
  async one(attachedId: string): Promise<{ readonly attached: AttachedRecord; readonly record: PublicationRecord }> {
    const [attached] = isUuid(attachedId) ? await this.db.sql<AttachedRecord>(`SELECT ${ATTACHED} ${FROM} AND a.id = $1`, [attachedId]) : []
    if (!attached) throw new DomainError('NOT_FOUND', { path: ['attachedId'] })
    return { attached, record: await this.publications.one(attached.editionId, attached.audienceId) }
  }

  /** For which places a version could be made of a publication. @throws DomainError NOT_FOUND */
  async places({ versionId, editionId, audienceId }: AttachReportInput): Promise<{ area: string; name: LocalizedText }[]> {
    const version = await this.store.version(versionId)
    return placesFor(version, await this.publications.one(editionId, audienceId))
  }

  /**
   * Lets the readers of a publication see a report.
   *
   * @throws DomainError NOT_ALLOWED, NOT_FOUND, REPORT_STATE for a draft or a retired template, ALREADY_EXISTS
   */
  async attach({ versionId, editionId, audienceId }: AttachReportInput): Promise<AttachedReport> {
    this.access.check('report.manage', {})
    const version = await this.store.version(versionId)
    const template = await this.store.template(version.templateId)
    if (version.state !== 'released' || template.isRetired) throw new DomainError('REPORT_STATE', { path: ['input', 'versionId'] })
    await this.publications.one(editionId, audienceId)
    const { consortiumId, userId } = currentViewer()
    const id = newId()
    const rows = await this.db.sql(
      `INSERT INTO report_attachment (id, consortium_id, edition_id, audience_id, version_id, attached_by)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id`,
      [id, consortiumId, editionId, audienceId, versionId, userId]
    )
    if (rows.length === 0) throw new DomainError('ALREADY_EXISTS', { path: ['input', 'versionId'] })
    this.audit.note({ subjectType: 'report_template', subjectId: template.id, details: { number: version.number, edition: editionId, audience: audienceId } })
    const { attached, record } = await this.one(id)
    return { ...attached, places: placesFor(attached, record) }
  }

  /** Takes a report away from its readers. @throws DomainError NOT_ALLOWED, NOT_FOUND */
  async detach(attachedId: string): Promise<string> {
    this.access.check('report.manage', {})
    const { attached } = await this.one(attachedId)
    await this.db.sql('UPDATE report_attachment SET detached_by = $2, detached_at = now() WHERE id = $1 AND detached_at IS NULL', [
      attachedId,
      currentViewer().userId
    ])
    const { templateId, versionNumber: number, editionId: edition, audienceId: audience } = attached
    this.audit.note({ subjectType: 'report_template', subjectId: templateId, details: { number, edition, audience } })
    return attachedId
  }
}
