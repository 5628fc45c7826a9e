/** Where the demo’s rounds stand, as each role sees it; the figures are counted anew in plain SQL. */
import { demoId } from '../../../demo/demo-id.js'
import { type Actor, TestApp } from '../../../testing/harness.js'

const OVERVIEW = `query ($roundId: ID!) { roundOverview(roundId: $roundId) {
  round { id state dueOn } completeness { total received onTime late verified accepted }
  regions { centre { id name { fi } } state completeness { total received verified }
    units { returnId unit { id name { fi } } state dueOn isLate daysLate isExtended firstSentOn openQuestionCount remindedAt } } } }`
const TABLE = `query ($centreId: ID, $rounds: Int) { completeness(centreId: $centreId, rounds: $rounds) {
  rounds { id period } rows { node { id name { fi } type } cells { roundId completeness { total received onTime late } state returnId } }
  totals { roundId completeness { total received onTime } } } }`
const QUEUE = `{ reviewQueue { kind isLate daysLate blockedCount dueOn returnId unit { name { fi } } centre { id name { fi } } round { id } } }`

type Named = { id: string; name: { fi: string } }
type Counted = { total: number; received: number; onTime: number; late: number; verified: number; accepted: number }
type Standing = { returnId: string; unit: Named; state: string; isLate: boolean; daysLate: number; isExtended: boolean; openQuestionCount: number; remindedAt: string | null }
type Overview = {
  round: { id: string; state: string; dueOn: string }
  completeness: Counted
  regions: { centre: Named | null; state: string; completeness: Counted; units: Standing[] }[]
}
type Table = {
  rounds: { id: string; period: string }[]
  rows: { node: Named & { type: string }; cells: { roundId: string; completeness: Counted | null; state: string | null; returnId: string | null }[] }[]
  totals: { roundId: string; completeness: Counted }[]
}
type Item = { kind: string; isLate: boolean; blockedCount: number; unit: Named | null; centre: Named | null; returnId: string | null }

let app: TestApp
let roundId: string

beforeAll(async () => {
  app = await TestApp.start()
  const [round] = await app.rows<{ id: string }>(`SELECT id FROM collection_round WHERE state = 'open'`)
  roundId = String(round?.id)
})
afterAll(() => app.stop())

const overviewOf = async (actor: Actor) => (await actor.get<{ roundOverview: Overview }>(OVERVIEW, { roundId })).roundOverview
const queueOf = async (actor: Actor) => (await actor.get<{ reviewQueue: Item[] }>(QUEUE)).reviewQueue

