/** Adds a document to a meeting: for an item, for the whole of it, or to show a proxy. */
import { useState } from 'react'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { FileChoice } from '../../../ui/file-choice.js'
import { SelectField } from '../../../ui/form-field.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { mostMegabytes, sendGovernanceFile } from '../governance-files.js'
import type { MeetingDialogProps } from './meeting-ref.js'
import { uploadAddress } from './meeting-words.js'

const names = ['file', 'place'] as const

export function PaperDialog({ meeting, onClose }: MeetingDialogProps) {
  const t = useText()
  const pick = useLocalized()
  const [file, setFile] = useState<File | null>(null)
  const [place, setPlace] = useState('whole')
  const tooLarge = t('ui.file.tooLarge', { max: mostMegabytes })
  const known = { UNSUPPORTED_MEDIA: { field: 'file', text: t('meeting.paper.badFile') }, FILE_TOO_LARGE: { field: 'file', text: tooLarge } } as const
  const state = useAct<(typeof names)[number]>({ names, known }, onClose)
  const places = [
    { value: 'whole', label: t('meeting.paper.whole') },
    ...meeting.items.map(({ id, position, title }) => ({ value: id, label: `${position}. ${pick(title)}` })),
    { value: 'proxy', label: t('meeting.paper.proxyPlace') }
  ]
  const submit = () =>
    void state.run(
      async () => {
        if (!file) return
        await sendGovernanceFile(uploadAddress(meeting.id, place), file)
        showToast({ kind: 'done', text: t('meeting.paper.added') })
      },
      { ...(file === null && { file: t('meeting.paper.needsFile') }), ...(file && file.size > mostMegabytes * 1024 * 1024 && { file: tooLarge }) }
    )
  return (
    <ActDialog prefix="paper" title={t('meeting.paper.open')} submit={t('meeting.paper.submit')} {...{ names, state, onClose }} onSubmit={submit}>
      <SelectField {...{ id: 'paper-place', label: t('meeting.paper.place'), value: place, options: places, error: state.refusal.fields.place }} onChange={({ target }) => setPlace(target.value)} />
      {place === 'proxy' && <p>{t('meeting.paper.proxyHelp')}</p>}
      <FileChoice id="paper-file" label={t('meeting.paper.file')} help={t('meeting.paper.help', { max: mostMegabytes })} accepted=".pdf,.png,.jpg,.jpeg" name={file?.name ?? null} problem={state.refusal.fields.file ?? null} onChoose={setFile} />
    </ActDialog>
  )
}
