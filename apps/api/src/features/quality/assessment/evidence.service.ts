import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { criteriaOf } from '@solmu/domain/quality/framework.js'
import { isUuid, newId } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Recorded, subjectOf } from '../../../core/audit/recorded.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { SentFile } from '../../../core/files/sent-file.js'
import type { Upload } from '../../../core/files/upload.js'
import { AnswerService } from './answer.service.js'
import { EvidenceFigures, type FigureEvidence } from './evidence-figures.js'
import { EvidenceFiles } from './evidence-files.js'
import { evidenceType } from './evidence-type.js'
import type { AddEvidenceInput } from './assessment-input.graphql.js'
import type { AssessmentRow } from './assessment-row.js'

type NewEvidence = {
  readonly kind: 'file' | 'link' | 'note' | FigureEvidence['kind']
  readonly title: string
  readonly url?: string
  readonly note?: string
  readonly file?: { readonly key: string; readonly name: string; readonly type: string; readonly size: number; readonly sha256: string }
  readonly figure?: FigureEvidence['figure']
}

const noFile = { key: null, name: null, type: null, size: null, sha256: null }
const noFigure = { id: null, period: null, figure: null, source: '' }

const ADD = `INSERT INTO quality_evidence (id, assessment_id, consortium_id, unit_id, criterion_code, kind, title, url, note, file_key, file_name, file_type,
    file_size, file_sha256, indicator_id, period, figure, figure_source, added_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`

