/** How far the server has come with a file. The page can be left meanwhile. */
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import type { NetworkImport } from './import.operations.js'
import styles from './import.module.css'

export function ImportProgress({ of }: { readonly of: NetworkImport }) {
  const t = useText()
  const format = useFormat()
  const { state, doneCount, rowCount } = of
  const label = t(`import.progress.${state}`)
  return (
    <Section title={label}>
      <progress className={styles.progress} aria-label={label} max={Math.max(rowCount, 1)} value={doneCount} />
      <p>{t('import.progress.count', { done: format.number(doneCount), all: format.number(rowCount) })}</p>
      <p className={styles.intro}>{t('import.progress.leave')}</p>
    </Section>
  )
}
