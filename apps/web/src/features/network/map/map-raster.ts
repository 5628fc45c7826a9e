/**
 * A coarse grid laid over the map that says for each cell whose territory it is.
 * It answers "is there land under this label" and "where is the widest place of
 * this territory" quickly, without walking the outlines again.
 */
import type { MapGeometry, MapShape } from './map-geometry.js'
import type { Point, Ring } from './planar.js'

/** Side of a cell in map units; the country is 1,000 units high. */
export const cellSize = 4

export interface MapRaster {
  readonly columns: number
  readonly rows: number
  /** Index into `codes` + 1 for each cell, 0 for sea and foreign land. */
  readonly cells: Uint16Array
  readonly codes: readonly string[]
}

/** Lays the grid over the shapes. */
export function rasterOf(geometry: MapGeometry): MapRaster {
  const columns = Math.ceil(geometry.width / cellSize)
  const rows = Math.ceil(geometry.height / cellSize)
  const cells = new Uint16Array(columns * rows)
  const shapes = [...geometry.shapes.values()]
  shapes.forEach((shape, index) => fillShape({ columns, rows, cells }, shape, index + 1))
  return { columns, rows, cells, codes: shapes.map((shape) => shape.code) }
}

type Grid = Pick<MapRaster, 'columns' | 'rows' | 'cells'>

function fillShape(grid: Grid, shape: MapShape, mark: number): void {
  const firstRow = Math.max(0, Math.floor(shape.bounds.top / cellSize))
  const lastRow = Math.min(grid.rows - 1, Math.floor(shape.bounds.bottom / cellSize))
  for (let row = firstRow; row <= lastRow; row += 1) {
    const crossings = crossingsAt(shape.rings, (row + 0.5) * cellSize)
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const from = Math.max(0, Math.round((crossings[pair] as number) / cellSize))
      const to = Math.min(grid.columns, Math.round((crossings[pair + 1] as number) / cellSize))
      grid.cells.fill(mark, row * grid.columns + from, row * grid.columns + to)
    }
  }
}

function crossingsAt(rings: readonly Ring[], y: number): number[] {
  const crossings: number[] = []
  for (const ring of rings) {
    ring.forEach(([x2, y2], index) => {
      const [x1, y1] = ring[index === 0 ? ring.length - 1 : index - 1] as Point
      if (y1 > y !== y2 > y) crossings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1))
    })
  }
  return crossings.sort((a, b) => a - b)
}

/** The municipality code at a place in map units, as exactly as the grid is fine; null for sea. */
export function codeAt(raster: MapRaster, x: number, y: number): string | null {
  const column = Math.floor(x / cellSize)
  const row = Math.floor(y / cellSize)
  if (column < 0 || row < 0 || column >= raster.columns || row >= raster.rows) return null
  const mark = raster.cells[row * raster.columns + column] as number
  return mark === 0 ? null : (raster.codes[mark - 1] as string)
}

/**
 * The place deepest inside each territory, in map units: far from its borders, hence a good place for its
 * name and for measuring directions.
 *
 * @param ownerOf the territory of a municipality, null for none.
 */
export function middlesOf(raster: MapRaster, ownerOf: (code: string) => string | null): Map<string, Point> {
  const owners = raster.codes.map((code) => ownerOf(code))
  const depth = depthsOf(raster, owners)
  const best = new Map<string, { depth: number; point: Point }>()
  raster.cells.forEach((mark, index) => {
    const owner = mark === 0 ? null : (owners[mark - 1] ?? null)
    if (owner === null) return
    const here = depth[index] as number
    if (here <= (best.get(owner)?.depth ?? 0)) return
    const point: Point = [((index % raster.columns) + 0.5) * cellSize, (Math.floor(index / raster.columns) + 0.5) * cellSize]
    best.set(owner, { depth: here, point })
  })
  return new Map([...best].map(([owner, { point }]) => [owner, point]))
}

/** Steps from each cell to the nearest cell of another owner (two sweeps over the grid, 3-4 chamfer weights). */
function depthsOf(raster: MapRaster, owners: readonly (string | null)[]): Float32Array {
  const { columns, rows, cells } = raster
  const ownerAt = (index: number): string | null => (cells[index] === 0 ? null : (owners[(cells[index] as number) - 1] ?? null))
  const depth = new Float32Array(columns * rows)
  const relax = (index: number, offsets: readonly [number, number, number][]): void => {
    const owner = ownerAt(index)
    const column = index % columns
    const row = Math.floor(index / columns)
    for (const [dx, dy, weight] of offsets) {
      const isOutside = column + dx < 0 || column + dx >= columns || row + dy < 0 || row + dy >= rows
      const other = index + dy * columns + dx
      const there = isOutside || ownerAt(other) !== owner ? 0 : (depth[other] as number)
      depth[index] = Math.min(depth[index] as number, there + weight)
    }
  }
  depth.fill(Infinity)
  for (let index = 0; index < depth.length; index += 1) relax(index, [[-1, 0, 3], [0, -1, 3], [-1, -1, 4], [1, -1, 4]])
  for (let index = depth.length - 1; index >= 0; index -= 1) relax(index, [[1, 0, 3], [0, 1, 3], [1, 1, 4], [-1, 1, 4]])
  return depth
}
