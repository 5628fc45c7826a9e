import { Injectable } from '@nestjs/common'
import { Access } from '../../../core/access/access.js'
import { Db } from '../../../core/db/db.js'
import { likePattern } from '../../../core/db/like.js'
import { nameOf } from '../../network/network.sql.js'
import { carriedOn, FINNISH, municipalityCode } from '../../network/org-unit/org-unit.queries.js'
import { MOST_HITS, type SearchArgs, type SearchHitType } from './search.graphql.js'

const onToday = (table: string): string =>
  `${table}.valid_from <= app.today() AND (${table}.valid_to IS NULL OR ${table}.valid_to > app.today())`

const oneOf = (columns: readonly string[], pattern: string): string =>
  `(${columns.map((column) => `${column} ${FINNISH} ILIKE ${pattern}`).join(' OR ')})`

/** 0 when a name begins so (`$1`), 1 when a word of it does (`$2`), 2 when it is found within (`$3`); else null. */
const rank = (columns: readonly string[]): string =>
  `CASE WHEN ${oneOf(columns, '$1')} THEN 0 WHEN ${oneOf(columns, '$2')} THEN 1 WHEN ${oneOf(columns, '$3')} THEN 2 END`

const namesOf = (table: string): readonly string[] => ['fi', 'sv', 'en'].map((language) => `${table}.name_${language}`)

/** Units by their own name or, after all others, by that of their municipality. */
const units = `
  SELECT 'unit' AS kind, 1 AS place, u.id::text AS id, ${nameOf('u')} AS title, ${nameOf('m')} AS detail,
    u.name_fi AS name, coalesce(${rank(namesOf('u'))}, 3 + (${rank(namesOf('m'))})) AS rank
  FROM unit_now u JOIN municipality m ON m.code = ${municipalityCode} WHERE u.is_open`

const municipalities = `
  SELECT 'municipality', 2, m.code, ${nameOf('m')}, CASE WHEN c.id IS NOT NULL THEN ${nameOf('c')} END,
    m.name_fi, ${rank(namesOf('m'))}
  FROM municipality m
  LEFT JOIN unit_territory t ON t.municipality_code = m.code AND ${onToday('t')}
  LEFT JOIN unit_now c ON c.id = t.unit_id
  WHERE ${onToday('m')}`

/** People only for those who may look them up (`$4`); row-level security says which. */
const people = `
  SELECT 'person', 3, p.id::text,
    json_build_object('fi', p.display_name, 'sv', p.display_name, 'en', p.display_name),
    (SELECT ${nameOf('w')} FROM role_assignment a JOIN unit_now w ON w.id = a.unit_id
      WHERE a.user_id = p.id AND ${onToday('a')} ORDER BY a.valid_from, a.id LIMIT 1),
    p.display_name, ${rank(['p.display_name'])}
  FROM app_user p WHERE $4::boolean AND p.deactivated_at IS NULL`

/** What is found, the best first: `$5` hits at the most. */
export const SEARCH_SQL = `
  WITH RECURSIVE ${carriedOn('app.today()')},
  found AS (${units} UNION ALL ${municipalities} UNION ALL ${people})
  SELECT kind, id, title, detail FROM found WHERE rank IS NOT NULL
  ORDER BY rank, place, name ${FINNISH}, id LIMIT $5`

/** Search by name across what the viewer may see. */
@Injectable()
export class SearchQueries {
  constructor(
    private readonly db: Db,
    private readonly access: Access
  ) {}

  /** One statement; none at all for less than two characters. */
  async find({ text, first }: SearchArgs): Promise<SearchHitType[]> {
    const pattern = likePattern(text)
    if (pattern === null || [...text.trim()].length < 2) return []
    const beginning = pattern.slice(1)
    const seesPeople = this.access.holdsAnywhere('access.read')
    return this.db.sql(SEARCH_SQL, [beginning, `% ${beginning}`, pattern, seesPeople, first ?? MOST_HITS])
  }
}
