/** The register of certificates by the standards of others: whose, until when, the next audit, and the file. */
import { useQuery } from '@apollo/client/react'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { certificateStates } from '@solmu/domain/quality/certificate.js'
import { addDays } from '@solmu/shared/dates.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Status } from '../../../ui/status.js'
import { type Language, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { RegisterTabs } from '../commitment/register-tabs.js'
import { CertificateDialog, EndCertificateDialog } from './certificate-dialogs.js'
import { certificateListSearchSchema, type CertificateListSearch, type CertificateSort } from './certificate-list.search.js'
import { type Certificate, certificatesQuery } from './certificate.operations.js'
import styles from '../commitment/commitment.module.css'

type Change = (part: Partial<CertificateListSearch>) => void
type Act = { readonly kind: 'save'; readonly of: Certificate | null } | { readonly kind: 'end'; readonly of: Certificate }

export const holderName = ({ holder, unit, organisation }: Pick<Certificate, 'holder' | 'unit' | 'organisation'>) => (holder === 'unit' ? unit.name : organisation.name)

const searchedText = ({ number, issuer, framework, unit, organisation }: Certificate): string =>
  [number, issuer, ...[framework.name, unit.name, organisation.name].flatMap(({ fi, sv, en }) => [fi, sv, en])].join(' ').toLocaleLowerCase('fi')

/** Those that were taken back only when they are asked for. */
export function listedCertificates(all: readonly Certificate[], search: CertificateListSearch, language: Language): readonly Certificate[] {
  const compare = compareText(language)
  const holder = (one: Certificate) => holderName(one)[language] || holderName(one).fi
  const orders: Readonly<Record<CertificateSort, (one: Certificate) => string>> = {
    ...{ holder, standard: ({ framework }) => framework.name[language] || framework.name.fi, validTo: ({ validTo }) => validTo },
    state: ({ state }) => String(certificateStates.indexOf(state))
  }
  const order = orders[search.sort ?? 'validTo']
  const found = all.filter(
    (one) =>
      (search.states?.includes(one.state) ?? one.state !== 'ended') &&
      (search.standard === undefined || one.framework.id === search.standard) &&
      (search.unit === undefined || one.unit.id === search.unit) &&
      (search.q === undefined || searchedText(one).includes(search.q.trim().toLocaleLowerCase('fi')))
  )
  const sorted = [...found].sort((a, b) => compare(order(a), order(b)) || compare(holder(a), holder(b)))
  return search.desc ? sorted.reverse() : sorted
}

function useFilters({ all, search, change }: { readonly all: readonly Certificate[]; readonly search: CertificateListSearch; readonly change: Change }): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  const standards = [...new Map(all.map(({ framework }) => [framework.id, { value: framework.id, label: pick(framework.name) }])).values()]
  return [
    {
      ...{ id: 'states', label: t('commitment.list.state'), values: search.states ?? [], isMultiple: true },
      options: certificateStates.map((value) => ({ value, label: t(`certificate.state.${value}`) })),
      onChange: (chosen) => change({ states: chosen.length === 0 ? undefined : ([...chosen] as CertificateListSearch['states']) })
    },
    {
      ...{ id: 'standard', label: t('certificate.field.standard'), values: search.standard ? [search.standard] : [], options: standards },
      onChange: ([standard]) => change({ standard })
    }
  ]
}

const statuses = { expired: 'late', expiring: 'returned', coming: 'submitted', valid: 'accepted', ended: 'locked' } as const

function useColumns(act: (what: Act) => void): readonly Column<Certificate>[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  return [
    {
      ...{ id: 'holder', header: t('certificate.field.holder'), isSortable: true },
      cell: (one) => (
        <>
          {pick(holderName(one))}
          <span className={styles.below}>{one.scope}</span>
        </>
      )
    },
    {
      ...{ id: 'standard', header: t('certificate.field.standard'), isSortable: true },
      cell: ({ framework, number, issuer }) => (
        <>
          {pick(framework.name)}
          <span className={styles.below}>{[number, issuer].filter(Boolean).join(', ')}</span>
        </>
      )
    },
    { id: 'validTo', header: t('certificate.list.validity'), isSortable: true, cell: ({ validFrom, validTo }) => `${format.day(validFrom)}–${format.day(addDays(validTo, -1))}` },
    { id: 'audit', header: t('certificate.field.nextAuditOn'), cell: ({ nextAuditOn }) => nextAuditOn && format.day(nextAuditOn) },
    {
      ...{ id: 'file', header: t('certificate.field.file') },
      cell: ({ id, fileName }) => fileName && <a href={`/api/quality/certificates/${id}/file`}>{fileName}</a>
    },
    {
      ...{ id: 'state', header: t('commitment.list.state'), isSortable: true, phone: 'figure' },
      cell: ({ state }) => <Status status={statuses[state]} label={t(`certificate.state.${state}`)} />
    },
    {
      ...{ id: 'act', header: '', spokenHeader: t('commitment.duty.act') },
      cell: (one) =>
        one.mayChange && (
          <>
            <Button aria-label={`${t('certificate.change.open')}: ${one.number}`} onClick={() => act({ kind: 'save', of: one })}>
              {t('certificate.change.open')}
            </Button>{' '}
            <Button variant="quiet" aria-label={`${t('certificate.end.open')}: ${one.number}`} onClick={() => act({ kind: 'end', of: one })}>
              {t('certificate.end.open')}
            </Button>
          </>
        )
    }
  ]
}

