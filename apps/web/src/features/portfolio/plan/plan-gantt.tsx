/**
 * The timeline of a plan. Each part is a button that says its name, its days and how far it is; the arrow keys go from one to the
 * next and Enter opens it. The thin bar below is where it lay in the baseline. The table beside it tells the same.
 */
import { type KeyboardEvent, useRef, useState } from 'react'
import { isPast, isPoint } from '@solmu/domain/portfolio/plan.js'
import type { FrozenItem } from '@solmu/domain/portfolio/plan-baseline.js'
import { useViewer } from '../../../app/viewer.js'
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'
import type { Plan, PlanRow } from './plan.operations.js'
import { headingsOf, placeOf, projectDays, type Scale, scaleOf, spanOf } from './plan-scale.js'
import type { PlanZoom } from './plan.search.js'
import { useDays, usePartNumber } from './plan-words.js'
import styles from './plan.module.css'

interface GanttProps {
  readonly plan: Plan
  readonly rows: readonly PlanRow[]
  readonly baseline: readonly FrozenItem[]
  readonly zoom: PlanZoom
  readonly onOpen: (row: PlanRow) => void
}

/** The height of a row and of the headings, in pixels: the lines between bars are drawn by them. */
const rowHeight = 44

export function PlanGantt({ plan, rows, baseline, zoom, onOpen }: GanttProps) {
  const t = useText()
  const { today } = useViewer()
  const [current, setCurrent] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const scale = scaleOf([...rows, ...baseline.filter(({ id }) => rows.some((row) => row.id === id)), ...projectDays(plan)], zoom, today)
  const at = Math.min(current, rows.length - 1)
  function go(event: KeyboardEvent) {
    const next = nextPlace(event.key, at, rows.length)
    if (next === null) return
    event.preventDefault()
    setCurrent(next)
    list.current?.querySelectorAll<HTMLButtonElement>('button')[next]?.focus()
  }
  return (
    <figure className={styles.gantt} style={{ '--plan-width': `${scale.width}px`, '--plan-row': `${rowHeight}px` } as object}>
      <figcaption className={styles.hint}>{t('projectPlan.gantt.hint')}</figcaption>
      <div className={styles.frame}>
        <Headings scale={scale} zoom={zoom} />
        <div className={styles.rows}>
          <Today scale={scale} today={today} />
          <Lines {...{ plan, rows, scale }} />
          <ul ref={list} className={styles.parts} aria-label={t('projectPlan.gantt.title')}>
            {rows.map((row, place) => (
              <Part key={row.id} {...{ plan, row, scale }} was={baseline.find(({ id }) => id === row.id)} isCurrent={place === at} onFocus={() => setCurrent(place)} onKeyDown={go} onOpen={() => onOpen(row)} />
            ))}
          </ul>
        </div>
      </div>
    </figure>
  )
}

function nextPlace(key: string, at: number, count: number): number | null {
  const ways: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: count - 1 }
  const next = ways[key]
  return next === undefined ? null : Math.max(0, Math.min(count - 1, next))
}

function Headings({ scale, zoom }: { readonly scale: Scale; readonly zoom: PlanZoom }) {
  const t = useText()
  const format = useFormat()
  const told = (day: string): string => {
    const year = day.slice(0, 4)
    if (zoom === 'year') return year
    if (zoom === 'quarter') return t('projectPlan.quarter', { quarter: Math.ceil(Number(day.slice(5, 7)) / 3), year })
    return format.month(day)
  }
  return (
    <div className={styles.headings} aria-hidden="true">
      <span className={styles.corner} />
      <span className={styles.track}>
        {headingsOf(scale, zoom).map((day) => (
          <span key={day} className={styles.heading} style={{ insetInlineStart: `${placeOf(scale, day)}%` }}>
            {told(day)}
          </span>
        ))}
      </span>
    </div>
  )
}

function Today({ scale, today }: { readonly scale: Scale; readonly today: string }) {
  if (today < scale.startsOn || today > scale.endsOn) return null
  return (
    <div className={styles.overlay} aria-hidden="true">
      <span className={styles.today} style={{ insetInlineStart: `${placeOf(scale, today)}%` }} />
    </div>
  )
}

