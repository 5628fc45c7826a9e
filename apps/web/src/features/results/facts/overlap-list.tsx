/** What a unit and others have declared of the people whom they both counted, with what the viewer can do about each. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Button } from '../../../ui/button.js'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { Status } from '../../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { Value } from '../../../ui/value.js'
import { periodText } from '../unit-return/period-text.js'
import { breakdownText } from './breakdown-text.js'
import { ChangeOverlapDialog, ConfirmOverlapDialog, RemoveOverlapDialog } from './overlap-step-dialogs.js'
import { overlapCategoriesQuery, type PersonOverlap } from './overlap.operations.js'
import styles from './overlap.module.css'

const dialogs = { confirm: ConfirmOverlapDialog, change: ChangeOverlapDialog, remove: RemoveOverlapDialog } as const
type Step = keyof typeof dialogs

export interface OverlapListProps {
  readonly unitId: string
  readonly overlaps: readonly PersonOverlap[] | undefined
  /** Whether the viewer speaks for a unit. */
  readonly speaksFor: (unitId: string) => boolean
  readonly isRefreshing: boolean
  readonly error: unknown
  readonly onRetry: () => void
}

/** The side of the viewer, or else the one that the page is about; and the other side. */
function sidesOf({ unit, otherUnit }: PersonOverlap, { unitId, speaksFor }: Pick<OverlapListProps, 'unitId' | 'speaksFor'>) {
  const about = [unit, otherUnit].find(({ id }) => id === unitId) ?? unit
  const own = speaksFor(about.id) ? about : ([unit, otherUnit].find(({ id }) => speaksFor(id)) ?? about)
  return { own, other: own.id === unit.id ? otherUnit : unit }
}

/** True when the viewer is the one to confirm it. */
export function waitsFor({ isConfirmed, otherUnit }: PersonOverlap, speaksFor: (unitId: string) => boolean): boolean {
  return !isConfirmed && speaksFor(otherUnit.id)
}

function useWords(of: Pick<OverlapListProps, 'unitId' | 'speaksFor' | 'overlaps'>) {
  const lang = useLanguage()
  const pick = useLocalized()
  const hasParts = of.overlaps?.some(({ breakdown }) => breakdown !== '') ?? false
  const { data } = useQuery(overlapCategoriesQuery, { skip: !hasParts })
  return (overlap: PersonOverlap) => {
    const { own, other } = sidesOf(overlap, of)
    const part = breakdownText(overlap.breakdown, data?.dimensions ?? [], pick)
    const name = `${overlap.indicator.code} ${pick(overlap.indicator.nearest.name)}`
    return {
      ...{ ownId: own.id, otherId: other.id, other: pick(other.name) },
      ...{ indicator: part === '' ? name : `${name}: ${part}`, period: periodText(overlap.period, lang) }
    }
  }
}

type Words = ReturnType<ReturnType<typeof useWords>>

interface ActsProps extends Pick<OverlapListProps, 'speaksFor'> {
  readonly overlap: PersonOverlap
  readonly words: Words
  readonly onStep: (step: Step) => void
}

function Acts({ overlap, words, speaksFor, onStep }: ActsProps) {
  const t = useText()
  if (!speaksFor(words.ownId)) return null
  const of = t('facts.overlap.of', { indicator: words.indicator, period: words.period, unit: words.other })
  const steps: readonly Step[] = waitsFor(overlap, speaksFor) ? ['confirm', 'change', 'remove'] : ['change', 'remove']
  return (
    <span className={styles.acts}>
      {steps.map((step) => (
        <Button
          key={step}
          variant={step === 'confirm' ? 'outlined' : 'quiet'}
          size="small"
          aria-label={`${t(`facts.overlap.${step}`)}: ${of}`}
          onClick={() => onStep(step)}
        >
          {t(`facts.overlap.${step}`)}
        </Button>
      ))}
    </span>
  )
}

function State({ overlap, speaksFor }: Pick<ActsProps, 'overlap' | 'speaksFor'>) {
  const t = useText()
  if (overlap.isConfirmed) return <Status status="verified" label={t('facts.overlap.state.confirmed')} />
  return <Status status="submitted" label={t(waitsFor(overlap, speaksFor) ? 'facts.overlap.state.yours' : 'facts.overlap.state.waiting')} />
}

export function OverlapList(props: OverlapListProps) {
  const { overlaps, speaksFor, isRefreshing, error, onRetry } = props
  const t = useText()
  const pick = useLocalized()
  const wordsOf = useWords(props)
  const [open, setOpen] = useState<{ readonly overlap: PersonOverlap; readonly step: Step } | null>(null)
  const columns: readonly Column<PersonOverlap>[] = [
    { id: 'other', header: t('facts.overlap.column.other'), cell: (overlap) => wordsOf(overlap).other },
    { id: 'indicator', header: t('facts.overlap.column.indicator'), cell: (overlap) => wordsOf(overlap).indicator },
    { id: 'period', header: t('facts.overlap.period'), cell: (overlap) => wordsOf(overlap).period },
    { id: 'count', header: t('facts.overlap.column.count'), isNumeric: true, phone: 'figure', cell: ({ count }) => <Value value={count} decimals={0} /> },
    { id: 'declared', header: t('facts.overlap.column.declaredBy'), cell: ({ unit }) => pick(unit.name), phone: 'hidden' },
    { id: 'state', header: t('facts.overlap.column.state'), cell: (overlap) => <State {...{ overlap, speaksFor }} /> },
    {
      id: 'acts',
      header: '',
      spokenHeader: t('facts.overlap.column.acts'),
      cell: (overlap) => <Acts {...{ overlap, speaksFor }} words={wordsOf(overlap)} onStep={(step) => setOpen({ overlap, step })} />
    }
  ]
  const Step = open && dialogs[open.step]
  return (
    <>
      <DataTable
        caption={t('facts.overlap.list')}
        columns={columns}
        rows={overlaps}
        rowKey={({ id }) => id}
        isRefreshing={isRefreshing}
        error={error}
        onRetry={onRetry}
        empty={<EmptyState title={t('facts.overlap.none')} text={t('facts.overlap.noneText')} />}
      />
      {open && Step && (
        <Step
          overlap={open.overlap}
          words={wordsOf(open.overlap)}
          onClose={() => {
            setOpen(null)
            onRetry()
          }}
        />
      )}
    </>
  )
}