/** What shows that a criterion is as its unit says: files, links, notes, and figures as they stood. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly db: Db,
    private readonly answers: AnswerService,
    private readonly figures: EvidenceFigures,
    private readonly files: EvidenceFiles,
    private readonly recorded: Recorded,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Adds a link, a note, or a figure of the results or of a survey.
   *
   * @returns the id of the assessment
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, ASSESSMENT_STATE, UNKNOWN_REFERENCE at `criterionCode`, INVALID_WEBSITE at `url`,
   *   REQUIRED at `note` or `title`, SURVEY_WITHHELD, INVALID_INPUT for none or several of the four
   */
  async add(input: AddEvidenceInput): Promise<string> {
    const row = await this.demand(input.assessmentId, input.criterionCode)
    const { url, note, indicatorId, surveyRoundId } = input
    if ([url, note, indicatorId, surveyRoundId].filter((each) => each != null).length !== 1) throw new DomainError('INVALID_INPUT', { path: ['kind'] })
    await this.keep(row, input.criterionCode, await this.shown(row.unitId, input))
    return row.id
  }

  private async shown(unitId: string, input: AddEvidenceInput): Promise<NewEvidence> {
    if (input.indicatorId != null) return this.figures.evidence(unitId, input)
    return input.surveyRoundId == null ? said(input) : this.figures.survey(unitId, input)
  }

  /**
   * Takes a file in: looked at for viruses where a scanner is set up, and by its first bytes for what it is.
   *
   * @returns the id of the evidence
   * @throws DomainError what `add` and `receive` throw, EVIDENCE_KIND_REFUSED
   */
  addFile(of: { assessmentId: string; criterionCode: string; title: string }, receive: () => Promise<Upload>): Promise<string> {
    return this.recorded.guarded('addEvidenceFile', async (note) => {
      // Whoever may not is told before the file travels.
      await this.db.write(() => this.demand(of.assessmentId, of.criterionCode))
      const { bytes, fileName } = await receive()
      const type = evidenceType({ bytes, fileName })
      const key = await this.files.put(bytes, type)
      const file = { key, name: fileName, type, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
      try {
        return await this.recorded.write('addEvidenceFile', note, async () => {
          const row = await this.demand(of.assessmentId, of.criterionCode)
          return this.keep(row, of.criterionCode, { kind: 'file', title: (of.title.trim() || fileName).slice(0, 200), file })
        })
      } catch (error) {
        await this.files.drop(key)
        throw error
      }
    })
  }

  /** Takes evidence away; of a file the bytes too. @throws DomainError NOT_FOUND, NOT_ALLOWED, ASSESSMENT_STATE */
  async remove(evidenceId: string): Promise<string> {
    const [found] = await this.db.sql<{ assessmentId: string; criterionCode: string; key: string | null }>(
      `SELECT e.assessment_id AS "assessmentId", e.criterion_code AS "criterionCode", e.file_key AS key FROM quality_evidence e
       WHERE e.id = $1 AND e.review_id IS NULL AND e.removed_at IS NULL`,
      [evidenceId]
    )
    if (!found) throw new DomainError('NOT_FOUND', { path: ['evidenceId'] })
    await this.answers.demandAnswering(found.assessmentId)
    await this.db.sql('UPDATE quality_evidence SET removed_at = now(), removed_by = $2, file_key = NULL WHERE id = $1', [evidenceId, currentViewer().userId])
    if (found.key) await this.files.forget(found.key)
    this.audit.note({ details: { code: found.criterionCode } })
    return found.assessmentId
  }

  /** A file of evidence, on record. @throws DomainError NOT_FOUND also for what is out of sight or was taken away */
  async file(evidenceId: string): Promise<SentFile> {
    const found = await this.recorded.run('fetchEvidence', async () => {
      const [row] = isUuid(evidenceId)
        ? await this.db.sql<{ assessmentId: string; unitId: string; key: string; name: string; type: string }>(
            `SELECT e.assessment_id AS "assessmentId", e.unit_id AS "unitId", e.file_key AS key, e.file_name AS name, e.file_type AS type
             FROM quality_evidence e WHERE e.id = $1 AND e.file_key IS NOT NULL AND e.removed_at IS NULL`,
            [evidenceId]
          )
        : []
      if (!row) throw new DomainError('NOT_FOUND', { path: ['id'] })
      this.audit.note({ ...subjectOf('quality_assessment', row.assessmentId), unitId: row.unitId })
      return row
    })
    return { name: found.name, contentType: found.type, content: await this.files.get(found.key) }
  }

  private async demand(assessmentId: string, criterionCode: string): Promise<AssessmentRow> {
    const row = await this.answers.demandAnswering(assessmentId)
    const content = await this.answers.contentOf(row)
    if (!criteriaOf(content).some(({ code }) => code === criterionCode)) throw new DomainError('UNKNOWN_REFERENCE', { path: ['criterionCode'] })
    return row
  }

  private async keep(row: AssessmentRow, criterionCode: string, { kind, title, url, note = '', ...more }: NewEvidence): Promise<string> {
    const id = newId()
    const { consortiumId, userId } = currentViewer()
    const file = more.file ?? noFile
    const figure = more.figure ?? noFigure
    await this.db.sql(ADD, [
      ...[id, row.id, consortiumId, row.unitId, criterionCode, kind, title, url ?? null, note],
      ...[file.key, file.name, file.type, file.size, file.sha256],
      ...[figure.id, figure.period, figure.figure, figure.source, userId]
    ])
    this.audit.note({ details: { code: criterionCode, kind } })
    return id
  }
}

/** A link or a note. @throws DomainError INVALID_WEBSITE, REQUIRED */
function said({ url, note, title }: Pick<AddEvidenceInput, 'url' | 'note' | 'title'>): NewEvidence {
  if (url != null) {
    const address = url.trim()
    if (!/^https?:\/\/\S+$/.test(address) || !URL.canParse(address)) throw new DomainError('INVALID_WEBSITE', { path: ['url'] })
    return { kind: 'link', title: title.trim() || new URL(address).hostname, url: address }
  }
  const words = note?.trim() ?? ''
  if (words === '') throw new DomainError('REQUIRED', { path: ['note'] })
  return { kind: 'note', title: title.trim() || (words.split('\n')[0] ?? words).slice(0, 80), note: words }
}
