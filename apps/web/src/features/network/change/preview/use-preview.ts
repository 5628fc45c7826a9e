/** Asks what the change would do, makes it, and notices when somebody else was faster. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { toApiErrors } from '../../../../graphql/api-error.js'
import type { ChangeForm } from '../change-form.js'
import {
  changeNetworkMutation,
  previewNetworkChangeQuery,
  type PreviewInput,
  type RecordedChange
} from '../change.operations.js'
import { forgetNetwork } from '../forget-network.js'

export interface UsePreview {
  readonly input: PreviewInput
  readonly form: ChangeForm
  readonly onDone: (change: RecordedChange) => void
}

export function usePreview({ input, form, onDone }: UsePreview) {
  const { data, error, loading, refetch } = useQuery(previewNetworkChangeQuery, {
    variables: { input },
    fetchPolicy: 'no-cache'
  })
  const [mutate, { loading: isMaking }] = useMutation(changeNetworkMutation, {
    update: (cache, { data: made }) => {
      if (made) forgetNetwork(cache)
    }
  })
  const [failure, setFailure] = useState<unknown>(undefined)
  /** The revision that was looked at when it turned out that somebody else had changed the same. */
  const [staleSince, setStaleSince] = useState<number | null>(null)
  const preview = data?.previewNetworkChange

  async function again(): Promise<void> {
    setFailure(undefined)
    setStaleSince(null)
    // A failure stands in `error`, where the page shows it.
    await refetch().catch(() => undefined)
  }

  async function make(): Promise<void> {
    if (preview === undefined) return
    setFailure(undefined)
    const made = { ...input, reason: form.reason.trim(), decidedBy: form.decidedBy.trim() || null }
    try {
      const answer = await mutate({ variables: { input: { ...made, expectedRevision: preview.revision } } })
      if (answer.data) onDone(answer.data.changeNetwork.change)
    } catch (thrown) {
      const codes = toApiErrors(thrown).map(({ code }) => code)
      if (codes.includes('STALE')) setStaleSince(preview.revision)
      // The reasons come with the preview, with names and links.
      else if (codes.includes('NETWORK_REFUSED')) await again()
      else setFailure(thrown)
    }
  }
  return { preview, error, isLoading: loading, again, make, isMaking, failure, staleSince }
}
