/** The day on which a change takes effect: as text, with a calendar beside it. */
import { Popover } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { addYears, type IsoDate } from '@solmu/shared/dates.js'
import { IconButton } from '../../../../ui/button.js'
import { dayInField } from '../../../../ui/day-text.js'
import { FormField, type FormFieldLook } from '../../../../ui/form-field.js'
import { useLanguage, useText } from '../../../../ui/text.js'
import { clampDay, firstKnownDay } from '../../timeline/as-of-date.js'
import { dayOf } from '../change-form.js'
import styles from '../change.module.css'

const DayCalendar = lazy(() => import('../../timeline/day-calendar.js'))

/** How far ahead the calendar leads; a later day can be typed. */
const yearsAhead = 10

export interface DayFieldProps extends FormFieldLook {
  readonly id: string
  /** As it was typed. */
  readonly text: string
  readonly today: IsoDate
  readonly onChange: (text: string) => void
}

export function DayField({ text, today, onChange, ...field }: DayFieldProps) {
  const t = useText()
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const span = { from: firstKnownDay, to: addYears(today, yearsAhead) }
  const day = dayOf({ day: text }, today)
  return (
    <FormField {...field}>
      {(control) => (
        <span className={styles.day} data-tone={day === null || day === today ? 'plain' : 'time'}>
          <input
            {...control}
            type="text"
            className={styles.input}
            autoComplete="off"
            value={text}
            onChange={(event) => onChange(event.target.value)}
          />
          <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus withinPortal>
            <Popover.Target>
              <IconButton
                icon={IconCalendar}
                label={t('network.date.openCalendar')}
                aria-expanded={isOpen}
                onClick={() => setOpen((was) => !was)}
              />
            </Popover.Target>
            <Popover.Dropdown aria-label={t('network.date.calendar')}>
              <Suspense fallback={<p className={styles.wait}>{t('ui.loading')}</p>}>
                <DayCalendar
                  day={clampDay(day ?? today, span)}
                  span={span}
                  onPick={(picked) => {
                    setOpen(false)
                    onChange(dayInField(picked, language))
                  }}
                />
              </Suspense>
            </Popover.Dropdown>
          </Popover>
        </span>
      )}
    </FormField>
  )
}
