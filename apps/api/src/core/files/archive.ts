import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import { DomainError } from '@solmu/domain/errors.js'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { MAX_ENTRIES, MAX_UNPACKED_BYTES } from './limits.js'

/** The parts of an archive by their names. */
export type Parts = ReadonlyMap<string, Buffer>

const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END = 0x06054b50

/**
 * Unpacks those parts of an archive that are wanted. How many parts there are and how large they say to be is looked at
 * before anything is unpacked; a part that turns out larger than it said is refused too.
 *
 * @throws DomainError FILE_UNREADABLE with the reason `workbook` for what is no archive, `unpacked` for too much of it
 */
export async function unpack(bytes: Uint8Array, isWanted: (name: string) => boolean): Promise<Parts> {
  const archive = await opened(bytes)
  try {
    const entries = await entriesOf(archive)
    const wanted = entries.filter(({ fileName }) => isWanted(fileName))
    const parts = new Map<string, Buffer>()
    for (const entry of wanted) parts.set(entry.fileName, await unpacked(archive, entry))
    return parts
  } finally {
    archive.close()
  }
}

async function opened(bytes: Uint8Array): Promise<ZipFile> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const archive = await fromBufferPromise(whole, { lazyEntries: true, autoClose: false }).catch(() => null)
  if (!archive) throw unreadable('workbook')
  if (archive.entryCount > MAX_ENTRIES) throw unreadable('unpacked')
  return archive
}

async function entriesOf(archive: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = []
  try {
    for await (const entry of archive.eachEntry()) entries.push(entry)
  } catch {
    throw unreadable('workbook')
  }
  const size = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (size > MAX_UNPACKED_BYTES) throw unreadable('unpacked')
  const names = new Set(entries.map(({ fileName }) => fileName))
  if (names.size < entries.length || entries.some((entry) => entry.isEncrypted())) throw unreadable('workbook')
  return entries
}

/** The stream fails when it gives more or less than the part said. */
async function unpacked(archive: ZipFile, entry: Entry): Promise<Buffer> {
  try {
    return await buffer(await archive.openReadStreamPromise(entry))
  } catch {
    throw unreadable('workbook')
  }
}

/**
 * The parts as an archive again, stored as they are: a reader that goes by other marks of an archive than we did finds
 * nothing but what we have looked at.
 */
export function pack(parts: Parts): Buffer {
  const chunks: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of parts) {
    const label = Buffer.from(name)
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt16LE(0x0800, 2)
    about.writeUInt32LE(crc32(content), 10)
    about.writeUInt32LE(content.length, 14)
    about.writeUInt32LE(content.length, 18)
    about.writeUInt16LE(label.length, 22)
    chunks.push(numbers(LOCAL_HEADER), about, label, content)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(numbers(CENTRAL_HEADER), Buffer.from([20, 0]), about, tail, label)
    offset += 30 + label.length + content.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.size, 4)
  end.writeUInt16LE(parts.size, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...chunks, central, numbers(END), end])
}

function numbers(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** A file that cannot be read, and why. */
export function unreadable(reason: string, line?: number): DomainError {
  return new DomainError('FILE_UNREADABLE', { path: ['file'], params: line === undefined ? { reason } : { reason, line } })
}
