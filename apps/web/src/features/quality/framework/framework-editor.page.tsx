/** The editor of a draft: texts in three languages, sections and criteria, scales, bands, and how it will read. */
import { useQuery } from '@apollo/client/react'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { DomainError } from '@solmu/domain/errors.js'
import { aggregations, type FrameworkContent, frameworkSubjects } from '@solmu/domain/quality/framework.js'
import { frameworkDifference } from '@solmu/domain/quality/framework-difference.js'
import { missingTexts } from '@solmu/domain/quality/framework-issues.js'
import { useCan } from '../../../app/viewer.js'
import { toApiError } from '../../../graphql/api-error.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Segmented } from '../../../ui/segmented.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { type Language, languageName, languages, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useChangeWords } from './change-words.js'
import { type Path, unmarked } from './content-edit.js'
import { AnyWordsField, ChoiceField, EditingProvider, type Editing, fieldIdOf, useEditing, WordsField } from './editing.js'
import { EditorBands, EditorScales } from './editor-scales.js'
import { EditorSections } from './editor-sections.js'
import { FrameworkText } from './framework-text.js'
import { FrameworkLink, FrameworksCrumb, issueText, placeText } from './framework-words.js'
import { NoFramework, notAllowed } from './framework.page.js'
import { type Framework, frameworkContentQuery, frameworkQuery, type FrameworkSaying } from './framework.operations.js'
import { type FrameworkEditor, useFrameworkEditor } from './use-framework-editor.js'
import forms from '../../../ui/record-form.module.css'
import styles from './framework.module.css'

export function FrameworkEditorPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const mayManage = useCan('quality.manage')
  if (!mayManage) return <ErrorNotice error={notAllowed} />
  return <OfFramework id={id} />
}

