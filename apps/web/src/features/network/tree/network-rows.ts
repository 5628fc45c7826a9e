/** The tree as rows: what is visible, where each row stands, and how the keys move through it. */
import type { IsoDate } from '@solmu/shared/dates.js'
import type { NetworkEvent, NetworkEventKind, NetworkNode } from '../network.types.js'

export interface TreeRow {
  readonly node: NetworkNode
  /** 1 for the head office. */
  readonly level: number
  readonly position: number
  readonly setSize: number
  readonly hasChildren: boolean
  readonly isExpanded: boolean
  readonly isLastOfSiblings: boolean
  /** Whether the line of the head office runs on past this row. */
  readonly hasTrunkBelow: boolean
}

/** What happens to a unit next, after the viewed day. */
export interface ComingChange {
  readonly date: IsoDate
  readonly kind: NetworkEventKind
}

/**
 * The rows that are visible when these rows are expanded. The head office is always open. Children keep
 * the order in which the API gives them.
 */
export function visibleRows(nodes: readonly NetworkNode[], expanded: ReadonlySet<string>): TreeRow[] {
  const children = childrenOf(nodes)
  const ids = new Set(nodes.map((node) => node.id))
  const roots = nodes.filter((node) => node.parentId === null || !ids.has(node.parentId))
  const rows: TreeRow[] = []
  const add = (node: NetworkNode, place: Pick<TreeRow, 'level' | 'position' | 'setSize' | 'hasTrunkBelow'>): void => {
    const own = children.get(node.id) ?? []
    const isExpanded = own.length > 0 && (place.level === 1 || expanded.has(node.id))
    rows.push({ ...place, node, hasChildren: own.length > 0, isExpanded, isLastOfSiblings: place.position === place.setSize })
    if (!isExpanded) return
    own.forEach((child, index) => {
      const hasTrunkBelow = place.level === 1 ? index < own.length - 1 : place.hasTrunkBelow
      add(child, { level: place.level + 1, position: index + 1, setSize: own.length, hasTrunkBelow })
    })
  }
  roots.forEach((root, index) =>
    add(root, { level: 1, position: index + 1, setSize: roots.length, hasTrunkBelow: false })
  )
  return rows
}

function childrenOf(nodes: readonly NetworkNode[]): Map<string, NetworkNode[]> {
  const children = new Map<string, NetworkNode[]>()
  for (const node of nodes) {
    if (node.parentId === null) continue
    const siblings = children.get(node.parentId) ?? []
    siblings.push(node)
    children.set(node.parentId, siblings)
  }
  return children
}

/** What a key asks of the tree. */
export type TreeAct =
  | { readonly act: 'focus'; readonly id: string }
  | { readonly act: 'expand' | 'collapse' | 'open' | 'select'; readonly id: string }

/**
 * What a key does when the focus is on a row, after the tree pattern of the ARIA Authoring Practices: up and
 * down walk the visible rows, right opens or enters, left closes or leaves, Home and End jump, Enter opens,
 * Space selects, `*` opens all siblings one by one. Null for a key that the tree leaves alone.
 */
export function actOfKey(rows: readonly TreeRow[], focusedId: string, key: string): TreeAct | null {
  const index = rows.findIndex((row) => row.node.id === focusedId)
  const row = rows[index]
  if (row === undefined) return null
  const focus = (target: TreeRow | undefined): TreeAct | null => (target === undefined ? null : { act: 'focus', id: target.node.id })
  const acts: Record<string, () => TreeAct | null> = {
    ArrowDown: () => focus(rows[index + 1]),
    ArrowUp: () => focus(rows[index - 1]),
    Home: () => focus(rows[0]),
    End: () => focus(rows.at(-1)),
    ArrowRight: () => enter(rows, index),
    ArrowLeft: () => leave(rows, index),
    Enter: () => ({ act: 'open', id: focusedId }),
    ' ': () => ({ act: 'select', id: focusedId })
  }
  return acts[key]?.() ?? null
}

function enter(rows: readonly TreeRow[], index: number): TreeAct | null {
  const row = rows[index] as TreeRow
  if (!row.hasChildren) return null
  if (!row.isExpanded) return { act: 'expand', id: row.node.id }
  return { act: 'focus', id: (rows[index + 1] as TreeRow).node.id }
}

function leave(rows: readonly TreeRow[], index: number): TreeAct | null {
  const row = rows[index] as TreeRow
  if (row.isExpanded && row.level > 1) return { act: 'collapse', id: row.node.id }
  const parent = rows.findLast((other, at) => at < index && other.level < row.level)
  return parent === undefined ? null : { act: 'focus', id: parent.node.id }
}

/**
 * The row that typed letters lead to: the next one after the focused whose name begins with them, going round.
 * Repeating one letter walks through the names that begin with it.
 *
 * @param nameOf the name as it is shown.
 */
export function rowByTyping(
  rows: readonly TreeRow[],
  focusedId: string,
  typed: { readonly text: string; readonly nameOf: (node: NetworkNode) => string }
): TreeRow | null {
  const letters = typed.text.toLocaleLowerCase('fi')
  if (letters === '') return null
  const isOneLetter = [...letters].every((letter) => letter === letters[0])
  const wanted = isOneLetter ? (letters[0] as string) : letters
  const start = rows.findIndex((row) => row.node.id === focusedId)
  const from = isOneLetter ? start + 1 : Math.max(start, 0)
  const rotated = [...rows.slice(from), ...rows.slice(0, from)]
  return rotated.find((row) => typed.nameOf(row.node).toLocaleLowerCase('fi').startsWith(wanted)) ?? null
}

const endings: readonly NetworkEventKind[] = ['moved', 'closed', 'merged', 'split']

/**
 * The next change of place or end of each unit after a day, for the mark "→ 2025" in the tree.
 *
 * @example comingChanges(events, '2023-11-05').get(kajaani.id) // { date: '2025-01-01', kind: 'moved' }
 */
export function comingChanges(events: readonly NetworkEvent[], asOf: IsoDate): Map<string, ComingChange> {
  const changes = new Map<string, ComingChange>()
  for (const event of events) {
    if (event.date <= asOf || !endings.includes(event.kind)) continue
    for (const unit of unitsThatChange(event)) {
      const known = changes.get(unit)
      if (known === undefined || event.date < known.date) changes.set(unit, { date: event.date, kind: event.kind })
    }
  }
  return changes
}

/** In a merger or a split, the units that end are those it came from; otherwise the units it is about. */
function unitsThatChange(event: NetworkEvent): string[] {
  const units = event.kind === 'merged' || event.kind === 'split' ? event.from : event.units
  return units.map((unit) => unit.id)
}
