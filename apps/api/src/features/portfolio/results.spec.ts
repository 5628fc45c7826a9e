import { addDays, todayIn } from '@solmu/shared/dates.js'
import { shiftPeriod, validityOfPeriod } from '@solmu/shared/periods.js'
import { demoId } from '../../demo/demo-id.js'
import { indicatorId } from '../../demo/demo-indicators.js'
import { presentPeriod } from '../../demo/demo-rounds.js'
import { type Actor, TestApp } from '../../testing/harness.js'

const FIGURE = 'projectIndicatorId code period soFar target asked given'
const TEXT = 'key text isOpen'
const STEP = 'action blockedBy needsMarks'
const RESULTS = `mayEdit units { unit { id } partnerId } results { value standing asked given missing { id } indicator { id indicatorId code target baseline why version partnerTargets { partnerId target } shares { unitId share validFrom validTo replacedAt } }
  periods { period value asked given } told { gross net twice projects { projectId counted } } returns { returnId versionNumber period share reported counted unit { id } } }`
const REPORT = `id number period state isLate dueOn factsOn version mayWrite mayAsk mayAnswer openQuestions figures { ${FIGURE} } texts { ${TEXT} } money { budget { minorUnits } claimed { minorUnits } } findings { ruleCode about explanation projectIndicatorId }
  steps { ${STEP} } marks { id partId cell comment reply isOpen } questions { id cell question answer version } events { action partId } parts { id partnerId state factsOn version figures { ${FIGURE} } texts { ${TEXT} } steps { ${STEP} } }`
