/** A return as its reviewers read it: every figure beside the one before, and what they do with it. */
import { useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { Discussion } from '../../../../app/discussion.js'
import { usePlacesOf } from '../../../../app/viewer-places.js'
import { Button, ButtonLink } from '../../../../ui/button.js'
import { ErrorNotice } from '../../../../ui/error-notice.js'
import { TextLink } from '../../../../ui/link.js'
import { PageHeader } from '../../../../ui/page-header.js'
import { Skeleton } from '../../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../../ui/text.js'
import { showToast } from '../../../../ui/toast.js'
import { ReturnStateMark } from '../../unit-return/list/return-state.js'
import { periodShort, periodText } from '../../unit-return/period-text.js'
import { sheetModel } from '../../unit-return/sheet/sheet-model.js'
import { Talk } from '../../unit-return/sheet/comment-thread.js'
import type { ReviewedReturn } from '../approval.types.js'
import { returnDifferenceQuery } from '../history/history.operations.js'
import { ReturnStripView } from '../return-strip.js'
import { GiveBackDialog, ReopenDialog, VerifyDialog } from './review-dialogs.js'
import { reviewGroups } from './review-rows.js'
import { ReviewTable } from './review-table.js'
import { returnReviewQuery } from './review.operations.js'
import { useMarks, type Marks } from './use-marks.js'
import { useReviewQueue, type ReviewQueue } from './use-queue.js'
import styles from '../approval.module.css'

type Opened = 'verify' | 'question' | 'reopen' | null

/** Whether the region is for the viewer to read as a whole; whoever reads one unit of it is led nowhere. */
function useReadsRegion({ centre }: ReviewedReturn): boolean {
  const places = useMemo(() => (centre ? [{ id: centre.id, parentId: null }] : []), [centre])
  return usePlacesOf('return.read', places).length > 0
}

function Head({ of, queue }: { readonly of: ReviewedReturn; readonly queue: ReviewQueue }) {
  const t = useText()
  const lang = useLanguage()
  const say = useLocalized()
  const { round, centre, unit } = of
  const breadcrumb = useReadsRegion(of) && centre
    ? [
        <TextLink key="region" to="/$lang/results/rounds/$id/centres/$centreId" params={{ lang, id: round.id, centreId: centre.id }}>
          {say(round.name)}, {say(centre.name)}
        </TextLink>
      ]
    : []
  return (
    <PageHeader
      title={t('approval.review.title', { unit: say(unit.name), period: periodText(round.period, lang) })}
      breadcrumb={breadcrumb}
      meta={
        <span className={styles.tools}>
          <ReturnStateMark of={of} />
          {queue.count > 0 && <span>{t('approval.review.queue', { place: queue.place ?? 0, count: queue.count, isIn: String(queue.place !== null) })}</span>}
          <TextLink to="/$lang/results/returns/$id/history" params={{ lang, id: of.id }}>
            {t('approval.history.link')}
          </TextLink>
        </span>
      }
      actions={
        <>
          {queue.previousId && (
            <ButtonLink to="/$lang/results/returns/$id/review" params={{ lang, id: queue.previousId }}>
              {t('approval.review.previous')}
            </ButtonLink>
          )}
          {queue.nextId && (
            <ButtonLink to="/$lang/results/returns/$id/review" params={{ lang, id: queue.nextId }}>
              {t('approval.review.next')}
            </ButtonLink>
          )}
        </>
      }
    />
  )
}

interface BarProps {
  readonly of: ReviewedReturn
  readonly marks: Marks
  readonly onOpen: (opened: Opened) => void
}

/** Marks decide which step is the right one: with questions the return goes back, without it is approved. */
function Acts({ of, marks, onOpen }: BarProps) {
  const t = useText()
  const may = (action: string) => of.options.some((each) => each.action === action && each.isAllowed)
  const { count } = marks
  return (
    <>
      {may('question') && (
        <Button variant={count > 0 ? 'primary' : 'outlined'} aria-disabled={count === 0 || undefined} onClick={() => count > 0 && onOpen('question')}>
          {t('approval.giveBack.act', { count })}
        </Button>
      )}
      {may('reopen') && !may('question') && (
        <Button variant="danger" onClick={() => onOpen('reopen')}>
          {t('approval.reopen.act')}
        </Button>
      )}
      {may('verify') && count === 0 && (
        <Button variant="primary" onClick={() => onOpen('verify')}>
          {t('approval.verify.act')}
        </Button>
      )}
    </>
  )
}

const reviewActions = ['verify', 'question', 'reopen']

function ActionBar(props: BarProps) {
  const t = useText()
  const options = props.of.options.filter(({ action }) => reviewActions.includes(action))
  if (options.length === 0) return null
  const blocked = options.some(({ isAllowed }) => isAllowed) ? undefined : options.flatMap(({ blockedBy }) => blockedBy)[0]
  return (
    <div className={styles.bar} data-print="never">
      <p className={blocked ? styles.blocked : undefined} role="status">
        {blocked ? t(`approval.blocked.${blocked}`) : t('approval.review.marked', { count: props.marks.count })}
      </p>
      <Acts {...props} />
    </div>
  )
}

/** A question without words is found before the dialog opens. */
function wordless(marks: Marks, text: string): ReadonlyMap<string, string> {
  return new Map([...marks.questions].filter(([, question]) => question.trim() === '').map(([key]) => [key, text]))
}

export interface ReturnReviewProps {
  readonly of: ReviewedReturn
  readonly onRefresh: () => Promise<unknown>
}

/** The review of a return that was read. */
export function ReturnReview({ of, onRefresh }: ReturnReviewProps) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const marks = useMarks(of.id)
  const queue = useReviewQueue(of)
  const [opened, setOpened] = useState<Opened>(null)
  const [onlyChanged, setOnlyChanged] = useState(false)
  const isFirst = of.number < 2
  const { data } = useQuery(returnDifferenceQuery, { variables: { returnId: of.id, from: of.number - 1, to: of.number }, skip: isFirst })
  const model = useMemo(() => sheetModel(of.sheet, lang), [of.sheet, lang])
  const groups = useMemo(() => reviewGroups(of, data?.returnDifference ?? []), [of, data])
  const shown = onlyChanged
    ? groups.map((group) => ({ ...group, lines: group.lines.filter(({ hasChanged }) => hasChanged) })).filter(({ lines }) => lines.length > 0)
    : groups
  const mayMark = of.options.some(({ action, isAllowed }) => isAllowed && (action === 'question' || action === 'reopen'))
  function open(next: Opened) {
    const faults = wordless(marks, t('errors.REQUIRED'))
    marks.setFaults(faults)
    if (faults.size === 0) setOpened(next)
    else document.querySelector<HTMLElement>(`[data-question="${CSS.escape([...faults.keys()][0] ?? '')}"]`)?.focus()
  }
  async function done(text: string) {
    showToast({ kind: 'done', text })
    if (queue.nextId && opened !== 'reopen') await navigate({ to: '/$lang/results/returns/$id/review', params: { lang, id: queue.nextId } })
    else await onRefresh()
  }
  const dialog = { of, onClose: () => setOpened(null), onDone: (text: string) => void done(text) }
  return (
    <>
      <Head of={of} queue={queue} />
      <ReturnStripView standing={of} />
      <div className={styles.tools}>
        {!isFirst && (
          <label>
            <input type="checkbox" checked={onlyChanged} onChange={(event) => setOnlyChanged(event.target.checked)} />
            {t('approval.review.onlyChanged', { count: data?.returnDifference.length ?? 0 })}
          </label>
        )}
        {mayMark && <span className={styles.blocked}>{t('approval.review.keys')}</span>}
      </div>
      <Talk comments={of.comments.filter(({ indicatorId }) => indicatorId === null)} />
      <ReviewTable groups={shown} {...{ model, marks, mayMark }} previousPeriod={periodShort(of.previousPeriod)} />
      <ActionBar {...{ of, marks }} onOpen={open} />
      <Discussion subjectType="unit_return" subjectId={of.id} />
      {opened === 'verify' && <VerifyDialog {...dialog} />}
      {opened === 'question' && <GiveBackDialog {...dialog} {...{ marks, model }} />}
      {opened === 'reopen' && <ReopenDialog {...dialog} {...{ marks, model }} />}
    </>
  )
}

export function ReturnReviewPage() {
  const { id = '' } = useParams({ strict: false })
  const { data, previousData, error, refetch } = useQuery(returnReviewQuery, { variables: { id }, fetchPolicy: 'no-cache' })
  const read = [data, previousData].find((each) => each?.unitReturn.id === id)
  if (error && !read) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!read) return <Skeleton withHeading lines={12} />
  return <ReturnReview key={id} of={read.unitReturn} onRefresh={() => refetch().catch(() => undefined)} />
}
