/** What the unit says about a warning: read, written and written anew, with a draft that stays until it is kept. */
import { useEffect, useId, useRef, useState } from 'react'
import { longestExplanation, shortestExplanation } from '@solmu/domain/results/checks.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { forgetDraft, keepDraft, readDraft, type DraftName } from '../../../ui/drafts.js'
import { FormField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { useFormRefusal } from '../../../ui/form-refusal.js'
import { useText } from '../../../ui/text.js'
import type { FindingsPanelProps } from './findings-panel.js'
import type { PanelFinding } from './check.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from './findings-panel.module.css'

type Props = Pick<FindingsPanelProps, 'returnId' | 'onExplain' | 'isReadOnly'> & {
  readonly finding: PanelFinding
  readonly label: string
}

function draftText(name: DraftName): string | null {
  const draft = readDraft(name)
  const text = typeof draft === 'object' && draft !== null ? (draft as { text?: unknown }).text : null
  return typeof text === 'string' ? text : null
}

/** closed, or open: with a draft from before, or because somebody asked for it; returned leads the focus back. */
type Mode = 'closed' | 'draft' | 'asked' | 'returned'

export function FindingExplanation(props: Props) {
  const { returnId, finding, onExplain, isReadOnly, label } = props
  const t = useText()
  const viewer = useViewer()
  const draft: DraftName = ['finding', viewer.id, `${returnId}/${finding.key}`]
  const [mode, setMode] = useState<Mode>(() => (draftText(draft) === null ? 'closed' : 'draft'))
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (mode === 'returned') opener.current?.focus()
  }, [mode])
  const mayWrite = onExplain !== undefined && !isReadOnly
  if (mayWrite && (mode === 'draft' || mode === 'asked')) {
    return <Editor {...props} {...{ onExplain, draft }} takesFocus={mode === 'asked'} onClose={() => setMode('returned')} />
  }
  const { explanation } = finding
  return (
    <>
      {explanation && <Words explanation={explanation} />}
      {!explanation && !mayWrite && <p className={styles.owed}>{t('check.explanation.owed')}</p>}
      {mayWrite && (
        <button ref={opener} type="button" className={styles.link} onClick={() => setMode('asked')}>
          {t(explanation ? 'check.explanation.change' : 'check.explanation.write')}
          <span className="visually-hidden">: {label}</span>
        </button>
      )}
    </>
  )
}

function Words({ explanation }: { readonly explanation: NonNullable<PanelFinding['explanation']> }) {
  const t = useText()
  const format = useFormat()
  const { text, writtenBy, writtenAt } = explanation
  const when = format.instantShort(writtenAt)
  return (
    <blockquote className={styles.words}>
      <p>{text}</p>
      <footer>{writtenBy === null ? when : t('check.explanation.by', { name: writtenBy, when })}</footer>
    </blockquote>
  )
}

interface EditorProps extends Props {
  readonly onExplain: NonNullable<FindingsPanelProps['onExplain']>
  readonly draft: DraftName
  readonly takesFocus: boolean
  readonly onClose: () => void
}

function useEditor({ finding, onExplain, draft, onClose }: EditorProps) {
  const t = useText()
  const [text, setText] = useState(() => draftText(draft) ?? finding.explanation?.text ?? finding.formerText ?? '')
  const [problem, setProblem] = useState<string | undefined>()
  const [isBusy, setBusy] = useState(false)
  const refusal = useFormRefusal({ names: ['text'], known: { STALE: { text: t('check.explanation.stale') } } })
  function change(next: string) {
    setText(next)
    keepDraft(draft, { text: next })
  }
  function close() {
    forgetDraft(draft)
    onClose()
  }
  async function save() {
    const said = text.trim()
    if (said.length < shortestExplanation) return setProblem(t('check.explanation.tooShort', { min: shortestExplanation }))
    setBusy(true)
    try {
      await onExplain(finding, said)
      close()
    } catch (error) {
      const { fields: atFields, whole } = refusal(error)
      setProblem(atFields.text ?? whole[0])
    } finally {
      setBusy(false)
    }
  }
  return { text, change, problem, isBusy, save, close }
}

function Editor(props: EditorProps) {
  const { finding, label } = props
  const t = useText()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const { text, change, problem, isBusy, save, close } = useEditor(props)
  useEffect(() => {
    // A draft that is offered back must not take the focus from the figures.
    if (props.takesFocus) field.current?.focus()
  }, [props.takesFocus])
  return (
    <form
      noValidate
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <FormField
        id={id}
        label={t('check.explanation.label', { label })}
        help={finding.formerText === null ? undefined : t('check.explanation.former')}
        error={problem}
      >
        {(control) => (
          <textarea
            {...control}
            ref={field}
            className={fields.input}
            rows={2}
            maxLength={longestExplanation}
            value={text}
            onChange={(event) => change(event.target.value)}
          />
        )}
      </FormField>
      <div className={styles.acts}>
        <Button type="submit" size="small" isBusy={isBusy}>
          {t('check.explanation.save')}
        </Button>
        <Button size="small" variant="quiet" onClick={close}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  )
}
