/** What the funder says of a line while the claim is with it: all of it, or a part while the rest is paid. */
import { useMutation } from '@apollo/client/react'
import { setsAside } from '@solmu/domain/portfolio/claim.js'
import { shareOf, wholeOf } from '@solmu/domain/portfolio/claim-money.js'
import { claimVerdicts, type ClaimVerdict } from '@solmu/domain/portfolio/claim.workflow.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { useMoney } from '../../../ui/money.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../../governance/use-kept-form.js'
import { amountInField, centsOf } from './cents.js'
import { type Claim, type ClaimLine, judgeProjectClaimMutation } from './money.operations.js'
import fields from '../../../ui/form-field.module.css'

const names = ['verdict', 'part', 'reason'] as const
type Name = (typeof names)[number]

interface Form {
  readonly verdict: ClaimVerdict
  readonly part: string
  readonly reason: string
}

interface Props {
  readonly claim: Claim
  readonly line: ClaimLine
  readonly onClose: () => void
}

const sharesOf = ({ amount, added }: ClaimLine) => ({ amount: BigInt(amount.minorUnits), added: BigInt(added.minorUnits) })

export function JudgeDialog({ claim, line, onClose }: Props) {
  const t = useText()
  const lang = useLanguage()
  const isWhole = line.aside.minorUnits === line.amount.minorUnits || line.aside.minorUnits === '0'
  const { form, change, forget } = useKeptForm<Form>(['claim-line', line.id], { verdict: line.verdict === 'claimed' ? 'accepted' : line.verdict, part: isWhole ? '' : amountInField(line.aside, lang), reason: line.reason })
  const [judge] = useMutation(judgeProjectClaimMutation)
  const state = useAct<Name>({ names }, () => {
    forget()
    onClose()
  })
  const isAside = setsAside(form.verdict)
  const isPart = isAside && form.part.trim() !== ''
  const part = isPart ? centsOf(form.part) : null
  const submit = () =>
    void state.run(
      async () => {
        const { verdict, reason } = form
        await judge({ variables: { input: { claimId: claim.id, expectedVersion: claim.version, lines: [{ lineId: line.id, verdict, reason, part: part === null ? null : { minorUnits: part, currency: line.amount.currency } }] } } })
        showToast({ kind: 'done', text: t('money.judge.done') })
      },
      { ...(isAside && form.reason.trim() === '' && { reason: t('portfolio.needs.reason') }), ...(isPart && !isPartOf(part, line) && { part: t('money.needs.part') }) }
    )
  return (
    <ActDialog prefix="judge" title={t('money.judge.one', { document: line.document })} submit={t('money.save')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <SelectField id="judge-verdict" label={t('money.field.verdict')} help={t(`money.verdictText.${form.verdict}`)} value={form.verdict} error={state.refusal.fields.verdict} options={claimVerdicts.map((value) => ({ value, label: t(`money.verdict.${value}`) }))} onChange={({ target }) => change({ verdict: target.value as ClaimVerdict })} />
      {isAside && !line.amount.minorUnits.startsWith('-') && (
        <TextField id="judge-part" label={t('money.field.part', { currency: line.amount.currency })} help={t('money.help.part')} inputMode="decimal" value={form.part} error={state.refusal.fields.part} isOptional onChange={({ target }) => change({ part: target.value })} />
      )}
      {isPart && isPartOf(part, line) && <Split line={line} part={BigInt(part)} verdict={form.verdict} />}
      <FormField id="judge-reason" label={t('portfolio.field.reason')} error={state.refusal.fields.reason} isOptional={!isAside}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={1000} value={form.reason} onChange={({ target }) => change({ reason: target.value })} />}
      </FormField>
    </ActDialog>
  )
}

const isPartOf = (part: string | null, line: ClaimLine): part is string => part !== null && BigInt(part) > 0n && BigInt(part) <= BigInt(line.amount.minorUnits)

/** What becomes of each part, with its part of what the rate adds. */
function Split({ line, part, verdict }: { readonly line: ClaimLine; readonly part: bigint; readonly verdict: ClaimVerdict }) {
  const t = useText()
  const money = useMoney()
  const whole = sharesOf(line)
  const aside = wholeOf(shareOf(whole, part))
  const inText = (amount: bigint) => money({ minorUnits: amount.toString(), currency: line.amount.currency })
  return <p role="status">{t('money.judge.split', { verdict: t(`money.verdict.${verdict}`), aside: inText(aside), rest: inText(wholeOf(whole) - aside) })}</p>
}
