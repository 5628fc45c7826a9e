/** What people do with what waits for them, what they are told, and when a mail says so. */
import { addDays, todayIn } from '@solmu/shared/dates.js'
import type { RoleName } from '@solmu/domain/access/roles.js'
import { topicGroups } from '@solmu/domain/inbox/notification-topics.js'
import { newId } from '@solmu/shared/ids.js'
import type { Mailer } from '../../../core/mail/mailer.js'
import { demoAccounts } from '../../../demo/demo-roles.js'
import type { Actor, GraphQLAnswer } from '../../../testing/harness.js'
import { PostedApp } from '../../../testing/post.js'
import { anIndicator, aReturn, aRound, demoConsortium, unitOf } from '../../../testing/results.js'
import type { WorkItemType } from '../work-item/work-item.graphql.js'
import type { DigestService } from './digest.service.js'

const ITEMS = `{ workItems { id kind urgency dueOn standing isPersonal mayHandOn unit { id }
  mark { person { userId displayName } putOffUntil note isOver } from { person { displayName } note } } }`
const PUT_OFF = 'mutation ($input: PutOffWorkItemInput!) { putOffWorkItem(input: $input) { itemId } }'
const HAND_ON = 'mutation ($input: HandOnWorkItemInput!) { handOnWorkItem(input: $input) { itemId } }'
const TAKE_BACK = 'mutation ($input: TakeBackWorkItemInput!) { takeBackWorkItem(input: $input) { itemId } }'
const GIVE_BACK = 'mutation ($input: GiveBackWorkItemInput!) { giveBackWorkItem(input: $input) { itemId } }'
const COLLEAGUES = 'query ($itemId: ID!, $search: String) { workItemColleagues(itemId: $itemId, search: $search) { userId displayName } }'
const LIST = `query ($first: Int, $after: String, $unreadOnly: Boolean!, $group: TopicGroup) {
  notifications(first: $first, after: $after, unreadOnly: $unreadOnly, group: $group) {
    nodes { id group says { fi } about { fi } person path readAt unit { id } } totalCount pageInfo { hasNextPage endCursor } } unreadNotificationCount }`
const READ = 'mutation ($input: MarkNotificationsReadInput!) { markNotificationsRead(input: $input) { unreadCount } }'
const CHOOSE = 'mutation ($input: SetNotificationPreferenceInput!) { setNotificationPreference(input: $input) { preferences { group frequency } } }'

type Listed = {
  notifications: { nodes: { id: string; says: { fi: string }; path: string; person: string | null; readAt: string | null }[]; totalCount: number; pageInfo: { endCursor: string } }
  unreadNotificationCount: number
}

const today = todayIn()
let posted: PostedApp
let consortiumId: string
const actors = new Map<RoleName, Actor>()
const ids = new Map<RoleName, string>()
let vacantId: string

beforeAll(async () => {
  posted = await PostedApp.start({ PUBLIC_URL: 'https://solmu.example' })
  const { app } = posted
  consortiumId = await demoConsortium(app)
  for (const role of ['administrator', 'national_coordinator', 'regional_coordinator', 'unit_manager', 'unit_member', 'funder'] as const) {
    actors.set(role, await app.as(role))
    const [row] = await app.rows<{ id: string }>('SELECT id FROM app_user WHERE email = $1', [emailOf(role)])
    ids.set(role, row?.id ?? '')
  }
  const { centreId, unitId } = await unitOf(app, emailOf('unit_manager'))
  const [vacant] = await app.rows<{ id: string }>(
    `SELECT u.id FROM unit_now u JOIN unit_link l ON l.unit_id = u.id AND l.valid_to IS NULL WHERE l.parent_id = $1 AND u.id <> $2 AND u.is_open AND u.type = 'local_unit' ORDER BY u.id LIMIT 1`,
    [centreId, unitId]
  )
  vacantId = vacant?.id ?? ''
  await app.rows(`UPDATE role_assignment SET valid_to = app.today() WHERE unit_id = $1 AND role = 'unit_manager' AND valid_from < app.today() AND (valid_to IS NULL OR valid_to > app.today())`, [vacantId])
  await app.rows('DELETE FROM work_item_mark')
  await quiet()
})
afterAll(async () => {
  await posted.app.stop()
  await posted.post.close()
})

