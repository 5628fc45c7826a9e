/** The picture of the sign-in page: Finland, and the strands that tie a network together. Decorative. */
import { geoPath, geoTransverseMercator, type GeoProjection } from 'd3-geo'
import { useEffect, useState } from 'react'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { Mark } from '../../ui/mark.js'
import { helsinki, knots, type Place } from './login-places.js'
import styles from './login-map.module.css'

const width = 620
const height = 860

interface Drawing {
  readonly land: string
  readonly borders: string
  readonly at: (place: Place) => readonly [number, number]
}

function draw(topology: Topology): Drawing {
  const regions = topology.objects['region'] as GeometryCollection
  const land = feature(topology, regions)
  const projection: GeoProjection = geoTransverseMercator()
    .rotate([-27, 0])
    .fitExtent([[10, 10], [width - 10, height - 10]], land)
  const path = geoPath(projection).digits(1)
  return {
    land: path(land) ?? '',
    borders: path(mesh(topology, regions, (a, b) => a !== b)) ?? '',
    at: (place) => projection([place[0], place[1]]) ?? [0, 0]
  }
}

/** Loads the outline; the page does without the picture when it does not come. */
function useDrawing(): Drawing | null {
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    fetch('/geo/fi-admin-2026-coast.topo.json', { signal: stop.signal })
      .then((answer) => (answer.ok ? (answer.json() as Promise<Topology>) : null))
      .then((topology) => topology && setDrawing(draw(topology)))
      .catch(() => undefined)
    return () => stop.abort()
  }, [])
  return drawing
}

/** A strand from one place to another, bent to the left of its way. */
function strand(from: readonly [number, number], to: readonly [number, number], bend: number): string {
  const [x1, y1] = from
  const [x2, y2] = to
  const x = (x1 + x2) / 2 - (y2 - y1) * bend
  const y = (y1 + y2) / 2 + (x2 - x1) * bend
  const point = (value: number) => value.toFixed(1)
  return `M${point(x1)} ${point(y1)}Q${point(x)} ${point(y)} ${point(x2)} ${point(y2)}`
}

export function LoginMap() {
  const drawing = useDrawing()
  if (!drawing) return null
  const { land, borders, at } = drawing
  const [hqX, hqY] = at(helsinki)
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={styles.map} aria-hidden="true" focusable="false">
      <path d={land} className={styles.land} />
      <path d={borders} className={styles.borders} />
      {knots.flatMap((knot) =>
        knot.around.map((place) => {
          const [x, y] = at(place)
          const bend = x < at(knot.centre)[0] ? -0.18 : 0.18
          return <path key={String(place)} d={strand(at(knot.centre), [x, y], bend)} className={styles.strand} />
        })
      )}
      {knots
        .filter((knot) => knot.centre !== helsinki)
        .map((knot) => (
          <path key={String(knot.centre)} d={strand([hqX, hqY], at(knot.centre), -0.07)} className={styles.toCentre} />
        ))}
      {knots.flatMap((knot) =>
        knot.around.map((place) => {
          const [x, y] = at(place)
          return <circle key={String(place)} cx={x} cy={y} r={4.5} className={styles.unit} />
        })
      )}
      {knots
        .filter((knot) => knot.centre !== helsinki)
        .map((knot) => {
          const [x, y] = at(knot.centre)
          return (
            <g key={String(knot.centre)}>
              <circle cx={x} cy={y} r={8.5} className={styles.centre} />
              <circle cx={x} cy={y} r={4} className={styles.dot} />
            </g>
          )
        })}
      <g transform={`translate(${hqX - 14} ${hqY - 14})`} className={styles.office}>
        <rect width={28} height={28} rx={3} />
        <svg x={6} y={6} width={16} height={16}>
          <Mark size={16} />
        </svg>
      </g>
    </svg>
  )
}
