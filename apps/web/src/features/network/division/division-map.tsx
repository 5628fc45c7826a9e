/** The map of a division: areas in two quiet greys and the chosen one in blue, or classes with their patterns; units as rings. */
import { useMemo } from 'react'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useText } from '../../../ui/text.js'
import { LegendItem, MapLegend } from '../map/map-controls.js'
import type { Crowd } from '../map/map-names.js'
import { MapStage } from '../map/map-stage.js'
import { TextureSwatch } from '../map/map-textures.js'
import type { StageScene } from '../map/stage-scene.js'
import { useMapGeometry, type MapGround } from '../map/use-map-geometry.js'
import { useMarkWords } from '../map/use-mark-words.js'
import type { NetworkTree } from '../network.types.js'
import type { NetworkDivision } from './division.operations.js'
import type { AreaRow } from './division-rows.js'
import { divisionScene } from './division-scene.js'
import { useRowFacts } from './use-row-facts.js'

export interface DivisionMapProps {
  readonly division: NetworkDivision
  readonly rows: readonly AreaRow[]
  readonly tree: NetworkTree
  readonly selectedKey: string | null
  readonly selectedUnitId: string | null
  readonly onSelectArea: (key: string, isOpening: boolean) => void
  readonly onSelectUnit: (id: string, isOpening: boolean) => void
}

/** Up to so many areas every name stands; up to so many, those that cover no other. */
const crowdLimits = { few: 12, some: 25 }

function crowdOf(areas: number): Crowd {
  if (areas <= crowdLimits.few) return 'few'
  return areas <= crowdLimits.some ? 'some' : 'many'
}

export function DivisionMap(props: DivisionMapProps) {
  const loading = useMapGeometry()
  if (loading.state === 'failed') return <ErrorNotice error={loading.error} onRetry={loading.retry} />
  if (loading.state === 'loading') return <Skeleton lines={12} />
  return <LoadedMap {...props} ground={loading.ground} />
}

function LoadedMap({ ground, ...props }: DivisionMapProps & { readonly ground: MapGround }) {
  const { division, rows, tree, selectedKey } = props
  const t = useText()
  const format = useFormat()
  const factsOf = useRowFacts()
  const markWords = useMarkWords()
  const scene = useMemo(
    () => divisionScene(ground, { rows, tree, factsOf, markWords }),
    [ground, rows, tree, factsOf, markWords]
  )
  const branch = useMemo(
    () => new Set(rows.find((row) => row.key === selectedKey)?.units.map(({ unit }) => unit.id)),
    [rows, selectedKey]
  )
  const name = t(`division.lens.${division.lens}`)
  return (
    <MapStage
      ground={ground}
      scene={scene}
      label={t('division.map.label', { division: name, day: format.day(division.asOf) })}
      areasLabel={t('division.map.areas', { division: name })}
      noneText={t('division.none')}
      highlightedId={selectedKey}
      selectedAreaId={selectedKey}
      selectedMarkId={props.selectedUnitId}
      branch={branch}
      crowd={crowdOf(rows.length)}
      onSelectArea={props.onSelectArea}
      onSelectMark={props.onSelectUnit}
      legend={<DivisionLegend rows={rows} scene={scene} />}
    />
  )
}

/** Names the classes with their patterns, and the land that lies in no area when there is some. */
function DivisionLegend({ rows, scene }: { readonly rows: readonly AreaRow[]; readonly scene: StageScene }) {
  const t = useText()
  const toneOf = new Map(scene.areas.map(({ id, tone }) => [id, tone]))
  return (
    <MapLegend hasChanges={false} noneText={scene.areas.some(({ tone }) => tone === 'none') ? t('division.none') : null}>
      {rows.flatMap(({ key, short, texture }) =>
        texture === undefined
          ? []
          : [
              <LegendItem key={key} text={short}>
                <TextureSwatch texture={texture} tone={toneOf.get(key) ?? 0} />
              </LegendItem>
            ]
      )}
    </MapLegend>
  )
}
