/** The reviews of a unit side by side: what everybody gave, what is agreed and why, what the unit replies, and what it comes to. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { type Criterion, criteriaOf, type FrameworkContent } from '@solmu/domain/quality/framework.js'
import { RecordHistory } from '../../../app/record-history.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { toApiError } from '../../../graphql/api-error.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { saveRows } from '../../../ui/export-rows.js'
import { FilterBar } from '../../../ui/filter-bar.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { Value } from '../../../ui/value.js'
import { frameworkContentQuery } from '../framework/framework.operations.js'
import { closeReviewsMutation, type Settlement, type SettledCriterion, settlementQuery } from './settlement.operations.js'
import { ReplyDialog, SettleDialog } from './settlement-dialogs.js'
import { settlementSearchSchema } from './review.search.js'
import { AssessmentStateMark, ReviewsCrumb, ReviewStateMark, useGivenText, useScoreText } from './review-words.js'
import styles from './review.module.css'

export function SettlementPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <OneSettlement id={id ?? ''} />
}

export function OneSettlement({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(settlementQuery, { variables: { assessmentId: id }, fetchPolicy: 'cache-and-network' })
  const settlement = data?.reviewSettlement
  const framework = useQuery(frameworkContentQuery, { variables: { id: settlement?.versionId ?? '' }, skip: !settlement })
  const content = framework.data?.qualityFrameworkVersion.content as FrameworkContent | undefined
  if (settlement && content) return <Loaded settlement={settlement} content={content} onChanged={() => void refetch()} />
  const failed = error ?? framework.error
  if (!failed) return <Skeleton withHeading lines={12} />
  if (toApiError(failed).kind !== 'missing') return <ErrorNotice error={failed} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t('review.settle.missing')} breadcrumb={[<ReviewsCrumb key="list" />]} />
      <EmptyState title={t('review.settle.missingText')} />
    </>
  )
}

interface LoadedProps {
  readonly settlement: Settlement
  readonly content: FrameworkContent
  readonly onChanged: () => void
}

/** A criterion as the framework words it, with what everybody gave. */
export interface CriterionRow {
  readonly criterion: Criterion
  readonly settled: SettledCriterion
}

function Loaded({ settlement, content, onChanged }: LoadedProps) {
  const t = useText()
  const pick = useLocalized()
  const mayReadTrail = useCan('audit.read')
  const [isReplying, setReplying] = useState(false)
  const { state, unit, mayReply, criteria } = settlement
  return (
    <>
      <PageHeader
        title={pick(unit.name)}
        documentTitle={t('review.settle.title', { unit: pick(unit.name) })}
        breadcrumb={[<ReviewsCrumb key="list" />]}
        meta={
          <>
            <AssessmentStateMark state={state} /> {pick(settlement.frameworkName)}
          </>
        }
        actions={
          mayReply && (
            <Button variant="primary" onClick={() => setReplying(true)}>
              {t('review.reply.open')}
            </Button>
          )
        }
      />
      <Standing {...{ settlement, onChanged }} />
      <Scores {...{ settlement, content }} />
      {criteria.length > 0 && <Criteria {...{ settlement, content, onChanged }} />}
      {(settlement.reply !== '' || state === 'final') && (
        <Section title={t('review.reply.title')}>
          <p className={styles.plan}>{settlement.reply === '' ? t('review.reply.none') : settlement.reply}</p>
        </Section>
      )}
      {mayReadTrail && (
        <Section title={t('review.history')}>
          <RecordHistory subjectType="quality_assessment" subjectId={settlement.assessmentId} />
        </Section>
      )}
      {isReplying && <ReplyDialog settlement={settlement} onChanged={onChanged} onClose={() => setReplying(false)} />}
    </>
  )
}

