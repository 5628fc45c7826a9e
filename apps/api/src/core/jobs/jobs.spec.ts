import { Args, Mutation, Resolver } from '@nestjs/graphql'
import { DomainError } from '@solmu/domain/errors.js'
import { AnySignedIn } from '../access/requires.js'
import { currentContext, type RequestContext } from '../context/context.js'
import { Db } from '../db/db.js'
import { CoreApp } from '../testing/core-app.js'
import { Jobs } from './jobs.js'

@Resolver()
class AskingResolver {
  constructor(private readonly jobs: Jobs) {}

  @AnySignedIn()
  @Mutation(() => String)
  async ask(
    @Args('id', { type: () => String }) id: string,
    @Args('key', { type: () => String, nullable: true }) key: string | null,
    @Args('fails', { type: () => Boolean, nullable: true }) fails: boolean | null
  ): Promise<string> {
    await this.jobs.add('mail:send', { mailId: id }, key ?? undefined)
    if (fails) throw new DomainError('STALE')
    return id
  }
}

type Run = { mailId: string; context: RequestContext; visibleAs: string | null }

const runs: Run[] = []
let waiting: { mailId: string; times: number; done: () => void }[] = []

/** Resolves when the job of this mail has run so many times. */
function ran(mailId: string, times = 1): Promise<void> {
  return new Promise((done) => {
    waiting.push({ mailId, times, done })
    settle()
  })
}

function settle(): void {
  const isDone = (of: { mailId: string; times: number }) => runs.filter((run) => run.mailId === of.mailId).length >= of.times
  for (const each of waiting.filter(isDone)) each.done()
  waiting = waiting.filter((each) => !isDone(each))
}

let core: CoreApp
let worker: CoreApp
beforeAll(async () => {
  core = await CoreApp.start({ resolvers: [AskingResolver] })
})
afterAll(async () => {
  await worker?.stop()
  await core.stop()
})

const ask = (id: string, of: { key?: string; fails?: boolean } = {}) =>
  core.ask('mutation ($id: String!, $key: String, $fails: Boolean) { ask(id: $id, key: $key, fails: $fails) }', {
    as: 'unit_member',
    variables: { id, ...of }
  })

const queued = async () => {
  const rows = await core.rows<{ id: string }>(
    `SELECT payload #>> '{payload,mailId}' AS id FROM graphile_worker._private_jobs ORDER BY id`
  )
  return rows.map(({ id }) => id)
}

describe('a job before any worker runs', () => {
  it('is a row, written with the deed that asks for it', async () => {
    await ask('committed')
    expect(await queued()).toEqual(['committed'])
  })

  it('does not exist when the deed is rolled back', async () => {
    expect((await ask('rolled back', { fails: true })).errors?.[0]?.extensions.code).toBe('STALE')
    expect(await queued()).toEqual(['committed'])
  })

  it('replaces the waiting one of the same key', async () => {
    await ask('draft', { key: 'one' })
    await ask('final', { key: 'one' })
    expect(await queued()).toEqual(['committed', 'final'])
  })

  it('holds ids and no personal data', async () => {
    const [row] = await core.rows<{ payload: object }>('SELECT payload FROM graphile_worker._private_jobs LIMIT 1')
    const { userId, consortiumId } = core.viewer('unit_member')
    expect(row?.payload).toEqual({
      payload: { mailId: 'committed' },
      origin: { userId, consortiumId, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) }
    })
  })
})

describe('the worker', () => {
  beforeAll(async () => {
    const [row] = await core.rows<{ name: string }>('SELECT current_database() AS name')
    const url = new URL(String(process.env.TEST_DATABASE_URL))
    url.pathname = `/${row?.name}`
    worker = await CoreApp.start({
      databaseUrl: url.toString(),
      env: { WORKER: 'in-process' },
      handlers: {
        'mail:send': async ({ mailId }) => {
          const db = worker.app.get(Db)
          const [seen] = await db.read(() => db.sql<{ id: string | null }>('SELECT app.user_id()::text AS id'))
          runs.push({ mailId, context: currentContext(), visibleAs: seen?.id ?? null })
          settle()
          if (mailId === 'fails once' && runs.filter((run) => run.mailId === mailId).length === 1) throw new Error('not yet')
        },
        'session:sweep': async () => undefined
      }
    })
  })

  it('does what was waiting, once each', async () => {
    await Promise.all([ran('committed'), ran('final')])
    expect(runs.map(({ mailId }) => mailId).sort()).toEqual(['committed', 'final'])
  })

  it('works in the name of whoever asked, in a context of its own that has no role and no open transaction', async () => {
    const { userId, consortiumId } = core.viewer('unit_member')
    for (const { context, visibleAs } of runs) {
      expect(context.viewer).toMatchObject({ userId, consortiumId, held: [] })
      expect(visibleAs).toBe(userId)
      expect(context.transaction).toBeNull()
      expect(context.requestId).toMatch(/^[0-9a-f-]{36}$/)
    }
    expect(new Set(runs.map(({ context }) => context)).size).toBe(runs.length)
  })

  it('takes a new one as soon as the deed is done', async () => {
    await ask('at once')
    await ran('at once')
  })

  it('tries again what failed, and then forgets it', async () => {
    await ask('fails once')
    await ran('fails once')
    await core.rows(`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE payload #>> '{payload,mailId}' = 'fails once'`)
    await ran('fails once', 2)
    expect(runs.filter(({ mailId }) => mailId === 'fails once')).toHaveLength(2)
  })
})
