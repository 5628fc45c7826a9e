import { addDays, addMonths, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import {
  DECLINE, DRAFT, FILE, GovernanceScene, type Mandate, OBLIGE, OPEN, SAVE, agreementOf, codeOf, draftInput, inFinnish, named, one, version
} from '../../../testing/agreements.js'
import type { Actor } from '../../../testing/harness.js'
import type { AgreementClock } from './agreement-clock.js'

const TALK = `query ($kind: RecordKind!, $id: ID!) { discussion(subjectType: $kind, subjectId: $id, first: 50, commentsOnly: false) { commentCount entries { body deed person { displayName } } } }`
const SAY = 'mutation ($input: AddCommentInput!) { addComment(input: $input) { entry { id } } }'
const READERS = 'query ($id: ID!) { recordReaders(subjectType: agreement, subjectId: $id) { userId displayName } }'
const PARTIES = 'query ($id: ID!) { agreement(id: $id) { parties { organisation { id } unit { id } mayFile state lacksRole maySign } } }'
const TEXT = 'query ($versionId: ID!) { agreementText(versionId: $versionId) { file { name hash } annexes { title { fi } contentHash file { name } } } }'

type Talk = { discussion: { commentCount: number; entries: { body: string | null; deed: string | null; person: { displayName: string } | null }[] } }
type Party = { organisation: { id: string }; unit: { id: string } | null; state: string; lacksRole: boolean; maySign: boolean }

let scene: GovernanceScene
let office: Actor, centre: Actor, manager: Actor, member: Actor, auditor: Actor, funder: Actor
/** A member that is no party of what is between others, an organisation that is no member, and one of another consortium. */
let others: { member: string; commissioner: string; foreign: string }
const today = todayIn()

beforeAll(async () => {
  scene = await GovernanceScene.start()
  ;({ office, centre, manager, member, auditor, funder } = scene.actors)
  const [row] = await scene.app.rows<{ member: string; consortium: string }>(
    `SELECT organisation_id AS member, consortium_id AS consortium FROM organisation_role WHERE role = 'member' AND valid_to IS NULL AND organisation_id <> $1 LIMIT 1`,
    [scene.own.organisation.id]
  )
  others = { member: row!.member, commissioner: newId(), foreign: newId() }
  const foreign = newId()
  await scene.app.rows(`INSERT INTO consortium (id, name_fi, name_sv, name_en) VALUES ($1, 'Toinen', 'Annan', 'Other')`, [foreign])
  for (const [id, consortium] of [[others.commissioner, row!.consortium], [others.foreign, foreign]]) {
    await scene.app.rows(`INSERT INTO organisation (id, consortium_id, name_fi, name_sv, name_en, legal_form) VALUES ($1, $2, 'Tilaajakunta', 'Beställarkommun', 'Commissioner', 'municipality')`, [id, consortium])
  }
})
afterEach(() => scene.clear())
afterAll(() => scene.app.stop())

const say = (actor: Actor, subjectType: string, subjectId: string, body: string) => actor.ask(SAY, { input: { subjectType, subjectId, body } })
const talk = async (actor: Actor, kind: string, id: string) => (await actor.get<Talk>(TALK, { kind, id })).discussion
const bodies = async (actor: Actor, kind: string, id: string) => (await talk(actor, kind, id)).entries.flatMap(({ body }) => body ?? [])

async function pdfOf(response: Response) {
  const pdf = await getDocument({ data: new Uint8Array(await response.arrayBuffer()), verbosity: 0 }).promise
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, async (_one, at) => (await (await pdf.getPage(at + 1)).getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' ')))
  return { text: pages.join(' ').replace(/\s+/gu, ' '), info: (await pdf.getMetadata()).info as Record<string, unknown>, marks: await pdf.getMarkInfo() }
}