const emailOf = (role: RoleName): string => demoAccounts.find((each) => each.role === role)?.email ?? ''
const as = (role: RoleName): Actor => actors.get(role) as Actor
const idOf = (role: RoleName): string => ids.get(role) ?? ''
const codeOf = (answer: GraphQLAnswer): string => answer.errors?.[0]?.extensions.code ?? ''
const vacancy = () => `unit_without_manager:${vacantId}`
const itemOf = async (role: RoleName, id = vacancy()) => (await as(role).get<{ workItems: WorkItemType[] }>(ITEMS)).workItems.find((item) => item.id === id)
const listOf = (role: RoleName, of: Record<string, unknown> = {}) => as(role).get<Listed>(LIST, { unreadOnly: false, ...of })
const quiet = async () => {
  await posted.app.rows('DELETE FROM notification')
  await posted.app.rows('DELETE FROM notification_preference')
  await posted.deliver()
  posted.post.received.splice(0)
}
const textOf = (raw = ''): string => {
  const [, body = ''] = raw.split(/\r\n\r\n(.*)/s)
  const bytes = body.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

describe('putting off', () => {
  it('hides a matter from the one who does so until the day, and from nobody else', async () => {
    const until = addDays(today, 7)
    await as('regional_coordinator').get(PUT_OFF, { input: { itemId: vacancy(), until } })
    expect(await itemOf('regional_coordinator')).toMatchObject({ standing: 'put_off', mark: { putOffUntil: until, person: null, isOver: false }, mayHandOn: true, isPersonal: false })
    expect(await itemOf('national_coordinator')).toMatchObject({ standing: 'open', mark: null, from: null })
    await posted.app.rows('UPDATE work_item_mark SET put_off_until = app.today() WHERE item_id = $1', [vacancy()])
    expect(await itemOf('regional_coordinator')).toMatchObject({ standing: 'open', mark: { isOver: true } })
    await as('regional_coordinator').get(TAKE_BACK, { input: { itemId: vacancy() } })
    expect((await itemOf('regional_coordinator'))?.mark).toBeNull()
    expect(codeOf(await as('regional_coordinator').ask(TAKE_BACK, { input: { itemId: vacancy() } }))).toBe('NOT_FOUND')
  })

  it('is not past the day on which it is due without saying so, nor without end', async () => {
    const items = (await as('national_coordinator').get<{ workItems: WorkItemType[] }>(ITEMS)).workItems
    const dated = items.find(({ dueOn, urgency }) => dueOn !== null && urgency !== 'late' && dueOn < addDays(today, 80))
    const input = { itemId: dated?.id, until: addDays(String(dated?.dueOn), 1) }
    expect(codeOf(await as('national_coordinator').ask(PUT_OFF, { input }))).toBe('PUT_OFF_PAST_DUE')
    await as('national_coordinator').get(PUT_OFF, { input: { ...input, acceptsPastDue: true } })
    expect(codeOf(await as('national_coordinator').ask(PUT_OFF, { input: { ...input, until: today } }))).toBe('OUT_OF_RANGE')
    expect(codeOf(await as('national_coordinator').ask(PUT_OFF, { input: { ...input, until: addDays(today, 91) } }))).toBe('OUT_OF_RANGE')
    expect(codeOf(await as('unit_member').ask(PUT_OFF, { input: { itemId: vacancy(), until: addDays(today, 3) } }))).toBe('NOT_FOUND')
  })
})

describe('handing on', () => {
  const handOn = (userId: string, role: RoleName = 'regional_coordinator') => as(role).ask(HAND_ON, { input: { itemId: vacancy(), userId, note: 'Hoidatko?' } })

  it('goes to a colleague who may do it too, is told to them, and is shown to both', async () => {
    const { workItemColleagues } = await as('regional_coordinator').get<{ workItemColleagues: { userId: string }[] }>(COLLEAGUES, { itemId: vacancy(), search: 'salm' })
    expect(workItemColleagues.map(({ userId }) => userId)).toEqual([idOf('national_coordinator')])
    expect(codeOf(await handOn(idOf('national_coordinator')))).toBe('')
    expect(await itemOf('regional_coordinator')).toMatchObject({ standing: 'handed_on', mark: { person: { userId: idOf('national_coordinator') }, note: 'Hoidatko?' } })
    expect(await itemOf('national_coordinator')).toMatchObject({ standing: 'open', from: { person: { displayName: 'Eeva-Liisa Turunen' }, note: 'Hoidatko?' } })
    expect((await listOf('national_coordinator')).notifications.nodes[0]).toMatchObject({ says: { fi: 'Sinulle siirrettiin tehtävä' }, person: 'Eeva-Liisa Turunen', path: '/inbox' })
    await posted.deliver()
    const text = textOf(posted.post.received.find(({ to }) => to.includes(emailOf('national_coordinator')))?.raw)
    expect(text).toContain('https://solmu.example/fi/inbox')
    expect(text).toContain('https://solmu.example/fi/profile/notifications')
    expect(text).not.toMatch(/Hoidatko|Turunen/)
  })

  it('comes back when it is given back, and when the colleague may no longer do it', async () => {
    await as('national_coordinator').get(GIVE_BACK, { input: { itemId: vacancy(), userId: idOf('regional_coordinator') } })
    expect(await itemOf('regional_coordinator')).toMatchObject({ standing: 'open', mark: null })
    expect((await listOf('regional_coordinator')).notifications.nodes[0]).toMatchObject({ says: { fi: 'Siirtämäsi tehtävä palautettiin sinulle' } })
    expect(codeOf(await as('national_coordinator').ask(GIVE_BACK, { input: { itemId: vacancy(), userId: idOf('regional_coordinator') } }))).toBe('NOT_FOUND')
    await handOn(idOf('national_coordinator'))
    await posted.app.rows(`UPDATE work_item_mark SET action = 'outbox.read' WHERE item_id = $1`, [vacancy()])
    expect(await itemOf('regional_coordinator')).toMatchObject({ standing: 'open', mark: { isOver: true } })
  })

  it('goes to nobody else: not to one who may not do it, not to oneself, and not what is one’s own', async () => {
    for (const role of ['unit_manager', 'funder', 'regional_coordinator'] as const) expect(codeOf(await handOn(idOf(role)))).toBe('DELEGATE_REFUSED')
    expect(codeOf(await handOn(newId()))).toBe('DELEGATE_REFUSED')
    expect(codeOf(await handOn(idOf('national_coordinator'), 'unit_member'))).toBe('NOT_FOUND')
    const own = `password_is_demo:${idOf('regional_coordinator')}`
    expect(await itemOf('regional_coordinator', own)).toMatchObject({ isPersonal: true, mayHandOn: false })
    expect(codeOf(await as('regional_coordinator').ask(HAND_ON, { input: { itemId: own, userId: idOf('national_coordinator') } }))).toBe('DELEGATE_REFUSED')
  })

  it('is offered to those alone in whose own list it stands, kind by kind', async () => {
    const items = new Map<RoleName, WorkItemType[]>()
    for (const role of actors.keys()) items.set(role, role === 'funder' ? [] : (await as(role).get<{ workItems: WorkItemType[] }>(ITEMS)).workItems)
    const offered: string[] = []
    for (const [role, own] of items) {
      const oneOfEach = [...new Map(own.filter(({ mayHandOn }) => mayHandOn).map((item) => [item.kind, item])).values()]
      for (const { id, kind } of oneOfEach) {
        const { workItemColleagues } = await as(role).get<{ workItemColleagues: { userId: string }[] }>(COLLEAGUES, { itemId: id })
        for (const [other, theirs] of items) {
          const isOffered = workItemColleagues.some(({ userId }) => userId === idOf(other))
          if (isOffered) offered.push(kind)
          if (isOffered) expect([kind, role, other, theirs.some((item) => item.id === id)]).toEqual([kind, role, other, true])
        }
      }
    }
    expect(offered).toEqual(expect.arrayContaining(['unit_without_manager', 'application_in']))
  })

  it('holds for returns as for everything else', async () => {
    const { unitId } = await unitOf(posted.app, emailOf('unit_manager'))
    const roundId = await aRound(posted.app, { consortiumId, indicators: [{ id: await anIndicator(posted.app) }] })
    const itemId = `return_to_fill:${await aReturn(posted.app, { roundId, unitId, cells: [] })}`
    expect(await itemOf('unit_member', itemId)).toMatchObject({ kind: 'return_to_fill', unit: { id: unitId }, standing: 'open', mayHandOn: true, isPersonal: false })
    expect(await itemOf('regional_coordinator', itemId)).toBeUndefined()
    await as('unit_member').get(PUT_OFF, { input: { itemId, until: addDays(today, 2), acceptsPastDue: true } })
    expect(await itemOf('unit_member', itemId)).toMatchObject({ standing: 'put_off' })
    expect(await itemOf('unit_manager', itemId)).toMatchObject({ standing: 'open' })
    expect(codeOf(await as('unit_member').ask(HAND_ON, { input: { itemId, userId: idOf('regional_coordinator') } }))).toBe('DELEGATE_REFUSED')
    await as('unit_member').get(HAND_ON, { input: { itemId, userId: idOf('unit_manager') } })
    expect(await itemOf('unit_manager', itemId)).toMatchObject({ from: { person: { displayName: 'Riitta Kosonen' } } })
    await as('unit_member').get(TAKE_BACK, { input: { itemId } })
  })

  it('is forgotten when the matter is settled', async () => {
    await posted.app.rows(`INSERT INTO work_item_mark (consortium_id, user_id, item_id, put_off_until) VALUES ($1, $2, 'mail_failed:outbox', app.today() + 5)`, [consortiumId, idOf('regional_coordinator')])
    const before = await posted.app.rows('SELECT 1 FROM work_item_mark')
    await posted.app.provider<DigestService>('DigestService', { viewer: null }).tidy()
    const left = await posted.app.rows<{ item_id: string }>('SELECT item_id FROM work_item_mark WHERE user_id = $1', [idOf('regional_coordinator')])
    expect(left).toEqual([{ item_id: vacancy() }])
    expect(before.length).toBeGreaterThan(left.length)
  })
})

describe('being told', () => {
  const tell = (role: RoleName) =>
    posted.app.rows(`SELECT app.put_notification($1, $2, $3, 'return_reminder', 'returns', 'at_once', NULL, NULL, NULL, '{}')`, [newId(), consortiumId, idOf(role)])
  /** The coordinator of the region mentions somebody on a return of the manager's unit. */
  const mention = async (role: RoleName) => {
    const ADD = 'mutation ($input: AddCommentInput!) { addComment(input: $input) { entry { id } } }'
    await as('regional_coordinator').get(ADD, { input: { subjectType: 'unit_return', subjectId: await aReturnHere(), body: `Hei @[${idOf(role)}]` } })
  }
  const aReturnHere = async (): Promise<string> => {
    const { unitId } = await unitOf(posted.app, emailOf('unit_manager'))
    const roundId = await aRound(posted.app, { consortiumId, indicators: [{ id: await anIndicator(posted.app) }] })
    return aReturn(posted.app, { roundId, unitId, cells: [] })
  }

  it('is one’s own to read, and stays read', async () => {
    await quiet()
    for (let turn = 0; turn < 3; turn++) await tell('unit_manager')
    const first = await listOf('unit_manager', { first: 2 })
    expect({ count: first.unreadNotificationCount, total: first.notifications.totalCount, shown: first.notifications.nodes.length }).toEqual({ count: 3, total: 3, shown: 2 })
    const rest = await listOf('unit_manager', { first: 2, after: first.notifications.pageInfo.endCursor })
    expect(rest.notifications.nodes.length).toBe(1)
    const all = [...first.notifications.nodes, ...rest.notifications.nodes].map(({ id }) => id)
    expect(new Set(all).size).toBe(3)
    await as('unit_member').get(READ, { input: { ids: all } })
    expect((await listOf('unit_manager')).unreadNotificationCount).toBe(3)
    const { markNotificationsRead } = await as('unit_manager').get<{ markNotificationsRead: { unreadCount: number } }>(READ, { input: { ids: all.slice(0, 1) } })
    expect(markNotificationsRead.unreadCount).toBe(2)
    expect((await listOf('unit_manager', { unreadOnly: true })).notifications.nodes.length).toBe(2)
    await as('unit_manager').get(READ, { input: {} })
    expect((await listOf('unit_manager', { unreadOnly: true })).notifications.nodes).toEqual([])
    expect((await listOf('unit_manager', { group: 'quality' })).notifications.nodes).toEqual([])
    expect(codeOf(await as('unit_manager').ask(LIST, { unreadOnly: false, after: 'x' }))).toBe('INVALID_CURSOR')
  })

  it('follows what one has chosen for the group', async () => {
    await quiet()
    const choose = (frequency: string, group = 'colleagues') =>
      as('unit_manager').get<{ setNotificationPreference: { preferences: object[] } }>(CHOOSE, { input: { group, frequency } })
    const { setNotificationPreference } = await choose('in_app')
    expect(setNotificationPreference.preferences).toEqual(topicGroups.map((group) => ({ group, frequency: group === 'colleagues' ? 'in_app' : 'at_once' })))
    await mention('unit_manager')
    await choose('daily')
    await mention('unit_manager')
    await choose('at_once')
    await mention('unit_manager')
    const states = await posted.app.rows<{ mail: string }>('SELECT mail FROM notification WHERE user_id = $1 ORDER BY id', [idOf('unit_manager')])
    expect(states.map(({ mail }) => mail)).toEqual(['none', 'waiting', 'sent'])
    await posted.deliver()
    expect(posted.post.received.map(({ to }) => to)).toEqual([[emailOf('unit_manager')]])
  })

  it('is only of what one may still read', async () => {
    await quiet()
    const input = { subjectType: 'unit_return', subjectId: await aReturnHere(), body: 'Hei' }
    const ADD = 'mutation ($input: AddCommentInput!) { addComment(input: $input) { entry { id } } }'
    await as('unit_member').get(ADD, { input })
    await as('unit_manager').get(ADD, { input })
    expect((await listOf('unit_member')).unreadNotificationCount).toBe(1)
    await posted.app.rows('UPDATE role_assignment SET valid_to = app.today() WHERE user_id = $1', [idOf('unit_member')])
    await as('unit_manager').get(ADD, { input })
    await posted.app.rows('UPDATE role_assignment SET valid_to = NULL WHERE user_id = $1', [idOf('unit_member')])
    expect((await listOf('unit_member')).unreadNotificationCount).toBe(1)
  })

  it('what was read long ago is erased', async () => {
    await quiet()
    for (let turn = 0; turn < 2; turn++) await tell('unit_manager')
    await posted.app.rows(`UPDATE notification SET read_at = now() - interval '181 days' WHERE id = (SELECT id FROM notification LIMIT 1)`)
    await posted.app.provider<DigestService>('DigestService', { viewer: null }).tidy()
    expect(await posted.app.rows('SELECT 1 FROM notification')).toHaveLength(1)
  })
})

describe('the collected mail', () => {
  const monday = '2026-11-23T05:00:00Z'
  const digest = () => posted.app.provider<DigestService>('DigestService', { viewer: null })
  /** Something that the manager of a unit waits to be told, as of an instant. */
  const waits = async (at: string, of: { subjectId?: string; unitId?: string; topic?: string } = {}) =>
    posted.app.rows(
      `INSERT INTO notification (id, consortium_id, user_id, topic, topic_group, subject_type, subject_id, unit_id, params, at, mail)
       VALUES ($1, $2, $3, $4, 'returns', $5, $6, $7, '{"person": "Salainen Nimi"}', $8, 'waiting')`,
      [newId(), consortiumId, idOf('unit_manager'), of.topic ?? 'return_reminder', of.subjectId ? 'unit_return' : null, of.subjectId ?? null, of.unitId ?? null, at]
    )
  const prefer = (frequency: string) =>
    posted.app.rows(
      `INSERT INTO notification_preference VALUES ($1, $2, 'returns', $3, '2026-01-01') ON CONFLICT (user_id, consortium_id, topic_group) DO UPDATE SET frequency = $3`,
      [consortiumId, idOf('unit_manager'), frequency]
    )
  beforeEach(async () => {
    await quiet()
    await prefer('daily')
  })

  it('says what happened and where, once, and nothing else', async () => {
    const { unitId } = await unitOf(posted.app, emailOf('unit_manager'))
    await waits('2026-11-22T10:00:00Z', { unitId })
    await waits('2026-11-22T11:00:00Z', { topic: 'return_questioned' })
    await waits('2026-11-23T05:00:00Z')
    expect(await digest().run('2026-11-23T04:59:59Z')).toBe(0)
    expect(await digest().run(monday)).toBe(1)
    expect(await digest().run(monday)).toBe(0)
    await posted.deliver()
    expect(posted.post.received.map(({ to }) => to)).toEqual([[emailOf('unit_manager')]])
    const text = textOf(posted.post.received[0]?.raw)
    expect(text).toContain('– Tulosilmoitus odottaa lähettämistä: Karjalan Työsilta\r\n  https://solmu.example/fi/results/returns')
    expect(text).toContain('– Tulosilmoitus palautettiin')
    expect(text).toMatch(/Sinua odottaa \d+ tehtävää?:\r\nhttps:\/\/solmu\.example\/fi\/inbox/)
    expect(text).toContain('https://solmu.example/fi/profile/notifications')
    expect(text).not.toContain('Salainen')
    expect(await digest().run('2026-11-24T05:00:00Z')).toBe(1)
  })

  it('comes on Mondays to those who wish it weekly, and to nobody who wishes none', async () => {
    await prefer('weekly')
    await waits('2026-11-23T06:00:00Z')
    expect(await digest().run('2026-11-29T12:00:00Z')).toBe(0)
    expect(await digest().run('2026-11-30T05:00:00Z')).toBe(1)
    await waits('2026-11-30T06:00:00Z')
    await prefer('in_app')
    expect(await digest().run('2026-12-07T05:00:00Z')).toBe(0)
    await prefer('daily')
    expect(await digest().run('2026-12-08T05:00:00Z')).toBe(0)
  })

  it('of two runs at the same time one sends it', async () => {
    for (let turn = 0; turn < 5; turn++) await waits('2026-11-22T10:00:00Z')
    const sent = await Promise.all([digest().run(monday), digest().run(monday), digest().run(monday)])
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(1)
    await posted.deliver()
    expect(posted.post.received.length).toBe(1)
  })

  it('leaves out what its person may no longer read', async () => {
    const { centreId } = await unitOf(posted.app, emailOf('unit_manager'))
    const roundId = await aRound(posted.app, { consortiumId, indicators: [{ id: await anIndicator(posted.app) }] })
    const [far] = await posted.app.rows<{ id: string }>(
      `SELECT u.id FROM unit_now u JOIN unit_link l ON l.unit_id = u.id AND l.valid_to IS NULL WHERE u.type = 'local_unit' AND u.is_open AND l.parent_id <> $1 LIMIT 1`,
      [centreId]
    )
    await waits('2026-11-22T10:00:00Z', { subjectId: await aReturn(posted.app, { roundId, unitId: far?.id ?? '', cells: [] }) })
    expect(await digest().run(monday)).toBe(0)
    expect(await posted.app.rows('SELECT mail FROM notification')).toEqual([{ mail: 'none' }])
  })

  it('is not lost while no mail server takes it, and arrives once when one does', async () => {
    await waits('2026-11-22T10:00:00Z')
    posted.post.refuseWith = 451
    expect(await digest().run(monday)).toBe(1)
    const [mail] = await posted.app.rows<{ id: string }>(`SELECT id FROM outbox_mail WHERE state = 'queued' ORDER BY created_at DESC LIMIT 1`)
    const jobs = () => posted.app.rows(`SELECT 1 FROM graphile_worker._private_jobs WHERE payload #>> '{payload,mailId}' = $1`, [mail?.id])
    expect(await jobs()).toHaveLength(1)
    const mailer = posted.app.provider<Mailer>('Mailer', { viewer: { userId: idOf('unit_manager'), consortiumId } })
    await expect(mailer.send(String(mail?.id))).rejects.toThrow(/451/)
    expect(await posted.app.rows('SELECT state FROM outbox_mail WHERE id = $1', [mail?.id])).toEqual([{ state: 'failed' }])
    posted.post.refuseWith = null
    for (let turn = 0; turn < 2; turn++) await mailer.send(String(mail?.id))
    expect(await digest().run(monday)).toBe(0)
    expect(posted.post.received.length).toBe(1)
  })
})
