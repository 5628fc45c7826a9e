import { applicationForm, newestFormVersion } from '@solmu/domain/onboarding/application-form.js'
import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'

const FIELDS = `id name state version businessId openQuestions newAnswers isNewOrganisation mayManage mayAsk organisation { id } centre { id } sections { section answers { field text choices links { url } } }
  files { id name size } people { id name email linkUntil } questions { id body answer version settledAt } events { kind actorName isApplicant } likenesses { kind otherId isExact isDismissed }`
const ONE = `query ($id: ID!) { application(id: $id) { ${FIELDS} } }`
const mutation = (name: string, input: string) => `mutation ($input: ${input}!) { ${name}(input: $input) { application { ${FIELDS} } } }`
const INVITE = mutation('inviteApplicant', 'InviteApplicantInput')
const ASK = mutation('askApplicant', 'AskApplicantInput')
const SETTLE = mutation('settleApplicationQuestion', 'SettleApplicationQuestionInput')
const SEND = mutation('sendApplicationLink', 'ApplicationPersonInput')
const END = mutation('endApplicationLinks', 'ApplicationPersonInput')
const IDENTIFY = mutation('identifyApplicant', 'IdentifyApplicantInput')
const DISMISS = mutation('dismissApplicationLikeness', 'DismissLikenessInput')
const CLOSE = mutation('closeApplication', 'CloseApplicationInput')
const CALL = `id state version applicationCount mayManage unit { id }`
const SAVE_CALL = `mutation ($input: SaveMembershipCallInput!) { saveMembershipCall(input: $input) { call { ${CALL} } } }`
const PUBLISH = `mutation ($input: MembershipCallInput!) { publishMembershipCall(input: $input) { call { ${CALL} } } }`
const WITHDRAW_CALL = `mutation ($input: MembershipCallInput!) { withdrawMembershipCall(input: $input) { call { ${CALL} } } }`

interface Application {
  id: string; name: string; state: string; version: number; businessId: string | null; openQuestions: number; newAnswers: number; isNewOrganisation: boolean; mayManage: boolean; mayAsk: boolean
  organisation: { id: string } | null; centre: { id: string }; sections: { section: string; answers: { field: string; text: string }[] }[]; files: { id: string; name: string; size: number }[]
  people: { id: string; name: string; email: string; linkUntil: string | null }[]; questions: { id: string; body: string; answer: string; version: number; settledAt: string | null }[]
  events: { kind: string; actorName: string; isApplicant: boolean }[]; likenesses: { kind: string; otherId: string; isExact: boolean; isDismissed: boolean }[]
}
interface Call { id: string; state: string; version: number; applicationCount: number; mayManage: boolean; unit: { id: string } }
type Answer = Awaited<ReturnType<Actor['ask']>>
type Door = Record<string, unknown> & { state: string; standing: string | null; sections: { section: string; version: number; content: Record<string, unknown> }[]; people: { id: string; isMe: boolean; name: string }[]; files: { id: string; name: string }[]; questions: { id: string; answer: string }[] }

let app: TestApp
let [office, centre, manager, auditor]: Actor[] = []
let [own, other]: string[] = []
const today = todayIn()

beforeAll(async () => {
  app = await TestApp.start({ env: { WORKER: 'in-process', LOG_LEVEL: 'error' } })
  ;[office, centre, manager, auditor] = [await app.as('national_coordinator'), await app.as('regional_coordinator'), await app.as('unit_manager'), await app.as('auditor')]
  const { applicationCentres } = await centre.get<{ applicationCentres: { id: string }[] }>('{ applicationCentres { id } }')
  own = applicationCentres[0]!.id
  const all = await office.get<{ applicationCentres: { id: string; type: string }[] }>('{ applicationCentres { id type } }')
  other = all.applicationCentres.find(({ id, type }) => type === 'regional_centre' && id !== own)!.id
})
afterAll(() => app.stop())

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions?.code
const one = <T>({ data, errors }: Answer): T => {
  if (errors) throw new Error(JSON.stringify(errors))
  return Object.values(data as Record<string, T>)[0]!
}
const application = (answer: Answer) => one<{ application: Application }>(answer).application
const seen = async (id: string, actor = centre!) => (await actor.get<{ application: Application }>(ONE, { id })).application

