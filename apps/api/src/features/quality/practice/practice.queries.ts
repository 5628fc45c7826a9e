import { Injectable } from '@nestjs/common'
import type { UnitType } from '@solmu/domain/network/facts.js'
import type { VersionStanding } from '@solmu/domain/quality/framework.js'
import type { AdoptionDepth, AdoptionFunding } from '@solmu/domain/quality/adoption.js'
import { emptyCard } from '@solmu/domain/quality/practice-card.js'
import type { PracticeContent, PracticeKind, UptakeState } from '@solmu/domain/quality/practice.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { type ShownFile, shownFiles } from '../../../core/files/kept-files.js'
import { nameOf } from '../../network/network.sql.js'

export type PracticeVersionRow = VersionStanding & {
  readonly practiceId: string
  readonly content: PracticeContent
  readonly reviewOn: IsoDate | null
  readonly releasedAt: Date | null
  readonly releasedBy: string | null
  readonly version: number
}

export type PracticeRow = {
  readonly id: string
  readonly kind: PracticeKind
  readonly name: LocalizedText
  readonly summary: LocalizedText
  readonly retiredAt: Date | null
  readonly retiredReason: string
  readonly version: number
  readonly unitCount: number
  readonly project: { readonly id: string; readonly title: LocalizedText } | null
}

type UnitRef = { readonly id: string; readonly name: LocalizedText; readonly type: UnitType }
export type UptakeRow = {
  readonly unit: UnitRef
  readonly centre: UnitRef | null
  readonly state: UptakeState | null
  readonly reason: string
  readonly since: IsoDate | null
  readonly depth: AdoptionDepth | null
  readonly funding: AdoptionFunding | null
  readonly contact: string
  readonly version: number
  readonly files: readonly ShownFile[]
}

/** What is written of a unit; each time it is kept for good. */
export interface SaidUptake {
  readonly practiceId: string
  readonly unitId: string
  readonly state: UptakeState
  readonly reason: string
  readonly since: IsoDate
  readonly depth: AdoptionDepth | null
  readonly funding: AdoptionFunding | null
  readonly contact: string
  readonly expectedVersion: number
}

const PRACTICES = `SELECT p.id, p.kind, v.content->'name' AS name, v.content->'summary' AS summary, p.retired_at AS "retiredAt", p.retired_reason AS "retiredReason", p.version,
    (SELECT count(*)::int FROM unit_now n WHERE n.consortium_id = $1 AND n.type = 'local_unit' AND n.is_open) AS "unitCount",
    (SELECT json_build_object('id', j.id, 'title', j.title) FROM project_output x JOIN project j ON j.id = x.project_id WHERE x.practice_id = p.id) AS project
  FROM practice p
  JOIN LATERAL (SELECT n.content FROM practice_version n WHERE n.practice_id = p.id ORDER BY n.number DESC LIMIT 1) v ON true
  WHERE p.consortium_id = $1`

const VERSION = `SELECT v.id, v.practice_id AS "practiceId", v.number, v.state, v.content, v.valid_from AS "validFrom", v.valid_to AS "validTo", v.review_on AS "reviewOn",
    v.released_at AS "releasedAt", r.display_name AS "releasedBy", v.version
  FROM practice_version v LEFT JOIN app_user r ON r.id = v.released_by WHERE v.consortium_id = $1`

const ref = (alias: string): string => `json_build_object('id', ${alias}.id, 'name', ${nameOf(alias)}, 'type', ${alias}.type)`

/** Links and answers are read once, apart: joined as they stand, the planner takes them for few and reads them for every unit. */
const UPTAKE = `WITH held AS MATERIALIZED (SELECT l.unit_id, l.parent_id FROM unit_link l WHERE l.valid_from <= app.today() AND (l.valid_to IS NULL OR l.valid_to > app.today())),
    places AS MATERIALIZED (SELECT * FROM unit_now WHERE consortium_id = $1),
    said AS MATERIALIZED (SELECT * FROM practice_uptake WHERE practice_id = $2)
  SELECT ${ref('n')} AS unit, CASE WHEN c.id IS NOT NULL THEN ${ref('c')} END AS centre, u.state, coalesce(u.reason, '') AS reason, u.since, u.depth, u.funding, coalesce(u.contact, '') AS contact, coalesce(u.version, 0) AS version,
    ${shownFiles('practice_use_file', 'f.practice_id = $2 AND f.unit_id = n.id')} AS files
  FROM places n
  LEFT JOIN held l ON l.unit_id = n.id
  LEFT JOIN places c ON c.id = l.parent_id AND c.type = 'regional_centre'
  LEFT JOIN said u ON u.unit_id = n.id
  WHERE n.type = 'local_unit' AND n.is_open
  ORDER BY c.name_fi COLLATE "fi-x-icu" NULLS FIRST, n.name_fi COLLATE "fi-x-icu", n.id`

/** Reads and writes practices; whether it may be done is asked before, and again by the database. */
@Injectable()
export class PracticeQueries {
  constructor(private readonly db: Db) {}

