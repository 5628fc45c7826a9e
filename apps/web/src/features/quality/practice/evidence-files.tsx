/** Files that show something: listed, added and taken away. They do not go through GraphQL, so what was read is read again. */
import { useState } from 'react'
import { sendFile } from '../../../graphql/send-file.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { FileChoice } from '../../../ui/file-choice.js'
import { useFormat } from '../../../ui/format.js'
import { RemoveDialog } from '../../../ui/remove-dialog.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import styles from './practice.module.css'

interface ShownFile {
  readonly id: string
  readonly name: string
  readonly addedAt: string
}

interface FilesProps {
  /** What the files show, for those who do not see the row. */
  readonly of: string
  readonly files: readonly ShownFile[]
  /** Where one is read, before its id. */
  readonly path: string
  /** Takes one away; none where the viewer may not. */
  readonly remove?: ((fileId: string) => Promise<unknown>) | undefined
}

export function FileList({ of, files, path, remove }: FilesProps) {
  const t = useText()
  const format = useFormat()
  const [leaving, setLeaving] = useState<ShownFile | null>(null)
  const drop = async (file: ShownFile) => {
    await remove?.(file.id)
    showToast({ kind: 'done', text: t('evidence.removed') })
  }
  if (files.length === 0) return null
  return (
    <>
      <ul className={styles.files} aria-label={t('evidence.filesOf', { name: of })}>
        {files.map((file) => (
          <li key={file.id}>
            <a href={`${path}/${file.id}`} download>
              {file.name}
            </a>{' '}
            <span className={styles.quiet}>{format.instant(file.addedAt)}</span>
            {remove && (
              <Button size="small" variant="quiet" aria-label={t('evidence.removeOf', { name: file.name })} onClick={() => setLeaving(file)}>
                {t('evidence.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {leaving && (
        <RemoveDialog title={t('evidence.removeOf', { name: leaving.name })} submit={t('evidence.remove')} remove={() => drop(leaving)} onClose={() => setLeaving(null)}>
          {t('evidence.removeText')}
        </RemoveDialog>
      )}
    </>
  )
}

const names = ['file'] as const

interface AddProps {
  readonly of: string
  /** Where it is sent to. */
  readonly path: string
  /** Reads again what shows it. */
  readonly reread: () => Promise<unknown>
  readonly onClose: () => void
}

export function AddFileDialog({ of, path, reread, onClose }: AddProps) {
  const t = useText()
  const [file, setFile] = useState<File | null>(null)
  const known = { UNSUPPORTED_MEDIA: { field: 'file', text: t('evidence.badFile') }, OUT_OF_RANGE: { field: 'file', text: t('evidence.full') } } as const
  const state = useAct<'file'>({ names, known }, onClose)
  const submit = () =>
    void state.run(
      async () => {
        if (file) await sendFile(path, file, { onProgress: () => undefined, signal: new AbortController().signal })
        await reread()
        showToast({ kind: 'done', text: t('evidence.added') })
      },
      file === null ? { file: t('evidence.needsFile') } : {}
    )
  return (
    <ActDialog prefix="evidence" title={t('evidence.addTo', { name: of })} submit={t('evidence.add')} {...{ names, state, onClose }} onSubmit={submit}>
      <FileChoice id="evidence-file" label={t('evidence.file')} help={t('evidence.help')} accepted=".pdf,.png,.jpg,.jpeg" name={file?.name ?? null} problem={state.refusal.fields.file ?? null} onChoose={setFile} />
    </ActDialog>
  )
}
