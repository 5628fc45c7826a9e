/** A fault inside a page: what happened, what to do, and the code to give to support. */
import { Button } from './button.js'
import { CopyButton } from './copy-button.js'
import { useErrorMessage } from './error-message.js'
import { ErrorGlyph } from './glyphs.js'
import { useText } from './text.js'
import styles from './error-notice.module.css'

export interface ErrorNoticeProps {
  /** What was thrown, such as the `error` of a query. */
  readonly error: unknown
  /** Tries again, such as the `refetch` of a query. */
  readonly onRetry?: () => void
}

export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const t = useText()
  const { text, code, errorId } = useErrorMessage()(error)
  return (
    <div className={styles.notice} role="alert">
      <ErrorGlyph size={18} className={styles.glyph} />
      <div>
        <p className={styles.text}>{text}</p>
        <p className={styles.code}>
          {t('ui.error.code', { code: errorId ?? code })}
          {errorId && <CopyButton value={errorId} label={t('ui.error.copy')} />}
        </p>
        {onRetry && (
          <Button size="small" onClick={onRetry}>
            {t('ui.error.retry')}
          </Button>
        )}
      </div>
    </div>
  )
}