/** The newest link that was mailed to an address. */
async function linkTo(email: string, least = 1): Promise<string> {
  for (let more = 100; more > 0; more--) {
    const rows = await app.rows<{ text: string }>(`SELECT text FROM outbox_mail WHERE recipient = $1 AND state = 'kept' AND text LIKE '%/apply#%' ORDER BY created_at, id`, [email])
    if (rows.length >= least) return /apply#([\w-]{43})/.exec(rows.at(-1)!.text)![1]!
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`No link was mailed to ${email}`)
}

type Reply = { status: number; body: Door & { error?: { code: string; path: string[]; issues?: { code: string; path: string[] }[]; params: Record<string, unknown> }; version?: number; personId?: string; fileId?: string } }
async function knock(path: string, key: string | null, body?: object | FormData): Promise<Reply> {
  const isForm = body instanceof FormData
  const headers = { ...(key !== null && { 'x-application-key': key }), ...(isForm ? {} : { 'content-type': 'application/json' }) }
  const response = await fetch(`${app.address}/api/applications/${path}`, { method: 'POST', headers, body: isForm ? body : JSON.stringify(body ?? {}) })
  return { status: response.status, body: (await response.json()) as Reply['body'] }
}
const door = async (key: string): Promise<Door> => (await knock('door', key)).body
const refusal = ({ body }: Reply) => body.error?.code

/** A business id with a right check digit. */
function aBusinessId(): string {
  for (;;) {
    const digits = String(1_000_000 + Math.floor(Math.random() * 8_999_999))
    const rest = [7, 9, 10, 5, 8, 4, 2].reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0) % 11
    if (rest !== 1) return `${digits}-${rest === 0 ? 0 : 11 - rest}`
  }
}

async function invited(name = `Pajapolku ${newId().slice(-6)}`, centreId = own!): Promise<{ id: string; key: string; email: string }> {
  const email = `haku-${newId().slice(-10)}@hakija.example`
  const { id } = application(await office!.ask(INVITE, { input: { centreId, organisation: name, name: 'Hilla Hakija', email, language: 'fi' } }))
  return { id, key: await linkTo(email), email }
}

const answerTo: Readonly<Record<string, unknown>> = { count: '12', email: 'yhteys@hakija.example', postal_code: '80100', municipality: '167', links: [] }

/** Fills everything that must be told. */
async function fill(key: string, businessId = aBusinessId(), name = 'Pajapolku ry'): Promise<void> {
  for (const { code, fields } of applicationForm(newestFormVersion).sections) {
    const content = Object.fromEntries(
      fields.map(({ code: field, kind, options }) => [field, kind === 'choices' ? [options[0]!.code] : kind === 'choice' ? options[0]!.code : kind === 'website' ? '' : (answerTo[kind] ?? 'Kerrottu')])
    )
    if (code === 'organisation') Object.assign(content, { name, businessId })
    const version = (await door(key)).sections.find(({ section }) => section === code)?.version ?? 0
    const saved = await knock('section', key, { section: code, expectedVersion: version, content })
    if (saved.status !== 200) throw new Error(JSON.stringify(saved.body))
  }
}
async function submitted(): Promise<{ id: string; key: string; email: string }> {
  const one = await invited()
  await fill(one.key)
  expect(await knock('submit', one.key)).toMatchObject({ status: 200, body: { state: 'submitted' } })
  return one
}

