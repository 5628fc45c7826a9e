/** Whether a body may decide just now: in words, and one cell for each seat with the limit. A change is said to those who listen. */
import { useEffect, useRef } from 'react'
import { announce } from '../../../ui/announce.js'
import { Status } from '../../../ui/status.js'
import { useText } from '../../../ui/text.js'
import styles from './meeting.module.css'

export interface QuorumShown {
  readonly present: number
  readonly entitled: number
  readonly needed: number
  readonly isMet: boolean
}

export interface QuorumLineProps {
  /** The meeting as a whole, or one item after its recusals. */
  readonly what: string
  readonly quorum: QuorumShown
  readonly isSticky?: boolean
}

export function QuorumLine({ what, quorum: { present, entitled, needed, isMet }, isSticky }: QuorumLineProps) {
  const t = useText()
  const facts = t('meeting.quorum.facts', { present, entitled, needed })
  const state = t(isMet ? 'meeting.quorum.met' : 'meeting.quorum.lost')
  const said = t('meeting.quorum.said', { what, state, facts })
  const before = useRef(said)
  useEffect(() => {
    if (before.current === said) return
    before.current = said
    announce(said)
  }, [said])
  return (
    <div className={styles.quorum} data-sticky={isSticky || undefined} role="group" aria-label={what}>
      <Status status={isMet ? 'verified' : 'late'} label={state} />
      <span>{facts}</span>
      <span className={styles.cells} aria-hidden="true">
        {Array.from({ length: entitled }, (_, at) => (
          <span key={at} data-filled={at < present || undefined} data-limit={at + 1 === needed || undefined} />
        ))}
      </span>
    </div>
  )
}
