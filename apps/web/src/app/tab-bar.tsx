/** Five tabs under a phone's thumb; the last one opens the rest. */
import { IconMenu2 } from '@tabler/icons-react'
import { Link, useRouterState } from '@tanstack/react-router'
import { useLanguage, useText } from '../ui/text.js'
import { sectionOf, tabsFor } from './navigation.js'
import { useViewer } from './viewer.js'
import { useWaiting } from './waiting.js'
import styles from './tab-bar.module.css'

export interface TabBarProps {
  readonly isMenuOpen: boolean
  readonly onMenu: () => void
}

export function TabBar({ isMenuOpen, onMenu }: TabBarProps) {
  const t = useText()
  const lang = useLanguage()
  const viewer = useViewer()
  const { count } = useWaiting()
  const current = useRouterState({ select: (state) => sectionOf(state.location.pathname) })
  const tabs = tabsFor(viewer.actions)
  return (
    <nav className={styles.bar} aria-label={t('nav.tabs')} data-print="never">
      {tabs.map(({ to, tab, icon: Icon }) => (
        <Link
          key={to}
          to={to}
          params={{ lang }}
          className={styles.tab}
          activeOptions={{ exact: true }}
          aria-current={to === current ? 'page' : undefined}
        >
          <span className={styles.icon}>
            <Icon size={22} stroke={1.6} aria-hidden="true" />
            {to === '/$lang' && count > 0 && (
              <span className={styles.count}>
                {count}
                <span className="visually-hidden"> {t('nav.waiting', { count })}</span>
              </span>
            )}
          </span>
          {tab && t(tab)}
        </Link>
      ))}
      <button
        type="button"
        className={styles.tab}
        aria-expanded={isMenuOpen}
        aria-haspopup="dialog"
        data-current={!tabs.some((tab) => tab.to === current) || undefined}
        onClick={onMenu}
      >
        <IconMenu2 size={22} stroke={1.6} aria-hidden="true" />
        {t('nav.tab.more')}
      </button>
    </nav>
  )
}