export function OfFramework({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery(frameworkQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (!data && error) return toApiError(error).kind === 'missing' ? <NoFramework /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton withHeading lines={14} />
  const framework = data.qualityFramework
  const draft = framework.versions.find(({ state }) => state === 'draft')
  return draft ? <OfDraft key={draft.id} framework={framework} id={draft.id} /> : <NoDraft framework={framework} />
}

function OfDraft({ framework, id }: { readonly framework: Framework; readonly id: string }) {
  // What is shown at first is what the typed text is compared with: it has to be the newest, and read once.
  const { data, error, refetch } = useQuery(frameworkContentQuery, { variables: { id }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' })
  if (data) return <Editor framework={framework} draft={unmarked(data.qualityFrameworkVersion) as FrameworkSaying} />
  return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton withHeading lines={14} />
}

function NoDraft({ framework }: { readonly framework: Framework }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  return (
    <>
      <PageHeader title={t('framework.edit.title', { name: pick(framework.name) })} breadcrumb={[<FrameworksCrumb key="list" />, <FrameworkLink key="one" framework={framework} />]} />
      <EmptyState
        title={t('framework.edit.noDraft')}
        text={t('framework.edit.noDraftText')}
        action={
          <ButtonLink to="/$lang/quality/frameworks/$id" params={{ lang, id: framework.id }}>
            {t('framework.edit.toFramework')}
          </ButtonLink>
        }
      />
    </>
  )
}

const belongs = (path: Path, at: Path): boolean => at.every((part, place) => path[place] === part)

/** What is wrong at a place or within it, told at the field itself by its sentence. */
function useProblemAt(issues: readonly DomainError[]) {
  const t = useText()
  return useMemo(() => {
    return (at: Path): string | undefined => {
      const found = issues.find(({ path }) => belongs(path, at))
      return found && issueText(found, t)
    }
  }, [issues, t])
}

/** What somebody else saved meanwhile, and the choice between the two. */
function Clash({ editor }: { readonly editor: FrameworkEditor }) {
  const t = useText()
  const { placeOf, valueOf } = useChangeWords()
  if (!editor.clash) return null
  const changes = frameworkDifference(editor.content, editor.clash.content)
  return (
    <FormNotice title={t('ui.clash.title')} isStrong role="alert">
      <p>{t('framework.clash.text', { count: changes.length })}</p>
      <ul>
        {changes.slice(0, 6).map((change) => (
          <li key={[change.subject, change.code, change.level, change.field, change.kind].join(' ')}>
            {t('framework.clash.line', { place: placeOf(change), mine: valueOf(change, 'before'), saved: valueOf(change, 'after') })}
          </li>
        ))}
      </ul>
      <div className={forms.acts}>
        <Button size="small" onClick={() => editor.settle('theirs')}>
          {t('framework.clash.theirs')}
        </Button>
        <Button size="small" onClick={() => editor.settle('mine')}>
          {t('framework.clash.mine')}
        </Button>
      </div>
    </FormNotice>
  )
}

/** Texts that other languages lack, each leading to its field. */
function MissingTexts({ content, onGo }: { readonly content: FrameworkContent; readonly onGo: (language: Language, path: Path) => void }) {
  const t = useText()
  const missing = missingTexts(content)
  if (missing.length === 0) return <p className={styles.quiet}>{t('framework.edit.allWritten')}</p>
  return (
    <details className={styles.missing}>
      <summary>{t('framework.edit.missing', { count: missing.length })}</summary>
      <ul>
        {missing.map(({ path, language }) => (
          <li key={`${path.join('.')}.${language}`}>
            <Button variant="quiet" size="small" onClick={() => onGo(language, path)}>
              {t('framework.edit.missingAt', { language: languageName[language], place: placeText(content, path, t) })}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}

function AboutFields({ editor }: { readonly editor: FrameworkEditor }) {
  const t = useText()
  const { content } = useEditing()
  const words = (name: string, values: readonly string[]) => values.map((value) => ({ value, label: t(`framework.${name}.${value}`) }))
  return (
    <Section title={t('framework.edit.about')}>
      <WordsField path={['name']} label={t('framework.field.name')} />
      <WordsField path={['description']} label={t('framework.field.description')} isLong />
      <WordsField path={['notice']} label={t('framework.field.notice')} help={t('framework.edit.noticeHelp')} isLong />
      <WordsField path={['source']} label={t('framework.field.source')} help={t('framework.edit.sourceHelp')} isLong />
      {content.kind === 'assessed' && (
        <div className={styles.row}>
          <ChoiceField path={['subject']} label={t('framework.field.subject')} options={words('subject', frameworkSubjects)} />
          <ChoiceField path={['aggregation']} label={t('framework.field.aggregation')} options={words('aggregation', aggregations)} />
        </div>
      )}
      <AnyWordsField path={['news']} label={t('framework.version.news')} help={t('framework.edit.newsHelp')} isLong value={editor.news} onChange={editor.changeNews} />
    </Section>
  )
}

function Saved({ editor }: { readonly editor: FrameworkEditor }) {
  const t = useText()
  const describe = useErrorMessage()
  const { isSaving, isChanged, issues, failure } = editor
  const state = failure !== null ? 'failed' : issues.unsaved.length > 0 ? 'held' : isSaving ? 'saving' : isChanged ? 'waiting' : 'saved'
  return (
    <>
      <p role="status" className={styles.quiet}>
        {state === 'failed' ? describe(failure).text : t(`framework.saved.${state}`, { count: issues.unsaved.length })}
      </p>
      {failure !== null && (
        <Button size="small" onClick={editor.retry}>
          {t('framework.saved.retry')}
        </Button>
      )}
    </>
  )
}

/** Leads to a field, in the language in which it is to be mended. */
function useGo(setLanguage: (language: Language) => void) {
  return (language: Language, path: Path) => {
    setLanguage(language)
    requestAnimationFrame(() => {
      const field = document.getElementById(fieldIdOf(path))
      field?.focus()
      field?.scrollIntoView({ block: 'center' })
    })
  }
}

function Editor({ framework, draft }: { readonly framework: Framework; readonly draft: FrameworkSaying }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const editor = useFrameworkEditor(draft)
  const { content, issues, change } = editor
  const [language, setLanguage] = useState<Language>('fi')
  const [checked, setChecked] = useState<{ readonly attempt: number; readonly issues: readonly DomainError[] }>({ attempt: 0, issues: [] })
  const [isPreviewed, setPreviewed] = useState(false)
  const problemAt = useProblemAt(checked.attempt > 0 ? issues.all : issues.unsaved)
  const editing: Editing = { content, language, change, problemAt }
  const go = useGo(setLanguage)
  function check() {
    const wrongIn = issues.all[0]?.path.at(-1)
    if (wrongIn === 'fi' || wrongIn === 'sv' || wrongIn === 'en') setLanguage(wrongIn)
    setChecked(({ attempt }) => ({ attempt: attempt + 1, issues: issues.all }))
  }
  return (
    <>
      <PageHeader
        title={t('framework.edit.title', { name: pick(content.name) || framework.code })}
        breadcrumb={[<FrameworksCrumb key="list" />, <FrameworkLink key="one" framework={framework} />]}
        meta={t('framework.edit.meta', { number: draft.number })}
      />
      {editor.isOffered && (
        <FormNotice title={t('ui.draft.title')} role="status">
          <p>{t('framework.edit.offered')}</p>
          <div className={forms.acts}>
            <Button size="small" onClick={editor.resume}>
              {t('ui.draft.resume')}
            </Button>
            <Button size="small" variant="quiet" onClick={editor.forget}>
              {t('ui.draft.discard')}
            </Button>
          </div>
        </FormNotice>
      )}
      <ErrorSummary attempt={checked.attempt} errors={checked.issues.map((issue) => ({ fieldId: fieldIdOf(issue.path), text: t('framework.issue.at', { place: placeText(content, issue.path, t), text: issueText(issue, t) }) }))} />
      <Clash editor={editor} />
      <div className={styles.bar}>
        <Segmented label={t('framework.edit.language')} value={language} onChange={setLanguage} options={languages.map((value) => ({ value, label: languageName[value] }))} />
        <Button size="small" icon={IconArrowBackUp} disabled={!editor.canUndo} onClick={editor.undo}>
          {t('framework.edit.undo')}
        </Button>
        <Saved editor={editor} />
      </div>
      <MissingTexts content={content} onGo={go} />
      <EditingProvider value={editing}>
        <div className={styles.editor}>
          <AboutFields editor={editor} />
          {content.kind === 'assessed' && (
            <>
              <EditorScales content={content} />
              <EditorSections content={content} />
              <EditorBands content={content} />
            </>
          )}
        </div>
      </EditingProvider>
      <div className={forms.acts}>
        <Button variant="primary" onClick={check}>
          {t('framework.edit.check')}
        </Button>
        <Button aria-expanded={isPreviewed} onClick={() => setPreviewed(!isPreviewed)}>
          {t(isPreviewed ? 'framework.edit.hidePreview' : 'framework.edit.preview')}
        </Button>
        <ButtonLink variant="quiet" to="/$lang/quality/frameworks/$id" params={{ lang, id: framework.id }} search={{ version: draft.number }}>
          {t('framework.edit.done')}
        </ButtonLink>
      </div>
      {checked.attempt > 0 && issues.all.length === 0 && <p role="status">{t('framework.edit.ready')}</p>}
      {isPreviewed && (
        <div className={styles.preview}>
          <FrameworkText content={content} />
        </div>
      )}
    </>
  )
}
