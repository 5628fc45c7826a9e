/** What all views of the portfolio have: the way from one to the next, and the searches that somebody has kept. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useSearch } from '@tanstack/react-router'
import { IconBookmark } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { type ViewPage, viewPages } from '@solmu/domain/portfolio/portfolio-views.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { RemoveDialog } from '../../../ui/remove-dialog.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { ProjectsCrumb } from '../portfolio-words.js'
import { type KeptView, portfolioViewsQuery, removePortfolioViewMutation, savePortfolioViewMutation } from './views.operations.js'
import styles from './views.module.css'

const addresses = { overview: '/$lang/portfolio', coverage: '/$lang/portfolio/coverage', endings: '/$lang/portfolio/endings', overlaps: '/$lang/portfolio/overlaps' } as const satisfies Record<ViewPage, string>

function Tabs({ here }: { readonly here: ViewPage }) {
  const t = useText()
  const lang = useLanguage()
  return (
    <nav className={styles.tabs} aria-label={t('views.tabs')} data-print="never">
      {viewPages.map((page) => (
        <TextLink key={page} to={addresses[page]} params={{ lang }} activeOptions={{ exact: true, includeSearch: false }} aria-current={page === here ? 'page' : undefined}>
          {t(`views.tab.${page}`)}
        </TextLink>
      ))}
    </nav>
  )
}

/** The search that was kept; one that can no longer be read opens the page as it is. */
function searchOf({ search }: KeptView): object {
  try {
    const read: unknown = JSON.parse(search)
    return typeof read === 'object' && read !== null ? read : {}
  } catch {
    return {}
  }
}

const fieldNames = ['name', 'unit'] as const
type Field = (typeof fieldNames)[number]

function KeepDialog({ page, onClose }: { readonly page: ViewPage; readonly onClose: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const { assignments } = useViewer()
  const search: object = useSearch({ strict: false })
  const [name, setName] = useState('')
  const [unitId, setUnitId] = useState('')
  const known = { OUT_OF_RANGE: { text: t('views.keep.tooMany') } }
  const state = useAct<Field>({ names: fieldNames, known }, onClose)
  const [save] = useMutation(savePortfolioViewMutation, { refetchQueries: [portfolioViewsQuery] })
  const units = [...new Map(assignments.map(({ unit }) => [unit.id, unit])).values()]
  function send() {
    void state.run(
      async () => {
        await save({ variables: { input: { page, name, search: JSON.stringify(search), unitId: unitId === '' ? null : unitId } } })
        showToast({ kind: 'done', text: t('views.keep.done', { name: name.trim() }) })
      },
      { ...(name.trim() === '' && { name: t('views.keep.nameMissing') }) }
    )
  }
  return (
    <ActDialog title={t('views.keep.title')} submit={t('views.keep.save')} prefix="view" names={fieldNames} state={state} onSubmit={send} onClose={onClose}>
      <p>{t('views.keep.text')}</p>
      <TextField id="view-name" label={t('views.keep.name')} help={t('views.keep.nameHelp')} error={state.refusal.fields.name} value={name} maxLength={80} onChange={({ target }) => setName(target.value)} />
      <SelectField
        id="view-unit"
        label={t('views.keep.for')}
        error={state.refusal.fields.unit}
        options={[{ value: '', label: t('views.keep.me') }, ...units.map((unit) => ({ value: unit.id, label: t('views.keep.unit', { unit: pick(unit.name) }) }))]}
        value={unitId}
        onChange={({ target }) => setUnitId(target.value)}
      />
    </ActDialog>
  )
}

function Kept({ view, onRemove }: { readonly view: KeptView; readonly onRemove: () => void }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  return (
    <li>
      <TextLink to={addresses[view.page]} params={{ lang }} search={searchOf(view) as never}>
        {view.name}
      </TextLink>
      {view.unit && <span className={styles.quiet}> {t('views.keep.shared', { unit: pick(view.unit.name) })}</span>}
      {view.isOwn && (
        <Button variant="quiet" onClick={onRemove} aria-label={t('views.keep.removeOne', { name: view.name })}>
          {t('views.keep.remove')}
        </Button>
      )}
    </li>
  )
}

function KeptViews({ page }: { readonly page: ViewPage }) {
  const t = useText()
  const [removed, setRemoved] = useState<KeptView | null>(null)
  const { data } = useQuery(portfolioViewsQuery)
  const [remove] = useMutation(removePortfolioViewMutation, { refetchQueries: [portfolioViewsQuery] })
  const views = data?.portfolioViews.filter((view) => view.page === page) ?? []
  if (views.length === 0) return null
  return (
    <nav aria-label={t('views.keep.list')} data-print="never">
      <ul className={styles.kept}>
        {views.map((view) => (
          <Kept key={view.id} view={view} onRemove={() => setRemoved(view)} />
        ))}
      </ul>
      {removed && (
        <RemoveDialog
          title={t('views.keep.removeOne', { name: removed.name })}
          submit={t('views.keep.remove')}
          remove={() => remove({ variables: { input: { viewId: removed.id } } })}
          onClose={() => setRemoved(null)}
        >
          {t('views.keep.removeText')}
        </RemoveDialog>
      )}
    </nav>
  )
}

interface ViewsFrameProps {
  readonly page: ViewPage
  readonly actions?: ReactNode
  readonly children: ReactNode
}

export function ViewsFrame({ page, actions, children }: ViewsFrameProps) {
  const t = useText()
  const [isKeeping, setKeeping] = useState(false)
  return (
    <>
      <PageHeader
        title={t(`views.title.${page}`)}
        breadcrumb={[<ProjectsCrumb key="projects" />]}
        meta={t(`views.meta.${page}`)}
        actions={
          <>
            <Button icon={IconBookmark} onClick={() => setKeeping(true)}>
              {t('views.keep.open')}
            </Button>
            {actions}
          </>
        }
      />
      <Tabs here={page} />
      <KeptViews page={page} />
      {children}
      {isKeeping && <KeepDialog page={page} onClose={() => setKeeping(false)} />}
    </>
  )
}
