/** Says that the server cannot be reached, and that it can again; and that the page is older than the server. */
import { useEffect, useRef } from 'react'
import { useIsReachable, useOwnOfflineWords } from '../graphql/connection.js'
import { useIsOutdated } from '../graphql/new-version.js'
import { announce } from '../ui/announce.js'
import { Button } from '../ui/button.js'
import { WarningGlyph } from '../ui/glyphs.js'
import { useText } from '../ui/text.js'
import styles from './connection-banner.module.css'

export function ConnectionBanner() {
  const t = useText()
  const isReachable = useIsReachable()
  const ownWords = useOwnOfflineWords()
  const isOutdated = useIsOutdated()
  const wasReachable = useRef(true)
  useEffect(() => {
    if (isReachable && !wasReachable.current) announce(t('shell.online'))
    wasReachable.current = isReachable
  }, [isReachable, t])
  return (
    <div role="alert">
      {!isReachable && (
        <p className={styles.banner}>
          <WarningGlyph />
          {ownWords ?? t('shell.offline')}
        </p>
      )}
      {isReachable && isOutdated && (
        <div className={styles.banner}>
          <WarningGlyph />
          {t('errors.OPERATION_UNKNOWN')}
          <Button size="small" onClick={() => window.location.reload()}>
            {t('shell.reload')}
          </Button>
        </div>
      )}
    </div>
  )
}
