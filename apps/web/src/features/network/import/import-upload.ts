/** Sends a file to be brought in. Files do not go through GraphQL. */
import { z } from 'zod'
import { ApiError, errorOfAnswer } from '../../../graphql/api-error.js'
import { noteAnswer, noteNoAnswer } from '../../../graphql/connection.js'
import type { ImportKind } from './import.operations.js'

const answerSchema = z.object({ importId: z.string().min(1) })

/**
 * Uploads a file; nothing is checked or changed yet.
 *
 * @returns the id of the import
 * @throws ApiError with the code of the refusal, or UNAVAILABLE when nobody answers
 */
export async function uploadImport(kind: ImportKind, file: File): Promise<string> {
  const body = new FormData()
  body.append('file', file, file.name)
  const answer = await fetch(`/files/imports/${kind}`, { method: 'POST', credentials: 'same-origin', body }).catch(() => {
    noteNoAnswer()
    throw new ApiError({ code: 'UNAVAILABLE' })
  })
  noteAnswer()
  const text = await answer.text()
  if (!answer.ok) throw errorOfAnswer(answer.status, text)
  return answerSchema.parse(JSON.parse(text)).importId
}
