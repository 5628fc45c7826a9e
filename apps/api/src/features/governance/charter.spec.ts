import { shippedRules } from '@solmu/domain/governance/charter-library.js'
import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../testing/harness.js'
import type { BodyClock } from './body/body-clock.js'
import { shownRules } from './charter/charter-reader.js'

const TEXTS = '{ fi sv en }'
const VERSION = 'id number standing reason validFrom validTo contentHash proposedOn proposedBy decidesNumber decidedFrom decidedBy decidedOn votes { for against abstain present all } steps version'
const MEMBER = `id role personName email hasAccount substituteFor validFrom validTo endedOn endReason term version organisation { id }`
const BODY = `id kind name ${TEXTS} unit { id } parentId seats validFrom validTo isOpen chairName seated vacant expiring gaps isMine mayManage version members { ${MEMBER} }`
const act = (name: string, type: string, payload: string) => `mutation ($input: ${type}!) { ${name}(input: $input) ${payload} }`
const versions = `{ charterVersions { ${VERSION} } }`
const SAVE = act('saveCharterDraft', 'SaveCharterDraftInput', versions)
const DISCARD = act('discardCharterDraft', 'CharterVersionInput', versions)
const PROPOSE = act('proposeCharter', 'CharterVersionInput', versions)
const ADOPT = act('adoptCharter', 'AdoptCharterInput', versions)
const REJECT = act('rejectCharter', 'RejectCharterInput', versions)
const FOUND = act('foundBody', 'FoundBodyInput', `{ body { ${BODY} } }`)
const CHANGE = act('changeBody', 'ChangeBodyInput', `{ body { ${BODY} } }`)
const SEAT = act('seatBodyMember', 'SeatBodyMemberInput', `{ body { ${BODY} } }`)
const END = act('endBodyTerm', 'EndBodyTermInput', `{ body { ${BODY} } }`)
const LIST = `{ charterVersions { ${VERSION} } }`
const TEXT = `query ($charterVersionId: ID!) { charterText(charterVersionId: $charterVersionId) { version { number } sections { number heading ${TEXTS} } rules { votes { local_unit } bodies { kind noticeDays quorum { of top bottom isExceeded atLeast } } matters { matter majority { share of abstentions } } } } }`
const BODIES = `query ($asOf: Date) { bodies(asOf: $asOf) { ${BODY} } }`

type Version = { id: string; number: number; standing: string; validFrom: string | null; validTo: string | null; contentHash: string | null; proposedOn: string; decidedFrom: string | null; decidesNumber: number | null; steps: string[]; version: number; votes: unknown }
type Member = { id: string; role: string; personName: string; email: string | null; hasAccount: boolean; term: string; version: number; endedOn: string | null }
type Body = { id: string; kind: string; unit: { id: string }; seats: number; seated: number; vacant: number; expiring: number; gaps: string[]; isMine: boolean; mayManage: boolean; version: number; members: Member[]; chairName: string | null; validFrom: string }
type Answer = Awaited<ReturnType<Actor['ask']>>

let app: TestApp
let [office, centre, manager, auditor, funder]: Actor[] = []
let places: { officeId: string; centreId: string; otherCentreId: string; unitId: string; organisationId: string; userId: string }
const today = todayIn()
const none = { fi: '', sv: '', en: '' }
const inFinnish = (fi: string) => ({ ...none, fi })

beforeAll(async () => {
  app = await TestApp.start()
  ;[office, centre, manager] = [await app.as('national_coordinator'), await app.as('regional_coordinator'), await app.as('unit_manager')]
  ;[auditor, funder] = [await app.as('auditor'), await app.as('funder')]
  const [row] = await app.rows<typeof places>(
    `SELECT (SELECT n.id FROM unit_now n WHERE n.type = 'headquarters' AND n.consortium_id = a.consortium_id LIMIT 1) AS "officeId", a.unit_id AS "centreId",
       (SELECT n.id FROM unit_now n WHERE n.type = 'regional_centre' AND n.is_open AND n.consortium_id = a.consortium_id AND n.id <> a.unit_id LIMIT 1) AS "otherCentreId",
       p.unit_id AS "unitId", p.organisation_id AS "organisationId", m.user_id AS "userId"
     FROM app_user u JOIN role_assignment a ON a.user_id = u.id AND a.role = 'regional_coordinator', app_user w JOIN role_assignment m ON m.user_id = w.id AND m.role = 'unit_manager'
       JOIN unit_period p ON p.unit_id = m.unit_id AND p.valid_to IS NULL
     WHERE u.email = 'eeva-liisa.turunen@solmu.example' AND w.email = 'mikko.hyvarinen@solmu.example' LIMIT 1`
  )
  places = row!
})
afterAll(() => app.stop())

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code
const issueOf = ({ errors }: Answer) => errors?.[0] && [errors[0].extensions.code, ...((errors[0].extensions.path as (string | number)[] | undefined) ?? [])].join(' ')
function one<T>({ data, errors }: Answer): T {
  if (errors) throw new Error(JSON.stringify(errors))
  return Object.values(data as Record<string, T>)[0]!
}

