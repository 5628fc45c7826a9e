import { Injectable } from '@nestjs/common'
import type { RecordRef } from '@solmu/domain/inbox/records.js'
import { Db } from '../../../core/db/db.js'
import type { Colleague, DiscussionActor } from './comment.graphql.js'

/** A comment as it is stored. */
export type CommentRow = {
  readonly id: string
  readonly subjectType: string
  readonly subjectId: string
  readonly unitId: string | null
  readonly authorId: string
  readonly body: string
  readonly mentioned: readonly string[]
  readonly at: Date
  readonly editedAt: Date | null
  readonly deletedAt: Date | null
}

/** A deed on record, as far as whoever reads the record may know of it. */
export type DeedRow = {
  readonly id: string
  readonly deed: string
  readonly at: Date
  readonly actorId: string | null
  readonly actorName: string | null
  readonly actor: DiscussionActor
}

const COLUMNS = `c.id, c.subject_type AS "subjectType", c.subject_id AS "subjectId", c.unit_id AS "unitId", c.author_id AS "authorId", c.body,
  c.mentioned, c.at, c.edited_at AS "editedAt", c.deleted_at AS "deletedAt"`

/** Reads of what people say about records. */
@Injectable()
export class CommentQueries {
  constructor(private readonly db: Db) {}

  /** The newest comments on a record, the newest first. */
  newest({ kind, id }: RecordRef, limit: number): Promise<CommentRow[]> {
    const sql = `SELECT ${COLUMNS} FROM comment c WHERE c.subject_type = $1 AND c.subject_id = $2 ORDER BY c.at DESC, c.id DESC LIMIT $3`
    return this.db.sql(sql, [kind, id, limit])
  }

  async count({ kind, id }: RecordRef): Promise<number> {
    const sql = 'SELECT count(*)::int AS count FROM comment c WHERE c.subject_type = $1 AND c.subject_id = $2 AND c.deleted_at IS NULL'
    const [row] = await this.db.sql<{ count: number }>(sql, [kind, id])
    return row?.count ?? 0
  }

  async locked(id: string): Promise<CommentRow | undefined> {
    const [row] = await this.db.sql<CommentRow>(`SELECT ${COLUMNS} FROM comment c WHERE c.id = $1`, [id])
    return row
  }

  /** Those who have said something about a record, or were mentioned. */
  people({ kind, id }: RecordRef): Promise<Colleague[]> {
    return this.db.sql('SELECT user_id AS "userId", display_name AS "displayName" FROM app.comment_people($1, $2)', [kind, id])
  }

  /** The newest deeds on a record, the newest first. */
  deeds({ kind, id }: RecordRef, deeds: readonly string[], limit: number): Promise<DeedRow[]> {
    const sql = 'SELECT id, deed, at, actor_id AS "actorId", actor_name AS "actorName", actor FROM app.record_deeds($1, $2, $3::text[], $4)'
    return this.db.sql(sql, [kind, id, deeds, limit])
  }
}
