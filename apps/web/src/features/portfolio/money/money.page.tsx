/** Where the money of a project stands: by partner, category, source, or who pays for whom; always from the same lines. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { IconDownload } from '@tabler/icons-react'
import { groupedMoney, isOverspent, type MoneyRow, type MoneySum, moneySums, type MoneySums, type MoneyView, moneyViews, spentOf, totalMoney } from '@solmu/domain/portfolio/money-overview.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { SelectField } from '../../../ui/form-field.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { Menu } from '../../../ui/menu.js'
import { useMoney } from '../../../ui/money.js'
import { Segmented } from '../../../ui/segmented.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { MoneyPage, type OfMoney, usePartnerName } from './money-words.js'
import { type ProjectMoney, projectMoneyQuery } from './money.operations.js'
import { moneySearchSchema } from './money.search.js'
import styles from '../../governance/governance.module.css'

export function ProjectMoneyPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return <MoneyOfProject id={id} />
}

export function MoneyOfProject({ id }: { readonly id: string }) {
  return (
    <MoneyPage id={id} part="money">
      {(of) => <Overview {...of} />}
    </MoneyPage>
  )
}

const rowOf = ({ partnerId, category, source, ...sums }: ProjectMoney['rows'][number]): MoneyRow => ({ partnerId, category, source, ...(Object.fromEntries(moneySums.map((sum) => [sum, BigInt(sums[sum].minorUnits)])) as Record<MoneySum, bigint>) })

function Overview({ project, spending }: OfMoney) {
  const t = useText()
  const lang = useLanguage()
  const [search, change] = useListSearch(moneySearchSchema)
  const { data, previousData, error, refetch } = useQuery(projectMoneyQuery, { variables: { id: project.id, period: search.period ?? null }, fetchPolicy: 'cache-and-network' })
  const found = (data ?? previousData)?.projectMoney
  if (!found) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />
  const rows = found.rows.map(rowOf)
  const view = search.view ?? 'category'
  const file = (format: string) => `/api/projects/${project.id}/money.${format}?${new URLSearchParams([['lang', lang], ['period', found.period]]).toString()}`
  return (
    <>
      <div className={styles.acts}>
        <Segmented label={t('money.view')} value={view} options={moneyViews.map((value) => ({ value, label: t(`money.view.${value}`) }))} onChange={(value) => change({ view: value })} />
        <Menu
          align="end"
          heading={t('money.download')}
          button={(props) => (
            <Button {...props} icon={IconDownload}>
              {t('money.download')}
            </Button>
          )}
          items={(['xlsx', 'csv'] as const).map((format) => ({ key: format, label: t(`money.format.${format}`), href: file(format) }))}
        />
      </div>
      <SelectField id="money-period" label={t('money.atEndOf')} help={t('money.atEndOfHelp')} value={found.period} options={found.periods.map((value) => ({ value, label: value }))} onChange={({ target }) => change({ period: target.value })} />
      <Warnings rows={rows} spending={spending} />
      <Sums {...{ rows, view, spending }} />
    </>
  )
}

/** More spent than granted is told, and refused by nobody. */
function Warnings({ rows, spending }: { readonly rows: readonly MoneyRow[]; readonly spending: OfMoney['spending'] }) {
  const t = useText()
  const money = useMoney()
  const nameOf = usePartnerName(spending.partners)
  const over = groupedMoney(rows, 'partner').filter(({ sums }) => isOverspent(sums))
  if (over.length === 0) return null
  return (
    <FormNotice title={t('money.overspent')}>
      {over.map(({ key, sums }) => t('money.overspentBy', { partner: nameOf(key), amount: money({ minorUnits: (spentOf(sums) - sums.budget).toString(), currency: spending.currency }) })).join(' ')}
    </FormNotice>
  )
}

interface SumsProps {
  readonly rows: readonly MoneyRow[]
  readonly view: MoneyView
  readonly spending: OfMoney['spending']
}

/** What tells nothing in a project is left out of the table: most have nothing refused, and nothing owed. */
const always: readonly MoneySum[] = ['budget', 'earlier', 'current', 'certified', 'paid', 'leftToClaim', 'leftToCertify', 'forecast']

function Sums({ rows, view, spending }: SumsProps) {
  const t = useText()
  const money = useMoney()
  const nameOf = usePartnerName(spending.partners)
  const total = totalMoney(rows)
  const inText = (amount: bigint) => money({ minorUnits: amount.toString(), currency: spending.currency })
  type Row = { readonly key: string; readonly first: MoneyRow; readonly sums: MoneySums }
  const label = ({ first: { partnerId, category, source } }: Row) => {
    if (view === 'partner') return nameOf(partnerId)
    if (view === 'category') return t(`portfolio.category.${category}`)
    return view === 'source' ? t(`portfolio.source.${source}`) : <>{nameOf(partnerId)}<span className={styles.below}>{t(`portfolio.source.${source}`)}</span></>
  }
  const columns: readonly Column<Row>[] = [
    { id: 'what', header: t(`money.view.${view}`), cell: label, total: t('portfolio.sum') },
    ...moneySums
      .filter((sum) => always.includes(sum) || total[sum] !== 0n)
      .map((sum): Column<Row> => ({ id: sum, header: t(`money.sum.${sum}`), isNumeric: true, phone: sum === 'leftToClaim' ? 'figure' : 'fact', cell: ({ sums }) => inText(sums[sum]), total: inText(total[sum]) }))
  ]
  return <DataTable caption={t('money.table', { view: t(`money.view.${view}`) })} columns={columns} rows={groupedMoney(rows, view)} rowKey={({ key }) => key} empty={<EmptyState title={t('money.nothing')} />} />
}
