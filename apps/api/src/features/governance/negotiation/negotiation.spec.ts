import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'

const NEGOTIATION = `id number state version authority subject limits validFrom validTo isEnding isMine meetingCount gaps mayManage mayWrite outcome outcomeOn body { id } decision { id }
  negotiators { id userId name } positions { number content why } meetings { id metOn place people notes version links { title url } }`
const act = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { negotiation { ${NEGOTIATION} } } }`
const SAVE = act('saveNegotiation', 'SaveNegotiationInput')
const GIVE = act('giveNegotiation', 'GiveNegotiationInput')
const POSITION = act('writeNegotiationPosition', 'WriteNegotiationPositionInput')
const MEETING = act('recordNegotiationMeeting', 'RecordNegotiationMeetingInput')
const END = act('endNegotiation', 'EndNegotiationInput')
const ONE = `query ($id: ID!) { negotiation(id: $id) { ${NEGOTIATION} } }`
const LIST = '{ negotiations { id } }'
const WORK = '{ workItems { kind dueOn params } }'

type Negotiation = { id: string; number: string; version: number; state: string; positions: { number: number }[]; meetings: { id: string; version: number }[] }
type Answer = Awaited<ReturnType<Actor['ask']>>

let app: TestApp
let [office, centre, manager, member, funder]: Actor[] = []
let [managerId, bodyId]: string[] = []
const today = todayIn()

beforeAll(async () => {
  app = await TestApp.start()
  ;[office, centre, manager, member, funder] = [await app.as('national_coordinator'), await app.as('regional_coordinator'), await app.as('unit_manager'), await app.as('unit_member'), await app.as('funder')]
  const [row] = await app.rows<{ userId: string; consortiumId: string; office: string }>(
    `SELECT u.id AS "userId", a.consortium_id AS "consortiumId", (SELECT n.id FROM unit_now n WHERE n.type = 'headquarters' AND n.consortium_id = a.consortium_id LIMIT 1) AS office
     FROM app_user u JOIN role_assignment a ON a.user_id = u.id AND a.role = 'unit_manager' WHERE u.email = 'mikko.hyvarinen@solmu.example'`
  )
  managerId = row!.userId
  bodyId = newId()
  await app.rows(`INSERT INTO body (id, consortium_id, kind, name, unit_id, seats, valid_from) VALUES ($1, $2, 'working_group', '{"fi": "Neuvottelukunta", "sv": "", "en": ""}', $3, 5, '2026-01-01')`, [bodyId, row!.consortiumId, row!.office])
})
afterAll(() => app.stop())

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code
function one<T>({ data, errors }: Answer): T {
  if (errors) throw new Error(JSON.stringify(errors))
  return Object.values(data as Record<string, T>)[0]!
}
const made = (answer: Answer) => one<{ negotiation: Negotiation }>(answer).negotiation
const input = (of: Record<string, unknown> = {}) => ({
  ...{ authority: 'Pirkanmaan hyvinvointialue', authorityKind: 'wellbeing_county', subject: 'Sosiaalisen kuntoutuksen järjestäminen', limits: 'Enintään kolmen vuoden sopimus.' },
  ...{ bodyId, decisionId: null, validFrom: addDays(today, -30), validTo: addDays(today, 20), negotiators: [{ userId: managerId, personName: '' }, { userId: null, personName: 'Liisa Lehto' }], ...of }
})
const draft = async (of: Record<string, unknown> = {}) => made(await office!.ask(SAVE, { input: input(of) }))
const give = (by: Actor, { id, version }: Negotiation) => by.ask(GIVE, { input: { negotiationId: id, expectedVersion: version } })
const given = async (of: Record<string, unknown> = {}) => made(await give(office!, await draft(of)))
const position = (by: Actor, { id }: Negotiation, of: Record<string, unknown> = {}) => by.ask(POSITION, { input: { negotiationId: id, onNumber: 0, content: 'Palvelu kilpailutetaan alueittain.', why: '', ...of } })
const meeting = (by: Actor, { id }: Negotiation, of: Record<string, unknown> = {}) =>
  by.ask(MEETING, { input: { negotiationId: id, metOn: addDays(today, -3), place: 'Tampere', people: 'Hyvinvointialueen johtaja, Mikko Hyvärinen', notes: 'Sovittiin jatkosta.', links: [], ...of } })
const end = (by: Actor, { id, version }: Negotiation, of: Record<string, unknown> = {}) => by.ask(END, { input: { negotiationId: id, expectedVersion: version, outcome: 'Sopimus syntyi.', outcomeOn: today, ...of } })

describe('a mandate', () => {
  it('is prepared by the head office, numbered by the database, and given once it has a source, negotiators and limits', async () => {
    const [first, second] = [await draft(), await draft({ bodyId: null, limits: '', negotiators: [] })]
    expect(first).toMatchObject({ state: 'draft', gaps: [], mayWrite: false, negotiators: [{ userId: managerId, name: 'Mikko Hyvärinen' }, { userId: null, name: 'Liisa Lehto' }] })
    const serial = ({ number }: Negotiation) => Number(number.split('/')[1])
    expect(serial(second)).toBe(serial(first) + 1)
    expect(second).toMatchObject({ gaps: ['source', 'negotiators', 'limits'] })
    expect(codeOf(await give(office!, second))).toBe('NEGOTIATION_STATE')
    for (const by of [centre!, manager!, member!]) expect(codeOf(await by.ask(ONE, { id: first.id }))).toBe('NOT_FOUND')
    for (const by of [centre!, manager!, member!, funder!]) expect(codeOf(await give(by, first))).toBe('NOT_ALLOWED')
    expect(made(await give(office!, first))).toMatchObject({ state: 'given' })
    for (const by of [centre!, manager!]) expect(one(await by.ask(ONE, { id: first.id }))).toMatchObject({ state: 'given', mayManage: false })
    expect(codeOf(await member!.ask(ONE, { id: first.id }))).toBe('NOT_FOUND')
    expect(one<{ id: string }[]>(await member!.ask(LIST))).toEqual([])
    expect(codeOf(await funder!.ask(LIST))).toBe('NOT_ALLOWED')
  })

  it('stays as it was given, and a draft is changed as it was seen', async () => {
    const before = await draft()
    expect(codeOf(await office!.ask(SAVE, { input: input({ negotiationId: before.id, expectedVersion: before.version + 1 }) }))).toBe('STALE')
    const after = made(await office!.ask(SAVE, { input: input({ negotiationId: before.id, expectedVersion: before.version, subject: 'Työhönvalmennus' }) }))
    expect(after).toMatchObject({ subject: 'Työhönvalmennus', version: before.version + 1 })
    const { version } = made(await give(office!, after))
    expect(codeOf(await office!.ask(SAVE, { input: input({ negotiationId: before.id, expectedVersion: version }) }))).toBe('NEGOTIATION_STATE')
  })

  it.each([
    [{ authority: ' ' }, 'REQUIRED', ['authority']],
    [{ subject: '' }, 'REQUIRED', ['subject']],
    [{ validTo: '2020-01-01' }, 'DAYS_REVERSED', ['validTo']],
    [{ bodyId: newId() }, 'NOT_FOUND', ['bodyId']],
    [{ decisionId: newId() }, 'NOT_FOUND', ['decisionId']],
    [{ negotiators: [{ userId: null, personName: '' }] }, 'REQUIRED', ['negotiators', 0, 'personName']],
    [{ negotiators: [{ userId: newId(), personName: '' }] }, 'NOT_FOUND', ['negotiators', 0, 'userId']]
  ])('with %j is refused: %s', async (of, code, path) => {
    const { errors } = await office!.ask(SAVE, { input: input(of) })
    expect(errors?.[0]?.extensions).toMatchObject({ code, path })
  })
})

it('is in the menu of whoever negotiates, once it is given, and of nobody else without the right to read all', async () => {
  const may = async (by: Actor) => (await by.get<{ viewer: { actions: string[] } }>('{ viewer { actions } }')).viewer.actions.includes('negotiation.read')
  await app.rows(`DELETE FROM negotiator WHERE user_id = $1 AND negotiation_id IN (SELECT id FROM negotiation)`, [managerId])
  expect([await may(office!), await may(centre!), await may(manager!), await may(member!), await may(funder!)]).toEqual([true, true, false, false, false])
  const prepared = await draft()
  expect(await may(manager!)).toBe(false)
  made(await give(office!, prepared))
  expect([await may(manager!), await may(member!)]).toEqual([true, false])
})

describe('a negotiation', () => {
  it('keeps every position with why it was changed', async () => {
    const before = await given()
    expect(codeOf(await position(centre!, before))).toBe('NOT_ALLOWED')
    expect(codeOf(await position(member!, before))).toBe('NOT_FOUND')
    expect(codeOf(await position(manager!, before, { content: ' ' }))).toBe('REQUIRED')
    expect(made(await position(manager!, before))).toMatchObject({ positions: [{ number: 1, why: '' }] })
    expect(codeOf(await position(office!, before))).toBe('STALE')
    expect(codeOf(await position(office!, before, { onNumber: 1 }))).toBe('REQUIRED')
    expect(made(await position(office!, before, { onNumber: 1, content: 'Palvelu hankitaan suoraan.', why: 'Jäsenkokous linjasi.' })).positions.map(({ number }) => number)).toEqual([2, 1])
  })

  it('takes down meetings that were held, and lets them be corrected', async () => {
    const before = await given()
    expect(codeOf(await meeting(centre!, before))).toBe('NOT_ALLOWED')
    expect(codeOf(await meeting(manager!, before, { metOn: addDays(today, 1) }))).toBe('OUT_OF_RANGE')
    expect(codeOf(await meeting(manager!, before, { notes: '' }))).toBe('REQUIRED')
    expect(codeOf(await meeting(manager!, before, { links: [{ title: '', url: 'javascript:alert(1)' }] }))).toBe('INVALID_INPUT')
    expect(codeOf(await meeting(manager!, before, { negotiationMeetingId: newId() }))).toBe('NOT_FOUND')
    const { meetings } = made(await meeting(manager!, before, { links: [{ title: 'Muistio', url: 'https://arkisto.example/1' }] }))
    const change = { negotiationMeetingId: meetings[0]!.id, expectedVersion: meetings[0]!.version, notes: 'Sovittiin jatkosta keväällä.' }
    expect(made(await meeting(office!, before, change))).toMatchObject({ meetingCount: 1, meetings: [{ notes: 'Sovittiin jatkosta keväällä.', version: 2 }] })
    expect(codeOf(await meeting(office!, before, change))).toBe('STALE')
  })

  it('ends with what came of it, and waits for those who lead it and who negotiate when its mandate runs out', async () => {
    const before = await given()
    const waits = async (by: Actor) => one<{ kind: string; params: { negotiationId?: string } }[]>(await by.ask(WORK)).some(({ kind, params }) => kind === 'negotiation_ending' && params.negotiationId === before.id)
    expect(await Promise.all([office!, manager!, centre!, member!].map(waits))).toEqual([true, true, false, false])
    expect(codeOf(await end(manager!, before))).toBe('NOT_ALLOWED')
    expect(codeOf(await end(office!, before, { outcome: '' }))).toBe('REQUIRED')
    expect(codeOf(await end(office!, before, { outcomeOn: addDays(today, 1) }))).toBe('OUT_OF_RANGE')
    expect(codeOf(await end(office!, before, { outcomeDecisionId: newId() }))).toBe('NOT_FOUND')
    expect(made(await end(office!, before))).toMatchObject({ state: 'ended', outcome: 'Sopimus syntyi.', outcomeOn: today, isEnding: false, mayWrite: false })
    expect(codeOf(await position(manager!, before))).toBe('NEGOTIATION_STATE')
    expect(codeOf(await meeting(manager!, before))).toBe('NEGOTIATION_STATE')
    expect(await waits(office!)).toBe(false)
  })
})
