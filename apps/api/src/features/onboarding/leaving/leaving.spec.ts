/** What becomes of a member's units, roles, returns and figures when it leaves, and who is told when the day has come. */
import { noticeStatement } from '@solmu/domain/onboarding/notice-statement.js'
import { addDays, addMonths, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { factSums, list as listChanges } from '../../../testing/network-changes.js'
import type { MembershipClock } from '../membership/membership-clock.js'

const LEAVING = `endsOn units { unit { id } fate day to { id } mayHandOver } returns { id unit { id } period sendBy isOrphaned entrustedTo } standIns { id name }`
const OF = `query ($membershipId: ID!, $endsOn: Date, $closesUnits: Boolean) { memberLeaving(membershipId: $membershipId, endsOn: $endsOn, closesUnits: $closesUnits) { ${LEAVING} } }`
const HAND_OVER = `mutation ($input: HandOverMemberUnitInput!) { handOverMemberUnit(input: $input) { leaving { ${LEAVING} } } }`
const ENTRUST = `mutation ($input: EntrustMemberReturnsInput!) { entrustMemberReturns(input: $input) { leaving { ${LEAVING} } } }`
const MEMBERS = `{ memberships { id state version endsOn organisation { id name { fi } } centre { id } units { id } } }`
const moving = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { membership { id version state endsOn } } }`
const NOTICE = moving('giveMembershipNotice', 'GiveMembershipNoticeInput')
const BACK = moving('takeBackMembershipNotice', 'TakeBackMembershipNoticeInput')
const CONSOLIDATION = `query ($input: ConsolidationInput!) { consolidation(input: $input) { areas { name { fi } } rows { indicatorId breakdown areaPlace }
  values { value numerator denominator unitCount missingCount } } }`

interface Member { id: string; state: string; version: number; endsOn: string | null; organisation: { id: string; name: { fi: string } }; centre: { id: string }; units: { id: string }[] }
interface Leaving {
  endsOn: string; units: { unit: { id: string }; fate: string; day: string | null; to: { id: string } | null; mayHandOver: boolean }[]
  returns: { id: string; unit: { id: string }; period: string; sendBy: string; isOrphaned: boolean; entrustedTo: string[] }[]; standIns: { id: string; name: string }[]
}
type Answer = Awaited<ReturnType<Actor['ask']>>

const today = todayIn()
const endsOn = addMonths(today, 6)
const own = 'Karjalan Työsilta'
const other = 'Saimaan Verstas'
const gone = 'Kiteen Kaari'
let app: TestApp
let [office, centre, manager, colleague]: Actor[] = []
let mine: Member

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions?.code
const input = (of: object) => ({ input: of })
const named = async (name: string) => (await office!.get<{ memberships: Member[] }>(MEMBERS)).memberships.find(({ organisation }) => organisation.name.fi.includes(name))!
const leaving = async ({ id }: Member, of: object = {}, who: Actor = centre!) => (await who.get<{ memberLeaving: Leaving }>(OF, { membershipId: id, ...of })).memberLeaving
const setToday = (day: string | null) =>
  app.rows(`CREATE OR REPLACE FUNCTION app.today() RETURNS date LANGUAGE sql STABLE AS $$ SELECT ${day === null ? `(now() AT TIME ZONE 'Europe/Helsinki')::date` : `DATE '${day}'`} $$`)
const rolesAt = (unitId: string) => app.rows<{ id: string; valid_to: string | null }>('SELECT id, valid_to FROM role_assignment WHERE unit_id = $1 ORDER BY id', [unitId])
const periodOf = async (unitId: string) => (await app.rows<{ organisation_id: string; valid_to: string | null }>('SELECT organisation_id, valid_to FROM unit_period WHERE unit_id = $1 ORDER BY valid_from DESC LIMIT 1', [unitId]))[0]
const paper = (of: Member, more: object = {}) =>
  input({ membershipId: of.id, expectedVersion: of.version, manner: 'paper', givenOn: today, endsOn, closesUnits: true, reason: '', reference: 'Kirje 3/2026', language: null, statement: '', ...more })
async function noticed(of: Member, more: object = {}): Promise<Member> {
  const { errors } = await centre!.ask(NOTICE, paper(of, more))
  if (errors) throw new Error(JSON.stringify(errors))
  return named(of.organisation.name.fi)
}
const takeBack = (of: Member, who: Actor = centre!) => who.ask(BACK, input({ membershipId: of.id, expectedVersion: of.version, reason: '' }))

beforeAll(async () => {
  app = await TestApp.start()
  ;[office, centre, manager, colleague] = [await app.as('national_coordinator'), await app.as('regional_coordinator'), await app.as('unit_manager'), await app.as('unit_member')]
  mine = await named(own)
})
afterAll(() => app.stop())

describe('the units of a member that gives notice', () => {
  it('end in the network on the day, as it was shown, whoever gives it; and are as before when it is taken back', async () => {
    const unitId = mine.units[0]!.id
    expect((await leaving(mine, { endsOn, closesUnits: true }, manager)).units).toEqual([expect.objectContaining({ unit: { id: unitId }, fate: 'closes', day: endsOn, mayHandOver: false })])
    expect((await leaving(mine, { endsOn, closesUnits: false }, colleague)).units[0]).toMatchObject({ fate: 'stays', day: null })
    expect(codeOf(await manager!.ask(OF, { membershipId: mine.id, endsOn: '2027-02-30' }))).toBeDefined()
    expect(codeOf(await manager!.ask(OF, { membershipId: newId() }))).toBe('NOT_FOUND')
    const before = await factSums(app)
    await app.rows(`UPDATE mandate SET ended_on = greatest(valid_from, $2), ended_at = now(), end_reason = 'spec' WHERE organisation_id = $1 AND kind = 'sign' AND ended_on IS NULL AND (valid_to IS NULL OR valid_to > $2)`, [mine.organisation.id, today])
    await app.rows(
      `INSERT INTO mandate (id, consortium_id, organisation_id, unit_id, kind, user_id, person_name, valid_from, basis_kind) SELECT $1, m.consortium_id, m.organisation_id, $2, 'sign', u.id, u.display_name, $3, 'board_decision'
       FROM membership m, app_user u WHERE m.id = $4 AND u.email LIKE 'mikko.hyvarinen@%'`,
      [newId(), unitId, today, mine.id]
    )
    const statement = noticeStatement('fi', { organisation: mine.organisation.name.fi, givenOn: today, endsOn, closesUnits: true, signatory: 'Mikko Hyvärinen' })
    const signed = await manager!.ask(NOTICE, input({ membershipId: mine.id, expectedVersion: mine.version, manner: 'signed', givenOn: today, endsOn, closesUnits: true, reason: '', reference: '', language: 'fi', statement }))
    expect(signed.errors).toBeUndefined()
    expect(await periodOf(unitId)).toMatchObject({ valid_to: endsOn })
    const { nodes } = await listChanges(office!, { first: 1 })
    expect(nodes[0]).toMatchObject({ kind: 'close', effectiveOn: endsOn, reason: expect.stringContaining('Jäsenyys päättyy'), recordedByName: 'Mikko Hyvärinen' })
    expect((await takeBack(await named(own), manager)).errors).toBeUndefined()
    expect(await factSums(app)).toEqual(before)
    expect((await listChanges(office!, { first: 1 })).nodes[0]).toMatchObject({ kind: 'close', undoneByName: 'Mikko Hyvärinen' })
  })

  it('open again from the day where something has changed since', async () => {
    const member = await named(other)
    const unitId = member.units[0]!.id
    const given = await noticed(member)
    // Renamed meanwhile, in a fact of its own that ends with it.
    const day = addMonths(today, 2)
    await app.rows(
      `WITH cut AS (UPDATE unit_period SET valid_to = $2 WHERE unit_id = $1 AND valid_to = $3 RETURNING *)
       INSERT INTO unit_period (consortium_id, unit_id, organisation_id, kind, name_fi, name_sv, name_en, municipality_code, valid_from, valid_to) SELECT consortium_id, unit_id, organisation_id, kind, 'Uusi nimi', '', '', municipality_code, $2, $3 FROM cut`,
      [unitId, day, endsOn]
    )
    expect((await takeBack(given)).errors).toBeUndefined()
    expect(await app.rows('SELECT name_fi, valid_from, valid_to FROM unit_period WHERE unit_id = $1 AND valid_from >= $2 ORDER BY valid_from', [unitId, day])).toEqual([
      { name_fi: 'Uusi nimi', valid_from: day, valid_to: null }
    ])
  })

  it('pass to another member instead, and the roles at them go on', async () => {
    const member = await named(other)
    const unitId = member.units[0]!.id
    const before = await rolesAt(unitId)
    const hand = (of: object, version: number, who: Actor = centre!) => who.ask(HAND_OVER, input({ membershipId: member.id, unitId, toOrganisationId: mine.organisation.id, expectedVersion: version, ...of }))
    expect(codeOf(await hand({}, member.version))).toBe('MEMBERSHIP_STATE')
    const given = await noticed(member)
    expect((await rolesAt(unitId)).every(({ valid_to }) => valid_to !== null)).toBe(true)
    expect(codeOf(await hand({}, given.version, manager))).toBe('NOT_ALLOWED')
    expect(codeOf(await hand({}, member.version))).toBe('STALE')
    expect(codeOf(await hand({ unitId: mine.units[0]!.id }, given.version))).toBe('UNKNOWN_REFERENCE')
    expect(codeOf(await hand({ toOrganisationId: member.organisation.id }, given.version))).toBe('UNKNOWN_REFERENCE')
    expect(codeOf(await hand({ toOrganisationId: newId() }, given.version))).toBe('UNKNOWN_REFERENCE')
    expect((await leaving(given)).units[0]).toMatchObject({ fate: 'closes', mayHandOver: true })
    const { data, errors } = await hand({}, given.version)
    expect([errors, data]).toEqual([undefined, { handOverMemberUnit: { leaving: expect.objectContaining({ units: [expect.objectContaining({ fate: 'passes', day: endsOn, to: { id: mine.organisation.id }, mayHandOver: false })] }) } }])
    expect(await rolesAt(unitId)).toEqual(before)
    expect(await periodOf(unitId)).toEqual({ organisation_id: mine.organisation.id, valid_to: null })
    expect((await takeBack(given)).errors).toBeUndefined()
    expect([await rolesAt(unitId), await periodOf(unitId)]).toEqual([before, { organisation_id: member.organisation.id, valid_to: null }])
  })
})

describe('the day has come', () => {
  let left: Member
  let unitId: string

  /** As if notice had been given on paper long ago: the units have closed, and today is the first day without membership. */
  beforeAll(async () => {
    left = await named(gone)
    unitId = left.units[0]!.id
    await app.rows(`UPDATE collection_round SET membership = 'any_day' WHERE state = 'open'`)
    await app.rows(
      `INSERT INTO membership_event (id, consortium_id, membership_id, kind, from_state, to_state, effective_on, ends_on, manner, reference)
       SELECT gen_random_uuid(), m.consortium_id, m.id, 'give_notice', m.state, 'notice_given', (SELECT max(e.effective_on) FROM membership_event e WHERE e.membership_id = m.id), $2, 'paper', 'Kirje' FROM membership m WHERE m.id = $1`,
      [left.id, today]
    )
    await app.rows(
      `WITH p AS (UPDATE unit_period SET valid_to = $2 WHERE unit_id = $1 AND valid_to IS NULL), s AS (UPDATE unit_service_area SET valid_to = $2 WHERE unit_id = $1 AND valid_to IS NULL)
       UPDATE unit_link SET valid_to = $2 WHERE unit_id = $1 AND valid_to IS NULL`,
      [unitId, today]
    )
    await app.rows(
      `INSERT INTO unit_return (id, consortium_id, round_id, unit_id, centre_id) SELECT gen_random_uuid(), c.consortium_id, c.id, $1, $2 FROM collection_round c
       JOIN consortium k ON k.id = c.consortium_id AND k.is_demo WHERE c.state = 'open' AND c.opens_on <= $3 AND c.period_from < $3 ON CONFLICT (round_id, unit_id) DO NOTHING`,
      [unitId, left.centre.id, today]
    )
    await app.rows(`UPDATE unit_return r SET state = 'draft', number = 0 FROM collection_round c WHERE c.id = r.round_id AND c.state = 'open' AND r.unit_id = $1 AND r.state <> 'draft'`, [unitId])
  })

  it('names the returns that are open, and lets the centre entrust somebody with them who approves nothing', async () => {
    const seen = await leaving(left)
    expect([seen.units, seen.returns.length > 0, seen.returns.every(({ isOrphaned, entrustedTo }) => isOrphaned && entrustedTo.length === 0)]).toEqual([[expect.objectContaining({ fate: 'closes', day: today, mayHandOver: false })], true, true])
    expect((await leaving(left, {}, colleague)).returns).toEqual([])
    const people = await app.rows<{ id: string; email: string }>(`SELECT id, email FROM app_user WHERE email ~ '^(riitta.kosonen|eeva-liisa.turunen)@'`)
    const [member, coordinator] = ['riitta', 'eeva'].map((name) => people.find(({ email }) => email.startsWith(name))!.id)
    expect(seen.standIns.map(({ id }) => id)).toEqual(expect.arrayContaining([member]))
    const entrust = (of: object, who: Actor = centre!) => who.ask(ENTRUST, input({ membershipId: left.id, userId: member, lastDay: addDays(today, 30), reason: 'Jäsen lähti kesken kauden.', ...of }))
    expect(codeOf(await entrust({}, manager))).toBe('NOT_ALLOWED')
    expect(codeOf(await entrust({ reason: ' ' }))).toBe('REQUIRED')
    expect(codeOf(await entrust({ lastDay: addDays(today, -1) }))).toBe('OUT_OF_RANGE')
    expect(codeOf(await entrust({ lastDay: 'huomenna' }))).toBeDefined()
    expect(codeOf(await entrust({ userId: coordinator }))).toBe('UNKNOWN_REFERENCE')
    expect(codeOf(await entrust({ membershipId: mine.id }))).toBe('MEMBERSHIP_STATE')
    const returnId = seen.returns[0]!.id
    const RETURN = 'query ($id: ID!) { unitReturn(id: $id) { id state version } }'
    expect(codeOf(await colleague!.ask(RETURN, { id: returnId }))).toBe('NOT_FOUND')
    expect((await entrust({})).data).toMatchObject({ entrustMemberReturns: { leaving: { returns: seen.returns.map(({ id }) => expect.objectContaining({ id, entrustedTo: ['Riitta Kosonen'] })) } } })
    const standIn = await app.as('unit_member')
    const { unitReturn } = await standIn.get<{ unitReturn: { version: number } }>(RETURN, { id: returnId })
    const SUBMIT = 'mutation ($input: SubmitReturnInput!) { submitReturn(input: $input) { unitReturn { id } } }'
    const sent = await standIn.ask(SUBMIT, input({ returnId, expectedVersion: unitReturn.version, message: '' }))
    expect([undefined, 'CHECKS_FAILED', 'RETURN_STATE']).toContain(codeOf(sent))
    const { rows } = { rows: await app.rows(`SELECT role, valid_to, reason FROM role_assignment a JOIN app_user u ON u.id = a.user_id WHERE a.unit_id = $1 AND u.email LIKE 'riitta.kosonen@%'`, [unitId]) }
    expect(rows).toEqual([{ role: 'unit_manager', valid_to: addDays(today, 31), reason: 'Jäsen lähti kesken kauden.' }])
  })

  it('is told once to those who look after the member and those who ran it, each in their language', async () => {
    await app.rows(`UPDATE app_user SET language = 'sv' WHERE email LIKE 'eeva-liisa.turunen@%'`)
    await app.rows('DELETE FROM outbox_mail')
    const tick = () => app.provider<MembershipClock>('MembershipClock', { viewer: { userId: '', consortiumId: '' } }).run()
    expect([await tick(), await tick()]).toEqual([1, 0])
    const mails = await app.rows<{ email: string; subject: string; text: string }>('SELECT u.email, m.subject, m.text FROM outbox_mail m JOIN app_user u ON u.id = m.user_id ORDER BY u.email')
    const to = (name: string) => mails.filter(({ email }) => email.startsWith(name))
    expect(to('eeva-liisa')).toEqual([expect.objectContaining({ subject: expect.stringContaining('är inte längre medlem'), text: expect.stringContaining('Läs mer i Solmu') })])
    expect(to('aino')).toEqual([expect.objectContaining({ subject: expect.stringContaining('ei ole enää jäsen') })])
    const [ran] = await app.rows<{ email: string }>(
      `SELECT u.email FROM membership_ended_role e JOIN role_assignment a ON a.id = e.assignment_id AND a.role = 'unit_manager' JOIN app_user u ON u.id = a.user_id WHERE e.membership_id = $1 LIMIT 1`,
      [left.id]
    )
    expect(mails.map(({ email }) => email)).toContain(ran?.email)
    expect(to('riitta')).toEqual([])
    expect(await app.rows(`SELECT count(*)::int AS count FROM audit_entry WHERE action = 'membershipEnded' AND subject_id = $1`, [left.id])).toEqual([{ count: 1 }])
  })

  it('tells nobody a day too early, with the clock moved', async () => {
    const given = await noticed(await named(own))
    await app.rows('DELETE FROM outbox_mail')
    const tick = () => app.provider<MembershipClock>('MembershipClock', { viewer: { userId: '', consortiumId: '' } }).run()
    await setToday(addDays(endsOn, -1))
    expect(await tick()).toBe(0)
    await setToday(endsOn)
    expect(await tick()).toBeGreaterThan(0)
    const [mail] = await app.rows<{ subject: string }>(`SELECT m.subject FROM outbox_mail m JOIN app_user u ON u.id = m.user_id WHERE u.email LIKE 'mikko.hyvarinen@%' AND m.subject LIKE $1`, [`%${own}%`])
    expect(mail?.subject).toContain('ei ole enää jäsen')
    await setToday(null)
    expect((await takeBack(given)).errors).toBeUndefined()
  })
})

describe('the figures of a member that leaves', () => {
  it('add up to the same after the day as before it, by unit, by centre and in all', async () => {
    const unitId = mine.units[0]!.id
    const asked = await app.rows<{ indicator_id: string; period: string }>(
      `SELECT DISTINCT f.indicator_id, f.period FROM fact f WHERE f.unit_id = $1 AND f.to_version IS NULL AND f.breakdown = '' AND f.status = 'value' AND f.period_kind = 'quarter'
       AND f.period = (SELECT max(g.period) FROM fact g WHERE g.unit_id = $1 AND g.to_version IS NULL AND g.period_kind = 'quarter') ORDER BY 1 LIMIT 5`,
      [unitId]
    )
    expect(asked.length).toBeGreaterThan(0)
    const period = asked[0]!.period
    const consolidated = (lens: string) => office!.get(CONSOLIDATION, input({ indicatorIds: asked.map(({ indicator_id }) => indicator_id), from: period, to: period, lens, stage: 'submitted' }))
    const all = async () => [await consolidated('unit'), await consolidated('centre'), await consolidated('network')]
    const before = await all()
    expect(JSON.stringify(before)).toContain(own)
    const given = await noticed(await named(own))
    expect(await all()).toEqual(before)
    await setToday(addDays(endsOn, 1))
    expect(await app.rows('SELECT is_open FROM unit_now WHERE id = $1', [unitId])).toEqual([{ is_open: false }])
    expect(await all()).toEqual(before)
    await setToday(null)
    expect((await takeBack(given)).errors).toBeUndefined()
  })
})
