/** Records what a body has decided: who was there, who was recused, the votes, and what came of it. What is wrong is told beforehand. */
import { useApolloClient, useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { needsBasis, type StepOutcome, stepOutcomes } from '@solmu/domain/onboarding/ballot.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { SelectField } from '../../../ui/form-field.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { BallotFields, ballotNames, useBallot } from './ballot-fields.js'
import { decided } from './decision-dialogs.js'
import { type Decision, recordMutation } from './decision.operations.js'
import { DocumentChoice, sendProcedureFile, useFileProblem } from './procedure-files.js'

const names = [...ballotNames, 'outcome', 'file'] as const
type Name = (typeof names)[number]

interface RecordDialogProps {
  readonly decision: Decision
  readonly step: number
  readonly onClose: () => void
}

export function RecordDialog({ decision, step, onClose }: RecordDialogProps) {
  const t = useText()
  const { id } = useViewer()
  const client = useApolloClient()
  const { quorum = 1, body = 'head_office' } = decision.path.steps[step] ?? {}
  const { ballot, write, read, there, forget } = useBallot(['decision-step', id, `${decision.applicationId}:${step}`], { quorum, more: { outcome: 'favour' as StepOutcome } })
  const [file, setFile] = useState<File | null>(null)
  const problemOf = useFileProblem()
  const [record] = useMutation(recordMutation, decided)
  const placeOf = (path: readonly (string | number)[]) => names.find((name) => name === path[0] || name === path[1])
  const state = useAct<Name>({ names, placeOf }, () => {
    forget()
    onClose()
  })
  const submit = () => {
    const { sent, wrong } = read()
    void state.run(
      async () => {
        const { data } = await record({ variables: { input: { applicationId: decision.applicationId, step, outcome: ballot.outcome, ...sent } } })
        const made = data?.recordDecisionStep.decision.steps.find((each) => each.round === decision.round && each.step === step)
        showToast({ kind: 'done', text: t('decide.record.done') })
        if (file && made) await keep(made.id, file)
      },
      { ...wrong, ...problemOf(file) }
    )
  }
  // The decision stands, whether its minutes came along or not: they can be added to it later.
  const keep = async (stepId: string, minutes: File) => {
    try {
      await sendProcedureFile('steps', stepId, minutes)
      await client.refetchQueries({ include: 'active' })
    } catch {
      showToast({ kind: 'warning', text: t('decide.record.fileFailed') })
    }
  }
  const errors = state.refusal.fields
  return (
    <ActDialog prefix="record" width="44rem" title={t('decide.record.title', { body: t(`decide.body.${body}`) })} submit={t('decide.record.submit')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('decide.record.text', { quorum, present: there })}</p>
      <SelectField
        {...{ id: 'record-outcome', label: t('decide.outcome'), value: ballot.outcome, error: errors.outcome }}
        options={stepOutcomes.map((value) => ({ value, label: t(`decide.outcome.${value}`) }))}
        onChange={({ target }) => write({ outcome: stepOutcomes.find((each) => each === target.value) ?? 'favour' })}
      />
      <BallotFields prefix="record" centreId={decision.centre.id} asksBasis={needsBasis(body)} {...{ body, ballot, errors, write }} />
      <DocumentChoice label={t('decide.record.file')} file={file} problem={errors.file} onChoose={setFile} />
    </ActDialog>
  )
}
