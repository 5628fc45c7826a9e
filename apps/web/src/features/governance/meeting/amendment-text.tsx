/** The amendment of the charter that an item is about: why it is proposed, from when it is to hold, and what it changes, old beside new. */
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { CharterChanges } from '../charter/charter-changes.js'
import type { MeetingItem } from './meeting.operations.js'
import governance from '../governance.module.css'

type AmendmentProps = { readonly amendment: NonNullable<MeetingItem['amendment']>; readonly effectiveFrom: MeetingItem['effectiveFrom'] }

export function AmendmentText({ amendment: { id, number, reason, againstId, againstNumber }, effectiveFrom }: AmendmentProps) {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  return (
    <>
      <p>
        {t('meeting.item.amendment')}{' '}
        <TextLink to="/$lang/governance/charter" params={{ lang }} search={{ version: number }}>
          {t('charter.versionNumber', { number })}
        </TextLink>
        {effectiveFrom && `, ${t('meeting.item.effectiveFrom', { day: format.day(effectiveFrom) })}`}
      </p>
      {reason !== '' && <p className={governance.statement}>{t('meeting.item.reason', { reason })}</p>}
      <p>{againstNumber === null ? t('meeting.item.firstCharter') : t('meeting.item.against', { number: againstNumber })}</p>
      <CharterChanges {...{ id, againstId }} />
    </>
  )
}
