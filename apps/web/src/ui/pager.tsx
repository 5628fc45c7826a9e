/** Steps through a long list: "1–50 / 53", Edellinen, Seuraava. */
import { useState } from 'react'
import { IconDownload } from '@tabler/icons-react'
import { Button } from './button.js'
import { useFormat } from './format.js'
import { useText } from './text.js'
import styles from './pager.module.css'

export interface KeysetPages {
  /** The cursor to ask the API with; null for the first page. */
  readonly after: string | null
  /** How many rows stand before this page. */
  readonly offset: number
  readonly hasPrevious: boolean
  /** To the page after this cursor. */
  readonly next: (endCursor: string, rowsHere: number) => void
  readonly previous: () => void
}

interface PageStart {
  readonly after: string | null
  readonly offset: number
}

const firstPage: readonly PageStart[] = [{ after: null, offset: 0 }]

/**
 * Remembers the way back through a list that is read by cursors, which only
 * lead forward.
 *
 * @param listKey what the list is of: filters and order; another key starts from the first page
 */
export function useKeysetPages(listKey: string): KeysetPages {
  const [trail, setTrail] = useState({ listKey, pages: firstPage })
  const pages = trail.listKey === listKey ? trail.pages : firstPage
  const here = pages[pages.length - 1] ?? { after: null, offset: 0 }
  return {
    ...here,
    hasPrevious: pages.length > 1,
    next: (endCursor, rowsHere) =>
      setTrail({ listKey, pages: [...pages, { after: endCursor, offset: here.offset + rowsHere }] }),
    previous: () => setTrail({ listKey, pages: pages.slice(0, -1) })
  }
}

export interface PagerProps {
  readonly pages: KeysetPages
  /** How many rows this page has. */
  readonly count: number
  /** How many there are in all; unknown while loading. */
  readonly totalCount?: number
  readonly pageInfo?: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  /** Offers the list as a CSV file. */
  readonly onExport?: () => void
}

export function Pager({ pages, count, totalCount, pageInfo, onExport }: PagerProps) {
  const t = useText()
  const format = useFormat()
  const endCursor = pageInfo?.hasNextPage ? pageInfo.endCursor : null
  const isPaged = pages.hasPrevious || endCursor !== null
  const range = { from: format.number(pages.offset + 1), to: format.number(pages.offset + count) }
  return (
    <div className={styles.pager}>
      {count > 0 && (
        <p className={styles.range}>
          {totalCount === undefined
            ? t('ui.pager.range', range)
            : t('ui.pager.rangeOf', { ...range, total: format.number(totalCount) })}
        </p>
      )}
      {isPaged && (
        <nav className={styles.steps} aria-label={t('ui.pager.label')}>
          <Button size="small" disabled={!pages.hasPrevious} onClick={pages.previous}>
            {t('ui.pager.previous')}
          </Button>
          <Button
            size="small"
            disabled={endCursor === null}
            onClick={() => (endCursor === null ? undefined : pages.next(endCursor, count))}
          >
            {t('ui.pager.next')}
          </Button>
        </nav>
      )}
      {onExport && count > 0 && (
        <span className={styles.export} data-print="never">
          <Button size="small" variant="quiet" icon={IconDownload} onClick={onExport}>
            {t('ui.table.export')}
          </Button>
        </span>
      )}
    </div>
  )
}
