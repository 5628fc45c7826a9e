import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../../core/access/access.js'
import { Db } from '../../../../core/db/db.js'
import { type WorkSource, WorkSources } from '../../../../core/work-sources.js'

type Work = Awaited<ReturnType<WorkSource>>[number]

type Waiting = {
  readonly roundId: string
  readonly unitId: string
  readonly name: LocalizedText
  readonly least: number
  readonly count: number
  /** The last day of answers; null once the round has ended. */
  readonly lastDay: string | null
  readonly isShown: boolean
}

/** How many days ahead the end of a round is spoken of, and how many days its results are called new. */
const days = { ahead: 7, after: 14 }

/** One row for each round in which units of the viewer are asked: of whoever opened it where that is theirs too. */
const WAITING = `SELECT r.id AS "roundId", CASE WHEN r.unit_id = ANY (ARRAY(SELECT app.units_for('survey.manage'))) THEN r.unit_id
      ELSE (array_agg(m.unit_id ORDER BY m.unit_id))[1] END AS "unitId",
    json_build_object('fi', v.content#>>'{name,fi}', 'sv', v.content#>>'{name,sv}', 'en', v.content#>>'{name,en}') AS name, r.minimum AS least,
    sum(m.used_count + m.kiosk_count)::int AS count, CASE r.state WHEN 'open' THEN r.closes_on END AS "lastDay",
    EXISTS (SELECT FROM survey_result s WHERE s.round_id = r.id AND (s.unit_id = r.unit_id OR s.unit_id = ANY (array_agg(m.unit_id)))) AS "isShown"
  FROM survey_round_unit m JOIN survey_round r ON r.id = m.round_id JOIN survey_version v ON v.id = r.version_id
  WHERE m.unit_id = ANY (ARRAY(SELECT app.units_for('survey.manage')))
    AND (r.state = 'open' AND r.opens_on <= app.today() AND r.closes_on BETWEEN app.today() AND app.today() + $1::integer
      OR r.state = 'closed' AND r.closed_on >= app.today() - $2::integer)
  GROUP BY r.id, v.id ORDER BY r.closes_on, r.id`

/** Tells the inbox which surveys of the viewer's units end soon, and of which the results have just been summed up. */
@Injectable()
export class SurveyWork implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly work: WorkSources
  ) {}

  onModuleInit(): void {
    this.work.add(() => this.waiting())
  }

  /** What waits for the viewer: nothing for those who ask nowhere. */
  async waiting(): ReturnType<WorkSource> {
    if (!this.access.holdsAnywhere('survey.manage')) return []
    const rows = await this.db.sql<Waiting>(WAITING, [days.ahead, days.after])
    return rows.map(({ roundId, unitId, name, least, count, lastDay, isShown }): Work =>
      lastDay === null
        ? { kind: 'survey_results_ready', subject: roundId, unitId, params: { roundId, name, isShown } }
        : { kind: 'survey_ending', subject: roundId, unitId, dueOn: lastDay, params: { roundId, name, count, least } }
    )
  }
}
