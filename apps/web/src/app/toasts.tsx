/** Where toasts appear. */
import { IconX } from '@tabler/icons-react'
import { IconButton } from '../ui/button.js'
import { ErrorGlyph, NoticeGlyph, VerifiedGlyph, WarningGlyph } from '../ui/glyphs.js'
import { useText } from '../ui/text.js'
import { closeToast, useToasts } from '../ui/toast.js'
import styles from './toasts.module.css'

const glyph = { done: VerifiedGlyph, notice: NoticeGlyph, warning: WarningGlyph, error: ErrorGlyph } as const

export function Toasts() {
  const t = useText()
  const toasts = useToasts()
  return (
    <section className={styles.toasts} aria-label={t('ui.toasts')} aria-live="polite" data-print="never">
      {toasts.map(({ key, kind, text }) => {
        const Glyph = glyph[kind]
        return (
          <div key={key} className={styles.toast} data-kind={kind} role={kind === 'error' ? 'alert' : undefined}>
            <Glyph size={18} />
            <p>{text}</p>
            <IconButton label={t('ui.close')} icon={IconX} onClick={() => closeToast(key)} />
          </div>
        )
      })}
    </section>
  )
}
