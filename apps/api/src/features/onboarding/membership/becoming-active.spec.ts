import { factKinds } from '@solmu/domain/onboarding/plan.js'
import { TestApp } from '../../../testing/harness.js'

/**
 * Nobody becomes active past the program: every combination of what can be missing, by every step that leads there, written by
 * the application's own login for somebody at the centre. Each attempt is undone.
 */
let app: TestApp
let id: string

beforeAll(async () => {
  app = await TestApp.start()
  id = await membershipOf('Iisalmen Into')
})
afterAll(() => app.stop())
beforeEach(() => app.rows('BEGIN'))
afterEach(() => app.rows('ROLLBACK'))

async function membershipOf(name: string): Promise<string> {
  const [row] = await app.rows<{ id: string }>(`SELECT m.id FROM membership m JOIN organisation o ON o.id = m.organisation_id WHERE o.name_fi LIKE $1 || '%'`, [name])
  return row?.id ?? ''
}

const ofPlan = 'plan_id IN (SELECT id FROM membership_plan WHERE membership_id = $1)'
const done = (code: string) => `UPDATE membership_task SET done_on = app.today(), done_at = now() WHERE code = '${code}' AND ${ofPlan}`
const open = (code: string) => `UPDATE membership_task SET done_on = NULL, done_at = NULL WHERE code = '${code}' AND ${ofPlan}`

/** What a member that is ready can lack. */
const lacks: Readonly<Record<string, string>> = {
  decision: `UPDATE membership_decision SET annulled_on = app.today(), annulled_at = now(), annulled_body = 'head_office', annulled_reason = 'Koe' WHERE id = (SELECT decision_id FROM membership WHERE id = $1)`,
  agreement: `UPDATE agreement SET follows_members = true, required_of_members = true WHERE kind = 'consensus' AND consortium_id = (SELECT consortium_id FROM membership WHERE id = $1)`,
  visit: open('visit'),
  training: open('training'),
  buddy: 'UPDATE membership_plan SET buddy_unit_id = NULL WHERE membership_id = $1',
  mandate: `UPDATE mandate SET ended_on = greatest(valid_from, app.today()), ended_at = now(), end_reason = 'Koe' WHERE ended_on IS NULL AND organisation_id = (SELECT organisation_id FROM membership WHERE id = $1)`
}
const names = Object.keys(lacks)
const subsets = Array.from({ length: 2 ** names.length }, (_none, set) => names.filter((_name, place) => set & (1 << place)))

const waysToActive = [['activate', 'admitted'], ['reinstate', 'suspended'], ['take_back', 'notice_given'], ['restore', 'expelled'], ['admit', null]] as const
const EVENT = `INSERT INTO membership_event (id, consortium_id, membership_id, kind, from_state, to_state, effective_on, actor_id, actor_name)
  SELECT gen_random_uuid(), m.consortium_id, m.id, $2, $3, 'active', app.today(), app.user_id(), '' FROM membership m WHERE m.id = $1`

/** What comes of a statement that the application's login sends for the coordinator of the centre; it is undone. */
async function tried(sql: string, values: unknown[]): Promise<string> {
  await app.rows('SAVEPOINT one')
  await app.rows(`SELECT set_config('app.user_id', u.id::text, true), set_config('app.consortium_id', c.id::text, true) FROM app_user u, consortium c WHERE u.email LIKE 'eeva-liisa.turunen@%' AND c.is_demo`)
  await app.rows('SET LOCAL ROLE solmu_app')
  const outcome = await app.rows(sql, values).then(() => 'done', ({ constraint, code }: { constraint?: string; code?: string }) => constraint ?? code ?? 'refused')
  await app.rows('ROLLBACK TO one')
  return outcome
}

it('whatever is missing of decision, agreements and tasks, and by whatever step', async () => {
  const otherwise: string[] = []
  for (const missing of subsets) {
    await app.rows('SAVEPOINT whole')
    await app.rows(done('visit'), [id])
    for (const name of missing) await app.rows(lacks[name] ?? '', [id])
    for (const [kind, from] of waysToActive) {
      const outcome = await tried(EVENT, [id, kind, from])
      if (outcome !== 'refused_membership_state') otherwise.push(`${missing.join('+')} ${kind}: ${outcome}`)
    }
    await app.rows('ROLLBACK TO whole')
  }
  // Only what lacks nothing, and only by the one step that there is.
  expect(otherwise).toEqual([' activate: done'])
})

it('nor by writing where it stands, its plan, or a task that the facts tell', async () => {
  expect(await tried(`UPDATE membership SET state = 'active' WHERE id = $1`, [id])).toBe('42501')
  expect(await tried('UPDATE membership_plan SET closed_on = app.today() WHERE membership_id = $1', [id])).toBe('42501')
  expect(await tried(`UPDATE membership_task SET is_required = false WHERE ${ofPlan}`, [id])).toBe('42501')
  expect(await tried(`DELETE FROM membership_task WHERE ${ofPlan}`, [id])).toBe('42501')
  const facts = await app.rows<{ code: string }>(`SELECT code FROM membership_task WHERE kind = ANY ($2) AND ${ofPlan}`, [id, factKinds])
  expect(facts.length).toBeGreaterThan(5)
  for (const { code } of facts) expect(await tried(done(code), [id])).toBe('membership_task_by_fact')
})
