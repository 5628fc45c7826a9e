/** The keys of the grid, opened by `?` or from the bar. */
import { Dialog } from '../../../../ui/dialog.js'
import { useText } from '../../../../ui/text.js'
import styles from '../unit-return.module.css'

const keys = [
  { keys: ['←', '→', '↑', '↓'], text: 'arrows' },
  { keys: ['Tab', 'Shift Tab'], text: 'tab' },
  { keys: ['Enter', 'Shift Enter'], text: 'enter' },
  { keys: ['Home', 'End', 'Ctrl ←', 'Ctrl →'], text: 'ends' },
  { keys: ['Ctrl Home', 'Ctrl End'], text: 'corners' },
  { keys: ['F2'], text: 'caret' },
  { keys: ['Shift ←', 'Shift ↓'], text: 'select' },
  { keys: ['Ctrl C', 'Ctrl X', 'Ctrl V'], text: 'clipboard' },
  { keys: ['Delete'], text: 'clear' },
  { keys: ['Ctrl Z'], text: 'undo' },
  { keys: ['..', '.', 'ei kys.'], text: 'marks' },
  { keys: ['M'], text: 'comment' },
  { keys: ['Esc'], text: 'escape' }
] as const

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  return (
    <Dialog title={t('unitReturn.keys.title')} isOpen onClose={onClose} width="36rem">
      <dl className={styles.keys}>
        {keys.map(({ keys: shown, text }) => (
          <div key={text}>
            <dt>
              {shown.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`unitReturn.keys.${text}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
