import { readSurvey, surveyIssues } from '@solmu/domain/quality/survey-reader.js'
import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { periodContaining } from '@solmu/shared/periods.js'
import { demoId } from '../../../demo/demo-id.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { aReturn, aRound } from '../../../testing/results.js'
import { aSecondConsortium, asOutsider } from '../../network/second-consortium.js'
import { librarySurveys } from './library/survey-library.js'
import type { SurveyClosing } from './round/survey-closing.js'
import type { SurveyFigures } from './round/survey-figures.js'

const ROUND = `id standing version closesOn minimum linkCount usedCount kioskCount unitCount shownGroupCount mayManage owner { id }
  units { unit { id } linkCount usedCount kioskCount mayManage } kiosks { id isOpen }
  figures { level unit { id } questionCode n mean counts { code count } } words { id level unitId questionCode body hiddenOn mayHide }`
const ONE = `query ($id: ID!) { surveyRound(id: $id) { ${ROUND} } }`
const payload = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { round { ${ROUND} } } }`
const OPEN = payload('openSurveyRound', 'OpenSurveyRoundInput')
const EXTEND = payload('extendSurveyRound', 'ExtendSurveyRoundInput')
const END = payload('endSurveyRound', 'EndSurveyRoundInput')
const CANCEL = payload('cancelSurveyRound', 'CancelSurveyRoundInput')
const KIOSK = `mutation ($input: OpenSurveyKioskInput!) { openSurveyKiosk(input: $input) { code qrSvg kiosk { id isOpen } } }`
const CLOSE_KIOSK = payload('closeSurveyKiosk', 'CloseSurveyKioskInput')
const HIDE = `mutation ($input: HideSurveyWordsInput!) { hideSurveyWords(input: $input) { words { id hiddenOn hiddenReason } } }`
const FILL = `mutation ($input: FillReturnFromSurveyInput!) { fillReturnFromSurvey(input: $input) { returnId period savedCount keptCount } }`
const VERSION = 'id number state version questionCount'
const SURVEYS = `{ surveys { id code version retiredAt openRoundCount versions { ${VERSION} } } }`
const written = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { survey { id code version } surveyVersion { ${VERSION} } } }`

type Figure = { level: string; unit: { id: string }; questionCode: string; n: number; mean: number | null; counts: { code: string; count: number }[] }
type Words = { id: string; level: string; unitId: string; body: string; hiddenOn: string | null; mayHide: boolean }
type Round = {
  id: string; standing: string; version: number; closesOn: string; linkCount: number; usedCount: number; kioskCount: number; shownGroupCount: number
  owner: { id: string }; units: { unit: { id: string }; linkCount: number; usedCount: number; kioskCount: number }[]
  kiosks: { id: string; isOpen: boolean }[]; figures: Figure[]; words: Words[]
}
type Version = { id: string; number: number; state: string; version: number }
type Survey = { id: string; code: string; version: number; versions: Version[] }
type Answer = Awaited<ReturnType<Actor['ask']>>
type State = { state: string; content: { name: { easy: string }; questions: { code: string; meanIndicator: string }[] } | null; error?: { code: string; issues?: { code: string; path: string[] }[] } }

let app: TestApp
let manager: Actor
let coordinator: Actor
let surveyId: string
let unitId: string
let centreId: string
const today = todayIn()

beforeAll(async () => {
  app = await TestApp.start()
  manager = await app.as('unit_manager')
  coordinator = await app.as('national_coordinator')
  surveyId = demoId('survey:customer_feedback')
  const [row] = await app.rows<{ unitId: string; centreId: string }>(
    `SELECT n.unit_id AS "unitId", n.centre_id AS "centreId" FROM survey_round r JOIN survey_round_unit n ON n.round_id = r.id WHERE r.id = $1`,
    [demoId('survey-round:now')]
  )
  unitId = row!.unitId
  centreId = row!.centreId
})
afterAll(() => app.stop())

