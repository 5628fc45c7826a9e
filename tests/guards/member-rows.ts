/** Plans of every member of every consortium, so that empty means refused; the memberships follow from the decisions. */
import type { TestApp } from '../../apps/api/src/testing/harness.js'

/** The decisions must be there already. */
export async function fillMembers(app: TestApp): Promise<void> {
  await app.rows(
    `INSERT INTO membership_plan (id, consortium_id, membership_id, organisation_id, centre_id, kind, template_id, starts_on)
     SELECT gen_random_uuid(), m.consortium_id, m.id, m.organisation_id, m.centre_id, 'exit', (SELECT t.id FROM plan_template t WHERE t.consortium_id = m.consortium_id LIMIT 1), '2199-01-01'
     FROM membership m ON CONFLICT DO NOTHING`
  )
  await app.rows(
    `INSERT INTO membership_task (id, consortium_id, plan_id, organisation_id, centre_id, code, position, level, kind, title, help, due_on, is_required, depends_on)
     SELECT gen_random_uuid(), p.consortium_id, p.id, p.organisation_id, p.centre_id, 'kohde', 99, 'unit', 'other', '{}', '{}', '2199-01-01', true, '{}' FROM membership_plan p`
  )
  await app.rows(`INSERT INTO membership_farewell (membership_id, consortium_id) SELECT m.id, m.consortium_id FROM membership m ON CONFLICT DO NOTHING`)
  await app.rows(
    `INSERT INTO membership_closing (membership_id, unit_id, consortium_id)
     SELECT m.id, (SELECT o.id FROM org_unit o WHERE o.consortium_id = m.consortium_id LIMIT 1), m.consortium_id FROM membership m ON CONFLICT DO NOTHING`
  )
  await app.rows(
    `INSERT INTO membership_ended_role (assignment_id, membership_id, consortium_id, ended_on)
     SELECT DISTINCT ON (a.id) a.id, m.id, m.consortium_id, DATE '2199-01-01' FROM role_assignment a JOIN membership m ON m.consortium_id = a.consortium_id ON CONFLICT DO NOTHING`
  )
}

/** The plans of a region, and those of the organisations that run its units. */
export const plansAt = (units: string): string =>
  `(t.centre_id IN (${units}) OR t.organisation_id IN (SELECT p.organisation_id FROM unit_period p WHERE p.unit_id IN (${units}) AND p.valid_from <= app.today() AND (p.valid_to IS NULL OR p.valid_to > app.today())))`
