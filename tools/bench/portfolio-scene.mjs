import { randomUUID } from 'node:crypto'
import { network } from './reports-scene.mjs'

/** How many units carry the projects; a portfolio grows by its projects. */
const units = 60

/**
 * A consortium of its own with a head office, seven centres and sixty units, a national coordinator with the password of the
 * demo's, and so many projects: of six funders, in every stage, over twelve years, most of them decided, with a budget of three
 * years, the costs and claims of what has passed, and as many projects of others. Written past the services, in a fraction of the time.
 *
 * @returns {Promise<{ consortiumId: string, userId: string, email: string }>}
 */
export async function aPortfolioOf(owner, size) {
  const consortiumId = randomUUID()
  const userId = randomUUID()
  const own = { consortiumId, userId, email: `${userId}@bench.example` }
  const tables = ['project', 'budget_line', 'project_claim_line']
  await owner.query('BEGIN')
  await owner.query(network(own, units))
  await owner.query(tables.map((table) => `ALTER TABLE ${table} DISABLE TRIGGER USER`).join('; '))
  await owner.query(funders(own))
  await owner.query(projects(own, size))
  await owner.query(budgets(own))
  await owner.query(claims(own))
  await owner.query(others(own, size))
  await owner.query(tables.map((table) => `ALTER TABLE ${table} ENABLE TRIGGER USER`).join('; '))
  await owner.query('COMMIT')
  await owner.query('VACUUM ANALYZE')
  return own
}

const inThree = (text) => `jsonb_build_object('fi', ${text}, 'sv', ${text}, 'en', ${text})`
const oneOf = (values, place) => `(ARRAY[${values.map((value) => `'${value}'`).join(', ')}])[1 + ${place} % ${values.length}]`

/** Names as projects have them: three words out of some thousands, a few of them in many names, so that some are alike. */
const syllables = ['ka', 'to', 'li', 'ver', 'no', 'su', 'mie', 'ty', 'pol', 'sil', 'ver', 'osa', 'ver', 'hak', 'jou', 'le', 'rai', 'mus', 'vel', 'kun']
const common = ['paja', 'polku', 'silta', 'verkosto', 'valmennus', 'työkyky', 'osallisuus']
const word = (place) => `${[1, 20, 400].map((step) => oneOf(syllables, `(${place} / ${step})`)).join(' || ')}`
const name = (place) => `initcap(${word(`(${place} * 7919 % 8000)`)}) || ' ' || ${word(`(${place} / 3 * 104729 % 8000)`)} || ' ' || ${oneOf(common, place)}`

const funders = ({ consortiumId }) => `
  CREATE TEMP TABLE bench_call ON COMMIT DROP AS SELECT n AS place, gen_random_uuid() AS id, gen_random_uuid() AS programme_id, gen_random_uuid() AS funder_id, gen_random_uuid() AS organisation_id FROM generate_series(0, 5) n;
  INSERT INTO organisation (id, consortium_id, name_fi, name_sv, name_en, legal_form) SELECT organisation_id, '${consortiumId}', 'Rahoittaja ' || place, 'Finansiär ' || place, 'Funder ' || place, 'association' FROM bench_call;
  INSERT INTO funder (id, consortium_id, organisation_id, kind) SELECT funder_id, '${consortiumId}', organisation_id, ${oneOf(['structural_fund', 'state', 'ngo_grants', 'wellbeing_county', 'municipality', 'foundation'], 'place')} FROM bench_call;
  INSERT INTO programme (id, consortium_id, funder_id, name, valid_from) SELECT programme_id, '${consortiumId}', funder_id, ${inThree(`'Ohjelma ' || place`)}, '2014-01-01' FROM bench_call;
  INSERT INTO funding_call (id, consortium_id, programme_id, name, opens_on, currency) SELECT id, '${consortiumId}', programme_id, ${inThree(`'Haku ' || place`)}, '2014-01-01', 'EUR' FROM bench_call;
`

const stage = `CASE WHEN p.place % 10 = 0 THEN ${oneOf(['idea', 'preparation', 'rejected', 'withdrawn'], '(p.place / 10)')} WHEN p.place % 10 = 1 THEN 'applied'
    WHEN p.ends_on < app.today() THEN ${oneOf(['ended', 'embedded'], 'p.place')} WHEN p.starts_on > app.today() THEN 'decided' ELSE 'running' END`

const projects = ({ consortiumId, userId }, size) => `
  CREATE TEMP TABLE bench_project ON COMMIT DROP AS
    SELECT p.*, ${stage} AS stage FROM (SELECT n AS place, gen_random_uuid() AS id, gen_random_uuid() AS lead_id, gen_random_uuid() AS partner_id, gen_random_uuid() AS budget_id,
        (date '2017-01-01' + (n::bigint * 97 % 4000)::integer) AS starts_on, (date '2017-01-01' + (n::bigint * 97 % 4000)::integer + 730 + n % 366) AS ends_on,
        u.id AS unit_id, v.id AS other_unit_id
      FROM generate_series(1, ${size}) n JOIN bench_unit u ON u.type = 'local_unit' AND u.place = 1 + n % ${units} JOIN bench_unit v ON v.type = 'local_unit' AND v.place = 1 + (n + 17) % ${units}) p;
  INSERT INTO project (id, consortium_id, year, serial, kind, lead_unit_id, call_id, title, currency, starts_on, ends_on, task_areas, ideas, stage, created_by)
    SELECT p.id, '${consortiumId}', extract(year FROM p.starts_on), p.place, 'single', p.unit_id, c.id, ${inThree(name('p.place'))}, 'EUR', p.starts_on, p.ends_on,
      ARRAY[${oneOf(['1a', '1b', '2a', '2b', '2c', '3a', '3b', '4a', '4c'], 'p.place')}, ${oneOf(['2d', '2e', '3c', '3d', '3e', '4b'], 'p.place')}], ARRAY[${oneOf(['1a', '2a', '3b', '4a', '5a', '6a'], 'p.place')}], p.stage, '${userId}'
    FROM bench_project p JOIN bench_call c ON c.place = p.place % 6;
  INSERT INTO project_partner (id, consortium_id, project_id, organisation_id, is_lead, valid_from)
    SELECT lead_id, '${consortiumId}'::uuid, id, '${consortiumId}'::uuid, true, starts_on FROM bench_project UNION ALL SELECT p.partner_id, '${consortiumId}'::uuid, p.id, c.organisation_id, false, p.starts_on FROM bench_project p JOIN bench_call c ON c.place = p.place % 6;
  INSERT INTO project_partner_unit (partner_id, consortium_id, project_id, unit_id) SELECT lead_id, '${consortiumId}'::uuid, id, unit_id FROM bench_project UNION ALL SELECT partner_id, '${consortiumId}'::uuid, id, other_unit_id FROM bench_project;
  ANALYZE project, project_partner, project_partner_unit;
`

