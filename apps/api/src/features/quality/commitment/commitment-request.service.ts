import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { readConditions, readDueDay } from './commitment-input.js'
import { CommitmentLetters } from './commitment-letters.js'
import { type BoundUnit, CommitmentPlaces, type VersionToSign } from './commitment-places.js'
import { CommitmentReader } from './commitment-reader.js'
import { CommitmentWriter } from './commitment-writer.js'
import type { RequestCommitmentsInput } from './commitment-input.graphql.js'
import type { Commitment } from './commitment.graphql.js'

/** The head office or a centre asks units to commit themselves by a day. */
@Injectable()
export class CommitmentRequestService {
  constructor(
    private readonly reader: CommitmentReader,
    private readonly writer: CommitmentWriter,
    private readonly places: CommitmentPlaces,
    private readonly letters: CommitmentLetters,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Asks units; those that have been asked, or are bound to the version already, are left out. One that is bound to an older
   * version is asked to renew it.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, COMMITMENT_VERSION, and what is wrong with the fields
   */
  async request(input: RequestCommitmentsInput): Promise<{ commitments: Commitment[]; skippedCount: number }> {
    const unitIds = [...new Set(input.unitIds)]
    const units = await this.places.units(unitIds)
    if (units.length < unitIds.length) throw new DomainError('NOT_FOUND', { path: ['unitIds'] })
    for (const { id } of units) this.access.check('commitment.manage', { unitId: id })
    const dueOn = readDueDay(input.dueOn, todayIn())
    const version = await this.places.versionOn(input.frameworkId, dueOn)
    const conditions = readConditions(input.conditions)
    const note = input.note.trim()
    const asked: { id: string; unit: BoundUnit }[] = []
    for (const [unit, renewsId] of await this.toAsk(units, { version, input })) {
      const bond = { frameworkId: version.frameworkId, versionId: version.id, subject: input.subject, unitId: unit.id, organisationId: unit.organisation.id }
      const id = await this.writer.request({ ...bond, dueOn, note, conditions, renewsId })
      if (id) asked.push({ id, unit })
    }
    await this.letters.requested(asked.map(({ unit }) => unit), { version, dueOn, note })
    const [first] = asked
    this.audit.note({
      ...{ subjectType: 'quality_framework', subjectId: version.frameworkId, details: { code: version.code, versionNumber: version.number, count: asked.length, dueOn } },
      ...(asked.length === 1 && first && { unitId: first.unit.id })
    })
    return { commitments: await this.reader.byIds(asked.map(({ id }) => id)), skippedCount: unitIds.length - asked.length }
  }

  /** Each unit that is to be asked, with the commitment that it would renew. One organisation is asked once. */
  private async toAsk(units: readonly BoundUnit[], { version, input }: { version: VersionToSign; input: RequestCommitmentsInput }): Promise<[BoundUnit, string | null][]> {
    const bound = (await this.reader.list({})).filter(({ framework, subject, signedAt }) => framework.id === version.frameworkId && subject === input.subject && signedAt !== null)
    const bodyOf = (unit: { id: string }, organisation: { id: string }) => (input.subject === 'unit' ? unit.id : organisation.id)
    const byBody = new Map(bound.map((one) => [bodyOf(one.unit, one.organisation), one]))
    const once = new Map(units.map((unit) => [bodyOf(unit, unit.organisation), unit]))
    return [...once].flatMap(([body, unit]): [BoundUnit, string | null][] => {
      const known = byBody.get(body)
      if (known && known.frameworkVersion.id === version.id && known.state !== 'expiring') return []
      return [[unit, known && known.unit.id === unit.id ? known.id : null]]
    })
  }
}
