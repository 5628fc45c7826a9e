/** When the money ends: what is decided and applied for by quarter, where most of it is gone at once, which projects end, and which units lose their last one. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { deepestFall, endingMonthsRange } from '@solmu/domain/portfolio/portfolio-views.js'
import { periodContaining } from '@solmu/shared/periods.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { ViewSwitch } from '../../../ui/charts/view-switch.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { saveRows } from '../../../ui/export-rows.js'
import { FilterBar } from '../../../ui/filter-bar.js'
import { TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { amountText, useMoney } from '../../../ui/money.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { projectFilterOf, useProjectFilters } from '../project-filters.js'
import { FundingChart, FundingLegend, type FundingPart, fundingParts, type QuarterSums, quarterSums } from './funding-chart.js'
import { ViewsFrame } from './views-frame.js'
import { type FundingTimeline, fundingTimelineQuery, setPortfolioRulesMutation } from './views.operations.js'
import { type EndingsSearch, endingsSearchSchema } from './views.search.js'
import styles from './views.module.css'

interface Part {
  readonly found: FundingTimeline
  readonly search: EndingsSearch
  readonly change: (part: Partial<EndingsSearch>) => void
}

/** An amount in whole units of its currency. */
const whole = (amount: number, currency: string) => ({ minorUnits: String(Math.round(amount * 100)), currency })

/** What is decided in a quarter, in minor units. */
const decidedIn = (of: QuarterSums): bigint => BigInt(Math.round(fundingParts.reduce((all, part) => (part === 'applied' ? all : all + of[part]), 0) * 100))

function Fall({ sums, currency }: { readonly sums: readonly QuarterSums[]; readonly currency: string }) {
  const t = useText()
  const money = useMoney()
  const format = useFormat()
  const { today } = useViewer()
  const fall = deepestFall(sums.map((of) => ({ quarter: of.quarter, decided: decidedIn(of) })), today)
  if (!fall) return <p className={styles.notes}>{t('views.endings.noFall')}</p>
  return (
    <p className={styles.fall}>
      <strong>{t('views.endings.fall', { percent: format.number(fall.percent), quarter: fall.quarter })}</strong> {t('views.endings.fallText', { amount: money({ minorUnits: fall.lost.toString(), currency }, true) })}
    </p>
  )
}

function QuarterTable({ sums, currency }: { readonly sums: readonly QuarterSums[]; readonly currency: string }) {
  const t = useText()
  const money = useMoney()
  const columns: readonly Column<QuarterSums>[] = [
    { id: 'quarter', header: t('views.endings.quarter'), cell: ({ quarter }) => quarter },
    ...fundingParts.map((part): Column<QuarterSums> => ({ id: part, header: t(`views.part.${part}`), isNumeric: true, cell: (of) => money(whole(of[part], currency), true) }))
  ]
  return <DataTable caption={t('views.endings.byQuarter')} columns={columns} rows={sums} rowKey={({ quarter }) => quarter} phone="scroll" />
}

function Money({ found, search, change }: Part) {
  const t = useText()
  const lang = useLanguage()
  const { today } = useViewer()
  const view = search.view ?? 'chart'
  const currencies = [...new Set(found.money.map(({ decided }) => decided.currency))]
  if (currencies.length === 0) return <EmptyState title={t('views.endings.nothing')} text={t('views.endings.nothingText')} />
  const told = currencies.map((currency) => ({ currency, sums: quarterSums(found, currency) }))
  const rows = told.flatMap(({ currency, sums }) => sums.map((of) => [of.quarter, currency, ...fundingParts.map((part: FundingPart) => of[part].toFixed(2))]))
  const save = () => saveRows({ name: t('views.endings.file', { date: today }), language: lang, rows: [[t('views.endings.quarter'), t('portfolio.field.currency'), ...fundingParts.map((part) => t(`views.part.${part}`))], ...rows] })
  return told.map(({ currency, sums }) => (
    <Section
      key={currency}
      title={t('views.endings.edge')}
      note={t('views.endings.edgeNote', { currency })}
      aside={
        <span className={styles.aside}>
          <Button onClick={save}>{t('ui.table.export')}</Button>
          <ViewSwitch of={t('views.endings.edge')} view={view} chart={t('views.endings.asChart')} onChange={(next) => change({ view: next === 'table' ? 'table' : undefined })} />
        </span>
      }
    >
      <Fall {...{ sums, currency }} />
      {view === 'table' && <QuarterTable {...{ sums, currency }} />}
      {view === 'chart' && <FundingLegend />}
      {view === 'chart' && <FundingChart label={t('views.endings.chart', { currency })} sums={sums} now={periodContaining('quarter', today)} />}
    </Section>
  ))
}

