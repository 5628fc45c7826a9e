import { jest } from '@jest/globals'
import { ApiError } from '../../../../graphql/api-error.js'
import { SheetStore } from '../sheet/sheet-store.js'
import { rows } from '../testing/return-examples.js'
import type { SaveAnswer, SaveCellInput } from '../unit-return.types.js'
import { SaveQueue } from './save-queue.js'
import { memoryUnsentStore, type UnsentStore } from './unsent-store.js'

const a2i = 'a2/customer_group:i'
const a2ii = 'a2/customer_group:ii'

const answer = (part: Partial<SaveAnswer> = {}): SaveAnswer => ({
  unitReturn: { version: 4 },
  ...{ cells: [], conflicts: [], refusals: [] },
  ...part
})

const keep = (cell: SaveCellInput, version = cell.expectedVersion + 1): SaveAnswer['cells'][number] => {
  const { indicatorId, breakdown, status, value, note } = cell
  return { indicatorId, breakdown, status, value, note, version, review: 'open', answered: null }
}

type Send = (cells: readonly SaveCellInput[]) => Promise<SaveAnswer>

async function begin(send: Send, unsent: UnsentStore = memoryUnsentStore()) {
  const sheet = new SheetStore(rows)
  const sent: (readonly SaveCellInput[])[] = []
  const queue = new SaveQueue({
    ...{ sheet, unsent, writer: 'Riikka Korhonen' },
    send: (cells) => {
      sent.push(cells)
      return send(cells)
    }
  })
  const restored = await queue.start()
  return { sheet, queue, sent, unsent, restored }
}

const keepAll: Send = async (cells) => answer({ cells: cells.map((cell) => keep(cell)) })
const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms)

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

describe('the queue', () => {
  it('sends what was written together, within two seconds even when the writer never pauses', async () => {
    const { sheet, sent } = await begin(keepAll)
    for (let at = 0; at < 5; at += 1) {
      sheet.type(at % 2 ? a2ii : a2i, String(at + 1))
      await pass(500)
    }
    expect(sent).toHaveLength(1)
    expect(sent[0]?.map(({ breakdown, value, expectedVersion }) => [breakdown, value, expectedVersion])).toEqual([
      ['customer_group:i', '3', 0],
      ['customer_group:ii', '4', 0]
    ])
  })

  it('has one request under way; what is written meanwhile rests on the version that comes back', async () => {
    const waiting: (() => void)[] = []
    const { sheet, queue, sent } = await begin(
      (cells) => new Promise((done) => waiting.push(() => done(answer({ cells: cells.map((cell) => keep(cell)) }))))
    )
    sheet.type(a2i, '1')
    await pass(1000)
    sheet.type(a2i, '12')
    await pass(5000)
    expect(sent).toHaveLength(1)
    waiting[0]?.()
    await pass(2000)
    expect(sent[1]).toMatchObject([{ value: '12', expectedVersion: 1 }])
    waiting[1]?.()
    await pass(100)
    expect(queue.state().phase).toBe('saved')
    expect(sheet.cell(a2i)).toMatchObject({ isUnsent: false, version: 2, changedBy: 'Riikka Korhonen' })
  })

  it('sends no half mark, no text that is no answer, and nothing back to what it was', async () => {
    const { sheet, sent } = await begin(keepAll)
    sheet.type(a2i, '.')
    await pass(5000)
    expect(sent).toHaveLength(0)
    sheet.type(a2i, 'viisi')
    sheet.settle(a2i)
    await pass(5000)
    expect(sheet.cell(a2i)).toMatchObject({ typed: 'viisi', issue: { code: 'INVALID_NUMBER' } })
    sheet.type('a1/customer_group:i', '15')
    sheet.type('a1/customer_group:i', '14')
    await pass(5000)
    expect(sent).toHaveLength(0)
  })

  it('keeps everything on the device without a connection, and sends it when it is back', async () => {
    let isOffline = true
    const { sheet, queue, sent, unsent } = await begin((cells) =>
      isOffline ? Promise.reject(new ApiError({ code: 'UNAVAILABLE' })) : keepAll(cells)
    )
    sheet.type(a2i, '5')
    await pass(1000)
    expect(queue.state().phase).toBe('offline')
    sheet.type(a2ii, 'kaksi')
    sheet.settle(a2ii)
    await pass(300)
    expect(await unsent.read()).toEqual([
      { key: a2i, text: '5', note: '', version: 0 },
      { key: a2ii, text: 'kaksi', note: '', version: 0 }
    ])
    expect(queue.isStuck()).toBe(true)
    isOffline = false
    await pass(30_000)
    expect(queue.state().phase).toBe('saved')
    expect(sent[sent.length - 1]).toHaveLength(1)
    expect((await unsent.read()).map(({ key }) => key)).toEqual([a2ii])
  })

  it('puts back what a closed laptop left, and sends it', async () => {
    const left = [
      { key: a2i, text: '7', note: '', version: 0 },
      { key: a2ii, text: 'x', note: '', version: 0 },
      { key: 'gone/', text: '1', note: '', version: 0 }
    ]
    const { sheet, sent, restored, unsent } = await begin(keepAll, memoryUnsentStore(left))
    expect(restored).toEqual([a2i, a2ii])
    expect(sheet.text(a2ii)).toBe('x')
    await pass(2500)
    expect(sent).toHaveLength(1)
    expect((await unsent.read()).map(({ key }) => key)).toEqual([a2ii])
  })

  it('overwrites nobody: both values stand until somebody chooses', async () => {
    const theirs = { status: 'value' as const, value: '9', note: '', version: 6, changedBy: 'Riitta', changedAt: '2026-11-05T07:00:00Z' }
    const at = { indicatorId: 'a2', breakdown: 'customer_group:i' }
    let isFirst = true
    const { sheet, sent } = await begin(async (cells) => {
      const conflicts = isFirst ? [{ ...at, theirs }] : []
      isFirst = false
      return answer({ conflicts, cells: conflicts.length > 0 ? [] : cells.map((cell) => keep(cell)) })
    })
    sheet.type(a2i, '5')
    await pass(10_000)
    expect(sent).toHaveLength(1)
    expect(sheet.cell(a2i)).toMatchObject({ answer: { value: 5 }, theirs: { answer: { value: 9 } }, isUnsent: true })
    sheet.resolve([a2i], 'mine')
    await pass(2000)
    expect(sent[1]).toMatchObject([{ value: '5', expectedVersion: 6 }])
    expect(sheet.cell(a2i)).toMatchObject({ isUnsent: false, theirs: null })
  })

  it('asks nobody to choose between two that are the same', async () => {
    const theirs = { status: 'value' as const, value: '5', note: '', version: 6, changedBy: null, changedAt: '2026-11-05T07:00:00Z' }
    const { sheet, queue } = await begin(async () =>
      answer({ conflicts: [{ indicatorId: 'a2', breakdown: 'customer_group:i', theirs }] })
    )
    sheet.type(a2i, '5')
    await pass(2000)
    expect(sheet.cell(a2i)).toMatchObject({ isUnsent: false, theirs: null, version: 6 })
    expect(queue.hasUnsent()).toBe(false)
  })

  it('keeps what the server refuses in its field, with the reason, and does not send it again', async () => {
    const { sheet, sent } = await begin(async () =>
      answer({ refusals: [{ indicatorId: 'a2', breakdown: 'customer_group:i', code: 'CELL_LOCKED', params: {} }] })
    )
    sheet.type(a2i, '5')
    await pass(20_000)
    expect(sent).toHaveLength(1)
    expect(sheet.cell(a2i)).toMatchObject({ isUnsent: true, issue: { code: 'CELL_LOCKED' }, answer: { value: 5 } })
  })

  it('waits with what needs a reason until there is one', async () => {
    const { sheet, sent } = await begin(keepAll)
    sheet.writeAll([{ key: a2i, text: '..' }])
    await pass(5000)
    expect(sent).toHaveLength(0)
    sheet.setNote(a2i, 'Järjestelmä vaihtui.')
    await pass(2500)
    expect(sent).toMatchObject([[{ status: 'missing', value: null, note: 'Järjestelmä vaihtui.' }]])
  })
})

