import { Injectable } from '@nestjs/common'
import type { SurveyAudience, SurveyContent, SurveyText } from '@solmu/domain/quality/survey.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'

/** A survey with what its newest version in sight calls it. */
export type SurveyRow = {
  readonly id: string
  readonly code: string
  readonly name: SurveyText
  readonly audience: SurveyAudience
  readonly shippedCode: string | null
  readonly retiredAt: Date | null
  readonly version: number
  readonly openRoundCount: number
  readonly endedRoundCount: number
}

/** A version without what it says. */
export type SurveyVersionRow = {
  readonly id: string
  readonly surveyId: string
  readonly number: number
  readonly state: 'draft' | 'released'
  readonly changedAt: Date
  readonly changedBy: string | null
  readonly releasedAt: Date | null
  readonly version: number
  readonly questionCount: number
}

const SURVEYS = `SELECT s.id, s.code, v.content->'name' AS name, v.content->>'audience' AS audience, s.shipped_code AS "shippedCode",
    s.retired_at AS "retiredAt", s.version, r.open::int AS "openRoundCount", r.ended::int AS "endedRoundCount"
  FROM survey s
  JOIN LATERAL (SELECT n.content FROM survey_version n WHERE n.survey_id = s.id ORDER BY n.number DESC LIMIT 1) v ON true
  CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE o.state = 'open') AS open, count(*) FILTER (WHERE o.state = 'closed') AS ended
    FROM survey_round o WHERE o.survey_id = s.id) r
  WHERE s.consortium_id = $1`
const VERSION = `v.id, v.survey_id AS "surveyId", v.number, v.state, v.changed_at AS "changedAt", c.display_name AS "changedBy",
  v.released_at AS "releasedAt", v.version, jsonb_array_length(v.content->'questions') AS "questionCount"`
const VERSIONS = `SELECT ${VERSION} FROM survey_version v LEFT JOIN app_user c ON c.id = v.changed_by WHERE v.consortium_id = $1`

/** Reads surveys and their versions. */
@Injectable()
export class SurveyReader {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders
  ) {}

  /** Every survey in sight by its code; those that were retired among them. */
  all(): Promise<SurveyRow[]> {
    return this.db.sql<SurveyRow>(`${SURVEYS} ORDER BY s.code`, [currentViewer().consortiumId])
  }

  /** Undefined for one out of sight. */
  async one(id: string): Promise<SurveyRow | undefined> {
    return (await this.db.sql<SurveyRow>(`${SURVEYS} AND s.id = $2`, [currentViewer().consortiumId, id]))[0]
  }

  /** Undefined for one out of sight. */
  async version(id: string): Promise<SurveyVersionRow | undefined> {
    return (await this.db.sql<SurveyVersionRow>(`${VERSIONS} AND v.id = $2`, [currentViewer().consortiumId, id]))[0]
  }

  /** The versions of surveys as they stand, the newest first. */
  versionsNow(surveyIds: readonly string[]): Promise<SurveyVersionRow[]> {
    return this.db.sql<SurveyVersionRow>(`${VERSIONS} AND v.survey_id = ANY ($2) ORDER BY v.number DESC`, [currentViewer().consortiumId, surveyIds])
  }

  /** The versions of a survey, the newest first; those of all that are asked for at once. */
  versionsOf(surveyId: string): Promise<SurveyVersionRow[]> {
    const loader = this.loaders.of<SurveyVersionRow>('surveyVersions', async (ids) =>
      (await this.versionsNow(ids)).map((value) => ({ key: value.surveyId, value }))
    )
    return loader.load(surveyId)
  }

  /** What a version says; undefined for one out of sight. */
  async contentOf(versionId: string): Promise<SurveyContent | undefined> {
    const loader = this.loaders.of<SurveyContent>('surveyContents', (ids) =>
      this.db.sql('SELECT id AS key, content AS value FROM survey_version WHERE consortium_id = $1 AND id = ANY ($2)', [currentViewer().consortiumId, ids])
    )
    return (await loader.load(versionId))[0]
  }
}