describe('a version on paper', () => {
  it('says who accepted it, by what right, when and how, in the language that is asked for; each party has its own', async () => {
    await scene.aMandate()
    const open = await scene.anOpen({ parties: [scene.own.organisation.id, others.member] })
    const path = `/api/agreements/versions/${open.current!.id}/pdf`
    await scene.accept(await scene.signature(open.current!.id))
    const whole = await pdfOf(await scene.get(office, `${path}?lang=sv`))
    expect([whole.info['Language'], whole.marks?.Marked]).toEqual(['sv', true])
    for (const said of ['Mikko Hyvärinen', 'hallitus 3/2026', 'I Solmu, lösenord eller nyckel', open.current!.contentHash!, 'Osapuolet sopivat.', '1/2']) expect(whole.text).toContain(said)
    const own = await scene.get(manager, `${path}?lang=fi&party=${scene.own.organisation.id}`)
    expect([own.headers.get('content-type'), own.headers.get('content-disposition')?.includes('.pdf')]).toEqual(['application/pdf', true])
    const certificate = await pdfOf(own)
    for (const said of ['Hyväksymistodistus', 'hyväksyy sopimuksen', open.current!.contentHash!]) expect(certificate.text).toContain(said)
    expect(certificate.text).not.toContain('Osapuolet sopivat.')
    const statuses = async (actor: Actor, query: string) => (await scene.get(actor, `${path}?${query}`)).status
    expect([await statuses(office, `lang=fi&party=${others.member}`), await statuses(office, 'lang=se'), await statuses(funder, 'lang=fi')]).toEqual([404, 400, 403])
  })

  it('is for those alone who read the agreement, a draft for those who write it', async () => {
    const elsewhere = await scene.anOpen({ parties: [others.member] })
    expect((await scene.get(manager, `/api/agreements/versions/${elsewhere.current!.id}/pdf`)).status).toBe(404)
    const draft = await scene.aDraft()
    expect((await scene.get(manager, `/api/agreements/versions/${version(draft).id}/pdf`)).status).toBe(404)
    expect((await pdfOf(await scene.get(office, `/api/agreements/versions/${version(draft).id}/pdf`))).text).toContain('Luonnos')
  })
})

describe('a party that is no member', () => {
  it('is named and accepts on paper; one of another consortium is not found', async () => {
    expect(codeOf(await office.ask(SAVE, { input: scene.details({ parties: [others.foreign] }) }))).toBe('NOT_FOUND')
    const open = await scene.anOpen({ parties: [others.commissioner] })
    const { agreement } = await office.get<{ agreement: { parties: (Party & { mayFile: boolean })[] } }>(PARTIES, { id: open.id })
    expect(agreement.parties).toMatchObject([{ organisation: { id: others.commissioner }, unit: null, mayFile: true, state: 'waiting' }])
    const { body } = await scene.send(office, `/api/agreements/${open.id}/parties/${others.commissioner}/files`)
    const input = { versionId: open.current!.id, organisationId: others.commissioner, signedOn: today, signatoryName: 'Kunnanjohtaja', signatoryTitle: '', note: '', fileId: body.id }
    expect(codeOf(await manager.ask(FILE, { input }))).toBe('NOT_ALLOWED')
    expect(agreementOf(await office.ask(FILE, { input }))).toMatchObject({ current: { state: 'in_force' } })
  })
})

