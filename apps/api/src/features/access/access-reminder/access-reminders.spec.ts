import { addDays, todayIn } from '@solmu/shared/dates.js'
import { TestApp } from '../../../testing/harness.js'
import type { AccessReminders } from './access-reminders.js'

const today = todayIn()
let app: TestApp
beforeAll(async () => {
  app = await TestApp.start()
})
afterAll(() => app.stop())

/** As the clock does it: nobody is named. */
const send = (day = today) => app.provider<AccessReminders>('AccessReminders', { viewer: { userId: '', consortiumId: '' } }).send(day)
const mails = (name: string) =>
  app.rows<{ subject: string; text: string }>(
    `SELECT m.subject, m.text FROM outbox_mail m JOIN app_user u ON u.id = m.user_id WHERE u.display_name = $1 ORDER BY m.created_at, m.id`,
    [name]
  )
const forget = () => app.rows('DELETE FROM outbox_mail')

describe('the daily reminders', () => {
  test('tell the holder of a role that ends and the nearest who can renew it, and those who review, once', async () => {
    expect(await send()).toBeGreaterThan(2)
    const [holder] = await mails('Raimo Tuomi')
    expect(holder).toMatchObject({ subject: 'Roolisi päättyy pian' })
    expect(holder?.text).toContain('Yksikön johtaja, Heinolan Helmi')
    // South-East Finland has no coordinator, so the head office is asked.
    const [national] = await mails('Aino Salmela')
    expect(national?.text).toContain('Raimo Tuomi, Yksikön johtaja, Heinolan Helmi')
    expect(national?.subject).toContain('Päättyviä rooleja')
    const reviewers = await app.rows(`SELECT DISTINCT u.display_name FROM access_reminder r JOIN app_user u ON u.id = r.user_id WHERE r.kind = 'review'`)
    expect(reviewers.length).toBeGreaterThan(1)
    expect(await mails('Leena Kurki')).toEqual([])
    await forget()
    expect(await send()).toBe(0)
    expect(await send(addDays(today, 1))).toBeLessThan(4)
  })

  test('come again a week before the end, and not when a term follows', async () => {
    await send(addDays(today, 12))
    await forget()
    await send(addDays(today, 13))
    expect((await mails('Raimo Tuomi')).map(({ subject }) => subject)).toEqual(['Roolisi päättyy pian'])
    await app.rows('DELETE FROM access_reminder')
    await app.rows(
      `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from)
       SELECT gen_random_uuid(), consortium_id, user_id, role, unit_id, valid_to FROM role_assignment
       WHERE user_id = (SELECT id FROM app_user WHERE display_name = 'Raimo Tuomi')`
    )
    await forget()
    await send(addDays(today, 13))
    expect(await mails('Raimo Tuomi')).toEqual([])
  })

  test('never reach an account that is out of use, nor a person in another consortium', async () => {
    const [row] = await app.rows<{ count: string }>(
      `SELECT count(*) FROM access_reminder r JOIN role_assignment a ON a.id = r.assignment_id WHERE a.consortium_id <> r.consortium_id`
    )
    expect(row?.count).toBe('0')
  })

  test('are for the clock alone: whoever is signed in gets neither the facts nor a note', async () => {
    const [me] = await app.rows<{ id: string; consortium_id: string; assignment: string }>(
      `SELECT a.user_id AS id, a.consortium_id, a.id AS assignment FROM role_assignment a WHERE a.role = 'administrator' AND a.valid_to IS NULL`
    )
    await app.rows('BEGIN')
    await app.rows('SET LOCAL ROLE solmu_app')
    await app.rows(`SELECT set_config('app.user_id', $1, true), set_config('app.consortium_id', $2, true)`, [me!.id, me!.consortium_id])
    expect(await app.rows('SELECT * FROM app.access_facts()')).toEqual([])
    const [noted] = await app.rows(`SELECT app.note_access_reminder($1, $2, $3, 'review', app.today(), 777) AS noted`, [me!.consortium_id, me!.assignment, me!.id])
    await app.rows('ROLLBACK')
    expect(noted).toEqual({ noted: false })
  })
})
