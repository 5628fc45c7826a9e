/** A claim that is put together: which costs are in it, those that were parked before, and what they bring. */
import { useMutation } from '@apollo/client/react'
import type { FormEvent } from 'react'
import { addedTo } from '@solmu/domain/portfolio/claim.js'
import { withRate } from '@solmu/domain/portfolio/cost-model.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { FormField } from '../../../ui/form-field.js'
import { refusalSummary } from '../../../ui/form-refusal.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../../governance/use-kept-form.js'
import type { OfMoney } from './money-words.js'
import { type Claim, type Claimable, type ClaimLine, saveProjectClaimMutation } from './money.operations.js'
import fields from '../../../ui/form-field.module.css'
import { useMoney } from '../../../ui/money.js'
import styles from '../../governance/governance.module.css'

const names = ['note', 'costIds'] as const

interface DraftProps {
  readonly claim: Claim
  readonly spending: OfMoney['spending']
}

/** What the chosen costs bring, with what the rate adds; a line that comes back brings what it was parked with. */
function broughtBy(chosen: readonly Claimable[], { spending }: Pick<DraftProps, 'spending'>): { readonly told: bigint; readonly added: bigint } {
  const fresh = chosen.filter(({ origin }) => origin === null).map(({ costId, category, amount }) => ({ id: costId, category, amount: BigInt(amount.minorUnits) }))
  const added = addedTo(withRate(spending.costModel, spending.costRate), fresh).reduce((sum, each) => sum + each, 0n)
  const kept = chosen.reduce((sum, { origin }) => sum + BigInt(origin?.added.minorUnits ?? 0), 0n)
  return { told: chosen.reduce((sum, { amount }) => sum + BigInt(amount.minorUnits), 0n), added: added + kept }
}

export function ClaimDraft(props: DraftProps) {
  const { claim, spending } = props
  const t = useText()
  const money = useMoney()
  const { form, change, forget } = useKeptForm(['project-claim', `${claim.id}:${claim.version}`], { costIds: claim.lines.map(({ costId }: ClaimLine) => costId), note: claim.note })
  const [save] = useMutation(saveProjectClaimMutation)
  const state = useAct<(typeof names)[number]>({ names }, forget)
  const chosen = claim.claimable.filter(({ costId }) => form.costIds.includes(costId))
  const { told, added } = broughtBy(chosen, props)
  const inText = (amount: bigint) => money({ minorUnits: amount.toString(), currency: spending.currency })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void state.run(async () => {
      await save({ variables: { input: { claimId: claim.id, expectedVersion: claim.version, costIds: chosen.map(({ costId }) => costId), note: form.note } } })
      showToast({ kind: 'done', text: t('money.draft.saved') })
    })
  }
  return (
    <form noValidate onSubmit={submit}>
      <Section title={t('money.lines')}>
        <ErrorSummary errors={refusalSummary(state.refusal, names, 'draft')} attempt={state.attempt} />
        <p>{t('money.draft.text')}</p>
        <Choices claim={claim} chosen={form.costIds} onChange={(costIds) => change({ costIds })} />
        <p aria-live="polite">{t('money.draft.sum', { told: inText(told), added: inText(added), total: inText(told + added) })}</p>
        <FormField id="draft-note" label={t('money.draft.note')} error={state.refusal.fields.note} isOptional>
          {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={form.note} onChange={({ target }) => change({ note: target.value })} />}
        </FormField>
        <Button type="submit" variant="primary" isBusy={state.isBusy}>
          {t('money.draft.save')}
        </Button>
      </Section>
    </form>
  )
}

interface ChoicesProps {
  readonly claim: Claim
  readonly chosen: readonly string[]
  readonly onChange: (costIds: string[]) => void
}

function Choices({ claim, chosen, onChange }: ChoicesProps) {
  const t = useText()
  const format = useFormat()
  const money = useMoney()
  const columns: readonly Column<Claimable>[] = [
    {
      ...{ id: 'document', header: t('money.field.document') },
      cell: ({ costId, document, note, origin }) => (
        <>
          <label className={styles.confirm}>
            <input type="checkbox" checked={chosen.includes(costId)} onChange={({ target }) => onChange(target.checked ? [...chosen, costId] : chosen.filter((each) => each !== costId))} />
            {document}
          </label>
          {note !== '' && <span className={styles.below}>{note}</span>}
          {origin && <span className={styles.below}>{t('money.parkedIn', { number: origin.number, reason: origin.reason })}</span>}
        </>
      )
    },
    { id: 'day', header: t('money.field.day'), cell: ({ day }) => format.day(day) },
    { id: 'category', header: t('money.field.category'), cell: ({ category, source }) => <>{t(`portfolio.category.${category}`)}<span className={styles.below}>{t(`portfolio.source.${source}`)}</span></> },
    { id: 'amount', header: t('money.field.amount'), isNumeric: true, phone: 'figure', cell: ({ amount }) => money(amount) }
  ]
  return <DataTable caption={t('money.draft.choices')} columns={columns} rows={claim.claimable} rowKey={({ costId }) => costId} empty={<EmptyState title={t('money.draft.none')} text={t('money.draft.noneText')} />} />
}