describe('a party that declines', () => {
  const SAID = `query ($id: ID!) { agreement(id: $id) { parties { organisation { id } state maySign declined { signatoryName reason } } } }`
  const WAITING = '{ workItems { kind params unit { id } } }'
  type Said = { agreement: { parties: { organisation: { id: string }; state: string; maySign: boolean; declined: { signatoryName: string; reason: string } | null }[] } }
  const ownOf = async (actor: Actor, id: string) => (await actor.get<Said>(SAID, { id })).agreement.parties.find(({ organisation }) => organisation.id === scene.own.organisation.id)

  it('says so by its mandate and with a reason, which stays; whoever looks after the agreement is told, nobody asks again, and it may accept all the same', async () => {
    const mandate = await scene.aMandate()
    const open = await scene.anOpen({ parties: [scene.own.organisation.id, others.member] })
    const input = { versionId: open.current!.id, organisationId: scene.own.organisation.id, unitId: scene.own.unitId, mandateId: mandate.id, reason: 'Hinnat puuttuvat.' }
    expect(codeOf(await manager.ask(DECLINE, { input: { ...input, reason: '  ' } }))).toBe('REQUIRED')
    expect(codeOf(await manager.ask(DECLINE, { input: { ...input, organisationId: others.member } }))).toBe('MANDATE_ENDED')
    expect(codeOf(await office.ask(DECLINE, { input }))).toBe('NOT_ALLOWED')
    expect(codeOf(await funder.ask(DECLINE, { input }))).toBe('NOT_ALLOWED')
    expect(agreementOf(await manager.ask(DECLINE, { input })).current?.state).toBe('open')
    expect(codeOf(await manager.ask(DECLINE, { input }))).toBe('ALREADY_EXISTS')
    expect(await ownOf(office, open.id)).toMatchObject({ state: 'declined', declined: { signatoryName: 'Mikko Hyvärinen', reason: 'Hinnat puuttuvat.' } })
    const about = async (actor: Actor) => (await actor.get<{ workItems: { kind: string; params: { agreementId?: string; why?: string } }[] }>(WAITING)).workItems.filter(({ params }) => params.agreementId === open.id)
    expect(await about(manager)).toEqual([])
    expect(await about(office)).toMatchObject([{ kind: 'agreement_declined' }])
    const told = await scene.app.rows<{ email: string }>(`SELECT u.email FROM notification n JOIN app_user u ON u.id = n.user_id WHERE n.topic = 'agreement_declined' ORDER BY 1`)
    expect(told.map(({ email }) => email)).toEqual(['aino.salmela@solmu.example'])
    const signatories = await scene.app.rows(`SELECT 1 FROM app.agreement_signatories($1) WHERE organisation_id = $2`, [open.current!.id, scene.own.organisation.id])
    expect(signatories).toEqual([])
    await scene.accept(await scene.signature(open.current!.id))
    expect(await ownOf(office, open.id)).toMatchObject({ state: 'accepted', declined: null })
    expect(await about(office)).toEqual([])
  })

  it('cannot decline what it has accepted, what a newer version has replaced, or by a mandate that has ended', async () => {
    const mandate = await scene.aMandate()
    const open = await scene.anOpen({ parties: [scene.own.organisation.id, others.member] })
    const input = { versionId: open.current!.id, organisationId: scene.own.organisation.id, unitId: scene.own.unitId, mandateId: mandate.id, reason: 'Ei.' }
    await scene.accept(await scene.signature(open.current!.id))
    expect(codeOf(await manager.ask(DECLINE, { input }))).toBe('AGREEMENT_STATE')
    const second = agreementOf(await office.ask(DRAFT, { input: draftInput(open.id) }))
    await office.ask(OPEN, { input: named(version(second, 2)) })
    expect(codeOf(await manager.ask(DECLINE, { input }))).toBe('AGREEMENT_SUPERSEDED')
    await scene.end(mandate)
    expect(codeOf(await manager.ask(DECLINE, { input: { ...input, versionId: version(second, 2).id } }))).toBe('MANDATE_ENDED')
  })
})

describe('the document behind a mandate', () => {
  it('is a PDF that those who keep the mandate send, those who see it read, and a newer one replaces', async () => {
    const mandate = await scene.aMandate()
    const path = `/api/mandates/${mandate.id}/file`
    const seen = async (actor: Actor) => one<Mandate>(await actor.ask('query ($id: ID!) { mandate(id: $id) { id version use file { name size hash } } }', { id: mandate.id }))
    expect((await seen(member)).file).toBeNull()
    expect((await scene.get(member, path)).status).toBe(404)
    expect(await scene.send(manager, path, 'MZ ei pdf')).toMatchObject({ status: 415, body: { error: { code: 'UNSUPPORTED_MEDIA' } } })
    expect([(await scene.send(member, path)).status, (await scene.send(office, '/api/mandates/x/file')).status]).toEqual([403, 404])
    expect((await scene.send(manager, path)).status).toBe(200)
    const first = await seen(member)
    expect(first).toMatchObject({ use: 'able', file: { name: 'sopimus.pdf', hash: expect.stringMatching(/^[0-9a-f]{64}$/) } })
    expect(await (await scene.get(auditor, path)).text()).toBe('%PDF-1.7 allekirjoitettu')
    expect((await scene.get(funder, path)).status).toBe(403)
    expect((await scene.send(centre, path, '%PDF-1.7 uusi')).status).toBe(200)
    expect((await seen(member)).file?.hash).not.toBe(first.file?.hash)
    await scene.end(mandate)
    expect(await scene.send(manager, path)).toMatchObject({ status: 409, body: { error: { code: 'MANDATE_STATE' } } })
    expect((await scene.get(member, path)).status).toBe(200)
    expect(codeOf(await funder.ask('query ($id: ID!) { mandate(id: $id) { id } }', { id: mandate.id }))).toBe('NOT_ALLOWED')
  })

  it('is refused where it is too large, as a signed copy of thirty megabytes is', async () => {
    const mandate = await scene.aMandate()
    const open = await scene.anOpen()
    const scan = new Uint8Array(30 * 1024 * 1024)
    scan.set(Buffer.from('%PDF-1.7'))
    for (const path of [`/api/mandates/${mandate.id}/file`, `/api/agreements/${open.id}/parties/${scene.own.organisation.id}/files`, `/api/agreements/${open.id}/files`]) {
      const answer = await scene.send(office, path, scan).catch(() => undefined)
      // A server that refuses before all is sent may end the connection first.
      if (answer) expect(answer.body).toMatchObject({ error: { code: 'FILE_TOO_LARGE', params: { max: 20 } } })
    }
    const [kept] = await scene.app.rows<{ count: number }>('SELECT count(*)::int AS count FROM agreement_file WHERE agreement_id = $1', [open.id])
    expect(kept?.count).toBe(0)
  })
})

