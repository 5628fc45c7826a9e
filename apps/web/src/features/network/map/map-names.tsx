/** The names on the map: areas, and what has changed since or will change. */
import { useMemo } from 'react'
import { placeLabels, textWidth, type LabelSpace, type LabelWish } from './map-labels.js'
import { codeAt } from './map-raster.js'
import { toMap, toScreen, type MapView, type Size } from './map-view.js'
import type { Bounds, Point } from './planar.js'
import type { StageScene } from './stage-scene.js'
import type { MapGround } from './use-map-geometry.js'
import styles from './network-map.module.css'

export interface MapNamesProps {
  readonly ground: MapGround
  readonly scene: StageScene
  readonly view: MapView
  readonly screen: Size
  /** Where the marks stand, in pixels. */
  readonly places: ReadonlyMap<string, Point>
  /** What the names must not cover beside the marks: buttons over the map. */
  readonly reserved: readonly Bounds[]
  readonly highlightedId: string | null
  readonly crowd?: Crowd
}

/** How many areas want a name: with some, those that would cover another are left out; with many, all that do not fit. */
export type Crowd = 'few' | 'some' | 'many'

interface Name {
  readonly id: string
  readonly lines: readonly string[]
  readonly kind: 'area' | 'selected' | 'change'
  readonly wish: LabelWish
}

const lineHeight = 17
/** Size of the letters in the three looks, in pixels. */
const letterSize: Record<Name['kind'], number> = { area: 14, selected: 15, change: 13 }

type Wanted = Pick<Name, 'id' | 'lines' | 'kind'> & Omit<LabelWish, 'id' | 'width' | 'height'>

function wishFor({ id, lines, kind, ...place }: Wanted): Name {
  const width = Math.max(...lines.map((line) => textWidth(line, letterSize[kind])))
  return { id, lines, kind, wish: { id, width, height: lines.length * lineHeight, ...place } }
}

/** In a crowd a name stays near the middle of its area; looking further costs much and finds little. */
const crowdReach: Point = [48, 24]
const otherwiseIn = { few: 'at_ideal', some: 'if_free', many: 'left_out' } as const satisfies Record<Crowd, LabelWish['otherwise']>

function useNames({ ground, scene, view, highlightedId, crowd = 'few' }: MapNamesProps): Name[] {
  const codeUnder = (point: Point): string | null => codeAt(ground.raster, ...toMap(view, point))
  const changes = scene.changes.flatMap((change): Name[] => {
    if (change.lines === null) return []
    const codes = new Set(change.shapeCodes)
    const isOwn = (point: Point): boolean => codes.has(codeUnder(point) ?? '')
    const middle = toScreen(view, change.point)
    return [wishFor({ id: `change ${change.id}`, lines: change.lines, kind: 'change', middle, isOwn, staysOutside: true })]
  })
  const areas = scene.areas.flatMap((area): Name[] => {
    const isSelected = area.id === highlightedId
    if (area.name === null) return []
    return [
      wishFor({
        id: area.id,
        lines: [area.name],
        kind: isSelected ? 'selected' : 'area',
        middle: toScreen(view, area.point),
        isOwn: (point) => scene.owners.get(codeUnder(point) ?? '') === area.id,
        otherwise: isSelected ? 'at_ideal' : otherwiseIn[crowd],
        reach: crowd === 'many' ? crowdReach : undefined
      })
    ]
  })
  // In a crowd the selected name takes its place first.
  const first = crowd !== 'few' ? areas.filter(({ kind }) => kind === 'selected') : []
  return [...changes, ...first, ...areas.filter((name) => !first.includes(name))]
}

function boxOf([x, y]: Point, reach: number): Bounds {
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach }
}

/** Places along the strong strands, which a name should not cover. */
function strandPoints(scene: StageScene, places: ReadonlyMap<string, Point>, highlightedId: string | null): Point[] {
  const from = highlightedId === null ? undefined : places.get(highlightedId)
  if (from === undefined) return []
  return scene.marks.flatMap(({ id, parentId }): Point[] => {
    const to = places.get(id)
    if (parentId !== highlightedId || to === undefined) return []
    return [0.25, 0.5, 0.75].map((share) => [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share])
  })
}

function spaceOf({ ground, scene, view, screen, places, reserved, highlightedId }: MapNamesProps): LabelSpace {
  return {
    viewport: { left: 2, top: 2, right: screen.width - 2, bottom: screen.height - 2 },
    obstacles: [
      ...[...places.values()].map((point) => boxOf(point, 7)),
      ...strandPoints(scene, places, highlightedId).map((point) => boxOf(point, 2))
    ],
    blocked: reserved,
    isLand: (point) => codeAt(ground.raster, ...toMap(view, point)) !== null
  }
}

/** Decorative: every area and mark says its name itself. */
export function MapNames(props: MapNamesProps) {
  const names = useNames(props)
  const { view, screen, places, scene } = props
  const key = names.map((name) => `${name.id}${name.kind}`).join()
  const placed = useMemo(
    () => placeLabels(names.map((name) => name.wish), spaceOf(props)),
    // The wishes are made anew on every drawing; these are what they are made of.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [key, view, screen, places, scene]
  )
  return (
    <g aria-hidden="true" className={styles.names}>
      {names.map((name) => {
        const place = placed.get(name.id)
        if (place === undefined) return null
        const [x, y] = place
        return (
          <text key={name.id} className={styles.name} data-kind={name.kind} x={x} y={y - ((name.lines.length - 1) * lineHeight) / 2}>
            {name.lines.map((line, index) => (
              <tspan key={line} x={x} dy={index === 0 ? '0.35em' : lineHeight}>
                {line}
              </tspan>
            ))}
          </text>
        )
      })}
    </g>
  )
}
