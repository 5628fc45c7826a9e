/** One of the two days on the map: its territories and units, what differs hatched and marked. */
import type { GlyphShape } from '../timeline/event-glyphs.js'
import type { NetworkNode, NetworkTree, RegionArea } from '../network.types.js'
import { regionOf } from '../event-text.js'
import { readingOrder } from '../map/map-neighbours.js'
import { middlesOf } from '../map/map-raster.js'
import { sceneOf, type MapArea } from '../map/map-scene.js'
import type { StageArea, StageMark, StageScene } from '../map/stage-scene.js'
import type { NamedChange } from '../map/change-lines.js'
import type { MapGround } from '../map/use-map-geometry.js'
import type { Comparison } from './compare.operations.js'
import { isContinued } from './continuations.js'

export type Side = 'before' | 'after'

export interface ComparisonScene {
  readonly comparison: Comparison
  readonly side: Side
  /** The networks of the two days. */
  readonly before: NetworkTree
  readonly after: NetworkTree
  readonly regions: readonly RegionArea[]
  readonly areaWords: (area: MapArea) => Pick<StageArea, 'name' | 'title' | 'facts'>
  readonly markWords: (node: NetworkNode) => Pick<StageMark, 'title' | 'spoken' | 'hint'>
  readonly shapeWord: (shape: GlyphShape) => string
  readonly changeLines: (change: NamedChange) => readonly string[]
}

/** Lays a day on the map. On the second day the units that have closed stand where they were. */
export function comparisonScene(ground: MapGround, scene: ComparisonScene): StageScene {
  const shown = scene.side === 'before' ? scene.before : scene.after
  const { areas, owners, borders } = sceneOf(ground, shown, { current: shown, events: [], regions: [] })
  return {
    areas: areas.map((area) => ({ ...area, ...scene.areaWords(area) })),
    owners,
    borders,
    marks: marksOf(ground, scene),
    changes: changesOf(ground, scene)
  }
}

/** The mark of each unit that differs. */
export function changeShapes(comparison: Comparison): Map<string, GlyphShape> {
  const shapeOf = (unit: Comparison['units'][number]): GlyphShape => {
    if (isContinued(unit)) return 'joined'
    if (unit.changes.includes('opened')) return 'opened'
    if (unit.changes.includes('closed')) return 'ended'
    return unit.changes.includes('moved') ? 'moved' : 'amended'
  }
  return new Map(comparison.units.map((unit) => [unit.unitId, shapeOf(unit)]))
}

function marksOf({ geometry }: MapGround, scene: ComparisonScene): StageMark[] {
  const { comparison, side, before, after, markWords, shapeWord } = scene
  const shapes = changeShapes(comparison)
  const known = new Set(after.nodes.map((node) => node.id))
  const nodes = side === 'before' ? before.nodes : [...after.nodes, ...before.nodes.filter((node) => !known.has(node.id))]
  const marks = nodes.flatMap((node): StageMark[] => {
    const point = node.lon === null || node.lat === null ? null : geometry.project(node.lon, node.lat)
    if (point === null) return []
    const change = shapes.get(node.id)
    const words = markWords(node)
    const own = { id: node.id, type: node.type, parentId: node.parentId, point }
    if (change === undefined) return [{ ...own, ...words }]
    const word = shapeWord(change)
    return [{ ...own, change, title: words.title, spoken: [...words.spoken, word], hint: `${words.hint}, ${word}` }]
  })
  return readingOrder(marks)
}

function changesOf(ground: MapGround, { comparison, regions, changeLines }: ComparisonScene): StageScene['changes'] {
  const idOf = (index: number): string => `change ${index}`
  const groupOf = new Map(comparison.territories.flatMap(({ shapeCodes }, index) => shapeCodes.map((code) => [code, idOf(index)] as const)))
  const middles = middlesOf(ground.raster, (code) => groupOf.get(code) ?? null)
  return comparison.territories.flatMap(({ shapeCodes, municipalityCodes }, index) => {
    const point = middles.get(idOf(index))
    if (point === undefined) return []
    const region = regionOf(municipalityCodes, regions)
    const lines = changeLines({ shapeCodes, region, date: null })
    return [{ id: idOf(index), shapeCodes, point, path: ground.geometry.areaPath(shapeCodes), lines }]
  })
}
