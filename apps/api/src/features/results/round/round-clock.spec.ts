import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { shiftPeriod, validityOfPeriod } from '@solmu/shared/periods.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { change, undo } from '../../../testing/network-changes.js'
import { anIndicator, aReturn, aRound, lastQuarter, unitOf, unitsAround } from '../../../testing/results.js'
import type { RoundClock } from './round-clock.js'

const EXTEND = `mutation ($input: ExtendReturnInput!) { extendReturn(input: $input) { unitReturn {
  id version extendedUntil extensionReason effectiveDueOn isLate isMember round { id state } } } }`

const today = todayIn()
let app: TestApp
let indicatorId: string
let unitId: string
let centreId: string
let farUnitId: string

beforeAll(async () => {
  app = await TestApp.start()
  // The rounds of the demo have reminders of their own.
  await app.rows(`UPDATE collection_round SET state = 'cancelled' WHERE state IN ('open', 'planned')`)
  indicatorId = await anIndicator(app, {})
  const own = await unitOf(app, 'mikko.hyvarinen@solmu.example')
  unitId = own.unitId
  centreId = own.centreId ?? ''
  farUnitId = (await unitsAround(app, unitId)).farUnitId
})
afterAll(() => app.stop())

/** As the clock does it: nobody is named. */
const tick = (day = today) => app.provider<RoundClock>('RoundClock', { viewer: { userId: '', consortiumId: '' } }).run(day)
const mails = (name: string) =>
  app.rows<{ subject: string; text: string }>(
    `SELECT m.subject, m.text FROM outbox_mail m JOIN app_user u ON u.id = m.user_id WHERE u.display_name = $1 ORDER BY m.created_at, m.id`,
    [name]
  )
const forget = async () => {
  await app.rows('DELETE FROM outbox_mail')
  await app.rows(`UPDATE collection_round SET state = 'cancelled' WHERE state IN ('open', 'planned')`)
}
const round = (of: object = {}) => aRound(app, { period: '2031-Q1', indicators: [{ id: indicatorId }], ...of })
const returnsOf = (roundId: string) =>
  app.rows<{ id: string; unitId: string; centreId: string; isMember: boolean; state: string; version: number }>(
    `SELECT id, unit_id AS "unitId", centre_id AS "centreId", is_member AS "isMember", state, version FROM unit_return WHERE round_id = $1`,
    [roundId]
  )

