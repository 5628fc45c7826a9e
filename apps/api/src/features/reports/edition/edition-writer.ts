import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { Injectable } from '@nestjs/common'
import { rowCountOf } from '@solmu/domain/reports/edition-canonical.js'
import type { FactRow, ReturnRow } from '@solmu/domain/reports/edition-contents.js'
import { partNames, type PartName } from '@solmu/domain/reports/edition-manifest.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Db } from '../../../core/db/db.js'
import type { CellRow, ChangeRow, ProtectionRow } from './edition-rows.js'
import { TAKE_TIME_SQL } from './edition-snapshot.sql.js'
import { type EditionRecord, EditionStore } from './edition-store.js'

/** How many rows a statement takes. */
const CHUNK = 5000

/** Everything that is written of an edition when it has been prepared. */
export interface PreparedEdition {
  readonly texts: Readonly<Record<PartName, string>>
  readonly returns: readonly ReturnRow[]
  readonly facts: readonly FactRow[]
  readonly cells: readonly CellRow[]
  readonly protection: readonly ProtectionRow[]
  /** At which levels of care it was protected. */
  readonly levels: readonly string[]
  /** Of how many groups of figures more is withheld than it takes, since time was up. */
  readonly hastyCount: number
  readonly changes: readonly ChangeRow[]
}

const tables = ['edition_part', 'edition_return', 'edition_fact', 'edition_cell', 'edition_protection', 'edition_change'] as const

/** `$1` is the edition and `$2` its rows as JSON. */
const INSERT_PARTS = `INSERT INTO edition_part (edition_id, consortium_id, name, body, sha256, row_count, byte_count)
  VALUES ($1, app.consortium_id(), $2, $3, $4, $5, $6)`

const INSERT_RETURNS = `
  INSERT INTO edition_return (edition_id, consortium_id, return_id, number, round_id, unit_id, unit_name, centre_id, centre_name, period, period_kind,
    period_from, state, sent_by, sent_at, verified_by, verified_at, accepted_by, accepted_at)
  SELECT $1, app.consortium_id(), r.id, r.number, r."roundId", r."unitId", r."unitName", r."centreId", r."centreName", r.period, r."periodKind",
    r."periodFrom", r.standing, (r.sent->>'by')::uuid, (r.sent->>'at')::timestamptz, (r.verified->>'by')::uuid,
    (r.verified->>'at')::timestamptz, (r.accepted->>'by')::uuid, (r.accepted->>'at')::timestamptz
  FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, number int, "roundId" uuid, "unitId" uuid, "unitName" jsonb, "centreId" uuid, "centreName" jsonb,
    period text, "periodKind" text, "periodFrom" date, standing text, sent jsonb, verified jsonb, accepted jsonb)`

const INSERT_FACTS = `
  INSERT INTO edition_fact (edition_id, consortium_id, return_id, unit_id, indicator_id, breakdown, period, period_kind, period_from, status, value, version_number)
  SELECT $1, app.consortium_id(), f."returnId", f."unitId", f."indicatorId", f.breakdown, f.period, f."periodKind", f."periodFrom", f.status, f.value, f."versionNumber"
  FROM jsonb_to_recordset($2::jsonb) AS f("returnId" uuid, "unitId" uuid, "indicatorId" uuid, breakdown text, period text, "periodKind" text,
    "periodFrom" date, status text, value bigint, "versionNumber" int)`

const INSERT_CELLS = `
  INSERT INTO edition_cell (edition_id, consortium_id, indicator_id, breakdown, lens, area, period, value, numerator, denominator, unit_count,
    missing_count, not_applicable_count, not_asked_count, is_gross, is_estimated)
  SELECT $1, app.consortium_id(), c."indicatorId", c.breakdown, c.lens, c.area, c.period, c.value, c.numerator, c.denominator, c."unitCount",
    c."missingCount", c."notApplicableCount", c."notAskedCount", c."isGross", c."isEstimated"
  FROM jsonb_to_recordset($2::jsonb) AS c("indicatorId" uuid, breakdown text, lens text, area text, period text, value numeric, numerator numeric,
    denominator numeric, "unitCount" int, "missingCount" int, "notApplicableCount" int, "notAskedCount" int, "isGross" boolean, "isEstimated" boolean)`

