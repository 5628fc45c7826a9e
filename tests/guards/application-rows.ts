/** Calls and applications for membership at every unit of every consortium, so that empty means refused; all of them were sent. */
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { anApplication } from './application-requests.js'

export async function fillApplications(app: TestApp): Promise<void> {
  const units = await app.rows<{ unitId: string; consortiumId: string }>('SELECT id AS "unitId", consortium_id AS "consortiumId" FROM org_unit')
  for (const unit of units) await anApplication(unit, app)
  // What a draft says is its applicant's alone: here everything was sent.
  await app.rows('UPDATE application SET submitted_at = coalesce(submitted_at, now())')
  await app.rows(
    `INSERT INTO membership_call (id, consortium_id, unit_id, title, body, opens_on, closes_on) SELECT gen_random_uuid(), o.consortium_id, o.id, '{}', '{}', '2199-01-01', '2199-01-01' FROM org_unit o`
  )
  await app.rows(
    `INSERT INTO application_section (application_id, consortium_id, section, content, changed_person)
     SELECT p.application_id, p.consortium_id, 'kohde', '{}', p.id FROM application_person p WHERE p.name = 'Kohde'`
  )
  await app.rows(`INSERT INTO application_event (id, consortium_id, application_id, kind) SELECT gen_random_uuid(), a.consortium_id, a.id, 'kohde' FROM application a`)
  await app.rows(`INSERT INTO application_not_same (application_id, consortium_id, other_kind, other_id) SELECT a.id, a.consortium_id, 'application', gen_random_uuid() FROM application a`)
  await app.rows(
    `INSERT INTO application_key (token_hash, consortium_id, person_id, expires_at) SELECT sha256(p.id::text::bytea), p.consortium_id, p.id, now() + interval '1 day' FROM application_person p WHERE p.name = 'Kohde'`
  )
}
