import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { CellLens, EditionState } from '@solmu/domain/reports/edition.js'
import type { PartName } from '@solmu/domain/reports/edition-manifest.js'
import { type PeriodRun, periodRun } from '@solmu/domain/reports/edition-run.js'
import type { CertifiedEdition } from '@solmu/domain/reports/edition-steps.js'
import { isUuid } from '@solmu/shared/ids.js'
import { Db } from '../../../core/db/db.js'

/** An edition as it is kept. */
export type EditionRecord = {
  readonly id: string
  readonly consortiumId: string
  readonly state: EditionState
  readonly firstPeriod: string
  readonly lastPeriod: string
  readonly lenses: readonly CellLens[]
  readonly replacesId: string | null
  readonly reason: string
  /** Of a certified one; null before. */
  readonly year: number | null
  readonly number: number | null
  readonly certifiedAt: Date | null
  readonly version: number
}

/** A part of an edition as it is kept. */
export type PartRecord = { readonly name: PartName; readonly body: string; readonly sha256: string; readonly rowCount: number; readonly byteCount: number }

/** What is written of an edition when it is certified. */
export type Certificate = {
  readonly year: number
  readonly number: number
  readonly certifiedAt: string
  readonly manifest: string
  readonly sha256: string
  readonly signature: string
  readonly keyId: string
  readonly publicKey: string
}

const RECORD = `e.id, e.consortium_id AS "consortiumId", e.state, e.first_period AS "firstPeriod", e.last_period AS "lastPeriod", e.lenses,
  e.replaces_id AS "replacesId", e.reason, e.year, e.number, e.certified_at AS "certifiedAt", e.version`

const PART = `p.name, p.body, p.sha256, p.row_count AS "rowCount", p.byte_count::float8 AS "byteCount"`

/** The run of periods of an edition that is kept. */
export const runOf = ({ firstPeriod, lastPeriod }: Pick<EditionRecord, 'firstPeriod' | 'lastPeriod'>): PeriodRun => periodRun(firstPeriod, lastPeriod)

/** Editions in the database, until they are certified. */
@Injectable()
export class EditionStore {
  constructor(private readonly db: Db) {}

  /** An edition, or null when there is none that the viewer may see. */
  async find(id: string): Promise<EditionRecord | null> {
    const [found] = isUuid(id) ? await this.db.sql<EditionRecord>(`SELECT ${RECORD} FROM edition e WHERE e.id = $1`, [id]) : []
    return found ?? null
  }

  /** An edition that nobody else changes until the transaction ends; null when there is none in sight. */
  async hold(id: string): Promise<EditionRecord | null> {
    // A certified one is not held: the database refuses to write it anyhow.
    const found = await this.find(id)
    if (!found || found.state === 'certified') return found
    const [held] = await this.db.sql<EditionRecord>(`SELECT ${RECORD} FROM edition e WHERE e.id = $1 FOR UPDATE`, [id])
    return held ?? null
  }

  /** Whoever certifies waits for whoever certifies another edition of the consortium. */
  async lockNumbers(): Promise<void> {
    await this.db.sql(`SELECT pg_advisory_xact_lock(hashtextextended('solmu.editions.' || app.consortium_id(), 0))`)
  }

  /** The certified editions of the same periods, the newest first. */
  certifiedOf(run: Pick<PeriodRun, 'first' | 'last'>): Promise<CertifiedEdition[]> {
    return this.db.sql<CertifiedEdition>(
      `SELECT e.id, e.year, e.number, EXISTS (SELECT 1 FROM edition r WHERE r.replaces_id = e.id AND r.state = 'certified') AS "isReplaced"
       FROM edition e WHERE e.consortium_id = app.consortium_id() AND e.first_period = $1 AND e.last_period = $2 AND e.state = 'certified'
       ORDER BY e.certified_at DESC`,
      [run.first, run.last]
    )
  }

  async add(of: { id: string; run: PeriodRun; lenses: readonly string[]; replacesId: string | null; reason: string }): Promise<void> {
    const { kind, first, last, from, to } = of.run
    await this.db.sql(
      `INSERT INTO edition (id, consortium_id, period_kind, first_period, last_period, period_from, period_to, lenses, replaces_id, reason, prepared_by)
       VALUES ($1, app.consortium_id(), $2, $3, $4, $5, $6, $7, $8, $9, app.user_id())`,
      [of.id, kind, first, last, from, to, of.lenses, of.replacesId, of.reason]
    )
  }

  /** Begins anew; what was prepared stays until it is written over. */
  async restart(id: string): Promise<void> {
    await this.db.sql(
      `UPDATE edition SET state = 'preparing', done_count = 0, total_count = 0, failure = NULL, prepared_by = app.user_id(), prepared_at = now(),
         version = version + 1 WHERE id = $1`,
      [id]
    )
  }

  async progress(id: string, done: number, total: number): Promise<void> {
    await this.db.sql(`UPDATE edition SET done_count = $2, total_count = $3 WHERE id = $1 AND state = 'preparing'`, [id, done, total])
  }

  async fail(id: string, failure: string): Promise<void> {
    await this.db.sql(`UPDATE edition SET state = 'failed', failure = $2, version = version + 1 WHERE id = $1 AND state = 'preparing'`, [id, failure])
  }

  /** @param levels the levels of care at which it was protected: it is published at no other */
  async prepared(
    id: string,
    { total, levels, hastyCount }: { readonly total: number; readonly levels: readonly string[]; readonly hastyCount: number }
  ): Promise<void> {
    await this.db.sql(
      `UPDATE edition SET state = 'prepared', done_count = $2, total_count = $2, levels = $3::text[], hasty_count = $4, failure = NULL,
         prepared_at = now(), version = version + 1 WHERE id = $1`,
      [id, total, levels, hastyCount]
    )
  }

  async remove(id: string): Promise<void> {
    await this.db.sql('DELETE FROM edition WHERE id = $1', [id])
  }

  /** Which one of the year the next one is. */
  async nextNumber(year: number): Promise<number> {
    const [row] = await this.db.sql<{ number: number }>(
      'SELECT coalesce(max(e.number), 0) + 1 AS number FROM edition e WHERE e.consortium_id = app.consortium_id() AND e.year = $1',
      [year]
    )
    return row?.number ?? 1
  }

  async certify(id: string, given: Certificate): Promise<void> {
    const { year, number, certifiedAt, manifest, sha256, signature, keyId, publicKey } = given
    await this.db.sql(
      `UPDATE edition SET state = 'certified', year = $2, number = $3, certified_at = $4, certified_by = app.user_id(), manifest = $5, sha256 = $6,
         signature = $7, key_id = $8, public_key = $9, version = version + 1 WHERE id = $1`,
      [id, year, number, certifiedAt, manifest, sha256, signature, keyId, publicKey]
    )
  }

  /** The parts of an edition in no particular order. */
  parts(id: string): Promise<PartRecord[]> {
    return this.db.sql<PartRecord>(`SELECT ${PART} FROM edition_part p WHERE p.edition_id = $1`, [id])
  }

  /** @throws DomainError NOT_FOUND for a part that there is not, or that is out of sight */
  async part(id: string, name: PartName): Promise<PartRecord> {
    const [found] = isUuid(id) ? await this.db.sql<PartRecord>(`SELECT ${PART} FROM edition_part p WHERE p.edition_id = $1 AND p.name = $2`, [id, name]) : []
    if (!found) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return found
  }
}
