/** What has happened to a return: its steps, its versions, what differs between any two, and its corrections. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { Discussion } from '../../../../app/discussion.js'
import { Button } from '../../../../ui/button.js'
import { ErrorNotice } from '../../../../ui/error-notice.js'
import { SelectField } from '../../../../ui/form-field.js'
import { useFormat } from '../../../../ui/format.js'
import { TextLink } from '../../../../ui/link.js'
import { PageHeader } from '../../../../ui/page-header.js'
import { Section } from '../../../../ui/section.js'
import { Skeleton } from '../../../../ui/skeleton.js'
import { StrandHistory } from '../../../../ui/strand.js'
import { useLanguage, useLocalized, useText } from '../../../../ui/text.js'
import { Value } from '../../../../ui/value.js'
import { periodText } from '../../unit-return/period-text.js'
import { sheetModel, type SheetModel } from '../../unit-return/sheet/sheet-model.js'
import type { SentAnswer } from '../../unit-return/unit-return.types.js'
import type { ReturnPast } from '../approval.types.js'
import { ReturnStripView } from '../return-strip.js'
import { figureOf } from '../review/review-rows.js'
import { CorrectionList } from './correction-list.js'
import { ProposeDialog } from './propose-dialog.js'
import { returnDifferenceQuery, returnPastQuery } from './history.operations.js'
import styles from '../approval.module.css'

function Steps({ of }: { readonly of: ReturnPast }) {
  const t = useText()
  const format = useFormat()
  const events = [...of.steps].reverse().map(({ id, action, message, takenBy, takenAt }) => ({
    key: id,
    when: format.instantShort(takenAt),
    what: (
      <>
        <b>{t(`approval.step.${action}`)}</b>
        {takenBy && ` ${takenBy.displayName}`}
        {message !== '' && <p>{message}</p>}
      </>
    )
  }))
  return (
    <Section title={t('approval.history.steps')}>
      {events.length > 0 ? <StrandHistory label={t('approval.history.steps')} events={events} /> : <p>{t('approval.history.noSteps')}</p>}
    </Section>
  )
}

function Answer({ answer, decimals }: { readonly answer: SentAnswer | null; readonly decimals: number }) {
  return answer ? <Value value={figureOf(answer, decimals)} decimals={decimals} /> : null
}

interface DifferenceProps {
  readonly of: ReturnPast
  readonly model: SheetModel
}

function DifferenceTable({ of, model, from, to }: DifferenceProps & { readonly from: number; readonly to: number }) {
  const t = useText()
  const { data, error } = useQuery(returnDifferenceQuery, { variables: { returnId: of.id, from, to } })
  if (error) return <ErrorNotice error={error} />
  if (!data) return <Skeleton lines={4} />
  if (data.returnDifference.length === 0) return <p role="status">{t('approval.history.same')}</p>
  return (
    <div className={styles.scroll}>
      <table className={styles.sheet}>
        <thead>
          <tr>
            <th scope="col">{t('approval.review.indicator')}</th>
            <th scope="col" className={styles.figure}>{from === 0 ? t('approval.history.nothing') : t('approval.history.version', { number: from })}</th>
            <th scope="col" className={styles.figure}>{t('approval.history.version', { number: to })}</th>
          </tr>
        </thead>
        <tbody>
          {data.returnDifference.map(({ indicatorId, breakdown, before, after }) => {
            const { decimals } = model.rowOf(indicatorId).indicator
            return (
              <tr key={`${indicatorId}/${breakdown}`}>
                <th scope="row">{model.cellName(indicatorId, breakdown)}</th>
                <td className={styles.figure}><Answer answer={before} decimals={decimals} /></td>
                <td className={`${styles.figure} ${styles.now}`}><Answer answer={after} decimals={decimals} /></td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Versions({ of, model }: DifferenceProps) {
  const t = useText()
  const format = useFormat()
  const [to, setTo] = useState(of.number)
  const [from, setFrom] = useState(Math.max(of.number - 1, 0))
  if (of.versions.length === 0) return <p>{t('approval.history.noVersions')}</p>
  const named = (number: number): string => (number === 0 ? t('approval.history.nothing') : t('approval.history.version', { number }))
  const choices = [0, ...of.versions.map(({ number }) => number)].sort((a, b) => a - b)
  const options = (numbers: readonly number[]) => numbers.map((number) => ({ value: String(number), label: named(number) }))
  return (
    <Section title={t('approval.history.versions')}>
      <ul className={styles.list}>
        {of.versions.map(({ number, kind, reason, madeAt, madeBy }) => (
          <li key={number}>
            {t(`approval.history.made.${kind}`, { number, when: format.instantShort(madeAt), who: madeBy ?? '' })}
            {reason !== '' && `: ${reason}`}
          </li>
        ))}
      </ul>
      <div className={styles.pick}>
        <SelectField label={t('approval.history.from')} value={String(from)} options={options(choices.filter((number) => number < to))} onChange={(event) => setFrom(Number(event.target.value))} />
        <SelectField
          label={t('approval.history.to')}
          value={String(to)}
          options={options(choices.filter((number) => number > 0))}
          onChange={(event) => {
            const next = Number(event.target.value)
            setTo(next)
            setFrom((before) => Math.min(before, next - 1))
          }}
        />
      </div>
      <DifferenceTable {...{ of, model, from, to }} />
    </Section>
  )
}

export interface ReturnHistoryProps {
  readonly of: ReturnPast
  readonly onRefresh: () => Promise<unknown>
}

/** The history of a return that was read. */
export function ReturnHistory({ of, onRefresh }: ReturnHistoryProps) {
  const t = useText()
  const lang = useLanguage()
  const say = useLocalized()
  const [isProposing, setProposing] = useState(false)
  const model = useMemo(() => sheetModel(of.sheet, lang), [of.sheet, lang])
  const propose = of.options.find(({ action }) => action === 'propose_correction')
  return (
    <>
      <PageHeader
        title={t('approval.history.title', { unit: say(of.unit.name), period: periodText(of.round.period, lang) })}
        breadcrumb={[
          <TextLink key="return" to="/$lang/results/returns/$id" params={{ lang, id: of.id }}>
            {say(of.unit.name)}, {periodText(of.round.period, lang)}
          </TextLink>
        ]}
        actions={propose?.isAllowed && <Button onClick={() => setProposing(true)}>{t('approval.correction.propose')}</Button>}
      />
      <ReturnStripView standing={of} />
      <div className={styles.columns}>
        <div>
          <Versions key={of.number} of={of} model={model} />
          <CorrectionList of={of} model={model} onRefresh={onRefresh} />
        </div>
        <Steps of={of} />
      </div>
      <Discussion subjectType="unit_return" subjectId={of.id} />
      {isProposing && <ProposeDialog of={of} model={model} onClose={() => setProposing(false)} onDone={() => void onRefresh()} />}
    </>
  )
}

export function ReturnHistoryPage() {
  const { id = '' } = useParams({ strict: false })
  const { data, previousData, error, refetch } = useQuery(returnPastQuery, { variables: { id }, fetchPolicy: 'no-cache' })
  const read = [data, previousData].find((each) => each?.unitReturn.id === id)
  if (error && !read) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!read) return <Skeleton withHeading lines={10} />
  return <ReturnHistory key={id} of={read.unitReturn} onRefresh={() => refetch().catch(() => undefined)} />
}