const codesOf = ({ errors }: Answer) => {
  const { code, path = [], issues } = errors?.[0]?.extensions ?? {}
  return (issues ?? [{ code, path }]).map((issue) => `${issue.code} ${issue.path.join('.')}`.trim())
}
const done = async (document: string, input: object, by = manager): Promise<Round> => {
  const data = await by.get<Record<string, { round: Round }>>(document, { input })
  return Object.values(data)[0]!.round
}
const read = async (id: string, by = manager): Promise<Round> => (await by.get<{ surveyRound: Round }>(ONE, { id })).surveyRound
const opened = (of: object = {}) => done(OPEN, { surveyId, unitIds: [unitId], opensOn: today, closesOn: addDays(today, 10), ...of })
const end = async (id: string, by = manager) => done(END, { roundId: id, expectedVersion: (await read(id, by)).version }, by)

const send = async (path: string, body: object): Promise<State & { status: number }> => {
  const response = await app.post(`/api/answers/${path}`, body)
  return { ...((await response.json()) as State), status: response.status }
}
/** New links of a round, as they stand in the file that is made once. */
async function links(roundId: string, count: number, of: { by?: Actor; unitId?: string } = {}): Promise<string[]> {
  const response = await app.post(`/api/quality/survey-rounds/${roundId}/links`, { unitId: of.unitId ?? unitId, count, format: 'csv' }, { cookie: (of.by ?? manager).cookie })
  const text = await response.text()
  if (response.status !== 201) throw new Error(text)
  return [...text.matchAll(/answer#([\w-]{43})/g)].map(([, token]) => token!)
}
const good = { overall: ['good'], recommend: ['yes'] }
const answer = (token: string, answers: object = good) => send('link/send', { token, answers })
async function answered(roundId: string, count: number, answers: (place: number) => object = () => good): Promise<void> {
  const tokens = await links(roundId, count)
  for (const [place, token] of tokens.entries()) expect(await answer(token, answers(place))).toMatchObject({ state: 'done' })
}

/** A return of the unit for this month that asks for the mean of the customer survey and its answers. */
async function returnOfToday(): Promise<string> {
  const indicators = await app.rows<{ id: string }>(`SELECT i.id FROM indicator i WHERE i.code IN ('O7', 'D2') AND i.consortium_id = (SELECT consortium_id FROM org_unit WHERE id = $1)`, [unitId])
  return aReturn(app, { unitId, roundId: await aRound(app, { period: periodContaining('month', today), indicators }) })
}

describe('what comes with the product', () => {
  it.each(librarySurveys.map(({ code, content }) => [code, content] as const))('%s can be asked in every language', (_code, content) => {
    expect(surveyIssues(content).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([])
    expect(readSurvey(content)).toEqual({ content })
  })
})

describe('a link', () => {
  it('is answered once, tells nothing of the rest, and twice at once gives one answer', async () => {
    const { id } = await opened()
    const [token = ''] = await links(id, 3)
    const door = await send('link', { token })
    expect(door).toMatchObject({ status: 200, state: 'open', minimum: 10, content: { name: { easy: 'Kerro, mitä ajattelet' } } })
    expect(JSON.stringify(door)).not.toMatch(/O7|D2|roundId/)
    const both = await Promise.all([answer(token), answer(token), answer(token)])
    expect(both.map(({ state }) => state).sort()).toEqual(['done', 'used', 'used'])
    expect(await send('link', { token })).toEqual({ status: 200, state: 'used', unitName: null, minimum: null, content: null })
    expect(await read(id)).toMatchObject({ linkCount: 3, usedCount: 1, figures: [], words: [] })
  })

  it('that is wrong, early or of a round that has ended says so, and nothing else', async () => {
    expect(await send('link', { token: 'x'.repeat(43) })).toMatchObject({ state: 'unknown', content: null })
    expect(await send('link', { token: 'short' })).toMatchObject({ state: 'unknown', content: null })
    const early = await opened({ opensOn: addDays(today, 2) })
    const [first = ''] = await links(early.id, 1)
    expect([(await send('link', { token: first })).state, (await answer(first)).state]).toEqual(['early', 'early'])
    const { id } = await opened()
    const [token = ''] = await links(id, 1)
    await end(id)
    expect([(await send('link', { token })).state, (await answer(token)).state]).toEqual(['closed', 'closed'])
  })

  it('is not used up by an answer that is refused', async () => {
    const { id } = await opened()
    const [token = ''] = await links(id, 1)
    const refused = await answer(token, { overall: ['great'], name: ['x'] })
    expect([refused.status, refused.error?.issues?.map(({ code, path }) => `${code} ${path.join('.')}`)]).toEqual([400, ['UNKNOWN_WORD answers.name', 'UNKNOWN_WORD answers.overall']])
    expect((await answer(token, {})).error?.code).toBe('REQUIRED')
    expect((await answer(token)).state).toBe('done')
  })

  it('leaves nothing by which it could be told which answer came by it', async () => {
    const { id } = await opened()
    const tokens = await links(id, 6)
    for (const token of [4, 1, 3].map((place) => tokens[place]!)) await answer(token)
    const [seen] = await app.rows(
      `SELECT (SELECT count(DISTINCT xmin::text) FROM survey_link WHERE round_id = $1)::int AS links,
         (SELECT count(DISTINCT xmin::text) FROM survey_response WHERE round_id = $1)::int AS answers, (SELECT count(*) FROM survey_response WHERE round_id = $1)::int AS n`,
      [id]
    )
    expect(seen).toEqual({ links: 1, answers: 1, n: 3 })
    const columns = await app.rows<{ table: string; column: string }>(
      `SELECT table_name AS table, column_name AS column FROM information_schema.columns WHERE table_name IN ('survey_link', 'survey_response')
         AND (data_type LIKE 'timestamp%' OR data_type = 'date')`
    )
    expect(columns).toEqual([])
    const keys = await app.rows(`SELECT 1 FROM pg_constraint WHERE contype = 'f' AND conrelid = 'survey_response'::regclass AND confrelid = 'survey_link'::regclass`)
    expect(keys).toEqual([])
    const [entry] = await app.rows<{ text: string }>(`SELECT string_agg(to_jsonb(e)::text, '') AS text FROM audit_entry e WHERE subject_id = $1`, [id])
    for (const token of tokens) expect(entry!.text).not.toContain(token)
  })

  it('goes out on paper with a code each', async () => {
    const { id } = await opened()
    const response = await app.post(`/api/quality/survey-rounds/${id}/links`, { unitId, count: 3, format: 'pdf', lang: 'sv' }, { cookie: manager.cookie })
    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([201, 'application/pdf', 'no-store'])
    expect(Buffer.from(await response.arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-')
    const bad = await app.post(`/api/quality/survey-rounds/${id}/links`, { unitId, count: 501 }, { cookie: manager.cookie })
    expect(((await bad.json()) as { error: { code: string } }).error.code).toBe('OUT_OF_RANGE')
  })
})

describe('a device', () => {
  it('takes one answer after the other for a day, and the same one only once', async () => {
    const { id } = await opened()
    const { openSurveyKiosk } = await manager.get<{ openSurveyKiosk: { code: string; qrSvg: string; kiosk: { id: string; isOpen: boolean } } }>(KIOSK, { input: { roundId: id, unitId } })
    expect(openSurveyKiosk).toMatchObject({ kiosk: { isOpen: true }, qrSvg: expect.stringContaining('<svg') })
    const token = openSurveyKiosk.code
    expect(await send('kiosk', { token })).toMatchObject({ state: 'open' })
    const say = (nonce: string) => send('kiosk/send', { token, nonce: nonce.repeat(32), answers: good })
    expect((await Promise.all([say('a'), say('a'), say('b')])).map(({ state }) => state)).toEqual(['done', 'done', 'done'])
    expect((await read(id)).kioskCount).toBe(2)
    expect((await send('kiosk/send', { token, nonce: 'zz', answers: good })).status).toBe(400)
    const after = await done(CLOSE_KIOSK, { kioskId: openSurveyKiosk.kiosk.id })
    expect(after.kiosks).toEqual([{ id: openSurveyKiosk.kiosk.id, isOpen: false }])
    expect((await say('c')).state).toBe('closed')
    expect((await send('link', { token })).state).toBe('unknown')
    const again = await manager.get<{ openSurveyKiosk: { code: string; kiosk: { id: string } } }>(KIOSK, { input: { roundId: id, unitId } })
    await app.rows(`UPDATE survey_kiosk SET opened_on = opened_on - 1 WHERE id = $1`, [again.openSurveyKiosk.kiosk.id])
    expect((await send('kiosk', { token: again.openSurveyKiosk.code })).state).toBe('closed')
  })
})

describe('what came of it', () => {
  it('is nothing before the end and nothing of nine, and of ten everything at once', async () => {
    const nine = await opened()
    await answered(nine.id, 9)
    expect(await end(nine.id)).toMatchObject({ standing: 'closed', usedCount: 9, figures: [], words: [], shownGroupCount: 0 })
    const ten = await opened()
    await answered(ten.id, 10, (place) => ({ overall: [place < 5 ? 'good' : 'very_good'], ...(place < 9 && { recommend: ['yes'] }), words: [`Sana ${place}`] }))
    expect((await read(ten.id)).figures).toEqual([])
    const { figures, words, shownGroupCount } = await end(ten.id)
    expect(figures.map(({ level, questionCode, n, mean }) => [level, questionCode, n, mean])).toEqual([['unit', 'overall', 10, 4.5], ['unit', 'words', 10, null]])
    expect([figures[0]!.counts.find(({ code }) => code === 'good')!.count, shownGroupCount, words.length]).toEqual([5, 1, 10])
    expect(words.map(({ body }) => body).sort()).toEqual(Array.from({ length: 10 }, (_none, place) => `Sana ${place}`))
    expect(await app.rows('SELECT 1 FROM survey_response WHERE round_id = ANY ($1)', [[nine.id, ten.id]])).toEqual([])
    expect(codesOf(await manager.ask(END, { input: { roundId: ten.id, expectedVersion: 9 } }))).toEqual(['STALE expectedVersion'])
    await expect(app.rows(`UPDATE survey_round SET closes_on = closes_on + 1 WHERE id = $1`, [ten.id])).rejects.toThrow('has ended')
    await expect(app.rows(`UPDATE survey_result SET n = 11 WHERE round_id = $1`, [ten.id])).rejects.toThrow('has ended')
  })

  it('is refused by the database when the program would show too little', async () => {
    const round = demoId('survey-round:yesterday')
    const [small] = await app.rows<{ unitId: string }>(`SELECT unit_id AS "unitId" FROM survey_round_unit WHERE round_id = $1 ORDER BY used_count LIMIT 1`, [round])
    const units = await app.rows<{ id: string }>(`SELECT unit_id AS id FROM survey_round_unit WHERE round_id = $1 ORDER BY used_count DESC`, [round])
    const insert = async (unitIds: readonly string[], answers: readonly number[]) => {
      const id = newId()
      await app.rows(`INSERT INTO survey_round (id, consortium_id, survey_id, version_id, unit_id, opens_on, closes_on)
        SELECT $1, consortium_id, survey_id, version_id, unit_id, opens_on, closes_on FROM survey_round WHERE id = $2`, [id, round])
      for (const [place, unit] of unitIds.entries()) {
        await app.rows(`INSERT INTO survey_round_unit (round_id, unit_id, consortium_id, centre_id) SELECT $1, $2, consortium_id, unit_id FROM survey_round WHERE id = $1`, [id, unit])
        await app.rows(`INSERT INTO survey_response (id, consortium_id, round_id, unit_id, answers) SELECT gen_random_uuid(), r.consortium_id, r.id, $2, '{"overall":["good"]}'
          FROM survey_round r, generate_series(1, $3) WHERE r.id = $1`, [id, unit, answers[place]])
      }
      return id
    }
    const end = (id: string, shown: readonly (readonly [string, string])[]) =>
      app.rows('SELECT app.end_survey_round($1, $2)', [id, JSON.stringify(shown.map(([level, unit]) => ({ level, unitId: unit, question: 'overall' })))])
    const [a = '', b = ''] = units.map(({ id }) => id)
    const one = await insert([a, b], [14, 4])
    await expect(end(one, [['unit', b]])).rejects.toThrow('fewer answers than may be shown')
    await expect(end(one, [['unit', a], ['all', centreId]])).rejects.toThrow('fewer answers than may be shown')
    await expect(end(one, [['unit', a], ['centre', centreId]])).rejects.toThrow('fewer answers than may be shown')
    await expect(end(one, [['unit', newId()]])).rejects.toThrow('fewer answers than may be shown')
    await expect(end(one, [['all', a]])).rejects.toThrow('fewer answers than may be shown')
    await expect(end(one, [['all', centreId]])).resolves.toBeDefined()
    expect(small).toBeDefined()
  })

  it('is ended by the clock after its last day, and by nobody who asks for it', async () => {
    const { id } = await opened()
    await answered(id, 10)
    await app.rows(`UPDATE survey_round SET opens_on = opens_on - 20 WHERE id = $1`, [id])
    await app.rows(`ALTER TABLE survey_round DISABLE TRIGGER guard_round`)
    await app.rows(`UPDATE survey_round SET closes_on = app.today() - 1 WHERE id = $1`, [id])
    await app.rows(`ALTER TABLE survey_round ENABLE TRIGGER guard_round`)
    expect((await read(id)).standing).toBe('over')
    expect(await app.provider<SurveyClosing>('SurveyClosing', { viewer: null }).endDue()).toBe(1)
    expect(await read(id)).toMatchObject({ standing: 'closed', shownGroupCount: 1 })
    expect(await app.rows(`SELECT actor_id, action FROM audit_entry WHERE subject_id = $1 AND action = 'surveyRoundEnded'`, [id])).toHaveLength(1)
  })

  it('of the demo shows the two units that have enough, and hides the two that together are within the whole', async () => {
    const id = demoId('survey-round:yesterday')
    const { figures } = await read(id, coordinator)
    const overall = figures.filter(({ questionCode }) => questionCode === 'overall').map(({ level, n }) => [level, n])
    expect(overall).toEqual([['all', 48], ['unit', 23], ['unit', 14]].sort((x, y) => (x[0] === y[0] ? 0 : x[0] === 'all' ? -1 : 1)).map((each) => expect.arrayContaining(each)))
    expect((await read(id)).figures.every(({ unit }) => unit.id === unitId)).toBe(true)
    const file = await fetch(`${app.address}/api/quality/survey-rounds/${id}/results.csv?lang=fi`, { headers: { cookie: manager.cookie } })
    const text = await file.text()
    expect([file.status, text.includes('Millaista palvelua olet saanut kokonaisuutena?'), /\b48\b/.test(text)]).toEqual([200, true, false])
  })

  it('of a unit is told with the indicators whose values it is, as far as it is shown', async () => {
    const roundId = demoId('survey-round:yesterday')
    const [who] = await app.rows<{ userId: string; consortiumId: string }>(
      `SELECT a.user_id AS "userId", a.consortium_id AS "consortiumId" FROM role_assignment a JOIN app_user u ON u.id = a.user_id WHERE u.email LIKE 'aino.salmela@%' LIMIT 1`
    )
    const figures = app.provider<SurveyFigures>('SurveyFigures', { viewer: who!, isReading: true })
    const [small] = await app.rows<{ unitId: string }>('SELECT unit_id AS "unitId" FROM survey_round_unit WHERE round_id = $1 ORDER BY used_count LIMIT 1', [roundId])
    expect(await figures.of({ unitId: small!.unitId, roundId })).toEqual([])
    const [overall] = await figures.of({ unitId, roundId })
    expect(overall).toMatchObject({ questionCode: 'overall', n: 23, meanIndicator: 'O7', countIndicator: 'D2' })
  })

  it('goes into the return of the unit where it is shown and asked for, and leaves alone what stands there', async () => {
    const fill = (roundId: string, by = manager, at = unitId) => by.ask<{ fillReturnFromSurvey: { returnId: string; savedCount: number; keptCount: number } }>(FILL, { input: { roundId, unitId: at } })
    const nine = await opened()
    await answered(nine.id, 9)
    expect(codesOf(await fill(nine.id))).toEqual(['SURVEY_WITHHELD'])
    await end(nine.id)
    expect(codesOf(await fill(nine.id))).toEqual(['SURVEY_WITHHELD'])
    const { id } = await opened()
    await answered(id, 12, (place) => ({ overall: [place < 3 ? 'fair' : 'good'] }))
    await end(id)
    const back = await returnOfToday()
    expect(codesOf(await fill(id, coordinator))).toEqual(['NOT_ALLOWED'])
    expect(codesOf(await fill(id, manager, centreId))).toEqual(['NOT_FOUND unitId'])
    const cells = () =>
      app.rows(`SELECT i.code, k.status, k.value::text FROM return_cell k JOIN indicator i ON i.id = k.indicator_id WHERE k.return_id = $1 AND i.code IN ('D2', 'O7') ORDER BY i.code`, [back])
    expect((await fill(id)).data?.fillReturnFromSurvey).toMatchObject({ returnId: back, savedCount: 2, keptCount: 0 })
    expect(await cells()).toEqual([{ code: 'D2', status: 'value', value: '12' }, { code: 'O7', status: 'value', value: '375' }])
    const other = await opened()
    await answered(other.id, 11)
    await end(other.id)
    expect((await fill(other.id)).data?.fillReturnFromSurvey).toMatchObject({ savedCount: 0, keptCount: 2 })
    expect(await cells()).toEqual([{ code: 'D2', status: 'value', value: '12' }, { code: 'O7', status: 'value', value: '375' }])
    await app.rows(`UPDATE unit_return SET state = 'submitted' WHERE unit_id = $1 AND round_id IN (SELECT c.id FROM collection_round c WHERE app.today() BETWEEN c.period_from AND c.period_to)`, [unitId])
    expect(codesOf(await fill(id))).toEqual(['RETURN_STATE'])
    await app.rows(`DELETE FROM round_indicator WHERE round_id IN (SELECT c.id FROM collection_round c WHERE app.today() BETWEEN c.period_from AND c.period_to)`)
    expect(codesOf(await fill(id))).toEqual(['SURVEY_UNASKED'])
  })

  it('in words is hidden with a reason, and then seen by those who hide', async () => {
    const { words } = await read(demoId('survey-round:year-ago'))
    const [text] = words
    expect(text).toMatchObject({ level: 'unit', mayHide: true, hiddenOn: null })
    expect(codesOf(await manager.ask(HIDE, { input: { textId: text!.id, isHidden: true, reason: ' ' } }))).toEqual(['REQUIRED reason'])
    await manager.get(HIDE, { input: { textId: text!.id, isHidden: true, reason: 'Nimi' } })
    const member = await app.as('unit_member')
    const seen = async (by: Actor) => (await read(demoId('survey-round:year-ago'), by)).words.some(({ id }) => id === text!.id)
    expect([await seen(manager), await seen(member)]).toEqual([true, false])
    expect(codesOf(await member.ask(HIDE, { input: { textId: text!.id, isHidden: false, reason: '' } }))).toEqual(['NOT_ALLOWED'])
  })
})

describe('what waits', () => {
  it('is a round of one’s own unit that ends within a week, and what came of one that has just ended', async () => {
    const [soon, later] = [await opened({ closesOn: addDays(today, 7) }), await opened({ closesOn: addDays(today, 8) })]
    const waiting = async (by: Actor) =>
      (await by.get<{ workItems: { id: string; kind: string; dueOn: string | null; params: Record<string, unknown>; unit: { id: string } }[] }>('{ workItems { id kind dueOn params unit { id } } }')).workItems
    const mine = await waiting(manager)
    expect(mine.find(({ id }) => id === `survey_ending:${soon.id}`)).toMatchObject({ dueOn: addDays(today, 7), unit: { id: unitId }, params: { roundId: soon.id, count: 0, least: 10 } })
    expect(mine.some(({ id }) => id.endsWith(later.id))).toBe(false)
    const round = demoId('survey-round:yesterday')
    expect(mine.find(({ id }) => id === `survey_results_ready:${round}`)).toMatchObject({ dueOn: null, unit: { id: unitId }, params: { isShown: true, name: { fi: 'Asiakaspalaute' } } })
    await end(soon.id)
    expect((await waiting(manager)).find(({ id }) => id === `survey_results_ready:${soon.id}`)?.params).toMatchObject({ isShown: false })
    for (const role of ['unit_member', 'auditor'] as const) expect((await waiting(await app.as(role))).filter(({ kind }) => kind.startsWith('survey_'))).toEqual([])
  })
})

describe('a round', () => {
  it('is opened by whoever manages all of its units, for days that are to come, and only gets more time', async () => {
    const all = (await coordinator.get<{ surveyPlaces: { unit: { id: string }; centre: { id: string } | null }[] }>('{ surveyPlaces { unit { id } centre { id } } }')).surveyPlaces
    const centreUnits = all.filter(({ centre }) => centre?.id === centreId).map(({ unit }) => unit.id)
    const region = await app.as('regional_coordinator')
    expect((await done(OPEN, { surveyId, unitIds: centreUnits, opensOn: today, closesOn: today }, region)).owner.id).toBe(centreId)
    const other = all.find(({ centre }) => centre && centre.id !== centreId)!.unit.id
    expect(codesOf(await region.ask(OPEN, { input: { surveyId, unitIds: [other], opensOn: today, closesOn: today } }))).toEqual(['NOT_FOUND unitIds'])
    expect(codesOf(await manager.ask(OPEN, { input: { surveyId, unitIds: centreUnits, opensOn: today, closesOn: today } }))).toEqual(['NOT_FOUND unitIds'])
    const bad = { surveyId, unitIds: [unitId], opensOn: addDays(today, -1), closesOn: addDays(today, -2), minimum: 9 }
    expect(codesOf(await manager.ask(OPEN, { input: bad }))).toEqual(['OUT_OF_RANGE opensOn', 'OUT_OF_RANGE closesOn', 'OUT_OF_RANGE minimum'])
    const { id, closesOn, version } = await opened()
    const extend = (day: string, expectedVersion = version) => manager.ask(EXTEND, { input: { roundId: id, expectedVersion, closesOn: day } })
    expect(codesOf(await extend(addDays(closesOn, -1)))).toEqual(['OUT_OF_RANGE closesOn'])
    expect((await extend(addDays(closesOn, 5))).errors).toBeUndefined()
    expect(codesOf(await extend(addDays(closesOn, 6)))).toEqual(['STALE expectedVersion'])
  })

  it('that is given up shows nothing, and its answers are gone', async () => {
    const { id, version } = await opened()
    await answered(id, 10)
    expect(await done(CANCEL, { roundId: id, expectedVersion: version })).toMatchObject({ standing: 'cancelled', figures: [] })
    expect(await app.rows('SELECT 1 FROM survey_response WHERE round_id = $1', [id])).toEqual([])
    expect(codesOf(await manager.ask(END, { input: { roundId: id, expectedVersion: version + 1 } }))).toEqual(['SURVEY_STATE'])
  })

  it('is seen by its unit, what stands above it and those who look after all; others miss it', async () => {
    const id = demoId('survey-round:now')
    for (const role of ['administrator', 'national_coordinator', 'regional_coordinator', 'unit_manager', 'unit_member', 'auditor'] as const) {
      expect((await read(id, await app.as(role))).usedCount).toBe(8)
    }
    for (const role of ['reviewer', 'funder'] as const) expect(codesOf(await (await app.as(role)).ask(ONE, { id }))).toEqual(['NOT_ALLOWED'])
    const outsider = await asOutsider(app, await aSecondConsortium(app))
    expect(codesOf(await outsider.ask(ONE, { id }))).toEqual(['NOT_FOUND id'])
    const member = await app.as('unit_member')
    expect(codesOf(await member.ask(END, { input: { roundId: id, expectedVersion: 1 } }))).toEqual(['NOT_ALLOWED'])
  })
})

describe('a survey', () => {
  it('is written as a draft, released once it is whole, never changed, and asked in its newest version', async () => {
    const code = `spec_${newId().slice(-10)}`
    const shipped = (await coordinator.get<{ surveys: Survey[] }>(SURVEYS)).surveys.find((each) => each.code === 'customer_feedback')!
    const name = { fi: 'Oma', sv: '', en: '', easy: '' }
    const create = written('createSurvey', 'CreateSurveyInput')
    const { createSurvey } = await coordinator.get<{ createSurvey: { survey: Survey; surveyVersion: Version } }>(create, { input: { code, name, audience: 'partner', copyOfVersionId: shipped.versions[0]!.id } })
    const { id: versionId, version } = createSurvey.surveyVersion
    const release = (expectedVersion: number) => coordinator.ask(written('releaseSurvey', 'ReleaseSurveyInput'), { input: { versionId, expectedVersion } })
    expect(codesOf(await release(version))).toEqual(['REQUIRED name.sv', 'REQUIRED name.en', 'REQUIRED name.easy'])
    const content = { ...librarySurveys[0]!.content, audience: 'partner' }
    const save = (expectedVersion: number, by = coordinator) => by.ask(written('saveSurveyDraft', 'SaveSurveyDraftInput'), { input: { versionId, expectedVersion, content } })
    expect(codesOf(await save(version, manager))).toEqual(['NOT_ALLOWED'])
    expect((await save(version)).errors).toBeUndefined()
    expect(codesOf(await save(version))).toEqual(['STALE expectedVersion'])
    expect((await release(version + 1)).errors).toBeUndefined()
    expect(codesOf(await save(version + 2))).toEqual(['SURVEY_STATE'])
    await expect(app.rows(`UPDATE survey_version SET content = '{}' WHERE id = $1`, [versionId])).rejects.toThrow('does not change')
    expect(codesOf(await manager.ask(create, { input: { code: 'own', name, audience: 'other' } }))).toEqual(['NOT_ALLOWED'])
    const retire = `mutation ($input: RetireSurveyInput!) { retireSurvey(input: $input) { survey { version retiredAt } } }`
    await coordinator.get(retire, { input: { surveyId: createSurvey.survey.id, expectedVersion: createSurvey.survey.version, isRetired: true } })
    expect(codesOf(await manager.ask(OPEN, { input: { surveyId: createSurvey.survey.id, unitIds: [unitId], opensOn: today, closesOn: today } }))).toEqual(['SURVEY_STATE'])
  })
})
