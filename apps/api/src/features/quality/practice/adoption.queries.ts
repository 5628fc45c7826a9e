import { Injectable } from '@nestjs/common'
import { type AdoptionFacts, type AdoptionState, adoptionOn, type FollowUpAnswer, type FollowUpMonths } from '@solmu/domain/quality/adoption.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'

export type AdoptionRow = AdoptionFacts & { readonly practiceId: string; readonly unitId: string }

export interface AnswerRow {
  readonly unitId: string
  readonly begunOn: IsoDate
  readonly months: FollowUpMonths
  readonly answer: FollowUpAnswer
  readonly text: string
  readonly link: string
  readonly answeredOn: IsoDate
  readonly answeredBy: string | null
}

/** All that the units open today have said; of others nothing is counted. */
const FACTS = `WITH answers AS MATERIALIZED (
    SELECT f.practice_id, f.unit_id, json_agg(json_build_object('begunOn', f.begun_on, 'months', f.months, 'answer', f.answer, 'answeredOn', f.answered_on)) AS told FROM practice_follow_up f
    WHERE f.consortium_id = $1 AND ($2::uuid[] IS NULL OR f.practice_id = ANY ($2)) AND ($3::uuid[] IS NULL OR f.unit_id = ANY ($3)) GROUP BY 1, 2)
  SELECT e.practice_id AS "practiceId", e.unit_id AS "unitId", e.events, coalesce(a.told, '[]') AS answers
  FROM (SELECT s.practice_id, s.unit_id, json_agg(json_build_object('state', s.state, 'depth', s.depth, 'since', s.since) ORDER BY s.id) AS events FROM practice_uptake_event s
    WHERE s.consortium_id = $1 AND ($2::uuid[] IS NULL OR s.practice_id = ANY ($2)) AND ($3::uuid[] IS NULL OR s.unit_id = ANY ($3)) GROUP BY 1, 2) e
  JOIN (SELECT n.id FROM unit_now n WHERE n.consortium_id = $1 AND n.type = 'local_unit' AND n.is_open) u ON u.id = e.unit_id
  LEFT JOIN answers a ON a.practice_id = e.practice_id AND a.unit_id = e.unit_id`

const ANSWERS = `SELECT f.unit_id AS "unitId", f.begun_on AS "begunOn", f.months, f.answer, f.words AS text, f.link, f.answered_on AS "answeredOn", u.display_name AS "answeredBy"
  FROM practice_follow_up f LEFT JOIN app_user u ON u.id = f.answered_by WHERE f.consortium_id = $1 AND f.practice_id = $2 ORDER BY f.begun_on, f.months`

/** What became of practices in the units. What it means is worked out by the domain, from the days. */
@Injectable()
export class AdoptionQueries {
  constructor(private readonly db: Db) {}

  /** Of some practices or units, or of all. */
  facts(of: { readonly practices?: readonly string[]; readonly units?: readonly string[] }): Promise<AdoptionRow[]> {
    return this.db.sql<AdoptionRow>(FACTS, [currentViewer().consortiumId, of.practices ?? null, of.units ?? null])
  }

  answers(practiceId: string): Promise<AnswerRow[]> {
    return this.db.sql<AnswerRow>(ANSWERS, [currentViewer().consortiumId, practiceId])
  }

  /** False when it was answered meanwhile. */
  async answer(of: Omit<AnswerRow, 'answeredOn' | 'answeredBy'> & { readonly practiceId: string }): Promise<boolean> {
    const { consortiumId, userId } = currentViewer()
    const rows = await this.db.sql(
      `INSERT INTO practice_follow_up (practice_id, unit_id, consortium_id, begun_on, months, answer, words, link, answered_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING months`,
      [of.practiceId, of.unitId, consortiumId, of.begunOn, of.months, of.answer, of.text, of.link, userId]
    )
    return rows.length > 0
  }

  /** How many units stand where today, by practice. */
  async counts(practices?: readonly string[]): Promise<ReadonlyMap<string, Readonly<Partial<Record<AdoptionState, number>>>>> {
    const today = todayIn()
    const counts = new Map<string, Partial<Record<AdoptionState, number>>>()
    for (const { practiceId, ...facts } of await this.facts(practices ? { practices } : {})) {
      const state = adoptionOn(facts, today)?.state
      if (!state) continue
      const of = counts.get(practiceId) ?? {}
      counts.set(practiceId, { ...of, [state]: (of[state] ?? 0) + 1 })
    }
    return counts
  }

  /** How many units are known to have any of some practices in use. */
  async users(practices: readonly string[]): Promise<number> {
    if (practices.length === 0) return 0
    const today = todayIn()
    const used = (await this.facts({ practices })).filter((facts) => adoptionOn(facts, today)?.state === 'in_use')
    return new Set(used.map(({ unitId }) => unitId)).size
  }
}
