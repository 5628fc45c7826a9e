/** What stands in the way of an act, in words, beside the button that it disables. */
import { useText } from '../../../ui/text.js'
import styles from './decision.module.css'

export function Blocked({ id, obstacles }: { readonly id: string; readonly obstacles: readonly string[] }) {
  const t = useText()
  if (obstacles.length === 0) return null
  return (
    <p id={id} className={styles.blocked}>
      {obstacles.map((each) => t(`decide.blocked.${each}`)).join(' ')}
    </p>
  )
}
