/** Ends the letters about new editions: the link in each of them leads here. Opening it ends nothing yet. */
import { useMutation } from '@apollo/client/react'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { publicationQuery, unsubscribeMutation, type Publication } from './publication.operations.js'

interface EndSubscriptionProps {
  readonly publication: Publication
  readonly onClose: () => void
}

const names: readonly never[] = []

export function EndSubscription({ publication: { audienceId, audienceName, isSubscribed }, onClose }: EndSubscriptionProps) {
  const t = useText()
  const say = useLocalized()
  const [mutate] = useMutation(unsubscribeMutation, { refetchQueries: [publicationQuery] })
  const state = useAct<never>({ names }, onClose)
  function end() {
    void state.run(async () => {
      await mutate({ variables: { input: { audienceId } } })
      showToast({ kind: 'done', text: t('publication.unsubscribed') })
    })
  }
  const text = t(isSubscribed ? 'publication.unsubscribe.text' : 'publication.unsubscribe.none', { name: say(audienceName) })
  return (
    <ActDialog title={t('publication.unsubscribe')} submit={t('publication.unsubscribe')} isBlocked={!isSubscribed} prefix="unsubscribe" names={names} state={state} onSubmit={end} onClose={onClose}>
      <p>{text}</p>
    </ActDialog>
  )
}
