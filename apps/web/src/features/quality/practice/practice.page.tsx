/** One recommendation or good practice: what it says, how far the units have come with it, its versions and what they differ in. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { Discussion } from '../../../app/discussion.js'
import { useViewer } from '../../../app/viewer.js'
import { toApiError } from '../../../graphql/api-error.js'
import { ButtonLink } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { SelectField } from '../../../ui/form-field.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { type LocalizedText, pickText, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { PracticeActs } from './practice-acts.js'
import { PracticeCardText, ProjectOfCard } from './practice-card.js'
import { PracticeDifference } from './practice-difference.js'
import { PracticeEditor } from './practice-editor.js'
import { PracticeMap } from './practice-map.js'
import { PracticePublication } from './practice-publication.js'
import { PracticeSpread } from './practice-spread.js'
import { Uptake } from './practice-uptake.js'
import { PracticesCrumb, PracticeStateMark, shownVersion, stateOf, useReviewText } from './practice-words.js'
import { practiceQuery, type PracticeRecord, type PracticeVersion } from './practice.operations.js'
import { type PracticeSearch, practiceSearchSchema } from './practice.search.js'
import styles from './practice.module.css'

export function PracticePage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <OnePractice id={id ?? ''} />
}

export function OnePractice({ id }: { readonly id: string }) {
  const t = useText()
  const lang = useLanguage()
  const { data, error, refetch } = useQuery(practiceQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded practice={data.practice} />
  if (!error) return <Skeleton withHeading lines={12} />
  if (toApiError(error).kind !== 'missing') return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t('practice.missing')} breadcrumb={[<PracticesCrumb key="list" />]} />
      <EmptyState
        title={t('practice.missingText')}
        action={
          <ButtonLink to="/$lang/quality/practices" params={{ lang }}>
            {t('practice.toList')}
          </ButtonLink>
        }
      />
    </>
  )
}

type Of = { readonly practice: PracticeRecord }

function Loaded({ practice }: Of) {
  const { today } = useViewer()
  const pick = useLocalized()
  const [search, change] = useListSearch(practiceSearchSchema)
  const versions: readonly PracticeVersion[] = practice.versions
  const version = versions.find(({ number }) => number === search.version) ?? shownVersion(versions, today)
  const draft = versions.find(({ state }) => state === 'draft')
  const other = versions.find(({ number }) => number === search.compare)
  if (search.edit && draft) {
    return (
      <>
        <PageHeader title={pick(practice.name)} breadcrumb={[<PracticesCrumb key="list" />]} meta={<PracticeStateMark state={stateOf(practice)} />} />
        <PracticeEditor key={draft.version} version={draft} onDone={() => change({ edit: undefined, version: draft.number })} />
      </>
    )
  }
  return (
    <>
      <PageHeader
        title={pick(practice.name)}
        breadcrumb={[<PracticesCrumb key="list" />]}
        meta={<PracticeStateMark state={stateOf(practice)} />}
        actions={<PracticeActs practice={practice} draft={draft} onEdit={() => change({ edit: true, version: undefined })} />}
      />
      {practice.retiredAt !== null && (
        <FormNotice title={practice.retiredReason}>
          <Retired />
        </FormNotice>
      )}
      {version && <PracticeText practice={practice} version={version} search={search} onChange={change} />}
      {version && other && <PracticeDifference from={other} to={version} />}
      {stateOf(practice) !== 'draft' && (
        <>
          <PracticeSpread practice={practice} search={search} onChange={change} />
          <PracticeMap practice={practice} search={search} onChange={change} />
          <Uptake practice={practice} search={search} onChange={change} />
          <PracticePublication practice={practice} />
        </>
      )}
      <Discussion subjectType="practice" subjectId={practice.id} />
    </>
  )
}

function Retired() {
  const t = useText()
  return <p>{t('practice.retiredText')}</p>
}

function Words({ text, className }: { readonly text: LocalizedText; readonly className?: string | undefined }) {
  const language = useLanguage()
  const { text: said, lang } = pickText(text, language)
  return (
    <p className={className ?? styles.words} lang={lang === language ? undefined : lang}>
      {said}
    </p>
  )
}

interface TextProps extends Of {
  readonly version: PracticeVersion
  readonly search: PracticeSearch
  readonly onChange: (part: Partial<PracticeSearch>) => void
}

function PracticeText({ practice, version, search, onChange }: TextProps) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { today } = useViewer()
  const reviewText = useReviewText()
  const { content, number, validFrom, reviewOn } = version
  const options = practice.versions.map((each) => ({ value: String(each.number), label: t('practice.version', { number: each.number, state: t(`practice.versionState.${each.state}`) }) }))
  return (
    <div className={styles.text}>
      <Words text={content.summary} className={styles.lead} />
      <dl className={styles.facts}>
        {[
          [t('practice.field.kind'), t(`practice.kind.${practice.kind}`)],
          [t('practice.field.audience'), pick(content.audience)],
          [t('practice.field.validFrom'), validFrom === null ? t('practice.versionState.draft') : format.day(validFrom)],
          [t('practice.field.reviewOn'), reviewText(reviewOn, today)],
          ...(practice.project ? [[t('practice.field.project'), <ProjectOfCard key="project" project={practice.project} />] as const] : [])
        ].map(([name, value]) => (
          <div key={String(name)}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {practice.versions.length > 1 && (
        <div className={styles.pair} data-print="never">
          <SelectField label={t('practice.showVersion')} options={options} value={String(number)} onChange={({ target }) => onChange({ version: Number(target.value) })} />
          <SelectField
            label={t('practice.compareWith')}
            options={[{ value: '', label: t('practice.compareNone') }, ...options.filter(({ value }) => value !== String(number))]}
            value={search.compare === undefined ? '' : String(search.compare)}
            onChange={({ target }) => onChange({ compare: target.value === '' ? undefined : Number(target.value) })}
          />
        </div>
      )}
      {content.sections.map(({ code, title, text }) => (
        <Section key={code} title={pick(title)}>
          <Words text={text} />
        </Section>
      ))}
      <PracticeCardText card={content.card} />
      <Section title={t('practice.field.sources')}>
        <Words text={content.sources} />
      </Section>
    </div>
  )
}
