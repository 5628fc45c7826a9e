/** Why somebody may do something: which role where, given by whom, when and for what reason. */
import { useLocalized, useText } from '../../../ui/text.js'
import { GivenBy, RoleName, usePeriodText } from '../roles/assignment-about.js'
import type { Why } from './explain.operations.js'
import styles from '../roles/roles.module.css'

export function WhyLine({ assignment, where }: { readonly assignment: Why; readonly where: string }) {
  const t = useText()
  const pick = useLocalized()
  const period = usePeriodText()
  const { unit, reason } = assignment
  return (
    <>
      <RoleName assignment={assignment} />
      <span className={styles.about}>
        {pick(unit.name)}, {period(assignment)}. {where}
      </span>
      <span className={styles.about}>
        <GivenBy assignment={assignment} />
        {reason && ` ${t('roles.because', { reason })}`}
      </span>
    </>
  )
}
