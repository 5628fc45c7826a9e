/** What is kept about oneself: to take along, and to have erased. */
import { useMutation, useQuery } from '@apollo/client/react'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { ownErasureQuery, requestErasureMutation } from './people.operations.js'
import styles from '../../../ui/admin-pages.module.css'
import { downloadFile } from '../../../ui/download.js'

function RequestDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const [request] = useMutation(requestErasureMutation, { refetchQueries: [ownErasureQuery] })
  const state = useAct<never>({ names: [] }, () => {
    showToast({ kind: 'done', text: t('people.own.requested') })
    onClose()
  })
  return (
    <ActDialog
      title={t('people.own.request')}
      submit={t('people.own.request')}
      isDangerous
      prefix="own"
      names={[]}
      state={state}
      onSubmit={() => void state.run(() => request({ variables: { input: { isWanted: true } } }))}
      onClose={onClose}
    >
      <p className={styles.note}>{t('people.own.requestText')}</p>
    </ActDialog>
  )
}

export function OwnData() {
  const t = useText()
  const format = useFormat()
  const describe = useErrorMessage()
  const { data } = useQuery(ownErasureQuery)
  const [withdraw, { loading }] = useMutation(requestErasureMutation, { refetchQueries: [ownErasureQuery] })
  const [isAsking, setAsking] = useState(false)
  const requestedAt = data?.viewer.erasureRequestedAt
  const tell = (error: unknown) => showToast({ kind: 'error', id: 'own-data', text: describe(error).text })
  return (
    <>
      <p className={styles.note}>{t('people.own.text')}</p>
      {requestedAt && <p className={styles.note}>{t('people.own.waits', { at: format.instant(requestedAt) })}</p>}
      <div className={styles.acts}>
        <Button icon={IconDownload} onClick={() => void downloadFile('/files/my-data.json').catch(tell)}>
          {t('people.own.download')}
        </Button>
        {requestedAt ? (
          <Button isBusy={loading} onClick={() => void withdraw({ variables: { input: { isWanted: false } } }).catch(tell)}>
            {t('people.own.withdraw')}
          </Button>
        ) : (
          <Button variant="quiet" onClick={() => setAsking(true)}>
            {t('people.own.request')}
          </Button>
        )}
      </div>
      {isAsking && <RequestDialog onClose={() => setAsking(false)} />}
    </>
  )
}