function useExport(rows: readonly Certificate[]): () => void {
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const { today } = useViewer()
  return () => {
    const heads = ['holder', 'unit', 'organisation', 'standard', 'number', 'issuer', 'validFrom', 'lastDay', 'nextAuditOn'].map((field) => t(`certificate.field.${field}`))
    const table = rows.map((one) => [
      ...[pick(holderName(one)), pick(one.unit.name), pick(one.organisation.name), pick(one.framework.name), one.number, one.issuer],
      ...[one.validFrom, addDays(one.validTo, -1), one.nextAuditOn ?? '', t(`certificate.state.${one.state}`)]
    ])
    saveRows({ name: t('certificate.list.file', { date: today }), language, rows: [[...heads, t('commitment.list.state')], ...table] })
  }
}

function ListActions({ rows, onAdd }: { readonly rows: readonly Certificate[]; readonly onAdd: () => void }) {
  const t = useText()
  const save = useExport(rows)
  const mayAdd = [useCan('commitment.sign'), useCan('commitment.manage')].some(Boolean)
  return (
    <>
      <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
        {t('ui.table.export')}
      </Button>
      {mayAdd && (
        <Button variant="primary" icon={IconPlus} onClick={onAdd}>
          {t('certificate.add.open')}
        </Button>
      )}
    </>
  )
}

const narrowing = ['q', 'states', 'standard', 'unit'] as const

function NoCertificates({ search, change }: { readonly search: CertificateListSearch; readonly change: Change }) {
  const t = useText()
  if (narrowing.every((part) => search[part] === undefined)) return <EmptyState title={t('certificate.list.none')} text={t('certificate.list.noneText')} />
  const clear = () => change(Object.fromEntries(narrowing.map((part) => [part, undefined])))
  return <EmptyState title={t('certificate.list.noHits')} text={t('certificate.list.noHitsText')} action={<Button onClick={clear}>{t('commitment.list.clear')}</Button>} />
}

function OpenDialog({ open, onClose }: { readonly open: Act | null; readonly onClose: () => void }) {
  if (open === null) return null
  return open.kind === 'save' ? <CertificateDialog certificate={open.of} onClose={onClose} /> : <EndCertificateDialog certificate={open.of} onClose={onClose} />
}

export function CertificateListPage() {
  const t = useText()
  const language = useLanguage()
  const format = useFormat()
  const { today } = useViewer()
  const [search, change] = useListSearch(certificateListSearchSchema)
  const [open, act] = useState<Act | null>(null)
  const { data, error, refetch, loading } = useQuery(certificatesQuery, { fetchPolicy: 'cache-and-network' })
  const rows = data && listedCertificates(data.certificates, search, language)
  const columns = useColumns(act)
  const filters = useFilters({ all: data?.certificates ?? [], search, change })
  return (
    <>
      <PageHeader
        title={t('certificate.list.title')}
        meta={t('certificate.list.meta', { day: format.day(today) })}
        actions={<ListActions rows={rows ?? []} onAdd={() => act({ kind: 'save', of: null })} />}
      />
      <RegisterTabs />
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('certificate.list.search') }}
        filters={filters}
        summary={rows && t('certificate.list.count', { count: rows.length })}
      />
      <DataTable
        caption={t('certificate.list.title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        sort={{ column: search.sort ?? 'validTo', descending: search.desc ?? false }}
        onSort={({ column, descending }) => change({ sort: column === 'validTo' ? undefined : (column as CertificateSort), desc: descending || undefined })}
        isRefreshing={loading}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        empty={<NoCertificates {...{ search, change }} />}
      />
      <OpenDialog open={open} onClose={() => act(null)} />
    </>
  )
}
