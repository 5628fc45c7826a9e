/** Certified results for everybody: no account, no cookies; the same figures, marks and definitions as readers with an account have. */
import { useParams } from '@tanstack/react-router'
import { PublicFrame } from '../../../app/public-frame.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { toApiError } from '../../../graphql/api-error.js'
import { PublicationBody } from '../publication/publication-body.js'
import { shownFrom } from '../publication/use-publication.js'
import { OpenAbout } from './open-about.js'
import { OpenDefinitions, OpenMarks } from './open-definitions.js'
import { OpenHead } from './open-head.js'
import { useOpenResults, type OpenEditionResults } from './open-results.js'
import { openResultsSearchSchema } from './open-results.search.js'
import styles from '../publication/publication.module.css'

export function OpenResultsPage() {
  const { consortium = '' } = useParams({ strict: false }) as { consortium?: string }
  return (
    <PublicFrame isWide>
      <OpenResultsView consortium={consortium} />
    </PublicFrame>
  )
}

/** @param consortium the id of a consortium, as the address has it */
export function OpenResultsView({ consortium }: { readonly consortium: string }) {
  const [{ edition }] = useListSearch(openResultsSearchSchema)
  const { open: results, error, retry } = useOpenResults(consortium, edition)
  if (error) return <Failed error={error} onRetry={retry} />
  if (!results) return <Skeleton withHeading lines={12} />
  return <Loaded consortium={consortium} results={results} />
}

/** Nothing that is published for everybody is no failure. */
function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const t = useText()
  if (toApiError(error).code !== 'NOT_FOUND') return <ErrorNotice error={error} onRetry={onRetry} />
  return <PageHeader title={t('open.none')} meta={t('open.noneText')} />
}

function Loaded({ consortium, results }: { readonly consortium: string; readonly results: OpenEditionResults }) {
  const [search, change] = useListSearch(openResultsSearchSchema)
  const shown = shownFrom(results.publication, results.figures, search)
  return (
    <div className={styles.page}>
      <div className={styles.main}>
        <OpenHead consortium={consortium} results={results} />
        <PublicationBody {...{ shown, search, change }} />
        <OpenMarks publication={results.publication} />
        <OpenDefinitions publication={results.publication} />
        <OpenAbout consortium={consortium} results={results} />
      </div>
    </div>
  )
}
