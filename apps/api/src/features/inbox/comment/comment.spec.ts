import { newId } from '@solmu/shared/ids.js'
import { recordKinds } from '@solmu/domain/inbox/records.js'
import type { RoleName } from '@solmu/domain/access/roles.js'
import type { Records } from '../../../core/records.js'
import type { Actor, GraphQLAnswer } from '../../../testing/harness.js'
import { PostedApp } from '../../../testing/post.js'
import { anIndicator, aReturn, aRound, demoConsortium, unitOf } from '../../../testing/results.js'
import { demoAccounts } from '../../../demo/demo-roles.js'

type Entry = { id: string; body: string | null; deed: string | null; actor: string; person: { displayName: string } | null; mentioned: { displayName: string }[]; mayEdit: boolean; deletedAt: string | null }
type Talk = { discussion: { entries: Entry[]; hasEarlier: boolean; commentCount: number } }

const ENTRY = 'id body deed mayEdit mayDelete editedAt deletedAt actor person { userId displayName } mentioned { userId displayName }'
const READ = `query ($subjectId: ID!, $first: Int!, $commentsOnly: Boolean!, $kind: RecordKind!) {
  discussion(subjectType: $kind, subjectId: $subjectId, first: $first, commentsOnly: $commentsOnly) { entries { ${ENTRY} } hasEarlier commentCount } }`
const READERS = 'query ($subjectId: ID!, $search: String) { recordReaders(subjectType: unit_return, subjectId: $subjectId, search: $search) { userId displayName role unitName { fi } } }'
const ADD = `mutation ($input: AddCommentInput!) { addComment(input: $input) { entry { ${ENTRY} } } }`
const EDIT = `mutation ($input: EditCommentInput!) { editComment(input: $input) { entry { ${ENTRY} } } }`
const DELETE = `mutation ($input: DeleteCommentInput!) { deleteComment(input: $input) { entry { ${ENTRY} } } }`

let posted: PostedApp
let returnId: string
let farReturnId: string
const actors = new Map<RoleName, Actor>()
const ids = new Map<RoleName, string>()

beforeAll(async () => {
  posted = await PostedApp.start({ PUBLIC_URL: 'https://solmu.example' })
  const { app } = posted
  for (const role of ['regional_coordinator', 'unit_manager', 'unit_member', 'reviewer', 'auditor', 'funder'] as const) {
    actors.set(role, await app.as(role))
    const [row] = await app.rows<{ id: string }>('SELECT id FROM app_user WHERE email = $1', [emailOf(role)])
    ids.set(role, row?.id ?? '')
  }
  // What people in the demo were told is not what is asked about here.
  await app.rows('DELETE FROM notification')
  const { unitId, centreId } = await unitOf(app, emailOf('unit_manager'))
  const indicatorId = await anIndicator(app)
  const roundId = await aRound(app, { consortiumId: await demoConsortium(app), indicators: [{ id: indicatorId }] })
  returnId = await aReturn(app, { roundId, unitId, cells: [] })
  const [far] = await app.rows<{ id: string }>(
    `SELECT u.id FROM unit_now u JOIN unit_link l ON l.unit_id = u.id AND l.valid_to IS NULL WHERE u.type = 'local_unit' AND u.is_open AND l.parent_id <> $1 LIMIT 1`,
    [centreId]
  )
  farReturnId = await aReturn(app, { roundId, unitId: far?.id ?? '', cells: [] })
})
afterAll(async () => {
  await posted.app.stop()
  await posted.post.close()
})

const emailOf = (role: RoleName): string => demoAccounts.find((each) => each.role === role)?.email ?? ''
const as = (role: RoleName): Actor => actors.get(role) as Actor
const idOf = (role: RoleName): string => ids.get(role) ?? ''
const codeOf = (answer: GraphQLAnswer): string => answer.errors?.[0]?.extensions.code ?? ''
const read = async (role: RoleName, of: { first?: number; commentsOnly?: boolean } = {}) =>
  (await as(role).get<Talk>(READ, { kind: 'unit_return', subjectId: returnId, first: 50, commentsOnly: true, ...of })).discussion
