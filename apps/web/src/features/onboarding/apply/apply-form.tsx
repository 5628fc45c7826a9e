/** An application behind its link: written while it may be, read afterwards; questions, people and the way back beside it. */
import { useCallback, useMemo, useRef, useState } from 'react'
import { useIntl } from 'react-intl'
import { applicationIssues, applicationProgress, type ApplicationAnswers, type SectionAnswers } from '@solmu/domain/onboarding/application-answers.js'
import { applicationForm, type ApplicationForm } from '@solmu/domain/onboarding/application-form.js'
import { isOpenApplication, isWriting } from '@solmu/domain/onboarding/application.workflow.js'
import { ApiError, toApiErrors } from '../../../graphql/api-error.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { describeError } from '../../../ui/error-message.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { FormField } from '../../../ui/form-field.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { type ApplicationDoor, type Desk, deskOf, type Municipality, type Standing } from './apply-door.js'
import { fieldId } from './apply-fields.js'
import { FileList } from './apply-files.js'
import { ApplyDecisions } from './apply-decisions.js'
import { ApplyPeople } from './apply-people.js'
import { ApplyQuestions } from './apply-questions.js'
import { ReadSection } from './apply-read.js'
import { ApplySection } from './apply-section.js'
import fields from '../../../ui/form-field.module.css'
import styles from './apply.module.css'

interface ApplyFormProps {
  readonly token: string
  readonly door: ApplicationDoor
  readonly municipalities: readonly Municipality[]
  readonly onChanged: () => void
}

type Refused = Readonly<Record<string, Readonly<Record<string, string>>>>

const answersOf = ({ sections }: ApplicationDoor): ApplicationAnswers => Object.fromEntries(sections.map(({ section, content }) => [section, content]))

export function ApplyForm({ token, door, municipalities, onChanged }: ApplyFormProps) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const form = applicationForm(door.formVersion)
  const desk = useMemo(() => deskOf(token), [token])
  const me = door.people.find(({ isMe }) => isMe)
  return (
    <>
      <PageHeader title={door.name === '' ? t('apply.title') : t('apply.titleOf', { name: door.name })} meta={t('apply.meta', { consortium: pick(door.consortiumName), centre: pick(door.centreName) })} />
      <FormNotice title={t(`apply.at.${door.state}`)} role="status">
        <p>{t(`apply.atText.${door.state}`, { centre: pick(door.centreName), day: door.submittedAt === null ? '' : format.instant(door.submittedAt) })}</p>
      </FormNotice>
      <ApplyDecisions door={door} />
      <ApplyQuestions {...{ desk, form, onChanged }} personId={me?.id ?? ''} questions={door.questions} />
      {isWriting(door.state) ? <Writing {...{ token, desk, form, door, municipalities, onChanged }} /> : <Reading {...{ desk, form, door, municipalities }} />}
      {isOpenApplication(door.state) && <ApplyPeople {...{ desk, onChanged }} people={door.people} />}
      <History door={door} />
      {isOpenApplication(door.state) && <Withdraw {...{ desk, onChanged }} />}
    </>
  )
}

interface PartProps extends ApplyFormProps {
  readonly desk: Desk
  readonly form: ApplicationForm
}

/** What stands in the way of sending, at each field and in one list above them. */
function useRefused() {
  const intl = useIntl()
  const [refused, setRefused] = useState<Refused>({})
  const [whole, setWhole] = useState<readonly string[]>([])
  const [attempt, setAttempt] = useState(0)
  const refuse = (errors: readonly ApiError[]) => {
    const found: Record<string, Record<string, string>> = {}
    const rest: string[] = []
    for (const error of errors) {
      const [section, field] = error.path.map(String)
      const { text } = describeError(intl, error)
      if (section !== undefined && field !== undefined) (found[section] ??= {})[field] ??= text
      else rest.push(text)
    }
    setRefused(found)
    setWhole(rest)
    setAttempt((before) => before + 1)
  }
  return { refused, whole, attempt, refuse }
}