/** Three years, two partners, two categories, grant and own share: 24 lines of each project that has a budget. */
const budgets = ({ consortiumId, userId }) => `
  INSERT INTO budget_version (id, consortium_id, project_id, number, kind, state, starts_on, ends_on, decided_on, made_by)
    SELECT budget_id, '${consortiumId}', id, 1, CASE WHEN stage = 'applied' THEN 'plan' ELSE 'decision' END, CASE WHEN stage = 'applied' THEN 'proposed' ELSE 'locked' END, starts_on, ends_on, CASE WHEN stage <> 'applied' THEN starts_on - 60 END, '${userId}'
    FROM bench_project WHERE stage NOT IN ('idea', 'preparation', 'withdrawn');
  INSERT INTO budget_line (budget_id, consortium_id, project_id, partner_id, category, period, source, amount, is_reckoned)
    SELECT b.id, '${consortiumId}', p.id, r.id, c.category, (extract(year FROM p.starts_on)::integer + y)::text, s.source, 200000 + p.place * 7919::bigint % 4000000 + y, c.category = 'flat_rate'
    FROM bench_project p JOIN budget_version b ON b.id = p.budget_id JOIN project_partner r ON r.project_id = p.id CROSS JOIN (VALUES ('staff'), ('flat_rate')) c (category) CROSS JOIN (VALUES ('grant'), ('own_share')) s (source) CROSS JOIN generate_series(0, 2) y;
  ANALYZE budget_version, budget_line;
`

/** What has passed of a decided project has been spent by quarters, and certified or paid. */
const claims = ({ consortiumId, userId }) => `
  CREATE TEMP TABLE bench_claim ON COMMIT DROP AS SELECT gen_random_uuid() AS id, p.id AS project_id, p.lead_id, y AS number, p.place, p.starts_on
    FROM bench_project p CROSS JOIN generate_series(1, 3) y WHERE p.stage IN ('running', 'closing', 'ended', 'embedded') AND p.starts_on + y * 240 < app.today();
  INSERT INTO project_claim (id, consortium_id, project_id, partner_id, number, period, state, sent_on, certified_on, paid_on, made_by)
    SELECT id, '${consortiumId}', project_id, lead_id, number, to_char(starts_on + number * 240, 'YYYY'), CASE WHEN place % 4 = 0 THEN 'certified' ELSE 'paid' END, starts_on, starts_on, CASE WHEN place % 4 > 0 THEN starts_on END, '${userId}' FROM bench_claim;
  CREATE TEMP TABLE bench_cost ON COMMIT DROP AS SELECT gen_random_uuid() AS id, c.id AS claim_id, c.project_id, c.lead_id, c.starts_on, n, c.number, 40000 + (c.place * 31 + n) % 90000 AS amount FROM bench_claim c CROSS JOIN generate_series(1, 4) n;
  INSERT INTO project_cost (id, consortium_id, project_id, partner_id, category, source, day, amount, document, made_by)
    SELECT id, '${consortiumId}', project_id, lead_id, 'staff', CASE n WHEN 4 THEN 'own_share' ELSE 'grant' END, starts_on + number * 30 + n, amount, number || '-' || n, '${userId}' FROM bench_cost;
  INSERT INTO project_claim_line (id, consortium_id, project_id, partner_id, claim_id, cost_id, amount, added, verdict)
    SELECT gen_random_uuid(), '${consortiumId}', project_id, lead_id, claim_id, id, amount, amount * 4 / 10, 'accepted' FROM bench_cost;
  ANALYZE project_cost, project_claim, project_claim_line;
`

const others = ({ consortiumId, userId }, size) => `
  INSERT INTO network_import (id, consortium_id, kind, file_name, file_key, format, columns, mapping, effective_on, row_count, created_by)
    VALUES ('${consortiumId}', '${consortiumId}', 'projects', 'lista.csv', '${consortiumId}', 'csv', '[]', '{}', app.today(), ${size}, '${userId}');
  INSERT INTO public_project (id, consortium_id, import_id, name, code, organisation, funder, region, starts_on, ends_on, currency, granted)
    SELECT gen_random_uuid(), '${consortiumId}', '${consortiumId}', ${name('n * 13')}, 'S' || n, 'Toteuttaja ' || n % 900, 'Viranomainen ' || n % 17, 'Pohjois-Savo', date '2018-01-01' + n % 3000, date '2018-01-01' + n % 3000 + 900, 'EUR', 10000000
    FROM generate_series(1, ${size}) n;
  ANALYZE public_project;
`
