import { addDays, todayIn } from '@solmu/shared/dates.js'
import { demoId } from '../../../demo/demo-id.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import type { CycleClock } from '../cycle/cycle-clock.js'

const FIELDS = `id state level version score band finalKind review mayEdit mayPublish selfScore { score band } progress { answered skipped }
  steps { action isAllowed blockedBy } answers { criterionCode value skipped comment version changedBy } evidence { id kind title figure figureSource }
  framework { criterionCount newerNumber } cycle { id }`
const ONE = `query ($id: ID!) { assessment(id: $id) { ${FIELDS} previous { score } } }`
const LIST = `query ($filter: AssessmentFilter, $sort: AssessmentSort, $after: String) { assessments(filter: $filter, sort: $sort, first: 3, after: $after) {
  totalCount nodes { id state level unit { id } } pageInfo { hasNextPage endCursor } } }`
const SAVE = `mutation ($input: SaveAssessmentAnswersInput!) { saveAssessmentAnswers(input: $input) { results { criterionCode outcome code answer { value comment version changedBy } } } }`
const act = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { assessment { ${FIELDS} } } }`
const SUBMIT = act('submitAssessment', 'SubmitAssessmentInput')
const WITHDRAW = act('withdrawAssessment', 'WithdrawAssessmentInput')
const CANCEL = act('cancelAssessment', 'CancelAssessmentInput')
const PUBLISH = act('publishAssessment', 'PublishAssessmentInput')
const START = act('startAssessment', 'StartAssessmentInput')
const ADD = `mutation ($input: AddEvidenceInput!) { addEvidence(input: $input) { evidence { id kind title url note figure figureSource fileName } } }`
const REMOVE = `mutation ($input: RemoveEvidenceInput!) { removeEvidence(input: $input) { evidence { id } } }`
const CYCLE = 'id state version counts { total self final } mayManage'
const CREATE_CYCLE = `mutation ($input: CreateCycleInput!) { createAssessmentCycle(input: $input) { cycle { ${CYCLE} } } }`
const CHANGE_CYCLE = `mutation ($input: ChangeCycleInput!) { changeAssessmentCycle(input: $input) { cycle { ${CYCLE} selfDueOn } } }`
const ACT_CYCLE = `mutation ($input: ActOnCycleInput!) { actOnAssessmentCycle(input: $input) { cycle { ${CYCLE} } } }`
const PREVIEW = `query ($input: PreviewCycleInput!) { previewAssessmentCycle(input: $input) { unit { id } centre { id } } }`

type Said = { criterionCode: string; value: number | null; skipped: string | null; comment: string; version: number; changedBy: string | null }
type Assessment = {
  id: string
  state: string
  level: string
  version: number
  score: number | null
  band: string | null
  finalKind: string | null
  mayEdit: boolean
  mayPublish: boolean
  selfScore: { score: number | null } | null
  progress: { answered: number; skipped: number }
  steps: { action: string; isAllowed: boolean; blockedBy: string[] }[]
  answers: Said[]
  evidence: { id: string; kind: string; title: string; figure: string | null; figureSource: string; url: string | null; fileName: string | null }[]
  framework: { criterionCount: number; newerNumber: number | null }
}
type Outcome = { criterionCode: string; outcome: string; code: string | null; answer: { value: number | null; version: number; changedBy: string | null } | null }
type Sent = { criterionCode: string; value?: number | null; skipped?: string | null; comment?: string; expectedVersion?: number }
type Answer = Awaited<ReturnType<Actor['ask']>>

const today = todayIn()
let app: TestApp
let manager: Actor
let member: Actor
let national: Actor
let regional: Actor
let reviewer: Actor
let auditor: Actor
let own: { unitId: string; centreId: string }
let criteria: string[]

beforeAll(async () => {
  app = await TestApp.start()
  // One after another: more at the same time would be slowed down as guessing.
  ;[manager, member, national] = [await app.as('unit_manager'), await app.as('unit_member'), await app.as('national_coordinator')]
  ;[regional, reviewer, auditor] = [await app.as('regional_coordinator'), await app.as('reviewer'), await app.as('auditor')]
  const [row] = await app.rows<{ unitId: string; centreId: string }>(
    `SELECT a.unit_id AS "unitId", a.centre_id AS "centreId" FROM quality_assessment a WHERE a.cycle_id IS NULL AND a.state = 'self'`
  )
  own = row!
  criteria = (await app.rows<{ code: string }>(`SELECT c.code FROM quality_criterion c JOIN quality_framework_version v ON v.id = c.version_id
    JOIN quality_framework f ON f.id = v.framework_id WHERE f.code = 'coaching_phases' ORDER BY c.position`)).map(({ code }) => code)
})
afterAll(() => app.stop())

const codeOf = (answer: Answer): string => String(answer.errors?.[0]?.extensions['code'] ?? '')
const frameworkId = async (code: string): Promise<string> => (await app.rows<{ id: string }>('SELECT id FROM quality_framework WHERE code = $1', [code]))[0]!.id
const read = async (id: string, actor = manager): Promise<Assessment> => (await actor.get<{ assessment: Assessment }>(ONE, { id })).assessment
/** A fresh assessment of the manager's unit, by the phases of coaching. */
async function fresh({ review = 'none', state = 'self', level = 'unit' } = {}): Promise<string> {
  const [row] = await app.rows<{ id: string }>(
    `INSERT INTO quality_assessment (id, consortium_id, framework_id, version_id, unit_id, centre_id, review, state, level)
     SELECT gen_random_uuid(), v.consortium_id, f.id, v.id, $1, $2, $3, $4, $5 FROM quality_framework f JOIN quality_framework_version v ON v.framework_id = f.id
     WHERE f.code = 'coaching_phases' RETURNING id`,
    [own.unitId, own.centreId, review, state, level]
  )
  return row!.id
}
async function save(id: string, answers: readonly Sent[], actor = manager): Promise<Outcome[]> {
  const input = { assessmentId: id, answers: answers.map((each) => ({ comment: '', expectedVersion: 0, ...each })) }
  return (await actor.get<{ saveAssessmentAnswers: { results: Outcome[] } }>(SAVE, { input })).saveAssessmentAnswers.results
}
const answerAll = (id: string, value = 3) => save(id, criteria.map((criterionCode) => ({ criterionCode, value })))
const submit = (id: string, version: number, actor = manager) => actor.ask(SUBMIT, { input: { assessmentId: id, expectedVersion: version } })

describe('answers', () => {
  it('of two people meet: the second is shown what the first has said, and nothing is written over', async () => {
    const id = await fresh()
    const [code = ''] = criteria
    expect(await save(id, [{ criterionCode: code, value: 2 }])).toMatchObject([{ outcome: 'saved', answer: { value: 2, version: 1, changedBy: 'Mikko Hyvärinen' } }])
    expect(await save(id, [{ criterionCode: code, value: 4, comment: 'Toisin' }], member)).toMatchObject([{ outcome: 'clash', answer: { value: 2, version: 1 } }])
    // The same once more, as after a lost connection, is no clash.
    expect(await save(id, [{ criterionCode: code, value: 2 }])).toMatchObject([{ outcome: 'saved', answer: { version: 1 } }])
    expect(await save(id, [{ criterionCode: code, value: 4, comment: 'Toisin', expectedVersion: 1 }], member)).toMatchObject([{ outcome: 'saved', answer: { value: 4, version: 2 } }])
  })

  it('go in as far as the framework has a place for them, and the others say why not', async () => {
    const id = await fresh()
    const [a = '', b = '', c = ''] = criteria
    const results = await save(id, [{ criterionCode: a, value: 9 }, { criterionCode: 'nothing', value: 1 }, { criterionCode: b, skipped: ' ' }, { criterionCode: c, skipped: ' Ei ole ' }])
    expect(results.map(({ outcome, code }) => [outcome, code])).toEqual([['refused', 'OUT_OF_RANGE'], ['refused', 'UNKNOWN_REFERENCE'], ['refused', 'REQUIRED'], ['saved', null]])
    expect(await read(id)).toMatchObject({ progress: { answered: 0, skipped: 1 }, answers: [{ criterionCode: c, skipped: 'Ei ole' }] })
  })

  it('are written by those who work in the unit, and by nobody else; out of sight is missing', async () => {
    const id = await fresh()
    const input = { assessmentId: id, answers: [] }
    expect(codeOf(await national.ask(SAVE, { input }))).toBe('NOT_ALLOWED')
    expect(codeOf(await auditor.ask(SAVE, { input }))).toBe('NOT_ALLOWED')
    expect([codeOf(await reviewer.ask(ONE, { id })), codeOf(await reviewer.ask(SAVE, { input }))]).toEqual(['NOT_FOUND', 'NOT_ALLOWED'])
    expect((await read(id, member)).mayEdit).toBe(true)
    expect((await read(id, auditor)).mayEdit).toBe(false)
  })
})

describe('an assessment', () => {
  it('without review is final when it is handed in, with the score of its answers, and its answers are closed', async () => {
    const id = await fresh()
    expect(codeOf(await submit(id, 1))).toBe('ASSESSMENT_STATE')
    await answerAll(id, 3)
    expect(codeOf(await submit(id, 1, member))).toBe('NOT_ALLOWED')
    const answer = await submit(id, 1)
    expect(answer.data).toMatchObject({ submitAssessment: { assessment: { state: 'final', score: 3, band: 'good', finalKind: 'self', selfScore: { score: 3 }, steps: [] } } })
    expect(codeOf(await member.ask(SAVE, { input: { assessmentId: id, answers: [] } }))).toBe('ASSESSMENT_STATE')
    expect(codeOf(await submit(id, 1))).toBe('STALE')
    const entries = await app.rows<{ details: object }>(`SELECT details::text FROM audit_entry WHERE subject_id = $1 AND action = 'submitAssessment' AND outcome = 'done'`, [id])
    expect(JSON.stringify(entries)).not.toMatch(/score|good/)
  })

  it('with review waits for it with no score of its own, and comes back as long as no review is in', async () => {
    const id = await fresh({ review: 'peer' })
    await answerAll(id, 2)
    expect((await submit(id, 1)).data).toMatchObject({ submitAssessment: { assessment: { state: 'review', score: null, selfScore: { score: 2 }, mayEdit: false } } })
    expect((await manager.ask(WITHDRAW, { input: { assessmentId: id, expectedVersion: 2 } })).data).toMatchObject({ withdrawAssessment: { assessment: { state: 'self', mayEdit: true } } })
  })

  it('is not moved past its workflow by anybody who gets past the program', async () => {
    const id = await fresh()
    const tried = async (sql: string, name = 'Mikko Hyvärinen') => {
      await app.rows('BEGIN')
      await app.rows(`SELECT set_config('app.user_id', u.id::text, true), set_config('app.consortium_id', c.id::text, true) FROM app_user u, consortium c WHERE u.display_name = $1`, [name])
      await app.rows('SET LOCAL ROLE solmu_app')
      const outcome = await app.rows(sql, [id]).then((rows) => String(rows.length), (error: Error) => error.message)
      await app.rows('ROLLBACK')
      return outcome
    }
    const final = `state = 'final', final_kind = 'self', assessed_on = app.today(), finalised_at = now()`
    expect(await tried(`UPDATE quality_assessment SET state = 'review' WHERE id = $1`)).toBe('an assessment does not move like this')
    expect(await tried(`UPDATE quality_assessment SET score = 4 WHERE id = $1`)).toBe('an assessment does not move like this')
    expect(await tried(`UPDATE quality_assessment SET state = 'reply' WHERE id = $1`)).toBe('an assessment does not move like this')
    expect(await tried(`UPDATE quality_assessment SET ${final} WHERE id = $1 RETURNING id`)).toBe('1')
    // A centre plans, and does not hand in for its units.
    expect(await tried(`UPDATE quality_assessment SET ${final} WHERE id = $1 RETURNING id`, 'Eeva-Liisa Turunen')).toBe('an assessment does not move like this')
    expect(await tried(`UPDATE quality_assessment SET state = 'cancelled' WHERE id = $1 RETURNING id`, 'Eeva-Liisa Turunen')).toBe('1')
    const answer = `INSERT INTO quality_answer (assessment_id, consortium_id, unit_id, side, criterion_code, value, changed_by, version)
      SELECT id, consortium_id, unit_id, 'agreed', '${criteria[0]}', 3, app.user_id(), 1 FROM quality_assessment WHERE id = $1`
    expect(await tried(answer)).not.toMatch(/^\d/)
    expect(await tried(answer.replace('agreed', 'self').replace(criteria[0]!, 'nothing'))).toBe('an answer that is not open does not move')
  })

  it('without a round is begun once at a time by its unit, by the version of today, and given up with a reason', async () => {
    const input = { unitId: own.unitId, frameworkId: await frameworkId('euse_stages'), note: 'Harjoitus', dueOn: null }
    expect(codeOf(await member.ask(START, { input }))).toBe('NOT_ALLOWED')
    const { startAssessment } = await manager.get<{ startAssessment: { assessment: Assessment } }>(START, { input })
    expect(startAssessment.assessment).toMatchObject({ state: 'self', framework: { criterionCount: 5, newerNumber: null }, cycle: null })
    expect(codeOf(await manager.ask(START, { input }))).toBe('ALREADY_EXISTS')
    expect(codeOf(await manager.ask(START, { input: { ...input, frameworkId: await frameworkId('centre_criteria') } }))).toBe('INVALID_INPUT')
    const cancel = { assessmentId: startAssessment.assessment.id, expectedVersion: 1, reason: ' ' }
    expect(codeOf(await manager.ask(CANCEL, { input: cancel }))).toBe('REQUIRED')
    expect((await manager.ask(CANCEL, { input: { ...cancel, reason: 'Tehdään keväällä' } })).data).toMatchObject({ cancelAssessment: { assessment: { state: 'cancelled' } } })
  })

  it('keeps its version when its framework changes, and says that there is a newer one', async () => {
    const id = await fresh()
    await app.rows(`WITH old AS (UPDATE quality_framework_version SET valid_to = app.today(), version = quality_framework_version.version + 1 FROM quality_framework f
        WHERE f.id = framework_id AND f.code = 'coaching_phases' RETURNING framework_id, quality_framework_version.consortium_id, content)
      INSERT INTO quality_framework_version (id, consortium_id, framework_id, number, state, content, valid_from, released_at)
      SELECT gen_random_uuid(), consortium_id, framework_id, 2, 'draft', content, NULL, NULL FROM old`)
    await app.rows(`UPDATE quality_framework_version SET state = 'released', valid_from = app.today(), released_at = now() WHERE state = 'draft' AND number = 2`)
    await answerAll(id)
    expect(await read(id)).toMatchObject({ framework: { criterionCount: 6, newerNumber: 2 }, progress: { answered: 6 } })
    await app.rows(`UPDATE quality_assessment SET state = 'cancelled' WHERE id = $1`, [id])
  })
})

describe('who sees it', () => {
  it('is said by its unit: nobody beside, its centre, or the network; evidence stays with the unit', async () => {
    const id = await fresh()
    await answerAll(id)
    await manager.get(ADD, { input: { assessmentId: id, criterionCode: criteria[0], title: '', note: 'Muistio' } })
    await submit(id, 1)
    const seenBy = async (actor: Actor) => codeOf(await actor.ask(ONE, { id })) || 'seen'
    expect([await seenBy(reviewer), await seenBy(auditor)]).toEqual(['NOT_FOUND', 'seen'])
    const publish = (level: string, expectedVersion: number, actor = manager) => actor.ask(PUBLISH, { input: { assessmentId: id, expectedVersion, level } })
    expect(codeOf(await publish('network', 2, member))).toBe('NOT_ALLOWED')
    expect(codeOf(await publish('network', 2))).toBe('')
    expect(await read(id, reviewer)).toMatchObject({ level: 'network', score: 3, evidence: [], selfScore: null, mayEdit: false, mayPublish: false, steps: [] })
    expect((await read(id, reviewer)).answers).toHaveLength(6)
    expect((await read(id, reviewer)).answers.every(({ changedBy }) => changedBy === null)).toBe(true)
    const outsiders = await app.rows<{ email: string }>(`SELECT u.email FROM app_user u JOIN role_assignment r ON r.user_id = u.id AND r.role = 'unit_manager' AND r.valid_to IS NULL
      JOIN unit_link l ON l.unit_id = r.unit_id AND l.valid_to IS NULL WHERE (l.parent_id = $1) = $2::boolean AND r.unit_id <> $3 ORDER BY u.email LIMIT 1`, [own.centreId, true, own.unitId])
    expect(outsiders).toHaveLength(1)
    await publish('centre', 3, regional)
    expect(await seenBy(reviewer)).toBe('NOT_FOUND')
    const neighbour = await app.signIn(outsiders[0]!.email, 'solmu-demo-2026')
    expect(await seenBy(neighbour)).toBe('seen')
    expect((await read(id, neighbour)).evidence).toEqual([])
  })

  it('holds for the list, page by page, and for its filters', async () => {
    const all = async (actor: Actor, filter: object, sort: string | null = null) => {
      const found: { id: string; unit: { id: string }; state: string; level: string }[] = []
      let after: string | null = null
      do {
        const { assessments }: { assessments: { nodes: typeof found; pageInfo: { hasNextPage: boolean; endCursor: string } } } = await actor.get(LIST, { filter, sort, after })
        found.push(...assessments.nodes)
        after = assessments.pageInfo.hasNextPage ? assessments.pageInfo.endCursor : null
      } while (after !== null)
      return found
    }
    const seen = await all(manager, { unitId: own.unitId })
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThan(3)
    expect((await all(reviewer, { unitId: own.unitId })).every(({ state, level }) => state === 'final' && level === 'network')).toBe(true)
    expect((await all(manager, { unitId: own.unitId, states: ['self'] }, 'due')).every(({ state }) => state === 'self')).toBe(true)
    expect(await all(manager, { unitId: own.unitId, search: 'ei ole sellaista' })).toEqual([])
  })
})

async function upload(id: string, name: string, bytes: Uint8Array | string, { actor = manager, criterion = criteria[0] } = {}) {
  const body = new FormData()
  body.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name)
  const response = await fetch(`${app.address}/api/quality/assessments/${id}/evidence?criterion=${criterion}`, { method: 'POST', headers: { cookie: actor.cookie }, body })
  const { evidenceId, error } = (await response.json()) as { evidenceId?: string; error?: { code: string } }
  return evidenceId ?? error?.code ?? ''
}
const fetchFile = (id: string, actor: Actor) => fetch(`${app.address}/api/quality/evidence/${id}/file`, { headers: { cookie: actor.cookie } })

describe('evidence', () => {
  it('is a file, told by its bytes, that only those who read the unit get back, as a file', async () => {
    const id = await fresh()
    const bytes = Buffer.from('%PDF-1.7 näyttö')
    const fileId = await upload(id, 'toimintamalli.pdf', bytes)
    const answer = await fetchFile(fileId, member)
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')?.slice(0, 10)]).toEqual([200, 'application/pdf', 'attachment'])
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
    expect((await fetchFile(fileId, reviewer)).status).toBe(404)
    const kinds = [['kuva.png', '<script>'], ['ohjelma.pdf', 'MZ\u0000'], ['sivu.html', '<html>'], ['taulukko.xlsm', 'PK\u0003\u0004'], ['tyhja.txt', '']] as const
    for (const [name, content] of kinds) expect(await upload(id, name, content)).toBe('EVIDENCE_KIND_REFUSED')
    expect(await upload(id, 'a.pdf', bytes, { actor: national })).toBe('NOT_ALLOWED')
    expect(await upload(id, 'a.pdf', bytes, { criterion: 'nothing' })).toBe('UNKNOWN_REFERENCE')
    await manager.get(REMOVE, { input: { evidenceId: fileId } })
    expect((await fetchFile(fileId, manager)).status).toBe(404)
    expect((await read(id)).evidence).toEqual([])
  })

  it('larger than the limit is refused before it is read', async () => {
    const id = await fresh()
    expect(await upload(id, 'video.mp4', Buffer.alloc(21 * 1024 * 1024))).toBe('FILE_TOO_LARGE')
  })

  it('is a link or a note, and a figure as it stood: what is counted later changes nothing of it', async () => {
    const id = await fresh()
    const add = (part: object, actor = manager) => actor.ask(ADD, { input: { assessmentId: id, criterionCode: criteria[0], title: '', ...part } })
    expect(codeOf(await add({ url: 'javascript:alert(1)' }))).toBe('INVALID_WEBSITE')
    expect(codeOf(await add({ note: ' ' }))).toBe('REQUIRED')
    expect(codeOf(await add({ note: 'a', url: 'https://solmu.example' }))).toBe('INVALID_INPUT')
    expect(codeOf(await add({ url: 'https://solmu.example/malli' }))).toBe('')
    const [fact] = await app.rows<{ indicatorId: string; period: string }>(
      `SELECT f.indicator_id AS "indicatorId", f.period FROM fact f JOIN indicator i ON i.id = f.indicator_id AND i.aggregation = 'sum' WHERE f.unit_id = $1
         AND f.status = 'value' AND f.breakdown = '' AND f.to_version IS NULL ORDER BY f.period_from, f.indicator_id LIMIT 1`,
      [own.unitId]
    )
    expect(codeOf(await add(fact!))).toBe('')
    const before = (await read(id)).evidence
    expect(before.map(({ kind }) => kind)).toEqual(['link', 'indicator'])
    expect(before[1]).toMatchObject({ figure: expect.stringMatching(/^\d/), figureSource: expect.stringMatching(/^(accepted|submitted):value$/) })
    await app.rows('ALTER TABLE fact DISABLE TRIGGER USER')
    await app.rows(`UPDATE fact SET value = value + 7 WHERE unit_id = $1 AND indicator_id = $2`, [own.unitId, fact!.indicatorId])
    await app.rows('ALTER TABLE fact ENABLE TRIGGER USER')
    expect((await read(id)).evidence).toEqual(before)
  })

  it('is the mean of a survey as it is shown of the unit, with how many answered and when; nothing of what is not shown', async () => {
    const id = await fresh()
    const add = (round: string, questionCode: string) =>
      manager.ask(ADD, { input: { assessmentId: id, criterionCode: criteria[0], title: '', surveyRoundId: demoId(`survey-round:${round}`), questionCode } })
    expect(codeOf(await add('now', 'overall'))).toBe('SURVEY_WITHHELD')
    expect(codeOf(await add('yesterday', 'recommend'))).toBe('SURVEY_WITHHELD')
    expect(codeOf(await add('yesterday', 'overall'))).toBe('')
    const [one] = (await read(id)).evidence
    expect(one).toMatchObject({ kind: 'survey', figure: expect.stringMatching(/^[1-5]\.\d\d$/), figureSource: `survey:23:5:${demoId('survey-round:yesterday')}` })
    const kept = await app.rows('SELECT period, indicator_id FROM quality_evidence WHERE id = $1', [one!.id])
    expect(kept).toEqual([{ period: `${addDays(today, -28)}/${addDays(today, -1)}`, indicator_id: null }])
  })
})

describe('a round', () => {
  const plan = async (of: object = {}) => {
    const [version] = await app.rows<{ id: string }>(`SELECT v.id FROM quality_framework_version v JOIN quality_framework f ON f.id = v.framework_id WHERE f.code = 'equass_check'`)
    const days = { opensOn: today, selfDueOn: addDays(today, 7), reviewDueOn: null, closesOn: addDays(today, 30), reminderDays: [-7, 1] }
    return { versionId: version!.id, scopeUnitId: own.centreId, unitIds: null, review: 'none', name: { fi: 'EQUASS', sv: '', en: '' }, note: '', ...days, ...of }
  }
  const create = async (of: object = {}, actor = regional) => (await actor.get<{ createAssessmentCycle: { cycle: { id: string; version: number } } }>(CREATE_CYCLE, { input: await plan(of) })).createAssessmentCycle.cycle
  const actOn = ({ id, version }: { id: string; version: number }, what: string, { actor = regional, reason = '' } = {}) =>
    actor.ask(ACT_CYCLE, { input: { cycleId: id, expectedVersion: version, act: what, reason } })

  it('of a centre takes in the units that it has on the first day, and is opened and closed by the centre', async () => {
    const members = await app.rows(`SELECT 1 FROM unit_link l JOIN unit_now n ON n.id = l.unit_id AND n.is_open WHERE l.parent_id = $1 AND l.valid_to IS NULL`, [own.centreId])
    const preview = await regional.get<{ previewAssessmentCycle: object[] }>(PREVIEW, { input: { ...(({ versionId, scopeUnitId, unitIds, opensOn }) => ({ versionId, scopeUnitId, unitIds, opensOn }))(await plan()) } })
    expect(preview.previewAssessmentCycle).toHaveLength(members.length)
    const cycle = await create()
    expect((await actOn(cycle, 'open')).data).toMatchObject({ actOnAssessmentCycle: { cycle: { state: 'open', counts: { total: members.length, self: members.length, final: 0 } } } })
    expect(codeOf(await regional.ask(CHANGE_CYCLE, { input: { ...(await plan({ selfDueOn: addDays(today, 3) })), cycleId: cycle.id, expectedVersion: 2 } }))).toBe('CYCLE_STATE')
    expect(codeOf(await regional.ask(CHANGE_CYCLE, { input: { ...(await plan({ selfDueOn: addDays(today, 9) })), cycleId: cycle.id, expectedVersion: 2 } }))).toBe('')
    expect(await app.rows(`SELECT DISTINCT due_on FROM quality_assessment WHERE cycle_id = $1`, [cycle.id])).toEqual([{ due_on: addDays(today, 9) }])
    expect((await actOn({ id: cycle.id, version: 3 }, 'close')).data).toMatchObject({ actOnAssessmentCycle: { cycle: { state: 'closed', counts: { total: 0 } } } })
  })

  it('is planned within reach: no centre plans for another, no unit for itself, and nobody by a draft', async () => {
    const [other] = await app.rows<{ id: string }>(`SELECT id FROM org_unit WHERE type = 'regional_centre' AND id <> $1 LIMIT 1`, [own.centreId])
    expect(codeOf(await regional.ask(CREATE_CYCLE, { input: await plan({ scopeUnitId: other!.id }) }))).toBe('NOT_ALLOWED')
    expect(codeOf(await manager.ask(CREATE_CYCLE, { input: await plan() }))).toBe('NOT_ALLOWED')
    expect(codeOf(await national.ask(CREATE_CYCLE, { input: await plan({ scopeUnitId: own.unitId }) }))).toBe('INVALID_INPUT')
    expect(codeOf(await regional.ask(CREATE_CYCLE, { input: await plan({ selfDueOn: addDays(today, -1) }) }))).toBe('INVALID_INPUT')
    const cycle = await create()
    expect(codeOf(await actOn(cycle, 'cancel'))).toBe('REQUIRED')
    expect((await actOn(cycle, 'cancel', { reason: 'Siirtyy' })).data).toMatchObject({ actOnAssessmentCycle: { cycle: { state: 'cancelled' } } })
  })

  it('is opened and reminded of by the clock, once', async () => {
    const tick = (day: string) => app.provider<CycleClock>('CycleClock', { viewer: { userId: '', consortiumId: '' } }).run(day)
    await tick(today)
    const cycle = await create({ opensOn: addDays(today, 1), selfDueOn: addDays(today, 8), unitIds: [own.unitId] })
    expect(await tick(addDays(today, 1))).toMatchObject({ opened: 1 })
    expect(await app.rows('SELECT unit_id, centre_id FROM quality_assessment WHERE cycle_id = $1', [cycle.id])).toEqual([{ unit_id: own.unitId, centre_id: own.centreId }])
    const reminded = () => app.rows(`SELECT 1 FROM quality_reminder r JOIN quality_assessment a ON a.id = r.assessment_id WHERE a.cycle_id = $1`, [cycle.id])
    const count = (await reminded()).length
    expect(count).toBeGreaterThan(0)
    expect(await tick(addDays(today, 1))).toEqual({ opened: 0, mails: 0 })
    expect(await reminded()).toHaveLength(count)
  })
})
