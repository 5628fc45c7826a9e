/** A report template: what it says, its versions, and what can be done with it. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useCan } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Segmented } from '../../../ui/segmented.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { pickText, useLanguage, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { BlockOutline } from './editor/block-outline.js'
import { DraftEditor } from './editor/draft-editor.js'
import { Preview } from './editor/preview.js'
import { CopyDialog, NameDialog, RetireDialog } from './template-dialogs.js'
import { reportTemplateQuery, type ReportTemplate } from './template.operations.js'
import { templateSearchSchema, templateViews, type TemplateSearch } from './template.search.js'
import { stateOf, TemplatesCrumb, useParameterText, useVersionText } from './template-words.js'
import { useLibrary } from './use-library.js'
import { Versions } from './versions/versions.js'
import editor from './editor/editor.module.css'
import styles from './builder.module.css'

export function TemplatePage() {
  const { templateId = '' } = useParams({ strict: false }) as { templateId?: string }
  return <TemplateView key={templateId} templateId={templateId} />
}

export function TemplateView({ templateId }: { readonly templateId: string }) {
  // What is shown at first is what is written upon: it has to be the newest.
  const { data, error, refetch } = useQuery(reportTemplateQuery, { variables: { id: templateId }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' })
  const [search, change] = useListSearch(templateSearchSchema)
  if (data) return <Loaded template={data.reportTemplate} {...{ search, change }} />
  if (!error) return <Skeleton withHeading lines={12} />
  return <ErrorNotice error={error} onRetry={() => void refetch()} />
}

interface LoadedProps {
  readonly template: ReportTemplate
  readonly search: TemplateSearch
  readonly change: (part: Partial<TemplateSearch>) => void
}

function Acts({ template }: Pick<LoadedProps, 'template'>) {
  const t = useText()
  const mayManage = useCan('report.manage')
  const [open, setOpen] = useState<'name' | 'copy' | 'retire' | null>(null)
  if (!mayManage) return null
  const close = () => setOpen(null)
  return (
    <>
      {!template.isRetired && <Button onClick={() => setOpen('name')}>{t('reports.builder.name')}</Button>}
      <Button onClick={() => setOpen('copy')}>{t('reports.builder.copy')}</Button>
      <Button variant="quiet" onClick={() => setOpen('retire')}>
        {t(template.isRetired ? 'reports.builder.restore' : 'reports.builder.retire')}
      </Button>
      {open === 'name' && <NameDialog template={template} onClose={close} />}
      {open === 'copy' && <CopyDialog template={template} onClose={close} />}
      {open === 'retire' && <RetireDialog template={template} onClose={close} />}
    </>
  )
}

function Head({ template }: Pick<LoadedProps, 'template'>) {
  const t = useText()
  const lang = useLanguage()
  const versionText = useVersionText()
  const parameterText = useParameterText()
  const { name, description, copiedFromName, attachedCount } = template
  const [title, about, from] = [pickText(name, lang), pickText(description, lang), copiedFromName && pickText(copiedFromName, lang)]
  const facts = [
    ...[t(`reports.builder.state.${stateOf(template)}`), versionText(template), parameterText(template)],
    ...(attachedCount > 0 ? [t('reports.builder.attachedCount', { count: attachedCount })] : []),
    ...(from ? [t('reports.builder.copiedFrom', { name: from.text })] : [])
  ]
  return (
    <PageHeader
      title={title.text}
      titleLang={title.lang === lang ? undefined : title.lang}
      breadcrumb={[<TemplatesCrumb key="list" />]}
      meta={
        <>
          {about.text !== '' && (
            <span className={styles.description} lang={about.lang === lang ? undefined : about.lang}>
              {about.text}
            </span>
          )}
          <span>{facts.join(' · ')}</span>
        </>
      }
      actions={<Acts template={template} />}
    />
  )
}

/** The editor for those who may write; for everybody else what the version in use says. */
function Contents({ template, search, change }: LoadedProps) {
  const t = useText()
  const mayManage = useCan('report.manage')
  const { library, error, retry } = useLibrary()
  const [turn, setTurn] = useState(0)
  if (error) return <ErrorNotice error={error} onRetry={retry} />
  if (!library) return <Skeleton lines={12} />
  const { released, draft, parameter } = template
  if (mayManage && !template.isRetired) {
    return <DraftEditor key={turn} {...{ template, library, search, change }} onEnded={() => setTurn((before) => before + 1)} />
  }
  const shown = released ?? draft
  if (!shown) return null
  return (
    <div className={editor.workspace}>
      <Section title={t('reports.builder.contents')} note={t('reports.builder.blockCount', { count: shown.blocks.length })}>
        <BlockOutline blocks={shown.blocks} library={library} />
      </Section>
      <Preview versionId={shown.id} blocks={shown.blocks} {...{ parameter, search, change }} />
    </div>
  )
}

function Loaded({ template, search, change }: LoadedProps) {
  const t = useText()
  const view = search.view ?? 'contents'
  return (
    <>
      <Head template={template} />
      <div className={styles.views}>
        <Segmented
          label={t('reports.builder.views')}
          options={templateViews.map((value) => ({ value, label: t(`reports.builder.view.${value}`) }))}
          value={view}
          onChange={(next) => change({ view: next === 'contents' ? undefined : next })}
        />
      </div>
      {view === 'contents' ? <Contents {...{ template, search, change }} /> : <Versions {...{ template, search, change }} />}
    </>
  )
}
