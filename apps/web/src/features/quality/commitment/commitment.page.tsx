/** One commitment: where it stands, what was signed, what it obliges to, and what can be done with it. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Discussion } from '../../../app/discussion.js'
import { RecordHistory } from '../../../app/record-history.js'
import { toApiError } from '../../../graphql/api-error.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { DutyDialog, EndDialog } from './commitment-dialogs.js'
import { CommitmentStrand } from './commitment-strand.js'
import { isOnOlder } from './commitment-rows.js'
import { boundName, CommitmentsCrumb, CommitmentStateMark, DutyStateMark, useDutyName, useTermText } from './commitment-words.js'
import { type CommitmentDuty, commitmentQuery, type WholeCommitment } from './commitment.operations.js'
import styles from './commitment.module.css'

export function CommitmentPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <OneCommitment id={id ?? ''} />
}

export function OneCommitment({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(commitmentQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded commitment={data.commitment} />
  if (!error) return <Skeleton withHeading lines={12} />
  if (toApiError(error).kind !== 'missing') return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t('commitment.missing')} breadcrumb={[<CommitmentsCrumb key="list" />]} />
      <EmptyState title={t('commitment.missingText')} />
    </>
  )
}

function Loaded({ commitment }: { readonly commitment: WholeCommitment }) {
  const t = useText()
  const pick = useLocalized()
  return (
    <>
      <PageHeader
        title={t('commitment.title', { bound: pick(boundName(commitment)), framework: pick(commitment.framework.name) })}
        breadcrumb={[<CommitmentsCrumb key="list" />]}
        meta={<CommitmentStateMark state={commitment.state} />}
        actions={<Acts commitment={commitment} />}
      />
      <CommitmentStrand commitment={commitment} />
      {isOnOlder(commitment) && <Newer commitment={commitment} />}
      {commitment.endReason !== '' && (
        <FormNotice title={t(`commitment.endKind.${commitment.endKind ?? 'notice'}`)}>
          <p>{commitment.endReason}</p>
        </FormNotice>
      )}
      <Facts commitment={commitment} />
      {commitment.statement !== '' && (
        <Section title={t('commitment.statement')} note={t('commitment.statementNote')}>
          <div className={styles.statement} lang={commitment.language ?? undefined}>
            {commitment.statement}
          </div>
        </Section>
      )}
      {commitment.duties.length > 0 && <Duties commitment={commitment} />}
      <Discussion subjectType="quality_commitment" subjectId={commitment.id} />
      <div data-print="never">
        <Section title={t('commitment.history')}>
          <RecordHistory subjectType="quality_commitment" subjectId={commitment.id} />
        </Section>
      </div>
    </>
  )
}

function Newer({ commitment }: { readonly commitment: WholeCommitment }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const { newerVersion, frameworkVersion, framework } = commitment
  if (!newerVersion) return null
  return (
    <FormNotice title={t('commitment.newer.title', { from: frameworkVersion.number, to: newerVersion.number })}>
      <p>{pick(newerVersion.news) || t('commitment.sign.noNews')}</p>
      <TextLink to="/$lang/quality/frameworks/$id/difference" params={{ lang, id: framework.id }} search={{ from: frameworkVersion.number, to: newerVersion.number }}>
        {t('commitment.sign.difference')}
      </TextLink>
    </FormNotice>
  )
}

/** What the viewer may do with it: whoever asks takes a request back, whoever signs gives notice of what was signed. */
function actsOf({ state, signedAt, endedOn, maySign, mayManage }: WholeCommitment) {
  const isAsked = state === 'requested' || state === 'overdue'
  const isOpen = endedOn === null
  const mayEnd = mayManage || (maySign && signedAt !== null)
  return { mayAnswer: isAsked && maySign, mayRenew: signedAt !== null && isOpen && maySign, mayEnd: isOpen && state !== 'ended' && mayEnd }
}

