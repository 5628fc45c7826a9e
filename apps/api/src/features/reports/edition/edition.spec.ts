import { createHash, createPublicKey, verify } from 'node:crypto'
import { aSecondConsortium } from '../../network/second-consortium.js'
import { demoPassword } from '../../../demo/demo-network.js'
import { codeOf, type Edition, EditionBench } from '../../../testing/editions.js'
import { emptyContent } from '@solmu/domain/quality/framework.js'
import { rowsOf } from '@solmu/domain/reports/edition-canonical.js'
import type { QualityRow } from '@solmu/domain/reports/edition-quality.js'
import { validityOfPeriod } from '@solmu/shared/periods.js'
import { signedText } from '@solmu/domain/reports/edition-manifest.js'

const CONTENTS = `query ($id: ID!) { edition(id: $id) { hastyCount parts { name rowCount byteCount sha256 } outdated { part rowCount }
  protection { level primary secondary derived figureCount }
  returns(first: 5, standing: included) { totalCount nodes { unitName { fi } sentBy verifiedBy acceptedBy number } }
  changes { totalCount } } }`
const LIST = `query ($filter: EditionFilter) { editions(filter: $filter) { totalCount nodes { id state } } }`

type Contents = {
  edition: {
    hastyCount: number
    parts: { name: string; rowCount: number; byteCount: number; sha256: string }[]
    outdated: { part: string; rowCount: number }[]
    returns: { totalCount: number; nodes: { unitName: { fi: string }; sentBy: string; verifiedBy: string; acceptedBy: string; number: number }[] }
    changes: { totalCount: number }
  }
}

let bench: EditionBench
let prepared: Edition
beforeAll(async () => {
  bench = await EditionBench.start()
  const run = await bench.lockedRun()
  await assessUnits(validityOfPeriod(run.firstPeriod).validFrom)
  prepared = await bench.prepare({ ...run, lenses: ['wellbeing_county'] })
})
afterAll(() => bench.stop())

const name = (fi: string) => ({ fi, sv: fi, en: fi })
/** Two units assessed by a framework of this spec on a day, of which one has published it; and one that is committed to it. */
async function assessUnits(day: string): Promise<void> {
  const content = { ...emptyContent, name: name('Kohde'), notice: name('Huomaa'), bands: [{ code: 'hyva', from: 1, name: name('Hyvä') }] }
  await bench.app.rows(
    `WITH f AS (INSERT INTO quality_framework (id, consortium_id, code, kind) SELECT gen_random_uuid(), id, 'kohde', 'assessed' FROM consortium RETURNING *),
       v AS (INSERT INTO quality_framework_version (id, consortium_id, framework_id, number, state, content, valid_from, released_at)
         SELECT gen_random_uuid(), f.consortium_id, f.id, 1, 'released', $1, DATE '2020-01-01', now() FROM f RETURNING *),
       u AS (SELECT p.unit_id, p.organisation_id, row_number() OVER (ORDER BY p.unit_id) AS place FROM unit_period p JOIN org_unit o ON o.id = p.unit_id
         WHERE o.type = 'local_unit' AND p.valid_from <= $2 AND p.valid_to IS NULL ORDER BY p.unit_id LIMIT 2)
     INSERT INTO quality_assessment (id, consortium_id, framework_id, version_id, unit_id, state, level, score, band, final_kind, assessed_on, finalised_at)
     SELECT gen_random_uuid(), v.consortium_id, v.framework_id, v.id, u.unit_id, 'final', CASE u.place WHEN 1 THEN 'network' ELSE 'unit' END, 1, 'hyva', 'self', $2, now()
     FROM v, u`,
    [JSON.stringify(content), day]
  )
  await bench.app.rows(
    `INSERT INTO quality_commitment (id, consortium_id, framework_id, version_id, subject, unit_id, organisation_id, valid_from, language, statement, signatory_name,
       content_hash, signed_at, has_second_factor)
     SELECT gen_random_uuid(), a.consortium_id, a.framework_id, a.version_id, 'unit', a.unit_id, p.organisation_id, $1::date, 'fi', 'Sitoudumme', 'Nimi',
       app.content_hash(a.version_id), now(), false
     FROM quality_assessment a JOIN quality_framework f ON f.id = a.framework_id AND f.code = 'kohde' JOIN unit_period p ON p.unit_id = a.unit_id AND p.valid_to IS NULL
     WHERE a.level = 'network'`,
    [day]
  )
}

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')
const listed = async (filter: object, actor = bench.office) =>
  (await actor.get<{ editions: { totalCount: number; nodes: { id: string; state: string }[] } }>(LIST, { filter })).editions
const contentsOf = async (id: string) => (await bench.office.get<Contents>(CONTENTS, { id })).edition

