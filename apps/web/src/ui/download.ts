/** Hands a text, or what the API wrote, to the reader as a file. */
import { provedFetch } from '../graphql/proof.js'

/**
 * Saves a text under a name.
 *
 * @example saveTextFile('yksikot.csv', '\ufeff' + csv, 'text/csv;charset=utf-8')
 */
export function saveTextFile(name: string, text: string, type: string): void {
  save(name, new Blob([text], { type }))
}

/** The name that the API gave to a file. @example fileNameIn('attachment; filename="omat.json"') // 'omat.json' */
function fileNameIn(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  return encoded ? decodeURIComponent(encoded) : (/filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1] ?? 'solmu')
}

/**
 * Fetches a file and saves it under the name that the API gave it; asks for a fresh proof when the file takes one.
 * A plain link does where no proof is asked for.
 *
 * @param init how it is asked for, where that is not by a plain GET
 * @throws ApiError with the code of the refusal
 * @example await downloadFile(`/files/persons/${id}/data.json`)
 */
export async function downloadFile(path: string, init: RequestInit = {}): Promise<void> {
  const answer = await provedFetch(path, init)
  save(fileNameIn(answer.headers.get('content-disposition')), await answer.blob())
}

function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
