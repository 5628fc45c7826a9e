import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import { unreadable } from './archive.js'
import { MAX_CELL, MAX_COLUMNS } from './limits.js'

const separators = [';', ',', '\t'] as const

/** How much is read between two breaths. */
const PIECE = 128 * 1024

/**
 * The rows of a text whose fields are separated by semicolons, commas or tabs, in UTF-8 or Windows-1252.
 *
 * @param most how many rows are wanted at the most; one more is read, so that the caller sees that there are more
 * @throws DomainError FILE_UNREADABLE
 */
export async function readCsv(bytes: Uint8Array, most: number): Promise<string[][]> {
  const text = decoded(bytes)
  const parser = Readable.from(piecesOf(text)).pipe(
    parse({
      delimiter: separatorOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: MAX_CELL * MAX_COLUMNS
    })
  )
  const rows: string[][] = []
  try {
    for await (const row of parser) {
      rows.push(row as string[])
      if (rows.length > most) break
    }
  } catch (error) {
    throw unreadable(error instanceof CsvError && /QUOTE/.test(error.code) ? 'quotes' : 'cell', rows.length + 1)
  }
  return rows
}

/** What no text holds; a text in another encoding is full of it. */
const NO_TEXT = /[\0\x01-\x08\x0e-\x1f\x80-\x84\x86-\x9f]/

function decoded(bytes: Uint8Array): string {
  const text = asUtf8(bytes) ?? asWindows1252(bytes)
  if (NO_TEXT.test(text)) throw unreadable('text')
  return text
}

/**
 * Null for another encoding. A file of UTF-8 in which a sign was cut is no other one, and is refused: names would come in garbled.
 *
 * @throws DomainError FILE_UNREADABLE
 */
function asUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.split('\ufffd').length - 1
  if (broken === 0) return text
  if ((text.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0) > broken) throw unreadable('text')
  return null
}

/** What Windows-1252 has where Latin-1 has nothing for people to read; places without a sign stay as they are. */
const WINDOWS_SIGNS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** Not `TextDecoder`: that of Node 20 takes Windows-1252 for Latin-1. */
function asWindows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return latin.replace(/[\x80-\x9f]/g, (sign) => WINDOWS_SIGNS[sign.charCodeAt(0) - 0x80] ?? sign)
}

/** The separator that stands most often in the headings, outside quotation marks. */
function separatorOf(text: string): string {
  const heading = text.slice(0, PIECE).replace(/"[^"]*"/g, '').split(/[\r\n]/, 1)[0] ?? ''
  const counts = separators.map((separator) => heading.split(separator).length)
  return separators[counts.indexOf(Math.max(...counts))] ?? ';'
}

async function* piecesOf(text: string): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += PIECE) {
    yield text.slice(from, from + PIECE)
    await setImmediate()
  }
}
