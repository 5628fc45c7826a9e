import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Checkpoint, checkpointFormat } from '@solmu/domain/audit/checkpoint.js'
import { newId } from '@solmu/shared/ids.js'
import { publicKeys, signHead, signingKey } from '../core/audit/signing-keys.js'
import { readConfig } from '../core/config/config.js'
import { TestDatabase } from '../testing/harness.js'
import { verifyAudit } from './audit-verify.js'

const PROGRAM = join(import.meta.dirname, '../../../../dist/apps/api/src/cli/audit-verify.js')
const LENGTH = 40

/** A database with a trail of 40 entries and checkpoints of entries 20 and 40, all written as the product writes them. */
class Trail {
  private constructor(
    readonly database: TestDatabase,
    readonly consortium: string,
    readonly checkpoints: readonly Checkpoint[]
  ) {}

  static async make(): Promise<Trail> {
    const database = await TestDatabase.clone('demo')
    const { rows } = await database.owner.query<{ id: string }>('SELECT id FROM consortium')
    const consortium = String(rows[0]?.id)
    const trail = new Trail(database, consortium, [])
    await trail.tamper('DELETE FROM audit_entry')
    await trail.append(20)
    const half = await trail.checkpoint()
    await trail.append(20)
    return new Trail(database, consortium, [half, await trail.checkpoint()])
  }

  run(sql: string, values: unknown[] = []) {
    return this.database.owner.query(sql, values)
  }

