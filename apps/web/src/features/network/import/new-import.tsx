/** Starts an import: what the file brings in, and the file itself. */
import { useNavigate } from '@tanstack/react-router'
import { IconUpload } from '@tabler/icons-react'
import { useRef, useState, type DragEvent, type FormEvent } from 'react'
import { importKinds } from '@solmu/domain/network/import-fields.js'
import { useCan } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { FormField } from '../../../ui/form-field.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { uploadImport } from './import-upload.js'
import type { ImportKind } from './import.operations.js'
import admin from '../../../ui/admin-pages.module.css'
import styles from './import.module.css'

const fileId = 'import-file'

/** What the browser offers to choose from; the server looks at what the file really is. */
const accepted = '.csv,.xlsx,.json,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

function KindChoice({ kind, onChange }: { readonly kind: ImportKind; readonly onChange: (kind: ImportKind) => void }) {
  const t = useText()
  const mayBringCards = useCan('improvement.manage')
  return (
    <fieldset className={admin.choice}>
      <legend>{t('import.new.kind')}</legend>
      {importKinds.filter((value) => value !== 'practices' || mayBringCards).map((value) => (
        <label key={value}>
          <input type="radio" name="import-kind" value={value} checked={kind === value} onChange={() => onChange(value)} />
          {t(`import.new.${value}`)}
        </label>
      ))}
    </fieldset>
  )
}

function useUpload() {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const describe = useErrorMessage()
  const [problem, setProblem] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [isSending, setSending] = useState(false)
  function refuse(text: string): void {
    setProblem(text)
    setAttempt((before) => before + 1)
  }
  async function send(kind: ImportKind, file: File | null): Promise<void> {
    if (file === null) return refuse(t('import.new.fileRequired'))
    setProblem(null)
    setSending(true)
    try {
      const id = await uploadImport(kind, file)
      await navigate({ to: '/$lang/network/imports/$id', params: { lang, id } })
    } catch (error) {
      refuse(describe(error).text)
    } finally {
      setSending(false)
    }
  }
  return { send, problem, attempt, isSending, forget: () => setProblem(null) }
}

interface FileFieldProps {
  readonly file: File | null
  readonly problem: string | null
  readonly onChange: (file: File | null) => void
}

/** A file input, whose button speaks the language of the page; a file can also be dropped on it. */
function FileField({ file, problem, onChange }: FileFieldProps) {
  const t = useText()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    const { files } = event.dataTransfer
    if (files.length === 0) return
    if (input.current) input.current.files = files
    onChange(files[0] ?? null)
  }
  return (
    <FormField id={fileId} label={t('import.new.file')} help={t('import.new.fileHelp')} error={problem ?? undefined}>
      {(control) => (
        <div
          className={styles.drop}
          data-over={isOver || undefined}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <input
            {...control}
            ref={input}
            type="file"
            className="visually-hidden"
            accept={accepted}
            onChange={(event) => onChange(event.target.files?.[0] ?? null)}
          />
          <label htmlFor={control.id} className={styles.pick}>
            {t(file === null ? 'import.new.pick' : 'import.new.pickOther')}
          </label>
          <span className={file === null ? styles.quiet : styles.fileName}>{file?.name ?? t('import.new.drop')}</span>
        </div>
      )}
    </FormField>
  )
}

export function NewImport() {
  const t = useText()
  const [kind, setKind] = useState<ImportKind>('units')
  const [file, setFile] = useState<File | null>(null)
  const { send, problem, attempt, isSending, forget } = useUpload()
  function submit(event: FormEvent) {
    event.preventDefault()
    void send(kind, file)
  }
  return (
    <Section title={t('import.new.title')}>
      <form noValidate className={styles.newForm} onSubmit={submit}>
        <p className={styles.intro}>{t('import.new.about')}</p>
        <ErrorSummary errors={problem === null ? [] : [{ fieldId: fileId, text: problem }]} attempt={attempt} />
        <KindChoice kind={kind} onChange={setKind} />
        <FileField
          file={file}
          problem={problem}
          onChange={(chosen) => {
            setFile(chosen)
            forget()
          }}
        />
        <Button type="submit" variant="primary" icon={IconUpload} isBusy={isSending}>
          {t(isSending ? 'import.new.sending' : 'import.new.send')}
        </Button>
        <p className="visually-hidden" role="status">
          {isSending && t('import.new.sending')}
        </p>
      </form>
    </Section>
  )
}