describe('an invitation', () => {
  it('opens one application by a link, without an account or a role; its text is not the centre’s to read before it is sent', async () => {
    const { id, key, email } = await invited('Kuopion Kädentaitajat ry')
    expect(await door(key)).toMatchObject({ id, state: 'draft', name: 'Kuopion Kädentaitajat ry', people: [{ isMe: true, email }] })
    expect(await app.rows('SELECT 1 FROM app_user WHERE email = $1', [email])).toEqual([])
    await fill(key)
    expect((await seen(id)).sections).toEqual([])
    await knock('submit', key)
    const read = await seen(id)
    expect(read.sections.map(({ section }) => section)).toContain('own_production')
    expect(read.events.map(({ kind }) => kind)).toEqual(['submit', 'invited'])
    expect(await app.rows('SELECT 1 FROM audit_entry WHERE subject_id = $1 AND action = $2 AND actor_id IS NULL', [id, 'submitApplication'])).toHaveLength(1)
  })

  it('is given at one’s own centres alone, to what is an address', async () => {
    const input = { centreId: other, organisation: 'A ry', name: 'A', email: 'a@hakija.example', language: 'fi' }
    expect(codeOf(await centre!.ask(INVITE, { input }))).toBe('NOT_ALLOWED')
    expect(codeOf(await manager!.ask(INVITE, { input }))).toBe('NOT_ALLOWED')
    expect(codeOf(await office!.ask(INVITE, { input: { ...input, email: 'x' } }))).toBe('INVALID_EMAIL')
    expect(codeOf(await office!.ask(INVITE, { input: { ...input, centreId: newId() } }))).toBe('NOT_FOUND')
  })

  it('opens nothing any more once it is ended, and something again once it is sent anew; not more than three times a day', async () => {
    const { id, key, email } = await invited()
    const input = { applicationId: id, personId: (await seen(id)).people[0]!.id }
    expect(application(await centre!.ask(END, { input })).people[0]!.linkUntil).toBeNull()
    expect(refusal(await knock('door', key))).toBe('LINK_EXPIRED')
    await centre!.ask(SEND, { input })
    expect((await door(await linkTo(email, 2))).state).toBe('draft')
    await centre!.ask(SEND, { input })
    expect(codeOf(await centre!.ask(SEND, { input }))).toBe('TOO_MANY_ATTEMPTS')
    expect(codeOf(await auditor!.ask(END, { input }))).toBe('NOT_ALLOWED')
  })
})

describe('a link', () => {
  it('reaches its own application and nothing else', async () => {
    const [mine, theirs] = [await submitted(), await submitted()]
    const { questions } = application(await centre!.ask(ASK, { input: { applicationId: theirs.id, body: 'Montako valmentajaa?' } }))
    const person = (await seen(theirs.id)).people[0]!.id
    expect(refusal(await knock('answer', mine.key, { questionId: questions[0]!.id, answer: 'Kymmenen' }))).toBe('NOT_FOUND')
    expect(refusal(await knock('people/remove', mine.key, { personId: person }))).toBe('NOT_FOUND')
    expect(JSON.stringify(await door(mine.key))).not.toContain(theirs.id)
  })

  it('says the same whether it never was, was cut or is too old', async () => {
    const { id, key } = await invited()
    await app.rows(`UPDATE application_key SET expires_at = now() - interval '1 minute' WHERE person_id IN (SELECT p.id FROM application_person p WHERE p.application_id = $1)`, [id])
    const codes = await Promise.all([knock('door', key), knock('door', 'x'), knock('door', null), knock('submit', newId())].map(async (reply) => refusal(await reply)))
    expect(new Set(codes)).toEqual(new Set(['LINK_EXPIRED']))
  })

  it('is asked for anew without telling whether anybody has the address', async () => {
    const { email } = await invited()
    const [known, unknown] = [await knock('link', null, { email }), await knock('link', null, { email: 'nobody@hakija.example' })]
    expect([known, unknown]).toEqual([{ status: 202, body: { ok: true } }, { status: 202, body: { ok: true } }])
    expect((await door(await linkTo(email, 2))).state).toBe('draft')
    expect(await app.rows(`SELECT 1 FROM outbox_mail WHERE recipient = 'nobody@hakija.example'`)).toEqual([])
  })
})