function Acts({ commitment }: { readonly commitment: WholeCommitment }) {
  const t = useText()
  const lang = useLanguage()
  const [isEnding, setEnding] = useState(false)
  const { state, signedAt, id } = commitment
  const { mayAnswer, mayRenew, mayEnd } = actsOf(commitment)
  return (
    <>
      {mayAnswer && (
        <ButtonLink variant="primary" to="/$lang/quality/commitments/sign" params={{ lang }} search={{ request: id }}>
          {t('commitment.act.sign')}
        </ButtonLink>
      )}
      {mayRenew && (
        <ButtonLink variant={state === 'expiring' || isOnOlder(commitment) ? 'primary' : undefined} to="/$lang/quality/commitments/sign" params={{ lang }} search={{ renews: id }}>
          {t('commitment.act.renew')}
        </ButtonLink>
      )}
      {mayEnd && <Button onClick={() => setEnding(true)}>{t(signedAt === null ? 'commitment.withdraw.open' : 'commitment.end.open')}</Button>}
      {isEnding && <EndDialog commitment={commitment} onClose={() => setEnding(false)} />}
    </>
  )
}

function Facts({ commitment }: { readonly commitment: WholeCommitment }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const termText = useTermText()
  const { framework, frameworkVersion, unit, organisation, requestedBy, requestedAt, signedAt, contentHash } = commitment
  const facts: readonly (readonly [name: string, text: string])[] = [
    [t('commitment.list.framework'), t('commitment.frameworkAndVersion', { name: pick(framework.name), number: frameworkVersion.number })],
    [t('commitment.list.subject'), t(`commitment.subject.${commitment.subject}`)],
    [t('commitment.list.unit'), pick(unit.name)],
    [t('commitment.list.organisation'), pick(organisation.name)],
    [t('commitment.list.term'), termText(commitment)],
    [t('commitment.fact.requested'), requestedAt ? [format.instant(requestedAt), requestedBy].filter(Boolean).join(', ') : ''],
    [t('commitment.request.note'), commitment.requestNote],
    [t('commitment.fact.signatory'), [commitment.signatoryName, commitment.signatoryTitle].filter(Boolean).join(', ')],
    [t('commitment.sign.onBehalfOf'), commitment.onBehalfOf],
    [t('commitment.sign.basis'), commitment.mandateBasis],
    [t('commitment.fact.signedAt'), signedAt ? `${format.instant(signedAt)}, ${t(commitment.hasSecondFactor ? 'commitment.fact.twoFactors' : 'commitment.fact.oneFactor')}` : ''],
    [t('commitment.fact.hash'), contentHash ?? '']
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
    </dl>
  )
}

function Duties({ commitment }: { readonly commitment: WholeCommitment }) {
  const t = useText()
  const format = useFormat()
  const dutyName = useDutyName()
  const [chosen, choose] = useState<CommitmentDuty | null>(null)
  const mayChange = commitment.maySign || commitment.mayManage
  const columns: readonly Column<CommitmentDuty>[] = [
    {
      ...{ id: 'what', header: t('commitment.duty.what') },
      cell: (duty) => (
        <>
          {dutyName(duty)}
          {duty.everyMonths !== null && <span className={styles.below}>{t('commitment.duty.every', { months: duty.everyMonths })}</span>}
        </>
      )
    },
    { id: 'due', header: t('commitment.duty.due'), cell: ({ dueOn }) => format.day(dueOn) },
    {
      ...{ id: 'evidence', header: t('commitment.duty.evidence') },
      cell: ({ evidence, evidenceUrl, doneOn, doneBy }) => (
        <>
          {evidenceUrl === '' ? (
            evidence
          ) : (
            <a href={evidenceUrl} rel="noreferrer">
              {evidence}
            </a>
          )}
          {doneOn && <span className={styles.below}>{[format.day(doneOn), doneBy].filter(Boolean).join(', ')}</span>}
        </>
      )
    },
    { id: 'state', header: t('commitment.list.state'), phone: 'figure', cell: ({ state }) => <DutyStateMark state={state} /> },
    {
      ...{ id: 'act', header: '', spokenHeader: t('commitment.duty.act') },
      cell: (duty) => mayChange && duty.doneOn === null && <Button onClick={() => choose(duty)}>{t('commitment.duty.mark')}</Button>
    }
  ]
  return (
    <Section title={t('commitment.duties')}>
      <DataTable caption={t('commitment.duties')} columns={mayChange ? columns : columns.slice(0, -1)} rows={commitment.duties} rowKey={({ id }) => id} />
      {chosen && <DutyDialog duty={chosen} onClose={() => choose(null)} />}
    </Section>
  )
}
