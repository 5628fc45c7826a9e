import { Injectable } from '@nestjs/common'
import { type CoverageFacts, coverageState } from '@solmu/domain/portfolio/portfolio-views.js'
import { projectIdeas } from '@solmu/domain/portfolio/project.js'
import { taskAreas } from '@solmu/domain/results/indicator-details.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { nameOf } from '../../network/network.sql.js'
import { IS_GRANTED } from '../overview/overview.queries.js'
import type { CoverageAxisEnum, CoverageDay, CoverageProject, PortfolioCoverage } from './coverage.graphql.js'

export type CoverageAxis = `${CoverageAxisEnum}`

const KEYS: Readonly<Record<CoverageAxis, { readonly of: string; readonly all: readonly string[] }>> = {
  taskArea: { of: 'SELECT unnest(p.task_areas)', all: taskAreas },
  idea: { of: 'SELECT DISTINCT left(i, 1) FROM unnest(p.ideas) i', all: projectIdeas.map(String) }
}

/** `$1` consortium, `$2` day. What runs is told by its days, so that any day can be asked about. */
const coverageSql = (axis: CoverageAxis): string => `
  WITH placed AS MATERIALIZED (SELECT p.id, p.starts_on, p.ends_on, g.region_id, k.key, ${IS_GRANTED} AND p.starts_on IS NOT NULL AND p.ends_on IS NOT NULL AS is_granted
    FROM project p JOIN app.project_regions() g ON g.project_id = p.id CROSS JOIN LATERAL (${KEYS[axis].of}) k (key) WHERE p.consortium_id = $1 AND p.stage NOT IN ('rejected', 'withdrawn')),
  cells AS (SELECT region_id AS "regionId", key, (count(*) FILTER (WHERE is_granted AND starts_on <= $2 AND ends_on >= $2))::integer AS running,
      (count(*) FILTER (WHERE is_granted AND starts_on > $2))::integer AS coming, (count(*) FILTER (WHERE NOT is_granted))::integer AS hoped, max(ends_on) FILTER (WHERE is_granted AND ends_on < $2) AS "lastEndedOn",
      (array_agg(id ORDER BY ends_on DESC, id) FILTER (WHERE is_granted AND starts_on <= $2))[1] AS "lastId"
    FROM placed GROUP BY region_id, key),
  -- The days on which something runs, of each place of the matrix.
  runs AS MATERIALIZED (SELECT w.region_id, w.key, range_agg(daterange(w.starts_on, w.ends_on, '[]')) AS days FROM placed w JOIN unit_now u ON u.id = w.region_id AND u.is_open WHERE w.is_granted GROUP BY w.region_id, w.key)
  SELECT (SELECT coalesce(json_agg(json_build_object('id', u.id, 'name', ${nameOf('u')}, 'type', u.type,
      'municipalityCodes', ARRAY(SELECT t.municipality_code FROM unit_territory t WHERE t.unit_id = u.id AND t.valid_from <= app.today() AND (t.valid_to IS NULL OR t.valid_to > app.today()))) ORDER BY u.name_fi COLLATE "fi-x-icu", u.id), '[]') FROM unit_now u WHERE u.consortium_id = $1 AND u.type = 'regional_centre' AND u.is_open) AS regions,
    (SELECT coalesce(json_agg(c), '[]') FROM (SELECT e.*, CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'title', p.title, 'endsOn', p.ends_on) END AS last FROM cells e LEFT JOIN project p ON p.id = e."lastId") c) AS cells,
    (SELECT json_agg(json_build_object('day', d.day, 'covered', (SELECT count(*) FROM runs WHERE runs.days @> d.day)) ORDER BY d.day)
      FROM (SELECT (date_trunc('quarter', $2::date) + make_interval(months => 3 * at))::date - 1 AS day FROM generate_series(-7, 9) at) d) AS history`

type Cell = CoverageFacts & { readonly regionId: string; readonly key: string; readonly last: CoverageProject | null }
interface Row {
  readonly regions: PortfolioCoverage['regions']
  readonly cells: readonly Cell[]
  readonly history: CoverageDay[]
}

const nothing = { running: 0, coming: 0, hoped: 0, lastEndedOn: null, last: null }

/** Finds in one statement what is done where, and where nothing is. */
@Injectable()
export class CoverageQueries {
  constructor(private readonly db: Db) {}

  async coverage(axis: CoverageAxis, day: IsoDate): Promise<PortfolioCoverage> {
    const [row] = await this.db.sql<Row>(coverageSql(axis), [currentViewer().consortiumId, day])
    const { regions, cells, history } = row ?? { regions: [], cells: [], history: [] }
    const known = new Map(cells.map((cell) => [`${cell.regionId} ${cell.key}`, cell]))
    const keys = [...KEYS[axis].all]
    return {
      ...{ day, regions, keys, history },
      cells: regions.flatMap(({ id: regionId }) =>
        keys.map((key) => {
          const facts = known.get(`${regionId} ${key}`) ?? nothing
          return { regionId, key, state: coverageState(facts), running: facts.running, coming: facts.coming, hoped: facts.hoped, last: facts.last }
        })
      )
    }
  }
}