  /** What only the owner of the database can do: switches the refusal of changes off, and on again. */
  async tamper(sql: string, values: unknown[] = []): Promise<void> {
    const tables = ['audit_entry', 'audit_checkpoint']
    for (const table of tables) await this.run(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
    await this.run(sql, values)
    for (const table of tables) await this.run(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
  }

  append(count: number) {
    return this.run(
      `SELECT app.audit_append($1, gen_random_uuid(), 'deed "' || n || E'"\\n\\u0007ä€😀', 'done', NULL, NULL, 'user', gen_random_uuid(),
         jsonb_build_object('n', n, 'zz', n / 3.0, 'a', E'\\t\\\\ \\u2028', 'nested', '{"b": [1, null, 1e30], "aa": {}}'::jsonb), 'request', '192.0.2.7', 'session',
         NULL, CASE WHEN n % 2 = 0 THEN '{"validTo": null, "x": -0.10}'::jsonb END, CASE WHEN n % 3 = 0 THEN '{"validTo": "2027-01-01"}'::jsonb END)
       FROM generate_series(1, $2::int) n`,
      [this.consortium, count]
    )
  }

  private async checkpoint(): Promise<Checkpoint> {
    const key = signingKey(readConfig({ DATABASE_URL: this.database.url }))
    const { rows } = await this.run('SELECT number::int, hash FROM audit_entry ORDER BY number DESC LIMIT 1')
    const { number, hash } = rows[0] as { number: number; hash: string }
    const head = { consortiumId: this.consortium, number, headHash: hash, madeAt: new Date().toISOString() }
    const checkpoint = { ...head, keyId: key.id, signature: signHead(head, key) }
    const values = [newId(), head.consortiumId, number, hash, head.madeAt, key.id, checkpoint.signature]
    await this.run('SELECT app.audit_checkpoint_add($1, $2, $3, $4, $5, $6, $7)', values)
    return checkpoint
  }

  /** Runs the check within this process, where that takes less time. */
  async check(): Promise<{ isSound: boolean; said: string }> {
    const lines: string[] = []
    const given = { keys: publicKeys(readConfig({ DATABASE_URL: this.database.url })), outside: [] }
    const isSound = await verifyAudit(this.database.url, given, (line) => lines.push(line))
    return { isSound, said: lines.join('\n') }
  }

  /** Runs the real program and returns how it ended and what it said. */
  async verify(...args: string[]): Promise<{ code: number | null; said: string }> {
    const env = { ...process.env, DATABASE_URL: this.database.url, NODE_OPTIONS: '' }
    const child = spawn(process.execPath, [PROGRAM, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
    const code = await new Promise<number | null>((done) => child.once('close', done))
    return { code, said }
  }

  /** The checkpoints as they are kept outside. */
  file(change: Partial<Checkpoint> = {}): string {
    const path = join(mkdtempSync(join(tmpdir(), 'solmu-checkpoints-')), 'checkpoints.json')
    const keys = publicKeys(readConfig({ DATABASE_URL: this.database.url }))
    const checkpoints = this.checkpoints.map((checkpoint) => ({ ...checkpoint, ...change }))
    writeFileSync(path, JSON.stringify({ format: checkpointFormat, exportedAt: '', publicKeys: keys, checkpoints }))
    return path
  }
}

let trail: Trail
beforeAll(async () => {
  trail = await Trail.make()
  await trail.run('CREATE TABLE kept_entry AS TABLE audit_entry')
  await trail.run('CREATE TABLE kept_checkpoint AS TABLE audit_checkpoint')
})
afterAll(() => trail.database.leave())
beforeEach(async () => {
  await trail.tamper('DELETE FROM audit_entry')
  await trail.tamper('DELETE FROM audit_checkpoint')
  await trail.run('INSERT INTO audit_entry TABLE kept_entry')
  await trail.run('INSERT INTO audit_checkpoint TABLE kept_checkpoint')
})

const removeFrom = (from: number) => trail.tamper('DELETE FROM audit_entry WHERE number >= $1', [from])

it('finds nothing wrong with a trail as the product writes it', async () => {
  const { code, said } = await trail.verify('--checkpoints', trail.file())
  expect(said).toContain(`${LENGTH} entries, 2 checkpoints in the database, 2 from outside; head `)
  expect(code).toBe(0)
})

it.each([
  ['who did it', 'UPDATE audit_entry SET actor_id = gen_random_uuid() WHERE number = 7', ['entry 7 was changed']],
  ['from where', `UPDATE audit_entry SET ip = NULL WHERE number = 8`, ['entry 8 was changed']],
  ['what it was before', `UPDATE audit_entry SET before = '{"x": -0.10}' WHERE number = 4`, ['entry 4 was changed']],
  ['what it was after', `UPDATE audit_entry SET after = NULL WHERE number = 6`, ['entry 6 was changed']],
  ['an entry from the middle', 'DELETE FROM audit_entry WHERE number = 9', ['entry 9 is missing']],
  ['some from the middle', 'DELETE FROM audit_entry WHERE number BETWEEN 9 AND 11', ['entries 9–11 are missing']],
  ['the end', 'DELETE FROM audit_entry WHERE number >= 31', ['entries 31–40 are missing: the end was cut off']],
  [
    'an entry with its seal made right',
    `UPDATE audit_entry e SET action = 'innocent', hash = app.audit_hash(e.previous_hash, jsonb_populate_record(e, '{"action": "innocent"}')) WHERE number = 12`,
    ['entry 12 was changed']
  ]
])('names a change of %s', async (_what, sql, reasons) => {
  await trail.tamper(sql)
  const { isSound, said } = await trail.check()
  for (const reason of reasons) expect(said).toContain(reason)
  expect(said.match(/^ {4}/gm)).toHaveLength(reasons.length)
  expect(isSound).toBe(false)
})

it('names an entry that was put in, with the others moved on to make room', async () => {
  await trail.tamper('UPDATE audit_entry SET number = number + 1000 WHERE number >= 15')
  await trail.tamper('UPDATE audit_entry SET number = number - 999 WHERE number >= 1015')
  await trail.tamper(
    `INSERT INTO audit_entry SELECT (n).* FROM (SELECT jsonb_populate_record(s, jsonb_build_object('number', 15, 'id', gen_random_uuid(),
         'action', 'never done', 'previous_hash', s.hash)) AS n FROM audit_entry s WHERE number = 14) made`
  )
  await trail.tamper('UPDATE audit_entry e SET hash = app.audit_hash(e.previous_hash, e) WHERE number = 15')
  const { code, said } = await trail.verify()
  expect(said).toContain('entry 15 was put in')
  expect(said.match(/^ {4}/gm)).toHaveLength(1)
  expect(code).toBe(1)
})

describe('what only a file kept outside can show', () => {
  it('is an end that was cut off together with the checkpoints of the database', async () => {
    await removeFrom(31)
    await trail.tamper('DELETE FROM audit_checkpoint WHERE number > 30')
    expect((await trail.check()).isSound).toBe(true)
    const { code, said } = await trail.verify('--checkpoints', trail.file())
    expect(said).toContain('entries 31–40 are missing: the end was cut off')
    expect(said).toContain('is no longer in the database')
    expect(code).toBe(1)
  })

  it('is a trail that was written anew from an entry on, with checkpoints and all', async () => {
    await removeFrom(31)
    await trail.append(10)
    await trail.tamper('DELETE FROM audit_checkpoint WHERE number > 30')
    expect((await trail.check()).isSound).toBe(true)
    const { code, said } = await trail.verify('--checkpoints', trail.file())
    expect(said).toContain('the checkpoint of entry 40')
    expect(said).toContain('does not match')
    expect(code).toBe(1)
  })
})

it('does not believe a checkpoint that was bent, or signed by a key that it does not know', async () => {
  expect((await trail.verify('--checkpoints', trail.file({ number: 41 }))).said).toContain('is not signed by the key that it names')
  expect((await trail.verify('--checkpoints', trail.file({ keyId: 'another' }))).said).toContain('signed by a key that is not known here')
})

it('says when the refusal of changes is switched off', async () => {
  await trail.run('ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only')
  const { isSound, said } = await trail.check()
  await trail.run('ALTER TABLE audit_entry ENABLE TRIGGER USER')
  expect(said).toContain('audit_entry_append_only, which refuses changes to the trail, is switched off')
  expect(isSound).toBe(false)
})

it('says plainly which file it cannot use', async () => {
  const { code, said } = await trail.verify('--checkpoints', '/nowhere/checkpoints.json')
  expect([code, said.trim()]).toEqual([2, 'The file of checkpoints /nowhere/checkpoints.json cannot be read.'])
})
