/** One application as the centre sees it, in tabs; the tab stands in the address. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Discussion } from '../../../app/discussion.js'
import { RecordHistory } from '../../../app/record-history.js'
import { toApiError } from '../../../graphql/api-error.js'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Segmented } from '../../../ui/segmented.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { AssessmentTab } from '../decision/assessment-tab.js'
import { DecisionTab } from '../decision/decision-tab.js'
import { CloseDialog } from './application-dialogs.js'
import { Likenesses } from './application-likeness.js'
import { applicationSearchSchema, type ApplicationTab, applicationTabs } from './application-list.search.js'
import { Events, Files, type PartProps, People, Questions, Told } from './application-parts.js'
import { ApplicationsCrumb, ApplicationStateMark } from './application-words.js'
import { applicationQuery, type WholeApplication } from './application.operations.js'
import styles from '../apply/apply.module.css'

export function ApplicationPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <OneApplication id={id ?? ''} />
}

export function OneApplication({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(applicationQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded application={data.application} />
  if (!error) return <Skeleton withHeading lines={12} />
  if (toApiError(error).kind !== 'missing') return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t('application.missing')} breadcrumb={[<ApplicationsCrumb key="list" />]} />
      <EmptyState title={t('application.missingText')} />
    </>
  )
}

function Summary({ application }: PartProps) {
  return (
    <>
      <Likenesses application={application} />
      <Told application={application} />
      <People application={application} />
    </>
  )
}

function Documents({ application }: PartProps) {
  return <Files application={application} />
}

function History({ application }: PartProps) {
  const t = useText()
  return (
    <>
      <Events application={application} />
      <Section title={t('application.trail')}>
        <RecordHistory subjectType="application" subjectId={application.id} />
      </Section>
    </>
  )
}

/** What each tab shows. */
const tabs: Readonly<Record<ApplicationTab, (props: PartProps) => React.ReactNode>> = { application: Summary, documents: Documents, questions: Questions, assessment: AssessmentTab, decision: DecisionTab, history: History }

function tabCount({ files, questions }: WholeApplication, tab: ApplicationTab): number {
  if (tab === 'documents') return files.length
  return tab === 'questions' ? questions.length : 0
}

function Loaded({ application }: PartProps) {
  const t = useText()
  const pick = useLocalized()
  const [{ tab = 'application' }, change] = useListSearch(applicationSearchSchema)
  const Part = tabs[tab]
  const { name, centre, call, withdrawalReason } = application
  return (
    <>
      <PageHeader
        title={name || t('application.nameless')}
        breadcrumb={[<ApplicationsCrumb key="list" />]}
        beside={<ApplicationStateMark state={application.state} />}
        meta={[application.businessId, pick(centre.name), call ? pick(call.title) : t('application.list.invited')].filter(Boolean).join(' · ')}
        actions={<Acts application={application} />}
      />
      {withdrawalReason !== '' && (
        <FormNotice title={t('application.withdrawn')}>
          <p>{withdrawalReason}</p>
        </FormNotice>
      )}
      <div className={styles.tabs}>
        <Segmented
          label={t('application.tabs')}
          value={tab}
          options={applicationTabs.map((value) => ({ value, label: t(`application.tab.${value}`, { count: tabCount(application, value) }) }))}
          onChange={(value) => change({ tab: value === 'application' ? undefined : value })}
        />
      </div>
      <Part application={application} />
      <Discussion subjectType="application" subjectId={application.id} />
    </>
  )
}

function Acts({ application }: PartProps) {
  const t = useText()
  const [isClosing, setClosing] = useState(false)
  if (!application.mayManage || application.state !== 'draft') return null
  return (
    <>
      <Button onClick={() => setClosing(true)}>{t('application.close.open')}</Button>
      {isClosing && <CloseDialog application={application} onClose={() => setClosing(false)} />}
    </>
  )
}
