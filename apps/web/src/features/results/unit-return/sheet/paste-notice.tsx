/** What became of a paste: how much was taken, what was not and why, and the way back. */
import type { Placement } from '@solmu/domain/results/paste.js'
import { Button } from '../../../../ui/button.js'
import { NoticeGlyph, WarningGlyph } from '../../../../ui/glyphs.js'
import { useText } from '../../../../ui/text.js'
import { useSheet } from './sheet-context.js'
import { useStore } from './use-store.js'
import styles from '../unit-return.module.css'

export interface PasteNoticeProps {
  /** Null when the block was too large. */
  readonly placement: Placement | null
  readonly onUndo: () => void
  readonly onClose: () => void
}

/** How many texts that were left out are shown. */
const mostShown = 20

function LeftTexts({ left }: { readonly left: Placement['left'] }) {
  const t = useText()
  const { store, model } = useSheet()
  if (left.length === 0) return null
  return (
    <details>
      <summary>{t('unitReturn.paste.left', { count: left.length })}</summary>
      <ul>
        {left.slice(0, mostShown).map(({ text, reason, key, position }) => {
          const cell = key ? store.cell(key) : undefined
          const line = model.grid.lines[position.line]
          const name = cell ? model.cellShortName(cell.indicatorId, cell.breakdown) : line && model.rowOf(line.indicatorId).indicator.code
          return (
            <li key={`${position.line}-${position.column}`}>
              <code>{text}</code> {name && `(${name})`}: {t(`unitReturn.paste.reason.${reason}`)}
            </li>
          )
        })}
        {left.length > mostShown && <li>{t('unitReturn.submit.more', { count: left.length - mostShown })}</li>}
      </ul>
    </details>
  )
}

export function PasteNotice({ placement, onUndo, onClose }: PasteNoticeProps) {
  const t = useText()
  const { store } = useSheet()
  const wrong = useStore(store, (of) => placement?.placed.filter(({ entry }) => of.cell(entry.key)?.issue).length ?? 0)
  const isClean = placement !== null && wrong === 0 && placement.left.length === 0
  const Glyph = isClean ? NoticeGlyph : WarningGlyph
  return (
    <div className={styles.notice} role="status" data-tone={isClean ? 'notice' : 'warning'}>
      <Glyph size={18} />
      <div>
        <p>{placement ? t('unitReturn.paste.done', { count: placement.placed.length }) : t('unitReturn.paste.tooLarge')}</p>
        {wrong > 0 && <p>{t('unitReturn.paste.wrong', { count: wrong })}</p>}
        {placement && <LeftTexts left={placement.left} />}
      </div>
      {placement && placement.placed.length > 0 && (
        <Button size="small" onClick={onUndo}>
          {t('unitReturn.paste.undo')}
        </Button>
      )}
      <Button size="small" variant="quiet" onClick={onClose}>
        {t('ui.close')}
      </Button>
    </div>
  )
}
