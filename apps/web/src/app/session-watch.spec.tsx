import { jest } from '@jest/globals'
import { act, screen } from '@testing-library/react'
import { onSessionEnd } from '../graphql/refusal-signals.js'
import { SessionWatch } from './session-watch.js'
import { Refusal, renderInApp, serve } from './testing.js'

const start = Date.parse('2026-11-05T08:00:00Z')
const minutes = (count: number) => count * 60_000

/** A session that the server knows: when it was used last, and when its longest life ends. */
function aSession() {
  const session = { lastSeenAt: start, longestUntil: start + minutes(12 * 60) }
  const times = () => {
    const endsAt = Math.min(session.lastSeenAt + minutes(30), session.longestUntil)
    if (Date.now() >= endsAt) throw new Refusal(401, { error: { code: 'NOT_SIGNED_IN', kind: 'denied', path: [], params: {}, errorId: 'e' } })
    return { endsAt: new Date(endsAt).toISOString(), warnsAt: new Date(endsAt - minutes(5)).toISOString() }
  }
  const served = serve({
    'GET /auth/session': times,
    'POST /auth/session': () => {
      session.lastSeenAt = Date.now()
      return times()
    }
  })
  return { session, ...served }
}

const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))
const title = 'Istunto päättyy pian'

beforeEach(() => jest.useFakeTimers({ now: start, advanceTimers: true }))
afterEach(() => jest.useRealTimers())

it('warns five minutes before the end, and goes on when wanted', async () => {
  const { asked } = aSession()
  await renderInApp(<SessionWatch />)
  await pass(minutes(24))
  expect(screen.queryByRole('dialog', { name: title })).not.toBeInTheDocument()
  await pass(minutes(2))
  expect(await screen.findByRole('dialog', { name: title })).toHaveTextContent('Istunto päättyy klo 10.30')
  act(() => screen.getByRole('button', { name: 'Jatka istuntoa' }).click())
  await pass(1000)
  expect(screen.queryByRole('dialog', { name: title })).not.toBeInTheDocument()
  expect(asked.map(({ name }) => name)).toContain('POST /auth/session')
  await pass(minutes(20))
  expect(screen.queryByRole('dialog', { name: title })).not.toBeInTheDocument()
})

it('leaves the reader in peace when another window has prolonged the session', async () => {
  const { session } = aSession()
  await renderInApp(<SessionWatch />)
  await pass(minutes(26))
  expect(await screen.findByRole('dialog', { name: title })).toBeInTheDocument()
  session.lastSeenAt = Date.now()
  await pass(minutes(1))
  expect(screen.queryByRole('dialog', { name: title })).not.toBeInTheDocument()
})

it('tells the page when the session has ended', async () => {
  aSession()
  const ended = jest.fn()
  const stop = onSessionEnd(ended)
  await renderInApp(<SessionWatch />)
  await pass(minutes(31))
  expect(ended).toHaveBeenCalled()
  stop()
})

it('says so when the session cannot go on', async () => {
  const { session } = aSession()
  session.longestUntil = start + minutes(20)
  await renderInApp(<SessionWatch />)
  await pass(minutes(16))
  await screen.findByRole('dialog', { name: title })
  act(() => screen.getByRole('button', { name: 'Jatka istuntoa' }).click())
  await pass(1000)
  expect(screen.getByRole('dialog', { name: title })).toHaveTextContent('sitä ei voi jatkaa')
  act(() => screen.getByRole('button', { name: 'Selvä' }).click())
  await pass(minutes(1))
  expect(screen.queryByRole('dialog', { name: title })).not.toBeInTheDocument()
})
