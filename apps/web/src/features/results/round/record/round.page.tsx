/** One round: where it stands, what it asks, and how its units are doing. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { Discussion } from '../../../../app/discussion.js'
import { RecordHistory } from '../../../../app/record-history.js'
import { useCan } from '../../../../app/viewer.js'
import { toApiError } from '../../../../graphql/api-error.js'
import { ButtonLink } from '../../../../ui/button.js'
import { EmptyState } from '../../../../ui/empty-state.js'
import { ErrorNotice } from '../../../../ui/error-notice.js'
import { TextLink } from '../../../../ui/link.js'
import { PageHeader } from '../../../../ui/page-header.js'
import { Section } from '../../../../ui/section.js'
import { Skeleton } from '../../../../ui/skeleton.js'
import { pickText, useLanguage, useText } from '../../../../ui/text.js'
import { RoundExport } from '../../exchange/round-export.js'
import { periodText } from '../../unit-return/period-text.js'
import { CountBar } from '../count-bar.js'
import { RoundStateMark } from '../round-state.js'
import { roundQuery, type RoundRecord } from '../round.operations.js'
import { RoundActs } from './round-acts.js'
import { RoundFacts } from './round-facts.js'
import { RoundIndicators } from './round-indicators.js'
import { RoundRegions } from './round-regions.js'
import { RoundReturns } from './round-returns.js'
import { RoundStrip } from './round-strip.js'
import styles from '../round.module.css'

export function RoundsCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/results/rounds" params={{ lang }}>
      {t('round.title')}
    </TextLink>
  )
}

/** A round that is not there, or could not be read. */
export function RoundFailure({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const t = useText()
  const lang = useLanguage()
  if (toApiError(error).kind !== 'missing') return <ErrorNotice error={error} onRetry={onRetry} />
  return (
    <>
      <PageHeader title={t('round.missing')} />
      <EmptyState
        title={t('round.missing')}
        text={t('round.missingText')}
        action={
          <ButtonLink to="/$lang/results/rounds" params={{ lang }}>
            {t('round.toList')}
          </ButtonLink>
        }
      />
    </>
  )
}

export function RoundPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useQuery(roundQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Record round={data.round} />
  return error ? <RoundFailure error={error} onRetry={() => void refetch()} /> : <Skeleton withHeading lines={10} />
}

function Record({ round }: { readonly round: RoundRecord }) {
  const t = useText()
  const lang = useLanguage()
  const title = pickText(round.name, lang)
  const mayReadReturns = useCan('return.read')
  const isBegun = round.counts.total > 0 || round.state === 'open' || round.state === 'locked'
  return (
    <>
      <PageHeader
        title={title.text}
        titleLang={title.lang === lang ? undefined : title.lang}
        breadcrumb={[<RoundsCrumb key="rounds" />]}
        meta={periodText(round.period, lang)}
        beside={<RoundStateMark state={round.state} />}
        actions={<RoundActs round={round} />}
      />
      {round.state === 'cancelled' && <p className={styles.detail}>{t('round.cancelledBecause', { reason: round.stateReason })}</p>}
      <RoundStrip round={round} />
      <div className={styles.record}>
        {isBegun && (
          <Section
            title={t('round.returns')}
            aside={mayReadReturns && <RoundExport roundId={round.id} period={periodText(round.period, lang)} />}
          >
            <CountBar counts={round.counts} isWordy />
            {mayReadReturns && <RoundReturns round={round} />}
          </Section>
        )}
        {isBegun && mayReadReturns && <RoundRegions roundId={round.id} />}
        <Section title={t('round.asked')} note={t('round.askedCount', { count: round.indicators.length })}>
          <RoundIndicators indicators={round.indicators} />
        </Section>
        <Section title={t('round.facts')}>
          <RoundFacts round={round} />
        </Section>
        <Discussion subjectType="collection_round" subjectId={round.id} />
        <RecordHistory subjectType="collection_round" subjectId={round.id} />
      </div>
    </>
  )
}
