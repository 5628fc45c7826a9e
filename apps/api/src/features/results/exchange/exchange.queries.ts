import { Injectable } from '@nestjs/common'
import type { ReturnForm } from '@solmu/domain/results/file-intake.js'
import { sheetOf } from '@solmu/domain/results/sheet.js'
import { groupBy } from '@solmu/shared/groups.js'
import { type LocalizedText, sameInAll } from '@solmu/shared/text.js'
import { Db } from '../../../core/db/db.js'
import { nameOf } from '../../network/network.sql.js'
import type { ReturnCell, ReturnRecord } from '../unit-return/return-record.js'
import { asNumber, ReturnStore } from '../unit-return/return-store.js'
import { CELL, FROM_RETURNS } from '../unit-return/unit-return.sql.js'

type Beside = {
  readonly id: string
  readonly roundName: LocalizedText
  readonly unitCode: string | null
  readonly unitName: LocalizedText | null
  readonly centreName: LocalizedText | null
}

/** A return as files see it, with what tables of several returns say beside the figures. */
export type ExchangedReturn = ReturnForm & { readonly record: ReturnRecord; readonly centreName: LocalizedText | null }

/** A machine may read returns without the network: then its units are known by their ids alone. */
const BESIDE = `SELECT r.id, ${nameOf('c')} AS "roundName", o.code AS "unitCode",
    CASE WHEN u.id IS NULL THEN NULL ELSE ${nameOf('u')} END AS "unitName",
    CASE WHEN z.id IS NULL THEN NULL ELSE ${nameOf('z')} END AS "centreName"
  FROM ${FROM_RETURNS} LEFT JOIN org_unit o ON o.id = r.unit_id LEFT JOIN unit_now u ON u.id = r.unit_id
    LEFT JOIN unit_now z ON z.id = r.centre_id
  WHERE r.id = ANY ($1::uuid[])`

const CELLS = `SELECT k.return_id AS "returnId", ${CELL} FROM return_cell k WHERE k.return_id = ANY ($1::uuid[])`

/** The returns to which a group of ADX may belong: `$1` the key or id of the unit, `$2` the period. Open ones come first. */
const CANDIDATES = `SELECT r.id, c.id AS "roundId", c.state = 'open' AS "isOpen"
  FROM ${FROM_RETURNS} LEFT JOIN org_unit o ON o.id = r.unit_id
  WHERE (lower(o.code) = lower($1) OR r.unit_id::text = lower($1)) AND c.period = $2 AND c.state IN ('open', 'locked')
  ORDER BY c.state = 'open' DESC, c.id`

const UNITS = `SELECT 1 FROM unit_return r LEFT JOIN org_unit o ON o.id = r.unit_id
  WHERE lower(o.code) = lower($1) OR r.unit_id::text = lower($1) LIMIT 1`

export type Candidate = { readonly id: string; readonly roundId: string; readonly isOpen: boolean }

/** Reads what files say of returns: a few statements for any number of them. */
@Injectable()
export class ExchangeQueries {
  constructor(
    private readonly db: Db,
    private readonly store: ReturnStore
  ) {}

  /** The returns with their figures, in the order in which they are named. */
  async exchanged(records: readonly ReturnRecord[]): Promise<ExchangedReturn[]> {
    const ids = records.map(({ id }) => id)
    const [beside, cells] = await Promise.all([
      this.db.sql<Beside>(BESIDE, [ids]),
      this.db.sql<ReturnCell & { returnId: string }>(CELLS, [ids])
    ])
    const byId = new Map(beside.map((row) => [row.id, row]))
    const cellsOf = groupBy(cells.map(asNumber), ({ returnId }) => returnId)
    return Promise.all(records.map((record) => this.form(record, { beside: byId.get(record.id), cells: cellsOf.get(record.id) ?? [] })))
  }

  private async form(record: ReturnRecord, of: { beside: Beside | undefined; cells: readonly ReturnCell[] }): Promise<ExchangedReturn> {
    const { roundId, unitId, state, round } = record
    const { roundName, unitCode, unitName, centreName } = of.beside ?? { roundName: sameInAll(''), unitCode: null, unitName: null, centreName: null }
    const asked = await this.store.askedOf(record)
    const clock = of.cells.reduce((latest, { version }) => Math.max(latest, version), record.cellClock)
    return {
      ...{ record, roundId, roundName, period: round.period, unitId, unitCode, clock, centreName },
      unitName: unitName ?? sameInAll(unitCode ?? unitId),
      sheet: sheetOf(asked, { round: round.state, state, cells: of.cells })
    }
  }

  /** The returns that a unit and a period may mean, as far as the viewer may read them. */
  candidates(unit: string, period: string): Promise<Candidate[]> {
    return this.db.sql<Candidate>(CANDIDATES, [unit, period])
  }

  /** Says whether a key or id is that of a unit with returns within reach. */
  async isUnit(unit: string): Promise<boolean> {
    return (await this.db.sql(UNITS, [unit])).length > 0
  }
}
