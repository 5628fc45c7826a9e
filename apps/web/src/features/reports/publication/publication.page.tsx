/** The page of a publication: certified figures for those who read them, each with its target, its completeness and its origin. */
import { useParams } from '@tanstack/react-router'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { FundedSection } from '../../portfolio/funded/funded-section.js'
import { AttachedReports } from '../builder/attached-reports.js'
import { EndSubscription } from './end-subscription.js'
import { PublicationBody } from './publication-body.js'
import { PublicationHead } from './publication-head.js'
import type { Publication } from './publication.operations.js'
import { explainedIn, publicationSearchSchema, whyText, type PublicationSearch } from './publication.search.js'
import { QuestionList } from './question-list.js'
import { ReplacedSection } from './replaced-section.js'
import { usePublication } from './use-publication.js'
import { WhyDrawer } from './why-drawer.js'
import styles from './publication.module.css'

export function PublicationPage() {
  const { editionId = '', audienceId = '' } = useParams({ strict: false }) as { editionId?: string; audienceId?: string }
  return <PublicationView key={`${editionId} ${audienceId}`} editionId={editionId} audienceId={audienceId} />
}

export function PublicationView({ editionId, audienceId }: { readonly editionId: string; readonly audienceId: string }) {
  const t = useText()
  const [search, change] = useListSearch(publicationSearchSchema)
  const { shown, error, refetch, isLoading } = usePublication({ editionId, audienceId }, search)
  if (error && !shown) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!shown) return <Skeleton withHeading lines={12} />
  return (
    <div className={styles.page} data-why={explainedIn(search.why) ? true : undefined}>
      <div className={styles.main}>
        <PublicationHead publication={shown.publication} />
        {isLoading ? (
          <Skeleton lines={12} />
        ) : (
          <PublicationBody
            {...{ shown, search, change }}
            onWhy={(indicatorId, lens, area) => change({ why: whyText({ indicatorId, lens, area }), down: undefined })}
          />
        )}
        {shown.publication.audienceKind === 'funder' && <FundedSection audienceId={audienceId} />}
        <AttachedReports editionId={editionId} audienceId={audienceId} />
        {!isLoading && <ReplacedSection shown={shown} />}
        <Section title={t('publication.questions')}>
          <QuestionList editionId={editionId} audienceId={audienceId} none={t('publication.questions.none')} />
        </Section>
      </div>
      <Beside publication={shown.publication} search={search} change={change} />
    </div>
  )
}

interface BesideProps {
  readonly publication: Publication
  readonly search: PublicationSearch
  readonly change: (part: Partial<PublicationSearch>) => void
}

/** What the address asks for beside the page: a figure that is explained, or no more letters. */
function Beside({ publication, search, change }: BesideProps) {
  const explained = explainedIn(search.why)
  return (
    <>
      {search.subscription && <EndSubscription publication={publication} onClose={() => change({ subscription: undefined })} />}
      {explained && (
        <WhyDrawer
          key={search.why}
          publication={publication}
          explained={explained}
          path={search.down?.split('|') ?? []}
          onOpen={(next) => change({ down: next.length > 0 ? next.join('|') : undefined })}
          onClose={() => change({ why: undefined, down: undefined })}
        />
      )}
    </>
  )
}
