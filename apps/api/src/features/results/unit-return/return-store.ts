import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { Dimension } from '@solmu/domain/results/indicator.js'
import { type AskedIndicator, sheetOf } from '@solmu/domain/results/sheet.js'
import { isUuid } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import type { ReturnCell, ReturnRecord, ReturnSheet } from './return-record.js'
import { askedIn, CELL, FROM_RETURNS, RECORD } from './unit-return.sql.js'

type Action = Parameters<Access['may']>[0]

/** What the viewer looked at when a step was chosen; null where the step needs no agreement on it. */
export type Expected = { readonly returnId: string; readonly expectedVersion: number | null }

/** A round's indicators and the dimensions of the consortium, before they are put together. */
export type AskedRow = {
  readonly indicators: readonly (Omit<AskedIndicator, 'dimensions'> & { readonly dimensionCodes: readonly string[] })[]
  readonly dimensions: readonly Dimension[]
}

/** Loads returns with their figures: the one way to them for everything that works on a return. */
@Injectable()
export class ReturnStore {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly loaders: Loaders
  ) {}

  /** @throws DomainError NOT_FOUND for one that does not exist or is out of sight */
  async one(returnId: string): Promise<ReturnRecord> {
    const [record] = await this.some([returnId])
    if (!record) throw new DomainError('NOT_FOUND')
    return record
  }

  /** The returns among some ids that the viewer may read, in the order of the ids; one statement. */
  async some(returnIds: readonly string[]): Promise<ReturnRecord[]> {
    const ids = returnIds.filter(isUuid)
    if (ids.length === 0) return []
    return this.db.sql<ReturnRecord>(
      `SELECT ${RECORD} FROM ${FROM_RETURNS} WHERE r.id = ANY ($1::uuid[]) ORDER BY array_position($1::uuid[], r.id)`,
      [ids]
    )
  }

  /**
   * Locks a return until the end of the transaction. Everything that changes a return or its cells goes through here first,
   * so that nothing moves under review.
   *
   * @throws DomainError NOT_FOUND, STALE
   */
  async lock(returnId: string, expectedVersion: number | null): Promise<ReturnRecord> {
    const [record] = await this.lockAll([{ returnId, expectedVersion }])
    if (!record) throw new DomainError('NOT_FOUND')
    return record
  }

  /**
   * Locks several returns, in the order of their ids, so that two such steps never wait for each other.
   *
   * @returns the records in the order in which they were named
   * @throws DomainError NOT_FOUND when one is out of sight, STALE when one has moved on
   */
  async lockAll(expected: readonly Expected[]): Promise<ReturnRecord[]> {
    const ids = [...new Set(expected.map(({ returnId }) => returnId))].filter(isUuid).sort()
    const rows = await this.db.sql<ReturnRecord>(
      `SELECT ${RECORD} FROM ${FROM_RETURNS} WHERE r.id = ANY ($1::uuid[]) ORDER BY r.id FOR NO KEY UPDATE OF r`,
      [ids]
    )
    const byId = new Map(rows.map((row) => [row.id, row]))
    return expected.map(({ returnId, expectedVersion }) => {
      const record = byId.get(returnId.toLowerCase())
      if (!record) throw new DomainError('NOT_FOUND', { path: ['returnId'] })
      if (expectedVersion !== null && record.version !== expectedVersion) {
        throw new DomainError('STALE', { path: ['expectedVersion'] })
      }
      return record
    })
  }

  /** True when the viewer may do it at the unit of the return, or at the centre to which it belonged. */
  may(action: Action, { unitId, centreId }: Pick<ReturnRecord, 'unitId' | 'centreId'>): boolean {
    return this.access.may(action, { unitId }) || (centreId !== null && this.access.may(action, { unitId: centreId }))
  }

  /** @throws DomainError NOT_ALLOWED for a return that the viewer may read, and do no such thing to */
  check(action: Action, record: Pick<ReturnRecord, 'unitId' | 'centreId'>): void {
    if (!this.may(action, record)) throw new DomainError('NOT_ALLOWED')
  }

  /** What the round of a return asks for, on the last day of its period; read once for all returns of the round. */
  async askedOf({ roundId }: Pick<ReturnRecord, 'roundId'>): Promise<readonly AskedIndicator[]> {
    const [asked] = await this.loaders
      .of<AskedRow>('askedInRound', (ids) => this.db.sql(askedIn('c.id = ANY ($1::uuid[])'), [ids]))
      .load(roundId)
    return asked ? askedFrom(asked) : []
  }

  /** The working copy: one row for each figure that was answered. */
  async cellsOf(returnId: string): Promise<ReturnCell[]> {
    const rows = await this.db.sql<ReturnCell>(`SELECT ${CELL} FROM return_cell k WHERE k.return_id = $1`, [returnId])
    return rows.map(asNumber)
  }

  /** The working copy laid out as the round asks for it, with totals and what is derived from them. */
  async sheetOf(record: ReturnRecord): Promise<ReturnSheet> {
    const [asked, cells] = await Promise.all([this.askedOf(record), this.cellsOf(record.id)])
    return sheetOf(asked, { round: record.round.state, state: record.state, cells })
  }
}

/** Gives each indicator the dimensions in which the round asks for it, in the round's order. */
export function askedFrom({ indicators, dimensions }: AskedRow): AskedIndicator[] {
  const byCode = new Map(dimensions.map((dimension) => [dimension.code, dimension]))
  return indicators.map(({ dimensionCodes, ...asked }) => ({
    ...asked,
    dimensions: dimensionCodes.flatMap((code) => byCode.get(code) ?? [])
  }))
}

/** PostgreSQL hands a bigint out as text; ours are exact as numbers. */
export const asNumber = <Of extends { readonly value: number | null }>(row: Of): Of =>
  row.value === null ? row : { ...row, value: Number(row.value) }