it('is prepared by the worker, with all that was accepted and with the people behind it', async () => {
  expect(prepared).toMatchObject({ state: 'prepared', failure: null, number: null })
  expect(prepared.doneCount).toBe(prepared.totalCount)
  const [accepted] = await bench.app.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM unit_return r JOIN collection_round c ON c.id = r.round_id
     WHERE c.period IN ($1, $2) AND r.state IN ('accepted', 'locked') AND r.number > 0`,
    [prepared.firstPeriod, prepared.lastPeriod]
  )
  const { parts, returns, outdated, hastyCount } = await contentsOf(prepared.id)
  expect([prepared.includedCount, returns.totalCount]).toEqual([accepted?.count, accepted?.count])
  expect(returns.nodes.every(({ sentBy, verifiedBy, acceptedBy, number }) => sentBy && verifiedBy && acceptedBy && number > 0)).toBe(true)
  expect(parts.find(({ name }) => name === 'returns')?.rowCount).toBe(prepared.includedCount + prepared.missingCount)
  expect(outdated).toEqual([])
  expect(hastyCount).toBe(0)
})

it('holds the quality of the units as it was, and no band that a unit has not published', async () => {
  const { bytes } = await bench.file(prepared.id, 'parts/quality.jsonl')
  const rows = rowsOf<QualityRow>(bytes.toString()).filter(({ frameworkCode }) => frameworkCode === 'kohde')
  expect(rows.filter(({ kind }) => kind === 'framework')).toEqual([
    { kind: 'framework', frameworkCode: 'kohde', versionNumber: 1, name: name('Kohde'), notice: name('Huomaa'), bands: [{ code: 'hyva', name: name('Hyvä') }] }
  ])
  const assessed = rows.filter((row) => row.kind === 'assessment')
  expect(assessed.map(({ isPublished, band }) => ({ isPublished, band })).sort((a, b) => Number(a.isPublished) - Number(b.isPublished))).toEqual([
    { isPublished: false, band: null },
    { isPublished: true, band: 'hyva' }
  ])
  expect(rows.filter((row) => row.kind === 'commitment').map(({ unitId }) => unitId)).toEqual(assessed.filter(({ isPublished }) => isPublished).map(({ unitId }) => unitId))
})

it('holds sums that are those of the figures', async () => {
  const sums = await bench.app.rows<{ period: string; kept: string; summed: string }>(
    `SELECT c.period, c.value::text AS kept, (SELECT sum(f.value)::text FROM edition_fact f WHERE f.edition_id = c.edition_id
         AND f.indicator_id = c.indicator_id AND (f.period = c.period OR c.period LIKE '%/%')) AS summed
     FROM edition_cell c JOIN indicator i ON i.id = c.indicator_id
     WHERE c.edition_id = $1 AND c.lens = 'network' AND c.breakdown = '' AND i.aggregation = 'sum' AND i.source_class = 'manual' AND c.value IS NOT NULL`,
    [prepared.id]
  )
  expect(sums.length).toBeGreaterThan(5)
  for (const { kept, summed } of sums) expect(kept).toBe(summed)
})

it.each(['regional_coordinator', 'unit_manager', 'unit_member', 'reviewer', 'funder'] as const)('is out of reach of the %s', async (role) => {
  const actor = await bench.app.as(role)
  expect(codeOf(await actor.ask(LIST))).toBe('NOT_ALLOWED')
  expect((await bench.file(prepared.id, 'parts/facts.jsonl', actor)).status).toBe(403)
})

it.each(['administrator', 'auditor'] as const)('is read by the %s, who certifies nothing', async (role) => {
  const actor = await bench.app.as(role)
  expect(await listed({}, actor)).toMatchObject({ nodes: [{ id: prepared.id }] })
  const seen = { editionId: prepared.id, expectedVersion: prepared.version }
  for (const step of ['certify', 'drop', 'renew'] as const) expect(codeOf(await bench.ask(step, seen, actor))).toBe('NOT_ALLOWED')
})

it('is not there for another consortium', async () => {
  const other = await aSecondConsortium(bench.app)
  const stranger = await bench.app.signIn(other.email, demoPassword)
  expect((await listed({}, stranger)).nodes).toEqual([])
  expect((await bench.file(prepared.id, 'parts/facts.jsonl', stranger)).status).toBe(404)
})

it('asks for a run of periods of one kind, in their order', async () => {
  const refused = async (firstPeriod: string, lastPeriod: string) => codeOf(await bench.ask('prepare', { firstPeriod, lastPeriod, lenses: [] }))
  expect(await refused('2026-Q2', '2026-Q1')).toBe('DAYS_REVERSED')
  expect(await refused('2026-Q1', '2026')).toBe('INVALID_INPUT')
  expect(await refused('2026-Q5', '2026-Q5')).toBe('INVALID_INPUT')
  expect(await refused('2000-01', '2026-01')).toBe('OUT_OF_RANGE')
})

it('says so where nothing was accepted, can be tried again and dropped', async () => {
  const empty = await bench.prepare({ firstPeriod: '2001-Q1', lastPeriod: '2001-Q1' })
  expect(empty).toMatchObject({ state: 'failed', failure: 'EDITION_EMPTY' })
  const seen = { editionId: empty.id, expectedVersion: empty.version }
  expect(codeOf(await bench.ask('certify', seen))).toBe('EDITION_STATE')
  expect(codeOf(await bench.ask('renew', { ...seen, expectedVersion: empty.version - 1 }))).toBe('STALE')
  expect(codeOf(await bench.ask('renew', seen))).toBe('')
  const again = await bench.waited(empty.id)
  expect(again).toMatchObject({ state: 'failed', version: empty.version + 2 })
  expect(codeOf(await bench.ask('drop', { editionId: empty.id, expectedVersion: again.version }))).toBe('')
  expect((await listed({ search: '2001-Q1' })).totalCount).toBe(0)
})

describe('certified', () => {
  let certified: Edition
  beforeAll(async () => {
    certified = await bench.certify(prepared)
  })

  it('has a number, and a signature of a manifest that names every part by its hash', async () => {
    expect(certified).toMatchObject({ state: 'certified', number: 1, year: new Date().getFullYear() })
    const file = JSON.parse((await bench.file(certified.id, 'manifest.json')).bytes.toString()) as Record<string, string>
    expect(sha256(file['manifest'] ?? '')).toBe(certified.sha256)
    const manifest = JSON.parse(file['manifest'] ?? '') as { consortium: { id: string }; parts: { name: string; sha256: string; rowCount: number }[] }
    expect(manifest.parts.map(({ name }) => name)).toEqual([
      ...['rounds', 'returns', 'facts', 'indicators', 'dimensions', 'network', 'geography', 'targets', 'overlaps', 'quality'],
      ...['cells', 'protection', 'changes']
    ])
    for (const part of manifest.parts) {
      const { bytes } = await bench.file(certified.id, `parts/${part.name}.jsonl`)
      expect([part.name, sha256(bytes), bytes.toString().split('\n').length - 1]).toEqual([part.name, part.sha256, part.rowCount])
    }
    const holds = (text: string) =>
      verify(null, Buffer.from(text), createPublicKey(file['publicKey'] ?? ''), Buffer.from(file['signature'] ?? '', 'base64'))
    expect(holds(signedText(manifest.consortium.id, certified.sha256 ?? ''))).toBe(true)
    expect(holds(signedText(manifest.consortium.id, sha256('other')))).toBe(false)
  })

  it('holds the names of units and organisations, and of no person: they are joined where they are shown', async () => {
    const rows = await bench.app.rows<{ text: string }>(
      `SELECT body AS text FROM edition_part WHERE edition_id = $1 UNION ALL SELECT manifest FROM edition WHERE id = $1 UNION ALL
       SELECT r::text FROM edition_return r WHERE r.edition_id = $1`,
      [certified.id]
    )
    const text = rows.map((row) => row.text).join('\n')
    const people = await bench.app.rows<{ id: string; name: string }>('SELECT id, display_name AS name FROM app_user')
    expect(people.filter(({ id }) => text.includes(id)).length).toBeGreaterThan(3)
    expect(people.filter(({ name }) => text.includes(name))).toEqual([])
  })

  it('is neither certified again, nor prepared anew, nor dropped', async () => {
    const seen = { editionId: certified.id, expectedVersion: certified.version }
    for (const step of ['certify', 'renew', 'drop'] as const) expect(codeOf(await bench.ask(step, seen))).toBe('EDITION_STATE')
  })

  it('is followed only by one that replaces it, and says why', async () => {
    const run = { firstPeriod: certified.firstPeriod, lastPeriod: certified.lastPeriod, lenses: [] }
    expect(codeOf(await bench.ask('prepare', run))).toBe('EDITION_EXISTS')
    expect(codeOf(await bench.ask('prepare', { ...run, replacesId: certified.id }))).toBe('REQUIRED')
    expect(codeOf(await bench.ask('prepare', { ...run, firstPeriod: run.lastPeriod, replacesId: certified.id, reason: 'Muu jakso' }))).toBe('NOT_FOUND')
  })

  it('is found by its period, number and hash', async () => {
    for (const search of [certified.lastPeriod, `1/${certified.year}`, certified.sha256?.slice(0, 12)]) {
      expect((await listed({ search, states: ['certified'] })).nodes.map(({ id }) => id)).toEqual([certified.id])
    }
    expect((await listed({ year: 1999 })).nodes).toEqual([])
  })
})
