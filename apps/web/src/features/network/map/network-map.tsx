/**
 * The map of the network: territories in two quiet greys, the chosen one in blue, what differs from today in
 * plum. The table says the same in figures.
 */
import { useMemo } from 'react'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useText } from '../../../ui/text.js'
import type { NetworkTree } from '../network.types.js'
import type { NetworkData } from '../use-network.js'
import { useChangeLines } from './change-lines.js'
import { MapLegend } from './map-controls.js'
import { highlightedCentre, sceneOf, type MapChange, type MapScene } from './map-scene.js'
import { MapStage } from './map-stage.js'
import type { StageScene } from './stage-scene.js'
import { useAreaWords } from './use-area-words.js'
import { useMapGeometry, type MapGround } from './use-map-geometry.js'
import { useMarkWords } from './use-mark-words.js'

export interface NetworkMapProps {
  readonly data: NetworkData
  readonly selectedId: string | null
  /** `isOpening` is true when the reader asks to go to the unit's panel, not only to select it. */
  readonly onSelect: (id: string, isOpening: boolean) => void
}

export function NetworkMap(props: NetworkMapProps) {
  const loading = useMapGeometry()
  if (loading.state === 'failed') return <ErrorNotice error={loading.error} onRetry={loading.retry} />
  if (loading.state === 'loading') return <Skeleton lines={12} />
  return <LoadedMap {...props} ground={loading.ground} />
}

interface LoadedMapProps extends NetworkMapProps {
  readonly ground: MapGround
}

function LoadedMap({ data, selectedId, onSelect, ground }: LoadedMapProps) {
  const { tree, current, events, regions } = data
  const t = useText()
  const format = useFormat()
  const scene = useMemo(
    () => sceneOf(ground, tree, { current, events, regions }),
    [ground, tree, current, events, regions]
  )
  const highlightedId = highlightedCentre(tree, selectedId)
  const staged = useStagedNetwork({ ground, scene, tree, highlightedId })
  const branch = useMemo(
    () => new Set(tree.nodes.filter((node) => isOfBranch(node, highlightedId)).map((node) => node.id)),
    [tree, highlightedId]
  )
  return (
    <MapStage
      ground={ground}
      scene={staged}
      label={t('network.map.label', { day: format.day(tree.asOf) })}
      areasLabel={t('network.map.areas')}
      noneText={t('network.map.noCentre')}
      {...{ highlightedId, branch }}
      hasStrands
      selectedAreaId={selectedId}
      selectedMarkId={selectedId}
      onSelectArea={onSelect}
      onSelectMark={onSelect}
      legend={
        <MapLegend
          hasChanges={staged.changes.length > 0}
          noneText={scene.owners.size < ground.geometry.shapes.size ? t('network.map.legend.uncovered') : null}
        />
      }
    />
  )
}

function isOfBranch(node: { id: string; parentId: string | null }, highlightedId: string | null): boolean {
  return highlightedId !== null && (node.id === highlightedId || node.parentId === highlightedId)
}

interface NetworkScene {
  readonly ground: MapGround
  readonly scene: MapScene
  readonly tree: NetworkTree
  readonly highlightedId: string | null
}

/** The scene in the words of the reader. */
function useStagedNetwork({ ground, scene, tree, highlightedId }: NetworkScene): StageScene {
  const areaWords = useAreaWords()
  const markWords = useMarkWords()
  const changeLines = useChangeLines(ground)
  const tense = tree.asOf < tree.today ? 'past' : 'future'
  return useMemo(
    () => ({
      ...scene,
      areas: scene.areas.map((area) => ({ ...area, ...areaWords(area) })),
      marks: scene.marks.map(({ id, node, point }) => ({
        id,
        point,
        type: node.type,
        parentId: node.parentId,
        ...markWords(node)
      })),
      changes: scene.changes
        .filter((change) => change.viewedId !== null)
        .map((change) => ({ ...change, lines: concerns(change, highlightedId) ? changeLines(change, tense) : null }))
    }),
    [scene, areaWords, markWords, changeLines, tense, highlightedId]
  )
}

/** With a centre highlighted, only what concerns it is named; the pattern stays on the rest. */
function concerns(change: MapChange, highlightedId: string | null): boolean {
  return highlightedId === null || change.viewedId === highlightedId || change.todayId === highlightedId
}
