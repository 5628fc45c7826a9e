/** One edition: how far its preparation has come, what it holds, what changed and why, and what can be done with it. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { Discussion } from '../../../app/discussion.js'
import { RecordHistory } from '../../../app/record-history.js'
import { useCan } from '../../../app/viewer.js'
import { toApiError } from '../../../graphql/api-error.js'
import { announce } from '../../../ui/announce.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { EditionChanges } from './edition-changes.js'
import { EditionContentsSections } from './edition-contents.js'
import { CertifyDialog, DropDialog, RenewDialog } from './edition-dialogs.js'
import { EditionMissing } from './edition-missing.js'
import { PublishSection } from '../publication/publish-section.js'
import { EditionLink, EditionStateMark, useEditionName, useRunText } from './edition-words.js'
import { type Edition, editionQuery } from './edition.operations.js'
import styles from './edition.module.css'

/** How often the server is asked how far it has come, in ms. */
const pollEvery = 1000

export function EditionPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <OneEdition id={id ?? ''} />
}

/** Reads the edition, and again each second while it is being prepared; says when that has ended. */
function useEdition(id: string) {
  const t = useText()
  const { data, previousData, error, refetch, startPolling, stopPolling } = useQuery(editionQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  const found = (data ?? (previousData?.edition.id === id ? previousData : undefined))?.edition
  const state = found?.state
  const before = useRef<Edition['state'] | undefined>(undefined)
  useEffect(() => {
    if (before.current === 'preparing' && state !== undefined && state !== 'preparing') announce(t(`edition.state.${state}`))
    before.current = state
    if (state !== 'preparing') return
    startPolling(pollEvery)
    return stopPolling
  }, [state, startPolling, stopPolling, t])
  return { found, error, refetch }
}

export function OneEdition({ id }: { readonly id: string }) {
  const { found, error, refetch } = useEdition(id)
  if (found) {
    return (
      <>
        {error !== undefined && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        <Loaded edition={found} />
      </>
    )
  }
  if (!error) return <Skeleton withHeading lines={10} />
  return toApiError(error).kind === 'missing' ? <NoEdition /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
}

export function EditionsCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/reports/editions" params={{ lang }}>
      {t('edition.title')}
    </TextLink>
  )
}

function NoEdition() {
  const t = useText()
  const lang = useLanguage()
  return (
    <>
      <PageHeader title={t('edition.missing')} breadcrumb={[<EditionsCrumb key="list" />]} />
      <EmptyState
        title={t('edition.missingText')}
        action={
          <ButtonLink to="/$lang/reports/editions" params={{ lang }}>
            {t('edition.toList')}
          </ButtonLink>
        }
      />
    </>
  )
}

type Act = 'certify' | 'renew' | 'drop'

const acts: Readonly<Record<Edition['state'], readonly Act[]>> = {
  preparing: ['drop'],
  prepared: ['certify', 'renew', 'drop'],
  failed: ['renew', 'drop'],
  certified: []
}

function Acts({ edition }: { readonly edition: Edition }) {
  const t = useText()
  const [open, setOpen] = useState<Act | null>(null)
  if (!useCan('edition.certify')) return null
  const close = () => setOpen(null)
  return (
    <>
      {acts[edition.state].map((act) => (
        <Button key={act} variant={act === 'certify' ? 'primary' : act === 'drop' ? 'quiet' : undefined} onClick={() => setOpen(act)}>
          {t(`edition.${act}.open`)}
        </Button>
      ))}
      {open === 'certify' && <CertifyDialog edition={edition} onClose={close} />}
      {open === 'renew' && <RenewDialog edition={edition} onClose={close} />}
      {open === 'drop' && <DropDialog edition={edition} onClose={close} />}
    </>
  )
}

function Loaded({ edition }: { readonly edition: Edition }) {
  const t = useText()
  const nameOf = useEditionName()
  const runText = useRunText()
  const isThere = edition.state === 'prepared' || edition.state === 'certified'
  return (
    <>
      <PageHeader
        title={`${nameOf(edition)}: ${runText(edition)}`}
        breadcrumb={[<EditionsCrumb key="list" />]}
        meta={<EditionStateMark state={edition.state} />}
        actions={<Acts edition={edition} />}
      />
      <Facts edition={edition} />
      {edition.state === 'preparing' && <Progress edition={edition} />}
      {edition.state === 'failed' && <Failure edition={edition} />}
      {edition.state === 'certified' && <PublishSection editionId={edition.id} />}
      {isThere && (
        <>
          {edition.replaces && <EditionChanges id={edition.id} />}
          {edition.missingCount > 0 && <EditionMissing edition={edition} />}
          <EditionContentsSections edition={edition} />
        </>
      )}
      <Discussion subjectType="edition" subjectId={edition.id} />
      <Section title={t('edition.history')}>
        <RecordHistory subjectType="edition" subjectId={edition.id} />
      </Section>
    </>
  )
}

function Facts({ edition }: { readonly edition: Edition }) {
  const t = useText()
  const format = useFormat()
  const { includedCount, missingCount, replaces, replacedBy, reason, preparedAt, preparedBy, certifiedAt, certifiedBy, lenses } = edition
  const divisions = lenses.map((lens) => t(`division.lens.${lens}`)).join(', ')
  return (
    <dl className={styles.facts}>
      {certifiedAt !== null && <Fact name={t('edition.fact.certified')} text={t('edition.list.by', { when: format.instant(certifiedAt), who: certifiedBy ?? '' })} />}
      <Fact name={t('edition.fact.prepared')} text={t('edition.list.by', { when: format.instant(preparedAt), who: preparedBy })} />
      {replaces && <Fact name={t('edition.fact.replaces')} text={<EditionLink edition={{ ...replaces, replaces: null }} />} />}
      {reason !== '' && <Fact name={t('edition.fact.reason')} text={reason} />}
      {replacedBy && <Fact name={t('edition.fact.replacedBy')} text={<EditionLink edition={{ ...replacedBy, replaces: null }} />} />}
      <Fact name={t('edition.fact.returns')} text={t('edition.list.counts', { included: includedCount, all: includedCount + missingCount })} />
      {divisions !== '' && <Fact name={t('edition.fact.lenses')} text={divisions} />}
    </dl>
  )
}

function Fact({ name, text }: { readonly name: string; readonly text: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  )
}

function Progress({ edition: { doneCount, totalCount } }: { readonly edition: Edition }) {
  const t = useText()
  const label = t('edition.progress.title')
  return (
    <Section title={label}>
      <progress className={styles.progress} aria-label={label} max={Math.max(totalCount, 1)} value={doneCount} />
      <p>{totalCount === 0 ? t('edition.progress.waiting') : t('edition.progress.count', { done: doneCount, all: totalCount })}</p>
      <p className={styles.quiet}>{t('edition.progress.leave')}</p>
    </Section>
  )
}

function Failure({ edition: { failure } }: { readonly edition: Edition }) {
  const t = useText()
  return (
    <Section title={t('edition.failed.title')}>
      <p role="alert">{t(`errors.${failure ?? 'INTERNAL'}`)}</p>
      <p className={styles.quiet}>{t('edition.failed.text')}</p>
    </Section>
  )
}
