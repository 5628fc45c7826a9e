/** Brings figures in from a file: the file is sent, what it would change is looked at, and what is taken goes to the form. */
import { useEffect, useRef, useState } from 'react'
import { announce } from '../../../ui/announce.js'
import { Button } from '../../../ui/button.js'
import { Dialog } from '../../../ui/dialog.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { FileChoice } from '../../../ui/file-choice.js'
import { useLanguage, useText } from '../../../ui/text.js'
import type { AcceptedCell, ExchangeMenuProps } from './exchange-menu.js'
import { ImportPreview } from './import-preview.js'
import { readFigures, type FilePreview } from './read-file.js'
import styles from './exchange.module.css'

/** What the browser offers to choose from; the server looks at what the file really is. */
const accepted = '.xlsx,.csv,.json,text/csv,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export interface ImportDialogProps extends Pick<ExchangeMenuProps, 'returnId' | 'onAccept'> {
  readonly isOpen: boolean
  readonly onClose: () => void
}

function useReading(returnId: string) {
  const language = useLanguage()
  const describe = useErrorMessage()
  const [preview, setPreview] = useState<FilePreview | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  /** How much has been sent, from 0 to 1; null while nothing is. */
  const [sent, setSent] = useState<number | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function read(file: File): Promise<void> {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    setPreview(null)
    setProblem(null)
    setSent(0)
    try {
      const found = await readFigures(returnId, file, { language, onProgress: setSent, signal: controller.signal })
      if (!controller.signal.aborted) setPreview(found)
    } catch (error) {
      if (!controller.signal.aborted) setProblem(describe(error).text)
    } finally {
      if (!controller.signal.aborted) setSent(null)
    }
  }
  return { preview, problem, sent, read }
}

/** How far the sending is, then that the figures are read. */
function Progress({ sent }: { readonly sent: number }) {
  const t = useText()
  const text = sent < 1 ? t('exchange.import.sending', { percent: Math.floor(sent * 100) }) : t('exchange.import.reading')
  return (
    <div className={styles.progress}>
      <progress max={1} value={sent < 1 ? sent : undefined} aria-label={text} />
      <span aria-hidden="true">{text}</span>
    </div>
  )
}

/** What the dialog holds; it begins anew each time that it is opened. */
function Import({ returnId, onClose, onAccept }: Omit<ImportDialogProps, 'isOpen'>) {
  const t = useText()
  const [name, setName] = useState<string | null>(null)
  const { preview, problem, sent, read } = useReading(returnId)
  function accept(cells: readonly AcceptedCell[]) {
    onAccept(cells)
    announce(t('exchange.preview.taken', { count: cells.length }))
    onClose()
  }
  return (
    <>
      <FileChoice
        {...{ name, problem, accepted }}
        label={t('exchange.import.file')}
        help={t('exchange.import.help')}
        onChoose={(file) => {
          setName(file.name)
          void read(file)
        }}
      />
      {sent !== null && <Progress sent={sent} />}
      {preview === null ? (
        <div className={styles.acts}>
          <Button onClick={onClose}>{t('exchange.import.cancel')}</Button>
        </div>
      ) : (
        <ImportPreview preview={preview} onCancel={onClose} onAccept={accept} />
      )}
    </>
  )
}

export function ImportDialog({ isOpen, ...of }: ImportDialogProps) {
  const t = useText()
  return (
    <Dialog title={t('exchange.import.title')} isOpen={isOpen} onClose={of.onClose} width="46rem">
      <Import {...of} />
    </Dialog>
  )
}
