/** The fourth step: what the change does before it is made, or why it cannot be made; and the button that makes it. */
import { useState, type ReactNode } from 'react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { Button } from '../../../../ui/button.js'
import { ErrorNotice } from '../../../../ui/error-notice.js'
import { useFormat } from '../../../../ui/format.js'
import { NoticeGlyph, WarningGlyph } from '../../../../ui/glyphs.js'
import { Skeleton } from '../../../../ui/skeleton.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import { Facts } from '../../panel/facts.js'
import type { ChangeForm } from '../change-form.js'
import { operationOf, type FormSurroundings } from '../change-operation.js'
import type { Preview, RecordedChange } from '../change.operations.js'
import {
  CentreConsequences,
  TerritoryConsequences,
  TouchedRecords,
  UnitConsequences
} from '../preview/consequence-tables.js'
import { DetailChanges } from '../preview/detail-changes.js'
import { useErrorProblems } from '../preview/error-place.js'
import { useRefusalProblems } from '../preview/refusal-text.js'
import { StaleNotice } from '../preview/stale-notice.js'
import { usePreview } from '../preview/use-preview.js'
import { StepProblems, type StepProblem } from '../step-problems.js'
import { useChangeSummary, useSubmitLabel } from '../summary-text.js'
import type { WizardStep } from '../wizard-types.js'
import styles from '../change.module.css'

export interface PreviewStepProps extends FormSurroundings {
  readonly form: ChangeForm
  readonly day: IsoDate
  readonly today: IsoDate
  readonly onGo: (step: WizardStep, fieldId: string | null) => void
  readonly onBack: () => void
  readonly onDone: (change: RecordedChange) => void
}

export function PreviewStep(props: PreviewStepProps) {
  const { form, day, today, network, before, onGo, onBack, onDone } = props
  const t = useText()
  // The operation is read once: what is previewed is what is made.
  const [input] = useState(() => ({ effectiveOn: day, operation: operationOf(form, { network, before }) }))
  const state = usePreview({ input, form, onDone })
  const label = useSubmitLabel(form, day)
  const isShown = isPossible(state)
  return (
    <>
      <Obstacles {...{ form, network, state, onGo }} />
      <Lead {...props} />
      {state.isLoading && <Skeleton lines={8} />}
      {isShown && state.preview !== undefined && (
        <Consequences preview={state.preview} day={day} today={today}>
          <DetailChanges {...{ form, network, before }} />
        </Consequences>
      )}
      <div className={styles.acts}>
        {isShown && state.staleSince === null && (
          <Button variant="primary" isBusy={state.isMaking} onClick={() => void state.make()}>
            {label}
          </Button>
        )}
        <Button onClick={onBack}>{t('change.back')}</Button>
      </div>
    </>
  )
}

type PreviewState = ReturnType<typeof usePreview>

/** The change has been worked out, and nothing stands in its way. */
function isPossible({ preview, isLoading }: PreviewState): boolean {
  return preview !== undefined && !isLoading && preview.refusals.length === 0
}

interface ObstaclesProps extends Pick<PreviewStepProps, 'form' | 'network' | 'onGo'> {
  readonly state: PreviewState
}

/** What stands in the way: at the fields that mend it, as a fault, or as what somebody else did meanwhile. */
function Obstacles({ form, network, state, onGo }: ObstaclesProps) {
  const t = useText()
  const { preview, error, failure, staleSince, isLoading } = state
  const thrown = failure ?? error
  const problems = useStepProblems({ form, network, preview: isLoading ? undefined : preview, error: thrown })
  const again = () => void state.again()
  return (
    <>
      <StepProblems title={t('change.preview.refused')} {...{ problems, onGo }} attempt={0} />
      {thrown !== undefined && problems.length === 0 && <ErrorNotice error={thrown} onRetry={again} />}
      {staleSince !== null && <StaleNotice since={staleSince} onAgain={again} />}
    </>
  )
}

interface ProblemsOf extends Pick<PreviewStepProps, 'form' | 'network'> {
  readonly preview: Preview | undefined
  readonly error: unknown
}

/** What stands in the way, at the fields that mend it. */
function useStepProblems({ form, network, preview, error }: ProblemsOf): readonly StepProblem[] {
  const ofRefusals = useRefusalProblems(form)
  const ofErrors = useErrorProblems(form, network)
  if (error !== undefined) return ofErrors(error)
  return ofRefusals(preview?.refusals ?? [])
}

/** The change itself, as it was written. */
function Lead({ form, day, network, before }: PreviewStepProps) {
  const t = useText()
  const format = useFormat()
  const summary = useChangeSummary({ form, network: network ?? undefined, before })
  const { reason, decidedBy } = form
  return (
    <Facts
      facts={[
        { id: 'what', name: t('change.preview.what'), value: <strong>{summary}</strong> },
        { id: 'day', name: t('change.preview.day'), value: t('network.since', { day: format.day(day) }) },
        { id: 'reason', name: t('change.when.reason'), value: reason.trim() },
        decidedBy.trim() === '' ? null : { id: 'decidedBy', name: t('change.when.decidedBy'), value: decidedBy.trim() }
      ]}
    />
  )
}

interface ConsequencesProps {
  readonly preview: Preview
  readonly day: IsoDate
  readonly today: IsoDate
  /** What becomes different about the unit itself. */
  readonly children: ReactNode
}

function Consequences({ preview, day, today, children }: ConsequencesProps) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { uncovered, undoUntil } = preview
  return (
    <>
      {preview.isRetroactive && (
        <Remark kind="warning" text={t('change.preview.retroactive', { day: format.day(day) })} />
      )}
      {uncovered.length > 0 && (
        <Remark
          kind="warning"
          text={t('change.preview.uncovered', {
            count: uncovered.length,
            names: uncovered.map(pick).sort(format.compare).join(', ')
          })}
        />
      )}
      {children}
      <UnitConsequences units={preview.units} />
      <TerritoryConsequences territories={preview.territories} />
      <CentreConsequences centres={preview.centres} />
      <TouchedRecords touched={preview.touched} />
      <Remark
        kind="notice"
        text={
          undoUntil === null
            ? t('change.preview.undoDay')
            : t('change.preview.undoUntil', { day: format.day(undoUntil), isToday: String(undoUntil === today) })
        }
      />
    </>
  )
}

function Remark({ kind, text }: { readonly kind: 'warning' | 'notice'; readonly text: string }) {
  const Glyph = kind === 'warning' ? WarningGlyph : NoticeGlyph
  return (
    <div className={styles.notice} data-kind={kind}>
      <Glyph size={18} />
      <p>{text}</p>
    </div>
  )
}
