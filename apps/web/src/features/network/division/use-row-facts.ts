/** What is told of an area: "4,3 yksikköä", "24 kuntaa", "344 000 asukasta". */
import { useCallback } from 'react'
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'
import { decimalsFor, type AreaRow } from './division-rows.js'

export function useRowFacts(): (row: AreaRow) => readonly string[] {
  const t = useText()
  const format = useFormat()
  return useCallback(
    ({ unitCount, municipalities, population }) => [
      t('division.count.units', { count: unitCount, shown: format.number(unitCount, decimalsFor([unitCount])) }),
      t('network.count.municipalities', { count: municipalities }),
      t('network.count.inhabitants', { count: population, shown: format.number(population) })
    ],
    [t, format]
  )
}
