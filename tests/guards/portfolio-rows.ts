/** The portfolio in every consortium, so that empty means refused. */
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { fillProgress } from './progress-rows.js'

/** The money of projects that units lead or carry out. */
const carried = (units: string): string =>
  `t.project_id IN (SELECT p.id FROM project p WHERE p.lead_unit_id IN (${units}) UNION SELECT n.project_id FROM project_partner_unit n WHERE n.unit_id IN (${units}))`
const progressAt = { progress_report: carried, progress_part: carried, progress_mark: carried, progress_version: carried, progress_event: carried, progress_question: carried }
export const budgetsAt = { budget_version: carried, budget_line: carried, project_cost: carried, project_claim: carried, project_claim_line: carried, project_claim_event: carried, project_recovery: carried, project_risk: carried, project_risk_event: carried, plan_staff: carried, ...progressAt }

/** A view is its owner's. */
export const viewsOwned = { portfolio_view: 't.owner_id = v.id' }

/** A project of every unit that is there, with all that hangs on it; a funder of every consortium. */
export async function fillPortfolio(app: TestApp): Promise<void> {
  await app.rows(
    `INSERT INTO funder (id, consortium_id, organisation_id, kind)
     SELECT gen_random_uuid(), o.consortium_id, o.id, 'other' FROM (SELECT DISTINCT ON (consortium_id) * FROM organisation WHERE id NOT IN (SELECT organisation_id FROM funder) ORDER BY consortium_id, id) o`
  )
  await app.rows(`INSERT INTO programme (id, consortium_id, funder_id, name, valid_from) SELECT gen_random_uuid(), f.consortium_id, f.id, '{"fi": "Kohde"}', '2020-01-01' FROM funder f`)
  await app.rows(`INSERT INTO funding_call (id, consortium_id, programme_id, name, opens_on, currency) SELECT gen_random_uuid(), g.consortium_id, g.id, '{"fi": "Kohde"}', '2020-01-01', 'EUR' FROM programme g WHERE g.name->>'fi' = 'Kohde'`)
  await app.rows(`INSERT INTO project (id, consortium_id, kind, lead_unit_id, title, currency) SELECT gen_random_uuid(), u.consortium_id, 'single', u.id, '{"fi": "Kohde"}', 'EUR' FROM unit_now u WHERE u.is_open`)
  const projects = `project p JOIN unit_now u ON u.id = p.lead_unit_id WHERE p.title->>'fi' = 'Kohde'`
  await app.rows(`INSERT INTO project_partner (id, consortium_id, project_id, organisation_id, is_lead, valid_from) SELECT gen_random_uuid(), p.consortium_id, p.id, u.organisation_id, true, '2020-01-01' FROM ${projects}`)
  const partners = `project_partner r JOIN project p ON p.id = r.project_id AND p.title->>'fi' = 'Kohde'`
  await app.rows(`INSERT INTO project_partner_unit (partner_id, consortium_id, project_id, unit_id) SELECT r.id, r.consortium_id, r.project_id, p.lead_unit_id FROM ${partners}`)
  await app.rows(`INSERT INTO project_event (id, consortium_id, project_id, action, from_stage, to_stage) SELECT gen_random_uuid(), p.consortium_id, p.id, 'prepare', 'idea', 'preparation' FROM ${projects}`)
  await app.rows(`INSERT INTO project_output (id, consortium_id, project_id, place, name) SELECT gen_random_uuid(), p.consortium_id, p.id, 0, 'Kohde' FROM ${projects}`)
  await app.rows(`INSERT INTO project_output_file (id, consortium_id, project_id, output_id, file_key, file_name, file_type, file_size) SELECT gen_random_uuid(), x.consortium_id, x.project_id, x.id, gen_random_uuid(), 'kohde.pdf', 'application/pdf', 1 FROM project_output x`)
  await app.rows(
    `INSERT INTO project_lesson (id, consortium_id, project_id, language, title, tried, came, otherwise, learned_on) SELECT gen_random_uuid(), p.consortium_id, p.id, 'fi', 'Kohde', 'a', 'b', 'c', '2026-01-01' FROM ${projects}`
  )
  await app.rows(`INSERT INTO budget_version (id, consortium_id, project_id, number, kind, starts_on, ends_on) SELECT gen_random_uuid(), p.consortium_id, p.id, 1, 'plan', '2020-01-01', '2021-12-31' FROM ${projects}`)
  await app.rows(`INSERT INTO portfolio_rules (consortium_id, ending_months) SELECT id, 6 FROM consortium ON CONFLICT DO NOTHING`)
  await app.rows(`INSERT INTO portfolio_view (id, consortium_id, owner_id, page, name, search) SELECT gen_random_uuid(), a.consortium_id, a.user_id, 'overview', 'Kohde', '{}' FROM (SELECT DISTINCT consortium_id, user_id FROM role_assignment) a ON CONFLICT DO NOTHING`)
  await app.rows(
    `INSERT INTO project_overlap (id, consortium_id, project_id, other_id, verdict, reason)
     SELECT gen_random_uuid(), a.consortium_id, a.id, (SELECT b.id FROM project b WHERE b.consortium_id = a.consortium_id AND b.id > a.id ORDER BY b.id LIMIT 1), 'linked', 'Kohde' FROM project a
     WHERE EXISTS (SELECT 1 FROM project b WHERE b.consortium_id = a.consortium_id AND b.id > a.id)`
  )
  await app.rows(`INSERT INTO public_project (id, consortium_id, import_id, name, currency) SELECT gen_random_uuid(), i.consortium_id, i.id, 'Kohde', 'EUR' FROM network_import i`)
  await app.rows(
    `INSERT INTO budget_line (budget_id, consortium_id, project_id, partner_id, category, period, source, amount, is_reckoned)
     SELECT b.id, b.consortium_id, b.project_id, r.id, 'staff', '2020', 'grant', 100, false FROM ${partners} JOIN budget_version b ON b.project_id = p.id`
  )
  const own = `r.consortium_id, r.project_id, r.id FROM ${partners}`
  await app.rows(`INSERT INTO project_cost (id, document, category, source, day, amount, consortium_id, project_id, partner_id) SELECT gen_random_uuid(), 'P-1', 'staff', 'grant', '2020-05-05', 100, ${own}`)
  await app.rows(`INSERT INTO project_claim (id, number, period, consortium_id, project_id, partner_id) SELECT gen_random_uuid(), 1, '2020', ${own}`)
  const claims = `c.consortium_id, c.project_id, c.partner_id, c.id FROM ${partners} JOIN project_claim c ON c.partner_id = r.id`
  await app.rows(`INSERT INTO project_claim_line (id, cost_id, amount, added, consortium_id, project_id, partner_id, claim_id) SELECT gen_random_uuid(), (SELECT k.id FROM project_cost k WHERE k.partner_id = r.id LIMIT 1), 100, 0, ${claims}`)
  await app.rows(`INSERT INTO project_claim_event (id, action, from_state, to_state, consortium_id, project_id, partner_id, claim_id) SELECT gen_random_uuid(), 'send', 'draft', 'with_lead', ${claims}`)
  await app.rows(`ALTER TABLE project_recovery DISABLE TRIGGER keep_project_recovery`)
  await app.rows(`INSERT INTO project_recovery (id, line_id, act, amount, added, day, document, reason, consortium_id, project_id, partner_id, claim_id) SELECT gen_random_uuid(), l.id, 'decide', 1, 0, '2020-06-06', 'T-1', 'Kohde', ${claims} JOIN project_claim_line l ON l.claim_id = c.id`)
  await app.rows(`ALTER TABLE project_recovery ENABLE TRIGGER keep_project_recovery`)
  await fillProgress(app)
  await fillPlans(app, partners)
}

