/** New recovery codes, shown this once: to copy, to save, to print. The way on opens when they are said to be in safety. */
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../ui/button.js'
import { CopyButton } from '../../../ui/copy-button.js'
import { saveTextFile } from '../../../ui/download.js'
import { dayOfInstant, useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'
import styles from './security.module.css'

export interface RecoveryCodesProps {
  readonly codes: readonly string[]
  /** Whose they are, for the file and the paper. */
  readonly email: string
  readonly onDone: () => void
}

export function RecoveryCodes({ codes, email, onDone }: RecoveryCodesProps) {
  const t = useText()
  const format = useFormat()
  const today = dayOfInstant(new Date().toISOString())
  const heading = useRef<HTMLHeadingElement>(null)
  const [isKept, setKept] = useState(false)
  const [isMissed, setMissed] = useState(false)
  useEffect(() => heading.current?.focus(), [])
  const head = t('security.codes.file', { email, day: format.day(today) })
  const save = () => saveTextFile(t('security.codes.fileName'), `${[head, '', ...codes].join('\r\n')}\r\n`, 'text/plain;charset=utf-8')
  return (
    <div className={styles.codes}>
      <h3 ref={heading} tabIndex={-1}>
        {t('security.codes.title')}
      </h3>
      <p className={styles.text}>{t('security.codes.text')}</p>
      <p className={styles.printOnly}>{head}</p>
      <ol className={styles.codeList} aria-label={t('security.codes.title')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className={styles.acts} data-print="never">
        <CopyButton value={codes.join('\n')} label={t('security.codes.copy')} />
        <Button size="small" icon={IconDownload} onClick={save}>
          {t('security.codes.save')}
        </Button>
        <Button size="small" icon={IconPrinter} onClick={() => window.print()}>
          {t('security.codes.print')}
        </Button>
      </div>
      <div data-print="never">
        <label className={styles.tick}>
          <input
            type="checkbox"
            checked={isKept}
            aria-invalid={isMissed && !isKept ? true : undefined}
            aria-describedby={isMissed && !isKept ? 'codes-missed' : undefined}
            onChange={(event) => setKept(event.target.checked)}
          />
          {t('security.codes.kept')}
        </label>
        <p id="codes-missed" className={styles.missed} role="alert">
          {isMissed && !isKept && t('security.codes.missed')}
        </p>
        <Button variant="primary" onClick={() => (isKept ? onDone() : setMissed(true))}>
          {t('security.codes.done')}
        </Button>
      </div>
    </div>
  )
}
