/** Sends files of agreements and mandates, and says in words what is wrong with one. */
import { toApiError } from '../../graphql/api-error.js'
import { sendFile } from '../../graphql/send-file.js'
import { useErrorMessage } from '../../ui/error-message.js'
import { useText } from '../../ui/text.js'

/** What the server takes in at most. */
export const mostMegabytes = 20

/** Sends a file; gives back what was answered. */
export const sendGovernanceFile = (path: string, file: File): Promise<unknown> => sendFile(path, file, { onProgress: () => undefined, signal: new AbortController().signal })

/** Sends a file of an agreement; gives back the id under which it is known. */
export const sendAgreementFile = async (path: string, file: File): Promise<string> => ((await sendGovernanceFile(path, file)) as { id: string }).id

/** What is wrong with a file before it is sent, and with one that was refused. */
export function useFileProblems() {
  const t = useText()
  const message = useErrorMessage()
  const known: Readonly<Record<string, string>> = { UNSUPPORTED_MEDIA: t('ui.file.notPdf'), FILE_TOO_LARGE: t('ui.file.tooLarge', { max: mostMegabytes }) }
  return {
    known,
    before: (file: File): string | null => (file.size > mostMegabytes * 1024 * 1024 ? (known['FILE_TOO_LARGE'] ?? null) : null),
    after: (error: unknown): string => known[toApiError(error).code] ?? message(error).text
  }
}
