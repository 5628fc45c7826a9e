/** Takes a target away, once it is confirmed. */
import { useMutation } from '@apollo/client/react'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { progressQuery, removeTargetMutation, targetsQuery, type Target } from './target.operations.js'

export function RemoveTargetDialog({ target, onClose }: { readonly target: Target; readonly onClose: () => void }) {
  const t = useText()
  const say = useLocalized()
  const [mutate] = useMutation(removeTargetMutation, { refetchQueries: [targetsQuery, progressQuery] })
  const state = useAct<'targetId'>({ names: ['targetId'] }, onClose)
  const what = `${target.indicator.code} ${say(target.indicator.name)}`
  function remove() {
    void state.run(async () => {
      await mutate({ variables: { input: { targetId: target.id, expectedVersion: target.version } } })
      showToast({ kind: 'done', text: t('target.remove.done') })
    })
  }
  return (
    <ActDialog title={t('target.remove.heading')} submit={t('target.remove.submit')} isDangerous prefix="remove" names={['targetId']} state={state} onSubmit={remove} onClose={onClose}>
      <p>{t('target.remove.what', { kind: t(`target.kind.${target.kind}`), what, unit: say(target.unit.name), period: target.period })}</p>
    </ActDialog>
  )
}