describe('the sheet', () => {
  it('takes a paste back as one, but not what was written since', () => {
    const sheet = new SheetStore(rows)
    sheet.writeAll([
      { key: a2i, text: '1' },
      { key: a2ii, text: 'x' }
    ])
    expect(sheet.cell(a2ii)).toMatchObject({ typed: 'x', issue: { code: 'INVALID_NUMBER' } })
    sheet.take(rows)
    expect(sheet.text(a2i)).toBe('1')
    expect(sheet.undo()).toEqual([a2i, a2ii])
    expect([sheet.text(a2i), sheet.text(a2ii)]).toEqual(['', ''])
    expect(sheet.all().filter(({ isUnsent }) => isUnsent)).toEqual([])
    expect(sheet.undo()).toEqual([])
  })

  it('takes keystrokes into one field back together', () => {
    const sheet = new SheetStore(rows)
    for (const text of ['1', '12', '123']) sheet.type(a2i, text)
    sheet.settle(a2i)
    sheet.type(a2ii, '4')
    sheet.settle(a2ii)
    sheet.undo()
    expect([sheet.text(a2i), sheet.text(a2ii)]).toEqual(['123', ''])
    sheet.undo()
    expect(sheet.text(a2i)).toBe('')
  })

  it('shows what others have saved, and leaves what is unsent here', () => {
    const sheet = new SheetStore(rows)
    sheet.type(a2i, '5')
    const cells = rows[1]!.cells.map((cell) => ({ ...cell, status: 'value' as const, value: '8', version: 4 }))
    sheet.take([rows[0]!, { ...rows[1]!, cells }, ...rows.slice(2)])
    expect([sheet.text(a2i), sheet.text(a2ii)]).toEqual(['5', '8'])
    expect(sheet.cell(a2i)?.version).toBe(0)
  })

  it('is not taken back by what was read before the last saving and arrives after it', async () => {
    const { sheet } = await begin(keepAll)
    const readWith = (version: number, value: string) =>
      rows.map((row, place) => (place === 1 ? { ...row, cells: row.cells.map((cell) => ({ ...cell, status: 'value' as const, value, version })) } : row))
    sheet.take(readWith(3, '4'))
    sheet.type(a2i, '6')
    await pass(2000)
    expect(sheet.cell(a2i)).toMatchObject({ isUnsent: false, version: 4 })
    sheet.take(readWith(3, '4'))
    expect(sheet.text(a2i)).toBe('6')
    sheet.take(readWith(5, '7'))
    expect(sheet.text(a2i)).toBe('7')
  })
})
