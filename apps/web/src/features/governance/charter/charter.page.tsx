/** The charter: what it says, the rules that go with it, and the versions that there have been. */
import { useQuery } from '@apollo/client/react'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useCan } from '../../../app/viewer.js'
import { RecordHistory } from '../../../app/record-history.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { saveRows } from '../../../ui/export-rows.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Localized } from '../../../ui/localized.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { Parties } from '../party/parties.js'
import { MeetingsAbout } from '../meeting/meetings-about.js'
import { DecideDialog, ProposeDialog } from './charter-dialogs.js'
import { CharterRules } from './charter-rules-view.js'
import { charterSearchSchema } from './charter.search.js'
import { CharterStandingMark, useCharterTerm, useVoteWords } from './charter-words.js'
import { type CharterText, charterTextQuery, type CharterVersion, charterVersionsQuery } from './charter.operations.js'
import styles from '../governance.module.css'

export function CharterPage() {
  const t = useText()
  const [search] = useListSearch(charterSearchSchema)
  const { data, error, refetch } = useQuery(charterVersionsQuery, { fetchPolicy: 'cache-and-network' })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton withHeading lines={12} />
  const { charterVersions: versions } = data
  const shown = versions.find(({ number }) => number === search.version) ?? versions.find(({ standing }) => standing === 'in_force') ?? versions[0]
  if (shown) return <OneVersion key={shown.id} version={shown} versions={versions} />
  return (
    <>
      <PageHeader title={t('charter.title')} meta={t('charter.meta')} />
      <EmptyState title={t('charter.none')} text={t('charter.noneText')} action={<WriteLink versions={versions} />} />
    </>
  )
}

/** Leads to the draft of the next version, for those who write it. */
function WriteLink({ versions }: { readonly versions: readonly CharterVersion[] }) {
  const t = useText()
  const lang = useLanguage()
  if (!useCan('charter.manage')) return null
  return (
    <ButtonLink to="/$lang/governance/charter/draft" params={{ lang }}>
      {t(versions.some(({ standing }) => standing === 'draft') ? 'charter.draft.continue' : 'charter.draft.start')}
    </ButtonLink>
  )
}

function Acts({ version, versions }: { readonly version: CharterVersion; readonly versions: readonly CharterVersion[] }) {
  const t = useText()
  const [open, setOpen] = useState<'propose' | 'adopt' | 'reject' | null>(null)
  const close = () => setOpen(null)
  const lang = useLanguage()
  // The first charter is adopted by its founders: nobody votes on it before it holds.
  const mayVote = useCan('ballot.manage') && version.standing === 'proposed' && version.decidesNumber !== null
  return (
    <>
      <WriteLink versions={versions} />
      {version.steps.map((step) => (
        <Button key={step} variant={step === 'reject' ? 'quiet' : 'primary'} onClick={() => setOpen(step)}>
          {t(`charter.${step}.open`)}
        </Button>
      ))}
      {mayVote && (
        <ButtonLink to="/$lang/governance/ballots/new" params={{ lang }} search={{ amendment: version.id }}>
          {t('charter.ballot.open')}
        </ButtonLink>
      )}
      {open === 'propose' && <ProposeDialog version={version} onClose={close} />}
      {(open === 'adopt' || open === 'reject') && <DecideDialog version={version} isAdoption={open === 'adopt'} onClose={close} />}
    </>
  )
}

function OneVersion({ version, versions }: { readonly version: CharterVersion; readonly versions: readonly CharterVersion[] }) {
  const t = useText()
  const { data, error, refetch } = useQuery(charterTextQuery, { variables: { charterVersionId: version.id } })
  return (
    <>
      <PageHeader title={t('charter.titleOf', { number: version.number })} meta={<CharterStandingMark standing={version.standing} />} actions={<Acts version={version} versions={versions} />} />
      <Facts version={version} />
      <MeetingsAbout subjectId={version.id} />
      <Parties subjectId={version.id} revision={version.version} />
      {data ? <Said text={data.charterText} /> : error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={12} />}
      <Section title={t('charter.versions')}>
        <Versions versions={versions} />
      </Section>
      <div data-print="never">
        <Section title={t('charter.history')}>
          <RecordHistory subjectType="charter_version" subjectId={version.id} />
        </Section>
      </div>
    </>
  )
}

