import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { reportFaults } from '@solmu/domain/reports/report-check.js'
import { parseBlocks } from '@solmu/domain/reports/report-shape.js'
import type { ReportBlock, ReportFault } from '@solmu/domain/reports/report-template.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import type { DiscardReportDraftInput, ReleaseReportDraftInput, SaveReportDraftInput } from './report-input.graphql.js'
import { ReportLibraryReader } from './report-library.reader.js'
import { ReportStore, type VersionRecord } from './report-store.js'
import type { TemplateRow } from './report-template.sql.js'

/**
 * Blocks as somebody sent them.
 *
 * @throws DomainError REPORT_BLOCK_INVALID, one for each fault, with the path to it and the fault in its params
 */
export function readBlocks(given: unknown): readonly ReportBlock[] {
  const parsed = parseBlocks(given)
  if ('blocks' in parsed) return parsed.blocks
  const issues = parsed.faults.slice(0, 20).map(
    ({ path, code, params }) =>
      new DomainError('REPORT_BLOCK_INVALID', { path: ['input', 'blocks', ...path], params: { ...params, fault: code, block: Number(path[0] ?? 0) + 1 } })
  )
  const [first] = issues
  throw new DomainError('REPORT_BLOCK_INVALID', { path: first?.path ?? ['input', 'blocks'], params: first?.params ?? {}, issues })
}

function demandSeen(version: number | null, expected: number | null): void {
  if (version !== expected) throw new DomainError('STALE', { path: ['input', 'expectedVersion'] })
}

function demandFaultless(faults: readonly ReportFault[]): void {
  const [first] = faults
  if (!first) return
  throw new DomainError('REPORT_HAS_FAULTS', { path: ['blocks', ...first.path], params: { count: faults.length, fault: first.code } })
}

/** Drafts of report templates, and their release. */
@Injectable()
export class ReportDraftService {
  constructor(
    private readonly store: ReportStore,
    private readonly library: ReportLibraryReader,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Saves the blocks of the draft; where there is none, one begins.
   *
   * @throws DomainError NOT_ALLOWED, NOT_FOUND, REPORT_BLOCK_INVALID, REPORT_STATE for a retired template, STALE
   */
  async save({ templateId, blocks: given, expectedVersion }: SaveReportDraftInput): Promise<VersionRecord> {
    const { template, draft, newest } = await this.held(templateId)
    const blocks = readBlocks(given)
    if (template.isRetired) throw new DomainError('REPORT_STATE', { path: ['input', 'templateId'] })
    demandSeen(draft?.version ?? null, expectedVersion ?? null)
    const id = draft ? await this.change(draft, blocks) : await this.begin(template, newest, blocks)
    const saved = await this.store.version(id)
    this.audit.note({ details: { number: saved.number, blocks: blocks.length } })
    return saved
  }

  private async change({ id }: VersionRecord, blocks: readonly ReportBlock[]): Promise<string> {
    await this.store.saveDraft(id, blocks)
    return id
  }

  /** A draft after the newest version, called as the template is called now. */
  private async begin({ id: templateId, ...template }: TemplateRow, newest: VersionRecord | undefined, blocks: readonly ReportBlock[]): Promise<string> {
    const { name, description, parameter, lens } = template
    const id = newId()
    await this.store.addDraft({ id, templateId, number: (newest?.number ?? 0) + 1, blocks, name, description, parameter, lens })
    return id
  }

  /**
   * Drops the draft; what was released stays.
   *
   * @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, REPORT_STATE where there is no draft, or nothing but it
   */
  async discard({ templateId, expectedVersion }: DiscardReportDraftInput): Promise<TemplateRow> {
    const { template, draft, newest } = await this.held(templateId)
    if (!draft || draft.number === 1) throw new DomainError('REPORT_STATE', { path: ['input', 'templateId'] })
    demandSeen(draft.version, expectedVersion)
    await this.store.dropDraft(draft.id)
    this.audit.note({ details: { number: newest?.number ?? draft.number } })
    return template
  }

  /**
   * Releases the draft: from now on it never changes.
   *
   * @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, REPORT_STATE where there is no draft or the template is retired, REQUIRED for
   *   a note from the second version on, REPORT_HAS_FAULTS with the first of them and how many there are
   */
  async release({ templateId, note, expectedVersion }: ReleaseReportDraftInput): Promise<TemplateRow> {
    const { template, draft } = await this.held(templateId)
    if (!draft || template.isRetired) throw new DomainError('REPORT_STATE', { path: ['input', 'templateId'] })
    demandSeen(draft.version, expectedVersion)
    if (draft.number > 1 && note.trim() === '') throw new DomainError('REQUIRED', { path: ['input', 'note'] })
    demandFaultless(reportFaults(draft, await this.library.read()))
    await this.store.release(draft.id, note.trim())
    this.audit.note({ details: { number: draft.number, blocks: draft.blocks.length } })
    return template
  }

  private async held(templateId: string): Promise<{ template: TemplateRow; draft: VersionRecord | undefined; newest: VersionRecord | undefined }> {
    this.access.check('report.manage', {})
    this.audit.note({ subjectType: 'report_template', subjectId: templateId })
    const template = await this.store.held(templateId)
    const [newest] = await this.store.versions([templateId])
    return { template, newest, draft: newest?.state === 'draft' ? newest : undefined }
  }
}
