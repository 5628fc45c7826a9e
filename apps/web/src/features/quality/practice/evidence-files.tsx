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
    showToast({ kind: 'done', text: t('practice.files.removed') })
  }
  if (files.length === 0) return null
  return (
    <>
      <ul className={styles.files} aria-label={t('practice.files.filesOf', { name: of })}>
        {files.map((file) => (
          <li key={file.id}>
            <a href={`${path}/${file.id}`} download>
              {file.name}
            </a>{' '}
            <span className={styles.quiet}>{format.instant(file.addedAt)}</span>
            {remove && (
              <Button size="small" variant="quiet" aria-label={t('practice.files.removeOf', { name: file.name })} onClick={() => setLeaving(file)}>
                {t('practice.files.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {leaving && (
        <RemoveDialog title={t('practice.files.removeOf', { name: leaving.name })} submit={t('practice.files.remove')} remove={() => drop(leaving)} onClose={() => setLeaving(null)}>
          {t('practice.files.removeText')}
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
  const known = { UNSUPPORTED_MEDIA: { field: 'file', text: t('practice.files.badFile') }, OUT_OF_RANGE: { field: 'file', text: t('practice.files.full') } } as const
  const state = useAct<'file'>({ names, known }, onClose)
  const submit = () =>
    void state.run(
      async () => {
        if (file) await sendFile(path, file, { onProgress: () => undefined, signal: new AbortController().signal })
        await reread()
        showToast({ kind: 'done', text: t('practice.files.added') })
      },
      file === null ? { file: t('practice.files.needsFile') } : {}
    )
  return (
    <ActDialog prefix="evidence" title={t('practice.files.addTo', { name: of })} submit={t('practice.files.add')} {...{ names, state, onClose }} onSubmit={submit}>
      <FileChoice id="evidence-file" label={t('practice.files.file')} help={t('practice.files.help')} accepted=".pdf,.png,.jpg,.jpeg" name={file?.name ?? null} problem={state.refusal.fields.file ?? null} onChoose={setFile} />
    </ActDialog>
  )
}
