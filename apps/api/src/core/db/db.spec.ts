import { currentContext } from '../context/context.js'
import { CoreApp } from '../testing/core-app.js'
import { Db } from './db.js'

let core: CoreApp
let db: Db
beforeAll(async () => {
  core = await CoreApp.start()
  db = core.app.get(Db)
})
afterAll(() => core.stop())
beforeEach(() => core.rows('DELETE FROM login_failure'))

/** A table without row-level security that the application may write: a place to leave traces. */
const trace = (key: string) =>
  db.sql('INSERT INTO login_failure (key, failures, last_failure_at, blocked_until) VALUES ($1, 0, now(), now())', [key])
const traces = async () => (await core.rows<{ key: string }>('SELECT key FROM login_failure ORDER BY key')).map(({ key }) => key)
const transactionId = async () => (await db.sql<{ id: string }>('SELECT pg_current_xact_id()::text AS id'))[0]?.id

/** Resolves for everyone once so many have come. */
function meeting(size: number): () => Promise<void> {
  let open = (): void => undefined
  let missing = size
  const all = new Promise<void>((resolve) => (open = resolve))
  return () => {
    missing -= 1
    if (missing <= 0) open()
    return all
  }
}

describe('a mutation', () => {
  it('is one transaction from its first statement to its last', async () => {
    const ids = await core.in('administrator', () =>
      db.write(async () => [await transactionId(), (await trace('a'), await transactionId())])
    )
    expect(new Set(ids).size).toBe(1)
    expect(await traces()).toEqual(['a'])
  })

  it('leaves nothing behind when it fails at the end', async () => {
    const attempt = core.in('administrator', () =>
      db.write(async () => {
        await trace('a')
        await trace('b')
        throw new Error('at the end')
      })
    )
    await expect(attempt).rejects.toThrow('at the end')
    expect(await traces()).toEqual([])
  })

  it('is not seen by others before it is done', async () => {
    const seen = await core.in('administrator', () =>
      db.write(async () => {
        await trace('a')
        return traces()
      })
    )
    expect(seen).toEqual([])
  })

  it('is done again as a whole, in a new transaction, when the database asks for it', async () => {
    const ids: (string | undefined)[] = []
    await core.in('administrator', () =>
      db.write(async () => {
        ids.push(await transactionId())
        await trace(`attempt ${ids.length}`)
        if (ids.length < 3) await db.sql(`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = 'serialization_failure'; END $$`)
      })
    )
    expect(new Set(ids).size).toBe(3)
    expect(await traces()).toEqual(['attempt 3'])
  })

  it('gives up as unavailable when the database never lets it through', async () => {
    let attempts = 0
    const endless = core.in('administrator', () =>
      db.write(async () => {
        attempts += 1
        await db.sql(`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = 'serialization_failure'; END $$`)
      })
    )
    await expect(endless).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(attempts).toBe(4)
  })

  it('that deadlocks with another one is done again, so that both succeed', async () => {
    await core.in('administrator', () => db.write(() => Promise.all([trace('left'), trace('right')])))
    const met = meeting(2)
    let attempts = 0
    const add = (first: string, second: string) =>
      core.in('administrator', () =>
        db.write(async () => {
          attempts += 1
          const increment = 'UPDATE login_failure SET failures = failures + 1 WHERE key = $1'
          await db.sql(increment, [first])
          await met()
          await db.sql(increment, [second])
        })
      )
    await Promise.all([add('left', 'right'), add('right', 'left')])
    expect(attempts).toBeGreaterThan(2)
    expect(await core.rows('SELECT DISTINCT failures FROM login_failure')).toEqual([{ failures: 2 }])
  })

  it('is not done again for an error of its own', async () => {
    let attempts = 0
    const attempt = core.in('administrator', () =>
      db.write(async () => {
        attempts += 1
        await trace('a')
        await trace('a')
      })
    )
    await expect(attempt).rejects.toMatchObject({ code: '23505' })
    expect(attempts).toBe(1)
  })
})

