import { addDays, addMonths, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import {
  type Agreement, CHANGE, COMPLETE, DISCARD, DRAFT, DROP, END, FILE, GovernanceScene, type Mandate, OBLIGE, OPEN, RECORD, TERMINATE, agreementOf, codeOf, draftInput, inFinnish, mandateOf, named, version
} from '../../testing/agreements.js'
import type { Actor } from '../../testing/harness.js'

let scene: GovernanceScene
let office: Actor, centre: Actor, manager: Actor, member: Actor, auditor: Actor, funder: Actor
const today = todayIn()

beforeAll(async () => {
  scene = await GovernanceScene.start()
  ;({ office, centre, manager, member, auditor, funder } = scene.actors)
})
afterAll(() => scene.app.stop())

describe('mandates', () => {
  it('are recorded by whoever leads the unit, of people with and without an account, and end with a reason', async () => {
    const mandate = await scene.aMandate()
    expect(mandate).toMatchObject({ state: 'in_force', hasAccount: true, email: 'mikko@tyosilta.example' })
    expect(codeOf(await manager.ask(RECORD, { input: scene.mandateInput() }))).toBe('RANGE_OVERLAPS')
    const substitute = await scene.aMandate({ userId: null, personName: 'Aino Vara', substituteFor: mandate.id, substituteOrder: 1, email: '' })
    expect(substitute).toMatchObject({ hasAccount: false, substituteFor: mandate.id })
    expect(codeOf(await manager.ask(RECORD, { input: scene.mandateInput({ userId: null, personName: 'Toinen', substituteFor: mandate.id, substituteOrder: 1 }) }))).toBe('ALREADY_EXISTS')
    expect(codeOf(await manager.ask(RECORD, { input: scene.mandateInput({ userId: null, personName: 'Toinen', substituteFor: substitute.id, substituteOrder: 2 }) }))).toBe('INVALID_INPUT')
    const input = { mandateId: mandate.id, expectedVersion: mandate.version, endsOn: today, reason: 'Siirtyi muualle' }
    expect(codeOf(await manager.ask(END, { input: { ...input, reason: ' ' } }))).toBe('REQUIRED')
    expect(codeOf(await manager.ask(END, { input: { ...input, endsOn: addDays(today, -1) } }))).toBe('OUT_OF_RANGE')
    expect(mandateOf(await manager.ask(END, { input }))).toMatchObject({ state: 'ended', endedOn: today })
    expect(codeOf(await manager.ask(END, { input: { ...input, expectedVersion: input.expectedVersion + 1 } }))).toBe('MANDATE_STATE')
    await scene.end(substitute)
  })

  it('give one voice on a day; what follows on the day of the end does not overlap', async () => {
    const vote = { kind: 'vote', validTo: addDays(today, 30) }
    const first = await scene.aMandate(vote)
    expect(codeOf(await manager.ask(RECORD, { input: scene.mandateInput({ kind: 'vote', userId: null, personName: 'Toinen', validFrom: addDays(today, 29) }) }))).toBe('RANGE_OVERLAPS')
    const next = await scene.aMandate({ kind: 'vote', userId: null, personName: 'Toinen', validFrom: addDays(today, 30) })
    const GAPS = `{ memberMandates { organisation { id } mayManage holdings { kind gap until holder { id } } } }`
    const { memberMandates } = await manager.get<{ memberMandates: { organisation: { id: string }; mayManage: boolean; holdings: { kind: string; gap: string; holder: { id: string } | null }[] }[] }>(GAPS)
    const mine = memberMandates.find(({ organisation }) => organisation.id === scene.own.organisation.id)!
    expect(mine.mayManage).toBe(true)
    expect(mine.holdings.map(({ kind, gap, holder }) => [kind, gap, holder?.id])).toEqual([['sign', 'missing', undefined], ['vote', 'no_substitute', first.id], ['report', 'missing', undefined]])
    expect(memberMandates.filter(({ mayManage }) => mayManage)).toHaveLength(1)
    for (const each of [first, next]) await scene.end({ ...each })
  })

  it('are changed in their days and basis, and by nobody who does not keep them', async () => {
    const mandate = await scene.aMandate({ kind: 'report' })
    const input = { mandateId: mandate.id, expectedVersion: mandate.version, title: 'puheenjohtaja', email: '', validTo: addMonths(today, 12), basisKind: 'office', basis: 'säännöt § 8' }
    for (const actor of [member, auditor]) expect(codeOf(await actor.ask(CHANGE, { input }))).toBe('NOT_ALLOWED')
    expect(codeOf(await manager.ask(CHANGE, { input: { ...input, validTo: today } }))).toBe('DAYS_REVERSED')
    expect(codeOf(await manager.ask(CHANGE, { input: { ...input, email: 'ei' } }))).toBe('INVALID_EMAIL')
    expect(mandateOf(await centre.ask(CHANGE, { input }))).toMatchObject({ validTo: addMonths(today, 12), title: 'puheenjohtaja' })
    expect(codeOf(await manager.ask(CHANGE, { input }))).toBe('STALE')
    const [other] = await scene.app.rows<{ unitId: string; organisationId: string }>(
      `SELECT n.id AS "unitId", n.organisation_id AS "organisationId" FROM unit_now n WHERE n.type = 'local_unit' AND n.is_open AND n.organisation_id <> $1 LIMIT 1`,
      [scene.own.organisation.id]
    )
    expect(codeOf(await manager.ask(RECORD, { input: scene.mandateInput(other) }))).toBe('NOT_ALLOWED')
    expect(codeOf(await manager.ask(RECORD, { input: scene.mandateInput({ organisationId: other!.organisationId, userId: null, personName: 'Outo' }) }))).toBe('NOT_FOUND')
    const [{ email } = { email: '' }] = (await member.get<{ mandates: Mandate[] }>(`{ mandates { id email } }`)).mandates.filter(({ id }) => id === mandate.id)
    expect(email).toBeNull()
    await expect(scene.app.rows(`UPDATE mandate SET person_name = 'x' WHERE id = $1`, [mandate.id])).rejects.toThrow('whose it is')
    await scene.end(mandate)
  })
})

describe('agreements', () => {
  it('are drawn up, opened and frozen; what stands in the way is said; a draft is for those who keep it', async () => {
    const draft = await scene.aDraft({ draft: { content: inFinnish(''), validFrom: null } })
    expect(version(draft).steps).toEqual([{ action: 'open', blockedBy: ['has_text', 'has_days'] }])
    expect(codeOf(await office.ask(OPEN, { input: named(version(draft)) }))).toBe('AGREEMENT_STATE')
    expect((await manager.get<{ agreements: Agreement[] }>('{ agreements { id } }')).agreements.map(({ id }) => id)).not.toContain(draft.id)
    const written = agreementOf(await office.ask(DRAFT, { input: draftInput(draft.id, { expectedVersion: version(draft).version }) }))
    expect(codeOf(await office.ask(DRAFT, { input: draftInput(draft.id, { expectedVersion: version(draft).version }) }))).toBe('STALE')
    for (const actor of [manager, member, auditor]) expect(codeOf(await actor.ask(OPEN, { input: named(version(written)) }))).toBe('NOT_ALLOWED')
    expect(codeOf(await centre.ask(OPEN, { input: named(version(written)) }))).toBe('NOT_FOUND')
    const opened = agreementOf(await office.ask(OPEN, { input: named(version(written)) }))
    expect(opened.current).toMatchObject({ state: 'open', contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    for (const change of [`content = '{}'`, 'valid_from = valid_from + 1', `content_hash = repeat('0', 64)`, `starts = 'on_day'`]) {
      await expect(scene.app.rows(`UPDATE agreement_version SET ${change} WHERE id = $1`, [opened.current!.id])).rejects.toThrow('does not change')
    }
    await expect(scene.app.rows('DELETE FROM agreement_version WHERE id = $1', [opened.current!.id])).rejects.toThrow('stays')
    expect(codeOf(await office.ask(DISCARD, { input: named(opened.current!) }))).toBe('AGREEMENT_STATE')
    expect((await funder.ask('{ agreements { id } }')).errors?.[0]?.extensions.code).toBe('NOT_ALLOWED')
  })

  it('are signed by whoever holds the mandate, word for word, and hold once all have accepted', async () => {
    const mandate = await scene.aMandate()
    const open = await scene.anOpen()
    const input = await scene.signature(open.current!.id)
    expect(codeOf(await scene.accept({ ...input, statement: 'muuta' }))).toBe('STALE')
    for (const actor of [member, auditor, centre]) expect(codeOf(await scene.accept(input, actor))).toBe('NOT_ALLOWED')
    const signed = agreementOf(await scene.accept(input))
    expect(signed).toMatchObject({ current: { state: 'in_force', inForceOn: today }, acceptances: [{ manner: 'signed', signatoryName: 'Mikko Hyvärinen', hasSecondFactor: false, statement: input['statement'] }] })
    expect(codeOf(await scene.accept(input))).toBe('ALREADY_EXISTS')
    await expect(scene.app.rows(`UPDATE agreement_acceptance SET statement = 'x'`)).rejects.toThrow('stays accepted')
    await expect(scene.app.rows('DELETE FROM agreement_acceptance')).rejects.toThrow('stays accepted')
    await scene.end(mandate)
  })

  it('are not signed without the mandate, whenever it was lost, nor without the second factor where it is demanded', async () => {
    const mandate = await scene.aMandate()
    const open = await scene.anOpen({ demandsSecondFactor: true })
    const input = await scene.signature(open.current!.id)
    expect(codeOf(await scene.accept(input))).toBe('AGREEMENT_NEEDS_FACTOR')
    await scene.app.rows('UPDATE session SET has_second_factor = true WHERE user_id = $1', [scene.own.userId])
    await scene.end(mandate)
    expect(codeOf(await scene.accept(input))).toBe('MANDATE_ENDED')
    expect((await scene.signing(open.current!.id)).signers).toEqual([])
    const again = await scene.aMandate({ validFrom: today, title: '' })
    const signed = agreementOf(await scene.accept(await scene.signature(open.current!.id)))
    expect(signed.acceptances[0]).toMatchObject({ hasSecondFactor: true })
    await scene.app.rows('UPDATE session SET has_second_factor = false WHERE user_id = $1', [scene.own.userId])
    await scene.end(again)
  })

  it('that are replaced while parties are still signing name the newer one; what was accepted stays', async () => {
    const mandate = await scene.aMandate()
    const [other] = await scene.app.rows<{ id: string }>(`SELECT organisation_id AS id FROM organisation_role WHERE role = 'member' AND valid_to IS NULL AND organisation_id <> $1 LIMIT 1`, [scene.own.organisation.id])
    const open = await scene.anOpen({ parties: [scene.own.organisation.id, other!.id] })
    const first = agreementOf(await scene.accept(await scene.signature(open.current!.id)))
    expect(first.current).toMatchObject({ state: 'open', acceptedCount: 1 })
    const late = await scene.anOpen()
    const input = await scene.signature(late.current!.id)
    const next = agreementOf(await office.ask(DRAFT, { input: draftInput(late.id, { content: inFinnish('Uusi') }) }))
    await office.ask(OPEN, { input: named(version(next, 2)) })
    const refused = await scene.accept(input)
    expect([codeOf(refused), refused.errors?.[0]?.extensions.params]).toEqual(['AGREEMENT_SUPERSEDED', { number: 2 }])
    expect((await scene.signing(late.current!.id)).newer).toMatchObject({ number: 2 })
    const second = agreementOf(await office.ask(DRAFT, { input: draftInput(first.id, { content: inFinnish('Uusi') }) }))
    const replaced = agreementOf(await office.ask(OPEN, { input: named(version(second, 2)) }))
    expect(replaced.versions.map(({ number, state }) => [number, state])).toEqual([[2, 'open'], [1, 'replaced']])
    expect(replaced.parties.find(({ organisation }) => organisation.id === scene.own.organisation.id)).toMatchObject({ state: 'older', acceptedNumber: 1 })
    expect(replaced.acceptances).toMatchObject([{ versionNumber: 1 }])
    await scene.end(mandate)
  })
})

describe('signed copies', () => {
  it('are filed by the centre for its units as a PDF, read by the party, and by nobody else', async () => {
    const open = await scene.anOpen()
    const path = `/api/agreements/${open.id}/parties/${scene.own.organisation.id}/files`
    expect(await scene.send(centre, path, 'ei pdf')).toMatchObject({ status: 415, body: { error: { code: 'UNSUPPORTED_MEDIA' } } })
    expect((await scene.send(manager, path)).status).toBe(403)
    const { body } = await scene.send(centre, path)
    const input = { versionId: open.current!.id, organisationId: scene.own.organisation.id, signedOn: today, signatoryName: 'Mikko Hyvärinen', signatoryTitle: '', note: '', fileId: body.id }
    expect(codeOf(await centre.ask(FILE, { input: { ...input, signedOn: addDays(today, 1) } }))).toBe('OUT_OF_RANGE')
    expect(codeOf(await centre.ask(FILE, { input: { ...input, signatoryName: ' ' } }))).toBe('REQUIRED')
    for (const actor of [manager, member]) expect(codeOf(await actor.ask(FILE, { input }))).toBe('NOT_ALLOWED')
    const filed = agreementOf(await centre.ask(FILE, { input }))
    expect(filed).toMatchObject({ current: { state: 'in_force' }, acceptances: [{ manner: 'filed', statement: '', file: { id: body.id } }] })
    const got = async (actor: Actor) => (await fetch(`${scene.app.address}/api/agreements/files/${body.id}`, { headers: { cookie: actor.cookie } })).status
    expect([await got(manager), await got(office), await got(funder)]).toEqual([200, 200, 403])
  })
})

describe('what follows from an agreement', () => {
  it('is done by its day, comes again, and is taken away by whoever keeps it', async () => {
    const open = await scene.anOpen()
    const input = { agreementId: open.id, organisationId: scene.own.organisation.id, title: 'Vuosiraportti', dueOn: addDays(today, -3), everyMonths: 12 }
    expect(codeOf(await office.ask(OBLIGE, { input: { ...input, title: ' ' } }))).toBe('REQUIRED')
    expect(codeOf(await office.ask(OBLIGE, { input: { ...input, organisationId: newId() } }))).toBe('AGREEMENT_PARTY')
    expect(codeOf(await manager.ask(OBLIGE, { input }))).toBe('NOT_ALLOWED')
    const [duty] = agreementOf(await office.ask(OBLIGE, { input })).obligations
    expect(duty).toMatchObject({ state: 'overdue', title: 'Vuosiraportti' })
    const done = { obligationId: duty!.id, expectedVersion: duty!.version, doneOn: today, note: 'Lähetetty' }
    expect(codeOf(await member.ask(COMPLETE, { input: done }))).toBe('NOT_ALLOWED')
    const after = agreementOf(await manager.ask(COMPLETE, { input: done })).obligations
    expect(after.map(({ state, dueOn }) => [state, dueOn])).toEqual([['coming', addMonths(input.dueOn, 12)], ['done', input.dueOn]])
    expect(codeOf(await manager.ask(COMPLETE, { input: done }))).toBe('STALE')
    const dropped = agreementOf(await office.ask(DROP, { input: { obligationId: after[0]!.id, expectedVersion: after[0]!.version } }))
    expect(dropped.obligations).toHaveLength(1)
  })

  it('ends by notice, unless the parties agree; the day and the reason are kept', async () => {
    const open = await scene.anOpen({ draft: { starts: 'on_day', noticeMonths: 6 } })
    expect(open.current).toMatchObject({ state: 'in_force' })
    const input = { ...named(open.current!), endsOn: addMonths(today, 1), reason: 'Toiminta päättyy', isAgreed: false }
    expect(codeOf(await manager.ask(TERMINATE, { input }))).toBe('NOT_ALLOWED')
    expect(codeOf(await office.ask(TERMINATE, { input }))).toBe('OUT_OF_RANGE')
    const ending = agreementOf(await office.ask(TERMINATE, { input: { ...input, isAgreed: true } }))
    expect(ending.current).toMatchObject({ state: 'in_force', endedOn: addMonths(today, 1) })
    expect(codeOf(await office.ask(TERMINATE, { input: { ...input, expectedVersion: ending.current!.version } }))).toBe('AGREEMENT_STATE')
    await scene.app.rows('SELECT app.settle_agreements($1)', [addMonths(today, 1)])
    const [row] = await scene.app.rows<{ state: string }>('SELECT state FROM agreement_version WHERE id = $1', [ending.current!.id])
    expect(row).toEqual({ state: 'terminated' })
  })

  it('goes on by itself where it says so, and expires where it does not', async () => {
    const term = { starts: 'on_day', validTo: addMonths(today, 12) }
    const going = await scene.anOpen({ draft: { ...term, renewalMonths: 12 } })
    const over = await scene.anOpen({ draft: term })
    await scene.app.rows('SELECT app.settle_agreements($1)', [addMonths(today, 13)])
    const rows = await scene.app.rows<{ state: string; valid_to: string }>('SELECT state, valid_to FROM agreement_version WHERE id = ANY ($1::uuid[]) ORDER BY state', [[going.current!.id, over.current!.id]])
    expect(rows).toEqual([{ state: 'expired', valid_to: addMonths(today, 12) }, { state: 'in_force', valid_to: addMonths(today, 24) }])
  })

  it('tells what a member has not accepted of what it has to, and who has to be reminded, once', async () => {
    const open = await scene.anOpen({ required: true, draft: { acceptBy: addDays(today, 5) } })
    const missing = async () => (await scene.app.rows<{ id: string }>(`SELECT agreement_id AS id FROM app.agreements_missing((SELECT consortium_id FROM organisation WHERE id = $1), $1)`, [scene.own.organisation.id])).map(({ id }) => id)
    expect(await missing()).toContain(open.id)
    const mandate = await scene.aMandate()
    const due = async () => scene.app.rows<{ kind: string }>(`SELECT kind FROM app.agreement_reminders($1, 60, 7) WHERE subject_id = $2 AND user_id = $3`, [today, open.current!.id, scene.own.userId])
    expect(await due()).toEqual([{ kind: 'to_accept' }])
    const [noted] = await scene.app.rows<{ isNew: boolean }>(`SELECT app.note_agreement_reminder(consortium_id, id, 'to_accept', accept_by, $2) AS "isNew" FROM agreement_version WHERE id = $1`, [open.current!.id, scene.own.userId])
    expect([noted?.isNew, await due()]).toEqual([true, []])
    await scene.accept(await scene.signature(open.current!.id))
    expect(await missing()).not.toContain(open.id)
    const items = await manager.get<{ workItems: { kind: string }[] }>('{ workItems { kind } }')
    expect(items.workItems.map(({ kind }) => kind)).toContain('mandate_missing')
    await scene.end(mandate)
  })
})
