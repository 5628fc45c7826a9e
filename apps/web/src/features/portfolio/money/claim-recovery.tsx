/** What becomes of money that was paid: the funder takes it back, lifts that, or has been paid back; and what happened so far. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { type RecoveryAct, recoveryActs } from '@solmu/domain/portfolio/claim-recovery.js'
import { longestDocument } from '@solmu/domain/portfolio/cost.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { FormField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { useMoney } from '../../../ui/money.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../../governance/use-kept-form.js'
import { ChoiceBoxes } from '../choice-boxes.js'
import { amountInField, centsOf } from './cents.js'
import { type Claim, type ClaimLine, recordProjectRecoveryMutation } from './money.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from '../../governance/governance.module.css'

const linesFor = (claim: Claim, act: RecoveryAct): readonly ClaimLine[] => claim.lines.filter((line) => line.recoveryActs.includes(act))

export function ClaimRecovery({ claim }: { readonly claim: Claim }) {
  const t = useText()
  const [act, setAct] = useState<RecoveryAct | null>(null)
  const acts = recoveryActs.filter((each) => linesFor(claim, each).length > 0)
  if (acts.length === 0 && claim.recoveries.length === 0) return null
  return (
    <Section title={t('money.recovery')} note={t('money.recoveryText')}>
      {acts.length > 0 && (
        <div className={styles.acts}>
          {acts.map((each) => (
            <Button key={each} onClick={() => setAct(each)}>
              {t(`money.recovery.${each}`)}
            </Button>
          ))}
        </div>
      )}
      {claim.recoveries.length > 0 && <Happened claim={claim} />}
      {act && <RecoveryDialog key={act} claim={claim} act={act} onClose={() => setAct(null)} />}
    </Section>
  )
}

function Happened({ claim }: { readonly claim: Claim }) {
  const t = useText()
  const format = useFormat()
  const money = useMoney()
  type Row = Claim['recoveries'][number]
  const columns: readonly Column<Row>[] = [
    { id: 'act', header: t('money.field.act'), cell: ({ act, reason }) => <>{t(`money.recovered.${act}`)}{reason !== '' && <span className={styles.below}>{reason}</span>}</> },
    { id: 'cost', header: t('money.field.document'), cell: ({ costDocument }) => costDocument },
    { id: 'day', header: t('money.field.day'), cell: ({ day, document }) => <>{format.day(day)}<span className={styles.below}>{document}</span></> },
    { id: 'amount', header: t('portfolio.sum'), isNumeric: true, phone: 'figure', cell: ({ amount }) => money(amount) }
  ]
  return <DataTable caption={t('money.recovery')} columns={columns} rows={claim.recoveries} rowKey={({ id }) => id} />
}

const names = ['lines', 'amount', 'day', 'document', 'reason'] as const
type Name = (typeof names)[number]

interface Form {
  readonly lines: readonly string[]
  readonly amount: string
  readonly day: string
  readonly document: string
  readonly reason: string
}

interface DialogProps {
  readonly claim: Claim
  readonly act: RecoveryAct
  readonly onClose: () => void
}

function problemsOf({ lines, amount, document, reason }: Form, { act, day }: { readonly act: RecoveryAct; readonly day: string | null }): Partial<Record<Name, string>> {
  return {
    ...(lines.length === 0 && { lines: 'money.needs.lines' }),
    ...(act === 'decide' && lines.length === 1 && !(Number(centsOf(amount) ?? 0) > 0) && { amount: 'money.needs.amount' }),
    ...(day === null && { day: 'money.needs.day' }),
    ...(document.trim() === '' && { document: 'money.needs.decision' }),
    ...(act !== 'repay' && reason.trim() === '' && { reason: 'portfolio.needs.reason' })
  }
}

function RecoveryDialog({ claim, act, onClose }: DialogProps) {
  const t = useText()
  const lang = useLanguage()
  const { today } = useViewer()
  const able = linesFor(claim, act)
  const { form: kept, change, forget } = useKeptForm<Form>([`claim-${act}`, claim.id], { lines: able.length === 1 ? able.map(({ id }) => id) : [], amount: able.length === 1 && able[0] ? amountInField(able[0].recoverable, lang) : '', day: dayInField(today, lang), document: '', reason: '' })
  const [record] = useMutation(recordProjectRecoveryMutation)
  const state = useAct<Name>({ names }, () => {
    forget()
    onClose()
  })
  // What was chosen before may have been settled since.
  const form = { ...kept, lines: kept.lines.filter((id) => able.some((line) => line.id === id)) }
  const day = readDayText(form.day, today)
  const isOne = act === 'decide' && form.lines.length === 1
  const submit = () =>
    void state.run(
      async () => {
        const { document, reason } = form
        const amount = isOne ? { minorUnits: centsOf(form.amount) ?? '0', currency: claim.claimed.currency } : null
        await record({ variables: { input: { claimId: claim.id, expectedVersion: claim.version, act, day: day ?? form.day, document, reason, lines: form.lines.map((lineId) => ({ lineId, amount })) } } })
        showToast({ kind: 'done', text: t(`money.recovered.${act}`) })
      },
      Object.fromEntries(Object.entries(problemsOf(form, { act, day })).map(([name, message]) => [name, t(message)]))
    )
  return (
    <ActDialog prefix="recovery" title={t(`money.recovery.${act}`)} submit={t(`money.recovery.${act}`)} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(`money.recoveryActText.${act}`)}</p>
      <Fields {...{ form, change, act, able, isOne }} currency={claim.claimed.currency} errors={state.refusal.fields} />
    </ActDialog>
  )
}

interface FieldsProps {
  readonly form: Form
  readonly change: (part: Partial<Form>) => void
  readonly act: RecoveryAct
  readonly able: readonly ClaimLine[]
  readonly isOne: boolean
  readonly currency: string
  readonly errors: Partial<Record<Name, string>>
}

function Fields({ form, change, act, able, isOne, currency, errors }: FieldsProps) {
  const t = useText()
  const lang = useLanguage()
  const money = useMoney()
  const options = able.map((line) => ({ value: line.id, label: t('money.recovery.line', { document: line.document, amount: money(act === 'decide' ? line.recoverable : line.owed) }) }))
  const choose = (lines: readonly string[]) => {
    const only = lines.length === 1 ? able.find(({ id }) => id === lines[0]) : undefined
    change({ lines, amount: only ? amountInField(only.recoverable, lang) : '' })
  }
  return (
    <>
      <ChoiceBoxes id="recovery-lines" legend={t('money.lines')} error={errors.lines} options={options} chosen={form.lines} onChange={choose} />
      {isOne && <TextField id="recovery-amount" label={t('money.field.amountIn', { currency })} help={t('money.help.recovered')} inputMode="decimal" value={form.amount} error={errors.amount} onChange={({ target }) => change({ amount: target.value })} />}
      <TextField id="recovery-day" label={t('money.field.day')} help={t(`money.help.day.${act}`)} value={form.day} error={errors.day} onChange={({ target }) => change({ day: target.value })} />
      <TextField id="recovery-document" label={t(`money.field.document.${act}`)} maxLength={longestDocument} value={form.document} error={errors.document} onChange={({ target }) => change({ document: target.value })} />
      <FormField id="recovery-reason" label={t('portfolio.field.reason')} error={errors.reason} isOptional={act === 'repay'}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={1000} value={form.reason} onChange={({ target }) => change({ reason: target.value })} />}
      </FormField>
    </>
  )
}
