/** Where a reviewer has a stake, and so does not review: told by oneself, or by whoever assigns. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { FormField } from '../../../ui/form-field.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { unitNamesQuery } from './places.operations.js'
import { declareInterestMutation, endInterestMutation, type PoolReviewer } from './assignment.operations.js'
import fields from '../../../ui/form-field.module.css'

type Interest = PoolReviewer['interests'][number]

/** Every unit of today, by its name. */
function useUnits() {
  const pick = useLocalized()
  const compare = compareText(useLanguage())
  const { data } = useQuery(unitNamesQuery)
  return (data?.networkTree.nodes ?? []).map(({ id, name }) => ({ id, label: pick(name) })).sort((a, b) => compare(a.label, b.label))
}

const names = ['unitId', 'reason'] as const

export function DeclareDialog({ reviewer, onClose }: { readonly reviewer: Pick<PoolReviewer, 'id' | 'name'> | null; readonly onClose: () => void }) {
  const t = useText()
  const [unitId, setUnitId] = useState('')
  const [reason, setReason] = useState('')
  const units = useUnits()
  const [declare] = useMutation(declareInterestMutation)
  const state = useAct<(typeof names)[number]>({ names }, onClose)
  const submit = () => {
    const missing = { ...(unitId === '' && { unitId: t('review.interest.needsPlace') }), ...(reason.trim() === '' && { reason: t('review.interest.needsReason') }) }
    void state.run(async () => {
      await declare({ variables: { input: { userId: reviewer?.id ?? null, unitId, reason } } })
      showToast({ kind: 'done', text: t('review.interest.done') })
    }, missing)
  }
  return (
    <ActDialog prefix="interest" title={reviewer ? t('review.interest.titleFor', { name: reviewer.name }) : t('review.interest.title')} submit={t('review.interest.submit')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('review.interest.text')}</p>
      <FormField id="interest-unitId" label={t('review.interest.place')} error={state.refusal.fields.unitId}>
        {(control) => (
          <select {...control} className={fields.input} value={unitId} onChange={({ target }) => setUnitId(target.value)}>
            <option value="">{t('review.interest.choose')}</option>
            {units.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        )}
      </FormField>
      <FormField id="interest-reason" label={t('review.interest.reason')} help={t('review.interest.reasonHelp')} error={state.refusal.fields.reason}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={1000} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </FormField>
    </ActDialog>
  )
}

/** The declared interests of somebody, each with the way to end it. */
export function Interests({ reviewer }: { readonly reviewer: Pick<PoolReviewer, 'name' | 'interests'> }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const describe = useErrorMessage()
  const [end, { loading }] = useMutation(endInterestMutation)
  async function stop(interest: Interest) {
    try {
      await end({ variables: { input: { interestId: interest.id } } })
      showToast({ kind: 'done', text: t('review.interest.ended') })
    } catch (error) {
      showToast({ kind: 'error', text: describe(error).text })
    }
  }
  const nameOf = (interest: Interest): string => (interest.name ? pick(interest.name) : t('review.interest.gone'))
  const columns: readonly Column<Interest>[] = [
    { id: 'place', header: t('review.interest.place'), cell: nameOf },
    { id: 'reason', header: t('review.interest.reason'), cell: ({ reason }) => reason },
    { id: 'declaredAt', header: t('review.interest.declaredAt'), cell: ({ declaredAt }) => format.day(declaredAt.slice(0, 10)) },
    {
      ...{ id: 'acts', header: '', spokenHeader: t('review.acts') },
      cell: (interest) => (
        <Button variant="quiet" size="small" isBusy={loading} onClick={() => void stop(interest)}>
          {t('review.interest.end')}
          <span className="visually-hidden">: {nameOf(interest)}</span>
        </Button>
      )
    }
  ]
  return <DataTable caption={t('review.interest.of', { name: reviewer.name })} columns={columns} rows={reviewer.interests} rowKey={({ id }) => id} empty={<EmptyState title={t('review.interest.none')} />} />
}
