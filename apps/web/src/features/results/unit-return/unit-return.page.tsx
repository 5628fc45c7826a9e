/** One return: the form of its unit, and the same to look at for everybody else. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useCallback } from 'react'
import { Discussion } from '../../../app/discussion.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { ReturnForm } from './return-form.js'
import { unitReturnQuery } from './unit-return.operations.js'

export function UnitReturnPage() {
  const { id = '' } = useParams({ strict: false })
  // What is written lies in the form; the cache would only make a second copy of hundreds of figures.
  const { data, previousData, error, refetch } = useQuery(unitReturnQuery, { variables: { id }, fetchPolicy: 'no-cache' })
  // Without a connection nothing new is read, and the form stands as it is.
  const onRefresh = useCallback(() => refetch().catch(() => undefined), [refetch])
  const read = [data, previousData].find((each) => each?.unitReturn.id === id)
  if (error && !read) return <ErrorNotice error={error} onRetry={() => void onRefresh()} />
  if (!read) return <Skeleton withHeading lines={12} />
  return (
    <>
      <ReturnForm key={id} unitReturn={read.unitReturn} onRefresh={onRefresh} />
      <Discussion subjectType="unit_return" subjectId={id} />
    </>
  )
}