describe('writing', () => {
  it('keeps what is typed, right or wrong, and refuses to go over what somebody else wrote meanwhile', async () => {
    const { key } = await invited()
    const content = { name: 'Pajapolku ry', businessId: '1234567-0' }
    expect(await knock('section', key, { section: 'organisation', expectedVersion: 0, content })).toMatchObject({ status: 200, body: { version: 1, changedBy: 'Hilla Hakija', standing: null } })
    expect(await knock('section', key, { section: 'organisation', expectedVersion: 0, content })).toMatchObject({ status: 200, body: { version: 1 } })
    expect(refusal(await knock('section', key, { section: 'organisation', expectedVersion: 0, content: { ...content, town: 'Joensuu' } }))).toBe('STALE')
    expect((await door(key)).sections[0]!.content).toMatchObject({ businessId: '1234567-0', town: '' })
    expect(refusal(await knock('section', key, { section: 'secrets', expectedVersion: 0, content }))).toBe('NOT_FOUND')
    expect(refusal(await knock('section', key, { section: 'figures', expectedVersion: -1, content }))).toBe('INVALID_INPUT')
  })

  it('is sent whole alone, with each field that is missing or wrong by name', async () => {
    const { key } = await invited()
    await fill(key, '1234567-0')
    const { status, body } = await knock('submit', key)
    expect([status, body.error?.code, body.error?.issues ?? [body.error]]).toMatchObject([400, 'APPLICATION_INCOMPLETE', [{ code: 'INVALID_BUSINESS_ID', path: ['organisation', 'businessId'] }]])
  })

  it('ends when it is sent', async () => {
    const { id, key } = await submitted()
    expect(refusal(await knock('section', key, { section: 'figures', expectedVersion: 1, content: {} }))).toBe('APPLICATION_STATE')
    expect(refusal(await knock('submit', key))).toBe('APPLICATION_STATE')
    expect(await app.rows(`SELECT 1 FROM outbox_mail WHERE subject = 'Uusi jäsenhakemus'`)).not.toEqual([])
    const { workItems } = await centre!.get<{ workItems: { kind: string; params: { applicationId?: string } }[] }>('{ workItems { kind params } }')
    expect(workItems.filter(({ kind, params }) => kind === 'application_in' && params.applicationId === id)).toHaveLength(1)
  })

  it('is shared by people who each come by their own link, until they are taken off', async () => {
    const { id, key } = await invited()
    const email = `toinen-${newId().slice(-8)}@hakija.example`
    const added = await knock('people', key, { name: 'Tuula Toinen', email, language: 'sv' })
    expect(added.status).toBe(200)
    expect(refusal(await knock('people', key, { name: 'Tuula', email, language: 'sv' }))).toBe('ALREADY_EXISTS')
    const second = await linkTo(email)
    await knock('section', second, { section: 'figures', expectedVersion: 0, content: { coachingStaff: '7' } })
    expect((await door(key)).sections).toMatchObject([{ section: 'figures', changedBy: 'Tuula Toinen' }])
    expect(refusal(await knock('people/remove', second, { personId: added.body.personId }))).toBe('NOT_ONESELF')
    expect((await knock('people/remove', key, { personId: added.body.personId })).status).toBe(200)
    expect(refusal(await knock('door', second))).toBe('LINK_EXPIRED')
    expect((await seen(id)).people).toHaveLength(1)
  })
})

