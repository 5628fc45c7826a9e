/** The rows of a budget as they are written: for each partner its costs, with an amount for each period. */
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { type BudgetFrame, fundingSources, type FundingSource } from '@solmu/domain/portfolio/budget.js'
import { type CostCategory, toldCategories } from '@solmu/domain/portfolio/cost-model.js'
import { readAmountText } from '@solmu/shared/money.js'
import { type Period, type PeriodKind, validityOfPeriod } from '@solmu/shared/periods.js'
import { Button } from '../../ui/button.js'
import { SelectField, TextField } from '../../ui/form-field.js'
import { Section } from '../../ui/section.js'
import { useLocalized, useText } from '../../ui/text.js'
import { type BudgetForm, cellName, type DraftRow, emptyRow, offeredPeriods } from './budget-draft.js'
import { useAmount } from './budget-tables.js'
import { useRate } from './portfolio-words.js'
import type { Project } from './portfolio.operations.js'
import styles from './portfolio.module.css'

interface Of {
  readonly project: Project
  readonly form: BudgetForm
  readonly change: (part: Partial<BudgetForm>) => void
  readonly frame: BudgetFrame
  readonly errors: Readonly<Partial<Record<string, string>>>
}

type Partner = Project['partners'][number]

const kinds: readonly PeriodKind[] = ['year', 'third', 'quarter', 'month']

export function BudgetRows(of: Of) {
  const { project, form, change, frame } = of
  const t = useText()
  const rate = useRate()
  const { model } = frame
  return (
    <Section title={t('portfolio.budgetForm.costs')}>
      <p>
        {t(`portfolio.model.${model.key}`)}. {model.into && model.rate !== null ? t('portfolio.budgetForm.modelAdds', { rate: rate(model.rate), into: t(`portfolio.category.${model.into}`) }) : t('portfolio.budgetForm.modelTells')}
      </p>
      <SelectField id="budget-periods" label={t('portfolio.budgetForm.periods')} value={form.periods} options={kinds.map((value) => ({ value, label: t(`portfolio.periods.${value}`) }))} onChange={({ target }) => change({ periods: target.value as PeriodKind })} />
      {project.partners.map((partner) => (
        <PartnerRows key={partner.id} {...of} partner={partner} />
      ))}
    </Section>
  )
}

function PartnerRows({ partner, ...of }: Of & { readonly partner: Partner }) {
  const { form, change, frame, project } = of
  const t = useText()
  const pick = useLocalized()
  const inText = useAmount(project)
  const rows = form.rows.filter(({ partnerId }) => partnerId === partner.id)
  const sum = rows.reduce((all, row) => all + rowSum(row), 0n)
  const name = pick(partner.organisation.name)
  const add = () => change({ rows: [...form.rows, nextRow(form.rows, { partnerId: partner.id, told: toldCategories(frame.model) })] })
  return (
    <Section level={3} title={name} note={t('portfolio.budgetForm.written', { amount: inText(sum) })}>
      {rows.map((row) => (
        <Row key={row.key} {...of} partner={partner} row={row} />
      ))}
      <Button icon={IconPlus} className={styles.add} onClick={add}>
        {t('portfolio.budgetForm.add')}
        <span className="visually-hidden">: {name}</span>
      </Button>
    </Section>
  )
}

const rowSum = ({ amounts }: DraftRow): bigint => Object.values(amounts).reduce((all, text) => all + (readAmountText(text) ?? 0n), 0n)

/** The first category and source that the partner does not have yet. */
function nextRow(rows: readonly DraftRow[], { partnerId, told }: { readonly partnerId: string; readonly told: readonly CostCategory[] }): DraftRow {
  const isFree = (category: CostCategory, source: FundingSource) => !rows.some((row) => row.partnerId === partnerId && row.category === category && row.source === source)
  const places = fundingSources.flatMap((source) => told.map((category) => ({ category, source })))
  return emptyRow(partnerId, places.find(({ category, source }) => isFree(category, source)) ?? { category: told[0] ?? 'staff', source: 'grant' })
}

function Row({ partner, row, project, form, change, frame, errors }: Of & { readonly partner: Partner; readonly row: DraftRow }) {
  const t = useText()
  const pick = useLocalized()
  const inText = useAmount(project)
  const set = (part: Partial<DraftRow>) => change({ rows: form.rows.map((each) => (each.key === row.key ? { ...each, ...part } : each)) })
  const told = toldCategories(frame.model)
  const categories = told.includes(row.category) ? told : [row.category, ...told]
  const what = [t(`portfolio.category.${row.category}`), t(`portfolio.source.${row.source}`), pick(partner.organisation.name)].join(', ')
  const periods = offeredPeriods(form, frame).filter((period) => row.amounts[period] !== undefined || isHere(partner, period))
  return (
    <fieldset className={styles.row}>
      <legend className="visually-hidden">{what}</legend>
      <div className={styles.cells}>
        <SelectField id={`budget-${row.key}-category`} label={t('portfolio.field.category')} value={row.category} options={categories.map((value) => ({ value, label: t(`portfolio.category.${value}`) }))} onChange={({ target }) => set({ category: target.value as CostCategory })} />
        <SelectField id={`budget-${row.key}-source`} label={t('portfolio.field.source')} value={row.source} options={fundingSources.map((value) => ({ value, label: t(`portfolio.source.${value}`) }))} onChange={({ target }) => set({ source: target.value as FundingSource })} />
        {periods.map((period) => (
          <TextField
            key={period}
            {...{ id: `budget-${cellName(row.key, period)}`, inputMode: 'decimal', maxLength: 24, value: row.amounts[period] ?? '', error: errors[cellName(row.key, period)] }}
            label={<span>{t('portfolio.budgetForm.amount', { period, currency: project.currency })}<span className="visually-hidden"> {what}</span></span>}
            onChange={({ target }) => set({ amounts: { ...row.amounts, [period]: target.value } })}
          />
        ))}
      </div>
      <div className={styles.rowEnd}>
        <span>{t('portfolio.budgetForm.rowSum', { amount: inText(rowSum(row)) })}</span>
        <Button variant="quiet" size="small" icon={IconTrash} onClick={() => change({ rows: form.rows.filter(({ key }) => key !== row.key) })}>
          {t('portfolio.budgetForm.remove')}
          <span className="visually-hidden">: {what}</span>
        </Button>
      </div>
    </fieldset>
  )
}

/** Whether a partner is in the project on some day of a period. */
function isHere({ validFrom, validTo }: Partner, period: Period): boolean {
  const days = validityOfPeriod(period)
  return days.validTo > validFrom && (validTo === null || days.validFrom < validTo)
}
