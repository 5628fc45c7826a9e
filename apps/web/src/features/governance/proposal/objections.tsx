/** Who does not consent to a proposal, and why. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { useFormat } from '../../../ui/format.js'
import { FormField, SelectField } from '../../../ui/form-field.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { objectToProposalMutation, type Proposal, withdrawObjectionMutation } from './proposal.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from '../governance.module.css'

export function Objections({ proposal }: { readonly proposal: Proposal }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const [isWriting, setWriting] = useState(false)
  const [withdrawn, setWithdrawn] = useState<string | null>(null)
  const { objections, objectsFor, objectUntil } = proposal
  return (
    <Section title={t('proposal.objections')} note={objectUntil ? t('proposal.objectionsNote', { day: format.day(objectUntil) }) : undefined}>
      {objections.length === 0 && <p>{t('proposal.noObjections')}</p>}
      {objections.map(({ id, organisation, reason, madeAt, withdrawnAt, mayWithdraw }) => (
        <article key={id} className={styles.paper}>
          <h3>{pick(organisation.name)}</h3>
          <p className={styles.below}>
            {format.instant(String(madeAt))}
            {withdrawnAt && ` · ${t('proposal.objection.withdrawn', { when: format.instant(String(withdrawnAt)) })}`}
          </p>
          <p className={styles.statement}>{reason}</p>
          {mayWithdraw && (
            <Button variant="quiet" onClick={() => setWithdrawn(id)}>
              {t('proposal.objection.withdraw')}
            </Button>
          )}
        </article>
      ))}
      {objectsFor.length > 0 && (
        <div className={styles.acts}>
          <Button onClick={() => setWriting(true)}>{t('proposal.object.open')}</Button>
        </div>
      )}
      {isWriting && <ObjectDialog proposal={proposal} onClose={() => setWriting(false)} />}
      {withdrawn && <WithdrawDialog objectionId={withdrawn} onClose={() => setWithdrawn(null)} />}
    </Section>
  )
}

const names = ['unitId', 'reason'] as const

function ObjectDialog({ proposal, onClose }: { readonly proposal: Proposal; readonly onClose: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const [unitId, setUnit] = useState(proposal.objectsFor[0]?.unit.id ?? '')
  const [reason, setReason] = useState('')
  const [object] = useMutation(objectToProposalMutation)
  const known = { ALREADY_EXISTS: { field: 'unitId', text: t('proposal.object.twice') } } as const
  const state = useAct<(typeof names)[number]>({ names, known }, onClose)
  const submit = () =>
    void state.run(
      async () => {
        await object({ variables: { input: { proposalId: proposal.id, unitId, reason } } })
        showToast({ kind: 'done', text: t('proposal.object.done') })
      },
      reason.trim() === '' ? { reason: t('proposal.needs.reason') } : {}
    )
  return (
    <ActDialog prefix="object" title={t('proposal.object.title')} submit={t('proposal.object.submit')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('proposal.object.text')}</p>
      {proposal.objectsFor.length > 1 && (
        <SelectField
          {...{ id: 'object-unitId', label: t('proposal.form.unit'), value: unitId, error: state.refusal.fields.unitId, options: proposal.objectsFor.map(({ organisation, unit }) => ({ value: unit.id, label: pick(organisation.name) })) }}
          onChange={({ target }) => setUnit(target.value)}
        />
      )}
      <FormField id="object-reason" label={t('proposal.object.reason')} error={state.refusal.fields.reason}>
        {(control) => <textarea {...control} className={fields.input} rows={4} maxLength={4000} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </FormField>
    </ActDialog>
  )
}

function WithdrawDialog({ objectionId, onClose }: { readonly objectionId: string; readonly onClose: () => void }) {
  const t = useText()
  const [withdraw] = useMutation(withdrawObjectionMutation)
  const state = useAct<never>({ names: [] }, onClose)
  const submit = () =>
    void state.run(async () => {
      await withdraw({ variables: { input: { objectionId } } })
      showToast({ kind: 'done', text: t('proposal.objection.done') })
    })
  return (
    <ActDialog prefix="unobject" title={t('proposal.objection.withdraw')} submit={t('proposal.objection.withdraw')} names={[]} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('proposal.objection.withdrawText')}</p>
    </ActDialog>
  )
}
