/** Sending the return, and taking it back as long as nobody has verified it. */
import { cellKeyText } from '@solmu/domain/results/cell.js'
import { useCan } from '../../../../app/viewer.js'
import { Button } from '../../../../ui/button.js'
import { ErrorNotice } from '../../../../ui/error-notice.js'
import { showToast } from '../../../../ui/toast.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import { FindingsPanel } from '../../check/findings-panel.js'
import { Bar } from '../action-bar.js'
import type { Standing } from '../form-standing.js'
import type { SaveQueue } from '../saving/save-queue.js'
import type { LiveFindings } from '../use-live-findings.js'
import type { UnitReturn } from '../unit-return.types.js'
import type { Progress } from '../use-progress.js'
import { jumpTo, SubmitDialog } from './submit-dialog.js'
import { useSteps, type Steps } from './use-steps.js'
import styles from '../unit-return.module.css'

export interface ReturnSubmitProps {
  readonly unitReturn: UnitReturn
  readonly standing: Standing
  readonly progress: Progress
  readonly queue: SaveQueue
  readonly checks: LiveFindings
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onRefresh: () => Promise<unknown>
}

function WithdrawBar({ steps }: { readonly steps: Steps }) {
  const t = useText()
  const withdraw = async () => {
    if (await steps.withdraw()) showToast({ kind: 'done', text: t('unitReturn.withdrawn') })
  }
  return (
    <Bar>
      <p className={styles.barText}>{t('unitReturn.withdraw.text')}</p>
      {steps.error !== null && <ErrorNotice error={steps.error} />}
      <div className={styles.barActs}>
        <Button isBusy={steps.isBusy} onClick={() => void withdraw()}>
          {t('unitReturn.withdraw.act')}
        </Button>
      </div>
    </Bar>
  )
}

export function ReturnSubmit({ unitReturn, standing, progress, queue, checks, isOpen, onClose, onRefresh }: ReturnSubmitProps) {
  const t = useText()
  const say = useLocalized()
  const maySubmit = useCan('return.submit')
  const steps = useSteps(unitReturn, { queue, onDone: onRefresh })
  const nextName = unitReturn.centre ? say(unitReturn.centre.name) : t('unitReturn.list.noCentre')
  const submit = async () => {
    const isDone = await steps.submit()
    if (isDone) showToast({ kind: 'done', text: t('unitReturn.submitted', { name: nextName }) })
    return isDone
  }
  const goTo = (key: string) => {
    onClose()
    jumpTo(key)
  }
  if (unitReturn.state === 'submitted' && maySubmit) return <WithdrawBar steps={steps} />
  if (!isOpen || standing.kind === 'reads') return null
  return (
    <SubmitDialog
      {...{ progress, nextName, onClose }}
      isAnswers={standing.kind === 'answers'}
      steps={{ ...steps, submit }}
      findings={
        checks.findings &&
        checks.findings.length > 0 && (
          <FindingsPanel
            findings={checks.findings}
            returnId={unitReturn.id}
            labelOfCell={checks.labelOfCell}
            onGoToCell={(cell) => goTo(cellKeyText(cell))}
            onExplain={checks.onExplain}
            level={3}
          />
        )
      }
      hasErrors={checks.hasErrors}
      owesExplanations={checks.owesExplanations}
      onGoTo={goTo}
    />
  )
}
