import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { differingRows } from '@solmu/domain/reports/edition-canonical.js'
import { copiedTexts } from '@solmu/domain/reports/edition-contents.js'
import { copiedParts, type CopiedPart } from '@solmu/domain/reports/edition-manifest.js'
import { periodRun } from '@solmu/domain/reports/edition-run.js'
import { demandPlace, demandStep } from '@solmu/domain/reports/edition-steps.js'
import type { EditionStep } from '@solmu/domain/reports/edition-steps.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Jobs } from '../../../core/jobs/jobs.js'
import { EditionSeal } from './edition-seal.js'
import { EditionSnapshot } from './edition-snapshot.js'
import { type EditionRecord, EditionStore, type PartRecord, runOf } from './edition-store.js'
import type { PrepareEditionInput } from './edition-input.graphql.js'

/** Which edition, and which version of it was before the eyes of whoever asks. */
type Seen = { readonly editionId: string; readonly expectedVersion: number }

/** A part that is not what it was when the edition was prepared, and how many of its rows differ. */
export type Outdated = { readonly part: CopiedPart; readonly rowCount: number }

/** What becomes of editions. */
@Injectable()
export class EditionService {
  constructor(
    private readonly access: Access,
    private readonly store: EditionStore,
    private readonly snapshot: EditionSnapshot,
    private readonly seal: EditionSeal,
    private readonly jobs: Jobs,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Has an edition prepared.
   *
   * @returns its id
   * @throws DomainError NOT_ALLOWED; what `periodRun` and `demandPlace` throw
   */
  async prepare({ firstPeriod, lastPeriod, lenses, ...input }: PrepareEditionInput): Promise<string> {
    this.access.check('edition.certify', {})
    const run = periodRun(firstPeriod, lastPeriod)
    const place = { replacesId: input.replacesId ?? null, reason: input.reason?.trim() ?? '' }
    demandPlace(await this.store.certifiedOf(run), place)
    const id = newId()
    await this.store.add({ id, run, lenses: [...new Set(lenses)].filter((lens) => lens !== 'centre').sort(), ...place })
    await this.jobs.add('report:prepare', { editionId: id }, `edition:${id}`)
    this.audit.note({ subjectType: 'edition', subjectId: id, details: { period: `${run.first}/${run.last}` }, after: { state: 'preparing' } })
    return id
  }

  /**
   * Has an edition prepared anew, from what stands now.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, EDITION_STATE
   */
  async renew(seen: Seen): Promise<void> {
    const record = await this.held(seen, 'renew')
    await this.store.restart(record.id)
    await this.jobs.add('report:prepare', { editionId: record.id }, `edition:${record.id}`)
    this.audit.note({ before: { state: record.state }, after: { state: 'preparing' } })
  }

  /**
   * Certifies an edition: from now on nothing of it changes.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, EDITION_STATE; what `demandPlace` throws; EDITION_OUTDATED when what it
   *   rests on has changed since it was prepared, with the parts and how many of their rows in its params
   */
  async certify(seen: Seen): Promise<void> {
    const record = await this.held(seen, 'certify')
    await this.store.lockNumbers()
    const run = runOf(record)
    demandPlace(await this.store.certifiedOf(run), record)
    const parts = await this.store.parts(record.id)
    const outdated = await this.outdated(record, parts)
    if (outdated.length > 0) {
      const count = outdated.reduce((sum, { rowCount }) => sum + rowCount, 0)
      throw new DomainError('EDITION_OUTDATED', { params: { parts: outdated.map(({ part }) => part).join(', '), count } })
    }
    const certificate = await this.seal.of(record, parts)
    await this.store.certify(record.id, certificate)
    const { year, number, sha256 } = certificate
    this.audit.note({ before: { state: record.state }, after: { state: 'certified' }, details: { year, number, sha256 } })
  }

  /**
   * Drops an edition that was not certified.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, EDITION_STATE
   */
  async drop(seen: Seen): Promise<void> {
    const record = await this.held(seen, 'drop')
    await this.store.remove(record.id)
    this.audit.note({ before: { state: record.state } })
  }

  /** What has changed beneath a prepared edition since then; none of one that is certified, which rests on itself. */
  async outdated(record: EditionRecord, parts: readonly PartRecord[]): Promise<Outdated[]> {
    if (record.state !== 'prepared') return []
    const now = copiedTexts(await this.snapshot.read(runOf(record), record.lenses))
    const then = new Map<string, string>(parts.map(({ name, body }) => [name, body]))
    return copiedParts.flatMap((part) => {
      const rowCount = differingRows(then.get(part) ?? '', now[part])
      return rowCount === 0 ? [] : [{ part, rowCount }]
    })
  }

  private async held({ editionId, expectedVersion }: Seen, step: EditionStep): Promise<EditionRecord> {
    this.audit.note({ subjectType: 'edition', subjectId: editionId })
    const record = await this.store.hold(editionId)
    if (!record) throw new DomainError('NOT_FOUND', { path: ['editionId'] })
    this.access.check('edition.certify', {})
    this.audit.note({ details: { period: `${record.firstPeriod}/${record.lastPeriod}` } })
    if (record.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    demandStep(record.state, step)
    return record
  }
}
