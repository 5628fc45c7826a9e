import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { emptyContent, type FrameworkContent } from '@solmu/domain/quality/framework.js'
import { type FrameworkChange, frameworkDifference } from '@solmu/domain/quality/framework-difference.js'
import { contentIssues } from '@solmu/domain/quality/framework-issues.js'
import { readContent } from '@solmu/domain/quality/framework-reader.js'
import { lastReleased, releaseIssue } from '@solmu/domain/quality/framework-versions.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { todayIn } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { FrameworkReader, type FrameworkRow, type VersionRow } from './framework-reader.js'
import { FrameworkWriter } from './framework-writer.js'
import type {
  CreateFrameworkInput,
  DropFrameworkDraftInput,
  ReleaseFrameworkInput,
  RetireFrameworkInput,
  SaveFrameworkDraftInput,
  StartFrameworkDraftInput
} from './framework.graphql.js'

/** A version with its framework. */
export type FrameworkVersion = { readonly framework: FrameworkRow; readonly frameworkVersion: VersionRow }

/** Writes, releases and retires quality frameworks. */
@Injectable()
export class FrameworkService {
  constructor(
    private readonly reader: FrameworkReader,
    private readonly writer: FrameworkWriter,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND */
  async one(id: string): Promise<FrameworkRow> {
    const row = await this.reader.one(id)
    if (!row) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return row
  }

  /** @throws DomainError NOT_FOUND */
  async version(id: string): Promise<VersionRow> {
    const row = await this.reader.version(id)
    if (!row) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return row
  }

  /** @throws DomainError NOT_FOUND, INVALID_INPUT for versions of two frameworks */
  async difference(fromId: string, toId: string): Promise<{ from: VersionRow; to: VersionRow; changes: readonly FrameworkChange[] }> {
    const [from, to] = [await this.version(fromId), await this.version(toId)]
    if (from.frameworkId !== to.frameworkId) throw new DomainError('INVALID_INPUT', { path: ['toVersionId'] })
    return { from, to, changes: frameworkDifference(await this.content(from), await this.content(to)) }
  }

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, ALREADY_EXISTS for its code, or all that is wrong with it */
  async create({ code, name, content, copyOfVersionId }: CreateFrameworkInput): Promise<FrameworkVersion> {
    this.access.check('quality.manage', {})
    const fields = new TextFields()
    const key = fields.key(['code'], code)
    throwIssues(fields.issues)
    const origin = copyOfVersionId ? await this.version(copyOfVersionId) : null
    const begun = content ?? (origin ? await this.content(origin) : emptyContent)
    const said = read({ ...begun, name: name ?? begun.name })
    const frameworkId = await this.writer.insert({ code: key, kind: said.kind, shippedCode: origin ? (await this.one(origin.frameworkId)).shippedCode : null })
    if (frameworkId === undefined) throw new DomainError('ALREADY_EXISTS', { path: ['code'] })
    const versionId = await this.writer.insertDraft(frameworkId, said)
    this.note(frameworkId, { code: key, ...(origin && { copyOfId: origin.id }) })
    return this.saved(frameworkId, versionId)
  }

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, FRAMEWORK_STATE when there is a draft already */
  async startDraft({ frameworkId, expectedVersion }: StartFrameworkDraftInput): Promise<FrameworkVersion> {
    const framework = await this.locked(frameworkId, expectedVersion)
    const versions = await this.reader.versionsNow([frameworkId])
    const last = lastReleased(versions)
    if (!last || versions.some(({ state }) => state === 'draft')) throw new DomainError('FRAMEWORK_STATE')
    const versionId = await this.writer.insertDraft(frameworkId, await this.content(last))
    this.note(frameworkId, { code: framework.code, versionNumber: last.number + 1 })
    return this.saved(frameworkId, versionId)
  }

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, FRAMEWORK_STATE for what was released, or all that is wrong with it */
  async saveDraft({ versionId, expectedVersion, content, news }: SaveFrameworkDraftInput): Promise<FrameworkVersion> {
    const { draft, framework } = await this.draft(versionId, expectedVersion)
    const said = read(content)
    if (said.kind !== framework.kind) throw new DomainError('INVALID_INPUT', { path: ['content', 'kind'] })
    await this.writer.saveDraft(draft.id, { content: said, news: readNews(news) })
    const criterionCount = said.sections.reduce((sum, { criteria }) => sum + criteria.length, 0)
    this.note(framework.id, { code: framework.code, versionNumber: draft.number, criterionCount })
    return this.saved(framework.id, draft.id)
  }

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, FRAMEWORK_STATE */
  async dropDraft({ versionId, expectedVersion }: DropFrameworkDraftInput): Promise<boolean> {
    const { draft, framework } = await this.draft(versionId, expectedVersion)
    this.note(framework.id, { code: framework.code, versionNumber: draft.number })
    return this.writer.dropDraft({ frameworkId: framework.id, versionId: draft.id })
  }

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, FRAMEWORK_STATE, OUT_OF_RANGE for the day, or all that stands in the way */
  async release({ versionId, expectedVersion, validFrom }: ReleaseFrameworkInput): Promise<FrameworkVersion> {
    const { draft, framework } = await this.draft(versionId, expectedVersion)
    throwIssues(contentIssues(await this.content(draft)))
    const issue = releaseIssue(await this.reader.versionsNow([framework.id]), { from: validFrom, today: todayIn() })
    if (issue) throw issue
    await this.writer.release({ frameworkId: framework.id, versionId: draft.id, validFrom })
    const at = { code: framework.code, versionNumber: draft.number }
    this.audit.note({ subjectType: 'quality_framework', subjectId: framework.id, details: at, before: { state: 'draft' }, after: { state: 'released', validFrom } })
    return this.saved(framework.id, draft.id)
  }

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, REQUIRED without a reason, FRAMEWORK_STATE when it is so already */
  async retire({ frameworkId, expectedVersion, isRetired, reason }: RetireFrameworkInput): Promise<FrameworkRow> {
    const { code, retiredAt } = await this.locked(frameworkId, expectedVersion)
    if (reason.trim() === '') throw new DomainError('REQUIRED', { path: ['reason'] })
    if ((retiredAt !== null) === isRetired) throw new DomainError('FRAMEWORK_STATE')
    await this.writer.retire(frameworkId, { isRetired, reason: reason.trim() })
    const state = (is: boolean) => ({ state: is ? 'retired' : 'offered' })
    this.audit.note({ subjectType: 'quality_framework', subjectId: frameworkId, details: { code }, before: state(!isRetired), after: { ...state(isRetired), reason: reason.trim() } })
    return this.one(frameworkId)
  }

  private async content({ id }: Pick<VersionRow, 'id'>): Promise<FrameworkContent> {
    const content = await this.reader.contentOf(id)
    if (!content) throw new DomainError('NOT_FOUND')
    return content
  }

  /** The framework, locked. It is looked for before anybody is told that they may not: what is out of sight is missing. */
  private async locked(frameworkId: string, expectedVersion: number): Promise<FrameworkRow> {
    await this.one(frameworkId)
    this.access.check('quality.manage', {})
    await this.writer.lock(frameworkId)
    const framework = await this.one(frameworkId)
    if (framework.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return framework
  }

  private async draft(versionId: string, expectedVersion: number): Promise<{ draft: VersionRow; framework: FrameworkRow }> {
    const { frameworkId } = await this.version(versionId)
    this.access.check('quality.manage', {})
    await this.writer.lock(frameworkId)
    const draft = await this.version(versionId)
    if (draft.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    if (draft.state !== 'draft') throw new DomainError('FRAMEWORK_STATE')
    return { draft, framework: await this.one(frameworkId) }
  }

  private async saved(frameworkId: string, versionId: string): Promise<FrameworkVersion> {
    return { framework: await this.one(frameworkId), frameworkVersion: await this.version(versionId) }
  }

  private note(subjectId: string, details: Readonly<Record<string, string | number>>): void {
    this.audit.note({ subjectType: 'quality_framework', subjectId, details })
  }
}

/** @throws DomainError all that keeps a content from being taken in */
function read(given: FrameworkContent): FrameworkContent {
  const taken = readContent(JSON.parse(JSON.stringify(given)))
  if ('issues' in taken) throwIssues(taken.issues.map(({ code, path, params }) => new DomainError(code, { path: ['content', ...path], params })))
  return (taken as Extract<typeof taken, { content: unknown }>).content
}

function readNews(given: LocalizedText): LocalizedText {
  const fields = new TextFields()
  const news = fields.localized(['news'], given, { most: 4000, isLong: true })
  throwIssues(fields.issues)
  return news
}
