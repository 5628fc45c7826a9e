/** The map of a comparison: one of the two days, with what differs in plum. Loaded apart because of the shapes. */
import { useQuery } from '@apollo/client/react'
import { useMemo, useState } from 'react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useText } from '../../../ui/text.js'
import { useChangeLines } from '../map/change-lines.js'
import { LegendItem, MapLegend } from '../map/map-controls.js'
import { ChangeGlyph } from '../map/map-marks.js'
import { MapStage } from '../map/map-stage.js'
import { useAreaWords } from '../map/use-area-words.js'
import { useMapGeometry, type MapGround } from '../map/use-map-geometry.js'
import { useMarkWords } from '../map/use-mark-words.js'
import { networkTreeQuery } from '../network.operations.js'
import type { NetworkTree, RegionArea } from '../network.types.js'
import panelStyles from '../panel/panel.module.css'
import { glyphShapes } from '../timeline/event-glyphs.js'
import type { Comparison } from './compare.operations.js'
import { comparisonScene, type Side } from './comparison-scene.js'

export interface ComparisonMapProps {
  readonly comparison: Comparison
  readonly side: Side
  readonly today: IsoDate
  readonly regions: readonly RegionArea[]
  readonly selectedId: string | null
  readonly onSelect: (id: string) => void
}

function useTree(day: IsoDate, today: IsoDate) {
  const { data, error, refetch } = useQuery(networkTreeQuery, { variables: { asOf: day === today ? null : day } })
  return { tree: data?.networkTree as NetworkTree | undefined, error, refetch }
}

export function ComparisonMap(props: ComparisonMapProps) {
  const { comparison, today } = props
  const loading = useMapGeometry()
  const before = useTree(comparison.before.day, today)
  const after = useTree(comparison.after.day, today)
  const failed = [before, after].find(({ error, tree }) => error !== undefined && tree === undefined)
  if (failed !== undefined) return <ErrorNotice error={failed.error} onRetry={() => void failed.refetch()} />
  if (loading.state === 'failed') return <ErrorNotice error={loading.error} onRetry={loading.retry} />
  if (loading.state === 'loading' || before.tree === undefined || after.tree === undefined) return <Skeleton lines={12} />
  return (
    <>
      <LoadedMap {...props} ground={loading.ground} before={before.tree} after={after.tree} />
      <p className={panelStyles.source} lang="fi">
        {after.tree.attribution}
      </p>
    </>
  )
}

interface LoadedMapProps extends ComparisonMapProps {
  readonly ground: MapGround
  readonly before: NetworkTree
  readonly after: NetworkTree
}

function useScene({ ground, comparison, side, today, regions, before, after }: LoadedMapProps) {
  const t = useText()
  const areaWords = useAreaWords()
  const markWords = useMarkWords()
  const changeLines = useChangeLines(ground)
  return useMemo(() => {
    const hasPassed = side === 'after' && comparison.after.day <= today
    return comparisonScene(ground, {
      ...{ comparison, side, before, after, regions, areaWords, markWords },
      shapeWord: (shape) => t(`network.timeline.shape.${shape}`),
      changeLines: (change) => changeLines(change, hasPassed ? 'past' : 'future')
    })
  }, [ground, comparison, side, today, before, after, regions, areaWords, markWords, changeLines, t])
}

const noBranch: ReadonlySet<string> = new Set()

function LoadedMap(props: LoadedMapProps) {
  const { ground, comparison, side, selectedId, onSelect } = props
  const t = useText()
  const format = useFormat()
  const scene = useScene(props)
  const [areaId, setAreaId] = useState<string | null>(null)
  const used = new Set(scene.marks.map(({ change }) => change))
  return (
    <MapStage
      ground={ground}
      scene={scene}
      label={t('compare.map', { day: format.day(comparison[side].day) })}
      areasLabel={t('network.map.areas')}
      noneText={t('network.map.noCentre')}
      highlightedId={areaId}
      selectedAreaId={areaId}
      selectedMarkId={selectedId}
      branch={noBranch}
      onSelectArea={(id) => setAreaId((was) => (was === id ? null : id))}
      onSelectMark={onSelect}
      legend={
        <MapLegend
          hasChanges={scene.changes.length > 0}
          noneText={scene.owners.size < ground.geometry.shapes.size ? t('network.map.legend.uncovered') : null}
        >
          {glyphShapes
            .filter((shape) => used.has(shape))
            .map((shape) => (
              <LegendItem key={shape} text={t(`network.timeline.shape.${shape}`)}>
                <ChangeGlyph shape={shape} />
              </LegendItem>
            ))}
        </MapLegend>
      }
    />
  )
}
