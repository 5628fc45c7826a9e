import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { type Edition, EditionBench } from '../../../testing/editions.js'
import { sized } from '../../../testing/size.js'

const root = join(import.meta.dirname, '../../../../../..')

const isLarge = sized({ usual: 1, nightly: 2 }) === 2
const lenses = isLarge ? ['region', 'wellbeing_county', 'language_status'] : ['region']

let bench: EditionBench
let edition: Edition
beforeAll(async () => {
  bench = await EditionBench.start()
  const { firstPeriod, lastPeriod } = await bench.lockedRun()
  edition = await bench.certify(await bench.prepare({ firstPeriod: isLarge ? firstPeriod : lastPeriod, lastPeriod, lenses }))
})
afterAll(() => bench.stop())

/** What the script says, and how it ends. */
async function looked(...args: string[]): Promise<{ status: number | null; said: string }> {
  const [row] = await bench.app.rows<{ name: string }>('SELECT current_database() AS name')
  const url = new URL(process.env['TEST_DATABASE_URL'] ?? '')
  url.pathname = `/${row?.name ?? ''}`
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'tools/verify-snapshot.mjs'), ...args], {
    ...{ env: { ...process.env, DATABASE_URL: url.toString(), NODE_OPTIONS: '' }, encoding: 'utf8' }
  })
  return { status, said: `${stdout}\n${stderr}` }
}

/** Does what only the owner of the tables can, by taking the guards away; whatever it did is undone afterwards. */
async function whileBent<T>(table: string, sql: string, look: () => Promise<T>): Promise<T> {
  const restore = table === 'edition'
    ? ['UPDATE edition e SET manifest = k.manifest, sha256 = k.sha256 FROM kept k WHERE k.id = e.id']
    : [`DELETE FROM ${table}`, `INSERT INTO ${table} SELECT * FROM kept`]
  for (const statement of [`CREATE TEMPORARY TABLE kept AS TABLE ${table}`, `ALTER TABLE ${table} DISABLE TRIGGER USER`, sql]) await bench.app.rows(statement)
  const seen = await look()
  for (const statement of [...restore, `ALTER TABLE ${table} ENABLE TRIGGER USER`, 'DROP TABLE kept']) await bench.app.rows(statement)
  return seen
}

it('finds that every figure is what the facts come to', async () => {
  const { status, said } = await looked(`${edition.number}/${edition.year}`)
  expect(said).toContain('Everything is what was certified.')
  const [, agree, all] = /figures: (\d+) of (\d+) are what the facts come to/.exec(said) ?? []
  expect(Number(all)).toBeGreaterThan(3_000)
  expect(Number(agree)).toBeGreaterThan(Number(all) * 0.9)
  expect(status).toBe(0)
})

it.each([
  ['a figure', 'edition_cell', `UPDATE edition_cell SET value = value + 1 WHERE lens = 'network' AND breakdown = '' AND value > 0`],
  ['a fact', 'edition_fact', 'UPDATE edition_fact SET value = value + 1 WHERE ctid = (SELECT ctid FROM edition_fact WHERE value > 0 LIMIT 1)'],
  ['a part', 'edition_part', `UPDATE edition_part SET body = replace(body, '-Q', '-T') WHERE name = 'returns'`],
  ['the manifest', 'edition', `UPDATE edition SET manifest = replace(manifest, '"number":1', '"number":7')`],
  ['the hash', 'edition', 'UPDATE edition SET sha256 = reverse(sha256)']
])('finds that %s was bent', async (_what, table, sql) => {
  const { status, said } = await whileBent(table, sql, () => looked())
  expect(said).toContain('✗')
  expect(said).toContain('not what was certified')
  expect(status).toBe(1)
})

it('finds nothing once all of it is back', async () => {
  expect((await looked()).status).toBe(0)
})

it('says so where there is no such edition', async () => {
  const { status, said } = await looked('99/2026')
  expect([status, said]).toEqual([1, expect.stringContaining('no certified edition 99/2026') as string])
})