/** The lines from what ends to what waits for it; the table and the names of the bars tell the same. */
function Lines({ plan, rows, scale }: Pick<GanttProps, 'plan' | 'rows'> & { readonly scale: Scale }) {
  const places = new Map(rows.map((row, at) => [row.id, { row, at }]))
  const lines = plan.links.flatMap(({ fromId, toId }) => {
    const [from, to] = [places.get(fromId), places.get(toId)]
    if (!from || !to) return []
    const [x1, x2] = [placeOf(scale, from.row.endsOn), placeOf(scale, to.row.startsOn)]
    const [y1, y2] = [(from.at + 0.45) * rowHeight, (to.at + 0.45) * rowHeight]
    return [{ key: `${fromId}-${toId}`, isCritical: from.row.isCritical && to.row.isCritical, path: `M${x1} ${y1}V${(to.at + (y2 > y1 ? 0.1 : 0.9)) * rowHeight}H${x2}V${y2}` }]
  })
  return (
    <div className={styles.overlay} aria-hidden="true">
      <svg className={styles.lines} viewBox={`0 0 100 ${rows.length * rowHeight}`} preserveAspectRatio="none">
        {lines.map(({ key, path, isCritical }) => (
          <path key={key} d={path} data-critical={isCritical || undefined} vectorEffect="non-scaling-stroke" />
        ))}
      </svg>
    </div>
  )
}

interface PartProps {
  readonly plan: Plan
  readonly row: PlanRow
  readonly scale: Scale
  readonly was: FrozenItem | undefined
  readonly isCurrent: boolean
  readonly onFocus: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onOpen: () => void
}

/** How a part is told to those who listen: what it is, when, how far, what it waits for. */
function useSpoken(plan: Plan): (row: PlanRow) => string {
  const t = useText()
  const daysOf = useDays()
  const numberOf = usePartNumber(plan.items)
  return (row) => {
    const waits = plan.links.filter(({ toId }) => toId === row.id).flatMap(({ fromId }) => plan.items.find(({ id }) => id === fromId)?.name ?? [])
    return [
      `${numberOf(row)} ${row.name}, ${t(`projectPlan.kind.${row.kind}`)}`,
      ...[daysOf(row), t(`projectPlan.state.${row.state}`)],
      ...(row.progress === null || isPoint(row.kind) ? [] : [t('projectPlan.percent', { percent: row.progress })]),
      ...(row.isCritical ? [t('projectPlan.critical')] : []),
      ...(waits.length === 0 ? [] : [t('projectPlan.waitsFor', { what: waits.join(', ') })])
    ].join(', ')
  }
}

const isLate = ({ endsOn, state, kind }: PlanRow, today: string): boolean => kind !== 'package' && endsOn < today && !isPast(state)

/** Where it lay in the baseline, when it lies elsewhere now. */
function Was({ scale, row, was }: Pick<PartProps, 'scale' | 'row'> & { readonly was: FrozenItem }) {
  if (was.startsOn === row.startsOn && was.endsOn === row.endsOn) return null
  const { left, width } = spanOf(scale, was)
  return <span className={styles.was} aria-hidden="true" style={{ insetInlineStart: `${left}%`, inlineSize: `${width}%` }} />
}

function Part({ plan, row, scale, was, isCurrent, onFocus, onKeyDown, onOpen }: PartProps) {
  const { today } = useViewer()
  const spoken = useSpoken(plan)
  const numberOf = usePartNumber(plan.items)
  const { left, width } = spanOf(scale, row)
  return (
    <li className={styles.part}>
      <span className={styles.name} data-kind={row.kind} aria-hidden="true">
        <span className={styles.number}>{numberOf(row)}</span> {row.name}
      </span>
      <span className={styles.track}>
        <button
          type="button"
          className={styles.bar}
          {...{ 'data-kind': row.kind, 'data-state': row.state, 'data-late': isLate(row, today) || undefined, 'data-critical': row.isCritical || undefined }}
          tabIndex={isCurrent ? 0 : -1}
          aria-label={spoken(row)}
          title={spoken(row)}
          style={{ insetInlineStart: `${left}%`, inlineSize: `${width}%` }}
          {...{ onFocus, onKeyDown }}
          onClick={onOpen}
        >
          <span className={styles.done} style={{ inlineSize: `${row.progress ?? 0}%` }} />
        </button>
        {was && <Was {...{ scale, row, was }} />}
      </span>
    </li>
  )
}
