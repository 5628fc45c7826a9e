/** What the network knows: practice cards, lessons, outputs and reports, by words, filters and language. */
import { useQuery } from '@apollo/client/react'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { type KnowledgeKind, knowledgeKinds } from '@solmu/domain/portfolio/knowledge.js'
import { taskAreas } from '@solmu/domain/results/indicator-details.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { type Knowledge, type KnowledgeItem, knowledgeQuery } from './knowledge.operations.js'
import { type KnowledgeSearch, knowledgeSearchSchema } from './knowledge.search.js'
import styles from './knowledge.module.css'

type Change = (part: Partial<KnowledgeSearch>) => void

function useKnowledge({ q, kinds, area, centre, year }: KnowledgeSearch) {
  const language = useLanguage()
  const variables = { words: q ?? '', language, kinds: kinds ?? null, taskArea: area ?? null, centreId: centre ?? null, year: year ?? null }
  const { data, previousData, error, refetch } = useQuery(knowledgeQuery, { variables, fetchPolicy: 'cache-and-network' })
  const found = (data ?? previousData)?.knowledge
  return { found, error: data ? undefined : error, retry: () => void refetch() }
}

function useFilters({ found, search, change }: { readonly found: Knowledge | undefined; readonly search: KnowledgeSearch; readonly change: Change }): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  return [
    {
      ...{ id: 'kinds', label: t('knowledge.kind'), isMultiple: true, values: search.kinds ?? [], options: knowledgeKinds.map((value) => ({ value, label: t(`knowledge.kind.${value}`) })) },
      onChange: (values) => change({ kinds: values.length === 0 ? undefined : ([...values] as KnowledgeKind[]) })
    },
    {
      ...{ id: 'area', label: t('knowledge.taskArea'), values: search.area ? [search.area] : [], options: taskAreas.map((value) => ({ value, label: t(`portfolio.area.${value}`) })) },
      onChange: ([area]) => change({ area: area as KnowledgeSearch['area'] })
    },
    {
      ...{ id: 'centre', label: t('knowledge.centre'), values: search.centre ? [search.centre] : [], options: (found?.centres ?? []).map(({ id, name }) => ({ value: id, label: pick(name) })) },
      onChange: ([centre]) => change({ centre })
    },
    {
      ...{ id: 'year', label: t('knowledge.year'), values: search.year ? [String(search.year)] : [], options: (found?.years ?? []).map((year) => ({ value: String(year), label: String(year) })) },
      onChange: ([year]) => change({ year: year === undefined ? undefined : Number(year) })
    }
  ]
}

/** What was found as a file. */
function useExport(items: readonly KnowledgeItem[]): () => void {
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const { today } = useViewer()
  const rowOf = ({ kind, title, text, project, centre, taskAreas: areas, day }: KnowledgeItem) => [
    ...[t(`knowledge.kind.${kind}`), pick(title), text.map((part) => part.text).join(''), project ? `${project.number} ${pick(project.title)}` : ''],
    ...[centre ? pick(centre.name) : '', areas.join(', '), day]
  ]
  return () => saveRows({ name: t('knowledge.file', { date: today }), language, rows: [['kind', 'title', 'text', 'project', 'centre', 'taskArea', 'day'].map((id) => t(`knowledge.${id}`)), ...items.map(rowOf)] })
}

/** How many are shown before more are asked for. */
const atOnce = 25

export function KnowledgePage() {
  const t = useText()
  const [search, change] = useListSearch(knowledgeSearchSchema)
  const { found, error, retry } = useKnowledge(search)
  const items = found?.items ?? []
  const save = useExport(items)
  return (
    <>
      <PageHeader
        title={t('knowledge.title')}
        meta={t('knowledge.meta')}
        actions={<Button icon={IconDownload} disabled={items.length === 0} onClick={save}>{t('ui.table.export')}</Button>}
      />
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q: q || undefined }), label: t('knowledge.search') }} filters={useFilters({ found, search, change })} summary={found && t('knowledge.count', { count: found.totalCount })} />
      {error && <ErrorNotice error={error} onRetry={retry} />}
      {found ? <Answer {...{ found, search, change }} /> : !error && <Skeleton lines={10} />}
    </>
  )
}

function Answer({ found, search, change }: { readonly found: Knowledge; readonly search: KnowledgeSearch; readonly change: Change }) {
  return found.items.length === 0 ? <Nothing {...{ search, change }} /> : <Found key={JSON.stringify(search)} {...found} />
}

function Nothing({ search, change }: { readonly search: KnowledgeSearch; readonly change: Change }) {
  const t = useText()
  if (Object.values(search).every((value) => value === undefined)) return <EmptyState title={t('knowledge.none')} text={t('knowledge.noneText')} />
  const clear = () => change({ q: undefined, kinds: undefined, area: undefined, centre: undefined, year: undefined })
  return <EmptyState title={t('knowledge.noHits')} text={t('knowledge.noHitsText')} action={<Button onClick={clear}>{t('knowledge.clear')}</Button>} />
}

function Found({ items, totalCount }: Pick<Knowledge, 'items' | 'totalCount'>) {
  const t = useText()
  const [shown, setShown] = useState(atOnce)
  return (
    <>
      <ol className={styles.found} aria-label={t('knowledge.found')}>
        {items.slice(0, shown).map((item) => (
          <li key={item.id}>
            <One item={item} />
          </li>
        ))}
      </ol>
      {items.length > shown && <Button onClick={() => setShown(shown + atOnce)}>{t('knowledge.more', { count: Math.min(atOnce, items.length - shown) })}</Button>}
      {totalCount > items.length && <p className={styles.told}>{t('knowledge.tooMany', { shown: items.length, count: totalCount })}</p>}
    </>
  )
}

function One({ item }: { readonly item: KnowledgeItem }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const { kind, text, project, centre, taskAreas: areas, day, language } = item
  const told = [t(`knowledge.kind.${kind}`), format.day(day), areas.join(', '), centre && pick(centre.name)].filter(Boolean).join(' · ')
  return (
    <article className={styles.item}>
      <h2 className={styles.name}>
        <ItemLink item={item} />
      </h2>
      <p className={styles.told}>{told}</p>
      {text.length > 0 && (
        <p lang={language === lang ? undefined : language}>
          {text.map((part, at) => (part.isHit ? <mark key={at}>{part.text}</mark> : <span key={at}>{part.text}</span>))}
        </p>
      )}
      {project && kind !== 'report' && (
        <p className={styles.told}>
          {t('knowledge.fromProject')}{' '}
          <TextLink to="/$lang/portfolio/projects/$id" params={{ lang, id: project.id }}>
            {project.number} {pick(project.title)}
          </TextLink>
        </p>
      )}
    </article>
  )
}

/** Cards and reports have pages of their own; lessons and outputs stand on that of their project. */
function ItemLink({ item: { id, kind, title, project } }: { readonly item: KnowledgeItem }) {
  const lang = useLanguage()
  const pick = useLocalized()
  if (kind === 'practice') return <TextLink to="/$lang/quality/practices/$id" params={{ lang, id }}>{pick(title)}</TextLink>
  if (kind === 'report') return <TextLink to="/$lang/portfolio/reports/$id" params={{ lang, id }}>{pick(title)}</TextLink>
  return (
    <TextLink to="/$lang/portfolio/projects/$id" params={{ lang, id: project?.id ?? '' }} {...(kind === 'lesson' && { hash: `lesson-${id}` })}>
      {pick(title)}
    </TextLink>
  )
}
