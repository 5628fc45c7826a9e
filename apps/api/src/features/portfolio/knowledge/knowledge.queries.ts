import { Injectable } from '@nestjs/common'
import { headlineParts, hitEnd, hitStart } from '@solmu/domain/governance/decision.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { centreOf, unitRef } from '../../governance/governance.sql.js'
import type { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import type { Knowledge, KnowledgeArgs, KnowledgeItem } from './knowledge.graphql.js'

type Row = Omit<KnowledgeItem, 'text'> & { readonly headline: string; readonly total: number }
type Choice = { readonly centre: OrgUnitRefType | null; readonly year: number }

const inLanguage = (text: string): string => `coalesce(nullif(${text}->>$2, ''), nullif(${text}->>'fi', ''), nullif(${text}->>'sv', ''), ${text}->>'en', '')`
const written = (text: string): string => `CASE WHEN ${text}->>$2 <> '' THEN $2 WHEN ${text}->>'fi' <> '' THEN 'fi' WHEN ${text}->>'sv' <> '' THEN 'sv' ELSE 'en' END`
const inAll = (text: string): string => `jsonb_build_object('fi', ${text}, 'sv', ${text}, 'en', ${text})`
/** Reports and outputs are written in the language of their project, which nobody has told: all three are tried. */
const anyLanguage = (text: string): string => ['finnish', 'swedish', 'english', 'simple'].map((words) => `to_tsvector('${words}', ${text})`).join(' || ')

const TELLS = `coalesce(r.texts->>'results', '') || ' ' || coalesce(r.texts->>'deviations', '')`

/** All that the viewer reads, each with the project out of which it comes. */
const KNOWN = `known AS MATERIALIZED (
    SELECT 'practice' AS kind, p.id, v.content->'name' AS title, ${written(`(v.content->'name')`)} AS language, x.project_id, NULL::text[] AS areas, v.valid_from AS day, v.search,
      concat_ws(' · ', ${inLanguage(`(v.content->'summary')`)}, nullif(${inLanguage(`(v.content->'audience')`)}, ''), nullif((SELECT string_agg(${inLanguage(`(s->'text')`)}, ' ') FROM jsonb_array_elements(v.content->'sections') s), ''),
        nullif(${inLanguage(`(v.content#>'{card,evidence}')`)}, ''), nullif(${inLanguage(`(v.content#>'{card,adoption}')`)}, '')) AS told
    FROM practice p JOIN LATERAL (SELECT n.* FROM practice_version n WHERE n.practice_id = p.id AND n.state = 'released' ORDER BY n.valid_from <= app.today() DESC, n.valid_from DESC LIMIT 1) v ON true
    LEFT JOIN project_output x ON x.practice_id = p.id WHERE p.consortium_id = $1 AND p.retired_at IS NULL
    UNION ALL SELECT 'lesson', l.id, ${inAll('l.title')}, l.language, l.project_id, l.task_areas, l.learned_on, l.search, concat_ws(' · ', l.tried, l.came, l.otherwise) FROM project_lesson l WHERE l.consortium_id = $1
    UNION ALL SELECT 'output', x.id, ${inAll('x.name')}, 'fi', x.project_id, NULL, coalesce(j.ends_on, j.stage_since), setweight(${anyLanguage('x.name')}, 'A') || ${anyLanguage('x.none_reason')}, x.none_reason
      FROM project_output x JOIN project j ON j.id = x.project_id WHERE x.consortium_id = $1
    UNION ALL SELECT 'report', r.id, j.title, 'fi', r.project_id, NULL, r.accepted_on, setweight(${anyLanguage(`coalesce(j.title->>'fi', '') || ' ' || coalesce(j.title->>'sv', '')`)}, 'A') || ${anyLanguage(TELLS)}, ${TELLS}
      FROM progress_report r JOIN project j ON j.id = r.project_id WHERE r.consortium_id = $1 AND r.state = 'accepted')`

const PLACED = `placed AS MATERIALIZED (SELECT k.*, extract(year FROM k.day)::integer AS year, coalesce(k.areas, j.task_areas, '{}') AS "taskAreas", c.id AS centre_id, ${unitRef('c')} AS centre,
      CASE WHEN j.id IS NOT NULL THEN json_build_object('id', j.id, 'number', j.year || '/' || j.serial, 'title', j.title) END AS project
    FROM known k LEFT JOIN project j ON j.id = k.project_id LEFT JOIN unit_now u ON u.id = j.lead_unit_id ${centreOf('u.id', 'h')}
    LEFT JOIN unit_now c ON c.type = 'regional_centre' AND c.id = CASE WHEN u.type = 'regional_centre' THEN u.id ELSE h.parent_id END)`

const FOUND = `WITH ${KNOWN}, ${PLACED},
  wanted AS MATERIALIZED (SELECT CASE WHEN $3 <> '' THEN app.decision_query($3, ARRAY(SELECT DISTINCT word FROM known f, unnest(tsvector_to_array(f.search)) word)) END AS query),
  found AS MATERIALIZED (SELECT p.*, count(*) OVER ()::integer AS total, row_number() OVER (ORDER BY p.language = $2 DESC, coalesce(ts_rank_cd(p.search, w.query), 0) DESC, p.day DESC, p.id) AS place FROM placed p CROSS JOIN wanted w
    WHERE (w.query IS NULL OR p.search @@ w.query) AND ($4::text[] IS NULL OR p.kind = ANY ($4)) AND ($5::text IS NULL OR $5 = ANY (p."taskAreas")) AND ($6::uuid IS NULL OR p.centre_id = $6) AND ($7::integer IS NULL OR p.year = $7))
  SELECT f.id, f.kind, f.title, f.language, f.project, f.centre, f."taskAreas", f.day, f.total,
    CASE WHEN w.query IS NULL THEN left(f.told, 240) || CASE WHEN length(f.told) > 240 THEN ' …' ELSE '' END ELSE ts_headline(CASE f.language WHEN 'sv' THEN 'swedish' WHEN 'en' THEN 'english' ELSE 'finnish' END::regconfig, translate(f.told, '${hitStart}${hitEnd}', ''), w.query,
      'StartSel=${hitStart}, StopSel=${hitEnd}, MaxFragments=2, MinWords=8, MaxWords=28, FragmentDelimiter=" … "') END AS headline
  FROM found f CROSS JOIN wanted w WHERE f.place <= 500 ORDER BY f.place`

const CHOICES = `WITH ${KNOWN}, ${PLACED} SELECT DISTINCT ON (centre_id, year) centre, year FROM placed WHERE $2::text IS NOT NULL ORDER BY centre_id, year`

/** One question to all that the network knows, as far as the viewer reads it. */
@Injectable()
export class KnowledgeQueries {
  constructor(private readonly db: Db) {}

  async find(args: KnowledgeArgs): Promise<Knowledge> {
    const asked = [currentViewer().consortiumId, args.language ?? 'fi']
    const rows = await this.db.sql<Row>(FOUND, [...asked, args.words?.trim() ?? '', ...narrowing(args)])
    const choices = await this.db.sql<Choice>(CHOICES, asked)
    return {
      items: rows.map(({ headline, ...row }) => ({ ...row, text: headlineParts(headline) })),
      totalCount: rows[0]?.total ?? 0,
      centres: [...new Map(choices.flatMap(({ centre }) => (centre ? [[centre.id, centre]] : []))).values()].sort((a, b) => a.name.fi.localeCompare(b.name.fi, 'fi')),
      years: [...new Set(choices.map((each) => each.year))].sort((a, b) => b - a)
    }
  }
}

const narrowing = ({ kinds, taskArea = null, centreId = null, year = null }: KnowledgeArgs) => [kinds?.length ? kinds : null, taskArea, centreId, year]
