/** Why two figures differ: what each rests on, and what every difference between the two explains. */
import { useQuery } from '@apollo/client/react'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { marksAmong, ValueLegend } from '../../../ui/value.js'
import { BigFigure, ClauseTable, figureValue } from './clause-table.js'
import { type FigureDifference, figureDifferenceQuery, type StatedFigure } from './difference.operations.js'
import { differenceSearchSchema, type DifferenceSearch, type StatementChoice, statementIn, statementText } from './difference.search.js'
import { SecondFigure } from './second-figure.js'
import { StepSection } from './step-list.js'
import styles from './difference.module.css'

const decimalsOf = ({ value }: Pick<StatedFigure, 'value'>): number => value?.split('.')[1]?.length ?? 0

/** Both figures, and how much lies between them. */
function Ends({ difference }: { readonly difference: FigureDifference }) {
  const t = useText()
  const format = useFormat()
  const { one, other, decimals } = difference
  return (
    <div className={styles.ends}>
      <BigFigure figure={one} decimals={decimalsOf(one)} label={t('difference.one')} />
      {difference.difference !== null && (
        <p className={styles.between}>{t('difference.between', { amount: format.change(Number(difference.difference), decimals) })}</p>
      )}
      <BigFigure figure={other} decimals={decimalsOf(other)} label={t('difference.other')} />
    </div>
  )
}

interface AnswerProps {
  readonly difference: FigureDifference
  readonly search: DifferenceSearch
  readonly change: (part: Partial<DifferenceSearch>) => void
}

function Explanation({ difference, search, change }: AnswerProps) {
  const t = useText()
  const { outcome, steps } = difference
  if (outcome !== 'explained') return <p className={styles.notice}>{t(`difference.outcome.${outcome}`)}</p>
  if (steps.length === 0) return <p className={styles.notice}>{t('difference.same')}</p>
  return <StepSection {...{ difference, search, change }} />
}

function Answer(props: AnswerProps) {
  const t = useText()
  const { difference } = props
  const marks = marksAmong([figureValue(difference.one), figureValue(difference.other)])
  return (
    <>
      <Ends difference={difference} />
      {marks.length > 0 && <ValueLegend marks={marks} />}
      <Explanation {...props} />
      <Section title={t('difference.clauses')} note={t('difference.clausesNote')}>
        <ClauseTable difference={difference} />
      </Section>
      <p className={styles.meta}>{t('difference.order')}</p>
    </>
  )
}

function Compared({ one, other, search, change }: { readonly one: StatementChoice; readonly other: StatementChoice } & Omit<AnswerProps, 'difference'>) {
  const t = useText()
  const lang = useLanguage()
  const { data, previousData, error, refetch } = useQuery(figureDifferenceQuery, { variables: { input: { one, other } }, fetchPolicy: 'cache-and-network' })
  const difference = (data ?? previousData)?.figureDifference
  const [first, second] = [statementText(one), statementText(other)]
  const turn = (
    <TextLink to="/$lang/reports/difference" params={{ lang }} search={{ one: second, other: first }}>
      {t('difference.turn')}
    </TextLink>
  )
  const again = (
    <TextLink to="/$lang/reports/difference" params={{ lang }} search={{ one: first }}>
      {t('difference.chooseOther')}
    </TextLink>
  )
  return (
    <>
      <p className={styles.ways} data-print="never">
        {turn} {again}
      </p>
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!difference && !error && <Skeleton lines={10} />}
      {difference && <Answer {...{ difference, search, change }} />}
    </>
  )
}

/** The first figure alone: the same as compared with itself, until another one is chosen. */
function First({ first }: { readonly first: StatementChoice }) {
  const t = useText()
  const { data, error, refetch } = useQuery(figureDifferenceQuery, { variables: { input: { one: first, other: first } } })
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={4} />
  const { one } = data.figureDifference
  return (
    <>
      <div className={styles.ends}>
        <BigFigure figure={one} decimals={decimalsOf(one)} label={t('difference.one')} />
      </div>
      <SecondFigure first={first} />
    </>
  )
}

export function DifferencePage() {
  const t = useText()
  const lang = useLanguage()
  const [search, change] = useListSearch(differenceSearchSchema)
  const [one, other] = [statementIn(search.one), statementIn(search.other)]
  const start = (
    <TextLink to="/$lang/reports" params={{ lang }}>
      {t('difference.empty.action')}
    </TextLink>
  )
  return (
    <>
      <PageHeader title={t('difference.title')} meta={t('difference.meta')} />
      {!one && <EmptyState title={t('difference.empty')} text={t('difference.emptyText')} action={start} />}
      {one && !other && <First key={search.one} first={one} />}
      {one && other && <Compared {...{ one, other, search, change }} />}
    </>
  )
}
