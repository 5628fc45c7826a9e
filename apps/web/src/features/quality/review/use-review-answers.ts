/**
 * The answers of a review while they are written: each change is kept in the browser at once and sent a moment later; without
 * a connection it waits there and goes when the connection is back. What was written on another device meanwhile is not
 * written over: both stand side by side until the reviewer chooses.
 */
import { useApolloClient, useMutation } from '@apollo/client/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { toApiError } from '../../../graphql/api-error.js'
import { useIsReachable } from '../../../graphql/connection.js'
import { type DraftName, forgetDraft, keepDraft, readDraft } from '../../../ui/drafts.js'
import { type CriterionAnswer, isSendable, noAnswer } from '../assessment/criterion-form.js'
import { answerReviewMutation, type Review, reviewQuery } from './review.operations.js'

/** How long the writer may pause before what was written is sent, in ms. */
const pause = 800

/** What is not saved yet: the answer, and the version on which it was written. */
type Pending = Readonly<Record<string, { readonly answer: CriterionAnswer; readonly on: number }>>

export type AnswerStatus = 'saved' | 'waiting' | 'kept' | 'conflict' | 'incomplete' | 'refused'

const isPending = (value: unknown): value is Pending =>
  typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each === 'object' && each !== null && 'answer' in each && 'on' in each)

function savedOf(review: Review, code: string): { answer: CriterionAnswer; version: number } {
  const found = review.answers.find(({ criterionCode }) => criterionCode === code)
  return found ? { answer: { value: found.value, skipped: found.skipped, comment: found.comment }, version: found.version } : { answer: noAnswer, version: 0 }
}

const isConflict = (review: Review, code: string, on: number): boolean => savedOf(review, code).version !== on

export function useReviewAnswers(review: Review) {
  const viewer = useViewer()
  const client = useApolloClient()
  const isReachable = useIsReachable()
  const name: DraftName = ['qualityReview', viewer.id, review.id]
  const [pending, setPending] = useState<Pending>(() => {
    const kept = readDraft(name)
    return isPending(kept) ? kept : {}
  })
  const [isRefused, setRefused] = useState(false)
  const [send] = useMutation(answerReviewMutation)
  const isSending = useRef(false)

  useEffect(() => {
    if (Object.keys(pending).length === 0) forgetDraft(name)
    else keepDraft(name, pending)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the name is made of ids that do not change here
  }, [pending, viewer.id, review.id])

  const flush = useCallback(async () => {
    const ready = Object.entries(pending).filter(([code, { answer, on }]) => isSendable(answer) && !isConflict(review, code, on))
    if (ready.length === 0 || isSending.current) return
    isSending.current = true
    const answers = ready.map(([criterionCode, { answer, on }]) => ({ criterionCode, ...answer, expectedVersion: on }))
    try {
      await send({ variables: { input: { reviewId: review.id, answers } } })
      setRefused(false)
      setPending((now) => afterSending(now, ready))
    } catch (error) {
      const { code, kind } = toApiError(error)
      if (code === 'STALE') await client.query({ query: reviewQuery, variables: { id: review.id }, fetchPolicy: 'network-only' })
      else setRefused(kind !== 'unavailable')
    } finally {
      isSending.current = false
    }
  }, [pending, review, send, client])

  useEffect(() => {
    if (!isReachable || isRefused || !review.isOpen) return undefined
    const timer = window.setTimeout(() => void flush(), pause)
    return () => window.clearTimeout(timer)
  }, [flush, isReachable, isRefused, review.isOpen])

  const statusOf = (code: string): AnswerStatus => {
    const own = pending[code]
    if (!own) return 'saved'
    if (isConflict(review, code, own.on)) return 'conflict'
    if (!isSendable(own.answer)) return 'incomplete'
    if (isRefused) return 'refused'
    return isReachable ? 'waiting' : 'kept'
  }

  return {
    answerOf: (code: string): CriterionAnswer => pending[code]?.answer ?? savedOf(review, code).answer,
    savedOf: (code: string): CriterionAnswer => savedOf(review, code).answer,
    statusOf,
    pendingCount: Object.keys(pending).length,
    flush,
    write: (code: string, answer: CriterionAnswer) => {
      setRefused(false)
      setPending((now) => ({ ...now, [code]: { answer, on: now[code]?.on ?? savedOf(review, code).version } }))
    },
    /** Settles a conflict: one's own goes on what is there now, or is given up. */
    choose: (code: string, which: 'own' | 'other') =>
      setPending((now) => {
        const { [code]: own, ...rest } = now
        return which === 'own' && own ? { ...rest, [code]: { ...own, on: savedOf(review, code).version } } : rest
      })
  }
}

/** What was sent as it stands is no longer pending; what was written on meanwhile stands on the next version. */
function afterSending(now: Pending, sent: readonly (readonly [string, Pending[string]])[]): Pending {
  const next = { ...now }
  for (const [code, { answer, on }] of sent) {
    const own = next[code]
    if (!own) continue
    if (own.answer === answer) delete next[code]
    else next[code] = { ...own, on: on + 1 }
  }
  return next
}
