import pg from 'pg'
import { type Config, readConfig } from '../core/config/config.js'
import { SecretBox } from '../core/crypto/secret-box.js'
import { linkContext } from '../core/mail/outbox.js'
import { secretContext } from '../features/access/identity-provider/provider-client.js'
import { ballotKeyContext } from '../features/governance/ballot/ballot-secrets.js'
import { totpContext } from '../features/identity/second-factor/totp.js'
import { explainFailure } from './failure.js'

/** Where secrets lie sealed: the table, the key of its rows, the column, and the context in which each is sealed. */
const sealed = [
  { what: 'seeds of one-time codes', table: 'totp', key: 'user_id', column: 'sealed_seed', contextOf: totpContext },
  { what: 'secrets of sign-in services', table: 'identity_provider', key: 'id', column: 'client_secret', contextOf: secretContext },
  { what: 'links in messages that wait', table: 'outbox_mail', key: 'id', column: 'sealed_link', contextOf: linkContext },
  { what: 'secrets of open ballots', table: 'ballot_key', key: 'ballot_id', column: 'sealed', contextOf: ballotKeyContext }
] as const

type Row = { readonly id: string; readonly text: string }

/**
 * Seals with the key of today what an older one has sealed, all of it in one transaction, so that the older key can be taken
 * away. Doing it again does nothing.
 *
 * @returns how many secrets were sealed anew
 * @throws SealBroken when something cannot be opened by any of the keys; nothing is changed then
 */
export async function renewKeys(config: Pick<Config, 'DATABASE_URL' | 'SECRET_KEYS'>, say: (line: string) => void): Promise<number> {
  const box = new SecretBox(config.SECRET_KEYS)
  const client = new pg.Client({ connectionString: config.DATABASE_URL, application_name: 'solmu keys:renew' })
  await client.connect()
  try {
    await client.query('BEGIN')
    let count = 0
    for (const { what, table, key, column, contextOf } of sealed) {
      const { rows } = await client.query<Row>(`SELECT ${key} AS id, ${column} AS text FROM ${table} WHERE ${column} IS NOT NULL FOR UPDATE`)
      const outdated = rows.filter(({ text }) => box.isOutdated(text))
      for (const { id, text } of outdated) {
        await client.query(`UPDATE ${table} SET ${column} = $2 WHERE ${key} = $1`, [id, box.seal(box.open(text, contextOf(id)), contextOf(id))])
      }
      say(`✓ ${what}: ${outdated.length} of ${rows.length} sealed anew`)
      count += outdated.length
    }
    await client.query('COMMIT')
    return count
  } finally {
    await client.end()
  }
}

if (process.argv[1]?.endsWith('keys-renew.js')) {
  await renewKeys(readConfig(process.env), (line) => process.stdout.write(`${line}\n`)).catch((error: unknown) => {
    if (error instanceof Error && (error.name === 'ConfigError' || 'code' in error)) explainFailure(error)
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  })
}
