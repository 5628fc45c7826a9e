/** A change that was left unfinished is offered back; it can be taken up or thrown away. */
import type { ChangeKind } from '@solmu/domain/network/change.js'
import { Button } from '../../../ui/button.js'
import { NoticeGlyph } from '../../../ui/glyphs.js'
import { useText } from '../../../ui/text.js'
import type { ChangeFormState } from './use-change-form.js'
import styles from './change.module.css'

export interface OfferedDraftProps {
  readonly change: Pick<ChangeFormState, 'offered' | 'takeOffered' | 'refuseOffered'>
  readonly onTaken: (kind: ChangeKind | null) => void
}

export function OfferedDraft({ change, onTaken }: OfferedDraftProps) {
  const t = useText()
  const { offered } = change
  if (offered === null) return null
  return (
    <div className={styles.notice} data-kind="notice" role="region" aria-label={t('change.draft.label')}>
      <NoticeGlyph size={18} />
      <div>
        <p className={styles.noticeTitle}>
          {t('change.draft.title', {
            kind: offered.kind === null ? '' : t(`change.kind.${offered.kind}`),
            hasKind: String(offered.kind !== null)
          })}
        </p>
        <p>{t('change.draft.text')}</p>
        <div className={styles.noticeActs}>
          <Button
            size="small"
            onClick={() => {
              change.takeOffered()
              onTaken(offered.kind)
            }}
          >
            {t('change.draft.take')}
          </Button>
          <Button size="small" variant="quiet" onClick={change.refuseOffered}>
            {t('change.draft.refuse')}
          </Button>
        </div>
      </div>
    </div>
  )
}
