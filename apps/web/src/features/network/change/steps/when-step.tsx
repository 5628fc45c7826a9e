/** The third step: from which day, why, and who decided it. */
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { FormField, TextField } from '../../../../ui/form-field.js'
import { useFormat } from '../../../../ui/format.js'
import { NoticeGlyph, WarningGlyph } from '../../../../ui/glyphs.js'
import { useText } from '../../../../ui/text.js'
import { tenseOf } from '../../timeline/as-of-date.js'
import { dayOf, type ChangeForm } from '../change-form.js'
import { longestDecider, longestReason } from '../change-problems.js'
import { DayField } from '../fields/day-field.js'
import styles from '../change.module.css'

export interface WhenStepProps {
  readonly form: ChangeForm
  readonly today: IsoDate
  readonly change: (part: Partial<ChangeForm>) => void
  readonly errorOf: (id: string) => string | undefined
}

export function WhenStep({ form, today, change, errorOf }: WhenStepProps) {
  const t = useText()
  return (
    <>
      <DayField
        id="change-day"
        label={t('change.when.day')}
        help={t('change.when.dayHelp')}
        text={form.day}
        today={today}
        error={errorOf('change-day')}
        onChange={(day) => change({ day })}
      />
      <DayMeaning day={dayOf(form, today)} today={today} />
      <FormField
        id="change-reason"
        label={t('change.when.reason')}
        help={t('change.when.reasonHelp')}
        error={errorOf('change-reason')}
      >
        {(control) => (
          <textarea
            {...control}
            className={styles.textarea}
            rows={3}
            maxLength={longestReason}
            value={form.reason}
            onChange={(event) => change({ reason: event.target.value })}
          />
        )}
      </FormField>
      <TextField
        id="change-decidedBy"
        label={t('change.when.decidedBy')}
        help={t('change.when.decidedByHelp')}
        isOptional
        autoComplete="off"
        maxLength={longestDecider}
        value={form.decidedBy}
        error={errorOf('change-decidedBy')}
        onChange={(event) => change({ decidedBy: event.target.value })}
      />
    </>
  )
}

/** What it means that the day is past, today or to come. */
function DayMeaning({ day, today }: { readonly day: IsoDate | null; readonly today: IsoDate }) {
  const t = useText()
  const format = useFormat()
  if (day === null) return null
  const tense = tenseOf(day, today)
  const Glyph = tense === 'past' ? WarningGlyph : NoticeGlyph
  return (
    <p className={styles.meaning} data-tense={tense} role="status">
      <Glyph size={18} />
      <span>{t(`change.when.${tense}`, { day: format.day(day), last: format.day(addDays(day, -1)) })}</span>
    </p>
  )
}
