/** Applying for membership, without an account: by a link in a mail, whose key stands behind the #, or by an open call. */
import { useLocation, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { PublicFrame } from '../../../app/public-frame.js'
import { toApiError } from '../../../graphql/api-error.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useText } from '../../../ui/text.js'
import { type ApplicationDoor, type Municipality, municipalities, openDoor } from './apply-door.js'
import { AskLinkForm, CallView } from './apply-begin.js'
import { ApplyForm } from './apply-form.js'

export function ApplyPage() {
  const token = useLocation({ select: ({ hash }) => hash })
  const { call } = useSearch({ strict: false }) as { call?: string }
  return <PublicFrame>{token !== '' ? <ApplyByLink key={token} token={token} /> : call ? <CallView key={call} id={call} /> : <NoLink />}</PublicFrame>
}

function NoLink({ isExpired = false }: { readonly isExpired?: boolean }) {
  const t = useText()
  return (
    <>
      <PageHeader title={t(isExpired ? 'apply.expired.title' : 'apply.none.title')} meta={t(isExpired ? 'apply.expired.text' : 'apply.none.text')} />
      <AskLinkForm />
    </>
  )
}

type Loaded = { readonly door: ApplicationDoor; readonly places: readonly Municipality[] }

/** What stands behind a link; what was loaded stays while it is loaded anew. */
function useDoor(token: string) {
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [error, setError] = useState<unknown>(null)
  const load = useCallback(async () => {
    try {
      const [door, places] = await Promise.all([openDoor(token), municipalities()])
      setLoaded({ door, places })
      setError(null)
    } catch (problem) {
      setError(problem)
    }
  }, [token])
  useEffect(() => void load(), [load])
  return { loaded, error, load }
}

export function ApplyByLink({ token }: { readonly token: string }) {
  const { loaded, error, load } = useDoor(token)
  if (error && toApiError(error).code === 'LINK_EXPIRED') return <NoLink isExpired />
  if (loaded) return <ApplyForm key={loaded.door.state} token={token} door={loaded.door} municipalities={loaded.places} onChanged={() => void load()} />
  return error ? <ErrorNotice error={error} onRetry={() => void load()} /> : <Skeleton withHeading lines={12} />
}
