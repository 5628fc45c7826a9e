/** The sections of the viewer's role, at the left of every page. */
import { Link, useRouterState } from '@tanstack/react-router'
import { useLanguage, useText } from '../ui/text.js'
import { AboutLinks } from './about-links.js'
import { navigationFor, sectionOf, sectionsBeside, type NavGroup, type NavSection } from './navigation.js'
import type { SectionPath } from './section-paths.js'
import { useViewer } from './viewer.js'
import { useWaiting } from './waiting.js'
import styles from './side-nav.module.css'

function Row({ section, isCurrent, waiting }: { section: NavSection; isCurrent: boolean; waiting: number }) {
  const t = useText()
  const lang = useLanguage()
  const Icon = section.icon
  return (
    <li>
      <Link
        to={section.to}
        params={{ lang }}
        className={styles.row}
        data-within={section.within !== undefined || undefined}
        aria-current={isCurrent ? 'page' : undefined}
        activeOptions={{ exact: true }}
        title={t(section.label)}
      >
        <Icon size={18} stroke={1.6} aria-hidden="true" />
        <span className={styles.label}>{t(section.label)}</span>
        {waiting > 0 && (
          <span className={styles.count}>
            <span aria-hidden="true">{waiting}</span>
            <span className="visually-hidden">, {t('nav.waiting', { count: waiting })}</span>
          </span>
        )}
      </Link>
    </li>
  )
}

function Group({ group, current, waiting }: { group: NavGroup; current: SectionPath | null; waiting: number }) {
  const t = useText()
  return (
    <>
      {group.heading && (
        <p className={styles.heading} id={group.heading}>
          {t(group.heading)}
        </p>
      )}
      <ul aria-labelledby={group.heading}>
        {sectionsBeside(group, current).map((section) => (
          <Row
            key={section.to}
            section={section}
            isCurrent={section.to === current}
            waiting={section.to === '/$lang' ? waiting : 0}
          />
        ))}
      </ul>
    </>
  )
}

export function SideNav() {
  const t = useText()
  const viewer = useViewer()
  const { count } = useWaiting()
  const current = useRouterState({ select: (state) => sectionOf(state.location.pathname) })
  return (
    <div className={styles.nav}>
      <nav aria-label={t('nav.label')}>
        {navigationFor(viewer.actions).map((group) => (
          <Group key={group.heading ?? 'first'} group={group} current={current} waiting={count} />
        ))}
      </nav>
      <AboutLinks className={styles.about} />
    </div>
  )
}
