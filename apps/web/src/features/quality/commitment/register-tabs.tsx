/** Leads between the registers of what was promised: commitments, certificates and service promises. */
import { useLocation } from '@tanstack/react-router'
import { TextLink } from '../../../ui/link.js'
import { useLanguage, useText } from '../../../ui/text.js'
import styles from './commitment.module.css'

const registers = [
  ['commitments', '/$lang/quality/commitments'],
  ['certificates', '/$lang/quality/certificates'],
  ['promises', '/$lang/quality/promises']
] as const

export function RegisterTabs() {
  const t = useText()
  const lang = useLanguage()
  const { pathname } = useLocation()
  return (
    <nav className={styles.tabs} aria-label={t('commitment.registers')} data-print="never">
      {registers.map(([name, to]) => (
        <TextLink key={name} to={to} params={{ lang }} aria-current={pathname === to.replace('$lang', lang) ? 'page' : undefined}>
          {t(`commitment.register.${name}`)}
        </TextLink>
      ))}
    </nav>
  )
}
