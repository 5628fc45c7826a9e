/** How long before a meeting it is called at the latest, told while its day is being chosen. */
import { lastDayToCall } from '@solmu/domain/governance/meeting.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'

export interface NoticeRuleProps {
  readonly meetingOn: IsoDate
  readonly noticeDays: number
  readonly today: IsoDate
}

export function NoticeRule({ meetingOn, noticeDays, today }: NoticeRuleProps) {
  const t = useText()
  const format = useFormat()
  const last = lastDayToCall(meetingOn, noticeDays)
  const isLate = last < today
  return (
    <FormNotice isStrong={isLate} role="status" title={t('meeting.field.noticeDays')}>
      <p>{t(isLate ? 'meeting.notice.late' : 'meeting.notice.atLeast', { count: noticeDays, day: format.day(last) })}</p>
    </FormNotice>
  )
}
