import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { demandLock, type LockPlan, type MissingUnit, missingUnits, planLock } from '@solmu/domain/results/region.js'
import { groupBy } from '@solmu/shared/groups.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Db } from '../../../core/db/db.js'
import type { LockRoundInput } from './region.graphql.js'
import { type RegionMember, type RegionRow, RegionStore } from './region-store.js'
import { StepWriter } from './step-writer.js'

/** What locking comes down to, with what it was worked out of. */
export type PlannedLock = LockPlan & { readonly members: readonly RegionMember[]; readonly missing: readonly MissingUnit[] }

/** Closing a period: what is approved is accepted and locked, and what is named is left out. */
@Injectable()
export class RoundLockService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly regions: RegionStore,
    private readonly writer: StepWriter,
    private readonly audit: AuditWriter
  ) {}

  /**
   * What locking would do.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED
   */
  async preview(roundId: string): Promise<PlannedLock> {
    await this.regions.round(roundId)
    this.checkAll()
    const members = await this.regions.members(roundId)
    return this.plan(members, [...(await this.regions.some(roundId)).values()], [])
  }

  /**
   * Locks a round.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, ROUND_STATE, UNITS_UNVERIFIED with how many units are neither approved
   *   nor named, and what is wrong with the named units
   */
  async lock({ roundId, missing, expectedVersion }: LockRoundInput): Promise<{ locked: number; leftOut: number }> {
    await this.regions.round(roundId)
    this.audit.note({ subjectType: 'collection_round', subjectId: roundId })
    this.checkAll()
    const round = await this.regions.round(roundId, true)
    if (round.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const seen = await this.regions.members(roundId)
    const regions = await this.regions.lock(roundId, seen.map(({ centreId }) => centreId))
    const members = await this.regions.members(roundId, null, true)
    const plan = this.plan(members, [...regions.values()], missing)
    demandLock(round.state, plan)
    await this.accept(plan, regions)
    const locked = members.filter(({ state }) => state === 'verified' || state === 'accepted')
    await this.writer.move(locked.map((each) => ({ ...each, state: 'accepted' as const })), { action: 'lock', to: 'locked' })
    await this.db.sql(
      `UPDATE collection_round SET state = 'locked', state_by = app.user_id(), state_at = now(), version = version + 1 WHERE id = $1`,
      [roundId]
    )
    const leftOut = plan.leftOutUnitIds.length
    this.audit.note({ before: { state: round.state }, after: { state: 'locked' }, details: { returnCount: locked.length, missingCount: leftOut } })
    return { locked: locked.length, leftOut }
  }

  private plan(members: readonly RegionMember[], regions: readonly RegionRow[], named: readonly MissingUnit[]): PlannedLock {
    const isHere = new Set(members.map(({ unitId }) => unitId))
    const ofRegions = regions.flatMap((region) => region.missing).filter(({ unitId }) => isHere.has(unitId))
    const missing = missingUnits([...named, ...ofRegions], members)
    return { ...planLock(members, missing), members, missing }
  }

  /** Accepts whatever the centres have approved; each region keeps the names of those that it leaves out. */
  private async accept({ members, missing }: PlannedLock, regions: ReadonlyMap<string, RegionRow>): Promise<void> {
    await this.writer.move(members.filter(({ state }) => state === 'verified'), { action: 'accept', to: 'accepted' })
    const centreOf = new Map(members.map(({ unitId, centreId }) => [unitId, centreId]))
    const byCentre = groupBy(missing, ({ unitId }) => centreOf.get(unitId) ?? '')
    for (const region of regions.values()) {
      if (region.state === 'accepted') continue
      await this.regions.change(region, { state: 'accepted', missing: byCentre.get(region.centreId) ?? [] })
    }
  }

  /** Locking is for those whose reach is the whole network. */
  private checkAll(): void {
    this.access.check('round.manage', {})
  }
}
