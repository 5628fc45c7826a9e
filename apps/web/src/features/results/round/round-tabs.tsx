/** The two views of rounds: the list and the calendar. */
import { TextLink } from '../../../ui/link.js'
import { useLanguage, useText } from '../../../ui/text.js'
import styles from './round.module.css'

export function RoundTabs({ here }: { readonly here: 'list' | 'calendar' }) {
  const t = useText()
  const lang = useLanguage()
  return (
    <nav className={styles.tabs} aria-label={t('round.tabs')} data-print="never">
      <TextLink to="/$lang/results/rounds" params={{ lang }} aria-current={here === 'list' ? 'page' : undefined}>
        {t('round.tab.list')}
      </TextLink>
      <TextLink to="/$lang/results/calendar" params={{ lang }} aria-current={here === 'calendar' ? 'page' : undefined}>
        {t('round.tab.calendar')}
      </TextLink>
    </nav>
  )
}
