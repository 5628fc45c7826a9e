import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { improvementLimits } from '@solmu/domain/quality/improvement.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import type { AddImprovementEvidenceInput } from './improvement.input.js'
import { ImprovementQueries, type ImprovementRow } from './improvement.queries.js'
import { ImprovementWriter } from './improvement-writer.js'

/** What shows that something was done: links, notes, and the files of which EvidenceFileService takes care. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly queries: ImprovementQueries,
    private readonly writer: ImprovementWriter,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, IMPROVEMENT_STATE for what is closed or full, or what is wrong with it */
  async add({ improvementId, kind, ...given }: AddImprovementEvidenceInput): Promise<ImprovementRow> {
    const row = await this.writable(improvementId)
    const fields = new TextFields()
    const title = fields.text(['title'], given.title, { most: improvementLimits.title })
    if (title === '') fields.refuse('REQUIRED', ['title'])
    const note = fields.text(['note'], given.note, { most: improvementLimits.note, isLong: true })
    const url = kind === 'link' ? (given.url ?? '').trim() : null
    if (url !== null && !isWebAddress(url)) fields.refuse('INVALID_WEBSITE', ['url'])
    if (kind === 'file') fields.refuse('INVALID_INPUT', ['kind'])
    throwIssues(fields.issues)
    await this.writer.addEvidence(row, { id: newId(), kind, title, note, url, file: null })
    this.note(row, kind)
    return row
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, IMPROVEMENT_STATE */
  async remove(evidenceId: string): Promise<ImprovementRow> {
    const evidence = await this.queries.evidence(evidenceId)
    if (!evidence) throw new DomainError('NOT_FOUND', { path: ['input', 'evidenceId'] })
    const row = await this.writable(evidence.itemId, 0)
    await this.writer.removeEvidence(evidence.id)
    this.note(row, evidence.kind)
    return row
  }

  /** The record to which evidence is added or of which it is taken. @throws DomainError NOT_FOUND, NOT_ALLOWED, IMPROVEMENT_STATE */
  async writable(id: string, more = 1): Promise<ImprovementRow> {
    const row = await this.queries.one(id)
    if (!row) throw new DomainError('NOT_FOUND', { path: ['input', 'improvementId'] })
    this.access.check('improvement.edit', { unitId: row.unit.id })
    const count = (await this.queries.evidenceOf(id)).length
    if (row.state === 'closed' || count + more > improvementLimits.evidence) throw new DomainError('IMPROVEMENT_STATE', { params: { state: row.state, step: 'evidence' } })
    return row
  }

  private note({ id, unit }: ImprovementRow, kind: string): void {
    this.audit.note({ unitId: unit.id, subjectType: 'improvement', subjectId: id, details: { kind } })
  }
}

function isWebAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null
  return url !== null && ['http:', 'https:'].includes(url.protocol) && text.length <= improvementLimits.link && /^https?:\/\//.test(text)
}
