/** Asks for all that an edition rests on as one file, and leads to where it is made. */
import { useMutation } from '@apollo/client/react'
import { IconFileZip } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { Button } from '../../../ui/button.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { requestEditionMutation } from './exports.operations.js'

export function EditionExportButton({ editionId }: { readonly editionId: string }) {
  const t = useText()
  const language = useLanguage()
  const navigate = useNavigate()
  const describe = useErrorMessage()
  const [ask, { loading }] = useMutation(requestEditionMutation)
  async function askFor() {
    try {
      const { data } = await ask({ variables: { input: { editionId, language } } })
      const id = data?.requestEditionExport.export.id
      if (id) await navigate({ to: '/$lang/exports', params: { lang: language }, search: { id } })
    } catch (error) {
      showToast({ kind: 'error', id: 'export', text: describe(error).text })
    }
  }
  return (
    <Button icon={IconFileZip} isBusy={loading} onClick={() => void askFor()}>
      {t('exports.edition.open')}
    </Button>
  )
}
