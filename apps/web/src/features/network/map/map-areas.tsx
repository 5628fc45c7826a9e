/** The territories as a list of choices laid over the land: arrows move to the neighbour, Enter opens. */
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import type { MapArea } from './map-scene.js'
import { useRovingChoice } from './use-roving-choice.js'
import styles from './network-map.module.css'

export interface MapAreasProps {
  readonly areas: readonly MapArea[]
  readonly selectedId: string | null
  /** The one that Tab reaches. */
  readonly activeId: string | null
  readonly onActivate: (area: MapArea) => void
  readonly onSelect: (id: string, isOpening: boolean) => void
}

export function MapAreas({ areas, selectedId, activeId, onActivate, onSelect }: MapAreasProps) {
  const t = useText()
  const labelOf = useAreaLabel()
  const { list, onKeyDown } = useRovingChoice<MapArea, SVGGElement>(areas, {
    onActivate,
    onChoose: (area, isOpening) => onSelect(area.id, isOpening)
  })
  const reachable = areas.find((area) => area.id === activeId) ?? areas.find((area) => area.id === selectedId) ?? areas[0]

  return (
    <g ref={list} role="listbox" aria-label={t('network.map.areas')} aria-orientation="vertical">
      {areas.map((area) => (
        <path
          key={area.id}
          role="option"
          className={styles.area}
          d={area.path}
          data-place={area.id}
          aria-selected={area.id === selectedId}
          aria-label={labelOf(area)}
          tabIndex={area === reachable ? 0 : -1}
          onFocus={() => onActivate(area)}
          onClick={() => onSelect(area.id, false)}
          onKeyDown={(event) => onKeyDown(event, area)}
        />
      ))}
    </g>
  )
}

/** "Itä-Suomi, 9 yksikköä, 52 kuntaa, 611 201 asukasta"; whether it is selected is said by the role. */
function useAreaLabel(): (area: MapArea) => string {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  return ({ centre, municipalities, population }) =>
    [
      pick(centre.name),
      t('network.count.units', { count: centre.localUnitCount }),
      t('network.count.municipalities', { count: municipalities }),
      t('network.count.inhabitants', { count: population, shown: format.number(population) })
    ].join(', ')
}