function Facts({ version }: { readonly version: CharterVersion }) {
  const t = useText()
  const format = useFormat()
  const term = useCharterTerm()
  const votes = useVoteWords()
  const day = (of: string | null): string => (of === null ? '' : format.day(of))
  const facts: readonly (readonly [name: string, text: string])[] = [
    [t('charter.field.term'), term(version)],
    [t('charter.field.reason'), version.reason],
    [t('charter.field.proposed'), [day(version.proposedOn), version.proposedBy].filter(Boolean).join(', ')],
    [t('charter.field.decidedFrom'), day(version.decidedFrom)],
    [t('charter.field.decides'), version.decidesNumber === null ? '' : t('charter.versionNumber', { number: version.decidesNumber })],
    [t('charter.field.decided'), [day(version.decidedOn), version.decidedBy].filter(Boolean).join(', ')],
    [t('charter.field.votes'), version.votes ? votes(version.votes) : ''],
    [t('charter.field.hash'), version.contentHash ?? '']
  ]
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, text]) => text !== '')
        .map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  )
}

function Said({ text: { sections, rules } }: { readonly text: CharterText }) {
  const t = useText()
  const pick = useLocalized()
  return (
    <>
      <Section title={t('charter.text')}>
        <div className={`${styles.paper} ${styles.compared}`}>
          {sections.map(({ number, heading, text }) => (
            <div key={number}>
              <h3>{t('charter.sectionTitle', { number, heading: pick(heading) })}</h3>
              <p>
                <Localized text={text} />
              </p>
            </div>
          ))}
        </div>
      </Section>
      <CharterRules rules={rules} />
    </>
  )
}

function useVersionColumns(): readonly Column<CharterVersion>[] {
  const t = useText()
  const lang = useLanguage()
  const term = useCharterTerm()
  return [
    {
      ...{ id: 'number', header: t('charter.field.version') },
      cell: ({ number, reason }) => (
        <>
          <TextLink to="/$lang/governance/charter" params={{ lang }} search={{ version: number }}>
            {t('charter.versionNumber', { number })}
          </TextLink>
          <span className={styles.below}>{reason}</span>
        </>
      )
    },
    { id: 'term', header: t('charter.field.term'), cell: (version) => term(version) },
    { id: 'decided', header: t('charter.field.decided'), cell: ({ decidedBy }) => decidedBy },
    {
      ...{ id: 'compare', header: t('charter.compare.head') },
      cell: ({ number }) =>
        number > 1 && (
          <TextLink to="/$lang/governance/charter/compare" params={{ lang }} search={{ from: number - 1, to: number }}>
            {t('charter.compare.link', { from: number - 1, to: number })}
          </TextLink>
        )
    },
    { id: 'standing', header: t('charter.field.standing'), phone: 'figure', cell: ({ standing }) => <CharterStandingMark standing={standing} /> }
  ]
}

function Versions({ versions }: { readonly versions: readonly CharterVersion[] }) {
  const t = useText()
  const language = useLanguage()
  const votes = useVoteWords()
  const save = () => {
    const heads = ['version', 'standing', 'validFrom', 'validTo', 'decidedOn', 'decidedBy', 'votes', 'reason', 'hash'].map((field) => t(`charter.field.${field}`))
    const rows = versions.map((each) => [
      ...[String(each.number), t(`charter.standing.${each.standing}`), each.validFrom ?? '', each.validTo ?? '', each.decidedOn ?? '', each.decidedBy],
      ...[each.votes ? votes(each.votes) : '', each.reason, each.contentHash ?? '']
    ])
    saveRows({ name: t('charter.file'), language, rows: [heads, ...rows] })
  }
  return (
    <>
      <DataTable caption={t('charter.versions')} columns={useVersionColumns()} rows={versions} rowKey={({ id }) => id} />
      <div className={styles.acts}>
        <Button icon={IconDownload} onClick={save}>
          {t('ui.table.export')}
        </Button>
      </div>
    </>
  )
}
