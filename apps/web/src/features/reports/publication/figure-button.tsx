/** A figure that leads to where it comes from; alone where nobody can be told more. */
import { useText } from '../../../ui/text.js'
import { type Figure, Value } from '../../../ui/value.js'
import styles from './publication.module.css'

interface FigureButtonProps {
  readonly value: Figure
  readonly decimals: number
  /** What it counts, and where. */
  readonly name: string
  readonly onClick: (() => void) | undefined
}

export function FigureButton({ value, decimals, name, onClick }: FigureButtonProps) {
  const t = useText()
  if (!onClick) return <Value value={value} decimals={decimals} />
  return (
    <button type="button" className={styles.figureButton} onClick={onClick}>
      <Value value={value} decimals={decimals} />
      <span className="visually-hidden">. {t('publication.whyOf', { name })}</span>
    </button>
  )
}