describe('the morning of a round', () => {
  beforeEach(forget)

  it('opens it on its day, once, with a return for each unit, and says so in the trail', async () => {
    const roundId = await round({ state: 'planned', period: lastQuarter(), dueOn: addDays(today, 20) })
    await app.rows('UPDATE collection_round SET opens_on = $2 WHERE id = $1', [roundId, addDays(today, 1)])
    expect(await tick()).toMatchObject({ opened: 0 })
    expect(await returnsOf(roundId)).toEqual([])
    expect(await tick(addDays(today, 1))).toMatchObject({ opened: 1 })
    expect((await returnsOf(roundId)).length).toBeGreaterThan(3)
    expect(await tick(addDays(today, 1))).toMatchObject({ opened: 0, touched: 0 })
    const entries = await app.rows(`SELECT action, actor_id, outcome FROM audit_entry WHERE subject_id = $1`, [roundId])
    expect(entries).toEqual([{ action: 'roundOpened', actor_id: null, outcome: 'done' }])
  })

  it('leaves one that asks nothing closed', async () => {
    const roundId = await round({ state: 'planned', dueOn: addDays(today, 20), indicators: [] })
    await app.rows('UPDATE collection_round SET opens_on = $2 WHERE id = $1', [roundId, today])
    expect(await tick()).toMatchObject({ opened: 0 })
  })

  it('reminds those who write for a unit that has not sent, in their language and once', async () => {
    await app.rows(`UPDATE app_user SET language = 'sv' WHERE display_name = 'Riitta Kosonen'`)
    const dueOn = addDays(today, 7)
    const roundId = await round({ period: lastQuarter(), dueOn, indicators: [{ id: indicatorId }] })
    expect((await tick()).mails).toBeGreaterThan(1)
    const [manager] = await mails('Mikko Hyvärinen')
    expect(manager).toMatchObject({ subject: 'Tulosilmoitus odottaa lähettämistä' })
    const [name] = await app.rows<{ name: string }>('SELECT name_fi AS name FROM collection_round WHERE id = $1', [roundId])
    expect(manager?.text).toContain(name?.name)
    const [member] = await mails('Riitta Kosonen')
    expect(member?.subject).toBe('En resultatrapport väntar på att skickas')
    // Whoever stands above writes nothing, so nobody asks them.
    expect(await mails('Eeva-Liisa Turunen')).toEqual([])
    expect((await tick()).mails).toBe(0)
    expect((await tick(addDays(today, 1))).mails).toBe(0)
    expect(await mails('Mikko Hyvärinen')).toHaveLength(1)
    const [noted] = await app.rows<{ count: string }>(
      `SELECT count(*) FROM round_reminder WHERE round_id = $1 AND kind = 'by_clock' AND day = $2 AND unit_id = $3`,
      [roundId, today, unitId]
    )
    expect(Number(noted?.count)).toBeGreaterThan(0)
    await tick(addDays(dueOn, 1))
    expect((await mails('Mikko Hyvärinen')).map(({ subject }) => subject)).toEqual([
      ...['Tulosilmoitus odottaa lähettämistä', 'Tulosilmoituksen määräaika on ohi']
    ])
  })

  it('reminds nobody of what was sent, nor before the day of whoever was given more time', async () => {
    const rule = { kind: 'list', unitIds: [unitId] }
    const roundId = await round({ period: lastQuarter(), dueOn: addDays(today, 7) })
    await app.rows('UPDATE collection_round SET unit_rule = $2 WHERE id = $1', [roundId, JSON.stringify(rule)])
    await aReturn(app, { roundId, unitId, extendedUntil: addDays(today, 20) })
    expect(await tick()).toMatchObject({ mails: 0 })
    expect((await tick(addDays(today, 13))).mails).toBeGreaterThan(0)
    await app.rows(`UPDATE unit_return SET state = 'submitted' WHERE round_id = $1`, [roundId])
    expect(await tick(addDays(today, 19))).toMatchObject({ mails: 0 })
  })

  it('is for the clock alone: whoever is signed in gets neither the facts nor a note', async () => {
    const roundId = await round({ period: lastQuarter() })
    const [me] = await app.rows<{ id: string; consortium_id: string }>(
      `SELECT a.user_id AS id, a.consortium_id FROM role_assignment a WHERE a.role = 'administrator' AND a.valid_to IS NULL`
    )
    await app.rows('BEGIN')
    await app.rows('SET LOCAL ROLE solmu_app')
    await app.rows(`SELECT set_config('app.user_id', $1, true), set_config('app.consortium_id', $2, true)`, [me!.id, me!.consortium_id])
    const found = [
      ...(await app.rows('SELECT * FROM app.unsent_returns()')),
      ...(await app.rows('SELECT * FROM app.open_due_rounds($1)', [addDays(today, 900)])),
      ...(await app.rows('SELECT * FROM app.consortia_with_rounds()'))
    ]
    const [noted] = await app.rows('SELECT app.note_round_reminder($1, $2, $3, $4, $5) AS noted', [me!.consortium_id, roundId, unitId, me!.id, today])
    const [kept] = await app.rows('SELECT app.keep_members($1, NULL) AS kept', [newId()])
    await app.rows('ROLLBACK')
    expect({ found, noted, kept }).toEqual({ found: [], noted: { noted: false }, kept: { kept: 0 } })
  })

  it('waits for six in Finland', async () => {
    const roundId = await round({ period: lastQuarter(), dueOn: addDays(today, 7) })
    const clock = app.provider<RoundClock>('RoundClock', { viewer: { userId: '', consortiumId: '' } })
    await clock.byClock(`${today}T02:59:00.000Z`)
    const hasReturns = async () => (await returnsOf(roundId)).length > 0
    expect(await hasReturns()).toBe(false)
    await clock.byClock(`${today}T04:00:00.000Z`)
    expect(await hasReturns()).toBe(true)
  })
})

