/** Grey lines in the shape of what is coming, shown only when it takes longer than 300 ms. */
import { useEffect, useState } from 'react'
import { useText } from './text.js'
import styles from './skeleton.module.css'

/** How long a wait may last before it is shown, in ms. */
const patience = 300

/** True when something has been under way for longer than 300 ms. */
export function useIsSlow(isWaiting: boolean): boolean {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    if (!isWaiting) return
    const timer = setTimeout(() => setSlow(true), patience)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [isWaiting])
  return isWaiting && isSlow
}

export interface SkeletonProps {
  /** How many lines. */
  readonly lines?: number
  /** Whether a heading stands above them. */
  readonly withHeading?: boolean
}

export function Skeleton({ lines = 6, withHeading = false }: SkeletonProps) {
  const t = useText()
  const isSlow = useIsSlow(true)
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">{t('ui.loading')}</span>
      {isSlow && (
        <div aria-hidden="true">
          {withHeading && <div className={styles.heading} />}
          {Array.from({ length: lines }, (_, line) => (
            <div key={line} className={styles.line} style={{ width: `${92 - ((line * 17) % 40)}%` }} />
          ))}
        </div>
      )}
    </div>
  )
}

/** One grey bar, for a cell or a line of text. */
export function SkeletonBar({ width = '70%' }: { readonly width?: string }) {
  return <span className={styles.bar} style={{ width }} aria-hidden="true" />
}
