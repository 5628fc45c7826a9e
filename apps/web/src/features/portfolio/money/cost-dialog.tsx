/** Records a cost, or changes one that has not been claimed. */
import { useMutation } from '@apollo/client/react'
import { fundingSources, type FundingSource } from '@solmu/domain/portfolio/budget.js'
import { longestDocument, longestNote } from '@solmu/domain/portfolio/cost.js'
import type { CostCategory } from '@solmu/domain/portfolio/cost-model.js'
import { converted, costCurrencies, rateOf } from '@solmu/domain/portfolio/exchange.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { useMoney } from '../../../ui/money.js'
import { type Language, useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../../governance/use-kept-form.js'
import { amountInField, centsOf } from './cents.js'
import { type OfMoney, usePartnerName } from './money-words.js'
import { type Cost, saveProjectCostMutation } from './money.operations.js'

const names = ['partnerId', 'day', 'document', 'category', 'source', 'amount', 'currency', 'rate', 'rateDay', 'rateSource', 'corrects', 'note'] as const
type Name = (typeof names)[number]

/** The fields of a rate, by their place in what is sent. */
const ratePlaces: Readonly<Record<string, Name>> = { rate: 'rate', day: 'rateDay', source: 'rateSource' }
const placeOf = ([first, second]: readonly (string | number)[]): Name | undefined => (first === 'exchange' ? ratePlaces[String(second)] : undefined)

interface Form {
  readonly partnerId: string
  readonly day: string
  readonly document: string
  readonly category: CostCategory
  readonly source: FundingSource
  readonly amount: string
  readonly currency: string
  readonly rate: string
  readonly rateDay: string
  readonly rateSource: string
  readonly corrects: string
  readonly note: string
}

interface CostDialogProps extends OfMoney {
  /** The one that is changed; null for a new one. */
  readonly cost: Cost | null
  readonly onClose: () => void
  readonly onDone: () => void
}

const noExchange = (currency: string) => ({ currency, rate: '', rateDay: '', rateSource: '' })

function firstForm({ cost, spending }: CostDialogProps, language: Language): Form {
  const partnerId = spending.partners.find(({ mayWrite }) => mayWrite)?.id ?? ''
  if (!cost) return { partnerId, day: '', document: '', category: spending.categories[0] ?? 'staff', source: 'grant', amount: '', corrects: '', note: '', ...noExchange(spending.currency) }
  const { document, category, source, corrects, note } = cost
  const { exchange } = cost
  const foreign = exchange ? { currency: exchange.original.currency, rate: language === 'en' ? exchange.rate : exchange.rate.replace('.', ','), rateDay: dayInField(exchange.day, language), rateSource: exchange.source } : noExchange(spending.currency)
  return { partnerId: cost.partnerId, day: dayInField(cost.day, language), document, category, source, amount: amountInField(exchange?.original ?? cost.amount, language), corrects, note, ...foreign }
}

interface Read {
  readonly day: string | null
  readonly amount: string | null
  readonly isForeign: boolean
  readonly rateDay: string | null
}

const rateProblems = ({ rate, rateSource }: Form, { rateDay }: Read): Partial<Record<Name, string>> => ({
  ...(rateOf(rate) === null && { rate: 'money.needs.rate' }),
  ...(rateDay === null && { rateDay: 'money.needs.day' }),
  ...(rateSource.trim() === '' && { rateSource: 'money.needs.rateSource' })
})

function problemsOf(form: Form, read: Read): Partial<Record<Name, string>> {
  const { document, day, corrects } = form
  return {
    ...(document.trim() === '' && { document: 'money.needs.document' }),
    ...(read.day === null && { day: day.trim() === '' ? 'money.needs.day' : 'errors.INVALID_DATE' }),
    ...(read.amount === null && { amount: 'money.needs.amount' }),
    ...(read.amount?.startsWith('-') && corrects.trim() === '' && { corrects: 'money.needs.corrects' }),
    ...(read.isForeign && rateProblems(form, read))
  }
}

export function CostDialog(props: CostDialogProps) {
  const { project, spending, cost, onClose, onDone } = props
  const t = useText()
  const lang = useLanguage()
  const { today } = useViewer()
  const { form, change, forget } = useKeptForm<Form>(['project-cost', cost?.id ?? project.id], firstForm(props, lang))
  const [save] = useMutation(saveProjectCostMutation)
  const state = useAct<Name>({ names, placeOf }, () => {
    forget()
    onDone()
    onClose()
  })
  const read = { day: readDayText(form.day, today), amount: centsOf(form.amount), isForeign: form.currency !== spending.currency, rateDay: readDayText(form.rateDay, today) }
  const submit = () => {
    const problems = problemsOf(form, read)
    void state.run(
      async () => {
        const { day, amount, currency, rate, rateDay, rateSource, ...rest } = form
        const exchange = read.isForeign ? { rate, day: read.rateDay ?? rateDay, source: rateSource } : null
        const input = { ...rest, projectId: project.id, costId: cost?.id ?? null, expectedVersion: cost?.version ?? null, day: read.day ?? day, amount: { minorUnits: read.amount ?? amount, currency }, exchange }
        await save({ variables: { input } })
        showToast({ kind: 'done', text: t('money.cost.saved') })
      },
      Object.fromEntries(Object.entries(problems).map(([name, message]) => [name, t(message)]))
    )
  }
  return (
    <ActDialog prefix="cost" title={t(cost ? 'money.cost.editOne' : 'money.cost.add', { document: cost?.document ?? '' })} submit={t('money.save')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <Fields {...{ form, change, spending }} errors={state.refusal.fields} isNew={cost === null} />
    </ActDialog>
  )
}

/** What stands on the voucher in another currency, and what it is in that of the project. */
function Currency({ form, change, spending, errors }: Omit<FieldsProps, 'isNew'>) {
  const t = useText()
  const money = useMoney()
  const [cents, rate] = [centsOf(form.amount), rateOf(form.rate)]
  const isForeign = form.currency !== spending.currency
  return (
    <>
      <SelectField id="cost-currency" label={t('money.field.currency')} value={form.currency} error={errors.currency} options={[...new Set([spending.currency, ...costCurrencies])].map((value) => ({ value, label: value }))} onChange={({ target }) => change({ currency: target.value })} />
      {isForeign && (
        <>
          <TextField id="cost-rate" label={t('money.field.rate')} help={t('money.help.rate', { own: spending.currency, other: form.currency })} inputMode="decimal" value={form.rate} error={errors.rate} onChange={({ target }) => change({ rate: target.value })} />
          <TextField id="cost-rateDay" label={t('money.field.rateDay')} value={form.rateDay} error={errors.rateDay} onChange={({ target }) => change({ rateDay: target.value })} />
          <TextField id="cost-rateSource" label={t('money.field.rateSource')} help={t('money.help.rateSource')} maxLength={100} value={form.rateSource} error={errors.rateSource} onChange={({ target }) => change({ rateSource: target.value })} />
          {cents !== null && rate !== null && <p role="status">{t('money.exchange.is', { amount: money({ minorUnits: converted(BigInt(cents), rate).toString(), currency: spending.currency }) })}</p>}
        </>
      )}
    </>
  )
}

interface FieldsProps extends Pick<OfMoney, 'spending'> {
  readonly form: Form
  readonly change: (part: Partial<Form>) => void
  readonly errors: Partial<Record<Name, string>>
  readonly isNew: boolean
}

function Fields({ form, change, spending, errors, isNew }: FieldsProps) {
  const t = useText()
  const format = useFormat()
  const nameOf = usePartnerName(spending.partners)
  const own = spending.partners.filter(({ id, mayWrite }) => mayWrite || id === form.partnerId)
  const days = t('money.help.day', { from: format.day(spending.startsOn), to: format.day(spending.endsOn) })
  return (
    <>
      {own.length > 1 && isNew && <SelectField id="cost-partnerId" label={t('money.field.partner')} value={form.partnerId} error={errors.partnerId} options={own.map(({ id }) => ({ value: id, label: nameOf(id) }))} onChange={({ target }) => change({ partnerId: target.value })} />}
      <TextField id="cost-day" label={t('money.field.day')} help={days} value={form.day} error={errors.day} onChange={({ target }) => change({ day: target.value })} />
      <TextField id="cost-document" label={t('money.field.document')} help={t('money.help.document')} maxLength={longestDocument} value={form.document} error={errors.document} onChange={({ target }) => change({ document: target.value })} />
      <SelectField id="cost-category" label={t('money.field.category')} help={t('money.help.category')} value={form.category} error={errors.category} options={spending.categories.map((value) => ({ value, label: t(`portfolio.category.${value}`) }))} onChange={({ target }) => change({ category: target.value as CostCategory })} />
      <SelectField id="cost-source" label={t('money.field.source')} value={form.source} error={errors.source} options={fundingSources.map((value) => ({ value, label: t(`portfolio.source.${value}`) }))} onChange={({ target }) => change({ source: target.value as FundingSource })} />
      <TextField id="cost-amount" label={t('money.field.amountIn', { currency: form.currency })} help={t('money.help.amount')} inputMode="decimal" value={form.amount} error={errors.amount} onChange={({ target }) => change({ amount: target.value })} />
      <Currency {...{ form, change, spending, errors }} />
      <TextField id="cost-corrects" label={t('money.field.corrects')} help={t('money.help.corrects')} maxLength={longestDocument} value={form.corrects} error={errors.corrects} isOptional onChange={({ target }) => change({ corrects: target.value })} />
      <TextField id="cost-note" label={t('money.field.note')} maxLength={longestNote} value={form.note} error={errors.note} isOptional onChange={({ target }) => change({ note: target.value })} />
    </>
  )
}
