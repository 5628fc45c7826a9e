/** What mandates are called, and how their days are told. */
import { useLocation } from '@tanstack/react-router'
import { mandateEnd, type MandateGap, type MandateState } from '@solmu/domain/governance/mandate.js'
import { addDays } from '@solmu/shared/dates.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useLanguage, useText } from '../../../ui/text.js'
import type { Mandate } from './mandate.operations.js'
import styles from '../governance.module.css'

const statuses: Readonly<Record<MandateState, StatusName>> = { expiring: 'returned', in_force: 'accepted', coming: 'submitted', ended: 'locked' }

export function MandateStateMark({ state }: { readonly state: MandateState }) {
  const t = useText()
  return <Status status={statuses[state]} label={t(`mandate.state.${state}`)} />
}

const gapStatuses: Readonly<Record<MandateGap, StatusName>> = { missing: 'late', expiring: 'returned', on_paper: 'returned', no_substitute: 'submitted', none: 'accepted' }

export function MandateGapMark({ gap }: { readonly gap: MandateGap }) {
  const t = useText()
  return <Status status={gapStatuses[gap]} label={t(`mandate.gap.${gap}`)} />
}

/** The days on which it holds; the last day is told, not the one after. */
export function useMandateTerm() {
  const t = useText()
  const format = useFormat()
  return (mandate: Pick<Mandate, 'validFrom' | 'validTo' | 'endedOn'>): string => {
    const end = mandateEnd(mandate)
    if (end === null) return t('mandate.term.open', { from: format.day(mandate.validFrom) })
    return end <= mandate.validFrom ? t('mandate.term.never') : t('mandate.term.between', { from: format.day(mandate.validFrom), to: format.day(addDays(end, -1)) })
  }
}

/** Leads between the register and what is missing from it. */
export function MandateTabs() {
  const t = useText()
  const lang = useLanguage()
  const { pathname } = useLocation()
  return (
    <nav className={styles.tabs} aria-label={t('mandate.tabs')} data-print="never">
      {(['/$lang/mandates', '/$lang/mandates/gaps'] as const).map((to) => (
        <TextLink key={to} to={to} params={{ lang }} activeOptions={{ exact: true }} aria-current={pathname === to.replace('$lang', lang) ? 'page' : undefined}>
          {t(to.endsWith('gaps') ? 'mandate.tab.gaps' : 'mandate.tab.register')}
        </TextLink>
      ))}
    </nav>
  )
}
