import { Injectable } from '@nestjs/common'
import { DomainError, type ErrorParams } from '@solmu/domain/errors.js'
import type { NetworkDelta, Refusal } from '@solmu/domain/network/change.js'
import { consequencesOf } from '@solmu/domain/network/consequences.js'
import { applyDelta, isEmptyDelta, touchedUnits } from '@solmu/domain/network/delta.js'
import type { NetworkRecords } from '@solmu/domain/network/facts.js'
import { planChange } from '@solmu/domain/network/plan-change.js'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import type { Page } from '../../../core/graphql/page.js'
import type { NetworkPicture } from '../network-picture.js'
import { NetworkQueries } from '../network.queries.js'
import { changeForAudit } from './change-for-audit.js'
import { ChangeImpact } from './change-impact.js'
import { toldConsequences, toldRefusal, uprootedUnits } from './change-preview.js'
import { ChangeReach } from './change-reach.js'
import type { NetworkChangeListArgs, NetworkChangeType } from './network-change.graphql.js'
import type { NetworkChangePreview, TouchedRecords } from './network-change-preview.graphql.js'
import { NetworkChangeQueries } from './network-change.queries.js'
import type { ChangeNetworkInput, PreviewNetworkChangeInput, UndoNetworkChangeInput } from './network-operation.graphql.js'
import { NetworkWriter, type OpenedUnit } from './network-writer.js'
import { subjectIds } from './network-writer.sql.js'
import { type RequestedOperation, requestedOperation } from './requested-operation.js'

/** A change worked out on what is known of the network; the viewer may make it. */
type WorkedOut = {
  readonly records: NetworkRecords
  readonly delta: NetworkDelta
  readonly refusals: readonly Refusal[]
}

/** Changes of the network: looked at, made, recorded and undone. */
@Injectable()
export class NetworkChangeService {
  constructor(
    private readonly network: NetworkQueries,
    private readonly changes: NetworkChangeQueries,
    private readonly writer: NetworkWriter,
    private readonly reach: ChangeReach,
    private readonly impact: ChangeImpact,
    private readonly audit: AuditWriter
  ) {}

  /** A page of the recorded changes. */
  list(args: NetworkChangeListArgs, isCounted: boolean): Promise<Page<NetworkChangeType>> {
    return this.changes.page(args, isCounted)
  }

  /**
   * What a change would do, or why it cannot be made; changes nothing.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, and what `requestedOperation` finds wrong
   */
  async preview({ effectiveOn: day, operation }: PreviewNetworkChangeInput): Promise<NetworkChangePreview> {
    const revision = await this.changes.revision()
    const picture = await this.network.ofAllTimes()
    const requested = requestedOperation(operation, picture, day)
    const { records: before, delta, refusals } = await this.workOut(requested, picture, { effectiveOn: day, reason: '' })
    const after = applyDelta(before, delta)
    const consequences = consequencesOf(before, after, { municipalities: picture.municipalities.list, day })
    const told = toldConsequences(consequences, { picture, day, before, after })
    return {
      revision,
      refusals: refusals.map((refusal) => toldRefusal(refusal, picture, day)),
      ...told,
      touched: await this.touchedBy(uprootedUnits(told.units), picture, day),
      isRetroactive: day < picture.today,
      undoUntil: day > picture.today ? addDays(day, -1) : null
    }
  }

  /**
   * Makes a change, from its day on.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE when what it concerns has changed since the revision that was seen,
   * NETWORK_REFUSED with every reason, and what `requestedOperation` finds wrong
   */
  async change(input: ChangeNetworkInput): Promise<NetworkChangeType> {
    await this.writer.lock()
    const { effectiveOn } = input
    const picture = await this.network.afresh()
    const requested = requestedOperation(input.operation, picture, effectiveOn)
    const { operation } = requested
    const { kind } = operation
    this.note(requested.units[0]?.id, { kind, effectiveOn })
    const reason = written(input.reason)
    const { records, delta, refusals } = await this.workOut(requested, picture, { effectiveOn, reason })
    await this.checkRevision(input.expectedRevision, requested, delta)
    if (refusals.length > 0) throw refused(kind, refusals)
    const { id, number } = await this.writer.write({
      ...{ kind, effectiveOn, reason, decidedBy: input.decidedBy?.trim() || null },
      ...{ operation, delta, opened: openedBy(delta, records) }
    })
    this.note(subjectIds(delta)[0] ?? touchedUnits(delta)[0], { kind, effectiveOn, number })
    this.audit.note({ subjectId: id, ...changeForAudit(delta) })
    return this.changes.one(id)
  }

