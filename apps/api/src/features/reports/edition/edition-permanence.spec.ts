import { addDays, todayIn } from '@solmu/shared/dates.js'
import { change } from '../../../testing/network-changes.js'
import { codeOf, type Edition, EditionBench } from '../../../testing/editions.js'

const REPLACED = `query ($id: ID!) { edition(id: $id) { replaces { id number } reason
  changes(first: 100) { totalCount nodes { place kind unitName { fi } indicatorCode breakdown categoryNames { fi } period was value reason effects { code period amount } } }
  movedFigures { code period was value difference parts { place amount } } } }`
const REOPEN = 'mutation ($input: ReopenReturnInput!) { reopenReturn(input: $input) { unitReturn { state } } }'
const INDICATOR = `query ($id: ID!) { indicator(id: $id) { version versions { name { fi sv en } definition { fi sv en } direction dimensionCodes } } }`
const AMEND = 'mutation ($input: AmendIndicatorInput!) { amendIndicator(input: $input) { indicator { version } } }'

type Change = { place: number; kind: string; unitName: { fi: string } | null; breakdown: string | null; categoryNames: { fi: string }[]; period: string | null; was: string | null; value: string | null; reason: string; effects: { code: string; period: string; amount: string }[] }
type Moved = { code: string; period: string; was: string | null; value: string | null; difference: string; parts: { place: number; amount: string }[] }
type Replaced = { edition: { replaces: { id: string; number: number }; reason: string; changes: { totalCount: number; nodes: Change[] }; movedFigures: Moved[] } }

/** Preparing an edition is a job of some seconds, of many on a machine that has other work. */
const patience = 240_000

let bench: EditionBench
/** Of the last locked period and the one that is being collected. */
let old: Edition
let run: { firstPeriod: string; lastPeriod: string }
let before: string
let openReturn: { id: string; version: number; unitId: string }
beforeAll(async () => {
  bench = await EditionBench.start()
  const { lastPeriod: firstPeriod } = await bench.lockedRun()
  const [open] = await bench.app.rows<{ id: string; period: string }>(`SELECT id, period FROM collection_round WHERE state = 'open' ORDER BY period_from LIMIT 1`)
  run = { firstPeriod, lastPeriod: open?.period ?? '' }
  // A return of the open round that the head office has accepted already.
  const [accepted] = await bench.app.rows<typeof openReturn>(
    `UPDATE unit_return SET state = 'accepted', version = version + 1
     WHERE id = (SELECT id FROM unit_return WHERE round_id = $1 AND state = 'verified' ORDER BY id LIMIT 1) RETURNING id, version, unit_id AS "unitId"`,
    [open?.id]
  )
  if (!accepted) throw new Error('Nothing of the open round is verified')
  openReturn = accepted
  const prepared = await bench.prepare({ ...run, lenses: ['language_status'] })
  // Something that is withheld, so that there is a row of each kind to be kept.
  await bench.app.rows(
    `INSERT INTO edition_protection (edition_id, consortium_id, level, indicator_id, breakdown, lens, area, period, kind)
     SELECT edition_id, consortium_id, 'persons:9;survey:9;zero:show', indicator_id, breakdown, lens, area, period, 'primary' FROM edition_cell WHERE edition_id = $1 LIMIT 1`,
    [prepared.id]
  )
  old = await bench.certify(prepared)
  before = await bench.fingerprint(old.id)
}, patience)
afterAll(() => bench.stop())

