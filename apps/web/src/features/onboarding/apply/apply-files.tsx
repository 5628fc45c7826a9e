/** The documents of a section: added, fetched, and taken off after being asked. */
import { useState } from 'react'
import { useIntl } from 'react-intl'
import { ApiError } from '../../../graphql/api-error.js'
import { Button } from '../../../ui/button.js'
import { describeError } from '../../../ui/error-message.js'
import { FileChoice } from '../../../ui/file-choice.js'
import { useFormat } from '../../../ui/format.js'
import { RemoveDialog } from '../../../ui/remove-dialog.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import type { Desk, DoorFile } from './apply-door.js'
import styles from './apply.module.css'

/** The largest file that is taken, in megabytes: the same for every file that comes in. */
const largestMegabytes = 20
const accepted = '.pdf,.png,.jpg,.jpeg,.docx'

interface ApplyFilesProps {
  readonly desk: Desk
  readonly section: string
  readonly files: readonly DoorFile[]
  readonly onChanged: () => void
}

export function ApplyFiles({ desk, section, files, onChanged }: ApplyFilesProps) {
  const t = useText()
  const intl = useIntl()
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [going, setGoing] = useState<DoorFile | null>(null)
  async function add(file: File) {
    setProblem(null)
    // One that is too large is not even sent.
    if (file.size > largestMegabytes * 1024 * 1024) return setProblem(describeError(intl, new ApiError({ code: 'FILE_TOO_LARGE', params: { max: largestMegabytes } })).text)
    setBusy(true)
    try {
      await desk.addFile(section, file)
      showToast({ kind: 'done', text: t('apply.file.added', { name: file.name }) })
      onChanged()
    } catch (error) {
      setProblem(describeError(intl, error).text)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={styles.files}>
      <FileList {...{ desk, files }} onRemove={setGoing} />
      <FileChoice label={t('apply.file.add')} help={t('apply.file.help', { max: largestMegabytes })} accepted={accepted} name={null} problem={problem} onChoose={(file) => void add(file)} />
      {isBusy && <p role="status">{t('apply.file.sending')}</p>}
      {going && (
        <RemoveDialog
          title={t('apply.file.removeTitle')}
          submit={t('apply.file.remove')}
          remove={async () => {
            await desk.removeFile(going.id)
            onChanged()
          }}
          onClose={() => setGoing(null)}
        >
          {t('apply.file.removeText', { name: going.name })}
        </RemoveDialog>
      )}
    </div>
  )
}

interface FileListProps {
  readonly desk: Desk
  readonly files: readonly DoorFile[]
  /** Undefined where nothing can be taken off any more. */
  readonly onRemove?: ((file: DoorFile) => void) | undefined
}

export function FileList({ desk, files, onRemove }: FileListProps) {
  const t = useText()
  const intl = useIntl()
  const format = useFormat()
  if (files.length === 0) return null
  const fetchOne = (id: string) => desk.fetchFile(id).catch((error: unknown) => showToast({ kind: 'error', text: describeError(intl, error).text }))
  return (
    <ul className={styles.fileList}>
      {files.map((file) => (
        <li key={file.id}>
          <Button size="small" variant="quiet" onClick={() => void fetchOne(file.id)}>
            {file.name}
          </Button>
          <span className={styles.minor}>{t('apply.file.of', { size: format.number(Math.ceil(file.size / 1024)), by: file.addedBy })}</span>
          {onRemove && (
            <Button size="small" variant="quiet" onClick={() => onRemove(file)}>
              {t('apply.file.remove')}
              <span className="visually-hidden">: {file.name}</span>
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
