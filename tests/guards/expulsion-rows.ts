/** Members that are to be expelled, and files of visits and of hearings, in every consortium, so that empty means refused. */
import type { TestApp } from '../../apps/api/src/testing/harness.js'

/** The decisions and the memberships must be there already. */
export async function fillExpulsions(app: TestApp): Promise<void> {
  await app.rows(
    `INSERT INTO member_expulsion (id, consortium_id, centre_id, organisation_id, membership_id, grounds, hearing_until)
     SELECT DISTINCT ON (m.organisation_id) gen_random_uuid(), m.consortium_id, m.centre_id, m.organisation_id, m.id, 'Kohde', DATE '2199-01-01' FROM membership m
     WHERE app.membership_state(m.id, app.today()) IN ('admitted', 'active', 'suspended') ORDER BY m.organisation_id, m.admitted_on DESC ON CONFLICT DO NOTHING`
  )
  await app.rows(`INSERT INTO expulsion_reminder (expulsion_id, kind, consortium_id) SELECT e.id, 'closing', e.consortium_id FROM member_expulsion e ON CONFLICT DO NOTHING`)
  const file = (column: string, from: string) =>
    app.rows(
      `INSERT INTO procedure_file (id, consortium_id, centre_id, ${column}, file_key, file_name, file_type, file_size, file_hash)
       SELECT gen_random_uuid(), t.consortium_id, t.centre_id, t.id, gen_random_uuid(), 'kohde.pdf', 'application/pdf', 5, repeat('0', 64) FROM ${from} t`
    )
  await file('visit_id', 'application_visit')
  await file('expulsion_id', 'member_expulsion')
}

/** The members for which somebody answers: the organisations that run the units of their own roles. */
const theirs = `SELECT p.organisation_id FROM unit_period p JOIN mine m ON m.unit_id = p.unit_id WHERE p.valid_from <= app.today() AND (p.valid_to IS NULL OR p.valid_to > app.today())`
export const expulsionsOwned = {
  member_expulsion: `t.organisation_id IN (${theirs})`,
  procedure_file: `t.expulsion_id IN (SELECT e.id FROM member_expulsion e WHERE e.organisation_id IN (${theirs}))`
}
