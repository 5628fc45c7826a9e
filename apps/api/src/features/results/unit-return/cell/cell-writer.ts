import { Injectable } from '@nestjs/common'
import { type CellKey } from '@solmu/domain/results/cell.js'
import { type AskedIndicator } from '@solmu/domain/results/sheet.js'
import type { WrittenCell } from '@solmu/domain/results/sheet-save.js'
import { currentViewer } from '../../../../core/context/context.js'
import { Db } from '../../../../core/db/db.js'
import type { ReturnCell, ReturnRecord } from '../return-record.js'
import { askedFrom, asNumber, type AskedRow } from '../return-store.js'
import { askedIn, CELL } from '../unit-return.sql.js'

/** What is written in one save. */
export type Writing = { readonly written: readonly WrittenCell[]; readonly cleared: readonly CellKey[]; readonly clock: number }

const ASKED = askedIn('c.id = (SELECT r.round_id FROM unit_return r WHERE r.id = $1)', 'i.id = ANY ($2::uuid[])')

const NAMED = `SELECT ${CELL} FROM unnest($2::uuid[], $3::text[]) AS n (indicator_id, breakdown)
  JOIN return_cell k ON k.return_id = $1 AND k.indicator_id = n.indicator_id AND k.breakdown = n.breakdown`

const WRITE = `
  INSERT INTO return_cell (return_id, consortium_id, unit_id, version, changed_by, changed_at,
    indicator_id, breakdown, status, value, note, answered)
  SELECT $1, $2, $3, $4, $5, now(), n.*
  FROM unnest($6::uuid[], $7::text[], $8::text[], $9::bigint[], $10::text[], $11::text[]) AS n
  ON CONFLICT (return_id, indicator_id, breakdown) DO UPDATE SET status = excluded.status, value = excluded.value,
    note = excluded.note, answered = excluded.answered, version = excluded.version, changed_by = excluded.changed_by,
    changed_at = excluded.changed_at`

/** Of a return that came back only figures that stand there are open. */
const REWRITE = `
  UPDATE return_cell k SET status = n.status, value = n.value, note = n.note, answered = n.answered, version = $2,
    changed_by = $3, changed_at = now()
  FROM unnest($4::uuid[], $5::text[], $6::text[], $7::bigint[], $8::text[], $9::text[])
    AS n (indicator_id, breakdown, status, value, note, answered)
  WHERE k.return_id = $1 AND k.indicator_id = n.indicator_id AND k.breakdown = n.breakdown`

const CLEAR = `DELETE FROM return_cell k USING unnest($2::uuid[], $3::text[]) AS n (indicator_id, breakdown)
  WHERE k.return_id = $1 AND k.indicator_id = n.indicator_id AND k.breakdown = n.breakdown`

/** The first figure makes a draft of the return; saving more does not change what others have agreed on. */
const COUNT_ON = `
  UPDATE unit_return SET cell_clock = $2, state = 'draft', version = version + (state = 'not_started')::int,
    held_since = CASE state WHEN 'not_started' THEN now() ELSE held_since END
  WHERE id = $1 AND state IN ('not_started', 'draft')`

const COUNT_ON_RETURNED = `UPDATE unit_return SET cell_clock = $2 WHERE id = $1`

/** Reads and writes figures by the set: one statement for one of them or for hundreds. */
@Injectable()
export class CellWriter {
  constructor(private readonly db: Db) {}

  /** What the round of a return asks for of some indicators. */
  async askedOf(returnId: string, indicatorIds: readonly string[]): Promise<AskedIndicator[]> {
    const [row] = await this.db.sql<{ value: AskedRow }>(ASKED, [returnId, indicatorIds])
    return row ? askedFrom(row.value) : []
  }

  /** Those of some figures that stand in the working copy. */
  async standing(returnId: string, keys: readonly CellKey[]): Promise<ReturnCell[]> {
    const rows = await this.db.sql<ReturnCell>(NAMED, [returnId, ...columnsOf(keys, ['indicatorId', 'breakdown'])])
    return rows.map(asNumber)
  }

  /** How many figures of a return were answered. */
  async countOf(returnId: string): Promise<number> {
    const sql = 'SELECT count(*)::int AS count FROM return_cell WHERE return_id = $1'
    return (await this.db.sql<{ count: number }>(sql, [returnId]))[0]?.count ?? 0
  }

  /** Writes and empties figures of a return that is locked. */
  async write(record: ReturnRecord, { written, cleared, clock }: Writing): Promise<void> {
    const { id, consortiumId, unitId } = record
    const { userId } = currentViewer()
    const isReturned = record.state === 'returned'
    const fixed = isReturned ? [id, clock, userId] : [id, consortiumId, unitId, clock, userId]
    await Promise.all([
      this.db.sql(isReturned ? COUNT_ON_RETURNED : COUNT_ON, [id, clock]),
      written.length > 0 && this.db.sql(isReturned ? REWRITE : WRITE, [...fixed, ...columnsOf(written, COLUMNS)]),
      cleared.length > 0 && this.db.sql(CLEAR, [id, ...columnsOf(cleared, ['indicatorId', 'breakdown'])])
    ])
  }
}

const COLUMNS = ['indicatorId', 'breakdown', 'status', 'value', 'note', 'answered'] as const

/** Rows as one array for each column, as `unnest` takes them. */
const columnsOf = <Row>(rows: readonly Row[], columns: readonly (keyof Row)[]): unknown[][] =>
  columns.map((column) => rows.map((row) => row[column]))