describe('where a round stands', () => {
  it('counts every return of the network once for the head office', async () => {
    const { completeness, regions, round } = await overviewOf(await app.as('national_coordinator'))
    const [counted] = await app.rows<Counted>(
      `SELECT count(*)::int AS total, count(*) FILTER (WHERE r.state NOT IN ('not_started', 'draft'))::int AS received,
         count(*) FILTER (WHERE r.state IN ('not_started', 'draft') AND app.today() > greatest(c.due_on, r.extended_until))::int AS late,
         count(*) FILTER (WHERE r.state IN ('verified', 'accepted', 'locked'))::int AS verified,
         count(*) FILTER (WHERE r.state IN ('accepted', 'locked'))::int AS accepted,
         count(*) FILTER (WHERE r.state NOT IN ('not_started', 'draft') AND (SELECT min(v.made_at) FROM return_version v
           WHERE v.return_id = r.id) < (greatest(c.due_on, r.extended_until) + 1)::timestamp AT TIME ZONE 'Europe/Helsinki')::int AS "onTime"
       FROM unit_return r JOIN collection_round c ON c.id = r.round_id WHERE c.id = $1`,
      [roundId]
    )
    expect(completeness).toEqual(counted)
    expect(completeness.total).toBeGreaterThan(40)
    expect(round.state).toBe('open')
    const units = regions.flatMap((region) => region.units)
    expect(new Set(units.map(({ returnId }) => returnId)).size).toBe(completeness.total)
    expect(regions.reduce((sum, region) => sum + region.completeness.received, 0)).toBe(completeness.received)
  })

  it('tells who is late, who has more time and who is asked', async () => {
    const { regions } = await overviewOf(await app.as('national_coordinator'))
    const units = new Map(regions.flatMap((region) => region.units).map((one) => [one.unit.name.fi, one]))
    expect(units.get('Kiteen Kaari')).toMatchObject({ state: 'draft', isLate: true, daysLate: 5, isExtended: false })
    expect(units.get('Lieksan Lauttaus')).toMatchObject({ state: 'draft', isLate: false, daysLate: 0, isExtended: true })
    expect(units.get('Karjalan Työsilta')).toMatchObject({ state: 'returned', isLate: false, openQuestionCount: 3 })
  })

  it('shows a centre its own region, a unit itself, and the funder nothing', async () => {
    const region = await overviewOf(await app.as('regional_coordinator'))
    expect(region.regions.map(({ centre }) => centre?.name.fi)).toEqual(['Itä-Suomi'])
    expect(region.completeness.total).toBe(region.regions[0]?.units.length)
    const own = await overviewOf(await app.as('unit_member'))
    expect(own.regions.flatMap(({ units }) => units.map(({ unit }) => unit.name.fi))).toEqual(['Karjalan Työsilta'])
    const funder = await (await app.as('funder')).ask(OVERVIEW, { roundId })
    expect(funder.errors?.[0]?.extensions.code).toBe('NOT_ALLOWED')
  })

  it('knows no other round', async () => {
    const coordinator = await app.as('national_coordinator')
    for (const id of ['0198aaaa-0000-7000-8000-000000000000', 'nonsense']) {
      expect((await coordinator.ask(OVERVIEW, { roundId: id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    }
  })
})

describe('completeness over rounds', () => {
  it('has a column for each of the newest rounds and leads from the centre to its units', async () => {
    const coordinator = await app.as('national_coordinator')
    const { completeness: table } = await coordinator.get<{ completeness: Table }>(TABLE, { rounds: 5 })
    expect(table.rounds).toHaveLength(5)
    expect(table.rounds.map(({ period }) => period)).toEqual(table.rounds.map(({ period }) => period).sort())
    expect(table.rows.length).toBeGreaterThanOrEqual(7)
    table.rounds.forEach(({ id }, column) => {
      const sum = table.rows.reduce((all, { cells }) => all + (cells[column]?.completeness?.received ?? 0), 0)
      expect([id, sum]).toEqual([table.totals[column]?.roundId, table.totals[column]?.completeness.received])
    })
    const east = table.rows.find(({ node }) => node.name.fi === 'Itä-Suomi')
    const { completeness: units } = await coordinator.get<{ completeness: Table }>(TABLE, { rounds: 5, centreId: east?.node.id })
    expect(units.rows.every(({ node }) => node.type === 'local_unit')).toBe(true)
    expect(units.totals.map(({ completeness }) => completeness.total)).toEqual(east?.cells.map(({ completeness }) => completeness?.total))
    expect(units.rows.flatMap(({ cells }) => cells).every(({ completeness, returnId }) => (completeness === null) === (returnId === null))).toBe(true)
  })

  it('takes one statement whatever it shows', async () => {
    const coordinator = await app.as('national_coordinator')
    const statements = await app.statementsOf(() => coordinator.get(TABLE, { rounds: 8 }))
    expect(statements.filter((sql) => /chosen AS MATERIALIZED/.test(sql))).toHaveLength(1)
  })
})

describe('what waits', () => {
  it('is for a centre to verify and to remind, what blocks most first', async () => {
    const items = await queueOf(await app.as('regional_coordinator'))
    expect(items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['remind', 'verify']))
    expect(items[0]).toMatchObject({ kind: 'remind', isLate: true })
    expect(items.every(({ centre }) => centre?.name.fi === 'Itä-Suomi')).toBe(true)
  })

  it('is for the head office to accept the regions that were sent on', async () => {
    const items = await queueOf(await app.as('national_coordinator'))
    expect(items.map(({ kind, centre }) => `${kind} ${centre?.name.fi}`)).toContain('accept Keski-Suomi')
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(['accept']))
  })

  it('is for a unit to mend what was asked', async () => {
    expect((await queueOf(await app.as('unit_manager'))).map(({ kind, unit }) => [kind, unit?.name.fi])).toEqual([['mend', 'Karjalan Työsilta']])
    expect(await queueOf(await app.as('auditor'))).toEqual([])
  })
})

describe('reminding by hand', () => {
  const REMIND = `mutation ($input: RemindUnitsInput!) { remindUnits(input: $input) { remindedUnitIds recipientCount skipped { unitId reason } } }`
  const remind = async (actor: Actor, names: string[], more: object = {}) => {
    const unitIds = names.map((name) => demoId(`unit:${name}`))
    return actor.ask<{ remindUnits: { remindedUnitIds: string[]; recipientCount: number; skipped: { unitId: string; reason: string }[] } }>(REMIND, {
      input: { roundId, unitIds, ...more }
    })
  }

  it('sends one message to each person, in their language, and remembers it', async () => {
    const coordinator = await app.as('regional_coordinator')
    const { data } = await remind(coordinator, ['Kiteen Kaari', 'Lieksan Lauttaus', 'Saimaan Verstas'], { message: 'Soita, jos luvuissa on epäselvää.' })
    expect(data?.remindUnits).toMatchObject({
      remindedUnitIds: expect.arrayContaining([demoId('unit:Kiteen Kaari'), demoId('unit:Lieksan Lauttaus')]),
      recipientCount: 3,
      skipped: [{ unitId: demoId('unit:Saimaan Verstas'), reason: 'sent' }]
    })
    const mails = await app.rows<{ recipient: string; subject: string; text: string }>(
      `SELECT recipient, subject, text FROM outbox_mail WHERE text LIKE '%Soita, jos luvuissa on epäselvää.%' ORDER BY recipient`
    )
    expect(mails.map(({ recipient }) => recipient)).toEqual(
      ['riikka.korhonen', 'sirpa.pirhonen', 'tuomas.laakso'].map((name) => `${name}@solmu.example`)
    )
    expect(mails[1]?.subject).toBe('Tulosilmoituksen määräaika on ohi')
    const units = (await overviewOf(coordinator)).regions.flatMap((region) => region.units)
    expect(units.filter(({ remindedAt }) => remindedAt !== null).map(({ unit }) => unit.name.fi)).toEqual(['Kiteen Kaari', 'Lieksan Lauttaus'])
  })

  it('is refused outside one’s region, for units out of the round, and in a round that is closed', async () => {
    const coordinator = await app.as('regional_coordinator')
    const before = await app.rows('SELECT 1 FROM outbox_mail')
    expect((await remind(coordinator, ['Kiteen Kaari', 'Vallilan Verstas'])).errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'unitIds', 1] })
    expect((await remind(await app.as('unit_manager'), ['Karjalan Työsilta'])).errors?.[0]?.extensions.code).toBe('NOT_ALLOWED')
    const [locked] = await app.rows<{ id: string }>(`SELECT id FROM collection_round WHERE state = 'locked' ORDER BY period_from DESC LIMIT 1`)
    expect((await remind(coordinator, ['Kiteen Kaari'], { roundId: locked?.id })).errors?.[0]?.extensions.code).toBe('ROUND_STATE')
    expect(await app.rows('SELECT 1 FROM outbox_mail')).toHaveLength(before.length)
  })
})
