/** Somebody else changed the same meanwhile: what they did, and the way on. Nothing that was typed is lost. */
import { useQuery } from '@apollo/client/react'
import { useEffect, useRef } from 'react'
import { Button } from '../../../../ui/button.js'
import { useFormat } from '../../../../ui/format.js'
import { WarningGlyph } from '../../../../ui/glyphs.js'
import { useText } from '../../../../ui/text.js'
import { networkChangesQuery } from '../change.operations.js'
import { useRecordedSentence } from '../log/recorded-sentence.js'
import styles from '../change.module.css'

/** How many of the changes are told. */
const told = 10

export interface StaleNoticeProps {
  readonly since: number
  readonly onAgain: () => void
}

export function StaleNotice({ since, onAgain }: StaleNoticeProps) {
  const t = useText()
  const format = useFormat()
  const sentence = useRecordedSentence()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const { data } = useQuery(networkChangesQuery, {
    variables: { filter: { sinceRevision: since }, first: told },
    fetchPolicy: 'network-only'
  })
  const changes = data?.networkChanges.nodes ?? []
  return (
    <div ref={box} className={styles.notice} data-kind="warning" role="alert" tabIndex={-1}>
      <WarningGlyph size={18} />
      <div>
        <p className={styles.noticeTitle}>{t('change.stale.title')}</p>
        <p>{t('change.stale.text')}</p>
        <ul>
          {changes.map((change) => (
            <li key={change.id}>
              {t('change.stale.row', {
                what: sentence(change),
                day: format.day(change.effectiveOn),
                who: change.recordedByName ?? t('change.log.someone'),
                when: format.instant(change.recordedAt)
              })}
            </li>
          ))}
        </ul>
        <Button variant="primary" onClick={onAgain}>
          {t('change.stale.again')}
        </Button>
      </div>
    </div>
  )
}
