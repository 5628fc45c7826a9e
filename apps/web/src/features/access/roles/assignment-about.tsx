/** What stands behind an assignment: for whom or instead of whom it is held, who gave it, why, and who ended it. */
import { addDays } from '@solmu/shared/dates.js'
import { dayOfInstant, useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import type { AssignmentRecord } from './assignment.operations.js'
import styles from './roles.module.css'

type Told = Pick<AssignmentRecord, 'role' | 'organisation' | 'deputyFor'>

/** The role, with the organisation that a funder represents and the person whose deputy the holder is. */
export function RoleName({ assignment }: { readonly assignment: Told }) {
  const t = useText()
  const pick = useLocalized()
  const { role, organisation, deputyFor } = assignment
  return (
    <>
      {t(`role.${role}`)}
      {organisation && <span className={styles.about}>{t('roles.represents', { organisation: pick(organisation.name) })}</span>}
      {deputyFor && <span className={styles.about}>{t('roles.deputyFor', { name: deputyFor.displayName })}</span>}
    </>
  )
}

/** Who gave the role, when and why. */
export function GivenBy({ assignment }: { readonly assignment: Pick<AssignmentRecord, 'givenBy' | 'givenAt' | 'source'> }) {
  const t = useText()
  const format = useFormat()
  const { givenBy, givenAt, source } = assignment
  return t('roles.given', {
    hasGiver: String(givenBy !== null),
    name: givenBy?.displayName ?? '',
    day: format.day(dayOfInstant(givenAt)),
    isManual: String(source === 'manual'),
    source: source === 'manual' ? '' : t(`roles.source.${source}`)
  })
}

/** When and by whom a role was last confirmed. */
export function ConfirmedOn({ review: { on, by } }: { readonly review: AssignmentRecord['reviews'][number] }) {
  const t = useText()
  const format = useFormat()
  return t('roles.confirmed', { day: format.day(on), hasName: String(by !== null), name: by?.displayName ?? '' })
}

function EndedBy({ assignment: { endedBy, endedAt, endReason } }: { readonly assignment: AssignmentRecord }) {
  const t = useText()
  const format = useFormat()
  if (endedAt === null) return null
  const values = { hasName: String(endedBy !== null), hasReason: String(endReason !== null), reason: endReason ?? '' }
  const day = format.day(dayOfInstant(endedAt))
  return <span className={styles.about}>{t('roles.ended', { ...values, name: endedBy?.displayName ?? '', day })}</span>
}

/** Who gave the role, when and why; who confirmed and who ended it. */
export function AssignmentAbout({ assignment }: { readonly assignment: AssignmentRecord }) {
  const t = useText()
  const { reason, reviews } = assignment
  const last = reviews[0]
  return (
    <>
      <span className={styles.about}>
        <GivenBy assignment={assignment} />
      </span>
      {reason && <span className={styles.about}>{t('roles.because', { reason })}</span>}
      {last && (
        <span className={styles.about}>
          <ConfirmedOn review={last} />
        </span>
      )}
      <EndedBy assignment={assignment} />
    </>
  )
}

/** From which to which day something holds, as people say it. */
export function usePeriodText(): (validity: { readonly validFrom: string; readonly validTo: string | null }) => string {
  const t = useText()
  const format = useFormat()
  return ({ validFrom, validTo }) =>
    validTo === null
      ? t('roles.since', { from: format.day(validFrom) })
      : t('roles.span', { from: format.day(validFrom), to: format.day(addDays(validTo, -1)) })
}
