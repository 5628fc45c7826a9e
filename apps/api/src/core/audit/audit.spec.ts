import { Args, Mutation, Query, Resolver } from '@nestjs/graphql'
import { DomainError } from '@solmu/domain/errors.js'
import { AnySignedIn } from '../access/requires.js'
import { Db } from '../db/db.js'
import { CoreApp } from '../testing/core-app.js'
import { AuditWriter } from './audit-writer.js'

const TRACE = 'INSERT INTO login_failure (key, failures, last_failure_at, blocked_until) VALUES ($1, 0, now(), now())'

@Resolver()
class DeedResolver {
  private readonly attempts = new Map<string, number>()

  constructor(
    private readonly db: Db,
    private readonly audit: AuditWriter
  ) {}

  @AnySignedIn()
  @Query(() => String)
  look(): string {
    return 'seen'
  }

  @AnySignedIn()
  @Mutation(() => String)
  async deed(@Args('key', { type: () => String }) key: string): Promise<string> {
    await this.db.sql(TRACE, [key])
    this.audit.note({ subjectType: 'trace', details: { key } })
    return key
  }

  @AnySignedIn()
  @Mutation(() => String)
  async refused(@Args('key', { type: () => String }) key: string): Promise<string> {
    await this.db.sql(TRACE, [key])
    this.audit.note({ subjectType: 'trace', details: { key } })
    throw new DomainError('STALE')
  }

  @AnySignedIn()
  @Mutation(() => String)
  async crash(@Args('key', { type: () => String }) key: string): Promise<string> {
    await this.db.sql(TRACE, [key])
    throw new Error('unforeseen')
  }

  @AnySignedIn()
  @Mutation(() => String)
  async secondTime(@Args('key', { type: () => String }) key: string): Promise<string> {
    const attempt = (this.attempts.get(key) ?? 0) + 1
    this.attempts.set(key, attempt)
    this.audit.note(attempt === 1 ? { subjectType: 'first', details: { attempt } } : { details: { attempt } })
    if (attempt === 1) await this.db.sql(`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = 'serialization_failure'; END $$`)
    return key
  }
}

let core: CoreApp
let consortium: string
beforeAll(async () => {
  core = await CoreApp.start({ resolvers: [DeedResolver] })
  consortium = core.viewer('administrator').consortiumId
})
afterAll(() => core.stop())

type Entry = { number: string; action: string; outcome: string; error_code: string | null; subject_type: string | null; details: object }
const entries = () =>
  core.rows<Entry>(
    `SELECT number, action, outcome, error_code, subject_type, details, actor_id FROM audit_entry
     WHERE consortium_id = $1 ORDER BY number`,
    [consortium]
  )
const traces = async (key: string) => (await core.rows('SELECT 1 FROM login_failure WHERE key = $1', [key])).length
const ask = (field: string, key: string) =>
  core.ask('mutation ($key: String!) { ' + field + '(key: $key) }', { as: 'administrator', variables: { key } })

const verify = async () => {
  const db = core.app.get(Db)
  const [chain] = await core.in('administrator', () =>
    db.read(() => db.sql<{ entry_count: string; first_broken: string | null; head_hash: string }>('SELECT * FROM app.audit_verify()'))
  )
  return chain
}

describe('a deed', () => {
  it('is recorded with who did what to what', async () => {
    const before = await entries()
    await ask('deed', 'first')
    expect((await entries()).slice(before.length)).toEqual([
      expect.objectContaining({
        ...{ action: 'deed', outcome: 'done', error_code: null, subject_type: 'trace', details: { key: 'first' } },
        actor_id: core.viewer('administrator').userId
      })
    ])
  })

  it('and its record are one: when the record cannot be written, there is no deed', async () => {
    await core.rows(`ALTER TABLE audit_entry ADD CONSTRAINT no_more CHECK (action <> 'deed') NOT VALID`)
    const before = await entries()
    try {
      const answer = await ask('deed', 'unrecorded')
      expect(answer.errors?.[0]?.extensions.code).toBe('INTERNAL')
    } finally {
      await core.rows('ALTER TABLE audit_entry DROP CONSTRAINT no_more')
    }
    expect(await traces('unrecorded')).toBe(0)
    expect(await entries()).toEqual(before)
  })

  it('that fails unforeseen leaves neither traces nor a record of having been done', async () => {
    const before = await entries()
    await ask('crash', 'crashed')
    expect(await traces('crashed')).toBe(0)
    expect((await entries()).slice(before.length).filter(({ outcome }) => outcome === 'done')).toEqual([])
  })

  it('that was tried twice is recorded once, and only with what the second try said', async () => {
    const before = await entries()
    await ask('secondTime', 'again')
    expect((await entries()).slice(before.length)).toEqual([
      expect.objectContaining({ action: 'secondTime', outcome: 'done', subject_type: null, details: { attempt: 2 } })
    ])
  })
})