/** What waits, for whom, and until when. */
function Standing({ settlement, onChanged }: Omit<LoadedProps, 'content'>) {
  const t = useText()
  const format = useFormat()
  const describe = useErrorMessage()
  const [close, { loading }] = useMutation(closeReviewsMutation)
  const { state, missing, unsettled, mayClose, maySettle, replyDueOn, assessmentId } = settlement
  async function goOn() {
    try {
      await close({ variables: { input: { assessmentId } } })
      showToast({ kind: 'done', text: t('review.close.done') })
      onChanged()
    } catch (error) {
      showToast({ kind: 'error', text: describe(error).text })
    }
  }
  if (state === 'consensus') return <FormNotice title={t('review.standing.consensus', { count: unsettled })}>{maySettle && <p>{t('review.standing.settle')}</p>}</FormNotice>
  if (state === 'reply') return <FormNotice title={t('review.standing.reply', { day: replyDueOn ? format.day(replyDueOn) : '' })}>{null}</FormNotice>
  if (state !== 'self' && state !== 'review') return null
  return (
    <FormNotice title={t(missing > 0 ? 'review.standing.missing' : `review.standing.${state}`, { count: missing })} isStrong={missing > 0}>
      {state === 'review' && <p>{t('review.standing.hidden')}</p>}
      {mayClose && (
        <Button isBusy={loading} onClick={() => void goOn()}>
          {t('review.close.open')}
        </Button>
      )}
    </FormNotice>
  )
}

/** The scores beside each other, with who gave them and when. */
function Scores({ settlement, content }: Omit<LoadedProps, 'onChanged'>) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const scoreText = useScoreText(content)
  const { selfScore, reviewScores, agreedScore, reviewers } = settlement
  return (
    <Section title={t('review.score.title')}>
      {pick(content.notice) !== '' && <p className={styles.meta}>{pick(content.notice)}</p>}
      <dl className={styles.scores}>
        <div>
          <dt>{t('review.score.self')}</dt>
          <dd>{selfScore ? scoreText(selfScore) : t('review.score.hidden')}</dd>
        </div>
        {reviewers.map((each) => {
          const own = reviewScores.find(({ reviewId }) => reviewId === each.reviewId)
          return (
            <div key={each.reviewId}>
              <dt>
                {each.name} <ReviewStateMark state={each.state} />
              </dt>
              <dd>{own ? scoreText(own) : t(each.state === 'submitted' ? 'review.score.hidden' : 'review.score.notIn')}</dd>
              {each.visitOn && <dd className={styles.meta}>{t('review.visit.on', { day: format.day(each.visitOn) })}</dd>}
            </div>
          )
        })}
        {agreedScore && (
          <div>
            <dt>{t(settlement.state === 'final' ? 'review.score.final' : 'review.score.agreed')}</dt>
            <dd>{settlement.unsettled > 0 ? t('review.score.unsettled', { count: settlement.unsettled }) : scoreText(agreedScore)}</dd>
          </div>
        )}
      </dl>
    </Section>
  )
}

function useCriterionColumns({ settlement, content }: Omit<LoadedProps, 'onChanged'>, onSettle: (row: CriterionRow) => void): readonly Column<CriterionRow>[] {
  const t = useText()
  const pick = useLocalized()
  const givenText = useGivenText(content)
  const given = (code: string, of: Parameters<typeof givenText>[1], comment = '') => (
    <>
      {givenText(code, of) ?? <Value value="missing" />}
      {of?.skipped && <span className={styles.meta}> {of.skipped}</span>}
      {comment !== '' && <div className={styles.meta}>{comment}</div>}
    </>
  )
  const submitted = settlement.reviewers.filter(({ state }) => state === 'submitted')
  return [
    { id: 'criterion', header: t('review.field.criterion'), cell: ({ criterion }) => pick(criterion.title) },
    { id: 'self', header: t('review.score.self'), cell: ({ criterion, settled }) => given(criterion.code, settled.self, settled.self?.comment) },
    ...submitted.map(
      ({ reviewId, name }): Column<CriterionRow> => ({
        ...{ id: reviewId, header: name },
        cell: ({ criterion, settled }) => {
          const own = settled.reviews.find((each) => each.reviewId === reviewId) ?? null
          return given(criterion.code, own, own?.comment)
        }
      })
    ),
    {
      ...{ id: 'agreed', header: t('review.score.agreed'), phone: 'figure' },
      cell: (row) => <Agreed {...{ row, settlement, onSettle }} text={givenText(row.criterion.code, row.settled.agreed)} />
    }
  ]
}

