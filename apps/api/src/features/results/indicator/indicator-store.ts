import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { GivenIdentity, Statement } from '@solmu/domain/results/indicator-details.js'
import type { LastAsked } from '@solmu/domain/results/indicator-version.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { isUuid } from '@solmu/shared/ids.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { VERSION, type IndicatorRow, type VersionRow } from './indicator-row.js'
import {
  END_VERSION_SQL,
  INSERT_INDICATOR_SQL,
  INSERT_VERSION_SQL,
  LAST_ASKED_SQL,
  LOCK_INDICATOR_SQL,
  LOCK_LIBRARY_SQL,
  NEEDED_BY_SQL,
  REWRITE_VERSION_SQL,
  TOUCH_INDICATOR_SQL
} from './indicator.sql.js'

export type NewIndicator = Omit<GivenIdentity, 'origin'> & { readonly id: string; readonly groupId: string; readonly origin: string }

export type NewVersion = {
  readonly indicatorId: string
  readonly number: number
  readonly validFrom: IsoDate
  readonly statement: Statement
  readonly reason: string
}

/** An indicator that is locked until the end of the transaction, with its versions, the newest first. */
export type LockedIndicator = { readonly indicator: IndicatorRow; readonly versions: readonly VersionRow[] }

/** Writes indicators. */
@Injectable()
export class IndicatorStore {
  constructor(private readonly db: Db) {}

  /**
   * Locks an indicator, and with it the formulas of the whole library: two changes together could make a circle.
   *
   * @throws DomainError NOT_FOUND, STALE
   */
  async lock({ indicatorId, expectedVersion }: { indicatorId: string; expectedVersion: number }): Promise<LockedIndicator> {
    await this.lockLibrary()
    const [row] = isUuid(indicatorId) ? await this.db.sql<{ indicator: IndicatorRow }>(LOCK_INDICATOR_SQL, [indicatorId]) : []
    if (!row) throw new DomainError('NOT_FOUND', { path: ['indicatorId'] })
    if (row.indicator.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const versions = await this.db.sql<{ value: VersionRow }>(
      `SELECT ${VERSION} AS value FROM indicator_version v LEFT JOIN app_user u ON u.id = v.changed_by
       WHERE v.indicator_id = $1 ORDER BY v.valid_from DESC`,
      [indicatorId]
    )
    return { indicator: row.indicator, versions: versions.map(({ value }) => value) }
  }

  async lockLibrary(): Promise<void> {
    await this.db.sql(LOCK_LIBRARY_SQL)
  }

  /** @throws DomainError ALREADY_EXISTS at `code` when another has it */
  async insert({ id, code, groupId, ...of }: NewIndicator): Promise<void> {
    const { consortiumId, userId } = currentViewer()
    const { unit, decimals, aggregation, sourceClass, weightIndicatorId, origin } = of
    const values = [id, consortiumId, code, groupId, unit, decimals, aggregation, sourceClass, weightIndicatorId ?? null, origin, userId]
    await onceOnly(() => this.db.sql(INSERT_INDICATOR_SQL, values))
  }

  async insertVersion({ indicatorId, number, validFrom, statement, reason }: NewVersion): Promise<void> {
    const { consortiumId, userId } = currentViewer()
    const values = [indicatorId, number, consortiumId, validFrom, null, JSON.stringify(statement), reason, userId]
    await onceOnly(() => this.db.sql(INSERT_VERSION_SQL, values))
  }

  async rewriteVersion({ indicatorId, number, statement, reason }: Omit<NewVersion, 'validFrom'>): Promise<void> {
    await this.db.sql(REWRITE_VERSION_SQL, [indicatorId, number, JSON.stringify(statement), reason, currentViewer().userId])
  }

  async endVersion(indicatorId: string, number: number, day: IsoDate): Promise<void> {
    await this.db.sql(END_VERSION_SQL, [indicatorId, number, day])
  }

  /** Gives the record its next version, and another group where one is named. */
  async touch(indicatorId: string, groupId: string | null): Promise<void> {
    await this.db.sql(TOUCH_INDICATOR_SQL, [indicatorId, groupId])
  }

  /** The last day about which one of the indicators has been asked, by rounds in one of the states. */
  async lastAsked(codes: readonly string[], states: readonly string[]): Promise<LastAsked> {
    const [row] = await this.db.sql<{ day: LastAsked }>(LAST_ASKED_SQL, [codes, states])
    return row?.day ?? null
  }

  /** The code of another indicator that needs this one on a day or later; null when none does. */
  async neededBy(indicatorId: string, day: IsoDate): Promise<string | null> {
    const [row] = await this.db.sql<{ code: string }>(NEEDED_BY_SQL, [indicatorId, day])
    return row?.code ?? null
  }

  /** @throws DomainError UNKNOWN_REFERENCE at the path for an id that is none of the table's */
  async demand(table: 'indicator' | 'indicator_group', id: string | null | undefined, path: string): Promise<void> {
    if (id === null || id === undefined) return
    const [row] = await this.db.sql(`SELECT 1 FROM ${table} WHERE id = $1::uuid`, [id])
    if (!row) throw new DomainError('UNKNOWN_REFERENCE', { path: [path], params: { value: '' } })
  }

  /** @throws DomainError UNKNOWN_REFERENCE at `dimensionCodes` for a code that is no dimension's */
  async demandDimensions(codes: readonly string[]): Promise<void> {
    if (codes.length === 0) return
    const [row] = await this.db.sql<{ code: string }>(
      `SELECT code FROM unnest($1::text[]) AS given(code)
       WHERE NOT EXISTS (SELECT 1 FROM dimension d WHERE d.code = given.code AND d.consortium_id = app.consortium_id())`,
      [codes]
    )
    if (row) throw new DomainError('UNKNOWN_REFERENCE', { path: ['dimensionCodes'], params: { value: row.code.slice(0, 40) } })
  }
}

const constraints: Readonly<Record<string, () => DomainError>> = {
  indicator_code_once: () => new DomainError('ALREADY_EXISTS', { path: ['code'] }),
  indicator_group_code_once: () => new DomainError('ALREADY_EXISTS', { path: ['code'] }),
  dimension_code_once: () => new DomainError('ALREADY_EXISTS', { path: ['code'] }),
  dimension_category_asked: () => new DomainError('INDICATOR_IN_USE', { path: ['categories'] }),
  indicator_version_one_a_day: () => new DomainError('RANGE_OVERLAPS', { path: ['from'] })
}

/** Runs a write and puts into words what the database says that somebody else has done meanwhile. */
export async function onceOnly<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write()
  } catch (error) {
    const { constraint, driverError } = error as { constraint?: string; driverError?: { constraint?: string } }
    const refusal = constraints[driverError?.constraint ?? constraint ?? '']
    throw refusal ? refusal() : error
  }
}
