/**
 * The strand (rihma): a 2 px line with nodes, the one picture of how things
 * hang together. Solid = done, dashed = to come, ink node in an amber ring =
 * here and now, plum = not today's view.
 */
import type { ReactNode } from 'react'
import styles from './strand.module.css'

export type StrandState = 'done' | 'current' | 'coming'

export interface StrandStep {
  readonly key: string
  readonly label: ReactNode
  readonly state: StrandState
  /** A second line under the label: who, when. */
  readonly detail?: ReactNode
}

export interface StrandStepsProps {
  /** What the steps are steps of: read out. */
  readonly label: string
  readonly steps: readonly StrandStep[]
}

function Tick() {
  return (
    <svg viewBox="0 0 16 16" width={14} height={14} fill="none" strokeWidth={2} aria-hidden="true">
      <path d="m4.5 8.2 2.4 2.4 4.6-5" stroke="var(--solmu-on-primary)" strokeLinecap="round" />
    </svg>
  )
}

/** The horizontal strand: the steps of a procedure. The current step is marked for screen readers. */
export function StrandSteps({ label, steps }: StrandStepsProps) {
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map((step) => (
        <li key={step.key} data-state={step.state} aria-current={step.state === 'current' ? 'step' : undefined}>
          <span className={styles.stepNode}>{step.state === 'done' && <Tick />}</span>
          <span className={styles.stepLabel}>{step.label}</span>
          {step.detail && <span className={styles.stepDetail}>{step.detail}</span>}
        </li>
      ))}
    </ol>
  )
}

export interface StrandEvent {
  readonly key: string
  /** Shown left of the line: a day, a clock time. */
  readonly when: ReactNode
  readonly what: ReactNode
  /** `time` is plum and dashed: later than the day that is looked at, or planned. */
  readonly tone?: 'plain' | 'time'
}

export interface StrandHistoryProps {
  /** What the history is of: read out. */
  readonly label: string
  /** Newest first. */
  readonly events: readonly StrandEvent[]
  /**
   * Draws a plum rule with this day between the `time` events above and the
   * `plain` ones below it: "5.11.2023".
   */
  readonly now?: ReactNode
}

/** The vertical strand: the history of a unit, or what has happened lately. */
export function StrandHistory({ label, events, now }: StrandHistoryProps) {
  const firstPlain = events.findIndex((event) => (event.tone ?? 'plain') === 'plain')
  const nowAt = firstPlain === -1 ? events.length : firstPlain
  const rows = events.map((event) => (
    <li key={event.key} className={styles.event} data-tone={event.tone ?? 'plain'}>
      <span className={styles.when}>{event.when}</span>
      <span className={styles.node} aria-hidden="true" />
      <span className={styles.what}>{event.what}</span>
    </li>
  ))
  if (now !== undefined) {
    rows.splice(
      nowAt,
      0,
      <li key="now" className={styles.now}>
        {now}
      </li>
    )
  }
  return (
    <ol className={styles.history} aria-label={label}>
      {rows}
    </ol>
  )
}
