/** The editor of a draft: the texts in each language, the questions with their options, and how it will read. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { DomainError } from '@solmu/domain/errors.js'
import { type SurveyContent, type SurveyLanguage, surveyLanguages, surveyWords } from '@solmu/domain/quality/survey.js'
import { readSurvey, surveyIssues } from '@solmu/domain/quality/survey-reader.js'
import { useViewer } from '../../../app/viewer.js'
import { toApiError } from '../../../graphql/api-error.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { type DraftName, forgetDraft, keepDraft, readDraft } from '../../../ui/drafts.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useErrorMessage, useRefusalText } from '../../../ui/error-message.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { LeaveGuard } from '../../../ui/leave-guard.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Segmented } from '../../../ui/segmented.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { surveyLanguageName } from '../answer/answer-words.js'
import { type Path, unmarked, withValue } from '../framework/content-edit.js'
import { EditorQuestions } from './editor-questions.js'
import { SurveyTextField, surveyFieldId, type SurveyEditing } from './survey-text-field.js'
import { SurveyPreview } from './survey-preview.js'
import { SurveyLink, SurveysCrumb, useSurveyWords } from './survey-words.js'
import { NoSurvey } from './survey.page.js'
import { contentOf, saveSurveyDraftMutation, type Survey, surveyContentQuery, surveyQuery, type SurveyVersion } from './survey.operations.js'
import forms from '../../../ui/record-form.module.css'
import styles from './survey.module.css'

export function SurveyEditorPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return <OfSurvey id={id} />
}

export function OfSurvey({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery(surveyQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (!data && error) return toApiError(error).kind === 'missing' ? <NoSurvey /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton withHeading lines={14} />
  const draft = data.survey.versions.find(({ state }) => state === 'draft')
  return draft ? <OfDraft key={draft.id} survey={data.survey} draft={draft} /> : <NoDraft survey={data.survey} />
}

function NoDraft({ survey }: { readonly survey: Survey }) {
  const t = useText()
  const lang = useLanguage()
  return (
    <>
      <PageHeader title={t('survey.edit.title')} breadcrumb={[<SurveysCrumb key="list" />, <SurveyLink key="one" survey={survey} />]} />
      <EmptyState
        title={t('survey.edit.noDraft')}
        text={t('survey.edit.noDraftText')}
        action={
          <ButtonLink to="/$lang/quality/surveys/$id" params={{ lang, id: survey.id }}>
            {t('survey.edit.toSurvey')}
          </ButtonLink>
        }
      />
    </>
  )
}

function OfDraft({ survey, draft }: { readonly survey: Survey; readonly draft: SurveyVersion }) {
  const { data, error, refetch } = useQuery(surveyContentQuery, { variables: { id: draft.id }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' })
  if (!data) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton withHeading lines={14} />
  const content = unmarked(contentOf(data.surveyVersion.content))
  return <Editor survey={survey} draft={draft} saved={content} />
}

/** What was typed before and never reached the server, when it can be read and still differs. */
function keptContent(name: DraftName, saved: SurveyContent): SurveyContent | null {
  const read = readSurvey(readDraft(name))
  return 'content' in read && JSON.stringify(read.content) !== JSON.stringify(saved) ? read.content : null
}

interface EditorProps {
  readonly survey: Survey
  readonly draft: SurveyVersion
  readonly saved: SurveyContent
}

function useEditing({ draft, saved }: EditorProps) {
  const { id: viewerId } = useViewer()
  const name: DraftName = ['survey', viewerId, draft.id]
  const [offered, setOffered] = useState(() => keptContent(name, saved))
  const [base, setBase] = useState({ content: saved, version: draft.version })
  const [content, setContent] = useState(saved)
  const [save, { loading }] = useMutation(saveSurveyDraftMutation)
  const isChanged = JSON.stringify(content) !== JSON.stringify(base.content)
  const key = name.join('/')
  useEffect(() => {
    const [form = '', viewer = '', record = ''] = key.split('/')
    if (isChanged) keepDraft([form, viewer, record], content)
  }, [key, content, isChanged])
  async function store() {
    const { data } = await save({ variables: { input: { versionId: draft.id, expectedVersion: base.version, content: content as never } } })
    setBase({ content, version: data?.saveSurveyDraft.surveyVersion.version ?? base.version + 1 })
    forgetDraft(name)
  }
  return {
    ...{ content, setContent, isChanged, isSaving: loading, store, offered },
    discard: () => forgetDraft(name),
    settle: (isTaken: boolean) => {
      if (isTaken && offered) setContent(offered)
      else forgetDraft(name)
      setOffered(null)
    }
  }
}

/** What was typed before and never saved, offered back. */
function OfferedDraft({ onSettle }: { readonly onSettle: (isTaken: boolean) => void }) {
  const t = useText()
  return (
    <FormNotice title={t('ui.draft.title')} role="status">
      <p>{t('survey.edit.offered')}</p>
      <div className={forms.acts}>
        <Button size="small" onClick={() => onSettle(true)}>
          {t('ui.draft.resume')}
        </Button>
        <Button size="small" variant="quiet" onClick={() => onSettle(false)}>
          {t('ui.draft.discard')}
        </Button>
      </div>
    </FormNotice>
  )
}