describe('the returns of an open round follow the network', () => {
  beforeEach(forget)

  const period = shiftPeriod(lastQuarter(), -3)
  const { validFrom, validTo } = validityOfPeriod(period)
  const opened = async () => {
    const roundId = await round({ period, dueOn: addDays(today, 9) })
    await tick()
    return roundId
  }
  const own = (rows: Awaited<ReturnType<typeof returnsOf>>) => rows.find((each) => each.unitId === unitId)

  it('to the centre of the period when it is put right afterwards, and back when that is undone', async () => {
    const coordinator = await app.as('national_coordinator')
    const roundId = await opened()
    const [far] = await app.rows<{ id: string }>(
      `SELECT parent_id AS id FROM unit_link WHERE unit_id = $1 AND valid_to IS NULL`,
      [farUnitId]
    )
    const before = own(await returnsOf(roundId))
    const move = { effectiveOn: addDays(validFrom, 5), operation: { move: { unitIds: [unitId], parentId: far!.id } } }
    const { id } = await change(coordinator, move)
    expect(own(await returnsOf(roundId))).toMatchObject({ centreId: far!.id, isMember: true })
    const regions = async () => (await app.rows<{ id: string }>('SELECT centre_id AS id FROM region_return WHERE round_id = $1', [roundId])).map((row) => row.id)
    expect(await regions()).toContain(far!.id)
    await undo(coordinator, id)
    expect(own(await returnsOf(roundId))).toMatchObject({ centreId: before?.centreId })
  })

  it('and a return without figures vanishes with its unit, one with figures stays and says so', async () => {
    const coordinator = await app.as('national_coordinator')
    const roundId = await opened()
    const { siblings } = await unitsAround(app, unitId)
    const written = own(await returnsOf(roundId))
    await app.rows(
      `INSERT INTO return_cell (return_id, indicator_id, breakdown, consortium_id, unit_id, status, value)
       SELECT id, $2, '', consortium_id, unit_id, 'value', 3 FROM unit_return WHERE id = $1`,
      [written?.id, indicatorId]
    )
    const close = (id: string) => ({ effectiveOn: validTo, operation: { close: { unitId: id } } })
    const closing = async (id: string) => change(coordinator, { ...close(id), effectiveOn: addDays(validTo, -10) })
    const changes = [await closing(unitId), await closing(siblings[0] ?? '')]
    const rows = await returnsOf(roundId)
    expect(own(rows)).toMatchObject({ id: written?.id, isMember: false })
    expect(rows.some((each) => each.unitId === siblings[0])).toBe(false)
    for (const { id } of changes.toReversed()) await undo(coordinator, id)
    const again = await returnsOf(roundId)
    expect(own(again)).toMatchObject({ id: written?.id, isMember: true })
    expect(again.some((each) => each.unitId === siblings[0])).toBe(true)
  })

  it('and a region that was handed on is open again when somebody comes to it who has not reported', async () => {
    const roundId = await opened()
    // Everybody else is named as missing; the unit is not there yet.
    await app.rows('DELETE FROM unit_return WHERE round_id = $1 AND unit_id = $2', [roundId, unitId])
    await app.rows(
      `UPDATE region_return g SET state = 'accepted', version = 4, missing = coalesce((SELECT jsonb_agg(jsonb_build_object('unitId', r.unit_id,
         'reason', 'Suljettu')) FROM unit_return r WHERE r.round_id = g.round_id AND r.centre_id = g.centre_id), '[]')
       WHERE round_id = $1 AND centre_id = $2`,
      [roundId, centreId]
    )
    await tick()
    expect(await app.rows('SELECT state, version FROM region_return WHERE round_id = $1 AND centre_id = $2', [roundId, centreId])).toEqual([
      { state: 'open', version: 5 }
    ])
  })
})

