/** The names on the map: centres, and what has changed since or will change. */
import { useMemo } from 'react'
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { placeLabels, textWidth, type LabelSpace, type LabelWish } from './map-labels.js'
import { codeAt } from './map-raster.js'
import type { MapChange, MapScene } from './map-scene.js'
import { toMap, toScreen, type MapView, type Size } from './map-view.js'
import type { Bounds, Point } from './planar.js'
import type { MapGround } from './use-map-geometry.js'
import styles from './network-map.module.css'

export interface MapNamesProps {
  readonly ground: MapGround
  readonly scene: MapScene
  readonly view: MapView
  readonly screen: Size
  /** Where the marks stand, in pixels. */
  readonly places: ReadonlyMap<string, Point>
  /** What the names must not cover beside the marks: buttons over the map. */
  readonly reserved: readonly Bounds[]
  readonly highlightedId: string | null
  readonly asOf: IsoDate
  readonly today: IsoDate
}

interface Name {
  readonly id: string
  readonly lines: readonly string[]
  readonly kind: 'centre' | 'selected' | 'change'
  readonly wish: LabelWish
}

const lineHeight = 17
/** Size of the letters in the three looks, in pixels. */
const letterSize: Record<Name['kind'], number> = { centre: 14, selected: 15, change: 13 }

type Wanted = Pick<Name, 'id' | 'lines' | 'kind'> & Omit<LabelWish, 'id' | 'width' | 'height'>

function wishFor({ id, lines, kind, ...place }: Wanted): Name {
  const width = Math.max(...lines.map((line) => textWidth(line, letterSize[kind])))
  return { id, lines, kind, wish: { id, width, height: lines.length * lineHeight, ...place } }
}

/** A narrow name finds a place beside its area more easily than a wide one. */
const widestLine = 100

function broken(line: string): string[] {
  return textWidth(line, letterSize.change) > widestLine ? line.replace(': ', ':\n').split('\n') : [line]
}

/** How a changed area is called and when it changes. */
function useChangeLines(props: MapNamesProps): (change: MapChange) => string[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  return (change) => {
    const [code = ''] = change.shapeCodes
    const only = change.shapeCodes.length === 1 ? props.ground.geometry.shapes.get(code) : undefined
    const named = change.region?.name ?? only?.name
    const area = named === undefined ? t('network.count.municipalities', { count: change.shapeCodes.length }) : pick(named)
    const tense = props.asOf < props.today ? 'past' : 'future'
    const lines = broken(t(`network.map.changed.${tense}`, { area }))
    return change.date === null ? lines : [...lines, format.day(change.date)]
  }
}

function useNames(props: MapNamesProps): Name[] {
  const { ground, scene, view, highlightedId } = props
  const pick = useLocalized()
  const changeLines = useChangeLines(props)
  const ownerAt = (point: Point): string | null => {
    const code = codeAt(ground.raster, ...toMap(view, point))
    return code === null ? null : (scene.owners.get(code) ?? null)
  }
  const changes = labelledChanges(scene, highlightedId).map((change) => {
    const codes = new Set(change.shapeCodes)
    return wishFor({
      id: `change ${change.id}`,
      lines: changeLines(change),
      kind: 'change',
      middle: toScreen(view, change.point),
      isOwn: (point) => codes.has(codeAt(ground.raster, ...toMap(view, point)) ?? ''),
      staysOutside: true
    })
  })
  const centres = scene.areas.map((area) =>
    wishFor({
      id: area.id,
      lines: [pick(area.centre.name)],
      kind: area.id === highlightedId ? 'selected' : 'centre',
      middle: toScreen(view, area.point),
      isOwn: (point) => ownerAt(point) === area.id
    })
  )
  return [...changes, ...centres]
}

/** With a centre highlighted, only what concerns it is named; the pattern stays on the rest. */
function labelledChanges(scene: MapScene, highlightedId: string | null): MapChange[] {
  return scene.changes.filter(
    (change) =>
      change.viewedId !== null &&
      (highlightedId === null || change.viewedId === highlightedId || change.todayId === highlightedId)
  )
}

function boxOf([x, y]: Point, reach: number): Bounds {
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach }
}

/** Places along the strong strands, which a name should not cover. */
function strandPoints(scene: MapScene, places: ReadonlyMap<string, Point>, highlightedId: string | null): Point[] {
  const from = highlightedId === null ? undefined : places.get(highlightedId)
  if (from === undefined) return []
  return scene.marks.flatMap(({ id, node }): Point[] => {
    const to = places.get(id)
    if (node.parentId !== highlightedId || to === undefined) return []
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
