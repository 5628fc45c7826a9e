/** What can be done with an edition that is not certified: certify it, prepare it anew, drop it. */
import { useMutation } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useRunText } from './edition-words.js'
import { certifyEditionMutation, dropEditionMutation, type Edition, editionContentsQuery, editionQuery, renewEditionMutation } from './edition.operations.js'
import styles from './edition.module.css'

const names = ['editionId'] as const

export interface EditionDialogProps {
  readonly edition: Edition
  readonly onClose: () => void
}

const seen = ({ id, version }: Edition) => ({ editionId: id, expectedVersion: version })

export function CertifyDialog({ edition, onClose }: EditionDialogProps) {
  const t = useText()
  const runText = useRunText()
  const [mutate] = useMutation(certifyEditionMutation, { refetchQueries: [editionQuery, editionContentsQuery] })
  const state = useAct<'editionId'>({ names }, onClose)
  const certify = () =>
    void state.run(async () => {
      const { data } = await mutate({ variables: { input: seen(edition) } })
      const { number, year } = data?.certifyEdition.edition ?? {}
      showToast({ kind: 'done', text: t('edition.certify.done', { number: number ?? '', year: String(year ?? '') }) })
    })
  const { includedCount, missingCount, replaces } = edition
  return (
    <ActDialog prefix="certify" title={t('edition.certify.title', { run: runText(edition) })} submit={t('edition.certify.submit')} {...{ names, state, onClose }} onSubmit={certify}>
      <ul className={styles.list}>
        <li>{t('edition.certify.holds', { included: includedCount })}</li>
        {missingCount > 0 && <li>{t('edition.certify.missing', { count: missingCount })}</li>}
        {replaces && <li>{t('edition.certify.replaces', { number: replaces.number ?? '', year: String(replaces.year ?? '') })}</li>}
        <li>{t('edition.certify.forever')}</li>
        <li>{t('edition.certify.proof')}</li>
      </ul>
    </ActDialog>
  )
}

export function RenewDialog({ edition, onClose }: EditionDialogProps) {
  const t = useText()
  const [mutate] = useMutation(renewEditionMutation, { refetchQueries: [editionQuery] })
  const state = useAct<'editionId'>({ names }, onClose)
  const renew = () => void state.run(() => mutate({ variables: { input: seen(edition) } }))
  return (
    <ActDialog prefix="renew" title={t('edition.renew.title')} submit={t('edition.renew.submit')} {...{ names, state, onClose }} onSubmit={renew}>
      <p>{t('edition.renew.text')}</p>
    </ActDialog>
  )
}

export function DropDialog({ edition, onClose }: EditionDialogProps) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const [mutate] = useMutation(dropEditionMutation)
  const state = useAct<'editionId'>({ names }, onClose)
  const drop = () =>
    void state.run(async () => {
      await mutate({
        variables: { input: seen(edition) },
        update: (cache) => {
          cache.evict({ fieldName: 'editions' })
        }
      })
      showToast({ kind: 'done', text: t('edition.drop.done') })
      await navigate({ to: '/$lang/reports/editions', params: { lang } })
    })
  return (
    <ActDialog prefix="drop" title={t('edition.drop.title')} submit={t('edition.drop.submit')} isDangerous {...{ names, state, onClose }} onSubmit={drop}>
      <p>{t('edition.drop.text')}</p>
    </ActDialog>
  )
}
