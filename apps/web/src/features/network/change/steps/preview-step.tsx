/** The fourth step: what the change does before it is made, or why it cannot be made; and the button that makes it. */
import { useState } from 'react'
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
  const { form, day, network, before, onGo, onBack, onDone } = props
  const t = useText()
  // The operation is read once: what is previewed is what is made.
  const [input] = useState(() => ({ effectiveOn: day, operation: operationOf(form, { network, before }) }))
  const state = usePreview({ input, form, onDone })
  const { preview, error, failure, staleSince } = state
  const label = useSubmitLabel(form, day)
  const problems = useStepProblems(form, preview, failure ?? error)
  const isTold = problems.length > 0
  const canMake = preview !== undefined && !state.isLoading && preview.refusals.length === 0 && staleSince === null
  return (
    <>
      <StepProblems
        title={preview?.refusals.length ? t('change.preview.refused') : undefined}
        problems={problems}
        attempt={0}
        onGo={onGo}
      />
      {staleSince !== null && <StaleNotice since={staleSince} onAgain={() => void state.again()} />}
      {error !== undefined && !isTold && <ErrorNotice error={error} onRetry={() => void state.again()} />}
      {failure !== undefined && !isTold && <ErrorNotice error={failure} onRetry={() => void state.again()} />}
      <Lead {...props} />
      {state.isLoading && <Skeleton lines={8} />}
      {preview !== undefined && !state.isLoading && preview.refusals.length === 0 && (
        <Consequences preview={preview} day={day} today={props.today} />
      )}
      <div className={styles.acts}>
        {canMake && (
          <Button variant="primary" isBusy={state.isMaking} onClick={() => void state.make()}>
            {label}
          </Button>
        )}
        <Button onClick={onBack}>{t('change.back')}</Button>
      </div>
    </>
  )
}

/** What stands in the way, at the fields that mend it. */
function useStepProblems(form: ChangeForm, preview: Preview | undefined, error: unknown): readonly StepProblem[] {
  const ofRefusals = useRefusalProblems(form)
  const ofErrors = useErrorProblems(form)
  if (error !== undefined && error !== null) return ofErrors(error)
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
}

function Consequences({ preview, day, today }: ConsequencesProps) {
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
