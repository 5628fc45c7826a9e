import { ConfigError, readConfig } from './config.js'

const DATABASE_URL = 'postgres://solmu:hidden-owner-word@db.example:5432/solmu'

const refusal = (env: Record<string, string | undefined>): string => {
  try {
    readConfig(env)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return (error as Error).message
  }
  throw new Error('It was accepted')
}

describe('the settings', () => {
  it('are complete with the address of the database alone', () => {
    expect(readConfig({ DATABASE_URL })).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      PUBLIC_URL: 'http://localhost:3000',
      WORKER: 'in-process',
      DATABASE_POOL: 10
    })
  })

  it('take an empty value for none', () => {
    expect(readConfig({ DATABASE_URL, PORT: '', SMTP_URL: '' })).toMatchObject({ PORT: 3000 })
  })

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(readConfig({ DATABASE_URL }))).toBe(true)
  })

  it('give the application a login of its own, the same in every process, which does not tell the owner’s password', () => {
    const first = new URL(readConfig({ DATABASE_URL }).DATABASE_APP_URL)
    const second = new URL(readConfig({ DATABASE_URL }).DATABASE_APP_URL)
    expect(first.href).toBe(second.href)
    expect(first.username).toBe('solmu_app')
    expect(first.host).toBe('db.example:5432')
    expect(first.href).not.toContain('hidden-owner-word')
    const other = new URL(readConfig({ DATABASE_URL: DATABASE_URL.replace('hidden', 'other') }).DATABASE_APP_URL)
    expect(other.password).not.toBe(first.password)
  })

  it('take the application’s login as it is given', () => {
    const DATABASE_APP_URL = 'postgres://solmu_app:given@db.example/solmu'
    expect(readConfig({ DATABASE_URL, DATABASE_APP_URL }).DATABASE_APP_URL).toBe(DATABASE_APP_URL)
    const withoutPassword = 'postgres://solmu@db.example/solmu'
    expect(readConfig({ DATABASE_URL: withoutPassword, DATABASE_APP_URL }).DATABASE_APP_URL).toBe(DATABASE_APP_URL)
  })
})

describe('a wrong setting stops the start and says which one and why', () => {
  it.each([
    ['DATABASE_URL', undefined, 'is missing'],
    ['DATABASE_URL', 'mysql://a:b@c/d', 'must be a URL that begins with postgres://'],
    ['DATABASE_URL', 'not a url', 'must be a URL'],
    ['DATABASE_URL', 'postgres://solmu@db.example/solmu', 'has no password; give DATABASE_APP_URL'],
    ['DATABASE_POOL', '1', '>=2'],
    ['PORT', '70000', '<=65535'],
    ['PORT', 'three thousand', 'expected number'],
    ['PUBLIC_URL', 'solmu.example', 'must be a URL that begins with http:// or https://'],
    ['WORKER', 'maybe', 'in-process'],
    ['SMTP_URL', 'http://mail.example', 'must be a URL that begins with smtp:// or smtps://'],
    ['METRICS_TOKEN', 'short', 'must have at least 16 characters'],
    ['LOG_LEVEL', 'loud', 'silent'],
    ['TRUSTED_PROXIES', '-1', '>=0']
  ])('%s=%s', (name, value, reason) => {
    const message = refusal({ DATABASE_URL, [name]: value })
    expect(message).toContain(`  ${name}: `)
    expect(message).toContain(reason)
  })

  it('names all that are wrong at once', () => {
    const message = refusal({ PORT: '-1', WORKER: 'no' })
    for (const name of ['DATABASE_URL', 'PORT', 'WORKER']) expect(message).toContain(`  ${name}: `)
  })

  it.each([
    { DATABASE_URL: 'mysql://a:very-hidden-word@c/d' },
    { DATABASE_URL, METRICS_TOKEN: 'very-hidden' },
    { DATABASE_URL, SMTP_URL: 'http://me:very-hidden-word@mail.example' },
    { DATABASE_URL, PORT: 'x', S3_SECRET_KEY: 'very-hidden-word', DATABASE_APP_URL: 'postgres://a:very-hidden-word@b/c' }
  ])('and never tells a secret %#', (env) => {
    const message = refusal(env)
    expect(message).not.toContain('very-hidden')
    expect(message).not.toContain('hidden-owner-word')
  })
})