describe('a refusal', () => {
  it('is kept although the deed is undone', async () => {
    const before = await entries()
    await ask('refused', 'undone')
    expect(await traces('undone')).toBe(0)
    expect((await entries()).slice(before.length)).toEqual([
      expect.objectContaining({ action: 'refused', outcome: 'refused', error_code: 'STALE', details: { key: 'undone' } })
    ])
  })
})

it('a query is not recorded', async () => {
  const before = await entries()
  await core.ask('{ look }', { as: 'administrator' })
  expect(await entries()).toEqual(before)
})

describe('the chain', () => {
  it('has no gap and no fork after twenty deeds at once', async () => {
    const before = await entries()
    const answers = await Promise.all(Array.from({ length: 20 }, (_, place) => ask('deed', `at once ${place}`)))
    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([])
    const after = await entries()
    expect(after.map(({ number }) => Number(number))).toEqual(after.map((_, place) => place + 1))
    expect(after.length).toBe(before.length + 20)
    expect(await verify()).toMatchObject({ entry_count: String(after.length), first_broken: null })
  })

  /** Does what only the owner could do, by switching the refusal off, and puts everything back afterwards. */
  const tampered = async (sql: string, values: unknown[]) => {
    await core.rows('BEGIN')
    await core.rows('ALTER TABLE audit_entry DISABLE TRIGGER ALL').catch(async () => {
      await core.rows('ROLLBACK')
      await core.rows('BEGIN')
      await core.rows('ALTER TABLE audit_entry DISABLE TRIGGER USER')
    })
    try {
      await core.rows(sql, values)
      const [chain] = await core.rows<{ first_broken: string | null }>(
        `SELECT v.* FROM (SELECT set_config('app.consortium_id', $1, true)) s, LATERAL (SELECT s.*) t, app.audit_verify() v`,
        [consortium]
      )
      return chain?.first_broken
    } finally {
      await core.rows('ROLLBACK')
    }
  }

  it.each([
    ['another actor', 'UPDATE audit_entry SET actor_id = gen_random_uuid() WHERE consortium_id = $1 AND number = $2', 0],
    ['another outcome', `UPDATE audit_entry SET outcome = 'refused', error_code = 'STALE' WHERE consortium_id = $1 AND number = $2`, 0],
    ['another time', `UPDATE audit_entry SET recorded_at = recorded_at - interval '1 microsecond' WHERE consortium_id = $1 AND number = $2`, 0],
    ['other details', `UPDATE audit_entry SET details = '{"key": "other"}' WHERE consortium_id = $1 AND number = $2`, 0],
    ['an entry less', 'DELETE FROM audit_entry WHERE consortium_id = $1 AND number = $2', 1]
  ])('shows %s by the owner, and where', async (_what, sql, after) => {
    const place = 5
    expect(await tampered(sql, [consortium, place])).toBe(String(place + after))
    expect((await verify())?.first_broken).toBeNull()
  })

  it('shows a change whose own hash was made right again', async () => {
    const sql = `WITH changed AS (SELECT e, jsonb_populate_record(e, '{"action": "innocent"}') AS n FROM audit_entry e
        WHERE e.consortium_id = $1 AND e.number = $2)
      UPDATE audit_entry a SET action = 'innocent', hash = app.audit_hash((c.n).previous_hash, c.n) FROM changed c WHERE a.id = (c.e).id`
    expect(await tampered(sql, [consortium, 5])).toBe('6')
  })

  it('of one consortium says nothing of another', async () => {
    const stranger = { ...core.viewer('administrator'), consortiumId: '0198aaaa-0000-7000-8000-000000000000' }
    const db = core.app.get(Db)
    const { runInContext } = await import('../context/context.js')
    const [chain] = await runInContext({ ...core.context(), viewer: stranger }, () =>
      db.read(() => db.sql('SELECT * FROM app.audit_verify()'))
    )
    expect(chain).toEqual({ entry_count: '0', first_broken: null, head_hash: null })
  })
})