function Endings({ found }: Part) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const money = useMoney()
  type Row = FundingTimeline['endings'][number]
  const columns: readonly Column<Row>[] = [
    { id: 'ends', header: t('portfolio.field.ends'), phone: 'figure', cell: ({ endsOn, quarter }) => <>{format.day(endsOn)}<span className={styles.below}>{quarter}</span></> },
    {
      ...{ id: 'title', header: t('portfolio.field.title'), phone: 'title' },
      cell: ({ id, title, number }) => (
        <>
          <TextLink to="/$lang/portfolio/projects/$id" params={{ lang, id }}>
            {pick(title)}
          </TextLink>
          <span className={styles.below}>{number}</span>
        </>
      )
    },
    { id: 'lead', header: t('portfolio.field.lead'), cell: ({ lead }) => pick(lead.name) },
    { id: 'monthly', header: t('views.endings.monthly'), isNumeric: true, cell: ({ monthly }) => (monthly ? money(monthly, true) : <span className={styles.quiet}>{t('views.money.hidden')}</span>) }
  ]
  const total = found.endings.reduce((all, { monthly }) => all + (monthly?.currency === 'EUR' ? Number(amountText(monthly)) : 0), 0)
  return (
    <Section title={t('views.endings.projects', { count: found.endings.length })} note={total > 0 ? t('views.endings.monthlySum', { amount: money(whole(total, 'EUR'), true) }) : undefined}>
      <DataTable caption={t('views.endings.projectsCaption')} columns={columns} rows={found.endings} rowKey={({ id }) => id} empty={<EmptyState title={t('views.endings.noProjects')} />} />
    </Section>
  )
}

function Units({ found }: Part) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  type Row = FundingTimeline['units'][number]
  const columns: readonly Column<Row>[] = [
    { id: 'unit', header: t('views.endings.unit'), cell: ({ unit }) => pick(unit.name) },
    { id: 'ends', header: t('views.endings.lastDay'), phone: 'figure', cell: ({ endsOn }) => format.day(endsOn) },
    { id: 'hoped', header: t('views.endings.hoped'), isNumeric: true, cell: ({ hoped }) => (hoped > 0 ? t('views.endings.hopedCount', { count: hoped }) : t('views.endings.noHope')) }
  ]
  return (
    <Section title={t('views.endings.units')} note={t('views.endings.unitsNote')}>
      <DataTable caption={t('views.endings.units')} columns={columns} rows={found.units} rowKey={({ unit }) => unit.id} empty={<EmptyState title={t('views.endings.noUnits')} />} />
    </Section>
  )
}

const names = ['months'] as const

function RulesDialog({ found, onClose }: { readonly found: FundingTimeline; readonly onClose: () => void }) {
  const t = useText()
  const [months, setMonths] = useState(String(found.endingMonths))
  const known = { STALE: { text: t('views.rules.stale') } }
  const state = useAct<'months'>({ names, known }, onClose)
  const [set] = useMutation(setPortfolioRulesMutation, { refetchQueries: [fundingTimelineQuery] })
  const { min, max } = endingMonthsRange
  const given = /^\d{1,2}$/.test(months.trim()) ? Number(months.trim()) : 0
  const send = () =>
    void state.run(
      async () => {
        await set({ variables: { input: { endingMonths: given, expectedVersion: found.rulesVersion } } })
        showToast({ kind: 'done', text: t('views.rules.done', { months: given }) })
      },
      { ...((given < min || given > max) && { months: t('views.rules.range', { min, max }) }) }
    )
  return (
    <ActDialog title={t('views.rules.title')} submit={t('views.rules.save')} prefix="rules" names={names} state={state} onSubmit={send} onClose={onClose}>
      <TextField id="rules-months" label={t('views.rules.months')} help={t('views.rules.help', { min, max })} error={state.refusal.fields.months} value={months} inputMode="numeric" maxLength={2} onChange={({ target }) => setMonths(target.value)} />
    </ActDialog>
  )
}

function Rules({ found }: Part) {
  const t = useText()
  const [isSetting, setSetting] = useState(false)
  return (
    <p className={styles.notes}>
      {t('views.rules.told', { months: found.endingMonths })}{' '}
      {found.maySetRules && (
        <Button variant="quiet" onClick={() => setSetting(true)}>
          {t('views.rules.change')}
        </Button>
      )}
      {isSetting && <RulesDialog found={found} onClose={() => setSetting(false)} />}
    </p>
  )
}

export function FundingEndingsPage() {
  const t = useText()
  const [search, change] = useListSearch(endingsSearchSchema)
  const { data, previousData, error, refetch } = useQuery(fundingTimelineQuery, { variables: { filter: projectFilterOf(search) }, fetchPolicy: 'cache-and-network' })
  const found = (data ?? previousData)?.fundingTimeline
  return (
    <ViewsFrame page="endings">
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('portfolio.search') }} filters={useProjectFilters(search, change)} />
      {!found && (error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={12} />)}
      {found && (
        <>
          <Money {...{ found, search, change }} />
          <Endings {...{ found, search, change }} />
          <Units {...{ found, search, change }} />
          <Rules {...{ found, search, change }} />
        </>
      )}
    </ViewsFrame>
  )
}
