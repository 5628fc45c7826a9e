/** One mandate: who may do what for whom and until when, by what right and with which document, and what was said of it. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Discussion } from '../../../app/discussion.js'
import { RecordHistory } from '../../../app/record-history.js'
import { useCan } from '../../../app/viewer.js'
import { toApiError } from '../../../graphql/api-error.js'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { FileChoice } from '../../../ui/file-choice.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { mostMegabytes, sendGovernanceFile, useFileProblems } from '../governance-files.js'
import { type MandateAct, OpenMandateDialog } from './mandate-list.page.js'
import { MandateStateMark, useMandateTerm } from './mandate-words.js'
import { type Mandate, mandateQuery } from './mandate.operations.js'
import styles from '../governance.module.css'

function MandatesCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/mandates" params={{ lang }}>
      {t('mandate.title')}
    </TextLink>
  )
}

export function MandatePage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <OneMandate id={id ?? ''} />
}

export function OneMandate({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(mandateQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded mandate={data.mandate} onChange={() => void refetch()} />
  if (!error) return <Skeleton withHeading lines={10} />
  if (toApiError(error).kind !== 'missing') return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t('mandate.missing')} breadcrumb={[<MandatesCrumb key="list" />]} />
      <EmptyState title={t('mandate.missingText')} />
    </>
  )
}

function Loaded({ mandate, onChange }: { readonly mandate: Mandate; readonly onChange: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const [open, act] = useState<MandateAct | null>(null)
  const readsTrail = useCan('audit.read')
  const mayAct = mandate.mayManage && mandate.state !== 'ended'
  return (
    <>
      <PageHeader
        title={t('mandate.pageTitle', { person: mandate.personName, organisation: pick(mandate.organisation.name) })}
        breadcrumb={[<MandatesCrumb key="list" />]}
        meta={<MandateStateMark state={mandate.state} />}
        actions={
          mayAct && (
            <>
              <Button onClick={() => act({ kind: 'change', of: mandate })}>{t('mandate.change.open')}</Button>
              <Button variant="quiet" onClick={() => act({ kind: 'end', of: mandate })}>
                {t('mandate.end.open')}
              </Button>
            </>
          )
        }
      />
      {mandate.use !== 'able' && mandate.kind === 'sign' && mandate.state !== 'ended' && (
        <FormNotice title={t(`mandate.use.${mandate.use}`)}>
          <p>{t(`mandate.use.${mandate.use}Text`)}</p>
        </FormNotice>
      )}
      <Facts mandate={mandate} />
      <Basis mandate={mandate} mayAct={mayAct} onChange={onChange} />
      <Discussion subjectType="mandate" subjectId={mandate.id} />
      {readsTrail && (
        <div data-print="never">
          <Section title={t('mandate.history')}>
            <RecordHistory subjectType="mandate" subjectId={mandate.id} />
          </Section>
        </div>
      )}
      <OpenMandateDialog open={open} onClose={() => act(null)} />
    </>
  )
}

function Facts({ mandate }: { readonly mandate: Mandate }) {
  const t = useText()
  const pick = useLocalized()
  const term = useMandateTerm()
  const lang = useLanguage()
  const { organisation, unit, kind, title, email, substituteFor, substituteForName, substituteOrder, endReason } = mandate
  const facts: readonly (readonly [name: string, text: string])[] = [
    [t('mandate.field.organisation'), pick(organisation.name)],
    [t('mandate.field.unit'), pick(unit.name)],
    [t('mandate.field.kind'), t(`mandate.kind.${kind}`)],
    [t('mandate.field.term'), term(mandate)],
    [t('mandate.field.title'), title],
    [t('mandate.field.email'), email ?? ''],
    [t('mandate.field.order'), substituteOrder === null ? '' : String(substituteOrder)],
    [t('mandate.field.endReason'), endReason]
  ]
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, text]) => text !== '')
        .map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      {substituteFor && (
        <div>
          <dt>{t('mandate.field.substituteFor')}</dt>
          <dd>
            <TextLink to="/$lang/mandates/$id" params={{ lang, id: substituteFor }}>
              {substituteForName ?? t('mandate.title')}
            </TextLink>
          </dd>
        </div>
      )}
    </dl>
  )
}

/** By what right, and the document that shows it. */
function Basis({ mandate, mayAct, onChange }: { readonly mandate: Mandate; readonly mayAct: boolean; readonly onChange: () => void }) {
  const t = useText()
  const format = useFormat()
  const { basisKind, basis, file } = mandate
  return (
    <Section title={t('mandate.field.basis')} note={t('mandate.document.note')}>
      <p>{[t(`mandate.basis.${basisKind}`), basis].filter(Boolean).join(': ')}</p>
      {file ? (
        <p>
          <a href={`/api/mandates/${mandate.id}/file`}>{file.name}</a>
          <span className={styles.below}>{t('mandate.document.size', { size: format.number(Math.max(1, Math.round(file.size / 1024))) })}</span>
          <span className={`${styles.below} ${styles.hash}`}>SHA-256: {file.hash}</span>
        </p>
      ) : (
        <p>{t('mandate.document.none')}</p>
      )}
      {mayAct && <SendDocument mandate={mandate} onChange={onChange} />}
    </Section>
  )
}

function SendDocument({ mandate: { id, file }, onChange }: { readonly mandate: Mandate; readonly onChange: () => void }) {
  const t = useText()
  const problems = useFileProblems()
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const send = async (chosen: File) => {
    const known = problems.before(chosen)
    setProblem(known)
    if (known) return
    setBusy(true)
    try {
      await sendGovernanceFile(`/api/mandates/${id}/file`, chosen)
      showToast({ kind: 'done', text: t('mandate.document.sent') })
      onChange()
    } catch (error) {
      setProblem(problems.after(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div aria-busy={isBusy} data-print="never">
      <FileChoice {...{ label: t(file ? 'mandate.document.replace' : 'mandate.document.send'), help: t('mandate.document.help', { max: mostMegabytes }), accepted: '.pdf', name: null, problem }} onChoose={(chosen) => void send(chosen)} />
    </div>
  )
}
