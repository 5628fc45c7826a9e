/** Sending a return and taking it back. Everything that was written is saved first. */
import { useApolloClient, useMutation } from '@apollo/client/react'
import { useState } from 'react'
import type { ReturnState } from '@solmu/domain/results/return-state.js'
import { returnStandingQuery, submitReturnMutation, withdrawReturnMutation } from '../cell.operations.js'
import type { SaveQueue } from '../saving/save-queue.js'
import type { UnitReturn } from '../unit-return.types.js'
import { takePatiently } from './patient-step.js'

export interface Steps {
  readonly isBusy: boolean
  /** What went wrong with the last step; null when nothing did. */
  readonly error: unknown
  /** Whether it was sent. */
  readonly submit: () => Promise<boolean>
  readonly withdraw: () => Promise<boolean>
}

/** Where a return stands after it was sent, and as long as it does not come back. */
const sentStates: readonly ReturnState[] = ['submitted', 'verified', 'accepted', 'locked']

/** Asks the server, not the memory of the page, whether a return has been sent. */
function useIsSent(id: string): () => Promise<boolean> {
  const client = useApolloClient()
  return async () => {
    const { data } = await client.query({ query: returnStandingQuery, variables: { id }, fetchPolicy: 'no-cache' })
    return data !== undefined && sentStates.includes(data.unitReturn.state)
  }
}

export function useSteps(unitReturn: UnitReturn, by: { readonly queue: SaveQueue; readonly onDone: () => Promise<unknown> }): Steps {
  const [submitReturn] = useMutation(submitReturnMutation, { fetchPolicy: 'no-cache' })
  const [withdrawReturn] = useMutation(withdrawReturnMutation, { fetchPolicy: 'no-cache' })
  const isTaken = useIsSent(unitReturn.id)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  async function take(step: (version: number) => Promise<unknown>): Promise<boolean> {
    setBusy(true)
    setError(null)
    try {
      await by.queue.flush()
      await step(by.queue.version() ?? unitReturn.version)
      await by.onDone()
      return true
    } catch (refusal) {
      setError(refusal)
      await by.onDone().catch(() => undefined)
      return false
    } finally {
      setBusy(false)
    }
  }
  const input = (expectedVersion: number) => ({ variables: { input: { returnId: unitReturn.id, expectedVersion } } })
  return {
    isBusy,
    error,
    submit: () => take((version) => takePatiently({ take: () => submitReturn(input(version)), isTaken })),
    withdraw: () => take((version) => withdrawReturn(input(version)))
  }
}
