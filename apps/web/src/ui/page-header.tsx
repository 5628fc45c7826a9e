/** The head of a page: breadcrumb, the only h1, one meta line, acts at the right end. Also names the browser's tab. */
import { useEffect, useRef, type ReactNode } from 'react'
import { takeArrival } from './arrival.js'
import { useText } from './text.js'
import styles from './page-header.module.css'

export interface PageHeaderProps {
  /** The heading; also the title of the document unless `documentTitle` is given. */
  readonly title: string
  readonly documentTitle?: string
  /** Language of the title when it is not that of the page. */
  readonly titleLang?: string
  /** Links to the pages above, first to last; the page itself is added. */
  readonly breadcrumb?: readonly ReactNode[]
  /** One line under the heading. */
  readonly meta?: ReactNode
  /** Controls on the heading's own line, beside it. */
  readonly beside?: ReactNode
  /** Buttons at the right end. */
  readonly actions?: ReactNode
}

/** Names the browser's tab: "Verkosto – Solmu". */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – Solmu`
  }, [title])
}

/** Moves focus to the heading when the viewer has come here by a link of Solmu, so that it is read out. */
function useFocusOnArrival() {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takeArrival()) heading.current?.focus({ preventScroll: true })
  }, [])
  return heading
}

export function PageHeader({ title, documentTitle, titleLang, breadcrumb, meta, beside, actions }: PageHeaderProps) {
  const t = useText()
  const heading = useFocusOnArrival()
  useDocumentTitle(documentTitle ?? title)
  return (
    <header className={styles.header}>
      <div className={styles.text}>
        {breadcrumb && (
          <nav aria-label={t('ui.breadcrumb')}>
            <ol className={styles.breadcrumb}>
              {breadcrumb.map((link, index) => (
                <li key={index}>{link}</li>
              ))}
              <li aria-current="page" lang={titleLang}>
                {title}
              </li>
            </ol>
          </nav>
        )}
        <div className={styles.line}>
          <h1 ref={heading} tabIndex={-1} lang={titleLang}>
            {title}
          </h1>
          {beside && <div className={styles.beside}>{beside}</div>}
        </div>
        {meta && <div className={styles.meta}>{meta}</div>}
      </div>
      {actions && (
        <div className={styles.actions} data-print="never">
          {actions}
        </div>
      )}
    </header>
  )
}
