/** Meetings in every consortium, so that empty means refused. All are published for the members here; drafts are told by the table of access. */
import type { TestApp } from '../../apps/api/src/testing/harness.js'

const tables = ['meeting', 'meeting_item', 'meeting_attendance', 'meeting_paper', 'meeting_signature']
const ours = `FROM meeting m WHERE m.title->>'fi' = 'Kohde'`

/** After the charters and bodies. What is published takes no parts any more, so that the triggers are put aside. */
export async function fillMeetings(app: TestApp): Promise<void> {
  for (const table of tables) await app.rows(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
  // Those of the demo are published for the members like all others here.
  await app.rows(
    `UPDATE meeting m SET state = 'published', publication = 'members', charter_version_id = coalesce(m.charter_version_id, app.charter_on(m.consortium_id, app.today())), notice_days = coalesce(m.notice_days, 0),
       notice_given = coalesce(m.notice_given, 0), called_at = coalesce(m.called_at, now()), opened_at = coalesce(m.opened_at, now()), closed_at = coalesce(m.closed_at, now()) WHERE m.state <> 'published'`
  )
  await app.rows(
    `INSERT INTO meeting (id, consortium_id, body_id, unit_id, title, starts_at, ends_at, place, procedure, state, charter_version_id, notice_days, notice_given, called_at, opened_at, closed_at, publication)
     SELECT gen_random_uuid(), b.consortium_id, b.id, b.unit_id, '{"fi": "Kohde"}', '2026-01-02', '2026-01-02 02:00Z', 'a', 'meeting', 'published',
       (SELECT v.id FROM charter_version v WHERE v.consortium_id = b.consortium_id ORDER BY v.number LIMIT 1), 1, 1, '2026-01-01', '2026-01-02', '2026-01-02', 'members'
     FROM body b WHERE EXISTS (SELECT 1 FROM charter_version v WHERE v.consortium_id = b.consortium_id)`
  )
  await app.rows(`INSERT INTO meeting_item (id, consortium_id, meeting_id, position, kind, matter) SELECT gen_random_uuid(), m.consortium_id, m.id, 1, 'opening', 'ordinary' ${ours}`)
  await app.rows(
    `INSERT INTO meeting_attendance (meeting_id, seat_id, consortium_id, organisation_id, name, weight) SELECT m.id, o.id, m.consortium_id, o.id, '{"fi": "Kohde"}', 1
     FROM meeting m CROSS JOIN LATERAL (SELECT n.id FROM organisation n WHERE n.consortium_id = m.consortium_id ORDER BY n.id LIMIT 1) o WHERE m.title->>'fi' = 'Kohde'`
  )
  await app.rows(
    `INSERT INTO meeting_paper (id, consortium_id, meeting_id, kind, file_key, file_name, file_size, file_type, file_hash)
     SELECT gen_random_uuid(), m.consortium_id, m.id, 'agenda', 'a', 'a.pdf', 1, 'application/pdf', repeat('a', 64) ${ours}`
  )
  await app.rows(
    `INSERT INTO meeting_signature (meeting_id, user_id, consortium_id, role, name, content_hash, has_second_factor)
     SELECT m.id, (SELECT a.user_id FROM role_assignment a WHERE a.consortium_id = m.consortium_id LIMIT 1), m.consortium_id, 'chair', 'Kohde', repeat('a', 64), false ${ours}`
  )
  for (const table of tables) await app.rows(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
  await app.rows('INSERT INTO calendar_link (user_id, consortium_id, token_hash) SELECT DISTINCT r.user_id, r.consortium_id, sha256((r.user_id::text || r.consortium_id)::bytea) FROM role_assignment r ON CONFLICT DO NOTHING')
}
