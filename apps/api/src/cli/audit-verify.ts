import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { type Checkpoint, checkpointFormat, type CheckpointFile } from '@solmu/domain/audit/checkpoint.js'
import { entryText, type SealedEntry } from '@solmu/domain/audit/entry-text.js'
import { type ChainEntry, type ChainFault, type ChainVerdict, ChainVerifier } from '@solmu/domain/audit/verify-chain.js'
import { isSignedBy, type PublicKey, publicKeyFrom, publicKeys } from '../core/audit/signing-keys.js'
import { readConfig } from '../core/config/config.js'
import { explainFailure } from './failure.js'

/** Something is wrong with the trail. */
const EXIT_FAULTY = 1
const EXIT_USAGE = 2

const AT_A_TIME = 2000

const ENTRIES = `SELECT number::int, previous_hash AS "previousHash", hash, id, consortium_id AS consortium,
    to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS at, actor_id AS actor, action, outcome,
    error_code AS error, unit_id AS unit, subject_type AS "subjectType", subject_id AS subject, details::text AS "detailsJson",
    request_id AS request, ip, via, token_id AS token, before::text AS "beforeJson", after::text AS "afterJson"
  FROM audit_entry WHERE consortium_id IS NOT DISTINCT FROM $1 ORDER BY number, id`

const CHECKPOINTS = `SELECT consortium_id AS "consortiumId", number::int, head_hash AS "headHash",
    to_char(made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "madeAt", key_id AS "keyId", signature
  FROM audit_checkpoint WHERE consortium_id IS NOT DISTINCT FROM $1 ORDER BY number, id`

const CHAINS = `SELECT c.id, k.name_fi AS name FROM (SELECT DISTINCT consortium_id AS id FROM audit_entry
    UNION SELECT consortium_id FROM audit_checkpoint UNION SELECT id FROM consortium) c
  LEFT JOIN consortium k ON k.id = c.id ORDER BY k.name_fi NULLS FIRST`

const SWITCHED_OFF = `SELECT tgname AS name FROM pg_trigger WHERE tgrelid IN ('audit_entry'::regclass, 'audit_checkpoint'::regclass)
  AND NOT tgisinternal AND tgenabled = 'D' ORDER BY tgname`

type EntryRow = SealedEntry & { readonly number: number; readonly previousHash: string; readonly hash: string }

type Given = { readonly keys: readonly PublicKey[]; readonly outside: readonly Checkpoint[] }

type Chain = { readonly id: string | null; readonly name: string | null }

/**
 * Reads every trail as the owner of the database and works out each seal anew,
 * here and not in the database; then holds the trails against the checkpoints
 * in the database and those that were kept outside.
 *
 * @returns false when anything is wrong
 */
export async function verifyAudit(url: string, given: Given, say: (line: string) => void): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, application_name: 'solmu audit:verify' })
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const { rows: chains } = await client.query<Chain>(CHAINS)
    const known = new Set(chains.map(({ id }) => id))
    const lost = [...new Set(given.outside.map(({ consortiumId }) => consortiumId))].filter((id) => !known.has(id))
    let isSound = true
    for (const chain of [...chains, ...lost.map((id) => ({ id, name: null }))]) {
      isSound = (await verifyOne(client, chain, { ...given, say })) && isSound
    }
    const { rows: off } = await client.query<{ name: string }>(SWITCHED_OFF)
    for (const { name } of off) say(`✗ The trigger ${name}, which refuses changes to the trail, is switched off.`)
    return isSound && off.length === 0
  } finally {
    await client.end()
  }
}

async function verifyOne(client: pg.Client, { id, name }: Chain, of: Given & { say: (line: string) => void }): Promise<boolean> {
  const { rows: inside } = await client.query<Checkpoint>(CHECKPOINTS, [id])
  const outside = of.outside.filter(({ consortiumId }) => consortiumId === id)
  const key = (each: Checkpoint) => JSON.stringify([each.number, each.headHash, each.madeAt, each.keyId, each.signature])
  const held = new Set(inside.map(key))
  const gone = outside.filter((checkpoint) => !held.has(key(checkpoint)))
  const verdict = await readChain(client, id, { ...of, checkpoints: [...inside, ...gone] })
  const label = name ?? (id === null ? 'Before the first consortium' : id)
  const reasons = [
    ...verdict.faults.map(faultText),
    ...gone.map(({ number, madeAt }) => `the checkpoint of entry ${number}, made at ${madeAt}, is no longer in the database`)
  ]
  const count = `${verdict.entryCount} entries, ${inside.length} checkpoints in the database, ${outside.length} from outside`
  of.say(`${reasons.length === 0 ? '✓' : '✗'} ${label}: ${count}${reasons.length === 0 ? `; head ${verdict.headHash ?? 'none'}` : ''}`)
  for (const reason of reasons) of.say(`    ${reason}`)
  if (verdict.faultCount > verdict.faults.length) of.say(`    and ${verdict.faultCount - verdict.faults.length} more`)
  return reasons.length === 0
}

