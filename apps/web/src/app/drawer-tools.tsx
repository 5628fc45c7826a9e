/** What the top bar has no room for on a small screen: languages, theme, profile, sign out. */
import { IconLogout, IconMoon, IconSun, IconUser } from '@tabler/icons-react'
import { Button, ButtonLink } from '../ui/button.js'
import { useLanguage, useText } from '../ui/text.js'
import { LanguageLinks } from './language-links.js'
import { useTheme } from './profile-choices.js'
import { signOut } from './session.js'
import { mainRole, useViewer } from './viewer.js'
import styles from './drawer-tools.module.css'

export function DrawerTools() {
  const t = useText()
  const lang = useLanguage()
  const viewer = useViewer()
  const { isDark, choose } = useTheme()
  return (
    <div className={styles.tools}>
      <p>
        <strong>{viewer.displayName}</strong>
        <br />
        {t(`role.${mainRole(viewer) ?? 'none'}`)}
      </p>
      <LanguageLinks />
      <ButtonLink to="/$lang/profile" params={{ lang }} icon={IconUser} isBlock>
        {t('nav.profile')}
      </ButtonLink>
      <Button icon={isDark ? IconSun : IconMoon} isBlock onClick={() => choose(isDark ? 'light' : 'dark')}>
        {t(isDark ? 'shell.toLight' : 'shell.toDark')}
      </Button>
      <Button icon={IconLogout} isBlock onClick={() => void signOut(lang)}>
        {t('shell.signOut')}
      </Button>
    </div>
  )
}
