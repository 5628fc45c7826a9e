/** Nothing here: what this is, why it is empty, and the next step. One sentence each, no drawings. */
import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

export interface EmptyStateProps {
  /** What is missing: "Ei vielä hankkeita." */
  readonly title: string
  /** Why, and what fills it. */
  readonly text?: ReactNode
  /** One button or link. */
  readonly action?: ReactNode
}

export function EmptyState({ title, text, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {text && <p className={styles.text}>{text}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
