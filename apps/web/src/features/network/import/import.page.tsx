/** One import, step by step: file, columns, check, bringing in, done. Follows the server while it works. */
import { useApolloClient, useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { RecordHistory } from '../../../app/record-history.js'
import { toApiError } from '../../../graphql/api-error.js'
import { announce } from '../../../ui/announce.js'
import { ButtonLink } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { StrandSteps, type StrandState } from '../../../ui/strand.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { forgetNetwork } from '../change/forget-network.js'
import { ApplyPanel } from './apply-panel.js'
import { ColumnStep } from './column-step.js'
import { NetworkCrumb } from './import-list.page.js'
import { ImportProgress } from './import-progress.js'
import { AppliedPanel, FailedPanel, UndonePanel } from './import-result.js'
import { ImportRows } from './import-rows.js'
import { ImportTotals } from './import-totals.js'
import { isWorking } from './import-words.js'
import { importSearchSchema } from './import.search.js'
import { networkImportQuery, type ImportState, type NetworkImport } from './import.operations.js'
import styles from './import.module.css'

/** How often the server is asked how far it has come, in ms. */
const pollEvery = 1000

const steps = ['file', 'columns', 'check', 'apply', 'done'] as const
type Step = (typeof steps)[number]

const stepOfState: Readonly<Record<ImportState, Step>> = {
  uploaded: 'columns',
  checking: 'check',
  checked: 'check',
  applying: 'apply',
  applied: 'done',
  undoing: 'done',
  undone: 'done',
  failed: 'check'
}

export function ImportPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <Import id={id ?? ''} />
}

/** Reads the import, and again each second while the server works on it. */
function useImport(id: string) {
  const { data, previousData, error, refetch, startPolling, stopPolling } = useQuery(networkImportQuery, {
    variables: { id },
    fetchPolicy: 'cache-and-network'
  })
  const found = (data ?? (previousData?.networkImport.id === id ? previousData : undefined))?.networkImport
  const mustFollow = found !== undefined && isWorking(found.state)
  useEffect(() => {
    if (!mustFollow) return
    startPolling(pollEvery)
    return stopPolling
  }, [mustFollow, startPolling, stopPolling])
  return { found, error, refetch }
}

/** Tells how work that was followed has ended, and forgets what the network was before it. */
function useEnd(found: NetworkImport | undefined): void {
  const t = useText()
  const client = useApolloClient()
  const before = useRef<ImportState | null>(null)
  const state = found?.state
  useEffect(() => {
    if (state === undefined) return
    const hasEnded = before.current !== null && isWorking(before.current) && !isWorking(state)
    before.current = state
    if (!hasEnded) return
    announce(t(`import.state.${state}`))
    if (state === 'applied' || state === 'undone') forgetNetwork(client.cache)
  }, [state, client, t])
}

export function Import({ id }: { readonly id: string }) {
  const { found, error, refetch } = useImport(id)
  useEnd(found)
  if (found) {
    return (
      <>
        {error !== undefined && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        <Loaded key={found.id} of={found} />
      </>
    )
  }
  if (!error) return <Skeleton withHeading lines={10} />
  return toApiError(error).kind === 'missing' ? <NoImport /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
}

function NoImport() {
  const t = useText()
  const lang = useLanguage()
  return (
    <>
      <PageHeader title={t('import.missing')} breadcrumb={[<NetworkCrumb key="network" />]} />
      <EmptyState
        title={t('import.missingTitle')}
        action={
          <ButtonLink to="/$lang/network/imports" params={{ lang }}>
            {t('import.toList')}
          </ButtonLink>
        }
      />
    </>
  )
}

function stepState(step: Step, current: Step, isOver: boolean): StrandState {
  const distance = steps.indexOf(step) - steps.indexOf(current)
  if (distance < 0 || (distance === 0 && isOver)) return 'done'
  return distance === 0 ? 'current' : 'coming'
}

function Steps({ of, current }: { readonly of: NetworkImport; readonly current: Step }) {
  const t = useText()
  const isOver = of.state === 'applied' || of.state === 'undone'
  return (
    <div className={styles.steps}>
      <StrandSteps
        label={t('import.steps')}
        steps={steps.map((step) => ({ key: step, label: t(`import.step.${step}`), state: stepState(step, current, isOver) }))}
      />
    </div>
  )
}

function Loaded({ of }: { readonly of: NetworkImport }) {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  const [isRemapping, setRemapping] = useState(false)
  const canRemap = of.state === 'checked' || of.state === 'failed'
  const isAtColumns = of.state === 'uploaded' || (canRemap && isRemapping)
  const meta = [
    t(`import.kind.${of.kind}`),
    t('import.rowCount', { count: of.rowCount }),
    t('import.sent', { when: format.instant(of.createdAt) })
  ]
  const crumb = (
    <TextLink key="list" to="/$lang/network/imports" params={{ lang }}>
      {t('import.list.title')}
    </TextLink>
  )
  return (
    <>
      <PageHeader title={of.fileName} breadcrumb={[<NetworkCrumb key="network" />, crumb]} meta={meta.join(' · ')} />
      <Steps of={of} current={isAtColumns ? 'columns' : stepOfState[of.state]} />
      {isAtColumns ? (
        <ColumnStep of={of} onStarted={() => setRemapping(false)} />
      ) : (
        <Body of={of} onColumns={() => setRemapping(true)} />
      )}
      <RecordHistory subjectType="network_import" subjectId={of.id} />
    </>
  )
}

/** What stands under the strand once the columns are known. */
function Body({ of, onColumns }: { readonly of: NetworkImport; readonly onColumns: () => void }) {
  const [search, change] = useListSearch(importSearchSchema)
  const { state } = of
  if (isWorking(state)) return <ImportProgress of={of} />
  if (state === 'failed') return <FailedPanel of={of} onColumns={onColumns} />
  return (
    <div className={styles.stack}>
      {state === 'checked' && <ApplyPanel of={of} onColumns={onColumns} />}
      {state === 'applied' && <AppliedPanel of={of} />}
      {state === 'undone' && <UndonePanel of={of} />}
      <ImportTotals of={of} />
      <ImportRows of={of} choice={search.rows ?? 'all'} onChoose={(rows) => change({ rows: rows === 'all' ? undefined : rows })} />
    </div>
  )
}
