/** Rows of editions in both consortia, so that empty means refused. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import type { Scene } from './access-targets.js'

/** Editions with a row of everything that one holds: one that waits to be certified, and one that is published. */
export async function fillEditions(app: TestApp, { places }: Scene): Promise<void> {
  for (const { consortiumId, unitId } of [places.unit, places.twinUnit]) {
    for (const year of [1990, 1991]) await addEdition(app, { consortiumId, unitId, year })
    await publishTo(app, consortiumId)
  }
  await app.rows(
    `INSERT INTO audience_subscription (audience_id, user_id, consortium_id)
     SELECT DISTINCT a.id, r.user_id, a.consortium_id FROM audience a JOIN role_assignment r ON r.consortium_id = a.consortium_id`
  )
}

/** Certifies the older one, for the people of an organisation and for everybody in the network, who ask about it. */
async function publishTo(app: TestApp, consortiumId: string): Promise<void> {
  await app.rows(
    `INSERT INTO audience (id, consortium_id, kind, name_fi, name_sv, name_en) VALUES (gen_random_uuid(), $1, 'members', 'Kohde', 'Kohde', 'Kohde')
     ON CONFLICT DO NOTHING`,
    [consortiumId]
  )
  await app.rows(
    `INSERT INTO audience (id, consortium_id, kind, organisation_id, name_fi, name_sv, name_en)
     SELECT gen_random_uuid(), $1, 'funder', o.id, 'Kohde', 'Kohde', 'Kohde' FROM organisation o
     WHERE o.consortium_id = $1 AND NOT EXISTS (SELECT 1 FROM audience a WHERE a.organisation_id = o.id) ORDER BY o.id LIMIT 1`,
    [consortiumId]
  )
  await app.rows(
    `UPDATE edition SET state = 'certified', levels = '{kohde}', certified_at = now(), manifest = '', sha256 = '', signature = '', key_id = '',
       public_key = '', year = 1990, number = 1 WHERE consortium_id = $1 AND first_period = '1990'`,
    [consortiumId]
  )
  await app.rows(
    `INSERT INTO edition_publication (edition_id, consortium_id, audience_id, kind, organisation_id, detail, level, frame)
     SELECT e.id, a.consortium_id, a.id, a.kind, a.organisation_id, a.detail, 'kohde', '{}' FROM audience a
     JOIN edition e ON e.consortium_id = a.consortium_id AND e.state = 'certified' WHERE a.consortium_id = $1`,
    [consortiumId]
  )
  await app.rows(
    `INSERT INTO edition_question (id, consortium_id, edition_id, audience_id, indicator_id, breakdown, lens, area, period, text, asked_by, asked_by_name)
     SELECT gen_random_uuid(), p.consortium_id, p.edition_id, p.audience_id, gen_random_uuid(), '', 'network', '', '1990', 'Kohde', r.user_id, 'Kohde'
     FROM edition_publication p CROSS JOIN LATERAL (SELECT user_id FROM role_assignment a WHERE a.consortium_id = p.consortium_id LIMIT 1) r
     WHERE p.consortium_id = $1`,
    [consortiumId]
  )
  await attachReports(app, consortiumId)
}

/** A template with a version for each publication, attached to it, and a draft that is attached to none. */
async function attachReports(app: TestApp, consortiumId: string): Promise<void> {
  const templateId = newId()
  await app.rows(`INSERT INTO report_template (id, consortium_id, key, name_fi) VALUES ($1, $2, 'kohde', 'Kohde')`, [templateId, consortiumId])
  await app.rows(
    `INSERT INTO report_version (id, template_id, consortium_id, number, state, name_fi, parameter, released_at)
     SELECT gen_random_uuid(), $1::uuid, $2::uuid, n, 'released', 'Kohde', 'none', now()
     FROM generate_series(1, (SELECT count(*) FROM edition_publication p WHERE p.consortium_id = $2)) n
     UNION ALL SELECT gen_random_uuid(), $1::uuid, $2::uuid, 99, 'draft', 'Kohde', 'none', NULL::timestamptz`,
    [templateId, consortiumId]
  )
  await app.rows(
    `INSERT INTO report_attachment (id, consortium_id, edition_id, audience_id, version_id)
     SELECT gen_random_uuid(), p.consortium_id, p.edition_id, p.audience_id, v.id
     FROM (SELECT p.*, row_number() OVER (ORDER BY p.audience_id) AS n FROM edition_publication p WHERE p.consortium_id = $2) p
     JOIN report_version v ON v.template_id = $1 AND v.number = p.n`,
    [templateId, consortiumId]
  )
}

async function addEdition(app: TestApp, { consortiumId, unitId, year }: { consortiumId: string; unitId: string; year: number }): Promise<void> {
  const id = newId()
  const address = `indicator_id, breakdown, lens, area, period`
  const statements: [string, unknown[]][] = [
    [
      `INSERT INTO edition (id, consortium_id, period_kind, first_period, last_period, period_from, period_to, state)
       VALUES ($1, $2, 'year', $3::int::text, $3::int::text, make_date($3, 1, 1), make_date($3 + 1, 1, 1), 'prepared')`,
      [id, consortiumId, year]
    ],
    [`INSERT INTO edition_part (edition_id, consortium_id, name, body, sha256) VALUES ($1, $2, 'facts', '', 'kohde')`, [id, consortiumId]],
    [
      `INSERT INTO edition_return (edition_id, consortium_id, return_id, number, round_id, unit_id, period, period_kind, period_from, state)
       VALUES ($1, $2, gen_random_uuid(), 1, gen_random_uuid(), $3, '1990', 'year', '1990-01-01', 'included')`,
      [id, consortiumId, unitId]
    ],
    [
      `INSERT INTO edition_fact (edition_id, consortium_id, return_id, unit_id, indicator_id, breakdown, period, period_kind, period_from, status, value)
       VALUES ($1, $2, gen_random_uuid(), $3, gen_random_uuid(), '', '1990', 'year', '1990-01-01', 'value', 4)`,
      [id, consortiumId, unitId]
    ],
    [
      `INSERT INTO edition_cell (edition_id, consortium_id, ${address}, value, unit_count, missing_count, not_applicable_count, not_asked_count)
       VALUES ($1, $2, gen_random_uuid(), '', 'network', '', '1990', 4, 1, 0, 0, 0)`,
      [id, consortiumId]
    ],
    [`INSERT INTO edition_protection (edition_id, consortium_id, level, ${address}, kind) VALUES ($1, $2, 'kohde', gen_random_uuid(), '', 'network', '', '1990', 'primary')`, [id, consortiumId]],
    [`INSERT INTO edition_change (edition_id, consortium_id, place, kind) VALUES ($1, $2, 1, 'figure_corrected')`, [id, consortiumId]]
  ]
  for (const [sql, values] of statements) await app.rows(sql, values)
}
