/** What can be done with the list of blocks of a draft. Nothing here changes what it is given. */
import { parseBlocks } from '@solmu/domain/reports/report-shape.js'
import type { ReportBlock, ReportBlockKind, ReportFault } from '@solmu/domain/reports/report-template.js'

export type Blocks = readonly ReportBlock[]

/** Kinds in the order in which they are offered. */
export const offeredKinds: readonly ReportBlockKind[] = [
  ...(['heading', 'text', 'figure', 'table', 'chart', 'map'] as const),
  ...(['chain', 'form', 'narrative', 'completeness', 'definitions', 'colophon'] as const)
]

/** A block that nothing has been written into yet. */
export function newBlock(kind: ReportBlockKind, id: string): ReportBlock {
  const parsed = parseBlocks([{ id, kind }])
  const [block] = 'blocks' in parsed ? parsed.blocks : []
  if (!block) throw new RangeError(`No block ${id} of ${kind}`)
  return block
}

/** @param place where it shall stand, from 0 */
export const inserted = (blocks: Blocks, place: number, block: ReportBlock): Blocks => [...blocks.slice(0, place), block, ...blocks.slice(place)]

export const without = (blocks: Blocks, id: string): Blocks => blocks.filter((each) => each.id !== id)

export const replaced = (blocks: Blocks, block: ReportBlock): Blocks => blocks.map((each) => (each.id === block.id ? block : each))

/** A block moved so many places, no further than to an end. @example moved([a, b, c], 'c', -1) // [a, c, b] */
export function moved(blocks: Blocks, id: string, steps: number): Blocks {
  const place = blocks.findIndex((each) => each.id === id)
  const block = blocks[place]
  if (!block) return blocks
  return inserted(without(blocks, id), Math.max(0, Math.min(blocks.length - 1, place + steps)), block)
}

/**
 * My blocks with one of them as somebody else has saved it: as it reads there, after the one that it stands after there, or
 * gone when it is gone there.
 */
export function taken(mine: Blocks, theirs: Blocks, id: string): Blocks {
  const rest = without(mine, id)
  const there = theirs.findIndex((each) => each.id === id)
  const block = theirs[there]
  if (!block) return rest
  const before = theirs.slice(0, there).findLast((each) => rest.some((other) => other.id === each.id))
  return inserted(rest, before ? rest.findIndex((each) => each.id === before.id) + 1 : 0, block)
}

export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The id of the control of a field, or of the language of a text: an item of a plain list has the control of its list. */
export function controlId(blockId: string, path: readonly string[]): string {
  const isItem = path.length > 1 && /^\d+$/.test(path.at(-1) ?? '')
  return ['osa', blockId, ...(isItem ? path.slice(0, -1) : path)].join('-')
}

export interface PlacedFault {
  readonly blockId: string | null
  /** Inside the block. */
  readonly path: readonly string[]
  readonly code: string
  readonly params: ReportFault['params']
}

/** Faults by the blocks that they are of; a fault of the whole has none. */
export function placedFaults(blocks: Blocks, faults: readonly Pick<ReportFault, 'path' | 'code' | 'params'>[]): readonly PlacedFault[] {
  return faults.map(({ path: [place, ...path], code, params }) => ({ blockId: blocks[Number(place ?? -1)]?.id ?? null, path, code, params }))
}
