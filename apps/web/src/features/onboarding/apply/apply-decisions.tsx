/** What was decided about the application, why, and how the applicant can have it looked at again. */
import { FormNotice } from '../../../ui/form-notices.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import type { ApplicationDoor, DoorDecision } from './apply-door.js'
import styles from './apply.module.css'

export function ApplyDecisions({ door }: { readonly door: ApplicationDoor }) {
  const t = useText()
  if (door.decisions.length === 0) return null
  return (
    <Section title={t('apply.decision.title')}>
      {door.decisions.map((decision) => (
        <Decision key={decision.id} {...{ door, decision }} />
      ))}
    </Section>
  )
}

function Decision({ door, decision }: { readonly door: ApplicationDoor; readonly decision: DoorDecision }) {
  const t = useText()
  const format = useFormat()
  const { outcome, number, decidedOn, reasons, conditions, annulledOn, annulledReason, reapplyFrom } = decision
  return (
    <article className={styles.question}>
      <h3>{t(`apply.decision.${outcome}`)}</h3>
      <p className={styles.minor}>{t('apply.decision.of', { number, day: format.day(decidedOn) })}</p>
      {annulledOn !== null && (
        <FormNotice title={t('apply.decision.annulled', { day: format.day(annulledOn) })}>
          <p className={styles.said}>{annulledReason}</p>
        </FormNotice>
      )}
      <dl className={styles.answers}>
        <dt>{t('apply.decision.reasons')}</dt>
        <dd>{reasons}</dd>
        {conditions !== '' && (
          <>
            <dt>{t('apply.decision.conditions')}</dt>
            <dd>{conditions}</dd>
          </>
        )}
      </dl>
      {annulledOn === null && <Appeal {...{ door, decision }} />}
      {annulledOn === null && reapplyFrom !== null && <p>{t('apply.decision.reapply', { day: format.day(reapplyFrom) })}</p>}
    </article>
  )
}

/** Until when and where one asks for it, or what became of it. */
function Appeal({ door, decision: { appealUntil, appealBody, appealedOn, appealOutcome, appealReasons } }: { readonly door: ApplicationDoor; readonly decision: DoorDecision }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  if (appealedOn !== null) {
    return (
      <>
        <p>{t(`apply.decision.appeal.${appealOutcome ?? 'received'}`, { day: format.day(appealedOn) })}</p>
        {appealReasons !== '' && <p className={styles.said}>{appealReasons}</p>}
      </>
    )
  }
  if (appealUntil === null) return null
  const to = door.centreEmail ?? pick(door.centreName)
  return <p>{t('apply.decision.appeal.how', { day: format.day(appealUntil), body: t(`apply.decision.body.${appealBody}`), to })}</p>
}
