/** All that is wrong with a form, in one place above it, each leading to its field. Takes the focus when it appears. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { ErrorGlyph } from './glyphs.js'
import { useText } from './text.js'
import styles from './error-summary.module.css'

export interface SummaryError {
  /** The id of the field's control; none when the error concerns the whole form. */
  readonly fieldId?: string
  readonly text: string
}

export interface ErrorSummaryProps {
  readonly errors: readonly SummaryError[]
  /** Grows by one at each attempt, so that a second failed attempt takes the focus again. */
  readonly attempt?: number
}

function focusField(fieldId: string): void {
  const field = document.getElementById(fieldId)
  field?.focus()
  field?.scrollIntoView({ block: 'center' })
}

/** What a field is called on the page, without what stands behind its name; nothing for what has no label of its own. */
function labelOf(fieldId: string): string {
  const field = document.getElementById(fieldId)
  // What is chosen among several is called by the legend around it.
  const label = field instanceof HTMLFieldSetElement ? field.querySelector('legend') : field && 'labels' in field ? (field as HTMLInputElement).labels?.[0] : undefined
  return label?.firstChild?.textContent?.trim() ?? ''
}

/** The errors as they are read out: each begins with the name of its field. */
function useNamed(errors: readonly SummaryError[]): readonly SummaryError[] {
  const [labels, setLabels] = useState<Readonly<Record<string, string>>>({})
  const ids = errors.flatMap(({ fieldId }) => fieldId ?? []).join(' ')
  useLayoutEffect(() => {
    setLabels(Object.fromEntries(ids.split(' ').map((id) => [id, labelOf(id)])))
  }, [ids])
  return errors.map((error) => {
    const label = labels[error.fieldId ?? ''] ?? ''
    return label === '' || error.text.startsWith(label) ? error : { ...error, text: `${label}: ${error.text}` }
  })
}

export function ErrorSummary({ errors, attempt = 0 }: ErrorSummaryProps) {
  const t = useText()
  const box = useRef<HTMLDivElement>(null)
  const named = useNamed(errors)
  const hasErrors = errors.length > 0
  useEffect(() => {
    if (hasErrors) box.current?.focus()
  }, [hasErrors, attempt])
  if (!hasErrors) return null
  return (
    <div ref={box} className={styles.summary} role="alert" tabIndex={-1}>
      <ErrorGlyph size={18} className={styles.glyph} />
      <div>
        <p className={styles.title}>{t('ui.form.errorCount', { count: errors.length })}</p>
        <ul>
          {named.map(({ fieldId, text }) => (
            <li key={`${fieldId}${text}`}>
              {fieldId ? (
                <a
                  href={`#${fieldId}`}
                  onClick={(event) => {
                    event.preventDefault()
                    focusField(fieldId)
                  }}
                >
                  {text}
                </a>
              ) : (
                text
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
