/** A state: its glyph and its word in its colour. The shape differs, not only the colour. */
import type { ComponentType } from 'react'
import {
  AcceptedGlyph,
  DraftGlyph,
  LateGlyph,
  LockedGlyph,
  NotStartedGlyph,
  ReturnedGlyph,
  SubmittedGlyph,
  VerifiedGlyph,
  type GlyphProps
} from './glyphs.js'
import { useText } from './text.js'
import styles from './status.module.css'

export type StatusName =
  | 'notStarted'
  | 'draft'
  | 'submitted'
  | 'verified'
  | 'accepted'
  | 'returned'
  | 'locked'
  | 'late'

/** The glyph of each state. */
export const statusGlyph: Readonly<Record<StatusName, ComponentType<GlyphProps>>> = {
  notStarted: NotStartedGlyph,
  draft: DraftGlyph,
  submitted: SubmittedGlyph,
  verified: VerifiedGlyph,
  accepted: AcceptedGlyph,
  returned: ReturnedGlyph,
  locked: LockedGlyph,
  late: LateGlyph
}

export interface StatusProps {
  readonly status: StatusName
  /** Another word for the same shape (moving = arrow, done = tick, back = diamond, closed = padlock). */
  readonly label?: string
}

export function Status({ status, label }: StatusProps) {
  const t = useText()
  const Glyph = statusGlyph[status]
  return (
    <span className={styles.status} data-status={status}>
      <Glyph size={16} />
      {label ?? t(`ui.status.${status}`)}
    </span>
  )
}

export interface StatusCellProps {
  readonly status: StatusName
  /** Whose state it is: read out and shown as the tooltip together with the state's word. */
  readonly label: string
}

/** One cell of a heat strip: the glyph on its soft tint. */
export function StatusCell({ status, label }: StatusCellProps) {
  const t = useText()
  const Glyph = statusGlyph[status]
  const text = `${label}: ${t(`ui.status.${status}`)}`
  return (
    <span className={styles.cell} data-status={status} role="img" aria-label={text} title={text}>
      <Glyph size={14} />
    </span>
  )
}
