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
    return this.db.sql(people('app.colleagues($2, $3)'), [likePattern(search), action, unitId])
  }

  /** Those who can be asked about a record, from where its feature says that they stand. */
  about(place: string, recordId: string, search?: string | null): Promise<ColleagueRow[]> {
    return this.db.sql(people(place.replace('$1', '$2')), [likePattern(search), recordId])
  }
}

/** Of some people those whose names fit the pattern `$1`. */
const people = (place: string): string => `SELECT c.user_id AS "userId", c.display_name AS "displayName", c.role,
    CASE WHEN n.id IS NOT NULL THEN json_build_object('fi', n.name_fi, 'sv', n.name_sv, 'en', n.name_en) END AS "unitName"
  FROM ${place} c LEFT JOIN unit_now n ON n.id = c.unit_id WHERE $1::text IS NULL OR c.display_name ILIKE $1 LIMIT 200`

