import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { dist } from '../places.mjs'
import { median } from './load.mjs'

const load = (path) => import(pathToFileURL(join(dist, path)).href)
const sizes = [60, 600, 6000]
const day = '2026-06-01'
const turns = 7

/**
 * How the tree of a day and figures through a lens grow with the number of units, each beside the plainest SQL that
 * brings the same rows: the statement of the tree without the rules, and a join of the facts with the links.
 *
 * @returns {Promise<Record<number, Record<string, { plainMs: number, oursMs: number, ratio: number }>>>}
 */
export async function measureGrowth(databaseUrl, say) {
  const { readConfig } = await load('apps/api/src/core/config/config.js')
  const owner = await connect(databaseUrl)
  const application = await connect(readConfig({ DATABASE_URL: databaseUrl }).DATABASE_APP_URL)
  try {
    const figures = {}
    for (const size of sizes) {
      say(`${size} units`)
      const viewer = await aNetworkOf(owner, size)
      await application.query(`SELECT set_config('app.user_id', $1, false), set_config('app.consortium_id', $2, false)`, [
        viewer.userId, viewer.consortiumId
      ])
      figures[size] = await measure(application, viewer)
    }
    return figures
  } finally {
    await Promise.all([owner.end(), application.end()])
  }
}

async function measure(client, { consortiumId }) {
  const { NETWORK_DAY_SQL, NETWORK_FACTS_SQL } = await load('apps/api/src/features/network/network.queries.js')
  const { NetworkPicture } = await load('apps/api/src/features/network/network-picture.js')
  const { lensSql, lensValues } = await load('apps/api/src/features/network/lens/lens.queries.js')
  const { lensReader } = await load('libs/domain/src/network/lens.js')
  const reference = await readReference(client)
  const rowsOf = async (text, values) => (await client.query(text, values)).rows
  const grouped = (join, area) => `SELECT ${area} AS area, sum(f.value) AS sum FROM bench_fact f ${join}
    WHERE f.consortium_id = '${consortiumId}' GROUP BY 1`
  const through = async (lens, restateTo) => {
    const [facts] = await rowsOf(NETWORK_FACTS_SQL, [reference.stamp])
    const { units, links, territories, successions, services } = facts
    const reader = lensReader({ units, links, territories, successions, services, ...reference.lens })
    const ids = [...new Set(units.map(({ id }) => id))]
    const spans = ids.flatMap((unitId) => reader.spans({ unitId }, lens, restateTo).map((span) => ({ ...span, subject: unitId })))
    return rowsOf(
      `SELECT lens.area, sum(f.value * lens.share) AS sum FROM bench_fact f
       JOIN ${lensSql({ first: 1, subject: 'f.unit_id', day: 'f.day' })}
       WHERE f.consortium_id = '${consortiumId}' GROUP BY 1`,
      lensValues(spans)
    )
  }
  const link = (on) => `JOIN unit_link l ON l.unit_id = f.unit_id AND l.valid_from <= ${on} AND (l.valid_to IS NULL OR l.valid_to > ${on})`
  const region = `JOIN unit_period p ON p.unit_id = f.unit_id AND p.valid_from <= f.day AND (p.valid_to IS NULL OR p.valid_to > f.day)
    JOIN municipality_area a ON a.municipality_code = p.municipality_code AND a.division = 'region'
      AND a.valid_from <= f.day AND (a.valid_to IS NULL OR a.valid_to > f.day)`
  const plainDay = () => rowsOf(NETWORK_DAY_SQL, [reference.stamp, day])
  return {
    'tree of a day': await compare(plainDay, async () => {
      const [facts] = await plainDay()
      const picture = new NetworkPicture(facts, reference.municipalities, day)
      return [picture.nodesOn(day), picture.territoriesOn(day)]
    }),
    'figures by centre, as it was': await compare(() => rowsOf(grouped(link('f.day'), 'l.parent_id')), () => through('centre', null)),
    'figures by centre, restated': await compare(() => rowsOf(grouped(link(`'${day}'::date`), 'l.parent_id')), () => through('centre', day)),
    'figures by region, as it was': await compare(() => rowsOf(grouped(region, 'a.area_code')), () => through('region', null))
  }
}

/** In turns, so that whatever else the machine does touches both alike. */
async function compare(plain, ours) {
  const results = []
  for (let turn = 0; turn < turns + 2; turn++) results.push({ plainMs: await timeOf(plain), oursMs: await timeOf(ours) })
  const middle = (pick) => median(results.slice(2).map(pick))
  return {
    plainMs: middle(({ plainMs }) => plainMs),
    oursMs: middle(({ oursMs }) => oursMs),
    ratio: middle(({ plainMs, oursMs }) => oursMs / plainMs)
  }
}

async function timeOf(work) {
  const since = performance.now()
  await work()
  return performance.now() - since
}