  /** By name; those that were retired among them. */
  all(): Promise<PracticeRow[]> {
    return this.db.sql<PracticeRow>(`${PRACTICES} ORDER BY v.content#>>'{name,fi}' COLLATE "fi-x-icu", p.id`, [currentViewer().consortiumId])
  }

  /** Undefined for one out of sight. */
  async one(id: string): Promise<PracticeRow | undefined> {
    const [row] = await this.db.sql<PracticeRow>(`${PRACTICES} AND p.id = $2`, [currentViewer().consortiumId, id])
    return row
  }

  /** The newest first. */
  async versions(practiceIds: readonly string[]): Promise<PracticeVersionRow[]> {
    const rows = await this.db.sql<PracticeVersionRow>(`${VERSION} AND v.practice_id = ANY ($2::uuid[]) ORDER BY v.number DESC`, [currentViewer().consortiumId, practiceIds])
    return rows.map(withCard)
  }

  /** Undefined for one out of sight. */
  async version(id: string): Promise<PracticeVersionRow | undefined> {
    const [row] = await this.db.sql<PracticeVersionRow>(`${VERSION} AND v.id = $2`, [currentViewer().consortiumId, id])
    return row && withCard(row)
  }

  /** Every local unit that is open today, by centre and name. */
  uptake(practiceId: string): Promise<UptakeRow[]> {
    return this.db.sql<UptakeRow>(UPTAKE, [currentViewer().consortiumId, practiceId])
  }

  async insert(kind: PracticeKind): Promise<string> {
    const id = newId()
    const { consortiumId, userId } = currentViewer()
    await this.db.sql('INSERT INTO practice (id, consortium_id, kind, created_by) VALUES ($1, $2, $3, $4)', [id, consortiumId, kind, userId])
    return id
  }

  async lock(id: string): Promise<void> {
    await this.db.sql('SELECT id FROM practice WHERE id = $1 FOR NO KEY UPDATE', [id])
  }

  /** Adds a draft after the newest version. */
  async insertDraft(practiceId: string, content: PracticeContent): Promise<void> {
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(
      `INSERT INTO practice_version (id, consortium_id, practice_id, number, content, changed_by)
       SELECT $1, $2, $3, coalesce(max(v.number), 0) + 1, $4, $5 FROM practice_version v WHERE v.practice_id = $3`,
      [newId(), consortiumId, practiceId, JSON.stringify(content), userId]
    )
  }

  async saveDraft(versionId: string, { content, reviewOn }: { content: PracticeContent; reviewOn: IsoDate | null }): Promise<void> {
    await this.db.sql('UPDATE practice_version SET content = $2, review_on = $3, changed_by = $4, changed_at = now(), version = version + 1 WHERE id = $1', [
      ...[versionId, JSON.stringify(content), reviewOn, currentViewer().userId]
    ])
  }

  /** Has the version that holds end on the day on which the draft takes over. */
  async release({ practiceId, id }: PracticeVersionRow, validFrom: IsoDate): Promise<void> {
    await this.db.sql(`UPDATE practice_version SET valid_to = $2, version = version + 1 WHERE practice_id = $1 AND state = 'released' AND valid_to IS NULL`, [practiceId, validFrom])
    await this.db.sql(`UPDATE practice_version SET state = 'released', valid_from = $2, released_by = $3, released_at = now(), version = version + 1 WHERE id = $1`, [
      ...[id, validFrom, currentViewer().userId]
    ])
  }

  async retire(id: string, { isRetired, reason }: { isRetired: boolean; reason: string }): Promise<void> {
    await this.db.sql('UPDATE practice SET retired_at = CASE WHEN $2 THEN now() END, retired_reason = $3, version = version + 1 WHERE id = $1', [id, isRetired, isRetired ? reason : ''])
  }

  /** False when somebody else has said something meanwhile. */
  async setUptake(of: SaidUptake): Promise<boolean> {
    const { consortiumId, userId } = currentViewer()
    const values = [of.practiceId, of.unitId, of.state, of.reason, of.since, userId, of.depth, of.funding, of.contact]
    const rows =
      of.expectedVersion === 0
        ? await this.db.sql(
            `INSERT INTO practice_uptake (practice_id, unit_id, state, reason, since, changed_by, depth, funding, contact, consortium_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING unit_id`,
            [...values, consortiumId]
          )
        : await this.db.sql(
            `UPDATE practice_uptake SET state = $3, reason = $4, since = $5, changed_by = $6, depth = $7, funding = $8, contact = $9, changed_at = now(), version = version + 1
             WHERE practice_id = $1 AND unit_id = $2 AND version = $10 RETURNING unit_id`,
            [...values, of.expectedVersion]
          )
    return rows.length > 0
  }
}

/** Versions that were written before there were cards have an empty one. */
const withCard = (row: PracticeVersionRow): PracticeVersionRow => ({ ...row, content: { ...row.content, card: { ...emptyCard, ...(row.content as Partial<PracticeContent>).card } } })