describe('the charter', () => {
  const section = (number: string, fi: string) => ({ number, heading: inFinnish(fi), text: inFinnish(`${fi} on tämä.`) })
  const draftInput = (of: Record<string, unknown> = {}) => ({ expectedVersion: null, reason: 'Kokeillaan', sections: [section('1', 'Nimi'), section('2', 'Jäsenet')], rules: shownRules(shippedRules), ...of })
  const listOf = (answer: Answer) => one<{ charterVersions: Version[] }>(answer).charterVersions
  const list = async (actor = office!) => (await actor.get<{ charterVersions: Version[] }>(LIST)).charterVersions
  const named = (of: Version) => ({ charterVersionId: of.id, expectedVersion: of.version })
  const votes = { for: 21, against: 7, abstain: 0, present: 30, all: 41 }
  const decision = (of: Record<string, unknown> = {}) => ({ decidedBy: 'Jäsenkokous § 4', decidedOn: today, votes, ...of })
  /** Lets the time of notice pass, as the owner of the tables alone can. */
  const backdate = (id: string, days: number) =>
    app.rows(`ALTER TABLE charter_version DISABLE TRIGGER keep_charter_version; UPDATE charter_version SET proposed_on = '${addDays(today, -days)}' WHERE id = '${id}'; ALTER TABLE charter_version ENABLE TRIGGER keep_charter_version`)

  it('is read by everybody in the network, with its rules as data and its older versions', async () => {
    const found = await list(manager)
    expect(found.map(({ number, standing, validFrom, validTo }) => [number, standing, validFrom, validTo])).toEqual([
      [3, 'proposed', null, null],
      [2, 'in_force', '2025-01-01', null],
      [1, 'replaced', '2023-01-01', '2025-01-01']
    ])
    expect(found.every(({ steps }) => steps.length === 0)).toBe(true)
    expect(found[0]).toMatchObject({ decidesNumber: 2, decidedFrom: addDays(today, -12 + 31) })
    const { charterText } = await manager!.get<{ charterText: { rules: { votes: null; bodies: { kind: string; quorum: object }[]; matters: { matter: string; majority: object }[] } } }>(TEXT, { charterVersionId: found[2]!.id })
    expect(charterText.rules.bodies[0]).toMatchObject({ kind: 'assembly', quorum: { of: 'members', top: 1, bottom: 2, isExceeded: false, atLeast: 3 } })
    expect(charterText.rules.matters.find(({ matter }) => matter === 'charter_amendment')?.majority).toEqual({ share: 'two_thirds', of: 'given', abstentions: 'out' })
    expect(codeOf(await funder!.ask(LIST))).toBe('NOT_ALLOWED')
    expect(codeOf(await manager!.ask(TEXT, { charterVersionId: newId() }))).toBe('NOT_FOUND')
  })

  it('is amended by the head office alone, and says what is wrong at its field', async () => {
    for (const actor of [centre!, manager!, auditor!, funder!]) expect(codeOf(await actor.ask(SAVE, { input: draftInput() }))).toBe('NOT_ALLOWED')
    expect(issueOf(await office!.ask(SAVE, { input: draftInput({ sections: [section('1', 'Nimi'), section('1', 'Toinen')] }) }))).toBe('DUPLICATE_KEY sections 1 number')
    expect(issueOf(await office!.ask(SAVE, { input: draftInput({ rules: { ...shownRules(shippedRules), matters: shownRules(shippedRules).matters.slice(1) } }) }))).toBe('REQUIRED rules matters')
    expect(issueOf(await office!.ask(SAVE, { input: draftInput({ expectedVersion: 4 }) }))).toBe('STALE expectedVersion')
    const [draft] = listOf(await office!.ask(SAVE, { input: draftInput() }))
    expect(draft).toMatchObject({ number: 4, standing: 'draft', contentHash: null, steps: ['propose'] })
    expect((await list(manager)).map(({ number }) => number)).toEqual([3, 2, 1])
    expect(codeOf(await manager!.ask(TEXT, { charterVersionId: draft!.id }))).toBe('NOT_FOUND')
    const [changed] = listOf(await office!.ask(SAVE, { input: draftInput({ expectedVersion: draft!.version, reason: 'Toisin' }) }))
    expect(codeOf(await office!.ask(DISCARD, { input: named(draft!) }))).toBe('STALE')
    expect(listOf(await office!.ask(DISCARD, { input: named(changed!) })).map(({ number }) => number)).toEqual([3, 2, 1])
    expect(codeOf(await office!.ask(DISCARD, { input: named((await list())[1]!) }))).toBe('CHARTER_STATE')
  })

  it('changes by the rules that held when the change was proposed: by its notice and its majority, and from its day', async () => {
    const [first] = listOf(await office!.ask(SAVE, { input: draftInput() }))
    const [proposed] = listOf(await office!.ask(PROPOSE, { input: named(first!) }))
    expect(proposed).toMatchObject({ standing: 'proposed', decidesNumber: 2, contentHash: expect.stringMatching(/^[0-9a-f]{64}$/), steps: ['adopt', 'reject'] })
    const adopt = (of: Record<string, unknown> = {}, version = proposed!.version) => office!.ask(ADOPT, { input: { charterVersionId: proposed!.id, expectedVersion: version, validFrom: addDays(today, 10), ...decision(of) } })
    expect(issueOf(await adopt())).toBe('NOTICE_MISSING decidedOn')
    await backdate(proposed!.id, 31)
    expect(issueOf(await adopt({ votes: { ...votes, for: 20 } }))).toBe('MAJORITY_MISSING votesFor')
    expect(issueOf(await adopt({ votes: { ...votes, present: 20 } }))).toBe('VOTES_IMPOSSIBLE votesFor')
    expect(issueOf(await adopt({ decidedOn: addDays(today, 1) }))).toBe('OUT_OF_RANGE decidedOn')
    expect(issueOf(await adopt({ validFrom: addDays(today, -1) }))).toBe('OUT_OF_RANGE validFrom')
    expect(issueOf(await adopt({ decidedBy: ' ' }))).toBe('REQUIRED decidedBy')
    expect(codeOf(await adopt({}, 99))).toBe('STALE')
    expect(codeOf(await centre!.ask(ADOPT, { input: { ...named(proposed!), validFrom: today, ...decision() } }))).toBe('NOT_ALLOWED')
    const after = listOf(await adopt())
    expect(after.slice(0, 3).map(({ number, standing, validTo }) => [number, standing, validTo])).toEqual([[4, 'coming', null], [3, 'proposed', null], [2, 'in_force', addDays(today, 10)]])
    const on = async (day: string) => (await app.rows<{ number: number }>('SELECT number FROM charter_version WHERE id = app.charter_on(consortium_id, $1)', [day])).map(({ number }) => number)
    expect([await on('2022-12-31'), await on('2024-12-31'), await on('2025-01-01'), await on(addDays(today, 9)), await on(addDays(today, 10))]).toEqual([[], [1], [2], [2], [4]])
  })

  it('that was adopted never changes, whoever tries, and no two hold on a day', async () => {
    const adopted = (await list()).find(({ number }) => number === 4)!
    expect(codeOf(await office!.ask(ADOPT, { input: { ...named(adopted), validFrom: addDays(today, 20), ...decision() } }))).toBe('CHARTER_STATE')
    await expect(app.rows(`UPDATE charter_version SET rules = '{}' WHERE id = $1`, [adopted.id])).rejects.toThrow('does not change')
    await expect(app.rows(`UPDATE charter_version SET state = 'replaced', valid_to = '2099-01-01' WHERE id = $1`, [adopted.id])).rejects.toThrow('no such step')
    await expect(app.rows(`UPDATE charter_version SET valid_from = '2020-01-01' WHERE id = $1`, [adopted.id])).rejects.toThrow('does not change')
    await expect(app.rows(`DELETE FROM charter_version WHERE id = $1`, [adopted.id])).rejects.toThrow('stays')
  })

  it('is left as it is when a change is rejected', async () => {
    const proposed = (await list()).find(({ number }) => number === 3)!
    const rejected = listOf(await office!.ask(REJECT, { input: { ...named(proposed), ...decision({ votes: { for: 5, against: 20, abstain: 1, present: 26, all: 41 } }) } }))
    expect(rejected.find(({ number }) => number === 3)).toMatchObject({ standing: 'rejected', votes: { for: 5, against: 20 }, steps: [] })
    expect(codeOf(await office!.ask(REJECT, { input: { ...named(proposed), ...decision() } }))).toBe('STALE')
  })
})

