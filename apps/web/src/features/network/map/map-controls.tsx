/** The buttons over the map and its legend. */
import { IconArrowDown, IconArrowLeft, IconArrowRight, IconArrowUp, IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react'
import { useId, type ReactNode } from 'react'
import type { IconComponent } from '../../../ui/button.js'
import { useText } from '../../../ui/text.js'
import { greatestZoom, zoomStep } from './map-view.js'
import { MarkGlyph } from './map-marks.js'
import type { Point } from './planar.js'
import type { MapViewControl } from './use-map-view.js'
import styles from './network-map.module.css'

interface ControlProps {
  readonly label: string
  readonly icon: IconComponent
  readonly isDisabled?: boolean
  readonly onPress: () => void
}

/** Stays focusable at the end of the scale, so that the focus is not lost there. */
function Control({ label, icon: Icon, isDisabled = false, onPress }: ControlProps) {
  return (
    <button
      type="button"
      className={styles.control}
      aria-label={label}
      title={label}
      aria-disabled={isDisabled || undefined}
      onClick={isDisabled ? undefined : onPress}
    >
      <Icon size={18} stroke={1.6} aria-hidden="true" />
    </button>
  )
}

/** Pixels by which a press of an arrow moves the map. */
const panStep = 120

export function MapControls({ control }: { readonly control: MapViewControl }) {
  const t = useText()
  const isZoomed = control.zoom > 1.001
  const pans: [string, IconComponent, Point][] = [
    ['up', IconArrowUp, [0, panStep]],
    ['left', IconArrowLeft, [panStep, 0]],
    ['right', IconArrowRight, [-panStep, 0]],
    ['down', IconArrowDown, [0, -panStep]]
  ]
  return (
    <div className={styles.controls} data-print="never">
      <div className={styles.zoom} role="group" aria-label={t('network.map.zoom')}>
        <Control
          label={t('network.map.zoomIn')}
          icon={IconPlus}
          isDisabled={control.zoom >= greatestZoom - 0.01}
          onPress={() => control.zoomBy(zoomStep)}
        />
        <Control
          label={t('network.map.zoomOut')}
          icon={IconMinus}
          isDisabled={!isZoomed}
          onPress={() => control.zoomBy(1 / zoomStep)}
        />
      </div>
      {isZoomed && (
        <div className={styles.pan} role="group" aria-label={t('network.map.pan')}>
          {pans.map(([direction, icon, by]) => (
            <Control key={direction} label={t(`network.map.pan.${direction}`)} icon={icon} onPress={() => control.panBy(by)} />
          ))}
          <Control label={t('network.map.showAll')} icon={IconFocusCentered} onPress={control.showAll} />
        </div>
      )}
    </div>
  )
}

interface LegendProps {
  readonly hasChanges: boolean
  /** What land without an area is called; null when there is none. */
  readonly noneText: string | null
  /** Items of the map at hand, after those of the marks. */
  readonly children?: ReactNode
}

export function MapLegend({ hasChanges, noneText, children }: LegendProps) {
  const t = useText()
  const patternId = useId()
  return (
    <ul className={styles.legend} aria-label={t('network.map.legend')}>
      {(['headquarters', 'regional_centre', 'local_unit'] as const).map((type) => (
        <LegendItem key={type} text={t(`network.map.legend.${type}`)}>
          <MarkGlyph type={type} />
        </LegendItem>
      ))}
      {children}
      {hasChanges && (
        <LegendItem text={t('network.map.legend.changed')}>
          <defs>
            <pattern id={patternId} width={4} height={4} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <path className={styles.hatchLine} d="M0 0V4" />
            </pattern>
          </defs>
          <rect className={styles.changed} fill={`url(#${patternId})`} x={-7} y={-7} width={14} height={14} />
        </LegendItem>
      )}
      {noneText !== null && (
        <LegendItem text={noneText}>
          <rect className={styles.uncovered} x={-7} y={-7} width={14} height={14} />
        </LegendItem>
      )}
    </ul>
  )
}

export function LegendItem({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <li>
      <svg viewBox="-9 -9 18 18" width={18} height={18} aria-hidden="true">
        {children}
      </svg>
      {text}
    </li>
  )
}
