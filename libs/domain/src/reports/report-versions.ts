/** What differs between two versions of a report, block by block: what came, what went, what moved and what reads otherwise. */
import type { ReportBlock, ReportBlockKind } from './report-template.js'

export const blockChangeKinds = ['added', 'removed', 'changed', 'moved'] as const
export type BlockChangeKind = (typeof blockChangeKinds)[number]

export interface FieldChange {
  readonly path: readonly string[]
  /** Texts as they are, all else as JSON; null for what was not there. */
  readonly was: string | null
  readonly now: string | null
}

export interface BlockChange {
  readonly blockId: string
  readonly blockKind: ReportBlockKind
  readonly change: BlockChangeKind
  /** Its places in both, from 0; null where it does not stand. A block that has moved and changed is told as changed, with both. */
  readonly was: number | null
  readonly now: number | null
  readonly fields: readonly FieldChange[]
}

/**
 * The changes from one list of blocks to another, in the order of the other; what went comes last. As few blocks as possible
 * count as moved: those that keep their order among each other (the longest such run) have stayed.
 *
 * @example reportDifference([a, b], [b, a]).map(({ change }) => change) // ['moved']
 */
export function reportDifference(one: readonly ReportBlock[], other: readonly ReportBlock[]): BlockChange[] {
  const places = new Map(one.map(({ id }, place) => [id, place]))
  const stayed = inOrder(other.flatMap(({ id }) => places.get(id) ?? []))
  const now = other.flatMap((block, place): BlockChange[] => {
    const was = places.get(block.id)
    const before = was === undefined ? undefined : one[was]
    const said = { blockId: block.id, blockKind: block.kind, was: was ?? null, now: place }
    if (was === undefined || !before) return [{ ...said, change: 'added', fields: [] }]
    const fields = fieldChanges(before, block, [])
    if (fields.length > 0) return [{ ...said, change: 'changed', fields }]
    return stayed.has(was) ? [] : [{ ...said, change: 'moved', fields }]
  })
  const ids = new Set(other.map(({ id }) => id))
  const removed = one.flatMap(({ id, kind }, place): BlockChange[] =>
    ids.has(id) ? [] : [{ blockId: id, blockKind: kind, change: 'removed', was: place, now: null, fields: [] }]
  )
  return [...now, ...removed]
}

/** The longest run of numbers that grow; of several as long, the one that ends lowest. */
function inOrder(numbers: readonly number[]): Set<number> {
  const best: number[][] = []
  for (const each of numbers) {
    const before = best.filter((run) => (run.at(-1) ?? -1) < each)
    const longest = before.reduce<number[]>((longer, run) => (run.length > longer.length ? run : longer), [])
    best.push([...longest, each])
  }
  return new Set(best.reduce<number[]>((longer, run) => (run.length > longer.length ? run : longer), []))
}

function fieldChanges(was: unknown, now: unknown, path: readonly string[]): FieldChange[] {
  if (JSON.stringify(was) === JSON.stringify(now)) return []
  if (isRecord(was) && isRecord(now)) {
    return [...new Set([...Object.keys(was), ...Object.keys(now)])].flatMap((key) => fieldChanges(was[key], now[key], [...path, key]))
  }
  if (isTexts(was) && isTexts(now)) return [{ path, was: JSON.stringify(was), now: JSON.stringify(now) }]
  if (Array.isArray(was) && Array.isArray(now)) {
    return Array.from({ length: Math.max(was.length, now.length) }, (_, place) => fieldChanges(was[place], now[place], [...path, String(place)])).flat()
  }
  return [{ path, was: told(was), now: told(now) }]
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((each) => typeof each === 'string')
const told = (value: unknown): string | null => (value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value))
