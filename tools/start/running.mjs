import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { diskFull, PlainError, saysDiskFull } from '../plain-error.mjs'
import { dataFolder } from '../places.mjs'
import { identityOf, stillRuns } from '../processes.mjs'

const file = () => join(dataFolder(), 'running.json')

/** Refuses a second start on the same data, naming the address of the first. */
export function refuseSecondStart() {
  const other = readRunning()
  if (!other || !stillRuns(other)) return
  throw new PlainError(other.address
    ? `Solmu is running already: ${other.address} (process ${other.pid}).`
    : `Solmu is being started already (process ${other.pid}).`, {
    advice: `Stop that one with Ctrl-C in its window (or kill ${other.pid}), or run another one beside it:\n` +
      'SOLMU_DATA_DIR=/another/folder PORT=3001 npm start'
  })
}

/** Notes that we run on this data, and once we answer, where and which process does. */
export function noteRunning(found = {}) {
  try {
    mkdirSync(dataFolder(), { recursive: true, mode: 0o711 })
    writeFileSync(file(), JSON.stringify({ ...identityOf(process.pid), ...found }))
  } catch (error) {
    if (saysDiskFull(error.code)) throw diskFull(dataFolder())
    throw new PlainError(`Solmu may not write in ${dataFolder()}.`, {
      details: error.message,
      advice: 'Run it as the owner of the folder, or choose another one: SOLMU_DATA_DIR=/some/folder npm start'
    })
  }
}

/** Takes our note away. */
export function forgetRunning() {
  if (readRunning()?.pid === process.pid) rmSync(file(), { force: true })
}

/**
 * The port from `PORT`, free at this moment.
 *
 * @throws {PlainError} not a port, taken, or not allowed for this account
 */
export async function choosePort() {
  const text = process.env.PORT || '3000'
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new PlainError(`PORT is "${text}", and a port is a whole number from 1 to 65535.`, {
      advice: 'For example: PORT=3001 npm start'
    })
  }
  for (const host of [undefined, '127.0.0.1']) await tryPort(port, host)
  return port
}

/** The plain error for a port that somebody else uses. */
export function portTaken(port) {
  return new PlainError(`Port ${port} is taken: another program on this machine answers there.`, {
    advice: `Stop that program, or choose another port: PORT=${port + 1} npm start`
  })
}

function tryPort(port, host) {
  return new Promise((done, failed) => {
    const server = createServer()
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE') return failed(portTaken(port))
      if (error.code !== 'EACCES') return done()
      return failed(new PlainError(`This account may not use port ${port}.`, {
        advice: 'Ports below 1024 are reserved for the system. Choose another one: PORT=3000 npm start'
      }))
    })
    server.listen({ port, host, exclusive: true }, () => server.close(() => done()))
  })
}

/** Who runs on this data, as noted: `{ pid, address, serverPid }`, or null. */
export function readRunning() {
  try {
    return JSON.parse(readFileSync(file(), 'utf8'))
  } catch {
    return null
  }
}
