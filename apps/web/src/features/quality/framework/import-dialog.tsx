/** Brings a framework in from a file: the file is read, what it holds is looked at, and only then it becomes a draft. */
import { useMutation } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import type { ErrorCode } from '@solmu/domain/errors.js'
import type { FrameworkContent } from '@solmu/domain/quality/framework.js'
import { readContent } from '@solmu/domain/quality/framework-reader.js'
import { toApiErrors } from '../../../graphql/api-error.js'
import type { VariablesOf } from '../../../graphql/graphql.js'
import { sendFile } from '../../../graphql/send-file.js'
import { Button } from '../../../ui/button.js'
import { Dialog } from '../../../ui/dialog.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { FileChoice } from '../../../ui/file-choice.js'
import { TextField } from '../../../ui/form-field.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { FrameworkText } from './framework-text.js'
import { issueText } from './framework-words.js'
import { createFrameworkMutation } from './framework.operations.js'
import forms from '../../../ui/record-form.module.css'
import styles from './framework.module.css'

const accepted = '.xlsx,.json,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const answerSchema = z.object({
  code: z.string(),
  content: z.unknown(),
  openIssueCount: z.number(),
  faults: z.array(
    z.object({ sheet: z.string().nullable(), row: z.number().nullable(), cell: z.string().nullable(), code: z.string(), params: z.record(z.string(), z.unknown()), path: z.array(z.union([z.string(), z.number()])) })
  )
})

interface Preview {
  readonly code: string
  /** Null when nothing of the file is taken. */
  readonly content: FrameworkContent | null
  readonly openIssueCount: number
  readonly faults: z.infer<typeof answerSchema>['faults']
}

function previewOf(answer: unknown): Preview {
  const { content, ...rest } = answerSchema.parse(answer)
  const read = content === null ? null : readContent(content)
  return { ...rest, content: read && 'content' in read ? read.content : null }
}

function useReading() {
  const describe = useErrorMessage()
  const [preview, setPreview] = useState<Preview | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isReading, setReading] = useState(false)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  async function read(file: File): Promise<Preview | null> {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    setPreview(null)
    setProblem(null)
    setReading(true)
    try {
      const found = previewOf(await sendFile('/api/quality/frameworks/file', file, { onProgress: () => undefined, signal: controller.signal }))
      if (controller.signal.aborted) return null
      setPreview(found)
      return found
    } catch (error) {
      if (!controller.signal.aborted) setProblem(describe(error).text)
      return null
    } finally {
      if (!controller.signal.aborted) setReading(false)
    }
  }
  return { preview, problem, isReading, read }
}

/** Every fault with its place in the file. */
function Faults({ faults }: Pick<Preview, 'faults'>) {
  const t = useText()
  return (
    <div role="alert">
      <p>{t('framework.import.refused', { count: faults.length })}</p>
      <ul className={styles.rules}>
        {faults.slice(0, 50).map(({ sheet, cell, code, params, path }, place) => {
          const at = [sheet, cell].filter((part) => part !== null).join(' ') || path.join('.')
          const text = params['sheet'] === undefined ? issueText({ code: code as ErrorCode, params }, t) : t('framework.import.noSheet', { sheet: t(`framework.import.sheet.${String(params['sheet'])}`) })
          return <li key={place}>{at === '' ? text : t('framework.issue.at', { place: at, text })}</li>
        })}
      </ul>
    </div>
  )
}

type CreateInput = VariablesOf<typeof createFrameworkMutation>['input']

interface TakeProps {
  readonly preview: Preview & { readonly content: FrameworkContent }
  readonly onClose: () => void
}

function Take({ preview: { content, code, openIssueCount }, onClose }: TakeProps) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const describe = useErrorMessage()
  const [typed, setTyped] = useState(code)
  const [problem, setProblem] = useState<string>()
  const [create, { loading }] = useMutation(createFrameworkMutation)
  async function take() {
    try {
      const { data } = await create({ variables: { input: { code: typed, content: content as CreateInput['content'] } } })
      const id = data?.createFramework.framework.id
      onClose()
      if (id) await navigate({ to: '/$lang/quality/frameworks/$id/edit', params: { lang, id } })
    } catch (error) {
      const isTaken = toApiErrors(error).some((each) => each.code === 'ALREADY_EXISTS')
      setProblem(isTaken ? t('framework.create.taken') : describe(error).text)
    }
  }
  return (
    <>
      <p role="status">{t('framework.import.found', { sections: content.sections.length, criteria: content.sections.reduce((sum, { criteria }) => sum + criteria.length, 0), open: openIssueCount })}</p>
      <TextField label={t('framework.field.code')} help={t('framework.import.codeHelp')} value={typed} maxLength={30} error={problem} onChange={({ target }) => setTyped(target.value)} />
      <div className={forms.acts}>
        <Button variant="primary" isBusy={loading} onClick={() => void take()}>
          {t('framework.import.take')}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
      </div>
      {/* Scrolls by itself, so it can be reached by keys. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.importPreview} tabIndex={0} role="region" aria-label={t('framework.import.preview')}>
        <FrameworkText content={content} />
      </div>
    </>
  )
}

export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const [name, setName] = useState<string | null>(null)
  const { preview, problem, isReading, read } = useReading()
  return (
    <Dialog title={t('framework.import.title')} isOpen onClose={onClose} width="52rem">
      <p>{t('framework.import.text')}</p>
      <FileChoice
        {...{ name, problem, accepted }}
        label={t('framework.import.file')}
        help={t('framework.import.help')}
        onChoose={(file) => {
          setName(file.name)
          void read(file)
        }}
      />
      {isReading && <p role="status">{t('framework.import.reading')}</p>}
      {preview && preview.faults.length > 0 && <Faults faults={preview.faults} />}
      {preview?.content && <Take key={name} preview={{ ...preview, content: preview.content }} onClose={onClose} />}
      {!preview?.content && (
        <div className={forms.acts}>
          <Button variant="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </div>
      )}
    </Dialog>
  )
}