describe('documents', () => {
  const form = (name: string, bytes: string | Buffer<ArrayBuffer>) => {
    const body = new FormData()
    body.set('file', new Blob([bytes]), name)
    return body
  }

  it('are told by their content, read by the applicant and the centre, and taken off again', async () => {
    const { id, key } = await invited()
    const taken = await knock('files/to/administration', key, form('tilinpäätös.pdf', '%PDF-1.7 x'))
    expect(taken.status).toBe(200)
    expect(refusal(await knock('files/to/administration', key, form('kuva.png', '<script>')))).toBe('UNSUPPORTED_MEDIA')
    expect(refusal(await knock('files/to/administration', key, form('kirje.docx', 'PK\u0003\u0004 nothing')))).toBe('UNSUPPORTED_MEDIA')
    expect(refusal(await knock('files/to/figures', key, form('a.pdf', '%PDF-1.7')))).toBe('NOT_FOUND')
    const tooLarge = await fetch(`${app.address}/api/applications/files/to/administration`, { method: 'POST', headers: { 'x-application-key': key }, body: form('skanni.pdf', Buffer.alloc(30_000_000)) }).catch(() => null)
    if (tooLarge) expect(((await tooLarge.json()) as Reply['body']).error?.code).toBe('FILE_TOO_LARGE')
    const file = (await door(key)).files[0]!
    const own = await fetch(`${app.address}/api/applications/files/${file.id}`, { headers: { 'x-application-key': key } })
    expect([own.status, own.headers.get('content-disposition')]).toEqual([200, expect.stringContaining('attachment')])
    expect((await fetch(`${app.address}/api/applications/files/${file.id}`)).status).toBe(404)
    // A draft’s documents are the applicant’s alone.
    expect((await seen(id)).files).toEqual([])
    expect((await knock('files/remove', key, { fileId: file.id })).status).toBe(200)
    expect((await door(key)).files).toEqual([])
  })
})

describe('questions', () => {
  it('are asked of what was sent, answered once, and noted', async () => {
    const { id, key } = await submitted()
    const draft = await invited()
    expect(codeOf(await centre!.ask(ASK, { input: { applicationId: draft.id, body: 'Mitä?' } }))).toBe('APPLICATION_STATE')
    expect(codeOf(await centre!.ask(ASK, { input: { applicationId: id, body: ' ' } }))).toBe('REQUIRED')
    expect(codeOf(await auditor!.ask(ASK, { input: { applicationId: id, body: 'Mitä?' } }))).toBe('NOT_ALLOWED')
    const asked = application(await centre!.ask(ASK, { input: { applicationId: id, section: 'own_production', body: 'Mitä tuotatte?' } }))
    expect(asked).toMatchObject({ openQuestions: 1, questions: [{ body: 'Mitä tuotatte?' }] })
    const question = asked.questions[0]!
    expect((await knock('answer', key, { questionId: question.id, answer: 'Pöytiä' })).status).toBe(200)
    expect(refusal(await knock('answer', key, { questionId: question.id, answer: 'Tuoleja' }))).toBe('APPLICATION_STATE')
    const answered = await seen(id)
    expect(answered).toMatchObject({ openQuestions: 0, newAnswers: 1 })
    expect(codeOf(await centre!.ask(SETTLE, { input: { questionId: question.id, expectedVersion: 1 } }))).toBe('STALE')
    expect(application(await centre!.ask(SETTLE, { input: { questionId: question.id, expectedVersion: answered.questions[0]!.version } })).newAnswers).toBe(0)
  })
})

