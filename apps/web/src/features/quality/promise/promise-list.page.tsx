/** The service promises of the network: whose, from when, what in points, and by what keeping is looked at. */
import { useQuery } from '@apollo/client/react'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { promiseLevels } from '@solmu/domain/quality/promise.js'
import { versionOn } from '@solmu/domain/quality/framework-versions.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { Status } from '../../../ui/status.js'
import { type Language, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { RegisterTabs } from '../commitment/register-tabs.js'
import { ReleasePromiseDialog, WithdrawPromiseDialog } from './promise-dialogs.js'
import { PromiseEditor } from './promise-editor.js'
import { promiseListSearchSchema, type PromiseListSearch, type PromiseState, promiseStates } from './promise-list.search.js'
import { PromiseText } from './promise-text.js'
import { type PromiseVersion, type ServicePromise, servicePromisesQuery } from './promise.operations.js'
import styles from '../commitment/commitment.module.css'

type Act = { readonly kind: 'edit' | 'release' | 'withdraw'; readonly of: ServicePromise } | { readonly kind: 'add' }

/** How a promise stands on a day. */
export function promiseState({ withdrawnOn, versions }: Pick<ServicePromise, 'withdrawnOn' | 'versions'>, today: string): PromiseState {
  if (withdrawnOn !== null) return 'withdrawn'
  if (versionOn(versions, today)) return 'inForce'
  return versions.some(({ state }) => state === 'released') ? 'coming' : 'draft'
}

/** The version that holds on a day, else the newest. */
export const shownPromise = ({ versions }: Pick<ServicePromise, 'versions'>, today: string): PromiseVersion | undefined => versionOn(versions, today) ?? versions[0]

const searchedText = ({ unit, organisation, versions }: ServicePromise): string =>
  versions
    .flatMap(({ content: { title, intro, points } }) => [title, intro, ...points.map(({ text }) => text)])
    .concat(unit.name, organisation?.name ?? [])
    .flatMap(({ fi, sv, en }) => [fi, sv, en])
    .join(' ')
    .toLocaleLowerCase('fi')

/** Those that were withdrawn only when they are asked for. */
export function listedPromises(all: readonly ServicePromise[], search: PromiseListSearch, of: { readonly today: string; readonly language: Language }): readonly ServicePromise[] {
  const compare = compareText(of.language)
  const found = all.filter(
    (one) =>
      (search.level === undefined || one.level === search.level) &&
      (search.states?.includes(promiseState(one, of.today)) ?? promiseState(one, of.today) !== 'withdrawn') &&
      (search.q === undefined || searchedText(one).includes(search.q.trim().toLocaleLowerCase('fi')))
  )
  const whose = ({ level, unit }: ServicePromise) => `${promiseLevels.indexOf(level)} ${unit.name[of.language] || unit.name.fi}`
  const state = (one: ServicePromise) => (search.sort === 'state' ? String(promiseStates.indexOf(promiseState(one, of.today))) : '')
  return [...found].sort((a, b) => compare(state(a), state(b)) || compare(whose(a), whose(b)))
}

const statuses = { inForce: 'accepted', coming: 'submitted', draft: 'draft', withdrawn: 'locked' } as const

function useWhose() {
  const t = useText()
  const pick = useLocalized()
  return ({ level, unit, organisation }: ServicePromise): string => (level === 'network' ? t('promise.levels.network') : pick(level === 'organisation' && organisation ? organisation.name : unit.name))
}

function OnePromise({ promise, act }: { readonly promise: ServicePromise; readonly act: (what: Act) => void }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { today } = useViewer()
  const whose = useWhose()
  const state = promiseState(promise, today)
  const version = shownPromise(promise, today)
  if (!version) return null
  const draft = promise.versions.find((each) => each.state === 'draft')
  const meta = [whose(promise), t('promise.version', { number: version.number }), version.validFrom && t('commitment.term.open', { from: format.day(version.validFrom) })].filter(Boolean)
  return (
    <Section title={pick(version.content.title)} note={meta.join(' · ')} aside={<Status status={statuses[state]} label={t(`promise.state.${state}`)} />}>
      <PromiseText content={version.content} />
      {promise.withdrawnReason !== '' && <p>{t('promise.withdrawnBecause', { reason: promise.withdrawnReason })}</p>}
      {promise.mayChange && state !== 'withdrawn' && (
        <div className={styles.acts}>
          <Button onClick={() => act({ kind: 'edit', of: promise })}>{t(draft ? 'promise.edit.draft' : 'promise.edit.next')}</Button>
          {draft && <Button onClick={() => act({ kind: 'release', of: promise })}>{t('promise.release.open', { number: draft.number })}</Button>}
          <Button variant="quiet" onClick={() => act({ kind: 'withdraw', of: promise })}>
            {t('promise.withdraw.open')}
          </Button>
        </div>
      )}
    </Section>
  )
}

function useExport(rows: readonly ServicePromise[]): () => void {
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const whose = useWhose()
  const { today } = useViewer()
  return () => {
    const heads = ['promise.level', 'promise.title', 'promise.versionNumber', 'promise.release.from', 'promise.stateLabel', 'promise.pointText', 'promise.measured'].map((id) => t(id))
    const table = rows.flatMap((one) => {
      const version = shownPromise(one, today)
      return (version?.content.points ?? []).map(({ text, measure }) => [
        ...[whose(one), version ? pick(version.content.title) : '', version?.number ?? '', version?.validFrom ?? '', t(`promise.state.${promiseState(one, today)}`)],
        ...[pick(text), measure ? pick(measure.name) || measure.code : '']
      ])
    })
    saveRows({ name: t('promise.file', { date: today }), language, rows: [heads, ...table] })
  }
}

type Change = (part: Partial<PromiseListSearch>) => void

function useFilters({ search, change }: { readonly search: PromiseListSearch; readonly change: Change }): readonly Filter[] {
  const t = useText()
  return [
    {
      ...{ id: 'level', label: t('promise.level'), values: search.level ? [search.level] : [] },
      options: promiseLevels.map((value) => ({ value, label: t(`promise.levels.${value}`) })),
      onChange: ([level]) => change({ level: level as PromiseListSearch['level'] })
    },
    {
      ...{ id: 'states', label: t('promise.stateLabel'), values: search.states ?? [], isMultiple: true },
      options: promiseStates.map((value) => ({ value, label: t(`promise.state.${value}`) })),
      onChange: (chosen) => change({ states: chosen.length === 0 ? undefined : ([...chosen] as PromiseListSearch['states']) })
    },
    {
      ...{ id: 'sort', label: t('promise.sort'), values: search.sort ? [search.sort] : [] },
      options: (['whose', 'state'] as const).map((value) => ({ value, label: t(`promise.sorts.${value}`) })),
      onChange: ([sort]) => change({ sort: sort as PromiseListSearch['sort'] })
    }
  ]
}

function ListActions({ rows, onAdd }: { readonly rows: readonly ServicePromise[]; readonly onAdd: () => void }) {
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
          {t('promise.add')}
        </Button>
      )}
    </>
  )
}