  /**
   * Takes a change back, so that the network is as if it had not been made.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, and NETWORK_REFUSED when its day has come or something rests on it
   */
  async undo({ changeId }: UndoNetworkChangeInput): Promise<NetworkChangeType> {
    await this.writer.lock()
    const { kind, number, effectiveOn, units, undoRefusal: code } = await this.changes.one(changeId)
    this.note(units[0]?.id, { kind, effectiveOn, number })
    this.audit.note({ subjectId: changeId })
    if (code === 'not_allowed') throw new DomainError('NOT_ALLOWED')
    if (code) throw new DomainError('NETWORK_REFUSED', { path: ['changeId'], params: { code } })
    await this.writer.undo(changeId)
    this.audit.note({ before: { isUndone: false }, after: { isUndone: true } })
    return this.changes.one(changeId)
  }

  private note(unitId: string | undefined, details: ErrorParams): void {
    this.audit.note({ subjectType: 'network_change', details, ...(unitId === undefined ? {} : { unitId }) })
  }

  private async workOut(
    requested: RequestedOperation,
    picture: NetworkPicture,
    of: { readonly effectiveOn: IsoDate; readonly reason: string }
  ): Promise<WorkedOut> {
    await this.changes.checkOrganisations(requested.organisations)
    this.reach.checkNamed(requested, picture)
    const records = recordsOf(picture)
    const { operation } = requested
    const { delta, refusals } = planChange(records, picture.municipalities.list, { ...of, operation })
    this.reach.checkDelta(delta, picture)
    const isIdle = refusals.length === 0 && isEmptyDelta(delta)
    const nothing: Refusal = { code: 'nothing_changes', unitId: null, otherId: null, day: of.effectiveOn }
    return { records, delta, refusals: isIdle ? [nothing] : refusals }
  }

  /** Refused when what the change concerns is no longer as the person saw it. */
  private async checkRevision(expected: number, { units, operation }: RequestedOperation, delta: NetworkDelta): Promise<void> {
    const named = operation.kind === 'territory' ? operation.municipalityCodes : []
    const passed = [...delta.removed.territories, ...delta.added.territories]
    const other = await this.changes.disturbing(expected, {
      subjects: [...units.filter(({ isSubject }) => isSubject).map(({ id }) => id), ...subjectIds(delta)],
      units: [...units.map(({ id }) => id), ...touchedUnits(delta)],
      codes: [...named, ...passed.map(({ municipalityCode }) => municipalityCode)]
    })
    if (!other) return
    const revision = await this.changes.revision()
    throw new DomainError('STALE', { path: ['expectedRevision'], params: { revision, ...other } })
  }

  private async touchedBy(unitIds: readonly string[], picture: NetworkPicture, day: IsoDate): Promise<TouchedRecords[]> {
    const impacts = await this.impact.on(unitIds, day)
    return impacts.flatMap(({ kind, unitId, count }) => {
      const unit = picture.unitOn(unitId, day)
      return unit ? [{ kind, unit, count }] : []
    })
  }
}

/** @throws DomainError REQUIRED for a text of nothing but blanks */
function written(reason: string): string {
  const text = reason.trim()
  if (text === '') throw new DomainError('REQUIRED', { path: ['reason'] })
  return text
}

/** The records without what is only shown: the name of an organisation has no place in a delta that is kept. */
function recordsOf({ facts }: NetworkPicture): NetworkRecords {
  const { links, territories, successions, services } = facts
  const units = facts.units.map((unit) => ({ ...unit, organisationName: undefined }))
  return { units, links, territories, successions, services }
}

/** The units of which nothing was known before. */
function openedBy({ added }: NetworkDelta, { units }: NetworkRecords): OpenedUnit[] {
  const known = new Set(units.map(({ id }) => id))
  return added.units.filter(({ id }) => !known.has(id)).map(({ id, type }) => ({ unitId: id, type, code: null }))
}

/** Every reason is an issue of its own; the first stands for all. */
function refused(kind: string, refusals: readonly Refusal[]): DomainError {
  const path = ['operation', kind]
  const issues = refusals.map(({ code, unitId, otherId, day }) => {
    const known = Object.entries({ unitId, otherId, day }).filter(([, value]) => value !== null)
    return new DomainError('NETWORK_REFUSED', { path, params: { code, ...Object.fromEntries(known) } as ErrorParams })
  })
  return new DomainError('NETWORK_REFUSED', { path, params: { code: refusals[0]?.code ?? 'breaks_rule' }, issues })
}