describe('what is said about an agreement', () => {
  it('is read by those who read the agreement, from its opening on; whoever looks after it reads all', async () => {
    const draft = await scene.aDraft()
    await say(office, 'agreement', draft.id, 'Neuvotteluvara on kymmenen prosenttia.')
    expect(codeOf(await say(manager, 'agreement', draft.id, 'Hei'))).toBe('NOT_FOUND')
    await office.ask(OPEN, { input: named(version(draft)) })
    await say(office, 'agreement', draft.id, 'Lukekaa ensin.')
    expect(codeOf(await say(manager, 'agreement', draft.id, 'Luettu.'))).toBeUndefined()
    expect(await bodies(manager, 'agreement', draft.id)).toEqual(['Lukekaa ensin.', 'Luettu.'])
    expect(await bodies(auditor, 'agreement', draft.id)).toEqual(['Lukekaa ensin.', 'Luettu.'])
    expect(await bodies(office, 'agreement', draft.id)).toHaveLength(3)
    expect((await talk(manager, 'agreement', draft.id)).entries.find(({ deed }) => deed === 'openAgreementVersion')?.person?.displayName).toBe('Aino Salmela')
    const { recordReaders } = await manager.get<{ recordReaders: { displayName: string }[] }>(READERS, { id: draft.id })
    expect(recordReaders.map(({ displayName }) => displayName)).toEqual(expect.arrayContaining(['Aino Salmela', 'Riitta Kosonen']))
    expect(recordReaders.map(({ displayName }) => displayName)).not.toContain('Leena Kurki')
  })

  it('is nothing to a member that is no party, nor to whoever reads no agreements', async () => {
    const elsewhere = await scene.anOpen({ parties: [others.member] })
    await say(office, 'agreement', elsewhere.id, 'Vain osapuolille.')
    expect(codeOf(await manager.ask(TALK, { kind: 'agreement', id: elsewhere.id }))).toBe('NOT_FOUND')
    expect(codeOf(await manager.ask(READERS, { id: elsewhere.id }))).toBe('NOT_FOUND')
    for (const [user, seen] of [[manager, 0], [office, 1]] as const) {
      const [{ userId } = { userId: '' }] = await scene.app.rows<{ userId: string }>(`SELECT user_id AS "userId" FROM session WHERE user_id = (SELECT id FROM app_user WHERE email = $1) LIMIT 1`, [user === manager ? 'mikko.hyvarinen@solmu.example' : 'aino.salmela@solmu.example'])
      const rows = await scene.app.rows<{ reads: boolean }>(
        `SELECT set_config('app.user_id', $1, false), set_config('app.consortium_id', a.consortium_id::text, false), app.reads_about('agreement', a.id, a.owner_unit_id, now()) AS reads FROM agreement a WHERE a.id = $2`,
        [userId, elsewhere.id]
      )
      expect(rows[0]?.reads).toBe(seen === 1)
    }
    await scene.app.rows(`SELECT set_config('app.user_id', '', false), set_config('app.consortium_id', '', false)`)
    expect(codeOf(await funder.ask(TALK, { kind: 'agreement', id: elsewhere.id }))).toBe('NOT_ALLOWED')
  })

  it('goes on about a mandate among those who see it', async () => {
    const mandate = await scene.aMandate()
    await say(member, 'mandate', mandate.id, 'Pöytäkirja puuttuu.')
    expect(await bodies(manager, 'mandate', mandate.id)).toEqual(['Pöytäkirja puuttuu.'])
    expect((await talk(manager, 'mandate', mandate.id)).entries.map(({ deed }) => deed)).toContain('recordMandate')
  })
})

