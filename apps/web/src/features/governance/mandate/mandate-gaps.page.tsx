/** What is missing: every member against signing, voting and reporting, held by whom and until when. */
import { useQuery } from '@apollo/client/react'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { type MandateGap, mandateGaps, mandateKinds } from '@solmu/domain/governance/mandate.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { FilterBar } from '../../../ui/filter-bar.js'
import { useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { AsOfField } from './as-of-field.js'
import { type MandateAct, OpenMandateDialog } from './mandate-list.page.js'
import { MandateGapMark, MandateTabs } from './mandate-words.js'
import { type MemberMandates, memberMandatesQuery } from './mandate.operations.js'
import { mandateGapsSearchSchema, type MandateGapsSearch } from './mandate.search.js'
import styles from '../governance.module.css'

type Holding = MemberMandates['holdings'][number]

/** Only what is missing, unless all is asked for; whoever lacks most stands first. */
export function listedGaps(all: readonly MemberMandates[], { q, gaps, organisation, centre }: MandateGapsSearch): readonly MemberMandates[] {
  const wanted: readonly MandateGap[] = gaps ?? ['missing', 'expiring', 'on_paper', 'no_substitute']
  const weight = ({ holdings }: MemberMandates) => holdings.reduce((sum, { gap }) => sum + 10 ** (mandateGaps.length - 1 - mandateGaps.indexOf(gap)), 0)
  return all
    .filter(({ holdings }) => holdings.some(({ gap }) => wanted.includes(gap)))
    .filter((one) => organisation === undefined || one.organisation.id === organisation)
    .filter((one) => centre === undefined || one.centreId === centre)
    .filter(({ organisation: { name } }) => q === undefined || [name.fi, name.sv, name.en].join(' ').toLocaleLowerCase('fi').includes(q.trim().toLocaleLowerCase('fi')))
    .sort((a, b) => weight(b) - weight(a))
}

function HoldingCell({ holding }: { readonly holding: Holding | undefined }) {
  const t = useText()
  const format = useFormat()
  if (!holding) return null
  const { gap, holder, until, substitutes } = holding
  const said = [holder?.personName, holder?.kind === 'sign' && holder.use !== 'able' && t(`mandate.use.${holder.use}`), until && t('mandate.until', { day: format.day(until) }), substitutes.length > 0 && t('mandate.substitutes', { count: substitutes.length })]
  return (
    <>
      <span className={styles.onPhone}>{t(`mandate.kind.${holding.kind}`)}</span>
      <MandateGapMark gap={gap} />
      <span className={styles.below}>{said.filter(Boolean).join(' · ')}</span>
    </>
  )
}

function useColumns(act: (what: MandateAct) => void): readonly Column<MemberMandates>[] {
  const t = useText()
  const pick = useLocalized()
  return [
    { id: 'organisation', header: t('mandate.field.organisation'), cell: ({ organisation }) => pick(organisation.name) },
    ...mandateKinds.map((kind): Column<MemberMandates> => ({ id: kind, header: t(`mandate.kind.${kind}`), cell: ({ holdings }) => <HoldingCell holding={holdings.find((each) => each.kind === kind)} /> })),
    {
      ...{ id: 'acts', header: '', spokenHeader: t('mandate.acts'), width: '11rem' },
      cell: ({ mayManage, organisation }) =>
        mayManage && (
          <Button aria-label={`${t('mandate.add.open')}: ${pick(organisation.name)}`} onClick={() => act({ kind: 'record', organisationId: organisation.id })}>
            {t('mandate.add.open')}
          </Button>
        )
    }
  ]
}

function useExport(rows: readonly MemberMandates[]): () => void {
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const { today } = useViewer()
  return () => {
    const heads = [t('mandate.field.organisation'), ...mandateKinds.flatMap((kind) => [t(`mandate.kind.${kind}`), t('mandate.field.person'), t('mandate.field.lastDay')])]
    const table = rows.map(({ organisation, holdings }) => [pick(organisation.name), ...holdings.flatMap(({ gap, holder, until }) => [t(`mandate.gap.${gap}`), holder?.personName ?? '', until ?? ''])])
    saveRows({ name: t('mandate.gapsFile', { date: today }), language, rows: [heads, ...table] })
  }
}

export function MandateGapsPage() {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const [search, change] = useListSearch(mandateGapsSearchSchema)
  const [open, act] = useState<MandateAct | null>(null)
  const { data, error, refetch, loading } = useQuery(memberMandatesQuery, { variables: { asOf: search.asOf ?? null }, fetchPolicy: 'cache-and-network' })
  const rows = data && listedGaps(data.memberMandates, search)
  const save = useExport(rows ?? [])
  const columns = useColumns(act)
  const filter = {
    ...{ id: 'gaps', label: t('mandate.field.gap'), values: search.gaps ?? [], isMultiple: true },
    options: mandateGaps.map((value) => ({ value, label: t(`mandate.gap.${value}`) })),
    onChange: (chosen: readonly string[]) => change({ gaps: chosen.length === 0 ? undefined : ([...chosen] as MandateGap[]) })
  }
  const clear = () => change({ q: undefined, gaps: undefined, organisation: undefined, centre: undefined })
  return (
    <>
      <PageHeader
        title={t('mandate.gapsTitle')}
        meta={t('mandate.gapsMeta', { day: format.day(search.asOf ?? today) })}
        actions={
          <Button icon={IconDownload} disabled={!rows || rows.length === 0} onClick={save}>
            {t('ui.table.export')}
          </Button>
        }
      />
      <MandateTabs />
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('mandate.searchMembers') }} filters={[filter]} summary={rows && t('mandate.memberCount', { count: rows.length })}>
        <AsOfField key={search.asOf} asOf={search.asOf} onChange={(asOf) => change({ asOf })} />
      </FilterBar>
      <p className={styles.below}>{t('mandate.gapsHelp')}</p>
      <DataTable
        caption={t('mandate.gapsTitle')}
        columns={columns}
        rows={rows}
        rowKey={({ organisation }) => organisation.id}
        isRefreshing={loading}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        empty={<EmptyState title={t('mandate.noGaps')} text={t('mandate.noGapsText')} action={<Button onClick={clear}>{t('mandate.clear')}</Button>} />}
      />
      <OpenMandateDialog open={open} onClose={() => act(null)} />
    </>
  )
}
