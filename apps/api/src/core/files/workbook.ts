import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { pack, type Parts, unpack, unreadable } from './archive.js'
import { MAX_COLUMNS, MAX_ROWS } from './limits.js'

/** A cell of a workbook that is written; a day is written as a real date. */
export type WorkbookValue = string | number | Date | null

export type WorkbookSheet = { readonly name: string; readonly rows: readonly (readonly WorkbookValue[])[] }

const require = createRequire(import.meta.url)
/** The modules that read and write, for programs that run in a worker. */
export const LIBRARIES = { reading: require.resolve('read-excel-file/node'), writing: require.resolve('write-excel-file/node') }

/** What a workbook of the largest size that is taken needs, and no more: one that was made to fill the memory ends there. */
const MEMORY_MEGABYTES = 512
const LONGEST_MS = 120_000

/** No sheet has ten million rows; a reader that believed it would fill them all. */
const FAR_ROW = /\sr\s*=\s*["'][A-Za-z]*\d{8}/

/**
 * Reading and writing large workbooks takes seconds of work, so it is done beside the thread that answers people. The
 * programs are texts because a worker is started from a file, and that file is a different one in the sources and in the
 * build.
 */
const READING = `
  const { parentPort, workerData } = require('node:worker_threads')
  const { readSheet } = require(workerData.library)
  const textOf = (value) => value === null || value === undefined ? ''
    : value instanceof Date ? (Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)) : String(value)
  const send = (message) => parentPort.postMessage(message)
  readSheet(Buffer.from(workerData.bytes), { trim: false }).then((rows) => {
    if (rows.length > workerData.mostRows) return send({ problem: 'rows' })
    if (rows.some((row) => row.length > workerData.mostColumns)) return send({ problem: 'columns' })
    for (let from = 0; from < rows.length; from += 1000) {
      send({ rows: rows.slice(from, from + 1000).map((row) => row.map(textOf)) })
    }
    send({ isDone: true })
  }).catch(() => send({ problem: 'workbook' }))`

const WRITING = `
  const { parentPort, workerData } = require('node:worker_threads')
  const library = require(workerData.library)
  const write = library.default ?? library
  const cell = (value, isHeading) => value instanceof Date ? { value, type: Date, format: 'd.m.yyyy' }
    : typeof value === 'string' ? { value, type: String, ...(isHeading ? { fontWeight: 'bold' } : {}) } : value
  const sheets = workerData.sheets.map(({ name, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    columns: (rows[0] ?? []).map((_heading, place) => ({
      width: Math.min(40, Math.max(10, ...rows.slice(0, 200).map((row) => String(row[place] ?? '').length + 2)))
    })),
    data: rows.map((row, line) => row.map((value) => cell(value, line === 0)))
  }))
  write(sheets).toBuffer().then((bytes) => parentPort.postMessage({ bytes, isDone: true }))`

type ReadMessage = { rows?: string[][]; problem?: string; isDone?: boolean }

/** A workbook that would need more rows than are taken; the caller says it in its own words. */
export class TooManyRows extends Error {}

/**
 * The first sheet of a workbook as texts: days as 2026-11-05, numbers with a point, a formula as what it came to.
 *
 * @throws DomainError FILE_UNREADABLE, TooManyRows
 */
export async function readWorkbook(bytes: Uint8Array): Promise<string[][]> {
  const parts = await workbookParts(bytes)
  const rows: string[][] = []
  const data = { library: LIBRARIES.reading, bytes: pack(parts), mostRows: MAX_ROWS + 1000, mostColumns: MAX_COLUMNS + 50 }
  await inWorker<ReadMessage>(READING, data, (message) => {
    if (message.problem === 'rows') throw new TooManyRows()
    if (message.problem) throw unreadable(message.problem)
    for (const row of message.rows ?? []) rows.push(row)
    return message.isDone === true
  })
  return rows
}

/**
 * The parts of a workbook that a reader may be given: XML alone, and nothing that would fill the memory.
 *
 * @param isTaken says of every name in the archive whether the file is taken at all
 * @throws DomainError FILE_UNREADABLE
 */
export async function workbookParts(bytes: Uint8Array, isTaken: (name: string) => boolean = () => true): Promise<Parts> {
  const names: string[] = []
  const parts = await unpack(bytes, (name) => names.push(name) > 0 && /\.xml(?:\.rels)?$/.test(name))
  if (!parts.has('xl/workbook.xml')) throw unreadable('workbook')
  if (!names.every(isTaken)) throw unreadable('macros')
  if ([...parts.values()].some((part) => FAR_ROW.test(part.toString('latin1')))) throw unreadable('unpacked')
  return parts
}

/** The bytes of a workbook; the first row of each sheet is frozen. */
export async function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Buffer> {
  let written: Uint8Array = new Uint8Array()
  await inWorker<{ bytes: Uint8Array }>(WRITING, { library: LIBRARIES.writing, sheets }, ({ bytes }) => {
    written = bytes
    return true
  })
  return Buffer.from(written)
}

/** Runs a program until `take` has seen the message that ends it; what `take` throws is what comes of it. */
export async function inWorker<Message>(program: string, workerData: object, take: (message: Message) => boolean): Promise<void> {
  const worker = new Worker(program, {
    eval: true,
    workerData,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES }
  })
  const tooLong = setTimeout(() => void worker.terminate(), LONGEST_MS)
  const ended = new Promise<void>((done, fail) => {
    worker.on('message', (message: Message) => {
      try {
        if (take(message)) done()
      } catch (error) {
        fail(error)
      }
    })
    worker.once('error', (error: { code?: string }) =>
      fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? unreadable('unpacked') : error)
    )
    // Whatever has not been said by now never will: the time or the memory ran out.
    worker.once('exit', () => fail(unreadable('unpacked')))
  })
  try {
    await ended
  } finally {
    clearTimeout(tooLong)
    await worker.terminate()
  }
}
