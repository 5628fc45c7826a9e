/** How the territories of the centres are called on a map. */
import { useCallback } from 'react'
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import type { MapArea } from './map-scene.js'
import type { StageArea } from './stage-scene.js'

/** "Itä-Suomi", and "9 yksikköä", "52 kuntaa", "611 201 asukasta". */
export function useAreaWords(): (area: MapArea) => Pick<StageArea, 'name' | 'title' | 'facts'> {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  return useCallback(
    ({ centre, municipalities, population }) => ({
      name: pick(centre.name),
      title: pick(centre.name),
      facts: [
        t('network.count.units', { count: centre.localUnitCount }),
        t('network.count.municipalities', { count: municipalities }),
        t('network.count.inhabitants', { count: population, shown: format.number(population) })
      ]
    }),
    [t, pick, format]
  )
}
