/** What applications and their states are called, and the ways between their lists. */
import { useLocation } from '@tanstack/react-router'
import type { ApplicationState } from '@solmu/domain/onboarding/application.workflow.js'
import { TextLink } from '../../../ui/link.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useLanguage, useText } from '../../../ui/text.js'
import type { Application } from './application.operations.js'
import styles from '../apply/apply.module.css'

const statuses: Readonly<Record<ApplicationState, StatusName>> = {
  ...{ draft: 'draft', submitted: 'submitted', under_assessment: 'submitted', returned: 'returned', in_decision: 'submitted', admitted: 'accepted', rejected: 'locked', withdrawn: 'locked' }
}

export function ApplicationStateMark({ state }: { readonly state: ApplicationState }) {
  const t = useText()
  return <Status status={statuses[state]} label={t(`application.state.${state}`)} />
}

export function ApplicationLink({ application }: { readonly application: Pick<Application, 'id' | 'name'> }) {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/members/applications/$id" params={{ lang, id: application.id }}>
      {application.name || t('application.nameless')}
    </TextLink>
  )
}

export function ApplicationsCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/members/applications" params={{ lang }}>
      {t('application.list.title')}
    </TextLink>
  )
}

const lists = [
  ['applications', '/$lang/members/applications'],
  ['pipeline', '/$lang/members/pipeline'],
  ['decisions', '/$lang/members/decisions'],
  ['calls', '/$lang/members/calls'],
  ['criteria', '/$lang/members/criteria'],
  ['path', '/$lang/members/decision-path']
] as const

export function ApplicationLists() {
  const t = useText()
  const lang = useLanguage()
  const { pathname } = useLocation()
  return (
    <nav className={styles.acts} aria-label={t('application.lists')} data-print="never">
      {lists.map(([name, to]) => (
        <TextLink key={name} to={to} params={{ lang }} aria-current={pathname === to.replace('$lang', lang) ? 'page' : undefined}>
          {t(`application.lists.${name}`)}
        </TextLink>
      ))}
    </nav>
  )
}