interface EditorIssuesProps {
  readonly attempt: number
  readonly issues: readonly DomainError[]
  readonly content: SurveyContent
}

/** What stands in the way, once it was asked for. */
function EditorIssues({ attempt, issues, content }: EditorIssuesProps) {
  const t = useText()
  const refusalText = useRefusalText()
  const errors = issues.slice(0, 20).map(({ code, path, params }) => ({
    fieldId: surveyFieldId(path),
    text: t('survey.edit.issue', { place: placeOf(content, path, t), text: refusalText({ code, params }) })
  }))
  return <ErrorSummary attempt={attempt} errors={attempt === 0 ? [] : errors} />
}

function Editor(props: EditorProps) {
  const { survey, draft } = props
  const t = useText()
  const lang = useLanguage()
  const say = useSurveyWords()
  const describe = useErrorMessage()
  const { content, setContent, isChanged, isSaving, store, offered, settle, discard } = useEditing(props)
  const [language, setLanguage] = useState<SurveyLanguage>('fi')
  const [attempt, setAttempt] = useState(0)
  const [isPreviewed, setPreviewed] = useState(false)
  const read = readSurvey(content)
  const broken = 'issues' in read ? read.issues : []
  const issues = broken.length > 0 ? broken : surveyIssues(content)
  const editing: SurveyEditing = { content, language, change: (path: Path, value: unknown) => setContent(withValue(content, path, value)) }
  async function save() {
    if (broken.length > 0) return setAttempt((before) => before + 1)
    try {
      await store()
      showToast({ kind: 'done', text: t('survey.edit.saved') })
    } catch (error) {
      showToast({ kind: 'error', text: describe(error).text })
    }
  }
  function check() {
    const wrongIn = surveyLanguages.find((each) => each === issues[0]?.path.at(-1))
    if (wrongIn) setLanguage(wrongIn)
    setAttempt((before) => before + 1)
  }
  const counts = surveyLanguages.map((each) => [each, issues.filter(({ path }) => path.at(-1) === each).length] as const)
  return (
    <>
      <PageHeader title={t('survey.edit.titleOf', { name: say(content.name) || survey.code })} breadcrumb={[<SurveysCrumb key="list" />, <SurveyLink key="one" survey={survey} />]} meta={t('survey.edit.meta', { number: draft.number })} />
      {offered && <OfferedDraft onSettle={settle} />}
      <EditorIssues {...{ attempt, issues, content }} />
      <div className={styles.tools}>
        <Segmented label={t('survey.edit.language')} value={language} onChange={setLanguage} options={surveyLanguages.map((value) => ({ value, label: surveyLanguageName[value] }))} />
        <p role="status" className={styles.quiet}>
          {t(isChanged ? 'survey.edit.unsaved' : 'survey.edit.allSaved')}
        </p>
      </div>
      <p className={styles.quiet}>{counts.map(([each, count]) => t('survey.edit.missing', { language: surveyLanguageName[each], count })).join(' · ')}</p>
      <Section title={t('survey.edit.about')}>
        <SurveyTextField editing={editing} path={['name']} label={t('survey.field.name')} />
        <SurveyTextField editing={editing} path={['intro']} label={t('survey.field.intro')} help={t('survey.field.introHelp')} isLong />
        <SurveyTextField editing={editing} path={['thanks']} label={t('survey.field.thanks')} isLong />
      </Section>
      <EditorQuestions editing={editing} />
      <div className={forms.acts}>
        <Button variant="primary" isBusy={isSaving} onClick={() => void save()}>
          {t('survey.edit.save')}
        </Button>
        <Button onClick={check}>{t('survey.edit.check')}</Button>
        <Button aria-expanded={isPreviewed} onClick={() => setPreviewed(!isPreviewed)}>
          {t(isPreviewed ? 'survey.edit.hidePreview' : 'survey.edit.preview')}
        </Button>
        <ButtonLink variant="quiet" to="/$lang/quality/surveys/$id" params={{ lang, id: survey.id }}>
          {t('survey.edit.done')}
        </ButtonLink>
      </div>
      {attempt > 0 && issues.length === 0 && <p role="status">{t('survey.edit.ready')}</p>}
      {isPreviewed && <SurveyPreview content={content} first={language} />}
      <LeaveGuard title={t('survey.edit.leave')} text={t('survey.edit.leaveText')} hasChanges={() => isChanged} onDiscard={discard} />
    </>
  )
}

/** Where in a survey something is: the question and the field. */
function placeOf(content: SurveyContent, path: readonly (string | number)[], t: ReturnType<typeof useText>): string {
  const [first, place] = path
  const language = surveyLanguages.find((each) => each === path.at(-1))
  const field = path.filter((part) => typeof part === 'string' && part !== 'questions' && part !== language).at(-1)
  const question = first === 'questions' && typeof place === 'number' ? t('survey.edit.question', { number: place + 1, title: surveyWords(content.questions[place]?.title ?? content.name, 'fi') }) : ''
  return [question, field ? t(`survey.field.${field}`) : '', language ? surveyLanguageName[language] : ''].filter((part) => part !== '').join(', ')
}
