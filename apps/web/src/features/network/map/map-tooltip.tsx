/** What lies under the pointer or has the focus, in a small dark box. Decorative: the same is said by the labels. */
import { useLocalized, useText } from '../../../ui/text.js'
import type { MapGeometry } from './map-geometry.js'
import type { Size } from './map-view.js'
import type { Point } from './planar.js'
import type { StageScene } from './stage-scene.js'
import styles from './network-map.module.css'

export type Hint = { readonly markId: string; readonly at: Point } | { readonly municipality: string; readonly at: Point }

export interface MapTooltipProps {
  readonly hint: Hint
  readonly scene: StageScene
  readonly geometry: MapGeometry
  /** What is said of land that belongs to no area. */
  readonly noneText: string
  readonly screen: Size
}

export function MapTooltip({ hint, scene, geometry, noneText, screen }: MapTooltipProps) {
  const lines = useHintLines({ hint, scene, geometry, noneText })
  const [title, ...facts] = lines
  if (title === undefined) return null
  const [x, y] = hint.at
  const isLeft = x > screen.width * 0.6
  const isAbove = y > screen.height - 96
  return (
    <div
      className={styles.tooltip}
      aria-hidden="true"
      style={{
        [isLeft ? 'right' : 'left']: (isLeft ? screen.width - x : x) + 14,
        [isAbove ? 'bottom' : 'top']: (isAbove ? screen.height - y : y) + 10
      }}
    >
      <strong>{title}</strong>
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </div>
  )
}

function useHintLines({ hint, scene, geometry, noneText }: Omit<MapTooltipProps, 'screen'>): string[] {
  const t = useText()
  const pick = useLocalized()
  if ('markId' in hint) {
    const mark = scene.marks.find((each) => each.id === hint.markId)
    return mark === undefined ? [] : [mark.title, mark.hint]
  }
  const shape = geometry.shapes.get(hint.municipality)
  if (shape === undefined) return []
  const area = scene.areas.find((each) => each.id === scene.owners.get(hint.municipality))
  if (area === undefined) return [pick(shape.name), noneText]
  const [first, second, ...others] = area.facts
  const main = [first, second].filter((fact) => fact !== undefined).join(', ')
  return [area.title, main, ...others, t('network.map.here', { municipality: pick(shape.name) })]
}
