/** What has to be known before anything is written: why it cannot be, what was put back, what became of a paste. */
import { useState } from 'react'
import type { Placement } from '@solmu/domain/results/paste.js'
import { useIsReachable, useOfflineWords } from '../../../graphql/connection.js'
import { Button } from '../../../ui/button.js'
import { NoticeGlyph, WarningGlyph, LockedGlyph } from '../../../ui/glyphs.js'
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import type { Standing } from './form-standing.js'
import { PasteNotice } from './sheet/paste-notice.js'
import { useStore } from './sheet/use-store.js'
import type { UnitReturn } from './unit-return.types.js'
import type { ReturnForm } from './use-return-form.js'
import styles from './unit-return.module.css'

export interface FormNoticesProps {
  readonly unitReturn: UnitReturn
  readonly form: ReturnForm
  readonly standing: Standing
  /** Undefined when nothing was pasted; null when the block was too large. */
  readonly pasted: Placement | null | undefined
  readonly onUndo: () => void
  readonly onClosePaste: () => void
}

function WhyReadOnly({ unitReturn, standing }: Pick<FormNoticesProps, 'unitReturn' | 'standing'>) {
  const t = useText()
  const say = useLocalized()
  const format = useFormat()
  if (!standing.reason) return null
  const centre = unitReturn.centre ? say(unitReturn.centre.name) : t('unitReturn.list.noCentre')
  return (
    <div className={styles.notice} data-tone="notice">
      <LockedGlyph size={18} />
      <p>{t(`unitReturn.reads.${standing.reason}`, { centre, since: format.instantShort(unitReturn.heldSince) })}</p>
    </div>
  )
}

/** Writing goes on without a connection: the shell says so in its banner; the form, when the server answers but cannot save. */
function OfflineNotice({ form, standing }: Pick<FormNoticesProps, 'form' | 'standing'>) {
  const t = useText()
  const isReachable = useIsReachable()
  const phase = useStore(form.queue, (of) => of.state().phase)
  useOfflineWords(standing.kind === 'reads' ? null : t('unitReturn.offline'))
  if (phase !== 'offline' || !isReachable) return null
  return (
    <div className={styles.notice} data-tone="warning">
      <WarningGlyph size={18} />
      <p>{t('unitReturn.offline')}</p>
    </div>
  )
}

function RestoredNotice({ count }: { readonly count: number }) {
  const t = useText()
  const [isClosed, setClosed] = useState(false)
  if (count === 0 || isClosed) return null
  return (
    <div className={styles.notice} role="status" data-tone="notice">
      <NoticeGlyph size={18} />
      <p>{t('unitReturn.restored', { count })}</p>
      <Button size="small" variant="quiet" onClick={() => setClosed(true)}>
        {t('ui.close')}
      </Button>
    </div>
  )
}

export function FormNotices({ unitReturn, form, standing, pasted, onUndo, onClosePaste }: FormNoticesProps) {
  const say = useLocalized()
  const instructions = say(unitReturn.round.instructions)
  return (
    <>
      <WhyReadOnly unitReturn={unitReturn} standing={standing} />
      <OfflineNotice form={form} standing={standing} />
      <RestoredNotice count={form.restored.length} />
      {pasted !== undefined && <PasteNotice placement={pasted} onUndo={onUndo} onClose={onClosePaste} />}
      {instructions !== '' && standing.kind === 'first' && <p className={styles.instructions}>{instructions}</p>}
    </>
  )
}
