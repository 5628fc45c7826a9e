import { Injectable } from '@nestjs/common'
import type { QualityResult } from '@solmu/domain/quality/quality-result.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import { nameOf } from '../../network/network.sql.js'

/** A result in the viewer's sight. */
export type ResultRow = QualityResult & {
  readonly frameworkId: string
  readonly cycleId: string | null
  readonly finalKind: 'self' | 'reviewed'
  readonly level: 'unit' | 'centre' | 'network'
}

type StoredResult = Omit<ResultRow, 'score' | 'values'> & { readonly score: string | null; readonly values: Readonly<Record<string, number | null>> | null }

const RESULT = `r.assessment_id AS "assessmentId", r.unit_id AS "unitId", r.framework_id AS "frameworkId", r.version_id AS "versionId",
    r.cycle_id AS "cycleId", r.assessed_on AS "assessedOn", r.final_kind AS "finalKind", r.score::text AS score, r.band, r.level, w.list AS values`

/** The levels of the result `r`, skipped ones as null; one that has neither was not answered. */
const LEVELS = `LEFT JOIN LATERAL (SELECT json_object_agg(a.criterion_code, a.value) AS list FROM quality_result_answer a
      WHERE a.assessment_id = r.assessment_id AND (a.value IS NOT NULL OR a.skipped IS NOT NULL)) w ON true`

/** Of the framework `$1`, up to the day `$2`, of the round `$3` or all: each unit's last two. */
const LAST_TWO_SQL = `
  WITH placed AS (
    SELECT q.*, row_number() OVER (PARTITION BY q.unit_id ORDER BY q.assessed_on DESC, q.assessment_id DESC) AS place FROM quality_result q
    WHERE q.consortium_id = app.consortium_id() AND q.framework_id = $1 AND q.assessed_on <= $2::date AND ($3::uuid IS NULL OR q.cycle_id = $3))
  SELECT ${RESULT} FROM placed r ${LEVELS} WHERE r.place <= 2`

/** Of the unit `$1`, up to the day `$2`, by every framework. */
const OF_UNIT_SQL = `
  SELECT ${RESULT} FROM quality_result r ${LEVELS}
  WHERE r.consortium_id = app.consortium_id() AND r.unit_id = $1 AND r.assessed_on <= $2::date`

const read = ({ score, values, ...row }: StoredResult): ResultRow => ({
  ...row,
  score: score === null ? null : Number(score),
  values: new Map(Object.entries(values ?? {}))
})

/** A field of units by one measure: how many, and their scores in order; null under ten. */
export type Field = { readonly key: string; readonly units: number; readonly scores: readonly number[] | null }

/** Reads of results. Row-level security decides which of them there are; counts tell how many there are beside. */
@Injectable()
export class ViewsQueries {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders
  ) {}

  /** How many units have a result by a framework; of all that are asked for at once. */
  async assessedUnits(frameworkId: string): Promise<number> {
    const loader = this.loaders.of<number>('assessedUnits', (ids) =>
      this.db.sql('SELECT framework_id AS key, count(DISTINCT unit_id)::int AS value FROM quality_result WHERE consortium_id = $1 AND framework_id = ANY ($2) GROUP BY 1', [
        currentViewer().consortiumId,
        ids
      ])
    )
    return (await loader.load(frameworkId))[0] ?? 0
  }

  /** Each unit's last two results by a framework up to a day. */
  async lastTwo(of: { readonly frameworkId: string; readonly day: IsoDate; readonly cycleId: string | null }): Promise<ResultRow[]> {
    return (await this.db.sql<StoredResult>(LAST_TWO_SQL, [of.frameworkId, of.day, of.cycleId])).map(read)
  }

  /** Every result of a unit up to a day. */
  async ofUnit(unitId: string, day: IsoDate): Promise<ResultRow[]> {
    return (await this.db.sql<StoredResult>(OF_UNIT_SQL, [unitId, day])).map(read)
  }

  /** How many of some units have a result, and how many results they have, whoever may see them. */
  async finalCount(of: { readonly frameworkId: string | null; readonly cycleId: string | null; readonly unitIds: readonly string[]; readonly day: IsoDate }) {
    const [row] = await this.db.sql<{ units: number; assessments: number }>('SELECT units, assessments FROM app.count_final($1, $2, $3::uuid[], $4::date)', [
      ...[of.frameworkId, of.cycleId, of.unitIds, of.day]
    ])
    return row ?? { units: 0, assessments: 0 }
  }

  /** The fields of some measures, each a list of versions that measure the same, in one statement. */
  async fields(measures: readonly { readonly key: string; readonly versions: readonly string[] }[], day: IsoDate): Promise<Field[]> {
    if (measures.length === 0) return []
    const rows = await this.db.sql<{ key: string; units: number; scores: string[] | null }>(
      `SELECT g.key, f.units, f.scores::text[] AS scores FROM json_to_recordset($1::json) AS g (key text, versions uuid[])
        CROSS JOIN LATERAL app.quality_field(g.versions, $2::date) f`,
      [JSON.stringify(measures), day]
    )
    return rows.map(({ scores, ...row }) => ({ ...row, scores: scores && scores.map(Number) }))
  }

  /** The rounds by a framework, the newest first. */
  rounds(frameworkId: string): Promise<{ id: string; name: LocalizedText }[]> {
    return this.db.sql(
      `SELECT c.id, ${nameOf('c')} AS name FROM quality_cycle c WHERE c.consortium_id = $1 AND c.framework_id = $2 AND c.state <> 'cancelled'
        ORDER BY c.opens_on DESC, c.id`,
      [currentViewer().consortiumId, frameworkId]
    )
  }
}