describe('whoever opens a version to sign it', () => {
  const why = async (versionId: string, actor = manager) => (await scene.signing(versionId, actor)).obstacle
  const ours = () => ({ id: scene.own.organisation.id })

  it('is told why they cannot, and since when', async () => {
    const open = await scene.anOpen({ parties: [scene.own.organisation.id, others.member] })
    const { id } = open.current!
    const before = await why(id)
    expect(before).toMatchObject({ kind: 'mandate_ended', organisation: ours() })
    await scene.aMandate({ validFrom: addDays(today, 3) })
    expect(await why(id)).toEqual({ kind: 'mandate_coming', on: addDays(today, 3), organisation: ours() })
    expect(await why(id, auditor)).toEqual({ kind: 'no_mandate', on: null, organisation: null })
    expect(codeOf(await funder.ask('query ($id: ID!) { agreementSigning(versionId: $id) { hasSecondFactor } }', { id }))).toBe('NOT_ALLOWED')
  })

  it('signs on the last day of the mandate, of which they are told, and has nothing more to sign then', async () => {
    await scene.aMandate({ validTo: addDays(today, 1) })
    const open = await scene.anOpen({ parties: [scene.own.organisation.id, others.member] })
    expect((await scene.signing(open.current!.id)).signers).toMatchObject([{ until: today }])
    expect(agreementOf(await scene.accept(await scene.signature(open.current!.id)))).toMatchObject({ acceptances: [{ manner: 'signed' }] })
    expect(await why(open.current!.id)).toEqual({ kind: 'accepted', on: null, organisation: ours() })
    const next = agreementOf(await office.ask(DRAFT, { input: draftInput(open.id, { content: inFinnish('Uusi') }) }))
    await office.ask(OPEN, { input: named(version(next, 2)) })
    expect(await scene.signing(open.current!.id)).toMatchObject({ newer: { number: 2 }, signers: [], obstacle: { kind: 'not_open' } })
  })

  it('with the mandate but no role that signs is told so, and the gaps tell of them', async () => {
    const [worker] = await scene.app.rows<{ id: string }>(`SELECT id FROM app_user WHERE email = 'riitta.kosonen@solmu.example'`)
    const held = await scene.aMandate({ userId: worker!.id })
    expect(held.use).toBe('no_role')
    const open = await scene.anOpen()
    expect(await why(open.current!.id, member)).toEqual({ kind: 'no_role', on: null, organisation: ours() })
    const { agreement } = await member.get<{ agreement: { parties: Party[] } }>(PARTIES, { id: open.id })
    expect(agreement.parties).toMatchObject([{ lacksRole: true, maySign: false }])
    const gapOf = async () => {
      const { memberMandates } = await centre.get<{ memberMandates: { organisation: { id: string }; holdings: { kind: string; gap: string }[] }[] }>('{ memberMandates { organisation { id } holdings { kind gap } } }')
      return memberMandates.find(({ organisation }) => organisation.id === scene.own.organisation.id)?.holdings.find(({ kind }) => kind === 'sign')?.gap
    }
    expect(await gapOf()).toBe('on_paper')
    const able = await scene.aMandate({ substituteFor: held.id, substituteOrder: 1 })
    expect([able.use, await gapOf()]).toEqual(['able', 'none'])
  })
})

describe('texts and annexes', () => {
  it('come as files too, and what is in an annex tells versions apart', async () => {
    const draft = await scene.aDraft({ draft: { content: inFinnish('') } })
    const file = async (bytes: string) => (await scene.send(office, `/api/agreements/${draft.id}/files`, bytes)).body.id
    const [text, first, second] = [await file('%PDF-1.7 teksti'), await file('%PDF-1.7 liite'), await file('%PDF-1.7 muutettu liite')]
    expect((await scene.send(office, `/api/agreements/${draft.id}/files`, 'PK zip')).status).toBe(415)
    expect((await scene.send(manager, `/api/agreements/${draft.id}/files`)).status).toBe(403)
    const annexes = (id: string | undefined) => [{ title: inFinnish('Hinnasto'), fileId: id, otherAgreementId: null }]
    const elsewhere = await scene.aDraft()
    expect(codeOf(await office.ask(DRAFT, { input: draftInput(elsewhere.id, { expectedVersion: version(elsewhere).version, fileId: text }) }))).toBeDefined()
    const written = agreementOf(await office.ask(DRAFT, { input: draftInput(draft.id, { expectedVersion: version(draft).version, content: inFinnish(''), fileId: text, annexes: annexes(first) }) }))
    expect(agreementOf(await office.ask(OPEN, { input: named(version(written)) })).current).toMatchObject({ state: 'open' })
    const next = agreementOf(await office.ask(DRAFT, { input: draftInput(draft.id, { annexes: annexes(second) }) }))
    const opened = agreementOf(await office.ask(OPEN, { input: named(version(next, 2)) }))
    const of = async (number: number) => one<{ file: { name: string } | null; annexes: { contentHash: string; file: { name: string } }[] }>(await manager.ask(TEXT, { versionId: version(opened, number).id }))
    const [older, newer] = [await of(1), await of(2)]
    expect([older.file?.name, newer.file, older.annexes.length]).toEqual(['sopimus.pdf', null, 1])
    expect(older.annexes[0]!.contentHash).not.toBe(newer.annexes[0]!.contentHash)
  })
})

