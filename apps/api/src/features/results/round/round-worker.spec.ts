/** The daily work of rounds as the worker does it. */
import { TestApp } from '../../../testing/harness.js'
import { anIndicator, aRound } from '../../../testing/results.js'

let app: TestApp
beforeAll(async () => {
  app = await TestApp.start({ env: { WORKER: 'in-process' } })
})
afterAll(() => app.stop())

test('the worker takes the work of the day from the queue', async () => {
  const id = await aRound(app, { state: 'planned', period: '2031-Q1', indicators: [{ id: await anIndicator(app, {}) }] })
  await app.rows(`SELECT graphile_worker.add_job('results:daily', '{}')`)
  const waiting = async () => (await app.rows(`SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'results:daily'`)).length > 0
  for (let tries = 0; tries < 100 && (await waiting()); tries++) await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await waiting()).toBe(false)
  const [row] = await app.rows<{ state: string; early: boolean }>(
    `SELECT state, extract(hour FROM now() AT TIME ZONE 'Europe/Helsinki') < 6 AS early FROM collection_round WHERE id = $1`,
    [id]
  )
  expect(row?.state).toBe(row?.early ? 'planned' : 'open')
})
