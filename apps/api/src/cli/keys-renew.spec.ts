import { SecretBox } from '../core/crypto/secret-box.js'
import { TestDatabase } from '../testing/harness.js'
import { renewKeys } from './keys-renew.js'

const [OLD, NEW] = ['old '.repeat(10), 'new '.repeat(10)]
const quiet = () => undefined

it('seals anew what an older key has sealed, and nothing is left that needs it; without it nothing changes', async () => {
  const database = await TestDatabase.clone('demo')
  try {
    const config = { DATABASE_URL: database.url, SECRET_KEYS: [NEW, OLD] as [string, ...string[]] }
    const { rows } = await database.owner.query<{ id: string }>('SELECT id FROM app_user ORDER BY id LIMIT 2')
    const [one, other] = rows.map(({ id }) => id) as [string, string]
    const keep = (user: string, key: string) =>
      database.owner.query('INSERT INTO totp (user_id, sealed_seed, confirmed_at) VALUES ($1, $2, now())', [user, new SecretBox([key]).seal(`seed of ${user}`, `totp:${user}`)])
    await keep(one, OLD)
    await keep(other, NEW)
    await expect(renewKeys({ ...config, SECRET_KEYS: [NEW] }, quiet)).rejects.toThrow('sealed with a key that is not here')
    expect(await renewKeys(config, quiet)).toBe(1)
    expect(await renewKeys(config, quiet)).toBe(0)
    const { rows: after } = await database.owner.query<{ id: string; text: string }>('SELECT user_id AS id, sealed_seed AS text FROM totp WHERE user_id = ANY ($1)', [[one, other]])
    expect(after.map(({ id, text }) => new SecretBox([NEW]).open(text, `totp:${id}`)).sort()).toEqual([one, other].map((id) => `seed of ${id}`).sort())
  } finally {
    await database.leave()
  }
})