const narrowing = ['q', 'level', 'states'] as const

function NoPromises({ search, change }: { readonly search: PromiseListSearch; readonly change: Change }) {
  const t = useText()
  if (narrowing.every((part) => search[part] === undefined)) return <EmptyState title={t('promise.list.none')} text={t('promise.list.noneText')} />
  const clear = () => change(Object.fromEntries(narrowing.map((part) => [part, undefined])))
  return <EmptyState title={t('promise.list.noHits')} action={<Button onClick={clear}>{t('commitment.list.clear')}</Button>} />
}

function OpenDialog({ open, onClose }: { readonly open: Act | null; readonly onClose: () => void }) {
  if (open === null) return null
  if (open.kind === 'add') return <PromiseEditor promise={null} onClose={onClose} />
  if (open.kind === 'edit') return <PromiseEditor promise={open.of} onClose={onClose} />
  if (open.kind === 'withdraw') return <WithdrawPromiseDialog promise={open.of} onClose={onClose} />
  const draft = open.of.versions.find(({ state }) => state === 'draft')
  return draft ? <ReleasePromiseDialog promise={open.of} draft={draft} onClose={onClose} /> : null
}

/** To the page of everybody, while something stands on it. */
function PublicPageLink({ of }: { readonly of: { readonly servicePromises: readonly ServicePromise[] } | undefined }) {
  const t = useText()
  const lang = useLanguage()
  const { consortium } = useViewer()
  if (!of?.servicePromises.some(({ isOpenToAll }) => isOpenToAll)) return null
  return (
    <p>
      <TextLink to="/$lang/open/$consortium/promises" params={{ lang, consortium: consortium.id }}>
        {t('promise.open.link')}
      </TextLink>
    </p>
  )
}

export function PromiseListPage() {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  const { today } = useViewer()
  const [search, change] = useListSearch(promiseListSearchSchema)
  const [open, act] = useState<Act | null>(null)
  const { data, error, refetch } = useQuery(servicePromisesQuery, { fetchPolicy: 'cache-and-network' })
  const rows = data && listedPromises(data.servicePromises, search, { today, language: lang })
  const filters = useFilters({ search, change })
  return (
    <>
      <PageHeader
        title={t('promise.list.title')}
        meta={t('promise.list.meta', { day: format.day(today) })}
        actions={<ListActions rows={rows ?? []} onAdd={() => act({ kind: 'add' })} />}
      />
      <RegisterTabs />
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('promise.list.search') }}
        filters={filters}
        summary={rows && t('promise.list.count', { count: rows.length })}
      />
      <PublicPageLink of={data} />
      {!rows && (error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />)}
      {rows?.map((promise) => (
        <OnePromise key={promise.id} promise={promise} act={act} />
      ))}
      {rows?.length === 0 && <NoPromises {...{ search, change }} />}
      <OpenDialog open={open} onClose={() => act(null)} />
    </>
  )
}
