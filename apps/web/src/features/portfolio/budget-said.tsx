/** What is said with a decision or a change: its days, its number, and why. */
import type { BudgetKind } from '@solmu/domain/portfolio/budget.js'
import { FormField, TextField } from '../../ui/form-field.js'
import { Section } from '../../ui/section.js'
import { useText } from '../../ui/text.js'
import type { BudgetForm } from './budget-draft.js'
import fields from '../../ui/form-field.module.css'
import forms from '../../ui/record-form.module.css'

export interface SaidFieldsProps {
  readonly kind: Exclude<BudgetKind, 'plan'>
  readonly form: BudgetForm
  readonly change: (part: Partial<BudgetForm>) => void
  readonly errors: Readonly<Partial<Record<string, string>>>
}

export function SaidFields({ kind, form, change, errors }: SaidFieldsProps) {
  const t = useText()
  const text = (name: 'startsOn' | 'endsOn' | 'decidedOn' | 'reference', label: string) => ({
    ...{ id: `budget-${name}`, label, value: form[name], error: errors[name], maxLength: 100 },
    onChange: ({ target }: { readonly target: { readonly value: string } }) => change({ [name]: target.value })
  })
  return (
    <Section title={t(`portfolio.budgetForm.said.${kind}`)}>
      <div className={forms.fields}>
        {kind === 'decision' && <TextField {...text('decidedOn', t('portfolio.field.decidedOn'))} help={t('portfolio.dayHelp')} />}
        {kind === 'decision' && <TextField {...text('reference', t('portfolio.field.reference'))} help={t('portfolio.budgetForm.referenceHelp')} isOptional />}
        <TextField {...text('startsOn', t('portfolio.field.starts'))} help={t('portfolio.dayHelp')} />
        <TextField {...text('endsOn', t('portfolio.field.ends'))} help={t('portfolio.dayHelp')} />
      </div>
      <FormField id="budget-reason" label={t(`portfolio.budgetForm.reason.${kind}`)} help={t(`portfolio.budgetForm.reasonHelp.${kind}`)} error={errors['reason']} isOptional={kind === 'decision'}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={form.reason} onChange={({ target }) => change({ reason: target.value })} />}
      </FormField>
    </Section>
  )
}
