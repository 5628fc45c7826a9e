/** The links that stand at the foot of every page. */
import { TextLink } from '../ui/link.js'
import { useLanguage, useText } from '../ui/text.js'
import { classNames } from '../ui/class-names.js'
import { OpenLinks } from './open-links.js'
import styles from './about-links.module.css'

export interface AboutLinksProps {
  readonly className?: string
  /** Beside each other instead of below, as on the pages of those who have not signed in. */
  readonly isRow?: boolean
}

export function AboutLinks({ className, isRow }: AboutLinksProps) {
  const t = useText()
  const lang = useLanguage()
  return (
    <nav aria-label={t('shell.footer')} className={classNames(styles.about, isRow && styles.row, className)}>
      {isRow && <OpenLinks />}
      <TextLink to="/$lang/accessibility" params={{ lang }}>
        {t('shell.accessibility')}
      </TextLink>
      <TextLink to="/$lang/privacy" params={{ lang }}>
        {t('shell.privacy')}
      </TextLink>
      <TextLink to="/$lang/feedback" params={{ lang }}>
        {t('shell.feedback')}
      </TextLink>
    </nav>
  )
}
