/** Saves a file that may be refused: the refusal is thrown instead of opening as a page. */
import { errorOfAnswer } from '../../../graphql/api-error.js'
import { saveTextFile } from '../../../ui/download.js'

/** @throws ApiError when the file is refused */
export async function saveFile(address: string): Promise<void> {
  const response = await fetch(address, { credentials: 'same-origin' })
  const text = await response.text()
  if (!response.ok) throw errorOfAnswer(response.status, text)
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'solmu.json'
  saveTextFile(name, text, response.headers.get('content-type') ?? 'application/json')
}