interface AgreedProps {
  readonly row: CriterionRow
  readonly settlement: Settlement
  readonly text: string | null
  readonly onSettle: (row: CriterionRow) => void
}

function Agreed({ row, settlement, text, onSettle }: AgreedProps) {
  const t = useText()
  const pick = useLocalized()
  const { agreed, differs } = row.settled
  return (
    <>
      {text && <span className={styles.agreed}>{text}</span>}
      {!text && differs && t('review.settle.open')}
      {agreed && agreed.reason !== '' && (
        <div className={styles.meta}>{agreed.settledBy ? t('review.settle.by', { reason: agreed.reason, name: agreed.settledBy }) : agreed.reason}</div>
      )}
      {settlement.maySettle && differs && (
        <div>
          <Button size="small" onClick={() => onSettle(row)}>
            {t(agreed ? 'review.settle.again' : 'review.settle.act')}
            <span className="visually-hidden">: {pick(row.criterion.title)}</span>
          </Button>
        </div>
      )}
    </>
  )
}

function Criteria({ settlement, content, onChanged }: LoadedProps) {
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const { today } = useViewer()
  const [search, change] = useListSearch(settlementSearchSchema)
  const [settling, setSettling] = useState<CriterionRow | null>(null)
  const columns = useCriterionColumns({ settlement, content }, setSettling)
  const givenText = useGivenText(content)
  const all = criteriaOf(content).flatMap((criterion): CriterionRow[] => {
    const settled = settlement.criteria.find(({ code }) => code === criterion.code)
    return settled ? [{ criterion, settled }] : []
  })
  const show = search.show ?? (settlement.state === 'consensus' ? 'differing' : 'all')
  const rows = show === 'all' ? all : all.filter(({ settled }) => settled.differs)
  function save() {
    const submitted = settlement.reviewers.filter(({ state }) => state === 'submitted')
    const heads = [t('review.field.code'), t('review.field.criterion'), t('review.score.self'), ...submitted.map(({ name }) => name), t('review.score.agreed'), t('review.settle.reason')]
    const table = rows.map(({ criterion: { code, title }, settled }) => [
      ...[code, title[language] || title.fi, givenText(code, settled.self) ?? ''],
      ...submitted.map(({ reviewId }) => givenText(code, settled.reviews.find((each) => each.reviewId === reviewId) ?? null) ?? ''),
      ...[givenText(code, settled.agreed) ?? '', settled.agreed?.reason ?? '']
    ])
    saveRows({ name: t('review.settle.file', { unit: pick(settlement.unit.name), date: today }), language, rows: [heads, ...table] })
  }
  return (
    <Section
      title={t('review.settle.criteria')}
      aside={
        <Button size="small" icon={IconDownload} onClick={save}>
          {t('ui.table.export')}
        </Button>
      }
    >
      <FilterBar
        filters={[
          {
            ...{ id: 'show', label: t('review.settle.show'), values: [show], options: (['differing', 'all'] as const).map((value) => ({ value, label: t(`review.settle.show.${value}`) })) },
            onChange: ([value]) => change({ show: value === 'all' || value === 'differing' ? value : 'all' })
          }
        ]}
      />
      <DataTable caption={t('review.settle.title', { unit: pick(settlement.unit.name) })} columns={columns} rows={rows} rowKey={({ criterion }) => criterion.code} phone="scroll" empty={<EmptyState title={t('review.settle.none')} />} />
      {settling && <SettleDialog {...{ settlement, content, onChanged }} row={settling} onClose={() => setSettling(null)} />}
    </Section>
  )
}
