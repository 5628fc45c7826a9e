import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'

const TEXTS = '{ fi sv en }'
const PROPOSAL = `id kind state matter version charterNumber openedOn closedOn endedOn outcome ${TEXTS} discussUntil objectUntil mayEdit openAmendments standingObjections title ${TEXTS} organisation { id }
  versions { number why seats amendmentId title ${TEXTS} content ${TEXTS} options { key title ${TEXTS} } } amendments { id onNumber state answer mayWithdraw organisation { id } }
  objections { id reason withdrawnAt mayWithdraw organisation { id } } steps { action blockedBy } amendsFor { unit { id } } objectsFor { unit { id } organisation { id } }`
const act = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { proposal { ${PROPOSAL} } } }`
const [SAVE, MOVE, AMEND] = [act('saveProposal', 'SaveProposalInput'), act('moveProposal', 'MoveProposalInput'), act('bringAmendment', 'BringAmendmentInput')]
const [ANSWER, OBJECT, UNOBJECT] = [act('answerAmendment', 'AnswerAmendmentInput'), act('objectToProposal', 'ObjectToProposalInput'), act('withdrawObjection', 'WithdrawObjectionInput')]
const ANSWERS = 'id mayRecord parties { party demand answer isInTheWay voices { id } }'
const PARTY = `mutation ($input: RecordPartyAnswerInput!) { recordPartyAnswer(input: $input) { answers { ${ANSWERS} } } }`
const ASKED = `query ($subjectId: ID!) { partyAnswers(subjectId: $subjectId) { ${ANSWERS} } }`
const ONE = `query ($id: ID!) { proposal(id: $id) { ${PROPOSAL} } }`
const LIST = '{ proposals { id state } }'
const CHOICES = '{ proposalChoices { places { unit { id } organisation { id } } bodies { id } matters { key unitIds } } }'

type Texts = { fi: string; sv: string; en: string }
type Step = { action: string; blockedBy: string[] }
type Proposal = {
  id: string; state: string; version: number; charterNumber: number | null; mayEdit: boolean; openAmendments: number; standingObjections: number; outcome: Texts; endedOn: string | null; discussUntil: string
  versions: { number: number; why: string; amendmentId: string | null; content: Texts; options: { key: string }[] }[]
  amendments: { id: string; state: string; onNumber: number; answer: string; mayWithdraw: boolean }[]; objections: { id: string; withdrawnAt: string | null; mayWithdraw: boolean }[]
  steps: Step[]; amendsFor: { unit: { id: string } }[]; objectsFor: { unit: { id: string }; organisation: { id: string } }[]
}
type Answer = Awaited<ReturnType<Actor['ask']>>

let app: TestApp
let [office, centre, manager, member, auditor, funder]: Actor[] = []
let units: { own: string; office: string; centre: string; organisationId: string; consortiumId: string; managerId: string; memberId: string }
let bodyId: string
const today = todayIn()
const none: Texts = { fi: '', sv: '', en: '' }
const inFinnish = (fi: string): Texts => ({ ...none, fi })

beforeAll(async () => {
  app = await TestApp.start()
  ;[office, centre, manager] = [await app.as('national_coordinator'), await app.as('regional_coordinator'), await app.as('unit_manager')]
  ;[member, auditor, funder] = [await app.as('unit_member'), await app.as('auditor'), await app.as('funder')]
  const [row] = await app.rows<typeof units>(
    `SELECT p.unit_id AS own, p.organisation_id AS "organisationId", p.consortium_id AS "consortiumId", u.id AS "managerId", (SELECT m.id FROM app_user m WHERE m.email = 'riitta.kosonen@solmu.example') AS "memberId",
       (SELECT n.id FROM unit_now n WHERE n.type = 'headquarters' AND n.consortium_id = p.consortium_id LIMIT 1) AS office,
       (SELECT c.unit_id FROM app_user e JOIN role_assignment c ON c.user_id = e.id AND c.role = 'regional_coordinator' WHERE e.email = 'eeva-liisa.turunen@solmu.example' LIMIT 1) AS centre
     FROM app_user u JOIN role_assignment a ON a.user_id = u.id AND a.role = 'unit_manager' JOIN unit_period p ON p.unit_id = a.unit_id AND p.valid_to IS NULL WHERE u.email = 'mikko.hyvarinen@solmu.example'`
  )
  units = row!
  bodyId = newId()
  await app.rows(`INSERT INTO body (id, consortium_id, kind, name, unit_id, seats, valid_from) VALUES ($1, $2, 'working_group', '{"fi": "Työryhmä", "sv": "", "en": ""}', $3, 5, '2026-01-01')`, [bodyId, units.consortiumId, units.office])
  await app.rows('UPDATE mandate SET ended_on = greatest(valid_from, app.today()), ended_at = now(), end_reason = $2 WHERE organisation_id = $1 AND ended_at IS NULL AND (valid_to IS NULL OR valid_to > app.today())', [units.organisationId, 'Spec'])
  await app.rows(
    `INSERT INTO mandate (id, consortium_id, organisation_id, unit_id, kind, user_id, person_name, valid_from, basis_kind, basis) VALUES ($1, $2, $3, $4, 'vote', $5, 'Riitta Kosonen', app.today(), 'office', 'Spec')`,
    [newId(), units.consortiumId, units.organisationId, units.own, units.memberId]
  )
})
afterAll(() => app.stop())

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code
function one<T>({ data, errors }: Answer): T {
  if (errors) throw new Error(JSON.stringify(errors))
  return Object.values(data as Record<string, T>)[0]!
}
const made = (answer: Answer) => one<{ proposal: Proposal }>(answer).proposal
const input = (of: Record<string, unknown> = {}) => ({
  ...{ bodyId, unitId: units.own, kind: 'proposal', matter: 'ordinary', title: inFinnish('Yhteinen koulutuspäivä'), text: inFinnish('Järjestetään koulutuspäivä keväällä.') },
  ...{ options: [], seats: 1, discussUntil: addDays(today, 14), objectUntil: null, why: '', ...of }
})
const draft = async (of: Record<string, unknown> = {}, by = manager!) => made(await by.ask(SAVE, { input: input(of) }))
const move = (by: Actor, { id, version }: Pick<Proposal, 'id' | 'version'>, action: string, of: Record<string, unknown> = {}) => by.ask(MOVE, { input: { proposalId: id, expectedVersion: version, action, outcome: inFinnish(''), ...of } })
const opened = async (of: Record<string, unknown> = {}) => made(await move(manager!, await draft(of), 'open'))
const amendment = (proposal: Proposal, of: Record<string, unknown> = {}) => ({ proposalId: proposal.id, onNumber: proposal.versions[0]!.number, unitId: units.centre, text: inFinnish('Järjestetään koulutuspäivä syksyllä.'), reason: 'Keväällä on kiire.', ...of })
const answer = (by: Actor, proposal: Proposal, of: Record<string, unknown>) => by.ask(ANSWER, { input: { amendmentId: proposal.amendments[0]!.id, expectedVersion: proposal.version, answer: '', ...of } })
const seen = async (by: Actor, id: string) => one<Proposal>(await by.ask(ONE, { id }))

/** Another text of the rules of the charter in force. */
type Rules = { matters: { matter: string; whoMayPropose: string[] }[] }
async function withRules(changed: (rules: Rules) => Rules): Promise<void> {
  const [charter] = await app.rows<{ id: string; rules: Rules }>('SELECT id, rules FROM charter_version WHERE id = app.charter_on($1, app.today())', [units.consortiumId])
  await app.rows('ALTER TABLE charter_version DISABLE TRIGGER USER')
  await app.rows('UPDATE charter_version SET rules = $2 WHERE id = $1', [charter!.id, JSON.stringify(changed(charter!.rules))])
  await app.rows('ALTER TABLE charter_version ENABLE TRIGGER USER')
}

describe('a draft', () => {
  it('is not opened once the charter lets others alone propose', async () => {
    const proposal = await draft()
    const proposedBy = (parties: string[]) => withRules((rules) => ({ ...rules, matters: rules.matters.map((each) => (each.matter === 'ordinary' ? { ...each, whoMayPropose: parties } : each)) }))
    await proposedBy(['board'])
    const refused = await move(manager!, proposal, 'open')
    await proposedBy(['member'])
    expect(codeOf(refused)).toBe('PROPOSER_REFUSED')
    expect(made(await move(manager!, proposal, 'open'))).toMatchObject({ state: 'open' })
  })

  it('is read by those in whose name it is written, and by nobody else; opening it tells those who vote for the members', async () => {
    const proposal = await draft()
    expect(proposal).toMatchObject({ state: 'draft', mayEdit: true, steps: [{ action: 'open', blockedBy: [] }, { action: 'withdraw', blockedBy: [] }] })
    for (const other of [office!, centre!, member!, auditor!]) expect(codeOf(await other.ask(ONE, { id: proposal.id }))).toBe('NOT_FOUND')
    expect(codeOf(await funder!.ask(ONE, { id: proposal.id }))).toBe('NOT_ALLOWED')
    const after = made(await move(manager!, proposal, 'open'))
    expect(after).toMatchObject({ state: 'open', openedOn: today, mayEdit: true })
    for (const other of [office!, centre!, member!, auditor!]) expect(await seen(other, proposal.id)).toMatchObject({ state: 'open' })
    const told = await app.rows<{ userId: string }>(`SELECT user_id AS "userId" FROM notification WHERE topic = 'proposal_opened' AND subject_id = $1`, [proposal.id])
    expect(told.map(({ userId }) => userId)).toContain(units.memberId)
  })

  it('is written over without a trace, and needs a text and a day to be opened', async () => {
    const proposal = await draft({ text: none, discussUntil: null })
    expect(proposal.steps[0]).toEqual({ action: 'open', blockedBy: ['has_text', 'has_day'] })
    expect(codeOf(await move(manager!, proposal, 'open'))).toBe('PROPOSAL_STATE')
    const after = made(await manager!.ask(SAVE, { input: input({ proposalId: proposal.id, expectedVersion: proposal.version, title: inFinnish('Uusi nimi') }) }))
    expect(after).toMatchObject({ versions: [{ number: 1, title: { fi: 'Uusi nimi' } }], steps: [{ action: 'open', blockedBy: [] }, {}] })
    expect(codeOf(await manager!.ask(SAVE, { input: input({ proposalId: proposal.id, expectedVersion: proposal.version }) }))).toBe('STALE')
  })

  it.each([
    [{ title: none }, 'REQUIRED', ['title', 'fi']],
    [{ matter: 'no_such' }, 'NOT_FOUND', ['matter']],
    [{ bodyId: newId() }, 'NOT_FOUND', ['bodyId']],
    [{ unitId: newId() }, 'NOT_FOUND', ['unitId']],
    [{ kind: 'election', options: [{ key: 'a', title: inFinnish('A') }, { key: 'a', title: inFinnish('B') }] }, 'DUPLICATE_KEY', ['options', 1, 'key']],
    [{ kind: 'consent', objectUntil: addDays(today, 2) }, 'DAYS_REVERSED', ['objectUntil']]
  ])('with %j is refused: %s', async (of, code, path) => {
    const { errors } = await manager!.ask(SAVE, { input: input(of) })
    expect(errors?.[0]?.extensions).toMatchObject({ code, path })
  })

  it('is made where the charter lets one propose', async () => {
    const choices = one<{ places: { unit: { id: string } }[]; bodies: { id: string }[]; matters: { key: string; unitIds: string[] }[] }>(await manager!.ask(CHOICES))
    expect(choices.places.map(({ unit }) => unit.id)).toEqual([units.own])
    expect(choices.bodies.map(({ id }) => id)).toContain(bodyId)
    expect(choices.matters.find(({ key }) => key === 'ordinary')?.unitIds).toEqual([units.own])
    expect(codeOf(await manager!.ask(SAVE, { input: input({ unitId: units.centre }) }))).toBe('NOT_FOUND')
    expect(codeOf(await member!.ask(SAVE, { input: input() }))).toBe('NOT_ALLOWED')
  })
})

describe('a proposal under discussion', () => {
  it('gets a new text with a reason, and keeps the older ones', async () => {
    const proposal = await opened()
    const change = { proposalId: proposal.id, expectedVersion: proposal.version, text: inFinnish('Toinen teksti.') }
    expect(codeOf(await manager!.ask(SAVE, { input: input(change) }))).toBe('REQUIRED')
    expect(codeOf(await manager!.ask(SAVE, { input: input({ ...change, why: 'Selvempi', text: none }) }))).toBe('PROPOSAL_STATE')
    const after = made(await manager!.ask(SAVE, { input: input({ ...change, why: 'Selvempi' }) }))
    expect(after.versions.map(({ number, why, content }) => [number, why, content.fi])).toEqual([[2, 'Selvempi', 'Toinen teksti.'], [1, '', 'Järjestetään koulutuspäivä keväällä.']])
    await expect(app.rows('UPDATE proposal_version SET why = $2 WHERE proposal_id = $1', [proposal.id, 'muu'])).rejects.toThrow('what was discussed stays')
    await expect(app.rows('DELETE FROM proposal WHERE id = $1', [proposal.id])).rejects.toThrow('a proposal is kept')
  })

  it('takes an amendment in, turns one down with a word, and is not closed while one waits', async () => {
    const proposal = await opened()
    const brought = made(await centre!.ask(AMEND, { input: amendment(proposal) }))
    expect(brought).toMatchObject({ openAmendments: 1, amendments: [{ state: 'open', mayWithdraw: true }] })
    expect((await seen(office!, proposal.id)).steps).toContainEqual({ action: 'close', blockedBy: ['amendments_answered'] })
    expect(codeOf(await move(office!, brought, 'close'))).toBe('PROPOSAL_STATE')
    expect(codeOf(await answer(centre!, brought, { state: 'accepted' }))).toBe('NOT_ALLOWED')
    expect(codeOf(await answer(manager!, brought, { state: 'rejected' }))).toBe('REQUIRED')
    expect(codeOf(await answer(manager!, brought, { state: 'withdrawn' }))).toBe('NOT_ALLOWED')
    const taken = made(await answer(manager!, brought, { state: 'accepted' }))
    expect(taken).toMatchObject({ openAmendments: 0, amendments: [{ state: 'accepted' }] })
    expect(taken.versions[0]).toMatchObject({ number: 2, amendmentId: brought.amendments[0]!.id, content: { fi: 'Järjestetään koulutuspäivä syksyllä.' } })
    const again = made(await centre!.ask(AMEND, { input: amendment(taken, { text: inFinnish('Ei järjestetä.') }) }))
    const second = again.amendments[1]!.id
    const down = made(await office!.ask(ANSWER, { input: { amendmentId: second, expectedVersion: again.version, state: 'rejected', answer: 'Päivälle on tarve.' } }))
    expect(down.amendments[1]).toMatchObject({ state: 'rejected', answer: 'Päivälle on tarve.' })
    expect(codeOf(await office!.ask(ANSWER, { input: { amendmentId: second, expectedVersion: down.version, state: 'accepted', answer: '' } }))).toBe('PROPOSAL_STATE')
  })

  it('accepts one that was said of an older text only with the words that the text is to have', async () => {
    const proposal = await opened()
    const brought = made(await centre!.ask(AMEND, { input: amendment(proposal) }))
    const changed = made(await manager!.ask(SAVE, { input: input({ proposalId: proposal.id, expectedVersion: brought.version, text: inFinnish('Muu teksti.'), why: 'Uusi' }) }))
    expect(codeOf(await centre!.ask(AMEND, { input: amendment(proposal) }))).toBe('PROPOSAL_CHANGED')
    expect(codeOf(await answer(manager!, changed, { state: 'accepted' }))).toBe('PROPOSAL_CHANGED')
    const taken = made(await answer(manager!, changed, { state: 'accepted', text: inFinnish('Muu teksti syksyllä.') }))
    expect(taken.versions[0]).toMatchObject({ number: 3, content: { fi: 'Muu teksti syksyllä.' } })
  })

  it.each([
    [{ reason: ' ' }, 'REQUIRED'],
    [{ text: none }, 'REQUIRED'],
    [{ text: inFinnish('Järjestetään koulutuspäivä keväällä.') }, 'REQUIRED'],
    [{ unitId: newId() }, 'NOT_FOUND']
  ])('refuses an amendment with %j: %s', async (of, code) => {
    expect(codeOf(await centre!.ask(AMEND, { input: amendment(await opened(), of) }))).toBe(code)
  })

  it('is closed, opened again, put to the vote and adopted by those who lead the body, with words; then nothing changes', async () => {
    const proposal = await opened()
    expect(codeOf(await move(manager!, proposal, 'close'))).toBe('NOT_ALLOWED')
    expect(codeOf(await move(office!, proposal, 'adopt', { outcome: inFinnish('Ei vielä') }))).toBe('PROPOSAL_STATE')
    const closed = made(await move(office!, proposal, 'close'))
    expect(closed).toMatchObject({ state: 'closed', mayEdit: false })
    expect(codeOf(await centre!.ask(AMEND, { input: amendment(closed) }))).toBe('PROPOSAL_STATE')
    const reopened = made(await move(office!, closed, 'reopen', { discussUntil: addDays(today, 3) }))
    expect(reopened).toMatchObject({ state: 'open', closedOn: null, discussUntil: addDays(today, 3) })
    const voting = made(await move(office!, made(await move(office!, reopened, 'close')), 'vote'))
    expect(codeOf(await move(office!, voting, 'adopt'))).toBe('REQUIRED')
    const adopted = made(await move(office!, voting, 'adopt', { outcome: inFinnish('Hyväksyttiin äänin 12–3.') }))
    expect(adopted).toMatchObject({ state: 'adopted', endedOn: today, outcome: inFinnish('Hyväksyttiin äänin 12–3.'), steps: [] })
    expect(codeOf(await manager!.ask(SAVE, { input: input({ proposalId: adopted.id, expectedVersion: adopted.version, why: 'x' }) }))).toBe('PROPOSAL_STATE')
    await expect(app.rows('UPDATE proposal SET outcome = $2 WHERE id = $1', [adopted.id, JSON.stringify(inFinnish('muu'))])).rejects.toThrow('a proposal is kept')
  })

  it('is taken back by its makers alone', async () => {
    const proposal = await opened()
    expect(codeOf(await move(office!, proposal, 'withdraw', { outcome: inFinnish('x') }))).toBe('NOT_ALLOWED')
    expect(codeOf(await move(manager!, proposal, 'withdraw', { outcome: inFinnish(' ') }))).toBe('REQUIRED')
    expect(codeOf(await move(manager!, proposal, 'withdraw', { outcome: inFinnish('x'.repeat(4001)) }))).toBe('TOO_LONG')
    const said = { fi: '', sv: 'Ärendet ordnades på annat sätt.', en: '' }
    expect(made(await move(manager!, proposal, 'withdraw', { outcome: said }))).toMatchObject({ state: 'withdrawn', outcome: said })
  })
})

describe('what is adopted by consent', () => {
  const asked = { kind: 'consent', discussUntil: today, objectUntil: addDays(today, 7) }
  const objecting = (proposal: Proposal, of: Record<string, unknown> = {}) => ({ input: { proposalId: proposal.id, unitId: units.own, reason: 'Kustannuksia ei ole arvioitu.', ...of } })
  // The day is moved by moving the days of the proposal: the clock of the database is the real one.
  const timeIsOver = ({ id }: Proposal) => app.rows('UPDATE proposal SET discuss_until = app.today() - 2, object_until = app.today() - 1, version = version + 1 WHERE id = $1', [id])

  it('waits for its day, and is stopped by an objection of whoever votes for a member', async () => {
    const proposal = await opened(asked)
    expect(proposal.objectsFor).toEqual([])
    expect(codeOf(await manager!.ask(OBJECT, objecting(proposal)))).toBe('NOT_A_VOTER')
    expect(codeOf(await auditor!.ask(OBJECT, objecting(proposal)))).toBe('NOT_ALLOWED')
    expect((await seen(member!, proposal.id)).objectsFor.map(({ organisation }) => organisation.id)).toEqual([units.organisationId])
    expect(codeOf(await member!.ask(OBJECT, objecting(proposal, { reason: '' })))).toBe('REQUIRED')
    const objected = made(await member!.ask(OBJECT, objecting(proposal)))
    expect(objected).toMatchObject({ standingObjections: 1, objections: [{ withdrawnAt: null, mayWithdraw: true }] })
    expect(codeOf(await member!.ask(OBJECT, objecting(proposal)))).toBe('ALREADY_EXISTS')
    const closed = made(await move(office!, proposal, 'close'))
    expect(closed.steps).toContainEqual({ action: 'consent', blockedBy: ['nobody_objects', 'consent_time_over'] })
    expect(closed.steps).toContainEqual({ action: 'vote', blockedBy: [] })
    await timeIsOver(closed)
    const late = await seen(office!, proposal.id)
    expect(late.steps).toContainEqual({ action: 'consent', blockedBy: ['nobody_objects'] })
    await expect(app.rows(`UPDATE proposal SET state = 'adopted', ended_on = app.today() WHERE id = $1`, [proposal.id])).rejects.toThrow('no such step')
    expect(codeOf(await office!.ask(UNOBJECT, { input: { objectionId: objected.objections[0]!.id } }))).toBe('NOT_ALLOWED')
    expect((await seen(manager!, proposal.id)).objections).toMatchObject([{ mayWithdraw: false }])
    expect(codeOf(await manager!.ask(UNOBJECT, { input: { objectionId: objected.objections[0]!.id } }))).toBe('NOT_A_VOTER')
    const free = made(await member!.ask(UNOBJECT, { input: { objectionId: objected.objections[0]!.id } }))
    expect(free).toMatchObject({ standingObjections: 0 })
    expect(made(await move(office!, free, 'consent', { outcome: inFinnish('Kukaan ei vastustanut.') }))).toMatchObject({ state: 'adopted' })
  })

  it('takes no objection after its day, nor one of whose mandate has ended', async () => {
    const proposal = await opened(asked)
    expect(codeOf(await centre!.ask(OBJECT, objecting(proposal, { unitId: units.centre })))).toBe('NOT_A_VOTER')
    expect(codeOf(await centre!.ask(OBJECT, objecting(proposal)))).toBe('NOT_FOUND')
    await timeIsOver(proposal)
    expect(codeOf(await member!.ask(OBJECT, objecting(proposal)))).toBe('PROPOSAL_STATE')
  })
})

describe('what the charter asks others beside the vote', () => {
  const asked = { matter: 'guarded' }
  let voices: Record<string, string | undefined> = {}
  const said = (proposal: Proposal, party: string, answer: string, of: Record<string, unknown> = {}) => ({
    input: { subjectId: proposal.id, voiceId: voices[party], party, answer, saidBy: 'Rahoittajan kirje', saidOn: today, reason: answer === 'refuses' ? 'Rahoitus ei riitä.' : '', ...of }
  })
  const answersTo = async ({ id }: Proposal) => one<{ mayRecord: boolean; parties: { party: string; voices: { id: string }[] }[] }>(await office!.ask(ASKED, { subjectId: id }))
  const answered = async (proposal: Proposal, party: string, answer: string) => {
    one(await office!.ask(PARTY, said(proposal, party, answer)))
    return seen(office!, proposal.id)
  }
  const voting = async () => made(await move(office!, made(await move(office!, await opened(asked), 'close')), 'vote'))
  const adopt = (proposal: Proposal) => move(office!, proposal, 'adopt', { outcome: inFinnish('Hyväksyttiin kokouksessa.') })
  const blocked = ({ steps }: Proposal) => steps.find(({ action }) => action === 'adopt')?.blockedBy

  // A matter of the charter's own: the funders consent to it, each of them, and the board may veto.
  beforeAll(() => withRules((rules) => ({ ...rules, matters: [...rules.matters, { ...rules.matters[0]!, matter: 'guarded', name: inFinnish('Varojen käyttö'), consent: ['funder'], veto: ['board'], voices: 'all', whoMayPropose: ['member'] }] })))

  it('is not adopted before the party consents, nor against a veto, and the last answer counts', async () => {
    const proposal = await voting()
    const before = await answersTo(proposal)
    expect(before).toMatchObject({ mayRecord: true, parties: [{ party: 'funder', demand: 'consent', answer: null, isInTheWay: true }, { party: 'board', demand: 'veto', answer: null, isInTheWay: false }] })
    voices = Object.fromEntries(before.parties.map(({ party, voices: [first] }) => [party, first?.id]))
    expect(blocked(proposal)).toEqual(['consents_given'])
    expect(codeOf(await adopt(proposal))).toBe('PROPOSAL_STATE')
    await expect(app.rows(`UPDATE proposal SET state = 'adopted', ended_on = app.today() WHERE id = $1`, [proposal.id])).rejects.toThrow('a party stands in the way')
    expect(blocked(await answered(proposal, 'funder', 'agrees'))).toEqual(['consents_given'])
    expect((await answersTo(proposal)).parties[0]).toMatchObject({ answer: null, isInTheWay: true })
    for (const { id: voiceId } of before.parties[0]!.voices.slice(1)) one(await office!.ask(PARTY, said(proposal, 'funder', 'agrees', { voiceId })))
    const agreed = await seen(office!, proposal.id)
    expect(blocked(agreed)).toEqual([])
    const vetoed = await answered(agreed, 'board', 'refuses')
    expect(blocked(vetoed)).toEqual(['no_veto'])
    expect(codeOf(await adopt(vetoed))).toBe('PROPOSAL_STATE')
    const again = await answered(vetoed, 'board', 'agrees')
    const adopted = made(await adopt(again))
    expect(adopted).toMatchObject({ state: 'adopted' })
    expect(await answersTo(adopted)).toMatchObject({ mayRecord: false })
    expect(codeOf(await office!.ask(PARTY, said(adopted, 'funder', 'refuses')))).toBe('PROPOSAL_STATE')
  })

  it('lets it fall without being asked, and asks nobody in other matters', async () => {
    const proposal = await voting()
    expect(made(await move(office!, proposal, 'reject', { outcome: inFinnish('Rahoittaja ei suostu.') }))).toMatchObject({ state: 'rejected' })
    const other = await opened()
    expect(await answersTo(other)).toMatchObject({ parties: [], mayRecord: false })
    expect(codeOf(await office!.ask(PARTY, said(other, 'funder', 'agrees')))).toBe('NOT_FOUND')
  })

  it.each([
    [{ saidBy: ' ' }, 'REQUIRED', ['saidBy']],
    [{ saidBy: 'x'.repeat(301) }, 'TOO_LONG', ['saidBy']],
    [{ saidOn: addDays(today, 1) }, 'OUT_OF_RANGE', ['saidOn']],
    [{ answer: 'refuses', reason: '' }, 'REQUIRED', ['reason']],
    [{ party: 'regional_board' }, 'NOT_FOUND', ['party']],
    [{ voiceId: null }, 'REQUIRED', ['voiceId']],
    [{ voiceId: newId() }, 'NOT_FOUND', ['voiceId']]
  ])('is refused with %j: %s', async (of, code, path) => {
    const proposal = await opened(asked)
    const { errors } = await office!.ask(PARTY, said(proposal, 'funder', 'agrees', of))
    expect(errors?.[0]?.extensions).toMatchObject({ code, path })
  })

  it('is written down by those who lead the body alone, once it is open', async () => {
    const proposal = await opened(asked)
    for (const other of [manager!, centre!, member!, auditor!]) expect(codeOf(await other.ask(PARTY, said(proposal, 'funder', 'agrees')))).toBe('NOT_ALLOWED')
    expect(codeOf(await office!.ask(PARTY, said(await draft(asked), 'funder', 'agrees')))).toBe('NOT_FOUND')
  })
})

it('the inbox tells those who lead what waits for them, and those who vote to what they may object', async () => {
  const proposal = await opened({ kind: 'consent', discussUntil: today, objectUntil: addDays(today, 7) })
  await centre!.ask(AMEND, { input: amendment(proposal) })
  const kinds = async (by: Actor) => one<{ kind: string; params: Record<string, unknown> }[]>(await by.ask('{ workItems { kind params } }')).filter(({ params }) => params['proposalId'] === proposal.id).map(({ kind }) => kind)
  expect([await kinds(office!), await kinds(member!), await kinds(auditor!)]).toEqual([['proposal_to_lead'], ['proposal_to_consent'], []])
})

it('the list shows what is open to all, and drafts to their writers', async () => {
  const proposal = await draft()
  const ids = async (by: Actor) => one<{ id: string }[]>(await by.ask(LIST)).map(({ id }) => id)
  expect(await ids(manager!)).toContain(proposal.id)
  expect(await ids(office!)).not.toContain(proposal.id)
})
