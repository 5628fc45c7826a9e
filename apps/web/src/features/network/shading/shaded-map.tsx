/** A map as it is drawn, with its classes beside it, each with how many areas it holds. */
import { useId } from 'react'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useText } from '../../../ui/text.js'
import { useMapGeometry } from '../map/use-map-geometry.js'
import { Choropleth, MarkPatterns, type AreaFill, type FilledArea } from './choropleth.js'
import styles from '../../../ui/charts/chart.module.css'

export interface LegendItem {
  readonly fill: AreaFill
  readonly text: string
}

interface MapLegendProps {
  readonly areas: readonly FilledArea[]
  readonly legend: readonly LegendItem[]
}

function MapLegend({ areas, legend }: MapLegendProps) {
  const t = useText()
  const id = useId()
  return (
    <ul className={styles.mapLegend} aria-label={t('chart.map.legend')}>
      {legend.map(({ fill, text }) => (
        <li key={fill}>
          <svg viewBox="0 0 18 13" width={18} height={13} aria-hidden="true">
            <MarkPatterns id={id} />
            <rect className={styles.land} data-fill={fill} width={18} height={13} />
            {(fill === 'suppressed' || fill === 'missing') && <rect width={18} height={13} fill={`url(#${id}-${fill})`} />}
          </svg>
          {text} <span className={styles.count}>({areas.filter((each) => each.fill === fill).length})</span>
        </li>
      ))}
    </ul>
  )
}

export interface ShadedMapProps extends MapLegendProps {
  /** What the map is of: read out. */
  readonly label: string
  readonly selected: string | null
  readonly onSelect: (area: string) => void
}

export function ShadedMap({ label, areas, legend, selected, onSelect }: ShadedMapProps) {
  const loading = useMapGeometry()
  if (loading.state === 'failed') return <ErrorNotice error={loading.error} onRetry={loading.retry} />
  if (loading.state === 'loading') return <Skeleton lines={10} />
  return (
    <div className={styles.mapRow}>
      <MapLegend {...{ areas, legend }} />
      <Choropleth ground={loading.ground} {...{ label, areas, selected, onSelect }} />
    </div>
  )
}
