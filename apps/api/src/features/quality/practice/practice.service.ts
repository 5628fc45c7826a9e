import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { FrameworkChange } from '@solmu/domain/quality/framework-difference.js'
import { lastReleased, releaseIssue } from '@solmu/domain/quality/framework-versions.js'
import { type PracticeContent, practiceDifference, practiceIssues, readPractice } from '@solmu/domain/quality/practice.js'
import { throwIssues } from '@solmu/domain/text-fields.js'
import { todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import type {
  CreatePracticeInput,
  PracticeContentInput,
  ReleasePracticeInput,
  RetirePracticeInput,
  SavePracticeDraftInput,
  StartPracticeDraftInput
} from './practice.graphql.js'
import { PracticeQueries, type PracticeRow, type PracticeVersionRow } from './practice.queries.js'

/** Writes, releases and retires recommendations and good practices. */
@Injectable()
export class PracticeService {
  constructor(
    private readonly queries: PracticeQueries,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND */
  async one(id: string, path: readonly string[] = ['id']): Promise<PracticeRow> {
    const row = await this.queries.one(id)
    if (!row) throw new DomainError('NOT_FOUND', { path })
    return row
  }

  /** @throws DomainError NOT_FOUND, INVALID_INPUT for versions of two practices */
  async difference(fromId: string, toId: string): Promise<readonly FrameworkChange[]> {
    const [from, to] = [await this.version(fromId), await this.version(toId)]
    if (from.practiceId !== to.practiceId) throw new DomainError('INVALID_INPUT', { path: ['toVersionId'] })
    return practiceDifference(from.content, to.content)
  }

  /** @throws DomainError NOT_ALLOWED, or all that is wrong with it */
  async create({ kind, content }: CreatePracticeInput): Promise<PracticeRow> {
    this.access.check('improvement.manage', {})
    const said = read(content)
    const id = await this.queries.insert(kind)
    await this.queries.insertDraft(id, said)
    this.note(id, { kind })
    return this.one(id)
  }

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, PRACTICE_STATE when there is a draft already */
  async startDraft({ practiceId, expectedVersion }: StartPracticeDraftInput): Promise<PracticeRow> {
    await this.locked(practiceId, expectedVersion)
    const versions = await this.queries.versions([practiceId])
    const last = lastReleased(versions)
    if (!last || versions.some(({ state }) => state === 'draft')) throw new DomainError('PRACTICE_STATE')
    await this.queries.insertDraft(practiceId, last.content)
    this.note(practiceId, { versionNumber: last.number + 1 })
    return this.one(practiceId)
  }

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, PRACTICE_STATE for what was released, or all that is wrong with it */
  async saveDraft({ versionId, expectedVersion, content, reviewOn = null }: SavePracticeDraftInput): Promise<PracticeRow> {
    const draft = await this.draft(versionId, expectedVersion)
    await this.queries.saveDraft(draft.id, { content: read(content), reviewOn })
    this.note(draft.practiceId, { versionNumber: draft.number })
    return this.one(draft.practiceId)
  }

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, PRACTICE_STATE, OUT_OF_RANGE for the day, or all that stands in the way */
  async release({ versionId, expectedVersion, validFrom }: ReleasePracticeInput): Promise<PracticeRow> {
    const draft = await this.draft(versionId, expectedVersion)
    const needsDay = draft.reviewOn === null || draft.reviewOn <= validFrom ? [new DomainError('REQUIRED', { path: ['reviewOn'] })] : []
    const { project } = await this.one(draft.practiceId)
    throwIssues([...practiceIssues(draft.content, project !== null), ...needsDay])
    const issue = releaseIssue(await this.queries.versions([draft.practiceId]), { from: validFrom, today: todayIn() })
    if (issue) throw issue
    await this.queries.release(draft, validFrom)
    this.audit.note({ ...subjectOf(draft.practiceId), details: { versionNumber: draft.number }, before: { state: 'draft' }, after: { state: 'released', validFrom } })
    return this.one(draft.practiceId)
  }

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, REQUIRED without a reason, PRACTICE_STATE when it is so already */
  async retire({ practiceId, expectedVersion, isRetired, reason }: RetirePracticeInput): Promise<PracticeRow> {
    const { retiredAt } = await this.locked(practiceId, expectedVersion)
    const why = reason.trim()
    if (why === '') throw new DomainError('REQUIRED', { path: ['reason'] })
    if ((retiredAt !== null) === isRetired) throw new DomainError('PRACTICE_STATE')
    await this.queries.retire(practiceId, { isRetired, reason: why })
    const state = (is: boolean) => ({ state: is ? 'retired' : 'offered' })
    this.audit.note({ ...subjectOf(practiceId), before: state(!isRetired), after: state(isRetired) })
    return this.one(practiceId)
  }

  private async version(id: string): Promise<PracticeVersionRow> {
    const row = await this.queries.version(id)
    if (!row) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return row
  }

  /** The practice, locked. It is looked for before anybody is told that they may not. */
  async locked(id: string, expectedVersion: number): Promise<PracticeRow> {
    await this.one(id)
    this.access.check('improvement.manage', {})
    await this.queries.lock(id)
    const practice = await this.one(id)
    if (practice.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return practice
  }

  private async draft(versionId: string, expectedVersion: number): Promise<PracticeVersionRow> {
    const { practiceId } = await this.version(versionId)
    this.access.check('improvement.manage', {})
    await this.queries.lock(practiceId)
    const draft = await this.version(versionId)
    if (draft.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    if (draft.state !== 'draft') throw new DomainError('PRACTICE_STATE')
    return draft
  }

  private note(id: string, details: Readonly<Record<string, string | number>>): void {
    this.audit.note({ ...subjectOf(id), details })
  }
}

const subjectOf = (subjectId: string) => ({ subjectType: 'practice', subjectId })

/** @throws DomainError all that keeps a content from being taken in */
function read(given: PracticeContentInput): PracticeContent {
  const taken = readPractice(given)
  if ('issues' in taken) throwIssues(taken.issues.map(({ code, path, params }) => new DomainError(code, { path: ['content', ...path], params })))
  return (taken as Extract<typeof taken, { content: unknown }>).content
}
