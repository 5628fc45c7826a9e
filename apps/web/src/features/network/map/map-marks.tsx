/** Head office, centres and units at their places, and the strands between them. */
import { useText } from '../../../ui/text.js'
import type { UnitType } from '../network.types.js'
import type { GlyphShape } from '../timeline/event-glyphs.js'
import { GlyphMark } from '../timeline/glyph-mark.js'
import { arcPath, type Point } from './planar.js'
import type { StageMark } from './stage-scene.js'
import { useRovingChoice } from './use-roving-choice.js'
import styles from './network-map.module.css'

export interface MapMarksProps {
  readonly marks: readonly StageMark[]
  /** Where each mark stands, in pixels. */
  readonly places: ReadonlyMap<string, Point>
  readonly hitRadii: ReadonlyMap<string, number>
  readonly selectedId: string | null
  /** The marks that belong to what is highlighted. */
  readonly branch: ReadonlySet<string>
  readonly activeId: string | null
  readonly onActivate: (mark: StageMark) => void
  readonly onSelect: (id: string, isOpening: boolean) => void
}

/** The square of the head office, with the mark of the product in it. */
export function HeadquartersGlyph() {
  return (
    <g className={styles.headquarters}>
      <rect x={-8} y={-8} width={16} height={16} rx={2} />
      <g transform="translate(-5.5 -5.5) scale(.6875)">
        <path className={styles.strandA} d="M15 2H7A3 3 0 0 0 4 4.3M4 7.7A3 3 0 0 0 7 10H15" />
        <path className={styles.strandB} d="M1 14H9A3 3 0 0 0 12 11.7M12 8.3A3 3 0 0 0 9 6H1" />
      </g>
    </g>
  )
}

export function MarkGlyph({ type }: { readonly type: UnitType }) {
  if (type === 'headquarters') return <HeadquartersGlyph />
  if (type === 'local_unit') return <circle className={styles.unit} r={3.6} />
  return (
    <g className={styles.centre}>
      <circle className={styles.centreRing} r={6} />
      <circle className={styles.centreDot} r={2.1} />
    </g>
  )
}

export function MapMarks(props: MapMarksProps) {
  const { marks, places, selectedId, branch, activeId, onActivate, onSelect } = props
  const t = useText()
  const { list, onKeyDown } = useRovingChoice<StageMark, SVGGElement>(marks, {
    onActivate,
    onChoose: (mark, isOpening) => onSelect(mark.id, isOpening)
  })
  const reachable = [activeId, selectedId].map((id) => marks.find((mark) => mark.id === id)).find(Boolean) ?? marks[0]

  return (
    <g ref={list} role="listbox" aria-label={t('network.map.marks')} aria-orientation="vertical">
      {marks.map((mark) => {
        const [x, y] = places.get(mark.id) ?? [0, 0]
        return (
          <g
            key={mark.id}
            role="option"
            className={styles.mark}
            transform={`translate(${x} ${y})`}
            data-place={mark.id}
            data-type={mark.type}
            data-change={mark.change}
            data-branch={branch.has(mark.id) || undefined}
            aria-selected={mark.id === selectedId}
            aria-label={[mark.title, ...mark.spoken].join(', ')}
            tabIndex={mark === reachable ? 0 : -1}
            onFocus={() => onActivate(mark)}
            onClick={() => onSelect(mark.id, false)}
            onKeyDown={(event) => onKeyDown(event, mark)}
          >
            <circle className={styles.markHit} r={props.hitRadii.get(mark.id) ?? 12} />
            <circle className={styles.markFocus} r={11} />
            {mark.change === undefined ? <MarkGlyph type={mark.type} /> : <ChangeGlyph shape={mark.change} />}
          </g>
        )
      })}
    </g>
  )
}

/** What has happened to a unit between two days, in plum on a ground that sets it off from the land. */
export function ChangeGlyph({ shape }: { readonly shape: GlyphShape }) {
  return (
    <g className={styles.changeGlyph}>
      <circle className={styles.changeGround} r={7.5} />
      <GlyphMark shape={shape} />
    </g>
  )
}

interface StrandsProps extends Pick<MapMarksProps, 'marks' | 'places' | 'selectedId'> {
  readonly highlightedId: string | null
}

/** Thin strands from the head office to the centres, strong ones from the highlighted centre to its units. */
export function MapStrands({ marks, places, selectedId, highlightedId }: StrandsProps) {
  return (
    <g aria-hidden="true">
      {marks.map(({ id, type, parentId }) => {
        const [from, to] = [places.get(parentId ?? ''), places.get(id)]
        if (from === undefined || to === undefined) return null
        const isToCentre = type === 'regional_centre'
        const isStrong = isToCentre ? parentId === selectedId : parentId === highlightedId
        if (!isToCentre && !isStrong) return null
        const bend = (to[0] < from[0] ? -1 : 1) * (isToCentre ? 0.07 : 0.14)
        return <path key={id} className={styles.strand} data-strong={isStrong || undefined} d={arcPath(from, to, bend)} />
      })}
    </g>
  )
}
