/** The parts of one application as the centre reads it: what was told, the documents, the questions, the people and what has happened. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { applicationForm, sectionOf } from '@solmu/domain/onboarding/application-form.js'
import type { FieldAnswer, SectionAnswers } from '@solmu/domain/onboarding/application-answers.js'
import { Button } from '../../../ui/button.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { municipalityChoicesQuery } from '../../network/change/change.operations.js'
import { ReadSection } from '../apply/apply-read.js'
import { AskDialog } from './application-dialogs.js'
import { endApplicationLinksMutation, sendApplicationLinkMutation, settleQuestionMutation, type WholeApplication } from './application.operations.js'
import styles from '../apply/apply.module.css'

export interface PartProps {
  readonly application: WholeApplication
}

type Answered = WholeApplication['sections'][number]['answers'][number]

const answerOf = ({ text, choices, links }: Answered): FieldAnswer => (links.length > 0 ? links : choices.length > 0 ? choices : text)
const contentOf = (answers: readonly Answered[]): SectionAnswers => Object.fromEntries(answers.map((each) => [each.field, answerOf(each)]))

export function Told({ application }: PartProps) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { data } = useQuery(municipalityChoicesQuery)
  if (application.sections.length === 0) return <EmptyState title={t('application.told.none')} text={t(application.erasedAt === null ? 'application.told.noneText' : 'application.told.erased')} />
  const form = applicationForm(application.formVersion)
  return application.sections.flatMap(({ section: code, answers, changedBy, changedAt }) => {
    const section = sectionOf(form, code)
    if (!section) return []
    return [
      <Section key={code} title={pick(section.title)} note={t('application.told.by', { by: changedBy, at: format.instant(changedAt) })}>
        <ReadSection section={section} content={contentOf(answers)} municipalities={data?.municipalities ?? []} />
        <Files application={application} section={code} />
      </Section>
    ]
  })
}

/** @param section of one section alone */
export function Files({ application, section }: PartProps & { readonly section?: string }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const form = applicationForm(application.formVersion)
  const files = application.files.filter((each) => section === undefined || each.section === section)
  if (files.length === 0) return section === undefined ? <EmptyState title={t('application.files.none')} text={t('application.files.noneText')} /> : null
  const under = (code: string) => pick(sectionOf(form, code)?.title ?? { fi: code, sv: code, en: code })
  return (
    <ul className={styles.fileList}>
      {files.map((file) => (
        <li key={file.id}>
          <a href={`/api/members/application-files/${file.id}`} download={file.name}>
            {file.name}
          </a>
          <span className={styles.minor}>
            {section === undefined && `${under(file.section)} · `}
            {t('apply.file.of', { size: format.number(Math.ceil(file.size / 1024)), by: file.addedBy })}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Tells what was refused, where nothing is typed that could be mended. */
export function useTelling() {
  const describe = useErrorMessage()
  return (act: Promise<unknown>, done: string) =>
    void act.then(
      () => showToast({ kind: 'done', text: done }),
      (error: unknown) => showToast({ kind: 'error', text: describe(error).text })
    )
}

export function Questions({ application }: PartProps) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const tell = useTelling()
  const [isAsking, setAsking] = useState(false)
  const [settle] = useMutation(settleQuestionMutation)
  const form = applicationForm(application.formVersion)
  const mayAsk = application.mayAsk && ['submitted', 'under_assessment', 'returned', 'in_decision'].includes(application.state)
  const about = (section: string | null) => pick((section === null ? undefined : sectionOf(form, section)?.title) ?? { fi: t('application.ask.whole'), sv: t('application.ask.whole'), en: t('application.ask.whole') })
  return (
    <>
      {mayAsk && <Button onClick={() => setAsking(true)}>{t('application.ask.open')}</Button>}
      {application.questions.length === 0 && <EmptyState title={t('application.questions.none')} text={t('application.questions.noneText')} />}
      {application.questions.map((question) => (
        <article key={question.id} className={styles.question}>
          <p className={styles.minor}>
            {about(question.section)} · {t('application.questions.asked', { by: question.askedBy ?? '', at: format.instant(question.askedAt) })}
          </p>
          <p className={styles.said}>{question.body}</p>
          {question.answeredAt === null ? (
            <p className={styles.minor}>{t(question.settledAt === null ? 'application.questions.waits' : 'application.questions.dropped')}</p>
          ) : (
            <>
              <p className={styles.minor}>{t('apply.question.answered', { by: question.answeredBy, at: format.instant(question.answeredAt) })}</p>
              <p className={styles.said}>{question.answer}</p>
            </>
          )}
          {application.mayAsk && question.settledAt === null && (
            <Button size="small" onClick={() => tell(settle({ variables: { input: { questionId: question.id, expectedVersion: question.version } } }), t('application.questions.settled'))}>
              {t(question.answeredAt === null ? 'application.questions.drop' : 'application.questions.settle')}
            </Button>
          )}
        </article>
      ))}
      {isAsking && <AskDialog application={application} onClose={() => setAsking(false)} />}
    </>
  )
}

export function People({ application }: PartProps) {
  const t = useText()
  const format = useFormat()
  const tell = useTelling()
  const [send] = useMutation(sendApplicationLinkMutation)
  const [end] = useMutation(endApplicationLinksMutation)
  if (application.people.length === 0) return null
  const of = (personId: string) => ({ variables: { input: { applicationId: application.id, personId } } })
  return (
    <Section title={t('application.people.title')} note={t('application.people.note')}>
      <ul className={styles.fileList}>
        {application.people.map(({ id, name, email, linkUntil }) => (
          <li key={id}>
            <span>
              {name} <span className={styles.minor}>{email}</span>
            </span>
            <span className={styles.minor}>{linkUntil === null ? t('application.people.noLink') : t('application.people.until', { at: format.instant(linkUntil) })}</span>
            {application.mayManage && application.state !== 'withdrawn' && (
              <>
                <Button size="small" onClick={() => tell(send(of(id)), t('application.people.sent', { email }))}>
                  {t('application.people.send')}
                  <span className="visually-hidden">: {name}</span>
                </Button>
                {linkUntil !== null && (
                  <Button size="small" variant="quiet" onClick={() => tell(end(of(id)), t('application.people.ended', { name }))}>
                    {t('application.people.end')}
                    <span className="visually-hidden">: {name}</span>
                  </Button>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function Events({ application }: PartProps) {
  const t = useText()
  const format = useFormat()
  return (
    <ul className={styles.events}>
      {application.events.map(({ id, at, kind, to, actorName, isApplicant, note }) => (
        <li key={id}>
          <span className={styles.minor}>{format.instant(at)}</span> {t(`application.event.${kind}`)}
          {to && <span className={styles.minor}> → {t(`application.state.${to}`)}</span>}
          {actorName && (
            <span className={styles.minor}>
              {' · '}
              {isApplicant ? t('application.event.byApplicant', { name: actorName }) : actorName}
            </span>
          )}
          {note && <p className={styles.said}>{note}</p>}
        </li>
      ))}
    </ul>
  )
}
