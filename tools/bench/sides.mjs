import { fork } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../places.mjs'
import { cpuMsOf, median, send, sendMany } from './load.mjs'

export const turns = 3
/** About so long one side is asked in a turn, and so many times at most; what takes much longer is asked in one turn alone. */
const turnMs = 400
const most = 40

/**
 * Asks the sides in turns and takes the middle of all.
 *
 * @param {Record<string, { pid: number, what: object }>} sides among them `plain` and `graphql`
 */
export async function compare(sides) {
  const results = []
  const counts = {}
  for (const [name, { what }] of Object.entries(sides)) {
    const { ms } = await sendMany(what, { count: 1, width: 1 })
    counts[name] = Math.min(Math.max(Math.round(turnMs / ms), 1), most)
    if (ms > 2 * turnMs) results.length = turns - 1
  }
  while (results.length < turns) results.push(await takeTurn(sides, counts))
  const middle = (pick) => median(results.filter(Boolean).map(pick))
  const side = (name) => ({ cpuMs: middle((turn) => turn[name].cpuMs), ms: middle((turn) => turn[name].ms) })
  return {
    ...Object.fromEntries(Object.keys(sides).map((name) => [name, side(name)])),
    cpuRatio: middle((turn) => turn.graphql.cpuMs / turn.plain.cpuMs),
    timeRatio: middle((turn) => turn.graphql.ms / turn.plain.ms),
    ...(sides.straight && { straightRatio: middle((turn) => turn.straight.cpuMs / turn.graphql.cpuMs) })
  }
}

async function takeTurn(sides, counts) {
  const figures = {}
  for (const [name, { pid, what }] of Object.entries(sides)) {
    const before = cpuMsOf(pid)
    const { ms } = await sendMany(what, { count: counts[name], width: 1 })
    figures[name] = { cpuMs: (cpuMsOf(pid) - before) / counts[name], ms: ms / counts[name] }
  }
  return figures
}

export const post = (url, body) => ({ url, method: 'POST', body: JSON.stringify(body) })

/** The session of somebody of the scene, who has the password of the demo's. */
export async function signIn(address, email) {
  const { demoPassword: password } = JSON.parse((await send({ url: `${address}/auth/state` })).text)
  const headers = { origin: address, 'sec-fetch-site': 'same-origin' }
  const { cookies } = await send({ ...post(`${address}/auth/login`, { email, password }), headers })
  return { ...headers, cookie: cookies }
}

/** Starts a yardstick of this folder in the name of whoever the scene asks as; resolves to where it answers. */
export function startPlain(program, { databaseUrl }, { userId, consortiumId }) {
  const child = fork(join(root, `tools/bench/${program}.mjs`), {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: databaseUrl, BENCH_USER: userId, BENCH_CONSORTIUM: consortiumId }
  })
  return new Promise((ready, failed) => {
    child.once('message', (places) => ready({ ...places, pid: child.pid, stop: () => child.disconnect() }))
    child.once('exit', (code) => failed(new Error(`The plain server ended with ${code}`)))
  })
}
