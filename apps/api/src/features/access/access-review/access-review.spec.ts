import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { aSecondConsortium, asOutsider } from '../../network/second-consortium.js'

const LIST = `query ($filter: AccessReviewFilter, $first: Int, $after: String, $sort: AccessReviewSort, $descending: Boolean) {
  accessReviews(filter: $filter, first: $first, after: $after, sort: $sort, descending: $descending) {
    totalCount pageInfo { hasNextPage endCursor } progress { totalCount doneCount dueCount overdueCount }
    nodes { dueOn state mayConfirm person { id displayName } lastConfirmed { on by { displayName } }
      assignment { id role version unit { id name { fi } } } } } }`
const CONFIRM = `mutation ($input: ConfirmAccessInput!) { confirmAccess(input: $input) { confirmedIds refused { assignmentId code }
  progress { totalCount doneCount } } }`

type Node = {
  dueOn: string
  state: string
  mayConfirm: boolean
  person: { id: string; displayName: string }
  lastConfirmed: { on: string; by: { displayName: string } | null } | null
  assignment: { id: string; role: string; version: number; unit: { id: string; name: { fi: string } } }
}
type List = { accessReviews: { totalCount: number; nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string }; progress: Record<string, number> } }
type Confirmed = { confirmAccess: { confirmedIds: string[]; refused: { assignmentId: string; code: string }[]; progress: Record<string, number> } }

const today = todayIn()
let app: TestApp
let national: Actor

beforeAll(async () => {
  app = await TestApp.start()
  national = await app.as('national_coordinator')
})
afterAll(() => app.stop())

const listAs = async (actor: Actor, variables: Record<string, unknown> = {}) => (await actor.get<List>(LIST, { first: 100, ...variables })).accessReviews
const confirm = async (actor: Actor, ...roles: { id: string; version: number }[]) =>
  (await actor.get<Confirmed>(CONFIRM, { input: { roles: roles.map(({ id, version }) => ({ assignmentId: id, expectedVersion: version })) } })).confirmAccess
const codeOf = async (actor: Actor, document: string, variables: Record<string, unknown> = {}) =>
  (await actor.ask(document, variables)).errors?.[0]?.extensions.code

describe('the list of the review', () => {
  test('shows each role that lasts, with the day by which it is due', async () => {
    const { nodes, totalCount, progress } = await listAs(national)
    expect(totalCount).toBe(nodes.length)
    for (const { dueOn, state } of nodes) {
      expect(state).toBe(dueOn < today ? 'overdue' : dueOn <= addDays(today, 30) ? 'due' : 'done')
    }
    const states = new Set(nodes.map(({ state }) => state))
    expect([...states].sort()).toEqual(['done', 'due', 'overdue'])
    const others = nodes.filter(({ person }) => person.displayName !== 'Aino Salmela')
    expect(progress).toEqual({
      totalCount: others.length,
      doneCount: others.filter(({ state }) => state === 'done').length,
      dueCount: others.filter(({ state }) => state === 'due').length,
      overdueCount: others.filter(({ state }) => state === 'overdue').length
    })
    expect(nodes.some(({ assignment }) => assignment.unit.name.fi === 'Heinolan Helmi')).toBe(false)
  })

  test('is filtered, sorted and paged', async () => {
    const waiting = await listAs(national, { filter: { states: ['due', 'overdue'] }, sort: 'due' })
    expect(waiting.nodes.every(({ state }) => state !== 'done')).toBe(true)
    expect(waiting.nodes.map(({ dueOn }) => dueOn)).toEqual(waiting.nodes.map(({ dueOn }) => dueOn).sort())
    const found = await listAs(national, { filter: { search: 'turunen' } })
    expect(found.nodes.map(({ person }) => person.displayName)).toEqual(['Eeva-Liisa Turunen'])
    const all: string[] = []
    for (let after: string | null = null, more = true; more; ) {
      const page = await listAs(national, { first: 9, after, descending: true })
      all.push(...page.nodes.map(({ assignment }) => assignment.id))
      more = page.pageInfo.hasNextPage
      after = page.pageInfo.endCursor
    }
    const whole = (await listAs(national)).nodes.map(({ assignment }) => assignment.id)
    expect(all).toEqual([...whole].reverse())
    expect(await codeOf(national, LIST, { after: 'garbage' })).toBe('INVALID_CURSOR')
  })

  test('reaches as far as each one’s review does', async () => {
    const unitsOf = (nodes: Node[]) => new Set(nodes.map(({ assignment }) => assignment.unit.name.fi))
    const regional = await listAs(await app.as('regional_coordinator'))
    expect(unitsOf(regional.nodes)).toContain('Karjalan Työsilta')
    expect(unitsOf(regional.nodes)).not.toContain('Rovaniemen Roihu')
    const managed = await listAs(await app.as('unit_manager'))
    expect([...unitsOf(managed.nodes)]).toEqual(['Karjalan Työsilta'])
    for (const role of ['unit_member', 'reviewer', 'funder', 'auditor'] as const) {
      expect([role, await codeOf(await app.as(role), LIST)]).toEqual([role, 'NOT_ALLOWED'])
    }
  })

  test('comes as a file, which is on record', async () => {
    const file = await fetch(`${app.address}/files/access-review.csv?lang=sv&states=due,overdue`, { headers: { cookie: national.cookie } })
    const text = await file.text()
    expect([file.status, text.split(/\r?\n/)[0]]).toEqual([200, expect.stringContaining('Enhet;Person;Roll')])
    const waiting = await listAs(national, { filter: { states: ['due', 'overdue'] } })
    expect(text.trim().split(/\r?\n/)).toHaveLength(waiting.totalCount + 1)
    const workbook = await fetch(`${app.address}/files/access-review.xlsx`, { headers: { cookie: national.cookie } })
    expect(Buffer.from(await workbook.arrayBuffer()).subarray(0, 2).toString()).toBe('PK')
    const refused = await fetch(`${app.address}/files/access-review.csv`, { headers: { cookie: (await app.as('auditor')).cookie } })
    expect(refused.status).toBe(403)
    const [entry] = await app.rows(`SELECT action, details->>'count' AS count FROM audit_entry WHERE action = 'exportAccessReview' AND details->>'format' = 'csv'`)
    expect(entry).toEqual({ action: 'exportAccessReview', count: String(waiting.totalCount) })
  })
})