describe('more time', () => {
  beforeEach(forget)

  let actor: Actor
  const code = async (input: object, by = actor) => {
    const { code: found, path } = (await by.ask(EXTEND, { input })).errors?.[0]?.extensions ?? {}
    return `${String(found)} ${(path ?? []).join('.')}`.trim()
  }

  it('is given by the centre with a reason, counts as on time, and is told to the unit', async () => {
    actor = await app.as('regional_coordinator')
    const [mine] = await app.rows<{ unitId: string; centreId: string }>(
      `SELECT l.unit_id AS "unitId", l.parent_id AS "centreId" FROM unit_link l JOIN role_assignment a ON a.unit_id = l.parent_id
         JOIN app_user u ON u.id = a.user_id AND u.email = 'eeva-liisa.turunen@solmu.example'
       WHERE l.valid_to IS NULL ORDER BY l.unit_id = $1 DESC LIMIT 1`,
      [unitId]
    )
    const roundId = await round({ period: lastQuarter(), dueOn: addDays(today, -2), acceptBy: addDays(today, 30) })
    const returnId = await aReturn(app, { roundId, unitId: mine!.unitId, state: 'draft' })
    const input = { returnId, until: addDays(today, 5), reason: ' Sairastapaus ', expectedVersion: 1 }
    expect(await code({ ...input, reason: ' ' })).toBe('REQUIRED reason')
    expect(await code({ ...input, until: addDays(today, -1) })).toBe('OUT_OF_RANGE until')
    expect(await code({ ...input, expectedVersion: 7 })).toBe('STALE expectedVersion')
    const { extendReturn } = await actor.get<{ extendReturn: { unitReturn: Record<string, unknown> } }>(EXTEND, { input })
    expect(extendReturn.unitReturn).toMatchObject({
      ...{ version: 2, extendedUntil: addDays(today, 5), extensionReason: 'Sairastapaus', effectiveDueOn: addDays(today, 5) },
      ...{ isLate: false, isMember: true, round: { id: roundId, state: 'open' } }
    })
    const [audited] = await app.rows(`SELECT action, unit_id FROM audit_entry WHERE subject_id = $1 AND outcome = 'done'`, [returnId])
    expect(audited).toEqual({ action: 'extendReturn', unit_id: mine!.unitId })
    const told = await app.rows<{ text: string }>('SELECT text FROM outbox_mail')
    const writers = await app.rows(
      `SELECT DISTINCT a.user_id FROM role_assignment a JOIN app_user u ON u.id = a.user_id AND u.deactivated_at IS NULL
       WHERE a.unit_id = $1 AND a.role IN ('unit_manager', 'unit_member') AND (a.valid_to IS NULL OR a.valid_to > app.today())`,
      [mine!.unitId]
    )
    expect(told).toHaveLength(writers.length)
    expect(told.every(({ text }) => text.includes('Sairastapaus'))).toBe(true)
    await app.rows(`UPDATE unit_return SET state = 'submitted' WHERE id = $1`, [returnId])
    expect(await code({ ...input, until: addDays(today, 9), expectedVersion: 2 })).toBe('RETURN_STATE')
  })

  it('is not the unit’s own to take, nor another centre’s to give', async () => {
    const roundId = await round({ period: lastQuarter(), dueOn: addDays(today, 2), acceptBy: addDays(today, 30) })
    const returnId = await aReturn(app, { roundId, unitId, state: 'draft' })
    const input = { returnId, until: addDays(today, 5), reason: 'Sairastapaus', expectedVersion: 1 }
    expect(await code(input, await app.as('unit_manager'))).toBe('NOT_ALLOWED')
    const [coordinators] = [await app.as('regional_coordinator')]
    const farRoundReturn = await aReturn(app, { roundId, unitId: farUnitId })
    const [held] = await app.rows<{ isFar: boolean }>(
      `SELECT NOT EXISTS (SELECT 1 FROM unit_link l JOIN role_assignment a ON a.unit_id = l.parent_id JOIN app_user u ON u.id = a.user_id
         AND u.email = 'eeva-liisa.turunen@solmu.example' WHERE l.unit_id = $1 AND l.valid_to IS NULL) AS "isFar"`,
      [farUnitId]
    )
    expect(await code({ ...input, returnId: farRoundReturn }, coordinators)).toBe(held?.isFar ? 'NOT_FOUND' : 'OUT_OF_RANGE until')
    expect(await code({ ...input, returnId: newId() }, await app.as('national_coordinator'))).toBe('NOT_FOUND')
  })
})