describe('whoever is known already', () => {
  it('is told so by the exact business id and nothing else, and cannot send a second application', async () => {
    const businessId = aBusinessId()
    const [first, second] = [await invited(), await invited()]
    await fill(first.key, businessId)
    await fill(second.key, businessId)
    expect(await door(second.key)).toMatchObject({ standing: 'applied' })
    expect((await knock('submit', second.key)).body.error).toMatchObject({ code: 'APPLICATION_UNDER_WAY', path: ['organisation', 'businessId'] })
    expect((await knock('submit', first.key)).status).toBe(200)
    const [member] = await app.rows<{ businessId: string }>(
      `SELECT o.business_id AS "businessId" FROM organisation o JOIN organisation_role r ON r.organisation_id = o.id AND r.role = 'member' AND r.valid_to IS NULL
       JOIN consortium c ON c.id = o.consortium_id AND c.is_demo WHERE o.business_id IS NOT NULL LIMIT 1`
    )
    await fill(second.key, member!.businessId)
    expect((await knock('submit', second.key)).body.error?.code).toBe('ALREADY_MEMBER')
  })

  it('is shown to the centre, which says what is so', async () => {
    const [known] = await app.rows<{ id: string; name: string }>(
      `SELECT o.id, o.name_fi AS name FROM organisation o JOIN consortium c ON c.id = o.consortium_id AND c.is_demo WHERE o.name_fi LIKE '%ry' ORDER BY o.id LIMIT 1`
    )
    const { id } = await invited(known!.name.replace(/ ry$/, ' säätiö').toUpperCase())
    const before = await seen(id)
    expect(before.likenesses.find(({ otherId }) => otherId === known!.id)).toMatchObject({ kind: 'organisation', isExact: false, isDismissed: false })
    const input = { applicationId: id, kind: 'organisation', otherId: known!.id, isAnother: true }
    expect(application(await centre!.ask(DISMISS, { input })).likenesses.find(({ otherId }) => otherId === known!.id)?.isDismissed).toBe(true)
    expect(application(await centre!.ask(DISMISS, { input: { ...input, isAnother: false } })).likenesses.find(({ otherId }) => otherId === known!.id)?.isDismissed).toBe(false)
    expect(codeOf(await centre!.ask(DISMISS, { input: { ...input, otherId: newId() } }))).toBe('NOT_FOUND')
    const same = application(await centre!.ask(IDENTIFY, { input: { applicationId: id, expectedVersion: before.version, organisationId: known!.id } }))
    expect(same.organisation?.id).toBe(known!.id)
    expect(codeOf(await centre!.ask(IDENTIFY, { input: { applicationId: id, expectedVersion: before.version, organisationId: null } }))).toBe('STALE')
    expect(codeOf(await auditor!.ask(IDENTIFY, { input: { applicationId: id, expectedVersion: same.version, organisationId: null } }))).toBe('NOT_ALLOWED')
  })
})

describe('taking back', () => {
  it('ends an application half way; nothing is written afterwards, and the business id is free', async () => {
    const businessId = aBusinessId()
    const one = await invited()
    await fill(one.key, businessId)
    await knock('submit', one.key)
    expect(await knock('withdraw', one.key, { reason: 'Rahoitus ei toteutunut' })).toMatchObject({ status: 200, body: { state: 'withdrawn' } })
    for (const [path, body] of [['withdraw', { reason: '' }], ['submit', {}], ['people', { name: 'A', email: 'a@hakija.example', language: 'fi' }]] as const) expect(refusal(await knock(path, one.key, body))).toBe('APPLICATION_STATE')
    expect(await seen(one.id)).toMatchObject({ state: 'withdrawn' })
    const next = await invited()
    await fill(next.key, businessId)
    expect((await knock('submit', next.key)).status).toBe(200)
  })

  it('of a draft that nobody goes on with is the centre’s, with a reason', async () => {
    const { id } = await invited()
    const { version } = await seen(id)
    const input = { applicationId: id, expectedVersion: version, reason: 'Hakija ei jatka' }
    expect(codeOf(await centre!.ask(CLOSE, { input: { ...input, reason: ' ' } }))).toBe('REQUIRED')
    expect(codeOf(await auditor!.ask(CLOSE, { input }))).toBe('NOT_ALLOWED')
    expect(application(await centre!.ask(CLOSE, { input })).state).toBe('withdrawn')
    const sent = await submitted()
    expect(codeOf(await centre!.ask(CLOSE, { input: { ...input, applicationId: sent.id, expectedVersion: (await seen(sent.id)).version } }))).toBe('APPLICATION_STATE')
  })

  it('leaves the bare record after half a year', async () => {
    const one = await invited()
    await fill(one.key)
    await knock('withdraw', one.key, { reason: 'Muu syy' })
    const stale = await invited()
    await app.rows(`UPDATE application SET withdrawn_at = now() - interval '181 days', changed_at = now() - interval '181 days' WHERE id = $1`, [one.id])
    await app.rows(`UPDATE application SET changed_at = now() - interval '181 days' WHERE id = $1`, [stale.id])
    await app.rows('SELECT app.erase_applications(180)')
    expect(await seen(one.id)).toMatchObject({ state: 'withdrawn', people: [], sections: [] })
    expect(await seen(stale.id)).toMatchObject({ state: 'withdrawn', people: [] })
    const left = await app.rows('SELECT 1 FROM application_person WHERE application_id = ANY ($1) AND email <> $2', [[one.id, stale.id], ''])
    expect([left, refusal(await knock('door', one.key))]).toEqual([[], 'LINK_EXPIRED'])
  })
})

