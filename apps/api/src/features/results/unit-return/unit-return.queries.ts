import { Injectable } from '@nestjs/common'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import type { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { nameOf } from '../../network/network.sql.js'
import type { CellCommentType } from './cell/cell-comment.graphql.js'
import { ReturnPeople } from './return-people.js'
import type { ReturnVersionType } from './unit-return.graphql.js'

type VersionRow = Omit<ReturnVersionType, 'madeBy'> & { readonly madeById: string | null }
type CommentRow = Omit<CellCommentType, 'author'> & { readonly authorId: string | null }

/** Reads what hangs on returns: one statement for any number of them. */
@Injectable()
export class UnitReturnQueries {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders,
    private readonly people: ReturnPeople
  ) {}

  /** A unit as a link needs it, called as it is today. */
  async unit(id: string): Promise<OrgUnitRefType | null> {
    const [unit] = await this.loaders
      .of<OrgUnitRefType>('unitsOfReturns', (ids) =>
        this.db.sql(
          `SELECT u.id AS key, json_build_object('id', u.id, 'type', u.type, 'name', ${nameOf('u')}) AS value
           FROM unit_now u WHERE u.id = ANY ($1::uuid[])`,
          [ids]
        )
      )
      .load(id)
    return unit ?? null
  }

  /** How many figures were answered. */
  async givenCount(returnId: string): Promise<number> {
    const [count] = await this.loaders
      .of<number>('givenCountOfReturn', (ids) =>
        this.db.sql(
          `SELECT k.return_id AS key, count(*)::int AS value FROM return_cell k
           WHERE k.return_id = ANY ($1::uuid[]) GROUP BY k.return_id`,
          [ids]
        )
      )
      .load(returnId)
    return count ?? 0
  }

  /** What was sent, the newest first. */
  async versions(returnId: string): Promise<ReturnVersionType[]> {
    const loader = this.loaders.of<VersionRow>('versionsOfReturn', (ids) =>
      this.db.sql(
        `SELECT v.return_id AS key, json_build_object('number', v.number, 'kind', v.kind, 'reason', v.reason,
           'madeAt', v.made_at, 'madeById', v.made_by) AS value
         FROM return_version v WHERE v.return_id = ANY ($1::uuid[]) ORDER BY v.return_id, v.number DESC`,
        [ids]
      )
    )
    const [rows, people] = await Promise.all([loader.load(returnId), this.people.of(returnId)])
    return rows.map(({ madeById, ...version }) => ({
      ...version,
      madeAt: new Date(version.madeAt),
      madeBy: (madeById !== null && people.get(madeById)?.displayName) || null
    }))
  }

  /** What was said, the oldest first. */
  async comments(returnId: string): Promise<CellCommentType[]> {
    const loader = this.loaders.of<CommentRow>('commentsOfReturn', (ids) =>
      this.db.sql(
        `SELECT m.return_id AS key, json_build_object('id', m.id, 'indicatorId', m.indicator_id, 'breakdown', m.breakdown,
           'kind', m.kind, 'text', m.text, 'authorId', m.author_id, 'writtenAt', m.written_at,
           'versionNumber', m.version_number) AS value
         FROM cell_comment m WHERE m.return_id = ANY ($1::uuid[]) ORDER BY m.return_id, m.written_at, m.id`,
        [ids]
      )
    )
    const [rows, people] = await Promise.all([loader.load(returnId), this.people.of(returnId)])
    return rows.map(({ authorId, ...comment }) => ({
      ...comment,
      writtenAt: new Date(comment.writtenAt),
      author: (authorId !== null && people.get(authorId)) || null
    }))
  }

  /** How many returns of open rounds hang on each of some units; the clock of the change is of no account. */
  openAt(unitIds: readonly string[]): Promise<{ kind: string; unitId: string; count: number }[]> {
    return this.db.sql(
      `SELECT 'unit_return' AS kind, r.unit_id AS "unitId", count(*)::int AS count
       FROM unit_return r JOIN collection_round c ON c.id = r.round_id
       WHERE r.unit_id = ANY ($1::uuid[]) AND c.state = 'open' AND r.state <> 'locked'
       GROUP BY r.unit_id ORDER BY r.unit_id`,
      [unitIds]
    )
  }
}
