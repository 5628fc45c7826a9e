import { Injectable } from '@nestjs/common'
import type { FrameworkContent } from '@solmu/domain/quality/framework.js'
import { newId } from '@solmu/shared/ids.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'

/** What is written of a draft. */
export type DraftSaying = { readonly content: FrameworkContent; readonly news: LocalizedText }

const noNews: LocalizedText = { fi: '', sv: '', en: '' }

const INSERT_FRAMEWORK = `INSERT INTO quality_framework (id, consortium_id, code, kind, shipped_code, created_by)
  VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (consortium_id, code) DO NOTHING RETURNING id`
const INSERT_DRAFT = `INSERT INTO quality_framework_version (id, consortium_id, framework_id, number, content, news_fi, news_sv, news_en, changed_by)
  SELECT $1, $2, $3, coalesce(max(v.number), 0) + 1, $4, $5, $6, $7, $8 FROM quality_framework_version v WHERE v.framework_id = $3`
const SAVE_DRAFT = `UPDATE quality_framework_version SET content = $2, news_fi = $3, news_sv = $4, news_en = $5, changed_by = $6, changed_at = now(),
  version = version + 1 WHERE id = $1`
const END_LAST = `UPDATE quality_framework_version SET valid_to = $2, version = version + 1 WHERE framework_id = $1 AND state = 'released' AND valid_to IS NULL`
const RELEASE = `UPDATE quality_framework_version SET state = 'released', valid_from = $2, released_by = $3, released_at = now(), version = version + 1
  WHERE id = $1`

/** Writes frameworks and their versions; whether it may be done is asked before. */
@Injectable()
export class FrameworkWriter {
  constructor(private readonly db: Db) {}

  /** The id of the framework, or undefined when its code is taken. */
  async insert({ code, kind, shippedCode }: { code: string; kind: string; shippedCode: string | null }): Promise<string | undefined> {
    const { consortiumId, userId } = currentViewer()
    const [row] = await this.db.sql<{ id: string }>(INSERT_FRAMEWORK, [newId(), consortiumId, code, kind, shippedCode, userId])
    return row?.id
  }

  /** Locks a framework until the end of the transaction, so that its versions follow one another. */
  async lock(frameworkId: string): Promise<void> {
    await this.db.sql('SELECT id FROM quality_framework WHERE id = $1 FOR NO KEY UPDATE', [frameworkId])
  }

  /** Adds a draft after the newest version; returns its id. */
  async insertDraft(frameworkId: string, content: FrameworkContent, news = noNews): Promise<string> {
    const id = newId()
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(INSERT_DRAFT, [id, consortiumId, frameworkId, JSON.stringify(content), news.fi, news.sv, news.en, userId])
    return id
  }

  async saveDraft(versionId: string, { content, news }: DraftSaying): Promise<void> {
    await this.db.sql(SAVE_DRAFT, [versionId, JSON.stringify(content), news.fi, news.sv, news.en, currentViewer().userId])
  }

  /** Has the version that holds end on the day on which the draft takes over. */
  async release(of: { frameworkId: string; versionId: string; validFrom: string }): Promise<void> {
    await this.db.sql(END_LAST, [of.frameworkId, of.validFrom])
    await this.db.sql(RELEASE, [of.versionId, of.validFrom, currentViewer().userId])
  }

  /** Gives a draft up; says whether its framework had nothing else and went with it. */
  async dropDraft(of: { frameworkId: string; versionId: string }): Promise<boolean> {
    await this.db.sql('DELETE FROM quality_framework_version WHERE id = $1', [of.versionId])
    const gone = await this.db.sql(
      `DELETE FROM quality_framework f WHERE f.id = $1
         AND NOT EXISTS (SELECT 1 FROM quality_framework_version v WHERE v.framework_id = f.id) RETURNING f.id`,
      [of.frameworkId]
    )
    return gone.length > 0
  }

  async retire(frameworkId: string, { isRetired, reason }: { isRetired: boolean; reason: string }): Promise<void> {
    await this.db.sql(
      `UPDATE quality_framework SET retired_at = CASE WHEN $2 THEN now() END, retired_reason = $3, version = version + 1 WHERE id = $1`,
      [frameworkId, isRetired, isRetired ? reason : '']
    )
  }
}