function Writing({ token, desk, form, door, municipalities, onChanged }: PartProps) {
  const t = useText()
  const pick = useLocalized()
  const [standing, setStanding] = useState<Standing>(door.standing)
  const dirty = useRef(new Set<string>())
  const [isSending, setSending] = useState(false)
  const { refused, whole, attempt, refuse } = useRefused()
  const [written, setWritten] = useState(() => answersOf(door))
  const onState = useCallback((section: string, content: SectionAnswers | null) => {
    if (content === null) return void dirty.current.add(section)
    dirty.current.delete(section)
    setWritten((before) => ({ ...before, [section]: content }))
  }, [])
  async function submit() {
    if (dirty.current.size > 0) return showToast({ kind: 'error', text: t('apply.submit.unsaved') })
    setSending(true)
    try {
      await desk.submit()
      showToast({ kind: 'done', text: t('apply.submit.done') })
      onChanged()
    } catch (error) {
      refuse(toApiErrors(error))
    } finally {
      setSending(false)
    }
  }
  const errors = form.sections.flatMap(({ code, title, fields: asked }) =>
    asked.flatMap((field) => {
      const text = refused[code]?.[field.code]
      // Sections ask by the same words, so each line names its own.
      return text ? [{ fieldId: fieldId(code, field.code), text: `${pick(field.label)} (${pick(title)}): ${text}` }] : []
    })
  )
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Progress form={form} answers={written} />
      <ErrorSummary errors={[...errors, ...whole.map((text) => ({ text }))]} attempt={attempt} />
      {form.sections.map((section) => (
        <ApplySection
          key={section.code}
          {...{ token, desk, door, section, municipalities, standing, onState, onChanged }}
          onStanding={setStanding}
          refused={refused[section.code] ?? {}}
        />
      ))}
      <div className={styles.acts}>
        <Button type="submit" variant="primary" isBusy={isSending}>
          {t('apply.submit.act')}
        </Button>
      </div>
      <p className={styles.minor}>{t('apply.submit.note')}</p>
    </form>
  )
}

/** How much of what must be told is with the server. */
function Progress({ form, answers }: { readonly form: ApplicationForm; readonly answers: ApplicationAnswers }) {
  const t = useText()
  const { told, asked } = applicationProgress(form, answers)
  const isReady = applicationIssues(form, answers).length === 0
  return <p className={styles.progress}>{isReady ? t('apply.progress.ready') : t('apply.progress.part', { told, asked })}</p>
}

function Reading({ desk, form, door, municipalities }: Pick<PartProps, 'desk' | 'form' | 'door' | 'municipalities'>) {
  const pick = useLocalized()
  return form.sections.flatMap((section) => {
    const kept = door.sections.find((each) => each.section === section.code)
    if (!kept) return []
    return [
      <Section key={section.code} title={pick(section.title)}>
        <ReadSection {...{ section, municipalities }} content={kept.content} />
        <FileList desk={desk} files={door.files.filter((each) => each.section === section.code)} />
      </Section>
    ]
  })
}

function History({ door }: { readonly door: ApplicationDoor }) {
  const t = useText()
  const format = useFormat()
  return (
    <Section title={t('apply.history')}>
      <ul className={styles.events}>
        {door.events.map(({ id, at, kind, actorName, note }) => (
          <li key={id}>
            <span className={styles.minor}>{format.instant(at)}</span> {t(`application.event.${kind}`)}
            {actorName && <span className={styles.minor}> · {actorName}</span>}
            {note && <p className={styles.said}>{note}</p>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const names = ['reason'] as const

function Withdraw({ desk, onChanged }: Pick<PartProps, 'desk' | 'onChanged'>) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const close = () => setOpen(false)
  const state = useAct<(typeof names)[number]>({ names }, close)
  const submit = () =>
    void state.run(async () => {
      await desk.withdraw(reason)
      onChanged()
    })
  return (
    <Section title={t('apply.withdraw.title')}>
      <p>{t('apply.withdraw.text')}</p>
      <Button onClick={() => setOpen(true)}>{t('apply.withdraw.open')}</Button>
      {isOpen && (
        <ActDialog prefix="withdraw" isDangerous title={t('apply.withdraw.sure')} submit={t('apply.withdraw.act')} names={names} {...{ state }} onSubmit={submit} onClose={close}>
          <p>{t('apply.withdraw.sureText')}</p>
          <FormField id="withdraw-reason" label={t('apply.withdraw.reason')} isOptional error={state.refusal.fields.reason}>
            {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} />}
          </FormField>
        </ActDialog>
      )}
    </Section>
  )
}
