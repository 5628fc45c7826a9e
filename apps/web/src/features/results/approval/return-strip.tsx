/** The strand of a return: who has it, since when, who is next, and who stands in for them. */
import { useQuery } from '@apollo/client/react'
import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useRef, type ReactNode } from 'react'
import { dayOfInstant, useFormat } from '../../../ui/format.js'
import { StrandSteps, type StrandState, type StrandStep } from '../../../ui/strand.js'
import { useText } from '../../../ui/text.js'
import { ReturnStateMark } from '../unit-return/list/return-state.js'
import type { ReturnStanding, StripStage } from './approval.types.js'
import { returnStripQuery } from './strip.operations.js'
import styles from './approval.module.css'

const phone = '(max-width: 37.49em)'

const strandState: Readonly<Record<StripStage['state'], StrandState>> = { done: 'done', current: 'current', ahead: 'coming' }

/** More names than this are counted. */
const mostNames = 2

function useNames() {
  const t = useText()
  return (names: readonly string[]): string => {
    const shown = names.slice(0, mostNames).join(', ')
    return names.length > mostNames ? t('approval.strip.more', { names: shown, count: names.length - mostNames }) : shown
  }
}

/** When it was done, or since when and by when it is under way. */
function StageDays({ stage: { state, since, dueOn } }: { readonly stage: StripStage }) {
  const t = useText()
  const format = useFormat()
  if (state === 'done') {
    const day = since ? dayOfInstant(since) : dueOn
    return day && <span>{format.dayShort(day)}</span>
  }
  return (
    <>
      {since && <span>{t('approval.strip.since', { day: format.dayShort(dayOfInstant(since)) })}</span>}
      {dueOn && <span>{t('approval.strip.due', { day: format.dayShort(dueOn) })}</span>}
    </>
  )
}

function StageDetail({ stage }: { readonly stage: StripStage }) {
  const t = useText()
  const names = useNames()
  const { stage: name, people, deputies } = stage
  const isEnd = name === 'opened' || name === 'locked'
  const who = people.length > 0 ? names(people) : t('approval.strip.nobody')
  return (
    <span className={styles.stage}>
      <span>{isEnd ? t('approval.strip.headOffice') : who}</span>
      {deputies.length > 0 && <span>{t('approval.strip.deputy', { names: names(deputies) })}</span>}
      <StageDays stage={stage} />
    </span>
  )
}

function StageLabel({ stage }: { readonly stage: StripStage }) {
  const t = useText()
  return (
    <span className={styles.stageLabel}>
      {t(`approval.strip.${stage.stage}`)}
      {stage.isWaitingForViewer && <span className={styles.waiting}>{t('approval.strip.waiting')}</span>}
    </span>
  )
}

export interface ReturnStripViewProps {
  readonly standing: ReturnStanding
}

/** On a phone: whose turn it is in words, and the strand without names and without its end. */
function PhoneStrip({ standing }: ReturnStripViewProps) {
  const t = useText()
  const format = useFormat()
  const current = standing.strip.find(({ state }) => state === 'current')
  const steps: StrandStep[] = standing.strip
    .filter(({ stage }) => stage !== 'locked')
    .map(({ stage, state }) => ({ key: stage, label: t(`approval.strip.short.${stage}`), state: strandState[state] }))
  return (
    <div className={styles.phoneStrip}>
      <p>
        <ReturnStateMark of={standing} />
        {current?.isWaitingForViewer && <span className={styles.waiting}>{t('approval.strip.waiting')}</span>}
        {current?.dueOn && <span>{t('approval.strip.due', { day: format.dayShort(current.dueOn) })}</span>}
      </p>
      <StrandSteps label={t('approval.strip.label')} steps={steps} />
    </div>
  )
}

/** The strand as it is drawn. */
export function ReturnStripView({ standing }: ReturnStripViewProps) {
  const t = useText()
  const isPhone = useMediaQuery(phone, false, { getInitialValueInEffect: false }) ?? false
  if (standing.strip.length === 0) return null
  if (isPhone) return <PhoneStrip standing={standing} />
  const steps = standing.strip.map((stage) => ({
    key: stage.stage,
    state: strandState[stage.state],
    label: <StageLabel stage={stage} />,
    detail: <StageDetail stage={stage} />
  }))
  return (
    <div className={styles.strip}>
      <StrandSteps label={t('approval.strip.label')} steps={steps} />
    </div>
  )
}

export interface ReturnStripProps {
  readonly returnId: string
  /** Changes when the return has moved, so that the strip is read anew: its state and version. */
  readonly turn?: string
  /** Stands in its place while it is read. */
  readonly fallback?: ReactNode
}

/** The strip of a return, read by itself. */
export function ReturnStrip({ returnId, turn = '', fallback = null }: ReturnStripProps) {
  const { data, refetch } = useQuery(returnStripQuery, { variables: { id: returnId }, fetchPolicy: 'no-cache' })
  const seen = useRef(turn)
  useEffect(() => {
    if (seen.current === turn) return
    seen.current = turn
    void refetch().catch(() => undefined)
  }, [turn, refetch])
  return data ? <ReturnStripView standing={data.unitReturn} /> : fallback
}
