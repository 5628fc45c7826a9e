/** A section: a 2 px ink rule, a heading, and a link at the right end. Rules, not cards. */
import { useId, type ReactNode } from 'react'
import { classNames } from './class-names.js'
import styles from './section.module.css'

export interface SectionProps {
  readonly title: ReactNode
  /** 2 unless the section lies inside another. */
  readonly level?: 2 | 3 | 4
  /** A short remark beside the heading, in secondary text. */
  readonly note?: ReactNode
  /** A link, a switch or a figure at the right end of the heading. */
  readonly aside?: ReactNode
  /** `time` draws the rule in plum: not today's view. */
  readonly tone?: 'plain' | 'time'
  readonly className?: string
  readonly children?: ReactNode
}

export function Section({ title, level = 2, note, aside, tone = 'plain', className, children }: SectionProps) {
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section className={classNames(styles.section, className)} data-tone={tone} aria-labelledby={id}>
      <div className={styles.head}>
        <Heading id={id}>{title}</Heading>
        {note && <p className={styles.note}>{note}</p>}
        {aside && <div className={styles.aside}>{aside}</div>}
      </div>
      {children}
    </section>
  )
}
