/** Final assessments for specs, written by the owner of the database: how they come about is tested elsewhere. */
import { criteriaOf, type FrameworkContent } from '@solmu/domain/quality/framework.js'
import { scoreOf } from '@solmu/domain/quality/framework-score.js'
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../../testing/harness.js'

export type Version = { readonly id: string; readonly frameworkId: string; readonly content: FrameworkContent }
export type Unit = { readonly id: string; readonly centreId: string; readonly consortiumId: string }

/** The version of a framework of the demo. */
export async function versionOf(app: TestApp, code: string): Promise<Version> {
  const [row] = await app.rows<Version>(
    `SELECT v.id, v.framework_id AS "frameworkId", v.content FROM quality_framework_version v JOIN quality_framework f ON f.id = v.framework_id
     WHERE f.code = $1 AND v.state = 'released' ORDER BY v.number LIMIT 1`,
    [code]
  )
  if (!row) throw new Error(`There is no framework ${code}`)
  return row
}

/** The local units that are open today, with the centre that they belong to. */
export const openUnits = (app: TestApp): Promise<Unit[]> =>
  app.rows<Unit>(
    `SELECT n.id, l.parent_id AS "centreId", n.consortium_id AS "consortiumId" FROM unit_now n
     JOIN unit_link l ON l.unit_id = n.id AND l.valid_from <= app.today() AND (l.valid_to IS NULL OR l.valid_to > app.today())
     WHERE n.type = 'local_unit' AND n.is_open ORDER BY n.id`
  )

export type Final = {
  readonly version: Version
  readonly unit: Unit
  readonly assessedOn: string
  readonly level: 'unit' | 'centre' | 'network'
  /** The value of each criterion by its place; null for one that is skipped. */
  readonly value: (place: number) => number | null
}

type Written = { readonly id: string; readonly of: Final; readonly answers: readonly { readonly code: string; readonly value: number | null }[] }

/** Writes final assessments, all of them in two statements; their ids. */
export async function addFinals(app: TestApp, finals: readonly Final[]): Promise<string[]> {
  const written = finals.map((of): Written => ({ id: newId(), of, answers: criteriaOf(of.version.content).map(({ code }, place) => ({ code, value: of.value(place) })) }))
  await app.rows(
    `INSERT INTO quality_assessment (id, consortium_id, framework_id, version_id, unit_id, centre_id, state, level, score, band, final_kind, assessed_on, finalised_at)
     SELECT f.id, f.consortium, f.framework, f.version, f.unit, f.centre, 'final', f.level, f.score, f.band, 'self', f.day, now()
     FROM json_to_recordset($1::json) AS f (id uuid, consortium uuid, framework uuid, version uuid, unit uuid, centre uuid, level text, score numeric, band text, day date)`,
    [JSON.stringify(written.map(rowOf))]
  )
  await app.rows(
    `INSERT INTO quality_answer (assessment_id, consortium_id, unit_id, side, criterion_code, value, skipped)
     SELECT a.id, a.consortium, a.unit, 'self', a.code, a.value, CASE WHEN a.value IS NULL THEN 'Ei koske' END
     FROM json_to_recordset($1::json) AS a (id uuid, consortium uuid, unit uuid, code text, value integer)`,
    [JSON.stringify(written.flatMap(({ id, of: { unit }, answers }) => answers.map((answer) => ({ id, consortium: unit.consortiumId, unit: unit.id, ...answer }))))]
  )
  return written.map(({ id }) => id)
}

function rowOf({ id, of: { version, unit, level, assessedOn }, answers }: Written) {
  const { value: score, band } = scoreOf(version.content, Object.fromEntries(answers.map(({ code, value }) => [code, value === null ? { skipped: 'Ei koske' } : { value }])))
  return { id, consortium: unit.consortiumId, framework: version.frameworkId, version: version.id, unit: unit.id, centre: unit.centreId, level, score, band, day: assessedOn }
}

/** Values that sum to a score on twenty-five criteria from 1 to 5. */
export const summing = (sum: number) => (place: number): number => Math.floor(sum / 25) + (place < sum % 25 ? 1 : 0)
