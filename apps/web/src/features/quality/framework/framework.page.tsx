/** One framework: its versions, what the chosen one says, and what can be done with it. */
import { useQuery } from '@apollo/client/react'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { FrameworkContent } from '@solmu/domain/quality/framework.js'
import { Discussion } from '../../../app/discussion.js'
import { RecordHistory } from '../../../app/record-history.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { ApiError, toApiError } from '../../../graphql/api-error.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Menu } from '../../../ui/menu.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { CreateDialog, DropDialog, ReleaseDialog, RetireDialog, useStartDraft } from './framework-dialogs.js'
import { frameworkSearchSchema } from './framework-list.search.js'
import { FrameworkText } from './framework-text.js'
import { FrameworksCrumb, FrameworkStateMark, shownVersion, stateOf, useValidityText } from './framework-words.js'
import { type Framework, frameworkContentQuery, frameworkQuery, type FrameworkVersion } from './framework.operations.js'
import styles from './framework.module.css'

export function FrameworkPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <OneFramework id={id ?? ''} />
}

export function OneFramework({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery(frameworkQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded framework={data.qualityFramework} />
  if (!error) return <Skeleton withHeading lines={12} />
  return toApiError(error).kind === 'missing' ? <NoFramework /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
}

export function NoFramework() {
  const t = useText()
  const lang = useLanguage()
  return (
    <>
      <PageHeader title={t('framework.missing')} breadcrumb={[<FrameworksCrumb key="list" />]} />
      <EmptyState
        title={t('framework.missingText')}
        action={
          <ButtonLink to="/$lang/quality/frameworks" params={{ lang }}>
            {t('framework.toList')}
          </ButtonLink>
        }
      />
    </>
  )
}

function Loaded({ framework }: { readonly framework: Framework }) {
  const { today } = useViewer()
  const [search, change] = useListSearch(frameworkSearchSchema)
  const version = framework.versions.find(({ number }) => number === search.version) ?? shownVersion(framework, today)
  return version ? <OneVersion framework={framework} version={version} onShow={(number) => change({ version: number })} /> : <NoFramework />
}

interface OneVersionProps {
  readonly framework: Framework
  readonly version: FrameworkVersion
  readonly onShow: (number: number) => void
}

function OneVersion({ framework, version, onShow }: OneVersionProps) {
  const t = useText()
  const pick = useLocalized()
  const { today } = useViewer()
  const { data, error, refetch } = useQuery(frameworkContentQuery, { variables: { id: version.id }, fetchPolicy: 'cache-and-network' })
  const content = data?.qualityFrameworkVersion.id === version.id ? (data.qualityFrameworkVersion.content as FrameworkContent) : undefined
  return (
    <>
      <PageHeader
        title={pick(framework.name) || framework.code}
        breadcrumb={[<FrameworksCrumb key="list" />]}
        meta={<FrameworkStateMark state={stateOf(framework, today)} />}
        actions={<Acts framework={framework} version={version} content={content} />}
      />
      {framework.retiredAt !== null && (
        <FormNotice title={t('framework.state.retired')}>
          <p>{framework.retiredReason}</p>
        </FormNotice>
      )}
      <Facts framework={framework} version={version} />
      <Versions framework={framework} shown={version} onShow={onShow} />
      {content && <FrameworkText content={content} />}
      {!content && (error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={14} />)}
      <div data-print="never">
        <Section title={t('framework.history')}>
          <RecordHistory subjectType="quality_framework" subjectId={framework.id} />
        </Section>
      </div>
      <Discussion subjectType="quality_framework" subjectId={framework.id} />
    </>
  )
}

function Facts({ framework, version }: { readonly framework: Framework; readonly version: FrameworkVersion | undefined }) {
  const t = useText()
  const pick = useLocalized()
  const validityText = useValidityText()
  const facts: readonly (readonly [name: string, text: string])[] = [
    [t('framework.field.subject'), t(`framework.subject.${framework.subject}`)],
    [t('framework.list.version'), version ? t('framework.version.numberAndDays', { number: version.number, days: validityText(version) }) : ''],
    [t('framework.version.news'), version ? pick(version.news) : ''],
    [t('framework.field.code'), framework.code]
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

function useVersionColumns(framework: Framework, shown: FrameworkVersion | undefined, onShow: (number: number) => void): readonly Column<FrameworkVersion>[] {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  const validityText = useValidityText()
  const before = ({ number }: FrameworkVersion) => framework.versions.find((each) => each.number < number)
  return [
    {
      ...{ id: 'number', header: t('framework.list.version') },
      cell: (version) => (
        <Button variant="quiet" size="small" aria-current={version.id === shown?.id || undefined} onClick={() => onShow(version.number)}>
          {t('framework.version.number', { number: version.number })}
        </Button>
      )
    },
    { id: 'state', header: t('framework.list.state'), cell: ({ state }) => t(`framework.version.${state}`), phone: 'figure' },
    { id: 'days', header: t('framework.list.validity'), cell: (version) => validityText(version) },
    { id: 'criteria', header: t('framework.list.criteria'), cell: ({ criterionCount }) => criterionCount, isNumeric: true },
    {
      ...{ id: 'written', header: t('framework.version.written') },
      cell: ({ changedAt, changedBy }) => (changedBy === null ? t('framework.version.shipped') : t('framework.version.by', { when: format.instant(changedAt), who: changedBy }))
    },
    {
      ...{ id: 'difference', header: t('framework.difference.column') },
      cell: (version) => {
        const from = before(version)
        return (
          from && (
            <TextLink to="/$lang/quality/frameworks/$id/difference" params={{ lang, id: framework.id }} search={{ from: from.number, to: version.number }}>
              {t('framework.difference.with', { number: from.number })}
            </TextLink>
          )
        )
      }
    }
  ]
}

function Versions({ framework, shown, onShow }: { readonly framework: Framework; readonly shown: FrameworkVersion | undefined; readonly onShow: (number: number) => void }) {
  const t = useText()
  const columns = useVersionColumns(framework, shown, onShow)
  return (
    <div data-print="never">
      <Section title={t('framework.versions')}>
        <DataTable caption={t('framework.versions')} columns={columns} rows={framework.versions} rowKey={({ id }) => id} selectedKey={shown?.id ?? null} />
      </Section>
    </div>
  )
}

type Act = 'copy' | 'release' | 'drop' | 'retire'

interface ActsProps {
  readonly framework: Framework
  readonly version: FrameworkVersion
  readonly content: FrameworkContent | undefined
}

function Files({ version }: Pick<ActsProps, 'version'>) {
  const t = useText()
  const lang = useLanguage()
  const href = (format: string) => `/api/quality/versions/${version.id}/framework.${format}?lang=${lang}`
  return (
    <Menu
      align="end"
      button={(button) => (
        <Button icon={IconDownload} {...button}>
          {t('framework.file.open')}
        </Button>
      )}
      items={(['xlsx', 'json'] as const).map((format) => ({ key: format, label: t(`framework.file.${format}`), href: href(format) }))}
    />
  )
}

function Acts({ framework, version, content }: ActsProps) {
  const t = useText()
  const [open, setOpen] = useState<Act | null>(null)
  const mayManage = useCan('quality.manage')
  const close = () => setOpen(null)
  return (
    <>
      <Button icon={IconPrinter} onClick={() => window.print()}>
        {t('framework.print')}
      </Button>
      <Files version={version} />
      {mayManage && <Writing framework={framework} onOpen={setOpen} />}
      {open === 'copy' && <CreateDialog copyOf={{ version, name: framework.name }} onClose={close} />}
      {open === 'release' && version.state === 'draft' && content && <ReleaseDialog draft={version} content={content} onClose={close} />}
      {open === 'release' && version.state !== 'draft' && <ReleaseOther framework={framework} onClose={close} />}
      {open === 'drop' && <DropOther framework={framework} onClose={close} />}
      {open === 'retire' && <RetireDialog framework={framework} onClose={close} />}
    </>
  )
}

const draftOf = ({ versions }: Framework) => versions.find(({ state }) => state === 'draft')

/** Releases the draft while another version is being read. */
function ReleaseOther({ framework, onClose }: { readonly framework: Framework; readonly onClose: () => void }) {
  const draft = draftOf(framework)
  const { data } = useQuery(frameworkContentQuery, { variables: { id: draft?.id ?? '' }, skip: !draft, fetchPolicy: 'network-only' })
  if (!draft || !data) return null
  return <ReleaseDialog draft={data.qualityFrameworkVersion} content={data.qualityFrameworkVersion.content as FrameworkContent} onClose={onClose} />
}

function DropOther({ framework, onClose }: { readonly framework: Framework; readonly onClose: () => void }) {
  const draft = draftOf(framework)
  return draft ? <DropDialog draft={draft} isOnly={framework.versions.length === 1} onClose={onClose} /> : null
}

/** What those who write frameworks can do next. */
function Writing({ framework, onOpen }: { readonly framework: Framework; readonly onOpen: (act: Act) => void }) {
  const t = useText()
  const lang = useLanguage()
  const describe = useErrorMessage()
  const { start, isBusy } = useStartDraft(framework)
  const hasDraft = draftOf(framework) !== undefined
  const begin = () => void start().catch((error: unknown) => showToast({ kind: 'error', text: describe(error).text }))
  const items = [
    { key: 'copy', label: t('framework.create.copy'), onPick: () => onOpen('copy') },
    ...(hasDraft ? [{ key: 'drop', label: t('framework.drop.open'), onPick: () => onOpen('drop') }] : []),
    { key: 'retire', label: t(framework.retiredAt === null ? 'framework.retire.open' : 'framework.restore.open'), onPick: () => onOpen('retire') }
  ]
  return (
    <>
      <Menu align="end" button={(button) => <Button {...button}>{t('framework.more')}</Button>} items={items} />
      {hasDraft ? (
        <>
          <Button onClick={() => onOpen('release')}>{t('framework.release.open')}</Button>
          <ButtonLink variant="primary" to="/$lang/quality/frameworks/$id/edit" params={{ lang, id: framework.id }}>
            {t('framework.edit.open')}
          </ButtonLink>
        </>
      ) : (
        <Button variant="primary" isBusy={isBusy} onClick={begin}>
          {t('framework.start.open')}
        </Button>
      )}
    </>
  )
}

/** For pages that need the framework to be one that may be written. */
export const notAllowed = new ApiError({ code: 'NOT_ALLOWED' })
