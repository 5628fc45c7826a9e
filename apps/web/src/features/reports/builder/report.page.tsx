/** A report of a publication as its audience reads it. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { ApiError } from '../../../graphql/api-error.js'
import { Button } from '../../../ui/button.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { TextLink } from '../../../ui/link.js'
import { Menu } from '../../../ui/menu.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { pickText, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { runWords } from '@solmu/domain/reports/run-words.js'
import { publicationQuery } from '../publication/publication.operations.js'
import { LanguageChoice, PlaceChoice } from './report-choices.js'
import { exportHref, reportFormats } from './report-files.js'
import { attachedReportsQuery, renderedReportQuery, type AttachedReport } from './report.operations.js'
import { reportSearchSchema } from './report.search.js'
import { ReportContents, ReportView } from './view/report-view.js'
import styles from './builder.module.css'

interface ExportsProps {
  readonly attachedId: string
  readonly lang: string
  readonly place: string | undefined
}

function Exports({ attachedId, lang, place }: ExportsProps) {
  const t = useText()
  return (
    <Menu
      align="end"
      heading={t('reports.builder.export.heading')}
      button={(props) => (
        <Button {...props} icon={IconDownload} variant="primary">
          {t('reports.builder.export')}
        </Button>
      )}
      items={reportFormats.map((format) => ({ key: format, label: t(`reports.builder.export.${format}`), href: exportHref(attachedId, format, { lang, place }) }))}
    />
  )
}

interface ReportParams {
  readonly editionId: string
  readonly audienceId: string
  readonly attachedId: string
}

export function ReportPage() {
  const { editionId = '', audienceId = '', attachedId = '' } = useParams({ strict: false }) as Partial<ReportParams>
  return <AttachedReportView key={attachedId} {...{ editionId, audienceId, attachedId }} />
}

export function AttachedReportView({ editionId, audienceId, attachedId }: ReportParams) {
  const { data, error, refetch } = useQuery(attachedReportsQuery, { variables: { editionId, audienceId } })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton withHeading lines={12} />
  const attached = data.attachedReports.find(({ id }) => id === attachedId)
  return attached ? <Report attached={attached} /> : <ErrorNotice error={new ApiError({ code: 'NOT_FOUND' })} />
}

/** The way back to the publication, by its name. */
function PublicationCrumb({ editionId, audienceId }: Pick<ReportParams, 'editionId' | 'audienceId'>) {
  const t = useText()
  const lang = useLanguage()
  const { data } = useQuery(publicationQuery, { variables: { editionId, audienceId } })
  const edition = data?.publication.edition
  return (
    <TextLink to="/$lang/publications/$editionId/$audienceId" params={{ lang, editionId, audienceId }}>
      {edition ? t('publication.title', { run: runWords(edition.firstPeriod, edition.lastPeriod, lang) }) : t('reports.builder.publication')}
    </TextLink>
  )
}

function useReport(attached: AttachedReport) {
  const [search, change] = useListSearch(reportSearchSchema)
  const pageLanguage = useLanguage()
  const language = search.language ?? pageLanguage
  // A report that is made for a place begins with the first of them.
  const place = attached.places.find(({ area }) => area === search.place)?.area ?? attached.places[0]?.area
  const hasNoPlaces = attached.parameter !== 'none' && place === undefined
  const { data, previousData, error, refetch } = useQuery(renderedReportQuery, { variables: { input: { attachedId: attached.id, language, place: place ?? null } }, skip: hasNoPlaces })
  return { hasNoPlaces, report: (data ?? previousData)?.renderedReport, isOld: !data && previousData !== undefined, error, refetch, language, pageLanguage, place, change }
}

type Shown = ReturnType<typeof useReport>

function Body({ shown: { hasNoPlaces, report, error, refetch } }: { readonly shown: Shown }) {
  const t = useText()
  if (hasNoPlaces) return <p>{t('reports.builder.preview.noPlaces')}</p>
  if (report) {
    return (
      <div className={styles.reading}>
        <ReportContents report={report} />
        <ReportView report={report} />
      </div>
    )
  }
  return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={16} />
}

/** What the report is called: as it is read, and until it has come as the template is called. */
function titleOf({ report, language, pageLanguage }: Shown, { name }: AttachedReport) {
  const shown = report ? { text: report.title, lang: report.language } : pickText(name, language)
  return { title: shown.text, titleLang: shown.lang === pageLanguage ? undefined : shown.lang }
}

function Report({ attached }: { readonly attached: AttachedReport }) {
  const t = useText()
  const say = useLocalized()
  const shown = useReport(attached)
  const { report, isOld, language, pageLanguage, place, change } = shown
  return (
    <div aria-busy={isOld}>
      <PageHeader
        {...titleOf(shown, attached)}
        breadcrumb={[
          <TextLink key="list" to="/$lang/publications" params={{ lang: pageLanguage }}>
            {t('publication.list.title')}
          </TextLink>,
          <PublicationCrumb key="publication" editionId={attached.editionId} audienceId={attached.audienceId} />
        ]}
        meta={report ? <span lang={report.language}>{report.subtitle}</span> : say(attached.description)}
        actions={
          <>
            <Button icon={IconPrinter} onClick={() => window.print()}>
              {t('reports.builder.print')}
            </Button>
            <Exports attachedId={attached.id} lang={language} place={place} />
          </>
        }
      />
      <div className={styles.choices} data-print="never">
        <LanguageChoice id="report-language" value={language} onChange={(next) => change({ language: next === pageLanguage ? undefined : next })} />
        <PlaceChoice id="report-place" places={attached.places} value={place} onChange={(next) => change({ place: next })} />
      </div>
      <Body shown={shown} />
    </div>
  )
}
