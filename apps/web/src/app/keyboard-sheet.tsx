/** The list of keyboard shortcuts, opened by `?` or from the help menu. */
import { useState } from 'react'
import { Dialog } from '../ui/dialog.js'
import { useText } from '../ui/text.js'
import { isQuestionMarkOn, setQuestionMark } from './keyboard-choice.js'
import styles from './keyboard-sheet.module.css'

const shortcuts = [
  { keys: ['Ctrl K', '⌘ K'], text: 'keys.palette' },
  { keys: ['?'], text: 'keys.sheet' },
  { keys: ['Tab', 'Shift Tab'], text: 'keys.tab' },
  { keys: ['Enter'], text: 'keys.enter' },
  { keys: ['↑', '↓', '←', '→'], text: 'keys.arrows' },
  { keys: ['Esc'], text: 'keys.escape' }
] as const

export function KeyboardSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const [isOn, setOn] = useState(isQuestionMarkOn)
  return (
    <Dialog title={t('keys.title')} isOpen onClose={onClose}>
      <dl className={styles.list}>
        {shortcuts.map(({ keys, text }) => (
          <div key={text}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>{t('keys.note')}</p>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => {
            setQuestionMark(event.target.checked)
            setOn(event.target.checked)
          }}
        />
        {t('keys.switch')}
      </label>
    </Dialog>
  )
}
