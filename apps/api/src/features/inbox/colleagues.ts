import { Injectable } from '@nestjs/common'
import type { Action } from '@solmu/domain/access/actions.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Db } from '../../core/db/db.js'
import { likePattern } from '../../core/db/like.js'

/** A colleague with the role by which they may do the same as the viewer. */
export type ColleagueRow = { readonly userId: string; readonly displayName: string; readonly role: string; readonly unitName: LocalizedText | null }

/** Who else may do what the viewer may. */
@Injectable()
export class Colleagues {
  constructor(private readonly db: Db) {}

  /** Those who may do something at a unit, by name; nobody to a viewer who may not do it themselves. */
  who(action: Action, unitId: string | null, search?: string | null): Promise<ColleagueRow[]> {
    return this.db.sql(
      `SELECT c.user_id AS "userId", c.display_name AS "displayName", c.role,
         CASE WHEN n.id IS NOT NULL THEN json_build_object('fi', n.name_fi, 'sv', n.name_sv, 'en', n.name_en) END AS "unitName"
       FROM app.colleagues($1, $2) c LEFT JOIN unit_now n ON n.id = c.unit_id WHERE $3::text IS NULL OR c.display_name ILIKE $3 LIMIT 200`,
      [action, unitId, likePattern(search)]
    )
  }
}
