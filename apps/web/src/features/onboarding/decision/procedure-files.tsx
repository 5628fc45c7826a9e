/** The files of a visit, of minutes or of a hearing: read, added, and taken away when they were added by mistake. */
import { useApolloClient, useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { sendFile } from '../../../graphql/send-file.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { FileChoice } from '../../../ui/file-choice.js'
import { useFormat } from '../../../ui/format.js'
import { RemoveDialog } from '../../../ui/remove-dialog.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { removeProcedureFileMutation } from './decision.operations.js'
import styles from './decision.module.css'

export type FileOwner = 'visits' | 'steps' | 'decisions' | 'expulsions'
type KeptFile = { readonly id: string; readonly fileName: string; readonly fileSize: number }

/** What the server takes in at most. */
const mostMegabytes = 20

export const isTooLarge = (file: File | null): boolean => file !== null && file.size > mostMegabytes * 1024 * 1024

export const sendProcedureFile = (owner: FileOwner, id: string, file: File): Promise<unknown> =>
  sendFile(`/api/members/procedure-files/${owner}/${id}`, file, { onProgress: () => undefined, signal: new AbortController().signal })

interface DocumentChoiceProps {
  readonly label: string
  readonly file: File | null
  readonly problem: string | undefined
  readonly onChoose: (file: File) => void
}

export function DocumentChoice({ label, file, problem, onChoose }: DocumentChoiceProps) {
  const t = useText()
  return <FileChoice label={label} help={t('decide.file.help', { max: mostMegabytes })} accepted=".pdf,.png,.jpg,.jpeg" name={file?.name ?? null} problem={problem ?? null} onChoose={onChoose} />
}

/** What is wrong with a file before it is sent. */
export function useFileProblem() {
  const t = useText()
  return (file: File | null): { readonly file?: string } => (isTooLarge(file) ? { file: t('errors.FILE_TOO_LARGE', { max: mostMegabytes }) } : {})
}

interface ProcedureFilesProps {
  readonly owner: FileOwner
  readonly id: string
  /** Of what the files are, for whoever hears the buttons. */
  readonly of: string
  readonly files: readonly KeptFile[]
  readonly mayWrite: boolean
}

export function ProcedureFiles({ owner, id, of, files, mayWrite }: ProcedureFilesProps) {
  const t = useText()
  const format = useFormat()
  const [isAdding, setAdding] = useState(false)
  const [gone, remove] = useState<KeptFile | null>(null)
  return (
    <>
      {files.length > 0 && (
        <ul className={styles.files}>
          {files.map((file) => (
            <li key={file.id}>
              <a href={`/api/members/procedure-files/${file.id}`} download={file.fileName}>
                {file.fileName}
              </a>{' '}
              <span className={styles.size}>{t('decide.file.size', { size: format.number(Math.ceil(file.fileSize / 1024)) })}</span>
              {mayWrite && (
                <Button size="small" variant="quiet" onClick={() => remove(file)}>
                  {t('decide.file.remove')}
                  <span className="visually-hidden">: {file.fileName}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <p className={styles.add}>
          <Button size="small" onClick={() => setAdding(true)}>
            {t('decide.file.add')}
            <span className="visually-hidden">: {of}</span>
          </Button>
        </p>
      )}
      {isAdding && <AddDialog {...{ owner, id, of }} onClose={() => setAdding(false)} />}
      {gone && <RemoveFile file={gone} onClose={() => remove(null)} />}
    </>
  )
}

const names = ['file'] as const

function AddDialog({ owner, id, of, onClose }: Pick<ProcedureFilesProps, 'owner' | 'id' | 'of'> & { readonly onClose: () => void }) {
  const t = useText()
  const client = useApolloClient()
  const problemOf = useFileProblem()
  const [file, setFile] = useState<File | null>(null)
  const state = useAct<'file'>({ names, known: { UNSUPPORTED_MEDIA: { field: 'file', text: t('decide.file.bad') } } }, onClose)
  const submit = () =>
    void state.run(
      async () => {
        if (!file) return
        await sendProcedureFile(owner, id, file)
        await client.refetchQueries({ include: 'active' })
        showToast({ kind: 'done', text: t('decide.file.added') })
      },
      file === null ? { file: t('decide.file.needed') } : problemOf(file)
    )
  return (
    <ActDialog prefix="file" title={t('decide.file.title', { of })} submit={t('decide.file.submit')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <DocumentChoice label={t('decide.file.label')} file={file} problem={state.refusal.fields.file} onChoose={setFile} />
    </ActDialog>
  )
}

function RemoveFile({ file, onClose }: { readonly file: KeptFile; readonly onClose: () => void }) {
  const t = useText()
  const client = useApolloClient()
  const [remove] = useMutation(removeProcedureFileMutation)
  return (
    <RemoveDialog
      title={t('decide.file.removeTitle', { name: file.fileName })}
      submit={t('decide.file.remove')}
      onClose={onClose}
      remove={async () => {
        await remove({ variables: { input: { fileId: file.id } } })
        await client.refetchQueries({ include: 'active' })
      }}
    >
      {t('decide.file.removeText')}
    </RemoveDialog>
  )
}
