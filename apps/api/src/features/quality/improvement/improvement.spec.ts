import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import pg from 'pg'
import { readConfig } from '../../../core/config/config.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import type { ImprovementClock } from './improvement-clock.js'

const FIELDS = `id kind severity state outcome title version isOverdue mayEdit dueOn unit { id } owner { id displayName } rule { id } finding { id }
  steps { text isDone } stepOptions { step blockedBy needsReason } actions { id state } evidence { id kind title fileName } effect { effect before { value } after { value } }
  events { event text by { displayName } }`
const ONE = `query ($id: ID!) { improvement(id: $id) { ${FIELDS} } }`
const LIST = `query ($filter: ImprovementFilter, $first: Int, $after: String, $sort: ImprovementSort) { improvements(filter: $filter, first: $first, after: $after, sort: $sort) {
  totalCount pageInfo { hasNextPage endCursor } nodes { id title state isOverdue unit { id } } } }`
const mutation = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { improvement { ${FIELDS} } } }`
const OPEN = mutation('openImprovement', 'OpenImprovementInput')
const CHANGE = mutation('changeImprovement', 'ChangeImprovementInput')
const MOVE = mutation('moveImprovement', 'MoveImprovementInput')
const NOTE = mutation('noteImprovement', 'NoteImprovementInput')
const ADD = mutation('addImprovementEvidence', 'AddImprovementEvidenceInput')
const RULE = `mutation ($input: ImprovementRuleInput!) { saveImprovementRule(input: $input) { rule { id number openCount runs { opened closed } } } }`
const PREVIEW = `query ($input: ImprovementRuleInput!) { improvementRulePreview(input: $input) { opens { id } closes keeps } }`

type Step = { step: string; blockedBy: string[] }
type Item = { id: string; state: string; outcome: string | null; version: number; isOverdue: boolean; stepOptions: Step[]; events: { event: string; text: string }[]; evidence: { id: string; title: string }[] }
  & { owner: { id: string; displayName: string } | null; effect: { effect: string; before: { value: string } | null; after: { value: string } | null } | null; actions: { id: string }[] }
type Answer = Awaited<ReturnType<Actor['ask']>>

const today = todayIn()
let app: TestApp
let manager: Actor
let member: Actor
let coordinator: Actor
let national: Actor
let place: { unitId: string; consortiumId: string; managerId: string; memberId: string; coordinatorId: string }
let frameworkId: string
let versionId: string

beforeAll(async () => {
  app = await TestApp.start()
  manager = await app.as('unit_manager')
  member = await app.as('unit_member')
  coordinator = await app.as('regional_coordinator')
  national = await app.as('national_coordinator')
  const idOf = async (actor: Actor) => (await actor.get<{ viewer: { id: string } }>('{ viewer { id } }')).viewer.id
  const [managerId, memberId, coordinatorId] = [await idOf(manager), await idOf(member), await idOf(coordinator)]
  const [unit] = await app.rows<{ unitId: string; consortiumId: string }>(
    `SELECT unit_id AS "unitId", consortium_id AS "consortiumId" FROM role_assignment WHERE user_id = $1 AND role = 'unit_manager'`,
    [managerId]
  )
  place = { ...unit!, managerId, memberId, coordinatorId }
  const [version] = await app.rows<{ id: string; frameworkId: string }>(
    `SELECT v.id, v.framework_id AS "frameworkId" FROM quality_framework_version v JOIN quality_framework f ON f.id = v.framework_id WHERE f.code = 'ips_25' AND f.consortium_id = $1`,
    [unit!.consortiumId]
  )
  versionId = version!.id
  frameworkId = version!.frameworkId
})
afterAll(() => app.stop())

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code
const read = async (id: string, actor = manager) => (await actor.get<{ improvement: Item }>(ONE, { id })).improvement
async function done(document: string, input: object, actor: Actor): Promise<Item> {
  const data = await actor.get<Record<string, { improvement: Item }>>(document, { input })
  return Object.values(data)[0]!.improvement
}
const saying = { severity: 'minor', title: 'Ensitapaaminen viivästyy', text: '', steps: [] }
const open = (of: object = {}, actor = manager) =>
  done(OPEN, { ...saying, kind: 'action', unitId: place.unitId, ownerId: place.memberId, dueOn: addDays(today, 30), ...of }, actor)
const finding = (actor = manager) => open({ kind: 'finding', ownerId: null, dueOn: null }, actor)
const moveOf = async (id: string, step: string, actor: Actor, message?: string): Promise<Answer> =>
  actor.ask(MOVE, { input: { improvementId: id, step, message, expectedVersion: (await read(id, national)).version } })
const blockedOf = async (id: string, actor: Actor) => Object.fromEntries((await read(id, actor)).stepOptions.map(({ step, blockedBy }) => [step, blockedBy.join()]))

/** Runs a statement as the application's role in the name of a person: past the program, before the second lock. */
async function asApplication(userId: string, sql: string, values: unknown[]): Promise<number | string> {
  const [row] = await app.rows<{ name: string }>('SELECT current_database() AS name')
  const url = new URL(String(process.env.TEST_DATABASE_URL))
  url.pathname = `/${row?.name}`
  const client = new pg.Client({ connectionString: readConfig({ DATABASE_URL: url.toString() }).DATABASE_APP_URL })
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query(`SELECT set_config('app.user_id', $1, true), set_config('app.consortium_id', $2, true)`, [userId, place.consortiumId])
    const { rowCount } = await client.query(sql, values)
    await client.query('COMMIT')
    return rowCount ?? 0
  } catch (error) {
    return (error as Error).message
  } finally {
    await client.end()
  }
}
const closeBySql = (id: string, userId: string) => asApplication(userId, `UPDATE improvement_item SET state = 'closed' WHERE id = $1`, [id])
const NO = 'an improvement does not move like this'

/** A final assessment of the unit, made as the owner of the database. */
async function assessed(on: string, value: number, score = value * 25): Promise<string> {
  const id = newId()
  await app.rows(
    `INSERT INTO quality_assessment (id, consortium_id, framework_id, version_id, unit_id, state, final_kind, assessed_on, finalised_at, score)
     VALUES ($1, $2, $3, $4, $5, 'final', 'self', $6, now(), $7)`,
    [id, place.consortiumId, frameworkId, versionId, place.unitId, on, score]
  )
  await app.rows(
    `INSERT INTO quality_answer (assessment_id, consortium_id, unit_id, side, criterion_code, value)
     SELECT $1, c.consortium_id, $2, 'self', c.code, $3 FROM quality_criterion c WHERE c.version_id = $4`,
    [id, place.unitId, value, versionId]
  )
  return id
}
const criterion = async () => (await app.rows<{ code: string }>('SELECT code FROM quality_criterion WHERE version_id = $1 ORDER BY position LIMIT 1', [versionId]))[0]!.code

describe('an action', () => {
  it('is opened for a finding, done by its owner, verified by another, and reopened with a reason', async () => {
    const cause = await finding()
    const action = await open({ findingId: cause.id, severity: 'critical', steps: [{ text: 'Soita', isDone: false }, { text: ' ', isDone: false }] })
    expect(action).toMatchObject({ state: 'open', severity: 'minor', owner: { id: place.memberId, displayName: 'Riitta Kosonen' }, steps: [{ text: 'Soita', isDone: false }], finding: { id: cause.id } })
    expect(await moveOf(cause.id, 'done', manager)).toMatchObject({ errors: [{ extensions: { code: 'IMPROVEMENT_STATE', params: { blockedBy: 'nothing_unfinished' } } }] })
    expect((await moveOf(action.id, 'done', member)).errors).toBeUndefined()
    expect(await blockedOf(action.id, coordinator)).toEqual({ resume: '', give_back: '', close: '' })
    expect(codeOf(await moveOf(action.id, 'give_back', coordinator))).toBe('REQUIRED')
    expect((await moveOf(action.id, 'close', coordinator)).errors).toBeUndefined()
    expect(await read(action.id)).toMatchObject({ state: 'closed', outcome: 'verified', mayEdit: false })
    expect(codeOf(await moveOf(action.id, 'reopen', coordinator, ' '))).toBe('REQUIRED')
    expect((await moveOf(action.id, 'reopen', coordinator, 'Ei pitänyt')).errors).toBeUndefined()
    const again = await read(action.id)
    expect(again).toMatchObject({ state: 'in_work', outcome: null })
    expect(again.events.map(({ event }) => event)).toEqual(['reopen', 'close', 'done', 'opened'])
    expect((await read(cause.id)).actions).toEqual([{ id: action.id, state: 'in_work' }])
  })

  it('has an owner of its unit and a day', async () => {
    const wrong = async (of: object) => (await manager.ask(OPEN, { input: { ...saying, kind: 'action', unitId: place.unitId, ownerId: place.memberId, dueOn: today, ...of } })).errors?.[0]?.extensions
    expect(await wrong({ ownerId: null })).toMatchObject({ code: 'REQUIRED', path: ['ownerId'] })
    expect(await wrong({ dueOn: null })).toMatchObject({ code: 'REQUIRED', path: ['dueOn'] })
    expect(await wrong({ ownerId: place.coordinatorId })).toMatchObject({ code: 'UNKNOWN_REFERENCE', path: ['ownerId'] })
    expect(await wrong({ title: ' ' })).toMatchObject({ code: 'REQUIRED', path: ['title'] })
    expect((await manager.get<{ improvementOwners: { id: string }[] }>('query ($id: ID!) { improvementOwners(unitId: $id) { id } }', { id: place.unitId })).improvementOwners.map(({ id }) => id).sort()).toEqual(
      [place.managerId, place.memberId].sort()
    )
  })

  it('is noted upon, shown by links and notes, and changed by nobody once it is closed', async () => {
    const action = await open()
    await done(NOTE, { improvementId: action.id, text: 'Puolivälissä' }, member)
    const shown = await done(ADD, { improvementId: action.id, kind: 'link', title: 'Muistio', note: '', url: 'https://muistio.example/1' }, member)
    expect(shown.evidence).toMatchObject([{ title: 'Muistio' }])
    expect(codeOf(await member.ask(ADD, { input: { improvementId: action.id, kind: 'link', title: 'Paha', note: '', url: 'javascript:alert(1)' } }))).toBe('INVALID_WEBSITE')
    const form = new FormData()
    form.append('file', new Blob(['näyttö']), 'näyttö.txt')
    const sent = await fetch(`${app.address}/api/quality/improvements/${action.id}/evidence`, { method: 'POST', headers: { cookie: member.cookie }, body: form })
    const { evidenceId } = (await sent.json()) as { evidenceId: string }
    const file = await fetch(`${app.address}/api/quality/improvement-evidence/${evidenceId}/file`, { headers: { cookie: manager.cookie } })
    expect([file.status, await file.text(), file.headers.get('content-type')]).toEqual([200, 'näyttö', 'application/octet-stream'])
    const outside = await fetch(`${app.address}/api/quality/improvement-evidence/${evidenceId}/file`, { headers: { cookie: (await app.as('reviewer')).cookie } })
    expect(outside.status).toBe(403)
    await moveOf(action.id, 'drop', coordinator, 'Ei enää tarpeen')
    const closed = await read(action.id)
    expect(closed).toMatchObject({ state: 'closed', outcome: 'dropped' })
    const change = { ...saying, improvementId: action.id, ownerId: place.memberId, dueOn: today, expectedVersion: closed.version }
    expect(codeOf(await manager.ask(CHANGE, { input: change }))).toBe('IMPROVEMENT_STATE')
    expect(await asApplication(place.managerId, `UPDATE improvement_item SET title = 'Muu' WHERE id = $1`, [action.id])).toBe('this improvement does not change')
  })

  it('tells two people apart who change it at once', async () => {
    const action = await open()
    const input = { ...saying, improvementId: action.id, ownerId: place.memberId, dueOn: today, expectedVersion: action.version }
    const answers = await Promise.all([manager.ask(CHANGE, { input }), member.ask(CHANGE, { input })])
    expect(answers.map(codeOf).sort()).toEqual(['STALE', undefined])
  })
})

describe('whoever has had it in hand', () => {
  it('closes it by no step, nor past the program', async () => {
    const action = await open({ ownerId: place.managerId })
    await moveOf(action.id, 'done', manager)
    expect(await blockedOf(action.id, manager)).toMatchObject({ close: 'other_hand', give_back: 'other_hand' })
    expect(codeOf(await moveOf(action.id, 'close', manager))).toBe('OWN_HANDS')
    expect(await closeBySql(action.id, place.managerId)).toBe(NO)
    expect(await closeBySql(action.id, place.memberId)).toBe(NO)
    expect(await closeBySql(action.id, place.coordinatorId)).toBe(1)
  })

  it('does not get out of it by another owner at the last moment, nor by having done it for the owner', async () => {
    const handedOn = await open({ ownerId: place.managerId })
    const changed = await done(CHANGE, { ...saying, improvementId: handedOn.id, ownerId: place.memberId, dueOn: today, expectedVersion: handedOn.version }, manager)
    await moveOf(changed.id, 'done', member)
    expect(codeOf(await moveOf(changed.id, 'close', manager))).toBe('OWN_HANDS')
    expect(await closeBySql(changed.id, place.managerId)).toBe(NO)
    expect(await asApplication(place.managerId, `UPDATE improvement_item SET state = 'closed', owner_id = $2 WHERE id = $1`, [changed.id, place.memberId])).toBe(NO)
    const doneFor = await open({ ownerId: place.memberId })
    await moveOf(doneFor.id, 'done', manager)
    expect(codeOf(await moveOf(doneFor.id, 'close', manager))).toBe('OWN_HANDS')
    for (const sql of [`UPDATE improvement_item SET done_by = NULL WHERE id = $1`, `DELETE FROM improvement_item WHERE id = $1`, `DELETE FROM improvement_hand WHERE item_id = $1`]) {
      expect(await asApplication(place.managerId, sql, [doneFor.id])).toMatch(/permission denied/)
    }
    expect(await asApplication(place.managerId, `SELECT * FROM app.apply_rule($1, 1, '[]', $1::text::uuid[])`, [`{${doneFor.id}}`])).not.toBe(1)
  })

  it('does not close it through a deputy, who closes what others own', async () => {
    const [own] = await app.rows<{ id: string }>(`SELECT id FROM role_assignment WHERE user_id = $1 AND role = 'unit_manager'`, [place.managerId])
    const deputy = newId()
    await app.rows(
      `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from, valid_to, deputy_for) VALUES ($1, $2, $3, 'unit_manager', $4, $5, $6, $7)`,
      [deputy, place.consortiumId, place.memberId, place.unitId, today, addDays(today, 7), own!.id]
    )
    const standIn = await app.as('unit_member')
    const ofManager = await open({ ownerId: place.managerId })
    await moveOf(ofManager.id, 'done', manager)
    expect(codeOf(await moveOf(ofManager.id, 'close', standIn))).toBe('OWN_HANDS')
    expect(await closeBySql(ofManager.id, place.memberId)).toBe(NO)
    await app.rows('DELETE FROM role_assignment WHERE id = $1', [deputy])
  })

  it('does not close the finding whose action it was', async () => {
    const cause = await finding(coordinator)
    const action = await open({ findingId: cause.id, ownerId: place.managerId })
    await moveOf(action.id, 'done', manager)
    await moveOf(action.id, 'close', coordinator)
    await moveOf(cause.id, 'done', member)
    expect(codeOf(await moveOf(cause.id, 'close', manager))).toBe('OWN_HANDS')
    expect(await closeBySql(cause.id, place.managerId)).toBe(NO)
    expect((await moveOf(cause.id, 'close', coordinator)).errors).toBeUndefined()
  })
})

describe('the effect', () => {
  it('is worked out from the assessment at opening and the next one after it was done', async () => {
    await assessed(addDays(today, -1), 2)
    const action = await open({ frameworkId, criterionCode: await criterion() })
    expect((await read(action.id)).effect).toEqual({ effect: 'not_measured', before: { value: '2' }, after: null })
    await moveOf(action.id, 'done', member)
    await assessed(addDays(today, 100), 4)
    expect((await read(action.id)).effect).toEqual({ effect: 'better', before: { value: '2' }, after: { value: '4' } })
    expect((await read((await open()).id)).effect).toBeNull()
  })
})

describe('the board', () => {
  it('has what is overdue first, closed only when it is asked for, and pages', async () => {
    const late = await open({ dueOn: addDays(today, -3), title: 'Taulun koe myöhässä' })
    await open({ dueOn: addDays(today, 3), title: 'Taulun koe ajoissa' })
    type Page = { improvements: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: { id: string; isOverdue: boolean }[] } }
    const filter = { search: 'taulun koe', unitId: place.unitId }
    const first = (await manager.get<Page>(LIST, { filter, first: 1 })).improvements
    expect(first).toMatchObject({ totalCount: 2, nodes: [{ id: late.id, isOverdue: true }], pageInfo: { hasNextPage: true } })
    const next = (await manager.get<Page>(LIST, { filter, first: 1, after: first.pageInfo.endCursor })).improvements
    expect(next).toMatchObject({ nodes: [{ isOverdue: false }], pageInfo: { hasNextPage: false } })
    expect((await manager.get<Page>(LIST, { filter: { ...filter, isOverdue: true } })).improvements.totalCount).toBe(1)
    for (const sort of ['opened', 'due', 'severity', 'unit', 'title']) expect((await national.get<Page>(LIST, { filter, sort })).improvements.totalCount).toBe(2)
    await moveOf(late.id, 'drop', coordinator, 'Turha')
    expect((await manager.get<Page>(LIST, { filter })).improvements.totalCount).toBe(1)
    expect((await manager.get<Page>(LIST, { filter: { ...filter, states: ['closed'] } })).improvements.nodes).toMatchObject([{ id: late.id }])
  })

  it('writes to an owner once about a day that has passed', async () => {
    const clock = app.provider<ImprovementClock>('ImprovementClock', { viewer: null })
    await open({ dueOn: addDays(today, -1), title: 'Kirjeen koe' })
    const first = await clock.daily(today)
    expect(first.mails).toBeGreaterThan(0)
    expect((await clock.daily(today)).mails).toBe(0)
    const letters = await app.rows<{ text: string }>(`SELECT text FROM outbox_mail WHERE user_id = $1 AND text LIKE '%Kirjeen koe%'`, [place.memberId])
    expect(letters).toHaveLength(1)
  })
})

describe('a rule', () => {
  const rule = (of: object = {}) => ({
    ...{ expectedNumber: 0, kind: 'criterion_below', name: { fi: 'Kriteeri alle tason', sv: '', en: '' }, severity: 'major', isActive: true, frameworkId, level: 5 },
    ...of
  })
  const clock = () => app.provider<ImprovementClock>('ImprovementClock', { viewer: null })
  const own = async (id: string) => app.rows<{ state: string; outcome: string | null }>(`SELECT state, outcome FROM improvement_item WHERE rule_id = $1 AND unit_id = $2 ORDER BY opened_at, id`, [id, place.unitId])

  it('says what it would open, opens it once, and closes it when its cause is gone', async () => {
    await app.rows('DELETE FROM quality_answer WHERE unit_id = $1', [place.unitId])
    const code = await criterion()
    await assessed(addDays(today, 400), 1)
    const input = rule({ criterionCode: code, level: 2 })
    const { improvementRulePreview: preview } = await national.get<{ improvementRulePreview: { opens: { id: string }[]; closes: number } }>(PREVIEW, { input })
    expect(preview.opens.map(({ id }) => id)).toContain(place.unitId)
    const saved = (await national.get<{ saveImprovementRule: { rule: { id: string } } }>(RULE, { input })).saveImprovementRule.rule
    await clock().run(null, today)
    expect(await clock().run(null, today)).toEqual({ opened: 0, closed: 0 })
    expect(await own(saved.id)).toEqual([{ state: 'open', outcome: null }])
    expect(await asApplication(place.managerId, `SELECT * FROM app.apply_rule($1, 1, '[]', '{}')`, [saved.id])).toBe('rules run by the clock')
    await assessed(addDays(today, 401), 3)
    await clock().run(place.consortiumId, today)
    expect(await own(saved.id)).toEqual([{ state: 'closed', outcome: 'cleared' }])
    expect(codeOf(await national.ask(RULE, { input: { ...input, ruleId: saved.id, expectedNumber: 0 } }))).toBe('STALE')
    await national.get(RULE, { input: { ...input, ruleId: saved.id, expectedNumber: 1, isActive: false } })
  })

  it('runs when an assessment becomes final', async () => {
    const id = newId()
    const saved = (await national.get<{ saveImprovementRule: { rule: { id: string } } }>(RULE, { input: rule({ level: 0 }) })).saveImprovementRule.rule
    await app.rows('DELETE FROM graphile_worker._private_jobs')
    await app.rows(`INSERT INTO quality_assessment (id, consortium_id, framework_id, version_id, unit_id) VALUES ($1, $2, $3, $4, $5)`, [id, place.consortiumId, frameworkId, versionId, place.unitId])
    await app.rows(`UPDATE quality_assessment SET state = 'final', final_kind = 'self', assessed_on = $2, finalised_at = now() WHERE id = $1`, [id, addDays(today, 500)])
    const jobs = await app.rows(`SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'improvement:run'`)
    expect(jobs).toEqual([{ payload: { payload: { consortiumId: place.consortiumId } } }])
    expect(saved.id).toBeTruthy()
  })
})