const INSERT_PROTECTION = `
  INSERT INTO edition_protection (edition_id, consortium_id, level, indicator_id, breakdown, lens, area, period, kind)
  SELECT $1, app.consortium_id(), p.level, p."indicatorId", p.breakdown, p.lens, p.area, p.period, p.kind
  FROM jsonb_to_recordset($2::jsonb) AS p(level text, "indicatorId" uuid, breakdown text, lens text, area text, period text, kind text)`

const INSERT_CHANGES = `
  INSERT INTO edition_change (edition_id, consortium_id, place, kind, return_id, unit_id, indicator_id, breakdown, period, was_status, was, status, value,
    reason, details, effects)
  SELECT $1, app.consortium_id(), c.place, c.kind, c."returnId", c."unitId", c."indicatorId", c.breakdown, c.period, c."wasStatus", c.was, c.status, c.value,
    c.reason, c.details, c.effects
  FROM jsonb_to_recordset($2::jsonb) AS c(place int, kind text, "returnId" uuid, "unitId" uuid, "indicatorId" uuid, breakdown text, period text,
    "wasStatus" text, was bigint, status text, value bigint, reason text, details jsonb, effects jsonb)`

/** Writes what an edition holds. */
@Injectable()
export class EditionWriter {
  constructor(
    private readonly db: Db,
    private readonly store: EditionStore,
    private readonly audit: AuditWriter
  ) {}

  /** Writes an edition that was being prepared, all of it in one transaction, and puts it on record. */
  complete(record: EditionRecord, prepared: PreparedEdition, steps: number): Promise<void> {
    return this.db.write(async () => {
      await this.db.sql(TAKE_TIME_SQL)
      const held = await this.store.hold(record.id)
      // Dropped meanwhile, or prepared by a job that ran twice.
      if (held?.state !== 'preparing' || held.version !== record.version) return
      await this.write(record.id, prepared)
      await this.store.prepared(record.id, { total: steps, levels: prepared.levels, hastyCount: prepared.hastyCount })
      const { cells, protection, returns } = prepared
      await this.audit.done('editionPrepared', {
        ...{ subjectType: 'edition', subjectId: record.id },
        details: { period: `${record.firstPeriod}/${record.lastPeriod}`, count: cells.length, withheldCount: protection.length, returnCount: returns.length }
      })
    })
  }

  /** Replaces what was prepared before. */
  private async write(editionId: string, { texts, returns, facts, cells, protection, changes }: PreparedEdition): Promise<void> {
    for (const table of tables) await this.db.sql(`DELETE FROM ${table} WHERE edition_id = $1`, [editionId])
    for (const name of partNames) {
      const body = texts[name]
      await this.db.sql(INSERT_PARTS, [editionId, name, body, sha256Of(body), rowCountOf(body), Buffer.byteLength(body)])
    }
    await this.rows(INSERT_RETURNS, editionId, returns)
    await this.rows(INSERT_FACTS, editionId, facts)
    await this.rows(INSERT_CELLS, editionId, cells)
    await this.rows(INSERT_PROTECTION, editionId, protection)
    await this.rows(INSERT_CHANGES, editionId, changes)
  }

  private async rows(statement: string, editionId: string, rows: readonly object[]): Promise<void> {
    for (let from = 0; from < rows.length; from += CHUNK) {
      await this.db.sql(statement, [editionId, JSON.stringify(rows.slice(from, from + CHUNK))])
      await setImmediate()
    }
  }
}

/** The SHA-256 of a text in UTF-8, in hex. */
export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')
