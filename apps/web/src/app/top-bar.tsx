/** The bar on top of every page: whose network, search, language, theme, help, what waits, and who is signed in. */
import {
  IconAccessible,
  IconBell,
  IconHelp,
  IconKeyboard,
  IconLogout,
  IconMenu2,
  IconMessage,
  IconMoon,
  IconSearch,
  IconSun,
  IconUser
} from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { IconButton } from '../ui/button.js'
import { Mark } from '../ui/mark.js'
import { Menu } from '../ui/menu.js'
import { useLanguage, useLocalized, useText } from '../ui/text.js'
import { LanguageLinks } from './language-links.js'
import { useTheme } from './profile-choices.js'
import { signOut } from './session.js'
import { mainRole, useViewer } from './viewer.js'
import { useUnread } from './unread.js'
import styles from './top-bar.module.css'

/** "Aino Salmela" → "AS". */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  return [words[0], words.length > 1 ? words[words.length - 1] : '']
    .map((word) => word?.charAt(0).toLocaleUpperCase('fi') ?? '')
    .join('')
}

function Brand() {
  const t = useText()
  const lang = useLanguage()
  return (
    <Link to="/$lang" params={{ lang }} className={styles.brand} aria-label={t('shell.home')} activeOptions={{ exact: true }}>
      <Mark size={24} />
      <span className={styles.name}>Solmu</span>
    </Link>
  )
}

function Consortium() {
  const t = useText()
  const localized = useLocalized()
  const { consortium } = useViewer()
  return (
    <p className={styles.consortium}>
      <span className={styles.consortiumName}>{localized(consortium.name)}</span>
      {consortium.isDemo && (
        <span className={styles.demo}>
          <span className={styles.longDemo}>{t('shell.demo')}</span>
          <span className={styles.shortDemo}>{t('shell.demoShort')}</span>
        </span>
      )}
    </p>
  )
}

function SearchBox({ onOpen }: { readonly onOpen: () => void }) {
  const t = useText()
  const isApple = /Mac|iPhone|iPad/.test(navigator.platform)
  return (
    <button type="button" className={styles.search} aria-haspopup="dialog" onClick={onOpen}>
      <IconSearch size={17} stroke={1.6} aria-hidden="true" />
      <span className={styles.searchText}>{t('shell.search')}</span>
      <kbd aria-hidden="true">{isApple ? '⌘ K' : 'Ctrl K'}</kbd>
    </button>
  )
}

function HelpMenu({ onKeys }: { readonly onKeys: () => void }) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const go = (to: '/$lang/accessibility' | '/$lang/feedback') => void navigate({ to, params: { lang } })
  return (
    <Menu
      align="end"
      className={styles.wideOnly}
      button={(props) => <IconButton {...props} label={t('shell.help')} icon={IconHelp} />}
      items={[
        { key: 'keys', label: t('shell.help.keyboard'), icon: IconKeyboard, aside: <kbd>?</kbd>, onPick: onKeys },
        {
          key: 'accessibility',
          label: t('shell.accessibility'),
          icon: IconAccessible,
          onPick: () => go('/$lang/accessibility')
        },
        { key: 'feedback', label: t('shell.feedback'), icon: IconMessage, onPick: () => go('/$lang/feedback') }
      ]}
    />
  )
}

/** The bell: how much is new. */
function Bell() {
  const t = useText()
  const lang = useLanguage()
  const count = useUnread()
  const text = count > 0 ? t('shell.bell.new', { count }) : t('shell.bell')
  return (
    <Link to="/$lang/inbox/notifications" params={{ lang }} className={styles.bell} aria-label={text} title={text}>
      <IconBell size={20} stroke={1.6} aria-hidden="true" />
      {count > 0 && (
        <span className={styles.count} aria-hidden="true">
          {count}
        </span>
      )}
    </Link>
  )
}

function AccountMenu() {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const viewer = useViewer()
  const role = t(`role.${mainRole(viewer) ?? 'none'}`)
  return (
    <Menu
      align="end"
      className={styles.accountMenu}
      heading={viewer.email}
      button={(props) => (
        <button {...props} className={styles.account}>
          <span className={styles.avatar} aria-hidden="true">
            {initials(viewer.displayName)}
          </span>
          <span className={styles.who}>
            <span className={styles.whoName}>{viewer.displayName}</span>
            <span className="visually-hidden">, </span>
            <span className={styles.whoRole}>{role}</span>
            <span className="visually-hidden">, {t('shell.account')}</span>
          </span>
        </button>
      )}
      items={[
        {
          key: 'profile',
          label: t('nav.profile'),
          icon: IconUser,
          onPick: () => void navigate({ to: '/$lang/profile', params: { lang } })
        },
        { key: 'sign-out', label: t('shell.signOut'), icon: IconLogout, onPick: () => void signOut(lang) }
      ]}
    />
  )
}

export interface TopBarProps {
  readonly onPalette: () => void
  readonly onKeys: () => void
  readonly onMenu: () => void
}

export function TopBar({ onPalette, onKeys, onMenu }: TopBarProps) {
  const t = useText()
  const { isDark, choose } = useTheme()
  return (
    <header className={styles.bar} data-print="never">
      <IconButton label={t('nav.open')} icon={IconMenu2} className={styles.menu} aria-haspopup="dialog" onClick={onMenu} />
      <Brand />
      <Consortium />
      <SearchBox onOpen={onPalette} />
      <div className={styles.languages}>
        <LanguageLinks />
      </div>
      <div className={styles.tools}>
        <IconButton
          label={t(isDark ? 'shell.toLight' : 'shell.toDark')}
          icon={isDark ? IconSun : IconMoon}
          className={styles.wideOnly}
          onClick={() => choose(isDark ? 'light' : 'dark')}
        />
        <HelpMenu onKeys={onKeys} />
        <Bell />
      </div>
      <AccountMenu />
    </header>
  )
}
