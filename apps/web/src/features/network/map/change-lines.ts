/** How changed land is called on a map, and when it changes: "Kainuu: siirtyi", "1.1.2025". */
import { useCallback } from 'react'
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { textWidth } from './map-labels.js'
import type { TerritoryChange } from './territory-changes.js'
import type { MapGround } from './use-map-geometry.js'

/** A narrow name finds a place beside its area more easily than a wide one. */
const widestLine = 100
const letterSize = 13

function broken(line: string): string[] {
  return textWidth(line, letterSize) > widestLine ? line.replace(': ', ':\n').split('\n') : [line]
}

export type NamedChange = Pick<TerritoryChange, 'shapeCodes' | 'region' | 'date'>

/** The lines of a change; `past` when it has happened after the viewed day, `future` when it will. */
export function useChangeLines(ground: MapGround): (change: NamedChange, tense: 'past' | 'future') => string[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  return useCallback(
    (change, tense) => {
      const [code = ''] = change.shapeCodes
      const only = change.shapeCodes.length === 1 ? ground.geometry.shapes.get(code) : undefined
      const named = change.region?.name ?? only?.name
      const area = named === undefined ? t('network.count.municipalities', { count: change.shapeCodes.length }) : pick(named)
      const lines = broken(t(`network.map.changed.${tense}`, { area }))
      return change.date === null ? lines : [...lines, format.day(change.date)]
    },
    [ground, t, pick, format]
  )
}
