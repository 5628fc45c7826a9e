/** The last step: all of it once more, before it is saved. */
import type { ReactNode } from 'react'
import { roundDayNames } from '@solmu/domain/results/round-days.js'
import { useViewer } from '../../../../app/viewer.js'
import { ErrorNotice } from '../../../../ui/error-notice.js'
import { useFormat } from '../../../../ui/format.js'
import { useLanguage, useLocalized, useText } from '../../../../ui/text.js'
import { Value } from '../../../../ui/value.js'
import { periodText } from '../../unit-return/period-text.js'
import { useReminderText } from '../record/round-facts.js'
import { dayTyped } from './round-form.js'
import type { StepProps } from './step-props.js'
import { usePreview } from './units-step.js'
import styles from '../round.module.css'

export function CheckStep({ form, before }: StepProps) {
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const format = useFormat()
  const { today } = useViewer()
  const { preview, error, retry } = usePreview(form)
  const reminderText = useReminderText()
  const others = preview?.others.filter(({ id }) => id !== before?.id) ?? []
  const rows: readonly [string, ReactNode][] = [
    [t('round.list.name'), pick(form.name)],
    [t('round.list.period'), periodText(form.period, language)],
    [t('round.asked'), t('round.askedCount', { count: form.indicators.length })],
    [t('round.units'), preview ? t('round.form.previewCount', { count: preview.units.length }) : error ? <Value value="missing" /> : t('ui.loading')],
    ...roundDayNames.map((name): [string, ReactNode] => {
      const day = dayTyped(form, name, today)
      return [t(`round.day.${name}`), day === '' ? form.days[name] : format.dayLong(day)]
    }),
    [t('round.reminders'), reminderText(form.reminderDays)]
  ]
  return (
    <>
      {error && !preview && <ErrorNotice error={error} onRetry={retry} />}
      <dl className={styles.about}>
        {rows.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {others.length > 0 && (
        <p className={styles.hint}>{t('round.form.others', { names: others.map(({ name }) => pick(name)).join(', '), count: others.length })}</p>
      )}
      <p className={styles.detail}>{t(before === null ? 'round.form.afterwards' : 'round.form.afterChange')}</p>
    </>
  )
}
