import { Injectable } from '@nestjs/common'
import type { SurveyContent } from '@solmu/domain/quality/survey.js'
import { newId } from '@solmu/shared/ids.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'

const INSERT = `INSERT INTO survey (id, consortium_id, code, shipped_code, created_by) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (consortium_id, code) DO NOTHING RETURNING id`
const INSERT_DRAFT = `INSERT INTO survey_version (id, consortium_id, survey_id, number, content, changed_by)
  SELECT $1, $2, $3, coalesce(max(v.number), 0) + 1, $4, $5 FROM survey_version v WHERE v.survey_id = $3`
const SAVE_DRAFT = 'UPDATE survey_version SET content = $2, changed_by = $3, changed_at = now(), version = version + 1 WHERE id = $1'
const RELEASE = `UPDATE survey_version SET state = 'released', released_by = $2, released_at = now(), version = version + 1 WHERE id = $1`

/** Writes surveys and their versions; whether it may be done is asked before. */
@Injectable()
export class SurveyWriter {
  constructor(private readonly db: Db) {}

  /** The id of the survey, or undefined when its code is taken. */
  async insert({ code, shippedCode }: { code: string; shippedCode: string | null }): Promise<string | undefined> {
    const { consortiumId, userId } = currentViewer()
    return (await this.db.sql<{ id: string }>(INSERT, [newId(), consortiumId, code, shippedCode, userId]))[0]?.id
  }

  /** Locks a survey until the end of the transaction, so that its versions follow one another. */
  async lock(surveyId: string): Promise<void> {
    await this.db.sql('SELECT id FROM survey WHERE id = $1 FOR NO KEY UPDATE', [surveyId])
  }

  /** Adds a draft after the newest version; returns its id. */
  async insertDraft(surveyId: string, content: SurveyContent): Promise<string> {
    const id = newId()
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(INSERT_DRAFT, [id, consortiumId, surveyId, JSON.stringify(content), userId])
    return id
  }

  async saveDraft(versionId: string, content: SurveyContent): Promise<void> {
    await this.db.sql(SAVE_DRAFT, [versionId, JSON.stringify(content), currentViewer().userId])
  }

  async release(versionId: string): Promise<void> {
    await this.db.sql(RELEASE, [versionId, currentViewer().userId])
  }

  /** Gives a draft up; says whether its survey had nothing else and went with it. */
  async dropDraft(of: { surveyId: string; versionId: string }): Promise<boolean> {
    await this.db.sql('DELETE FROM survey_version WHERE id = $1', [of.versionId])
    const gone = await this.db.sql(
      'DELETE FROM survey s WHERE s.id = $1 AND NOT EXISTS (SELECT 1 FROM survey_version v WHERE v.survey_id = s.id) RETURNING s.id',
      [of.surveyId]
    )
    return gone.length > 0
  }

  async retire(surveyId: string, isRetired: boolean): Promise<void> {
    await this.db.sql('UPDATE survey SET retired_at = CASE WHEN $2 THEN now() END, version = version + 1 WHERE id = $1', [surveyId, isRetired])
  }
}
