/**
 * Some acts need a fresh proof of who is at the keyboard (PROOF_REQUIRED). The page asks for it, once for all that wait
 * for it, and then what was refused is sent again; nobody has to type anything twice.
 */
import { ApiError, errorOfAnswer } from './api-error.js'
import { noteAnswer, noteNoAnswer } from './connection.js'
import { noteRefusals } from './refusal-signals.js'

type Asker = () => Promise<boolean>

let asker: Asker | null = null
let asking: Promise<boolean> | null = null

/** Tells who asks the person; returns the function that stops it. */
export function onProofNeeded(next: Asker): () => void {
  asker = next
  return () => {
    if (asker === next) asker = null
  }
}

/** Asks the person to prove who they are. @returns false when they would rather not, or cannot be asked */
export function askProof(): Promise<boolean> {
  asking ??= Promise.resolve(asker?.() ?? false)
    .catch(() => false)
    .finally(() => {
      asking = null
    })
  return asking
}

async function answerOf(path: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(path, { credentials: 'same-origin', ...init }).catch(() => {
    noteNoAnswer()
    throw new ApiError({ code: 'UNAVAILABLE' })
  })
  noteAnswer()
  return answer
}

/**
 * A request beside GraphQL, such as that of a file, which asks for a proof when it takes one.
 *
 * @returns the answer, always a good one
 * @throws ApiError with the code of the refusal; PROOF_REQUIRED when the person would not prove who they are
 */
export async function provedFetch(path: string, init: RequestInit = {}): Promise<Response> {
  let answer = await answerOf(path, init)
  if (answer.ok) return answer
  let refusal = errorOfAnswer(answer.status, await answer.text())
  if (refusal.code === 'PROOF_REQUIRED' && (await askProof())) {
    answer = await answerOf(path, init)
    if (answer.ok) return answer
    refusal = errorOfAnswer(answer.status, await answer.text())
  }
  noteRefusals([refusal.code])
  throw refusal
}
