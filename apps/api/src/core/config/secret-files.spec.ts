import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigError, readConfig } from './config.js'
import { SECRETS } from './secret-files.js'

const DATABASE_URL = 'postgres://solmu:hidden-owner-word@db.example:5432/solmu'
const KEY = 'a key of this installation, long enough'
const OLD = 'the key that it had before, long enough'

const folder = mkdtempSync(join(tmpdir(), 'solmu-secrets-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (text: string): string => {
  const path = join(folder, `${Math.random()}`)
  writeFileSync(path, text)
  return path
}

const refusal = (env: Record<string, string>): string => {
  try {
    readConfig(env)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return (error as Error).message
  }
  throw new Error('It was accepted')
}

describe('a secret', () => {
  it.each(SECRETS)('may come from a file: %s', (name) => {
    const message = refusal({ DATABASE_URL, [`${name}_FILE`]: join(folder, 'none') })
    expect(message).toContain(`  ${name}${name === 'DATABASE_URL' ? ': is given twice' : `_FILE: ${join(folder, 'none')} cannot be read (ENOENT)`}`)
  })

  it('is what stands in the file, without the line break at its end', () => {
    const env = { DATABASE_URL_FILE: file(`${DATABASE_URL}\n`), METRICS_TOKEN_FILE: file('a token with spaces \r\n'), SECRET_KEY_FILE: file(KEY) }
    expect(readConfig(env)).toMatchObject({ DATABASE_URL, METRICS_TOKEN: 'a token with spaces ', SECRET_KEY: KEY })
  })

  it('given twice stops the start, as does a file that is empty, a folder or far too large', () => {
    const METRICS_TOKEN_FILE = file('hidden-metrics-token')
    expect(refusal({ DATABASE_URL, METRICS_TOKEN: 'hidden-metrics-token', METRICS_TOKEN_FILE })).toContain(
      '  METRICS_TOKEN: is given twice, as METRICS_TOKEN and as METRICS_TOKEN_FILE; leave one out'
    )
    expect(refusal({ DATABASE_URL, METRICS_TOKEN_FILE: file('') })).toMatch(/METRICS_TOKEN_FILE: .* is empty/)
    expect(refusal({ DATABASE_URL, METRICS_TOKEN_FILE: folder })).toMatch(/METRICS_TOKEN_FILE: .* cannot be read \(EISDIR\)/)
    expect(refusal({ DATABASE_URL, METRICS_TOKEN_FILE: file('x'.repeat(70_000)) })).toMatch(/is too large/)
  })

  it('that is wrong in its file is named without being told', () => {
    const message = refusal({ DATABASE_URL_FILE: file('mysql://a:very-hidden-word@c/d'), SECRET_KEY_FILE: file('very-hidden-word') })
    expect(message).toMatch(/ {2}DATABASE_URL: must be a URL/)
    expect(message).toMatch(/ {2}SECRET_KEY: must have at least 32 characters/)
    expect(message).not.toContain('very-hidden')
  })

  it('that is unreadable is named once and not as missing too', () => {
    const message = refusal({ DATABASE_URL_FILE: join(folder, 'none') })
    expect(message.match(/DATABASE_URL/g)).toHaveLength(1)
  })
})

describe('the key of what is kept encrypted', () => {
  it('follows from the password of the database, the same in every process and unlike the application’s password', () => {
    const { SECRET_KEYS, DATABASE_APP_URL } = readConfig({ DATABASE_URL })
    expect(SECRET_KEYS).toEqual(readConfig({ DATABASE_URL }).SECRET_KEYS)
    expect(SECRET_KEYS).toHaveLength(1)
    expect(SECRET_KEYS[0].length).toBeGreaterThanOrEqual(32)
    expect(DATABASE_APP_URL).not.toContain(SECRET_KEYS[0])
    expect(SECRET_KEYS[0]).not.toContain('hidden-owner-word')
  })

  it('is the one that is given, and the one before it still opens', () => {
    expect(readConfig({ DATABASE_URL, SECRET_KEY: KEY }).SECRET_KEYS).toEqual([KEY])
    expect(readConfig({ DATABASE_URL, SECRET_KEY: KEY, SECRET_KEY_OLD: OLD }).SECRET_KEYS).toEqual([KEY, OLD])
    const derived = readConfig({ DATABASE_URL }).SECRET_KEYS[0]
    expect(readConfig({ DATABASE_URL, SECRET_KEY: KEY, SECRET_KEY_OLD: 'derived' }).SECRET_KEYS).toEqual([KEY, derived])
  })

  it('has to be given when the database is entered without a password', () => {
    const env = { DATABASE_URL: 'postgres://solmu@db.example/solmu', DATABASE_APP_URL: 'postgres://solmu_app@db.example/solmu' }
    expect(refusal(env)).toContain('  SECRET_KEY: is missing')
    expect(readConfig({ ...env, SECRET_KEY: KEY }).SECRET_KEYS).toEqual([KEY])
  })
})
