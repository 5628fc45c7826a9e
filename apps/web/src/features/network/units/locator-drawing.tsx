/** The drawing of the small map, loaded apart because of the shapes that it needs. */
import { useMemo } from 'react'
import { Land } from '../map/map-land.js'
import { MarkGlyph } from '../map/map-marks.js'
import { highlightedCentre, sceneOf } from '../map/map-scene.js'
import { fittingView, toScreen, type Size } from '../map/map-view.js'
import type { NetworkTree } from '../network.types.js'
import { useMapGeometry, type MapGround } from '../map/use-map-geometry.js'
import markStyles from '../map/network-map.module.css'

interface LocatorDrawingProps {
  readonly tree: NetworkTree
  readonly unitId: string
}

const size: Size = { width: 240, height: 340 }

export default function LocatorDrawing(props: LocatorDrawingProps) {
  const loading = useMapGeometry()
  return loading.state === 'ready' ? <Drawing {...props} ground={loading.ground} /> : null
}

function Drawing({ tree, unitId, ground }: LocatorDrawingProps & { readonly ground: MapGround }) {
  const scene = useMemo(() => sceneOf(ground, tree, { current: tree, events: [], regions: [] }), [ground, tree])
  const view = fittingView(size, ground.geometry)
  const highlightedId = highlightedCentre(tree, unitId)
  const mark = scene.marks.find(({ id }) => id === unitId)
  return (
    <svg viewBox={`0 0 ${size.width} ${size.height}`} width={size.width} height={size.height} aria-hidden="true">
      <g transform={`translate(${view.x} ${view.y}) scale(${view.scale})`}>
        <Land geometry={ground.geometry} scene={scene} highlightedId={highlightedId} />
      </g>
      {mark !== undefined && (
        <g
          className={markStyles.mark}
          data-branch={mark.node.type === 'headquarters' ? undefined : true}
          transform={`translate(${toScreen(view, mark.point).join(' ')}) scale(1.2)`}
        >
          <MarkGlyph type={mark.node.type} />
        </g>
      )}
    </svg>
  )
}
