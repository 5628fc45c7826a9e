import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { DomainError } from '@solmu/domain/errors.js'

/** Looks at a file before anybody uses it. */
export type VirusScanner = (bytes: Uint8Array) => Promise<void>

const SLOWEST_MS = 30_000
/** What clamd takes at a time, whatever it is set to. */
const PIECE = 64 * 1024

/**
 * A scanner that asks a ClamAV daemon (`tcp://host:port`) by its INSTREAM command.
 *
 * It throws DomainError FILE_INFECTED for what clamd finds, and UNAVAILABLE when clamd cannot say: a file that nobody
 * has looked at is not taken in.
 *
 * @see https://docs.clamav.net/manual/Usage/Scanning.html#clamd
 */
export function clamdScanner(url: string): VirusScanner {
  const { hostname, port } = new URL(url)
  return async (bytes) => {
    const verdict = await ask(bytes, { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) }).catch(() => '')
    if (/ FOUND$/.test(verdict)) throw new DomainError('FILE_INFECTED', { path: ['file'] })
    if (verdict !== 'stream: OK') throw new DomainError('UNAVAILABLE')
  }
}

async function ask(bytes: Uint8Array, at: { host: string; port: number }): Promise<string> {
  const socket = connect({ ...at, timeout: SLOWEST_MS })
  const deadline = setTimeout(() => socket.destroy(new Error('clamd is too slow')), SLOWEST_MS)
  try {
    const answer = text(socket)
    send(socket, bytes)
    return (await answer).replace(/[\0\n]+$/, '')
  } finally {
    clearTimeout(deadline)
    socket.destroy()
  }
}

/** Pieces, each behind its length, and one of no length at the end. */
function send(socket: Socket, bytes: Uint8Array): void {
  socket.write('zINSTREAM\0')
  for (let from = 0; from < bytes.length; from += PIECE) {
    const piece = bytes.subarray(from, from + PIECE)
    socket.write(lengthOf(piece.length))
    socket.write(piece)
  }
  socket.write(lengthOf(0))
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(length)
  return bytes
}
