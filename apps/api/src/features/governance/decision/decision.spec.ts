import { addDays, addMonths, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import type { DecisionClock } from './decision-clock.js'

const TEXTS = '{ fi sv en }'
const RELATED = `{ id number kind title ${TEXTS} decidedOn }`
const DECISION = `id number year serial title ${TEXTS} content ${TEXTS} basis ${TEXTS} bodyName ${TEXTS} votes { for against abstain } dissent decidedOn dueOn reviewOn isReviewDue responsibleUnit { id } responsiblePerson
  publication state endedOn endedBy ${RELATED} ends ${RELATED} progress tasks { id title unit { id } personName dueOn state doneOn note dropReason mayComplete version } reviews { finding nextOn } mayManage version`
const act = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { decision { ${DECISION} } } }`
const RECORD = act('recordDecision', 'RecordDecisionInput')
const END = act('endDecision', 'EndDecisionInput')
const OPEN = act('openDecision', 'OpenDecisionInput')
const REVIEW = act('reviewDecision', 'ReviewDecisionInput')
const ADD = act('addDecisionTask', 'AddDecisionTaskInput')
const COMPLETE = act('completeDecisionTask', 'CompleteDecisionTaskInput')
const DROP = act('dropDecisionTask', 'DropDecisionTaskInput')
const ONE = `query ($id: ID!) { decision(id: $id) { ${DECISION} } }`
const LIST = `query ($words: String, $language: Language) { decisions(words: $words, language: $language) { id source number title ${TEXTS} state progress taskCount doneCount rank isReviewDue isOpenToAll headline { text isHit } membership { outcome name } } }`

type Texts = { fi: string; sv: string; en: string }
type Task = { id: string; state: string; personName: string | null; doneOn: string | null; mayComplete: boolean; version: number; note: string; dropReason: string }
type Decision = {
  id: string; number: string; serial: number; year: number; bodyName: Texts; basis: Texts; content: Texts; state: string; progress: string; publication: string; version: number; tasks: Task[]; reviewOn: string | null; mayManage: boolean
  endedBy: { id: string; kind: string } | null; ends: { id: string; kind: string }[]; reviews: { finding: string }[]; responsiblePerson: string | null
}
type Listed = { id: string; source: string; number: string; state: string; progress: string; taskCount: number; doneCount: number; rank: number; isOpenToAll: boolean; headline: { text: string; isHit: boolean }[]; membership: { outcome: string; name: string } | null }
type Answer = Awaited<ReturnType<Actor['ask']>>

let app: TestApp
let [office, centre, manager, member, auditor, funder]: Actor[] = []
let place: { unitId: string; centreId: string; officeId: string; managerId: string; consortiumId: string }
const today = todayIn()
const decidedOn = addDays(today, -10)

beforeAll(async () => {
  app = await TestApp.start()
  ;[office, centre, manager] = [await app.as('national_coordinator'), await app.as('regional_coordinator'), await app.as('unit_manager')]
  ;[member, auditor, funder] = [await app.as('unit_member'), await app.as('auditor'), await app.as('funder')]
  const [row] = await app.rows<typeof place>(
    `SELECT a.unit_id AS "unitId", a.user_id AS "managerId", a.consortium_id AS "consortiumId", l.parent_id AS "centreId",
       (SELECT n.id FROM unit_now n WHERE n.type = 'headquarters' AND n.consortium_id = a.consortium_id LIMIT 1) AS "officeId"
     FROM app_user u JOIN role_assignment a ON a.user_id = u.id AND a.role = 'unit_manager' JOIN unit_link l ON l.unit_id = a.unit_id AND l.valid_to IS NULL WHERE u.email = 'mikko.hyvarinen@solmu.example'`
  )
  place = row!
})
afterAll(() => app.stop())

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code
function of(answer: Answer): Decision {
  if (answer.errors) throw new Error(JSON.stringify(answer.errors))
  return Object.values(answer.data as Record<string, { decision: Decision }>)[0]!.decision
}
const text = (fi: string, sv = ''): Texts => ({ fi, sv, en: '' })
const input = (given: Record<string, unknown> = {}) => ({
  ...{ unitId: place.officeId, bodyName: text('Hallitus', 'Styrelsen'), title: text('Yhteinen auditointi'), content: text('Konsortio toteuttaa yhteisen auditoinnin.'), basis: text('Perussääntö 6 §', 'Stadgan 6 §'), dissent: '' },
  ...{ decidedOn, publication: 'members', tasks: [], ends: [], ...given }
})
const record = async (given: Record<string, unknown> = {}, actor = office!) => of(await actor.ask(RECORD, { input: input(given) }))
const task = (given: Record<string, unknown> = {}) => ({ title: 'Kilpailuta auditoija', unitId: place.unitId, dueOn: addDays(today, 5), ...given })
const find = async (words: string | null, actor = member!, language = 'fi') => (await actor.get<{ decisions: Listed[] }>(LIST, { words, language })).decisions
const read = async (id: string, actor = member!) => actor.ask(ONE, { id })

describe('recording', () => {
  it('gives numbers without a gap, also when many record at once, by the year of the decision', async () => {
    const before = await record()
    const made = await Promise.all(Array.from({ length: 6 }, async (_one, at) => record({ title: text(`Yhtä aikaa ${at}`) })))
    expect(made.map(({ serial }) => serial).sort((a, b) => a - b)).toEqual(made.map((_one, at) => before.serial + 1 + at))
    const refused = await office!.ask(RECORD, { input: input({ ends: [{ decisionId: newId(), kind: 'revoked' }] }) })
    expect(codeOf(refused)).toBe('NOT_FOUND')
    expect((await record()).serial).toBe(before.serial + 7)
    const old = await record({ decidedOn: '2019-05-02' })
    expect([old.number, (await record({ decidedOn: '2019-01-02' })).number]).toEqual(['2019/1', '2019/2'])
  })

  it.each([
    [{ title: text(' ') }, 'REQUIRED', 'title.fi'],
    [{ content: text('') }, 'REQUIRED', 'content'],
    [{ bodyName: text('') }, 'REQUIRED', 'bodyName.fi'],
    [{ basis: text(' ', '') }, 'REQUIRED', 'basis'],
    [{ decidedOn: addDays(today, 1) }, 'OUT_OF_RANGE', 'decidedOn'],
    [{ dueOn: addDays(decidedOn, -1) }, 'DAYS_REVERSED', 'dueOn'],
    [{ reviewOn: decidedOn }, 'DAYS_REVERSED', 'reviewOn'],
    [{ votes: { for: 0, against: 0, abstain: 0 } }, 'DECISION_VOTES', 'votes'],
    [{ unitId: newId() }, 'NOT_FOUND', 'unitId'],
    [{ bodyId: newId() }, 'NOT_FOUND', 'bodyId'],
    [{ responsibleUserId: newId() }, 'NOT_FOUND', 'responsibleUserId']
  ])('refuses %j', async (given, code, path) => {
    const { errors } = await office!.ask(RECORD, { input: input(given) })
    expect([errors?.[0]?.extensions.code, (errors?.[0]?.extensions as { path?: string[] }).path?.join('.')]).toEqual([code, path])
  })

  it('takes the words of a decision in whichever language they are written in, and finds them in it', async () => {
    const made = await record({ content: text('', 'Upphandlingen av den gemensamma revisionen inleds.'), basis: text('', 'Styrelsens möte 4/2026, 7 §') })
    expect(made).toMatchObject({ content: text('', 'Upphandlingen av den gemensamma revisionen inleds.') })
    // Bent as Swedish bends.
    expect((await find('upphandlingar', member!, 'sv')).map(({ id }) => id)).toContain(made.id)
    expect((await find('revision', member!, 'fi')).map(({ id }) => id)).toContain(made.id)
  })

  it('refuses a task without words, or due before the decision, and says which one it is', async () => {
    const { errors } = await office!.ask(RECORD, { input: input({ tasks: [task(), task({ title: ' ' })] }) })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'REQUIRED', path: ['tasks', 1, 'title'] })
    expect(codeOf(await office!.ask(RECORD, { input: input({ tasks: [task({ dueOn: addDays(decidedOn, -1) })] }) }))).toBe('DAYS_REVERSED')
  })

  it('is for those who keep the register: the office everywhere, a centre for its own', async () => {
    const own = await record({ unitId: place.centreId }, centre!)
    expect(own.mayManage).toBe(true)
    expect(codeOf(await centre!.ask(RECORD, { input: input() }))).toBe('NOT_ALLOWED')
    for (const actor of [manager!, member!, auditor!, funder!]) expect(codeOf(await actor.ask(RECORD, { input: input({ unitId: place.unitId }) }))).toBe('NOT_ALLOWED')
    expect(codeOf(await funder!.ask(LIST))).toBe('NOT_ALLOWED')
  })

  it('of one of the bodies keeps its name, on a day on which it is there', async () => {
    const bodyId = newId()
    await app.rows(`INSERT INTO body (id, consortium_id, kind, name, unit_id, seats, valid_from) VALUES ($1, $2, 'board', $3, $4, 5, $5)`, [bodyId, place.consortiumId, JSON.stringify(text('Johtokunta')), place.officeId, addDays(decidedOn, -5)])
    const made = await record({ bodyId, votes: { for: 4, against: 1, abstain: 0 }, dissent: 'Aino Salmela: kallis' })
    expect(made).toMatchObject({ bodyName: { fi: 'Johtokunta' }, votes: { for: 4, against: 1, abstain: 0 }, dissent: 'Aino Salmela: kallis' })
    expect(codeOf(await office!.ask(RECORD, { input: input({ bodyId, decidedOn: addDays(decidedOn, -6) }) }))).toBe('NOT_FOUND')
    expect(codeOf(await office!.ask(RECORD, { input: input({ bodyId, unitId: place.centreId }) }))).toBe('NOT_FOUND')
    const { decisionBodies } = await office!.get<{ decisionBodies: { id: string }[] }>('{ decisionBodies { id } }')
    expect(decisionBodies.map(({ id }) => id)).toContain(bodyId)
  })
})

describe('what was decided', () => {
  it('never changes, also not by the owner of the table', async () => {
    const { id } = await record({ tasks: [task()] })
    for (const change of [`content = '{"fi": "muuta"}'`, 'votes_for = 9, votes_against = 0, votes_abstain = 0', `title = '{"fi": "muu"}'`, 'serial = 999', `basis = '{"fi": "muu"}'`, `decided_on = decided_on - 1`]) {
      await expect(app.rows(`UPDATE governance_decision SET ${change} WHERE id = $1`, [id])).rejects.toThrow('does not change')
    }
    await expect(app.rows('DELETE FROM governance_decision WHERE id = $1', [id])).rejects.toThrow('does not change')
  })

  it('is ended by a later decision alone, and once', async () => {
    const [first, second] = [await record({ title: text('Ensimmäinen') }), await record({ title: text('Toinen') })]
    const end = { decisionId: first.id, expectedVersion: first.version, byDecisionId: second.id, kind: 'revoked' }
    expect(codeOf(await office!.ask(END, { input: { ...end, decisionId: second.id, expectedVersion: second.version, byDecisionId: first.id } }))).toBe('DECISION_NOT_LATER')
    expect(codeOf(await office!.ask(END, { input: { ...end, byDecisionId: first.id } }))).toBe('DECISION_NOT_LATER')
    expect(codeOf(await office!.ask(END, { input: { ...end, expectedVersion: 99 } }))).toBe('STALE')
    expect(codeOf(await manager!.ask(END, { input: end }))).toBe('NOT_ALLOWED')
    const ended = of(await office!.ask(END, { input: end }))
    expect(ended).toMatchObject({ state: 'revoked', endedOn: decidedOn, endedBy: { id: second.id, kind: 'revoked' } })
    expect(codeOf(await office!.ask(END, { input: { ...end, expectedVersion: ended.version } }))).toBe('DECISION_STATE')
    const third = await record({ title: text('Kolmas'), ends: [{ decisionId: second.id, kind: 'replaced' }] })
    expect(third.ends).toMatchObject([{ id: second.id, kind: 'replaced' }])
    expect(codeOf(await office!.ask(RECORD, { input: input({ ends: [{ decisionId: second.id, kind: 'revoked' }] }) }))).toBe('DECISION_STATE')
    await expect(app.rows('UPDATE governance_decision SET ended_by = $2, ended_on = decided_on WHERE id = $1', [first.id, third.id])).rejects.toThrow('does not change')
    await expect(app.rows(`UPDATE governance_decision SET ended_by = $2, end_kind = 'revoked', ended_on = decided_on WHERE id = $1`, [third.id, first.id])).rejects.toThrow('not a later')
  })

  it('for the body alone is read by those who sit in it or have something to do, and is opened, never closed', async () => {
    const bodyId = newId()
    await app.rows(`INSERT INTO body (id, consortium_id, kind, name, unit_id, seats, valid_from) VALUES ($1, $2, 'working_group', '{"fi": "Työryhmä"}', $3, 5, '2020-01-01')`, [bodyId, place.consortiumId, place.officeId])
    const made = await record({ bodyId, publication: 'body', title: text('Suljettu') })
    expect([codeOf(await read(made.id, manager!)), codeOf(await read(made.id, auditor!)), codeOf(await read(made.id, centre!))]).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'])
    expect((await find('suljettu', manager!)).map(({ id }) => id)).not.toContain(made.id)
    await app.rows(`INSERT INTO body_member (id, consortium_id, body_id, role, user_id, person_name, valid_from) VALUES ($1, $2, $3, 'member', $4, 'Mikko', '2020-01-01')`, [newId(), place.consortiumId, bodyId, place.managerId])
    expect(codeOf(await read(made.id, manager!))).toBeUndefined()
    const withTask = of(await office!.ask(ADD, { input: { ...task(), decisionId: made.id } }))
    expect(codeOf(await read(withTask.id, member!))).toBeUndefined()
    expect(codeOf(await read(withTask.id, auditor!))).toBe('NOT_FOUND')
    const open = { decisionId: made.id, expectedVersion: made.version, publication: 'members' }
    expect(codeOf(await centre!.ask(OPEN, { input: open }))).toBe('NOT_ALLOWED')
    const opened = of(await office!.ask(OPEN, { input: open }))
    expect(codeOf(await read(made.id, auditor!))).toBeUndefined()
    expect(codeOf(await office!.ask(OPEN, { input: { ...open, expectedVersion: opened.version, publication: 'body' } }))).toBe('DECISION_STATE')
    await expect(app.rows(`UPDATE governance_decision SET publication = 'body' WHERE id = $1`, [made.id])).rejects.toThrow('does not change')
  })

  it('is looked at again, and the next day is the one that counts', async () => {
    const made = await record({ reviewOn: addDays(today, 3) })
    const review = { decisionId: made.id, expectedVersion: made.version, reviewedOn: today, finding: 'Toimii yhä', nextOn: addMonths(today, 12) }
    expect(codeOf(await office!.ask(REVIEW, { input: { ...review, finding: ' ' } }))).toBe('REQUIRED')
    expect(codeOf(await office!.ask(REVIEW, { input: { ...review, reviewedOn: addDays(today, 1) } }))).toBe('OUT_OF_RANGE')
    expect(codeOf(await office!.ask(REVIEW, { input: { ...review, nextOn: today } }))).toBe('DAYS_REVERSED')
    expect(codeOf(await manager!.ask(REVIEW, { input: review }))).toBe('NOT_ALLOWED')
    const seen = of(await office!.ask(REVIEW, { input: review }))
    expect(seen).toMatchObject({ reviewOn: review.nextOn, isReviewDue: false, reviews: [{ finding: 'Toimii yhä' }] })
    expect(codeOf(await office!.ask(REVIEW, { input: review }))).toBe('STALE')
    await expect(app.rows(`UPDATE decision_review SET finding = 'muu' WHERE decision_id = $1`, [made.id])).rejects.toThrow('stays')
  })
})

describe('what follows', () => {
  it('waits in the inbox of whose it is, is done there, and is reminded of once', async () => {
    const { decisionPeople } = await office!.get<{ decisionPeople: { id: string; name: string }[] }>('query ($unitId: ID!) { decisionPeople(unitId: $unitId) { id name } }', { unitId: place.unitId })
    expect(decisionPeople.map(({ id }) => id)).toContain(place.managerId)
    const made = await record({ title: text('Tehtävineen'), tasks: [task({ userId: place.managerId }), task({ title: 'Toinen', dueOn: addDays(today, -1) })], responsibleUnitId: place.unitId, responsibleUserId: place.managerId })
    expect(made).toMatchObject({ progress: 'overdue', responsiblePerson: 'Mikko Hyvärinen' })
    const waiting = async (actor: Actor) => (await actor.get<{ workItems: { id: string; kind: string }[] }>('{ workItems { id kind } }')).workItems.filter(({ id }) => made.tasks.some((each) => id.endsWith(each.id))).length
    expect([await waiting(manager!), await waiting(member!), await waiting(office!), await waiting(centre!)]).toEqual([2, 1, 0, 0])
    const clock = app.provider<DecisionClock>('DecisionClock', { viewer: null })
    expect([(await clock.daily()) > 0, await clock.daily()]).toEqual([true, 0])
    const [late, given] = made.tasks
    const done = { decisionTaskId: late!.id, expectedVersion: late!.version, doneOn: today, note: 'Valmis' }
    expect(codeOf(await auditor!.ask(COMPLETE, { input: done }))).toBe('NOT_ALLOWED')
    expect(codeOf(await manager!.ask(COMPLETE, { input: { ...done, doneOn: addDays(today, 1) } }))).toBe('OUT_OF_RANGE')
    expect(codeOf(await manager!.ask(COMPLETE, { input: { ...done, expectedVersion: 9 } }))).toBe('STALE')
    expect(of(await member!.ask(COMPLETE, { input: done })).tasks.find(({ id }) => id === late!.id)).toMatchObject({ state: 'done', doneOn: today, note: 'Valmis', mayComplete: false })
    expect(codeOf(await manager!.ask(COMPLETE, { input: { ...done, expectedVersion: late!.version + 1 } }))).toBe('STALE')
    const drop = { decisionTaskId: given!.id, expectedVersion: given!.version, reason: 'Ei enää tarpeen' }
    expect(codeOf(await manager!.ask(DROP, { input: drop }))).toBe('NOT_ALLOWED')
    expect(codeOf(await office!.ask(DROP, { input: { ...drop, reason: '' } }))).toBe('REQUIRED')
    expect(of(await office!.ask(DROP, { input: drop }))).toMatchObject({ progress: 'done' })
    await expect(app.rows(`UPDATE decision_task SET note = 'muu' WHERE id = $1`, [late!.id])).rejects.toThrow('stays')
  })

  it('belongs to people who work where it is done, and to a decision that holds', async () => {
    const made = await record()
    expect(codeOf(await office!.ask(ADD, { input: { ...task({ userId: newId() }), decisionId: made.id } }))).toBe('NOT_FOUND')
    expect(codeOf(await manager!.ask(ADD, { input: { ...task(), decisionId: made.id } }))).toBe('NOT_ALLOWED')
    await record({ ends: [{ decisionId: made.id, kind: 'revoked' }] })
    expect(codeOf(await office!.ask(ADD, { input: { ...task(), decisionId: made.id } }))).toBe('DECISION_STATE')
  })
})

describe('what did we decide about X?', () => {
  it('is answered by stems of both languages, by beginnings, and by the number, with the place that was found', async () => {
    const made = await record({ title: text('Hankintasopimusten enimmäiskesto', 'Upphandlingsavtalens längd'), content: text('Sopimukset kilpailutetaan neljän vuoden välein.', 'Avtalen konkurrensutsätts vart fjärde år.') })
    for (const words of ['sopimus', 'kilpailuttaa', 'hankintasop', 'ENIMMÄISKESTO sopimuksia', 'avtal', 'upphandlingsavtal']) expect([words, (await find(words)).some(({ id }) => id === made.id)]).toEqual([words, true])
    // Inside compounds, too; of a stem that is too short for that only the beginnings count.
    for (const words of ['kesto', 'hankintasopimusten kesto', 'enimmäiskeston', 'neljän kesto', 'längd']) expect([words, (await find(words)).some(({ id }) => id === made.id)]).toEqual([words, true])
    for (const words of ['sopimus pesula', 'xyzzy', 'sto']) expect((await find(words)).some(({ id }) => id === made.id)).toBe(false)
    const hit = (await find('sopimuksia')).find(({ id }) => id === made.id)!
    expect(hit.rank).toBeGreaterThan(0)
    expect(hit.headline.filter(({ isHit }) => isHit).map(({ text: word }) => word)).toContain('Sopimukset')
    const swedish = (await find('avtal', member!, 'sv')).find(({ id }) => id === made.id)!
    expect(swedish.headline.filter(({ isHit }) => isHit).map(({ text: word }) => word)).toEqual(expect.arrayContaining(['Avtalen', 'Upphandlingsavtalens']))
  })

  it('finds a decision by its basis, in the language in which that is written', async () => {
    const made = await record({ title: text('Sidosryhmäpäivä'), basis: text('', 'Samarbetsavtalets femte paragraf') })
    expect(made.basis).toEqual({ fi: '', sv: 'Samarbetsavtalets femte paragraf', en: '' })
    const [hit] = (await find('paragrafer', member!, 'sv')).filter(({ id }) => id === made.id)
    expect(hit?.headline.some(({ text: words, isHit }) => isHit && words === 'paragraf')).toBe(true)
  })

  it('shows no markup, whatever was written, and takes any words', async () => {
    const made = await record({ title: text('Koukku <b>lihava</b>'), content: text('\u{E000}<script>alert(1)</script>\u{E001} koukku & muu') })
    const [hit] = (await find('koukku')).filter(({ id }) => id === made.id)
    expect(hit!.headline.map(({ text: part }) => part).join('')).toContain('alert(1)  koukku & muu')
    expect(hit!.headline.filter(({ isHit }) => isHit).every(({ text: part }) => /^koukku$/iu.test(part))).toBe(true)
    for (const words of ["'", '"', '&|!()', ':*', '\\', '  ', "koukku') OR 1=1 --", 'ja', '<b>', 'å'.repeat(200)]) expect(Array.isArray(await find(words))).toBe(true)
    expect(await find('')).toEqual(await find(null))
  })

  it('shows everybody what is for everybody, where the consortium is open to all, without the name of anybody', async () => {
    const path = `/api/public/${place.consortiumId}/decisions`
    type Open = { consortiumName: Texts; decisions: { number: string; endedBy: string | null; endKind: string | null }[] }
    const ask = async (words = '') => {
      const answer = await fetch(`${app.address}${path}?words=${encodeURIComponent(words)}`)
      return { status: answer.status, text: await answer.text() }
    }
    await app.rows(
      `INSERT INTO audience (id, consortium_id, kind, detail, name_fi, name_sv, name_en, persons_threshold, survey_threshold, shows_zero)
       SELECT $2, $1, 'public', 'network', 'Kaikki', 'Alla', 'All', 5, 10, true WHERE NOT EXISTS (SELECT 1 FROM audience a WHERE a.kind = 'public' AND a.consortium_id = $1)`,
      [place.consortiumId, newId()]
    )
    const isOpen = (to: boolean) => app.rows(`UPDATE audience SET is_active = $2 WHERE kind = 'public' AND consortium_id = $1`, [place.consortiumId, to])
    const made = await record({ publication: 'public', title: text('Avoin hankintasopimusmalli'), dissent: 'Kaisa Karhu jätti eriävän mielipiteen' })
    const kept = await record({ publication: 'members', title: text('Jäsenten sopimusmalli') })
    await isOpen(false)
    const isShown = async (id: string) => (await find(null)).find((one) => one.id === id)!.isOpenToAll
    expect([(await ask()).status, await isShown(made.id)]).toEqual([404, false])
    await isOpen(true)
    expect([await isShown(made.id), await isShown(kept.id)]).toEqual([true, false])
    const numbers = async (words: string) => (JSON.parse((await ask(words)).text) as Open).decisions.map(({ number }) => number)
    expect(await numbers('')).toContain(made.number)
    expect(await numbers('')).not.toContain(kept.number)
    expect(await numbers('sopimusmalli')).toContain(made.number)
    expect(await numbers('sopimusmalli')).not.toContain(kept.number)
    expect(await numbers('xyzzy')).toEqual([])
    expect((await ask()).text).not.toContain('Karhu')
    expect((await ask('x'.repeat(201))).status).toBe(400)
    expect((await fetch(`${app.address}/api/public/nothing/decisions`)).status).toBe(404)
    // Ended by one that is not for everybody: that it holds no longer is told, by which is not.
    await record({ publication: 'members', ends: [{ decisionId: made.id, kind: 'revoked' }] })
    expect((JSON.parse((await ask()).text) as Open).decisions.find(({ number }) => number === made.number)).toMatchObject({ endKind: 'revoked', endedBy: null })
  })

  it('covers the decisions on membership, as far as one reads them', async () => {
    const found = (await find('jäsenyyspäätös', office!)).filter(({ source }) => source === 'membership')
    const [{ count }] = await app.rows<{ count: string }>('SELECT count(*) FROM membership_decision') as [{ count: string }]
    expect([found.length, found.every(({ membership }) => membership !== null && membership.name !== '')]).toEqual([Number(count), true])
  })
})
