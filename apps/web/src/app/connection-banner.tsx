/** Says that the server cannot be reached, and that it can again. */
import { useEffect, useRef } from 'react'
import { useIsReachable } from '../graphql/connection.js'
import { announce } from '../ui/announce.js'
import { WarningGlyph } from '../ui/glyphs.js'
import { useText } from '../ui/text.js'
import styles from './connection-banner.module.css'

export function ConnectionBanner() {
  const t = useText()
  const isReachable = useIsReachable()
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
          {t('shell.offline')}
        </p>
      )}
    </div>
  )
}