describe('a call', () => {
  const text = (fi: string) => ({ fi, sv: '', en: '' })
  const given = () => ({ unitId: own, title: text('Avoin haku'), body: text('Haemme toimijoita'), opensOn: today, closesOn: addDays(today, 30) })
  const call = (answer: Answer) => one<{ call: Call }>(answer).call

  it('is published, lets anybody begin an application while it is open, and is taken back', async () => {
    const draft = call(await centre!.ask(SAVE_CALL, { input: given() }))
    const email = `kutsu-${newId().slice(-8)}@hakija.example`
    const begin = { callId: draft.id, organisation: 'Uusi ry', name: 'Uuno Uusi', email, language: 'fi' }
    expect((await knock('begin', null, begin)).status).toBe(404)
    const published = call(await centre!.ask(PUBLISH, { input: { callId: draft.id, expectedVersion: draft.version } }))
    expect(published.state).toBe('open')
    expect(codeOf(await centre!.ask(PUBLISH, { input: { callId: draft.id, expectedVersion: published.version } }))).toBe('CALL_STATE')
    expect(await (await fetch(`${app.address}/api/applications/calls/${draft.id}`)).json()).toMatchObject({ state: 'open', title: text('Avoin haku') })
    expect(refusal(await knock('begin', null, { ...begin, email: 'x' }))).toBe('INVALID_EMAIL')
    expect(await knock('begin', null, begin)).toEqual({ status: 202, body: { ok: true } })
    expect((await door(await linkTo(email))).name).toBe('Uusi ry')
    const back = call(await centre!.ask(WITHDRAW_CALL, { input: { callId: draft.id, expectedVersion: published.version } }))
    expect(back).toMatchObject({ state: 'withdrawn', applicationCount: 1 })
    expect(refusal(await knock('begin', null, begin))).toBe('CALL_STATE')
    expect(codeOf(await centre!.ask(SAVE_CALL, { input: { ...given(), callId: draft.id, expectedVersion: back.version } }))).toBe('CALL_STATE')
  })

  it('is written for one’s own centre, with a title and days in order', async () => {
    expect(codeOf(await centre!.ask(SAVE_CALL, { input: { ...given(), unitId: other } }))).toBe('NOT_ALLOWED')
    expect(codeOf(await manager!.ask(SAVE_CALL, { input: given() }))).toBe('NOT_ALLOWED')
    expect(codeOf(await centre!.ask(SAVE_CALL, { input: { ...given(), title: text('') } }))).toBe('REQUIRED')
    expect(codeOf(await centre!.ask(SAVE_CALL, { input: { ...given(), closesOn: addDays(today, -1) } }))).toBe('DAYS_REVERSED')
    const draft = call(await centre!.ask(SAVE_CALL, { input: given() }))
    expect(codeOf(await centre!.ask(SAVE_CALL, { input: { ...given(), callId: draft.id, expectedVersion: 9 } }))).toBe('STALE')
    expect((await fetch(`${app.address}/api/applications/calls/${draft.id}`)).status).toBe(404)
  })
})