const act = (name: string, type: string, what: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { ${what} } }`
const OF = `query ($id: ID!) { projectResults(projectId: $id) { ${RESULTS} } }`
const SAVE = act('saveProjectIndicator', 'SaveProjectIndicatorInput', `results { ${RESULTS} }`)
const REMOVE = act('removeProjectIndicator', 'RemoveProjectIndicatorInput', `results { ${RESULTS} }`)
const DECLARE = act('declareProjectShares', 'DeclareProjectSharesInput', `results { ${RESULTS} }`)
const OPEN = act('openProgressReport', 'OpenProgressReportInput', `report { ${REPORT} }`)
const WRITE = act('writeProgressReport', 'WriteProgressReportInput', `report { ${REPORT} }`)
const MOVE = act('moveProgressReport', 'MoveProgressReportInput', `report { ${REPORT} }`)
const ASK = act('askProgressQuestion', 'AskProgressQuestionInput', `report { ${REPORT} }`)
const ANSWER = act('answerProgressQuestion', 'AnswerProgressQuestionInput', `report { ${REPORT} }`)
const LIST = 'query ($id: ID) { progressReports(projectId: $id) { reports { id state isLate projectId } next { period dueOn } } }'
const ONE = `query ($id: ID!) { progressReport(reportId: $id) { ${REPORT} } }`
const SHARED = 'query { sharedResults { code told { gross net twice projects { projectId } } } }'

type Answer = Awaited<ReturnType<Actor['ask']>>
type Figure = { projectIndicatorId: string; code: string; period: string | null; soFar: string | null; asked: number; given: number }
type Text = { key: string; text: string; isOpen: boolean }
type Step = { action: string; blockedBy: string[] }
type Result = { value: string | null; asked: number; given: number; indicator: { id: string; code: string; target: string | null; version: number; shares: { share: number; replacedAt: string | null }[] }; told: { gross: string; net: string; twice: string; projects: { projectId: string; counted: string }[] } | null; returns: { returnId: string; share: number; reported: string | null; counted: string | null; unit: { id: string } }[]; periods: { period: string; value: string | null }[] }
type Results = { mayEdit: boolean; results: Result[] }
type Part = { id: string; partnerId: string; state: string; factsOn: string | null; version: number; figures: Figure[]; texts: Text[]; steps: Step[] }
type Report = { id: string; state: string; version: number; isLate: boolean; openQuestions: number; factsOn: string | null; figures: Figure[]; texts: Text[]; findings: { ruleCode: string; about: string; explanation: string }[]; steps: Step[]; marks: { id: string; cell: string; reply: string; isOpen: boolean }[]; questions: { id: string; answer: string; version: number }[]; parts: Part[]; money: { budget: { minorUnits: string } } | null }

let app: TestApp
let [office, centre, manager, auditor, funder]: Actor[] = []
const projectId = demoId('project:koko-ita')
const otherId = demoId('project:verstas')
const lead = demoId('unit:Karjalan Työsilta')
const partners = [0, 1, 2].map((at) => demoId(`project-partner:koko-ita:${at}`))

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code
const pathOf = ({ errors }: Answer) => errors?.[0]?.extensions.path
const paramsOf = ({ errors }: Answer) => errors?.[0]?.extensions['params']
function one<T>({ data, errors }: Answer): T {
  if (errors) throw new Error(JSON.stringify(errors))
  const [answer] = Object.values(data as Record<string, { results?: T; report?: T }>)
  return (answer?.results ?? answer?.report) as T
}
const results = async (actor = manager, id = projectId) => (await actor!.get<{ projectResults: Results }>(OF, { id })).projectResults
const report = async (id: string, actor = manager) => (await actor!.get<{ progressReport: Report }>(ONE, { id })).progressReport
const by = (code: string, of: Results) => of.results.find(({ indicator }) => indicator.code === code)!
const ask = (query: string, input: object, actor = manager) => actor!.ask(query, { input })

beforeAll(async () => {
  app = await TestApp.start()
  // One after the other: the door lets only so many passwords be checked at once.
  ;[office, centre, manager] = [await app.as('national_coordinator'), await app.as('regional_coordinator'), await app.as('unit_manager')]
  ;[auditor, funder] = [await app.as('auditor'), await app.as('funder')]
})
afterAll(() => app.stop())

/** What the units of a project have reported and the head office has accepted, worked out apart. */
async function reported(code: string, share: (unitId: string) => number = () => 1): Promise<number> {
  const rows = await app.rows<{ unitId: string; value: number }>(
    `SELECT u.unit_id AS "unitId", sum(f.value)::float8 AS value FROM fact f JOIN unit_return u ON u.id = f.return_id JOIN collection_round r ON r.id = u.round_id JOIN project p ON p.id = $1
       JOIN project_partner_unit n ON n.project_id = p.id AND n.unit_id = u.unit_id JOIN project_partner a ON a.id = n.partner_id
     WHERE f.to_version IS NULL AND f.indicator_id = $2 AND u.state IN ('accepted', 'locked') AND r.period_to - 1 BETWEEN p.starts_on AND p.ends_on AND r.period_to - 1 >= a.valid_from AND (a.valid_to IS NULL OR r.period_to - 1 < a.valid_to) GROUP BY 1`,
    [projectId, indicatorId(code)]
  )
  return rows.reduce((sum, { unitId, value }) => sum + value * share(unitId), 0)
}

describe('the results of a project', () => {
  it('are the accepted figures of its units in its time, and tell what another project tells as well', async () => {
    const found = await results()
    for (const code of ['A1', 'B1', 'B2']) expect(by(code, found).value).toBe(String(await reported(code)))
    const { told, returns, periods, value } = by('B1', found)
    expect(returns.reduce((sum, { counted }) => sum + Number(counted ?? 0), 0)).toBe(Number(value))
    expect(periods.reduce((sum, { value: each }) => sum + Number(each ?? 0), 0)).toBe(Number(value))
    expect(told?.net).toBe(value)
    expect(Number(told?.gross) - Number(told?.net)).toBe(Number(told?.twice))
    expect(told?.projects.map((each) => each.projectId).sort()).toEqual([projectId, otherId].sort())
    const shared = (await centre!.get<{ sharedResults: { code: string; told: { gross: string; net: string; twice: string } }[] }>(SHARED)).sharedResults
    expect(shared.find(({ code }) => code === 'B1')?.told.twice).toBe(told?.twice)
  })

  it('are for those who lead or carry it out and those above them, and changed by the unit that leads', async () => {
    expect([(await results(office)).mayEdit, (await results(auditor)).mayEdit]).toEqual([true, false])
    expect(codeOf(await funder!.ask(OF, { id: projectId }))).toBe('NOT_ALLOWED')
    expect(codeOf(await manager!.ask(OF, { id: demoId('project:tori') }))).toBe('NOT_ALLOWED')
    expect(codeOf(await manager!.ask(OF, { id: demoId('nothing') }))).toBe('NOT_FOUND')
    expect(codeOf(await ask(SAVE, { projectId, indicatorId: indicatorId('B3'), expectedVersion: 0, periodKind: 'quarter', why: '', partnerTargets: [] }, auditor))).toBe('NOT_ALLOWED')
  })

  it('go by indicators of the library, with what is aimed at', async () => {
    const aim = { projectId, indicatorId: indicatorId('B3'), expectedVersion: 0, periodKind: 'quarter', baseline: '3', target: '25', why: ' Rahoittajan toive ', partnerTargets: [{ partnerId: partners[0], target: '12' }] }
    expect(pathOf(await ask(SAVE, { ...aim, target: '1,5' }))).toEqual(['target'])
    expect(pathOf(await ask(SAVE, { ...aim, partnerTargets: [{ partnerId: demoId('nobody'), target: '1' }] }))).toEqual(['partnerTargets', 0, 'partnerId'])
    const made = by('B3', one<Results>(await ask(SAVE, aim)))
    expect(made.indicator).toMatchObject({ target: '25', baseline: '3', why: 'Rahoittajan toive', version: 1, partnerTargets: [{ partnerId: partners[0], target: '12' }] })
    expect(codeOf(await ask(SAVE, aim))).toBe('STALE')
    expect(codeOf(await ask(REMOVE, { projectIndicatorId: made.indicator.id, expectedVersion: 9 }))).toBe('STALE')
    expect(one<Results>(await ask(REMOVE, { projectIndicatorId: made.indicator.id, expectedVersion: 1 })).results.map(({ indicator }) => indicator.code)).not.toContain('B3')
    const told = by('B1', await results())
    expect(codeOf(await ask(REMOVE, { projectIndicatorId: told.indicator.id, expectedVersion: told.indicator.version }))).toBe('PROGRESS_STATE')
  })

  it('count the share that is declared, and keep what was declared before', async () => {
    const before = by('B2', await results())
    const share = { unitId: lead, share: 2500, validFrom: '2020-01-01', validTo: null }
    const declare = (shares: object[], version = before.indicator.version) => ask(DECLARE, { projectIndicatorId: before.indicator.id, expectedVersion: version, shares })
    expect(pathOf(await declare([share, { ...share, validFrom: '2021-01-01' }]))).toEqual(['shares', 1, 'validFrom'])
    expect(pathOf(await declare([{ ...share, validTo: '2019-01-01' }]))).toEqual(['shares', 0, 'validTo'])
    expect(pathOf(await declare([{ ...share, unitId: demoId('unit:Vallilan Verstas') }]))).toEqual(['shares', 0, 'unitId'])
    expect(codeOf(await declare([{ ...share, share: 10_001 }]))).toBe('INVALID_INPUT')
    const quarter = by('B2', one<Results>(await declare([share])))
    const exact = await reported('B2', (unitId) => (unitId === lead ? 0.25 : 1))
    expect(Math.abs(Number(quarter.value) - exact)).toBeLessThanOrEqual(quarter.returns.length)
    expect(quarter.returns.filter(({ unit }) => unit.id === lead).every((each) => each.share === 2500)).toBe(true)
    const whole = by('B2', one<Results>(await declare([], quarter.indicator.version)))
    expect([whole.value, whole.indicator.shares]).toEqual([before.value, [expect.objectContaining({ share: 2500, replacedAt: expect.any(String) as string })]])
    await expect(app.rows('UPDATE project_share SET share = 1 WHERE project_indicator_id = $1', [before.indicator.id])).rejects.toThrow()
  })

  it('go out as a file', async () => {
    const response = await fetch(`${app.address}/api/projects/${projectId}/results.csv?lang=fi`, { headers: { cookie: manager!.cookie } })
    const [head, ...rows] = (await response.text()).trim().split('\n')
    expect((await fetch(`${app.address}/api/projects/${projectId}/results.xlsx`, { headers: { cookie: funder!.cookie } })).status).toBe(403)
    expect(head).toContain('Tunnus;Mittari;Kausi;Tulos')
    expect(rows.some((row) => row.startsWith('B1;'))).toBe(true)
  })
})

describe('a progress report', () => {
  const period = presentPeriod(todayIn())
  const { validTo } = validityOfPeriod(period)
  const dueOn = addDays(validTo, 29)
  const told = ['done', 'results', 'deviations', 'money', 'next'].map((key) => ({ key, text: `${key} kerrottu` }))
  let id = ''
  const write = (of: object, actor = manager) => ask(WRITE, { reportId: id, texts: [], replies: [], explanations: [], ...of }, actor)
  const move = (of: object, actor = manager) => ask(MOVE, { reportId: id, reason: '', marks: [], ...of }, actor)
  const part = (of: Report, at: number) => of.parts.find(({ partnerId }) => partnerId === partners[at])!

  it('is begun by the lead with a part for each partner', async () => {
    expect(codeOf(await ask(OPEN, { projectId, period: 'aina', dueOn }))).toBe('INVALID_INPUT')
    expect(codeOf(await ask(OPEN, { projectId, period: '1999', dueOn }))).toBe('OUT_OF_RANGE')
    expect(pathOf(await ask(OPEN, { projectId, period: shiftPeriod(period, -1), dueOn }))).toEqual(['period'])
    expect(codeOf(await ask(OPEN, { projectId, period, dueOn }, auditor))).toBe('NOT_ALLOWED')
    const { next } = (await manager!.get<{ progressReports: { next: { period: string } } }>(LIST, { id: projectId })).progressReports
    expect(next.period).toBe(period)
    const begun = one<Report>(await ask(OPEN, { projectId, period, dueOn }))
    id = begun.id
    expect([begun.state, begun.parts.map(({ state }) => state), begun.steps]).toEqual(['open', ['draft', 'draft', 'draft'], [{ action: 'put_together', blockedBy: ['parts_sent', 'texts_told', ...(begun.findings.length > 0 ? ['explained'] : [])], needsMarks: false }]])
    expect(begun.figures.find(({ code }) => code === 'B1')?.soFar).toBe(by('B1', await results()).value)
  })

  it('has a part that goes to the lead with the figures of the day, and comes back with marked cells', async () => {
    const first = part(await report(id), 0)
    expect(paramsOf(await move({ partId: first.id, expectedVersion: 1, action: 'send' }))).toMatchObject({ blockedBy: 'texts_told' })
    expect(codeOf(await write({ partId: first.id, expectedVersion: 9, texts: told }))).toBe('STALE')
    expect(codeOf(await write({ partId: part(await report(id), 1).id, expectedVersion: 1, texts: told }))).toBe('NOT_ALLOWED')
    await write({ partId: first.id, expectedVersion: 1, texts: told })
    const sent = part(one<Report>(await move({ partId: first.id, expectedVersion: 2, action: 'send' })), 0)
    expect([sent.state, sent.factsOn, sent.texts.some(({ isOpen }) => isOpen)]).toEqual(['sent', todayIn(), false])
    expect(codeOf(await write({ partId: first.id, expectedVersion: 3, texts: told }))).toBe('PROGRESS_STATE')
    await expect(app.rows(`UPDATE progress_part SET texts = '{}' WHERE id = $1`, [first.id])).rejects.toThrow()
    expect(pathOf(await move({ partId: first.id, expectedVersion: 3, action: 'give_back' }))).toEqual(['marks'])
    expect(pathOf(await move({ partId: first.id, expectedVersion: 3, action: 'give_back', marks: [{ cell: 'text:muu', comment: 'x' }] }))).toEqual(['marks', 0, 'cell'])
    const back = one<Report>(await move({ partId: first.id, expectedVersion: 3, action: 'give_back', marks: [{ cell: 'text:results', comment: 'Tarkenna' }] }))
    const returned = part(back, 0)
    expect([returned.state, returned.texts.filter(({ isOpen }) => isOpen).map(({ key }) => key), back.marks.filter(({ isOpen }) => isOpen).map(({ cell }) => cell)]).toEqual(['returned', ['results'], ['text:results']])
    expect(pathOf(await write({ partId: first.id, expectedVersion: 4, texts: [{ key: 'done', text: 'muuta' }] }))).toEqual(['texts', 0, 'text'])
    expect(paramsOf(await move({ partId: first.id, expectedVersion: 4, action: 'send' }))).toMatchObject({ blockedBy: 'marks_replied' })
    await write({ partId: first.id, expectedVersion: 4, texts: [{ key: 'results', text: 'Tarkemmin' }], replies: [{ markId: back.marks[0]?.id, reply: 'Tarkensimme' }] })
    expect(part(one<Report>(await move({ partId: first.id, expectedVersion: 5, action: 'send' })), 0).state).toBe('sent')
    expect(await app.rows('SELECT number FROM progress_version WHERE part_id = $1 ORDER BY number', [first.id])).toEqual([{ number: 1 }, { number: 2 }])
  })

  it('is put together once all parts are there and what was found is explained', async () => {
    for (const at of [1, 2]) {
      const { id: partId } = part(await report(id), at)
      one(await write({ partId, expectedVersion: 1, texts: told }, centre))
      one(await move({ partId, expectedVersion: 2, action: 'send' }, centre))
    }
    const { findings } = await report(id)
    one(await write({ expectedVersion: 1, texts: told, explanations: findings.slice(1).map(({ ruleCode, about }) => ({ ruleCode, about, text: 'Selitetty' })) }))
    if (findings.length > 0) expect(paramsOf(await move({ expectedVersion: 2, action: 'put_together' }))).toMatchObject({ blockedBy: 'explained' })
    one(await write({ expectedVersion: 2, explanations: findings.map(({ ruleCode, about }) => ({ ruleCode, about, text: 'Selitetty' })) }))
    expect(codeOf(await move({ expectedVersion: 3, action: 'approve' }))).toBe('NOT_ALLOWED')
    const sent = one<Report>(await move({ expectedVersion: 3, action: 'put_together' }))
    expect([sent.state, sent.factsOn, sent.steps, sent.money?.budget.minorUnits === '0']).toEqual(['with_centre', todayIn(), [], false])
  })

  it('comes back from the centre with a marked cell of one part, and goes to the funder in the end', async () => {
    const first = part(await report(id), 0)
    const marks = [{ partId: first.id, cell: `figure:${first.figures[0]?.projectIndicatorId}`, comment: 'Tarkista luku' }]
    const back = one<Report>(await move({ expectedVersion: 4, action: 'give_back', marks }, centre))
    expect([back.state, back.parts.map(({ state }) => state).sort()]).toEqual(['open', ['returned', 'sent', 'sent']])
    const mark = back.marks.find(({ isOpen }) => isOpen)
    const { version } = part(back, 0)
    one(await write({ partId: first.id, expectedVersion: version, replies: [{ markId: mark?.id, reply: 'Oikein' }] }))
    one(await move({ partId: first.id, expectedVersion: version + 1, action: 'send' }))
    one(await move({ expectedVersion: 5, action: 'put_together' }))
    expect(one<Report>(await move({ expectedVersion: 6, action: 'approve' }, centre)).state).toBe('with_funder')
  })

  it('is asked about by the funder, answered by the lead, and never changes once it is accepted', async () => {
    expect(codeOf(await ask(ASK, { reportId: id, cell: 'text:done', question: 'Miksi?' }))).toBe('NOT_ALLOWED')
    expect(pathOf(await ask(ASK, { reportId: id, cell: 'text:muu', question: 'Miksi?' }, centre))).toEqual(['cell'])
    expect(pathOf(await ask(ASK, { reportId: id, cell: 'text:done', question: ' ' }, centre))).toEqual(['question'])
    const asked = one<Report>(await ask(ASK, { reportId: id, cell: 'text:done', question: 'Miksi?' }, centre))
    const mine = async () => (await manager!.get<{ workItems: { kind: string }[] }>('{ workItems { kind } }')).workItems.map(({ kind }) => kind)
    expect(asked.openQuestions).toBe(1)
    expect(await mine()).toContain('progress_question')
    const question = asked.questions[0]
    one(await ask(ANSWER, { questionId: question?.id, expectedVersion: 1, answer: 'Siksi.' }))
    expect(codeOf(await ask(ANSWER, { questionId: question?.id, expectedVersion: 2, answer: 'Toisin.' }))).toBe('PROGRESS_STATE')
    expect(await mine()).not.toContain('progress_question')
    const accepted = one<Report>(await move({ expectedVersion: 7, action: 'accept' }, centre))
    expect([accepted.state, accepted.steps]).toEqual(['accepted', []])
    await expect(app.rows(`UPDATE progress_report SET contents = '{}' WHERE id = $1`, [id])).rejects.toThrow()
    await expect(app.rows('DELETE FROM progress_event WHERE report_id = $1', [id])).rejects.toThrow()
    const waiting = (await office!.get<{ progressReports: { reports: { id: string; state: string }[] } }>(LIST)).progressReports.reports
    expect([waiting.some((each) => each.id === id), waiting.every(({ state }) => state !== 'accepted')]).toEqual([false, true])
  })

  it('tells the partner that a part came back', async () => {
    const kinds = (await manager!.get<{ workItems: { kind: string }[] }>('{ workItems { kind } }')).workItems.map(({ kind }) => kind)
    expect(kinds).not.toContain('progress_to_put_together')
    const open = (await manager!.get<{ progressReports: { reports: { id: string; state: string }[] } }>(LIST, { id: projectId })).progressReports.reports.find(({ state }) => state === 'open')
    expect((await report(open?.id ?? '')).parts.map(({ state }) => state).sort()).toEqual(['draft', 'returned', 'sent'])
  })
})
