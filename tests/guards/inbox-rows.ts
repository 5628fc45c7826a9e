/** What people are told, what they have put off, and what was said about a return, in every consortium, so that empty means refused. */
import type { TestApp } from '../../apps/api/src/testing/harness.js'

export async function fillInbox(app: TestApp): Promise<void> {
  const held = 'SELECT DISTINCT a.user_id, a.consortium_id FROM role_assignment a'
  await app.rows(
    `INSERT INTO notification (id, consortium_id, user_id, topic, topic_group, mail)
     SELECT gen_random_uuid(), h.consortium_id, h.user_id, 'return_reminder', 'returns', 'sent' FROM (${held}) h JOIN app_user u ON u.id = h.user_id AND u.kind = 'person'`
  )
  await app.rows(`INSERT INTO notification_preference (consortium_id, user_id, topic_group, frequency) SELECT h.consortium_id, h.user_id, 'reports', 'daily' FROM (${held}) h`)
  await app.rows(
    `INSERT INTO work_item_mark (consortium_id, user_id, item_id, put_off_until) SELECT h.consortium_id, h.user_id, 'mail_failed:kohde', app.today() + 7 FROM (${held}) h`
  )
  await app.rows(
    `INSERT INTO comment (id, consortium_id, subject_type, subject_id, unit_id, author_id, body)
     SELECT gen_random_uuid(), o.consortium_id, 'unit_return', gen_random_uuid(), o.id, (SELECT a.user_id FROM role_assignment a WHERE a.consortium_id = o.consortium_id LIMIT 1), 'Kohde'
     FROM org_unit o`
  )
}
