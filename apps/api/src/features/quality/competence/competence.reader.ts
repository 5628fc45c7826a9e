import { Injectable } from '@nestjs/common'
import { competenceState } from '@solmu/domain/quality/competence.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { nameOf } from '../../network/network.sql.js'
import type { Competence, CompetenceSummary, CompetenceTitle, StaffMember } from './competence.graphql.js'

type Row = Omit<Competence, 'state' | 'mayChange'>

const RECORDS = `SELECT c.id, json_build_object('id', u.id, 'name', ${nameOf('u')}, 'type', u.type) AS unit, json_build_object('id', p.id, 'name', p.display_name) AS person,
    c.kind, c.title, c.provider, c.hours::float8 AS hours, c.done_on AS "doneOn", c.valid_to AS "validTo", c.note, c.version
  FROM staff_competence c JOIN unit_now u ON u.id = c.unit_id
  JOIN app_user p ON p.id = c.user_id WHERE c.consortium_id = $1`

const SUMMARY = `SELECT json_build_object('id', u.id, 'name', ${nameOf('u')}, 'type', u.type) AS unit, s.staff_count AS "staffCount", s.qualified_count AS "qualifiedCount",
    s.trained_count AS "trainedCount", s.supervised_count AS "supervisedCount", s.training_hours::float8 AS "trainingHours",
    s.supervision_hours::float8 AS "supervisionHours", s.expiring_count AS "expiringCount"
  FROM app.competence_counts($1::uuid[], $2) s JOIN unit_now u ON u.id = s.unit_id ORDER BY u.name_fi COLLATE "fi-x-icu", u.id`

/** Reads what the staff know: by name where the viewer may, and in counts. */
@Injectable()
export class CompetenceReader {
  constructor(
    private readonly db: Db,
    private readonly access: Access
  ) {}

  /** The records in the viewer's sight, of one unit or all: their own, and those of the units that they answer for. */
  async records(unitId: string | null): Promise<Competence[]> {
    const rows = await this.db.sql<Row>(`${RECORDS} AND ($2::uuid IS NULL OR c.unit_id = $2) ORDER BY p.display_name COLLATE "fi-x-icu", c.done_on DESC, c.id`, [
      currentViewer().consortiumId,
      unitId
    ])
    return rows.map((row) => this.shown(row))
  }

  async record(id: string): Promise<Competence | undefined> {
    const [row] = await this.db.sql<Row>(`${RECORDS} AND c.id = $2`, [currentViewer().consortiumId, id])
    return row && this.shown(row)
  }

  /** Those who work in a unit today; nobody where the viewer does not reach. */
  staff(unitId: string): Promise<StaffMember[]> {
    return this.db.sql<StaffMember>('SELECT user_id AS id, display_name AS name FROM app.staff_of($1) ORDER BY display_name COLLATE "fi-x-icu", user_id', [unitId])
  }

  /**
   * What the staff of units know, for the year that ends on a day: how many have what, and hours of training and supervision. It
   * names nobody, and serves as evidence for a criterion: an assessment asks for the one unit and the day it was made on.
   *
   * @param unitIds which units; null for all that the viewer reaches
   * @example (await reader.summary([unitId], '2026-11-22'))[0]?.supervisionHours // 36.5
   */
  async summary(unitIds: readonly string[] | null, day: IsoDate = todayIn()): Promise<CompetenceSummary[]> {
    const rows = await this.db.sql<Omit<CompetenceSummary, 'mayManage'>>(SUMMARY, [unitIds, day])
    return rows.map((row) => ({ ...row, mayManage: this.access.may('competence.manage', { unitId: row.unit.id }) }))
  }

  /** Which qualifications there are in a unit, and how many have each. */
  titles(unitId: string, day: IsoDate = todayIn()): Promise<CompetenceTitle[]> {
    return this.db.sql<CompetenceTitle>('SELECT title, person_count AS "personCount" FROM app.competence_titles($1, $2)', [unitId, day])
  }

  private shown(row: Row): Competence {
    return { ...row, state: competenceState(row.validTo, todayIn()), mayChange: this.access.may('competence.manage', { unitId: row.unit.id }) }
  }
}