const say = async (role: RoleName, body: string): Promise<Entry> =>
  (await as(role).get<{ addComment: { entry: Entry } }>(ADD, { input: { subjectType: 'unit_return', subjectId: returnId, body } })).addComment.entry
const tryToSay = (role: RoleName, body: string, subjectId = returnId) => as(role).ask(ADD, { input: { subjectType: 'unit_return', subjectId, body } })
const told = (role: RoleName) =>
  posted.app.rows<{ topic: string; params: object; mail: string }>('SELECT topic, params, mail FROM notification WHERE user_id = $1 AND topic LIKE $2 ORDER BY at', [idOf(role), 'comment%'])

describe('whoever reads a record', () => {
  it('says something about it, and those who are mentioned are told where, not what', async () => {
    posted.post.received.splice(0)
    const entry = await say('regional_coordinator', `Tarkistatko luvut, @[${idOf('unit_manager')}]? Salainen sana.`)
    expect(entry.mentioned).toEqual([{ userId: idOf('unit_manager'), displayName: 'Mikko Hyvärinen' }])
    expect(await told('unit_manager')).toEqual([{ topic: 'comment_mention', params: { person: 'Eeva-Liisa Turunen' }, mail: 'sent' }])
    await posted.deliver()
    expect(posted.post.received.map(({ to }) => to)).toEqual([[emailOf('unit_manager')]])
    const text = (posted.post.received[0]?.raw ?? '').replaceAll('=\r\n', '')
    expect(text).toContain(`/fi/results/returns/${returnId}#discussion`)
    expect(text).not.toContain('Salainen')
    expect(text).not.toContain('Turunen')
  })

  it('is told of answers once they have said something themselves', async () => {
    await say('unit_manager', 'Tarkistan.')
    expect((await told('regional_coordinator')).map(({ topic }) => topic)).toEqual(['comment_reply'])
    expect((await told('unit_manager')).length).toBe(1)
    expect((await told('unit_member')).length).toBe(0)
  })

  it('finds the comments in the order in which they were said, among the deeds', async () => {
    const { entries, commentCount, hasEarlier } = await read('unit_member')
    expect(entries.map(({ person, body }) => [person?.displayName, body?.slice(0, 5)])).toEqual([
      ['Eeva-Liisa Turunen', 'Tarki'],
      ['Mikko Hyvärinen', 'Tarki']
    ])
    expect({ commentCount, hasEarlier }).toEqual({ commentCount: 2, hasEarlier: false })
    expect((await read('unit_member', { first: 1 })).entries.map(({ body }) => body)).toEqual(['Tarkistan.'])
    expect((await read('unit_member', { first: 1 })).hasEarlier).toBe(true)
  })

  it.each([
    ['nothing', '  \n ', 'REQUIRED'],
    ['too much', 'a'.repeat(4001), 'TOO_LONG'],
    ['a sign that turns what is read round', 'a\u202eb', 'INVALID_INPUT']
  ])('cannot say %s', async (_what, body, code) => {
    expect(codeOf(await tryToSay('unit_member', body))).toBe(code)
  })
})