async function readReference(client) {
  const { NETWORK_FACTS_SQL } = await load('apps/api/src/features/network/network.queries.js')
  const { rows: [{ stamp, municipalities: list }] } = await client.query(NETWORK_FACTS_SQL, [null])
  const { rows: memberships } = await client.query(`SELECT municipality_code AS "municipalityCode", division,
    area_code AS "areaCode", valid_from::text AS "validFrom", valid_to::text AS "validTo" FROM municipality_area`)
  const municipalities = { stamp, list, byCode: new Map(list.map((each) => [each.code, each])) }
  return { stamp, municipalities, lens: { municipalities: list, memberships } }
}

/** A consortium of its own: a head office, a centre for each thirty units but eight at least, a fifth of the units moved once. */
async function aNetworkOf(owner, size) {
  const consortiumId = randomUUID()
  const userId = randomUUID()
  const centres = Math.max(8, Math.round(size / 30))
  await owner.query('BEGIN')
  await owner.query(`
    CREATE TABLE IF NOT EXISTS bench_fact (consortium_id uuid, unit_id uuid, day date, value int);
    GRANT SELECT ON bench_fact TO solmu_app;
    CREATE TEMP TABLE bench_unit ON COMMIT DROP AS
      SELECT gen_random_uuid() AS id, 'headquarters' AS type, 0 AS place
      UNION ALL SELECT gen_random_uuid(), 'regional_centre', n FROM generate_series(1, ${centres}) n
      UNION ALL SELECT gen_random_uuid(), 'local_unit', n FROM generate_series(1, ${size}) n;
    INSERT INTO consortium VALUES ('${consortiumId}', 'Mittaus', 'Mätning', 'Bench', false);
    INSERT INTO organisation (id, consortium_id, name_fi, name_sv, name_en, legal_form)
      VALUES ('${consortiumId}', '${consortiumId}', 'Mittaus ry', 'Mätning rf', 'Bench', 'association');
    INSERT INTO app_user (id, email, display_name, password_hash) VALUES ('${userId}', '${userId}@bench.example', 'Bench', '');
    INSERT INTO org_unit (id, consortium_id, type) SELECT id, '${consortiumId}', type FROM bench_unit;
    INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from)
      SELECT gen_random_uuid(), '${consortiumId}', '${userId}', 'national_coordinator', id, '2013-01-01'
      FROM bench_unit WHERE type = 'headquarters';
    WITH m AS (SELECT code, row_number() OVER (ORDER BY code) - 1 AS place FROM municipality WHERE valid_to IS NULL)
    INSERT INTO unit_period (consortium_id, unit_id, organisation_id, kind, name_fi, name_sv, name_en, municipality_code, valid_from)
      SELECT '${consortiumId}', u.id, '${consortiumId}', CASE u.type WHEN 'local_unit' THEN 'workshop' ELSE u.type END,
        u.type || u.place, u.type || u.place, u.type || u.place, m.code, '2014-01-01'
      FROM bench_unit u JOIN m ON m.place = u.place % 308;
    INSERT INTO unit_link (consortium_id, unit_id, parent_id, valid_from)
      SELECT '${consortiumId}', u.id, h.id, '2014-01-01' FROM bench_unit u, bench_unit h
      WHERE u.type = 'regional_centre' AND h.type = 'headquarters';
    INSERT INTO unit_link (consortium_id, unit_id, parent_id, valid_from, valid_to)
      SELECT '${consortiumId}', u.id, c.id, '2014-01-01', CASE WHEN u.place % 5 = 0 THEN '2020-01-01'::date END
      FROM bench_unit u JOIN bench_unit c ON c.type = 'regional_centre' AND c.place = 1 + u.place % ${centres} WHERE u.type = 'local_unit';
    INSERT INTO unit_link (consortium_id, unit_id, parent_id, valid_from)
      SELECT '${consortiumId}', u.id, c.id, '2020-01-01' FROM bench_unit u
      JOIN bench_unit c ON c.type = 'regional_centre' AND c.place = 1 + (u.place + 1) % ${centres}
      WHERE u.type = 'local_unit' AND u.place % 5 = 0;
    INSERT INTO unit_territory (consortium_id, unit_id, municipality_code, valid_from)
      SELECT '${consortiumId}', c.id, m.code, '2014-01-01'
      FROM (SELECT code, row_number() OVER (ORDER BY code) AS place FROM municipality WHERE valid_to IS NULL) m
      JOIN bench_unit c ON c.type = 'regional_centre' AND c.place = 1 + m.place % least(${centres}, 308);
    INSERT INTO bench_fact SELECT '${consortiumId}', u.id, make_date(year, month, 1), (year * month) % 97
      FROM bench_unit u, generate_series(2019, 2021) year, generate_series(1, 12) month WHERE u.type = 'local_unit';
  `)
  await owner.query('COMMIT')
  await owner.query('ANALYZE')
  return { consortiumId, userId }
}

async function connect(connectionString) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  return client
}