describe('confirming', () => {
  const waitingOf = async (actor: Actor) => (await listAs(actor, { filter: { states: ['due', 'overdue'] } })).nodes

  test('settles several at once, each on its own, and keeps who did it', async () => {
    const [one, two] = (await waitingOf(national)).filter(({ mayConfirm }) => mayConfirm)
    const before = (await listAs(national)).progress
    const gone = { id: newId(), version: 1 }
    const stale = { ...two!.assignment, version: two!.assignment.version + 1 }
    const answer = await confirm(national, one!.assignment, one!.assignment, stale, gone)
    expect(answer.confirmedIds).toEqual([one!.assignment.id])
    expect(answer.refused).toEqual([
      { assignmentId: two!.assignment.id, code: 'STALE' },
      { assignmentId: gone.id, code: 'NOT_FOUND' }
    ])
    expect(answer.progress).toMatchObject({ totalCount: before['totalCount'], doneCount: before['doneCount']! + 1 })
    const now = (await listAs(national)).nodes.find(({ assignment }) => assignment.id === one!.assignment.id)
    expect(now).toMatchObject({ state: 'done', lastConfirmed: { on: today, by: { displayName: 'Aino Salmela' } } })
    const [entry] = await app.rows(`SELECT details FROM audit_entry WHERE action = 'confirmAccess' ORDER BY number DESC LIMIT 1`)
    expect(entry).toMatchObject({ details: { confirmed: 1, refused: 2 } })
  })

  test('of nothing is refused, and so is more than a hundred', async () => {
    const roles = (count: number) => ({ input: { roles: Array.from({ length: count }, () => ({ assignmentId: newId(), expectedVersion: 1 })) } })
    for (const count of [0, 101]) expect((await national.ask(CONFIRM, roles(count))).errors?.[0]?.extensions.kind).toBe('invalid')
  })

  test('is nobody’s for their own role, another unit, or those above', async () => {
    const rowOf = async (email: string) =>
      (await app.rows<{ id: string; version: number }>(`SELECT a.id, a.version FROM role_assignment a JOIN app_user u ON u.id = a.user_id WHERE u.email = $1 AND a.valid_to IS NULL`, [email]))[0]!
    const code = async (actor: Actor, email: string) => (await confirm(actor, await rowOf(email))).refused[0]?.code
    const [regional, manager] = [await app.as('regional_coordinator'), await app.as('unit_manager')]
    expect(await code(regional, 'eeva-liisa.turunen@solmu.example')).toBe('NOT_ALLOWED')
    expect(await code(regional, 'ritva.kumpula@solmu.example')).toBe('NOT_FOUND')
    expect(await code(manager, 'mikko.hyvarinen@solmu.example')).toBe('NOT_ALLOWED')
    expect(await code(manager, 'eeva-liisa.turunen@solmu.example')).toBe('NOT_FOUND')
    expect(await code(await asOutsider(app, await aSecondConsortium(app)), 'riitta.kosonen@solmu.example')).toBe('NOT_FOUND')
    expect(await code(regional, 'mikko.hyvarinen@solmu.example')).toBeUndefined()
  })

  test('of the only administrator falls to the national coordinator; of one of two to the other', async () => {
    const admin = (await app.rows<{ id: string; version: number; consortium_id: string; unit_id: string }>(
      `SELECT a.* FROM role_assignment a JOIN app_user u ON u.id = a.user_id WHERE u.email = 'maarit.oinonen@solmu.example'`))[0]!
    expect((await confirm(national, admin)).confirmedIds).toEqual([admin.id])
    const second = newId()
    await app.rows(`INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from)
      SELECT $1, $2, id, 'administrator', $3, '2020-01-01' FROM app_user WHERE email = 'hannu.rautio@solmu.example'`, [second, admin.consortium_id, admin.unit_id])
    expect((await confirm(national, admin)).refused[0]?.code).toBe('NOT_ALLOWED')
    expect((await confirm(await app.as('reviewer'), admin)).confirmedIds).toEqual([admin.id])
  })

  test('is kept for good: not even the owner rewrites it', async () => {
    await expect(app.rows(`UPDATE access_review SET reviewed_on = reviewed_on + 1`)).rejects.toMatchObject({ code: '42501' })
    await expect(app.rows('DELETE FROM access_review')).rejects.toMatchObject({ code: '42501' })
  })
})
