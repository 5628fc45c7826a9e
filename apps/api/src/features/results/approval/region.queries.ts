import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type MissingUnit, regionSteps } from '@solmu/domain/results/region.js'
import { groupBy } from '@solmu/shared/groups.js'
import { Access } from '../../../core/access/access.js'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import type { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import type { ReturnRecord } from '../unit-return/return-record.js'
import { shownReturn } from '../unit-return/shown-return.js'
import { ReturnStore } from '../unit-return/return-store.js'
import type { UnitReturnType } from '../unit-return/unit-return.graphql.js'
import type { LockPreview, MissingUnitType, RegionReturnType } from './region.graphql.js'
import { type RegionMember, type RegionRow, RegionStore, type RoundRow } from './region-store.js'
import type { PlannedLock } from './round-lock.service.js'

type Units = ReadonlyMap<string, OrgUnitRefType>
type Shown = { readonly round: RoundRow; readonly rows: ReadonlyMap<string, RegionRow>; readonly units: Units }

/** Reads of regions, as far as the viewer may read all of a region. */
@Injectable()
export class RegionQueries {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly loaders: Loaders,
    private readonly regions: RegionStore,
    private readonly store: ReturnStore
  ) {}

  /** The regions of a round, by the name of the centre; a few statements, however many there are. */
  async ofRound(roundId: string): Promise<RegionReturnType[]> {
    const round = await this.regions.round(roundId)
    const members = await this.regions.members(roundId)
    const byCentre = groupBy(members, ({ centreId }) => centreId)
    const own = [...byCentre].filter(([centreId]) => this.access.may('return.read', { unitId: centreId }))
    const rows = await this.regions.some(roundId)
    const units = await this.units([...own.map(([id]) => id), ...[...rows.values()].flatMap(namedIn)])
    const shown = own.map(([centreId, of]) => this.shown(centreId, of, { round, rows, units }))
    return shown.sort((a, b) => a.centre.name.fi.localeCompare(b.centre.name.fi, 'fi'))
  }

  /** @throws DomainError NOT_FOUND */
  async one(roundId: string, centreId: string): Promise<RegionReturnType> {
    const round = await this.regions.round(roundId)
    const members = this.access.may('return.read', { unitId: centreId }) ? await this.regions.members(roundId, centreId) : []
    if (members.length === 0) throw new DomainError('NOT_FOUND', { path: ['centreId'] })
    const rows = await this.regions.some(roundId, centreId)
    const units = await this.units([centreId, ...[...rows.values()].flatMap(namedIn)])
    return this.shown(centreId, members, { round, rows, units })
  }

  /** The returns of a region, by the name of the unit; two statements for any number of regions. */
  async returnsOf(members: readonly RegionMember[]): Promise<UnitReturnType[]> {
    const records = this.loaders.of<ReturnRecord>('returnOfRegion', async (ids) =>
      (await this.store.some(ids)).map((record) => ({ key: record.id, value: record }))
    )
    const names = this.loaders.of<string>('nameOfMember', (ids) =>
      this.db.sql('SELECT o.id AS key, o.name_fi AS value FROM unit_now o WHERE o.id = ANY ($1::uuid[])', [ids])
    )
    const found = await Promise.all(
      members.map(async ({ id, unitId }) => ({ record: (await records.load(id))[0], name: (await names.load(unitId))[0] ?? '' }))
    )
    return found.sort((a, b) => a.name.localeCompare(b.name, 'fi')).flatMap(({ record }) => (record ? [shownReturn(record)] : []))
  }

  /** What locking does, for whoever is about to. */
  async shownLock(plan: PlannedLock): Promise<LockPreview> {
    const units = await this.units(plan.members.map(({ unitId }) => unitId))
    const blocking = new Set(plan.blockingUnitIds)
    const leftOut = new Set(plan.leftOutUnitIds)
    return {
      alreadyAccepted: plan.members.filter(({ state }) => state === 'accepted').length,
      accepts: plan.acceptedUnitIds.flatMap((id) => units.get(id) ?? []),
      leavesOut: shownMissing(plan.missing.filter(({ unitId }) => leftOut.has(unitId)), units),
      blockedBy: await this.returnsOf(plan.members.filter(({ unitId }) => blocking.has(unitId)))
    }
  }

  private shown(centreId: string, members: readonly RegionMember[], { round, rows, units }: Shown): RegionReturnType {
    const centre = units.get(centreId)
    if (!centre) throw new DomainError('NOT_FOUND', { path: ['centreId'] })
    const { state = 'open', missing = [], message = '', version = 0, changedAt = null } = rows.get(centreId) ?? {}
    const situation = { state, missing, round: round.state, returns: members, isHeadquarters: centre.type === 'headquarters' }
    const options = regionSteps(situation, (permission) => this.access.may(permission, { unitId: centreId }))
    return {
      ...{ roundId: round.id, centre, state, message, version, members },
      missing: shownMissing(missing, units),
      options: options.map(({ action, isAllowed, blockedBy }) => ({ action, isAllowed, blockedBy })),
      changedAt: version === 0 ? null : changedAt,
      returns: []
    }
  }

  private async units(ids: readonly string[]): Promise<Units> {
    const rows = await this.db.sql<OrgUnitRefType>(
      `SELECT o.id, o.type, json_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en) AS name
       FROM unit_now o WHERE o.id = ANY ($1::uuid[])`,
      [[...new Set(ids)]]
    )
    return new Map(rows.map((row) => [row.id, row]))
  }
}

const namedIn = ({ missing }: RegionRow): string[] => missing.map(({ unitId }) => unitId)

function shownMissing(missing: readonly MissingUnit[], units: Units): MissingUnitType[] {
  return missing.flatMap(({ unitId, reason }) => {
    const unit = units.get(unitId)
    return unit ? [{ unit, reason }] : []
  })
}
