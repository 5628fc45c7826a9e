/** Signing a commitment: what is signed is shown in full before it is, in the language in which it will be kept. */
import { useQuery } from '@apollo/client/react'
import { versionOn } from '@solmu/domain/quality/framework-versions.js'
import { useViewer } from '../../../app/viewer.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { type Framework, frameworksQuery } from '../framework/framework.operations.js'
import { signSearchSchema } from './commitment-list.search.js'
import { CommitmentsCrumb } from './commitment-words.js'
import { commitmentPlacesQuery, commitmentQuery } from './commitment.operations.js'
import { type FrameworkToSign, SignForm } from './sign-form.js'

/** What can be signed today: of each framework in use the version that holds. */
const offeredOn = (frameworks: readonly Framework[], today: string): readonly FrameworkToSign[] =>
  frameworks.flatMap((framework): FrameworkToSign[] => {
    const version = framework.retiredAt === null ? versionOn(framework.versions, today) : undefined
    return version ? [{ framework, version }] : []
  })

/** All that the form needs, once it is there: where the viewer signs, what is offered, and what was asked for or signed before. */
function useToSign(id: string | undefined) {
  const { today } = useViewer()
  const of = useQuery(commitmentQuery, { variables: { id: id ?? '' }, skip: id === undefined, fetchPolicy: 'network-only' })
  const places = useQuery(commitmentPlacesQuery)
  const frameworks = useQuery(frameworksQuery)
  const error = of.error ?? places.error ?? frameworks.error
  const before = id === undefined ? null : of.data?.commitment
  if (!places.data || !frameworks.data || before === undefined) return { error }
  return { error, found: { places: places.data.commitmentPlaces, offered: offeredOn(frameworks.data.qualityFrameworks, today), before } }
}

export function SignPage() {
  const t = useText()
  const [{ request, renews }] = useListSearch(signSearchSchema)
  const id = request ?? renews
  const isRenewal = renews !== undefined
  const { error, found } = useToSign(id)
  if (error) return <ErrorNotice error={error} />
  if (!found) return <Skeleton withHeading lines={10} />
  const isTheirs = found.places.length > 0 && (found.before === null || found.before.maySign)
  return (
    <>
      <PageHeader title={t(isRenewal ? 'commitment.sign.renewTitle' : 'commitment.sign.title')} breadcrumb={[<CommitmentsCrumb key="list" />]} meta={t('commitment.sign.meta')} />
      {isTheirs ? <SignForm key={id} {...found} isRenewal={isRenewal} /> : <EmptyState title={t('commitment.sign.notYours')} text={t('commitment.sign.notYoursText')} />}
    </>
  )
}
