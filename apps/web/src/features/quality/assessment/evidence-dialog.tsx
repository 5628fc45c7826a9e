/** Adding a piece of evidence to a criterion: a file, a link, a note, or a figure of the results or of a survey. */
import { useMutation, useQuery } from '@apollo/client/react'
import { type ComponentType, useEffect, useRef, useState } from 'react'
import { periodContaining, shiftPeriod } from '@solmu/shared/periods.js'
import { useViewer } from '../../../app/viewer.js'
import { sendFile } from '../../../graphql/send-file.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { FileChoice } from '../../../ui/file-choice.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { Segmented } from '../../../ui/segmented.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { periodText } from '../../results/unit-return/period-text.js'
import { assessmentQuery } from './assessment.operations.js'
import { SurveyFields, surveyOf } from './evidence-survey.js'
import { addEvidenceMutation, evidenceIndicatorsQuery } from './evidence.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from './assessment.module.css'

/** The largest file that is taken, in megabytes: the same for every file that comes in. */
const largestMegabytes = 20
const accepted = '.pdf,.png,.jpg,.jpeg,.webp,.heic,.docx,.xlsx,.pptx,.odt,.ods,.odp,.txt,.csv,.mp4,.mov'

const kinds = ['file', 'link', 'note', 'indicator', 'survey'] as const
type Kind = (typeof kinds)[number]

const names = ['title', 'url', 'note', 'file', 'indicatorId', 'period', 'survey'] as const
type Name = (typeof names)[number]

/** The last eight quarters and the last three years, the newest first. */
function useRecentPeriods(): readonly string[] {
  const { today } = useViewer()
  const back = (kind: 'quarter' | 'year', count: number) =>
    Array.from({ length: count }, (_none, place) => shiftPeriod(periodContaining(kind, today), -1 - place))
  return [...back('quarter', 8), ...back('year', 3)]
}

interface FieldsProps {
  /** The unit that is assessed. */
  readonly unitId: string
  readonly said: Readonly<Record<Name, string>>
  readonly errors: Partial<Record<Name, string>>
  readonly onSay: (name: Name, text: string) => void
}

function LinkFields({ said, errors, onSay }: FieldsProps) {
  const t = useText()
  return (
    <TextField
      {...{ id: 'evidence-url', type: 'url', label: t('assessment.evidence.url'), help: t('assessment.evidence.urlHelp'), value: said.url, error: errors.url, maxLength: 2000 }}
      onChange={({ target }) => onSay('url', target.value)}
    />
  )
}

function NoteFields({ said, errors, onSay }: FieldsProps) {
  const t = useText()
  return (
    <FormField id="evidence-note" label={t('assessment.evidence.note')} error={errors.note}>
      {(control) => <textarea {...control} className={fields.input} rows={5} maxLength={4000} value={said.note} onChange={({ target }) => onSay('note', target.value)} />}
    </FormField>
  )
}

function FigureFields({ said, errors, onSay }: FieldsProps) {
  const t = useText()
  const pick = useLocalized()
  const lang = useLanguage()
  const { data } = useQuery(evidenceIndicatorsQuery)
  const periods = useRecentPeriods()
  const indicators = (data?.indicators.nodes ?? []).map(({ id, code, current }) => ({ value: id, label: `${code} ${current ? pick(current.name) : ''}` }))
  return (
    <>
      <SelectField
        {...{ id: 'evidence-indicatorId', label: t('assessment.evidence.indicator'), value: said.indicatorId, error: errors.indicatorId }}
        options={[{ value: '', label: t('assessment.evidence.choose') }, ...indicators]}
        onChange={({ target }) => onSay('indicatorId', target.value)}
      />
      <SelectField
        {...{ id: 'evidence-period', label: t('assessment.evidence.period'), help: t('assessment.evidence.periodHelp'), value: said.period, error: errors.period }}
        options={[{ value: '', label: t('assessment.evidence.choose') }, ...periods.map((period) => ({ value: period, label: periodText(period, lang) }))]}
        onChange={({ target }) => onSay('period', target.value)}
      />
    </>
  )
}

interface FileFieldProps {
  readonly file: File | null
  readonly problem: string | undefined
  readonly onChoose: (file: File | null) => void
}

function FileField({ file, problem, onChoose }: FileFieldProps) {
  const t = useText()
  const tooLarge = isTooLarge(file) ? t('assessment.evidence.tooLarge', { max: largestMegabytes }) : null
  return (
    <div id="evidence-file" tabIndex={-1}>
      <FileChoice
        {...{ label: t('assessment.evidence.file'), help: t('assessment.evidence.fileHelp', { max: largestMegabytes }), accepted, name: file?.name ?? null }}
        problem={tooLarge ?? problem ?? null}
        onChoose={onChoose}
      />
    </div>
  )
}

/** Sends a file; a file that is too large is not sent at all. */
function useSending() {
  const running = useRef<AbortController | null>(null)
  const [part, setPart] = useState<number | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  return {
    part,
    send: async (path: string, file: File): Promise<void> => {
      running.current = new AbortController()
      setPart(0)
      try {
        await sendFile(path, file, { onProgress: setPart, signal: running.current.signal })
      } finally {
        setPart(null)
      }
    },
    stop: () => {
      running.current?.abort()
      setPart(null)
    }
  }
}