describe('the clock', () => {
  const clock = () => scene.app.provider<AgreementClock>('AgreementClock', { viewer: null })
  const told = async (subjectId: string) => (await scene.app.rows<{ kind: string }>('SELECT DISTINCT kind FROM agreement_reminder WHERE subject_id = $1 ORDER BY 1', [subjectId])).map(({ kind }) => kind)
  const stateOf = async ({ id }: { id: string }) => (await scene.app.rows<{ state: string; validTo: string | null }>('SELECT state, valid_to AS "validTo" FROM agreement_version WHERE id = $1', [id]))[0]
  const ofManager = async () => (await scene.app.rows<{ count: number }>(`SELECT count(*)::int AS count FROM notification WHERE topic = 'agreement_reminder' AND user_id = $1`, [scene.own.userId]))[0]!.count

  it('reminds of each day once, in one message, moves versions by their days, and sweeps files that nothing refers to', async () => {
    const mandate = await scene.aMandate({ validTo: addDays(today, 90) })
    const starts = { starts: 'on_day' }
    const asked = await scene.anOpen({ draft: { acceptBy: addDays(today, 20) } })
    const later = await scene.anOpen({ draft: { ...starts, validFrom: addDays(today, 10) } })
    const ending = await scene.anOpen({ draft: { ...starts, validTo: addDays(today, 100) } })
    const going = await scene.anOpen({ draft: { ...starts, validTo: addMonths(today, 5), renewalMonths: 12, noticeMonths: 1 } })
    const looked = await scene.anOpen({ draft: { ...starts, reviewOn: addDays(today, 70) } })
    const [duty] = agreementOf(await office.ask(OBLIGE, { input: { agreementId: ending.id, organisationId: scene.own.organisation.id, title: 'Raportti', dueOn: addDays(today, 27), everyMonths: null } })).obligations
    const { body } = await scene.send(office, `/api/agreements/${ending.id}/files`)
    await scene.app.rows(`UPDATE agreement_file SET uploaded_at = now() - interval '2 days' WHERE id = $1`, [body.id])
    const all = async () => [await told(asked.current!.id), await told(ending.current!.id), await told(going.current!.id), await told(looked.current!.id), await told(duty!.id), await told(mandate.id)]

    await clock().daily(today)
    expect(await all()).toEqual([[], [], [], [], [], []])
    expect((await scene.app.rows('SELECT id FROM agreement_file WHERE id = $1', [body.id])).length).toBe(0)
    expect(await stateOf(later.current!)).toMatchObject({ state: 'open' })
    await clock().daily(addDays(today, 10))
    expect(await stateOf(later.current!)).toMatchObject({ state: 'in_force' })
    const before = await ofManager()
    await clock().daily(addDays(today, 20))
    expect(await all()).toEqual([['to_accept'], [], [], ['review'], ['obligation'], []])
    expect(await ofManager()).toBe(before + 1)
    expect((await clock().daily(addDays(today, 20))).sent).toBe(0)
    await clock().daily(addDays(today, 40))
    expect(await all()).toEqual([['to_accept'], ['expiring'], [], ['review'], ['obligation'], ['mandate']])
    await clock().daily(addDays(addMonths(today, 4), -30))
    expect(await told(going.current!.id)).toEqual(['notice'])
    await clock().daily(addDays(today, 100))
    expect(await stateOf(ending.current!)).toMatchObject({ state: 'expired' })
    await clock().daily(addMonths(today, 5))
    expect(await stateOf(going.current!)).toEqual({ state: 'in_force', validTo: addMonths(today, 17) })
  })
})

