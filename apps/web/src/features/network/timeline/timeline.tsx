/**
 * The strand of time: years, events, today, and a handle for the viewed day. The handle is a slider to the
 * keyboard (arrows a month, PageUp and PageDown a year); a press on the line or on an event moves it there.
 * The date field beside it does the same without dragging.
 */
import { useElementSize } from '@mantine/hooks'
import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { daysBetween, type IsoDate } from '@solmu/shared/dates.js'
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'
import type { NetworkEvent } from '../network.types.js'
import { clampDay, timeSpan } from './as-of-date.js'
import { placeGlyphs, type Glyph } from './event-glyphs.js'
import { GlyphMark } from './glyph-mark.js'
import { dayAfterKey, dayAt, xOf, yearTicks, type TimelineScale } from './timeline-scale.js'
import styles from './timeline.module.css'

export interface TimelineProps {
  readonly asOf: IsoDate
  readonly today: IsoDate
  readonly events: readonly NetworkEvent[]
  /** What an event is called in the tooltip of its mark. */
  readonly sentenceOf: (event: NetworkEvent) => string
  /** `isStep` is true while the handle is being moved: such days do not each get a place in the history. */
  readonly onChange: (day: IsoDate, isStep: boolean) => void
}

const height = 78
const lineY = 54
const laneY = (lane: number): number => 37 - lane * 15
const fallbackWidth = 860
/** A press that moves less than this many pixels is a click, not a drag. */
const clickReach = 4
/** While dragging, the page follows at most this often, in ms. */
const followPause = 120

function useDragging({ asOf, onChange }: TimelineProps, scale: TimelineScale) {
  const [draft, setDraft] = useState<IsoDate | null>(null)
  const press = useRef<{ x: number; glyphDay: IsoDate | null; isDrag: boolean; lastFollow: number } | null>(null)

  const dayUnder = (event: PointerEvent<SVGSVGElement>): IsoDate =>
    dayAt(scale, event.clientX - event.currentTarget.getBoundingClientRect().left)

  return {
    shownDay: draft ?? asOf,
    isDragging: draft !== null,
    onPointerDown(event: PointerEvent<SVGSVGElement>) {
      if (event.button !== 0) return
      const mark = event.target instanceof Element ? event.target.closest('[data-day]') : null
      press.current = { x: event.clientX, glyphDay: mark?.getAttribute('data-day') ?? null, isDrag: false, lastFollow: 0 }
      event.currentTarget.setPointerCapture?.(event.pointerId)
    },
    onPointerMove(event: PointerEvent<SVGSVGElement>) {
      const active = press.current
      if (active === null || (!active.isDrag && Math.abs(event.clientX - active.x) < clickReach)) return
      active.isDrag = true
      const day = dayUnder(event)
      setDraft(day)
      if (event.timeStamp - active.lastFollow < followPause) return
      active.lastFollow = event.timeStamp
      onChange(day, true)
    },
    onPointerUp(event: PointerEvent<SVGSVGElement>) {
      const active = press.current
      press.current = null
      setDraft(null)
      if (active === null) return
      onChange(active.isDrag ? dayUnder(event) : (active.glyphDay ?? dayUnder(event)), active.isDrag)
    },
    onPointerCancel() {
      press.current = null
      setDraft(null)
    }
  }
}

function Years({ scale }: { readonly scale: TimelineScale }) {
  return yearTicks(scale).map((tick) => (
    <g key={tick.year}>
      <path className={styles.tick} d={`M${tick.x} ${lineY - 4}v8`} />
      {tick.labelX !== null && (
        <text className={styles.year} x={tick.labelX} y={lineY + 20}>
          {tick.year}
        </text>
      )}
    </g>
  ))
}

interface EventMarksProps extends Pick<TimelineProps, 'sentenceOf'> {
  readonly glyphs: readonly Glyph[]
}

