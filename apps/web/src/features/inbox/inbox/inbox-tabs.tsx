/** Leads between what waits and what one is told. */
import { useCan } from '../../../app/viewer.js'
import { TextLink } from '../../../ui/link.js'
import { useLanguage, useText } from '../../../ui/text.js'
import styles from './inbox.module.css'

const tabs = [
  ['tasks', '/$lang/inbox'],
  ['notifications', '/$lang/inbox/notifications']
] as const

export function InboxTabs() {
  const t = useText()
  const lang = useLanguage()
  if (!useCan('inbox.manage')) return null
  return (
    <nav className={styles.tabs} aria-label={t('inbox.tabs')} data-print="never">
      {tabs.map(([name, to]) => (
        <TextLink key={name} to={to} params={{ lang }} activeOptions={{ exact: true, includeSearch: false }}>
          {t(`inbox.tab.${name}`)}
        </TextLink>
      ))}
    </nav>
  )
}
