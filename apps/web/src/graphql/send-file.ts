/** Sends a file to be read; files do not go through GraphQL. */
import { ApiError, errorOfAnswer } from './api-error.js'
import { noteAnswer, noteNoAnswer } from './connection.js'

export interface Sending {
  /** Is told how much has been sent, from 0 to 1. */
  readonly onProgress: (part: number) => void
  /** Gives it up. */
  readonly signal: AbortSignal
}

/**
 * Sends a file and gives back what was answered, as it came.
 *
 * @throws ApiError with the code of the refusal, or UNAVAILABLE when nobody answers
 */
export function sendFile(path: string, file: File, of: Sending): Promise<unknown> {
  const body = new FormData()
  body.append('file', file, file.name)
  // What has been sent of a request is told by this object alone; fetch keeps it to itself.
  const request = new XMLHttpRequest()
  return new Promise((done, fail) => {
    request.open('POST', path)
    request.upload.onprogress = ({ loaded, total }) => of.onProgress(total > 0 ? loaded / total : 0)
    request.onerror = () => {
      noteNoAnswer()
      fail(new ApiError({ code: 'UNAVAILABLE' }))
    }
    request.onload = () => {
      noteAnswer()
      if (request.status !== 200) return fail(errorOfAnswer(request.status, request.responseText))
      try {
        done(JSON.parse(request.responseText))
      } catch (error) {
        fail(error)
      }
    }
    of.signal.addEventListener('abort', () => request.abort())
    request.send(body)
  })
}
