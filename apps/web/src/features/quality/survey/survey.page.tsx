/** One survey: its rounds with what came of them, how it reads in each language, and its versions. */
import { useMutation, useQuery } from '@apollo/client/react'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { SurveyContent } from '@solmu/domain/quality/survey.js'
import { RecordHistory } from '../../../app/record-history.js'
import { useCan } from '../../../app/viewer.js'
import { toApiError } from '../../../graphql/api-error.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { Menu } from '../../../ui/menu.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { CreateSurveyDialog, DropSurveyDialog, OpenRoundDialog, ReleaseSurveyDialog, RetireSurveyDialog } from './survey-dialogs.js'
import { SurveyPreview } from './survey-preview.js'
import { SurveyRounds } from './survey-rounds.js'
import { SurveysCrumb, SurveyStateMark, surveyStateOf, useSurveyWords } from './survey-words.js'
import { contentOf, startSurveyDraftMutation, type Survey, surveyContentQuery, surveyQuery } from './survey.operations.js'
import { useWritesSurveys } from './use-writes-surveys.js'
import styles from './survey.module.css'

export function SurveyPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <OneSurvey id={id ?? ''} />
}

export function OneSurvey({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery(surveyQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded survey={data.survey} />
  if (!error) return <Skeleton withHeading lines={12} />
  return toApiError(error).kind === 'missing' ? <NoSurvey /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
}

export function NoSurvey() {
  const t = useText()
  const lang = useLanguage()
  return (
    <>
      <PageHeader title={t('survey.missing')} breadcrumb={[<SurveysCrumb key="list" />]} />
      <EmptyState
        title={t('survey.missingText')}
        action={
          <ButtonLink to="/$lang/quality/surveys" params={{ lang }}>
            {t('survey.toList')}
          </ButtonLink>
        }
      />
    </>
  )
}

function Loaded({ survey }: { readonly survey: Survey }) {
  const t = useText()
  const say = useSurveyWords()
  const format = useFormat()
  const shown = survey.versions.find(({ state }) => state === 'released') ?? survey.versions[0]
  const { data } = useQuery(surveyContentQuery, { variables: { id: shown?.id ?? '' }, skip: !shown })
  const content = data && contentOf(data.surveyVersion.content)
  return (
    <>
      <PageHeader
        title={say(survey.name) || survey.code}
        breadcrumb={[<SurveysCrumb key="list" />]}
        meta={
          <>
            {t(`survey.audience.${survey.audience}`)} · <SurveyStateMark state={surveyStateOf(survey)} />
          </>
        }
        actions={<Acts survey={survey} />}
      />
      {survey.shippedCode !== null && <p className={styles.quiet}>{t('survey.shipped')}</p>}
      <SurveyRounds survey={survey} content={content} />
      <Section title={t('survey.preview.title')} note={shown && t('survey.preview.version', { number: shown.number })}>
        <details className={styles.more}>
          <summary>{t('survey.preview.open')}</summary>
          {content ? <SurveyPreview content={content} /> : <Skeleton lines={8} />}
        </details>
      </Section>
      <Section title={t('survey.versions')}>
        <ul className={styles.plain}>
          {survey.versions.map(({ id, number, state, changedAt, changedBy }) => (
            <li key={id}>
              {t('survey.version.line', { number, state: t(`survey.version.${state}`), when: format.instant(changedAt), who: changedBy ?? t('survey.version.product') })}
            </li>
          ))}
        </ul>
      </Section>
      <RecordHistory subjectType="survey" subjectId={survey.id} />
    </>
  )
}

type Act = 'open' | 'copy' | 'release' | 'drop' | 'retire'

function Acts({ survey }: { readonly survey: Survey }) {
  const t = useText()
  const mayAsk = useCan('survey.manage')
  const mayWrite = useWritesSurveys()
  const [open, setOpen] = useState<Act | null>(null)
  const canBeAsked = surveyStateOf(survey) === 'offered'
  return (
    <>
      {mayWrite && <Writing survey={survey} onOpen={setOpen} />}
      {mayAsk && canBeAsked && (
        <Button variant="primary" icon={IconPlus} onClick={() => setOpen('open')}>
          {t('survey.open.open')}
        </Button>
      )}
      {open && <ActOf act={open} survey={survey} onClose={() => setOpen(null)} />}
    </>
  )
}

interface ActOfProps {
  readonly act: Act
  readonly survey: Survey
  readonly onClose: () => void
}

/** The dialog in which an act is done. */
function ActOf({ act, survey, onClose }: ActOfProps) {
  const draft = survey.versions.find(({ state }) => state === 'draft')
  const [newest] = survey.versions
  if (act === 'open') return <OpenRoundDialog survey={survey} onClose={onClose} />
  if (act === 'retire') return <RetireSurveyDialog survey={survey} onClose={onClose} />
  if (act === 'copy') return newest ? <CreateSurveyDialog copyOf={{ survey, version: newest }} onClose={onClose} /> : null
  if (!draft) return null
  return act === 'release' ? <ReleaseDraft id={draft.id} draft={draft} onClose={onClose} /> : <DropSurveyDialog {...{ survey, draft, onClose }} />
}

function ReleaseDraft({ id, draft, onClose }: { readonly id: string; readonly draft: Survey['versions'][number]; readonly onClose: () => void }) {
  const { data } = useQuery(surveyContentQuery, { variables: { id }, fetchPolicy: 'network-only' })
  const content: SurveyContent | undefined = data && contentOf(data.surveyVersion.content)
  return content ? <ReleaseSurveyDialog {...{ draft, content, onClose }} /> : null
}

/** What those who write surveys can do next. */
function Writing({ survey, onOpen }: { readonly survey: Survey; readonly onOpen: (act: Act) => void }) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const describe = useErrorMessage()
  const [start] = useMutation(startSurveyDraftMutation)
  const hasDraft = survey.versions.some(({ state }) => state === 'draft')
  async function begin() {
    try {
      await start({ variables: { input: { surveyId: survey.id, expectedVersion: survey.version } } })
      await navigate({ to: '/$lang/quality/surveys/$id/edit', params: { lang, id: survey.id } })
    } catch (error) {
      showToast({ kind: 'error', text: describe(error).text })
    }
  }
  const items = [
    ...(hasDraft
      ? [
          { key: 'release', label: t('survey.release.open'), onPick: () => onOpen('release') },
          { key: 'drop', label: t('survey.drop.open'), onPick: () => onOpen('drop') }
        ]
      : [{ key: 'start', label: t('survey.start'), onPick: () => void begin() }]),
    { key: 'copy', label: t('survey.create.copy'), onPick: () => onOpen('copy') },
    { key: 'retire', label: t(survey.retiredAt === null ? 'survey.retire.open' : 'survey.restore.open'), onPick: () => onOpen('retire') }
  ]
  return (
    <>
      <Menu align="end" button={(button) => <Button {...button}>{t('survey.more')}</Button>} items={items} />
      {hasDraft && (
        <ButtonLink to="/$lang/quality/surveys/$id/edit" params={{ lang, id: survey.id }}>
          {t('survey.edit.open')}
        </ButtonLink>
      )}
    </>
  )
}
