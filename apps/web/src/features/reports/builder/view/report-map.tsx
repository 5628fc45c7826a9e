/** A map of a report in classes. The area that is pointed at is told under it. */
import { useMemo, useState } from 'react'
import { ColouredMap, type ColouredArea } from '../../../network/shading/coloured-map.js'
import type { RenderedMap } from '../report.operations.js'
import { markOf, numberOf } from './report-cell.js'

interface ReportMapProps {
  /** What is drawn. */
  readonly title: string
  readonly map: RenderedMap
}

export function ReportMap({ title, map: { areas, decimals, unit } }: ReportMapProps) {
  const [selected, select] = useState<string | null>(null)
  const coloured = useMemo(
    () =>
      areas.map(({ area, name, municipalityCodes, cell }): ColouredArea => ({
        ...{ area, name, municipalityCodes },
        value: numberOf(cell) ?? markOf(cell),
        spoken: cell.mark === 'value' ? `${cell.text} ${unit}`.trim() : cell.explanation
      })),
    [areas, unit]
  )
  return <ColouredMap label={title} areas={coloured} decimals={decimals} selected={selected} onSelect={select} />
}
