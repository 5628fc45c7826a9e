/** The areas as a list of choices laid over the land: arrows move to the neighbour, Enter opens. */
import type { StageArea } from './stage-scene.js'
import { useRovingChoice } from './use-roving-choice.js'
import styles from './network-map.module.css'

export interface MapAreasProps {
  /** What the list is of: read out. */
  readonly label: string
  readonly areas: readonly StageArea[]
  readonly selectedId: string | null
  /** The one that Tab reaches. */
  readonly activeId: string | null
  readonly onActivate: (area: StageArea) => void
  readonly onSelect: (id: string, isOpening: boolean) => void
}

export function MapAreas({ label, areas, selectedId, activeId, onActivate, onSelect }: MapAreasProps) {
  const { list, onKeyDown } = useRovingChoice<StageArea, SVGGElement>(areas, {
    onActivate,
    onChoose: (area, isOpening) => onSelect(area.id, isOpening)
  })
  const reachable = areas.find((area) => area.id === activeId) ?? areas.find((area) => area.id === selectedId) ?? areas[0]

  return (
    <g ref={list} role="listbox" aria-label={label} aria-orientation="vertical">
      {areas.map((area) => (
        <path
          key={area.id}
          role="option"
          className={styles.area}
          d={area.path}
          data-place={area.id}
          aria-selected={area.id === selectedId}
          aria-label={[area.title, ...area.facts].join(', ')}
          tabIndex={area === reachable ? 0 : -1}
          onFocus={() => onActivate(area)}
          onClick={() => onSelect(area.id, false)}
          onKeyDown={(event) => onKeyDown(event, area)}
        />
      ))}
    </g>
  )
}
