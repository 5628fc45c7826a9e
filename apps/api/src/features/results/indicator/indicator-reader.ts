import { Injectable } from '@nestjs/common'
import { isValidOn, todayIn, type IsoDate } from '@solmu/shared/dates.js'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import type { DimensionType } from './dimension.graphql.js'
import { DIMENSIONS_SQL } from './dimension.sql.js'
import { GROUP, INDICATOR, VERSION, type GroupRow, type IndicatorRow, type VersionRow } from './indicator-row.js'

type Keyed<Value> = { key: string; value: Value }

/** Reads indicators, their versions and the dimensions: one statement for all that one request asks for. */
@Injectable()
export class IndicatorReader {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders
  ) {}

  /** The indicator with an id, or null when there is none that the viewer may see. */
  async byId(id: string): Promise<IndicatorRow | null> {
    const loader = this.loaders.of<IndicatorRow>('indicators', (ids) =>
      this.db.sql<Keyed<IndicatorRow>>(
        `SELECT i.id AS key, ${INDICATOR} AS value FROM indicator i WHERE i.id = ANY ($1::uuid[])`,
        [ids]
      )
    )
    return (await loader.load(id))[0] ?? null
  }

  /** The versions of an indicator, the newest first. */
  versionsOf(indicatorId: string): Promise<VersionRow[]> {
    const loader = this.loaders.of<VersionRow>('indicatorVersions', (ids) =>
      this.db.sql<Keyed<VersionRow>>(
        `SELECT v.indicator_id AS key, ${VERSION} AS value
         FROM indicator_version v LEFT JOIN app_user u ON u.id = v.changed_by
         WHERE v.indicator_id = ANY ($1::uuid[]) ORDER BY v.indicator_id, v.valid_from DESC`,
        [ids]
      )
    )
    return loader.load(indicatorId)
  }

  /** What is said about an indicator on a day; null when nothing is in force. */
  async versionOn(indicatorId: string, day: IsoDate): Promise<VersionRow | null> {
    return (await this.versionsOf(indicatorId)).find((version) => isValidOn(version, day)) ?? null
  }

  /**
   * What is said about an indicator on a day, and where nothing is, the newest version before it, or the first of all:
   * something by which it can be named. Null only for an indicator out of sight.
   */
  async nearestVersion(indicatorId: string, day: IsoDate = todayIn()): Promise<VersionRow | null> {
    const versions = await this.versionsOf(indicatorId)
    return versions.find(({ validFrom }) => validFrom <= day) ?? versions.at(-1) ?? null
  }

  /** The group of an indicator. */
  async groupOf({ groupId }: Pick<IndicatorRow, 'groupId'>): Promise<GroupRow | null> {
    const loader = this.loaders.of<GroupRow>('indicatorGroups', (ids) =>
      this.db.sql<Keyed<GroupRow>>(
        `SELECT g.id AS key, ${GROUP} AS value FROM indicator_group g WHERE g.id = ANY ($1::uuid[])`,
        [ids]
      )
    )
    return (await loader.load(groupId))[0] ?? null
  }

  /** The groups in their order. */
  async groups(): Promise<GroupRow[]> {
    const rows = await this.db.sql<{ value: GroupRow }>(
      `SELECT ${GROUP} AS value FROM indicator_group g ORDER BY g.position, g.code`
    )
    return rows.map(({ value }) => value)
  }

  /** All dimensions in their order, with every category. */
  async dimensions(): Promise<DimensionType[]> {
    const rows = await this.db.sql<{ value: DimensionType }>(DIMENSIONS_SQL)
    return rows.map(({ value }) => value)
  }

  /** The dimensions with some codes, in the order of the codes. */
  async dimensionsOf(codes: readonly string[]): Promise<DimensionType[]> {
    if (codes.length === 0) return []
    const loader = this.loaders.of<DimensionType>('dimensions', async () =>
      (await this.dimensions()).map((value) => ({ key: value.code, value }))
    )
    return (await loader.loadMany([...codes])).flatMap((found) => (found instanceof Error ? [] : found))
  }
}
