import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { releaseIssue } from '@solmu/domain/quality/framework-versions.js'
import { type PromiseContent, type PromiseLevel, readPromise } from '@solmu/domain/quality/promise.js'
import { throwIssues } from '@solmu/domain/text-fields.js'
import { isIsoDate, todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { CommitmentPlaces } from '../commitment/commitment-places.js'
import { PromiseStore } from './promise-store.js'
import type { ReleasePromiseInput, SavePromiseInput, ServicePromise, ServicePromiseVersion, WithdrawPromiseInput } from './promise.graphql.js'

/** Writes, releases and withdraws service promises. */
@Injectable()
export class PromiseService {
  constructor(
    private readonly store: PromiseStore,
    private readonly places: CommitmentPlaces,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  async list(): Promise<ServicePromise[]> {
    return (await this.store.all()).map((row) => ({ ...row, mayChange: this.may(row) }))
  }

  /** @throws DomainError NOT_FOUND */
  async one(id: string): Promise<ServicePromise> {
    const row = await this.store.one(id)
    if (!row) throw new DomainError('NOT_FOUND', { path: ['promiseId'] })
    return { ...row, mayChange: this.may(row) }
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, PROMISE_STATE for one that was withdrawn, and what is wrong with the text */
  async save(input: SavePromiseInput): Promise<ServicePromise> {
    const promise = input.promiseId ? await this.toChange(input.promiseId) : null
    const unit = promise ? promise.unit : await this.unitFor(input)
    const { content, issues } = readPromise(plain(input.content))
    throwIssues(issues.map(({ code, path, params }) => new DomainError(code, { path: ['content', ...path], params })))
    const id = promise?.id ?? (await this.store.add(input.level, unit))
    const draft = draftOf(promise)
    if (draft && draft.version !== input.expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    if (draft) await this.store.writeDraft(draft.id, content)
    else await this.store.addDraft({ promiseId: id, unitId: unit.id }, content)
    this.note({ id, unit }, { title: content.title.fi, level: promise?.level ?? input.level })
    return this.one(id)
  }

  private async unitFor({ level, unitId }: Pick<SavePromiseInput, 'level' | 'unitId'>): Promise<{ id: string; organisation?: { id: string } }> {
    const unit = await this.places.unit(unitId)
    if (!this.may({ level, unit })) throw new DomainError('NOT_ALLOWED')
    if (level === 'network' && !(await this.store.isHeadOffice(unitId))) throw new DomainError('INVALID_INPUT', { path: ['unitId'] })
    return unit
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, PROMISE_STATE without a draft, REQUIRED without points, OUT_OF_RANGE for the day */
  async release({ promiseId, expectedVersion, validFrom }: ReleasePromiseInput): Promise<ServicePromise> {
    const promise = await this.toChange(promiseId)
    const draft = draftOf(promise)
    if (!draft) throw new DomainError('PROMISE_STATE')
    if (draft.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    if (draft.content.points.length === 0) throw new DomainError('REQUIRED', { path: ['content', 'points'] })
    if (!isIsoDate(validFrom)) throw new DomainError('INVALID_INPUT', { path: ['validFrom'] })
    const issue = releaseIssue(promise.versions, { from: validFrom, today: todayIn() })
    if (issue) throw issue
    await this.store.release({ promiseId, versionId: draft.id, validFrom })
    this.note(promise, { title: draft.content.title.fi, versionNumber: draft.number }, { before: { state: 'draft' }, after: { state: 'released', validFrom } })
    return this.one(promiseId)
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, PROMISE_STATE when it was withdrawn already, REQUIRED without a reason */
  async withdraw({ promiseId, expectedVersion, reason }: WithdrawPromiseInput): Promise<ServicePromise> {
    const promise = await this.toChange(promiseId)
    if (promise.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    if (reason.trim() === '') throw new DomainError('REQUIRED', { path: ['reason'] })
    await this.store.withdraw(promiseId, reason.trim())
    this.note(promise, { title: promise.versions[0]?.content.title.fi ?? '' }, { before: { state: 'released' }, after: { state: 'withdrawn', reason: reason.trim() } })
    return this.one(promiseId)
  }

  private async toChange(id: string): Promise<ServicePromise> {
    const promise = await this.one(id)
    if (!promise.mayChange) throw new DomainError('NOT_ALLOWED')
    await this.store.lock(id)
    const locked = await this.one(id)
    if (locked.withdrawnOn !== null) throw new DomainError('PROMISE_STATE')
    return locked
  }

  /** Whoever signs for a unit writes its promises; those of the network are the head office’s. */
  private may({ level, unit }: { readonly level: PromiseLevel; readonly unit: { readonly id: string } }): boolean {
    const at = { unitId: unit.id }
    return this.access.may('commitment.manage', level === 'network' ? {} : at) || (level !== 'network' && this.access.may('commitment.sign', at))
  }

  private note({ id, unit }: { id: string; unit: { id: string } }, details: Record<string, string | number>, change: { before?: Record<string, string>; after?: Record<string, string> } = {}): void {
    this.audit.note({ subjectType: 'service_promise', subjectId: id, unitId: unit.id, details, ...change })
  }
}

const draftOf = (promise: Pick<ServicePromise, 'versions'> | null): ServicePromiseVersion | undefined => promise?.versions.find(({ state }) => state === 'draft')

/** Without the classes of the transport, as it is kept. */
const plain = (given: unknown): PromiseContent => JSON.parse(JSON.stringify(given)) as PromiseContent