interface Draft {
  readonly said: Readonly<Record<Name, string>>
  readonly file: File | null
}

const isTooLarge = (file: File | null): boolean => file !== null && file.size > largestMegabytes * 1024 * 1024

/** What is wrong before anything is sent, by kind; each a key of the texts. */
const problemsOf: Readonly<Record<Kind, (of: Draft) => Partial<Record<Name, string>>>> = {
  file: ({ file }) => (file === null ? { file: 'needsFile' } : isTooLarge(file) ? { file: 'tooLarge' } : {}),
  link: ({ said }) => (/^https?:\/\/\S/.test(said.url.trim()) ? {} : { url: 'needsUrl' }),
  note: ({ said }) => (said.note.trim() === '' ? { note: 'needsNote' } : {}),
  indicator: ({ said }) => ({ ...(said.indicatorId === '' && { indicatorId: 'needsIndicator' }), ...(said.period === '' && { period: 'needsPeriod' }) }),
  survey: ({ said }) => (said.survey === '' ? { survey: 'needsSurvey' } : {})
}

/** What is written under each field; a file has nothing but itself. */
const fieldsOf: Readonly<Record<Exclude<Kind, 'file'>, ComponentType<FieldsProps>>> = { link: LinkFields, note: NoteFields, indicator: FigureFields, survey: SurveyFields }

export interface EvidenceDialogProps {
  readonly assessmentId: string
  readonly unitId: string
  readonly criterionCode: string
  readonly onClose: () => void
}

const nothingSaid: Draft['said'] = { title: '', url: '', note: '', file: '', indicatorId: '', period: '', survey: '' }

/** Sends a piece of evidence: a file by itself, all else through the API. */
function useAdding({ assessmentId, criterionCode }: EvidenceDialogProps) {
  const sending = useSending()
  const [add, { client }] = useMutation(addEvidenceMutation, { refetchQueries: [assessmentQuery] })
  const act = async (kind: Kind, { said, file }: Draft) => {
    if (kind === 'file') {
      const query = new URLSearchParams({ criterion: criterionCode, title: said.title })
      if (file) await sending.send(`/api/quality/assessments/${assessmentId}/evidence?${query.toString()}`, file)
      return client.refetchQueries({ include: [assessmentQuery] })
    }
    const what = { link: { url: said.url.trim() }, note: { note: said.note }, indicator: { indicatorId: said.indicatorId, period: said.period }, survey: surveyOf(said.survey) }[kind]
    return add({ variables: { input: { assessmentId, criterionCode, title: said.title, ...what } } })
  }
  return { act, sending }
}

export function EvidenceDialog(props: EvidenceDialogProps) {
  const { unitId, onClose } = props
  const t = useText()
  const [kind, setKind] = useState<Kind>('file')
  const [said, setSaid] = useState(nothingSaid)
  const [file, setFile] = useState<File | null>(null)
  const { act, sending } = useAdding(props)
  const known = { EVIDENCE_KIND_REFUSED: { field: 'file' as const, text: t('errors.EVIDENCE_KIND_REFUSED') }, INVALID_WEBSITE: { field: 'url' as const, text: t('errors.INVALID_WEBSITE') } }
  const state = useAct<Name>({ names, known }, onClose)
  const draft = { said, file }
  const check = (): Partial<Record<Name, string>> =>
    Object.fromEntries(Object.entries(problemsOf[kind](draft)).map(([name, problem]) => [name, t(`assessment.evidence.${problem}`, { max: largestMegabytes })]))
  const of: FieldsProps = { unitId, said, errors: state.refusal.fields, onSay: (name, text) => setSaid((before) => ({ ...before, [name]: text })) }
  const close = () => {
    sending.stop()
    onClose()
  }
  const Fields = kind === 'file' ? null : fieldsOf[kind]
  return (
    <ActDialog
      {...{ prefix: 'evidence', title: t('assessment.evidence.add'), submit: t('assessment.evidence.submit'), names, state, onClose: close }}
      onSubmit={() => void state.run(() => act(kind, draft), check())}
    >
      <Segmented label={t('assessment.evidence.kinds')} value={kind} options={kinds.map((value) => ({ value, label: t(`assessment.evidence.kind.${value}`) }))} onChange={setKind} />
      <div className={styles.evidenceFields}>
        {Fields ? <Fields {...of} /> : <FileField file={file} problem={state.refusal.fields.file} onChoose={setFile} />}
        <TextField
          {...{ id: 'evidence-title', label: t('assessment.evidence.name'), isOptional: true, value: said.title, error: state.refusal.fields.title, maxLength: 200 }}
          onChange={({ target }) => of.onSay('title', target.value)}
        />
      </div>
      {sending.part !== null && <progress className={styles.progress} value={sending.part} max={1} aria-label={t('assessment.evidence.sending')} />}
    </ActDialog>
  )
}
