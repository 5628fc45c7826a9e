import { acceptanceStatement } from '@solmu/domain/governance/agreement-statement.js'
import { addDays, addMonths, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../testing/harness.js'

const TEXTS = '{ fi sv en }'
const MANDATE = `id kind personName title email hasAccount isMine validFrom validTo state substituteFor substituteOrder endedOn endReason version mayManage organisation { id name ${TEXTS} } unit { id }`
const VERSION = 'id number state contentHash validFrom validTo acceptBy inForceOn endedOn acceptedCount version steps { action blockedBy } dues { kind on }'
const AGREEMENT = `id kind version mayManage partyCount current { ${VERSION} } versions { ${VERSION} } parties { organisation { id } state acceptedNumber maySign mayFile manner }
  acceptances { id versionNumber manner signatoryName statement hasSecondFactor organisation { id } file { id name } } obligations { id title dueOn state doneOn note mayComplete version }`
const PAYLOAD = `{ agreement { ${AGREEMENT} } }`
const act = (name: string, type: string, payload = PAYLOAD) => `mutation ($input: ${type}!) { ${name}(input: $input) ${payload} }`
const RECORD = act('recordMandate', 'RecordMandateInput', `{ mandate { ${MANDATE} } }`)
const END = act('endMandate', 'EndMandateInput', `{ mandate { ${MANDATE} } }`)
const CHANGE = act('changeMandate', 'ChangeMandateInput', `{ mandate { ${MANDATE} } }`)
const SAVE = act('saveAgreement', 'SaveAgreementInput')
const DRAFT = act('saveAgreementDraft', 'SaveAgreementDraftInput')
const DISCARD = act('discardAgreementDraft', 'AgreementVersionInput')
const OPEN = act('openAgreementVersion', 'AgreementVersionInput')
const TERMINATE = act('terminateAgreement', 'TerminateAgreementInput')
const ACCEPT = act('acceptAgreement', 'AcceptAgreementInput')
const FILE = act('fileAgreementAcceptance', 'FileAcceptanceInput')
const OBLIGE = act('saveAgreementObligation', 'SaveAgreementObligationInput')
const COMPLETE = act('completeAgreementObligation', 'CompleteAgreementObligationInput')
const DROP = act('dropAgreementObligation', 'DropAgreementObligationInput')
const SIGNING = `query ($versionId: ID!) { agreementSigning(versionId: $versionId) { hasSecondFactor newer { number } agreement { title ${TEXTS} } text { version { number contentHash } content ${TEXTS} annexes { title ${TEXTS} contentHash } }
  signers { organisation { id name ${TEXTS} } unitId mandateId title basis substituteForName } } }`

type Texts = { fi: string; sv: string; en: string }
type Mandate = { id: string; state: string; version: number; email: string | null; hasAccount: boolean; organisation: { id: string; name: Texts }; unit: { id: string }; endedOn: string | null }
type Version = { id: string; number: number; state: string; contentHash: string | null; version: number; inForceOn: string | null; endedOn: string | null; validTo: string | null; steps: { action: string; blockedBy: string[] }[]; acceptedCount: number }
type Agreement = {
  id: string; version: number; partyCount: number; current: Version | null; versions: Version[]; parties: { organisation: { id: string }; state: string; maySign: boolean; mayFile: boolean; acceptedNumber: number | null }[]
  acceptances: { manner: string; statement: string; hasSecondFactor: boolean | null; versionNumber: number; file: { id: string } | null }[]
  obligations: { id: string; title: string; dueOn: string; state: string; version: number; mayComplete: boolean; note: string }[]
}
type Signer = { organisation: { id: string; name: Texts }; unitId: string; mandateId: string; title: string; basis: string; substituteForName: string | null }
type Answer = Awaited<ReturnType<Actor['ask']>>

let app: TestApp
let [office, centre, manager, member, auditor, funder]: Actor[] = []
let own: { organisation: { id: string; name: Texts }; unitId: string; userId: string; officeUnitId: string }
const today = todayIn()
const none: Texts = { fi: '', sv: '', en: '' }
const inFinnish = (fi: string): Texts => ({ ...none, fi })

beforeAll(async () => {
  app = await TestApp.start()
  ;[office, centre, manager] = [await app.as('national_coordinator'), await app.as('regional_coordinator'), await app.as('unit_manager')]
  ;[member, auditor, funder] = [await app.as('unit_member'), await app.as('auditor'), await app.as('funder')]
  const [row] = await app.rows<{ organisationId: string; name: Texts; unitId: string; userId: string; officeUnitId: string }>(
    `SELECT p.organisation_id AS "organisationId", json_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en) AS name, p.unit_id AS "unitId", u.id AS "userId",
       (SELECT n.id FROM unit_now n WHERE n.type = 'headquarters' AND n.consortium_id = p.consortium_id LIMIT 1) AS "officeUnitId"
     FROM app_user u JOIN role_assignment a ON a.user_id = u.id AND a.role = 'unit_manager' JOIN unit_period p ON p.unit_id = a.unit_id AND p.valid_to IS NULL JOIN organisation o ON o.id = p.organisation_id
     WHERE u.email = 'mikko.hyvarinen@solmu.example'`
  )
  own = { ...row!, organisation: { id: row!.organisationId, name: row!.name } }
  // What the demo has recorded of this organisation gives way to what is recorded here.
  await app.rows('UPDATE mandate SET ended_on = greatest(valid_from, app.today()), ended_at = now(), end_reason = $2 WHERE organisation_id = $1 AND ended_at IS NULL AND (valid_to IS NULL OR valid_to > app.today())', [own.organisation.id, 'Spec'])
})
afterAll(() => app.stop())

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code
function one<T>({ data, errors }: Answer): T {
  if (errors) throw new Error(JSON.stringify(errors))
  return Object.values(data as Record<string, T>)[0]!
}
const agreementOf = (answer: Answer) => one<{ agreement: Agreement }>(answer).agreement
const mandateOf = (answer: Answer) => one<{ mandate: Mandate }>(answer).mandate

const mandateInput = (of: Record<string, unknown> = {}) => ({
  ...{ organisationId: own.organisation.id, unitId: own.unitId, kind: 'sign', userId: own.userId, personName: '', title: 'toiminnanjohtaja', email: 'Mikko@Tyosilta.example' },
  ...{ validFrom: today, validTo: null, basisKind: 'board_decision', basis: 'hallitus 3/2026', ...of }
})
async function aMandate(of: Record<string, unknown> = {}): Promise<Mandate> {
  return mandateOf(await manager!.ask(RECORD, { input: mandateInput(of) }))
}
const end = async (mandate: Pick<Mandate, 'id' | 'version'>) => app.rows(`UPDATE mandate SET ended_on = greatest(valid_from, app.today()), ended_at = now(), version = version + 1 WHERE id = $1 AND ended_at IS NULL`, [mandate.id])

type Made = { parties?: string[]; demandsSecondFactor?: boolean; required?: boolean; draft?: Record<string, unknown> }
const details = (of: Made) => ({
  ...{ kind: 'framework', title: inFinnish(`Sopimus ${newId().slice(-6)}`), summary: none, ownerUnitId: own.officeUnitId, demandsSecondFactor: of.demandsSecondFactor ?? false },
  ...{ audience: of.required ? 'all' : 'parties', followsMembers: of.required ?? false, requiredOfMembers: of.required ?? false },
  parties: (of.parties ?? (of.required ? [] : [own.organisation.id])).map((organisationId) => ({ organisationId, role: 'party' }))
})
const draftInput = (agreementId: string, of: Record<string, unknown> = {}) => ({
  ...{ agreementId, expectedVersion: null, authoritative: 'fi', content: inFinnish('# 1 Tarkoitus\n\nOsapuolet sopivat.'), news: none, starts: 'all_accepted', validFrom: today, annexes: [], ...of }
})
async function aDraft(of: Made = {}): Promise<Agreement> {
  const saved = agreementOf(await office!.ask(SAVE, { input: details(of) }))
  return agreementOf(await office!.ask(DRAFT, { input: draftInput(saved.id, of.draft) }))
}
const version = (of: Agreement, number = 1) => of.versions.find((each) => each.number === number)!
const named = (of: Version) => ({ versionId: of.id, expectedVersion: of.version })
async function anOpen(of: Made = {}): Promise<Agreement> {
  return agreementOf(await office!.ask(OPEN, { input: named(version(await aDraft(of))) }))
}
async function signing(versionId: string, actor = manager!) {
  const { agreementSigning } = await actor.get<{ agreementSigning: { agreement: { title: Texts }; text: { version: Version }; signers: Signer[]; newer: Version | null; hasSecondFactor: boolean } }>(SIGNING, { versionId })
  return agreementSigning
}
async function signature(versionId: string): Promise<Record<string, unknown>> {
  const { agreement, text, signers } = await signing(versionId)
  const [signer] = signers
  if (!signer) throw new Error('Nobody signs')
  const said = { agreement: agreement.title.fi, versionNumber: text.version.number, organisation: signer.organisation.name.fi, signatory: 'Mikko Hyvärinen', title: signer.title, basis: signer.basis }
  const statement = acceptanceStatement('fi', { ...said, substituteFor: null, day: today, contentHash: text.version.contentHash ?? '' })
  return { versionId, organisationId: signer.organisation.id, unitId: signer.unitId, mandateId: signer.mandateId, language: 'fi', statement }
}
const accept = async (input: Record<string, unknown>, actor = manager!) => actor.ask(ACCEPT, { input })

async function send(actor: Actor, path: string, bytes = '%PDF-1.7 allekirjoitettu'): Promise<{ status: number; body: { id?: string } }> {
  const form = new FormData()
  form.append('file', new Blob([bytes]), 'sopimus.pdf')
  const answer = await fetch(`${app.address}${path}`, { method: 'POST', headers: { cookie: actor.cookie }, body: form })
  return { status: answer.status, body: (await answer.json()) as { id?: string } }
}

describe('mandates', () => {
  it('are recorded by whoever leads the unit, of people with and without an account, and end with a reason', async () => {
    const mandate = await aMandate()
    expect(mandate).toMatchObject({ state: 'in_force', hasAccount: true, email: 'mikko@tyosilta.example' })
    expect(codeOf(await manager!.ask(RECORD, { input: mandateInput() }))).toBe('RANGE_OVERLAPS')
    const substitute = await aMandate({ userId: null, personName: 'Aino Vara', substituteFor: mandate.id, substituteOrder: 1, email: '' })
    expect(substitute).toMatchObject({ hasAccount: false, substituteFor: mandate.id })
    expect(codeOf(await manager!.ask(RECORD, { input: mandateInput({ userId: null, personName: 'Toinen', substituteFor: mandate.id, substituteOrder: 1 }) }))).toBe('ALREADY_EXISTS')
    expect(codeOf(await manager!.ask(RECORD, { input: mandateInput({ userId: null, personName: 'Toinen', substituteFor: substitute.id, substituteOrder: 2 }) }))).toBe('INVALID_INPUT')
    const input = { mandateId: mandate.id, expectedVersion: mandate.version, endsOn: today, reason: 'Siirtyi muualle' }
    expect(codeOf(await manager!.ask(END, { input: { ...input, reason: ' ' } }))).toBe('REQUIRED')
    expect(codeOf(await manager!.ask(END, { input: { ...input, endsOn: addDays(today, -1) } }))).toBe('OUT_OF_RANGE')
    expect(mandateOf(await manager!.ask(END, { input }))).toMatchObject({ state: 'ended', endedOn: today })
    expect(codeOf(await manager!.ask(END, { input: { ...input, expectedVersion: input.expectedVersion + 1 } }))).toBe('MANDATE_STATE')
    await end(substitute)
  })

  it('give one voice on a day; what follows on the day of the end does not overlap', async () => {
    const vote = { kind: 'vote', validTo: addDays(today, 30) }
    const first = await aMandate(vote)
    expect(codeOf(await manager!.ask(RECORD, { input: mandateInput({ kind: 'vote', userId: null, personName: 'Toinen', validFrom: addDays(today, 29) }) }))).toBe('RANGE_OVERLAPS')
    const next = await aMandate({ kind: 'vote', userId: null, personName: 'Toinen', validFrom: addDays(today, 30) })
    const GAPS = `{ memberMandates { organisation { id } mayManage holdings { kind gap until holder { id } } } }`
    const { memberMandates } = await manager!.get<{ memberMandates: { organisation: { id: string }; mayManage: boolean; holdings: { kind: string; gap: string; holder: { id: string } | null }[] }[] }>(GAPS)
    const mine = memberMandates.find(({ organisation }) => organisation.id === own.organisation.id)!
    expect(mine.mayManage).toBe(true)
    expect(mine.holdings.map(({ kind, gap, holder }) => [kind, gap, holder?.id])).toEqual([['sign', 'missing', undefined], ['vote', 'no_substitute', first.id], ['report', 'missing', undefined]])
    expect(memberMandates.filter(({ mayManage }) => mayManage)).toHaveLength(1)
    for (const each of [first, next]) await end({ ...each })
  })

  it('are changed in their days and basis, and by nobody who does not keep them', async () => {
    const mandate = await aMandate({ kind: 'report' })
    const input = { mandateId: mandate.id, expectedVersion: mandate.version, title: 'puheenjohtaja', email: '', validTo: addMonths(today, 12), basisKind: 'office', basis: 'säännöt § 8' }
    for (const actor of [member!, auditor!]) expect(codeOf(await actor.ask(CHANGE, { input }))).toBe('NOT_ALLOWED')
    expect(codeOf(await manager!.ask(CHANGE, { input: { ...input, validTo: today } }))).toBe('DAYS_REVERSED')
    expect(codeOf(await manager!.ask(CHANGE, { input: { ...input, email: 'ei' } }))).toBe('INVALID_EMAIL')
    expect(mandateOf(await centre!.ask(CHANGE, { input }))).toMatchObject({ validTo: addMonths(today, 12), title: 'puheenjohtaja' })
    expect(codeOf(await manager!.ask(CHANGE, { input }))).toBe('STALE')
    const [other] = await app.rows<{ unitId: string; organisationId: string }>(
      `SELECT n.id AS "unitId", n.organisation_id AS "organisationId" FROM unit_now n WHERE n.type = 'local_unit' AND n.is_open AND n.organisation_id <> $1 LIMIT 1`,
      [own.organisation.id]
    )
    expect(codeOf(await manager!.ask(RECORD, { input: mandateInput(other) }))).toBe('NOT_ALLOWED')
    expect(codeOf(await manager!.ask(RECORD, { input: mandateInput({ organisationId: other!.organisationId, userId: null, personName: 'Outo' }) }))).toBe('NOT_FOUND')
    const [{ email } = { email: '' }] = (await member!.get<{ mandates: Mandate[] }>(`{ mandates { id email } }`)).mandates.filter(({ id }) => id === mandate.id)
    expect(email).toBeNull()
    await expect(app.rows(`UPDATE mandate SET person_name = 'x' WHERE id = $1`, [mandate.id])).rejects.toThrow('whose it is')
    await end(mandate)
  })
})

describe('agreements', () => {
  it('are drawn up, opened and frozen; what stands in the way is said; a draft is for those who keep it', async () => {
    const draft = await aDraft({ draft: { content: none, validFrom: null } })
    expect(version(draft).steps).toEqual([{ action: 'open', blockedBy: ['has_text', 'has_days'] }])
    expect(codeOf(await office!.ask(OPEN, { input: named(version(draft)) }))).toBe('AGREEMENT_STATE')
    expect((await manager!.get<{ agreements: Agreement[] }>('{ agreements { id } }')).agreements.map(({ id }) => id)).not.toContain(draft.id)
    const written = agreementOf(await office!.ask(DRAFT, { input: draftInput(draft.id, { expectedVersion: version(draft).version }) }))
    expect(codeOf(await office!.ask(DRAFT, { input: draftInput(draft.id, { expectedVersion: version(draft).version }) }))).toBe('STALE')
    for (const actor of [manager!, member!, auditor!]) expect(codeOf(await actor.ask(OPEN, { input: named(version(written)) }))).toBe('NOT_ALLOWED')
    expect(codeOf(await centre!.ask(OPEN, { input: named(version(written)) }))).toBe('NOT_FOUND')
    const opened = agreementOf(await office!.ask(OPEN, { input: named(version(written)) }))
    expect(opened.current).toMatchObject({ state: 'open', contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    for (const change of [`content = '{}'`, 'valid_from = valid_from + 1', `content_hash = repeat('0', 64)`, `starts = 'on_day'`]) {
      await expect(app.rows(`UPDATE agreement_version SET ${change} WHERE id = $1`, [opened.current!.id])).rejects.toThrow('does not change')
    }
    await expect(app.rows('DELETE FROM agreement_version WHERE id = $1', [opened.current!.id])).rejects.toThrow('stays')
    expect(codeOf(await office!.ask(DISCARD, { input: named(opened.current!) }))).toBe('AGREEMENT_STATE')
    expect((await funder!.ask('{ agreements { id } }')).errors?.[0]?.extensions.code).toBe('NOT_ALLOWED')
  })

  it('are signed by whoever holds the mandate, word for word, and hold once all have accepted', async () => {
    const mandate = await aMandate()
    const open = await anOpen()
    const input = await signature(open.current!.id)
    expect(codeOf(await accept({ ...input, statement: 'muuta' }))).toBe('STALE')
    for (const actor of [member!, auditor!, centre!]) expect(codeOf(await accept(input, actor))).toBe('NOT_ALLOWED')
    const signed = agreementOf(await accept(input))
    expect(signed).toMatchObject({ current: { state: 'in_force', inForceOn: today }, acceptances: [{ manner: 'signed', signatoryName: 'Mikko Hyvärinen', hasSecondFactor: false, statement: input['statement'] }] })
    expect(codeOf(await accept(input))).toBe('ALREADY_EXISTS')
    await expect(app.rows(`UPDATE agreement_acceptance SET statement = 'x'`)).rejects.toThrow('stays accepted')
    await expect(app.rows('DELETE FROM agreement_acceptance')).rejects.toThrow('stays accepted')
    await end(mandate)
  })

  it('are not signed without the mandate, whenever it was lost, nor without the second factor where it is demanded', async () => {
    const mandate = await aMandate()
    const open = await anOpen({ demandsSecondFactor: true })
    const input = await signature(open.current!.id)
    expect(codeOf(await accept(input))).toBe('AGREEMENT_NEEDS_FACTOR')
    await app.rows('UPDATE session SET has_second_factor = true WHERE user_id = $1', [own.userId])
    await end(mandate)
    expect(codeOf(await accept(input))).toBe('MANDATE_ENDED')
    expect((await signing(open.current!.id)).signers).toEqual([])
    const again = await aMandate({ validFrom: today, title: '' })
    const signed = agreementOf(await accept(await signature(open.current!.id)))
    expect(signed.acceptances[0]).toMatchObject({ hasSecondFactor: true })
    await app.rows('UPDATE session SET has_second_factor = false WHERE user_id = $1', [own.userId])
    await end(again)
  })

  it('that are replaced while parties are still signing name the newer one; what was accepted stays', async () => {
    const mandate = await aMandate()
    const [other] = await app.rows<{ id: string }>(`SELECT organisation_id AS id FROM organisation_role WHERE role = 'member' AND valid_to IS NULL AND organisation_id <> $1 LIMIT 1`, [own.organisation.id])
    const open = await anOpen({ parties: [own.organisation.id, other!.id] })
    const first = agreementOf(await accept(await signature(open.current!.id)))
    expect(first.current).toMatchObject({ state: 'open', acceptedCount: 1 })
    const late = await anOpen()
    const input = await signature(late.current!.id)
    const next = agreementOf(await office!.ask(DRAFT, { input: draftInput(late.id, { content: inFinnish('Uusi') }) }))
    await office!.ask(OPEN, { input: named(version(next, 2)) })
    const refused = await accept(input)
    expect([codeOf(refused), refused.errors?.[0]?.extensions.params]).toEqual(['AGREEMENT_SUPERSEDED', { number: 2 }])
    expect((await signing(late.current!.id)).newer).toMatchObject({ number: 2 })
    const second = agreementOf(await office!.ask(DRAFT, { input: draftInput(first.id, { content: inFinnish('Uusi') }) }))
    const replaced = agreementOf(await office!.ask(OPEN, { input: named(version(second, 2)) }))
    expect(replaced.versions.map(({ number, state }) => [number, state])).toEqual([[2, 'open'], [1, 'replaced']])
    expect(replaced.parties.find(({ organisation }) => organisation.id === own.organisation.id)).toMatchObject({ state: 'older', acceptedNumber: 1 })
    expect(replaced.acceptances).toMatchObject([{ versionNumber: 1 }])
    await end(mandate)
  })
})

describe('signed copies', () => {
  it('are filed by the centre for its units as a PDF, read by the party, and by nobody else', async () => {
    const open = await anOpen()
    const path = `/api/agreements/${open.id}/parties/${own.organisation.id}/files`
    expect(await send(centre!, path, 'ei pdf')).toMatchObject({ status: 415, body: { error: { code: 'UNSUPPORTED_MEDIA' } } })
    expect((await send(manager!, path)).status).toBe(403)
    const { body } = await send(centre!, path)
    const input = { versionId: open.current!.id, organisationId: own.organisation.id, signedOn: today, signatoryName: 'Mikko Hyvärinen', signatoryTitle: '', note: '', fileId: body.id }
    expect(codeOf(await centre!.ask(FILE, { input: { ...input, signedOn: addDays(today, 1) } }))).toBe('OUT_OF_RANGE')
    expect(codeOf(await centre!.ask(FILE, { input: { ...input, signatoryName: ' ' } }))).toBe('REQUIRED')
    for (const actor of [manager!, member!]) expect(codeOf(await actor.ask(FILE, { input }))).toBe('NOT_ALLOWED')
    const filed = agreementOf(await centre!.ask(FILE, { input }))
    expect(filed).toMatchObject({ current: { state: 'in_force' }, acceptances: [{ manner: 'filed', statement: '', file: { id: body.id } }] })
    const got = async (actor: Actor) => (await fetch(`${app.address}/api/agreements/files/${body.id}`, { headers: { cookie: actor.cookie } })).status
    expect([await got(manager!), await got(office!), await got(funder!)]).toEqual([200, 200, 403])
  })
})

describe('what follows from an agreement', () => {
  it('is done by its day, comes again, and is taken away by whoever keeps it', async () => {
    const open = await anOpen()
    const input = { agreementId: open.id, organisationId: own.organisation.id, title: 'Vuosiraportti', dueOn: addDays(today, -3), everyMonths: 12 }
    expect(codeOf(await office!.ask(OBLIGE, { input: { ...input, title: ' ' } }))).toBe('REQUIRED')
    expect(codeOf(await office!.ask(OBLIGE, { input: { ...input, organisationId: newId() } }))).toBe('AGREEMENT_PARTY')
    expect(codeOf(await manager!.ask(OBLIGE, { input }))).toBe('NOT_ALLOWED')
    const [duty] = agreementOf(await office!.ask(OBLIGE, { input })).obligations
    expect(duty).toMatchObject({ state: 'overdue', title: 'Vuosiraportti' })
    const done = { obligationId: duty!.id, expectedVersion: duty!.version, doneOn: today, note: 'Lähetetty' }
    expect(codeOf(await member!.ask(COMPLETE, { input: done }))).toBe('NOT_ALLOWED')
    const after = agreementOf(await manager!.ask(COMPLETE, { input: done })).obligations
    expect(after.map(({ state, dueOn }) => [state, dueOn])).toEqual([['coming', addMonths(input.dueOn, 12)], ['done', input.dueOn]])
    expect(codeOf(await manager!.ask(COMPLETE, { input: done }))).toBe('STALE')
    const dropped = agreementOf(await office!.ask(DROP, { input: { obligationId: after[0]!.id, expectedVersion: after[0]!.version } }))
    expect(dropped.obligations).toHaveLength(1)
  })

  it('ends by notice, unless the parties agree; the day and the reason are kept', async () => {
    const open = await anOpen({ draft: { starts: 'on_day', noticeMonths: 6 } })
    expect(open.current).toMatchObject({ state: 'in_force' })
    const input = { ...named(open.current!), endsOn: addMonths(today, 1), reason: 'Toiminta päättyy', isAgreed: false }
    expect(codeOf(await manager!.ask(TERMINATE, { input }))).toBe('NOT_ALLOWED')
    expect(codeOf(await office!.ask(TERMINATE, { input }))).toBe('OUT_OF_RANGE')
    const ending = agreementOf(await office!.ask(TERMINATE, { input: { ...input, isAgreed: true } }))
    expect(ending.current).toMatchObject({ state: 'in_force', endedOn: addMonths(today, 1) })
    expect(codeOf(await office!.ask(TERMINATE, { input: { ...input, expectedVersion: ending.current!.version } }))).toBe('AGREEMENT_STATE')
    await app.rows('SELECT app.settle_agreements($1)', [addMonths(today, 1)])
    const [row] = await app.rows<{ state: string }>('SELECT state FROM agreement_version WHERE id = $1', [ending.current!.id])
    expect(row).toEqual({ state: 'terminated' })
  })

  it('goes on by itself where it says so, and expires where it does not', async () => {
    const term = { starts: 'on_day', validTo: addMonths(today, 12) }
    const going = await anOpen({ draft: { ...term, renewalMonths: 12 } })
    const over = await anOpen({ draft: term })
    await app.rows('SELECT app.settle_agreements($1)', [addMonths(today, 13)])
    const rows = await app.rows<{ state: string; valid_to: string }>('SELECT state, valid_to FROM agreement_version WHERE id = ANY ($1::uuid[]) ORDER BY state', [[going.current!.id, over.current!.id]])
    expect(rows).toEqual([{ state: 'expired', valid_to: addMonths(today, 12) }, { state: 'in_force', valid_to: addMonths(today, 24) }])
  })

  it('tells what a member has not accepted of what it has to, and who has to be reminded, once', async () => {
    const open = await anOpen({ required: true, draft: { acceptBy: addDays(today, 5) } })
    const missing = async () => (await app.rows<{ id: string }>(`SELECT agreement_id AS id FROM app.agreements_missing((SELECT consortium_id FROM organisation WHERE id = $1), $1)`, [own.organisation.id])).map(({ id }) => id)
    expect(await missing()).toContain(open.id)
    const mandate = await aMandate()
    const due = async () => app.rows<{ kind: string }>(`SELECT kind FROM app.agreement_reminders($1, 60, 7) WHERE subject_id = $2 AND user_id = $3`, [today, open.current!.id, own.userId])
    expect(await due()).toEqual([{ kind: 'to_accept' }])
    const [noted] = await app.rows<{ isNew: boolean }>(`SELECT app.note_agreement_reminder(consortium_id, id, 'to_accept', accept_by, $2) AS "isNew" FROM agreement_version WHERE id = $1`, [open.current!.id, own.userId])
    expect([noted?.isNew, await due()]).toEqual([true, []])
    await accept(await signature(open.current!.id))
    expect(await missing()).not.toContain(open.id)
    const items = await manager!.get<{ workItems: { kind: string }[] }>('{ workItems { kind } }')
    expect(items.workItems.map(({ kind }) => kind)).toContain('mandate_missing')
    await end(mandate)
  })
})
