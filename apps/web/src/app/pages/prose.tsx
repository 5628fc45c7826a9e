/** A page of plain text: headings, paragraphs and lists, each by the id of its text. */
import type { ReactNode } from 'react'
import { useText, type TextValues } from '../../ui/text.js'
import styles from './prose.module.css'

export interface ProseSection {
  /** Message id of the heading. */
  readonly heading: string
  /** Message ids of the paragraphs. */
  readonly paragraphs?: readonly string[]
  /** Message ids of the points of a list under the paragraphs. */
  readonly points?: readonly string[]
  /** What no message can hold: links. */
  readonly extra?: ReactNode
}

export interface ProseProps {
  readonly sections: readonly ProseSection[]
  readonly values?: TextValues
}

export function Prose({ sections, values }: ProseProps) {
  const t = useText()
  return (
    <div className={styles.prose}>
      {sections.map(({ heading, paragraphs = [], points = [], extra }) => (
        <section key={heading}>
          <h2>{t(heading)}</h2>
          {paragraphs.map((id) => (
            <p key={id}>{t(id, values)}</p>
          ))}
          {points.length > 0 && (
            <ul>
              {points.map((id) => (
                <li key={id}>{t(id, values)}</li>
              ))}
            </ul>
          )}
          {extra}
        </section>
      ))}
    </div>
  )
}
