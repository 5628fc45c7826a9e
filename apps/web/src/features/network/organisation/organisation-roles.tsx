/** The roles of an organisation as a strand: those to come above, those of today, those of the past below. */
import { addDays } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { Status } from '../../../ui/status.js'
import { StrandHistory } from '../../../ui/strand.js'
import { useText } from '../../../ui/text.js'
import { tenseOn, tenseStatus, type Tense } from './organisation-periods.js'
import type { OrganisationRecord, RolePeriod } from './organisation.operations.js'
import styles from './organisation.module.css'

const order: readonly Tense[] = ['coming', 'current', 'past']

function RoleText({ period, tense }: { readonly period: RolePeriod; readonly tense: Tense }) {
  const t = useText()
  const format = useFormat()
  const end = period.validTo === null ? t('organisation.roles.open') : t('organisation.roles.until', { last: format.day(addDays(period.validTo, -1)) })
  return (
    <span className={styles.rolePeriod}>
      <span>
        <b>{t(`organisation.role.${period.role}`)}</b>, {end}
      </span>
      <Status status={tenseStatus[tense]} label={t(`organisation.tense.${tense}`)} />
    </span>
  )
}

export function OrganisationRoles({ roles }: Pick<OrganisationRecord, 'roles'>) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const sorted = roles
    .map((period) => ({ period, tense: tenseOn(period, today) }))
    .sort((a, b) => order.indexOf(a.tense) - order.indexOf(b.tense) || (a.period.validFrom < b.period.validFrom ? 1 : -1))
  const events = sorted.map(({ period, tense }) => ({
    key: `${period.role} ${period.validFrom}`,
    when: format.day(period.validFrom),
    what: <RoleText period={period} tense={tense} />,
    tone: tense === 'coming' ? ('time' as const) : ('plain' as const)
  }))
  const hasComing = sorted[0]?.tense === 'coming'
  return (
    <Section title={t('organisation.roles.title')}>
      {roles.length === 0 ? (
        <p className={styles.none}>{t('organisation.roles.none')}</p>
      ) : (
        <StrandHistory label={t('organisation.roles.title')} events={events} now={hasComing ? format.day(today) : undefined} />
      )}
    </Section>
  )
}
