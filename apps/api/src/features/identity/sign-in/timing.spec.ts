/**
 * Whether an account exists must not be told by the time of the answer (ASVS 5.0.0, 6.3.8). The kinds of accounts are
 * asked in turns, so that whatever else the machine does falls on all of them alike, and compared by ranks
 * (Mann-Whitney), which a few slow answers do not move.
 */
import { performance } from 'node:perf_hooks'
import { hash } from '@node-rs/argon2'
import { demoPassword } from '../../../demo/demo-roles.js'
import { Browser } from '../../../testing/browser.js'
import { TestApp } from '../../../testing/harness.js'
import { sized } from '../../../testing/size.js'
import { ARGON2 } from '../user/passwords.js'

const ROUNDS = sized({ usual: 30, nightly: 90 })
/** Four and a half standard errors of U under equal times: all but one of 10,000 comparisons stay within, even where the machine is busy. */
const MARGIN = 4.5 * Math.sqrt((2 * ROUNDS + 1) / (12 * ROUNDS ** 2))

let app: TestApp
const kinds = ['known', 'unknown', 'deactivated', 'second_factor', 'without_role', 'without_password'] as const
type Kind = (typeof kinds)[number]
const emailOf = (kind: Kind) => `${kind}@ajoitus.example`

beforeAll(async () => {
  app = await TestApp.start({ env: { TRUSTED_PROXIES: '1' } })
  const passwordHash = await hash('oikea hevonen paristo niitti', ARGON2)
  for (const kind of kinds) {
    if (kind === 'unknown') continue
    await app.rows(
      `INSERT INTO app_user (id, email, display_name, password_hash, deactivated_at)
       VALUES (gen_random_uuid(), $1, 'Testi', $2, CASE WHEN $3 THEN now() END)`,
      [emailOf(kind), kind === 'without_password' ? null : passwordHash, kind === 'deactivated']
    )
    if (kind === 'without_role') continue
    await app.rows(
      `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from)
       SELECT gen_random_uuid(), a.consortium_id, u.id, 'reviewer', a.unit_id, '2020-01-01'
       FROM app_user u, role_assignment a WHERE u.email = $1 AND a.role = 'administrator' LIMIT 1`,
      [emailOf(kind)]
    )
  }
  await app.rows(
    `INSERT INTO totp (user_id, sealed_seed, confirmed_at) SELECT id, 'sealed', now() FROM app_user WHERE email = $1`,
    [emailOf('second_factor')]
  )
})
afterAll(() => app.stop())

/** The chance that an answer of one kind takes longer than one of the other: one half when they are alike. */
function dominance(ones: readonly number[], others: readonly number[]): number {
  let longer = 0
  for (const one of ones) for (const other of others) longer += one > other ? 1 : one === other ? 0.5 : 0
  return longer / (ones.length * others.length)
}

const isAlike = (chance: number): boolean => Math.abs(chance - 0.5) < MARGIN

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

async function measure(email: string, password: string, round: number): Promise<number> {
  const one = new Browser(app.address, { ip: `198.51.100.${1 + round}` })
  const start = performance.now()
  const answer = await one.login(email, password)
  const time = performance.now() - start
  if (answer.code !== 'LOGIN_FAILED') throw new Error(`${email}: ${answer.code}`)
  return time
}

/** As many answers of each kind, in turns that begin with another kind each time. */
async function samples(password: string): Promise<Record<Kind, number[]>> {
  const times = Object.fromEntries(kinds.map((kind) => [kind, [] as number[]])) as Record<Kind, number[]>
  for (let round = -3; round < ROUNDS; round++) {
    await app.rows('DELETE FROM login_failure')
    for (let turn = 0; turn < kinds.length; turn++) {
      const kind = kinds[(turn + round + kinds.length) % kinds.length] as Kind
      const time = await measure(emailOf(kind), password, Math.abs(round))
      if (round >= 0) times[kind].push(time)
    }
  }
  return times
}

test('a refused sign-in takes as long whether the account is unknown, deactivated or protected by more', async () => {
  const times = await samples('ei tämä ole oikea salasana')
  const found = kinds.slice(1).map((kind) => ({ kind, chance: dominance(times[kind], times.known), ms: median(times[kind]) }))
  console.info(`known: ${median(times.known).toFixed(1)} ms; ${found.map(({ kind, ms, chance }) => `${kind}: ${ms.toFixed(1)} ms, U ${chance.toFixed(2)}`).join('; ')}`)
  // A work left out moves U to 0 or 1.
  expect(found.filter(({ chance }) => !isAlike(chance))).toEqual([])
})

test('the right password of a deactivated account takes as long as a wrong one', async () => {
  const wrong: number[] = []
  const right: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await app.rows('DELETE FROM login_failure')
    for (const isRight of round % 2 === 0 ? [true, false] : [false, true]) {
      const password = isRight ? 'oikea hevonen paristo niitti' : demoPassword
      ;(isRight ? right : wrong).push(await measure(emailOf('deactivated'), password, round))
    }
  }
  const chance = dominance(right, wrong)
  expect([chance, isAlike(chance)]).toEqual([chance, true])
})

test('the comparison would tell: leaving out the hash of nobody, or only a part of the work, is found', () => {
  const times = Array.from({ length: ROUNDS }, (_, index) => 60 + ((index * 37) % 20))
  expect(dominance(times.map((time) => time * 0.85), times)).toBeLessThan(0.5 - MARGIN)
  expect(dominance(times.map((time) => time + 15), times)).toBeGreaterThan(0.5 + MARGIN)
  expect(dominance(times, times)).toBe(0.5)
})
