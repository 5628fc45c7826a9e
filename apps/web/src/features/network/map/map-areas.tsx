/** The territories as a list of choices laid over the land: arrows move to the neighbour, Enter opens. */
import { useRef, type KeyboardEvent } from 'react'
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { directionOf, neighbourTowards } from './map-neighbours.js'
import type { MapArea } from './map-scene.js'
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
  const list = useRef<SVGGElement>(null)
  const reachable = areas.find((area) => area.id === activeId) ?? areas.find((area) => area.id === selectedId) ?? areas[0]

  function focus(area: MapArea | null | undefined): void {
    if (!area) return
    onActivate(area)
    list.current?.querySelector<SVGElement>(`[data-area="${area.id}"]`)?.focus()
  }

  function onKeyDown(event: KeyboardEvent, area: MapArea): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const direction = directionOf(event.key)
    const acts: Record<string, () => void> = {
      Enter: () => onSelect(area.id, true),
      ' ': () => onSelect(area.id, false),
      Home: () => focus(areas[0]),
      End: () => focus(areas.at(-1))
    }
    const act = direction === null ? acts[event.key] : () => focus(neighbourTowards(areas, area.id, direction))
    if (act === undefined) return
    event.preventDefault()
    act()
  }

  return (
    <g ref={list} role="listbox" aria-label={t('network.map.areas')} aria-orientation="vertical">
      {areas.map((area) => (
        <path
          key={area.id}
          role="option"
          className={styles.area}
          d={area.path}
          data-area={area.id}
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