describe('bodies', () => {
  const bodyOf = (answer: Answer) => one<{ body: Body }>(answer).body
  const list = async (actor = office!, asOf: string | null = null) => (await actor.get<{ bodies: Body[] }>(BODIES, { asOf })).bodies
  const foundInput = (of: Record<string, unknown> = {}) => ({ kind: 'working_group', name: inFinnish(`Ryhmä ${newId().slice(-4)}`), purpose: none, seats: 2, unitId: places.centreId, validFrom: today, ...of })
  const seatInput = (body: Body, of: Record<string, unknown> = {}) => ({ bodyId: body.id, role: 'member', personName: `Henkilö ${newId().slice(-6)}`, email: '', validFrom: today, validTo: null, ...of })
  const aBody = async (of: Record<string, unknown> = {}) => bodyOf(await centre!.ask(FOUND, { input: foundInput(of) }))
  const seat = async (body: Body, of: Record<string, unknown> = {}, actor = centre!) => actor.ask(SEAT, { input: seatInput(body, of) })

  it('are known to everybody in the network, with what is missing in them on a day', async () => {
    const found = await list(manager)
    const [assembly, board] = [found.find(({ kind }) => kind === 'assembly')!, found.find(({ kind }) => kind === 'board')!]
    const [members] = await app.rows<{ count: number }>(`SELECT count(DISTINCT organisation_id)::integer AS count FROM organisation_role WHERE role = 'member' AND valid_from <= app.today() AND (valid_to IS NULL OR valid_to > app.today())`)
    expect(assembly).toMatchObject({ seats: members!.count, vacant: 0, gaps: [] })
    expect(board).toMatchObject({ seats: 7, seated: 6, vacant: 1, expiring: 1, gaps: ['vacant', 'expiring'], isMine: true, mayManage: false, chairName: 'Tuulikki Rantala' })
    expect(board.members.every(({ email }) => email === null)).toBe(true)
    expect(board.members.map(({ term }) => term)).toEqual(expect.arrayContaining(['ended', 'expiring', 'in_force']))
    expect((await list(office!, '2022-12-31')).every((each) => each.chairName === null)).toBe(true)
    expect((await list(centre!)).filter(({ mayManage }) => mayManage).map(({ kind }) => kind)).toEqual(['regional_board'])
    expect(codeOf(await funder!.ask(BODIES, { asOf: null }))).toBe('NOT_ALLOWED')
    expect(codeOf(await office!.ask(BODIES, { asOf: '2026-02-30' }))).toBe('INVALID_DATE')
  })

  it('are founded by the head office, and by a centre at itself', async () => {
    for (const actor of [manager!, auditor!, funder!]) expect(codeOf(await actor.ask(FOUND, { input: foundInput() }))).toBe('NOT_ALLOWED')
    expect(codeOf(await centre!.ask(FOUND, { input: foundInput({ unitId: places.otherCentreId }) }))).toBe('NOT_ALLOWED')
    expect(codeOf(await centre!.ask(FOUND, { input: foundInput({ unitId: places.officeId }) }))).toBe('NOT_ALLOWED')
    expect(issueOf(await office!.ask(FOUND, { input: foundInput({ kind: 'board' }) }))).toBe('INVALID_INPUT unitId')
    expect(issueOf(await office!.ask(FOUND, { input: foundInput({ unitId: newId() }) }))).toBe('NOT_FOUND unitId')
    expect(codeOf(await office!.ask(FOUND, { input: foundInput({ kind: 'assembly', unitId: places.officeId }) }))).toBe('RANGE_OVERLAPS')
    expect(issueOf(await centre!.ask(FOUND, { input: foundInput({ seats: 0 }) }))).toBe('OUT_OF_RANGE seats')
    expect(issueOf(await centre!.ask(FOUND, { input: foundInput({ name: none }) }))).toBe('REQUIRED name fi')
    expect(issueOf(await centre!.ask(FOUND, { input: foundInput({ validTo: today }) }))).toBe('DAYS_REVERSED validTo')
    expect(await aBody()).toMatchObject({ kind: 'working_group', seats: 2, vacant: 2, gaps: ['no_chair', 'vacant'], mayManage: true })
  })

  it('are changed, stand under one another, and never in a circle', async () => {
    const [parent, child] = [await aBody(), await aBody()]
    const change = (body: Body, of: Record<string, unknown>) => centre!.ask(CHANGE, { input: { bodyId: body.id, expectedVersion: body.version, name: inFinnish('Uusi nimi'), purpose: none, seats: 3, ...of } })
    const changed = bodyOf(await change(child, { parentId: parent.id }))
    expect(changed).toMatchObject({ seats: 3, parentId: parent.id, name: { fi: 'Uusi nimi' } })
    expect(codeOf(await change(child, {}))).toBe('STALE')
    expect(issueOf(await change(changed, { parentId: changed.id }))).toBe('INVALID_INPUT parentId')
    expect(codeOf(await change(parent, { parentId: changed.id }))).toBe('BODY_IN_CIRCLE')
    expect(codeOf(await manager!.ask(CHANGE, { input: { bodyId: parent.id, expectedVersion: 1, name: inFinnish('x'), purpose: none, seats: 1 } }))).toBe('NOT_ALLOWED')
  })

  it('are filled up to their seats, by one chair, nobody twice, and with substitutes', async () => {
    const body = await aBody()
    const chaired = bodyOf(await seat(body, { role: 'chair', organisationId: places.organisationId, userId: places.userId, email: 'Mikko@x.example' }))
    const [chair] = chaired.members
    expect(chair).toMatchObject({ personName: 'Mikko Hyvärinen', hasAccount: true, email: 'mikko@x.example', term: 'in_force' })
    expect(codeOf(await seat(body, { role: 'chair' }))).toBe('RANGE_OVERLAPS')
    expect(codeOf(await seat(body, { organisationId: places.organisationId, userId: places.userId }))).toBe('RANGE_OVERLAPS')
    expect(issueOf(await seat(body, { userId: places.userId }))).toBe('NOT_FOUND userId')
    expect(issueOf(await seat(body, { personName: ' ' }))).toBe('REQUIRED personName')
    expect(issueOf(await seat(body, { email: 'ei' }))).toBe('INVALID_EMAIL email')
    expect(issueOf(await seat(body, { validFrom: addDays(today, -1) }))).toBe('OUT_OF_RANGE validFrom')
    expect(issueOf(await seat(body, { substituteFor: newId() }))).toBe('NOT_FOUND substituteFor')
    expect(issueOf(await seat(body, { substituteFor: chair!.id, role: 'secretary' }))).toBe('INVALID_INPUT role')
    expect(bodyOf(await seat(body, { substituteFor: chair!.id })).gaps).toEqual(['vacant'])
    const full = bodyOf(await seat(body, { validTo: addDays(today, 30) }))
    expect(full).toMatchObject({ seated: 2, vacant: 0, expiring: 1, gaps: ['expiring'] })
    expect(issueOf(await seat(body))).toBe('BODY_FULL validFrom')
    expect(bodyOf(await seat(body, { validFrom: addDays(today, 30) })).gaps).toEqual([])
    expect(codeOf(await seat(body, {}, manager!))).toBe('NOT_ALLOWED')
    const other = (await list()).find(({ kind, mayManage, unit }) => kind === 'regional_board' && mayManage && unit.id !== places.centreId)!
    expect(codeOf(await seat(other))).toBe('NOT_ALLOWED')
  })

  it('wait for those who keep them while seats stand empty or terms end, and for nobody else', async () => {
    const body = bodyOf(await seat(await aBody(), { validTo: addDays(today, 30) }))
    const waiting = async (actor: Actor) => {
      const { workItems } = await actor.get<{ workItems: { kind: string; dueOn: string | null; params: { bodyId?: string; count?: number; hasChair?: boolean } }[] }>('{ workItems { kind dueOn params } }')
      return workItems.filter(({ params }) => params.bodyId === body.id).map(({ kind, dueOn, params }) => [kind, dueOn, params.count, params.hasChair])
    }
    expect((await waiting(centre!)).sort()).toEqual([['body_seat_empty', null, 1, false], ['body_term_ending', addDays(today, 29), 1, undefined]])
    expect(await waiting(manager!)).toEqual([])
    await seat(body, { role: 'chair' })
    await seat(body, { validFrom: addDays(today, 30) })
    expect(await waiting(centre!)).toEqual([])
  })

  it('remind those who keep them by mail, of each thing once, and nobody else', async () => {
    const clock = app.provider<BodyClock>('BodyClock', { viewer: null })
    const told = () =>
      app.rows<{ email: string; text: string }>(`SELECT u.email, m.text FROM outbox_mail m JOIN app_user u ON u.id = m.user_id WHERE m.subject = 'Muistutus toimielimistä' ORDER BY m.created_at`)
    await clock.daily()
    const before = (await told()).length
    const body = bodyOf(await seat(await aBody({ name: inFinnish('Muistettava ryhmä') }), { role: 'chair', validTo: addDays(today, 30) }))
    expect([await clock.daily(), await clock.daily()]).toEqual([1, 0])
    const mails = (await told()).slice(before)
    expect(mails.map(({ email }) => email)).toEqual(['eeva-liisa.turunen@solmu.example'])
    expect(mails[0]?.text).toContain('Muistettava ryhmä: yksi paikka on tyhjänä.')
    expect(mails[0]?.text).toContain('Muistettava ryhmä: kausi päättyy, eikä seuraajaa ole kirjattu.')
    const kinds = await app.rows(`SELECT kind FROM body_reminder WHERE body_id = $1 ORDER BY kind`, [body.id])
    expect(kinds).toEqual([{ kind: 'empty' }, { kind: 'ending' }])
  })

  it('find people by a part of their name, with the organisation where they work, for those who keep bodies', async () => {
    const PEOPLE = 'query ($words: String!) { bodyPeople(words: $words) { id name organisation { id } } }'
    const people = async (words: string) => (await centre!.get<{ bodyPeople: { id: string; name: string; organisation: { id: string } }[] }>(PEOPLE, { words })).bodyPeople
    expect(await people('HYVÄRI')).toEqual([{ id: places.userId, name: 'Mikko Hyvärinen', organisation: { id: places.organisationId } }])
    expect(await people('%')).toEqual([])
    expect((await people('a')).length).toBeLessThanOrEqual(20)
    for (const by of [manager!, auditor!, funder!]) expect(codeOf(await by.ask(PEOPLE, { words: 'a' }))).toBe('NOT_ALLOWED')
    const [found] = await people('hyväri')
    expect(bodyOf(await seat(await aBody(), { userId: found!.id, organisationId: found!.organisation.id, personName: '' })).members).toMatchObject([{ personName: 'Mikko Hyvärinen', hasAccount: true }])
  })

  it('lose somebody on a day with a reason, once, and everything is on record', async () => {
    const body = bodyOf(await seat(await aBody(), { role: 'chair', personName: 'Väistyvä Jäsen' }))
    const [member] = body.members
    const end = (of: Record<string, unknown> = {}, actor = centre!) => actor.ask(END, { input: { bodyMemberId: member!.id, expectedVersion: member!.version, endsOn: today, reason: 'Muutti pois', ...of } })
    expect(issueOf(await end({ reason: ' ' }))).toBe('REQUIRED reason')
    expect(issueOf(await end({ endsOn: addDays(today, -1) }))).toBe('OUT_OF_RANGE endsOn')
    expect(codeOf(await end({ expectedVersion: 9 }))).toBe('STALE')
    expect(codeOf(await end({}, manager!))).toBe('NOT_ALLOWED')
    const ended = bodyOf(await end())
    expect(ended).toMatchObject({ gaps: ['no_chair', 'vacant'], members: [{ term: 'ended', endedOn: today, endReason: 'Muutti pois' }] })
    expect(codeOf(await end({ expectedVersion: ended.members[0]!.version }))).toBe('BODY_TERM_ENDED')
    const trail = await app.rows(`SELECT action, subject_type FROM audit_entry WHERE subject_id = $1 AND outcome = 'done' ORDER BY number`, [body.id])
    expect(trail).toEqual([{ action: 'foundBody', subject_type: 'body' }, { action: 'seatBodyMember', subject_type: 'body' }, { action: 'endBodyTerm', subject_type: 'body' }])
  })
})
