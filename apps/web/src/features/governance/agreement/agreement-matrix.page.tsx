/** Who has accepted what: every party against every agreement that is open or in force. */
import { useQuery } from '@apollo/client/react'
import { IconDownload } from '@tabler/icons-react'
import { type AcceptanceState, acceptanceStates } from '@solmu/domain/governance/agreement.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { FilterBar } from '../../../ui/filter-bar.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { type Language, type LocalizedText, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { type AgreementMatrixSearch, agreementMatrixSearchSchema } from './agreement.search.js'
import { AcceptanceMark, AgreementTabs } from './agreement-words.js'
import { type Agreement, type AgreementParty, agreementsQuery } from './agreement.operations.js'
import styles from '../governance.module.css'

export interface MatrixRow {
  readonly id: string
  readonly name: LocalizedText
  readonly centreId: string | null
  readonly cells: ReadonlyMap<string, AgreementParty>
}

/** Those of which a version can be accepted or holds. */
export const standing = (all: readonly Agreement[]): readonly Agreement[] => all.filter(({ current }) => current?.state === 'open' || current?.state === 'in_force')

/** Each party once, by name; only those with a cell that stands as asked. */
export function matrixRows(agreements: readonly Agreement[], { q, states, centre }: AgreementMatrixSearch, language: Language): readonly MatrixRow[] {
  const rows = new Map<string, { id: string; name: LocalizedText; centreId: string | null; cells: Map<string, AgreementParty> }>()
  for (const { id, parties } of agreements) {
    for (const party of parties) {
      const row = rows.get(party.organisation.id) ?? { id: party.organisation.id, name: party.organisation.name, centreId: party.centreId, cells: new Map<string, AgreementParty>() }
      row.cells.set(id, party)
      rows.set(row.id, row)
    }
  }
  const compare = compareText(language)
  return [...rows.values()]
    .filter(({ cells }) => states === undefined || [...cells.values()].some(({ state }) => states.includes(state)))
    .filter((row) => centre === undefined || row.centreId === centre)
    .filter(({ name }) => q === undefined || Object.values(name).join(' ').toLocaleLowerCase('fi').includes(q.trim().toLocaleLowerCase('fi')))
    .sort((a, b) => compare(a.name[language] || a.name.fi, b.name[language] || b.name.fi))
}

function Cell({ title, party }: { readonly title: string; readonly party: AgreementParty | undefined }) {
  const t = useText()
  const format = useFormat()
  if (!party) return <span className={`${styles.below} ${styles.notAsked}`}>{t('agreement.acceptance.none')}</span>
  const { state, acceptedNumber, acceptedOn, manner } = party
  const said = [acceptedNumber !== null && t('agreement.versionNumber', { number: acceptedNumber }), acceptedOn && format.day(acceptedOn), manner && t(`agreement.manner.${manner}`)]
  return (
    <>
      <span className={styles.onPhone}>{title}</span>
      <AcceptanceMark state={state} />
      <span className={styles.below}>{said.filter(Boolean).join(' · ')}</span>
    </>
  )
}

export function AgreementMatrixPage() {
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const format = useFormat()
  const { today } = useViewer()
  const [search, change] = useListSearch(agreementMatrixSearchSchema)
  const { data, error, refetch } = useQuery(agreementsQuery, { fetchPolicy: 'cache-and-network' })
  const agreements = standing(data?.agreements ?? [])
  const rows = data && matrixRows(agreements, search, language)
  const columns: readonly Column<MatrixRow>[] = [
    { id: 'party', header: t('agreement.field.party'), cell: ({ name }) => pick(name) },
    ...agreements.map((one): Column<MatrixRow> => ({ id: one.id, header: t('agreement.matrixHead', { title: pick(one.title), number: one.current?.number ?? 1 }), cell: ({ cells }) => <Cell title={pick(one.title)} party={cells.get(one.id)} /> }))
  ]
  const save = () => {
    const heads = [t('agreement.field.party'), ...agreements.flatMap((one) => [pick(one.title), t('agreement.field.version'), t('agreement.field.acceptedOn')])]
    const table = (rows ?? []).map(({ name, cells }) => [
      pick(name),
      ...agreements.flatMap(({ id }) => {
        const party = cells.get(id)
        return [t(`agreement.acceptance.${party?.state ?? 'none'}`), party?.acceptedNumber ?? '', party?.acceptedOn ?? '']
      })
    ])
    saveRows({ name: t('agreement.matrixFile', { date: today }), language, rows: [heads, ...table] })
  }
  const filter = {
    ...{ id: 'states', label: t('agreement.field.state'), values: search.states ?? [], isMultiple: true },
    options: acceptanceStates.map((value) => ({ value, label: t(`agreement.acceptance.${value}`) })),
    onChange: (chosen: readonly string[]) => change({ states: chosen.length === 0 ? undefined : ([...chosen] as AcceptanceState[]) })
  }
  const missing: readonly AcceptanceState[] = ['declined', 'late', 'waiting', 'older']
  return (
    <>
      <PageHeader
        title={t('agreement.matrixTitle')}
        meta={t('agreement.matrixMeta', { day: format.day(today) })}
        actions={
          <Button icon={IconDownload} disabled={!rows || rows.length === 0} onClick={save}>
            {t('ui.table.export')}
          </Button>
        }
      />
      <AgreementTabs />
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('agreement.searchParty') }} filters={[filter]} summary={rows && t('agreement.partyRows', { count: rows.length })}>
        <Button aria-pressed={search.states?.join() === missing.join()} onClick={() => change({ states: search.states?.join() === missing.join() ? undefined : [...missing] })}>
          {t('agreement.onlyMissing')}
        </Button>
      </FilterBar>
      <DataTable
        caption={t('agreement.matrixTitle')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        empty={<EmptyState title={t('agreement.noMatrix')} text={t('agreement.noMatrixText')} action={<Button onClick={() => change({ q: undefined, states: undefined, centre: undefined })}>{t('agreement.clear')}</Button>} />}
      />
    </>
  )
}