/** Whatever happens afterwards. */
describe('a certified edition stays to the last byte', () => {
  afterEach(async () => expect(await bench.fingerprint(old.id)).toBe(before))

  it('when it is read and exported again', async () => {
    expect(await bench.fingerprint(old.id)).toBe(before)
  })

  it('when a unit moves to another centre, in the middle of its periods', async () => {
    const [target] = await bench.app.rows<{ parentId: string }>(
      `SELECT u.id AS "parentId" FROM unit_now u WHERE u.type = 'regional_centre' AND u.is_open AND u.id <> (SELECT l.parent_id FROM unit_link l
         WHERE l.unit_id = $1 AND l.valid_to IS NULL) ORDER BY u.id LIMIT 1`,
      [openReturn.unitId]
    )
    const [day] = await bench.app.rows<{ day: string }>('SELECT period_from + 1 AS day FROM edition WHERE id = $1', [old.id])
    const done = await change(bench.office, { effectiveOn: day?.day ?? '', operation: { move: { unitIds: [openReturn.unitId], parentId: target?.parentId } } })
    expect(done.state).toBeDefined()
  })

  it('when a figure is corrected', async () => {
    await bench.correct(run.firstPeriod, 'Kaksi asiakasta oli jäänyt laskematta')
  })

  it('when a return is opened again', async () => {
    const [row] = await bench.app.rows<{ version: number }>('SELECT version FROM unit_return WHERE id = $1', [openReturn.id])
    const input = { returnId: openReturn.id, expectedVersion: row?.version, reason: 'Luvut tarkistetaan', cells: [] }
    const { reopenReturn } = await bench.office.get<{ reopenReturn: { unitReturn: { state: string } } }>(REOPEN, { input })
    expect(reopenReturn.unitReturn.state).toBe('returned')
  })

  it('when an indicator is defined anew, from the first day of its periods and from tomorrow', async () => {
    const [asked] = await bench.app.rows<{ id: string; day: string }>(
      `SELECT n.indicator_id AS id, v.valid_from AS day FROM round_indicator n JOIN collection_round c ON c.id = n.round_id AND c.period = $1
       JOIN indicator_version v ON v.indicator_id = n.indicator_id AND v.valid_to IS NULL ORDER BY n.position LIMIT 1`,
      [run.firstPeriod]
    )
    for (const from of [asked?.day, addDays(todayIn(), 1)]) {
      const { indicator } = await bench.office.get<{ indicator: { version: number; versions: Record<string, unknown>[] } }>(INDICATOR, { id: asked?.id })
      const { definition, direction, dimensionCodes } = indicator.versions[0] ?? {}
      const input = { definition, direction, dimensionCodes, indicatorId: asked?.id, expectedVersion: indicator.version, from, name: { fi: `Uusi nimi ${from}` }, reason: 'Määritelmä tarkentui' }
      await bench.office.get(AMEND, { input })
    }
  })

  it.each(['UPDATE edition SET reason = $$muu$$', 'DELETE FROM edition', 'UPDATE edition_cell SET value = value + 1', 'DELETE FROM edition_fact',
    'UPDATE edition_part SET body = $$$$', 'DELETE FROM edition_return', 'DELETE FROM edition_protection', 'UPDATE edition_return SET sent_by = NULL',
    'TRUNCATE edition_fact', 'TRUNCATE edition CASCADE'])('not even the owner of the database gets past: %s', async (statement) => {
    await expect(bench.app.rows(statement)).rejects.toThrow('a certified edition does not change')
  })

  it('and takes nothing in', async () => {
    const more = `INSERT INTO edition_fact SELECT edition_id, consortium_id, return_id, unit_id, indicator_id, 'x:y', period, period_kind, period_from, status, value
      FROM edition_fact WHERE edition_id = $1 LIMIT 1`
    await expect(bench.app.rows(more, [old.id])).rejects.toThrow('a certified edition does not change')
  })
})

describe('the edition that replaces it', () => {
  let replaced: Replaced['edition']
  let next: Edition
  beforeAll(async () => {
    next = await bench.prepare({ ...run, lenses: ['language_status'], replacesId: old.id, reason: 'Korjauksia kahteen yksikköön' })
    replaced = (await bench.office.get<Replaced>(REPLACED, { id: next.id })).edition
  }, patience)

  it('tells what changed, and why', () => {
    expect(next).toMatchObject({ state: 'prepared', failure: null })
    const { nodes } = replaced.changes
    expect(nodes.map(({ place }) => place)).toEqual(nodes.map((_node, index) => index + 1))
    const corrected = nodes.find(({ kind }) => kind === 'figure_corrected')
    expect(corrected).toMatchObject({ reason: 'Kaksi asiakasta oli jäänyt laskematta', period: run.firstPeriod })
    expect(corrected?.categoryNames).toHaveLength(corrected?.breakdown ? corrected.breakdown.split(',').length : 0)
    expect(corrected?.categoryNames.filter(({ fi }) => fi.includes(':'))).toEqual([])
    expect(nodes.find(({ kind }) => kind === 'return_gone')).toMatchObject({ reason: 'Luvut tarkistetaan', period: run.lastPeriod })
    expect(nodes.some(({ kind }) => kind === 'unit_moved')).toBe(true)
    expect(nodes.some(({ kind }) => kind === 'definition_changed')).toBe(true)
  })

  it('explains every figure of the network that moved, to the last digit', () => {
    expect(replaced.movedFigures.length).toBeGreaterThan(3)
    const steps = (text: string | null): bigint => BigInt((text ?? '0').replace('.', ''))
    for (const { was, value, difference, parts } of replaced.movedFigures) {
      const explained = parts.reduce((sum, { amount }) => sum + steps(amount), 0n)
      if (was !== null && value !== null) expect(explained).toBe(steps(value) - steps(was))
      expect(explained).toBe(steps(difference))
    }
  })

  it('leaves no moved figure out', async () => {
    const [row] = await bench.app.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM edition_cell n JOIN edition_cell b ON b.edition_id = $2 AND n.edition_id = $1 AND b.lens = 'network'
         AND n.lens = 'network' AND n.breakdown = '' AND b.breakdown = '' AND n.indicator_id = b.indicator_id AND n.period = b.period
       WHERE n.value IS DISTINCT FROM b.value`,
      [next.id, old.id]
    )
    expect(replaced.movedFigures).toHaveLength(row?.count ?? -1)
  })

  it('cannot be certified once the records have moved on, and says which', async () => {
    const { period } = { period: run.firstPeriod }
    await bench.correct(period, 'Vielä yksi korjaus')
    const refusal = await bench.ask('certify', { editionId: next.id, expectedVersion: next.version })
    expect(refusal.errors?.[0]?.extensions).toMatchObject({ code: 'EDITION_OUTDATED', params: { parts: expect.stringContaining('facts') as string } })
    expect(codeOf(await bench.ask('renew', { editionId: next.id, expectedVersion: next.version }))).toBe('')
    const again = await bench.certify(await bench.waited(next.id))
    expect(again).toMatchObject({ state: 'certified', number: 2 })
    expect(await bench.fingerprint(old.id)).toBe(before)
  }, patience)
})
