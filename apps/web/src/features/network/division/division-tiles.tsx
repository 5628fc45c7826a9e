/** A division on the tiles of the regions: each tile tells to which area most of its municipalities belong. */
import { useMemo } from 'react'
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'
import type { NetworkTree } from '../network.types.js'
import { RegionTiles } from '../tiles/network-tiles.js'
import type { NetworkDivision } from './division.operations.js'
import type { AreaRow } from './division-rows.js'

export interface DivisionTilesProps {
  readonly division: NetworkDivision
  readonly rows: readonly AreaRow[]
  readonly tree: NetworkTree
  readonly selectedKey: string | null
  readonly onSelectArea: (key: string, isOpening: boolean) => void
}

export function DivisionTiles({ division, rows, tree, selectedKey, onSelectArea }: DivisionTilesProps) {
  const t = useText()
  const format = useFormat()
  const source = useMemo(
    () => ({
      territories: rows.map(({ key, municipalityCodes }) => ({ unitId: key, municipalityCodes })),
      nodes: tree.nodes
    }),
    [rows, tree]
  )
  const names = useMemo(() => new Map(rows.map((row) => [row.key, row.short])), [rows])
  return (
    <RegionTiles
      source={source}
      asOf={division.asOf === tree.today ? null : division.asOf}
      label={t('division.tiles.label', { division: t(`division.lens.${division.lens}`), day: format.day(division.asOf) })}
      names={names}
      noneText={t('division.none')}
      note={t('division.tiles.note')}
      highlightedId={selectedKey}
      onSelect={onSelectArea}
    />
  )
}
