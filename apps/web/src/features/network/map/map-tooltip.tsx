/** What lies under the pointer or has the focus, in a small dark box. Decorative: the same is said by the labels. */
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import type { MapGeometry } from './map-geometry.js'
import type { MapScene } from './map-scene.js'
import type { Size } from './map-view.js'
import type { Point } from './planar.js'
import styles from './network-map.module.css'

export type Hint = { readonly markId: string; readonly at: Point } | { readonly municipality: string; readonly at: Point }

export interface MapTooltipProps {
  readonly hint: Hint
  readonly scene: MapScene
  readonly geometry: MapGeometry
  readonly screen: Size
}

export function MapTooltip({ hint, scene, geometry, screen }: MapTooltipProps) {
  const lines = useHintLines({ hint, scene, geometry })
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

function useHintLines({ hint, scene, geometry }: Omit<MapTooltipProps, 'screen'>): string[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  if ('markId' in hint) {
    const node = scene.marks.find((mark) => mark.id === hint.markId)?.node
    if (node === undefined) return []
    const kind = node.type === 'local_unit' ? t(`network.kind.${node.kind}`) : t(`network.type.${node.type}`)
    return [pick(node.name), `${kind}, ${pick(node.municipalityName)}`]
  }
  const shape = geometry.shapes.get(hint.municipality)
  if (shape === undefined) return []
  const area = scene.areas.find((each) => each.id === scene.owners.get(hint.municipality))
  if (area === undefined) return [pick(shape.name), t('network.map.noCentre')]
  return [
    pick(area.centre.name),
    [
      t('network.count.units', { count: area.centre.localUnitCount }),
      t('network.count.municipalities', { count: area.municipalities })
    ].join(', '),
    t('network.count.inhabitants', { count: area.population, shown: format.number(area.population) }),
    t('network.map.here', { municipality: pick(shape.name) })
  ]
}
