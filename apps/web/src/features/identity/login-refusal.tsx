/** Says what went wrong at the door and takes the focus; counts down when there is a wait. */
import { useEffect, useRef } from 'react'
import { ApiError } from '../../graphql/api-error.js'
import { useErrorMessage } from '../../ui/error-message.js'
import { ErrorGlyph } from '../../ui/glyphs.js'
import { useCountdown } from './use-countdown.js'
import styles from './login.module.css'

export function LoginRefusal({ error }: { readonly error: ApiError }) {
  const box = useRef<HTMLDivElement>(null)
  const describe = useErrorMessage()
  const { secondsLeft, start } = useCountdown()
  const seconds = error.params['seconds']
  useEffect(() => {
    if (typeof seconds === 'number') start(seconds)
    box.current?.focus()
  }, [error, seconds, start])
  const isWait = error.code === 'TOO_MANY_ATTEMPTS' || error.code === 'TOO_MANY_REQUESTS'
  const shown = isWait ? new ApiError({ code: error.code, params: { seconds: Math.max(secondsLeft, 1) } }) : error
  return (
    <div ref={box} className={styles.refusal} role="alert" tabIndex={-1}>
      <ErrorGlyph size={18} />
      <p>{describe(shown).text}</p>
    </div>
  )
}