describe('whoever does not read a record', () => {
  it('finds neither it nor what is said about it', async () => {
    for (const role of ['reviewer'] as const) {
      expect(codeOf(await tryToSay(role, 'Hei'))).toBe('NOT_FOUND')
      expect(codeOf(await as(role).ask(READ, { kind: 'unit_return', subjectId: returnId, first: 1, commentsOnly: true }))).toBe('NOT_FOUND')
      expect(codeOf(await as(role).ask(READERS, { subjectId: returnId }))).toBe('NOT_FOUND')
    }
    expect(codeOf(await tryToSay('unit_manager', 'Hei', farReturnId))).toBe('NOT_FOUND')
    expect(codeOf(await tryToSay('unit_manager', 'Hei', newId()))).toBe('NOT_FOUND')
    expect(codeOf(await tryToSay('funder', 'Hei'))).toBe('NOT_ALLOWED')
  })

  it('is neither offered nor mentioned', async () => {
    const { recordReaders } = await as('regional_coordinator').get<{ recordReaders: { userId: string }[] }>(READERS, { subjectId: returnId })
    const offered = recordReaders.map(({ userId }) => userId)
    expect(offered).toContain(idOf('unit_manager'))
    expect(offered).not.toContain(idOf('reviewer'))
    expect(offered).not.toContain(idOf('regional_coordinator'))
    expect(codeOf(await tryToSay('regional_coordinator', `@[${idOf('reviewer')}]`))).toBe('NOT_A_READER')
    expect(codeOf(await tryToSay('regional_coordinator', `@[${newId()}]`))).toBe('NOT_A_READER')
    const found = await as('unit_manager').get<{ recordReaders: { displayName: string }[] }>(READERS, { subjectId: returnId, search: 'turu' })
    expect(found.recordReaders.map(({ displayName }) => displayName)).toEqual(['Eeva-Liisa Turunen'])
  })
})

describe('what was said', () => {
  it('is mended by its author for a quarter of an hour', async () => {
    const { id } = await say('unit_member', 'Virhe')
    const { editComment } = await as('unit_member').get<{ editComment: { entry: Entry & { editedAt: string | null } } }>(EDIT, { input: { commentId: id, body: 'Oikein' } })
    expect(editComment.entry).toMatchObject({ body: 'Oikein', mayEdit: true, editedAt: expect.any(String) })
    expect(codeOf(await as('regional_coordinator').ask(EDIT, { input: { commentId: id, body: 'Toisen' } }))).toBe('COMMENT_KEPT')
    await posted.app.owner.query('ALTER TABLE comment DISABLE TRIGGER keep_comment')
    await posted.app.rows(`UPDATE comment SET at = now() - interval '16 minutes' WHERE id = $1`, [id])
    await posted.app.owner.query('ALTER TABLE comment ENABLE TRIGGER keep_comment')
    expect(codeOf(await as('unit_member').ask(EDIT, { input: { commentId: id, body: 'Myöhässä' } }))).toBe('COMMENT_KEPT')
    await expect(posted.app.rows(`UPDATE comment SET body = 'Ohi' WHERE id = $1`, [id])).rejects.toThrow(/comment stays/)
  })

  it('is taken away by its author alone, and that it was stays to be seen', async () => {
    const { id } = await say('unit_member', `Poistuu, @[${idOf('unit_manager')}]`)
    expect(codeOf(await as('unit_manager').ask(DELETE, { input: { commentId: id } }))).toBe('COMMENT_KEPT')
    await as('unit_member').get(DELETE, { input: { commentId: id } })
    const left = (await read('unit_manager')).entries.find((entry) => entry.id === id)
    expect(left).toMatchObject({ body: '', mentioned: [], deletedAt: expect.any(String) })
    expect(codeOf(await as('unit_member').ask(DELETE, { input: { commentId: id } }))).toBe('COMMENT_KEPT')
    await expect(posted.app.rows('DELETE FROM comment WHERE id = $1', [id])).rejects.toThrow(/comment stays/)
  })
})

