/**
 * The map of Finland as plain drawing: every municipality as an outline in map
 * units, where the whole country is `mapHeight` units high. The shapes are read
 * once; territories of any day are put together from them.
 * Source of the shapes: Statistics Finland, CC BY 4.0, generalised.
 */
import { geoPath, geoTransverseMercator, type GeoProjection } from 'd3-geo'
import type { Feature, MultiLineString, MultiPolygon, Polygon } from 'geojson'
import { feature, merge, mesh, neighbors } from 'topojson-client'
import type { GeometryCollection, MultiPolygon as TopoMultiPolygon, Polygon as TopoPolygon, Topology } from 'topojson-specification'
import type { LocalizedText } from '@solmu/shared/text.js'
import { boundsOfRings, containsPoint, type Bounds, type Point, type Ring } from './planar.js'

export const mapHeight = 1000

/** Only the first layer of the file is drawn; the others are the official divisions. */
export type AdminTopology = Topology<{ municipality: GeometryCollection<LocalizedText> }>

type TopoArea = TopoPolygon | TopoMultiPolygon

export interface MapShape {
  readonly code: string
  readonly name: LocalizedText
  readonly path: string
  readonly rings: readonly Ring[]
  readonly bounds: Bounds
}

export interface MapGeometry {
  readonly width: number
  readonly height: number
  readonly shapes: ReadonlyMap<string, MapShape>
  /** Pairs of municipalities that share a border. */
  readonly adjacency: ReadonlyMap<string, readonly string[]>
  /** The outline of several municipalities as one area. */
  readonly areaPath: (codes: readonly string[]) => string
  /** The borders between municipalities whose owners differ; the coast is not a border. */
  readonly borderPath: (ownerOf: (code: string) => string | null) => string
  /** The coast and the frontier. */
  readonly coastPath: string
  readonly project: (lon: number, lat: number) => Point | null
  /** The municipality that holds a point given in map units. */
  readonly municipalityAt: (point: Point) => string | null
}

/** Transverse Mercator along 27° E shows Finland upright, as in print. */
function projectionFor(topology: AdminTopology): GeoProjection {
  const country = feature(topology, topology.objects.municipality)
  return geoTransverseMercator().rotate([-27, 0]).fitHeight(mapHeight, country)
}

/** Reads the shapes for drawing. Takes some tens of milliseconds; call it once. */
export function readGeometry(topology: AdminTopology): MapGeometry {
  const layer = topology.objects.municipality
  const projection = projectionFor(topology)
  const path = geoPath(projection).digits(1)
  const [[left], [right]] = path.bounds(feature(topology, layer))
  projection.translate([(projection.translate()[0] as number) - left, projection.translate()[1] as number])

  const areas = layer.geometries as (TopoArea & { id: string; properties: LocalizedText })[]
  const byCode = new Map(areas.map((area) => [String(area.id), area]))
  const shapes = new Map(areas.map((area) => [String(area.id), shapeOf(topology, area, { projection, path })]))
  const linesBetween = (differ: (a: string, b: string) => boolean): string =>
    path(mesh(topology, layer, (a, b) => differ(String(a.id), String(b.id))) as MultiLineString) ?? ''

  return {
    width: right - left,
    height: mapHeight,
    shapes,
    adjacency: adjacencyOf(areas),
    areaPath: (codes) => {
      const parts = codes.flatMap((code) => byCode.get(code) ?? [])
      return parts.length === 0 ? '' : (path(merge(topology, parts) as MultiPolygon) ?? '')
    },
    borderPath: (ownerOf) => linesBetween((a, b) => a !== b && ownerOf(a) !== ownerOf(b)),
    coastPath: linesBetween((a, b) => a === b),
    project: (lon, lat) => projection([lon, lat]),
    municipalityAt: (point) => municipalityAt(shapes, point)
  }
}

interface Drawing {
  readonly projection: GeoProjection
  readonly path: ReturnType<typeof geoPath>
}

function shapeOf(topology: AdminTopology, area: TopoArea & { id: string; properties: LocalizedText }, drawing: Drawing): MapShape {
  const { geometry } = feature(topology, area) as Feature<Polygon | MultiPolygon>
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const rings = polygons.flatMap((polygon) =>
    polygon.map((ring) => ring.flatMap(([lon, lat]) => [drawing.projection([lon as number, lat as number]) as Point]))
  )
  return {
    code: String(area.id),
    name: area.properties,
    path: drawing.path(geometry) ?? '',
    rings,
    bounds: boundsOfRings(rings)
  }
}

function adjacencyOf(areas: readonly (TopoArea & { id: string })[]): Map<string, string[]> {
  const lists = neighbors(areas as unknown as Parameters<typeof neighbors>[0])
  return new Map(
    areas.map((area, index) => [String(area.id), (lists[index] ?? []).map((other) => String(areas[other]?.id))])
  )
}

function municipalityAt(shapes: ReadonlyMap<string, MapShape>, point: Point): string | null {
  for (const shape of shapes.values()) if (containsPoint(shape, point)) return shape.code
  return null
}