describe('a read', () => {
  it('cannot write', async () => {
    const attempt = core.in('administrator', () => db.read(() => trace('a')))
    await expect(attempt).rejects.toMatchObject({ code: '25006' })
  })

  it('has no entity manager', async () => {
    const attempt = core.in('administrator', () => db.read(async () => db.manager))
    await expect(attempt).rejects.toThrow('A read has no entity manager')
  })

  it('that takes too long is ended and is unavailable', async () => {
    const attempt = core.in('administrator', () =>
      db.read(async () => {
        await db.sql(`SET LOCAL statement_timeout = '20ms'`)
        await db.sql('SELECT pg_sleep(5)')
      })
    )
    await expect(attempt).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  })
})

describe('outside of an operation', () => {
  it('nothing reaches the database', async () => {
    await expect(core.in('administrator', async () => db.sql('SELECT 1'))).rejects.toThrow('There is no open transaction here')
  })

  it('the context keeps no transaction once it has ended', async () => {
    const after = await core.in('administrator', async () => {
      await db.write(() => trace('a'))
      return currentContext().transaction
    })
    expect(after).toBeNull()
  })
})

describe('a pooled connection', () => {
  const visibleUnits = () => db.sql<{ count: number }>('SELECT count(*)::int AS count FROM org_unit')

  it('never carries one person’s rights to the next, whether the one before succeeded or failed', async () => {
    for (let round = 0; round < 12; round++) {
      const work = round % 2 === 0 ? db.write.bind(db) : db.read.bind(db)
      const known = core.in('administrator', () =>
        work(async () => {
          const [row] = await visibleUnits()
          if (round % 3 === 0) throw new Error('half-way')
          return row?.count
        })
      )
      await (round % 3 === 0 ? expect(known).rejects.toThrow('half-way') : expect(known).resolves.toBeGreaterThan(10))
      expect(await core.in(undefined, () => db.read(visibleUnits))).toEqual([{ count: 0 }])
      expect(await core.in(undefined, () => db.write(visibleUnits))).toEqual([{ count: 0 }])
    }
    const pool = await db.sharedPool()
    const clients = await Promise.all(Array.from({ length: 4 }, () => pool.connect()))
    try {
      for (const client of clients) {
        const { rows } = await client.query(`SELECT coalesce(current_setting('app.user_id', true), '') AS "user",
          coalesce(current_setting('app.consortium_id', true), '') AS consortium`)
        expect(rows).toEqual([{ user: '', consortium: '' }])
      }
    } finally {
      for (const client of clients) client.release()
    }
  })

  it('serves many people at once, each their own', async () => {
    const roles = ['administrator', 'unit_member', 'funder', 'auditor'] as const
    const asked = Array.from({ length: 24 }, (_, place) => roles[place % roles.length] ?? 'auditor')
    const found = await Promise.all(
      asked.map((role) => core.in(role, () => db.read(() => db.sql<{ id: string }>('SELECT app.user_id() AS id'))))
    )
    expect(found.map(([row]) => row?.id)).toEqual(asked.map((role) => core.viewer(role).userId))
    expect(db.poolState()).toMatchObject({ waiting: 0 })
  })

  it('comes back after every failure, so that none is lost', async () => {
    for (let round = 0; round < 10; round++) {
      await core.in('administrator', () => db.write(() => db.sql('SELECT nonsense'))).catch(() => undefined)
      await core.in('administrator', () => db.read(() => db.sql('SELECT nonsense'))).catch(() => undefined)
    }
    const { total, idle, waiting } = db.poolState()
    expect({ idle, waiting }).toEqual({ idle: total, waiting: 0 })
  })
})

it('what an id contains is quoted, whatever it is', async () => {
  const context = { ...core.context(), requestId: `'); DROP TABLE login_failure; --` }
  const { runInContext } = await import('../context/context.js')
  const [row] = await runInContext(context, () =>
    db.read(() => db.sql<{ id: string }>(`SELECT current_setting('app.request_id') AS id`))
  )
  expect(row?.id).toBe(context.requestId)
  expect(await traces()).toEqual([])
})
