/**
 * The network as a tree on a day: the head office, under it the regional
 * centres, under each of them its local units. The order is the one in which
 * people read the map: the head office first, the centres from north to south,
 * the units of a centre by name.
 *
 * No unit is lost. One that has no parent on the day, or whose parent does not
 * exist then, stands at the top of its own branch and is marked as an orphan.
 * Should parents form a ring, the first of the ring in reading order becomes
 * such an orphan and the rest hang below it.
 * Source: requirements 5 and 9.
 */
import { isValidOn, type IsoDate } from '@solmu/shared/dates.js'
import { unitTypes, type LinkFact, type NetworkFacts, type UnitFact } from './facts.js'
import { unitsOn } from './lives.js'

export interface TreeNode {
  /** What the unit is on the day. */
  readonly unit: UnitFact
  /** The unit above it, null at the top of a branch. */
  readonly parentId: string | null
  /** Steps from the top: 0 for the head office and for orphans. */
  readonly depth: number
  /** The link to the parent, which says since when and until when. */
  readonly link: LinkFact | null
  /** How many local units stand below it; 0 for a local unit. */
  readonly localUnitCount: number
  /** True when the unit should have a parent on that day but has none. */
  readonly isOrphan: boolean
}

interface Branch {
  readonly unit: UnitFact
  readonly link: LinkFact | null
}

const finnish = new Intl.Collator('fi')

/**
 * The tree of a day, each unit once, each parent before its children.
 *
 * @example networkTreeOn(facts, '2026-06-01').map((node) => '  '.repeat(node.depth) + node.unit.name.fi)
 */
export function networkTreeOn(facts: Pick<NetworkFacts, 'units' | 'links'>, day: IsoDate): TreeNode[] {
  const units = unitsOn(facts.units, day).sort(inReadingOrder)
  const links = linksOn(facts.links, day)
  const alive = new Set(units.map((unit) => unit.id))
  const branches = units.map((unit): Branch => {
    const link = links.get(unit.id)
    return { unit, link: link && alive.has(link.parentId) && link.parentId !== unit.id ? link : null }
  })
  const children = groupByParent(branches)
  const walk = { children, seen: new Set<string>(), nodes: [] as TreeNode[] }
  for (const branch of branches) if (branch.link === null) visit(walk, branch, 0)
  for (const branch of branches) if (!walk.seen.has(branch.unit.id)) visit(walk, { ...branch, link: null }, 0)
  return walk.nodes
}

/**
 * The link that counts for each unit on a day. Where faulty facts give a unit two parents at once, the
 * link that began last counts, and among those the one with the lesser parent id.
 */
export function linksOn(links: readonly LinkFact[], day: IsoDate): Map<string, LinkFact> {
  const current = new Map<string, LinkFact>()
  for (const link of links) {
    if (!isValidOn(link, day)) continue
    const other = current.get(link.unitId)
    if (!other || isPreferred(link, other)) current.set(link.unitId, link)
  }
  return current
}

/** The ids above a unit on a day, the nearest first; ends where the parents end or begin to repeat. */
export function ancestorsOn(links: readonly LinkFact[], unitId: string, day: IsoDate): string[] {
  const current = linksOn(links, day)
  const above: string[] = []
  let parentId = current.get(unitId)?.parentId
  while (parentId !== undefined && parentId !== unitId && !above.includes(parentId)) {
    above.push(parentId)
    parentId = current.get(parentId)?.parentId
  }
  return above
}

/** The centre that a unit belongs to on a day: itself for a centre, null for the head office and for orphans. */
export function centreOn(facts: Pick<NetworkFacts, 'units' | 'links'>, unitId: string, day: IsoDate): UnitFact | null {
  const chain = [unitId, ...ancestorsOn(facts.links, unitId, day)]
  const centres = facts.units.filter((unit) => unit.type === 'regional_centre' && chain.includes(unit.id))
  const current = unitsOn(centres, day)
  return chain.map((id) => current.find((centre) => centre.id === id)).find((centre) => centre !== undefined) ?? null
}

/** Head office, centres from north to south, then local units by name as Finnish sorts them. */
export function inReadingOrder(a: UnitFact, b: UnitFact): number {
  const byLevel = unitTypes.indexOf(a.type) - unitTypes.indexOf(b.type)
  const fromNorth = a.type === 'regional_centre' ? (b.lat ?? -90) - (a.lat ?? -90) : 0
  return byLevel || fromNorth || finnish.compare(a.name.fi, b.name.fi) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

const isPreferred = (link: LinkFact, other: LinkFact): boolean =>
  link.validFrom > other.validFrom || (link.validFrom === other.validFrom && link.parentId < other.parentId)

function groupByParent(branches: readonly Branch[]): Map<string, Branch[]> {
  const children = new Map<string, Branch[]>()
  for (const branch of branches) {
    if (branch.link === null) continue
    const siblings = children.get(branch.link.parentId)
    if (siblings) siblings.push(branch)
    else children.set(branch.link.parentId, [branch])
  }
  return children
}

interface Walk {
  readonly children: ReadonlyMap<string, readonly Branch[]>
  readonly seen: Set<string>
  readonly nodes: TreeNode[]
}

/** Adds a branch in pre-order and returns how many local units it holds, itself included. */
function visit(walk: Walk, branch: Branch, depth: number): number {
  const { unit, link } = branch
  walk.seen.add(unit.id)
  const place = walk.nodes.length
  const node = { unit, link, depth, parentId: link?.parentId ?? null, isOrphan: !link && unit.type !== 'headquarters' }
  walk.nodes.push({ ...node, localUnitCount: 0 })
  let localUnitCount = 0
  for (const child of walk.children.get(unit.id) ?? []) {
    if (!walk.seen.has(child.unit.id)) localUnitCount += visit(walk, child, depth + 1)
  }
  walk.nodes[place] = { ...node, localUnitCount }
  return localUnitCount + (unit.type === 'local_unit' ? 1 : 0)
}
