/** A division laid on the map: whose land is whose, where the borders run, where the units stand. */
import type { NetworkTree } from '../network.types.js'
import { readingOrder } from '../map/map-neighbours.js'
import { middlesOf } from '../map/map-raster.js'
import type { Point } from '../map/planar.js'
import type { StageArea, StageMark, StageScene } from '../map/stage-scene.js'
import { borderLengths, tonesOf } from '../map/territory-tones.js'
import type { MapGround } from '../map/use-map-geometry.js'
import type { AreaRow } from './division-rows.js'

export interface DivisionScene {
  readonly rows: readonly AreaRow[]
  readonly tree: NetworkTree
  /** What is told of an area beside its name. */
  readonly factsOf: (row: AreaRow) => readonly string[]
  readonly markWords: (node: NetworkTree['nodes'][number]) => Pick<StageMark, 'title' | 'spoken' | 'hint'>
}

/** Lays a division on the map. */
export function divisionScene(ground: MapGround, division: DivisionScene): StageScene {
  const owners = new Map(division.rows.flatMap((row) => row.shapeCodes.map((code) => [code, row.key] as const)))
  const ownerOf = (code: string): string | null => owners.get(code) ?? null
  return {
    areas: areasOf(ground, division, ownerOf),
    owners,
    borders: ground.geometry.borderPath(ownerOf),
    marks: marksOf(ground, division),
    changes: []
  }
}

function areasOf(ground: MapGround, { rows, factsOf }: DivisionScene, ownerOf: (code: string) => string | null): StageArea[] {
  const middles = middlesOf(ground.raster, ownerOf)
  const drawn = rows.filter((row) => row.shapeCodes.length > 0)
  const places = readingOrder(drawn.map((row) => ({ id: row.key, row, point: middles.get(row.key) ?? anyPoint(ground, row) })))
  const tones = tonesOf(
    places.flatMap(({ id, row }) => (row.isNone ? [] : [id])),
    borderLengths(ground.geometry.adjacency, ownerOf)
  )
  return places.map(({ id, row, point }) => ({
    id,
    point,
    path: ground.geometry.areaPath(row.shapeCodes),
    tone: row.isNone ? 'none' : (tones.get(id) ?? 0),
    texture: row.texture,
    // Classes lie scattered: the legend names them.
    name: row.isNone || row.texture !== undefined ? null : row.short,
    title: row.name,
    facts: factsOf(row)
  }))
}

/** An area too small for the grid: the middle of its first shape. */
function anyPoint({ geometry }: MapGround, row: AreaRow): Point {
  const shape = row.shapeCodes.map((code) => geometry.shapes.get(code)).find((each) => each !== undefined)
  if (shape === undefined) return [geometry.width / 2, geometry.height / 2]
  const { left, right, top, bottom } = shape.bounds
  return [(left + right) / 2, (top + bottom) / 2]
}

function marksOf({ geometry }: MapGround, { tree, markWords }: DivisionScene): StageMark[] {
  const marks = tree.nodes.flatMap((node): StageMark[] => {
    const point = node.lon === null || node.lat === null ? null : geometry.project(node.lon, node.lat)
    if (point === null) return []
    return [{ id: node.id, type: node.type, parentId: node.parentId, point, ...markWords(node) }]
  })
  return readingOrder(marks)
}