function EventMarks({ glyphs, sentenceOf }: EventMarksProps) {
  const format = useFormat()
  return glyphs.map((glyph) => {
    const [first] = glyph.events
    if (first === undefined) return null
    return (
      <g
        key={`${first.id} ${glyph.lane}`}
        className={styles.event}
        data-day={first.date}
        transform={`translate(${glyph.x} ${laneY(glyph.lane)})`}
      >
        <title>{glyph.events.map((event) => `${format.day(event.date)} ${sentenceOf(event)}`).join('\n')}</title>
        <rect className={styles.hit} x={-8} y={-9} width={16} height={18} />
        <GlyphMark shape={glyph.shape} isFuture={glyph.isFuture} count={glyph.events.length} />
      </g>
    )
  })
}

function Today({ x }: { readonly x: number }) {
  const t = useText()
  return (
    <g className={styles.today}>
      <path d={`M${x} 2V${lineY + 6}`} />
      <text x={x - 5} y={10}>
        {t('network.timeline.today')}
      </text>
    </g>
  )
}

interface HandleProps {
  readonly day: IsoDate
  readonly x: number
  readonly timeline: TimelineProps
}

function Handle({ day, x, timeline: { today, onChange } }: HandleProps) {
  const t = useText()
  const format = useFormat()
  const span = timeSpan(today)

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = dayAfterKey(day, event.key, span)
    if (next === null) return
    event.preventDefault()
    if (next !== day) onChange(next, true)
  }

  return (
    <g
      className={styles.handle}
      transform={`translate(${x} ${lineY})`}
      role="slider"
      tabIndex={0}
      aria-label={t('network.timeline.handle')}
      aria-valuemin={0}
      aria-valuemax={daysBetween(span.from, span.to) - 1}
      aria-valuenow={daysBetween(span.from, day)}
      aria-valuetext={format.dayLong(day)}
      onKeyDown={onKeyDown}
    >
      <rect className={styles.hit} x={-14} y={-22} width={28} height={44} />
      <path className={styles.stem} d="M0-9V-30" />
      <circle className={styles.focusRing} r={13.5} />
      <circle className={styles.ring} r={7.5} />
      <circle className={styles.dot} r={2.5} />
    </g>
  )
}

export function Timeline(props: TimelineProps) {
  const { today, events, sentenceOf } = props
  const t = useText()
  const { ref, width } = useElementSize<HTMLDivElement>()
  const span = useMemo(() => timeSpan(today), [today])
  const scale = useMemo(() => ({ span, left: 10, right: Math.max(width || fallbackWidth, 220) - 14 }), [span, width])
  const glyphs = useMemo(
    () => placeGlyphs(events, { xOf: (day) => xOf(scale, day), gap: 14, lanes: 2 }),
    [events, scale]
  )
  const dragging = useDragging(props, scale)
  const day = clampDay(dragging.shownDay, span)
  const x = xOf(scale, day)
  const todayX = xOf(scale, today)
  const { onPointerDown, onPointerMove, onPointerUp, onPointerCancel } = dragging
  return (
    <div ref={ref} className={styles.timeline} data-tone={day === today ? 'plain' : 'time'}>
      <svg
        width="100%"
        height={height}
        role="group"
        aria-label={t('network.timeline.label')}
        data-dragging={dragging.isDragging || undefined}
        {...{ onPointerDown, onPointerMove, onPointerUp, onPointerCancel }}
      >
        <rect className={styles.hit} width="100%" height={height} />
        <path className={styles.line} d={`M${scale.left} ${lineY}H${todayX}`} />
        <path className={styles.coming} d={`M${todayX} ${lineY}H${scale.right}`} />
        <path className={styles.passed} d={`M${scale.left} ${lineY}H${x}`} />
        <g aria-hidden="true">
          <Years scale={scale} />
          <Today x={todayX} />
          <EventMarks glyphs={glyphs} sentenceOf={sentenceOf} />
        </g>
        <Handle day={day} x={x} timeline={props} />
      </svg>
    </div>
  )
}