async function readChain(
  client: pg.Client,
  id: string | null,
  of: { keys: readonly PublicKey[]; checkpoints: readonly Checkpoint[] }
): Promise<ChainVerdict> {
  const verifier = new ChainVerifier(of.checkpoints.map((each) => ({ ...each, isSigned: isSigned(each, of.keys) })))
  await client.query({ text: `DECLARE chain NO SCROLL CURSOR FOR ${ENTRIES}`, values: [id] })
  for (;;) {
    const { rows } = await client.query<EntryRow>(`FETCH ${AT_A_TIME} FROM chain`)
    for (const row of rows) verifier.add(toEntry(row))
    if (rows.length < AT_A_TIME) break
  }
  await client.query('CLOSE chain')
  return verifier.finish()
}

function toEntry(row: EntryRow): ChainEntry {
  const { number, previousHash, hash } = row
  const sealAt = (place: number) => createHash('sha256').update(previousHash + entryText(row, place)).digest('hex')
  return { number, previousHash, hash, sealAt }
}

function isSigned(checkpoint: Checkpoint, keys: readonly PublicKey[]): boolean | null {
  const key = keys.find(({ id }) => id === checkpoint.keyId)
  return key ? isSignedBy(checkpoint, checkpoint.signature, key) : null
}

/** What is wrong, in plain words. */
export function faultText(fault: ChainFault): string {
  switch (fault.kind) {
    case 'changed':
      return `entry ${fault.number} was changed`
    case 'missing':
      return fault.from === fault.to ? `entry ${fault.from} is missing: it was removed` : `entries ${fault.from}–${fault.to} are missing: they were removed`
    case 'inserted':
      return `entry ${fault.number} was put in: it does not belong to the chain`
    case 'cut':
      return `entries ${fault.from}–${fault.to} are missing: the end was cut off after the checkpoint made at ${fault.madeAt}`
    case 'rewritten':
      return `the checkpoint of entry ${fault.number}, made at ${fault.madeAt}, does not match: that entry or one before it was written anew`
    case 'forged':
      return `the checkpoint of entry ${fault.number}, made at ${fault.madeAt}, is not signed by the key that it names`
    case 'unknown_key':
      return `the checkpoint of entry ${fault.number}, made at ${fault.madeAt}, is signed by a key that is not known here: give it with --public-key`
  }
}

/** @throws Error naming the file that cannot be used */
function readFiles(names: readonly string[], what: string): string[] {
  return names.map((name) => {
    try {
      return readFileSync(name, 'utf8')
    } catch {
      throw new Error(`The ${what} ${name} cannot be read.`)
    }
  })
}

function checkpointFile(text: string): CheckpointFile {
  const file = JSON.parse(text) as CheckpointFile
  if (file.format !== checkpointFormat) throw new Error('This is not a file of checkpoints of Solmu.')
  return file
}

async function run(): Promise<void> {
  const options = { checkpoints: { type: 'string', multiple: true }, 'public-key': { type: 'string', multiple: true } } as const
  const { values } = parseArgs({ options })
  const files = readFiles(values.checkpoints ?? [], 'file of checkpoints').map(checkpointFile)
  const config = readConfig(process.env)
  const keys = [
    ...publicKeys(config),
    ...readFiles(values['public-key'] ?? [], 'public key').map(publicKeyFrom),
    ...files.flatMap((file) => file.publicKeys.map(({ pem }) => publicKeyFrom(pem)))
  ]
  const given = { keys, outside: files.flatMap(({ checkpoints }) => checkpoints) }
  const isSound = await verifyAudit(config.DATABASE_URL, given, (line) => process.stdout.write(`${line}\n`))
  process.exitCode = isSound ? 0 : EXIT_FAULTY
}

if (process.argv[1]?.endsWith('audit-verify.js')) {
  await run().catch((error: unknown) => {
    if (error instanceof Error && (error.name === 'ConfigError' || 'code' in error)) explainFailure(error)
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(EXIT_USAGE)
  })
}