describe('what was done to a record', () => {
  it('stands among the comments, for those who read the record without reading the trail', async () => {
    const { unitId } = await unitOf(posted.app, emailOf('unit_manager'))
    const [actor] = await posted.app.rows<{ consortium: string }>('SELECT consortium_id AS consortium FROM org_unit WHERE id = $1', [unitId])
    const append = `SELECT app.audit_append($1, $2, $3, $4, NULL, $5, 'unit_return', $6, '{}', 'x', NULL, NULL, NULL, '{"value": 1}', '{"value": 2}')`
    await posted.app.rows(append, [actor?.consortium, idOf('unit_manager'), 'submitReturn', 'done', unitId, returnId])
    await posted.app.rows(append, [actor?.consortium, idOf('reviewer'), 'withdrawReturn', 'done', unitId, returnId])
    await posted.app.rows(append, [actor?.consortium, idOf('unit_manager'), 'unitReturn', 'done', unitId, returnId])
    await posted.app.rows(append, [actor?.consortium, idOf('unit_manager'), 'submitReturn', 'refused', unitId, returnId])
    const { entries } = await read('unit_member', { commentsOnly: false })
    // Who does not work with such records is not named; what was read or refused is the trail's alone.
    expect(entries.filter(({ deed }) => deed !== null).map(({ deed, person }) => [deed, person?.displayName])).toEqual([
      ['submitReturn', 'Mikko Hyvärinen'],
      ['withdrawReturn', undefined]
    ])
    expect((await read('unit_member', { commentsOnly: true })).entries.every(({ deed }) => deed === null)).toBe(true)
  })

  it('keeps the names of those who have left, until they are erased', async () => {
    const { app } = posted
    const { unitId } = await unitOf(app, emailOf('unit_manager'))
    const [unit] = await app.rows<{ consortium: string }>('SELECT consortium_id AS consortium FROM org_unit WHERE id = $1', [unitId])
    const [left, erased] = [newId(), newId()]
    for (const [id, name] of [[left, 'Lauri Lähtijä'], [erased, 'Poistettu henkilö 4F2A']]) {
      await app.rows(`INSERT INTO app_user (id, email, display_name, password_hash) VALUES ($1, $2, $3, 'x')`, [id, `${id}@solmu.example`, name])
      const held = `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from) VALUES ($1, $2, $3, 'unit_member', $4, app.today() - 30)`
      await app.rows(held, [newId(), unit?.consortium, id, unitId])
      await app.rows(`SELECT app.audit_append($1, $2, 'saveCells', 'done', NULL, $3, 'unit_return', $4, '{}', 'x', NULL, NULL, NULL, '{}', '{}')`, [unit?.consortium, id, unitId, returnId])
      await app.rows(`INSERT INTO comment (id, consortium_id, subject_type, subject_id, unit_id, author_id, body) VALUES ($1, $2, 'unit_return', $3, $4, $5, 'Hei')`, [newId(), unit?.consortium, returnId, unitId, id])
    }
    await app.rows(`SELECT app.audit_append($1, NULL, 'saveCells', 'done', NULL, $2, 'unit_return', $3, '{}', 'x', NULL, NULL, NULL, '{}', '{}')`, [unit?.consortium, unitId, returnId])
    await app.rows('UPDATE app_user SET deactivated_at = now(), erased_at = CASE WHEN id = $1 THEN now() END WHERE id = ANY ($2)', [erased, [left, erased]])
    const { entries } = await read('unit_member', { commentsOnly: false })
    expect(entries.filter(({ deed }) => deed === 'saveCells').map(({ actor, person }) => [actor, person?.displayName])).toEqual([
      ['person', 'Lauri Lähtijä'],
      ['former', undefined],
      ['system', undefined]
    ])
    expect(entries.filter(({ body }) => body === 'Hei').map(({ actor, person }) => [actor, person?.displayName])).toEqual(expect.arrayContaining([['person', 'Lauri Lähtijä'], ['former', undefined]]))
    expect(entries.find(({ deed }) => deed === 'withdrawReturn')).toMatchObject({ actor: 'hidden', person: null })
  })
})

it('every kind of record is found by its feature', async () => {
  const kinds = await posted.app.provider<Records>('Records').kinds()
  expect([...(await kinds)].sort()).toEqual(Object.keys(recordKinds).sort())
})