async function fillPlans(app: TestApp, partners: string): Promise<void> {
  const of = `r.consortium_id, r.project_id, r.id FROM ${partners}`
  await app.rows(`INSERT INTO plan_item (id, kind, number, name, starts_on, ends_on, state, consortium_id, project_id, partner_id) SELECT gen_random_uuid(), 'package', 1, 'Kohde', '2020-01-01', '2020-12-31', 'planned', ${of}`)
  await app.rows(
    `INSERT INTO plan_item (id, kind, number, name, starts_on, ends_on, state, consortium_id, project_id, partner_id, package_id)
     SELECT gen_random_uuid(), 'task', n, 'Kohde', '2020-01-01', '2020-02-01', 'planned', g.consortium_id, g.project_id, g.partner_id, g.id FROM plan_item g CROSS JOIN generate_series(1, 2) n WHERE g.kind = 'package' AND g.name = 'Kohde'`
  )
  const tasks = `plan_item i JOIN plan_item k ON k.package_id = i.package_id AND k.number = 2 WHERE i.kind = 'task' AND i.number = 1 AND i.name = 'Kohde'`
  await app.rows(`INSERT INTO plan_link (from_id, to_id, consortium_id, project_id) SELECT i.id, k.id, i.consortium_id, i.project_id FROM ${tasks}`)
  await app.rows(`INSERT INTO plan_baseline (id, number, is_decision, items, consortium_id, project_id) SELECT gen_random_uuid(), 1, true, '[]', g.consortium_id, g.project_id FROM plan_item g WHERE g.kind = 'package' AND g.name = 'Kohde'`)
  await app.rows(`INSERT INTO plan_light (id, colour, reason, until, consortium_id, project_id) SELECT gen_random_uuid(), 'red', 'Kohde', '2099-01-01', g.consortium_id, g.project_id FROM plan_item g WHERE g.kind = 'package' AND g.name = 'Kohde'`)
  // The history of a risk is written by the database.
  await app.rows(`INSERT INTO project_risk (id, number, kind, title, likelihood, impact, state, consortium_id, project_id, partner_id) SELECT gen_random_uuid(), 1, 'risk', 'Kohde', 3, 3, 'open', ${of}`)
  await app.rows(`INSERT INTO plan_staff (id, role, head_count, months, consortium_id, project_id, partner_id) SELECT gen_random_uuid(), 'Kohde', 1, '{"2020-01": 50}', ${of}`)
}
