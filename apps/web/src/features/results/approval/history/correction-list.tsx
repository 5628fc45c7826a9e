/** The corrections of a return, with what the viewer can do with each. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { Button } from '../../../../ui/button.js'
import { useFormat } from '../../../../ui/format.js'
import { Section } from '../../../../ui/section.js'
import { useText } from '../../../../ui/text.js'
import { showToast } from '../../../../ui/toast.js'
import { Value } from '../../../../ui/value.js'
import type { SheetModel } from '../../unit-return/sheet/sheet-model.js'
import type { CorrectedCell, Correction, ReturnPast } from '../approval.types.js'
import { figureOf } from '../review/review-rows.js'
import { useKeptWords, Words } from '../review/review-dialogs.js'
import { ActDialog, useAct } from '../../../../ui/act-dialog.js'
import { decideCorrectionMutation, verifyCorrectionMutation } from './correction.operations.js'
import styles from '../approval.module.css'

type Act = 'verify' | 'accept' | 'reject'

export function CorrectedCells({ cells, model }: { readonly cells: readonly CorrectedCell[]; readonly model: SheetModel }) {
  return (
    <ul className={styles.list}>
      {cells.map(({ indicatorId, breakdown, status, value, wasStatus, was }) => {
        const { decimals } = model.rowOf(indicatorId).indicator
        return (
          <li key={`${indicatorId}/${breakdown}`}>
            {model.cellName(indicatorId, breakdown)}: <Value value={figureOf({ status: wasStatus, value: was }, decimals)} decimals={decimals} />{' → '}
            <b><Value value={figureOf({ status, value }, decimals)} decimals={decimals} /></b>
          </li>
        )
      })}
    </ul>
  )
}

interface DecideProps {
  readonly correction: Correction
  readonly act: Act
  readonly model: SheetModel
  readonly onClose: () => void
  readonly onDone: () => void
}

function DecideDialog({ correction, act, model, onClose, onDone }: DecideProps) {
  const t = useText()
  const [verify] = useMutation(verifyCorrectionMutation)
  const [decide] = useMutation(decideCorrectionMutation)
  const words = useKeptWords(`correction-${act}`, correction.id)
  const step = useAct<string>({ names: ['reason'] }, onClose)
  async function send() {
    const of = { correctionId: correction.id, expectedVersion: correction.version }
    if (act === 'verify') await verify({ variables: { input: of } })
    else await decide({ variables: { input: { ...of, decision: act, reason: words.text } } })
    words.forget()
    showToast({ kind: 'done', text: t(`approval.correction.done.${act}`) })
    onDone()
  }
  const faults: Record<string, string> = act === 'reject' && words.text.trim() === '' ? { reason: t('errors.REQUIRED') } : {}
  return (
    <ActDialog
      prefix="step"
      state={step}
      title={t(`approval.correction.title.${act}`)}
      submit={t(`approval.correction.act.${act}`)}
      isDangerous={act === 'reject'}
      names={['reason']}
      onClose={onClose}
      onSubmit={() => void step.run(send, faults)}
    >
      <p>{t(`approval.correction.about.${act}`)}</p>
      <CorrectedCells cells={correction.cells} model={model} />
      {act !== 'verify' && (
        <Words id="step-reason" label={t('approval.correction.decisionReason')} isOptional={act === 'accept'} value={words.text} error={step.refusal.fields.reason} onChange={words.write} />
      )}
    </ActDialog>
  )
}

export interface CorrectionListProps {
  readonly of: ReturnPast
  readonly model: SheetModel
  readonly onRefresh: () => Promise<unknown>
}

export function CorrectionList({ of, model, onRefresh }: CorrectionListProps) {
  const t = useText()
  const format = useFormat()
  const [opened, setOpened] = useState<{ readonly correction: Correction; readonly act: Act } | null>(null)
  if (of.corrections.length === 0) return null
  return (
    <Section title={t('approval.correction.list')}>
      {of.corrections.map((correction) => (
        <div key={correction.id}>
          <p>
            <b>{t(`approval.correction.state.${correction.state}`)}</b> {correction.proposedBy?.displayName} {format.instantShort(correction.proposedAt)}: {correction.reason}
          </p>
          <CorrectedCells cells={correction.cells} model={model} />
          {correction.decisionReason !== '' && <p>{correction.decisionReason}</p>}
          <div className={styles.tools}>
            {(['verify', 'accept', 'reject'] as const)
              .filter((act) => correction.options.includes(act))
              .map((act) => (
                <Button key={act} size="small" variant={act === 'reject' ? 'danger' : 'outlined'} onClick={() => setOpened({ correction, act })}>
                  {t(`approval.correction.act.${act}`)}
                </Button>
              ))}
          </div>
        </div>
      ))}
      {opened && <DecideDialog {...opened} model={model} onClose={() => setOpened(null)} onDone={() => void onRefresh()} />}
    </Section>
  )
}
