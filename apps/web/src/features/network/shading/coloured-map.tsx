/** A map of figures in classes that are worked out from them. */
import { useMemo } from 'react'
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'
import { marksAmong, type Figure } from '../../../ui/value.js'
import type { FilledArea } from './choropleth.js'
import { classFill, classOf, mapClasses, type MapClass } from './map-classes.js'
import { ShadedMap, type LegendItem, type ShadedMapProps } from './shaded-map.js'

export interface ColouredArea extends Omit<FilledArea, 'fill'> {
  readonly value: Figure
}

interface ColouredMapProps extends Omit<ShadedMapProps, 'areas' | 'legend'> {
  readonly areas: readonly ColouredArea[]
  /** How fine the values are. */
  readonly decimals: number
}

/** "alle 20", "20–23", "32 tai yli": what is between two limits ends one step before the next class. */
function useClassText(decimals: number) {
  const t = useText()
  const format = useFormat()
  const text = (value: number) => format.number(value, decimals)
  return ({ from, to }: MapClass, onlyValue: number | undefined) => {
    if (from === null && to === null) return onlyValue === undefined ? '' : text(onlyValue)
    if (from === null) return t('chart.map.under', { value: text(to ?? 0) })
    if (to === null) return t('chart.map.over', { value: text(from) })
    const last = to - 10 ** -decimals
    return last <= from ? text(from) : `${text(from)}–${text(last)}`
  }
}

export function ColouredMap({ areas, decimals, ...map }: ColouredMapProps) {
  const t = useText()
  const classText = useClassText(decimals)
  const numbers = useMemo(() => areas.flatMap(({ value }) => (typeof value === 'number' ? [value] : [])), [areas])
  const classes = useMemo(() => mapClasses(numbers, decimals), [numbers, decimals])
  const filled = useMemo(
    () => areas.map(({ value, ...area }): FilledArea => ({ ...area, fill: typeof value === 'number' ? classFill(classOf(value, classes), classes.length) : value })),
    [areas, classes]
  )
  const legend: LegendItem[] = [
    ...classes.map((each, place) => ({ fill: classFill(place, classes.length), text: classText(each, numbers[0]) })).reverse(),
    ...marksAmong(areas.map(({ value }) => value)).map((mark) => ({ fill: mark, text: t(`ui.value.${mark}.spoken`) }))
  ]
  return <ShadedMap {...map} areas={filled} legend={legend} />
}
